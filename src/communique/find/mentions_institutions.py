"""Institutions, countries and places by name, and institutions by their kind ("the ministry")."""

from __future__ import annotations

from communique import lang
from communique.find.mentions_acronyms import find_spelt_out
from communique.find.mentions_labelled import covered_by, find_labelled, find_placed
from communique.find.mentions_told import word_start
from communique.find.mentions_words import HYPHENS, LANGUAGE, POSSESSIVES, Words
from communique.lang.names import Known, country_names, word_set
from communique.records import EntityType
from communique.roster import FoundMention
from communique.spans import span_of

TYPES: dict[str, EntityType] = {
    "country": "country",
    "adjective": "country",
    "people": "country",
    "capital": "place",
    "seat": "institution",
    "region": "place",
    "outlet": "institution",
    "organisation": "institution",
    "group": "group",
}
ADDRESSING = word_set(LANGUAGE, "addressing")
BODY_HEADS = word_set(LANGUAGE, "body_heads")
OFFICES_OF = word_set(LANGUAGE, "offices_of")
"""Bodies named after whom they serve ("Office of the Prime Minister")."""
BROADCASTERS = word_set(LANGUAGE, "broadcasters")


def find_institutions(words: Words, taken: list[bool]) -> list[FoundMention]:
    """Every institution, country and place that stands in none of the tokens already taken by persons' names."""
    found: list[FoundMention] = []
    at = 0
    while at < len(words.tokens):
        # the table has "the White House" with its article: the Office behind it is a body of its own
        at += at in words.known and words.lower(at) == "the" and _body_end(words, at + 1, taken) > words.known[at][0]
        end = _body_end(words, at, taken)
        if end > at:
            found.append(_body(words, at, end))
            found += [
                _known(words, i)
                for i in range(at, end)
                if i in words.known and _is_country(words.known[i][1]) and words.known[i][0] < end
            ]
            at = end
        elif at in words.known and not taken[at]:
            found += [_known(words, at), *_second(words, at)]
            at = words.known[at][0]
        else:
            at += 1
    bodies = [m for m in found if m.type == "institution"]
    found += find_spelt_out(words, covered_by(words, taken, bodies))
    found += find_labelled(words, taken, found)
    return found + find_placed(words, taken, found)


def _is_country(name: Known) -> bool:
    return name.kind in ("country", "adjective", "people")


def _known(words: Words, at: int) -> FoundMention:
    end, name = words.known[at]
    start = words.tokens[at].start + word_start(words.tokens[at].text)
    span = span_of(words.analysis.text, start, start + len(name.words))
    kind = TYPES[name.kind]
    if name.kind == "capital" and _acts(words, at, end):
        return FoundMention(span, "name", "country", span, of=name.name)
    of = name.name if name.kind == "seat" or kind == "country" else None
    if name.kind == "organisation":
        of = _owner(words, at) or _country_before(words, at)
    return FoundMention(span, "name", kind, span, of=of)


def _second(words: Words, at: int) -> list[FoundMention]:
    """The country after the hyphen where the tokeniser leaves the pair whole: "U.S.-Ostmark"."""
    token = words.tokens[at]
    end, name = words.known[at]
    rest = token.start + word_start(token.text) + len(name.words) + 1
    if end != at + 1 or rest >= token.end or words.analysis.text[rest - 1] not in HYPHENS:
        return []
    entry = country_names(LANGUAGE).get(words.analysis.text[rest : token.end].lower())
    if entry is None:
        return []
    span = span_of(words.analysis.text, rest, token.end)
    return [FoundMention(span, "name", "country", span, of=entry.name)]


def _acts(words: Words, at: int, end: int) -> bool:
    """Whether a capital stands for its government: it acts, is spoken to, or is one of two parties."""
    tokens, head = words.tokens, end - 1
    while tokens[head].dep == "conj" and tokens[head].head < head:
        head = tokens[head].head
    dep, governor = tokens[head].dep, tokens[tokens[head].head]
    if dep in ("nsubj", "nsubjpass") and governor.pos in ("VERB", "AUX") and governor.lemma != "be":
        return True
    if dep == "poss" or words.lower(at - 1) in ("between", "with"):
        return True
    return (dep == "pobj" and governor.lower in ("between", "with", "by")) or (
        dep == "dobj" and governor.lemma in ADDRESSING
    )


def _body_end(words: Words, at: int, taken: list[bool]) -> int:
    """End of the body's name that begins at token ``at`` ("Ministry of Foreign Affairs of Ostmark"), or ``at``."""
    if taken[at] or not words.capital[at] or words.honorific[at]:
        return at
    if words.same(at - 1, at) and words.capital[at - 1] and not taken[at - 1] and _part_of_run(words, at - 1):
        return at
    end, noun = at, False
    while words.same(at, end) and not taken[end] and _part_of_run(words, end):
        noun = words.lower(end) in lang.words(LANGUAGE, "institution_nouns") and not _whole(words, end)
        end += 1
    while end > at and words.tokens[end - 1].text in HYPHENS:
        end -= 1
    if words.lower(at) in BROADCASTERS and end - at > 1:
        return end
    last_noun = next((i for i in range(end - 1, at - 1, -1) if _is_noun(words, i)), -1)
    if last_noun < 0 or (last_noun == at and end - at > 1 and not _of_follows(words, end)):
        return at
    end = last_noun + 1 if not noun else end
    end = _with_of(words, end, taken)
    if end - at == 1 or (at in words.known and words.known[at][0] >= end):
        return at
    return end


def _whole(words: Words, i: int) -> bool:
    return words.inside[i]


def _is_noun(words: Words, i: int) -> bool:
    return (
        words.lower(i) in lang.words(LANGUAGE, "institution_nouns")
        and not words.inside[i]
        and words.tokens[i].pos in ("NOUN", "PROPN")
    )


def _part_of_run(words: Words, i: int) -> bool:
    if words.tokens[i].text in HYPHENS:
        return words.joined(i) and words.joined(i + 1) if i + 1 < len(words.tokens) else False
    if words.honorific[i] or words.offices[i] or not words.capital[i] or words.office[i]:
        return words.capital[i] and bool(words.office[i]) and words.lower(i) in ("state", "general", "chief")
    token = words.tokens[i]
    return token.pos in ("PROPN", "ADJ", "NOUN", "NUM", "VERB") and token.text not in lang.words(
        LANGUAGE, "calendar_names"
    )


def _of_follows(words: Words, end: int) -> bool:
    return words.lower(end) in ("of", "for")


def _with_of(words: Words, end: int, taken: list[bool]) -> int:
    """Past "of Foreign Affairs", "for Emergency Situations", "of the Russian Federation" and so on."""
    while words.lower(end) in ("of", "for") and words.same(end - 1, end):
        at = end + 1 + (words.lower(end + 1) == "the")
        stop = at
        while words.same(end, stop) and not taken[stop] and _in_field(words, stop):
            stop = words.known[stop][0] if stop in words.known else stop + 1
        while stop > at and words.lower(stop - 1) in ("and", ",", "&"):
            stop -= 1
        if words.lower(end - 1) in OFFICES_OF and words.same(end, stop) and words.capital[stop] and words.office[stop]:
            stop = words.office[stop]
        if stop == at:
            break
        end = stop
    return end


def _in_field(words: Words, i: int) -> bool:
    lower = words.lower(i)
    if lower in ("and", ",", "&"):
        following = words.lower(i + 1) if lower != "," or words.lower(i + 1) != "and" else words.lower(i + 2)
        if words.lower(i - 1) not in lang.words(LANGUAGE, "portfolios"):
            return False
        return (
            following in lang.words(LANGUAGE, "portfolios")
            and words.capital[i + 1 if words.lower(i + 1) != "and" else i + 2]
        )
    closes = i + 1 >= len(words.tokens) or not words.capital[i + 1] or words.lower(i + 1) in BODY_HEADS
    if words.offices[i] and words.capital[i] and words.capital[i - 1] and closes:
        # "Council of Economic Advisers"
        return True
    return (words.capital[i] and _part_of_run(words, i)) or (lower in POSSESSIVES and False)


def _body(words: Words, at: int, end: int) -> FoundMention:
    span = words.analysis.span(at, end)
    of = next(
        (words.known[i][1].name for i in range(at, end) if i in words.known and _is_country(words.known[i][1])), None
    )
    return FoundMention(span, "name", "institution", span, of=of or _owner(words, at))


def _owner(words: Words, at: int) -> str | None:
    """The country before "'s": "Ostmark's State Security Service"."""
    if at < 2 or not words.same(at - 2, at) or words.lower(at - 1) not in POSSESSIVES:
        return None
    start = at - 2
    while start >= max(0, at - 6):
        if start in words.known and words.known[start][0] == at - 1:
            return words.known[start][1].name
        start -= 1
    return None


def _country_before(words: Words, at: int) -> str | None:
    """The country in "the Ostian Security Service" where the service alone is the known name."""
    for start in range(max(0, at - 4), at):
        if start in words.known and words.known[start][0] == at and words.same(start, at):
            name = words.known[start][1]
            return name.name if name.kind in ("adjective", "country") else None
    return None
