"""Organisations and places that no table knows: by the statistical model's labels, and by where the text sets them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from communique import lang
from communique.find.mentions_names import name_end
from communique.find.mentions_offices import past_acronym
from communique.find.mentions_words import LANGUAGE, POSSESSIVES, Words, in_headline, is_office_word
from communique.roster import FoundMention
from communique.spans import Span


def find_labelled(words: Words, taken: list[bool], found: list[FoundMention]) -> list[FoundMention]:
    """What the statistical model takes for organisations and places and no rule has found."""
    covered = covered_by(words, taken, found)
    places = _place_words(words)
    extra = _short_forms(words, found, covered)
    for name in words.analysis.names:
        if name.label not in ("ORG", "GPE", "LOC", "FAC"):
            continue
        inside = list(words.analysis.tokens_in(name.start, name.end))
        while inside and (words.lower(inside[0]) in ("the", "a", "an") or covered[inside[0]]):
            inside.pop(0)
        while inside and _trails(words, inside[-1]):
            inside.pop()
        comma = next((k for k, i in enumerate(inside) if words.lower(i) == ","), 0)
        if comma and words.same(inside[-1], inside[-1] + 1) and words.lower(inside[-1] + 1) in POSSESSIVES:
            # "Vos, Ostmark's top diplomat": two names
            inside = inside[:comma]
        if len(inside) == 1 and not _can_stand_alone(words, inside[0], name.label):
            continue
        if name.label == "ORG" and inside and (_is_thing(words, inside[-1]) or _is_of_people(words, inside[-1])):
            continue
        if inside and not any(covered[i] for i in inside) and _is_name_like(words, inside):
            span = words.analysis.span(inside[0], inside[-1] + 1)
            extra.append(_labelled_mention(span, "LOC" if span.text in places else name.label))
    return extra


def _trails(words: Words, i: int) -> bool:
    """Whether a last word belongs to no name: "'s", a mark, or the "on" of "Legislators on Fishing"."""
    return words.lower(i) in POSSESSIVES or words.tokens[i].pos in ("PUNCT", "ADP")


def _is_of_people(words: Words, i: int) -> bool:
    """Whether the last word means people who act for others ("League Leaders"): a group, and no body."""
    many = words.tokens[i].tag in ("NNS", "NNPS")
    return many and (bool(words.offices[i]) or words.lower(i) in lang.words(LANGUAGE, "group_members"))


def _short_forms(words: Words, found: list[FoundMention], covered: list[bool]) -> list[FoundMention]:
    """Everywhere, the short forms that the text gives for bodies: "the State Security Service (SSS)"."""
    forms = set()
    for mention in found:
        if mention.type == "institution":
            last = words.analysis.tokens_in(mention.span.start, mention.span.end)[-1]
            if past_acronym(words, last + 1) > last + 1:
                forms.add(words.tokens[last + 2].text)
    extra = []
    for i, token in enumerate(words.tokens):
        if token.text in forms and not covered[i]:
            span = words.analysis.span(i, i + 1)
            extra.append(FoundMention(span, "name", "institution", span))
            covered[i] = True
    return extra


def _is_thing(words: Words, i: int) -> bool:
    """Whether the last word makes it an agreement, an event or a plan: "Common Security Policy"."""
    lower = words.lower(i)
    return lower in lang.words(LANGUAGE, "thing_nouns") and lower not in lang.words(LANGUAGE, "institution_nouns")


def _can_stand_alone(words: Words, i: int, label: str) -> bool:
    """Whether a single word stands where a party stands, if the model takes it for an organisation; not as heading."""
    token = words.tokens[i]
    sentence = words.analysis.sentences[token.sentence]
    if label != "ORG":
        return sentence.last - sentence.first > 1
    return token.text.isalpha() and token.dep in ("nsubj", "nsubjpass", "poss", "pobj", "conj", "appos", "agent")


def _is_name_like(words: Words, inside: list[int]) -> bool:
    if any(words.office[i] or words.honorific[i] for i in inside):
        return False
    first = inside[0]
    nouns = lang.words(LANGUAGE, "institution_nouns") | lang.words(LANGUAGE, "thing_nouns")
    named = any(words.capital[i] and not is_office_word(words.lower(i)) and words.lower(i) not in nouns for i in inside)
    return words.capital[first] and words.tokens[first].pos in ("PROPN", "NOUN", "ADJ") and named


def _labelled_mention(span: Span, label: str) -> FoundMention:
    return FoundMention(span, "name", "institution" if label == "ORG" else "place", span)


def covered_by(words: Words, taken: list[bool], found: list[FoundMention]) -> list[bool]:
    """For each token, whether it is taken or lies in a mention found."""
    covered = list(taken)
    for mention in found:
        for i in words.analysis.tokens_in(mention.span.start, mention.span.end):
            covered[i] = True
    return covered


def _place_words(words: Words) -> frozenset[str]:
    """What the model takes for a place once, or what something is said to be in: no organisation elsewhere."""
    text = words.analysis.text
    found = {text[n.start : n.end] for n in words.analysis.names if n.label in ("GPE", "LOC")}
    return frozenset(found | {words.analysis.span(a, b).text for a, b in _where(words)})


def _where(words: Words) -> Iterator[tuple[int, int]]:
    """Stretches of name words after "in": "in Torkent", "in Port Selm"."""
    for i in range(len(words.tokens) - 1):
        if words.tokens[i].text == "," and words.lower(i - 1) == "capital" and words.same(i - 1, i + 1):
            end = name_end(words, i + 1)
            if end > i + 1:
                yield i + 1, end
        if words.tokens[i].lower in ("in", "near") and words.same(i, i + 1) and words.tokens[i].dep == "prep":
            end = name_end(words, i + 1)
            named = end > i + 1 and words.tokens[end - 1].head == i and _nameable(words, i + 1)
            if named and not _counted(words, end) and not _is_thing(words, end - 1) and not in_headline(words, i):
                yield i + 1, end


def _counted(words: Words, end: int) -> bool:
    """As in "in Article 5"."""
    return words.same(end - 1, end) and words.tokens[end].text[:1].isdigit()


def _nameable(words: Words, i: int) -> bool:
    return words.tokens[i].tag == "NNP" and words.label[i] in ("", "GPE", "LOC", "FAC", "ORG", "PERSON")


def find_placed(words: Words, taken: list[bool], found: list[FoundMention]) -> list[FoundMention]:
    """Places that neither a table nor the model knows, told by "in" before them; then wherever they are named."""
    covered = covered_by(words, taken, found)
    places = {tuple(t.text for t in words.tokens[a:b]) for a, b in _where(words) if not any(covered[a:b])}
    by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for place in sorted(places, key=lambda p: (-len(p), p)):
        by_first[place[0]].append(place)
    extra = []
    for i, token in enumerate(words.tokens):
        for place in by_first.get(token.text, ()):
            end = i + len(place)
            fits = tuple(t.text for t in words.tokens[i:end]) == place
            if fits and words.same(i, end - 1) and not any(covered[i:end]):
                extra.append(_labelled_mention(words.analysis.span(i, end), "LOC"))
                covered[i:end] = [True] * len(place)
    return extra
