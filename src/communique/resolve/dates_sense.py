"""Whether words that are written like a date are one: not a verb, a name, a quantity or part of a reference."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from communique.analysis import Analysis, Name, Token
from communique.lang import rows, words
from communique.resolve.dates_order import days_meant
from communique.resolve.dates_patterns import Expression

FAMOUS = ("9/11", "7/7", "24/7")
"""What is written like a day and month and has become a name."""
COUNTED = ("of", "million", "billion", "percent", "%")
"""What stands behind a number that is no day."""
NAMING = frozenset(("nsubj", "nsubjpass", "dobj", "ROOT", "conj", "appos", "npadvmod"))
"""Where a bare month without a preposition is somebody's name or a verb."""
HYPHENS = frozenset("-‑–")
DAYS_OF_MONTH = range(1, 32)
WITHIN = 8
"""Tokens behind a month or year within which the word stands for the gathering that it tells from others."""


def is_date(analysis: Analysis, expression: Expression) -> bool:
    """Whether the expression speaks of a time in this text."""
    parts = expression.parts
    if expression.rule in ("numeric", "year") and _is_numbered(analysis, expression):
        return False
    if expression.rule == "daymonth":
        return _is_day_and_month(analysis, expression)
    if expression.rule == "month" and not parts.get("year"):
        return _is_month(analysis, expression)
    if expression.rule == "year":
        return _is_year(analysis, expression)
    if expression.rule == "monthday":
        return _is_day_of_month(analysis, expression)
    if expression.rule == "shift":
        return not _ends_a_name(analysis, expression)
    if expression.rule == "weekday":
        return not _names_a_body(analysis, expression)
    if expression.rule == "calendar" and not parts.get("year"):
        return not _counts_things(analysis, expression)
    return True


def _is_numbered(analysis: Analysis, expression: Expression) -> bool:
    """Such as "version 1.2.2023", "Resolution 2015"."""
    before = _before(analysis, expression)
    return before is not None and before.lower in words("en", "numbered_things")


def _is_day_and_month(analysis: Analysis, expression: Expression) -> bool:
    """Such as "on 14/06", "from 12.10."; not "9/11", "1/2 of", "on 3.4 million"."""
    if not days_meant(expression) or analysis.text[expression.start : expression.end] in FAMOUS:
        return False
    before, after = _before(analysis, expression), _after(analysis, expression)
    same = before is not None and before.end + 1 == expression.start
    counted = after is not None and after.start <= expression.end + 1 and after.lower in COUNTED
    return before is not None and same and before.lower in ("on", "from", "until", "since", "by") and not counted


def _is_day_of_month(analysis: Analysis, expression: Expression) -> bool:
    """Such as "on the 8th", "since the 3rd of this month"; not "the 8th floor", "the 3rd of ten"."""
    before, after = _before(analysis, expression), _after(analysis, expression)
    if before is None or before.lower != "the" or before.i == 0 or int(expression.parts["nth"]) not in DAYS_OF_MONTH:
        return False
    leads = analysis.tokens[before.i - 1].lower in ("on", "from", "until", "since", "by")
    ends = after is None or after.pos in ("PUNCT", "CCONJ", "VERB", "AUX") or after.pos == "ADP" and after.lower != "of"
    return leads and (bool(expression.parts["month"]) or ends)


def _before(analysis: Analysis, expression: Expression) -> Token | None:
    inside = analysis.tokens_in(expression.start, expression.end)
    return analysis.tokens[inside[0] - 1] if inside and inside[0] > 0 else None


def _after(analysis: Analysis, expression: Expression) -> Token | None:
    inside = analysis.tokens_in(expression.start, expression.end)
    return analysis.tokens[inside[-1] + 1] if inside and inside[-1] + 1 < len(analysis.tokens) else None


def _is_month(analysis: Analysis, expression: Expression) -> bool:
    """Such as "in May", "last May", "the June summit", "June's", not "May God help", "March on", "Theresa May"."""
    before, after = _before(analysis, expression), _after(analysis, expression)
    in_part = not analysis.text[expression.start : expression.end].startswith(expression.parts["month"])
    if in_part or before and (before.lower in words("en", "date_prepositions") or before.text in ",("):
        return not _names_a_body(analysis, expression)
    if expression.parts.get("which"):
        return True
    at = analysis.token_at(expression.start)
    token = analysis.tokens[at] if at is not None else None
    if token is None or token.pos != "PROPN" or token.dep in NAMING:
        return False
    if _tells_a_gathering(analysis, before, token):
        return True
    return not (before and before.pos == "PROPN" or after and after.text[:1].isupper())


def _tells_a_gathering(analysis: Analysis, before: Token | None, token: Token) -> bool:
    """Whether a month or year tells one gathering from others of its name: "the May League summit"."""
    if before is None or before.lower != "the":
        return False
    for other in analysis.tokens[token.i + 1 : token.i + WITHIN]:
        if other.sentence != token.sentence or other.pos not in ("PROPN", "NOUN", "ADJ", "PUNCT", "CCONJ"):
            return False
        if other.lemma.lower() in words("en", "place_meetings"):
            return other.i > token.i + 1
        if other.text[:1].isupper() and not _tells_whose(analysis, other):
            # "the 2030 Agenda Summit", "the May Flower conference"
            return False
    return False


def _tells_whose(analysis: Analysis, token: Token) -> bool:
    """Whether a capitalised word says whose a gathering is: letters, a country, a people, or those who meet."""
    beside = analysis.tokens[max(0, token.i - 1) : token.i + 2]
    joined = any(t.text in HYPHENS for t in beside) or not HYPHENS.isdisjoint(token.text)
    whose = _name_at(analysis, token.start)
    named = whose is not None and whose.label in ("GPE", "NORP", "LOC")
    people = token.tag == "NNPS" or token.lower in words("en", "contact_groups")
    return token.text.isupper() or people or joined or named


def _is_year(analysis: Analysis, expression: Expression) -> bool:
    """Such as "in 2014", "the 2014 elections", "(2014)"; not "2000 people", "$2000", "room 2014"."""
    before, after = _before(analysis, expression), _after(analysis, expression)
    if before is None or before.text in "$€£#№":
        return False
    if before.lower == "the":
        at = analysis.token_at(expression.start)
        plain = after is not None and after.pos in ("NOUN", "ADJ") and after.text.islower()
        return plain or (at is not None and _tells_a_gathering(analysis, before, analysis.tokens[at]))
    if before.lower in ("a", "an") or before.tag in ("PRP$", "POS"):
        # "a 2011 event", "their 2018 call"; not "a 2000 euro fine"
        return after is not None and after.tag == "NN" and after.text.islower() and not _is_unit(after)
    if before.lower == "year":
        return True
    if before.text in "(,":
        return after is None or after.text in "),.;"
    counted = after is not None and (after.tag == "NNS" or after.lower in ("percent", "per"))
    follows = before.lower in words("en", "date_prepositions") or _follows_year(analysis, before)
    return follows and not counted


def _is_unit(token: Token) -> bool:
    """Such as "metre", "euro" (what a number before it measures), "man" (what it counts)."""
    return token.lower in words("en", "year_units") or token.lower in _measures()


@cache
def _measures() -> frozenset[str]:
    return frozenset(form for row in rows("en", "measures") for form in row["forms"].split(";"))


def _follows_year(analysis: Analysis, before: Token) -> bool:
    """Such as "(between 2014) and 2016"."""
    earlier = analysis.tokens[before.i - 1].text if before.i else ""
    return before.lower in ("and", "or", "to", "-", "–") and len(earlier) == 4 and earlier.isdecimal()


def _ends_a_name(analysis: Analysis, expression: Expression) -> bool:
    """Such as "Ostmark Today": a capitalised word that does not begin its sentence, after a name."""
    before = _before(analysis, expression)
    at = analysis.token_at(expression.start)
    same = before is not None and at is not None and before.sentence == analysis.tokens[at].sentence
    capital = analysis.text[expression.start].isupper()
    return same and capital and before is not None and before.pos == "PROPN"


def _names_a_body(analysis: Analysis, expression: Expression) -> bool:
    """Such as "Friday Prayer Group", "June Movement": the word begins a longer name."""
    after = _after(analysis, expression)
    at = analysis.token_at(expression.end - 1)
    if after is None or at is None or after.pos != "PROPN" or after.start > expression.end + 1:
        return False
    head = analysis.tokens[analysis.tokens[at].head]
    if analysis.tokens[at].dep == "compound" and head.i > after.i and head.text[:1].isupper():
        return not any(n and n.label == "PERSON" for n in (_name_at(analysis, after.start),))
    name = _name_at(analysis, expression.start)
    return name is not None and name.end >= after.end and name.label in ("ORG", "WORK_OF_ART", "FAC")


def _counts_things(analysis: Analysis, expression: Expression) -> bool:
    """Such as "Mar 3 people": an abbreviated or verbal month with a number that counts the noun after it."""
    after = _after(analysis, expression)
    at = analysis.token_at(expression.start)
    verbal = at is not None and analysis.tokens[at].pos in ("VERB", "AUX")
    return verbal and after is not None and after.tag == "NNS"


def _name_at(analysis: Analysis, offset: int) -> Name | None:
    """The name that covers this code point."""
    at = bisect_right(analysis.names, offset, key=lambda n: n.start) - 1
    name = analysis.names[at] if at >= 0 else None
    return name if name and name.end > offset else None
