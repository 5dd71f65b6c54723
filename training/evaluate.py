"""The tagger's figures on laid-out texts, in words, before anything of the product's own reading is added.

It counts as the project's scorer of quotes does (relation F1: contents that share half their words or more, paired
one to one, with the right source), but over all tokens and without the rules, so that trials can be compared quickly.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import torch

Relation = dict[str, frozenset[int]]


@torch.no_grad()
def outputs(model: torch.nn.Module, document: dict[str, Any], annotator: int = 0) -> list[dict[str, Any]]:
    """For each window its likelihoods: ``tags`` ``[W, 3, 3]``, and ``roles`` ``[W, 4]`` for each of its ``cues``."""
    from train import _Bare, collate, seen_from

    result = []
    samples = [{**s, "relations": [], "annotator": annotator} for s in document["samples"]]
    for k in range(0, len(samples), 16):
        part = samples[k : k + 16]
        x = collate(part, None)
        names = ("pieces", "piece_mask", "piece_case", "piece_marks", "at", "tag", "dep", "head", "annotator")
        words, tagged = model.encoder(*(x[n] for n in names))
        probs = tagged.reshape(*tagged.shape[:2], 3, 3).softmax(-1).numpy()
        for i, sample in enumerate(part):
            w = sample["window"]
            size = len(w["tag"])
            tags = probs[i, :size]
            found = cues(tags)
            entry: dict[str, Any] = {"tags": tags, "cues": found, "roles": [], "marks": w["marks"]}
            if found:
                bare = _Bare(w)
                anchors = [_head(w["head"], a, b) for a, b in found]
                seen = [torch.from_numpy(np.stack(seen_from(bare, a))) for a in anchors]
                in_cue = torch.zeros(len(found), size, dtype=torch.long)
                for n, (a, b) in enumerate(found):
                    in_cue[n, a:b] = 1
                here = words[i, :size].expand(len(found), -1, -1)
                marks = torch.from_numpy(w["marks"]).expand(len(found), -1)
                logits = model.roles(here, words[i, anchors], *torch.stack(seen, 1), in_cue, marks)
                entry["roles"] = logits[..., :4].softmax(-1).numpy()
            result.append(entry)
    return result


def cues(tags: np.ndarray, least: float = 0.35) -> list[tuple[int, int]]:
    """The cue spans: from each likely beginning over the words that go on from it."""
    begin, inside, outside = tags[:, 1, 1], tags[:, 1, 2], tags[:, 1, 0]
    found: list[tuple[int, int]] = []
    i = 0
    while i < len(begin):
        if begin[i] >= least and begin[i] >= inside[i]:
            j = i + 1
            while j < len(begin) and inside[j] > max(begin[j], outside[j] * 0.999):
                j += 1
            found.append((i, j))
            i = j
        else:
            i += 1
    return found


def _head(head: np.ndarray, first: int, last: int) -> int:
    found = [i for i in range(first, last) if not first <= head[i] < last or head[i] == i]
    return found[-1] if found else last - 1


def decoded(entry: dict[str, Any]) -> list[Relation]:
    """The relations of a window."""
    result = []
    for (a, b), roles in zip(entry["cues"], entry["roles"], strict=True):
        best = roles.argmax(-1)
        content = frozenset(np.flatnonzero(best == 3).tolist())
        if not content:
            continue
        runs = _runs(np.flatnonzero(best == 1).tolist())
        source = max(runs, key=lambda r: sum(roles[i, 1] for i in r), default=[])
        result.append({"source": frozenset(source), "cue": frozenset(range(a, b)), "content": content})
    return result


def _runs(places: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for p in places:
        if runs and runs[-1][-1] == p - 1:
            runs[-1].append(p)
        else:
            runs.append([p])
    return runs


def measured(model: torch.nn.Module, documents: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Relation F1, recall by kind, and F1 of the words under each role."""
    model.eval()
    pairs = []
    for document in documents:
        for entry, sample in zip(outputs(model, document), document["samples"], strict=True):
            gold = [{r: frozenset(x[r].tolist()) for r in ("source", "cue", "content")} for x in sample["relations"]]
            words = {i for i, c in enumerate(sample["window"]["case"]) if c < 3 or sample["window"]["tag"][i] == 11}
            inside = set(np.flatnonzero(sample["window"]["marks"] == 1).tolist())
            pairs.append((decoded(entry), gold, words, inside))
    return score(pairs)


def score(pairs: list[tuple[list[Relation], list[Relation], set[int], set[int]]]) -> dict[str, Any]:
    """The figures of predicted against annotated relations, window by window."""
    tokens = {r: [0, 0, 0] for r in ("source", "cue", "content")}
    hit = predicted = annotated = contents = 0
    kinds: dict[str, list[int]] = {}
    for pred, gold, words, inside in pairs:
        pred = [{r: x[r] & words for r in x} for x in pred]
        gold = [{r: x[r] & words for r in x} for x in gold]
        for r, t in tokens.items():
            p, g = frozenset().union(*(x[r] for x in pred)), frozenset().union(*(x[r] for x in gold))
            t[0], t[1], t[2] = t[0] + len(p & g), t[1] + len(p), t[2] + len(g)
        pred, gold = [x for x in pred if x["content"]], [x for x in gold if x["content"]]
        predicted, annotated = predicted + len(pred), annotated + len(gold)
        near = sorted(
            (
                (len(p["content"] & g["content"]) / len(p["content"] | g["content"]), i, j)
                for i, p in enumerate(pred)
                for j, g in enumerate(gold)
            ),
            key=lambda t: -t[0],
        )
        used: set[int] = set()
        right: set[int] = set()
        met: set[int] = set()
        for value, i, j in near:
            if value >= 0.5 and i not in used and j not in met:
                used.add(i)
                met.add(j)
                contents += 1
                if _same(pred[i]["source"], gold[j]["source"]):
                    right.add(j)
        hit += len(right)
        for j, g in enumerate(gold):
            share = g["content"] & inside
            kind = "direct" if share == g["content"] else "mixed" if share else "indirect"
            count = kinds.setdefault(kind, [0, 0])
            count[0], count[1] = count[0] + (j in right), count[1] + 1
    result: dict[str, Any] = {
        "relation": _f1(hit, predicted, annotated),
        "content_only": _f1(contents, predicted, annotated),
    }
    result |= {"p": round(100 * hit / max(1, predicted), 1), "r": round(100 * hit / max(1, annotated), 1)}
    result |= {k: round(100 * a / b, 1) for k, (a, b) in sorted(kinds.items())}
    return result | {r: _f1(*t) for r, t in tokens.items()}


def _same(p: frozenset[int], g: frozenset[int]) -> bool:
    if not p or not g:
        return not p and not g
    return len(p & g) / len(p | g) >= 0.5 or max(p) in g or max(g) in p


def _f1(hit: int, predicted: int, annotated: int) -> float:
    return round(200 * hit / max(1, predicted + annotated), 1)
