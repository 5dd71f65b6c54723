"""What stands after a name: ", Director of ...", "of Ostmark", ", who heads ...", and ", Org" in lists of guests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from communique import lang
from communique.find.mentions_offices import Office
from communique.find.mentions_words import HYPHENS, LANGUAGE, POSSESSIVES, Words, in_headline, is_office_word
from communique.lang.names import country_names, word_set

GIVE_WAY = word_set(LANGUAGE, "addresses") | word_set(LANGUAGE, "military_ranks")
"""What stands before a name and says less than the office behind it."""
DETERMINERS = word_set(LANGUAGE, "determiners")
HEADING = word_set(LANGUAGE, "heading")
HOLDING = word_set(LANGUAGE, "holding")
LONGEST_OWNER = 3
"""Common words whose office it is."""
LONGEST_ENTRY = 24
"""Tokens of an office or body in a list of guests."""
SMALL = word_set(LANGUAGE, "small")
LATELY = word_set(LANGUAGE, "lately")
BREAKS = frozenset((",", "(", "–", "—"))
ANDS = ("and", "&")


@dataclass(frozen=True, slots=True)
class Person:
    """A named person: tokens ``[first, last)`` of the whole expression, ``[name, name_end)`` of the bare name."""

    first: int
    last: int
    name: int
    name_end: int
    title: str | None = None
    of: str | None = None


def with_affiliation(
    words: Words, person: Person, at_first: Mapping[int, Office], used: set[int], places: Mapping[int, int]
) -> Person:
    """The person with office and affiliation as the words after the name give them.

    ``at_first`` are the offices by first token, ``used`` gathers the heads of those taken, ``places`` are all names.
    """
    at = person.name_end
    if not words.same(person.name, at):
        return person
    if words.lower(at) == "of":
        told = _with_country(words, replace(person, of=None), at + 1)
        # "League chair Prime Minister Ada Marr of Ostmark": a country behind the name is the holder's own
        ours = told.of is not None and told.of.lower() in country_names(LANGUAGE)
        if not person.of or (ours and person.of.lower() not in country_names(LANGUAGE)):
            return told
    if words.tokens[at].text not in BREAKS or not words.same(person.name, at + 1):
        return person
    lone = person.name_end - person.first == 1
    if lone and words.same(person.name - 1, at) and words.lower(person.name - 1) in ("in", "at", "from", "near"):
        return person
    if words.lower(at + 1) == "who":
        return _who_heads(words, person, at + 1, at_first, used)
    start = first = at + 1 + (words.lower(at + 1) in DETERMINERS)
    while words.lower(start) in LATELY and words.same(at, start + 1):
        start += 1
    named = words.tokens[start].text in lang.words(LANGUAGE, "calendar_names") if words.same(at, start) else True
    owned = start if named else _past_owner(words, start)
    # "Ada Marr, a former chancellor,"
    office = at_first.get(first) or at_first.get(start) or at_first.get(owned)
    if office is not None and office.first == owned > start and words.capital[start] and not person.of:
        # "Oskar Vos, Ostmark's chief negotiator,"
        person = replace(person, of=words.analysis.span(start, owned - 1).text)
    if office is not None and _speaks_for_itself(words, office):
        return person
    if office is not None and not office.name and office.head not in used and words.same(person.name, office.first):
        return _in_list(words, _take_after(words, person, office, at_first, used), at)
    return _in_list(words, _described(words, person, start, places), at)


def _past_owner(words: Words, start: int) -> int:
    """The token behind a common noun whose office it is: "Ada Marr, the junta's special envoy,"."""
    end = start
    while words.same(start, end) and end - start < LONGEST_OWNER and words.tokens[end].pos in ("NOUN", "ADJ", "PROPN"):
        end += 1
    owned = end > start and words.same(start, end) and words.tokens[end].text in POSSESSIVES
    return end + 1 if owned else start


def _speaks_for_itself(words: Words, office: Office) -> bool:
    """As in "... met General Ada Marr, a senior official told the Post": another one, of whom a verb tells."""
    verb = words.tokens[office.head].head
    after = words.same(office.head, office.last) and verb == office.last
    indefinite = words.lower(office.first - 1) in ("a", "an")
    told = words.same(office.head, office.last + 1) and words.lower(office.last + 1) == "to"
    if indefinite and _after_tag(words, office) in ("VBD", "VBZ") and not told:
        # "between Tan and General Ada Marr, a spokesperson declined": an apposition would be closed
        return True
    return after and words.tokens[office.head].dep == "nsubj" and words.tokens[verb].tag in ("VBD", "VBZ", "VBP")


def _after_tag(words: Words, office: Office) -> str:
    """The tag of the word behind an office in its sentence, "" where there is none."""
    return words.tokens[office.last].tag if words.same(office.head, office.last) else ""


def _described(words: Words, person: Person, start: int, places: Mapping[int, int]) -> Person:
    """As in "Ada Marr, Chief Data and Delivery Officer,": capitals up to the next comma with an office among them."""
    end = start
    while words.same(person.name, end) and end - start < LONGEST_ENTRY and end not in places:
        if not (words.capital[end] or words.lower(end) in SMALL or words.tokens[end].text in HYPHENS):
            break
        end += 1
    closed = not words.same(person.name, end) or words.tokens[end].text in (",", ";", ".", ")")
    heads = [k for k in range(start, end) if words.office[k]]
    if not (closed and heads and words.capital[start]) or end in places:
        return person
    if words.office[heads[-1]] != end and not any(words.lower(k) in ("of", "for", "to") for k in range(heads[0], end)):
        return person
    return replace(person, last=end, title=fuller(person.title, words.analysis.span(start, end).text))


def _take_after(words: Words, person: Person, office: Office, at_first: Mapping[int, Office], used: set[int]) -> Person:
    if in_headline(words, office.head) and words.same(office.head, office.last) and words.lower(office.last) != ",":
        return person
    joined = at_first.get(office.last + 1) if words.lower(office.last) in ANDS else None
    if joined is not None and joined.name and words.same(office.head, office.last):
        # ", Deputy Minister and Head of Research Ada Marr": both are the next one's
        return person
    used.add(office.head)
    last, of, title = office.last, office.of, office.title
    while words.same(person.name, last + 1) and words.lower(last) in ANDS:
        following = at_first.get(last + 1)
        if following is None or following.name:
            break
        used.add(following.head)
        last, of = following.last, of or following.of
        title = words.analysis.text[words.tokens[office.title_first].start : words.tokens[last - 1].end]
    told = None if person.title and person.title.lower() in GIVE_WAY else person.title
    return replace(person, last=last, title=fuller(told, title), of=of or person.of)


def fuller(one: str | None, other: str | None) -> str | None:
    """The first of two descriptions of an office, unless the other says all of it and more."""
    if not one or not other:
        return one or other
    return other if set(one.lower().split()) < set(other.lower().split()) else one


def _with_country(words: Words, person: Person, at: int) -> Person:
    """As in "Prime Minister Ada Marr of Ostmark": after an office any capitals, else only a known country or a body."""
    at += words.lower(at) == "the"
    if not words.same(person.name, at):
        return person
    if at in words.known:
        end, name = words.known[at]
        named = name.words if name.kind in ("organisation", "outlet", "seat") else name.name
        return replace(person, last=end, of=named)
    end = at
    while words.same(at, end) and words.capital[end] and not words.office[end]:
        end = words.known[end][0] if end in words.known else end + 1
        while words.lower(end) == "of" and words.same(at, end + 1) and words.capital[end + 1]:
            end += 1
    nouns = lang.words(LANGUAGE, "institution_nouns")
    body = any(words.lower(k) in nouns for k in range(at, end)) or all(words.label[k] == "ORG" for k in range(at, end))
    if end > at and (person.title or body):
        inner = next((words.known[k][1] for k in range(at, end) if k in words.known), None)
        named = inner.name if inner and inner.kind == "country" else words.analysis.span(at, end).text
        return replace(person, last=end, of=named)
    return person


def _who_heads(words: Words, person: Person, at: int, at_first: Mapping[int, Office], used: set[int]) -> Person:
    """As in "Rustam Ino, who heads the State Security Service", "..., who is the foreign minister"."""
    verb = words.lower(at + 1)
    start = at + 2 + (verb in HOLDING and words.lower(at + 2) == "as")
    start += words.lower(start) in DETERMINERS
    if not words.same(person.name, start):
        return person
    if verb in HOLDING:
        office = at_first.get(start)
        return _take_after(words, person, office, at_first, used) if office and not office.name else person
    end = _body_end(words, start) if verb in HEADING else start
    if end == start:
        return person
    if not any(words.capital[k] for k in range(start, end)):
        return person
    body = words.analysis.span(start, end).text
    country = next((words.known[k][1].name for k in range(start, end) if k in words.known), None)
    return replace(person, last=end, title=person.title or f"head of {body}", of=person.of or country or body)


def _body_end(words: Words, start: int) -> int:
    end = start
    nouns = lang.words(LANGUAGE, "institution_nouns")
    while words.same(start, end):
        lower = words.lower(end)
        inside = lower in ("of", "for", "'s", "’s") and end > start and words.same(start, end + 1)
        if not (words.capital[end] or is_office_word(lower) or lower in nouns or inside):
            break
        end += 1
    while end > start and words.lower(end - 1) in ("of", "for", "'s", "’s"):
        end -= 1
    return end


def _in_list(words: Words, person: Person, comma: int) -> Person:
    """As in "- Ada Marr, Head of Research, Ostmark Policy Centre": where the name opens an entry of a list."""
    if not opens_entry(words, person.first):
        return person
    end = _entry_end(words, comma + 1)
    start = person.last + 1 if person.last > person.name_end else comma + 1
    if end - start < 1 or not words.capital[start]:
        return person
    text = words.analysis.span(start, end).text
    parts = [part.strip() for part in text.split(",")]
    if person.last > person.name_end:
        return replace(person, last=end, of=", ".join(parts))
    if len(parts) > 1 and any(words.office[k] for k in range(start, end)):
        return replace(person, last=end, title=person.title or parts[0], of=", ".join(parts[1:]))
    head = next((k for k in range(end - 1, start - 1, -1) if words.office[k]), None)
    if head is not None and not person.title:
        # "- Ada Marr, Karadan State Representative-elect": what is before the office is whose it is
        first = words.known[start][0] if start in words.known and words.known[start][0] <= head else start
        owner = words.known[start][1].name if first > start else None
        title = words.analysis.span(first, end).text
        return replace(person, last=end, title=title, of=person.of or owner)
    return replace(person, last=end, of=person.of or text)


def opens_entry(words: Words, first: int) -> bool:
    """Whether an entry of a list begins at this token: after a dash or bullet, or at the head of a listed line."""
    if words.same(first - 1, first) and words.lower(first - 1) == "the":
        first -= 1
    sentence = words.analysis.sentences[words.tokens[first].sentence]
    paragraph = words.analysis.paragraphs[sentence.paragraph]
    before = words.tokens[first - 1].text if words.same(first - 1, first) else ""
    listed = paragraph.role == "list_item" or before in ("-", "•", "*", "·", "▪")
    return listed and (first == sentence.first or before in HYPHENS or before in ("•", "*", "·", "▪", ";"))


def _entry_end(words: Words, start: int) -> int:
    """The end of a list entry: a dash, a semicolon or the end of the line; ``start`` when it runs on as a sentence."""
    end = start
    while words.same(start, end) and end - start < LONGEST_ENTRY:
        token = words.tokens[end]
        if token.text in (";", "•", ".") or (token.text in HYPHENS and not words.joined(end)):
            break
        if token.pos in ("VERB", "AUX") and not words.capital[end]:
            return start
        end += 1
    return end
