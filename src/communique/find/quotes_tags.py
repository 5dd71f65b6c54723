"""The words beside a quotation in marks that say who speaks: "X said", "X told reporters:", a signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from communique.analysis import Analysis, Paragraph, Token
from communique.find.marks import MarkPair
from communique.find.quotes_cues import cue_forms, cue_tokens
from communique.find.quotes_found import clean, spans_of
from communique.find.quotes_nouns import noun_source
from communique.find.quotes_sources import source_of, source_tokens
from communique.spans import Span, span_of

FINITE = ("VBD", "VBZ", "VBP")
SIGNED = re.compile(r"(?:\s*(?:--|[–—―~])\s*|\s+-\s*|-\s+|-(?=[A-Z]))(?=\S)")
AUXILIARIES = frozenset(("was", "were", "is", "are", "been", "be", "being", "has", "have", "had", "'s", "’s", "'d"))
FEWEST_LEADING = 3
"""Words before a phrase in marks from which on it stands in a sentence that the author began."""
LONGEST_TAG = 60
"""Tokens looked at on each side of a quotation for its speaker: longer tags are rare; the limit keeps time linear."""


@dataclass(frozen=True, slots=True)
class Tag:
    """Who speaks a quotation in marks; ``verb`` is the cue's token, None for a colon or a signature."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    verb: int | None
    rule: str
    score: float


def begins(analysis: Analysis, paragraph: Paragraph, pair: MarkPair) -> bool:
    """Whether a quotation stands at the head of its paragraph."""
    return pair.start - paragraph.start < 8 and not analysis.text[paragraph.start : pair.start].strip()


def tokens_between(analysis: Analysis, start: int, end: int) -> Sequence[Token]:
    """The tokens that share a code point with ``[start, end)``."""
    inside = analysis.tokens_in(start, end) if end > start else range(0)
    return analysis.tokens[inside.start : inside.stop]


def tag_of(
    analysis: Analysis, before: MarkPair | None, pair: MarkPair, following: MarkPair | None, language: str
) -> Tag | None:
    """The tag of a quotation behind it, before it, or as its signature; its neighbours limit the search."""
    return (
        _tag_after(analysis, pair, following, language)
        or _tag_before(analysis, before, pair, language)
        or _signature(analysis, pair)
    )


def _tag_after(analysis: Analysis, pair: MarkPair, following: MarkPair | None, language: str) -> Tag | None:
    """``"…," X said``, ``"…," said X``, ``"…?" asked X``."""
    tokens = _after(analysis, pair, following)
    if not tokens or not _expects_tag(analysis, pair, tokens[0]) or _begins_anew(analysis, pair, tokens):
        return None
    verb = _first_verb(analysis, tokens, language)
    if verb is None:
        return None
    source = _subject_after(analysis, tokens, verb)
    if not source:
        return None
    return _tag_of(analysis, verb, source, "quotes.said", language)


def _after(analysis: Analysis, pair: MarkPair, following: MarkPair | None) -> Sequence[Token]:
    """The tokens behind a quotation up to the end of the sentence or to the next quotation."""
    paragraph = analysis.paragraph_at(pair.start)
    stop = paragraph.end if paragraph is not None else pair.end
    if following is not None:
        stop = min(stop, following.start)
    inside = analysis.tokens_in(pair.end, stop) if stop > pair.end else range(0)
    near = analysis.tokens[inside.start : min(inside.stop, inside.start + LONGEST_TAG)]
    tokens = [t for t in near if t.start >= pair.end]
    words = [t for t in tokens if t.pos not in ("PUNCT", "SPACE")]
    return [t for t in tokens if t.sentence == words[0].sentence] if words else []


def _expects_tag(analysis: Analysis, pair: MarkPair, first: Token) -> bool:
    """Whether a tag may follow: a comma, a dash, a question; without any, only a sentence that the marks open."""
    text = analysis.text
    last = text[pair.inner_start : pair.inner_end].rstrip()[-1:]
    beyond = text[pair.end : pair.end + 2].strip()[:1]
    if last in (",", "?", "!", "—", "-", "–", "…") or beyond in (",", "—", "–") or text[first.start] in ",—–-":
        return True
    if last == ".":
        return text[first.start].islower()
    sentence = analysis.sentence_at(pair.start)
    return sentence is not None and sentence.start == pair.start and first.pos in ("PRON", "PROPN")


def _begins_anew(analysis: Analysis, pair: MarkPair, tokens: Sequence[Token]) -> bool:
    """Whether a phrase in marks ends a clause, and another one with its own subject follows (", but Y dismissed …")."""
    sentence = analysis.sentence_at(pair.start)
    words = [t for t in tokens if t.pos not in ("PUNCT", "SPACE")]
    if sentence is None or not words or words[0].pos != "CCONJ":
        return False
    return len(analysis.text[sentence.start : pair.start].split()) >= FEWEST_LEADING


def _first_verb(analysis: Analysis, tokens: Sequence[Token], language: str) -> int | None:
    """The first verb that is not in a relative clause, when it is one that tags quotations."""
    table = cue_forms(language)
    for t in tokens:
        if t.dep == "mark" or t.tag == "WRB":
            return None
        if t.pos in ("VERB", "AUX") and t.tag in FINITE and t.dep != "relcl":
            if "direct" in table.get((t.lemma.lower(), "verb"), {}):
                return t.i
            if t.pos == "VERB":
                return _led_by(analysis, t, tokens[-1].i, language)
        if t.tag == "VBN" and t.dep != "acl" and (t.lemma == "quote" or _is_finite(analysis, t, tokens[0].i, language)):
            return t.i
    return None


def _led_by(analysis: Analysis, token: Token, last: int, language: str) -> int | None:
    """The verb of speech that another verb leads to ("used to say", "went on to add"), or None."""
    inner = analysis.child(token.i, "xcomp")
    if inner is None or not token.i < inner <= min(last, token.i + 3):
        return None
    said = analysis.tokens[inner]
    return inner if "direct" in cue_forms(language).get((said.lemma.lower(), "verb"), {}) else None


def _lead(analysis: Analysis, verb: int) -> range:
    """The words that lead to a verb of speech: "used to" in "used to say"."""
    token = analysis.tokens[verb]
    return range(token.head, verb) if token.dep == "xcomp" and verb - 3 <= token.head < verb else range(0)


def _is_finite(analysis: Analysis, token: Token, first: int, language: str) -> bool:
    """Whether a past tense behind a name was taken for a participle (``"…," Marr posted on X``)."""
    before = analysis.tokens[first : token.i]
    named = [t for t in before if t.pos != "PUNCT"]
    if not named or named[-1].pos == "ADV" or any(t.lower in AUXILIARIES or t.pos in ("ADP", "VERB") for t in named):
        return False
    forms = cue_forms(language).get((token.lemma.lower(), "verb"), {})
    return token.dep not in ("relcl", "advcl") and "direct" in forms


def _subject_after(analysis: Analysis, tokens: Sequence[Token], verb: int) -> list[int]:
    first, last = tokens[0].i, tokens[-1].i
    cited = _cited(analysis, verb, last)
    if cited:
        return cited
    subject = analysis.child(verb, "nsubj", "nsubjpass")
    if subject is None and analysis.tokens[verb].dep == "xcomp":
        subject = source_of(analysis, verb)
    if subject is not None and first <= subject <= last:
        return [i for i in source_tokens(analysis, subject, (verb,)) if first <= i <= last]
    front = [t.i for t in tokens if t.i < verb and t.pos not in ("PUNCT", "ADV", "CCONJ", "SPACE")]
    front = [i for i in front if analysis.tokens[i].pos != "AUX" or analysis.tokens[i].tag == "NNP"]
    if front:
        return list(range(front[0], verb))
    return _phrase(analysis, verb + 1, last)


def _cited(analysis: Analysis, verb: int, last: int) -> list[int]:
    """Whose words another passes on: "the agency quoted her aide Mara Orm as saying"."""
    tokens = analysis.tokens
    if tokens[verb].lemma != "quote" or analysis.child(verb, "nsubjpass") is not None:
        return []
    end = next((i for i in range(verb + 1, last) if tokens[i].lower == "as" and tokens[i + 1].tag == "VBG"), None)
    return list(range(verb + 1, end)) if end is not None and end > verb + 1 else []


def _phrase(analysis: Analysis, first: int, last: int) -> list[int]:
    """The noun phrase that begins at this token, without what follows it."""
    for i in range(first, last + 1):
        token = analysis.tokens[i]
        if token.pos in ("PUNCT", "ADP", "VERB"):
            return []
        if token.pos in ("NOUN", "PROPN", "PRON") and token.dep != "compound":
            left, right = analysis.edges(i)
            return list(range(max(left, first), min(right, last) + 1))
    return []


def _tag_of(analysis: Analysis, verb: int, source: list[int], rule: str, language: str) -> Tag:
    forms = cue_forms(language).get((analysis.tokens[verb].lemma.lower(), "verb"), {})
    cue = [i for i in (*_lead(analysis, verb), *cue_tokens(analysis, verb)) if i not in source]
    return Tag(spans_of(analysis, source), spans_of(analysis, cue), verb, rule, forms.get("direct", 0.6))


def _tag_before(analysis: Analysis, before: MarkPair | None, pair: MarkPair, language: str) -> Tag | None:
    """``X said, "…"``, ``X told reporters: "…"``, ``In a statement to the press, X wrote: "…"``."""
    tokens = _before(analysis, before, pair)
    words = [t for t in tokens if t.pos not in ("PUNCT", "SPACE")]
    if not words:
        return None
    colon = _leads_up(tokens)
    verb = _last_verb(words, language, colon)
    comma = tokens[-1].text in (",", "--", "—", "–") and words[-1].lower != "that"
    beside = verb == words[-1].i and is_whole(analysis.text, pair)
    if verb is not None and (colon or comma or beside):
        head = source_of(analysis, verb)
        source = source_tokens(analysis, head, (verb,)) if head is not None else []
        if source or colon:
            return _tag_of(analysis, verb, source, "quotes.said", language)
    if colon:
        topic = verb is None and words[-1].pos != "PROPN"
        return None if topic and _goes_on(analysis.text, pair) else _colon_tag(analysis, words)
    return _noun_tag(analysis, words, language) if comma else None


def _leads_up(tokens: Sequence[Token]) -> bool:
    """Whether a colon stands right before a quotation, and no word between them: not 'Trade: the "visit" of'."""
    behind = next((t for t in reversed(tokens) if t.text == ":" or t.pos not in ("PUNCT", "SPACE", "SYM")), None)
    return behind is not None and behind.text == ":"


def _goes_on(text: str, pair: MarkPair) -> bool:
    """Whether a phrase in marks only begins what is said: 'Trade: "private" trip of the general'."""
    return not is_whole(text, pair) and text[pair.end : pair.end + 2].lstrip(" ")[:1].islower()


def _before(analysis: Analysis, before: MarkPair | None, pair: MarkPair) -> Sequence[Token]:
    """The tokens of the sentence that leads up to a quotation, from the paragraph above when that ends in a colon."""
    sentence, paragraph = analysis.sentence_at(pair.start), analysis.paragraph_at(pair.start)
    if sentence is None or paragraph is None:
        return []
    start = max(sentence.start, before.end if before is not None else 0)
    if begins(analysis, paragraph, pair) and paragraph.i > 0:
        above = analysis.paragraphs[paragraph.i - 1]
        last = analysis.sentence_at(above.end - 1)
        if last is None or not analysis.text[above.start : above.end].rstrip().endswith(":"):
            return []
        start = max(last.start, before.end if before is not None else 0)
    return [t for t in tokens_between(analysis, start, pair.start) if t.end <= pair.start][-LONGEST_TAG:]


def _last_verb(words: Sequence[Token], language: str, colon: bool) -> int | None:
    table = cue_forms(language)
    for t in reversed(words):
        if t.dep == "advcl" and t.tag == "VBN":
            continue
        if t.pos in ("VERB", "AUX") and t.tag != "TO" and t.dep not in ("aux", "auxpass"):
            if "direct" in table.get((t.lemma.lower(), "verb"), {}):
                return t.i
            if not colon:
                return None
    return None


def _noun_tag(analysis: Analysis, words: Sequence[Token], language: str) -> Tag | None:
    """``The minister's remark, "…",`` and ``In the words of one diplomat, "…"``."""
    table = cue_forms(language)
    if any(t.pos in ("VERB", "AUX") for t in words):
        return None
    for t in words:
        if t.pos == "NOUN" and ("clause" in table.get((t.lemma.lower(), "noun"), {})):
            head = noun_source(analysis, t.i)
            if head is not None:
                source = source_tokens(analysis, head, (t.i,))
                return Tag(spans_of(analysis, source), spans_of(analysis, (t.i,)), t.i, "quotes.noun", 0.8)
    return None


def _colon_tag(analysis: Analysis, words: Sequence[Token]) -> Tag | None:
    """``The statement reads: "…"``, ``President X: "…"``: what stands before a colon speaks."""
    roots = [t for t in words if t.pos in ("VERB", "AUX") and t.tag in FINITE]
    if not roots:
        if len(words) > 12:
            return None
        named = [t for t in words if t.pos not in ("CCONJ", "ADP", "ADV")] or words
        source = clean(analysis, named[0].start, words[-1].end)
        return Tag((source,), (), None, "quotes.colon", 0.7)
    head = source_of(analysis, roots[0].i)
    source_part = source_tokens(analysis, head, (roots[0].i,)) if head is not None else []
    if not source_part:
        return None
    cue = span_of(analysis.text, roots[0].start, roots[0].end)
    return Tag(spans_of(analysis, source_part), (cue,), roots[0].i, "quotes.colon", 0.6)


def _signature(analysis: Analysis, pair: MarkPair) -> Tag | None:
    """``"…" - Commissioner X``: a press release signs the quotation behind a dash."""
    paragraph = analysis.paragraph_at(pair.start)
    if paragraph is None or not begins(analysis, paragraph, pair):
        return None
    dash = SIGNED.match(analysis.text, pair.end, paragraph.end)
    tokens = tokens_between(analysis, dash.end(), paragraph.end) if dash else []
    if not 1 <= len(tokens) <= 24 or any(t.pos in ("VERB", "AUX") and t.tag in FINITE for t in tokens):
        return None
    return Tag(
        (clean(analysis, dash.end() if dash else tokens[0].start, tokens[-1].end),), (), None, "quotes.signature", 0.85
    )


def is_whole(text: str, pair: MarkPair) -> bool:
    """Whether a quotation ends where a sentence or a clause does, and is no mere phrase in the author's sentence."""
    return text[pair.inner_end - 1] in ".,!?…—-–" or text[pair.end : pair.end + 1] in (".", ",", "!", "?", ";", "")
