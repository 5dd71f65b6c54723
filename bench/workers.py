"""What a second process gives: texts added to a store by one worker and by two.

Data: each eighth item of ``readouts/kremlin`` (392 texts, 125,000 words).
Command: ``python bench/workers.py [--every N]``; with ``--every 24`` a third of them.
Prints: seconds of ``communique add`` with one worker and with two, start included, and the one in times the other;
fails where two are not 1.7 times as fast on a machine of two cores or more.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpora import rows

SET = "readouts/kremlin"
LEAST = 1.7


def main() -> None:
    """Add the texts twice and say how long it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=8)
    every = parser.parse_args().every
    chosen = rows(SET)[::every]
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder, "texts.jsonl")
        lines = (json.dumps({"id": r["id"], "title": r["title"], "text": r["text"]}) for r in chosen)
        texts.write_text("\n".join(lines), encoding="utf-8")
        spent = {workers: _added(texts, Path(folder, f"{workers}.db"), workers) for workers in (1, 2)}
    words = sum(len(r["text"].split()) for r in chosen)
    print(f"{len(chosen)} texts, {words} words: {spent[1]:.1f} s with one worker, {spent[2]:.1f} s with two")
    print(f"two are {spent[1] / spent[2]:.2f} times as fast, at least {LEAST}")
    if (os.cpu_count() or 1) > 1 and spent[1] < LEAST * spent[2]:
        sys.exit(1)


def _added(texts: Path, store: Path, workers: int) -> float:
    """Seconds that ``communique add`` takes."""
    command = [str(Path(sys.executable).with_name("communique")), "add", str(texts), "--store", str(store)]
    began = time.monotonic()
    subprocess.run([*command, "--workers", str(workers)], check=True, capture_output=True)
    return time.monotonic() - began


if __name__ == "__main__":
    main()
