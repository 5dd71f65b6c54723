"""The parser's model is the one that was measured, or it is not loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.analysis import model
from communique.errors import CommuniqueError


def test_the_installed_weights_are_the_pinned_ones() -> None:
    assert model.model_name().endswith(model.VERSION)


def test_changed_weights_are_refused(tmp_path: Path) -> None:
    for name in model.WEIGHTS:
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(b"other weights")
    with pytest.raises(CommuniqueError) as raised:
        model.check_weights(tmp_path)
    assert raised.value.code == "E502"


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(CommuniqueError, match=r"tok2vec/model cannot be read"):
        model.check_weights(tmp_path)


def test_no_model_is_a_coded_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "MODELS", ("no_such_model",))
    with pytest.raises(CommuniqueError) as raised:
        model.pipeline.__wrapped__()
    assert raised.value.code == "E501"
