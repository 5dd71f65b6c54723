"""What the tests of taking texts in share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext

import pytest

from communique.ingest.pages import PageReader


@pytest.fixture(scope="session")
def pages() -> Iterator[PageReader]:
    with PageReader() as reader:
        yield reader


@pytest.fixture
def shared_pages(pages: PageReader, monkeypatch: pytest.MonkeyPatch) -> None:
    """One child process for all tests that ask for it: each would wait a second for its own."""
    monkeypatch.setattr("communique.ingest.PageReader", lambda: nullcontext(pages))
