"""Sentence boundaries inside one paragraph, in linear time, also inside quotations.

An own rule set rather than a library: the well-kept splitters either shift quotation marks, alter the text
or slow down without bound on hostile input (100,000 marks in a row).
"""

from __future__ import annotations

import re

from communique import lang

END = re.compile(r"(?:\.(?: \.){1,4}|[.!?]{1,6}|[…。؟۔])[\"'”’“‘»)\]]{0,3}(?:\[\d{1,3}\]){0,3}(?=\s)")
"""The end of a sentence with its closing marks (“ closes too, in „low-high“ pairs) and footnote numbers."""
NEXT = re.compile(r"\s+([\"'“‘„«(\[]{0,3})(\w+)")
DASH = re.compile(r"\s+[—–-]+\s")
ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[A-Za-z])")
CLOSING = "\"'”’“‘»)]"
LONGEST = 1_500
"""Code points after which a sentence is cut at the next comma or space: no sentence in our news data is as long."""


def sentence_spans(
    text: str, start: int, end: int, language: str = "en", *, dateline_end: int = 0
) -> list[tuple[int, int]]:
    """The sentences of the paragraph ``text[start:end]`` as offsets, without white space at their edges.

    A dateline, which ends at ``dateline_end``, belongs to the sentence that it opens.
    """
    found: list[tuple[int, int]] = []
    begin = start
    for m in END.finditer(text, start, end):
        if dateline_end < m.end() < end and not _opens(text, begin, m) and _is_boundary(text, m, end, language):
            found.append((begin, m.end()))
            begin = m.end()
    found.append((begin, end))
    return [piece for a, b in found for piece in _cut(text, *_strip(text, a, b))]


def _opens(text: str, begin: int, m: re.Match[str]) -> bool:
    """Whether what ends here is only the number or letter of a list item (``1. The sides agree``)."""
    return m.group() == "." and bool(ENUMERATOR.fullmatch(text, *_strip(text, begin, m.start())))


def _is_boundary(text: str, m: re.Match[str], end: int, language: str) -> bool:
    after = NEXT.match(text, m.end(), end)
    if not after:
        return not (m.group()[-1] in CLOSING and DASH.match(text, m.end(), end))
    opening, word = after.groups()
    if word[0].islower() and not opening:
        return False
    if word[0].islower() and opening in ("(", "["):
        return False
    if m.group()[0] == "." and len(m.group().rstrip(CLOSING)) == 1:
        return _full_stop_ends(text, m, opening, word, language)
    if m.group()[0] in "!?…" and m.group()[-1] in "\"”'’»":
        return not _speech_tag_follows(text, after.start(2), end, language)
    return True


def _full_stop_ends(text: str, m: re.Match[str], opening: str, word: str, language: str) -> bool:
    stem = re.search(r"[\w.&’'-]*$", text[max(0, m.start() - 20) : m.start()])
    before = stem.group().lstrip("'’") if stem else ""
    if before.lower() in lang.words(language, "abbreviations"):
        return False
    if before.lower() in lang.words(language, "abbreviations_numbered"):
        return not word[0].isdigit()
    if m.group() != "." or _is_letters_name(text[max(0, m.start() - 20) : m.start()], language):
        return True
    if re.fullmatch(r"(?:\w\.)*[A-Z]", before) or before.lower() in lang.words(language, "abbreviations_final"):
        initial = len(before) == 1 and len(word) == 1  # "J. A. Marr", though "A" opens sentences
        return word in lang.words(language, "sentence_openers") and not initial
    return not (before.isdigit() and word[0].isdigit())


def _is_letters_name(before: str, language: str) -> bool:
    """Whether the letter before a full stop is a name and no initial ("wrote on X. Vell said")."""
    return " ".join(before.lower().split()[-2:]) in lang.words(language, "names_of_a_letter")


def _speech_tag_follows(text: str, start: int, end: int, language: str) -> bool:
    """Whether what follows a question or exclamation in marks is only ``Smith said``."""
    following = text[start : min(end, start + 60)].split()[:4]
    return any(w.strip(",.;:").lower() in lang.words(language, "speech_tags") for w in following)


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces = []
    while end - start > LONGEST:
        window = text[start : start + LONGEST]
        at = max(window.rfind("; "), window.rfind(", "))
        at = at + 1 if at > LONGEST // 2 else window.rfind(" ")
        cut = start + (at if at > 0 else LONGEST)
        pieces.append((start, cut))
        start, _ = _strip(text, cut, end)
    if start < end:
        pieces.append((start, end))
    return pieces
