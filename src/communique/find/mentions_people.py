"""Persons by name, with the offices that stand beside the name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from communique import lang
from communique.find.mentions_affiliations import DETERMINERS, LATELY, Person, with_affiliation
from communique.find.mentions_apposed import with_origins
from communique.find.mentions_evidence import name_places
from communique.find.mentions_headline_names import freed
from communique.find.mentions_held import held_by_each
from communique.find.mentions_names import name_end
from communique.find.mentions_offices import Office, office_at
from communique.find.mentions_told import word_start
from communique.find.mentions_words import LANGUAGE, POSSESSIVES, Words, is_office_word
from communique.lang.names import singular_offices, word_set
from communique.roster import FoundMention
from communique.spans import span_of

RANKS = word_set(LANGUAGE, "military_ranks")
BODY_HEADS = word_set(LANGUAGE, "body_heads")
KIN = word_set(LANGUAGE, "kin")
OWNERS = tuple(sorted(word_set(LANGUAGE, "owners")))


LONGEST_OWNER = 4
"""Words that say what an office is over, where no name does."""
LONGEST_NAME = 9
"""Words of a name in quotation marks."""
OPENING, CLOSING = frozenset('"“«„'), frozenset('"”»“')


def find_offices(words: Words) -> list[Office]:
    """Every office that the text speaks of in the singular, in order."""
    offices: list[Office] = []
    taken, plural = 0, 0
    for head in range(len(words.tokens)):
        plural = head if words.offices[head] else plural
        taken = max(taken, words.offices[head])
        if words.office[head] and head >= taken and _is_head(words, head):
            office = office_at(words, head)
            # "Council of Economic Advisers Chair": the plural is the body's
            whole = words.offices[plural] == taken == head and office.first < plural and words.lower(head) in BODY_HEADS
            offices.append(replace(office, first=taken) if office.first < taken and not whole else office)
            taken = max(taken, office.last if office.name else office.head_end)
    return with_origins(words, offices)


def _is_head(words: Words, head: int) -> bool:
    """Whether the office word at this token is the head of an office and not a part of another expression."""
    token, end = words.tokens[head], words.office[head]
    nouns = ("NOUN", "PROPN")
    # "chargé d'affaires": the parse takes the first word for an adjective
    named = token.pos in nouns or words.tokens[end - 1].pos in nouns
    if words.inside[head] or not (named or words.capital[head]):
        return False
    if not words.same(head, end):
        return True
    following = words.lower(end)
    named = words.same(head, end) and (words.plain[end] or words.honorific[end])
    if words.capital[head] and not named and _inside_body(words, head):
        return False
    if words.tokens[end].pos == "ADV":
        # "called her counterpart late on Friday": no "late President" follows
        return True
    if words.office[end] or words.offices[end] or is_office_word(following):
        return words.plain[end] and words.label[end] == "PERSON"
    if following in lang.words(LANGUAGE, "institution_nouns"):
        return False
    last = words.tokens[end - 1]
    titled = words.honorific[end] and words.capital[head]
    named = titled or name_end(words, end, lenient=True) > end and words.tokens[end].pos == "PROPN"
    modifies = last.dep in ("compound", "amod") and last.head >= end
    return named or not (modifies and words.tokens[last.head].text not in POSSESSIVES)


def _inside_body(words: Words, head: int) -> bool:
    """As in "Department of Justice", "Office of the Vice President": a body's own name."""
    at = head - 1
    while words.same(at, head) and (
        words.lower(at) == "the" or (words.capital[at] and is_office_word(words.lower(at)))
    ):
        at -= 1
    if words.lower(at) not in ("of", "for") or not words.same(at - 1, head):
        return False
    return words.capital[at - 1] and words.lower(at - 1) in lang.words(LANGUAGE, "institution_nouns")


def people(words: Words, offices: list[Office]) -> tuple[list[Person], set[int]]:
    """Named persons with the offices beside their names, and the heads of the offices so used."""
    places = freed(words, name_places(words, offices))
    before = {office.name[0]: k for k, office in enumerate(offices) if office.name}
    used: set[int] = set()
    for start, k in _after_comma(words, offices, places).items():
        ranked = before.get(start)
        if ranked is not None and words.lower(offices[k].head) in KIN:
            # "the king's son, Prince Omar": a prince
            used.add(offices[k].head)
            continue
        if ranked is not None and ranked != k and offices[ranked].title.lower() in RANKS:
            # "the Chief of Defence, General Ada Marr": the rank is no office beside it
            used.add(offices[ranked].head)
            before[start] = k
        elif ranked is None:
            before[start] = k
    at_first = {office.first: office for office in offices}
    found = []
    each = held_by_each(words)
    for start, end in places.items():
        person = _with_titles(words, Person(start, end, start, end), places)
        if start in each and len(each[start].title) > len(person.title or ""):
            person = replace(person, title=each[start].title, of=each[start].of or person.of)
        if start in before and offices[before[start]].head not in used:
            person = _with_office_before(words, person, offices, before[start], used)
        found.append(with_affiliation(words, person, at_first, used, places))
    return _of_one_country(words, _outermost(found)), used


def _of_one_country(words: Words, found: list[Person]) -> list[Person]:
    """As in "Ostmark's Foreign Minister Ada Marr and Minister of Defence Henrik Vos": the owner is that of both.

    Whoever heads a state or government may be of another one, and so may two ministers of one kind.
    """
    portfolios = lang.words(LANGUAGE, "portfolios")
    for k, (one, other) in enumerate(pairwise(found), 1):
        joined = words.lower(one.last) == "and" and one.last + 1 == other.first and words.same(one.first, other.first)
        if not (joined and one.of and one.title and other.title) or other.of or one.last > one.name_end:
            continue
        mine, theirs = ({w.lower() for w in title.split()} & portfolios for title in (one.title, other.title))
        if theirs and mine != theirs:
            found[k] = replace(other, of=one.of)
    return found


def _outermost(found: list[Person]) -> list[Person]:
    """Without those that only an affiliation seemed to name."""
    kept: list[Person] = []
    for person in found:
        if not kept or person.name >= kept[-1].last:
            kept.append(person)
    return kept


def _with_titles(words: Words, person: Person, places: Mapping[int, int]) -> Person:
    """The person with "Mr" before the name, or the one office of several ("Presidents Tok and Marr")."""
    first = person.first
    while words.same(first - 1, first) and words.honorific[first - 1]:
        first -= 1
    person = replace(person, first=first)
    at = first - 1
    if words.same(at, first) and words.lower(at) in POSSESSIVES:
        return _owned(words, person, at)
    joined = words.same(at - 1, first) and words.lower(at) == "and"
    earlier = _joined_name(words, places, at) if joined else first
    for k in range(max(0, (earlier or 0) - 3), earlier or 0):
        if words.offices[k] == earlier and words.same(k, first):
            title = singular_offices(LANGUAGE).get(" ".join(words.lower(j) for j in range(k, earlier)))
            title = None if title in lang.words(LANGUAGE, "functions") else title
            ranks = lang.words(LANGUAGE, "office_modifiers") | lang.words(LANGUAGE, "portfolios")
            while title and words.same(k - 1, first) and words.capital[k - 1] and words.lower(k - 1) in ranks:
                k -= 1
                title = f"{words.lower(k)} {title}"
            return replace(person, title=title.title() if title else None)
    return person


def _joined_name(words: Words, places: Mapping[int, int], at: int) -> int | None:
    """Where the name before the "and" at this token begins, its country between ("Tok of Ostmark and Marr")."""
    for start in range(max(0, at - 9), at):
        end = places.get(start, 0)
        owner = words.lower(end) == "of" and all(words.capital[k] for k in range(end + 1, at)) if end else False
        if end == at or (end < at and owner):
            return start
    return None


def _owned(words: Words, person: Person, at: int) -> Person:
    """As in "Poland's Ada Marr": the country before the possessive at this token."""
    for start in range(max(0, at - 4), at):
        if start in words.known and words.known[start][0] == at and words.known[start][1].kind == "country":
            return replace(person, first=start, of=words.known[start][1].name)
    return person


def _after_comma(words: Words, offices: list[Office], places: Mapping[int, int]) -> dict[int, int]:
    """As in "The head of the State Security Service, Rustam Ino, said": offices by the token where the name begins."""
    at_first = {office.first: office for office in offices}
    found: dict[int, int] = {}
    for k, office in enumerate(offices):
        comma = _past_owner(words, office)
        if office.name or not words.same(office.head, comma + 1) or words.lower(comma) != ",":
            continue
        start = _past_praise(words, comma + 1)
        while words.same(comma, start) and words.honorific[start]:
            start += 1
        ranked = at_first.get(start)
        while ranked is not None and not ranked.name and ranked.title.lower() in RANKS and ranked.last > start:
            # "Maj. Gen. Ada Marr"
            start, ranked = ranked.last, at_first.get(ranked.last)
        officer = ranked is not None and ranked.title.lower() in RANKS
        if ranked is not None and ranked.name and officer:
            start = ranked.name[0]
        end = places.get(start, 0)
        # "A court spokesperson, Ada Marr, said"
        definite = _is_definite(words, office) or (_is_apposed(words, office, end) and _encloses(words, end))
        definite |= officer and _opens_line(words, office)
        closed = (
            not words.same(start, end)
            or words.tokens[end].text in (",", ".", ";", ")")
            or words.tokens[end].pos in ("VERB", "AUX")
        )
        owned = words.lower(office.first - 1) in POSSESSIVES and _encloses(words, end)
        told = comma - office.first > 1 or owned or _is_apposed(words, office, end)
        named = end - start >= 2 or (end == start + 1 and _is_addressed(words, start))
        if named and definite and closed and told and not _opens_clause(words, office, end):
            # "the envoy of the Emir of Ostmark, Ada Marr": of two offices the outer one
            found.setdefault(start, k)
    return found


def _is_addressed(words: Words, name: int) -> bool:
    """Whether "Mr" stands before a family name that ends what is told of its bearer: "the Foreign Minister, Mr Orm."

    In a list the minister may be another: "the Foreign Minister, Mr Orm, Mr Tal and Mrs Vos".
    """
    after = name + 2
    listed = words.lower(name + 1) == "," and words.same(name, after)
    goes_on = listed and (words.capital[after] or words.honorific[after] or words.lower(after) in (*DETERMINERS, "and"))
    return words.honorific[name - 1] and not goes_on


def _past_praise(words: Words, at: int) -> int:
    """The token behind "the" and adjectives that tell of somebody ("the foreign minister, the hapless Ada Marr,")."""
    retired = words.same(at, at + 1) and words.lower(at) in LATELY and words.capital[at + 1]
    if retired:
        # "the envoy, retired Admiral Ada Marr,"
        return at + 1
    end = at + (words.lower(at) == "the")
    while end > at and words.same(at, end) and words.tokens[end].pos == "ADJ" and words.tokens[end].text.islower():
        end += 1
    return end if end > at + 1 else at


def _past_owner(words: Words, office: Office) -> int:
    """The token behind an office and the common nouns that it is over ("the governor of the province")."""
    at = office.last
    if words.lower(at) != "of":
        # "for the northern straits": the field's last word is no name
        field = words.same(office.head, at + 1) and words.tokens[at].pos == "NOUN" and words.tokens[at].text.islower()
        return at + 1 if field and at > office.head_end and words.lower(at + 1) == "," else at
    end, longest = at + 1, at + LONGEST_OWNER
    while words.same(at, end) and end <= longest and words.tokens[end].text.islower():
        if words.tokens[end].text in POSSESSIVES:
            # "the chief of the kingdom's secret police"
            longest += 1
        elif words.tokens[end].pos not in ("DET", "ADJ", "NOUN", "VERB"):
            break
        end += 1
    if end <= longest and words.same(at, end) and words.tokens[end].text in OPENING:
        # "the head of the usurping "Council of Salvation", Ada Marr,"
        close = end + 1
        while words.same(at, close) and close - end < LONGEST_NAME and words.tokens[close].text not in CLOSING:
            close += 1
        end = close + 1 if words.same(at, close) and words.tokens[close].text in CLOSING else end
    return end if end > at + 1 and words.lower(end) == "," else at


def _is_definite(words: Words, office: Office) -> bool:
    """Whether one certain holder is meant: "the island secretary", "her deputy", "the Minister of Ostmark"."""
    if office.of is not None:
        return True
    definite, before = ("the", *POSSESSIVES, *OWNERS), office.first - 1
    while words.lower(before) in LATELY and words.same(before - 1, office.first):
        # "Ostmark's then foreign minister"
        before -= 1
    beside = (words.tokens[c] for c in words.analysis.children(office.head) if c < office.head)
    return words.lower(before) in definite or any(t.dep == "det" and t.lower == "the" for t in beside)


def _opens_line(words: Words, office: Office) -> bool:
    """As in "Deputy Head of the Service, Gen. Ada Marr, said", ": Deputy Head of the Service, Gen. Ada Marr."."""
    opens = office.first == words.analysis.sentences[words.tokens[office.first].sentence].first
    return words.capital[office.head] and (opens or words.lower(office.first - 1) == ":")


def _opens_clause(words: Words, office: Office, end: int) -> bool:
    """As in "After talks with the Ostmark president, Ada Marr said": the name is the subject, the office another's."""
    name, holder = words.tokens[end - 1], words.tokens[office.head_end - 1]
    if name.dep not in ("nsubj", "nsubjpass") or holder.dep not in ("pobj", "dobj"):
        return False
    path = [holder, *(words.tokens[a] for a in words.analysis.ancestors(holder.i))]
    below = next((token for token in path if token.head == name.head), None)
    return below is not None and below.dep in ("prep", "advcl")


def _is_apposed(words: Words, office: Office, end: int) -> bool:
    """As in "The ambassador, Ilan Droste, said": the name stands between commas and means the office's holder."""
    name = words.tokens[end - 1]
    closed = words.same(office.head, end) and words.tokens[end].text in (",", ".")
    enclosed = closed and (words.tokens[end].text == "." or words.lower(end + 1) != "and")
    beside = words.tokens[office.head]
    # the parse takes some names for the time of the verb
    loose = name.dep == "npadvmod" and name.head == beside.head and beside.dep in ("dobj", "nsubj", "pobj")
    return enclosed and (loose or (name.dep == "appos" and name.head == office.head))


def _encloses(words: Words, end: int) -> bool:
    return words.same(end - 1, end) and words.tokens[end].text == ","


def _with_office_before(words: Words, person: Person, offices: list[Office], k: int, used: set[int]) -> Person:
    office = offices[k]
    used.add(office.head)
    first, title, of = office.first, office.title, office.of
    while k > 0 and (before := _coordinating(words, offices, k, first)) < k:
        k = before
        used.add(offices[k].head)
        adjacent = offices[k].last == first
        first = offices[k].first
        whole = words.analysis.text[words.tokens[offices[k].title_first].start : words.tokens[office.last - 1].end]
        # "Chairman of the Joint Staff Gen. Ada Marr": the rank is no part of the office
        title = offices[k].title if adjacent else whole
        of = of or offices[k].of
    while words.same(first - 1, first) and words.honorific[first - 1]:
        first -= 1
    return replace(person, first=first, title=title, of=of)


def _coordinating(words: Words, offices: list[Office], k: int, first: int) -> int:
    """The number of the office that is joined to the one at ``first``, past an officer named in it; ``k`` for none.

    As in "Assistant to the President and Head of Research Ada Marr", where the President is no office of hers.
    """
    for j in range(k - 1, max(-1, k - 3), -1):
        if _coordinates(words, offices[j], first) and not (j and offices[j - 1].last == offices[j].last):
            return j
    return k


def _coordinates(words: Words, office: Office, first: int) -> bool:
    """Whether "Acting President and" stands before this office, of one and the same person."""
    if office.name or not words.same(office.head, first):
        return False
    if office.last == first and office.head_end < office.last and words.capital[office.head]:
        return True
    if office.last != first - 1:
        return False
    article = words.same(office.first - 1, first) and words.lower(office.first - 1) in DETERMINERS
    if words.lower(first - 1) == "," and office.of and not article and words.capital[office.head]:
        # "with Karadani Secretary of State, Head of the Security Bureau Ada Marr": no article, so no other person
        return words.lower(office.first - 1) in ("with", "by", "from", "to")
    return words.lower(first - 1) in ("and", "&", "/") and not article and words.capital[office.head]


def mention_of(words: Words, person: Person) -> FoundMention:
    """The found mention of a named person."""
    tokens, text = words.tokens, words.analysis.text
    first = tokens[person.first]
    span = span_of(text, first.start + word_start(first.text), tokens[person.last - 1].end)
    name = span_of(text, tokens[person.name].start, tokens[person.name_end - 1].end)
    return FoundMention(span, "name", "person", name, person.title, person.of)
