"""How far one account tells what another tells, whatever the words."""

from __future__ import annotations

from communique.compare.meaning import vector
from communique.compare.units import sentences_of
from communique.dossiers import Account

NEAREST = 4
"""Sentences of an account that are looked for in the other: it may tell of other things as well."""


def told_there(copy: Account, model: Account) -> float:
    """How near the nearest sentences of one account are to those of the other in meaning, 0..1."""
    there = [vector(s.text) for s in sentences_of(model)]
    near = sorted(max((float(vector(s.text) @ v) for v in there), default=0.0) for s in sentences_of(copy))
    best = near[-NEAREST:]
    return sum(best) / len(best) if best else 0.0
