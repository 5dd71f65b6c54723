"""Offices in the text: "Chief of Staff of the Presidential Executive Office", "Kazakhstan's foreign minister"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique import lang
from communique.find.mentions_names import is_given, name_end
from communique.find.mentions_scopes import (
    REACH,
    Affiliation,
    is_field,
    name_of,
    scope_after,
)
from communique.find.mentions_words import HYPHENS, LANGUAGE, POSSESSIVES, Words, in_headline, is_hyphen_between
from communique.lang.names import is_acronym, word_set

DETERMINERS = word_set(LANGUAGE, "determiners")
RETIRED = word_set(LANGUAGE, "retired")
FOR_THE_TIME = word_set(LANGUAGE, "for_the_time")
JOINING = ("and", "&", ",")
OF_BODY = ("of", "on")
"""What stands inside a body's name: "Department of Justice", "Council on Trade"."""


@dataclass(frozen=True, slots=True)
class Office:
    """One office as it stands: tokens ``[first, last)``, the head noun at ``head`` to ``head_end``.

    ``title`` and ``of`` are what the words say: the office without its country, and the country or organisation.
    ``name`` are the tokens of the holder's name where it follows at once, else None.
    """

    first: int
    head: int
    head_end: int
    last: int
    title: str
    title_first: int
    of: str | None
    name: tuple[int, int] | None = None


def office_at(words: Words, head: int) -> Office:
    """The office whose head noun begins at token ``head``."""
    of = Affiliation()
    first, title_first = _left(words, head, of)
    if words.is_counterpart(head) and all(words.capital[title_first:head]):
        # "her Karadani counterpart": the name before it says of which country
        title_first = head
    head_end = _for_the_time(words, words.office[head] or words.offices[head])
    last, title_last, name_at = scope_after(words, head, head_end, of)
    last, name_at = past_acronym(words, last), past_acronym(words, name_at)
    name = None
    if words.same(head, name_at + 1) and words.tokens[name_at].text == "]":
        # "[British Prime Minister] Ada Marr": what an editor has added
        name_at += 1
    while words.same(head, name_at) and words.honorific[name_at]:
        name_at += 1
    if words.same(head, name_at):
        end = name_end(words, name_at, lenient=words.capital[head])
        name = (name_at, end) if end > name_at else None
    if name and name[1] - name[0] == 1 and last > head_end and _is_body_plural(words, name[0]):
        # "of the Department of International Organizations,": no name
        last, title_last, name = name[1], name[1], None
    title = words.analysis.span(title_first, max(title_last, head_end)).text
    # "the Red Cross (ICRC) President": the short form is the body's
    title = BRACKETED.sub("", title)
    fields = words.lower(head) == "minister" and bool(of.body) and "," in (of.body or "")
    # "Minister of Trade, Industry and Worship": fields are no body
    body = None if fields else of.body
    return Office(first, head, head_end, last, title, title_first, of.country or body, name)


def _for_the_time(words: Words, end: int) -> int:
    """Past "pro tempore" behind an office, however it is written: "Senate President Pro Tempore Ada Marr"."""
    behind = words.lower(end + 1) if words.same(end - 1, end + 1) else ""
    return end + 2 if words.lower(end) in FOR_THE_TIME and behind in FOR_THE_TIME else end


def _is_body_plural(words: Words, i: int) -> bool:
    lower = words.lower(i)
    return lower.endswith("s") and lower[:-1] in lang.words(LANGUAGE, "institution_nouns")


def past_acronym(words: Words, at: int) -> int:
    """Past "(SVR)" or "(Retired)" between an office or a body and what follows."""
    if words.same(at - 1, at + 2) and words.tokens[at].text == "(" and words.tokens[at + 2].text == ")":
        noted = is_acronym(words.tokens[at + 1].text) or words.lower(at + 1) in RETIRED
        return at + 3 if noted else at
    return at


BRACKETED = re.compile(r"^\([^()]*\)\s*")


@dataclass(slots=True)
class _Prefix:
    """How far left of its head an office has been followed: tokens from ``first``.

    ``body_end`` ends a body's name; ``title`` is where the office begins without who owns it, -1 where unknown.
    """

    first: int
    title: int = -1
    body_end: int = -1


def _left(words: Words, head: int, of: Affiliation) -> tuple[int, int]:
    """Where the whole expression and the office itself begin, left of the head."""
    prefix = _Prefix(head)
    while head - prefix.first < REACH and words.same(prefix.first - 1, head) and _step(words, head, prefix, of):
        pass
    if prefix.body_end >= 0 and of.body is None:
        of.body = _body_text(words, prefix.first, prefix.body_end)
    first = prefix.first
    while first < head and (words.lower(first) in JOINING or words.tokens[first].text in HYPHENS):
        first += 1
    return first, prefix.title if prefix.title > first else _title_start(words, first, head)


def _step(words: Words, head: int, prefix: _Prefix, of: Affiliation) -> bool:
    """Take one more word or name to the left, if it belongs to the office; whether there may be more."""
    i = prefix.first - 1
    lower = words.lower(i)
    start = _known_before(words, prefix.first)
    if start is not None:
        _note_known(words, start, of)
        prefix.first = start
    elif (rank := _rank_from(words, i, prefix.first, head)) <= i:
        prefix.first = rank
    elif words.capital[i] and lower in lang.words(LANGUAGE, "institution_nouns") and _is_body_word(words, i, head):
        prefix.first, prefix.body_end = i, max(prefix.body_end, i + 1)
    elif lower in lang.words(LANGUAGE, "office_modifiers") or _is_portfolio(words, i, head):
        prefix.first = i
    elif words.tokens[i].text == ")" and _is_acronym(words, i):
        prefix.first, prefix.body_end = i - 2, max(prefix.body_end, i - 2)
    elif _goes_with(words, i):
        prefix.first = i
    elif lower in OF_BODY and words.capital[head] and _is_of_body(words, i):
        prefix.first = i - 1
        of.body = words.analysis.span(i - 1, head).text
    elif lower in POSSESSIVES:
        prefix.first = _owner(words, i, of, prefix.first)
        return False
    elif _is_body_word(words, i, head):
        prefix.first, prefix.body_end = i, max(prefix.body_end, i + 1)
    elif lower in JOINING and (body := _joined_body(words, i)) < i and prefix.first < head:
        prefix.first, prefix.body_end = body, max(prefix.body_end, head)
    elif prefix.first == head and _is_unknown_owner(words, i, head):
        prefix.first, prefix.title, of.body = i, head, words.tokens[i].text
        return False
    else:
        return False
    return True


def _is_unknown_owner(words: Words, i: int, head: int) -> bool:
    """As in "the Karadani premier": a capital word that no table knows, between an article and an office."""
    article = words.same(i - 1, head) and words.lower(i - 1) in DETERMINERS
    return (
        article
        and words.capital[i]
        and not words.capital[head]
        and not words.honorific[i]
        and words.tokens[i].dep in ("compound", "amod", "nmod", "poss")
        and not is_given(words, i)
        and words.label[i] not in ("DATE", "TIME", "CARDINAL")
        and words.tokens[i].text not in lang.words(LANGUAGE, "calendar_names")
    )


def _joined_body(words: Words, joiner: int) -> int:
    """Where a body's name begins that goes on past "and" ("Centre for Law and [Safety Director]"); else ``joiner``."""
    nouns = lang.words(LANGUAGE, "institution_nouns")
    found = joiner
    if words.lower(joiner - 1) == ",":
        # "Director of the Policy Office, and Foreign Minister Ada Marr": another office begins
        return found
    for k in range(joiner - 1, max(-1, joiner - REACH), -1):
        inner = words.lower(k) in ("of", "for", "the", ",", "and", "&")
        if not words.same(k, joiner) or not (words.capital[k] or inner) or words.honorific[k] or is_given(words, k):
            break
        if words.office[k] or words.label[k] == "PERSON":
            # "Office of Trade Director Ada Marr, Border Council Director Leo Vos": two people
            return joiner
        if words.capital[k] and words.lower(k) in nouns and words.lower(k + 1) in ("of", "for"):
            found = k
        elif found < joiner and (inner or words.lower(k) in nouns):
            break
        elif found < joiner:
            found = k
    return found


def _goes_with(words: Words, i: int) -> bool:
    """Whether token ``i`` is a hyphen, or "and" between two fields."""
    return is_hyphen_between(words, i) or (words.lower(i) in JOINING and _joins_portfolios(words, i))


def _rank_from(words: Words, i: int, first: int, head: int) -> int:
    """Where an office begins that ends right before this one ("Secretary of State Cardinal"), else beyond ``i``."""
    starts = (k for k in range(i, max(-1, i - 4), -1) if words.office[k] == first and words.capital[k])
    return next(starts, i + 1) if words.capital[head] else i + 1


def _known_before(words: Words, end: int) -> int | None:
    """First token of the known name that ends just before this token."""
    if not words.inside[end - 1]:
        return None
    return next((k for k in range(end - 1, max(-1, end - 9), -1) if words.known.get(k, (0,))[0] == end), None)


def _note_known(words: Words, start: int, of: Affiliation) -> None:
    name = words.known[start][1]
    if name.kind in ("organisation", "outlet", "seat"):
        of.body, of.country = of.body or name.words, None
    elif of.country is None:
        of.country = name_of(name)


def _is_acronym(words: Words, close: int) -> bool:
    return words.same(close - 3, close) and words.tokens[close - 2].text == "(" and words.capital[close - 1]


def _owner(words: Words, at: int, of: Affiliation, first: int) -> int:
    """First token of the country or body before the possessive at this token, noted; ``first`` when a person owns."""
    start = _possessor(words, at)
    if start == at:
        return first
    if start in words.known:
        of.country = of.country or words.known[start][1].name
    else:
        of.body = of.body or words.analysis.span(start, at).text
    return start


def _is_of_body(words: Words, i: int) -> bool:
    """Whether "of" or "on" stands in a body's name before the office: "Department of Homeland Security Secretary"."""
    return (
        words.same(i - 1, i)
        and words.capital[i - 1]
        and words.lower(i - 1) in lang.words(LANGUAGE, "institution_nouns")
    )


def _title_start(words: Words, first: int, head: int) -> int:
    """The office without the country before it: past known names and possessives."""
    at = first
    while at < head:
        if at in words.known:
            at = words.known[at][0]
        elif words.lower(at) in POSSESSIVES or words.tokens[at].text in HYPHENS:
            at += 1
        else:
            break
    return min(at, head) if at > first else first


def _is_portfolio(words: Words, i: int, head: int) -> bool:
    lower = words.lower(i)
    if lower in lang.words(LANGUAGE, "institution_nouns") and not words.capital[i]:
        return words.tokens[i].dep == "compound"
    if lower not in lang.words(LANGUAGE, "portfolios"):
        return False
    return words.capital[i] or not words.capital[head] or words.tokens[i].dep in ("compound", "amod", "nmod")


def _joins_portfolios(words: Words, i: int) -> bool:
    """Whether "and" or a comma stands between two fields: "Industry and Trade Minister"."""
    before, after = words.lower(i - 1), words.lower(i + 1)
    if words.lower(i) == "," and words.office[i + 1]:
        # "the director of the Intelligence Service, General Ada Marr"
        return False
    fields = lang.words(LANGUAGE, "portfolios")
    return (
        words.same(i - 1, i) and before in fields and after in fields and words.capital[i - 1] == words.capital[i + 1]
    )


def _possessor(words: Words, i: int) -> int:
    """First token of the country or body that owns what follows the possessive at ``i``; ``i`` when a person does."""
    for start in range(max(0, i - 4), i):
        if start in words.known and words.known[start][0] == i:
            return start
    start = i
    while (
        start > max(0, i - REACH)
        and words.same(start - 1, i)
        and words.capital[start - 1]
        and words.label[start - 1] in ("ORG", "GPE")
    ):
        start -= 1
    return start


def _is_body_word(words: Words, i: int, head: int) -> bool:
    """Whether token ``i`` belongs to a body's name before the office: "State Duma Speaker", "Lukoil President"."""
    if (
        not words.capital[i]
        or words.honorific[i]
        or is_given(words, i)
        or words.label[i] in ("DATE", "TIME", "CARDINAL")
    ):
        return False
    if words.lower(i) in lang.words(LANGUAGE, "institution_nouns"):
        return True
    token = words.tokens[i]
    proper = token.pos in ("PROPN", "ADJ", "NOUN") and token.text not in lang.words(LANGUAGE, "calendar_names")
    if not proper or words.office[i]:
        return False
    if words.label[i] == "PERSON" and not words.capital[head]:
        return False
    if in_headline(words, i) and words.label[i] not in ("ORG", "GPE", "NORP"):
        return False
    opens = i == words.analysis.sentences[token.sentence].first and token.pos != "PROPN"
    return not opens and (token.dep in ("compound", "amod", "nmod", "nn") or words.label[i] in ("ORG", "GPE", "NORP"))


def _body_text(words: Words, first: int, end: int) -> str | None:
    """The body's name before an office, without the rank and the country before it."""
    ranks = lang.words(LANGUAGE, "office_modifiers") - lang.words(LANGUAGE, "portfolios")
    while first < end and (words.inside[first] or words.lower(first) in ranks or words.lower(first) in POSSESSIVES):
        first += 1
    generic = end - first == 1 and is_field(words, first)
    return words.analysis.span(first, end).text if first < end and not generic else None
