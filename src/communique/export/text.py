"""The report for a terminal: what is reported, on whose word, who said what, and where the author speaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import StringIO

from rich.color import ColorSystem
from rich.console import Console
from rich.text import Text

from communique.export.cards import contact_items
from communique.export.evidence import Sentences, because, evidence
from communique.export.items import Item, Part
from communique.export.opinion import voice_items
from communique.export.speakers import quote_items
from communique.export.summary import top_items, warning_items, was_read
from communique.export.visible import isolated, visible
from communique.records import Reading

WIDTH = 80
NARROWEST = 40
WIDEST = 110
"""Columns: without a terminal, the fewest laid out for, and the most (longer lines are hard to read)."""
SET_IN = (0, 0, 2, 4)
LABEL = 15
"""Columns that an item of each level is set in; columns that a label takes."""
STYLES = {
    "plain": "",
    "title": "bold",
    "heading": "bold cyan",
    "name": "bold",
    "quiet": "dim",
    "quote": "green",
    "warning": "yellow",
    "label": "dim",
}


def report(
    reading: Reading,
    *,
    evidence: bool = False,
    why: bool = False,
    everything: bool = False,
    width: int | None = None,
    color: bool = False,
) -> str:
    """The report on one reading, ending in a line break.

    ``evidence`` adds offsets and the sentence below each line, ``why`` the reasons; ``everything`` shows long lists
    and long quotes whole. ``width`` in columns (80 when None). Without ``color`` there is no escape sequence in it.
    Nothing of the text can reach the terminal but its words: controls are shown, never given out.
    """
    sentences = Sentences(reading)
    items = (shown for item in _items(reading, everything) for shown in (item, *_below(item, sentences, evidence, why)))
    return laid_out(items, width=width, color=color)


def laid_out(items: Iterable[Item], *, width: int | None, color: bool) -> str:
    """Items as lines of a terminal, ending in a line break; ``width`` and ``color`` as in :func:`report`."""
    columns = min(max(width or WIDTH, NARROWEST), WIDEST)
    console = Console(file=StringIO(), width=columns, color_system=None, legacy_windows=False)
    written = [_printed(line, console, color) for item in items for line in _lines(item, console, columns)]
    return "".join(f"{isolated(line)}\n" for line in written)


def _printed(line: Text, console: Console, color: bool) -> str:
    if not color:
        return line.plain
    pieces = line.render(console)
    return "".join(s.style.render(s.text, color_system=ColorSystem.STANDARD) if s.style else s.text for s in pieces)


def _items(reading: Reading, everything: bool) -> Iterator[Item]:
    yield from top_items(reading)
    if was_read(reading):
        yield from contact_items(reading, everything)
        yield from quote_items(reading, everything)
        yield from voice_items(reading, everything)
    yield from warning_items(reading, everything)


def _below(item: Item, sentences: Sentences, show_evidence: bool, why: bool) -> Iterator[Item]:
    for parts in evidence(item, sentences) if show_evidence else ():
        yield Item("", parts, 3)
    for parts in because(item) if why else ():
        yield Item("", parts, 3)


def _lines(item: Item, console: Console, columns: int) -> Iterator[Text]:
    """The item wrapped beside its label, without trailing spaces."""
    edge = " " * (SET_IN[item.level] + (LABEL if item.level >= 2 or item.label else 0))
    label = Text(edge if not item.label else f"{'':{SET_IN[item.level]}}{item.label}".ljust(len(edge)), STYLES["label"])
    for wrapped in _text(item.parts).wrap(console, columns - len(edge)):
        wrapped.rstrip()
        yield label + wrapped if wrapped.plain or item.label else Text("")
        label = Text(edge)


def _text(parts: Iterable[Part]) -> Text:
    text = Text()
    for part in parts:
        text.append(visible(part.words), STYLES[part.style])
    return text
