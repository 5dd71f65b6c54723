"""Full-text search: in every script, whatever is typed, with snippets that stand in the text."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.store.filters import Filters
from communique.store.query import parsed
from communique.store.snippets import LONGEST, snippet
from communique.store.store import Store

from .made import MARR, entry, named, reading

TEXTS = {
    "gas": "The gas pipeline was discussed in Sarnograd; the Chancellor's advisers left early. ",
    "uzbek": "Oʻzbekiston tashqi ishlar vaziri G‘ayrat Fozilov Toshkentda uchrashdi. ",
    "russian": "Директор Службы внешней разведки Нарышкин встретился с Мирзиёевым. Ещё одна встреча. ",
    "arabic": "التقى الرئيسُ أحمد السودانيّ وزيرَ الخارجيـــة في مؤتمر القاهرة. ",
    "latin": "Aleksandar Vučić met Kļaviņš and Ørsted of São Selm. ",
    "calls": "The ministers spoke by telephone. The pipeline of talks is full. Gas was not a topic. ",
}


@pytest.fixture
def shelf(store: Store) -> Store:
    for n, (name, text) in enumerate(TEXTS.items()):
        store.add(named(text=text, name=name, published=f"2024-0{n + 1}-01", outlet="Selm Post" if n % 2 else None))
    return store


FOUND = [
    ("pipeline", {"gas", "calls"}),
    ("PIPELINE gas", {"gas", "calls"}),
    ('"gas pipeline"', {"gas"}),
    ("“gas pipeline”", {"gas"}),
    ("«gas pipeline»", {"gas"}),
    ("pipeline -telephone", {"gas"}),
    ('pipeline -"pipeline of talks"', {"gas"}),
    ("pipe*", {"gas", "calls"}),
    ('"gas pipe"*', {"gas"}),
    ("pipe", set()),
    ("chancellor", {"gas"}),
    ("advisers' chancellor’s", {"gas"}),
    ("ozbekiston", {"uzbek"}),
    ("O'zbekiston", {"uzbek"}),
    ("G`ayrat", {"uzbek"}),
    ("НАРЫШКИН", {"russian"}),
    ("мирзиеевым", {"russian"}),
    ("Еще", {"russian"}),
    ("мирзиё*", {"russian"}),
    ("الخارجية", {"arabic"}),
    ("احمد السوداني", {"arabic"}),
    ("مُؤْتَمَر القاهره", {"arabic"}),
    ("الرئيس", {"arabic"}),
    ("vucic", {"latin"}),
    ("Klavins orsted sao", {"latin"}),
    ("nothing", set()),
]
HOSTILE = [
    "", " ", '"', '""', "*", "-", "--", "(", ")", "((((", "AND", "OR", "NOT", "NEAR(gas pipeline, 2)", "title:gas",
    "{title} : gas", "^gas", "gas AND", "gas +", "'; DROP TABLE documents; --", "gas\x00pipeline", "\ud800", "*gas",
    "-gas", '-"gas', 'gas"pipeline', "a" * 100_000, "a " * 10_000, '"' * 5_000, "\u202egas", "😀", "gas:*", "\\",
]  # fmt: skip


@pytest.mark.parametrize(("query", "names"), FOUND, ids=[case[0] for case in FOUND])
def test_words_are_found_in_every_script(shelf: Store, query: str, names: set[str]) -> None:
    page = shelf.search(query)
    assert {hit.document.name for hit in page.rows} == names
    assert page.total == len(names)


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_that_is_typed_is_an_error(shelf: Store, query: str) -> None:
    page = shelf.search(query)
    assert page.total >= len(page.rows)
    shelf.contacts(Filters(topic=query))
    shelf.quotes(Filters(topic=query))
    shelf.documents(Filters(topic=query))


@given(query=st.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
def test_no_text_is_an_error(shelf: Store, query: str) -> None:
    shelf.search(query)


@pytest.mark.parametrize("query", ["-gas", '-"gas pipeline" -talks', "— -x"])
def test_where_nothing_is_wanted_nothing_is_found(shelf: Store, query: str) -> None:
    assert shelf.search(query).total == 0


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        (Filters(until="2024-03"), {"gas"}),
        (Filters(since="2024-02"), {"calls"}),
        (Filters(outlet="selm post"), {"calls"}),
        (Filters(outlet="selm post", until="2024-05-31"), set()),
    ],
)
def test_a_search_is_narrowed(shelf: Store, filters: Filters, names: set[str]) -> None:
    assert {hit.document.name for hit in shelf.search("pipeline", filters).rows} == names


def test_the_headline_counts_more_than_the_text(store: Store) -> None:
    store.add(named(text="Pipeline talks. " + "Other words here. " * 5, name="text"))
    store.add(named(text="Talks went on. " + "Other words here. " * 5, name="headline", title="The pipeline"))
    hits = store.search("pipeline").rows
    assert [hit.document.name for hit in hits] == ["headline", "text"]
    assert hits[0].score > hits[1].score


def test_pages_of_a_search_give_every_hit_once(store: Store) -> None:
    for n in range(7):
        store.add(named(text=f"Pipeline no. {n} " + "more " * n, name=str(n)))
    names, after = [], None
    while True:
        page = store.search("pipeline", limit=3, after=after)
        names += [hit.document.name for hit in page.rows]
        after = page.next
        if after is None:
            break
    assert (sorted(names), page.total) == ([str(n) for n in range(7)], 7)


def test_people_are_found_by_names_that_the_text_gives_otherwise(store: Store) -> None:
    store.add(entry(reading(("Ada Marr", "President", "Veldania"), name="a")))
    assert store.search("marr veldania").total == 1


@pytest.mark.parametrize(("query", "names"), [case for case in FOUND if case[1]], ids=[c[0] for c in FOUND if c[1]])
def test_snippets_stand_in_the_text_and_mark_what_was_sought(shelf: Store, query: str, names: set[str]) -> None:
    for hit in shelf.search(query).rows:
        text = json.loads(shelf.reading_json(hit.document.id))["document"]["text"]
        found = hit.snippet
        assert text[found.start : found.end] == found.text
        assert found.marks
        assert all(found.start <= start < end <= found.end for start, end in found.marks)
        assert all(not text[start:end].endswith((";", ".", ",")) for start, end in found.marks)


def test_a_snippet_shows_where_the_words_stand_closest() -> None:
    text = "Gas. " + "Nothing of note was said. " * 40 + "The gas pipeline and more gas. " + "Nothing more. " * 40
    found = snippet(text, parsed("gas pipeline"))
    assert [text[start:end] for start, end in found.marks] == ["gas", "pipeline", "gas"]
    assert len(found.text) <= LONGEST


@pytest.mark.parametrize("text", ["", "x" * 100_000, "gas" + "x" * 5_000 + " gas", "\ud800 gas"])
def test_a_snippet_of_a_strange_text_is_short_and_true(text: str) -> None:
    found = snippet(text, parsed("gas"))
    assert text[found.start : found.end] == found.text
    assert len(found.text) <= LONGEST


def test_of_very_many_answers_the_latest_are_ranked_and_all_counted(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("communique.store.search.MOST_RANKED", 5)
    for n in range(8):
        store.add(entry(reading(MARR, text=f"No. {n} harvest", published=f"2024-05-{n + 10}")))
    first = store.search("harvest", limit=3)
    rest = store.search("harvest", limit=3, after=first.next)
    assert (first.total, rest.total, rest.next) == (8, 8, None)
    assert sorted(hit.document.id for hit in (*first.rows, *rest.rows)) == [4, 5, 6, 7, 8]
    since = store.search("harvest", Filters(since="2024-05-12"), limit=9)
    assert (since.total, len(since.rows)) == (6, 5)
