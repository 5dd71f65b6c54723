"""Dates found and resolved. Countries, places and officials are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.analysis import analyse
from communique.document import Document
from communique.records import DateValue
from communique.resolve.dates import date_warnings, find_dates
from communique.spans import holds

WEDNESDAY = "2023-11-08"


def dates(text: str, published: str | None = WEDNESDAY, **known: object) -> tuple[DateValue, ...]:
    return find_dates(analyse(text, None), Document(text, published=published, **known))  # type: ignore[arg-type]


def values(text: str, published: str | None = WEDNESDAY) -> list[tuple[str, str | None]]:
    return [(d.span.text, d.value) for d in dates(text, published) if d.span]


STATED = {
    "month day, year": ("They met on February 1, 2000 in Marrowgate.", "February 1, 2000", "2000-02-01"),
    "day month year": ("They met on 1 February 2000.", "1 February 2000", "2000-02-01"),
    "ordinal of month": ("They met on the 5th of November 2021.", "5th of November 2021", "2021-11-05"),
    "abbreviated month": ("They met on Feb. 10, 2016.", "Feb. 10, 2016", "2016-02-10"),
    "with its weekday": ("They met on Sunday, 5 November 2023.", "Sunday, 5 November 2023", "2023-11-05"),
    "ISO": ("They met on 2023-11-01.", "2023-11-01", "2023-11-01"),
    "dots are day first": ("They met on 01.11.2023.", "01.11.2023", "2023-11-01"),
    "hyphens and a month": ("Filed 5-Nov-2023 by the ministry.", "5-Nov-2023", "2023-11-05"),
    "month and year": ("They met in May 2021.", "May 2021", "2021-05"),
    "part of a month": ("They met in early May 2021.", "early May 2021", "2021-05"),
    "season of a year": ("They met in the summer of 2001.", "the summer of 2001", "2001"),
    "year": ("They met in 2014.", "2014", "2014"),
    "year before its event": ("They recalled the 2014 elections.", "2014", "2014"),
    "days of a month": ("They met on January 9–10, 2001.", "January 9–10, 2001", "2001-01-09"),
    "days over two months": ("From October 30 to November 2, 2023.", "October 30 to November 2, 2023", "2023-10-30"),
    "days before their months": ("From 30 October to 2 November 2023.", "30 October to 2 November 2023", "2023-10-30"),
    "days over two years": ("From 30 December to 2 January 2024.", "30 December to 2 January 2024", "2023-12-30"),
    "months over two years": ("From December to January 2024.", "December to January 2024", "2023-12"),
    "days before their month": ("They met on 5-7 November 2021.", "5-7 November 2021", "2021-11-05"),
    "markup in the ordinal": ("They met on March 18<sup>th</sup>, 2022.", "March 18<sup>th</sup>, 2022", "2022-03-18"),
    "over a line end": ("They met on February\n1, 2000.", "February\n1, 2000", "2000-02-01"),
}


@pytest.mark.parametrize(("text", "words", "value"), STATED.values(), ids=STATED)
def test_dates_that_the_text_states_need_no_publication_date(text: str, words: str, value: str) -> None:
    (found,) = dates(text, None)
    assert found.span is not None
    assert (found.span.text, found.value, found.basis) == (words, value, "stated")


RELATIVE = {
    "today": ("They met today.", "2023-11-08"),
    "this morning": ("This morning they met.", "2023-11-08"),
    "yesterday": ("They met yesterday.", "2023-11-07"),
    "the day after tomorrow": ("They will meet the day after tomorrow.", "2023-11-10"),
    "weekday gone by": ("They met on Friday.", "2023-11-03"),
    "weekday that is the same day": ("They met on Wednesday.", "2023-11-08"),
    "weekday to come": ("They will meet on Friday.", "2023-11-10"),
    "weekday of a plan": ("The talks are planned for Thursday.", "2023-11-09"),
    "weekday of talks to be held": ("The talks, to be held Tuesday, matter.", "2023-11-14"),
    "last weekday": ("They met last Wednesday.", "2023-11-01"),
    "next weekday": ("They meet next Wednesday.", "2023-11-15"),
    "days ago": ("They met two days ago.", "2023-11-06"),
    "a week ago": ("They met a week ago.", "2023-11"),
    "last week over a month's end": ("They met last week.", "2023-11"),
    "next month": ("They will meet next month.", "2023-12"),
    "last year": ("They met last year.", "2022"),
    "within the year": ("They will meet within the year.", "2023"),
    "month gone by": ("They met in December.", "2022-12"),
    "month to come": ("They will meet in January.", "2024-01"),
    "last June": ("They met last June.", "2023-06"),
    "later in the month": ("They will meet later in November.", "2023-11"),
    "limit ahead of a past verb": ("They agreed to prepare it by the end of January.", "2024-01"),
    "month in an object": ("They discussed plans for a summit in January.", "2024-01"),
    "day of this year": ("They met on March 25.", "2023-03-25"),
    "day to come": ("They will meet on January 5.", "2024-01-05"),
    "month of a plan that had come to nothing": ("They cancelled talks that had been planned for October.", "2023-10"),
    "last winter": ("They met last winter.", "2022"),
    "next winter": ("They will meet next winter.", "2023"),
}


@pytest.mark.parametrize(("text", "value"), RELATIVE.values(), ids=RELATIVE)
def test_relative_dates_count_from_the_day_of_publication(text: str, value: str) -> None:
    (found,) = dates(text)
    assert (found.value, found.basis) == (value, "relative")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on March 5. The same day they signed.", "2023-03-05"),
        ("They met on March 5. The following day they signed.", "2023-03-06"),
        ("They met on March 5. Two days later they signed.", "2023-03-07"),
        ("They met on March 5. A day earlier they had spoken.", "2023-03-04"),
        ("They met in March 2022. Three weeks later he was gone.", "2022"),
        ("They met in March 2022. That month he fell.", "2022-03"),
        ("They met in December 2022. A week later he was gone.", None),
        ("They met in 2021. That year he fell.", "2021"),
        ("They met on March 5. That evening they signed.", "2023-03-05"),
        ("They met on March 5. The following morning they signed.", "2023-03-06"),
        ("They met on March 5. Earlier in the day he had flown in.", "2023-03-05"),
    ],
)
def test_an_anchored_date_counts_from_the_day_named_before(text: str, value: str) -> None:
    assert dates(text)[1].value == value


def test_a_part_of_a_day_counts_from_the_day_named_last_whatever_month_is_named_between() -> None:
    found = values("They met on March 5, as in June last year. That evening they signed.")
    assert found[-1] == ("That evening", "2023-03-05")


def test_the_verb_nearest_to_a_weekday_tells_its_side() -> None:
    assert values("She said on Tuesday that he will visit Ostmark on Sunday.") == [
        ("Tuesday", "2023-11-07"),
        ("Sunday", "2023-11-12"),
    ]


def test_a_week_is_given_as_its_month_and_says_so() -> None:
    assert dates("They met last week.")[0].precision == "month"


NO_DATES = {
    "a modal verb": "He may visit Ostmark.",
    "a wish": "May peace hold.",
    "a family name": "Prime Minister Ann May spoke.",
    "an order": "March on the capital, he told them.",
    "a body's name": "The Friday Prayer Group met.",
    "an outlet's name": "He spoke to Ostmark Today.",
    "a fraction": "A share of 1/11 of the votes was counted.",
    "an attack known by its numbers": "The law was passed after 9/11.",
    "a verse": "He read Ode 13:11 to them.",
    "a version": "They use version 1.2.2023 of it.",
    "a count of people": "Some 2000 people came.",
    "a count after a preposition": "In 2000 villages people voted.",
    "a sum": "It costs $2014.",
    "a telephone number": "Call +44 20 2023 1111 now.",
    "a decade": "They were rivals in the 1990s.",
    "a resolution's number": "They cited Resolution 2015 again.",
    "weekday abbreviations that are words": "He sat down in the sun.",
}


@pytest.mark.parametrize("text", NO_DATES.values(), ids=NO_DATES)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert values(text) == []


def test_without_a_publication_date_a_relative_one_stays_open_and_says_so() -> None:
    found = dates("They met yesterday.", None)
    assert [(d.value, d.basis) for d in found] == [(None, "relative")]
    assert [w.code for w in date_warnings(found)] == ["W302"]


@pytest.mark.parametrize(
    "text",
    [
        "MARROWGATE, Nov. 8, 2023 (NVR) — The ministers met yesterday.",
        "Published: 8 November 2023\n\nThe ministers met yesterday.",
        "Office of the President of Veldania\n8 November 2023\n\nThe ministers met yesterday.",
    ],
    ids=["dateline", "line that says so", "line of its own"],
)
def test_a_date_at_the_head_of_the_text_serves_as_that_of_publication(text: str) -> None:
    first, second = dates(text, None)
    assert (first.value, first.basis) == ("2023-11-08", "publication")
    assert (second.value, second.basis) == ("2023-11-07", "relative")


def test_a_date_in_the_first_sentence_is_not_that_of_publication() -> None:
    assert [d.value for d in dates("The ministers met on 8 March 2021 and again yesterday.", None)] == [
        "2021-03-08",
        None,
    ]


def test_a_day_that_the_calendar_lacks_has_no_value() -> None:
    (found,) = dates("They met on 31 February 2020.")
    assert found.value is None
    assert "calendar" in date_warnings((found,))[0].message


def test_a_malformed_publication_date_counts_as_none() -> None:
    assert dates("They met yesterday.", "soon")[0].value is None


@pytest.mark.parametrize(
    "text", ["", " ", ".", "a", "?!", "\n\n", "\ud800", "a\0b", "May", "in 20", "1/", "\u202e1/1/1"]
)
def test_odd_texts_give_no_exception(text: str) -> None:
    assert holds(text, [d.span for d in dates(text) if d.span])


PIECES = st.sampled_from(
    [
        "on Friday ",
        "1/11/2023 ",
        "May ",
        "5 ",
        "2014",
        "👩‍👩‍👧 ",
        "e\u0301",
        "يوم ",
        "\r\n",
        "\n\n",
        "the ",
        "last ",
        "–",
        ", ",
        "in ",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_spans_hold_the_text_that_stands_there(text: str) -> None:
    found = dates(text)
    assert holds(text, [d.span for d in found if d.span])
    assert list(found) == sorted(found, key=lambda d: d.span.start if d.span else 0)


WITHOUT_A_YEAR = {
    "a day that can be no month": ("They will meet on 14/11.", "14/11", "2023-11-14"),
    "dots are day first without a year": ("They met on 3.10. in Torkent.", "3.10.", "2023-10-03"),
    "near the publication": ("They met on 7/11.", "7/11", "2023-11-07"),
}


@pytest.mark.parametrize("case", WITHOUT_A_YEAR)
def test_a_day_and_month_in_digits_after_a_preposition(case: str) -> None:
    text, words, value = WITHOUT_A_YEAR[case]
    assert values(text) == [(words, value)]


def test_a_day_and_month_of_two_readings_is_ambiguous_and_says_so() -> None:
    (found,) = dates("They met on 1/2.")
    assert (found.value, found.basis) == (None, "ambiguous")
    assert "01-02 or 02-01" in date_warnings([found])[0].message


@pytest.mark.parametrize(
    "text", ["They spoke of 9/11 on air.", "The attack on 9/11 came up.", "A rise on 3.4 million."]
)
def test_digits_that_are_no_day(text: str) -> None:
    assert values(text) == []


SET = {
    "talks that resume": ("Talks resume on Friday.", "Friday", "2023-11-10"),
    "is to": ("On Saturday they are to sit down together.", "Saturday", "2023-11-11"),
    "is due": ("Droste is due in Torkent on Friday.", "Friday", "2023-11-10"),
    "a week on": ("They will meet on Monday week.", "Monday week", "2023-11-20"),
    "the month that now runs, next year": ("They will meet next November.", "next November", "2024-11"),
}


@pytest.mark.parametrize("case", SET)
def test_what_is_set_lies_ahead(case: str) -> None:
    text, words, value = SET[case]
    assert values(text) == [(words, value)]


IN_A_WEEK = {
    "of last week": ("They met on Friday of last week.", "Friday of last week", "2023-11-03"),
    "that has come again since": (
        "They met on Tuesday of last week.",
        "Tuesday of last week",
        "2023-10-31",
    ),
    "without of": ("They met on Tuesday last week.", "Tuesday last week", "2023-10-31"),
    "of the week that runs": ("They will meet on Thursday of this week.", "Thursday of this week", "2023-11-09"),
    "gone by in this week": ("They met on Monday this week.", "Monday this week", "2023-11-06"),
    "of next week": ("They will meet on Thursday of next week.", "Thursday of next week", "2023-11-16"),
    "a part of the day": ("They met on Tuesday evening last week.", "Tuesday evening last week", "2023-10-31"),
    "two weeks before": ("They met on Monday of the week before last.", "Monday of the week before last", "2023-10-23"),
}


@pytest.mark.parametrize("case", IN_A_WEEK)
def test_a_weekday_of_a_week(case: str) -> None:
    text, words, value = IN_A_WEEK[case]
    assert values(text) == [(words, value)]


def test_a_week_in_the_next_clause_is_not_the_weekdays() -> None:
    assert values("They met on Tuesday, next week they go home.")[0] == ("Tuesday", "2023-11-07")
