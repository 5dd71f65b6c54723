"""Whether time grows with the text and not faster, and whether memory stays while a folder is read.

Data: news and readouts joined to one long text, and one short text repeated; 10,000 short files written for the run.
Command: ``python bench/growth.py [--up-to BYTES] [--files N]``
Prints: seconds of processor time at each size and how many times that is the time of its half (fails above 2.3;
each text is read whole and in two halves, in turns), then the memory of the program and its helpers after 1,000 and
after all files (fails when it has grown by more than a tenth).
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from communique.document import Document
from corpora import counted, documents_of, read

SMALLEST = 5_000
CEILING = 2.3
FEWEST_ROUNDS, MOST_ROUNDS = 3, 15
ENOUGH = 6.0
"""Seconds spent on the whole text from which no further round is needed."""
LONG = 20.0
"""Seconds of a single reading over which the machine's unevenness has evened out: one round is enough."""
SETS = ("quotes/polnear.train", "readouts/kremlin")


def varied(size: int) -> str:
    """The first ``size`` code points of the paragraphs of many texts, mixed so that every part is alike."""
    mixed = [p for name in SETS for d in documents_of(name) for p in d.text.split("\n") if p.strip()]
    random.Random(1).shuffle(mixed)
    return "\n\n".join(mixed)[:size]


def repeated(size: int) -> str:
    """One text again and again, to ``size`` code points: the same few people mentioned without end."""
    text = documents_of("contacts/dev")[0].text + "\n\n"
    return (text * (size // len(text) + 1))[:size]


def seconds(*texts: str) -> float:
    """Processor seconds to read these texts, one after another."""
    began = time.process_time()
    for text in texts:
        read(Document(text, language="en"))
    return time.process_time() - began


def doubled(text: str) -> tuple[float, float]:
    """Seconds for a text, and how many times as much it costs as one of its halves.

    The same words are read whole and as two halves, in turns, so that neither the words nor the moments at which the
    machine is slow differ between the two; of several rounds the middle ratio counts.
    """
    half = len(text) // 2
    wholes: list[float] = []
    ratios: list[float] = []
    while not wholes or wholes[0] < LONG:
        if len(ratios) >= (MOST_ROUNDS if sum(wholes) < ENOUGH else FEWEST_ROUNDS):
            break
        halves = seconds(text[:half], text[half:])
        wholes.append(seconds(text))
        ratios.append(2 * wholes[-1] / halves)
    return min(wholes), statistics.median(ratios)


def doubling(what: str, make: Callable[[int], str], largest: int) -> bool:
    """Prints the cost at every doubling; whether each stays under the ceiling."""
    sizes = [2 * SMALLEST]
    while sizes[-1] < largest:
        sizes.append(min(2 * sizes[-1], largest))
    text, good = make(largest), True
    for size in counted(sizes, len(sizes), what):
        took, ratio = doubled(text[:size])
        print(f"{what:9} {size:8} code points {took:8.2f} s   {ratio:.2f} times its half", flush=True)
        good = good and ratio <= CEILING
    return good


def memory(pid: int) -> float:
    """Resident memory of a process and its children, in MB."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    own = Path(f"/proc/{pid}/status").read_text().split("VmRSS:")[1].split()[0]
    return int(own) / 1024 + sum(memory(int(child)) for child in children)


def streaming(files: int) -> bool:
    """Reads a folder of short texts; whether memory stays what it is after the first tenth."""
    with tempfile.TemporaryDirectory() as folder:
        for n in range(files):
            Path(folder, f"{n:05}.txt").write_text(
                f"President Ada Marr of Veldania met Foreign Minister Ilan Droste on Tuesday.\n\n"
                f'"We spoke {n} times," Marr{n} told reporters in Marrowgate.\n',
                encoding="utf-8",
            )
        command = [sys.executable, "-m", "communique", "read", folder, "--format", "jsonl"]
        program = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert program.stdout is not None
        lines = counted(program.stdout, files, "folder")
        early_count = files // 10
        seen = sum(1 for _ in islice(lines, early_count))
        early = memory(program.pid)
        seen += sum(1 for _ in islice(lines, files - early_count - 1))
        late = memory(program.pid)
        seen += sum(1 for _ in lines)
        status = program.wait()
    print(f"folder    {early:.0f} MB after {early_count} files, {late:.0f} MB after {files}; {seen} readings")
    return status == 0 and seen == files and late <= 1.1 * early


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--up-to", type=int, default=1_000_000, metavar="BYTES")
    parser.add_argument("--files", type=int, default=10_000, metavar="N")
    options = parser.parse_args()
    read(Document(varied(SMALLEST), language="en"))
    good = doubling("varied", varied, options.up_to)
    good = doubling("repeated", repeated, options.up_to) and good
    good = (not options.files or streaming(options.files)) and good
    sys.exit(not good)


if __name__ == "__main__":
    main()
