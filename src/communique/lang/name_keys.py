"""Names of people over spellings and scripts: the words that count, what they sound like, and a key to find them by.

The rules are few and careful. They even out how one name is written in Latin letters out of Cyrillic and Arabic
(Naryshkin and Narishkin, Mirziyoyev and Мирзиёев, al-Sudani and السوداني); they keep apart names that differ by a
vowel that is heard (Hassan and Hussein), by gender (Petrov and Petrova) or by a letter of a short name (Li and Lin).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from communique.lang.folding import folded

ARABIC = re.compile("[\u0600-\u06ff]")
ARTICLE = re.compile(r"(?<!\S)(?:al|el|ul|as|ash|an|ar|ad|adh|at|az)[-‐‑](?=\w)", re.IGNORECASE)
ARTICLE_APART = frozenset({"al", "el", "ul"})
SERVANT = re.compile(r"(?<!\S)abd(?:[ -]?[aeu]l)?[ -](?=\w)|(?<!\S)abd[aeu]l(?=\w{3})", re.IGNORECASE)
SERVANT_ARABIC = re.compile(r"(?<!\S)عبد (?:ال)?(?=\w)")
JOINED = re.compile(r"(?<=\w)[-‐‑–](?=\w)")
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
VOWELS = "aeiou"

SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        # two letters for one sound, in the transcriptions in use; capitals stand for the sound
        (r"shch|sch|sh", "S"),
        (r"dzh|zh|dj", "j"),
        (r"tch|ch", "C"),
        (r"kh", "h"),
        (r"gh|gu(?=[ei])", "g"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"ck|[cq]", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"ou|oo", "u"),
        (r"(?<=[aeiou])j(?![aeiou])|y", "i"),
        (r"^i(?=[aeou])", ""),
        (r"(.)\1+", r"\1"),
        # of a run of vowels the first and the last are kept: -iyoye- and -iee- are one
        (r"([aeiou])[aeiou]*([aeiou])", r"\1\2"),
        (r"(.)\1+", r"\1"),
        # inside a name a and e, o and u are written one for the other; at its end they can tell two names apart
        (r"(?<=.)e(?=.)", "a"),
        (r"(?<=.)o(?=.)", "u"),
        (r"(?<=[aeiou])h$", ""),
    )
)

LONG_VOWELS = str.maketrans({"ا": "A", "و": "U", "ي": "I", "ع": ""})
CONSONANT_WAW = re.compile(r"^و|و(?=ا)")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name: plain (``folded``), and as it sounds in Latin letters; ``arabic`` where it is written so."""

    plain: str
    sound: str
    arabic: bool = False

    @property
    def bones(self) -> str:
        """The consonants of the sound; the plain word where there are fewer than two."""
        bones = _bones(self.sound)
        return bones if len(bones) > 1 else self.plain


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name taken apart; ``suffix`` is Jr, Sr, II and the like, in plain form, else empty."""

    words: tuple[Word, ...]
    suffix: str = ""

    @property
    def family(self) -> Word:
        """The last word, which is the family name where names end with it."""
        return self.words[-1]

    @property
    def squeezed(self) -> str:
        """All sounds in one, so that Jong-un and Jong Un are the same."""
        return "".join(word.sound for word in self.words)

    @property
    def sorted(self) -> str:
        """The sounds in the order of the alphabet, so that the family name may stand first."""
        return " ".join(sorted(word.sound for word in self.words))


@lru_cache(maxsize=65_536)
def person_name(text: str) -> PersonName | None:
    """The name taken apart, articles left out; None when it holds no letters."""
    text = SERVANT_ARABIC.sub("عبد", SERVANT.sub("abd", text))
    plain = folded(JOINED.sub("", ARTICLE.sub("", text))).split()
    kept = [w for i, w in enumerate(plain) if i == 0 or w not in ARTICLE_APART]
    suffix = kept.pop() if len(kept) > 1 and kept[-1] in SUFFIXES else ""
    words = tuple(_word(w, bare=i > 0 or len(kept) == 1) for i, w in enumerate(kept))
    return PersonName(words, suffix) if words else None


def person_keys(name: PersonName) -> tuple[str, ...]:
    """What a person is filed under: family name with the first letter, family name, all sounds, sorted sounds."""
    if len(name.words) == 1:
        return (f"1 {name.family.bones}",)
    first = name.words[0].sound[:1] or name.words[0].plain[:1]
    whole = _bones(name.squeezed) or name.squeezed
    return (f"2 {name.family.bones} {_first(first)}", f"3 {name.family.bones}", f"4 {whole}", f"5 {name.sorted}")


def sought_keys(name: PersonName) -> tuple[str, ...]:
    """The keys under which the people are filed who can be the bearer of this name."""
    if len(name.words) == 1:
        return (f"1 {name.family.bones}", f"3 {name.family.bones}")
    wide, _, *whole = person_keys(name)
    return (wide, *whole, f"1 {name.family.bones}")


def sound_of(plain: str) -> str:
    """How a plain word sounds, in Latin letters; capitals stand for sounds written with several letters."""
    sound = "".join(ch for ch in anyascii(plain).lower() if ch.isalnum())
    for pattern, put in SOUNDS:
        sound = pattern.sub(put, sound)
    return sound


def _word(plain: str, *, bare: bool) -> Word:
    """The word; ``bare`` when an Arabic article at its beginning is one, and no part of a given name."""
    if not ARABIC.search(plain):
        return Word(plain, sound_of(plain) or plain)
    stem = plain.removeprefix("ال") if bare and len(plain) > 4 else plain
    spelt = CONSONANT_WAW.sub("w", stem).translate(LONG_VOWELS)
    return Word(stem, sound_of(spelt) or stem, arabic=True)


def _bones(sound: str) -> str:
    return "".join(ch for ch in sound.lower() if ch not in VOWELS)


def _first(letter: str) -> str:
    # scripts without short vowels cannot tell which vowel a name begins with
    return "-" if letter in VOWELS else letter.lower()
