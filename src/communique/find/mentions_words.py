"""What each token can be in an expression that names someone: part of a name, an office, an institution, a country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from types import MappingProxyType

from communique import lang
from communique.analysis import Analysis, Token
from communique.find.mentions_datelines import dateline_towns
from communique.find.mentions_told import first_key, token_after, told_at, word_start
from communique.known import NONE_KNOWN, KnownNames
from communique.lang.names import (
    Known,
    country_names,
    given_names,
    given_names_only,
    honorifics,
    known,
    plural,
    word_phrases,
    word_set,
)
from communique.lang.names_dated import meaning_on

LANGUAGE = "en"
HYPHENS = frozenset("-‐‑–")
POLITE = word_set(LANGUAGE, "polite")
"""What stands before surnames alone: "Mr Lagos Escobar"."""
REGIONS = word_set(LANGUAGE, "regions")
STATE_FORMS = word_set(LANGUAGE, "state_forms")
STATE_ADJECTIVES = word_set(LANGUAGE, "state_adjectives")
COUNTERPARTS = word_set(LANGUAGE, "counterparts")
"""Who holds the same office in another country: known by it alone ("his Ostmark counterpart")."""
HEADLINE_SMALL = word_set(LANGUAGE, "headline_small")
VOCATIVE = "O"
"""Stands alone before those who are called upon ("O people"), and is no initial without its full stop."""
POSSESSIVES = frozenset(("'s", "’s", "'", "’"))


@dataclass(frozen=True)
class Words:
    """The tokens of a text with what the tables say of each; every list has one place a token.

    ``known`` holds the known name that begins at a token with the token after its end; ``inside`` says whether a token
    lies in such a name. ``office`` is the end (exclusive) of an office that begins at a token, 0 where none does, and
    ``offices`` the same for plurals. ``label`` is the statistical model's label;
    ``plain`` whether a name may be made of the token, ``free`` are such words that stand without a hyphen somewhere;
    ``headlines`` are the sentences in which capitals say little. ``persons`` holds the end (exclusive) of a person's
    name that the user's file tells, by its first token.
    """

    analysis: Analysis
    known: dict[int, tuple[int, Known]]
    inside: list[bool]
    office: list[int]
    offices: list[int]
    honorific: list[bool]
    label: list[str]
    capital: list[bool]
    plain: list[bool] = field(default_factory=list)
    free: set[str] = field(default_factory=set)
    headlines: frozenset[int] = frozenset()
    persons: dict[int, int] = field(default_factory=dict)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The text's tokens."""
        return self.analysis.tokens

    @cached_property
    def acting(self) -> frozenset[str]:
        """The words that somewhere do, suffer or own something."""
        return frozenset(t.text for t in self.tokens if t.dep in ("nsubj", "nsubjpass", "poss"))

    @cached_property
    def towns(self) -> frozenset[str]:
        """The towns that open datelines."""
        return dateline_towns(self.analysis)

    def lower(self, i: int) -> str:
        """The token's lower-case words, or an empty string beyond the text."""
        return self.tokens[i].lower if 0 <= i < len(self.tokens) else ""

    def joined(self, i: int) -> bool:
        """Whether token ``i`` follows the one before it without a space."""
        return i > 0 and self.tokens[i].start == self.tokens[i - 1].end

    def same(self, i: int, j: int) -> bool:
        """Whether both tokens exist and stand in the same sentence."""
        n = len(self.tokens)
        return 0 <= i < n and 0 <= j < n and self.tokens[i].sentence == self.tokens[j].sentence

    def is_counterpart(self, head: int) -> bool:
        """Whether an office is that of somebody else in another country: "counterpart", "opposite number"."""
        one = self.lower(head)
        return one in COUNTERPARTS or (self.same(head, head + 1) and f"{one} {self.lower(head + 1)}" in COUNTERPARTS)


def words_of(analysis: Analysis, known_names: KnownNames = NONE_KNOWN, day: str | None = None) -> Words:
    """Look every token up once, in the tables as of this ISO day and in the names of the user's file."""
    tokens = analysis.tokens
    n = len(tokens)
    labels = _labels(analysis)
    found, persons = _names(analysis, labels, known_names, day)
    inside = [False] * n
    for i, (end, _) in found.items():
        inside[i:end] = [True] * (end - i)
    capital = [is_capital(t.text) for t in tokens]
    titles = honorifics(LANGUAGE)
    words = Words(
        analysis,
        found,
        inside,
        _phrase_ends(analysis, _singular_offices()),
        _phrase_ends(analysis, _plural_offices()),
        [c and t.text in titles for c, t in zip(capital, tokens, strict=True)],
        labels,
        capital,
        headlines=_headlines(analysis),
        persons=persons,
    )
    for i in range(1, n):
        if _is_given_behind_office(words, i):
            words.office[i] = 0
    words.plain.extend(_is_plain(words, i) for i in range(n))
    _doubt_headlines(words)
    for i, end in persons.items():
        _mark_person(words, i, end)
    words.free.update(t.text for t in tokens if words.plain[t.i] and not _is_hyphened(words, t.i))
    return words


def _names(
    analysis: Analysis, labels: list[str], known_names: KnownNames, day: str | None
) -> tuple[dict[int, tuple[int, Known]], dict[int, int]]:
    """Known names by first token, and persons of the user's file; of two names the longer counts, else the user's."""
    found: dict[int, tuple[int, Known]] = {}
    persons: dict[int, int] = {}
    told = told_at(analysis, known_names) if known_names else {}
    free = 0
    for i in range(len(analysis.tokens)):
        if i < free:
            continue
        hit = _state_of(analysis, i, day)
        if i in told and (hit is None or told[i][0] >= hit[0]):
            free, entry = told[i]
            if entry is None:
                persons[i] = free
            else:
                found[i] = (free, entry)
        elif hit and not (_begins_person(analysis, labels, i, hit[0]) or _is_first_surname(analysis, i, hit)):
            free, found[i] = hit[0], hit
    return found, persons


def _is_first_surname(analysis: Analysis, i: int, hit: tuple[int, Known]) -> bool:
    """Whether a town's name stands between a given name and another surname: "Ricardo Lagos Escobar"."""
    tokens, end = analysis.tokens, hit[0]
    if i == 0 or end != i + 1 or end >= len(tokens) or hit[1].kind not in ("capital", "region"):
        return False
    before, behind = tokens[i - 1], tokens[end]
    called = before.text in given_names_only(LANGUAGE) or before.lower in POLITE
    if not called or not before.sentence == tokens[i].sentence == behind.sentence:
        return False
    common = is_office_word(behind.lower) or behind.lower in lang.words(LANGUAGE, "institution_nouns") | REGIONS
    return (
        behind.text.istitle()
        and behind.pos == "PROPN"
        and not common
        and behind.text not in (lang.words(LANGUAGE, "calendar_names") | lang.words(LANGUAGE, "sentence_openers"))
    )


def _state_of(analysis: Analysis, i: int, day: str | None) -> tuple[int, Known] | None:
    """The known name at this token; a country by its full name, of which a part is another's short one.

    As in "the Islamic Republic of Mauritania"; what a state calls itself before its name is part of it.
    """
    hit = _known_at(analysis, i, day)
    tokens, end = analysis.tokens, i + 1 if hit is None else hit[0]
    if hit is None and tokens[i].text.istitle() and tokens[i].lower in STATE_ADJECTIVES and end < len(tokens):
        # "the Federal Republic of Ostmark"
        end += 1
    if hit is not None and hit[1].kind != "country":
        return hit
    start = tokens[i].start + word_start(tokens[i].text)
    named = tokens[end - 1].lower in STATE_FORMS and tokens[end - 1].text[:1].isupper()
    if not named or end + 1 >= len(tokens) or tokens[end].lower != "of":
        return hit
    whole = _known_at(analysis, end + 1 + (tokens[end + 1].lower == "the"), day)
    if whole is None or whole[1].kind != "country":
        return hit
    return whole[0], replace(whole[1], words=analysis.text[start : tokens[whole[0] - 1].end])


def _is_given_behind_office(words: Words, i: int) -> bool:
    """Whether an office is somebody's given name: behind another office and before a name ("Minister Amir Tok")."""
    named = words.office[i] == i + 1 and words.capital[i] and words.tokens[i].text in given_names(LANGUAGE)
    if not named or not words.same(i - 1, i + 1) or not words.capital[i + 1]:
        return False
    titled = any(words.office[k] == i and words.capital[k] for k in range(max(0, i - 4), i))
    return titled and words.tokens[i + 1].pos == "PROPN"


def _mark_person(words: Words, first: int, end: int) -> None:
    """What the user's file tells is a person's name whatever its words may mean elsewhere."""
    for i in range(first, end):
        words.plain[i], words.honorific[i], words.label[i] = True, False, "PERSON"
        words.office[i] = words.offices[i] = 0


def _is_hyphened(words: Words, i: int) -> bool:
    after = i + 1 < len(words.tokens) and words.joined(i + 1) and words.tokens[i + 1].text in HYPHENS
    return after or (words.joined(i) and words.tokens[i - 1].text in HYPHENS)


def _doubt_headlines(words: Words) -> None:
    """In a headline any word may have a capital: what the text below writes small is no name there."""
    headline = [in_headline(words, i) for i in range(len(words.tokens))]
    below: set[str] = set()
    common: set[str] = set()
    for token, plain, above in zip(words.tokens, words.plain, headline, strict=True):
        if plain and not above:
            below.add(token.text)
        elif token.text.islower():
            common.update((token.lower, token.lemma))
    for i, token in enumerate(words.tokens):
        if not (headline[i] and words.plain[i]) or token.text in below:
            continue
        acted = is_headline_verb(token.lower) and token.text not in given_names_only(LANGUAGE)
        if acted or token.lower in _headline_things():
            words.plain[i] = False
        elif words.label[i] != "PERSON":
            small = token.lower in common or token.lemma.lower() in common or token.lower in HEADLINE_SMALL
            words.plain[i] = not small and not token.tag.startswith("VB")


@cache
def _headline_things() -> frozenset[str]:
    """What headlines are of: contacts and documents ("Statement of League and Union Leaders")."""
    contacts = {row["noun"] for row in lang.rows(LANGUAGE, "contact_nouns") if row["kind"] != "other"}
    return frozenset(contacts | lang.words(LANGUAGE, "document_nouns")) - {
        n.lower() for n in given_names_only(LANGUAGE)
    }


@cache
def _headline_verbs() -> frozenset[str]:
    stems = lang.words(LANGUAGE, "headline_verbs")
    forms = {verb + ending for verb in stems for ending in ("", "s", "es", "ed", "ing")}
    return frozenset(forms | {verb[:-1] + ending for verb in stems if verb.endswith("e") for ending in ("ed", "ing")})


def is_headline_verb(lower: str) -> bool:
    """Whether the word is, in a headline, what somebody does ("Marr and Droste Discuss the Border")."""
    return lower in _headline_verbs()


def is_capital(text: str) -> bool:
    """Whether a token begins with a capital letter."""
    return text[0].isupper() and any(c.isalpha() for c in text)


@cache
def _singular_offices() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    both = {**word_phrases(LANGUAGE, "functions")}
    for first, phrases in word_phrases(LANGUAGE, "offices").items():
        both[first] = tuple(sorted({*phrases, *both.get(first, ())}, key=lambda p: (-len(p), p)))
    return MappingProxyType(both)


@cache
def _plural_offices() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    filed: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for phrases in word_phrases(LANGUAGE, "offices").values():
        for phrase in phrases:
            many = plural(phrase)
            filed[many[0]].add(many)
    return MappingProxyType({k: tuple(sorted(v, key=lambda p: (-len(p), p))) for k, v in filed.items()})


def _phrase_ends(analysis: Analysis, phrases: Mapping[str, tuple[tuple[str, ...], ...]]) -> list[int]:
    tokens = analysis.tokens
    ends = [0] * len(tokens)
    for i, token in enumerate(tokens):
        for phrase in phrases.get(token.lower, ()):
            end = i + len(phrase)
            if end <= len(tokens) and all(tokens[i + k].lower == word for k, word in enumerate(phrase)):
                ends[i] = end
                break
    return ends


def _known_at(analysis: Analysis, i: int, day: str | None) -> tuple[int, Known] | None:
    """The longest known name that begins at token ``i``, as it is meant on this day, with the token after its end."""
    token = analysis.tokens[i]
    shift = word_start(token.text)
    key = first_key(token.lower[shift:])
    entries = known(LANGUAGE).get(key)
    if not entries:
        return None
    text = analysis.text
    for entry in entries:
        begin = token.start + shift
        end = begin + len(entry.words)
        there = text[begin:end].replace("’", "'")
        fits = there == entry.words or (len(there) > 3 and there.isupper() and there == entry.words.upper())
        if fits and len(there) <= 4 and there.isupper() and _is_shouted(analysis, i):
            continue
        if fits and not text[end : end + 1].isalnum():
            return token_after(analysis, i, end), meaning_on(LANGUAGE, entry, day)
    return None


def _is_shouted(analysis: Analysis, i: int) -> bool:
    """Whether the words beside token ``i`` are in capitals too, so that capitals tell no acronym."""
    beside = [analysis.tokens[k].text for k in (i - 1, i + 1) if 0 <= k < len(analysis.tokens)]
    return any(text.isalpha() and text.isupper() and len(text) > 4 for text in beside)


def _begins_person(analysis: Analysis, labels: list[str], i: int, end: int) -> bool:
    """Whether a country's word is a given name here: "German Gref", "Jordan Marr"."""
    following = analysis.tokens[end] if end < len(labels) else None
    if end != i + 1 or following is None:
        return False
    holds = i > 0 and analysis.tokens[i - 1].lower in word_phrases(LANGUAGE, "offices")
    if analysis.tokens[i].text not in given_names(LANGUAGE):
        # "Mayor London Breed"
        return holds and labels[i] == labels[end] == "PERSON" and following.text.istitle()
    return (holds or labels[i] == labels[end] == "PERSON") and is_capital(following.text) and following.pos == "PROPN"


def _labels(analysis: Analysis) -> list[str]:
    labels = [""] * len(analysis.tokens)
    at = 0
    for name in analysis.names:
        while at < len(labels) and analysis.tokens[at].end <= name.start:
            at += 1
        while at < len(labels) and analysis.tokens[at].start < name.end:
            labels[at] = name.label
            at += 1
    return labels


def _is_plain(words: Words, i: int) -> bool:
    """Whether token ``i`` is a capitalised word that no table knows: all that a name may be made of."""
    token = words.tokens[i]
    if not words.capital[i] or words.inside[i] or words.honorific[i] or words.office[i] or words.offices[i]:
        return False
    if token.text in lang.words(LANGUAGE, "calendar_names") or token.text in given_names_only(LANGUAGE):
        return token.text in given_names_only(LANGUAGE)
    if token.text in given_names(LANGUAGE) and (words.label[i] == "PERSON" or token.lower in country_names(LANGUAGE)):
        return True
    if is_office_word(token.lower) or token.lower in lang.words(LANGUAGE, "institution_nouns"):
        return False
    opens = token.text in lang.words(LANGUAGE, "sentence_openers") or token.text == VOCATIVE
    return not opens and token.pos not in ("DET", "PRON", "AUX", "CCONJ", "SCONJ", "ADP", "PART", "NUM")


def is_office_word(lower: str) -> bool:
    """Whether this word says what an office is in charge of, or what rank it has."""
    return lower in lang.words(LANGUAGE, "portfolios") or lower in lang.words(LANGUAGE, "office_modifiers")


def in_headline(words: Words, i: int) -> bool:
    """Whether token ``i`` stands in a headline or heading, where capitals say little."""
    return words.tokens[i].sentence in words.headlines


def _headlines(analysis: Analysis) -> frozenset[int]:
    """Sentences that are headlines: by the layout, or by the capitals of their long words.

    Of such, the first of a text may end as any sentence does; others are questions and calls.
    """
    found = set()
    for sentence in analysis.sentences:
        by_layout = analysis.paragraphs[sentence.paragraph].role in ("title", "heading")
        if by_layout or _is_capitalised(analysis.tokens[sentence.first : sentence.last], first=sentence.i == 0):
            found.add(sentence.i)
    return frozenset(found)


def _is_capitalised(tokens: tuple[Token, ...], *, first: bool) -> bool:
    if not tokens or tokens[-1].text not in (("?", "!", ".") if first else ("?", "!")):
        return False
    long = [t.text for t in tokens if len(t.text) >= 4 and t.text.isalpha()]
    return len(long) >= 4 and all(text[0].isupper() for text in long)


def is_hyphen_between(words: Words, i: int) -> bool:
    """Whether a hyphen at this token joins two words."""
    return words.tokens[i].text in HYPHENS and words.joined(i) and words.joined(i + 1)
