"""Whose voice: how often a quoted sentence is called the author's, and how well subjective sentences are told.

Data: ``quotes/polnear.dev``, its first texts; ``voice/sentences``, devtest of CheckThat! 2025 task 1, English.
Command: ``python bench/voice.py [--texts N]``.
Also ``training/marks_judged.jsonl``: marks of ``quotes/polnear.dev`` that a reader judged one by one under the guide.
Prints the share of sentences wholly inside an annotated content that the reading calls the author's, and macro F1 of
subjective and objective sentences at 0.5, by the reading of each sentence alone, beside the larger class and a bag of
words (naive Bayes over the words of the train split); and of each kind of mark, how many of those that are set now were
judged, and how many of these are right.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import Counter
from pathlib import Path

from communique.document import Document
from communique.reader import Reader
from communique.version import VERSION
from corpora import counted, documents_of, rows

QUOTES, SENTENCES = "quotes/polnear.dev", "voice/sentences"
JUDGED = Path(__file__).parents[1] / "training/marks_judged.jsonl"
WORD = re.compile(r"[^\W_]+")


def macro(wanted: list[bool], said: list[bool]) -> float:
    """Macro F1 of two classes."""
    result = []
    for kind in (False, True):
        hit = sum(w == kind and s == kind for w, s in zip(wanted, said, strict=True))
        result.append(200 * hit / max(1, wanted.count(kind) + said.count(kind)))
    return sum(result) / 2


def quoted(texts: int) -> tuple[int, int]:
    """The sentences wholly inside an annotated content, and how many of them are called the author's."""
    reader, inside, wrong = Reader(), 0, 0
    contents = {r["id"]: [tuple(s) for x in r["relations"] for s in x["content"]] for r in rows(QUOTES)}
    for document in counted(documents_of(QUOTES)[:texts], texts, "reading"):
        for sentence in reader.read(document).voice.sentences:
            if any(a <= sentence.start and sentence.end <= b for a, b in contents[document.name]):
                inside, wrong = inside + 1, wrong + (sentence.by == "author")
    return inside, wrong


def judged(split: str) -> list[tuple[str, bool]]:
    """Sentences of a split with whether they are subjective."""
    found = [r for r in rows(SENTENCES) if r.get("split") == split]
    return [(r["text"], r["label"] == "SUBJ") for r in found]


def bag_of_words(train: list[tuple[str, bool]], texts: list[str]) -> list[bool]:
    """Naive Bayes (Manning et al. 2008, chapter 13)."""
    counts = {
        kind: Counter(w for t, k in train if k == kind for w in WORD.findall(t.lower())) for kind in (False, True)
    }
    size = len({w for c in counts.values() for w in c})
    total = {kind: sum(c.values()) + size for kind, c in counts.items()}
    prior = {kind: math.log(sum(k == kind for _, k in train)) for kind in counts}

    def score(text: str, kind: bool) -> float:
        return prior[kind] + sum(math.log((counts[kind][w] + 1) / total[kind]) for w in WORD.findall(text.lower()))

    return [score(t, True) > score(t, False) for t in texts]


def subjective(text: str, reader: Reader) -> bool:
    """Whether the reading calls a sentence alone subjective; a quotation is nobody's opinion but its source's."""
    scores = [s.subjective for s in reader.read(Document(text, language="en")).voice.sentences]
    return max((s for s in scores if s is not None), default=0.0) >= 0.5


def marks() -> list[str]:
    """For each kind of mark how many are set in texts with judged ones, how many were judged, how many are right."""
    told: dict[tuple[str, int, int, str], bool] = {}
    with JUDGED.open(encoding="utf-8") as lines:
        for m in map(json.loads, lines):
            if m["set"] == QUOTES:
                told[m["id"], m["start"], m["end"], m["kind"]] = m["keep"]
    names = {name for name, *_ in told}
    documents = [d for d in documents_of(QUOTES) if d.name in names]
    reader, found = Reader(), Counter[str]()
    judged, right = Counter[str](), Counter[str]()
    for document in counted(documents, len(documents), "marks"):
        for mark in reader.read(document).voice.marks:
            keep = told.get((document.name, mark.start, mark.end, mark.kind))
            found[mark.kind] += 1
            judged[mark.kind] += keep is not None
            right[mark.kind] += keep is True
    return [f"{k}: {found[k]} set, {judged[k]} judged, {100 * right[k] / max(1, judged[k]):.0f} % right" for k in found]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=60)
    o = parser.parse_args()
    print(f"communique {VERSION}")
    inside, wrong = quoted(o.texts)
    share = 100 * wrong / max(1, inside)
    print(f"{QUOTES}, {o.texts} texts: {inside} sentences inside a content, {wrong} called the author's, {share:.1f} %")
    reader, test = Reader(), judged("devtest")
    wanted = [label for _, label in test]
    said = [subjective(text, reader) for text, _ in counted(test, len(test), "judging")]
    bag = bag_of_words(judged("train"), [text for text, _ in test])
    print(f"{SENTENCES}, devtest, {len(test)} sentences, macro F1 of subjective and objective:")
    print(f"  communique {macro(wanted, said):.1f}")
    print(f"  bag of words {macro(wanted, bag):.1f}")
    print(f"  all objective {macro(wanted, [False] * len(test)):.1f}")
    print(f"{QUOTES}, marks:", *marks(), sep="\n  ")


if __name__ == "__main__":
    main()
