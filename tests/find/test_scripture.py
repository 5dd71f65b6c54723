"""Quotations of scripture and verse. The verses are real and short; poets and officials are invented."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.analysis import analyse
from communique.find.marks import paired_marks
from communique.find.quotes import find_quotes
from communique.find.quotes_records import joined
from communique.find.scripture import find_scripture
from communique.find.scripture_places import references
from communique.records import Quote
from communique.spans import holds

ARABIC = "وَتَعَاوَنُوا عَلَى الْبِرِّ وَالتَّقْوَىٰ"


def verses(text: str) -> tuple[Quote, ...]:
    analysis = analyse(text)
    return find_scripture(analysis, paired_marks(analysis))


def found(text: str) -> list[tuple[str, str]]:
    return [
        ("".join(s.text for s in q.source.spans), " | ".join(s.text for s in q.content.spans)) for q in verses(text)
    ]


REFERENCES = [
    ("a surah and a verse in brackets", "“Seek.” [Ar-Ra'd:11]", ["[Ar-Ra'd:11]"]),
    ("with a space", "“Seek.” [Al-Ma'idah: 2]", ["[Al-Ma'idah: 2]"]),
    ("a surah without the article", "“Seek.” (Yusuf 12:87)", ["(Yusuf 12:87)"]),
    ("the work and numbers", "as in Qur'an 13:11 it says", ["Qur'an 13:11"]),
    ("a verse spelled out", "Surah Al-Hujurat, verse 13 says", ["Surah Al-Hujurat, verse 13"]),
    ("a gospel", "As Matthew 5:9 says", ["Matthew 5:9"]),
    ("a numbered letter", "1 Corinthians 13:4-7 says", ["1 Corinthians 13:4-7"]),
    ("a psalm in brackets", "pursue it (Psalm 34:14).", ["(Psalm 34:14)"]),
    ("bare numbers", "it says (2:255).", ["(2:255)"]),
    ("Arabic", "قال [الرعد: 11]", ["[الرعد: 11]"]),
    ("a time of day is none", "He met Mark at 10:30 in Torkent.", []),
    ("an agency and a date are none", "The talks ended (Veldapress, 1/11/2023).", []),
    ("an article number is none", "under Article 5 of the treaty [Annex 2]", []),
    ("a footnote is none", "The talks ended [2].", []),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in REFERENCES], ids=[c[0] for c in REFERENCES])
def test_references(text: str, expected: list[str]) -> None:
    assert [r.span.text for r in references(text)] == expected


VERSES = [
    (
        "marks before a reference",
        "God says: “Seek peace” [Ar-Ra'd:11].",
        [("Ar-Ra'd:11", "“Seek peace”")],
    ),
    (
        "a verse, its translation and its reference are one quote",
        f'Allah, the Almighty, says:\n\n﴿{ARABIC}﴾\n\n"And cooperate in righteousness." [Al-Ma\'idah: 2]',
        [("Al-Ma'idah: 2", f'﴿{ARABIC}﴾ | "And cooperate in righteousness."')],
    ),
    (
        "a line in another script before its reference",
        f"He ended so:\n\n{ARABIC}\n\n(Al-Ma'idah: 2)",
        [("Al-Ma'idah: 2", ARABIC)],
    ),
    (
        "marks after a reference",
        "As Matthew 5:9 tells us, “Blessed are the peacemakers.”",
        [("Matthew 5:9", "“Blessed are the peacemakers.”")],
    ),
    (
        "no marks but a colon",
        "The Psalm says: Seek peace and pursue it (Psalm 34:14).",
        [("Psalm 34:14", "Seek peace and pursue it")],
    ),
    ("bare numbers after a lead-in", "Allah says: “He burdens no soul” (2:286).", [("2:286", "“He burdens no soul”")]),
    ("bare numbers without a lead-in are a score", "They won the “match” (3:2) in Torkent.", []),
    ("ornate brackets without a reference", f"He ended with ﴿{ARABIC}﴾ and left.", [("", f"﴿{ARABIC}﴾")]),
    (
        "lines of a poem",
        "As the poet Orm Selvig wrote:\n\nThe river keeps no border\nAnd the reeds forget the war\n\nHe left Torkent.",
        [("Orm Selvig", "The river keeps no border | And the reeds forget the war")],
    ),
    (
        "Cyrillic lines under a poet's name",
        "As the poet Orm Selvig wrote:\n\nРека не знает границ и войны",
        [("Orm Selvig", "Река не знает границ и войны")],
    ),
    ("a name in another script is no verse", "Ilan Droste (Илан Дросте) spoke in Halmere.", []),
    ("a list under a colon is no poem", "The minister said:\n\nThe talks were long\nThe treaty is near", []),
    ("empty", "", []),
    ("brackets without anything", "[] () ﴿﴾ :", []),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in VERSES], ids=[c[0] for c in VERSES])
def test_verses(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_a_verse_is_direct_and_named_by_its_reference() -> None:
    (verse,) = verses(f"Allah says:\n\n﴿{ARABIC}﴾ [Al-Ma'idah: 2]")
    assert (verse.kind, verse.source.name, verse.source.entity) == ("direct", "Al-Ma'idah: 2", None)
    assert verse.content.spans[0].text == f"﴿{ARABIC}﴾"


def test_a_verse_is_not_listed_again_as_an_ordinary_quote() -> None:
    text = "Droste said: “We agree.” God says: “Seek peace” [Ar-Ra'd:11]. Marr said: “We do not.”"
    analysis = analyse(text)
    marks = paired_marks(analysis)
    both = joined(find_quotes(analysis, marks), find_scripture(analysis, marks))
    assert [(q.id, q.content.spans[0].text) for q in both] == [
        ("q1", "“We agree.”"),
        ("q2", "“Seek peace”"),
        ("q3", "“We do not.”"),
    ]


@given(
    st.lists(
        st.sampled_from(
            ["﴿", "﴾", ARABIC + " ", "[Al-X: 2]", "(2:255) ", "God says: ", "“Seek.” ", "\n\n", "\r\n", "\x00", "😀"]
        ),
        max_size=12,
    )
)
@settings(max_examples=60, deadline=None)
def test_every_span_holds_in_any_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    for quote in verses(text):
        assert holds(text, (*quote.source.spans, *quote.cue.spans, *quote.content.spans))


@pytest.mark.parametrize("unit", ["[", "(2:", "Al-", "Mark 1 ", "﴿", "كلام 1", "I I I "], ids=repr)
def test_patterns_are_linear(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    started = time.process_time()
    references(text)
    assert time.process_time() - started < 4
