"""The contacts network: which words name a contact, and who, where, when and what belongs to it.

Data: see ``training/contacts_texts.py``; the quote tagger's weights as the product ships them, to begin with.
Command: ``python training/contacts.py`` in the training environment, which writes the network as ONNX in 8-bit integers
and its card into the package and prints its digest, which goes into ``src/communique/find/contacts_network.py``.
Prints, after every second epoch and on ``contacts/dev``, precision and recall of the words that name contacts, and
of the words of participants of a contact that is given.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional as F

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))
from communique.find.contacts_network import CLOSING, KINDS, ROLES, SILENCES, STATUSES, WEIGHTS
from communique.find.tagger import WEIGHTS as TAGGER
from contacts_model import (
    LAYERS,
    OF_CONTACTS,
    OF_PIECES,
    OF_WORDS,
    WIDTH,
    Network,
    ShippedRoles,
    ShippedWords,
    with_pool,
)
from contacts_texts import HERE, Sample, annotated_here, annotated_set, invented, quiet, samples
from corpora import DATA, digest
from export import OPSET, Joined
from shipped import shipped_encoder

PADDED = 48
"""Windows are padded to a multiple of this: the runtime prepares itself anew for every size."""
ROLE_WEIGHTS = (1.5, 0.5, 0.5, 1.0, 0.7, 4.0, 3.0, 4.0, *(3.0,) * len(SILENCES))
STATUS_WEIGHTS = tuple(3.0 if status in ("refused", "denied", "cancelled") else 1.0 for status in STATUSES)
"""Most contacts were held; of what was not, the texts have few."""
FIRST_ATTRIBUTED = ROLES.index("source")
"""From here on roles that some texts are not annotated with."""
HIDDEN = 0.08
"""The share of word pieces that are hidden while training."""
MASK = 103
"""The piece that hides another one, as MiniLM knows it."""
NAMED_WEIGHT = 3.0
"""How much more a word that names a contact counts than one that does not."""
REAL = ("own", "annotated")
"""The sets whose texts nobody wrote for this project."""
STEADY = 0.99
"""Of the running mean of the weights, which is what is kept."""


def batches(found: list[Sample], pieces: int, order: random.Random) -> Iterator[list[Sample]]:
    """Windows of like length together, each group of a length equally large, in random order."""
    by_size: dict[int, list[Sample]] = {}
    for sample in found:
        by_size.setdefault(_padded(sample), []).append(sample)
    groups = []
    for size, alike in sorted(by_size.items()):
        order.shuffle(alike)
        count = max(1, pieces // size)
        alike += [alike[order.randrange(len(alike))] for _ in range(-len(alike) % count)]
        groups += [alike[k : k + count] for k in range(0, len(alike), count)]
    order.shuffle(groups)
    yield from groups


def _padded(sample: Sample) -> int:
    return -(-len(sample.given["pieces"]) // PADDED) * PADDED


def collate(group: list[Sample]) -> tuple[dict[str, Tensor], dict[str, Tensor], dict[str, Tensor]]:
    """What the network is given for a batch, the contacts that it is asked about, and what it should say."""
    b, p = len(group), max(_padded(s) for s in group)
    w = p - 2
    x = {n: np.zeros((b, p), np.int64) for n in ("pieces", "piece_mask", *(f"piece_{n}" for n in OF_PIECES))}
    x |= {n: np.zeros((b, w), np.int64) for n in ("at", *OF_WORDS)}
    y = {n: np.zeros((b, w), np.float32) for n in ("named", "here")}
    contacts = [(i, c) for i, sample in enumerate(group) for c in sample.asked]
    asked = {n: np.zeros((len(contacts), w), np.int64) for n in OF_CONTACTS}
    asked["here"] = np.zeros((len(contacts), w), np.float32)
    asked["attributed"] = np.array([c.attributed for _, c in contacts], np.float32)
    roles = np.zeros((len(contacts), w, len(ROLES)), np.float32)
    for i, sample in enumerate(group):
        given = sample.given
        pieces, words = len(given["pieces"]), len(given["at"])
        x["pieces"][i, :pieces], x["piece_mask"][i, :pieces] = given["pieces"], 1
        for name in OF_PIECES:
            x[f"piece_{name}"][i, 1 : pieces - 1] = given[name][given["word"][1:-1]]
        for name in ("at", *OF_WORDS):
            x[name][i, :words] = given[name]
        y["named"][i, :words], y["here"][i, :words] = sample.named, 1
    for a, (_, contact) in enumerate(contacts):
        words = len(contact.roles)
        for name in OF_CONTACTS:
            asked[name][a, :words] = contact.given[name]
        asked["here"][a, :words], roles[a, :words] = 1, contact.roles
    told = {n: torch.from_numpy(v) for n, v in asked.items()}
    told["window"] = torch.tensor([i for i, _ in contacts], dtype=torch.long)
    told["anchor"] = torch.tensor([int(c.given["anchor"]) for _, c in contacts], dtype=torch.long)
    targets = {n: torch.from_numpy(v) for n, v in y.items()} | {"roles": torch.from_numpy(roles)}
    targets |= {n: torch.tensor([getattr(c, n) for _, c in contacts], dtype=torch.long) for n in ("kind", "status")}
    return {n: torch.from_numpy(v) for n, v in x.items()}, told, targets


def hide(x: dict[str, Tensor]) -> None:
    """Hides some of the word pieces of a batch: what belongs to a contact shows in more than one word."""
    hidden = (torch.rand(x["pieces"].shape) < HIDDEN) & (x["pieces"] > CLOSING)
    x["pieces"].masked_fill_(hidden, MASK)


def loss_of(network: Network, x: dict[str, Tensor], asked: dict[str, Tensor], y: dict[str, Tensor]) -> Tensor:
    """Cross-entropy of naming, of roles, of kind and of status."""
    named, roles, whole = network(x, asked)
    weight = torch.tensor(NAMED_WEIGHT)
    naming = F.binary_cross_entropy_with_logits(
        named.float(), y["named"], y["here"], reduction="sum", pos_weight=weight
    )
    loss: Tensor = 6 * naming / y["here"].sum()
    if roles is None or whole is None:
        return loss
    weights = asked["here"].unsqueeze(-1) * torch.tensor(ROLE_WEIGHTS)
    weights[..., FIRST_ATTRIBUTED:] *= asked["attributed"][:, None, None]
    taking = F.binary_cross_entropy_with_logits(roles.float(), y["roles"], weights, reduction="sum")
    whole = whole.float()
    loss = loss + 2 * taking / asked["here"].sum()
    loss = loss + 0.25 * F.cross_entropy(whole[:, : len(KINDS)], y["kind"])
    return loss + 0.25 * F.cross_entropy(whole[:, len(KINDS) :], y["status"], torch.tensor(STATUS_WEIGHTS))


def begun() -> Network:
    """The network as training begins."""
    network = Network()
    heads = network.words.bert.config.num_attention_heads
    known = shipped_encoder(TAGGER / "words.onnx", "encoder.", LAYERS, heads)
    kept = {k: v for k, v in known.items() if k.startswith("bert.") or k == "case.weight"}
    network.words.load_state_dict(kept, strict=False)
    with_pool(network, 0.1)
    return network


def trained(found: list[Sample], dev: list[Sample], o: argparse.Namespace) -> Network:
    """The running mean of the weights over the training."""
    torch.manual_seed(o.seed)
    order = random.Random(o.seed)
    network = begun()
    mean = copy.deepcopy(network).eval()
    moving = [(m, p) for m, p in zip(mean.parameters(), network.parameters(), strict=True) if p.requires_grad]
    body = [p for p in network.words.bert.parameters() if p.requires_grad]
    rest = [p for n, p in network.named_parameters() if not n.startswith("words.bert.")]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": o.body}, {"params": rest, "lr": o.head}], weight_decay=0.01, betas=(0.9, 0.98)
    )
    steps = o.epochs * sum(1 for _ in batches(found, o.pieces, random.Random(0)))
    warm = 0.08 * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / (steps - warm)))
    )
    step, began = 0, time.monotonic()
    for epoch in range(1, o.epochs + 1):
        for group in batches(found, o.pieces, order):
            network.train()
            x, asked, y = collate(group)
            hide(x)
            with torch.autocast("cpu", torch.bfloat16, enabled=o.bfloat16):
                loss = loss_of(network, x, asked, y)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad(set_to_none=True)
            step += 1
            with torch.no_grad():
                decay = min(STEADY, step / (step + 10))
                torch._foreach_lerp_([m for m, _ in moving], [p for _, p in moving], 1 - decay)
            if step % 50 == 0:
                spent = time.monotonic() - began
                print(f"{step}/{steps} loss {loss.item():.3f}, {spent / step * (steps - step):.0f} s left", flush=True)
        if epoch % 2 == 0 or epoch == o.epochs:
            print(f"epoch {epoch}: {measured(mean, dev)}", flush=True)
    return mean


@torch.no_grad()
def measured(network: Network, found: list[Sample]) -> dict[str, float]:
    """Precision and recall, in per cent, of words that name contacts and of participants' words, from one half on."""
    hits: dict[str, list[float]] = {"named": [0, 0, 0], "participant": [0, 0, 0]}
    for sample in found:
        x, asked, y = collate([sample])
        named, roles, _ = network(x, asked)
        pairs = [("named", named.sigmoid() * y["here"], y["named"])]
        if roles is not None:
            pairs.append(("participant", roles[..., 0].sigmoid() * asked["here"], y["roles"][..., 0]))
        for what, said, gold in pairs:
            yes = (said >= 0.5).float()
            for n, value in enumerate((yes * gold, yes, gold)):
                hits[what][n] += float(value.sum())
    return {
        f"{what} {name}": round(100 * right / max(of, 1), 1)
        for what, (right, said, gold) in hits.items()
        for name, of in (("precision", said), ("recall", gold))
    }


def export(network: Network, into: Path, plain: Path) -> list[Path]:
    """Both parts for one window as ONNX, quantised to 8-bit integers as the quote tagger is."""
    layers = nn.ModuleList(Joined(layer) for layer in network.words.bert.encoder.layer)
    piece, word = torch.zeros(9, dtype=torch.long), torch.zeros(7, dtype=torch.long)
    words = ["at", "tag", "dep", "case", "entity", "flag", "edge"]
    parts = {
        "words": (ShippedWords(network.words, layers), (piece, piece, *[word] * len(words))),
        "roles": (
            ShippedRoles(network.roles),
            (torch.randn(7, WIDTH), torch.tensor(2), *[word] * len(OF_CONTACTS)),
        ),
    }
    inputs = {"words": ["pieces", "word", *words], "roles": ["vectors", "anchor", *OF_CONTACTS]}
    outputs = {"words": ["vectors", "named"], "roles": ["roles", "kinds", "statuses"]}
    long = {n: {0: "words"} for n in (*words, *OF_CONTACTS, "vectors", "named", "roles")}
    axes = {"pieces": {0: "pieces"}, "word": {0: "pieces"}} | long
    plain.mkdir(parents=True, exist_ok=True)
    into.mkdir(parents=True, exist_ok=True)
    for name, (module, example) in parts.items():
        named = (*inputs[name], *outputs[name])
        torch.onnx.export(
            module.eval(),
            example,
            plain / f"contacts-{name}.onnx",
            input_names=inputs[name],
            output_names=outputs[name],
            dynamic_axes={n: axes[n] for n in named if n in axes},
            opset_version=OPSET,
            dynamo=False,
        )
        quantize_dynamic(
            plain / f"contacts-{name}.onnx",
            into / f"{name}.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=False,
            op_types_to_quantize=["MatMul", "Gather", "Gemm"],
            extra_options={"WeightSymmetric": False},
        )
    return [into / f"{name}.onnx" for name in parts]


def main() -> None:
    """Train, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--pieces", type=int, default=3200, help="word pieces in a batch")
    parser.add_argument("--body", type=float, default=2e-4, help="learning rate of MiniLM")
    parser.add_argument("--head", type=float, default=1e-3, help="learning rate of everything else")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--real", type=int, default=1, help="how often the real texts are read in an epoch")
    parser.add_argument("--bfloat16", action="store_true", help="half the time where the processor has such arithmetic")
    parser.add_argument("--into", type=Path, default=WEIGHTS)
    o = parser.parse_args()
    began = time.monotonic()
    own = annotated_set("contacts/train")
    sets = {"own": own, "annotated": annotated_here(), "invented": invented(), "quiet": quiet()}
    texts = {name: list(found) for name, found in sets.items()}
    counts = {f"{n}_texts": len(t) for n, t in texts.items()}
    counts |= {f"{n}_contacts": sum(len(told) for _, told in t) for n, t in texts.items()}
    counts["attributed_contacts"] = sum(t.attributed for found in texts.values() for _, told in found for t in told)
    print(counts)
    dev = samples(annotated_set("contacts/dev"), "contacts/dev")
    learned = [s for name, t in texts.items() for s in samples(t, name) for _ in range(o.real if name in REAL else 1)]
    network = trained(learned, dev, o)
    plain = HERE.parent / "build/training"
    files = []
    for path in export(network, o.into, plain):
        sha = hashlib.sha256(path.read_bytes()).hexdigest()
        files.append(f"| {path.name} | {path.stat().st_size / 1e6:.1f} MB | `{sha}` |")
        print(f'"{path.name}": "{sha}",')
    save_file({k: v.contiguous() for k, v in network.state_dict().items()}, plain / "contacts.safetensors")
    card = (HERE / "contacts.md").read_text(encoding="utf-8")
    card = card.format(
        settings="\n".join(f"| {k} | {v} |" for k, v in vars(o).items() if k != "into"),
        figures="\n".join(f"| {k} | {v} |" for k, v in measured(network, dev).items()),
        files="\n".join(files),
        train=digest("contacts/train"),
        dev=digest("contacts/dev"),
        minutes=round((time.monotonic() - began) / 60),
        **counts,
    )
    (o.into / "card.md").write_text(card, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main() if DATA else 1)
