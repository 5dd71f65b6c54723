"""How many people are found, and how well their mentions are put together.

Data: the person links that the publisher itself set in ``readouts/kremlin`` (1,471 in 644 texts): a silver standard.
Command: ``python bench/people.py [--misses]``
Prints: ``found``, the share of links whose words lie in a mention of a person; ``together``, of the people linked
more than once in a text, the share whose found links are mentions of one entity; ``apart``, of the pairs of
different people linked in one text, the share that are not one entity.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from itertools import combinations
from typing import Any

from corpora import documents_of, readings, rows

SET = "readouts/kremlin"


def persons_over(reading: dict[str, Any], start: int, end: int) -> set[str]:
    """The ids of the people who have a mention that covers these code points."""
    return {
        e["id"]
        for e in reading["entities"]
        if e["type"] == "person" and any(m["start"] <= start and m["end"] >= end for m in e["mentions"])
    }


def measure(*, misses: bool = False, every: int = 1) -> dict[str, float]:
    """The three shares, in per cent; ``every`` = 3 reads each third text."""
    gold = {r["id"]: r for r in rows(SET) if r["persons"]}
    texts = [d for d in documents_of(SET) if d.name in gold][::every]
    found, together, apart = [], [], []
    for name, line, error in readings(texts, "people"):
        if line is None:
            raise SystemExit(f"{SET} {name}: {error}")
        reading = json.loads(line)
        by_person: dict[str, list[set[str]]] = defaultdict(list)
        for link in gold[name]["persons"]:
            ids = persons_over(reading, link["start"], link["end"])
            found.append(bool(ids))
            if misses and not ids:
                print(f"missed in {name}: {gold[name]['text'][link['start'] - 40 : link['end'] + 40]!r}")
            if ids:
                by_person[link["person"]].append(ids)
        for links in by_person.values():
            if len(links) > 1:
                together.append(bool(set.intersection(*links)))
                if misses and not together[-1]:
                    print(f"split in {name}: {links}")
        for one, other in combinations(by_person.values(), 2):
            apart.append(not set.intersection(*one) & set.intersection(*other))
    return {
        "found": share(found),
        "together": share(together),
        "apart": share(apart),
        "links": len(found),
        "groups": len(together),
        "pairs": len(apart),
    }


def share(answers: list[bool]) -> float:
    """Per cent of the answers that are yes, to one decimal."""
    return round(100 * sum(answers) / len(answers), 1) if answers else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print every link that was not found or was split")
    got = measure(misses=parser.parse_args().misses)
    print(f"found     {got['found']:5.1f} %  of {got['links']} links")
    print(f"together  {got['together']:5.1f} %  of {got['groups']} people with several links in a text")
    print(f"apart     {got['apart']:5.1f} %  of {got['pairs']} pairs of people in a text")


if __name__ == "__main__":
    main()
