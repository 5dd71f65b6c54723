"""Contacts in 368 texts that were written and annotated apart from the program, none of them learned from.

Data: ``bench/held.jsonl``: readouts, news and commentary in turn; every country, official and event is invented. What
was wrong in those called ``read`` has been read line by line and mended; of those called ``unread`` only the figures
were looked at, to choose thresholds of the contacts network. Those called ``plain`` are of one sentence or two, in the
words of agencies and ministries, and have been read as well.
Command: ``python bench/held.py``
Prints: for each of the three what the scorer beside the data (``../score``) says, then how many contacts of the
annotation stand on a named origin that was found, how many without one were given one all the same, and how many
silences were found.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from communique.ingest import document_from_text
from corpora import readings, scored

FILE = Path(__file__).with_name("held.jsonl")
PARTS = ("read", "unread", "plain")
Contact = dict[str, Any]


def measure(part: str) -> dict[str, str]:
    """The figures of one of the three, as they are printed."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    gold = [r for r in map(json.loads, lines) if r["id"].startswith(f"{part}-")]
    texts = [document_from_text(r["text"], r["id"], title=r["title"], published=r["published"]) for r in gold]
    found = [
        json.loads(line or "{}") | {"id": r["id"]} for r, (_, line, _) in zip(gold, readings(texts, part), strict=True)
    ]
    got = scored("contacts", gold, found)
    figures = {k: str(v["f1"] if isinstance(v, dict) else v) for k, v in got.items() if v is not None}
    told = [pair for r, f in zip(gold, found, strict=True) for pair in _pairs(r["contacts"], f.get("contacts", []))]
    rested = [(g, c) for g, c in told if g["on_word_of"]]
    vouched = [c for g, c in told if not g["on_word_of"] and c]
    named = sum(any(_same(s, t) for s in g["on_word_of"] for t in (c or {}).get("on_word_of", [])) for g, c in rested)
    silent = [(s, c) for g, c in told for s in g["not_confirmed_by"]]
    heard = sum(any(_same(s, t) for t in (c or {}).get("not_confirmed_by", [])) for s, c in silent)
    figures["origins"] = f"{named} of {len(rested)}"
    figures["origins invented"] = f"{sum(bool(c['on_word_of']) for c in vouched)} of {len(vouched)}"
    figures["not confirmed"] = f"{heard} of {len(silent)}"
    return figures


def _pairs(gold: list[Contact], found: list[Contact]) -> list[tuple[Contact, Contact | None]]:
    """Each annotated contact with the first one found that shares a word of the trigger and a participant, if any."""
    left = list(found)
    pairs: list[tuple[Contact, Contact | None]] = []
    for contact in gold:
        words = _words(contact["trigger"]["text"])
        near = (c for c in left if c["trigger"] and words & _words(c["trigger"]["text"]))
        best = next((c for c in near if _shares(contact, c)), None)
        if best is not None:
            left.remove(best)
        pairs.append((contact, best))
    return pairs


def _shares(gold: Contact, found: Contact) -> bool:
    return any(_same(g, f) for g in gold["participants"] for f in found["participants"])


def _same(annotated: dict[str, Any], found: dict[str, Any]) -> bool:
    """Whether a name found and an annotated stretch share half of the shorter one's words."""
    one, two = _words(annotated["text"]), _words(found["name"])
    return bool(one & two) and 2 * len(one & two) >= min(len(one), len(two))


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower())) - {"the", "a", "of", "in", "on", "to", "s"}


def main() -> None:
    for part in PARTS:
        print(f"{part}:")
        for name, value in measure(part).items():
            print(f"  {name:18} {value}")


if __name__ == "__main__":
    main()
