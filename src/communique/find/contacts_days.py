"""Which days a text gives are a contact's: not those of reports, and of two years the one that is meant."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date as day
from datetime import timedelta

from communique.find.contacts_scene import Scene
from communique.find.contacts_words import vocabulary
from communique.records import DateValue

YEAR = re.compile(r"\d{4}")
DIGIT = re.compile(r"\d")
WEEK = timedelta(7)
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
REFERENCE = re.compile(r"[(\[][^\W\d_][^()\[\]]*, $")
"""What opens "(Norvik News, 1/11/2023)": the day is that of the report."""
LONGEST_REFERENCE = 60
"""Code points from its bracket to its date."""
TERM = re.compile(r"(?:\bfor (?:the )?|\d\d ?[-–—/] ?)$")
TERM_WITHIN = 12
"""Code points before a year in which the words stand that make it the end of a term."""
OPENING = 4
"""Code points within which a sentence opens with its date ("On Friday")."""


def gone_by(scene: Scene, date: DateValue | None) -> DateValue | None:
    """A day or month without a year, that of the year or week before where it would lie ahead of the text.

    What is counted from the day of the text and lies ahead ("tomorrow") is not the day of what has been.
    """
    published = scene.document.published
    if date is None or date.value is None or date.span is None or published is None:
        return date
    if YEAR.search(date.span.text) or date.value <= published[: len(date.value)]:
        return date
    if not vocabulary("ahead").isdisjoint(date.span.text.lower().split()):
        return None
    if date.basis == "relative" and date.precision == "day" and not DIGIT.search(date.span.text):
        # "the treaty that they signed on Friday binds both": no year is left out of a day of the week
        return replace(date, value=(day.fromisoformat(date.value) - WEEK).isoformat())
    return replace(date, value=f"{int(date.value[:4]) - 1}{date.value[4:]}")


def lead_date(scene: Scene) -> DateValue | None:
    """The day that the body opens with, for a text whose contact has no date of its own."""
    body = next((q for q in scene.analysis.sentences if scene.analysis.paragraphs[q.paragraph].role != "title"), None)
    if body is None:
        return None
    near = scene.dates_in(body.start, body.start + OPENING)
    found = [d for d in near if not _owns(scene, d) and not is_of_report(scene, d)]
    return next((d for d in found if d.basis == "relative" and d.precision == "day"), None)


def is_of_report(scene: Scene, date: DateValue) -> bool:
    """Whether a day is that of a report ("As the agency wrote on 30 October, ..."), whatever it hangs on."""
    at = scene.analysis.token_at(date.span.start) if date.span else None
    if at is None or date.span is None:
        return False
    mark = REFERENCE.search(scene.analysis.text, max(0, date.span.start - LONGEST_REFERENCE), date.span.start)
    if mark and scene.analysis.text[date.span.end : date.span.end + 1] in (")", "]"):
        return not _is_town(scene, mark.start() + 1, date.span.start)
    sentence = scene.analysis.sentences[scene.tokens[at].sentence]
    before = scene.tokens[sentence.first : at]
    opened = bool(before) and before[0].lower == "as" and not any(t.text == "," for t in before)
    return opened and any(t.dep == "advcl" and t.tag in FINITE for t in before)


def _is_town(scene: Scene, start: int, end: int) -> bool:
    """Whether a town or country is named there: one that a table knows, or that the text has elsewhere too."""
    known = any(p.lat is not None for p in scene.places_in(start, end))
    here = [e for _, e in scene.roster.within(start, end)]
    return known or any(e.type == "country" or (e.type == "place" and len(e.mentions) > 1) for e in here)


def _owns(scene: Scene, date: DateValue) -> bool:
    """As in "Today's children": the day belongs to what follows."""
    end = date.span.end if date.span else 0
    return scene.analysis.text[end : end + 2] in ("'s", "’s")


def is_of_the_last(scene: Scene, date: DateValue) -> bool:
    """Whether a day is that of another contact, the last before: "their first talks since 4 May"."""
    at = scene.analysis.token_at(date.span.start) if date.span else None
    if at is None:
        return False
    sentence = scene.analysis.sentences[scene.tokens[at].sentence]
    before = [t.lower for t in scene.tokens[sentence.first : at] if t.lower not in vocabulary("articles")]
    counting = vocabulary("ever_first") | vocabulary("ordinals")
    return before[-1:] == [*vocabulary("from_then")] and not counting.isdisjoint(before)


def is_of_what_follows(scene: Scene, date: DateValue, contact: int) -> bool:
    """Whether a day is that of something before which the contact was ("met ahead of the election on 20 May").

    Or after which they spoke of it ("discussed the situation after the attack on 20 May"). The parse hangs such a day
    on the verb as well. ``contact`` is the token of the contact's own word.
    """
    at = scene.analysis.token_at(date.span.start) if date.span else None
    if at is None or scene.tokens[at].sentence != scene.tokens[contact].sentence or contact >= at:
        return False
    between = scene.tokens[contact + 1 : at]
    talked = scene.tokens[contact].lemma.lower() in vocabulary("talking")
    cues = vocabulary("at_another_time") if talked else vocabulary("ahead_of")
    cue = next((t.i for t in reversed(between) if t.lower in cues), None)
    if cue is None or any(t.text == "," or t.pos in ("VERB", "AUX") for t in scene.tokens[cue + 1 : at]):
        return False
    return any(t.pos in ("NOUN", "PROPN") for t in scene.tokens[cue:at])


def is_term(scene: Scene, date: DateValue) -> bool:
    """Whether a year says for how long what is signed holds: "a programme for 2003–2006"."""
    if date.precision != "year" or date.span is None:
        return False
    return bool(TERM.search(scene.analysis.text, max(0, date.span.start - TERM_WITHIN), date.span.start))
