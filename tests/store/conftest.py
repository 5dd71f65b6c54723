from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.store.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "readings.store"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store(path, create=True) as opened:
        yield opened
