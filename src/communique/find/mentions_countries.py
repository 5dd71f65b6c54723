"""Countries that no table knows, told by grammar alone: "Ostmark's foreign minister", "the Veldanian President"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from communique import lang
from communique.find.mentions_states import (
    STRONG,
    WEAK,
    ends_with,
    is_state_phrase,
    is_state_word,
    phrases_by_last,
    state_at,
    weight,
)
from communique.find.mentions_words import LANGUAGE, POSSESSIVES, STATE_ADJECTIVES, STATE_FORMS, Words, in_headline
from communique.lang.names import Known, word_set

ADJECTIVE_ENDINGS = ("ian", "ean", "ese", "ish", "an", "ic", "i", "en")
OWNED_BY_STATES = word_set(LANGUAGE, "owned_by_states")
SHORTEST = 4
"""Letters that an unknown country's name must have: shorter capitals are mostly acronyms."""


def find_countries(words: Words) -> dict[str, Known]:
    """Countries and their adjectives as this text uses them, by the word."""
    seen = {words.tokens[i].text for i, plain in enumerate(words.plain) if plain}
    adjectives = {word for word in sorted(seen) if _is_formed(word, seen)}
    adjectives |= {words.tokens[i].text for i, plain in enumerate(words.plain) if plain and _is_adjective(words, i)}
    strengths = _strengths(words, adjectives)
    placed = _placed(words)
    sure = placed | adjectives | {stem for word in adjectives for stem in _stems(word)}
    told = {w for w, strength in strengths.items() if strength == STRONG or w in sure}
    told |= _owners_by_pronoun(words)
    return _with_adjectives(told, adjectives, seen)


def _with_adjectives(told: set[str], adjectives: set[str], seen: set[str]) -> dict[str, Known]:
    alike = _by_stem(told - adjectives)
    nouns = sorted(told - adjectives)
    found = {noun: Known(noun, "country", noun) for noun in nouns if not _is_form_of(noun, alike[noun[:SHORTEST]])}
    alike = _by_stem(seen)
    for adjective in sorted(told & adjectives):
        noun = _noun_of(adjective, alike[adjective[:SHORTEST]]) or adjective
        if noun.endswith("s") and adjective.startswith(noun[:-1]):
            continue  # a people: "Ostians" beside "Ostian"
        if noun != adjective:
            found[noun] = Known(noun, "country", noun)
        found[adjective] = Known(adjective, "adjective", noun)
    for word in sorted(seen - found.keys()):
        of = _country_of(word, found)
        if of:
            found[word] = Known(word, "adjective", of)
    return found


def _by_stem(seen: set[str]) -> dict[str, set[str]]:
    """Words by their first letters, so that each is compared with its like only."""
    found: dict[str, set[str]] = defaultdict(set)
    for word in seen:
        found[word[:SHORTEST]].add(word)
    return found


def _is_formed(word: str, seen: set[str]) -> bool:
    """Whether the text also has the word without the ending of an adjective: "Karadani" and "Karadan"."""
    return any(stem in seen for stem in _stems(word))


def _stems(word: str) -> list[str]:
    cuts = [word[: -len(ending)] for ending in ADJECTIVE_ENDINGS if word.endswith(ending)]
    return [stem for stem in cuts if len(stem) >= SHORTEST]


def _strengths(words: Words, adjectives: set[str]) -> dict[str, int]:
    """How strongly the offices, bodies and people beside each word say that it is a country."""
    persons = _person_words(words)
    found: dict[str, int] = {}
    for i, token in enumerate(words.tokens):
        if not words.plain[i] or len(token.text) < SHORTEST or not token.text.isalpha() or is_state_word(token.lower):
            continue
        strength = STRONG if _led(words, i) else 0
        if token.text not in persons or token.text in adjectives:
            strength = max(strength, _rules_over(words, i), _stands_before_state(words, i, adjectives))
        if strength:
            found[token.text] = max(found.get(token.text, 0), strength)
    return found


def _placed(words: Words) -> set[str]:
    """Words that the model takes for places, and those that say where something is or whose people somebody is."""
    plain = [i for i, plain in enumerate(words.plain) if plain]
    return {
        words.tokens[i].text
        for i in plain
        if words.label[i] in ("GPE", "LOC", "NORP") or _is_where(words, i) or _is_origin(words, i)
    }


def _is_origin(words: Words, i: int) -> bool:
    """As in "two Ostmark sailors": it stands before people of no name."""
    following = words.tokens[i + 1] if words.same(i, i + 1) else None
    return following is not None and following.tag == "NNS" and following.lower in lang.words(LANGUAGE, "state_people")


def _country_of(word: str, found: Mapping[str, Known]) -> str | None:
    """The country already known of which this word is the adjective: "Karadani" beside "Karadan"."""
    if not word.lower().endswith(ADJECTIVE_ENDINGS):
        return None
    return next((word[:-cut] for cut in (1, 2, 3) if word[:-cut] in found), None)


def _led(words: Words, i: int) -> bool:
    """As in "President Ada Marr of Veldania": a state's office, its holder's name, "of" and the word."""
    at = i - 1 - (words.lower(i - 1) == "the")
    if words.lower(at) != "of" or not words.same(at - 1, i) or not words.plain[at - 1]:
        return False
    first = at - 1
    while words.same(first - 1, i) and words.plain[first - 1] and at - first < 4:
        first -= 1
    return any(
        is_state_phrase(phrase) and words.capital[first - 1]
        for phrase in ((words.lower(first - 1),), (words.lower(first - 2), words.lower(first - 1)))
    )


def _is_where(words: Words, i: int) -> bool:
    """Whether the word says where something is: "in Ostmark", "to Ostmark"."""
    governed = words.tokens[i].dep in ("pobj", "dobj")
    return governed and words.same(i - 1, i) and words.lower(i - 1) in ("in", "to", "visit", "visited")


def _owners_by_pronoun(words: Words) -> set[str]:
    """As in "Veldania was not asked, its Foreign Ministry said": the subject that has a state's body."""
    found = set()
    subjects: dict[int, int] = {}
    for i, token in enumerate(words.tokens):
        if token.dep.startswith("nsubj"):
            subjects.setdefault(token.sentence, i)
        if token.lower == "its" and state_at(words, i + 1) == STRONG:
            subject = subjects.get(token.sentence)
            if subject is None or not words.plain[subject] or not words.tokens[subject].text.isalpha():
                continue
            if not (words.same(subject - 1, subject) and words.plain[subject - 1]):
                found.add(words.tokens[subject].text)
    return found


def _person_words(words: Words) -> frozenset[str]:
    """Words that stand beside another name word or after a title: parts of persons' names."""
    found = set()
    for i in range(len(words.tokens)):
        if not words.plain[i] or in_headline(words, i):
            continue
        after_title = words.same(i - 1, i) and (words.honorific[i - 1] or _ends_office(words, i))
        beside = words.same(i, i + 1) and words.plain[i + 1] and not words.joined(i + 1) and words.label[i] != "NORP"
        if after_title:
            found.add(words.tokens[i].text)
        if beside and words.label[i + 1] == "PERSON" and not _is_adjective(words, i):
            found.update((words.tokens[i].text, words.tokens[i + 1].text))
        elif words.same(i - 1, i) and words.plain[i - 1]:
            found.add(words.tokens[i].text)
    return frozenset(found)


def _ends_office(words: Words, i: int) -> bool:
    return any(words.office[k] == i and words.capital[k] for k in range(max(0, i - 3), i))


def _is_adjective(words: Words, i: int) -> bool:
    return words.tokens[i].lower.endswith(ADJECTIVE_ENDINGS) and (
        words.tokens[i].pos == "ADJ" or words.label[i] == "NORP"
    )


def _rules_over(words: Words, i: int) -> int:
    """How strongly "Ostmark's foreign minister" or "the President of Ostmark" says that the word is a country."""
    if words.same(i, i + 1) and words.lower(i + 1) in POSSESSIVES:
        return state_at(words, i + 2)
    at = i - 1 - (words.lower(i - 1) == "the")
    goes_on = words.same(i, i + 1) and (words.plain[i + 1] or words.joined(i + 1) and words.tokens[i + 1].text == "-")
    if goes_on or words.lower(at) != "of" or not words.same(at - 1, i):
        return 0
    return max(
        (weight(p) for p in phrases_by_last().get(words.lower(at - 1), ()) if ends_with(words, p, at)), default=0
    )


def _stands_before_state(words: Words, i: int, adjectives: set[str]) -> int:
    """The same for "the Veldanian President" and "the Ostmark Foreign Ministry"."""
    if not words.same(i, i + 1):
        return 0
    strength = state_at(words, i + 1)
    if strength == STRONG or (strength and words.tokens[i].text in adjectives):
        return strength
    return WEAK if words.lower(i + 1) in OWNED_BY_STATES or _is_origin(words, i) else 0


def _noun_of(adjective: str, seen: set[str]) -> str | None:
    """The country's name in this text: the word that shares most of the adjective's letters."""
    fits = [word for word in seen if word != adjective and len(word) >= SHORTEST and _shares_stem(adjective, word)]
    return min(fits, key=lambda w: (abs(len(w) - len(adjective)), w), default=None)


def _shares_stem(adjective: str, noun: str) -> bool:
    stem = 0
    for a, b in zip(adjective, noun, strict=False):
        if a != b:
            break
        stem += 1
    return (
        stem >= max(SHORTEST, len(noun) - 3)
        and len(adjective) - stem <= 4
        and not noun.lower().endswith(("ian", "ese", "ish"))
    )


def _is_form_of(noun: str, nouns: set[str]) -> bool:
    return noun.lower().endswith(("ian", "ese", "ish")) and any(
        _shares_stem(noun, other) for other in nouns if other != noun
    )


def adopt(words: Words, countries: dict[str, Known]) -> None:
    """Mark the tokens of these countries as known names, but for those in persons' names of the user's file."""
    persons = {k for start, end in words.persons.items() for k in range(start, end)}
    for i, token in enumerate(words.tokens):
        entry = countries.get(token.text)
        if entry and words.plain[i] and i not in persons:
            first = _state_start(words, i)
            whole = words.analysis.text[words.tokens[first].start : token.end]
            words.known[first] = (i + 1, replace(entry, words=whole))
            for k in range(first, i + 1):
                words.inside[k], words.plain[k] = True, False


def _state_start(words: Words, i: int) -> int:
    """Where the full name of a state begins, by what it calls itself: "the Democratic Republic of Ostmark"."""
    form = i - 2
    if words.lower(i - 1) != "of" or not words.same(form, i) or words.lower(form) not in STATE_FORMS:
        return i
    party = words.same(i, i + 1) and words.capital[i + 1]
    if not words.capital[form] or words.inside[form] or party:
        # "the Republic of Ostmark Party"
        return i
    before = form - 1
    return before if words.lower(before) in STATE_ADJECTIVES and words.same(before, i) else form
