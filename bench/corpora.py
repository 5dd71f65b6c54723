"""The data that the benches measure on, and its readings.

The data is no part of the project: it lies in ``COMMUNIQUE_DATA`` (default ``../shared/data`` from the project's
root), described in its own README.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from communique.document import Document
from communique.errors import CommuniqueError
from communique.export.records import to_json
from communique.ingest import documents
from communique.reader import Reader

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("COMMUNIQUE_DATA") or "../shared/data")
DATA = DATA if DATA.is_absolute() else ROOT / DATA
CORES = os.cpu_count() or 1
T = TypeVar("T")

# one core a process: read by numpy when the first text is parsed
os.environ |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")


def path_of(name: str) -> Path:
    """The file of a data set such as ``contacts/dev``; ends the program with a clear message when it is absent."""
    path = DATA / f"{name}.jsonl.gz"
    if not path.is_file():
        sys.exit(f"there is no data at {path}: set COMMUNIQUE_DATA to the folder that holds {name}.jsonl.gz")
    return path


def rows(name: str) -> list[dict[str, Any]]:
    """The records of a data set."""
    with gzip.open(path_of(name), "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def digest(name: str) -> str:
    """The SHA-256 digest of a data set's file: figures on another file are other figures."""
    return hashlib.sha256(path_of(name).read_bytes()).hexdigest()


def scored(scorer: str, gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> dict[str, Any]:
    """What a scorer that lies beside the data says of these records."""
    script = DATA.parent / "score" / f"{scorer}.py"
    if not script.is_file():
        sys.exit(f"there is no scorer at {script}")
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{which}.jsonl") for which in ("gold", "predicted")]
        for path, records in zip(paths, (gold, predicted), strict=True):
            path.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
        command = [sys.executable, str(script), *map(str, paths), "--json"]
        # equal pairings are broken by the order of a set there: fixed, so that a figure moves only with the readings
        still = os.environ | {"PYTHONHASHSEED": "0"}
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=still)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def documents_of(name: str) -> list[Document]:
    """The documents of a data set, taken in as the program takes them in."""
    found = list(documents([path_of(name)]))
    refused = [d for d in found if isinstance(d, CommuniqueError)]
    if refused:
        sys.exit(f"{name}: {len(refused)} records were refused, the first: {refused[0]}")
    return [d for d in found if isinstance(d, Document)]


def read(document: Document) -> str:
    """One document's reading as a line of JSON."""
    return to_json(Reader().read(document))


def read_or_say(document: Document) -> tuple[str, str | None, str | None]:
    """The document's name, its reading, and what went wrong: any exception is a finding here."""
    try:
        return document.name, read(document), None
    except Exception as error:
        return document.name, None, f"{type(error).__name__}: {error}"


def readings(texts: list[Document], what: str, workers: int = CORES) -> Iterator[tuple[str, str | None, str | None]]:
    """``read_or_say`` for every document, in order, by several processes; progress goes to standard error."""
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        yield from counted(pool.imap(read_or_say, texts, chunksize=4), len(texts), what)


def counted(items: Iterable[T], total: int, what: str) -> Iterator[T]:
    """The items, with a count and the time left on standard error every few seconds."""
    began = said = time.monotonic()
    for n, item in enumerate(items, 1):
        yield item
        now = time.monotonic()
        if now - said > 5 or n == total:
            said = now
            left = (now - began) / n * (total - n)
            print(f"\r{what}: {n} of {total}, {left:.0f} s left   ", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
