"""Visits and the meetings for which they are made: where these were, and which visits are none of their own."""

from __future__ import annotations

from dataclasses import replace

from communique.find.contacts_scene import Scene
from communique.find.contacts_words import vocabulary
from communique.lang.names import country_names
from communique.reasons import Reason
from communique.records import Contact

TOOK_PLACE = frozenset({"held", "ongoing"})
IN_PERSON = frozenset({"meeting", "gathering", "signing"})
WHERE_VISITED = "contacts.where visited"


def where_visited(scene: Scene, contacts: tuple[Contact, ...]) -> tuple[Contact, ...]:
    """The contacts; what a visitor did without a place or day of its own has those of the visit.

    As in "Minister Vell made a working visit to Torkent on 3 May. She held a meeting on fisheries": the visit is what
    the text tells first, and its days are told or none are, for a tour of a month goes to many places. Of several
    days it is the first that a date's value gives.
    """
    visit = contacts[0] if contacts else None
    if visit is None or visit.kind != "visit" or visit.place is None or visit.status not in TOOK_PLACE:
        return contacts
    if visit.date is not None and visit.date.precision != "day":
        return contacts
    return (visit, *(c if _is_at_another_time(scene, c) else _there(visit, c) for c in contacts[1:]))


def without_arrivals(scene: Scene, contacts: tuple[Contact, ...]) -> tuple[Contact, ...]:
    """The contacts without a visit that is only the way to the one meeting of a guest with a host.

    As in "Marr held talks with President Vos of Karadan, who arrived in Ostmark on an official visit"; nor one that
    only tells when a meeting was. The meeting has the place of the visit, if it has none. What somebody visited, or
    where somebody travelled, stays.
    """
    found = {c.id: c for c in contacts}
    for visit in contacts:
        meetings = [c for c in contacts if _takes_part(visit, c)]
        during = next((c for c in meetings if _is_when(scene, visit, c)), None)
        # beside a meeting with each other, the summit for which both came
        met = [c for c in meetings if c.kind != "gathering" or c.main]
        if during is None and len(met) == 1 and _is_arrival(scene, visit, met[0]):
            during = met[0]
        if during is not None:
            del found[visit.id]
            meeting = found[during.id]
            found[meeting.id] = replace(meeting, place=meeting.place or visit.place, date=meeting.date or visit.date)
    return tuple(replace(c, id=f"c{i}") for i, c in enumerate(found.values(), 1))


def _is_when(scene: Scene, visit: Contact, meeting: Contact) -> bool:
    """Whether a visit only tells when a meeting was: "whom she met in Torkent during her visit to Ostmark"."""
    if visit.trigger is None or meeting.trigger is None or visit.main or visit.date is not None:
        return False
    noun, met = (scene.analysis.token_at(c.trigger.end - 1) for c in (visit, meeting) if c.trigger)
    if noun is None or met is None or visit.kind != "visit" or scene.tokens[noun].dep != "pobj":
        return False
    above = scene.tokens[scene.tokens[noun].head]
    visitors, there = ({p.entity for p in c.participants} for c in (visit, meeting))
    return above.lower in vocabulary("while_there") and above.head == met and visitors <= there


def _takes_part(visit: Contact, contact: Contact) -> bool:
    """Whether a visitor is one of those who met."""
    visitors = {p.entity for p in visit.participants if p.entity}
    met = contact.kind in IN_PERSON and contact.status in TOOK_PLACE and len(contact.participants) > 1
    return met and any(p.entity in visitors for p in contact.participants)


def _is_arrival(scene: Scene, visit: Contact, meeting: Contact) -> bool:
    """Whether somebody came to where the text's main meeting was, or to the country of whom the meeting was with."""
    here = visit.place
    if visit.kind != "visit" or visit.status not in TOOK_PLACE or visit.main or here is None or not meeting.main:
        return False
    visitors, met = ({p.entity for p in c.participants} for c in (visit, meeting))
    # a headline may join host and guest: "Marr held talks with Vos, who arrived in Ostmark for a visit"
    alone = len(visitors) == 1 or visitors == met
    comes = _comes(visit) or _leads_to(scene, visit, meeting)
    if not alone or any(p.type != "person" for p in visit.participants) or not comes:
        return False
    if any(p.of == here.name for p in visit.participants) and visitors != met:
        # who is at home is no guest
        return False
    if not _at_one_time(scene, visit, meeting):
        return False
    hosts = {p.of for p in meeting.participants if p.entity not in visitors or visitors == met}
    if meeting.place is None or meeting.place.name == here.name:
        return meeting.place is not None or here.name in hosts
    country = here.name.lower().removeprefix("the ") in country_names("en")
    known = meeting.place.country is not None
    return country and (meeting.place.country == here.country if known else here.name in hosts)


def _comes(visit: Contact) -> bool:
    """Whether the words are "arrived", "came", "on a visit": who visited or toured a place did something of its own."""
    return visit.trigger is None or visit.trigger.text.lower().rsplit(maxsplit=1)[-1] in vocabulary("arrivals")


def _leads_to(scene: Scene, visit: Contact, meeting: Contact) -> bool:
    """Whether the meeting is what was done there: "visited the headquarters, where she met the staff"."""
    if visit.trigger is None or meeting.trigger is None or visit.trigger.end > meeting.trigger.start:
        return False
    tokens, at = scene.tokens, scene.analysis.token_at(meeting.trigger.start)
    for i in () if at is None else (at, *scene.analysis.ancestors(at)):
        if tokens[i].dep == "relcl" and any(tokens[c].lower == "where" for c in scene.analysis.children(i)):
            return tokens[i].sentence == tokens[scene.analysis.token_at(visit.trigger.start) or 0].sentence
    return False


def _at_one_time(scene: Scene, visit: Contact, meeting: Contact) -> bool:
    """Whether no date sets a visit apart from a meeting; the date of one counts for both within a sentence only."""
    one, two = (c.date.value if c.date else None for c in (visit, meeting))
    if one is not None or two is None:
        return one == two
    published = scene.document.published or ""
    spans = [c.trigger.start if c.trigger else 0 for c in (visit, meeting)]
    together = scene.analysis.sentence_at(spans[0]) == scene.analysis.sentence_at(spans[1])
    return together or two == published


def _is_at_another_time(scene: Scene, contact: Contact) -> bool:
    """Whether the sentence sets a contact before or behind the visit: "Before the trip she met", "She later flew"."""
    at = scene.analysis.token_at(contact.trigger.start) if contact.trigger else None
    if at is None:
        return True
    sentence = scene.analysis.sentences[scene.tokens[at].sentence]
    words = {scene.tokens[i].lower for i in range(sentence.first, sentence.last)}
    return not words.isdisjoint(vocabulary("another_time"))


def _lies_there(visit: Contact, contact: Contact) -> bool:
    """Whether a contact has no place of its own, or the visit's, or one that is known to lie in its country."""
    here, there = visit.place, contact.place
    if here is None or there is None or here.name == there.name:
        return True
    return here.country is not None and here.country == there.country


def _there(visit: Contact, contact: Contact) -> Contact:
    visitors = {p.entity for p in visit.participants}
    with_them = any(p.entity in visitors for p in contact.participants)
    took_place = contact.kind in IN_PERSON and contact.status in TOOK_PLACE
    whole = contact.place is not None and (contact.date is not None or not _lies_there(visit, contact))
    if visit.place is None or whole or not (took_place and with_them):
        return contact
    if contact.date is not None and (visit.date is None or contact.date.value != visit.date.value):
        return contact
    here = contact.place or visit.place
    reasons = (*contact.reasons, Reason(WHERE_VISITED, visit.place.name))
    return replace(contact, place=here, date=contact.date or visit.date, reasons=reasons)
