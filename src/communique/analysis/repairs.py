"""Two mistakes that the parser makes with long phrases, put right in its trees.

Both were seen in official readouts, where subjects carry styles and offices: "At the invitation of President X, Mr Y,
President of Z, paid a visit" (Y taken for one more invited by) and "took place between the Chairman, X, and the
Director, Y" (the Director taken for a second verb).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from communique.analysis.parsed import Sentence, Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
NOMINAL = frozenset({"NOUN", "PROPN"})


def repaired(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> tuple[Token, ...]:
    """The tokens with these mistakes put right; only heads and labels change."""
    found = list(tokens)
    for sentence in sentences:
        children: dict[int, list[int]] = {}
        for i in range(sentence.first, sentence.last):
            children.setdefault(tokens[i].head, []).append(i)
        for i in range(sentence.first, sentence.last):
            if tokens[i].pos == "VERB":
                _lost_subject(found, children, sentence, i)
                _other_side(found, children, i)
    return tuple(found)


def _lost_subject(tokens: list[Token], children: Mapping[int, list[int]], sentence: Sentence, verb: int) -> None:
    """A finite verb without a subject, after an opening phrase into which its subject fell."""
    below = children.get(verb, [])
    finite = tokens[verb].tag in FINITE or any(tokens[c].dep == "aux" and tokens[c].tag in FINITE for c in below)
    if not finite or tokens[verb].dep not in ("ROOT", "ccomp") or any(tokens[c].dep in SUBJECTS for c in below):
        return
    opening = next((c for c in below if c < verb and tokens[c].dep == "prep"), None)
    if opening is None or opening > sentence.first + 1:
        return
    for i in range(opening + 1, verb):
        token = tokens[i]
        if token.dep == "conj" and token.pos in NOMINAL and _is_listed_by_comma(tokens, children, i):
            tokens[i] = replace(token, dep="nsubj", head=verb)
            return


def _is_listed_by_comma(tokens: list[Token], children: Mapping[int, list[int]], i: int) -> bool:
    """Whether a noun is joined to another by a comma alone, with no "and" between or behind."""
    head = tokens[i].head
    first = min((c for c in children.get(i, []) if c < i), default=i)
    comma = first > 0 and tokens[first - 1].text == ","
    return comma and not any(tokens[c].dep == "cc" for c in (*children.get(head, []), *children.get(i, [])))


def _other_side(tokens: list[Token], children: Mapping[int, list[int]], verb: int) -> None:
    """A noun joined to the verb that is the second side of a "between" before it."""
    below = children.get(verb, [])
    between = next((c for c in below if tokens[c].lower == "between"), None)
    side = next((c for c in below if tokens[c].dep == "conj" and tokens[c].pos in NOMINAL), None)
    if between is None or side is None or side < between:
        return
    first = next((c for c in children.get(between, []) if tokens[c].dep == "pobj"), None)
    if first is not None and not any(tokens[c].dep == "cc" for c in children.get(first, [])):
        tokens[side] = replace(tokens[side], head=first)
