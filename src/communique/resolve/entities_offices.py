"""Whether an office and a person fit: "the minister" and "Foreign Minister Ilan Droste"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from communique.lang import words
from communique.lang.names import same_offices, word_set

LANGUAGE = "en"
RANKS = word_set(LANGUAGE, "ranks")
"""Words that make another office of the same noun."""
SOFT_RANKS = word_set(LANGUAGE, "soft_ranks")
SAME = same_offices(LANGUAGE)
LEADERS = word_set(LANGUAGE, "leaders")
HEADS_OF_STATE = word_set(LANGUAGE, "heads_of_state")
PRESIDENT = word_set(LANGUAGE, "presidents")
HEADS_OF_GOVERNMENT = word_set(LANGUAGE, "heads_of_government")
VAGUE = word_set(LANGUAGE, "vague")
SMALL = word_set(LANGUAGE, "small")
STATE_FORMS = word_set(LANGUAGE, "state_forms")


@cache
def words_of(office: str) -> frozenset[str]:
    """The telling words of an office, spelling and gender evened out."""
    found: list[str] = []
    for word in re.findall(r"[^\W_]+", office.lower()):
        if word not in SMALL:
            found += SAME.get(word, word).split()
    return frozenset(found)


@cache
def head_of(office: str) -> frozenset[str]:
    """The words before "of", "for" or "to" and behind "'s": the office itself, without what it is over or for."""
    head = re.split(r"\s(?:of|for|to|on|at|in)\s", office, maxsplit=1)[0]
    head = re.split(r"['’]s\s", head)[-1]
    return words_of(head) or words_of(office)


def office_fits(role: str, office: str) -> bool:
    """Whether who is spoken of by ``role`` can hold ``office``."""
    several = _each_of(office)
    if len(several) > 1 and " and " not in role:
        return any(office_fits(role, one) for one in several)
    asked, held, head = words_of(role), words_of(office), head_of(office)
    if is_head_of_state(office) and (is_head_of_state(role) or asked == PRESIDENT):
        # "Head of State Ilan Droste", then "the President"
        return True
    if role.lower() in ("head of state",):
        return bool(held & HEADS_OF_STATE) and not held & {"vice", "deputy"}
    if role.lower() in ("head of government",):
        return bool(held & HEADS_OF_GOVERNMENT) and not held & {"deputy"}
    if asked == {"leader"} and head & LEADERS:
        return not held & {"vice", "deputy"}
    if (asked & RANKS - SOFT_RANKS) != (head & RANKS - SOFT_RANKS):
        return False
    return head_of(role) & head != frozenset() and _nouns(role) <= head | held and asked - SOFT_RANKS <= held


@cache
def _each_of(office: str) -> tuple[str, ...]:
    """The offices that one person holds together: "Acting President and Prime Minister"; a field's "and" stays."""
    parts = tuple(office.split(" and "))
    named = all(any(w in words(LANGUAGE, "offices") for w in part.lower().split()) for part in parts)
    return parts if len(parts) > 1 and named else (office,)


def _nouns(role: str) -> frozenset[str]:
    return head_of(role) - SOFT_RANKS


def is_leader_role(role: str) -> bool:
    """Whether a role fits offices of other names: "the leader", "the head of state"."""
    lower = role.lower()
    return lower in ("head of state", "head of government") or words_of(lower) == {"leader"}


def is_head_of_state(office: str) -> bool:
    """Whether somebody is called so and by no other office: a president, for kings are called kings."""
    return office.lower() == "head of state"


def is_bare_president(office: str) -> bool:
    """Whether these words call a country's own president or head of state."""
    return office.lower() in ("president", "head of state", "leader")


def is_over_body(office: str) -> bool:
    """Whether an office is over a body within a state: "President of the Senate", "football federation president"."""
    head, *over = re.split(r"\s(?:of|for)\s", office.lower(), maxsplit=1)
    told = set(re.findall(r"[^\W_]+", over[0])) if over else set(re.findall(r"[^\W_]+", head)[:-1])
    return bool(told & words(LANGUAGE, "institution_nouns") - STATE_FORMS)


def is_vague(office: str) -> bool:
    """Whether these words say no more than that someone leads or serves."""
    return words_of(office) <= VAGUE


def without_country(office: str, ofs: Iterable[str] = ()) -> str:
    """An office without the country inside it: what "his Veldanian counterpart" holds for another country.

    ``ofs`` are the countries of whoever holds it, which may stand behind it ("Minister of Water of Veldania").
    """
    for of in () if is_over_body(office) else ofs:
        office = office.removesuffix(f" of {of}")
    return re.sub(r"[^\W\d_]+['’]s (?=[A-Z])", "", office)
