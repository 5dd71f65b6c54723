"""Persons by name, with the offices that stand beside the name."""

from __future__ import annotations

from dataclasses import dataclass, replace

from communique import lang
from communique.find.mentions_names import is_given, is_initial, name_end
from communique.find.mentions_offices import Office, office_at
from communique.find.mentions_words import HYPHENS, LANGUAGE, POSSESSIVES, Words, is_office_word
from communique.records import EntityType
from communique.roster import FoundMention
from communique.spans import span_of

DETERMINERS = frozenset(("the", "a", "an", "its", "his", "her", "their"))


@dataclass(frozen=True, slots=True)
class Person:
    """A named person: tokens ``[first, last)`` of the whole expression, ``[name, name_end)`` of the bare name."""

    first: int
    last: int
    name: int
    name_end: int
    title: str | None = None
    of: str | None = None


def find_offices(words: Words) -> list[Office]:
    """Every office that the text speaks of in the singular, in order."""
    offices: list[Office] = []
    taken = 0
    for head in range(len(words.tokens)):
        if words.office[head] and head >= taken and _is_head(words, head):
            office = office_at(words, head)
            office = replace(office, first=max(office.first, taken)) if office.first < taken else office
            offices.append(office)
            taken = max(taken, office.head_end)
    return offices


def _is_head(words: Words, head: int) -> bool:
    """Whether the office word at this token is the head of an office and not a part of another expression."""
    token, end = words.tokens[head], words.office[head]
    if words.inside[head] or (token.pos not in ("NOUN", "PROPN") and not words.capital[head]):
        return False
    if not words.same(head, end):
        return True
    following = words.lower(end)
    if words.office[end] or words.offices[end] or is_office_word(following):
        return bool(words.plain[end] and words.label[end] == "PERSON")
    if following in lang.words(LANGUAGE, "institution_nouns"):
        return False
    last = words.tokens[end - 1]
    named = name_end(words, end, lenient=True) > end and words.tokens[end].pos == "PROPN"
    return named or not (last.dep in ("compound", "amod") and last.head >= end and words.tokens[last.head].text not in POSSESSIVES)


def name_places(words: Words, offices: list[Office]) -> dict[int, int]:
    """Where persons are named: end token by first token of the bare name."""
    places: dict[int, int] = {}
    taken = [False] * len(words.tokens)
    for start, end in [*_after_offices(offices), *_after_titles(words), *_labelled(words)]:
        if not any(taken[start:end]):
            _take(places, taken, start, end)
    for start, end in _again(words, places, taken):
        if not any(taken[start:end]):
            _take(places, taken, start, end)
    return dict(sorted(places.items()))


def _take(places: dict[int, int], taken: list[bool], start: int, end: int) -> None:
    places[start] = end
    taken[start:end] = [True] * (end - start)


def _after_offices(offices: list[Office]) -> list[tuple[int, int]]:
    return [office.name for office in offices if office.name]


def _after_titles(words: Words) -> list[tuple[int, int]]:
    """Names after "Mr", "Dr" and the like, and after the plural of an office ("Presidents Tok and Marr")."""
    found = []
    for i in range(len(words.tokens)):
        after = i + 1 if words.honorific[i] else words.offices[i] if words.capital[i] else 0
        if after and words.same(i, after):
            end = name_end(words, after, lenient=True)
            if end > after:
                found.append((after, end))
    return found


def _labelled(words: Words) -> list[tuple[int, int]]:
    """Names that the statistical model or a known given name points to."""
    found = []
    i = 0
    while i < len(words.tokens):
        end = name_end(words, i)
        if end > i:
            if _is_person(words, i, end):
                found.append((i, end))
            i = end
        else:
            i += 1
    return found


def _is_person(words: Words, start: int, end: int) -> bool:
    if words.same(start, end) and words.capital[end] and _is_body(words.lower(end)) and not words.joined(end):
        return False
    parts = [i for i in range(start, end) if words.tokens[i].text not in HYPHENS]
    persons = sum(words.label[i] == "PERSON" for i in parts)
    if len(parts) == 1:
        return _is_lone_person(words, start)
    if is_given(words, start) or is_initial(words.tokens[start].text):
        return not (words.label[start] == "ORG" and words.same(start - 1, start) and words.capital[start - 1] and persons == 0)
    return persons * 2 > len(parts) or (persons > 0 and words.label[end - 1] == "PERSON")


def _is_body(lower: str) -> bool:
    return lower in lang.words(LANGUAGE, "institution_nouns")


def _is_lone_person(words: Words, i: int) -> bool:
    token = words.tokens[i]
    if words.label[i] != "PERSON" or token.pos != "PROPN" or len(token.text) < 2:
        return False
    before = words.lower(i - 1) if words.same(i - 1, i) else ""
    modifies = token.dep in ("compound", "amod", "nmod") and token.head > i and words.tokens[token.head].pos == "PROPN"
    return before not in ("the", "a", "an", "in", "at") and not modifies and not token.text.isupper()


def _again(words: Words, places: dict[int, int], taken: list[bool]) -> list[tuple[int, int]]:
    """Places where a part of a name already found stands alone."""
    known = {words.tokens[e - 1].text for s, e in places.items() if len(words.tokens[e - 1].text) > 2}
    known -= lang.words(LANGUAGE, "calendar_names")
    found = []
    for i, token in enumerate(words.tokens):
        if token.text in known and not taken[i] and words.capital[i] and not words.inside[i]:
            end = name_end(words, i)
            if end > i and not (words.same(i, end) and words.capital[end] and _is_body(words.lower(end))):
                before = i
                while before > 0 and words.same(before - 1, i) and words.plain[before - 1] and not taken[before - 1]:
                    before -= 1
                found.append((before, end))
    return found


def people(words: Words, offices: list[Office]) -> tuple[list[Person], set[int]]:
    """Named persons with the offices beside their names, and the heads of the offices so used."""
    places = name_places(words, offices)
    before = {office.name[0]: k for k, office in enumerate(offices) if office.name}
    at_first = {office.first: office for office in offices}
    used: set[int] = set()
    found = []
    for start, end in places.items():
        person = Person(start, end, start, end)
        if start in before:
            person = _with_office_before(words, person, offices, before[start], used, places)
        elif words.same(start - 1, start) and words.honorific[start - 1]:
            person = replace(person, first=start - 1)
            while words.same(person.first - 1, start) and words.honorific[person.first - 1]:
                person = replace(person, first=person.first - 1)
        elif words.same(start - 1, start) and words.offices[start - 1] and words.capital[start - 1]:
            person = replace(person, title=_singular(words, start - 1))
        found.append(_with_office_after(words, person, at_first, used))
    return found, used


def _singular(words: Words, at: int) -> str:
    from communique.lang.names import plural, word_phrases

    many = words.lower(at)
    for phrases in word_phrases(LANGUAGE, "offices").values():
        for phrase in phrases:
            if plural(phrase) == (many,):
                return phrase[0].capitalize()
    return words.tokens[at].text


def _with_office_before(
    words: Words, person: Person, offices: list[Office], k: int, used: set[int], places: dict[int, int]
) -> Person:
    office = offices[k]
    used.add(office.head)
    first, title, of = office.first, office.title, office.of
    while k > 0 and _coordinates(words, offices[k - 1], first, places):
        k -= 1
        used.add(offices[k].head)
        first = offices[k].first
        title = words.analysis.text[words.tokens[first].start : words.tokens[office.last - 1].end]
        of = of or offices[k].of
    while words.same(first - 1, first) and words.honorific[first - 1]:
        first -= 1
    return replace(person, first=first, title=title, of=of)


def _coordinates(words: Words, office: Office, first: int, places: dict[int, int]) -> bool:
    """Whether "Acting President and" stands before this office, of one and the same person."""
    if office.name or not words.same(office.head, first) or office.last != first - 1:
        return False
    joined = words.lower(first - 1) == "and"
    article = words.same(office.first - 1, first) and words.lower(office.first - 1) in DETERMINERS
    return joined and not article and words.capital[office.head]


def _with_office_after(words: Words, person: Person, at_first: dict[int, Office], used: set[int]) -> Person:
    at = person.name_end
    if not words.same(person.name, at):
        return person
    if words.lower(at) == "of" and not person.of:
        return _with_country(words, person, at + 1)
    if words.tokens[at].text not in (",", "(", "–", "—"):
        return person
    at += 1
    if words.same(person.name, at) and words.lower(at) == "who":
        return _who_heads(words, person, at, at_first, used)
    if words.same(person.name, at) and words.lower(at) in DETERMINERS:
        at += 1
    office = at_first.get(at)
    if office is None or office.name or not words.same(person.name, at):
        return person
    return _take_after(words, person, office, at_first, used)


def _take_after(words: Words, person: Person, office: Office, at_first: dict[int, Office], used: set[int]) -> Person:
    used.add(office.head)
    last, of, title = office.last, office.of, office.title
    while words.same(person.name, last + 1) and words.lower(last) == "and":
        following = at_first.get(last + 1)
        if following is None or following.name:
            break
        used.add(following.head)
        last, of = following.last, of or following.of
        title = words.analysis.text[words.tokens[office.head].start : words.tokens[last - 1].end]
    if person.title and person.of and not of:
        of = person.of
    return replace(person, last=last, title=_fuller(person.title, title), of=of or person.of)


def _fuller(one: str | None, other: str | None) -> str | None:
    return max((t for t in (one, other) if t), key=len, default=None)


def _with_country(words: Words, person: Person, at: int) -> Person:
    """ "Prime Minister Ada Marr of Ostmark": only after an office, or for a country that the tables know."""
    if words.lower(at) == "the":
        at += 1
    if not words.same(person.name, at):
        return person
    if at in words.known:
        end, name = words.known[at]
        named = name.name if name.kind in ("country", "capital", "adjective") else name.words
        return replace(person, last=end, of=named)
    end = at
    while words.same(at, end) and words.capital[end] and not words.office[end]:
        end += 1
    if end > at and person.title:
        return replace(person, last=end, of=words.analysis.span(at, end).text)
    return person


def _who_heads(words: Words, person: Person, at: int, at_first: dict[int, Office], used: set[int]) -> Person:
    """ "Rustam Ino, who heads the State Security Service", "..., who is the foreign minister"."""
    verb = words.lower(at + 1)
    start = at + 2
    if words.lower(start) in DETERMINERS:
        start += 1
    if not words.same(person.name, start):
        return person
    if verb in ("is", "was", "serves", "served"):
        start += words.lower(start) == "as"
        office = at_first.get(start)
        return _take_after(words, person, office, at_first, used) if office and not office.name else person
    if verb not in ("heads", "headed", "leads", "led", "runs", "ran", "directs", "directed", "chairs", "chaired"):
        return person
    end = start
    while words.same(at, end) and (words.capital[end] or is_office_word(words.lower(end)) or _is_body(words.lower(end))):
        end = words.known[end][0] if end in words.known else end + 1
    if end == start:
        return person
    body = words.analysis.span(start, end).text
    return replace(person, last=end, title=person.title or f"head of {body}", of=person.of or body)


def mention_of(words: Words, person: Person) -> FoundMention:
    """The found mention of a named person."""
    tokens = words.tokens
    text = words.analysis.text
    span = span_of(text, tokens[person.first].start, tokens[person.last - 1].end)
    name = span_of(text, tokens[person.name].start, tokens[person.name_end - 1].end)
    kind: EntityType = "person"
    return FoundMention(span, "name", kind, name, person.title, person.of)
