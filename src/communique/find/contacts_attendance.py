"""Who else was there: "taking part were ...", "the meeting was attended by ...", lists of participants."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import islice, pairwise
from typing import NamedTuple

from communique import lang
from communique.analysis import Paragraph
from communique.find.contacts_candidates import Candidate
from communique.find.contacts_elsewhere import of_a_body, of_a_thing, opens_with_question
from communique.find.contacts_heads import heads, led_by, led_too
from communique.find.contacts_lists import beside, following
from communique.find.contacts_parties import joined_by, parties_at, parties_in
from communique.find.contacts_party import POSSESSED, Party, party_of
from communique.find.contacts_scene import Scene
from communique.find.contacts_triggers import Manner, Trigger, is_contact_noun
from communique.find.contacts_words import alternatives, vocabulary
from communique.lang.names import word_set
from communique.spans import trimmed

GAP = r"(?:\s+[^\s.:;]+){1,16}?\s+"
"""What "~" stands for in the table: a few words, so that matching stays linear."""
BETWEEN_ITEMS = re.compile(r"(?:\([A-Z][A-Z&-]{1,9}\)|(?<=\s)[–—]\s[A-Z]{3,10})\s+(?=[A-Z])")
SHORT, FLATTENED = 200, 1_000
"""Code points of a line of a list, and of a whole list that lost its line breaks."""
LONG_NAME = 10
"""Words of a body's name at most."""
ANYTHING = re.compile(r"\S.*")
NAME = re.compile(r"[^\W\d_][^,:;(]*")
ATTENDANCE = "contacts.attendance"
"""The rule's name: such a telling adds people to a contact and never makes one."""
MOST_LINES = 500
"""Lines of one list that are read."""
TAG = 80
"""Code points of a mark of markup at most."""
FEWEST = 3
"""Items of a list of people that has no heading."""
NAMED_WITHIN = 12
"""Code points of an item within which its person's name begins, after "Dr" and the like."""
LABEL = 120
"""Code points in which a speaker's label ends."""
SPEAKER = re.compile(r"[^\W\d_][^:\n]*:")
GREETED = 200
"""Code points in which those are named whom a speaker greets."""

VOICES = word_set("en", "voices")
"""Who speaks for others."""


class Stretch(NamedTuple):
    """Start and end in the text, in code points."""

    start: int
    end: int


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('list_heading')})\b[^.:<>]{{0,160}}:?\s*$", re.I)


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('counted')}): (?=[A-Z])")


@cache
def _presence() -> re.Pattern[str]:
    entries = (re.escape(e).replace(re.escape(" ~ "), GAP) for e in lang.entries("en", "contact_present"))
    closing = rf"(?:{alternatives('closing_presence')})(?=\.|,? as\b)"
    return re.compile(rf"\b(?:(?:{'|'.join(entries)})\b|{closing})", re.I)


@cache
def _list_end() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('list_end')})\b")


@cache
def _cues() -> re.Pattern[str]:
    patterns = [
        re.escape(e).replace(re.escape(" ~ "), GAP).replace(r"\ ", r"\s+")
        for e in lang.entries("en", "contact_attendance")
    ]
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.I)


def find_attendance(scene: Scene) -> list[Candidate]:
    """Sentences and lists that name further participants of a contact told elsewhere."""
    return [
        *_told(scene),
        *_present(scene),
        *_composed(scene),
        *_enumerated(scene),
        *_lists(scene),
        *_speakers(scene),
        *_addressed(scene),
    ]


def _present(scene: Scene) -> Iterator[Candidate]:
    """Those whom a sentence names before it says that they were there."""
    text = scene.analysis.text
    for sentence in scene.analysis.sentences:
        match = _presence().search(text, sentence.start, sentence.end)
        told = text[sentence.start : match.start()].lower().split() if match else []
        # "Neither X nor Y took part", "elections, in which X took part"
        apart = not vocabulary("no_presence").isdisjoint(told)
        # "was among the guests at a wedding" is of something else
        apart |= match is not None and " among " in match[0].lower() and text[match.end() : match.end() + 1] not in ".;"
        people = parties_in(scene, sentence.start, match.start()) if match and not apart else []
        if match and people and len(people) <= MOST_LINES:
            yield joining(scene, Stretch(*match.span()), [*people, *beside(scene, match.end(), sentence.end)])


def _composed(scene: Scene) -> Iterator[Candidate]:
    """Those of whom a group was made up: "Mayors at today's meeting included X of Torkent and Y of Halmere"."""
    tokens = scene.tokens
    for token in tokens:
        if token.lemma.lower() not in vocabulary("composing") or token.pos != "VERB" or token.dep != "ROOT":
            continue
        subject = scene.analysis.child(token.i, "nsubj")
        if subject is not None and _is_headlined(scene, subject):
            # "met with members of the High-Level Group", "The High-Level Group includes X of Torkent and Y of Halmere"
            people = [p for p in parties_in(scene, token.end, scene.sentence_span(token.i)[1]) if p.type == "person"]
            if people:
                yield joining(scene, Stretch(tokens[subject].start, token.end), people)
            continue
        if subject is None or tokens[subject].tag not in ("NNS", "NNPS"):
            continue
        met = any(is_contact_noun(tokens[k]) for k in scene.analysis.subtree(subject) if k > subject)
        if met and any(p.type == "group" for p in parties_at(scene, subject)):
            people = [p for p in parties_in(scene, token.end, scene.sentence_span(token.i)[1]) if p.type == "person"]
            if people:
                yield joining(scene, Stretch(tokens[subject].start, token.end), people)


def _is_headlined(scene: Scene, subject: int) -> bool:
    """Whether the headline names the body whose members are listed."""
    bodies = [m.text for m, e in scene.mentions_at(subject) if e.type == "institution"]
    title = scene.document.title or ""
    return any(body in title for body in bodies)


def _enumerated(scene: Scene) -> Iterator[Candidate]:
    """Countries named one by one after a colon: "the leaders of five countries: Ostmark, Karadan, ..."."""
    text = scene.analysis.text
    for sentence in scene.analysis.sentences:
        match = _counted().search(text, sentence.start, sentence.end)
        if match:
            found = parties_in(scene, match.end(), sentence.end)
            countries = [p for p in found if p.type in ("country", "institution")]
            if len(countries) > 2:
                # "Ostmark, Karadan and Luria, as well as a representative of the League"
                others = following(scene, found[0].span.end, sentence.end)
                yield joining(scene, Stretch(*match.span()), [*countries, *others])


def _told(scene: Scene) -> Iterator[Candidate]:
    text = scene.analysis.text
    for sentence in scene.analysis.sentences:
        # "the Ostmark side was headed by X, while the Karadani side was led by Y"
        every = [*_cues().finditer(text, sentence.start, sentence.end)]
        leaders = [m for m in every if m[0].endswith(led_by())]
        if leaders:
            leaders += led_too().finditer(text, leaders[-1].end(), sentence.end)
        # "The convening included a discussion moderated by X": the first word takes nobody in
        every = [m for m in every if not _takes_in(m) or _right_behind(scene, m.end(), sentence.end)]
        for match in leaders if len(leaders) > 1 else every[:1]:
            elsewhere = of_a_body(scene, match.start()) or of_a_thing(scene, match.start())
            if text[sentence.start : sentence.end].endswith(":") or elsewhere:
                continue
            stop = _list_end().search(text, match.end(), sentence.end)
            end = stop.start() if stop else sentence.end
            found = heads(scene, match.end(), end) if match in leaders else []
            found = found or parties_in(scene, match.end(), end)
            people = [p for p in found if p.type in ("person", "group")] or found
            if people:
                yield joining(scene, Stretch(*match.span()), [*joined_by(scene, *match.span()), *people])


def _takes_in(match: re.Match[str]) -> bool:
    """Whether a cue tells who took part only with somebody right behind it: "the meeting involved Marr"."""
    return match[0].lower().split()[-1] in vocabulary("takes_in")


def _right_behind(scene: Scene, start: int, end: int) -> bool:
    """Whether somebody is named right behind a verb: "involved Marr and Vos", not "included a tribute to Marr"."""
    first = next(iter(scene.roster.within(start, end)), None)
    if first is None or first[1].type not in ("person", "group") or scene.analysis.text[start : first[0].start].strip():
        return False
    return not scene.analysis.text.startswith(POSSESSED, first[0].end)


def _lists(scene: Scene) -> Iterator[Candidate]:
    """Headings such as "Participants included:" with the lines below them, one participant or body a line."""
    text, paragraphs = scene.analysis.text, scene.analysis.paragraphs
    at, listed = 0, False
    while at < len(paragraphs):
        paragraph = paragraphs[at]
        end = _without_tags(text, paragraph.start, paragraph.end)
        heading = _heading().search(text, max(paragraph.start, end - 200), end)
        if heading and not vocabulary("topic_headings").isdisjoint(
            text[max(paragraph.start, end - 200) : end].lower().split()
        ):
            # "Major topics of discussion included:"
            heading = None
        marked = text[end - 1 : end] == ":" or text.startswith("</", end)
        led = marked or (paragraph.role == "heading" and end - paragraph.start <= SHORT)
        more = listed and text[end - 1 : end] == ":" and end - paragraph.start <= SHORT
        if more and not heading:
            # a second list right below the first: "... in attendance:", then "Institutes:"
            heading = ANYTHING.search(text, paragraph.start, end)
        lines = _lines(scene, at + 1) if heading and (led or more) else []
        bodies = heading is not None and _from_bodies().search(text, heading.start(), end) is not None
        people = [p for line in lines for p in _listed(scene, line, bodies)]
        if heading and people and heading[0].lower().startswith(tuple(vocabulary("joining"))):
            # "Joining the President and the Vice President were:"
            named = parties_in(scene, heading.start(), end)
            people = [*(p for p in named if p.type == "person"), *people]
        if heading and people:
            yield replace(joining(scene, Stretch(*heading.span()), people), listed=True)
        if not lines and paragraph.role == "list_item":
            lines = _items(scene, at)
            people = _guests(scene, lines)
            if people and not (at and _not_present().search(text, paragraphs[at - 1].start, paragraphs[at - 1].end)):
                yield replace(joining(scene, Stretch(paragraph.start, paragraph.end), people), listed=True)
            lines = lines[1:]
        listed = bool(lines)
        at += 1 + len(lines)


def _without_tags(text: str, start: int, end: int) -> int:
    """The end of a line without the marks of markup that close it ("<u>Participants:</u>")."""
    while end > start and text[end - 1] == ">":
        opening = text.rfind("<", max(start, end - TAG), end)
        if opening < 0:
            break
        end = opening
        while end > start and text[end - 1].isspace():
            end -= 1
    return end


def _items(scene: Scene, first: int) -> list[Paragraph]:
    """The items of the list that begins with this paragraph."""
    found: list[Paragraph] = []
    for paragraph in islice(scene.analysis.paragraphs, first, first + MOST_LINES):
        if paragraph.role != "list_item":
            break
        found.append(paragraph)
    return found


def _guests(scene: Scene, items: list[Paragraph]) -> list[Party]:
    """Those whom a list without a heading names, if it is a list of people: most items begin with somebody's name."""
    if len(items) < FEWEST:
        return []
    first = [(i, scene.roster.within(i.start, i.end)[:1]) for i in items]
    named = [
        bool(f) and f[0][1].type == "person" and f[0][0].kind == "name" and f[0][0].start - i.start <= NAMED_WITHIN
        for i, f in first
    ]
    short = all(i.end - i.start <= SHORT for i in items)
    return [p for i in items for p in _listed(scene, i)] if short and 2 * sum(named) > len(items) else []


@cache
def _not_present() -> re.Pattern[str]:
    """What a heading says of people who are listed but were not there ("membership is comprised of")."""
    return re.compile(rf"\b(?:{alternatives('members_listed')})\b", re.I)


def _speakers(scene: Scene) -> Iterator[Candidate]:
    """Speakers of a transcript: people at whose name a paragraph begins, with a colon after it.

    Whoever answers a first question of the press was at no contact of which it asks.
    """
    text = scene.analysis.text
    for paragraph in scene.analysis.paragraphs if not opens_with_question(scene) else ():
        if paragraph.role == "title" or ":" not in text[paragraph.start : paragraph.start + LABEL]:
            continue
        colon = text.index(":", paragraph.start)
        people = [p for p in parties_in(scene, paragraph.start, colon) if p.type == "person" and p.entity]
        found = scene.roster.within(paragraph.start, colon)
        alone = bool(found) and found[0][0].start == paragraph.start and not text[found[0][0].end : colon].strip()
        if people and alone and not _speaks_for_others(people[0]):
            yield joining(scene, Stretch(paragraph.start, colon), people[:1])


def _speaks_for_others(party: Party) -> bool:
    """Whether somebody is no more than a spokesperson, who tells the press of contacts of others."""
    return not VOICES.isdisjoint((party.office or "").lower().split())


def _addressed(scene: Scene) -> Iterator[Candidate]:
    """Whom a speaker greets by name as a transcript opens ("Good afternoon, Ms Marr, Mr Vos, colleagues")."""
    text = scene.analysis.text
    for paragraph in scene.analysis.paragraphs:
        turn = SPEAKER.match(text, paragraph.start, min(paragraph.end, paragraph.start + LABEL))
        greeting = _greeting().match(text, turn.end(), paragraph.end) if turn else None
        if not greeting:
            continue
        end = greeting.end()
        stop = min(paragraph.end, end + GREETED)
        people = []
        for mention, entity in scene.roster.within(end, stop):
            between = text[end : mention.start].strip()
            if between not in ("", ",", "and", ", and") or entity.type != "person":
                break
            people.append(party_of(scene, entity))
            end = mention.end
        if people:
            yield joining(scene, Stretch(*greeting.span()), people)


@cache
def _greeting() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{alternatives('greetings')}),?\s+", re.I)


def _lines(scene: Scene, first: int) -> list[Paragraph]:
    """The list below a heading: list items, or lines without a full stop; only the first of those may be long."""
    found: list[Paragraph] = []
    for paragraph in islice(scene.analysis.paragraphs, first, first + MOST_LINES):
        line = scene.analysis.text[paragraph.start : paragraph.end]
        longest = SHORT if found else FLATTENED
        if paragraph.role != "list_item" and (len(line) > longest or line.endswith((".", ":"))):
            break
        found.append(paragraph)
    return found


@cache
def _from_bodies() -> re.Pattern[str]:
    """What a heading says of a list of bodies: "Participants included representatives from:"."""
    return re.compile(rf"\b(?:{alternatives('from_bodies')}):?\s*$", re.I)


def _listed(scene: Scene, line: Paragraph, bodies: bool = False) -> list[Party]:
    """Whom a line of a list names; a list that lost its line breaks is cut where an abbreviation ends.

    ``bodies`` says that the heading announces bodies, whatever words of theirs look like somebody's name.
    """
    text = scene.analysis.text
    cuts = [m.end() for m in BETWEEN_ITEMS.finditer(text, line.start, line.end)]
    edges = [line.start, *cuts, line.end]
    return [p for a, b in pairwise(edges) for p in _item(scene, a, b, bodies)]


def _item(scene: Scene, start: int, end: int, bodies: bool) -> list[Party]:
    """The first person of an item, else its first group, else the body named before its first comma or bracket."""
    found = parties_in(scene, start, end)
    titled = any(p.type == "person" and " " in p.name for p in found)
    named = [p for kind in ("person", "group") for p in found if p.type == kind] if titled or not bodies else []
    if named:
        # "Fund for Justice: Ida Horn"
        whole = [p for p in named if p.type == "person" and " " in p.name]
        return (whole or named)[:1]
    name = NAME.search(scene.analysis.text, start, end)
    if not name or len(name.group().split()) > LONG_NAME:
        return found[:1]
    span = trimmed(scene.analysis.text, *name.span())
    entity = next((p.entity for p in found if p.span.text in span.text), None)
    return [Party(f"institution:{span.text.lower()}", "institution", span.text, None, None, span, entity)]


def joining(scene: Scene, cue: Stretch, people: list[Party]) -> Candidate:
    """A candidate that adds people to a contact told elsewhere; ``cue`` is what says that they were there."""
    inside = scene.analysis.tokens_in(cue.start, cue.end)
    token = inside[0]
    span = scene.analysis.span(inside[0], inside[-1] + 1)
    trigger = Trigger(token, span, True, "other", False, Manner(), None, False, ())
    return Candidate(
        token=token,
        trigger=trigger,
        kind="other",
        sure=False,
        status="planned" if _is_to_come(scene, token) else "held",
        parties=tuple(people),
        rule=ATTENDANCE,
        score=0.8,
        title=scene.in_title(token),
        anaphoric=True,
        joins=True,
    )


def _is_to_come(scene: Scene, token: int) -> bool:
    """Whether others will be there: "a summit which will also be attended by Vos"."""
    helpers = [scene.tokens[c] for c in scene.analysis.children(token) if scene.tokens[c].dep in ("aux", "auxpass")]
    return any(t.lower in vocabulary("shall") or t.tag == "TO" for t in helpers)
