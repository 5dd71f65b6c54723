"""Who else was there: "taking part were ...", "the meeting was attended by ...", lists of participants."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from communique import lang
from communique.analysis import Paragraph
from communique.find.contacts_candidates import Candidate
from communique.find.contacts_parties import Party, parties_in
from communique.find.contacts_scene import Scene
from communique.find.contacts_triggers import Manner, Trigger
from communique.spans import trimmed

GAP = r"(?:\s+[^\s.:;]+){1,8}?\s+"
"""What "~" stands for in the table: a few words, so that matching stays linear."""
HEADING = re.compile(r"\b(?:participants?|participating|attendees|attended|attending|joined|present)\b[^.:]{0,120}:?\s*$", re.I)
NAME = re.compile(r"[^\W\d_][^,:;(]*")
STOP = re.compile(r"\b(?:to discuss|who|where|which)\b")


@cache
def _cues() -> re.Pattern[str]:
    patterns = [re.escape(e).replace(re.escape(" ~ "), GAP).replace(r"\ ", r"\s+") for e in lang.entries("en", "contact_attendance")]
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.I)


def find_attendance(scene: Scene) -> list[Candidate]:
    """Sentences and lists that name further participants of a contact told elsewhere."""
    return [*_told(scene), *_lists(scene)]


def _told(scene: Scene) -> Iterator[Candidate]:
    text = scene.analysis.text
    for sentence in scene.analysis.sentences:
        match = _cues().search(text, sentence.start, sentence.end)
        if match and not text[sentence.start : sentence.end].endswith(":"):
            stop = STOP.search(text, match.end(), sentence.end)
            found = parties_in(scene, match.end(), stop.start() if stop else sentence.end)
            people = [p for p in found if p.type in ("person", "group")] or found
            if people:
                yield _joining(scene, match, people)


def _lists(scene: Scene) -> Iterator[Candidate]:
    """Headings such as "Participants included:" with the lines below them, one participant or body a line."""
    text, paragraphs = scene.analysis.text, scene.analysis.paragraphs
    at = 0
    while at < len(paragraphs):
        heading = HEADING.search(text, max(paragraphs[at].start, paragraphs[at].end - 200), paragraphs[at].end)
        lines = _lines(scene, at + 1) if heading and text[paragraphs[at].end - 1] == ":" else []
        people = [p for line in lines for p in _listed(scene, line)]
        if heading and people:
            yield _joining(scene, heading, people)
        at += 1 + len(lines)


def _lines(scene: Scene, first: int) -> list[Paragraph]:
    """The list below a heading: list items, or short lines without a full stop."""
    found = []
    for paragraph in scene.analysis.paragraphs[first:]:
        line = scene.analysis.text[paragraph.start : paragraph.end]
        if paragraph.role != "list_item" and (len(line) > 200 or line.endswith((".", ":"))):
            break
        found.append(paragraph)
    return found


def _listed(scene: Scene, line: Paragraph) -> list[Party]:
    """Whom a line of a list names: its first person, else its first body, else what stands before its first comma."""
    found = parties_in(scene, line.start, line.end)
    person = next((p for p in found if p.type == "person"), None)
    if person or found:
        return [person or found[0]]
    name = NAME.search(scene.analysis.text, line.start, line.end)
    if not name or len(name.group().split()) > 8:
        return []
    span = trimmed(scene.analysis.text, *name.span())
    return [Party(f"institution:{span.text.lower()}", "institution", span.text, None, None, span)]


def _joining(scene: Scene, match: re.Match[str], people: list[Party]) -> Candidate:
    """A candidate that adds people to a contact told elsewhere."""
    inside = scene.analysis.tokens_in(match.start(), match.end())
    token = inside[0]
    span = scene.analysis.span(inside[0], inside[-1] + 1)
    trigger = Trigger(token, span, True, "other", False, Manner(), None, False, ())
    return Candidate(
        token, trigger, "other", False, "held", tuple(people), True, False, False, None, None, "contacts.attendance", 0.8,
        scene.in_title(token), joins=True,
    )  # fmt: skip
