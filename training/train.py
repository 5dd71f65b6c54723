"""Step 2: train the tagger.

Command: ``python training/train.py FOLDER --name RUN`` in an environment with Communique and its ``training`` extra,
after ``prepare.py FOLDER``. Prints the loss, and after every epoch the figures on the dev part; writes
``FOLDER/RUN.safetensors`` (the running mean of the weights) and ``FOLDER/RUN.json`` (settings, digests, figures).
"""

from __future__ import annotations

import argparse
import copy
import gzip
import json
import pickle
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional as F

from communique.find.tagger_windows import TAGS, seen_from
from evaluate import measured
from model import Encoder, Roles

Sample = dict[str, Any]
VERBAL = range(TAGS.index("VB") + 1, TAGS.index("VBZ") + 2)
"""The places of the tags of verbs."""


def options() -> argparse.Namespace:
    """The settings; the defaults are those of the shipped weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--name", default="quotes")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--pieces", type=int, default=3000, help="word pieces in a batch")
    parser.add_argument("--body", type=float, default=2.5e-4, help="learning rate of MiniLM")
    parser.add_argument("--head", type=float, default=1e-3, help="learning rate of everything else")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--lost-marks", type=float, default=0.1, help="share of windows that lose quotation marks")
    parser.add_argument("--other-marks", type=float, default=0.1, help="share of windows with marks of another style")
    parser.add_argument("--decay", type=float, default=0.995, help="of the running mean of the weights")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=float, default=1.0, help="of the training texts, for trials")
    parser.add_argument("--bfloat16", action="store_true", help="half the time where the processor has such arithmetic")
    return parser.parse_args()


def load(path: Path) -> dict[str, Any]:
    """What ``prepare.py`` wrote."""
    with gzip.open(path, "rb") as file:
        return pickle.load(file)


def batches(samples: list[Sample], pieces: int, rng: random.Random) -> Iterator[list[Sample]]:
    """Windows of like length together, in random order."""
    keyed = sorted(samples, key=lambda s: len(s["window"]["pieces"]) * rng.uniform(0.85, 1.15))
    groups: list[list[Sample]] = [[]]
    longest = 0
    for sample in keyed:
        longest = max(longest, len(sample["window"]["pieces"]))
        if groups[-1] and longest * (len(groups[-1]) + 1) > pieces:
            groups.append([])
            longest = len(sample["window"]["pieces"])
        groups[-1].append(sample)
    rng.shuffle(groups)
    yield from groups


def without_marks(sample: Sample, rng: random.Random) -> Sample:
    """The window with one or all of its quotation marks blinded, as in texts that lost them."""
    w = dict(sample["window"])
    at = np.flatnonzero(w["marks"] == 2)
    if not len(at):
        return sample
    lost = at if rng.random() < 0.4 else at[[rng.randrange(len(at))]]
    pieces, marks = w["pieces"].copy(), w["marks"].copy()
    pieces[w["at"][lost]] = 1010 if rng.random() < 0.5 else 1005
    marks[:] = 0
    return {**sample, "window": {**w, "pieces": pieces, "marks": marks}}


STYLES = ((1000, 1000), (1523, 1524), (1077, 1090), (1520, 1521), (1005, 1005))
"""Word pieces that open and close a quotation: straight, curly, guillemets, curly single, straight single."""
SINGLE = frozenset((1520, 1521, 1005))


def with_other_marks(sample: Sample, rng: random.Random) -> Sample:
    """The window with its double marks in one other style: papers of other countries quote in single marks."""
    w = dict(sample["window"])
    at = np.flatnonzero(w["marks"] == 2)
    if not len(at):
        return sample
    opening, closing = STYLES[rng.randrange(len(STYLES))]
    pieces, marks = w["pieces"].copy(), w["marks"].copy()
    opens = [i + 1 < len(marks) and marks[i + 1] == 1 for i in at]
    pieces[w["at"][at]] = np.where(opens, opening, closing)
    if opening in SINGLE:
        marks[marks == 1] = 3
        marks[at] = 0
    return {**sample, "window": {**w, "pieces": pieces, "marks": marks}}


def collate(group: list[Sample], rng: random.Random | None) -> dict[str, Tensor]:
    """The windows of a batch as padded tensors, with their cues, and with false cues where ``rng`` is given."""
    ws = [s["window"] for s in group]
    b, p, w = len(ws), max(len(x["pieces"]) for x in ws), max(len(x["tag"]) for x in ws)
    out: dict[str, np.ndarray] = {
        n: np.zeros((b, p), np.int64) for n in ("pieces", "piece_mask", "piece_case", "piece_marks")
    }
    out |= {n: np.zeros((b, w), np.int64) for n in ("at", "tag", "dep", "head", "marks")}
    out["tags"] = np.full((b, 3, w), -100)
    out["annotator"] = np.array([s["annotator"] for s in group])
    cues: list[tuple[int, int, np.ndarray, np.ndarray, np.ndarray, int]] = []
    for i, (x, sample) in enumerate(zip(ws, group, strict=True)):
        n, k = len(x["pieces"]), len(x["tag"])
        out["pieces"][i, :n], out["piece_mask"][i, :n] = x["pieces"], 1
        sizes = np.diff(np.append(x["at"], n - 1))
        out["piece_case"][i, 1 : n - 1] = np.repeat(x["case"], sizes)
        out["piece_marks"][i, 1 : n - 1] = np.repeat(x["marks"], sizes)
        for name in ("at", "tag", "dep", "head", "marks"):
            out[name][i, :k] = x[name]
        out["tags"][i, :, :k] = 0
        taken = set()
        for relation in sample["relations"]:
            roles, in_cue = np.zeros(w, np.int64), np.zeros(w, np.int64)
            for r, role in enumerate(("source", "cue", "content")):
                places = relation[role]
                roles[places] = r + 1
                out["tags"][i, r, places] = 2
                starts = places[np.diff(places, prepend=-9) > 1]
                out["tags"][i, r, starts] = 1
            in_cue[relation["cue"]] = 1
            taken.update(relation["cue"].tolist())
            cues.append((i, relation["anchor"], relation["seen"], roles, in_cue, k))
        if rng is not None:
            free = [j for j in range(k) if j not in taken and (x["tag"][j] in VERBAL or rng.random() < 0.1)]
            for j in rng.sample(free, min(len(free), 1 + (k > 40))):
                in_cue = np.zeros(w, np.int64)
                in_cue[j] = 1
                x_window = _Bare(x)
                cues.append((i, j, np.stack(seen_from(x_window, j)), np.zeros(w, np.int64), in_cue, k))
    a = len(cues)
    out["cue_window"], out["cue_anchor"] = np.zeros(a, np.int64), np.zeros(a, np.int64)
    out["seen"], out["roles"] = np.zeros((4, a, w), np.int64), np.full((a, w), -100)
    out["in_cue"] = np.zeros((a, w), np.int64)
    out["edges"] = np.zeros((a, w, 2), np.float32)
    out["word_mask"] = np.zeros((a, w), np.float32)
    for c, (i, anchor, seen, roles, in_cue, k) in enumerate(cues):
        out["cue_window"][c], out["cue_anchor"][c] = i, anchor
        out["seen"][:, c, :k], out["roles"][c, :k], out["in_cue"][c] = seen, roles[:k], in_cue
        out["word_mask"][c, k:] = -1e4
        content = np.pad(roles[:k] == 3, 1).astype(np.int8)
        out["edges"][c, :k, 0] = np.diff(content)[:-1] > 0
        out["edges"][c, :k, 1] = np.diff(content)[1:] < 0
    return {name: torch.from_numpy(value) for name, value in out.items()}


class _Bare:
    """A window's arrays as ``seen_from`` asks for them."""

    def __init__(self, arrays: dict[str, Any]) -> None:
        self.head, self.dep, self.sentence = arrays["head"], arrays["dep"], arrays["sentence"]

    def __len__(self) -> int:
        return len(self.head)


class Tagger(nn.Module):
    """Both parts together."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.encoder, self.roles = Encoder(dropout), Roles(dropout)

    def forward(self, x: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """Logits of the words ``[B, W, 9]`` and of the roles and edges ``[A, W, 6]``."""
        names = ("pieces", "piece_mask", "piece_case", "piece_marks", "at", "tag", "dep", "head", "annotator")
        words, tagged = self.encoder(*(x[n] for n in names))
        window = x["cue_window"]
        anchors = words[window, x["cue_anchor"]]
        mask = x["word_mask"][:, None, None, :].to(words.dtype)
        roles = self.roles(words[window], anchors, *x["seen"], x["in_cue"], x["marks"][window], mask)
        return tagged, roles


def loss_of(model: Tagger, x: dict[str, Tensor]) -> Tensor:
    """Cross-entropy of the words' parts, of their roles for each cue, and of its content's edges."""
    tagged, roles = model(x)
    b, w, _ = tagged.shape
    tagged = tagged.float().reshape(b, w, 3, 3).permute(0, 3, 2, 1)
    part = F.cross_entropy(tagged, x["tags"], ignore_index=-100)
    role = F.cross_entropy(roles[..., :4].float().transpose(1, 2), x["roles"], ignore_index=-100)
    here = (x["roles"] >= 0).unsqueeze(-1)
    edges = F.binary_cross_entropy_with_logits(roles[..., 4:].float(), x["edges"], weight=here.float(), reduction="sum")
    return 3 * part + role + edges / here.sum()


def main() -> None:
    """Train, measure, write."""
    o = options()
    torch.manual_seed(o.seed)
    rng = random.Random(o.seed)
    train, dev = load(o.folder / "train.pkl.gz"), load(o.folder / "dev.pkl.gz")
    documents = train["documents"][: int(o.share * len(train["documents"]))]
    samples = [{**s, "annotator": d["annotator"]} for d in documents for s in d["samples"]]
    model = Tagger(o.dropout)
    mean = copy.deepcopy(model).eval()
    body = [p for p in model.encoder.bert.parameters() if p.requires_grad]
    rest = [p for n, p in model.named_parameters() if p.requires_grad and ".bert." not in n]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": o.body}, {"params": rest, "lr": o.head}], weight_decay=0.01, betas=(0.9, 0.98)
    )
    steps = o.epochs * sum(1 for _ in batches(samples, o.pieces, random.Random(0)))
    warm = 0.08 * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / (steps - warm)))
    )
    history, step, began, running = [], 0, time.time(), 0.0
    for epoch in range(o.epochs):
        for group in batches(samples, o.pieces, rng):
            model.train()
            group = [_varied(s, o, rng) for s in group]
            x = collate(group, rng)
            with torch.autocast("cpu", torch.bfloat16, enabled=o.bfloat16):
                loss = loss_of(model, x)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad(set_to_none=True)
            step += 1
            _average(mean, model, min(o.decay, step / (step + 10)))
            running = loss.item() if not running else 0.98 * running + 0.02 * loss.item()
            if step % 50 == 0:
                spent = time.time() - began
                print(
                    f"{step}/{steps} loss {running:.4f}  {spent:.0f} s, {spent / step * (steps - step):.0f} s left",
                    flush=True,
                )
        figures = measured(mean, dev["documents"])
        history.append(figures)
        print(f"epoch {epoch + 1}: {json.dumps(figures)}", flush=True)
        save_file({k: v.contiguous() for k, v in mean.state_dict().items()}, o.folder / f"{o.name}.safetensors")
        settings = {k: str(v) if isinstance(v, Path) else v for k, v in vars(o).items() if k != "folder"}
        card = {"settings": settings, "train": train["digest"], "dev": dev["digest"], "epochs": history}
        (o.folder / f"{o.name}.json").write_text(json.dumps({**card, "seconds": round(time.time() - began)}, indent=1))


def _varied(sample: Sample, o: argparse.Namespace, rng: random.Random) -> Sample:
    if rng.random() < 0.3:
        sample = {**sample, "annotator": 0}
    chance = rng.random()
    if chance < o.lost_marks:
        return without_marks(sample, rng)
    return with_other_marks(sample, rng) if chance < o.lost_marks + o.other_marks else sample


@torch.no_grad()
def _average(mean: nn.Module, model: nn.Module, decay: float) -> None:
    ours = [p for p, q in zip(mean.parameters(), model.parameters(), strict=True) if q.requires_grad]
    theirs = [q for q in model.parameters() if q.requires_grad]
    torch._foreach_lerp_(ours, theirs, 1 - decay)


if __name__ == "__main__":
    main()
