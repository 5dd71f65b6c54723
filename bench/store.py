"""How a store grows: time to add a document at the beginning and at the end, and what lists and searches then take.

Data: readings made here of invented people, countries and words, varied by a seeded generator; nothing is read.
Command: ``python bench/store.py [--documents 20000] [--path FILE] [--asks 40]``; PATH is made anew.
Prints: milliseconds a document over the first and the last thousand, the size a document, and the median and 95th
percentile of every question in milliseconds, asked over and over with other names, words and dates.
"""

from __future__ import annotations

import argparse
import itertools
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from communique.compare.signatures import bands, signature
from communique.document import Document
from communique.export.records import to_json
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
from communique.store.adding import Entry
from communique.store.filters import Filters
from communique.store.store import ALL, Store

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


def entries(count: int) -> Iterator[Entry]:
    maker = Maker()
    for number in range(count):
        reading = maker.reading(number)
        numbers = signature(reading.document.text)
        yield Entry(
            reading, to_json(reading).encode(), reading.document.text.encode(), "text/plain", numbers, bands(numbers)
        )


def fill(store: Store, count: int) -> list[float]:
    """Seconds that adding each document took, its making left out."""
    taken = []
    for entry in entries(count):
        began = time.perf_counter()
        store.add(entry)
        taken.append(time.perf_counter() - began)
    return taken


def questions(store: Store) -> dict[str, Callable[[Maker], object]]:
    """What is asked, with the names and words that the maker gives."""

    def paged(sort: str, list: Callable[..., Any], filters: Filters = ALL) -> object:
        first = list(filters, sort=sort)
        return list(filters, sort=sort, after=first.next) if first.next else first

    return {
        "contacts": lambda m: paged("-date", store.contacts),
        "contacts by kind": lambda m: paged("kind", store.contacts),
        "contacts by status": lambda m: paged("status", store.contacts),
        "contacts of a person": lambda m: store.contacts(Filters(person=m.person()[0])),
        "contacts of a family name": lambda m: store.contacts(Filters(person=m.person()[0].split()[1])),
        "contacts of a country": lambda m: store.contacts(Filters(country=m.person()[2])),
        "contacts of an office": lambda m: store.contacts(Filters(office=m.person()[1])),
        "contacts of an institution": lambda m: store.contacts(Filters(institution="Foreign Ministry")),
        "contacts of a kind": lambda m: store.contacts(Filters(kind=m.random.choice(KINDS))),
        "contacts of a status": lambda m: store.contacts(Filters(status="denied")),
        "contacts in a year": lambda m: store.contacts(Filters(since=m.day()[:4], until=m.day()[:4])),
        "contacts at a place": lambda m: store.contacts(Filters(place=m.random.choice(m.towns))),
        "contacts on a topic": lambda m: store.contacts(Filters(topic=m.prose(1))),
        "contacts of an outlet": lambda m: store.contacts(Filters(outlet=f"{m.person()[2]} Wire")),
        "contacts of a side": lambda m: store.contacts(Filters(side=f"{m.person()[2]} Wire")),
        "contacts in a language": lambda m: store.contacts(Filters(language="en")),
        "contacts, four at once": lambda m: store.contacts(
            Filters(country=m.person()[2], kind="meeting", since=m.day()[:7], topic=m.prose(1))
        ),
        "quotes": lambda m: paged("-published", store.quotes),
        "quotes by speaker": lambda m: paged("speaker", store.quotes),
        "quotes of a speaker": lambda m: store.quotes(Filters(speaker=m.person()[0])),
        "quotes of a country": lambda m: store.quotes(Filters(country=m.person()[2])),
        "quotes on a topic": lambda m: store.quotes(Filters(topic=m.prose(2))),
        "quotes in a month": lambda m: store.quotes(Filters(since=(day := m.day()[:7]), until=day)),
        "people": lambda m: paged("-documents", store.people),
        "people by name": lambda m: paged("name", store.people),
        "people last seen": lambda m: paged("-last_seen", store.people),
        "people of a name": lambda m: store.people(Filters(person=m.person()[0])),
        "people of an office": lambda m: store.people(Filters(office=m.person()[1])),
        "people of a country": lambda m: store.people(Filters(country=m.person()[2])),
        "documents": lambda m: paged("-published", store.documents),
        "documents by name": lambda m: paged("name", store.documents),
        "documents of a person": lambda m: store.documents(Filters(person=m.person()[0])),
        "documents of an outlet": lambda m: store.documents(Filters(outlet=f"{m.person()[2]} Wire")),
        "search, a common word": lambda m: store.search(m.words[m.random.randrange(5)]),
        "search, two words": lambda m: store.search(m.prose(2)),
        "search, a phrase": lambda m: store.search(f'"{m.prose(2)}"'),
        "search, an open word": lambda m: store.search(m.prose(1)[:4] + "*"),
        "search, a name": lambda m: store.search(m.person()[0]),
        "search in a year": lambda m: store.search(m.prose(1), Filters(since=m.day()[:4], until="2023")),
    }  # fmt: skip


def asked(ask: Callable[[Maker], object], times: int) -> list[float]:
    """Milliseconds of each time, the first left out, which warms the caches."""
    maker, taken = Maker(11), []
    for _ in range(times + 1):
        began = time.perf_counter()
        ask(maker)
        taken.append((time.perf_counter() - began) * 1000)
    return taken[1:]


def percentile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=int, default=20_000)
    options.add_argument("--asks", type=int, default=40)
    options.add_argument("--path", type=Path)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.path or Path(folder, "bench.store")
        path.unlink(missing_ok=True)
        with Store(path, create=True) as store:
            taken = [seconds * 1000 for seconds in fill(store, chosen.documents)]
            few = min(1000, len(taken) // 2)
            first, last = statistics.mean(taken[:few]), statistics.mean(taken[-few:])
            print(f"add: {first:.2f} ms a document at the start, {last:.2f} at the end ({last / first:.2f} times)")
            for name, ask in questions(store).items():
                times = asked(ask, chosen.asks)
                print(f"{name:28} median {statistics.median(times):7.1f} ms   p95 {percentile(times, 0.95):7.1f} ms")
        print(f"size: {path.stat().st_size / chosen.documents / 1024:.1f} KiB a document")


if __name__ == "__main__":
    main()
