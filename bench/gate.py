"""The accuracy gate: figures beside their floors; fails when one has sunk.

Data: ``contacts/dev``, ``quotes/polnear.dev`` and the person links of ``readouts/kremlin``, by the scorers that lie
beside the data (``../score``). The digest of each file is pinned in ``bench/floors.json``: figures on another file
are other figures.
Command: ``python bench/gate.py [--only contacts,quotes,people] [--ratchet]``; ``--ratchet`` raises floors to what is
reached now (it never lowers one).
Prints: each figure, its floor, and the difference.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import people
from corpora import digest, documents_of, readings, rows, scored

FLOORS = Path(__file__).with_name("floors.json")
MARGIN = 0.5
"""What a figure may sink under what was reached before the gate closes: one document more or less."""


def scored_set(scorer: str, name: str) -> dict[str, Any]:
    """What the scorer says of the readings of a data set."""
    predicted = []
    for document, line, error in readings(documents_of(name), name):
        if line is None:
            sys.exit(f"{name} {document}: {error}")
        predicted.append(json.loads(line))
    return scored(scorer, rows(name), predicted)


def contacts() -> dict[str, float]:
    """Contacts, their participants and whole records."""
    got = scored_set("contacts", "contacts/dev")
    flat = {k: v["f1"] if isinstance(v, dict) else v for k, v in got.items()}
    return {f"contacts.{k}": float(v) for k, v in flat.items() if v is not None}


def quotes() -> dict[str, float]:
    """Attribution relations and the words under each role."""
    got = scored_set("quotes", "quotes/polnear.dev")
    figures = {"quotes.relation": got["relation"]["f1"], "quotes.content_relation": got["relation_content"]["f1"]}
    figures |= {f"quotes.words.{role}": v["f1"] for role, v in got["tokens"].items()}
    return figures | {f"quotes.recall.{kind}": v["recall"] for kind, v in got["by_kind"].items()}


def persons() -> dict[str, float]:
    """People found and put together, in each third text: ``bench/people.py`` reads them all."""
    return {f"people.{k}": v for k, v in people.measure(every=3).items() if k in ("found", "together", "apart")}


PARTS = {
    "contacts": (contacts, "contacts/dev"),
    "quotes": (quotes, "quotes/polnear.dev"),
    "people": (persons, people.SET),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default=",".join(PARTS), help="parts to measure, with commas between")
    parser.add_argument("--ratchet", action="store_true", help="raise the floors to what is reached now")
    options = parser.parse_args()
    kept = json.loads(FLOORS.read_text(encoding="utf-8"))
    figures: dict[str, float] = {}
    for part in options.only.split(","):
        measure, name = PARTS[part]
        if digest(name) != kept["data"][name]:
            sys.exit(f"{name} is not the file that the floors were set on: its digest is {digest(name)}")
        figures |= measure()
    sunk = report(figures, kept["floors"])
    if options.ratchet:
        risen = {k: round(v - MARGIN, 1) for k, v in figures.items() if k in kept["floors"]}
        kept["floors"] |= {k: max(v, kept["floors"][k]) for k, v in risen.items()}
        FLOORS.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    sys.exit(sunk)


def report(figures: dict[str, float], floors: dict[str, float]) -> bool:
    """Prints figures beside floors; whether one has sunk below its floor."""
    sunk = False
    for name, value in figures.items():
        floor = floors.get(name)
        low = floor is not None and value < floor
        sunk = sunk or low
        beside = "" if floor is None else f"floor {floor:5.1f}  {value - floor:+5.1f}{'  SUNK' if low else ''}"
        print(f"{name:28} {value:6.1f}  {beside}".rstrip())
    return sunk


if __name__ == "__main__":
    main()
