"""The main contact as the body alone tells it, held against what the publisher's own headline says.

Data: ``readouts/whitehouse``, ``readouts/kremlin``.
Command: ``python bench/titles.py [--misses] [--every N]``
Each body is read without its headline. White House ("... Call with Prime Minister X of Y"): ``counterpart``, the share
of the people so named who are participants of the main contact; ``country``, the share of the countries so named that
a participant of that name has; ``kind``, main contacts of the kind that the headline names (or video calls, where the
body calls them virtual); ``date``, main contacts dated as published where the body says "today", "this morning" and the
like in its first sentence. Kremlin ("Meeting with X", X linked by the publisher in the body): ``person``, the share of
X among the participants of the main contact; ``office``, of those before whose linked name an office stands in the
body, the share whose participant has a word of it. Fails below what must hold, when every text is read.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import Any

from anyascii import anyascii

from communique import lang
from corpora import documents_of, readings, rows

OFFICE = (
    r"(?:(?:Acting|Vice|Deputy|First|Crown|Prime|Foreign|Federal|National Security|Interim|Transitional|Supreme) )*"
    r"(?:President(?:[- ][Ee]lect)?|Minister|Chancellor|King|Queen|Prince|Sultan|Emir|Amir|Taoiseach|"
    r"Secretary(?:[- ]General)?|Advis[eo]r|Premier|Chairman|Speaker|Director(?:[- ]General)?|"
    r"Secretary of State|Commissioner)"
)
PARTICLE = r"bin|al|de|da|von|der|van|ibn|el|Al|Ould"
WORD = rf"(?:[A-ZÀ-Ž][\w.'’‑-]*|{PARTICLE})"
NAME = rf"(?!General|State|Elect)(?:(?:Dr\.?|Sir|Sheikh|Sayyid) )?({WORD}(?: {WORD})*)"
COUNTERPART = re.compile(rf"(?:with|and) (?:\w+ )?{OFFICE} {NAME} of (?:the )?(.+?)(?= and | on | to |, |$)")
KINDS = (
    ("video_call", re.compile(r"\b(?:virtual|video|videoconference|video ?call)\b", re.I)),
    ("call", re.compile(r"\b(?:calls?|phone)\b(?= with\b)", re.I)),
    ("meeting", re.compile(r"\b(?:meeting|bilateral)\b(?= with\b)", re.I)),
)
VIRTUAL = re.compile(r"\b(?:virtual|video|secure call|online)", re.I)
TODAY = re.compile(r"\b(?:today|this (?:morning|afternoon|evening)|tonight)\b", re.I)
MEETING_WITH = re.compile(r"\b(?:meeting|met|talks?|conversation)\b.*? with ", re.I)
LEAST = {"counterpart": 95, "country": 95, "kind": 95, "date": 90, "person": 92, "office": 90}
"""Below these, in per cent of all texts, the program fails."""
BESIDE = 80
"""Code points before a linked name in which its office stands."""


@cache
def countries() -> dict[str, str]:
    """ISO codes by every name of a country, in lower case without "the"."""
    found = {}
    for row in lang.rows("en", "countries"):
        for name in (row["name"], *row["names"].split(";")):
            found[name.strip().lower().removeprefix("the ")] = row["iso"]
    return found


def family(name: str) -> str:
    """The last word of a name, in plain lower-case letters."""
    return anyascii(name.replace("’", "'")).lower().split()[-1]


def parts(name: str) -> list[str]:
    """The words of a name, in plain lower-case letters."""
    return re.findall(r"[a-z'-]+", anyascii(name.replace("’", "'")).lower())


def main_contact(reading: dict[str, Any]) -> dict[str, Any] | None:
    """The contact that a reading calls its main one."""
    return next((c for c in reading["contacts"] if c["main"]), None)


def whitehouse(record: dict[str, Any], main: dict[str, Any] | None) -> Iterator[tuple[str, bool]]:
    """What can be asked of a White House readout, and whether it is right."""
    title, text = record["title"].replace("\u2060", ""), record["text"]
    parties = main["participants"] if main else []
    for match in COUNTERPART.finditer(title):
        same = [p for p in parties if family(match[1]) in parts(p["name"])]
        yield "counterpart", bool(same)
        code = countries().get(match[2].lower())
        if code:
            yield "country", any(countries().get((p["of"] or "").lower().removeprefix("the ")) == code for p in same)
    kind = next((k for k, pattern in KINDS if pattern.search(title)), None)
    if kind and " with " in title:
        told = main["kind"] if main else None
        yield "kind", told == kind or (told == "video_call" and bool(VIRTUAL.search(text)))
    if TODAY.search(text.lstrip()[:400].split(". ")[0]):
        yield "date", bool(main) and (main["date"] or {}).get("value") == record["date"]


def kremlin(record: dict[str, Any], main: dict[str, Any] | None) -> Iterator[tuple[str, bool]]:
    """What can be asked of a Kremlin item, and whether it is right."""
    text, parties = record["text"], main["participants"] if main else []
    if not MEETING_WITH.search(record["title"]):
        return
    told = MEETING_WITH.split(record["title"], maxsplit=1)[-1]
    for _, links in groupby(sorted(record["persons"], key=lambda p: p["person"]), key=lambda p: p["person"]):
        where = list(links)
        name = family(where[0]["name"].split()[0])
        if name not in parts(told):
            continue
        same = [p for p in parties if name in parts(p["name"])]
        yield "person", bool(same)
        office = next((o for link in where if (o := office_beside(text, link["start"]))), None)
        if same and office:
            yield "office", any(words(office) & words(p["office"] or "") for p in same)


def office_beside(text: str, start: int) -> str | None:
    """The office that stands right before a linked name: capitalised words up to it, an office among them."""
    before = text[max(0, start - BESIDE) : start].split("\n")[-1]
    match = re.search(rf"({OFFICE}|Head|Governor|Director|CEO|Mayor|Leader)\b[^.,;:()]*\s$", before)
    return match[1] if match else None


def words(office: str) -> set[str]:
    """The words of an office, in lower case."""
    return set(re.findall(r"[a-z]+", office.lower()))


SETS = {"readouts/whitehouse": whitehouse, "readouts/kremlin": kremlin}


def measure(every: int = 1, *, misses: bool = False) -> dict[str, float]:
    """Each share in per cent."""
    counts: dict[str, list[bool]] = {}
    for name, ask in SETS.items():
        records = [r for r in rows(name) if name == "readouts/whitehouse" or r["persons"]][::every]
        wanted = {r["id"] for r in records}
        texts = [replace(d, title=None) for d in documents_of(name) if d.name in wanted]
        for record, (_, line, error) in zip(records, readings(texts, name), strict=True):
            if line is None:
                raise SystemExit(f"{name} {record['id']}: {error}")
            main = main_contact(json.loads(line))
            for what, right in ask(record, main):
                counts.setdefault(what, []).append(right)
                if misses and not right:
                    told = [(p["name"], p["office"], p["of"]) for p in main["participants"]] if main else None
                    print(f"{what}: {record['id']} {record['title']!r}: {main and main['kind']} {told}")
    return {k: 100 * sum(v) / len(v) for k, v in counts.items()} | {f"{k} of": len(v) for k, v in counts.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="read each Nth text only")
    parser.add_argument("--misses", action="store_true", help="print what is wrong")
    options = parser.parse_args()
    got = measure(options.every, misses=options.misses)
    for what, least in LEAST.items():
        print(f"{what:12} {got[what]:5.1f} %  of {got[f'{what} of']:.0f}, at least {least}")
    sys.exit(options.every == 1 and any(got[what] < least for what, least in LEAST.items()))


if __name__ == "__main__":
    main()
