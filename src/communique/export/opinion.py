"""Where the author speaks: their share, the sentences that judge, and the marks in their own voice."""

from __future__ import annotations

from collections.abc import Iterator

from communique.export.items import Item, Part, cut, heading, item, more
from communique.export.visible import shortened
from communique.export.wording import counted, percent
from communique.records import Reading, VoiceMark, VoiceSentence
from communique.spans import Span, span_of

JUDGES = 0.5
"""From this ``subjective`` on a sentence is shown as the author's judgement."""
MOST_SENTENCES = 5
MOST_MARKS = 15
LONGEST = 200
LABELS = {"scare_quotes": "scare quotes", "loaded": "loaded words", "hedge": "hedges"}


def voice_items(reading: Reading, everything: bool = False) -> Iterator[Item]:
    """The section on voice: share, judgements, scare quotes, loaded words and hedges."""
    yield from heading("The author's own voice")
    yield item("share", share(reading))
    yield from _judgements(reading, everything)
    for kind, label in LABELS.items():
        marks = [m for m in reading.voice.marks if m.kind == kind]
        if marks:
            yield _marks(label, marks, everything)


def share(reading: Reading) -> str:
    """How much of the text is the author's own, in words and sentences."""
    voice = reading.voice
    if voice.author_share is None:
        return "not told"
    own = sum(s.by == "author" for s in voice.sentences)
    mixed = sum(s.by == "mixed" for s in voice.sentences)
    words = f"{percent(voice.author_share)} of the words, {own:,} of {counted(len(voice.sentences), 'sentence')}"
    return f"{words} and {mixed:,} in part" if mixed else words


def judgements(reading: Reading) -> list[VoiceSentence]:
    """The sentences in which the author judges, appeals or predicts, in text order."""
    return [s for s in reading.voice.sentences if s.subjective is not None and s.subjective >= JUDGES]


def _judgements(reading: Reading, everything: bool) -> Iterator[Item]:
    found = judgements(reading)
    if not found:
        return
    shown = cut(found, MOST_SENTENCES, everything)
    strongest = sorted(found, key=lambda s: (-(s.subjective or 0), s.start))[:shown]
    for i, sentence in enumerate(sorted(strongest, key=lambda s: s.start)):
        span = span_of(reading.document.text, sentence.start, sentence.end)
        words = span.text if everything else shortened(span.text, LONGEST)
        yield item("" if i else "judging", words, span)
    yield from more(len(found) - shown, "judging sentence")


def _marks(label: str, marks: list[VoiceMark], everything: bool) -> Item:
    """The words of one kind, each once with its number, in the order in which they first stand."""
    words: dict[str, list[VoiceMark]] = {}
    for mark in marks:
        words.setdefault(mark.text.casefold(), []).append(mark)
    shown = list(words.values())[: cut(list(words), MOST_MARKS, everything)]
    named = [same[0].text + (f" ({len(same)})" if len(same) > 1 else "") for same in shown]
    left_out = len(words) - len(shown)
    parts = [Part(", ".join(named))] + ([Part(f", ... and {left_out:,} more", "quiet")] if left_out else [])
    spans = tuple(Span(m.start, m.end, m.text) for same in shown for m in same)
    reasons = tuple(dict.fromkeys(r for same in shown for m in same for r in m.reasons))
    return Item(label, tuple(parts), 2, spans, reasons)
