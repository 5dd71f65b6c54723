"""Contacts in words that no table has, as the network sees them; every country and official is invented."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from communique.analysis import analyse
from communique.digests import checked
from communique.document import Document
from communique.find.contacts import find_contacts
from communique.find.contacts_learnt import TAKES_PART
from communique.find.contacts_network import DIGESTS, MOST_PIECES, MOST_WINDOWS, ROLES, WEIGHTS, Asked, ContactNetwork
from communique.find.contacts_scene import Scene
from communique.find.entities import find_mentions
from communique.reader import Reader
from communique.records import Contact
from communique.resolve.dates import find_dates
from communique.resolve.entities import resolve_mentions
from communique.resolve.places import find_places

READER = Reader(lambda analysis, marks, seen: ())
TEXT = (
    "President Ada Marr of Ostmark met Chancellor Henrik Vos of Karadan in Torkent on 4 May 2024 to discuss the trial "
    "of the opposition leader Tomas Ederveen."
)
GOES_ON = (
    " The two spoke for an hour in the old town hall and then walked to the harbour, where a small crowd was waiting "
    "for them in the rain. The harvest was good and the roads were dry that year."
)


def scene_of(text: str) -> Scene:
    document, analysis = Document(text, "t", published="2024-05-06"), analyse(text)
    roster = resolve_mentions(analysis, document, find_mentions(analysis, document))
    return Scene(analysis, document, roster, find_dates(analysis, document), find_places(analysis, roster))


def contacts(text: str) -> tuple[Contact, ...]:
    return READER.read(Document(text, "t", published="2024-05-06")).contacts


def test_the_weights_are_those_of_their_digest() -> None:
    assert all(checked(WEIGHTS / name, digest) for name, digest in DIGESTS.items())


def test_the_word_that_names_a_contact_is_likelier_than_every_other() -> None:
    scene = scene_of(TEXT)
    likely = ContactNetwork(scene).named()
    assert likely.shape == (len(scene.tokens),)
    assert scene.tokens[int(likely.argmax())].text == "met"


def test_who_takes_part_is_likelier_than_who_is_only_named() -> None:
    scene = scene_of(TEXT + GOES_ON)
    met = next(t.i for t in scene.tokens if t.text == "met")
    asked = ContactNetwork(scene).ask([met], met)
    assert asked is not None
    assert asked.roles.shape == (asked.last - asked.first, len(ROLES))
    taking = {t.text: float(p) for t, p in zip(scene.tokens, asked.roles[:, 0], strict=True)}
    assert min(taking["Marr"], taking["Vos"]) > TAKES_PART > taking["Ederveen"]


WORDS = {
    "sat across the table": (
        "In Torkent, Ada Marr, the foreign minister of Ostmark, sat across the table from Henrik Vos, the chancellor "
        "of Karadan, for three hours on Monday."
    ),
    "had been to see": (
        "Ada Marr, the foreign minister of Ostmark, had been to see Chancellor Henrik Vos of Karadan, her aides said."
    ),
    "was closeted with": (
        "The envoy of Karadan, Henrik Vos, was closeted with Defence Minister Ada Marr of Ostmark on Tuesday."
    ),
}


@pytest.mark.parametrize("text", WORDS.values(), ids=WORDS)
def test_a_contact_in_words_that_no_table_has_is_found(text: str) -> None:
    (found,) = contacts(text)
    assert {p.name for p in found.participants} == {"Ada Marr", "Henrik Vos"}
    assert found.status == "held"
    assert {r.rule for r in found.reasons} == {"contacts.network"}
    assert found.trigger is not None
    assert text[found.trigger.start : found.trigger.end] == found.trigger.text


def test_where_and_when_are_seen_across_the_sentence() -> None:
    (found,) = contacts(WORDS["sat across the table"])
    assert found.date is not None
    assert found.date.value == "2024-05-06"
    assert found.place is not None
    assert found.place.name == "Torkent"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "President Ada Marr also spoke with Minister Henrik Vos, who will travel to Torkent tomorrow to help.",
            id="who is still to travel",
        ),
        pytest.param("Droste said on Friday that President Ada Marr had spoken with Henrik Vos.", id="said on a day"),
    ],
)
def test_the_day_of_something_else_neither_dates_a_contact_nor_puts_it_off(text: str) -> None:
    spoke = next(c for c in contacts(text) if {"Ada Marr", "Henrik Vos"} <= {p.name for p in c.participants})
    assert (spoke.status, spoke.date) == ("held", None)


QUIET = {
    "a speech": "President Ada Marr of Ostmark told a crowd in Torkent on Monday that Henrik Vos had misled voters.",
    "an appeal": "Ada Marr, the foreign minister of Ostmark, called on Chancellor Henrik Vos of Karadan to resign.",
    "agreed with nobody": "Chancellor Henrik Vos of Karadan said that he shared the view of President Ada Marr.",
}


@pytest.mark.parametrize("text", QUIET.values(), ids=QUIET)
def test_words_that_only_tempt_make_no_contact(text: str) -> None:
    assert contacts(text) == ()


def test_a_long_text_is_read_from_its_beginning() -> None:
    scene = scene_of(TEXT + " The harvest was good and the roads were dry that year." * 400 + " " + TEXT)
    network = ContactNetwork(scene)
    windows = network.windows
    assert len(windows) == MOST_WINDOWS
    assert windows[0][0] == 0
    assert all(a[1] == b[0] for a, b in pairwise(windows))
    assert all(len(network.given(a, b)["pieces"]) <= MOST_PIECES + 2 for a, b in windows)
    assert len(network.named()) == windows[-1][1] < len(scene.tokens)
    first, last = (t.i for t in scene.tokens if t.text == "met")
    assert network.ask([first], first) is not None
    assert network.ask([last], last) is None


def test_a_text_without_words_has_no_windows() -> None:
    assert ContactNetwork(scene_of(" ")).windows == ()


def test_what_it_was_about_is_told_in_words_that_no_table_has() -> None:
    (contact,) = (
        Reader()
        .read(
            Document(
                "Foreign Minister Ada Marr of Ostmark met her Karadani counterpart Ivo Senn in Torkent on 4 May 2024. "
                "Most of the hour went on grain transit and the unpaid gas bill.",
                "t",
                published="2024-05-06",
            )
        )
        .contacts
    )
    assert {"grain transit", "the unpaid gas bill"} <= {t.text for t in contact.topics}


def test_what_was_so_before_and_is_only_stressed_did_not_come_of_it() -> None:
    text = TEXT + GOES_ON + " They reaffirmed their commitment to the peace of the Selm plateau and to free passage."
    (contact, *_) = Reader().read(Document(text, "t", published="2024-05-06")).contacts
    assert not [o.text for o in contact.outcomes if "peace" in o.text]


class Sure(ContactNetwork):
    """A network that is sure of every "met" and of nothing else."""

    def named(self) -> NDArray[np.float32]:
        return np.array([0.95 if t.text == "met" else 0.0 for t in self._tokens], np.float32)

    def ask(self, words: Collection[int], head: int) -> Asked | None:
        return None


@pytest.mark.parametrize(
    ("more", "contacts"),
    [
        (" Before dinner Ada Marr met Henrik Vos alone.", 2),
        (" President Ada Marr met Chancellor Henrik Vos.", 1),
        (" It was the first time in years that Ada Marr sat with Henrik Vos.", 1),
    ],
    ids=["told as something new", "the same sentence again", "told in words that the network takes for no news"],
)
def test_two_tellings_that_both_look_new_are_two_contacts(more: str, contacts: int) -> None:
    scene = scene_of("President Ada Marr met Chancellor Henrik Vos." + more)
    found = find_contacts(scene.analysis, scene.document, scene.roster, scene.dates, scene.places, network=Sure(scene))
    assert len(found) == contacts


class Placed(Sure):
    """A network that sees every contact in "a mango grove"."""

    def ask(self, words: Collection[int], head: int) -> Asked | None:
        roles = np.zeros((len(self._tokens), len(ROLES)), np.float32)
        roles[[t.i for t in self._tokens if t.text in ("a", "mango", "grove")], ROLES.index("place")] = 0.8
        return Asked(0, len(self._tokens), roles, np.eye(8, dtype=np.float32)[0], np.eye(7, dtype=np.float32)[0])


def test_where_a_contact_was_is_read_from_words_that_are_no_place_to_the_rules() -> None:
    scene = scene_of("President Ada Marr met Chancellor Henrik Vos. A guide had led them past a mango grove.")
    (found,) = find_contacts(
        scene.analysis, scene.document, scene.roster, scene.dates, scene.places, network=Placed(scene)
    )
    assert found.place is not None
    assert found.place.name == "a mango grove"
