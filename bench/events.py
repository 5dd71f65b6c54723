"""The event type of a sentence: what the coder gives sentences that it was not taught, by cross-validation.

Data: ``events/plv.train`` (the sentences alone, not the marks of source and target).
Command: ``python bench/events.py [--partitions N]``; under a minute on one core.
Cuts the sentences into five parts, types spread evenly, equal sentences in one part; each part is coded by what the
other four and the invented sentences of ``training/`` teach, by the same learning that makes the shipped weights.
Prints macro F1 and, for each type, precision, recall, F1 and the number of sentences; beside them macro F1 without
the invented sentences, and of a bag of words under the same learner. More partitions differ by their seed. Fails below
what must hold.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "training"))
from communique.coding.sentence_traits import traits
from corpora import rows
from events_fit import SET, Sentences, invented
from events_measure import SEED, Coded, bag, cross_validated, figures, folds, macro

LEAST = 80.0
"""Macro F1, in per cent, of the first partition."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--partitions", type=int, default=1, help="so many partitions into five parts")
    partitions = parser.parse_args().partitions
    records = rows(SET)
    texts, types = [r["text"] for r in records], [r["root"] for r in records]
    real, beside = Sentences([traits(t) for t in texts], types), invented()
    print(f"{SET}: {len(texts)} sentences; beside them {len(beside.types)} invented ones, to learn from only")
    fold = folds(texts, types)
    coded = cross_validated(real, fold, [beside])
    table(types, coded)
    print(f"{'macro F1, coder of sentences':38}{score(types, coded):6.1f}", flush=True)
    print(f"{'without invented sentences':38}{score(types, cross_validated(real, fold)):6.1f}", flush=True)
    words = cross_validated(bag(texts, types), fold, lengths=(1.0,))
    print(f"{'bag of words':38}{score(types, words):6.1f}", flush=True)
    for seed in range(SEED + 1, SEED + partitions):
        other = cross_validated(real, folds(texts, types, seed), [beside])
        print(f"{f'coder of sentences, partition {seed}':38}{score(types, other):6.1f}", flush=True)
    sys.exit(score(types, coded) < LEAST)


def score(types: list[str], coded: Coded) -> float:
    """Macro F1, in per cent."""
    return macro(figures(types, [t for t, _ in coded]))


def table(types: list[str], coded: Coded) -> None:
    """Print the figures of each type, and how far the probabilities hold."""
    print(f"{'type':14}{'precision':>10}{'recall':>10}{'F1':>10}{'n':>6}")
    for name, f in figures(types, [t for t, _ in coded]).items():
        print(f"{name:14}{f.precision:10.1f}{f.recall:10.1f}{f.f1:10.1f}{f.n:6}")
    right = sum(t == wanted for (t, _), wanted in zip(coded, types, strict=True)) / len(types)
    print(f"coded right {100 * right:.1f} in 100, mean probability {sum(p for _, p in coded) / len(coded):.3f}")


if __name__ == "__main__":
    main()
