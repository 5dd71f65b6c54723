"""Learn the coder of sentences: writes its weights and their card, and prints the digests.

Data: ``events/plv.train`` and ``training/events_invented.tsv``.
Command: ``python training/events.py`` in the product's environment; two minutes on one core. The digests go into
``src/communique/coding/sentences.py``. The same data gives the same weights but for the last digits of sums.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))
from communique.coding.sentence_traits import CUES, traits
from communique.coding.sentences import WEIGHTS, Coder
from corpora import digest, rows
from events_fit import SET, Sentences, invented, learned
from events_measure import bag, cross_validated, figures, folds, macro

CARD = Path(__file__).with_name("events_card.md")
OTHERS = range(5, 9)
"""Seeds of partitions by which nothing was chosen; those up to 4 were looked at while settings were."""


def main() -> None:
    """Learn from all sentences, write weights and card."""
    records = rows(SET)
    texts = [r["text"] for r in records]
    real, beside = Sentences([traits(t) for t in texts], [r["root"] for r in records]), invented()
    coder = learned([real, beside])
    WEIGHTS.parent.mkdir(parents=True, exist_ok=True)
    write(coder)
    for path in (WEIGHTS, CUES):
        print(f"{path.name} {path.stat().st_size / 1e6:.1f} MB {sha(path)}")
    (WEIGHTS.parent / "card.md").write_text(card(coder, texts, real, beside), encoding="utf-8")


def write(coder: Coder) -> None:
    """The weights in a file of plain arrays; half precision is enough."""
    numbers = {name: getattr(coder, name).astype(np.float16) for name in ("rarity", "weights", "bias")}
    np.savez_compressed(WEIGHTS, types=np.array(coder.types), hashes=coder.hashes, allow_pickle=False, **numbers)


def sha(path: Path) -> str:
    """The SHA-256 digest of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def card(coder: Coder, texts: list[str], real: Sentences, beside: Sentences) -> str:
    """The model card, with the figures of the cross-validation."""
    coded = cross_validated(real, folds(texts, real.types), [beside])
    by_type = figures(real.types, [t for t, _ in coded])
    parts = [folds(texts, real.types, seed) for seed in OTHERS]
    others = [macro(figures(real.types, [t for t, _ in cross_validated(real, f, [beside])])) for f in parts]
    plain = cross_validated(real, folds(texts, real.types))
    words = cross_validated(bag(texts, real.types), folds(texts, real.types), lengths=(1.0,))
    return CARD.read_text(encoding="utf-8").format(
        traits=len(coder.hashes),
        files="\n".join(f"| {p.name} | {p.stat().st_size / 1e6:.2f} MB | `{sha(p)}` |" for p in (WEIGHTS, CUES)),
        real=len(texts),
        data=digest(SET),
        invented=len(beside.types),
        macro=f"{macro(by_type):.1f}",
        seeds=", ".join(map(str, OTHERS)),
        others=", ".join(f"{f:.1f}" for f in others),
        plain=f"{macro(figures(real.types, [t for t, _ in plain])):.1f}",
        bag=f"{macro(figures(real.types, [t for t, _ in words])):.1f}",
        right=f"{100 * np.mean([t == w for (t, _), w in zip(coded, real.types, strict=True)]):.0f}",
        probability=f"{np.mean([p for _, p in coded]):.2f}",
        table="\n".join(
            f"| {t} | {f.precision:.0f} | {f.recall:.0f} | {f.f1:.0f} | {f.n} |" for t, f in by_type.items()
        ),
    )


if __name__ == "__main__":
    main()
