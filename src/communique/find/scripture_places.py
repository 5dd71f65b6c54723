"""Where references to holy books and stretches of verse stand in a text. All patterns are linear."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from communique import lang
from communique.analysis import Analysis
from communique.find.marks import MarkPair
from communique.spans import Span, span_of, trimmed

VerseKind = Literal["marks", "ornate", "script"]

NUMBER = r"[0-9\u0660-\u0669\u06f0-\u06f9]{1,3}"
VERSES = rf"{NUMBER}(?:[a-d]|\s?[-–—,]\s?{NUMBER}){{0,4}}"
BRACKETED = re.compile(rf"[\[({{]([^\[\](){{}}\n]{{0,70}}?)({NUMBER})(?:\s?[:.]\s?({VERSES}))?\s?[\])}}]")
NAMED = re.compile(
    rf"\b((?:[1-3]|I{{1,3}})\s)?([A-Z][\w'’‘`ʿʾ-]{{1,20}}(?: (?:of |al-|the )?[A-Z][\w'’‘`ʿʾ-]{{1,20}}){{0,3}}),?\s"
    rf"(?:\(?{NUMBER}\)?,?\s?(?::|, ?verses? |, ?v\. ?|\s?verses? )\s?"
    rf"|verses? |ch(?:apter|\.) {NUMBER}(?:, | )verses? ){VERSES}"
)
ARTICLE = re.compile(r"(?:a[ltnrsdz]|ash|ath|adh|aal|az|sur[aeth]{1,2})[-\s'’‘]")
ORNATE = re.compile(r"[﴾﴿][^﴾﴿\n]{3,4000}[﴾﴿]")
LETTER = (
    r"\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u0590-\u05ff\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u0900-\u0dff"
    r"\u10a0-\u10ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\ufb1d-\ufdff\ufe70-\ufefc"
)
"""Letters of the Greek, Cyrillic, Armenian, Hebrew, Arabic, Indian, Georgian, Chinese, Japanese and Korean scripts."""
SCRIPT = re.compile(rf"[{LETTER}](?:[^a-zA-Z\n\"“”«»\[\]()]*[{LETTER}])?[.!?…؟۔]?")
FEWEST_WORDS = 3
"""A run in another script with fewer words is a name or a term, not a quotation."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to a place in a holy book; ``named`` is false for bare numbers such as "(2:255)"."""

    span: Span
    named: bool


@dataclass(frozen=True, slots=True)
class Verse:
    """A stretch that may be a quotation of verse: in marks, in ornate brackets, or in another script."""

    span: Span
    kind: VerseKind


def references(text: str) -> list[Reference]:
    """The references to scripture, in text order: bracketed ones and those in running text."""
    found = [*_bracketed(text), *_named(text)]
    found.sort(key=lambda r: (r.span.start, -r.span.end))
    kept: list[Reference] = []
    for reference in found:
        if not kept or reference.span.start >= kept[-1].span.end:
            kept.append(reference)
    return kept


def verses(analysis: Analysis, pairs: Sequence[MarkPair]) -> list[Verse]:
    """The stretches that may be quotations of verse, in text order, none inside another."""
    text = analysis.text
    found = [Verse(span_of(text, *m.span()), "ornate") for m in ORNATE.finditer(text)]
    found += [Verse(span_of(text, p.start, p.end), "marks") for p in pairs if p.opened and p.closed]
    for m in SCRIPT.finditer(text):
        span = trimmed(text, m.start(), m.end(), "،,;:-–—")
        if len(span.text.split()) >= FEWEST_WORDS:
            found.append(Verse(span, "script"))
    found.sort(key=lambda v: (v.span.start, -v.span.end))
    kept: list[Verse] = []
    for verse in found:
        if not kept or verse.span.start >= kept[-1].span.end:
            kept.append(verse)
    return kept


def _bracketed(text: str) -> Iterator[Reference]:
    for m in BRACKETED.finditer(text):
        name, verse = m.group(1).strip(" ,:.-–"), m.group(3)
        if not name and verse and text[m.start(3) - 1] != "." and ":" in text[m.end(2) : m.start(3)]:
            yield Reference(span_of(text, *m.span()), named=False)
        elif name and _is_book(name, verse is not None):
            yield Reference(span_of(text, *m.span()), named=True)


def _named(text: str) -> Iterator[Reference]:
    for m in NAMED.finditer(text):
        start = m.start()
        for word in re.finditer(r"\S+", m.group()):
            rest = m.group(2)[max(0, word.start() - (m.start(2) - m.start())) :]
            if word.start() >= m.end(2) - m.start():
                break
            if _is_book(rest.split()[0], True) or (word.start() == 0 and m.group(1)):
                start = m.start() + word.start()
                break
        if _is_book(m.group(2), True):
            yield Reference(span_of(text, start, m.end()), named=True)


def _is_book(name: str, has_verse: bool) -> bool:
    """Whether a name is a holy book's; a bare number after it must be a surah's verse ("[Al-Ma'idah: 2]")."""
    if any("\u0600" <= c <= "\u06ff" for c in name):
        return True
    if ARTICLE.match(name.lower()):
        return True
    folded = _folded(name)
    whole = folded in _books() or any(_folded(word) in _books() for word in re.split(r"[,;\s]+", name) if len(word) > 3)
    return whole and (has_verse or _folded(name) in _books())


@cache
def _books() -> frozenset[str]:
    return frozenset(_folded(entry) for entry in lang.entries("en", "scriptures"))


def _folded(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())
