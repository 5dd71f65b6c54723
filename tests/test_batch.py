"""One task over many documents: in order, whatever goes wrong, in one process or several."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from communique.batch import LOOK_AHEAD, in_order
from communique.document import Document
from communique.errors import CommuniqueError

TASKS = '''
import os, time
from communique.errors import CommuniqueError

def task(document):
    """What a document's name asks for."""
    if document.name == "fault":
        raise RuntimeError("no such luck")
    if document.name == "coded":
        raise CommuniqueError("E103", "too long")
    if document.name == "death":
        os._exit(9)
    if document.name == "slow":
        time.sleep(0.5)
    return document.name.upper()
'''


@pytest.fixture
def task(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Document], str]]:
    """A task in a module of its own, which other processes can import."""
    (tmp_path / "batch_tasks.py").write_text(TASKS)
    monkeypatch.syspath_prepend(str(tmp_path))
    import batch_tasks  # type: ignore[import-not-found]

    yield batch_tasks.task
    del sys.modules["batch_tasks"]


def named(*names: str) -> list[Document | CommuniqueError]:
    return [Document("", name) for name in names]


def shown(results: Any) -> list[str]:
    return [f"{r.code} {r.where}" if isinstance(r, CommuniqueError) else r for r in results]


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_of_the_documents(task: Callable[[Document], str], workers: int) -> None:
    documents = named("slow", "a", "b", "slow", "c", "d")
    documents.insert(2, CommuniqueError("E101", "no such file", "x.txt"))
    assert shown(in_order(task, documents, workers)) == ["SLOW", "A", "E101 x.txt", "B", "SLOW", "C", "D"]


@pytest.mark.parametrize("workers", [1, 2])
def test_what_fails_costs_only_itself(task: Callable[[Document], str], workers: int) -> None:
    results = list(in_order(task, named("a", "fault", "coded", "b"), workers))
    assert shown(results) == ["A", "E401 fault", "E103 coded", "B"]
    assert isinstance(results[1], CommuniqueError)
    assert "RuntimeError: no such luck" in results[1].message


def test_a_process_that_ends_costs_only_its_document(task: Callable[[Document], str]) -> None:
    results = shown(in_order(task, named("a", "death", "b", "death", "c", "d"), 2))
    assert results == ["A", "E402 death", "B", "E402 death", "C", "D"]


@pytest.mark.parametrize("workers", [1, 2])
def test_nothing_gives_nothing(task: Callable[[Document], str], workers: int) -> None:
    assert list(in_order(task, [], workers)) == []


def test_only_few_documents_are_held_at_once(task: Callable[[Document], str]) -> None:
    taken = 0

    def many() -> Iterator[Document]:
        nonlocal taken
        for i in range(200):
            taken += 1
            yield Document("", f"n{i}")

    with closing(in_order(task, many(), 2)) as results:
        for delivered, _ in enumerate(results):
            assert taken - delivered <= LOOK_AHEAD * 2 + 1
    assert taken == 200


def test_processes_end_when_nobody_wants_more(task: Callable[[Document], str]) -> None:
    import multiprocessing

    with closing(in_order(task, named("a", *["slow"] * 20), 2)) as results:
        assert next(results) == "A"
        assert len(multiprocessing.active_children()) >= 2
    assert multiprocessing.active_children() == []
