"""Which language a text is in, also when it is short or holds a verse in another script."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from communique.ingest.language import identify, is_partly_other

SOURCE = Path(__file__).resolve().parents[2] / "src"
VERSE = "وَإِن جَنَحُوا لِلسَّلْمِ فَاجْنَحْ لَهَا"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The envoy of Ostmark said that they would meet with the president after the talks.", "en"),
        pytest.param("Droste met Marr.", "en", id="three words, two of them names"),
        pytest.param("Droste, Marr discuss Karadan", "en", id="a headline"),
        pytest.param(
            f"The minister ended with a verse from the book: {VERSE}", "en", id="English with an Arabic verse"
        ),
        pytest.param("Ilan Droste (Илан Дросте) met Ada Marr.", "en", id="a name in two scripts"),
        ("Министр иностранных дел встретился с президентом страны.", "ru"),
        ("Der Minister traf den Präsidenten am Montag, um über den Vertrag der beiden Länder zu sprechen.", "de"),
        ("Le ministre a rencontré le président lundi pour parler de l’accord entre les deux pays.", "fr"),
        ("Prezident mamlakat poytaxtida vazir bilan uchrashuv o‘tkazdi va muzokaralar bo‘lib o‘tdi.", "uz"),
        (VERSE, "ar"),
        ("国家主席会见总理。", "zh"),
        pytest.param("", None, id="nothing"),
        pytest.param("12:30 — … \x00 😀", None, id="no letters"),
        pytest.param("\ud83d", None, id="half a character"),
    ],
)
def test_the_language_is_told(text: str, language: str | None) -> None:
    assert identify(text) == language


def test_a_long_text_is_told_by_samples_from_all_of_it() -> None:
    russian = "Министр иностранных дел встретился с президентом страны. " * 1_000
    assert identify("The title of the page\n" + russian) == "ru"


@pytest.mark.parametrize(
    ("text", "partly"),
    [
        ("The minister met her.", False),
        (f"The minister spoke for an hour and then he ended with a verse that all of them know: {VERSE}", False),
        ("The minister met her. " + VERSE * 2, True),
        ("", False),
    ],
)
def test_a_large_part_in_another_script_is_noticed(text: str, partly: bool) -> None:
    assert is_partly_other(text) is partly


def test_plain_english_never_loads_the_model() -> None:
    code = (
        "import sys; from communique.ingest.language import identify; "
        "assert identify('The envoy said that they would meet with the president of the country.') == 'en'; "
        "sys.exit('py3langid' in sys.modules)"
    )
    env = os.environ | {"PYTHONPATH": str(SOURCE)}
    assert subprocess.run([sys.executable, "-c", code], env=env, check=False).returncode == 0
