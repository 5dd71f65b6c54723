"""Progress: silent for few documents, a line now and then where there is no terminal, safe to show."""

from __future__ import annotations

import pytest

from communique import progress
from communique.progress import Progress


def test_few_documents_need_no_progress(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "EVERY", 0.0)
    with Progress(2, bar=True) as shown:
        shown.advance()
        shown.advance()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("total", "words"), [(9, "3 of 9 documents, about 0 s left"), (None, "3 documents, 0 s so far")]
)
def test_counts_and_time_left_are_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, total: int | None, words: str
) -> None:
    monkeypatch.setattr(progress, "EVERY", 0.0)
    with Progress(total, bar=True) as shown:
        for _ in range(3):
            shown.advance()
    assert capsys.readouterr().err == words + "\n"


def test_lines_come_only_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(1_000, bar=True) as shown:
        for _ in range(1_000):
            shown.advance()
    assert capsys.readouterr().err == ""


def test_a_name_cannot_command_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    Progress(1, bar=False).say("E108 \x1b[2J\ud83d\nfeed: naïve")
    assert capsys.readouterr().err == "E108 \\x1b[2J\\ud83d\\nfeed: naïve\n"
