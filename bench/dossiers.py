"""How well accounts are gathered and judged, on invented dossiers: ``tests/cases/dossiers``.

Usage: bench/dossiers.py [built_with|unseen|plain|newsroom ...]. For each set: pairs of accounts brought together
(precision, recall), independent sources right, facts found and their verdicts; the same for dossiers gathered as the
gold has them, so that the two parts are told apart. Two facts are one when the words of one account overlap.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from communique import Reader, Reading
from communique.compare.asides import contact_of
from communique.compare.making import compare, dossier, told
from communique.dossiers import Account, Dossier
from communique.ingest import document_from_text

CASES = Path(__file__).parent.parent / "tests/cases/dossiers"


def main(names: list[str]) -> None:
    """Print the figures of the sets."""
    for name in names or ["built_with", "unseen", "plain", "newsroom"]:
        read = {r.document.name: r for r in readings(name)}
        gold = [json.loads(line) for line in (CASES / f"{name}.dossiers.jsonl").open(encoding="utf-8")]
        found = compare(read.values())
        print(f"{name}: {len(read)} texts, {len(gold)} dossiers and traps")
        _pairs(gold, found)
        real = [g for g in gold if "trap" not in g]
        _facts("gathered by the program", real, [_best(g, found) for g in real], read)
        _facts("gathered as in the gold", real, [_given(g, read) for g in real], read)


def readings(name: str) -> Iterable[Reading]:
    """The texts of a set, read."""
    reader = Reader()
    for line in (CASES / f"{name}.accounts.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        yield reader.read(
            document_from_text(
                row["text"], row["id"], title=row["title"], published=row["published"], outlet=row["outlet"]
            )
        )


def _pairs(gold: list[dict], found: Iterable[Dossier]) -> None:
    def pairs(groups: Iterable[Iterable[str]]) -> set[frozenset[str]]:
        return {frozenset(p) for group in groups for p in itertools.combinations(sorted(set(group)), 2)}

    wanted, made = pairs(g["accounts"] for g in gold), pairs(d.accounts for d in found)
    hit = len(wanted & made)
    print(f"  pairs: precision {100 * hit / max(1, len(made)):.1f}, recall {100 * hit / max(1, len(wanted)):.1f}")


def _best(gold: dict, found: Iterable[Dossier]) -> Dossier | None:
    shared = max(found, key=lambda d: len(set(d.accounts) & set(gold["accounts"])))
    return shared if len(set(shared.accounts) & set(gold["accounts"])) > 1 else None


def _given(gold: dict, readings: dict[str, Reading]) -> Dossier | None:
    accounts = accounts_of(gold, readings)
    return dossier("d", accounts) if accounts else None


def accounts_of(gold: dict, readings: dict[str, Reading]) -> tuple[Account, ...]:
    """The accounts of a dossier of the gold, none where no text of it names a contact."""
    named, beside = [], []
    for name in gold["accounts"]:
        reading = readings[name]
        main = told(reading).outline.contact
        contact = next((c for c in reading.contacts if c.id == main), None)
        if contact is None:
            beside.append(reading)
        else:
            named.append((reading, contact))
    if not named:
        return ()
    accounts = [Account(*pair) for pair in named] + [Account(r, contact_of(r, named)) for r in beside]
    return tuple(sorted(accounts, key=lambda a: (a.reading.document.published or "9", a.name)))


def _facts(title: str, gold: list[dict], found: list[Dossier | None], readings: dict[str, Reading]) -> None:
    facts = seen = right = sources = 0
    for wanted, made in zip(gold, found, strict=True):
        sources += bool(made and made.independent_sources == wanted["independent_sources"])
        for fact in wanted["facts"]:
            facts += 1
            matches = [(shared(fact, f, readings), f) for f in (made.facts if made else ())]
            best = max(matches, key=lambda m: m[0], default=None)
            if best is not None and best[0] >= 1:
                seen += 1
                right += best[1].verdict == fact["verdict"]
    print(
        f"  {title}: independent sources {sources} of {len(gold)}; of {facts} facts {100 * seen / facts:.1f} % found, "
        f"verdict right in {100 * right / facts:.1f} % ({100 * right / max(1, seen):.1f} % of those found)"
    )


def shared(wanted: dict, fact: object, readings: dict[str, Reading]) -> int:
    """In how many accounts a fact's words overlap those of the gold, one more where both are of one kind."""
    says = fact.says  # type: ignore[attr-defined]
    number = 0
    for name, words in wanted["says"].items():
        span = says.get(name)
        if words and span is not None:
            start = readings[name].document.text.find(words)
            number += start < span.end and start + len(words) > span.start
    return number + (fact.about == wanted["about"]) if number else 0  # type: ignore[attr-defined]


if __name__ == "__main__":
    main(sys.argv[1:])
