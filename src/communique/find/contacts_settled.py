"""What came of a contact by the day of the text: held, still going on, still to come."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice

from communique import lang
from communique.find.contacts_candidates import Candidate
from communique.find.contacts_same import Group
from communique.find.contacts_scene import Scene
from communique.find.contacts_words import vocabulary
from communique.records import Status

MONDAY, SUNDAY = 0, 6
HYPHENS = frozenset("-‐‑–")
STEPS = 3
"""Heads above a contact among which it is said that it was only meant."""
DIGITS = 3
"""A visit is of so many days that their number has fewer digits."""


def settled_status(scene: Scene, group: Group) -> Status:
    """The status that the first telling gives, put right by a date before or after the publication date."""
    first = next((c for c in group if not c.weak), group[0])
    status, published = first.status, scene.document.published
    if status == "denied" and any(c.status == "held" and not c.weak for c in group):
        # somebody stands for what another denies; a word that needs another beside it does not
        status = "held"
    if status == "planned" and any(c.status == "cancelled" for c in group):
        return "cancelled"
    if goes_on(group):
        return "ongoing"
    dating = next((c for c in group if c.date and c.date.value), None)
    dated = dating.date if dating else None
    if not dating or not dated or not dated.value or not published or status not in ("held", "planned"):
        return status
    if status == "held" and any(_is_under_way(scene, c, published) for c in group):
        return "ongoing"
    if dated.value > published[: len(dated.value)]:
        return "planned"
    if len(dated.value) == len(published) and dated.value < published:
        return status if _was_only_meant(scene, group[0]) else "held"
    words = dated.span.text.lower().split() if dated.span else []
    later = words[-1:] == ["later"] and _is_past(scene, dating)
    if later or (words[:1] == ["later"] and words[1:2] not in (["this"], ["today"], ["on"])):
        # "later in the day, he visited" and "A month later he visited" tell of what has been
        return status
    if dating.trigger.noun and dating.trigger.frame is None and words == ["this", "week"]:
        # "welcomed the visit to Torkent this week": on a Sunday or a Monday most of it is ahead
        return "planned" if _opens_week(published) else status
    return "planned" if not vocabulary("ahead").isdisjoint(words) else status


def _is_past(scene: Scene, telling: Candidate) -> bool:
    """Whether the verb of a telling stands in the past: "A month later he visited"."""
    verb = telling.token if telling.trigger.frame is None else telling.trigger.frame
    return scene.tokens[verb].tag in ("VBD", "VBN")


def _was_only_meant(scene: Scene, telling: Candidate) -> bool:
    """Whether a text leaves open if it came to what was meant: "was supposed to meet him on Monday"."""
    tokens = scene.tokens
    for i in (telling.token, *islice(scene.analysis.ancestors(telling.token), STEPS)):
        if tokens[i].lemma.lower() in vocabulary("only_meant") and tokens[i].tag == "VBN":
            return any(tokens[c].lower in vocabulary("was") for c in scene.analysis.children(i))
    return False


def _opens_week(published: str) -> bool:
    try:
        return date.fromisoformat(published).weekday() in (SUNDAY, MONDAY)
    except ValueError:
        return False


def _is_under_way(scene: Scene, telling: Candidate, published: str) -> bool:
    """Whether a visit of so many days that somebody began is not over yet ("began a three-day visit on Friday")."""
    verb = telling.token if telling.trigger.frame is None else telling.trigger.frame
    opened = scene.tokens[verb].lemma.lower() in vocabulary("setting_out")
    days = _days(scene, telling) if telling.kind == "visit" and opened else None
    if days is None or telling.date is None or telling.date.value is None:
        return False
    try:
        last = date.fromisoformat(telling.date.value) + timedelta(days - 1)
        return date.fromisoformat(published) <= last
    except (ValueError, OverflowError):
        return False


def _days(scene: Scene, telling: Candidate) -> int | None:
    """For how many days a sentence says that a visit is: "three-day", "4-day"; None where it does not."""
    sentence = scene.analysis.sentences[scene.tokens[telling.token].sentence]
    for i in range(sentence.first + 2, sentence.last):
        day, hyphen, number = (scene.tokens[k] for k in (i, i - 1, i - 2))
        if day.lower in vocabulary("day") and hyphen.text in HYPHENS:
            return int(number.text) if number.text.isdecimal() and len(number.text) < DIGITS else _count(number.lower)
    return None


def _count(word: str) -> int | None:
    """The number that a word stands for."""
    rows = lang.rows("en", "calendar")
    return next((int(r["value"]) for r in rows if r["kind"] == "number" and r["word"] == word), None)


def goes_on(group: Group) -> bool:
    """Whether all that is told of is an exchange that goes on by the way ("the progress of negotiations with X")."""
    return all(c.running and not (c.title or c.date or c.place or c.apart) for c in group)
