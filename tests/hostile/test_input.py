"""Hostile input from end to end: a clear coded error or a reading with a warning; nothing hangs, the rest goes on."""

from __future__ import annotations

import gzip
import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"
# invented officials
SENTENCE = "The Foreign Minister of Ostmark met Ada Marr in Veldania on Tuesday and “no” was said. "
LIMIT_S = 400
"""Seconds for all hostile files on a busy machine: about 40 when it is idle."""

ENTRY = f"<description>{SENTENCE} &l9; &f;</description>"
LAUGHS = b"<!DOCTYPE rss [<!ENTITY l0 'ha'>%s]>" % b"".join(
    b"<!ENTITY l%d '%s'>" % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10)
)
FILE = b"<!DOCTYPE rss [<!ENTITY f SYSTEM 'file:///etc/hostname'>]>"

Make = Callable[[], bytes]


def feed(items: str) -> bytes:
    return f"<rss version='2.0'><channel><title>Wire</title>{items}</channel></rss>".encode()


def nested(depth: int) -> bytes:
    """A message whose text stands in parts within parts."""
    opening = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth))
    return f"Subject: Talks\n{opening}\n{SENTENCE}\n".encode()


def archive(body: bytes) -> bytes:
    """A web archive of one page, which is packed if it is a bomb."""
    packed = "Content-Encoding: gzip\r\n" if body.startswith(b"\x1f\x8b") else ""
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{packed}\r\n".encode() + body
    kind = "WARC-Type: response\r\nContent-Type: application/http\r\nWARC-Target-URI: https://post.example/"
    return f"WARC/1.0\r\n{kind}\r\nContent-Length: {len(http)}\r\n\r\n".encode() + http + b"\r\n\r\n"


ERRORS: dict[str, tuple[str, Make, str]] = {
    "an empty file": ("a.txt", lambda: b"", "E104"),
    "white space": ("a.txt", lambda: b" \r\n\t\n", "E104"),
    "20 MB of text": ("a.txt", lambda: SENTENCE.encode() * 230_000, "E103"),
    "random bytes": ("a.txt", lambda: random.Random(3).randbytes(100_000), "E105"),
    "zeros": ("a.txt", lambda: b"\0" * 100_000, "E105"),
    "random bytes as a page": ("a.html", lambda: random.Random(3).randbytes(100_000), "E105"),
    "a page without text": ("a.html", lambda: b"<html><body><img></body></html>", "E110"),
    "a line that is not JSON": ("a.jsonl", lambda: b"not json\n", "E106"),
    "a line without text": ("a.jsonl", lambda: b'{"id": "x"}\n', "E108"),
    "a text that is a number": ("a.jsonl", lambda: b'{"id": "x", "text": 5}\n', "E108"),
    "a line that is a list": ("a.jsonl", lambda: b'["x"]\n', "E107"),
    "JSON nested 100,000 deep": ("a.jsonl", lambda: b'{"text": ' + b"[" * 100_000 + b"\n", "E106"),
    "XML that is no feed": ("a.xml", lambda: b"<note>The envoy met her.</note>", "E111"),
    "a feed's entry without text": ("a.rss", lambda: feed("<item><title>Talks</title></item>"), "E115"),
    "a message nested 1,000 deep": ("a.eml", lambda: nested(1_000), "E116"),
    "a web archive that is cut off": ("a.warc", lambda: archive(SENTENCE.encode())[:-60], "E117"),
    "a bomb in a web archive": ("a.warc", lambda: archive(gzip.compress(bytes(200_000_000))), "E103"),
    "a web archive without pages": ("a.warc", lambda: archive(b"").replace(b"200", b"404"), "E115"),
    "data that is not packed though it says so": ("a.jsonl.gz", lambda: b"\x1f\x8b" + b"\0" * 100, "E113"),
}

READ: dict[str, tuple[str, Make, str | None]] = {
    "a million characters without a space": ("a.txt", lambda: b"x" * 1_000_000, "W305"),
    "100,000 quotation marks": ("a.txt", lambda: b'"' * 100_000, "W105"),
    "4,000 quotation marks among words": ("a.txt", lambda: b'said "a ' * 4_000, None),
    "quotation marks that never close": ("a.txt", lambda: ("“" + SENTENCE).encode() * 300, None),
    "one line of 100 kB": ("a.txt", lambda: SENTENCE.replace(". ", ", ").encode() * 1_200, None),
    "windows-1252": ("a.txt", lambda: (SENTENCE * 3).encode("cp1252"), "W101"),
    "windows-1251": ("a.txt", lambda: ("Нарвин said “no”. " + SENTENCE).encode("cp1251"), "W101"),
    "mixed encodings": ("a.txt", lambda: (SENTENCE * 9).encode() + SENTENCE.encode("cp1252"), "W102"),
    "UTF-16": ("a.txt", lambda: SENTENCE.encode("utf-16"), None),
    "UTF-8 with its mark": ("a.txt", lambda: SENTENCE.encode("utf-8-sig"), None),
    "NUL and control characters": ("a.txt", lambda: b"The envoy\x00 met\x07 her \x1b[2J and left.", "W103"),
    "half a character": ("a.jsonl", lambda: b'{"id": "x", "text": "The envoy \\ud83d met her."}\n', "W104"),
    "a publication date that is none": ("a.jsonl", lambda: b'{"text": "She met her.", "date": "soon"}\n', "W106"),
    "100,000 nested divs": ("a.html", lambda: b"<div>" * 100_000 + SENTENCE.encode() * 9, "W107"),
    "broken tags": ("a.html", lambda: b'<p><b <i> x &amp <a href="y>The envoy met <p>', "W107"),
    "a feed whose entities grow a billionfold": ("a.rss", lambda: LAUGHS + feed(f"<item>{ENTRY}</item>"), None),
    "a feed whose entity is a file": ("a.xml", lambda: FILE + feed(f"<item>{ENTRY}</item>"), None),
    "a message with an attachment": ("a.eml", lambda: nested(1) + b"--b0\nContent-Type: x/y\n\nx\n--b0--", "W109"),
    "Russian": ("a.txt", lambda: ("Министр иностранных дел встретился с президентом. " * 3).encode(), "E201"),
}


@dataclass(frozen=True)
class Outcome:
    """What one run over all hostile files gave, by the folder that a file stands in."""

    status: int
    errors: dict[str, list[str]]
    readings: dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """One run over every hostile file, each in a folder of its own, with a sound text between any two."""
    home = tmp_path_factory.mktemp("hostile")
    for place, (name, make, _) in enumerate([*ERRORS.values(), *READ.values()]):
        folder = home / f"{place:03}"
        folder.mkdir()
        (folder / name).write_bytes(make())
        (folder / "sound.txt").write_text(f"{SENTENCE} This is text {place}.")
    done = subprocess.run(
        [sys.executable, "-m", "communique", "read", str(home), "--format", "jsonl"],
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(SOURCE)},
        timeout=LIMIT_S,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    return Outcome(done.returncode, _errors(done.stderr.decode()), _readings(done.stdout))


def _errors(messages: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in messages.splitlines():
        if named := re.match(r"(E\d{3}) \S*hostile\d*/(\d{3})/", line):
            found.setdefault(named[2], []).append(named[1])
    return found


def _readings(lines: bytes) -> dict[str, list[dict[str, Any]]]:
    """The readings before each sound text, by that text's number."""
    found: dict[str, list[dict[str, Any]]] = {}
    waiting: list[dict[str, Any]] = []
    for line in lines.splitlines():
        reading = json.loads(line)
        if reading["document"]["name"] == "sound":
            found[f"{int(reading['document']['text'].split()[-1][:-1]):03}"] = waiting
            waiting = []
        else:
            waiting.append(reading)
    return found


def test_the_rest_is_read(outcome: Outcome) -> None:
    assert outcome.status == 1
    assert len(outcome.readings) == len(ERRORS) + len(READ)


@pytest.mark.parametrize("case", ERRORS)
def test_it_gives_a_coded_error(outcome: Outcome, case: str) -> None:
    place = f"{list(ERRORS).index(case):03}"
    assert outcome.errors[place] == [ERRORS[case][2]]
    assert outcome.readings[place] == []


@pytest.mark.parametrize("case", READ)
def test_it_gives_a_reading_that_says_so(outcome: Outcome, case: str) -> None:
    place, code = f"{len(ERRORS) + list(READ).index(case):03}", READ[case][2]
    (reading,) = outcome.readings[place]
    assert place not in outcome.errors
    assert code is None or code in [w["code"] for w in reading["warnings"]]
    assert (code == "E201") == (reading["document"]["language"] == "ru")
    text = reading["document"]["text"]
    assert all(text[span["start"] : span["end"]] == span["text"] for span in spans(reading))


def spans(value: Any) -> list[dict[str, Any]]:
    """Everything in a reading that has a place and words."""
    waiting, found = [value], []
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(value.values())
            if {"start", "end", "text"} <= value.keys():
                found.append(value)
        elif isinstance(value, list):
            waiting.extend(value)
    return found
