"""What the coder of sentences looks at: words, pieces of words, hand-made cues, and where these stand.

Names and numbers are seen as names and numbers only: who acts tells nothing of what is done.
"""

from __future__ import annotations

import csv
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

CUES = Path(__file__).with_name("sentence_cues.tsv")
MOST_WORDS, MOST_LETTERS = 256, 32
"""Words of a text, and letters of a word, that are looked at: more is no sentence and no word."""
APART = 30
"""Words between two cues that are still seen as a pair: about the length of a sentence in the news."""
NAME, NUMBER = "@", "#"

_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*|\d[\d.,]*|[$€£]")
_ENDING = re.compile(r"(?:ingly|edly|ings?|ed|ies|ly|es|s|e)$")
_OPENERS = frozenset(
    "a about according after also although amid an and around as at because before between both but by despite during"  # noqa: SIM905
    " earlier following for four from he her his however if in it its last many meanwhile more most nearly of on once"
    " one or our over several she since some that the their then there these they this those three to two under until"
    " we when while with you your".split()
)
"""Words that open a sentence with a capital and are no name."""
_SETTING = frozenset({"government", "troops", "rebels", "said", "diplomat", "money"})
"""Cues that tell who or what is there, not what is done: they don't count when the first cues are asked for."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in small letters; whether it is a name; how many names began up to it; what it is a cue of."""

    text: str
    name: bool
    names: int
    cues: tuple[str, ...]


def words_of(text: str) -> list[Word]:
    """The first words of a text; numbers are all alike."""
    found = [m[0][:MOST_LETTERS] for m in islice(_WORD.finditer(text.replace("’", "'")), MOST_WORDS)]
    small = [NUMBER if w[0].isdigit() else w.lower() for w in found]
    named = [w[0].isupper() and not (i == 0 and small[i] in _OPENERS) for i, w in enumerate(found)]
    words, names = [], 0
    for i, word in enumerate(small):
        names += named[i] and not (i and named[i - 1])
        words.append(Word(word, named[i], names, _cues_at(small, i)))
    return words


@dataclass(frozen=True, slots=True)
class _Table:
    """The table of cues: by whole word, by beginning, and by first word of several."""

    whole: dict[str, set[str]]
    beginnings: dict[str, set[str]]
    phrases: dict[str, list[tuple[list[str], str]]]


@cache
def _table() -> _Table:
    table = _Table({}, {}, {})
    lines = (line for line in CUES.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    for row in csv.DictReader(lines, delimiter="\t"):
        for words in row["words"].split(", "):
            if " " in words:
                table.phrases.setdefault(words.split()[0], []).append((words.split(), row["cue"]))
            elif words.endswith("*"):
                table.beginnings.setdefault(words[:-1], set()).add(row["cue"])
            else:
                table.whole.setdefault(words, set()).add(row["cue"])
    return table


def _cues_at(words: Sequence[str], at: int) -> tuple[str, ...]:
    """What the word there is a cue of, by itself or with those after it."""
    table, word = _table(), words[at]
    found = set(table.whole.get(word, ()))
    for end in range(2, len(word) + 1):
        found |= table.beginnings.get(word[:end], set())
    found |= {cue for phrase, cue in table.phrases.get(word, ()) if list(words[at : at + len(phrase)]) == phrase}
    return tuple(sorted(found | {"not"} if word.endswith("n't") else found))


def stem(word: str) -> str:
    """The word without a common ending; short words stay whole but for an s."""
    if len(word) <= 4:
        return word[:-1] if len(word) == 4 and word.endswith("s") and not word.endswith("ss") else word
    cut = _ENDING.sub("", word)
    return cut if len(cut) >= 3 else word


def _masked(words: Sequence[Word]) -> list[str]:
    """The words, with a sign for each name and number; the first word of a sentence is none for its capital alone."""
    signs = [NAME if w.name and i else w.text for i, w in enumerate(words)]
    return [s for i, s in enumerate(signs) if not (i and s == signs[i - 1] and s in (NAME, NUMBER))]


def _stems(words: Sequence[Word]) -> Iterator[str]:
    return (stem(w) for w in _masked(words))


def _pieces(words: Sequence[Word]) -> Iterator[str]:
    """Every three and four letters of a word with its edges."""
    for word in _masked(words):
        edged = f" {word} "
        yield from (edged[i : i + n] for n in (3, 4) for i in range(len(edged) - n + 1))


def _cues(words: Sequence[Word]) -> Iterator[str]:
    """Every cue, and every two in their order."""
    places = [(i, w.cues) for i, w in enumerate(words) if w.cues]
    for n, (at, cues) in enumerate(places):
        yield from cues
        for later, others in places[n + 1 :]:
            if later - at > APART:
                break
            yield from (f"{cue}>{other}" for cue in cues for other in others)


def _first_cues(words: Sequence[Word]) -> Iterator[str]:
    """The cues of the first three words that have any, with their order."""
    told = ([c for c in w.cues if c not in _SETTING] for w in words)
    for n, cues in enumerate(islice(filter(None, told), 3)):
        yield from (f"{n} {cue}" for cue in cues)


def _first_cues_after_a_name(words: Sequence[Word]) -> Iterator[str]:
    return _first_cues([w for i, w in enumerate(words) if w.names and not (i and w.name)])


def _between_names(words: Sequence[Word]) -> Iterator[str]:
    """The words after the first name and before the second: in the news, often what the one does to the other."""
    return (stem(w.text) for w in words if w.names == 1 and not w.name)


FAMILIES = (_stems, _pieces, _cues, _first_cues, _first_cues_after_a_name, _between_names)
LENGTHS = (1.0, 1.0, 1.0, 0.7, 0.5, 0.5)
"""The families of traits, and the length of each one's part in the vector of a sentence: chosen among a handful by
cross-validation."""


def traits(text: str) -> list[Counter[int]]:
    """How often each trait is there, family by family; a trait is a 32-bit hash, so that weights hold no text."""
    words = words_of(text)
    return [Counter(hashed(n, trait) for trait in family(words)) for n, family in enumerate(FAMILIES)]


def hashed(family: int, trait: str) -> int:
    """The hash of a trait: one trait in two families is two."""
    return zlib.crc32(f"{family} {trait}".encode())
