"""How a store grows: time to add a document at the beginning and at the end, and what lists and searches then take.

Data: readings of official readouts (``../shared/data``, or the lines of --readings), varied in names, years and words;
readings of invented people where the data is absent. Each goes the way of ``communique add``: made ready by
``keeping.make``, in processes beside this one where there are several workers, then added with its place among the
dossiers.
Every year has as many documents as any other, and they come in year after year (``varied.py``): with 100,000 the first
tenth is one year and the last another, so that what is compared is a small store with a large one, and not days of
which little is told with days of which much is. A store that is given ever more documents of the same days takes longer
for each until there are as many likely dossiers as are looked at.
Command: ``python bench/store.py [DOCUMENTS] [--readings FILE] [--minutes N] [--workers N] [--path FILE] [--asks N]``;
PATH is made anew; with --minutes it stops there.
Prints: documents a second; milliseconds a document over the first and the last tenth (fails when the last takes more
than 1.2 times the first), and how many of them it takes to add it, without what is made ready; memory after a tenth and
at the end; the size a document; the median and 95th percentile of every question in milliseconds, asked over and over
with other names, words and dates.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import random
import re
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import corpora
from communique.batch import in_order
from communique.dossier_store import gather, list_dossiers
from communique.errors import CommuniqueError
from communique.export.records import to_dict
from communique.ingest import Taken
from communique.keeping import make
from communique.laying import stored_dossier
from communique.reader import Reader
from communique.store.filters import Filters
from communique.store.store import ALL, Store
from corpora import DATA, documents_of
from invented import Maker
from varied import Varied

CEILING = 1.2
EVERY = {"readouts/whitehouse": 2, "readouts/kremlin": 6}
"""Of these sets every so manieth document is read, to be varied."""
PAGE = 4096
"""Bytes of a page of memory."""
DOSSIER, TIMES_MORE = "dossier, side by side", 5
"""What is asked so many times more often than the rest, each time of another dossier: they differ much."""
LONG_WORD = re.compile(r"[a-z]{5,}")


def readings(path: Path | None) -> list[dict[str, Any]]:
    """The readings that all others are made of."""
    if path is not None:
        with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]
    if all((DATA / f"{name}.jsonl.gz").is_file() for name in EVERY):
        documents = [d for name, step in EVERY.items() for d in documents_of(name)[::step]]
        return [json.loads(line) for _, line, failed in corpora.readings(documents, "readings") if not failed]
    maker = Maker()
    return [to_dict(maker.reading(number)) for number in range(400)]


class Asker:
    """Gives the names, words and days of documents of the store, drawn at random."""

    def __init__(self, varied: Varied, count: int, seed: int = 11) -> None:
        self.random = random.Random(seed)
        self._varied, self._count = varied, count
        words = Counter(w for r in varied.readings for w in set(LONG_WORD.findall(r["document"]["text"])))
        self.common = [word for word, _ in words.most_common(5)]

    def told(self) -> dict[str, Any]:
        """A reading of the store."""
        return self._varied.reading(self.random.randrange(self._count))

    def entity(self, type: str, key: str = "name") -> str:
        """The name (or office) of somebody."""
        while True:
            found = [e[key] for e in self.told()["entities"] if e["type"] == type and e[key]]
            if found:
                return str(self.random.choice(found))

    def words(self, count: int) -> str:
        """So many longer words that stand in one text."""
        return " ".join(self.random.sample(LONG_WORD.findall(self.told()["document"]["text"]) * count, count))

    def phrase(self) -> str:
        """Two words that stand side by side."""
        words = self.told()["document"]["text"].split()
        at = self.random.randrange(len(words) - 1)
        return " ".join(words[at : at + 2]).replace('"', "")

    def day(self) -> str:
        """A day of publication."""
        return str(self.told()["document"]["published"])

    def place(self) -> str:
        """Where a contact was."""
        while True:
            found = [c["place"]["name"] for c in self.told()["contacts"] if c["place"]]
            if found:
                return str(self.random.choice(found))

    def outlet(self) -> str:
        """Who publishes a text."""
        return str(self.told()["document"]["outlet"])


@dataclass(slots=True)
class Filled:
    """What filling took: milliseconds a document by the clock and of the processor, all in all and to add it alone;
    memory held, now and then. What it took to vary the readings is left out.
    """

    clock: list[float]
    processor: list[float]
    adding: list[float]
    memory: list[int]


class Clock:
    """Milliseconds by the clock and of the processor, but for those in which it was held."""

    def __init__(self) -> None:
        self._held = (0.0, 0.0)
        self._last = self._now()

    def _now(self) -> tuple[float, float]:
        return time.perf_counter() * 1000 - self._held[0], time.process_time() * 1000 - self._held[1]

    def lap(self) -> tuple[float, float]:
        """What went by since the last time."""
        before, self._last = self._last, self._now()
        return self._last[0] - before[0], self._last[1] - before[1]

    def holding(self, items: Iterator[Taken]) -> Iterator[Taken]:
        """The items; the clock is held while one is made."""
        while True:
            began = self._now()
            item = next(items, None)
            ended = self._now()
            self._held = tuple(h + e - b for h, b, e in zip(self._held, began, ended, strict=True))  # type: ignore[assignment]
            if item is None:
                return
            yield item


def fill(store: Store, varied: Varied, count: int, workers: int, minutes: float | None) -> Filled:
    """Add so many documents, or as many as the minutes allow."""
    filled, clock = Filled([], [], [], []), Clock()
    until = time.monotonic() + minutes * 60 if minutes else None
    for made in in_order(partial(make, Reader()), clock.holding(varied.taken(count)), workers):
        if isinstance(made, CommuniqueError):
            raise made
        began = time.perf_counter()
        store.add(made.entry, partial(gather, made.told))
        filled.adding.append((time.perf_counter() - began) * 1000)
        for taken, spent in zip((filled.clock, filled.processor), clock.lap(), strict=True):
            taken.append(spent)
        if len(filled.clock) % 200 == 0:
            filled.memory.append(resident())
        if len(filled.clock) % 5000 == 0:
            print(f"... {len(filled.clock):,}: {_told(filled, slice(-5000, None))}", flush=True)
        if until is not None and time.monotonic() > until:
            break
    return filled


def _told(filled: Filled, part: slice) -> str:
    clock, processor, adding = (statistics.mean(f[part]) for f in (filled.clock, filled.processor, filled.adding))
    return f"{clock:.1f} ms a document ({processor:.1f} of the processor), {adding:.1f} of them to add it"


def resident() -> int:
    """Bytes of memory that this process holds."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE


def questions(store: Store) -> dict[str, Callable[[Asker], Callable[[], object]]]:
    """What is asked; the names and words are drawn before the time is taken."""

    def paged(sort: str, list: Callable[..., Any], filters: Filters = ALL) -> Callable[[], object]:
        def ask() -> object:
            first = list(filters, sort=sort)
            return list(filters, sort=sort, after=first.next) if first.next else first

        return ask

    def of(list: Callable[..., Any], **filters: str) -> Callable[[], object]:
        return partial(list, Filters(**filters))

    def found(query: str, **filters: str) -> Callable[[], object]:
        return partial(store.search, query, Filters(**filters))

    ids = [d.id for d in list_dossiers(store, least=2, limit=300).rows]
    random.Random(5).shuffle(ids)
    unseen = itertools.cycle(ids)

    return {
        "contacts": lambda a: paged("-date", store.contacts),
        "contacts by kind": lambda a: paged("kind", store.contacts),
        "contacts by status": lambda a: paged("status", store.contacts),
        "contacts of a person": lambda a: of(store.contacts, person=a.entity("person")),
        "contacts of a family name": lambda a: of(store.contacts, person=a.entity("person").split()[-1]),
        "contacts of a country": lambda a: of(store.contacts, country=a.entity("country")),
        "contacts of an office": lambda a: of(store.contacts, office=a.entity("person", "office")),
        "contacts of an institution": lambda a: of(store.contacts, institution=a.entity("institution")),
        "contacts of a kind": lambda a: of(store.contacts, kind=a.random.choice(("meeting", "call", "visit"))),
        "contacts of a status": lambda a: of(store.contacts, status="planned"),
        "contacts in a year": lambda a: of(store.contacts, since=(y := a.day()[:4]), until=y),
        "contacts at a place": lambda a: of(store.contacts, place=a.place()),
        "contacts on a topic": lambda a: of(store.contacts, topic=a.words(1)),
        "contacts of an outlet": lambda a: of(store.contacts, outlet=a.outlet()),
        "contacts in a language": lambda a: of(store.contacts, language="en"),
        "contacts, four at once": lambda a: of(
            store.contacts, country=a.entity("country"), kind="meeting", since=a.day()[:7], topic=a.words(1)
        ),
        "quotes": lambda a: paged("-published", store.quotes),
        "quotes by speaker": lambda a: paged("speaker", store.quotes),
        "quotes of a speaker": lambda a: of(store.quotes, speaker=a.entity("person")),
        "quotes of a country": lambda a: of(store.quotes, country=a.entity("country")),
        "quotes on a topic": lambda a: of(store.quotes, topic=a.words(2)),
        "quotes in a month": lambda a: of(store.quotes, since=(m := a.day()[:7]), until=m),
        "people": lambda a: paged("-documents", store.people),
        "people by name": lambda a: paged("name", store.people),
        "people last seen": lambda a: paged("-last_seen", store.people),
        "people of a name": lambda a: of(store.people, person=a.entity("person")),
        "people of an office": lambda a: of(store.people, office=a.entity("person", "office")),
        "people of a country": lambda a: of(store.people, country=a.entity("country")),
        "documents": lambda a: paged("-published", store.documents),
        "documents by name": lambda a: paged("name", store.documents),
        "documents of a person": lambda a: of(store.documents, person=a.entity("person")),
        "documents of an outlet": lambda a: of(store.documents, outlet=a.outlet()),
        "search, a common word": lambda a: found(a.random.choice(a.common)),
        "search, two words": lambda a: found(a.words(2)),
        "search, a phrase": lambda a: found(f'"{a.phrase()}"'),
        "search, an open word": lambda a: found(a.words(1)[:4] + "*"),
        "search, a name": lambda a: found(a.entity("person")),
        "search in a year": lambda a: found(a.words(1), since=a.day()[:4], until=a.day()[:4]),
        "dossiers": lambda a: partial(list_dossiers, store),
        "dossiers of two or more": lambda a: partial(list_dossiers, store, least=2),
        "dossiers in a month": lambda a: partial(list_dossiers, store, least=2, since=(m := a.day()[:7]), until=m),
        DOSSIER: lambda a: partial(stored_dossier, store, next(unseen)),
    }  # fmt: skip


def asked(question: Callable[[Asker], Callable[[], object]], asker: Asker, times: int) -> list[float]:
    """Milliseconds of each time, the first left out, which warms the caches."""
    taken = []
    for _ in range(times + 1):
        ask = question(asker)
        began = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - began) * 1000)
    return taken[1:]


def percentile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def grown(store: Store, chosen: argparse.Namespace, varied: Varied) -> tuple[int, float]:
    """Fill the store and print how that went: the number of documents, and the last tenth's time over the first's."""
    began = time.perf_counter()
    filled = fill(store, varied, chosen.documents, chosen.workers, chosen.minutes)
    count, wall, memory = len(filled.clock), time.perf_counter() - began, filled.memory
    first, last = slice(max(1, count // 10)), slice(-max(1, count // 10), None)
    growth, work, alone = (
        statistics.mean(of[last]) / statistics.mean(of[first]) for of in (filled.clock, filled.processor, filled.adding)
    )
    print(f"{count:,} documents in {wall:.0f} s, {count / wall:.1f} a second")
    print(f"first tenth: {_told(filled, first)}")
    print(f"last tenth:  {_told(filled, last)}: {growth:.2f} times ({work:.2f}; {alone:.2f})")
    if memory:
        print(f"memory: {memory[len(memory) // 10] >> 20} MiB after a tenth, {memory[-1] >> 20} MiB at the end")
    return count, growth


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("documents", type=int, nargs="?", default=20_000)
    options.add_argument("--readings", type=Path)
    options.add_argument("--minutes", type=float)
    options.add_argument("--workers", type=int, default=1)
    options.add_argument("--asks", type=int, default=40)
    options.add_argument("--path", type=Path)
    chosen = options.parse_args()
    varied = Varied(readings(chosen.readings))
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.path or Path(folder, "bench.store")
        for end in ("", "-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        with Store(path, create=True) as store:
            count, growth = grown(store, chosen, varied)
            several, every = list_dossiers(store, least=2, limit=1).total, list_dossiers(store, limit=1).total
            print(f"dossiers: {every:,}, {several:,} of them with two accounts or more")
            asker = Asker(varied, count)
            for name, question in questions(store).items():
                times = asked(question, asker, chosen.asks * (TIMES_MORE if name == DOSSIER else 1))
                print(f"{name:28} median {statistics.median(times):7.1f} ms   p95 {percentile(times, 0.95):7.1f} ms")
        print(f"size: {path.stat().st_size / count / 1024:.1f} KiB a document")
    if growth > CEILING:
        sys.exit(f"adding takes {growth:.2f} times as long at the end; at most {CEILING} is wanted")


if __name__ == "__main__":
    main()
