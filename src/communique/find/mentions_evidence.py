"""Where persons are named: on what ground a run of name words is taken for a person."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from communique import lang
from communique.find.mentions_affiliations import BREAKS, DETERMINERS, opens_entry
from communique.find.mentions_apposed import apposed, is_past_place
from communique.find.mentions_held import first_end, holders_behind, listed_after
from communique.find.mentions_names import acts_though_a_month, is_given, is_initial, name_end
from communique.find.mentions_names_again import called_again
from communique.find.mentions_offices import Office
from communique.find.mentions_words import HYPHENS, LANGUAGE, POSSESSIVES, Words, in_headline
from communique.lang.names import given_names, given_names_only, same_family, word_set

Stretch = tuple[int, int]
LOOKED_AT = 40
"""Family names of one letter compared by likeness: bounds the work in a text with thousands of names."""
PARTY_PLACES = frozenset(("nsubj", "nsubjpass", "poss", "pobj", "dobj", "conj"))
PERSONAL_ACTS = word_set(LANGUAGE, "personal_acts")
PERSONAL_OBJECTS = word_set(LANGUAGE, "personal_objects")
HALVED = 4
"""Tokens of a name like "Han So-jin"."""
NEWS_NOUNS = word_set(LANGUAGE, "news_nouns")

SETTLEMENTS = word_set(LANGUAGE, "settlements")
SETTLED = frozenset((",", ".", ";", "of", "in", "on", "near", "where", "which"))
"""What stands behind the word that says what a place is."""
KIND_WITHIN = 5
"""Words behind a name's comma within which it is said what it is."""
LONGEST_GLUED = 7
"""Words of a headline in which a name is looked for that stands elsewhere."""
GOALS = word_set(LANGUAGE, "goals")
JOURNEYS = word_set(LANGUAGE, "journeys")
SAINTS = frozenset(("St.", "Saint"))


def name_places(words: Words, offices: list[Office]) -> dict[int, int]:
    """Where persons are named: end token by first token of the bare name, in text order."""
    places: dict[int, int] = {}
    taken = [False] * len(words.tokens)
    for office in offices:
        if office.name:
            _take(places, taken, *office.name)
    for start, end in _after_titles(words):
        _take(places, taken, start, end)
    for start, end in words.persons.items():
        _take(places, taken, start, end)
    for start, end in apposed(words, offices):
        _take(places, taken, start, end)
    looks = sorted({*_by_their_look(words, offices), *called_again(words)})
    for start, end in _without_glue(words, places, looks):
        _take(places, taken, start, end)
    for start, end in _again(words, places, taken):
        _take(places, taken, start, end)
    return dict(sorted(places.items()))


def _take(places: dict[int, int], taken: list[bool], start: int, end: int) -> None:
    if not any(taken[start:end]):
        places[start] = end
        taken[start:end] = [True] * (end - start)


def _after_titles(words: Words) -> Iterator[Stretch]:
    """Names after "Mr", "Dr" and the like, and after the plural of an office ("Presidents Tok and Marr")."""
    for i in range(len(words.tokens)):
        many = words.offices[i]
        after = i + 1 if words.honorific[i] else many
        if many and words.lower(many) in _contact_nouns():
            # "the Leaders Meeting" names nobody
            continue
        if words.tokens[i].text in SAINTS and _is_listed_place(words, i):
            continue
        if many:
            end = first_end(words, i, after)
        else:
            end = name_end(words, after, lenient=words.capital[i]) if after and words.same(i, after) else after
        if end > after:
            yield after, end
            yield from listed_after(words, i, end) if many else ()
        yield from holders_behind(words, i)[0] if many else ()


def _is_listed_place(words: Words, i: int) -> bool:
    """Whether "St." begins a town's name: after "in" or a comma, or where the model takes it for a place."""
    before = words.lower(i - 1) if words.same(i - 1, i) else ""
    placed = before in ("in", "to", "at", "near", "from", "of", ",", "and") and not words.capital[i - 1]
    return placed or words.label[i] in ("GPE", "LOC", "FAC") or words.label[i + 1] in ("GPE", "LOC", "FAC")


@cache
def _contact_nouns() -> frozenset[str]:
    return frozenset(row["noun"] for row in lang.rows(LANGUAGE, "contact_nouns"))


def _by_their_look(words: Words, offices: list[Office]) -> Iterator[Stretch]:
    """Names that the statistical model, a known given name or the place in the sentence points to."""
    at_first = {o.first for o in offices if not o.name and not is_past_place(words, o)}
    i = 0
    while i < len(words.tokens):
        end = name_end(words, i)
        if end > i and (_is_person(words, i, end) or _is_presented(words, i, end, at_first)):
            yield i, end
        i = max(end, i + 1)


def _without_glue(words: Words, places: dict[int, int], looks: list[Stretch]) -> Iterator[Stretch]:
    """The names without words that a headline or a description glued to them ("Marr Says", "Activist Ada Marr")."""
    texts = Counter(_texts(words, s, e) for s, e in [*places.items(), *looks])
    families = {text[-1] for text in texts if len(text) > 1} | {text[0] for text in texts if len(text) == 1}
    for start, end in looks:
        whole = _texts(words, start, end)
        if texts[whole] == 1 and 1 < len(whole) <= 4:
            for cut in range(end - 1, start, -1):
                part = whole[: cut - start]
                known = texts[part] and (len(part) > 1 or part[0] in families)
                if known and _is_headline_verb(words, cut):
                    end = cut
                    break
            else:
                described = words.tokens[start].tag[:2] in ("JJ", "VB", "RB") and in_headline(words, start)
                if not is_given(words, start) and texts[whole[1:]] and (len(whole) > 2 or described):
                    start += 1
        yield _within(words, start, end, texts) or (start, end)


def _within(words: Words, start: int, end: int, texts: Counter[tuple[str, ...]]) -> Stretch | None:
    """The name that a longer run of a headline holds and that stands elsewhere: "Offensive Things Ada Marr Said"."""
    whole = _texts(words, start, end)
    if texts[whole] != 1 or not 2 < len(whole) <= LONGEST_GLUED or not in_headline(words, start):
        return None
    for size in range(len(whole) - 1, 1, -1):
        for first in range(1 if is_given(words, start) else len(whole) - size + 1):
            if texts[whole[first : first + size]]:
                return start + first, start + first + size
    return None


def _is_headline_verb(words: Words, i: int) -> bool:
    """Whether a capitalised word of a headline may be its verb ("Marr Says")."""
    token = words.tokens[i]
    return in_headline(words, i) and (token.lower.endswith(("s", "ed")) or token.tag.startswith("VB"))


def _texts(words: Words, start: int, end: int) -> tuple[str, ...]:
    return tuple(words.tokens[i].text for i in range(start, end))


def _is_called_place(words: Words, start: int, end: int) -> bool:
    """Whether what stands beside a name says that it is a place's: "Sabou, the capital of Kontara"."""
    if words.lower(end) != "," or words.lower(end + 1) not in DETERMINERS or not words.same(start, end + 3):
        return False
    if end - start > 1 and is_given(words, start):
        return False
    at = end + 2
    while words.same(start, at + 1) and at < end + KIND_WITHIN and words.tokens[at].pos in ("ADJ", "NOUN"):
        at += 1
    # "the capital of Kontara", and not "the city mayor"
    return words.lower(at - 1) in SETTLEMENTS and words.lower(at) in SETTLED


def _is_person(words: Words, start: int, end: int) -> bool:
    if _body_follows(words, start, end) or _ends_thing(words, start, end) or _names_thing(words, start, end):
        return False
    if _is_called_place(words, start, end):
        return False
    if any(words.tokens[i].text in SAINTS and _is_listed_place(words, i) for i in (start, start - 1) if i >= 0):
        # "the Prime Minister of Saint Brendan"
        return False
    parts = [i for i in range(start, end) if words.tokens[i].text not in HYPHENS]
    persons = sum(words.label[i] == "PERSON" for i in parts)
    if all(is_initial(words.tokens[i].text) for i in parts):
        return False
    if len(parts) == 1:
        return _is_lone_person(words, start)
    if _does_as_person(words, start, end) or _is_met(words, start, end):
        return True
    if is_given(words, start) or is_initial(words.tokens[start].text):
        inside_body = words.label[start] == "ORG" and words.same(start - 1, start) and words.capital[start - 1]
        return persons > 0 or not inside_body
    return persons * 2 > len(parts) or (persons > 0 and words.label[end - 1] == "PERSON")


def _body_follows(words: Words, start: int, end: int) -> bool:
    """As in "Marsha Marr Institute"."""
    nouns = lang.words(LANGUAGE, "institution_nouns")
    return words.same(start, end) and words.capital[end] and words.lower(end) in nouns and not words.joined(end)


def _ends_thing(words: Words, start: int, end: int) -> bool:
    """As in "Ada Marr Morning Show"."""
    things = lang.words(LANGUAGE, "thing_nouns")
    after = words.same(start, end) and words.capital[end] and words.lower(end) in things and not words.joined(end)
    return after or (end - start > 1 and words.lower(end - 1) in things)


def _does_as_person(words: Words, start: int, end: int) -> bool:
    """Whether two or three name words, for which the model has no organisation, do what only persons do: "told"."""
    last = words.tokens[end - 1]
    labels = {words.label[i] for i in range(start, end)}
    half = end - start == HALVED and last.text.islower() and words.tokens[end - 2].text in HYPHENS
    if half and last.dep == "conj":
        # "Ada Marr and Han So-jin met"
        last = words.tokens[last.head]
    unsure = labels <= {"", "PERSON", "GPE", "NORP"} and (len(labels) > 1 or (half and "" in labels))
    if not unsure or (end - start > 3 and not half) or last.dep != "nsubj":
        return False
    return words.tokens[last.head].lemma in PERSONAL_ACTS


def _is_met(words: Words, start: int, end: int) -> bool:
    """Whether two or three name words of which the model makes nothing are met or spoken with."""
    last = words.tokens[end - 1]
    if any(words.label[i] for i in range(start, end)) or end - start > 3:
        return False
    above = words.tokens[last.head]
    with_whom = last.dep == "pobj" and above.lower == "with"
    verb = words.tokens[above.head] if with_whom else above
    return (with_whom or last.dep == "dobj") and verb.lemma in PERSONAL_OBJECTS


def _names_thing(words: Words, start: int, end: int) -> bool:
    """As in "the Ada Toll crossing", "the newspaper Ada Toll", "[Ada-Toll: 2]"."""
    before = words.lower(start - 1) if words.same(start - 1, start) else ""
    if before in NEWS_NOUNS:
        return True
    if not words.same(start, end) or is_given(words, start):
        return False
    after = words.tokens[end]
    modifies = before == "the" and after.tag == "NN" and words.tokens[end - 1].head >= end
    verse = after.text == ":" and words.same(start, end + 1) and words.tokens[end + 1].text[:1].isdigit()
    return verse or (modifies and not words.office[end])


def _is_lone_person(words: Words, i: int) -> bool:
    token = words.tokens[i]
    if words.label[i] != "PERSON" or token.pos != "PROPN" or len(token.text) < 2 or token.text.title() in words.towns:
        return False
    if token.text in given_names(LANGUAGE) and token.text not in given_names_only(LANGUAGE):
        return False
    before = words.lower(i - 1) if words.same(i - 1, i) else ""
    if words.same(i, i + 1) and words.is_counterpart(i + 1):
        # "her Karadani counterpart"
        return False
    if before == "," and words.same(i, i + 3) and words.tokens[i + 1].text in POSSESSIVES and words.plain[i - 2]:
        # "Oskar Vos, Ostmark's top diplomat,": whose diplomat he is
        return not any(words.office[k] for k in range(i + 2, min(i + 5, len(words.tokens))) if words.same(i, k))
    if _is_goal(words, i):
        return False
    modifies = token.dep in ("compound", "amod", "nmod") and token.head > i and words.tokens[token.head].pos == "PROPN"
    return before not in ("the", "a", "an", "in", "at") and not modifies and not token.text.isupper()


def _is_goal(words: Words, i: int) -> bool:
    """Whether somebody goes to or comes from what is named: "made a trip to Torkent", "visited Torkent, where"."""
    token = words.tokens[i]
    above = words.tokens[token.head]
    placed = words.lower(i + 1) == "," and words.lower(i + 2) == "where"
    if token.dep == "dobj" and placed:
        return above.lemma.lower() in lang.words(LANGUAGE, "visit_verbs")
    if token.dep != "pobj" or above.lower not in GOALS or (words.lower(i + 1) == "," and not placed):
        # "went to Vos, the president of Ostmark"
        return False
    return token.text not in words.acting and words.tokens[above.head].lemma.lower() in JOURNEYS


def _is_presented(words: Words, start: int, end: int, at_first: set[int]) -> bool:
    """Whether the place tells: "Aru Tok, head of", "- Bar Association: Ada Marr", "- Ada Marr, Bar Association"."""
    small = lang.words(LANGUAGE, "name_particles")
    parts = sum(words.tokens[i].text not in HYPHENS and words.lower(i) not in small for i in range(start, end))
    if parts == 1 and _is_told_of(words, start, end, at_first):
        return True
    if not 2 <= parts <= 4 or _body_follows(words, start, end) or not words.same(start, end - 1):
        return False
    if words.same(start, end) and words.tokens[end].text in BREAKS and words.same(start, end + 1):
        after = end + 1 + (words.lower(end + 1) in DETERMINERS)
        if after in at_first and not (words.same(start - 1, start) and words.capital[start - 1]):
            return True
        return words.tokens[end].text == "," and opens_entry(words, start) and words.capital[end + 1]
    return _closes_entry(words, start, end)


def _is_told_of(words: Words, start: int, end: int, at_first: set[int]) -> bool:
    """Whether one name opens a sentence that says who it is: "Vos, the foreign minister of Ostmark, told"."""
    after = end + 1 + (words.lower(end + 1) in DETERMINERS)
    if words.lower(end) != "," or after not in at_first or words.label[start] not in ("PERSON", "ORG"):
        return False
    if start != words.analysis.sentences[words.tokens[start].sentence].first or start in words.known:
        return False
    closing = next((k for k in range(after, after + LOOKED_AT) if not words.same(start, k) or words.lower(k) == ","), 0)
    if any(words.tokens[k].pos in ("VERB", "AUX") for k in range(after, closing)):
        # "Torgas, the minister said, was quiet"
        return False
    return words.same(start, closing + 1) and words.tokens[closing + 1].pos in ("VERB", "AUX")


def _closes_entry(words: Words, start: int, end: int) -> bool:
    """Whether "Body: " stands before and the entry of a list ends after."""
    if not (words.same(start - 2, start) and words.tokens[start - 1].text == ":" and words.capital[start - 2]):
        return False
    if words.label[start - 2] == "PERSON":
        return False
    return not words.same(start, end) or words.tokens[end].text in (";", "•", "-", "–")


def _again(words: Words, places: dict[int, int], taken: list[bool]) -> Iterator[Stretch]:
    """Places where a part of a name already found stands alone, or its last part after words not taken yet."""
    calendar = lang.words(LANGUAGE, "calendar_names")
    every = _parts_known(words, places, first=False)
    known, months = every - calendar, every & calendar
    firsts = _parts_known(words, places, first=True) - known - calendar
    spelled = _Spellings(known)
    for i, token in enumerate(words.tokens):
        if taken[i] or not words.capital[i] or words.inside[i]:
            continue
        if token.text in months and acts_though_a_month(words, i):
            yield i, i + 1
            continue
        again = token.text in known or _cased(token.text) in known
        # a name that ends as adverbs do ("Karimly met her") is taken for one
        taken_for_adverb = token.pos == "ADV" and not in_headline(words, i) and spelled.holds(token.text)
        alone = _stands_alone(words, i) and (token.text in firsts or spelled.holds(token.text))
        if again or alone or taken_for_adverb:
            end = name_end(words, i)
            shouted = token.text not in known and token.text.isupper() and end > i + 1
            if end > i and not shouted and not _body_follows(words, i, end):
                start = i
                while words.same(start - 1, i) and words.plain[start - 1] and not taken[start - 1]:
                    if words.tokens[start - 1].pos == "ADV":
                        # "Recently Karimli met her"
                        break
                    start -= 1
                if _is_second_half(words, start) and not taken[start - 2]:
                    # "Sherwood-Randall met her"
                    start -= 2
                yield start, end


def _is_second_half(words: Words, i: int) -> bool:
    """Whether a name word and a hyphen stand right before token ``i``."""
    hyphened = words.same(i - 2, i) and words.tokens[i - 1].text in HYPHENS
    return hyphened and words.joined(i) and words.joined(i - 1) and words.plain[i - 2]


def _cased(text: str) -> str:
    """A name written in capitals throughout, as it is written elsewhere: "VOS" as "Vos"."""
    return text.title() if len(text) > 2 and text.isupper() else text


def _parts_known(words: Words, places: dict[int, int], *, first: bool) -> frozenset[str]:
    """The first or the last words of the names found; first words only of names of two parts or more."""
    parts = {words.tokens[s if first else e - 1].text for s, e in places.items() if not first or e - s > 1}
    return frozenset(part for part in parts if len(part) > 2 and not (first and part.isupper()))


def _stands_alone(words: Words, i: int) -> bool:
    """Whether a single name word acts, owns or is spoken to, and the model takes it for no place."""
    if not words.plain[i] or words.label[i] in ("GPE", "LOC", "NORP", "DATE") or in_headline(words, i):
        return False
    beside = any(words.same(i, k) and words.capital[k] for k in (i - 1, i + 1))
    follows = words.lower(i - 1) in ("the", "a", "an", "in", "at") and words.same(i - 1, i)
    return not beside and not follows and words.tokens[i].dep in PARTY_PLACES


class _Spellings:
    """Family names by their first letter, asked whether a word is one of them spelled another way."""

    def __init__(self, families: frozenset[str]) -> None:
        self.by_letter: dict[str, list[str]] = defaultdict(list)
        self.told: dict[str, bool] = {}
        for family in sorted(families):
            if len(self.by_letter[family[0]]) < LOOKED_AT:
                self.by_letter[family[0]].append(family)

    def holds(self, word: str) -> bool:
        if word not in self.told:
            near = self.by_letter.get(word[:1], ())
            self.told[word] = any(
                same_family(word.lower(), family.lower()) and word not in (family + "s", family[:-1]) for family in near
            )
        return self.told[word]
