"""Readouts that tell only what was agreed vouch for the contact before them. All names are invented."""

from __future__ import annotations

import pytest

import communique


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("the two had agreed to keep in touch", ["Chancellery"]),
        ("two of the hostages had negotiated their release", []),
    ],
)
def test_readout_of_content_only_vouches_for_the_call(said: str, names: list[str]) -> None:
    call = "President Mireille Aubin and President Rurik Hald spoke by telephone on 3 May. "
    readout = f"A readout released by the Chancellery and carried by the NSP agency said that {said}."
    links = communique.read(call + readout).contacts[0].on_word_of
    assert [x.name for x in links] == names
    assert all([c.name for c in x.via] == ["NSP agency"] for x in links)


@pytest.mark.parametrize(
    ("second", "names"),
    [("The ministry", ["energy ministry"]), ("The oil board", ["energy ministry", "oil board"])],
)
def test_a_source_called_by_its_kind_is_the_one_named_before(second: str, names: list[str]) -> None:
    text = f"Ana Dorr met Hugo Paz in Velm, the energy ministry said. {second} said that the two had discussed grain."
    assert [x.name for x in communique.read(text).contacts[0].on_word_of] == names
