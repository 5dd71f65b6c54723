"""Which language a text is in, told from samples so that the cost does not grow with the text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from communique import lang

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 2_000
"""Code points in each of three samples: at the beginning, in the middle and at the end."""
ENGLISH_SHARE = 0.15
"""Share of English function words among the words from which a text is taken for English without a model:
nearly all English readouts and news texts have more, texts in other languages hardly any."""
ENGLISH_COUNT = 3
SURE = 0.5
"""Probability from which the model is believed that a text in Latin letters is not English (names mislead it)."""
OTHER_SHARE = 0.3
"""Share of letters in another script from which an English text counts as partly unread: a verse is less."""
NOT_TOLD_APART = ("zxx", "pcm")
"""Answers that mean: no language, or one that short English texts are taken for (Nigerian Pidgin)."""

LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
OTHER_LETTER = re.compile(r"[^\W\d_A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff]")


def identify(text: str) -> str | None:
    """The ISO 639 code of the text's language; None when the text holds no letters."""
    sample = _sample(text)
    words = LATIN_WORD.findall(sample)
    other = len(OTHER_LETTER.findall(sample))
    latin = sum(map(len, words))
    if not latin and not other:
        return None
    if other > latin:
        return next(code for code, _ in _ranked(sample) if code not in ("en", *NOT_TOLD_APART))
    if _reads_as_english(words):
        return "en"
    best, probability = _ranked(sample)[0]
    return best if probability >= SURE and best not in NOT_TOLD_APART else "en"


def is_partly_other(text: str) -> bool:
    """Whether a large part of the letters is in another script than Latin."""
    sample = _sample(text)
    other = len(OTHER_LETTER.findall(sample))
    return other > OTHER_SHARE * (other + sum(map(len, LATIN_WORD.findall(sample))))


def _sample(text: str) -> str:
    if len(text) <= 3 * SAMPLE:
        return text
    middle = len(text) // 2
    return "\n".join((text[:SAMPLE], text[middle : middle + SAMPLE], text[-SAMPLE:]))


def _reads_as_english(words: list[str]) -> bool:
    known = lang.words("en", "function_words")
    count = sum(word.lower() in known for word in words)
    return count >= ENGLISH_COUNT and count >= ENGLISH_SHARE * len(words)


@cache
def _identifier() -> LanguageIdentifier:
    # most texts never need the model: it takes most of a second to load
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _ranked(sample: str) -> list[tuple[str, float]]:
    ranked: list[tuple[str, float]] = _identifier().rank(sample)
    return ranked
