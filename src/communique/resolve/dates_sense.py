"""Whether words that are written like a date are one: not a verb, a name, a quantity or part of a reference."""

from __future__ import annotations

from bisect import bisect_right

from communique.analysis import Analysis, Name, Token
from communique.lang import words
from communique.resolve.dates_patterns import Expression


def is_date(analysis: Analysis, expression: Expression) -> bool:
    """Whether the expression speaks of a time in this text."""
    if expression.rule == "month" and not expression.parts.get("year"):
        return _is_month(analysis, expression)
    if expression.rule == "year":
        return _is_year(analysis, expression)
    if expression.rule == "weekday":
        return not _names_a_body(analysis, expression)
    if expression.rule == "calendar" and not expression.parts.get("year"):
        return not _counts_things(analysis, expression)
    return True


def _before(analysis: Analysis, expression: Expression) -> Token | None:
    inside = analysis.tokens_in(expression.start, expression.end)
    return analysis.tokens[inside[0] - 1] if inside and inside[0] > 0 else None


def _after(analysis: Analysis, expression: Expression) -> Token | None:
    inside = analysis.tokens_in(expression.start, expression.end)
    return analysis.tokens[inside[-1] + 1] if inside and inside[-1] + 1 < len(analysis.tokens) else None


def _is_month(analysis: Analysis, expression: Expression) -> bool:
    """"in May", "last May", "the June summit", "June's", not "May God help", "March on", "Theresa May"."""
    before, after = _before(analysis, expression), _after(analysis, expression)
    in_part = not analysis.text[expression.start : expression.end].startswith(expression.parts["month"])
    if in_part or before and (before.lower in words("en", "date_prepositions") or before.text in ",("):
        return not _names_a_body(analysis, expression)
    if expression.parts.get("which"):
        return True
    at = analysis.token_at(expression.start)
    token = analysis.tokens[at] if at is not None else None
    if token is None or token.pos != "PROPN" or token.dep in ("nsubj", "nsubjpass", "dobj", "ROOT", "conj", "appos"):
        return False
    if before and before.pos == "PROPN" or after and after.text[:1].isupper():
        return False
    return True


def _is_year(analysis: Analysis, expression: Expression) -> bool:
    """"in 2014", "the 2014 elections", "(2014)"; not "2000 people", "$2000", "room 2014"."""
    before, after = _before(analysis, expression), _after(analysis, expression)
    if before is None or before.text in "$€£#№":
        return False
    counted = after is not None and after.pos == "NOUN" and after.tag == "NNS"
    if before.lower == "the":
        return after is not None and after.pos in ("NOUN", "PROPN", "ADJ") and not counted
    if before.lower == "year":
        return True
    if before.text in "(,":
        return after is None or after.text in "),.;"
    return before.lower in words("en", "date_prepositions") and not counted and not (after and after.lower == "percent")


def _names_a_body(analysis: Analysis, expression: Expression) -> bool:
    """"Friday Prayer Group", "June Movement": the word begins a longer name."""
    after = _after(analysis, expression)
    at = analysis.token_at(expression.end - 1)
    if after is None or at is None or after.pos != "PROPN" or after.start > expression.end + 1:
        return False
    name = _name_at(analysis, expression.start)
    return name is not None and name.end >= after.end and name.label in ("ORG", "WORK_OF_ART", "FAC")


def _counts_things(analysis: Analysis, expression: Expression) -> bool:
    """"Mar 3 people": an abbreviated or verbal month with a number that counts the noun after it."""
    after = _after(analysis, expression)
    at = analysis.token_at(expression.start)
    verbal = at is not None and analysis.tokens[at].pos in ("VERB", "AUX")
    return verbal and after is not None and after.tag == "NNS"


def _name_at(analysis: Analysis, offset: int) -> Name | None:
    """The name that covers this code point."""
    at = bisect_right(analysis.names, offset, key=lambda n: n.start) - 1
    name = analysis.names[at] if at >= 0 else None
    return name if name and name.end > offset else None
