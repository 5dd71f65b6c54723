"""Points told in other words, denials, and who rests on whom. Countries, people and outlets are invented."""

from __future__ import annotations

import pytest

from communique import compare_readings as compare
from communique import read
from communique.compare import aligning, meaning
from communique.compare.aligning import aligned
from communique.compare.meaning import nearness
from communique.compare.telling import MOST_READ, Side
from communique.compare.units import Unit, units
from communique.compare.words import content_words
from communique.document import Document
from communique.dossiers import Account, Dossier, Fact
from communique.records import Reading


def reading(name: str, outlet: str, published: str, text: str) -> Reading:
    return read(Document(text, name=name, outlet=outlet, published=published, language="en"))


READOUT = (
    "President Ada Marr of Veldania received Chancellor Henrik Vos of Ostmark in Sarnograd on 14 May 2024. "
    "The leaders discussed the release of the captured sailors. They signed a protocol on fisheries. "
    "The talks lasted one hour and ten minutes. {more}"
)
OTHER = (
    "Chancellor Henrik Vos of Ostmark met President Ada Marr of Veldania in Sarnograd on 14 May 2024. "
    "The Chancellor said that the seamen held since March must be freed. No documents were signed. "
    "The conversation took 70 minutes. {more}"
)


def of(*readings: Reading) -> Dossier:
    (dossier,) = (d for d in compare(readings) if len(d.accounts) > 1)
    return dossier


def fact(dossier: Dossier, words: str) -> Fact:
    return next(f for f in dossier.facts if any(words in s.text for s in f.says.values() if s))


@pytest.fixture(scope="module")
def told() -> Dossier:
    return of(
        reading("v", "Presidency of Veldania", "2024-05-14", READOUT.format(more="")),
        reading("o", "Federal Chancellery of Ostmark", "2024-05-15", OTHER.format(more="")),
    )


@pytest.mark.parametrize(
    ("words", "verdict"), [("sailors", "agree"), ("protocol", "contradict"), ("one hour", "agree")]
)
def test_points_are_found_in_other_words(told: Dossier, words: str, verdict: str) -> None:
    point = fact(told, words)
    assert point.verdict == verdict
    assert all(point.says.values())


def test_like_meaning_lies_nearer_than_like_words() -> None:
    freed = nearness("the release of the captured sailors", "the seamen must be freed")
    assert freed > nearness("the release of the captured sailors", "the release of a new film")


def test_an_agency_that_points_to_a_body_of_its_own_country_rests_on_it() -> None:
    dossier = of(
        reading("v", "Presidency of Veldania", "2024-05-14", READOUT.format(more="")),
        reading(
            "n",
            "Veldanian Telegraph",
            "2024-05-14",
            "Ada Marr and the Chancellor of Ostmark, Henrik Vos, have met in Sarnograd, the presidential press "
            "service said on 14 May. A fisheries protocol was signed, and the release of the captured sailors was "
            "talked of.",
        ),
    )
    assert dossier.copies == (("n", "v"),)
    assert dossier.links[0].tie == "names_it"


def test_a_paper_with_a_source_of_its_own_rests_on_nobody() -> None:
    dossier = of(
        reading("v", "Presidency of Veldania", "2024-05-14", READOUT.format(more="")),
        reading(
            "n",
            "Norvik News",
            "2024-05-15",
            "Chancellor Henrik Vos and President Ada Marr met in Sarnograd on 14 May 2024. The Chancellor lost his "
            "temper over the price of gas, two people who were in the room told Norvik News. The presidency said "
            "nothing.",
        ),
    )
    assert dossier.independent_sources == 2


def test_a_text_that_denies_the_contact_contradicts_those_that_tell_of_it() -> None:
    dossier = of(
        reading(
            "a", "Norvik News", "2024-05-15", "Henrik Vos of Ostmark met Ada Marr of Veldania in Norvik on 14 May."
        ),
        reading("b", "Halmere Post", "2024-05-15", "Henrik Vos met Ada Marr in Norvik on 14 May, a diplomat said."),
        reading(
            "o",
            "Federal Chancellery of Ostmark",
            "2024-05-16",
            "Asked whether Chancellor Henrik Vos met President Ada Marr of Veldania in Norvik on 14 May, the "
            "spokeswoman said: There was no such meeting.",
        ),
    )
    assert "o" in dossier.accounts
    told = [f for f in dossier.facts if (said := f.says.get("o")) and "no such meeting" in said.text]
    assert "contradict" in {f.verdict for f in told}


def side(reading: Reading) -> Side:
    return Side(Account(reading, reading.contacts[0]), {})


@pytest.fixture(scope="module")
def released() -> Unit:
    account = reading(
        "v", "Presidency of Veldania", "2024-05-14", READOUT.format(more="They refused to sign a treaty.")
    )
    return next(u for u in units(Account(account, account.contacts[0])) if "refused" in u.sentence.text)


def test_what_cannot_deny_a_point_is_not_read_for_its_meaning(released: Unit) -> None:
    other = side(reading("o", "Federal Chancellery of Ostmark", "2024-05-15", OTHER.format(more="It rained all day.")))
    meaning.sentence.cache_clear()
    assert other.opposed(released, {}) is None
    assert meaning.sentence.cache_info().currsize == 0
    assert other.opposing(released, {}) is not None
    assert meaning.sentence.cache_info().currsize > 0


@pytest.mark.parametrize(
    ("more", "denied"),
    [
        ("They signed a treaty.", True),
        ("They signed a guest book.", False),
        ("They had lunch in the garden.", False),
    ],
)
def test_an_act_that_is_affirmed_is_denied_by_who_refused_it(released: Unit, more: str, denied: bool) -> None:
    other = side(reading("o", "Federal Chancellery of Ostmark", "2024-05-15", OTHER.format(more=more)))
    found, every = other.opposed(released, {}), other.opposing(released, {})
    assert (found is not None) is denied
    assert found is None or (every is not None and found.sentence == every[0])


LONG = " ".join(f"The delegates then discussed the harvest of {i} hundred tons of barley." for i in range(1, 60))


def test_of_a_long_text_the_sentences_are_read_that_share_words_with_others() -> None:
    release = "The seamen held since March must be freed."
    long = side(reading("o", "Halmere Courier", "2024-05-15", OTHER.format(more=f"{LONG} {release} {LONG}")))
    every = len(long.sentences)
    assert every > MOST_READ
    long.narrow(MOST_READ, frozenset(content_words(release)), {})
    assert len(long.sentences) == MOST_READ
    assert release in [s.text for s in long.sentences]
    assert list(long.sentences) == sorted(long.sentences)


def test_short_texts_are_read_whole(released: Unit) -> None:
    short = side(reading("o", "Halmere Courier", "2024-05-15", OTHER.format(more="")))
    every = short.sentences
    short.narrow(MOST_READ, frozenset(), {})
    assert short.sentences == every
    assert not short.leaves_out(released)


def test_every_sentence_of_a_long_text_is_a_point() -> None:
    made = of(
        reading("v", "Presidency of Veldania", "2024-05-14", READOUT.format(more="")),
        reading("o", "Federal Chancellery of Ostmark", "2024-05-15", OTHER.format(more=LONG)),
    )
    told = {s for f in made.facts if f.about == "other" for s in f.says.values() if s}
    assert sum("barley" in s.text for s in told) == LONG.count("barley")
    assert fact(made, "sailors").verdict == "agree"


def test_of_many_accounts_fewer_sentences_each_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []
    monkeypatch.setattr(aligning, "prepare", given.extend)
    monkeypatch.setattr(aligning, "MOST_IN_ALL", 4)
    texts = (READOUT.format(more=LONG), OTHER.format(more=LONG))
    told = [reading(f"n{i}", f"Paper {i}", "2024-05-14", text) for i, text in enumerate(texts)]
    aligned(tuple(Account(r, r.contacts[0]) for r in told))
    assert len(given) == 4
