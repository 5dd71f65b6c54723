"""How fast a text is read on one core, beside the bare parser in the same run.

Data: a mixture of readouts and news (``readouts/whitehouse``, ``readouts/kremlin``, ``quotes/polnear.train``).
Command: ``python bench/speed.py [--words N]``
Prints: words a second of the whole reading (after start-up, per second of processor time), the same for the bare
spaCy pipeline over the same texts, their ratio, the share of each step of the reading, peak memory, and the time from
starting the program to its first result in a fresh process (best of three). Fails below 1,100 words/s, above 800 MB or
above 4 s.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import communique.find.quotes as quotes
import communique.reader as steps
from communique.document import Document
from communique.export.records import to_json
from corpora import ROOT, documents_of, read

SETS = ("readouts/whitehouse", "readouts/kremlin", "quotes/polnear.train")
BLOCK = 20
"""Documents read by one and then by the other, so that a busy machine disturbs both alike."""
FLOOR_WORDS, CEILING_MB, CEILING_START = 1100.0, 800.0, 4.0


def sample(words: int) -> list[Document]:
    """Documents from all sets in turn, until they hold this many words."""
    chosen: list[Document] = []
    sets = [documents_of(name)[::7] for name in SETS]
    for group in zip(*sets, strict=False):
        chosen += group
        words -= sum(len(d.text.split()) for d in group)
        if words <= 0:
            break
    return chosen


def seconds(act: Any, *args: Any) -> float:
    """Processor time that the call takes."""
    began = time.process_time()
    act(*args)
    return time.process_time() - began


STEPS = (
    ("analyse", "paragraphs, sentences, parse"),
    ("find_mentions", "mentions of people, bodies, places"),
    ("resolve_mentions", "who is meant"),
    ("find_dates", "dates"),
    ("find_places", "places"),
    ("paired_marks", "quotation marks"),
    ("quote_finder", "quotes: rules and what joins them with the tagger"),
    ("find_scripture", "verses"),
    ("resolve_speakers", "who speaks"),
    ("find_contacts", "contacts"),
    ("find_sources", "on whose word"),
    ("find_silence", "who has not confirmed"),
    ("find_voice", "whose voice"),
    ("caveats", "warnings"),
)
"""The steps of ``communique.reader`` by the names of their functions."""


def shares(texts: list[Document]) -> dict[str, float]:
    """Processor seconds of each step, of the tagger inside the quotes, and of all the rest."""
    spent = dict.fromkeys((*(name for name, _ in STEPS), "tagger"), 0.0)

    def timed(name: str, act: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any) -> Any:
            began = time.process_time()
            result = act(*args)
            result = iter(list(result)) if name == "tagger" else result
            spent[name] += time.process_time() - began
            return result

        return run

    kept = {name: getattr(steps, name) for name, _ in STEPS if name != "quote_finder"}
    for name, act in kept.items():
        setattr(steps, name, timed(name, act))
    tagged, quotes.tagged_quotes = quotes.tagged_quotes, timed("tagger", quotes.tagged_quotes)
    reader = steps.Reader(quote_finder=timed("quote_finder", quotes.find_quotes))
    whole = seconds(lambda: [to_json(reader.read(d)) for d in texts])
    quotes.tagged_quotes = tagged
    for name, act in kept.items():
        setattr(steps, name, act)
    spent["rest"] = whole - sum(v for name, v in spent.items() if name != "tagger")
    spent["quote_finder"] -= spent["tagger"]
    return spent


def start_up() -> float:
    """Seconds from starting the program to its first result, best of three."""
    command = [sys.executable, "-m", "communique", "read", str(ROOT / "examples/commentary.txt"), "--format", "jsonl"]
    times = []
    for _ in range(3):
        began = time.monotonic()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
        times.append(time.monotonic() - began)
    return min(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=60_000, help="how many words to read (default: %(default)s)")
    texts = sample(parser.parse_args().words)
    words = sum(len(d.text.split()) for d in texts)
    for document in texts[:3]:
        read(document)
    from communique.analysis.model import pipeline

    bare = pipeline()
    whole_time = bare_time = 0.0
    for at in range(0, len(texts), BLOCK):
        block = texts[at : at + BLOCK]
        whole_time += seconds(lambda: [read(d) for d in block])  # noqa: B023
        bare_time += seconds(lambda: list(bare.pipe([d.text for d in block])))  # noqa: B023
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = start_up()
    print(f"whole reading  {words / whole_time:7.0f} words/s   ({words} words, {len(texts)} texts)")
    print(f"bare parser    {words / bare_time:7.0f} words/s   whole reading: {whole_time / bare_time:.2f} times that")
    spent = shares(texts[: len(texts) // 2])
    for name, what in (*STEPS, ("tagger", "quotes: the tagger"), ("rest", "writing JSON, and all else")):
        print(f"  {what:52} {100 * spent[name] / sum(spent.values()):5.1f} %")
    print(f"peak memory    {memory:7.0f} MB")
    print(f"first result   {start:7.1f} s after the start of a fresh process")
    sys.exit(words / whole_time < FLOOR_WORDS or memory > CEILING_MB or start > CEILING_START)


if __name__ == "__main__":
    main()
