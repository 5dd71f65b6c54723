"""How far a sentence's own words evaluate, infer, predict, ask rhetorically or appeal: a score from cues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from math import exp

from communique import lang
from communique.analysis import Analysis, Sentence, Token

MOST = 3
"""A cue counts at most so often: the third loaded word says as much as the tenth."""


@cache
def weights(language: str = "en") -> dict[str, float]:
    """The weight (log-odds) of each cue."""
    return {row["cue"]: float(row["weight"]) for row in lang.rows(language, "subjective")}


@cache
def _cue_of_form(language: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in lang.rows(language, "subjective"):
        for form in row["forms"].split(", "):
            if form:
                found[form] = (*found.get(form, ()), row["cue"])
    return found


def subjective(analysis: Analysis, sentence: Sentence, own: Sequence[int], loaded: int, language: str = "en") -> float:
    """A score in 0..1 by the cues alone for a sentence's words ``own``, of which ``loaded`` are marked as loaded."""
    return likelihood(cues(analysis, sentence, own, loaded), language)


def likelihood(found: Mapping[str, float], language: str = "en") -> float:
    """The score that the cues give by themselves."""
    return round(1 / (1 + exp(-max(-30.0, min(30.0, log_odds(found, language))))), 2)


def log_odds(found: Mapping[str, float], language: str = "en") -> float:
    """What the cues say by themselves."""
    table = weights(language)
    return table["bias"] + sum(table[c] * v for c, v in sorted(found.items()))


def cues(
    analysis: Analysis, sentence: Sentence, own: Sequence[int], loaded: int, language: str = "en"
) -> dict[str, float]:
    """How much of each cue the words ``own`` hold."""
    forms = _cue_of_form(language)
    tokens = [analysis.tokens[i] for i in own]
    counts: Counter[str] = Counter()
    for token in tokens:
        counts.update(forms.get(token.lower, ()))
        counts.update(_grammar(token))
    counts["loaded"] = loaded
    counts["conjecture"] = int(bool(counts["hedge"] and counts["prediction"]))
    found = {cue: float(min(n, MOST)) for cue, n in counts.items() if cue not in SHARES}
    found |= {cue: counts[cue] / max(1, len(tokens)) for cue in SHARES}
    return found | _shape(analysis, sentence, own)


SHARES = ("names", "adjectives", "adverbs")
TAGS = {
    "JJS": "superlative",
    "RBS": "superlative",
    "VBZ": "present",
    "VBP": "present",
    "VBD": "past",
}


def _grammar(token: Token) -> list[str]:
    found = [TAGS[token.tag]] if token.tag in TAGS else []
    if token.pos == "PROPN":
        found.append("names")
    elif token.pos == "ADJ":
        found.append("adjectives")
    elif token.pos == "ADV":
        found.append("adverbs")
    elif token.pos == "NUM":
        found.append("numbers")
    if token.dep == "acomp":
        found.append("predicate_adjective")
    return found


def _shape(analysis: Analysis, sentence: Sentence, own: Sequence[int]) -> dict[str, float]:
    """Cues of the sentence as a whole: its last mark, whether it appeals, how long the author's part is."""
    words = analysis.text[sentence.start : sentence.end]
    last = words.rstrip("\"'”’»)] ")[-1:]
    return {
        "question": float(last == "?"),
        "exclamation": float(last == "!"),
        "appeal": float(_appeals(analysis, sentence, own)),
        "marks": float(any(c in '"“”«»' for c in words)),
        "length": min(len(own), 60) / 20,
    }


def _appeals(analysis: Analysis, sentence: Sentence, own: Sequence[int]) -> bool:
    """Whether the sentence's own words call on somebody: an imperative, or "let us"."""
    for i in own:
        token = analysis.tokens[i]
        if token.dep == "ROOT" and token.tag == "VB" and analysis.child(i, "nsubj", "aux", "nsubjpass") is None:
            return True
    return False
