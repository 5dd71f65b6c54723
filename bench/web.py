"""How quick the pages are for twenty readers and one writer at once, and what the reader page weighs.

Data: a store that ``bench/store.py --path FILE`` made (or any other); a copy of it is served, since the writer adds.
Command: ``python bench/web.py STORE [--readers 20] [--minutes 5] [--pause 2] [--ahead 120]``.
The server has AHEAD seconds to itself first, in which it lays the latest dossiers side by side, as one does that has
been up for a while.
Each reader asks for one page after another, chosen at random (seeded) among lists, filters, texts, contacts, dossiers,
people, drawings and searches, and looks at it for PAUSE seconds on average; the writer adds a text a second through the
interface, read as all are. Prints for pages and for searches the number of answers, the median and the 95th percentile
in milliseconds, and how many were errors; the weight of the reader page's script and style, compressed.
Fails above 300 ms for pages, 400 ms for searches, with an error, or above 60 kB.
"""

from __future__ import annotations

import argparse
import gzip
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from communique.dossier_store import list_dossiers
from communique.store.store import Store
from invented import Maker

PAGES_AT_MOST, SEARCHES_AT_MOST, WEIGHT_AT_MOST = 300.0, 400.0, 60_000
KINDS = ("list", "filter", "text", "dossier", "person", "drawing", "search")
OFTEN = (3, 3, 5, 3, 2, 1, 3)
"""What a reader opens, and how often beside the others."""
LISTS = ("documents", "contacts", "quotes", "people", "dossiers")
DRAWINGS = ("timeline", "network", "map")
TEXT = (
    "{office} {one} of {land} met {title} {other} of {country} in {town} on Tuesday.\n\n"
    '"We agreed to reopen the border for grain," {one} told reporters after the talks, which lasted two hours.\n\n'
    "The office of {other} did not reply to a request for comment."
)
"""What the writer adds, with other names each time."""


@dataclass
class Seen:
    """Milliseconds of every answer by kind of page, and what went wrong."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Known:
    """What addresses are made of: numbers, ids and names that the store has."""

    documents: int
    people: tuple[int, ...]
    names: tuple[str, ...]
    dossiers: tuple[str, ...]
    words: tuple[str, ...]


def known(path: Path) -> Known:
    """Look into the store."""
    with Store(path) as store:
        rows = store.people(limit=200).rows
        dossiers = list_dossiers(store, least=2, limit=200).rows
        quotes = store.quotes(limit=200).rows
        words = {w for q in quotes for w in re.findall(r"[a-z]{5,}", q.content)}
        names = tuple(r.name for r in rows)
        ids = tuple(d.id for d in dossiers)
        return Known(store.documents(limit=1).total, tuple(r.id for r in rows), names, ids, tuple(sorted(words)))


def address(chance: random.Random, of: Known) -> tuple[str, str, dict[str, str]]:
    """A page that a reader opens next: its kind, path and query."""
    kind = chance.choices(("list", "filter", "text", "dossier", "person", "drawing", "search"), (3, 3, 5, 3, 2, 1, 3))[
        0
    ]
    name, word = chance.choice(of.names), chance.choice(of.words)
    if kind == "list":
        return kind, f"/{chance.choice(LISTS)}", {}
    if kind == "filter":
        return kind, f"/{chance.choice(LISTS[:3])}", {"person": name}
    if kind == "text":
        return kind, f"/documents/{chance.randint(1, of.documents)}", {}
    if kind == "dossier":
        return kind, f"/dossiers/{chance.choice(of.dossiers)}", {}
    if kind == "person":
        return kind, f"/people/{chance.choice(of.people)}", {}
    if kind == "drawing":
        return kind, f"/{chance.choice(DRAWINGS)}", {"person": name}
    return kind, "/search", {"q": chance.choice((name, word, f"{name} {word}"))}


def read(site: str, of: Known, number: int, until: float, pause: float, seen: Seen, lock: threading.Lock) -> None:
    """One reader."""
    chance = random.Random(number)
    with httpx.Client(base_url=site, timeout=60) as client:
        while time.monotonic() < until:
            kind, path, query = address(chance, of)
            began = time.perf_counter()
            answer = client.get(path, params=query)
            took = 1000 * (time.perf_counter() - began)
            with lock:
                seen.times[kind].append(took)
                if answer.status_code != 200:
                    seen.errors.append(f"{answer.status_code} {answer.request.url}")
            time.sleep(chance.expovariate(1 / pause))


def write(site: str, until: float, seen: Seen, lock: threading.Lock) -> None:
    """The writer: a text a second."""
    maker, number = Maker(), 0
    with httpx.Client(base_url=site, timeout=60) as client:
        while time.monotonic() < until:
            number += 1
            (one, office, land), (other, title, country) = maker.person(), maker.person()
            town = maker.random.choice(maker.towns)
            text = TEXT.format(one=one, office=office, land=land, other=other, title=title, country=country, town=town)
            began = time.perf_counter()
            answer = client.post("/api/v1/documents", json={"text": text, "name": f"written {number}"})
            with lock:
                seen.times["add"].append(1000 * (time.perf_counter() - began))
                if answer.status_code >= 400:
                    seen.errors.append(f"{answer.status_code} adding: {answer.text[:200]}")
            time.sleep(max(0.0, 1 - (time.perf_counter() - began)))


def weight(site: str, document: int) -> int:
    """Bytes of the script and style of the reader page, compressed."""
    page = httpx.get(f"{site}/documents/{document}").text
    files = re.findall(r'(?:src|href)="(/static/[^"]+\.(?:js|css)[^"]*)"', page)
    return sum(len(gzip.compress(httpx.get(site + name.replace("&amp;", "&")).content, 9)) for name in files)


def main() -> int:
    """Serve, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--pause", type=float, default=2)
    parser.add_argument("--ahead", type=float, default=120)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "served.db"
        shutil.copy(asked.store, copy)
        of = known(copy)
        told = f"{of.documents:,} documents, {asked.readers} readers, one writer, {asked.minutes:g} minutes"
        print(f"{told}, {asked.ahead:g} seconds before them")
        command = [sys.executable, "-m", "communique", "serve", "--store", str(copy), "--port", "0"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
            assert server.stderr is not None
            site = server.stderr.readline().split()[0].rstrip("/")
            time.sleep(asked.ahead)
            try:
                return measured(site, of, asked)
            finally:
                server.terminate()


def measured(site: str, of: Known, asked: argparse.Namespace) -> int:
    """Ask, print, and say whether it held."""
    until, seen, lock = time.monotonic() + 60 * asked.minutes, Seen(), threading.Lock()
    readers = [
        threading.Thread(target=read, args=(site, of, n, until, asked.pause, seen, lock)) for n in range(asked.readers)
    ]
    threads = [*readers, threading.Thread(target=write, args=(site, until, seen, lock))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    held = not seen.errors
    for kind, times in sorted(seen.times.items()):
        high = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
        limit = {"search": SEARCHES_AT_MOST, "add": float("inf")}.get(kind, PAGES_AT_MOST)
        held &= high <= limit
        print(
            f"{kind:8} {len(times):6,} answers  median {statistics.median(times):7.1f} ms  95 % within {high:7.1f} ms"
        )
    print(f"errors: {len(seen.errors)}", *seen.errors[:5], sep="\n  ")
    heavy = weight(site, 1)
    print(f"script and style of the reader page, compressed: {heavy / 1000:.1f} kB")
    return 0 if held and heavy <= WEIGHT_AT_MOST else 1


if __name__ == "__main__":
    sys.exit(main())
