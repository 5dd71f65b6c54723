"""Event types of sentences. Countries and people are invented."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.coding import sentences
from communique.coding.sentence_traits import CUES, MOST_WORDS, stem, traits, words_of
from communique.coding.sentences import DIGESTS, WEIGHTS, code_sentence, coder, unpacked
from communique.digests import checked
from communique.errors import CommuniqueError


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ostmark accused Veldania of arming the separatists.", "ACCUSE", id="an accusation"),
        pytest.param("Veldania agreed on Monday to reopen the strait to Ostmark's ships.", "AGREE", id="an intention"),
        pytest.param("Ostmark donated tents and vaccines to flood victims in Veldania.", "AID", id="help given"),
        pytest.param("Gunmen from Ostmark shot dead three border guards in Torkent.", "ASSAULT", id="violence"),
        pytest.param("Veldanian police arrested the editor of a newspaper in Torkent.", "COERCE", id="an arrest"),
        pytest.param("Foreign Minister Ilan Droste met Ada Marr for talks in Torkent.", "CONSULT", id="a meeting"),
        pytest.param("The navies of Ostmark and Veldania held joint exercises.", "COOPERATE", id="a joint exercise"),
        pytest.param("Ostmark put its army on high alert along the border.", "MOBILIZE", id="troops on alert"),
        pytest.param("Thousands of demonstrators marched in Torkent against the law.", "PROTEST", id="a march"),
        pytest.param("Veldania rejected Ostmark's proposal for a canal.", "REJECT", id="a refusal"),
        pytest.param("Ada Marr urged Veldania to release the fishermen.", "REQUEST", id="a demand"),
        pytest.param("Ostmark suspended military aid to Veldania.", "SANCTION", id="aid that ends"),
        pytest.param("The premier praised Veldania for its patience.", "SUPPORT", id="praise"),
        pytest.param("Ostmark threatened to cut off the gas of Veldania.", "THREATEN", id="a threat"),
        pytest.param("Veldania released forty prisoners and withdrew its troops.", "YIELD", id="a release"),
    ],
)
def test_types(text: str, expected: str) -> None:
    kind, probability = code_sentence(text)
    assert kind == expected
    assert probability > 0.4


def test_there_are_fifteen_types_and_their_likelihoods_add_up() -> None:
    likely = coder().likelihoods(traits("Ostmark and Veldania hold talks."))
    assert len(coder().types) == len(likely) == 15
    assert likely.sum() == pytest.approx(1, abs=1e-5)


def test_who_acts_does_not_matter() -> None:
    one = code_sentence("On Monday, Ostmark accused Veldania of arming 40 rebels.")
    assert one == code_sentence("On Friday, Brelland accused Ada Marr of arming 7 rebels.")


@pytest.mark.parametrize("text", ["", " \n", "…", "\ud83d", "министр", "Ostmark 12.", "The weather is mild."])
def test_what_says_nothing_is_coded_without_conviction(text: str) -> None:
    assert code_sentence(text)[1] < 0.5


@given(st.text(max_size=300))
def test_any_text_has_a_type_and_a_probability(text: str) -> None:
    kind, probability = code_sentence(text)
    assert kind in coder().types
    assert 1 / 15 - 1e-6 <= probability <= 1


@pytest.mark.parametrize("text", ["x" * 100_000, "accused-" * 20_000, "'" * 100_000, "met " * 30_000, "A1" * 50_000])
def test_what_is_no_sentence_is_read_in_part(text: str) -> None:
    assert len(words_of(text)) <= MOST_WORDS
    assert code_sentence(text) == code_sentence(text + " Ostmark attacked Veldania." * (len(words_of(text)) > 1))


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        pytest.param("Ostmark condemned it", [(), ("criticize",), ()], id="the beginning of a word"),
        pytest.param("they stepped down", [(), ("concede",), ()], id="words in a row"),
        pytest.param("he didn't fight", [(), ("not",), ("attack",)], id="a negation"),
        pytest.param("he didn’t fight", [(), ("not",), ("attack",)], id="a typographic apostrophe"),
    ],
)
def test_cues(text: str, cues: list[tuple[str, ...]]) -> None:
    assert [w.cues for w in words_of(text)] == cues


def test_names_are_told_from_first_words() -> None:
    words = words_of("The envoy of Ostmark met Ada Marr in 2031")
    assert [w.text for w in words if w.name] == ["ostmark", "ada", "marr"]
    assert [w.names for w in words] == [0, 0, 0, 1, 1, 2, 2, 2, 2]
    assert words[-1].text == "#"


@pytest.mark.parametrize(
    ("word", "expected"),
    [("agreed", "agre"), ("talks", "talk"), ("aids", "aid"), ("boss", "boss"), ("red", "red"), ("using", "using")],
)
def test_stems(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_the_weights_are_small_and_hold_no_objects() -> None:
    assert WEIGHTS.stat().st_size < 500_000
    with np.load(WEIGHTS, allow_pickle=False) as kept:
        assert {name: kept[name].dtype.kind for name in kept.files} == {
            "types": "U",
            "hashes": "u",
            "rarity": "f",
            "weights": "f",
            "bias": "f",
        }
    assert np.all(np.diff(unpacked(WEIGHTS.read_bytes()).hashes.astype(np.int64)) > 0)


@pytest.mark.parametrize("path", [WEIGHTS, CUES], ids=["weights", "cues"])
def test_changed_files_are_refused(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = tmp_path / path.name
    changed.write_bytes(path.read_bytes()[:-1] + b"x")
    monkeypatch.setattr(sentences, "WEIGHTS" if path == WEIGHTS else "CUES", changed)
    coder.cache_clear()
    with pytest.raises(CommuniqueError) as refused:
        code_sentence("Ostmark met Veldania.")
    assert refused.value.code == "E502"
    assert path.name in str(refused.value)


def test_missing_weights_are_told(tmp_path: Path) -> None:
    with pytest.raises(CommuniqueError) as refused:
        checked(tmp_path / "types.npz", DIGESTS["types.npz"])
    assert refused.value.code == "E501"


def test_weights_with_pickles_are_refused(tmp_path: Path) -> None:
    with np.load(WEIGHTS) as kept:
        np.savez(tmp_path / "types.npz", **{**kept, "types": np.array([object()], dtype=object)})
    with pytest.raises(ValueError, match="allow_pickle"):
        unpacked((tmp_path / "types.npz").read_bytes())
