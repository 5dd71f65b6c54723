"""The tagger's weights, loaded and asked. Countries and officials are invented."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from communique.analysis import analyse
from communique.digests import checked
from communique.errors import CommuniqueError
from communique.find.marks import paired_marks
from communique.find.tagger import DIGESTS, WEIGHTS, Tagger, tagger
from communique.find.tagger_windows import windows
from communique.graphs import adds_exactly, session


def test_the_shipped_weights_are_those_of_their_digests_and_small() -> None:
    for name, digest in DIGESTS.items():
        assert checked(WEIGHTS / name, digest)
    assert sum((WEIGHTS / name).stat().st_size for name in DIGESTS) <= 30e6


def test_changed_weights_are_refused(tmp_path: Path) -> None:
    changed = tmp_path / "roles.onnx"
    changed.write_bytes((WEIGHTS / "roles.onnx").read_bytes()[:-1] + b"x")
    with pytest.raises(CommuniqueError) as refused:
        checked(changed, DIGESTS["roles.onnx"])
    assert refused.value.code == "E502"


def test_missing_weights_are_told(tmp_path: Path) -> None:
    with pytest.raises(CommuniqueError) as refused:
        checked(tmp_path / "words.onnx", DIGESTS["words.onnx"])
    assert refused.value.code == "E501"
    assert "words.onnx" in str(refused.value)


def test_likelihoods_are_whole_and_the_same_each_time() -> None:
    model = tagger()
    analysis = analyse("Foreign Minister Ilan Droste said that talks with Ostmark would go on in Torkent.")
    (window,) = windows(analysis, paired_marks(analysis), model.pieces)
    words, tags = model.read(window)
    roles = model.ask(window, words, [(4, 5), (0, 2)])
    assert tags.shape == (len(window), 3, 3)
    assert roles.shape == (2, len(window), 6)
    assert np.allclose(tags.sum(-1), 1, atol=1e-4)
    assert np.allclose(roles[:, :, :4].sum(-1), 1, atol=1e-4)
    assert np.array_equal(model.read(window)[1], tags)
    assert np.allclose(model.ask(window, words, [(4, 5)])[0], roles[0], atol=0.05)


def test_a_processor_whose_sums_saturate_gets_the_slower_exact_product() -> None:
    class Saturating:
        def run(self, outputs: None, given: dict[str, np.ndarray]) -> list[np.ndarray]:
            assert given["bytes"].shape == (1, 64)
            return [np.full((1, 16), 32 * 32767, dtype=np.int32)]

    assert not adds_exactly(Saturating())  # type: ignore[arg-type]
    assert adds_exactly(session((WEIGHTS / "probe.onnx").read_bytes(), exact=False))


def test_either_product_gives_the_same_likelihoods() -> None:
    files = [(WEIGHTS / name).read_bytes() for name in ("words.onnx", "roles.onnx")]
    pieces = tagger().pieces
    models = [Tagger(*(session(f, exact) for f in files), pieces) for exact in (False, tagger_is_exact())]
    analysis = analyse("Foreign Minister Ilan Droste said that talks with Ostmark would go on in Torkent.")
    (window,) = windows(analysis, paired_marks(analysis), pieces)
    (words, tags), (others, same) = (m.read(window) for m in models)
    assert np.allclose(tags, same, atol=1e-3)
    assert np.allclose(words, others, atol=1e-2)
    assert np.allclose(*(m.ask(window, words, [(4, 5)]) for m in models), atol=1e-3)


def tagger_is_exact() -> bool:
    return adds_exactly(session((WEIGHTS / "probe.onnx").read_bytes(), exact=True))
