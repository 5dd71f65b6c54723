"""Names of persons over several documents: transliterations and endings differ more than within one text."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from communique.lang.names import SAME_FAMILY, SHORTEST_VARIANT, same_family
from communique.lang.persons import same_full

SOUNDS = (
    ("tsch", "c"), ("tch", "c"), ("sch", "s"), ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("kh", "h"), ("gh", "g"),
    ("sh", "s"), ("ch", "s"), ("th", "t"), ("ph", "f"), ("ck", "k"), ("ts", "c"), ("tz", "c"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("ie", "i"), ("iy", "i"), ("yi", "i"), ("ei", "i"), ("ey", "i"), ("ai", "i"), ("ay", "i"), ("yo", "o"),
    ("jo", "o"), ("ya", "a"), ("ia", "a"), ("yu", "u"), ("iu", "u"), ("y", "i"), ("w", "v"), ("q", "k"), ("x", "ks"),
)  # fmt: skip
"""What letters of several romanisations (English, French, German, scholarly) stand for one sound, the longest first.
General knowledge of romanisation tables (BGN/PCGN, ISO 9, French and German press usage)."""
FAMILY_ENDINGS = re.compile(r"(?:ov|ev|in|uly|uli|oglu|zade|ovich|evich|ova|eva|ina|kyzy|off|eff|iy|ii|i|y|a)$")
ARTICLE = re.compile(r"^(?:al|el)(?=[bcdfghjklmnpqrstvwxyz])")
ROOT = 4
"""Letters that must stay of a family name when its ending is taken off."""
KEPT = 65_536
"""Words whose sounds are remembered: the same few are compared over and over, text by text."""
KEPT_NAMES = 16_384
"""Names whose traces, and pairs whose likeness, are remembered: each takes up to a kilobyte."""


@lru_cache(maxsize=KEPT)
def sound(word: str) -> str:
    """A folded word by its sound, so that romanisations meet: ``zholtak``, ``joltak``; ``alshanov``, ``alchanov``."""
    for letters, one in SOUNDS:
        word = word.replace(letters, one)
    return re.sub(r"(.)\1", r"\1", word)


@lru_cache(maxsize=KEPT)
def root(word: str) -> str:
    """A family name's sound without the ending that one language adds and another does not."""
    heard = sound(word)
    bare = FAMILY_ENDINGS.sub("", heard)
    return bare if len(bare) >= ROOT else heard


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names, as folded words, can be one person's; a family name alone is enough."""
    # most have nothing in common, which is seen sooner than it would be looked up
    alike = not traces(one).isdisjoint(traces(other)) or families_alike(one, other)
    return alike and one_person(one, other)


@lru_cache(maxsize=KEPT_NAMES)
def one_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """What :func:`same_person` says, for names that have a trace in common or families alike: others are not."""
    return _same(one, other) or _same(_without_article(one), _without_article(other))


@lru_cache(maxsize=KEPT_NAMES)
def traces(words: tuple[str, ...]) -> frozenset[str]:
    """Words and sounds of a name: two that can be one person's share one, or their families are alike."""
    found: set[str] = set()
    for form in filter(None, (words, _without_article(words))):
        heard = tuple(map(sound, form))
        found.update(form, heard, ("=" + "".join(form), "=" + "".join(heard)))
    return frozenset(found)


@lru_cache(maxsize=KEPT_NAMES)
def families(words: tuple[str, ...]) -> tuple[str, ...]:
    """The forms of a family name that is long enough to be written in several ways."""
    forms = [form[-1] for form in (words, _without_article(words)) if form]
    return tuple(dict.fromkeys(f for word in forms for f in (word, sound(word)) if len(f) >= SHORTEST_VARIANT))


def alike(one: str, other: str) -> bool:
    """Whether two forms of family names with the same first letter differ by little."""
    return one == other or fuzz.ratio(one, other, score_cutoff=SAME_FAMILY) > 0


@lru_cache(maxsize=KEPT_NAMES)
def letters(words: tuple[str, ...]) -> frozenset[str]:
    """The first letters of these forms."""
    return frozenset(family[0] for family in families(words))


def families_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two family names, or what they sound like, differ by little."""
    if letters(one).isdisjoint(letters(other)):
        return False
    return any(same_family(a, b) for a in families(one) for b in families(other))


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if not one or not other:
        return False
    if len(one) == 1 or len(other) == 1:
        short, long = sorted((one, other), key=len)
        return short[0] in long or _same_family(short[0], long[-1])
    if same_full(one, other):
        return True
    heard, said = tuple(map(sound, one)), tuple(map(sound, other))
    return same_full(heard, said) or (heard[0] == said[0] and root(one[-1]) == root(other[-1]))


def _without_article(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words without the Arabic article, however it is written: "al-Harthani", "Al Herthani"."""
    bare = (ARTICLE.sub("", w) if len(w) > ROOT + 2 else w for w in words if w not in ("al", "el"))
    return tuple(bare)


def _same_family(one: str, other: str) -> bool:
    return same_family(one, other) or (len(one) >= ROOT and sound(one) == sound(other))
