"""Step 4: what the product finds with the weights, with 32-bit floats and as shipped; writes the model card.

Data: ``quotes/polnear.dev``, by the scorer ``quotes.py`` that lies beside the data.
Command: ``python training/measure.py FOLDER --name RUN`` in the product's environment, after ``export.py``.
Prints relation F1 of the tagger alone and of the whole finder with either weights, and what quantising costs; fails
when that is more than half a point.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))
from communique import graphs as shared
from communique.analysis import Analysis, analyse
from communique.find import tagger as shipped
from communique.find.marks import paired_marks
from communique.find.quotes import found_quotes
from communique.find.quotes_found import Found
from communique.find.quotes_tagged import tagged_quotes
from corpora import counted, digest, rows, scored

SET = "quotes/polnear.dev"
MOST_LOST = 0.5
FLOATS, INTEGERS = "32-bit floats", "8-bit integers, as shipped"
FINDERS = {"tagger alone": lambda a, m, model: list(tagged_quotes(a, m, model)), "with the rules": found_quotes}


def main() -> None:
    """Measure both, write the card."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--name", default="quotes")
    o = parser.parse_args()
    gold = rows(SET)
    analyses = [analyse(r["text"]) for r in counted(gold, len(gold), SET)]
    figures: dict[str, dict[str, Any]] = {}
    int8 = shipped.tagger()
    graphs = [(o.folder / f"{o.name}-{what}.onnx").read_bytes() for what in ("words", "roles")]
    plain = shipped.Tagger(*(shared.session(graph, exact=True) for graph in graphs), int8.pieces)
    for weights, model in ((FLOATS, plain), (INTEGERS, int8)):
        for name, find in FINDERS.items():
            figures[f"{name}, {weights}"] = measured(model, find, gold, analyses)
            print(f"{name}, {weights}: {line(figures[f'{name}, {weights}'])}", flush=True)
    run = json.loads((o.folder / f"{o.name}.json").read_text(encoding="utf-8"))
    (shipped.WEIGHTS / "card.md").write_text(card(run, figures), encoding="utf-8")
    lost = [
        figures[f"{n}, {FLOATS}"]["relation"]["f1"] - figures[f"{n}, {INTEGERS}"]["relation"]["f1"] for n in FINDERS
    ]
    print(f"quantising costs {lost[0]:+.1f} and {lost[1]:+.1f} relation F1")
    sys.exit(max(lost) > MOST_LOST)


def measured(model: shipped.Tagger, find: Any, gold: list[dict[str, Any]], analyses: list[Analysis]) -> dict[str, Any]:
    """The scorer's figures for a finder when the tagger has these weights."""
    found = [find(a, paired_marks(a), model) for a in analyses]
    predicted = [{"id": r["id"], "relations": [relation(f) for f in fs]} for r, fs in zip(gold, found, strict=True)]
    return scored("quotes", gold, predicted)


def relation(found: Found) -> dict[str, list[tuple[int, int]]]:
    """A relation as the scorer takes it."""
    return {role: [(s.start, s.end) for s in getattr(found, role)] for role in ("source", "cue", "content")}


def line(got: dict[str, Any]) -> str:
    """The figures in a row."""
    kinds = ", ".join(f"{k} {got['by_kind'][k]['recall']}" for k in ("direct", "mixed", "indirect"))
    words = ", ".join(f"{k} {got['tokens'][k]['f1']}" for k in ("content", "source", "cue"))
    r = got["relation"]
    return f"relation F1 {r['f1']} (precision {r['p']}, recall {r['r']}: {kinds}); words F1: {words}"


def card(run: dict[str, Any], figures: dict[str, dict[str, Any]]) -> str:
    """The model card."""
    settings = "\n".join(f"| {k} | {v} |" for k, v in run["settings"].items() if k != "name")
    columns = ("relation", "direct", "mixed", "indirect", "content", "source", "cue")
    epochs = "\n".join(f"| {n} | {' | '.join(str(e[c]) for c in columns)} |" for n, e in enumerate(run["epochs"], 1))
    measures = "\n".join(f"- {name}: {line(got)}" for name, got in figures.items())
    digests = shipped.DIGESTS | shared.DIGESTS
    sizes = {name: (shipped.WEIGHTS / name).stat().st_size / 1e6 for name in digests}
    files = "\n".join(f"| {name} | {sizes[name]:.1f} MB | `{d}` |" for name, d in digests.items())
    return TEMPLATE.format(
        settings=settings,
        epochs=epochs,
        measures=measures,
        files=files,
        train=run["train"],
        dev=digest(SET),
        minutes=round(run["seconds"] / 60),
    )


TEMPLATE = Path(__file__).with_name("card.md").read_text(encoding="utf-8")


if __name__ == "__main__":
    main()
