"""Countries that no table knows, told by grammar alone: "Ostmark's foreign minister", "the Veldanian President"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from communique import lang
from communique.find.mentions_words import LANGUAGE, POSSESSIVES, Words, is_office_word
from communique.lang.names import Known

ADJECTIVE_ENDINGS = ("ian", "ean", "ese", "ish", "an", "ic", "i", "en")
WEAK, STRONG = 1, 2
"""Signs that a company has too (its president), and those that only a country has (its foreign minister)."""
SHORTEST = 4
"""Letters that an unknown country's name must have: shorter capitals are mostly acronyms."""


def find_countries(words: Words) -> dict[str, Known]:
    """Countries and their adjectives as this text uses them, by the word."""
    persons = _person_words(words)
    nouns, adjectives = Counter[str](), Counter[str]()
    for i in range(len(words.tokens)):
        token = words.tokens[i]
        if not words.plain[i] or len(token.text) < SHORTEST or not token.text.isalpha() or _is_state_word(token.lower):
            continue
        led = STRONG if _led(words, i) else 0
        if token.text in persons and not led:
            continue
        strength = max(led, _rules_over(words, i), _stands_before_state(words, i))
        if strength:
            weights = adjectives if _is_adjective(words, i) else nouns
            weights[token.text] = max(weights[token.text], strength)
    placed = {words.tokens[i].text for i, label in enumerate(words.label) if label in ("GPE", "LOC", "NORP")}
    placed |= {words.tokens[i].text for i, plain in enumerate(words.plain) if plain and _is_where(words, i)}
    nouns.update(dict.fromkeys(_owners_by_pronoun(words) - nouns.keys() - persons, STRONG))
    nouns = Counter({noun: weight for noun, weight in nouns.items() if weight == STRONG or noun in placed})
    found = {noun: Known(noun, "country", noun) for noun in nouns if not _is_form_of(noun, nouns)}
    seen = {t.text for t, plain in zip(words.tokens, words.plain, strict=True) if plain}
    for adjective in adjectives:
        noun = _noun_of(adjective, seen) or adjective
        if noun != adjective:
            found[noun] = Known(noun, "country", noun)
        found[adjective] = Known(adjective, "adjective", noun)
    for word in sorted(seen - found.keys() - persons):
        noun = _country_of(word, found)
        if noun:
            found[word] = Known(word, "adjective", noun)
    return found


def _country_of(word: str, found: Mapping[str, Known]) -> str | None:
    """The country already known of which this word is the adjective: "Karadani" beside "Karadan"."""
    if not word.lower().endswith(ADJECTIVE_ENDINGS):
        return None
    return next((noun for noun in sorted(found) if word.startswith(noun) and 0 < len(word) - len(noun) <= 3), None)


def _is_state_word(lower: str) -> bool:
    return (lower,) in _strengths() or lower in lang.words(LANGUAGE, "institution_nouns")


def _led(words: Words, i: int) -> bool:
    """As in "President Ada Marr of Veldania": a state's office, its holder's name, "of" and the word."""
    at = i - 1 - (words.lower(i - 1) == "the")
    if words.lower(at) != "of" or not words.same(at - 1, i) or not words.plain[at - 1]:
        return False
    first = at - 1
    while words.same(first - 1, i) and words.plain[first - 1] and at - first < 4:
        first -= 1
    return any(
        phrase in _strengths() and words.capital[first - 1]
        for phrase in ((words.lower(first - 1),), (words.lower(first - 2), words.lower(first - 1)))
    )


def _is_where(words: Words, i: int) -> bool:
    """Whether the word says where something is: "in Ostmark", "to Ostmark"."""
    return words.same(i - 1, i) and words.lower(i - 1) in ("in", "visit") and words.tokens[i].dep in ("pobj", "dobj")


def _owners_by_pronoun(words: Words) -> set[str]:
    """As in "Veldania was not asked, its Foreign Ministry said": the subject that has a state's body."""
    found = set()
    for i, token in enumerate(words.tokens):
        if token.lower == "its" and _state_at(words, i + 1) == STRONG:
            sentence = words.analysis.sentences[token.sentence]
            subject = next((k for k in range(sentence.first, i) if words.tokens[k].dep.startswith("nsubj")), None)
            if subject is not None and words.plain[subject] and words.tokens[subject].text.isalpha():
                if not (words.same(subject - 1, subject) and words.plain[subject - 1]):
                    found.add(words.tokens[subject].text)
    return found


def _person_words(words: Words) -> frozenset[str]:
    """Words that stand beside another name word or after a title: parts of persons' names."""
    found = set()
    for i in range(len(words.tokens)):
        if not words.plain[i]:
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
        return _state_at(words, i + 2)
    at = i - 1 - (words.lower(i - 1) == "the")
    goes_on = words.same(i, i + 1) and (words.plain[i + 1] or words.joined(i + 1) and words.tokens[i + 1].text == "-")
    if goes_on or words.lower(at) != "of" or not words.same(at - 1, i):
        return 0
    return max(
        (_weight(p) for p in _phrases_by_last().get(words.lower(at - 1), ()) if _ends_with(words, p, at)), default=0
    )


def _stands_before_state(words: Words, i: int) -> int:
    """The same for "the Veldanian President" and "the Ostmark Foreign Ministry"."""
    if not words.same(i, i + 1):
        return 0
    strength = _state_at(words, i + 1)
    return strength if strength == STRONG or _is_adjective(words, i) else 0


def _state_at(words: Words, at: int) -> int:
    """How surely a country's office or body begins at this token, after words of rank and field."""
    for k in range(at, at + 4):
        if not words.same(at, k):
            return 0
        for phrase in _phrases_by_first().get(words.lower(k), ()):
            if all(words.lower(k + j) == word for j, word in enumerate(phrase)):
                return _weight(phrase)
        if not is_office_word(words.lower(k)):
            return 0
    return 0


def _ends_with(words: Words, phrase: tuple[str, ...], end: int) -> bool:
    return all(words.lower(end - len(phrase) + k) in (word, word + "s") for k, word in enumerate(phrase))


@cache
def _strengths() -> Mapping[tuple[str, ...], int]:
    rows = lang.rows(LANGUAGE, "state_offices")
    return MappingProxyType({tuple(row["words"].split()): STRONG if row["only"] else WEAK for row in rows})


def _weight(phrase: tuple[str, ...]) -> int:
    return _strengths()[phrase]


@cache
def _phrases_by_first() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    filed: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in _strengths():
        filed[phrase[0]].append(phrase)
    return MappingProxyType({k: tuple(sorted(v, key=lambda p: -len(p))) for k, v in filed.items()})


@cache
def _phrases_by_last() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    filed: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in _strengths():
        filed[phrase[-1]].append(phrase)
        filed[phrase[-1] + "s"].append(phrase)
    return MappingProxyType({k: tuple(v) for k, v in filed.items()})


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


def _is_form_of(noun: str, nouns: Counter[str]) -> bool:
    return noun.lower().endswith(("ian", "ese", "ish")) and any(
        _shares_stem(noun, other) for other in nouns if other != noun
    )


def adopt(words: Words, countries: dict[str, Known]) -> None:
    """Mark the tokens of these countries as known names."""
    for i, token in enumerate(words.tokens):
        entry = countries.get(token.text)
        if entry and words.plain[i]:
            words.known[i] = (i + 1, entry)
            words.inside[i] = True
            words.plain[i] = False
