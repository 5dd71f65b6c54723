"""Names freed of the words that a headline's capitals glue to them: "Toks Submits", "Confident Marr"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from communique import lang
from communique.find.mentions_words import Words
from communique.lang.names import given_names

LANGUAGE = "en"
ENDINGS = ("s", "es", "d", "ed")
STEM = 5
"""Letters by which the table of counted stems knows a word."""


def freed(words: Words, places: Mapping[int, int]) -> dict[int, int]:
    """Names by first token with the token after their end, those of headlines as the text below calls the same people.

    "Confident Marr Laughs" is "Marr" where the text has "President Olan Marr"; what may be a first name stays.
    So is "As Marr" at the beginning of a sentence.
    """
    below = {tuple(_texts(words, *place)) for place in places.items() if not _is_headline(words, place[0])}
    found = {}
    for start, end in places.items():
        if start in words.persons:
            # the user's file says so
            found[start] = end
            continue
        first = _first_word(words, start, end, below - {tuple(_texts(words, start, end))})
        if _is_headline(words, start):
            first, end = _within(words, start, end, below)
        found[first] = end
    return found


def _texts(words: Words, start: int, end: int) -> list[str]:
    return [words.tokens[i].text for i in range(start, end)]


def _is_headline(words: Words, i: int) -> bool:
    sentence = words.analysis.sentences[words.tokens[i].sentence]
    titles = words.analysis.paragraphs[sentence.paragraph].role in ("title", "heading")
    return sentence.i in words.headlines or titles


def _first_word(words: Words, start: int, end: int, below: set[tuple[str, ...]]) -> int:
    """Where a name begins: not with the small word that opens its sentence ("As Ada Marr put it")."""
    opens = start == words.analysis.sentences[words.tokens[start].sentence].first
    if not (opens and end - start > 1 and words.lower(start) in _small()):
        return start
    rest = _texts(words, start + 1, end)
    named = rest[0] in given_names(LANGUAGE) and words.tokens[start].text not in given_names(LANGUAGE)
    return start + 1 if named or _is_called(rest, below) else start


def _within(words: Words, start: int, end: int, below: set[tuple[str, ...]]) -> tuple[int, int]:
    """The longest part of a headline's name by which the text below calls somebody; the whole name if there is none."""
    texts = _texts(words, start, end)
    if _is_called(texts, below):
        return start, end
    for length in range(len(texts) - 1, 0, -1):
        for k in range(len(texts) - length + 1):
            part, before, after = texts[k : k + length], texts[:k], texts[k + length :]
            if _is_called(part, below) and _can_go(before, after, length):
                return start + k, start + k + length
    return start, end


def _is_called(part: list[str], below: set[tuple[str, ...]]) -> bool:
    """Whether a name below is this or ends with it."""
    return any(len(name) >= len(part) and name[-len(part) :] == tuple(part) for name in below)


def _can_go(before: list[str], after: list[str], length: int) -> bool:
    """Whether the words around a part are none of the name's: plain words, or any before and behind a full name.

    In "Tan Yong Ri" the text's "Mr Tan" is a part of the name.
    """
    if after and after[0] in given_names(LANGUAGE) and not _is_plain(after[0]):
        return False
    return length > 1 or all(_is_plain(w) and w not in given_names(LANGUAGE) for w in (*before, *after[:1]))


def _is_plain(word: str) -> bool:
    """Whether a word is no name: a small one, a verb of headlines, one that many texts have."""
    lower = word.lower()
    verbs = lang.words(LANGUAGE, "headline_verbs")
    forms = {lower, *(lower.removesuffix(ending) for ending in ENDINGS)}
    said = lower.endswith("s") and not forms.isdisjoint(_cues())
    return lower in _small() or said or not forms.isdisjoint(verbs) or lower[:STEM] in _common()


@cache
def _cues() -> frozenset[str]:
    """The verbs by which somebody says something: "Denounces" is none of a name's."""
    rows = (row for row in lang.rows(LANGUAGE, "cues") if row["kind"] == "verb")
    return frozenset(lemma for row in rows for lemma in row["lemmas"].split())


@cache
def _small() -> frozenset[str]:
    """Words that are no names though a capital opens them: "as", "will"."""
    names = ("function_words", "plain_words", "sentence_openers")
    return frozenset(word.lower() for name in names for word in lang.words(LANGUAGE, name))


@cache
def _common() -> frozenset[str]:
    """The beginnings of words that many readouts and reports have."""
    return frozenset(row["stem"] for row in lang.rows(LANGUAGE, "stem_counts"))
