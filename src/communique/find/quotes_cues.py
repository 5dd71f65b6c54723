"""Words that introduce an attribution, and how far a cue reaches around its verb."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from communique import lang
from communique.analysis import Analysis

Forms = Mapping[str, float]


@cache
def cue_forms(language: str = "en") -> Mapping[tuple[str, str], Forms]:
    """For a lemma and its kind (``verb``, ``noun``, ``adj``): each form of content that it takes, with its strength.

    The strength is the share of such constructions that people marked as attributions, 0..1.
    """
    table: dict[tuple[str, str], dict[str, float]] = {}
    for row in lang.rows(language, "cues"):
        for lemma in row["lemmas"].split():
            table.setdefault((lemma, row["kind"]), {}).setdefault(row["form"], float(row["strength"]))
    return MappingProxyType({key: MappingProxyType(forms) for key, forms in table.items()})


@cache
def cue_words(group: str, language: str = "en") -> frozenset[str]:
    """The grammatical words of one group (``lang/en/cue_groups.tsv`` says what each group is for)."""
    rows = lang.rows(language, "cue_groups")
    return frozenset(word for row in rows if row["group"] == group for word in row["words"].split())


def cue_tokens(analysis: Analysis, verb: int) -> list[int]:
    """The cue around its verb: auxiliaries, negation, particles, and adverbs that stand beside it."""
    tokens = analysis.tokens
    beside = {
        c
        for c in analysis.children(verb)
        if tokens[c].dep in ("aux", "auxpass", "neg", "prt") or (tokens[c].dep == "advmod" and abs(c - verb) == 1)
    }
    first = min([verb, *beside])
    return [i for i in range(first, verb) if i in beside or tokens[i].dep in ("advmod", "neg")] + [
        verb,
        *sorted(c for c in beside if c > verb),
    ]
