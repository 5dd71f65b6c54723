"""How the page lays a text out: paragraphs, each cut where a mark begins or ends, with the notes that begin in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from communique.analysis.paragraphs import paragraphs
from communique.export.layers import segments
from communique.export.visible import RUN
from communique.export.wording import headline
from communique.records import Reading
from communique.web.reader.notes import Note, notes
from communique.web.reader.stretches import Marked, stretches

LONGEST = 120_000
"""Code points of one part: a longer text is shown in parts, cut between paragraphs."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a paragraph under the same marks: its words, the classes and the notes of its marks.

    ``begins`` are the notes whose first mark begins here; ``at`` says that it belongs to the stretch asked for.
    ``rtl`` says that the words run from right to left.
    """

    words: str
    kinds: tuple[str, ...]
    notes: tuple[str, ...]
    begins: tuple[str, ...] = ()
    at: bool = False
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, its part in the layout, and the notes beside it."""

    role: str
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]

    @property
    def records(self) -> tuple[Note, ...]:
        """The notes that stand one by one."""
        return tuple(note for note in self.notes if note.layer != "voice")

    @property
    def voice(self) -> dict[str, list[Note]]:
        """The notes on the author's voice, those of a kind together under their heading."""
        found: dict[str, list[Note]] = {}
        for note in self.notes:
            if note.layer == "voice":
                found.setdefault(note.heading, []).append(note)
        return found


@dataclass(frozen=True, slots=True)
class Sheet:
    """One part of a text, laid out; ``part`` counts from 1.

    ``title`` is the headline where the text begins with it; its notes stand beside the first paragraph.
    """

    title: tuple[Piece, ...]
    blocks: tuple[Block, ...]
    part: int
    parts: int
    part_of: dict[str, int]
    """The part that each note stands in."""


def laid_out(reading: Reading, part: int = 1, at: tuple[int, int] | None = None) -> Sheet:
    """One part of a text; with ``at`` (start and end in code points) the part in which that stretch begins, marked."""
    bounds = [(p.start, p.end, p.role) for p in paragraphs(reading.document.text, reading.document.title)]
    cuts = _cuts(bounds)
    beside = notes(reading)
    parts = len(cuts.paragraphs)
    part = min(max(cuts.part(at[0]) if at else part, 1), parts)
    last = cuts.paragraphs[part] if part < parts else len(bounds)
    own = [note for note in beside if cuts.part(note.at) == part]
    blocks = list(_blocks(reading, bounds[cuts.paragraphs[part - 1] : last], own, at))
    title: tuple[Piece, ...] = ()
    if part == 1 and len(blocks) > 1 and _is_title(blocks[0], reading):
        first, second, *rest = blocks
        title, blocks = first.pieces, [replace(second, notes=first.notes + second.notes), *rest]
    return Sheet(title, tuple(blocks), part, parts, {note.id: cuts.part(note.at) for note in beside})


AT = "at"


def _is_title(block: Block, reading: Reading) -> bool:
    """Whether a paragraph is the headline that the document is told by."""
    words = " ".join("".join(piece.words for piece in block.pieces).split())
    return words == " ".join(headline(reading).split())


@dataclass(frozen=True, slots=True)
class Cuts:
    """The paragraphs that the parts begin with, by number, and where they stand in the text."""

    paragraphs: tuple[int, ...]
    starts: tuple[int, ...]

    def part(self, offset: int) -> int:
        """The part that a code point stands in."""
        return max(bisect_right(self.starts, offset), 1)


def _cuts(bounds: Sequence[tuple[int, int, str]]) -> Cuts:
    numbers, starts = [0], [0]
    for i, (start, end, _) in enumerate(bounds):
        if end - starts[-1] > LONGEST and i > numbers[-1]:
            numbers.append(i)
            starts.append(start)
    return Cuts(tuple(numbers), tuple(starts))


def _begins(marked: Iterable[Marked]) -> dict[int, list[str]]:
    """The notes whose first mark begins at an offset."""
    first: dict[str, int] = {}
    for mark in marked:
        first[mark.note] = min(mark.start, first.get(mark.note, mark.start))
    found: dict[int, list[str]] = {}
    for note, offset in first.items():
        found.setdefault(offset, []).append(note)
    return found


def _blocks(
    reading: Reading, bounds: Sequence[tuple[int, int, str]], beside: Sequence[Note], at: tuple[int, int] | None
) -> Iterator[Block]:
    """The paragraphs, each with the notes that stand level with it; ``beside`` are in the order of the text."""
    marked = sorted(stretches(reading), key=lambda m: m.start)
    begins = _begins(marked)
    asked = [Marked(*at, "contacts", AT, AT)] if at else []
    for i, (start, end, role) in enumerate(bounds):
        first = 0 if i == 0 else start
        limit = bounds[i + 1][0] if i + 1 < len(bounds) else len(reading.document.text) + 1
        over = [m for m in (*marked, *asked) if m.start < end and m.end > start]
        cut = segments(over, end, start)
        pieces = tuple(p for a, b, kinds in cut for p in _pieces(reading.document.text, a, b, kinds, begins))
        yield Block(role, pieces, tuple(note for note in beside if first <= note.at < limit))


def _pieces(text: str, start: int, end: int, over: tuple[Marked, ...], begins: dict[int, list[str]]) -> Iterator[Piece]:
    """A piece, with its right-to-left runs as pieces of their own."""
    kinds = tuple(dict.fromkeys(m.kind for m in over if m.kind != AT))
    ids = tuple(dict.fromkeys(m.note for m in over if m.kind != AT))
    if any(m.kind == "judging" and m.start == start for m in over):
        kinds = (*kinds, "first")
    asked = any(m.kind == AT for m in over)
    begun = tuple(begins.get(start, ()))
    at = start
    for found in RUN.finditer(text, start, end):
        if found.start() > at:
            yield Piece(text[at : found.start()], kinds, ids, begun, asked)
            begun = ()
        yield Piece(found.group(), kinds, ids, begun, asked, rtl=True)
        begun, at = (), found.end()
    if at < end:
        yield Piece(text[at:end], kinds, ids, begun, asked)
