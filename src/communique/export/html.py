"""A reading as HTML for notebooks: what it says in short, and the text with its spans marked.

Self-contained: no script, no style sheet, no address; every word of the text is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from communique.export.cards import ordered
from communique.export.layers import Layer, layers, segments
from communique.export.summary import top_items
from communique.export.visible import visible, visible_lines
from communique.export.wording import chain, described, headline, kind_and_status, when, where
from communique.records import Contact, Reading

LONGEST = 60_000
"""Code points of the text that are shown: a notebook slows down beyond."""
MOST_CONTACTS = 20
FRAME = (
    "font-family:system-ui,sans-serif;line-height:1.5;max-width:52em;color:#1a1a1a;background:#fff;"
    "border:1px solid #ccc;border-radius:4px;padding:1em"
)
LABEL = "text-align:left;vertical-align:top;font-weight:400;color:#595959;white-space:nowrap;padding:0 1em 0 0"
STYLES = {
    "contact": "border-bottom:3px solid #0b6e4f;font-weight:600",
    "participant": "border-bottom:2px solid #0b6e4f",
    "quote": "background:#e3eefc",
    "cue": "border-bottom:1px dashed #1f4e9c",
    "source": "border-bottom:2px solid #1f4e9c",
    "scare_quotes": "background:#fdeeb5",
    "loaded": "background:#fbd9d3",
    "hedge": "border-bottom:2px dotted #8a5a00",
}
LEGEND = {
    "contact": "contact",
    "participant": "participant",
    "quote": "quoted words",
    "source": "speaker",
    "scare_quotes": "scare quotes",
    "loaded": "loaded word",
    "hedge": "hedge",
}


def html(reading: Reading) -> str:
    """The reading as one HTML element."""
    return (
        f'<div style="{FRAME}"><div style="font-size:1.15em;font-weight:600">{_safe(headline(reading))}</div>'
        f"{_in_short(reading)}{_contacts(reading)}{_legend()}{_text(reading)}</div>"
    )


def _safe(words: str) -> str:
    return f"<bdi>{escape(visible(words))}</bdi>"


def _rows(rows: Iterator[tuple[str, str]]) -> str:
    cells = "".join(
        f'<tr style="background:transparent"><th style="{LABEL}">{escape(label)}</th>'
        f'<td style="text-align:left;padding:0">{words}</td></tr>'
        for label, words in rows
    )
    return f'<table style="border-collapse:collapse;margin:.5em 0">{cells}</table>'


def _in_short(reading: Reading) -> str:
    _, origin, _, *short = top_items(reading)
    words = _safe("".join(p.words for p in origin.parts))
    rows = ((i.label, _safe("".join(p.words for p in i.parts))) for i in short)
    return f'<div style="color:#595959">{words}</div>{_rows(rows)}'


def _contacts(reading: Reading) -> str:
    found = ordered(reading.contacts)
    cards = "".join(_card(c, reading) for c in found[:MOST_CONTACTS])
    left_out = len(found) - MOST_CONTACTS
    return cards + (f"<div>... and {left_out:,} more contacts</div>" if left_out > 0 else "")


def _card(contact: Contact, reading: Reading) -> str:
    name = escape(kind_and_status(contact))
    return f'<div style="font-weight:600;margin-top:.5em">{name}</div>{_rows(_facts(contact, reading))}'


def _facts(contact: Contact, reading: Reading) -> Iterator[tuple[str, str]]:
    yield "who", "<br>".join(_safe(described(p)) for p in contact.participants) or "not stated"
    if contact.date or contact.main:
        yield "when", _safe(when(contact.date))
    if contact.place or contact.main:
        yield "where", _safe(where(contact.place))
    if contact.topics:
        yield "about", "; ".join(_safe(s.text) for s in contact.topics)
    if contact.outcomes:
        yield "came of it", "<br>".join(_safe(s.text) for s in contact.outcomes)
    if contact.on_word_of:
        yield "on the word of", "<br>".join(_safe(chain(link, reading)) for link in contact.on_word_of)


def _legend() -> str:
    keys = " ".join(f'<span style="{STYLES[kind]}">{words}</span>' for kind, words in LEGEND.items())
    return f'<div style="font-size:.85em;margin:.75em 0">marked in the text: {keys}</div>'


def _text(reading: Reading) -> str:
    text = reading.document.text[:LONGEST]
    shown = "".join(_segment(text[a:b], over) for a, b, over in segments(layers(reading), len(text)))
    left_out = len(reading.document.text) - len(text)
    note = f'<div style="color:#595959">... and {left_out:,} more characters</div>' if left_out else ""
    style = "white-space:pre-wrap;unicode-bidi:plaintext;border-top:1px solid #ccc;padding-top:.75em"
    return f'<div style="{style}">{shown}</div>{note}'


def _segment(words: str, over: tuple[Layer, ...]) -> str:
    safe = escape(visible_lines(words))
    if not over:
        return safe
    style = ";".join(dict.fromkeys(STYLES[layer.kind] for layer in over))
    title = escape(visible("; ".join(dict.fromkeys(layer.title for layer in over))))
    return f'<span style="{style}" title="{title}">{safe}</span>'
