"""Who asked for a contact, as a sentence says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from communique import lang
from communique.compare.parties import Party
from communique.compare.words import WORD, folded, stem
from communique.spans import Span, span_of

LANGUAGE = "en"
SHORT = 3
OTHER_SIDE = re.compile(r"\b(?!the\b|our\b|other\b|its\b)[a-z-]{4,} (?:side|party)\b")


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """How texts say who asked, each with what stands in every such sentence: the phrases themselves are slow.

    What is needed is sought in small letters: to leave case aside on the way takes nearly twice as long.
    """
    rows = lang.rows(LANGUAGE, "initiators")
    return tuple((re.compile(row["phrase"], re.I), re.compile(row["needs"])) for row in rows)


def initiator_in(text: str, sentence: Span) -> Span | None:
    """The words of a sentence that say at whose wish the contact came about, None where it says nothing of it."""
    m = _first(sentence.text)
    if m is None:
        return None
    skipped = len(m.group()) - len(m.group().lstrip())
    return span_of(text, sentence.start + m.start() + skipped, sentence.start + m.end())


def _first(words: str) -> re.Match[str] | None:
    small = words.lower()
    return next((m for phrase, needed in _patterns() if needed.search(small) and (m := phrase.search(words))), None)


def initiating_words(words: str) -> str:
    """The party within the words that :func:`initiator_in` gave."""
    m = _first(words)
    return words if m is None else m["who"]


def side_of(words: str, parties: Sequence[tuple[Party, ...]]) -> int | None:
    """Which of the sides these words name, by a name, a country or an office; None where none or more than one.

    ``parties`` are, side by side, all that the accounts call it.
    """
    who = folded(initiating_words(words))
    stems = {stem(w) for w in WORD.findall(who) if len(w) > SHORT}
    named = [i for i, side in enumerate(parties) if any(stems & _called(p) for p in side)]
    if named:
        return named[0] if len(named) == 1 else None
    told = set(WORD.findall(who))
    holding = [i for i, side in enumerate(parties) if any(p.office and set(p.office) <= told for p in side)]
    if holding:
        return holding[0] if len(holding) == 1 else None
    return _by_elimination(who, parties)


def _by_elimination(who: str, parties: Sequence[tuple[Party, ...]]) -> int | None:
    """The only side whose country no account tells, where words name a side of another country than the others'."""
    unknown = [i for i, side in enumerate(parties) if not any(p.country for p in side)]
    return unknown[0] if OTHER_SIDE.search(who) and len(unknown) == 1 and len(parties) > 1 else None


def _called(party: Party) -> set[str]:
    words = [*(party.words if party.named else ()), *WORD.findall(party.country)]
    return {stem(w) for w in words if len(w) > SHORT}


def differ(says: Iterable[Span], parties: Sequence[tuple[Party, ...]]) -> bool:
    """Whether accounts name two different sides as the one that asked for the contact."""
    return len({side for span in says if (side := side_of(span.text, parties)) is not None}) > 1
