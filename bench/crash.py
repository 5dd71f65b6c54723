"""Whether a store is whole after ``communique add`` was killed, again and again, at moments drawn by chance.

Data: invented readings, made for the run.
Command: ``python bench/crash.py [--kills 200] [--seconds 4] [--documents N]``
Prints one line: kills, how many of them came while documents were being added, faults found. Fails when there is one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.crash.killing import killed

from communique.export.records import to_json
from invented import Maker


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--seconds", type=float, default=4.0, help="the latest moment of a kill")
    options.add_argument("--documents", type=int, default=400)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, maker = Path(name), Maker()
        feed = folder / "feed.jsonl"
        feed.write_text("".join(f"{to_json(maker.reading(n))}\n" for n in range(chosen.documents)), encoding="utf-8")
        outcome = killed(feed, folder, chosen.kills, chosen.seconds)
    stores = sum(1 for before, after in zip(outcome.kept, (*outcome.kept[1:], 0), strict=True) if after < before)
    print(
        f"{outcome.kills} kills, {outcome.amid} of them amid adding, {stores} stores: "
        f"{len(outcome.wrong)} faults, all finished by adding again"
        if not outcome.wrong
        else f"{outcome.kills} kills: {len(outcome.wrong)} faults, the first: {outcome.wrong[0]}"
    )
    sys.exit(bool(outcome.wrong))


if __name__ == "__main__":
    main()
