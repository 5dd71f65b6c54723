"""Bare names of persons: which capitalised words make one, and on what ground."""

from __future__ import annotations

from communique import lang
from communique.find.mentions_words import HYPHENS, LANGUAGE, Words, in_headline
from communique.lang.names import given_names, given_names_only, word_set

LONGEST = 7
"""Words in a name: "Sheikh Mohamed bin Zayed bin Sultan Al Nahyan" has seven after the title."""
LONGEST_HALF = 5
"""Letters of each half of a given name such as "So-jin"."""
THINGS = tuple(sorted(word_set(LANGUAGE, "thing_endings")))
"""Endings of nouns that name no person ("Violence Prevention")."""
COMPOUNDED = word_set(LANGUAGE, "compounded")
PARTIES = word_set(LANGUAGE, "party_letters")
"""Letters of parties before a state ("Leo J. Ryan D-California"): no initials."""
SUFFIXES = word_set(LANGUAGE, "suffixes")


def name_end(words: Words, start: int, lenient: bool = False) -> int:
    """Where the run of name words that begins at token ``start`` ends (exclusive); ``start`` when there is none.

    ``lenient`` lets the run begin with any capitalised word, as after a title.
    """
    if not (start < len(words.tokens) and _begins_name(words, start, lenient)):
        return start
    end, sized = start + 1, 1
    while sized < LONGEST and words.same(start, end):
        step = _next_part(words, start, end)
        if step == end:
            break
        end, sized = step, sized + 1
    if end > start + 1 and words.lower(end - 1).rstrip("-") in PARTIES and "-" in words.tokens[end - 1].text:
        end -= 1
    return _with_suffix(words, max(end, words.persons.get(start, end)))


def _begins_name(words: Words, i: int, lenient: bool) -> bool:
    token = words.tokens[i]
    first = i == words.analysis.sentences[token.sentence].first
    if first and token.pos == "ADV" and words.same(i, i + 1) and words.plain[i + 1] and not is_given(words, i):
        # "Recently Marr met her"
        return False
    if words.plain[i]:
        return True
    if lenient and words.capital[i] and not words.honorific[i] and not words.inside[i] and not words.office[i]:
        # "Mrs May"
        called = words.same(i - 1, i) and words.honorific[i - 1]
        if in_headline(words, i) and not called:
            return False
        common = token.text in lang.words(LANGUAGE, "calendar_names") or token.lower in lang.words(
            LANGUAGE, "function_words"
        )
        return not common or token.pos == "PROPN" and (called or words.label[i] == "PERSON")
    particle = token.lower in lang.words(LANGUAGE, "name_particles")
    return (
        particle
        and (token.text in ("al", "el", "bin", "ibn", "von", "van", "de") or words.capital[i])
        and _links(words, i)
    )


def _next_part(words: Words, start: int, end: int) -> int:
    """The token after the next part of the name, or ``end`` when the name is over."""
    if words.tokens[end].text in HYPHENS:
        return _after_hyphen(words, end)
    if words.lower(end) in PARTIES and words.same(end, end + 1) and words.tokens[end + 1].text in HYPHENS:
        return end
    if words.joined(end) and words.tokens[end - 1].text not in HYPHENS and not words.tokens[end - 1].text.endswith("."):
        return end
    if words.plain[end] or _is_half_given(words, end):
        return end + 1
    lower = words.lower(end)
    where = lower in ("at", "as") and words.tokens[end].text.islower() and words.tokens[end].pos == "ADP"
    if lower in lang.words(LANGUAGE, "name_particles") and not where and _links(words, end):
        return end + 1
    if is_initial(words.tokens[end].text) and words.same(end, end + 1) and words.plain[end + 1]:
        return end + 1
    return end + 1 if _is_odd_surname(words, start, end) else end


def _after_hyphen(words: Words, at: int) -> int:
    """After "-in" in "Moon Jae-in", "-Assad" in "al-Assad": only where nothing stands between."""
    following = at + 1
    if not (words.same(at, following) and words.joined(at) and words.joined(following)):
        return at
    token = words.tokens[following]
    if token.text in words.free and words.tokens[at - 1].text in words.free:
        return at
    if words.plain[following] or (
        token.text.isalpha() and len(token.text) <= 6 and words.capital[at - 1] and not words.inside[following]
    ):
        family = at > 1 and words.same(at - 2, at) and words.plain[at - 2] and not words.joined(at - 1)
        longest = 6 if family and len(words.tokens[at - 1].text) <= 5 and token.lower not in COMPOUNDED else 4
        begun = words.plain[at - 1] or _is_half_given(words, at - 1)
        fits = words.plain[following] or (token.text.islower() and begun and len(token.text) <= longest)
        return following + 1 if fits and not words.office[following] else at
    return at


def _is_half_given(words: Words, i: int) -> bool:
    """Whether a small word is the first half of a given name behind the family name: "Han So-jin", "Kim An-na"."""
    token, after = words.tokens[i], words.tokens[i + 1 : i + 3]
    if len(after) < 2 or not words.same(i - 1, i + 2) or not words.plain[i - 1] or in_headline(words, i):
        return False
    hyphened = after[0].text in HYPHENS and words.joined(i + 1) and words.joined(i + 2) and not words.joined(i)
    half = after[1].text.isalpha() and after[1].text.islower() and len(after[1].text) <= LONGEST_HALF
    small = token.text.istitle() and 1 < len(token.text) <= LONGEST_HALF and not words.office[i]
    return hyphened and half and small and after[1].lower not in COMPOUNDED


def _links(words: Words, i: int) -> bool:
    """Whether a particle is followed, through more particles or a hyphen, by a name word."""
    for j in range(i + 1, min(i + 4, len(words.tokens))):
        if not words.same(i, j):
            return False
        if words.plain[j]:
            return True
        if words.tokens[j].text not in HYPHENS and words.lower(j) not in lang.words(LANGUAGE, "name_particles"):
            return False
    return False


def _is_odd_surname(words: Words, start: int, end: int) -> bool:
    """Whether a word that a table knows ("King", "Power", "Jordan", "Bank") is a family name after a given name."""
    token = words.tokens[end]
    known_given = end == start + 1 and words.tokens[start].text in given_names(LANGUAGE)
    closes = not (words.same(end, end + 1) and words.capital[end + 1])
    # "Ricardo Lagos Escobar": the word is a city elsewhere
    goes_on = not closes and words.plain[end + 1] and words.label[end + 1] == "PERSON"
    if not (known_given and (closes or goes_on) and words.capital[end]):
        return False
    if token.text in lang.words(LANGUAGE, "calendar_names"):
        return not words.lower(end + 1).isdigit()
    return words.label[end] == words.label[start] == "PERSON" and token.pos == "PROPN"


def _with_suffix(words: Words, end: int) -> int:
    """Past ", Jr." or "III"."""
    if words.same(end - 1, end) and words.lower(end) in SUFFIXES:
        return end + 1
    if words.lower(end) == "," and words.same(end - 1, end + 1) and words.lower(end + 1) in SUFFIXES:
        return end + 2
    return end


def is_initial(text: str) -> bool:
    """Whether a token is an initial such as ``R.`` or ``J.K.``."""
    return (
        len(text) <= 6
        and text[0].isupper()
        and all(len(part) <= 1 for part in text.split("."))
        and (len(text) == 1 or "." in text)
    )


def is_given(words: Words, i: int) -> bool:
    """Whether token ``i`` is a given name that the table knows (and not a common word too)."""
    return words.tokens[i].text in given_names_only(LANGUAGE)


def name_start_in(words: Words, first: int, last: int, after_known: bool, after_field: bool = False) -> int:
    """Where a person's name begins in the tail of a run of plain words ``[first, last)``; ``last`` when nowhere.

    "Lukoil Vagit Alekperov" -> "Vagit". ``after_known`` says that what stands before the run is a complete affiliation,
    ``after_field`` that it is a field ("Foreign Affairs"), which may go on for another word.
    """
    if first >= last:
        return last
    for i in range(first, last):
        if is_given(words, i):
            return i
    if after_field:
        return first if words.label[first] == "PERSON" or last - first > 1 else last
    if after_known:
        return first
    count = sum(
        1 for i in range(first, last) if words.plain[i] and (i == first or words.tokens[i - 1].text not in HYPHENS)
    )
    if count >= 3 and not any(words.lower(i).endswith(THINGS) for i in range(last - 2, last)):
        return last - 2
    return last


def acts_though_a_month(words: Words, i: int) -> bool:
    """Whether the name of a month or day is somebody's here: "met May on Wednesday", "May said"; not "in May", "May 3".

    Only for whom the text names May elsewhere.
    """
    token, tokens = words.tokens[i], words.tokens
    before, after = words.lower(i - 1), words.lower(i + 1)
    if any(w[:1].isdigit() for w in (before, after)) or before in ("last", "next", "this", "early", "late", "mid"):
        return False
    if token.dep == "pobj":
        return before in ("with", "against", "by", "for") and tokens[token.head].i == i - 1
    if token.dep == "npadvmod":
        # "met May on Wednesday", where no day of the month follows
        verb = tokens[token.head]
        return verb.i == i - 1 and verb.pos == "VERB" and words.analysis.child(verb.i, "dobj") is None
    return token.dep in ("nsubj", "nsubjpass", "dobj", "poss") and tokens[token.head].pos in ("VERB", "AUX", "NOUN")
