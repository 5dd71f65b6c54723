"""Many readings made of few: names, years and words of a reading exchanged for others of the same length.

So every span stays where it is, and a store is filled as if so many texts had been read. Names are exchanged alike in
all readings of one world: in each world the same people meet, some of them on several documents' word. Documents come
in as they do where somebody collects them: year after year, a few of them late. Whatever year a reading is of, what is
made of it is of the year whose documents come in, so that every year has as many, the last as the first: a store grows
by years, and no day in it fills up without end.
"""

from __future__ import annotations

import bisect
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from communique.document import Document
from communique.ingest import Taken

WORLDS = 8
"""Sets of names: the more, the fewer documents speak of the same people."""
YEARS = 10
FIRST_YEAR = 2012
A_YEAR = 10_000
"""Documents that come in of one year before those of the next."""
LATE = 0.1
"""Share of documents that are of any of the years."""
REPRINTS = 0.05
"""Share of documents that print a text of one of the ``RECENT`` before it, under another outlet's name."""
RECENT = 1000
CHANGED = 0.15
"""Share of the longer words that are exchanged for others."""
OUTLETS = tuple(
    f"{place} {kind}" for place in ("Norvik", "Selm", "Torkent", "Halmere") for kind in ("News", "Post", "Wire")
)
NAME = re.compile(r"[^\W\d_]{3,}")
WORD = re.compile(r"[^\W\d_]{5,}|(?:19|20)\d\d")
NAMES = frozenset({"name", "office", "of"})


class Varied:
    """Readings by number, each another, always the same for a number; ``readings`` are the contract's objects."""

    def __init__(self, readings: Sequence[Mapping[str, Any]]) -> None:
        self.readings = readings
        self._names = _by_length(w for r in readings for e in r["entities"] if e["type"] in ("person", "country")
                                 for w in NAME.findall(e["name"]) if w[0].isupper())  # fmt: skip
        self._words = _by_length(w for r in readings for w in NAME.findall(r["document"]["text"]) if w.islower())

    def reading(self, number: int) -> dict[str, Any]:
        """The reading with this number."""
        chance = random.Random(number)
        reprinted = number > 100 and chance.random() < REPRINTS
        told = self._made(chance.randrange(max(0, number - RECENT), number) if reprinted else number)
        outlet = chance.choice(OUTLETS)
        told["document"] |= {"name": f"doc{number}", "outlet": outlet, "url": f"https://news.example/{number}"}
        return told

    def taken(self, count: int) -> Iterator[Taken]:
        """What ``communique add`` takes in of so many readings."""
        for number in range(count):
            told = self.reading(number)
            fields = {k: v for k, v in told["document"].items() if k != "id"}
            yield Taken(Document(**fields), told["document"]["text"].encode(), "text/plain", told)

    def _made(self, number: int) -> dict[str, Any]:
        chance = random.Random(-number - 1)
        told = self.readings[chance.randrange(len(self.readings))]
        world, late = chance.randrange(WORLDS), chance.random() < LATE
        day = told["document"]["published"]
        own = int(day[:4]) if day else FIRST_YEAR
        years = FIRST_YEAR - own + (chance.randrange(YEARS) if late else number // A_YEAR % YEARS)

        def exchanged(m: re.Match[str]) -> str:
            word = m.group()
            if word.isdigit():
                return str(int(word) + years)
            if word.islower() and len(word) > 4 and chance.random() < CHANGED:
                return chance.choice(self._words[len(word)])
            return self._named(word, world)

        text = re.sub(rf"{NAME.pattern}|{WORD.pattern}", exchanged, told["document"]["text"])
        made = self._with(told, text, world, years)
        assert isinstance(made, dict)
        fields = {"text": text, "published": _moved(day, years), "language": "en"}
        made["document"] = {**told["document"], **fields, "id": Document(text).id}
        return made

    def _named(self, word: str, world: int) -> str:
        """The name that stands for this one in a world; other words stay."""
        names = self._names.get(len(word), [])
        at = bisect.bisect_left(names, word)
        return names[(at + world) % len(names)] if at < len(names) and names[at] == word else word

    def _with(self, value: Any, text: str, world: int, years: int) -> Any:
        """A part of a reading over the other text."""
        if isinstance(value, list):
            return [self._with(v, text, world, years) for v in value]
        if not isinstance(value, dict):
            return value
        made = {k: self._with(v, text, world, years) for k, v in value.items() if k != "document"}
        for key in made.keys() & NAMES:
            if isinstance(made[key], str):
                made[key] = NAME.sub(lambda m: self._named(m.group(), world), made[key])
        if {"start", "end", "text"} <= made.keys():
            made["text"] = text[made["start"] : made["end"]]
        if isinstance(made.get("value"), str):
            made["value"] = _moved(made["value"], years)
        return made


def _by_length(words: Iterable[str]) -> dict[int, list[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for word in words:
        found[len(word)].add(word)
    return {length: sorted(own) for length, own in found.items()}


def _moved(day: str | None, years: int) -> str | None:
    """An ISO date, maybe partial, by so many years; the last of February where there is no 29th."""
    if day is None:
        return None
    moved = f"{int(day[:4]) + years}{day[4:]}"
    try:
        date.fromisoformat(f"{moved}-01-01"[:10])
    except ValueError:
        return f"{moved[:8]}28"
    return moved
