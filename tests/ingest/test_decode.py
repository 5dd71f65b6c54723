"""Bytes become text as they stand, whatever their encoding; what is no text is refused."""

from __future__ import annotations

import codecs
import random
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import CommuniqueError
from communique.ingest.decode import decode

# invented officials
ENGLISH = "The minister said “no” to the Ostmark envoy — over a naïve café talk.\r\n" * 3
RUSSIAN = "Министр Дросте встретился с президентом и обсудил с ним вопросы границы.\n" * 3
ARABIC = "قال الوزير إن المحادثات كانت مفيدة، والصلح خير.\n" * 3


@pytest.mark.parametrize(
    ("data", "text", "codes"),
    [
        pytest.param(ENGLISH.encode(), ENGLISH, [], id="UTF-8"),
        pytest.param(codecs.BOM_UTF8 + ENGLISH.encode(), ENGLISH, [], id="the UTF-8 mark is no part of the text"),
        pytest.param(ENGLISH.encode("utf-16"), ENGLISH, [], id="UTF-16 with its mark"),
        pytest.param(codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be"), ENGLISH, [], id="UTF-16, big end first"),
        pytest.param(ENGLISH.encode("utf-32"), ENGLISH, [], id="UTF-32"),
        pytest.param(ENGLISH.encode("utf-16-le"), ENGLISH, [], id="UTF-16 without a mark"),
        pytest.param(RUSSIAN.encode("utf-16-be"), RUSSIAN, [], id="Cyrillic UTF-16 without a mark"),
        pytest.param(ARABIC.encode("utf-16-le"), ARABIC, [], id="Arabic UTF-16 without a mark"),
        pytest.param(RUSSIAN.encode("cp1251"), RUSSIAN, ["W101"], id="windows-1251"),
        pytest.param(ENGLISH.encode("cp1252"), ENGLISH, ["W101"], id="windows-1252"),
        pytest.param(
            ("“Yes,” said Нарвин of Ostmark. " * 3).encode("cp1251"),
            "“Yes,” said Нарвин of Ostmark. " * 3,
            ["W101"],
            id="English with a name in windows-1251",
        ),
        pytest.param(
            ENGLISH.encode() + "His name: Нарвин".encode("cp1251"),
            ENGLISH + "His name: Нарвин",
            ["W102"],
            id="UTF-8 with stray windows-1251",
        ),
        pytest.param(
            ENGLISH.encode() + "“No,” he said".encode("cp1252"),
            ENGLISH + "“No,” he said",
            ["W102"],
            id="UTF-8 with stray windows-1252",
        ),
        pytest.param(ENGLISH.encode() + b"caf\xc3", ENGLISH + "cafÃ", ["W102"], id="UTF-8 that was cut off"),
        pytest.param(b"The envoy\x00 met\x01 her.", "The envoy\x00 met\x01 her.", ["W103"], id="NUL stays in place"),
        pytest.param(b"", "", [], id="nothing"),
        pytest.param(b"a", "a", [], id="one letter"),
    ],
)
def test_text_is_what_the_bytes_say(data: bytes, text: str, codes: list[str]) -> None:
    found, notices = decode(data)
    assert found == text
    assert [n.code for n in notices] == codes


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(random.Random(7).randbytes(5_000), id="random bytes"),
        pytest.param(b"\0" * 5_000, id="zeros"),
        pytest.param(b"%PDF-1.7 text", id="PDF"),
        pytest.param(b"PK\x03\x04 text", id="office file"),
        pytest.param(b"\x89PNG\r\n\x1a\n", id="picture"),
        pytest.param(b"{\\rtf1 The envoy met her}", id="RTF"),
    ],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(CommuniqueError) as caught:
        decode(data)
    assert caught.value.code == "E105"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), min_size=1))
def test_every_utf8_text_comes_back(text: str) -> None:
    # a text may begin like a file format
    if not text.startswith(("%PDF-", "GIF8", "{\\rtf", "SQLite")):
        assert decode(text.encode()) == (text, ())


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_a_coded_error(data: bytes) -> None:
    with suppress(CommuniqueError):
        assert isinstance(decode(data)[0], str)
