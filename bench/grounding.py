"""Whether every span of every record holds the words that stand at its place, over thousands of texts.

Data: all readouts (``readouts/kremlin``, ``readouts/whitehouse``) and the news texts of PolNeAR (train and dev).
Command: ``python bench/grounding.py [--every N] [--workers N]``; ``--every 20`` reads each twentieth text only.
Prints: texts, spans, violations, exceptions; fails when there is a violation or an exception.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from typing import Any

from corpora import CORES, documents_of, readings

SETS = ("readouts/kremlin", "readouts/whitehouse", "quotes/polnear.train", "quotes/polnear.dev")


def stretches(part: Any) -> Iterator[dict[str, Any]]:
    """Every object in a reading that has a start and an end."""
    if isinstance(part, dict):
        if "start" in part and "end" in part:
            yield part
        for value in part.values():
            yield from stretches(value)
    elif isinstance(part, list):
        for value in part:
            yield from stretches(value)


def holds(text: str, stretch: dict[str, Any]) -> bool:
    """Whether the offsets lie in the text and, where it gives words, the words stand there."""
    start, end = stretch["start"], stretch["end"]
    return 0 <= start <= end <= len(text) and stretch.get("text", text[start:end]) == text[start:end]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="read each Nth text only")
    parser.add_argument("--workers", type=int, default=CORES)
    options = parser.parse_args()
    texts = spans = violations = exceptions = 0
    for name in SETS:
        chosen = documents_of(name)[:: options.every]
        for document, (_, line, error) in zip(chosen, readings(chosen, name, options.workers), strict=True):
            texts += 1
            if line is None:
                exceptions += 1
                print(f"exception: {name} {document.name}: {error}")
                continue
            reading = json.loads(line)
            violations += reading["document"]["text"] != document.text
            for stretch in stretches({k: v for k, v in reading.items() if k != "document"}):
                spans += 1
                if not holds(document.text, stretch):
                    violations += 1
                    print(f"violation: {name} {document.name}: {stretch}")
    print(f"texts {texts}  spans {spans}  violations {violations}  exceptions {exceptions}")
    sys.exit(bool(violations or exceptions))


if __name__ == "__main__":
    main()
