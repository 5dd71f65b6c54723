"""Readings of invented people, countries and words, made by a seeded generator: what a store is filled with where the
data is absent. Nothing is read for them.
"""

from __future__ import annotations

import itertools
import random
from typing import Any

from communique.document import Document
from communique.records import (
    Codes,
    Contact,
    DateValue,
    Entity,
    MadeBy,
    Mention,
    Participant,
    Place,
    Quote,
    QuoteSource,
    Reading,
    Spans,
    Voice,
)
from communique.spans import Span, span_of

FIRST = "Ada Anton Daniyar Dora Greta Henrik Idris Ilan Jonas Leila Mika Nurlan Pavel Rustam Saule Temur"
HEADS = "Mar Vos Dro Hol Kes Orl Sar Tok Il Aman Bes Lind Reut Hal As Mares Quen Bral Tev Zor"
MIDDLES = ",al,en,or,ist,ub,eran,ovi,ak,ud"
TAILS = "in er ov sen qvist aev ski ano ent ard"
SOUNDS = "ba ke lo mi nu ra se to vi za dre sta pli gro"
LANDS = "Veldania Ostmark Karadan Norvik Selmia Tirvania Luvia Brannia Corland Estrava Fenmark Galdia"
TOWNS = "Sarnograd Halmere Torkent Selm Varn Ulm Kest Dorn Brask Telm Orin"
OFFICES = ("Foreign Minister", "President", "Chancellor", "Energy Minister", "Deputy Foreign Minister", "Ambassador")
KINDS = ("meeting", "call", "visit", "message")
STATUSES = ("held", "held", "held", "planned", "denied")


class Maker:
    """Makes readings, each another, always the same ones for a seed."""

    def __init__(self, seed: int = 7) -> None:
        self.random = random.Random(seed)
        self.first, self.lands, self.towns = FIRST.split(), LANDS.split(), TOWNS.split()
        spelt = itertools.product(HEADS.split(), MIDDLES.split(","), TAILS.split())
        self.families = ["".join(parts) for parts in spelt]
        self.words = ["".join(parts) for parts in itertools.product(SOUNDS.split(), repeat=3)]
        self.weights = [1 / (rank + 3) for rank in range(len(self.words))]

    def person(self) -> tuple[str, str, str]:
        """Name, office and country; a person keeps the latter two."""
        name = f"{self.random.choice(self.first)} {self.random.choice(self.families)}"
        return name, OFFICES[len(name) % len(OFFICES)], self.lands[hash_of(name) % len(self.lands)]

    def prose(self, length: int) -> str:
        """Words that mean nothing, some far more often than others."""
        return " ".join(self.random.choices(self.words, self.weights, k=length))

    def day(self) -> str:
        """A day of twelve years."""
        return f"{self.random.randint(2012, 2023)}-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"

    def reading(self, number: int) -> Reading:
        """The reading of one more document."""
        one, other, third = self.person(), self.person(), self.person()
        topic, said, town, day = self.prose(4), self.prose(14), self.random.choice(self.towns), self.day()
        kind, status = self.random.choice(KINDS), self.random.choice(STATUSES)
        lead = (
            f"{one[0]}, {one[1]} of {one[2]}, met {other[0]}, {other[1]} of {other[2]}, in {town} to discuss {topic}."
        )
        text = f'{lead} "{said}," said {third[0]} of {third[2]}. {self.prose(220)}.'
        document = Document(
            text, f"doc{number}", title=f"{one[2]} and {other[2]} on {topic}", outlet=f"{third[2]} Wire",
            url=f"https://news.example/{number}", published=day, language="en",
        )  # fmt: skip
        parties = tuple(
            Participant(f"e{i}", *p[:1], p[1], p[2], "person", at(text, p[0])) for i, p in enumerate((one, other), 1)
        )
        contact = Contact(
            "c1", kind, status, True, at(text, "met"), parties, Place(town, at(text, f"in {town}"), None),
            DateValue(day, None, "day", "publication"), topics=(at(text, topic),), codes=Codes("CONSULT", None, "040"),
        )  # fmt: skip
        quote = Quote(
            "q1",
            "direct",
            QuoteSource("e3", third[0], (at(text, third[0]),)),
            Spans((at(text, "said"),)),
            Spans((at(text, said),)),
        )
        entities = [entity(text, f"e{i}", "person", *p) for i, p in enumerate((one, other, third), 1)]
        lands = dict.fromkeys(p[2] for p in (one, other, third))
        entities += [entity(text, f"e{i}", "country", land, None, None) for i, land in enumerate(lands, 4)]
        return Reading(document, tuple(entities), (contact,), (quote,), Voice(), (), MadeBy("bench"))


def hash_of(name: str) -> int:
    """A number of a name that is the same in every run."""
    return sum(ord(ch) * (i + 1) for i, ch in enumerate(name))


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return span_of(text, start, start + len(words))


def entity(text: str, id: str, type: Any, name: str, office: str | None, of: str | None) -> Entity:
    span = at(text, name)
    return Entity(id, type, name, office, of, (Mention(span.start, span.end, span.text, "name"),))
