"""Text evened out for searching and comparing: one form for spellings that a reader takes for the same.

What goes: capitals, diacritics (ё and е, Arabic vowel signs), apostrophes inside words (Oʻktam, O’ktam), English
possessives, the tatweel, the forms of alef, hamza and yeh, invisible characters, and everything that is no letter or
digit. Whoever files a text and whoever asks for it must go through :func:`folded`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

CHUNK = re.compile(r"\S+")
APOSTROPHES = "'’ʻʼ‘`´ʹʾʿ′＇"
POSSESSIVE = re.compile(rf"[{APOSTROPHES}]s\b", re.IGNORECASE)
LONGEST_KEPT = 48
"""Longer runs of characters are folded anew each time: they are addresses or noise, and seldom come again."""

PLAIN = str.maketrans(
    {
        **dict.fromkeys(APOSTROPHES, None),
        # letters that Unicode does not take apart
        **{"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "ħ": "h"},
        # Arabic: tatweel and hamza go, the forms of one letter meet; Persian letters meet their Arabic twins
        **{"ـ": None, "ء": None, "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك"},
    }
)


def folded(text: str) -> str:
    """The words of the text in their plain form, one space between two; empty when the text holds no words."""
    return " ".join(word for chunk in CHUNK.findall(text) for word in words_of(chunk))


def placed(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word of :func:`folded`, in order, with the start and end of the run of characters that it stands in.

    Words that stand in one run ("al-Naqib") share its place. Offsets count code points of ``text``.
    """
    for m in CHUNK.finditer(text):
        for word in words_of(m.group()):
            yield word, m.start(), m.end()


def words_of(chunk: str) -> tuple[str, ...]:
    """The plain words of a run of characters without white space."""
    return _kept(chunk) if len(chunk) <= LONGEST_KEPT else _words(chunk)


@lru_cache(maxsize=65_536)
def _kept(chunk: str) -> tuple[str, ...]:
    return _words(chunk)


def _words(chunk: str) -> tuple[str, ...]:
    if chunk.isascii() and chunk.isalnum():
        return (chunk.lower(),)
    plain = unicodedata.normalize("NFKD", POSSESSIVE.sub("", chunk)).casefold().translate(PLAIN)
    # case folding can bring marks back (İ), so what is left is looked at letter by letter
    return tuple("".join(_letter(ch) for ch in unicodedata.normalize("NFKD", plain)).split())


def _letter(ch: str) -> str:
    """The letter or digit; nothing for marks and invisible characters; a space for what parts words."""
    if ch.isascii():
        return ch if ch.isalnum() else " "
    category = unicodedata.category(ch)
    if category == "Nd":
        return str(unicodedata.digit(ch))
    if category in ("Mn", "Mc", "Me", "Cf"):
        return ""
    return ch if category[0] in "LN" else " "
