"""How likely a term in marks is kept at a distance, from what stands around it; readers' judgements weigh it.

``training/scare.py`` fits the weights in ``lang/en/scare_evidence.tsv`` and says how often the marks are right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp

from communique import lang
from communique.analysis import Analysis
from communique.find.voice_layers import is_word
from communique.records import VoiceMark, VoiceSentence

KEEPS = 0.7
"""How likely a mark must be right to stay: of texts not learned from, 30 of 36 such marks are, of 54 right ones."""
MOST_AGAIN = 3
SO_CALLED = "so-called "
QUOTATION_MARKS = " \"'“”‘’„«»`"
JOINING = ("and", "or")
NAMING = ("NOUN", "PROPN", "VERB")
OWNING = ("POS", "PRP$")


def evidence(analysis: Analysis, mark: VoiceMark, subjective: float, language: str = "en") -> dict[str, float]:
    """What tells for or against distance, by the names of the table; empty where no word stands in the marks."""
    inside = [i for i in analysis.tokens_in(mark.start, mark.end) if is_word(analysis, i)]
    if not inside:
        return {}
    tokens, sentence = analysis.tokens, analysis.sentences[analysis.tokens[inside[0]].sentence]
    before = next((tokens[i] for i in range(inside[0] - 1, sentence.first - 1, -1) if is_word(analysis, i)), None)
    after = next((tokens[i] for i in range(inside[-1] + 1, sentence.last) if is_word(analysis, i)), None)
    term = mark.text.strip(QUOTATION_MARKS).lower()
    word = before.lower if before else ""
    owned = before is not None and before.tag in OWNING
    return {
        "subjective": subjective,
        "claimed": float(owned or word in _claiming(language)),
        "several": float(len(inside) > 1),
        "closes": float(after is None),
        "qualifies": float(after is not None and after.pos in ("NOUN", "PROPN") and after.i == inside[-1] + 2),
        "again": float(min(_times(analysis, term), MOST_AGAIN)),
        "joined": float(word in JOINING),
        "names": float(tokens[inside[-1]].pos in NAMING),
        "bias": 1.0,
    }


def kept_at_distance(
    analysis: Analysis, marks: Sequence[VoiceMark], told: Sequence[VoiceSentence], language: str = "en"
) -> tuple[VoiceMark, ...]:
    """The marks without terms in quotation marks that a reader would hardly call scare quotes.

    Where it is not known how subjective the sentence is, they stay.
    """
    found = []
    for mark in marks:
        sentence = analysis.sentence_at(mark.start) if mark.kind == "scare_quotes" else None
        subjective = told[sentence.i].subjective if sentence is not None else None
        plain = subjective is None or is_plain_irony(analysis, mark, language)
        if plain or likely(evidence(analysis, mark, subjective or 0, language), language) >= KEEPS:
            found.append(mark)
    return tuple(found)


def likely(found: Mapping[str, float], language: str) -> float:
    """How likely a term with this evidence is kept at a distance."""
    logit = sum(_weights(language)[name] * value for name, value in found.items())
    return 1 / (1 + exp(-logit))


def is_plain_irony(analysis: Analysis, mark: VoiceMark, language: str = "en") -> bool:
    """Whether the term is one that praises or veils, or stands behind "so-called": nobody sets those in marks plainly.

    Of two words or more only where an owner or "this" stands before. In marks that readers judged 7 of 10 were right.
    """
    inside = [i for i in analysis.tokens_in(mark.start, mark.end) if is_word(analysis, i)]
    if not inside:
        return False
    text = analysis.text[max(0, mark.start - len(SO_CALLED)) : mark.start].lower()
    found = evidence(analysis, mark, 0, language)
    if text == SO_CALLED and not found["qualifies"]:
        return True
    forms = {w for i in inside for w in (analysis.tokens[i].lower, analysis.tokens[i].lemma.lower())}
    veils = not forms.isdisjoint(_veiling(language))
    return veils and (len(inside) == 1 or found["claimed"] > 0)


def _times(analysis: Analysis, term: str) -> int:
    """How often else the text has the term."""
    return max(0, analysis.text.lower().count(term) - 1) if term else 0


@cache
def _weights(language: str) -> Mapping[str, float]:
    return {row["evidence"]: float(row["weight"]) for row in lang.rows(language, "scare_evidence")}


def _claiming(language: str) -> frozenset[str]:
    return _side(language, "claimed")


def _veiling(language: str) -> frozenset[str]:
    return _side(language, "veil")


@cache
def _side(language: str, side: str) -> frozenset[str]:
    sets = (row["forms"].split(", ") for row in lang.rows(language, "scare_context") if row["side"] == side)
    return frozenset(word for forms in sets for word in forms)
