"""The timeline: every contact in its lane on its day, nothing over another, the same every time."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest

from communique.web.charts.events import Event
from communique.web.charts.lanes import MOST, lanes
from communique.web.charts.scale import scale, ticks
from communique.web.charts.timeline import timeline

from .made import HOSTILE, SVG, event, frame, numbers, party, titles, tree

DAY = date(2024, 5, 1)


def spread(number: int, step: int = 3) -> list[Event]:
    return [event(date=(DAY + timedelta(days=step * i)).isoformat(), number=i) for i in range(number)]


def test_a_contact_stands_in_the_lane_of_each_of_its_countries() -> None:
    found = lanes([event(), event(party("Saule", "Karadan"), party("Ada Marr", "Veldania"), number=2)], "country")
    assert [(lane.name, len(lane.events)) for lane in found] == [("Veldania", 2), ("Karadan", 1), ("Ostmark", 1)]


def test_no_contact_is_left_without_a_lane() -> None:
    many = [event(party("A", f"Land {i:02}"), party("B", "Veldania"), number=i) for i in range(MOST + 9)]
    found = lanes([*many, event(party("Nobody"), number=99)], "country")
    assert len(found) == MOST + 1
    assert found[-1].name == "10 more, or not told"
    assert {e.address for lane in found for e in lane.events} == {e.address for e in many} | {
        "/documents/99/contacts/c1"
    }


@pytest.mark.parametrize(("by", "names"), [("person", ["Ada Marr", "Henrik Vos"]), ("institution", ["The Bank"])])
def test_lanes_are_of_whom_is_asked_for(by: str, names: list[str]) -> None:
    bank = party("The Bank", "Ostmark", "institution")
    found = lanes([event(party("Ada Marr"), party("Henrik Vos"), bank)], by)  # type: ignore[arg-type]
    assert [lane.name for lane in found] == names


def test_marks_lie_inside_the_frame_and_not_over_each_other_in_a_lane() -> None:
    close = [event(number=i, accounts=1 + i % 3) for i in range(4)] + spread(40)
    made = timeline(lanes(close, "country"))
    assert made is not None
    root = tree(made.svg)
    width, height = frame(root)
    spots = {numbers(c, "cx", "cy") for c in root.iter(f"{SVG}circle") if c.get("class") == "mark"}
    assert all(0 < x < width and 0 < y < height for x, y in spots)
    lane = sorted(spot for spot in spots if spot[1] < height / 2)
    assert all(abs(a[0] - b[0]) > 11 or abs(a[1] - b[1]) > 11 for a, b in itertools.pairwise(lane))


def test_marks_that_find_no_room_are_counted() -> None:
    made = timeline(lanes([event(number=i) for i in range(30)], "country"))
    assert made is not None
    assert ">+24</text>" in made.svg


def test_a_mark_leads_to_its_contact_once_for_the_keyboard() -> None:
    made = timeline(lanes([event(number=7)], "country"))
    assert made is not None
    links = list(tree(made.svg).iter(f"{SVG}a"))
    assert [a.get("href") for a in links] == ["/documents/7/contacts/c1"] * 2
    assert [a.get("tabindex") for a in links] == [None, "-1"]


def test_a_partial_date_is_a_stretch() -> None:
    made = timeline(lanes([event(date="2024-05", first="2024-05-01", last="2024-05-31")], "country"))
    assert made is not None
    assert 'class="span"' in made.svg
    assert "May 2024" in made.svg


def test_a_date_far_off_is_left_out_and_said_unless_every_date_is_asked_for() -> None:
    found = lanes([*spread(60), event(date="1918-11-11", number=999)], "country")
    made, whole = timeline(found), timeline(found, whole=True)
    assert made is not None
    assert whole is not None
    assert (made.outside, whole.outside) == (1, 0)
    assert whole.first < "1918-11-11" < made.first


def test_nothing_is_drawn_without_a_date() -> None:
    assert timeline(lanes([event(date="", first="", last="")], "country")) is None


def test_a_file_has_no_links_and_is_the_same_every_time() -> None:
    found = lanes(spread(20), "country")
    first, second = timeline(found, alone=True), timeline(found, alone=True)
    assert first == second
    assert first is not None
    assert "<a " not in first.svg


def test_a_hostile_name_stays_words() -> None:
    made = timeline(lanes([event(party(HOSTILE, HOSTILE), place=HOSTILE)], "country"), alone=True)
    assert made is not None
    assert "<script" not in made.svg
    assert any("<script>" in title for title in titles(tree(made.svg)))


@pytest.mark.parametrize(
    ("days", "first", "number"),
    [(10, "29 Apr 2024", 8), (120, "May 2024", 5), (900, "Jul 2024", 10), (40_000, "2030", 11), (700_000, "2000", 10)],
)
def test_ticks_suit_the_stretch(days: int, first: str, number: int) -> None:
    line = scale([DAY.toordinal(), DAY.toordinal() + days], 0, 1000, whole=True)
    found = ticks(line)
    assert found[0][1] == first
    assert len(found) == number
    assert len({name for _, name in found}) == len(found)


@pytest.mark.parametrize("day", [1, 3_652_059])
def test_the_ends_of_time_are_drawn(day: int) -> None:
    made = timeline(lanes([event(date=date.fromordinal(day).isoformat())], "country"))
    assert made is not None
