"""Direct quotations: stretches in quotation marks tied to the words that say who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from communique.analysis import Analysis
from communique.find.marks import MarkPair
from communique.find.quotes_found import Found
from communique.find.quotes_tags import begins, is_whole, tag_of, tokens_between
from communique.spans import Span, trimmed


@dataclass(slots=True)
class _Spoken:
    """A direct quotation while it grows: its tag, and the stretches found for it so far."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    verb: int | None
    rule: str
    score: float
    content: list[Span] = field(default_factory=list)
    last: MarkPair | None = None


def marked_quotes(analysis: Analysis, marks: Sequence[MarkPair], language: str = "en") -> list[Found]:
    """Every quotation in marks whose speaker a tag beside it names, with the quotations that go on from it."""
    spoken: list[_Spoken] = []
    before: MarkPair | None = None
    waiting: list[MarkPair] = []
    outer = outermost(marks)
    for at, pair in enumerate(outer):
        following = outer[at + 1] if at + 1 < len(outer) else None
        tag = tag_of(analysis, before, pair, following, language)
        if tag is not None and spoken and tag.verb is not None and tag.verb == spoken[-1].verb:
            _extend(analysis, spoken[-1], before, pair)
        elif tag is not None:
            spoken.append(_Spoken(tag.source, tag.cue, tag.verb, tag.rule, tag.score))
            _extend(analysis, spoken[-1], before, pair)
            _take_waiting(analysis, spoken[-1], waiting, pair)
        elif spoken and before is not None and _goes_on(analysis, spoken[-1], before, pair):
            _extend(analysis, spoken[-1], None, pair)
        elif not pair.closed:
            if not waiting or waiting[-1] is not before:
                waiting.clear()
            waiting.append(pair)
        before = pair
    return [Found(s.source, s.cue, tuple(s.content), s.rule, s.score, s.verb) for s in spoken if s.content]


def _take_waiting(analysis: Analysis, spoken: _Spoken, waiting: Sequence[MarkPair], pair: MarkPair) -> None:
    """Give a running quotation its earlier paragraphs when only its last one names the speaker."""
    here = analysis.paragraph_at(pair.start)
    above = analysis.paragraph_at(waiting[-1].start) if waiting else None
    if here is None or above is None or here.i != above.i + 1 or not begins(analysis, here, pair):
        return
    earlier = [trimmed(analysis.text, p.start, p.end) for p in waiting]
    spoken.content[:0] = [s for s in earlier if s.text]


def outermost(marks: Sequence[MarkPair]) -> list[MarkPair]:
    """The stretches that lie in no other one, in text order."""
    found: list[MarkPair] = []
    for pair in marks:
        if pair.inner_end > pair.inner_start and (not found or pair.start >= found[-1].end):
            found.append(pair)
    return found


def _extend(analysis: Analysis, spoken: _Spoken, before: MarkPair | None, pair: MarkPair) -> None:
    start = pair.start
    if spoken.verb is not None and pair.end <= analysis.tokens[spoken.verb].start:
        start = _front(analysis, None if _is_phrase(analysis, spoken, before) else before, pair)
    span = trimmed(analysis.text, start, pair.end)
    if any(c.isalnum() for c in span.text):
        spoken.content.append(span)
    spoken.last = pair


def _is_phrase(analysis: Analysis, spoken: _Spoken, before: MarkPair | None) -> bool:
    """Whether the quotation before is but a phrase in the same sentence ("the 'old' and the 'new,' X said")."""
    return before is not None and spoken.last is not before and not is_whole(analysis.text, before)


def _front(analysis: Analysis, before: MarkPair | None, pair: MarkPair) -> int:
    """Where the content begins when the reported sentence begins before its marks (``He was "glad," X said``)."""
    sentence = analysis.sentence_at(pair.start)
    if sentence is None:
        return pair.start
    start = max(sentence.start, before.end if before is not None else 0)
    words = [t for t in tokens_between(analysis, start, pair.start) if t.pos not in ("PUNCT", "CCONJ", "SPACE", "SYM")]
    if analysis.text[start : pair.start].rstrip()[-1:] in (":", ","):
        return pair.start
    if len(words) < 2 or before is not None and before.end > sentence.start:
        return pair.start
    return words[0].start


def _goes_on(analysis: Analysis, spoken: _Spoken, before: MarkPair, pair: MarkPair) -> bool:
    """Whether a quotation without a tag continues the one before it."""
    if spoken.last is not before:
        return False
    last, here = analysis.paragraph_at(before.start), analysis.paragraph_at(pair.start)
    if last is None or here is None:
        return False
    if here.i == last.i:
        return _only_tag_between(analysis, spoken, before, pair)
    alone = begins(analysis, here, pair) and len(analysis.text[pair.end : here.end].strip(" .")) == 0
    if here.i != last.i + 1 or not (alone or not before.closed):
        return False
    return _only_tag_after(analysis, spoken, before, last.end)


def _only_tag_between(analysis: Analysis, spoken: _Spoken, before: MarkPair, pair: MarkPair) -> bool:
    between = tokens_between(analysis, before.end, pair.start)
    words = [t for t in between if t.pos not in ("PUNCT", "SPACE") and t.end <= pair.start]
    text = analysis.text
    if not is_whole(text, pair):
        return False
    if not words or (len(words) == 1 and words[0].pos == "CCONJ"):
        return True
    sentence = analysis.sentence_at(pair.start)
    if spoken.verb is None or sentence is None:
        return False
    tag = analysis.tokens[spoken.verb]
    if tag.start < before.end:
        return False
    if any(t.sentence != tag.sentence for t in words):
        return sentence.i <= tag.sentence + 2 and not any(t.sentence == sentence.i for t in words)
    resumes = text[before.inner_end - 1] == "," and text[pair.inner_start].islower()
    resumes = resumes and text[max(0, pair.start - 2) : pair.start].rstrip()[-1:] in (",", "—", "–", "-")
    return sentence.i != tag.sentence or resumes or not any(t.pos == "VERB" and t.i > tag.i for t in words)


def _only_tag_after(analysis: Analysis, spoken: _Spoken, before: MarkPair, end: int) -> bool:
    words = [t for t in tokens_between(analysis, before.end, end) if t.pos not in ("PUNCT", "SPACE")]
    if not words:
        return True
    return spoken.verb is not None and all(t.sentence == analysis.tokens[spoken.verb].sentence for t in words)
