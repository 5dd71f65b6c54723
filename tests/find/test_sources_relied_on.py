"""On whom an outlet says that it relies, in the middle of a sentence and at its end. All names are invented."""

from __future__ import annotations

import pytest

import communique

MET = "Premier Ana Dorr met General Hugo Paz in Velm"

LANTERN = ["Lantern agency"]

TOLD = {
    "a source, cited in the middle": (
        f"The Lantern agency, quoting a source in the general's staff, claims that {MET}.",
        [("source in the general's staff", LANTERN)],
    ),
    "a person, cited in the middle": (
        f"The Lantern agency, citing a person close to the premier, reported that {MET}.",
        [("person close to the premier", LANTERN)],
    ),
    "on the authority of": (
        f"{MET}, the Lantern agency reported on the authority of an aide.",
        [("aide", LANTERN)],
    ),
    "on the strength of": (
        f"{MET}, the Lantern agency reported on the strength of two unnamed officials.",
        [("two unnamed officials", LANTERN)],
    ),
    "on the word of, behind a comma": (
        f"{MET}, the Lantern agency wrote, on the word of two officers.",
        [("two officers", LANTERN)],
    ),
    "to whom an outlet attributed it": (
        f"{MET}, according to the Lantern agency, which attributed it to a security official.",
        [("security official", LANTERN)],
    ),
    "attributed by whom another cites": (
        f"{MET}, according to the Sunda Courier, which cited Al-Manar, which attributed the news to a rebel officer.",
        [("rebel officer", ["Al-Manar", "Sunda Courier"])],
    ),
    "no speaker is cited": (f"{MET}, the ministry said, citing safety concerns.", [("ministry", [])]),
    "a thing relied on": (
        f"{MET}, the Lantern agency reported on the strength of the rouble.",
        [("Lantern agency", [])],
    ),
    "the strength of a thing": (f"{MET}, the ministry said on the strength of its reserves.", [("ministry", [])]),
    "a cause": (
        f"{MET}, according to the Lantern agency, which attributed it to bad weather.",
        [("Lantern agency", [])],
    ),
    "something else is attributed": (
        f"{MET}, according to the Lantern agency, which attributed the harvest to a general.",
        [("Lantern agency", [])],
    ),
}


@pytest.mark.parametrize(("text", "links"), TOLD.values(), ids=TOLD)
def test_whoever_is_relied_on_is_the_origin(text: str, links: list[tuple[str, list[str]]]) -> None:
    read = communique.read(text)
    assert [(x.name, [c.name for c in x.via]) for x in read.contacts[0].on_word_of] == links
