"""Every coded error and warning says what happened and what to do next."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from communique.errors import CODES, CommuniqueError, explain

SOURCE = Path(__file__).resolve().parents[1] / "src" / "communique"


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_code_has_a_title_a_meaning_and_a_remedy(code: str) -> None:
    entry = explain(code)
    assert re.fullmatch(r"[EW]\d{3}", code)
    assert entry.code == code
    assert entry.title
    assert entry.meaning.endswith(".")
    assert entry.remedy.endswith(".")


def test_a_code_is_explained_in_small_letters_too() -> None:
    assert explain("e201") is explain("E201")


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(KeyError):
        explain("E000")


def test_an_error_names_its_code_and_its_place() -> None:
    error = CommuniqueError("E101", "there is no such file", "notes/wire.txt")
    assert str(error) == "E101 notes/wire.txt: there is no such file"
    assert str(CommuniqueError("E101", "there is no such file")) == "E101 there is no such file"


def test_every_code_that_the_program_uses_is_explained() -> None:
    used = {
        code
        for path in SOURCE.rglob("*.py")
        if path.name != "errors.py"
        for code in re.findall(r"[\"']([EW]\d{3})[\"']", path.read_text(encoding="utf-8"))
    }
    assert used <= set(CODES)
