"""Tags that word order tells: "A, X said, B." and "A, X said on Friday."

The parse often ties the speaker of such a tag to the clause before it; commas and the kinds of words do not err so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from communique.analysis import Analysis, Token
from communique.find.quotes_cues import Forms, cue_tokens, cue_words
from communique.find.quotes_found import Found, spans_of

NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM", "PART"))
FINITE = ("VBD", "VBZ", "VBP", "MD")
SURE = 0.97
OBLIQUE = ("WP", "WDT", "WRB", "PRP$")
LONGEST_NAME = 14
LONGEST_ADJUNCT = 14
"""Tokens of a speaker, and of what stands between a tag's verb and the next comma, at most."""
CLOSING = ('"', "''", "”", "’", "»")


@dataclass(frozen=True, slots=True)
class _Tag:
    """The tokens ``[begin, name)`` stand before the speaker, whose last token is ``verb - 1``; ``end`` is behind."""

    first: int
    comma: int
    name: int
    verb: int
    end: int
    last: int


def inserted(analysis: Analysis, verb: int, forms: Forms) -> Found | None:
    """The attribution of a tag between commas, or between a comma and the end of the sentence, or None."""
    if forms.get("clause", 0.0) < SURE or "direct" not in forms:
        return None
    tag = _tag(analysis, verb)
    if tag is None:
        return None
    front, rest = _front(analysis, tag), _rest(analysis, tag)
    if analysis.tokens[verb - 1].lower in cue_words("author") or not _is_said(analysis, front, rest):
        return None
    cue = [i for i in cue_tokens(analysis, verb) if i >= verb or i > tag.name]
    source = [i for i in range(tag.name, verb) if i not in cue]
    content = [*front, *rest]
    return Found(
        spans_of(analysis, source),
        spans_of(analysis, cue),
        spans_of(analysis, content),
        "quotes.inserted",
        forms["clause"],
        verb,
    )


def untied_clause(analysis: Analysis, verb: int, strength: float) -> list[int]:
    """The clause right behind a verb of speech that the parse tied elsewhere ("…, said the deal will fail")."""
    tokens, sentence = analysis.tokens, analysis.sentences[analysis.tokens[verb].sentence]
    begin = verb + 1
    if (
        strength < SURE
        or tokens[verb].lemma not in cue_words("plain")
        or tokens[verb].tag == "VBN"
        or begin >= sentence.last
    ):
        return []
    opened = tokens[begin]
    if opened.pos not in ("PRON", "DET", "PROPN", "NOUN", "NUM") and opened.lower != "that" or opened.tag in OBLIQUE:
        return []
    last = next((i for i in range(begin, sentence.last) if tokens[i].text in (";", ":")), sentence.last)
    finite = next((i for i in range(begin, min(last, begin + LONGEST_NAME)) if tokens[i].tag in FINITE), None)
    if finite is None or any(tokens[i].text in (",", '"', "“") for i in range(begin, finite)):
        return []
    subject = any(t.dep in ("nsubj", "nsubjpass", "expl") and t.head >= finite for t in tokens[begin:finite])
    return list(range(begin, last)) if subject else []


def _tag(analysis: Analysis, verb: int) -> _Tag | None:
    tokens, sentence = analysis.tokens, analysis.sentences[analysis.tokens[verb].sentence]
    if tokens[verb].tag not in ("VBD", "VBZ", "VBP"):
        return None
    name = _name_before(tokens, verb, sentence.first)
    if name is None or name - 2 <= sentence.first or tokens[name - 2].tag in ("WP", "WDT", "WRB"):
        return None
    end = _adjunct_end(tokens, verb, sentence.last)
    if end is None:
        return None
    first = sentence.first
    for i in range(name - 2, sentence.first, -1):
        if tokens[i].text in (";", ":"):
            first = i + 1
            break
    last = next((i for i in range(end, sentence.last) if tokens[i].text == ";"), sentence.last)
    return _Tag(first, name - 1, name, verb, end, last)


def _name_before(tokens: Sequence[Token], verb: int, first: int) -> int | None:
    """Where the words between the comma before a tag and its verb begin, if they can be a speaker."""
    at = verb
    while at > first and verb - at <= LONGEST_NAME:
        token = tokens[at - 1]
        if token.text == ",":
            break
        if token.pos == "ADP" and token.lower in ("of", "for", "at", "from") or token.pos == "ADV" and at == verb:
            at -= 1
            continue
        if token.pos not in NOMINAL or token.tag in ("WP", "WDT", "EX") or token.lower in ("it", "to"):
            return None
        at -= 1
    words = tokens[at:verb]
    named = [t for t in words if t.pos != "ADV"]
    if at <= first or tokens[at - 1].text != "," or not named or named[-1].pos not in ("NOUN", "PROPN", "PRON", "NUM"):
        return None
    return at


def _adjunct_end(tokens: Sequence[Token], verb: int, last: int) -> int | None:
    """Where a tag ends: at the next comma, or at the end of the sentence; None where a clause hangs on its verb."""
    for i in range(verb + 1, min(last, verb + LONGEST_ADJUNCT)):
        token = tokens[i]
        if token.text in (",", ";", "—", "–") or (i == last - 1 and token.pos == "PUNCT"):
            return i
        if token.pos in ("VERB", "AUX") or token.tag in ("WP", "WDT", "WRB") or token.dep == "mark":
            return None
        if token.text in (":", '"', "“", "``") or token.pos == "INTJ" or token.lower in ("no", "yes", "so"):
            return None
    return last if last - verb <= LONGEST_ADJUNCT else None


def _front(analysis: Analysis, tag: _Tag) -> list[int]:
    """What is said before the tag, without a participle that only sets the scene ("Asked about gas, he said, …")."""
    words = list(range(tag.first, tag.comma))
    scene = analysis.tokens[words[0]] if words else None
    return [] if scene is not None and scene.tag in ("VBN", "VBG") and scene.dep in ("advcl", "prep", "dep") else words


def _is_said(analysis: Analysis, front: Sequence[int], rest: Sequence[int]) -> bool:
    """Whether a whole clause is left to be said, and not only one that hangs on the tag ("If she wins, X said.")."""
    if not front or rest:
        return bool(front)
    opened = analysis.tokens[front[0]]
    hangs = opened.tag == "WRB" or (opened.tag == "IN" and opened.dep == "mark")
    return not hangs and _is_clause(analysis.tokens[i] for i in front)


def _rest(analysis: Analysis, tag: _Tag) -> list[int]:
    """What is said after the tag, unless the author goes on there about the saying ("…, he said, adding that …")."""
    tokens = analysis.tokens
    words = list(range(tag.end + 1, tag.last))
    said = [tokens[i] for i in words if tokens[i].pos != "PUNCT"]
    if not said or tokens[tag.end].text != ",":
        return []
    whole = _is_clause(tokens[i] for i in range(tag.first, tag.comma))
    if not whole:
        return words if _is_clause(said) else []
    opened = said[0]
    return words if opened.pos == "CCONJ" and _speaks_for_itself(said[1:]) and not _in_marks(tokens, tag) else []


def _speaks_for_itself(words: Sequence[Token]) -> bool:
    """Whether a clause has its own subject, and nobody else's words follow in it."""
    verb = next((t for t in words if t.tag in FINITE), None)
    return verb is not None and any(t.dep in ("nsubj", "nsubjpass", "expl") and t.i < verb.i for t in words)


def _in_marks(tokens: Sequence[Token], tag: _Tag) -> bool:
    return tokens[tag.comma - 1].text in CLOSING or tokens[tag.name].text in CLOSING


def _is_clause(words: Iterable[Token]) -> bool:
    return any(t.tag in FINITE for t in words)
