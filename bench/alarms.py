"""False alarms: contacts found in news that tells of none.

Data: texts of ``quotes/polnear.train`` and ``quotes/gum.news``, named in ``bench/quiet.txt``, chosen by reading them.
Command: ``python bench/alarms.py [--show]``
Prints: texts, contacts found in them, and contacts a text; fails above a tenth. ``--show`` prints each with its words.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from corpora import documents_of, readings

QUIET = Path(__file__).with_name("quiet.txt")
MOST = 0.1


def chosen() -> dict[str, frozenset[str]]:
    """The ids of the texts by data set."""
    lines = [line.split() for line in QUIET.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {f"quotes/{name}": frozenset(i for n, i in lines if n == name) for name in sorted({n for n, _ in lines})}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="print each false alarm")
    show = parser.parse_args().show
    texts = alarms = 0
    for name, ids in chosen().items():
        documents = [d for d in documents_of(name) if d.name in ids]
        texts += len(documents)
        for document, (_, line, error) in zip(documents, readings(documents, name), strict=True):
            if line is None:
                sys.exit(f"{name} {document.name}: {error}")
            for contact in json.loads(line)["contacts"]:
                alarms += 1
                start, end = contact["trigger"]["start"], contact["trigger"]["end"]
                if show:
                    told = [p["name"] for p in contact["participants"]]
                    around = " ".join(document.text[max(0, start - 80) : end + 60].split())
                    print(f"{document.name}: {contact['kind']} {told}: {around}")
    print(f"{texts} texts, {alarms} contacts found where there are none: {alarms / texts:.3f} a text")
    sys.exit(alarms / texts > MOST)


if __name__ == "__main__":
    main()
