"""Contacts in real readouts and news that the shipped network has not learned from.

Data: what ``training/annotated.jsonl`` annotates, places in texts of the data folder, behind the lines that the weights
have learned from. The annotators read the guide and never the program's output; they name people as the text does at
one place ("the President"), so that participants come out lower than they are.
Command: ``python bench/real.py``
Prints: what the scorer beside the data (``../score``) says of the texts that were looked at when rules were mended
(some of them, line by line), and of those that nobody has looked at.
"""

from __future__ import annotations

import json
import sys
from itertools import islice
from pathlib import Path
from typing import Any

from communique.document import Document
from corpora import documents_of, readings, rows, scored

FILE = Path(__file__).parents[1] / "training/annotated.jsonl"
LEARNED, SEEN = 632, 1689
"""Lines that the shipped weights have learned from, as their card says, and lines up to which some have been read."""


def main() -> None:
    """Read them and print the figures."""
    for part, first, last in (("looked at", LEARNED, SEEN), ("not looked at", SEEN, None)):
        with FILE.open(encoding="utf-8") as lines:
            measure(part, [json.loads(line) for line in islice(lines, first, last)])


def measure(part: str, annotated: list[dict[str, Any]]) -> None:
    """Read the texts of these annotations and print the figures."""
    texts: list[Document] = []
    gold: list[dict[str, Any]] = []
    for name in sorted({r["set"] for r in annotated}):
        documents = {d.name: d for d in documents_of(name)}
        words = {r["id"]: r["text"] for r in rows(name)}
        for record in annotated:
            if record["set"] == name:
                texts.append(documents[record["id"]])
                told = [_told(c, words[record["id"]]) for c in record["contacts"]]
                gold.append({"id": record["id"], "text": words[record["id"]], "contacts": told})
    found = []
    for record, (name, line, error) in zip(gold, readings(texts, part), strict=True):
        if line is None:
            sys.exit(f"{name}: {error}")
        found.append(json.loads(line) | {"id": record["id"]})
    print(f"{part}: {len(gold)} texts, {sum(len(r['contacts']) for r in gold)} contacts")
    for figure, value in scored("contacts", gold, found).items():
        print(f"  {figure:14} {value['f1'] if isinstance(value, dict) else value}")


def _told(contact: dict[str, Any], text: str) -> dict[str, Any]:
    """An annotated contact as the scorer wants it: the words in place of where they stand."""

    def words(at: list[int] | None) -> dict[str, Any] | None:
        return None if at is None else {"text": text[at[0] : at[1]], "start": at[0], "end": at[1]}

    date = contact["date"]
    people = [(p, words(p["at"])) for p in contact["participants"]]
    return contact | {
        "trigger": words(contact["trigger"]),
        "participants": [
            {"text": w["text"] if w else p["title"], "name": w["text"] if w else p["title"], "type": p["type"]}
            for p, w in people
        ],
        "place": words(contact["place"]),
        "date": date and {**(words(date["at"]) or {}), "value": date.get("value")},
        "topics": [words(t) for t in contact["topics"]],
        "outcomes": [words(o) for o in contact["outcomes"]],
    }


if __name__ == "__main__":
    main()
