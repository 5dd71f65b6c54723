"""Tables are as wide as they may be, and leave columns out before they fold words."""

from __future__ import annotations

import pytest

from communique.commands.rows import GAP, LEFT_OUT_FIRST, print_rows, widths_of

CELLS = {
    "date": ["2024-05-14"],
    "participants": ["Chancellor Henrik Vos; President Ada Marr"],
    "place": ["Sarnograd"],
    "outlet": ["Office of the President"],
}


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        pytest.param(100, ["date", "participants", "place", "outlet"], id="all fits"),
        pytest.param(46, ["date", "participants", "place", "outlet"], id="just the words"),
        pytest.param(45, ["date", "participants", "place"], id="without the outlet"),
        pytest.param(34, ["date", "participants"], id="without the place too"),
        pytest.param(12, ["date", "participants"], id="what is never left out is folded"),
    ],
)
def test_columns_are_left_out_before_words_are_folded(width: int, shown: list[str]) -> None:
    widths = widths_of(CELLS, width)
    assert list(widths) == shown
    assert sum(widths.values()) + GAP * (len(widths) - 1) <= width


def test_no_column_is_narrower_than_its_words() -> None:
    widths = widths_of(CELLS, 60)
    words = {c: max(len(w) for text in (c, *texts) for w in text.split()) for c, texts in CELLS.items()}
    assert {c for c, n in widths.items() if n < words[c]} == set()
    assert widths["participants"] > words["participants"]


def test_an_endless_word_takes_no_more_than_its_part() -> None:
    widths = widths_of({"date": ["2024-05-14"], "where": ["/x" * 100]}, 80)
    assert widths == {"date": 10, "where": 68}


def test_a_table_is_cut_to_the_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", "45")
    print_rows([{c: texts[0] for c, texts in CELLS.items()}], tuple(CELLS), "table", 7)
    out, err = capsys.readouterr()
    assert max(map(len, out.splitlines())) <= 45
    assert "Chancellor" in out
    assert err == "1 of 7\nleft out to fit: outlet (--format csv has all)\n"


def test_a_column_without_anything_is_left_away(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows([{"name": "Ada Marr", "outlet": None}], ("name", "outlet"), "table", 1)
    out, err = capsys.readouterr()
    assert out.split() == ["name", "Ada", "Marr"]
    assert err == "1 of 1\n"


def test_without_rows_only_their_number_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows([], ("name", "outlet"), "table", 0)
    assert capsys.readouterr() == ("", "0 of 0\n")


def test_what_tells_rows_apart_is_never_left_out() -> None:
    assert not {"id", "document", "dossier_id", "participants", "date", "name"} & set(LEFT_OUT_FIRST)
