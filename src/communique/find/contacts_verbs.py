"""Contacts that a verb tells of: "X met Y", "X spoke by phone with Y", "X was received by Y", "X arrived in Z"."""

from __future__ import annotations

from communique.find.contacts_asking import is_asking
from communique.find.contacts_candidates import Candidate, distinct
from communique.find.contacts_counterparts import OBJECTS, OPENING, counterparts, fronted
from communique.find.contacts_days import gone_by
from communique.find.contacts_elsewhere import is_label
from communique.find.contacts_invitations import INVITE, invitation, inviters, is_named_place
from communique.find.contacts_lists import named_before
from communique.find.contacts_members import is_two
from communique.find.contacts_parties import agents, listed_parties, parties_at
from communique.find.contacts_party import Party, head_word, is_of_two, is_pair
from communique.find.contacts_scene import Scene, is_venue, objects_of, prepositions, subject_heads, with_conjuncts
from communique.find.contacts_setting import date_of, place_of
from communique.find.contacts_sightings import at_gathering, is_in_private, sees
from communique.find.contacts_signing import COUNTERSIGNED, are_sides, is_signing, signatories, signed_for
from communique.find.contacts_status import status_of_verb
from communique.find.contacts_triggers import Trigger, is_contact_noun
from communique.find.contacts_whose_visit import without_places
from communique.find.contacts_words import vocabulary
from communique.records import ContactKind, DateValue, Place, Status

QUOTATION_ENDS = (',"', ",”", ",'", ",’")
PEOPLE = frozenset({"person"})
TOGETHER = frozenset({"person", "country"})
"""Types of parties that, several as one subject, met each other ("the two ministers met"); countries do not speak."""


def from_verb(scene: Scene, trigger: Trigger) -> Candidate | None:
    """The contact that a contact verb tells of, or None where it reports no contact."""
    analysis, verb = scene.analysis, trigger.token
    status = status_of_verb(analysis, verb)[0] or _possible(scene, trigger)
    if trigger.kind == "message" and trigger.cell("lemma") in vocabulary("by_phone"):
        return None
    if (
        status is None
        or is_asking(scene, trigger)
        or _meets_a_thing(scene, trigger)
        or _is_heard(scene, trigger)
        or _only_says(scene, trigger)
        or _leads_to_talks(scene, trigger)
    ):
        return None
    if trigger.cell("lemma") == INVITE:
        return invitation(scene, trigger, status)
    heads = subject_heads(analysis, verb)
    subjects = [p for h in heads for p in listed_parties(scene, h)]
    before = named_before(scene, verb)
    if len(before) > max(len(subjects), 1):
        subjects = before
    subjects = [p for p in subjects if not is_label(scene, verb, p)]
    others, slot_filled = counterparts(scene, trigger)
    passive = any(analysis.tokens[c].dep == "nsubjpass" for c in analysis.children(verb))
    if passive:
        others = agents(scene, verb) or _summoners(scene, trigger) or _receiving(scene, trigger)
        slot_filled = True
        if trigger.cell("lemma") in vocabulary("calling"):
            subjects = [p for p in subjects if p.type == "person"]
    others = [p for p in others if not _is_beyond_quotation(scene, verb, p)]
    if trigger.kind == "signing" and passive and not any(p.type == "person" for p in subjects):
        # "the agreement was signed by X and Y"
        subjects, others, slot_filled = others, [], False
    if trigger.kind == "signing":
        subjects, others = signatories(scene, verb, subjects, others)
        if analysis.tokens[verb].dep == "acl" and len(distinct(subjects)) < COUNTERSIGNED and not are_sides(subjects):
            return None
    if trigger.kind == "visit":
        others = [*others, *_companions(scene, verb)]
    place, date = place_of(scene, trigger, verb), _gone_by(scene, verb, date_of(scene, trigger, verb))
    mutual = _is_mutual(scene, verb)
    joint = not slot_filled or trigger.kind == "signing" or mutual
    together = [p for h in heads for g in with_conjuncts(analysis, h) for p in parties_at(scene, g)] if joint else []
    for_states = trigger.kind == "signing" and bool(signed_for(scene, verb))
    bare = passive or for_states or analysis.tokens[verb].dep == "acl"
    together = subjects if trigger.kind == "signing" and bare else together
    together = before if joint and len(before) > 1 and not for_states else together
    running = status in ("held", "ongoing") and _goes_on(scene, trigger, together)
    if not running and not _complete(scene, trigger, subjects, others, together, place):
        return None
    if trigger.cell("lemma") in vocabulary("sighting") and at_gathering(scene, verb):
        return None
    if trigger.cell("lemma") in vocabulary("sighting") and not (mutual or sees(scene, verb, subjects, others)):
        return None
    if trigger.kind == "call" and not trigger.sure and not _in_person(scene, verb, place):
        place = None
    others = without_places(trigger, others, place)
    if trigger.cell("lemma") in vocabulary("talking") or trigger.cell("counterpart") == OPENING:
        # where a thing is that was discussed, and when it was, does not say where they talked
        place, date = None, date if date is not None and _says_when(scene, verb, date) else None
    firm = status in ("held", "planned") and is_signing(scene, trigger, [*subjects, *others], date, place)
    return Candidate(
        token=verb,
        trigger=trigger,
        kind=_kind(scene, trigger, bool(others), date, place),
        sure=trigger.sure and (firm or trigger.kind != "signing"),
        status=trigger.manner.status or ("ongoing" if running else status),
        parties=distinct([*subjects, *others, *(inviters(scene, verb) if trigger.kind == "visit" else ())]),
        rule=f"contacts.{trigger.cell('lemma')}",
        score=0.9 if subjects and others else 0.7,
        title=scene.in_title(verb),
        date=date,
        place=place,
        apart=trigger.manner.apart,
        weak=scene.asks_in_title(verb) or (trigger.weak and not (firm or running or _is_firm(scene, trigger))),
        callers=frozenset(p.key for p in subjects),
        running=running,
    )


def _goes_on(scene: Scene, trigger: Trigger, together: list[Party]) -> bool:
    """Whether officials of two countries are in the middle of talking ("have begun discussing", "are negotiating")."""
    tokens, verb = scene.tokens, trigger.token
    if trigger.cell("lemma") not in vocabulary("working_out") or tokens[verb].tag != "VBG" or scene.in_title(verb):
        return False
    begun = tokens[verb].dep == "xcomp" and tokens[tokens[verb].head].lemma.lower() in vocabulary("setting_about")
    auxiliaries = [tokens[c] for c in scene.analysis.children(verb) if tokens[c].dep == "aux"]
    being = any(t.lemma == "be" and t.lower not in vocabulary("was") for t in auxiliaries)
    return (begun or being) and are_sides(together)


def _is_beyond_quotation(scene: Scene, verb: int, party: Party) -> bool:
    """Whether a quotation ends between the verb and somebody: '"... that they met," Minister Ada Marr said'."""
    start = scene.tokens[verb].end
    between = scene.analysis.text[start : party.span.start] if party.span.start < scene.sentence_span(verb)[1] else ""
    return any(mark in between for mark in QUOTATION_ENDS)


def _says_when(scene: Scene, verb: int, date: DateValue) -> bool:
    """Whether a day is said of a verb itself ("discussed gas on Tuesday"), and not of what is discussed or by whom."""
    if date.precision != "day" or date.span is None:
        return False
    beside = [c for c in scene.analysis.children(verb) if scene.tokens[c].dep in ("prep", "npadvmod")]
    bracketed = "(" in scene.analysis.text[scene.tokens[verb].end : date.span.start]
    return not bracketed and any(date.span in scene.analysis.subtree_span(c) for c in beside)


def _summoners(scene: Scene, trigger: Trigger) -> list[Party]:
    """The body to which somebody was summoned: "was called in to the Foreign Ministry"."""
    if trigger.cell("lemma") not in vocabulary("summoning"):
        return []
    marks = prepositions(scene.analysis, trigger.token, vocabulary("reaching") | vocabulary("to"), 2)
    return [p for m in marks for o in objects_of(scene.analysis, m) for p in listed_parties(scene, o)]


def _receiving(scene: Scene, trigger: Trigger) -> list[Party]:
    """The body at which somebody was received, by nobody who is named: "was received at the Karadani presidency"."""
    if trigger.cell("lemma") not in vocabulary("admitting"):
        return []
    marks = prepositions(scene.analysis, trigger.token, vocabulary("present_at"), 0)
    found = [p for m in marks for o in objects_of(scene.analysis, m) for p in listed_parties(scene, o)]
    return [p for p in found if p.type == "institution"]


def _gone_by(scene: Scene, verb: int, date: DateValue | None) -> DateValue | None:
    """The date of what somebody did: a day without a year ("met on 14 December") has been, not is to come."""
    told = scene.tokens[verb].tag == "VBD" and not any(
        scene.tokens[c].tag == "MD" for c in scene.analysis.children(verb)
    )
    return gone_by(scene, date) if told else date


def _companions(scene: Scene, verb: int) -> list[Party]:
    """Who travels with the visitor: "visited the plant along with X and Y", "..., accompanied by X"."""
    analysis, tokens = scene.analysis, scene.tokens
    below = [c for c in analysis.children(verb) if c > verb]
    below += [c for o in below if tokens[o].dep in OBJECTS for c in analysis.children(o)]
    along = [c for c in below if tokens[c].lower in vocabulary("along")]
    marks = [m for c in along for m in analysis.children(c) if tokens[m].dep in ("prep", "agent")]
    # the parse may hang "together" and its "with" anywhere below the verb
    last = analysis.sentences[tokens[verb].sentence].last
    marks += [
        m
        for m in range(verb + 2, last)
        if tokens[m].dep == "prep"
        and tokens[m - 1].lower in vocabulary("along")
        and m not in marks
        and verb in analysis.ancestors(m)
    ]
    return [p for m in marks for o in objects_of(analysis, m) for p in listed_parties(scene, o) if p.type == "person"]


def _in_person(scene: Scene, verb: int, place: Place | None) -> bool:
    """Whether people who spoke did so at a place or a gathering ("spoke with X at the G7", "on the margins of")."""
    tokens = scene.tokens
    if any(tokens[c].lower in vocabulary("on_the_spot") for c in scene.analysis.children(verb)):
        return True
    if is_in_private(scene, verb):
        return True
    visit, spoken = tokens[tokens[verb].head], tokens[verb]
    beside = spoken.dep == "conj" and visit.tag == spoken.tag and visit.lemma.lower() in vocabulary("visited_by")
    if beside and tokens[verb + 1].lower in vocabulary("with") and not scene.dates_in(*scene.sentence_span(verb)):
        return True  # "visited a school and spoke with teachers"
    for c in scene.analysis.children(verb):
        if tokens[c].dep == "prep" and tokens[c].lower in vocabulary("present_at"):
            for o in scene.analysis.children(c):
                country = any(e.type == "country" for _, e in scene.mentions_at(o))
                there = tokens[o].lower in vocabulary("aside_places") or is_venue(tokens[o])
                if there or (tokens[o].pos == "PROPN" and not country and tokens[c].lower not in vocabulary("upon")):
                    return not scene.dates_in(tokens[o].start, tokens[o].end)
    return place is not None and not _is_country(scene, place) and _stands_behind(scene, verb, place)


def _is_country(scene: Scene, place: Place) -> bool:
    span = place.span
    return span is not None and any(e.type == "country" for _, e in scene.roster.over(span.start, span.end))


def _stands_behind(scene: Scene, verb: int, place: Place) -> bool:
    """Whether a town follows the one spoken with ("spoke with X in Torkent"), with nothing else between."""
    start = place.span.start if place.span else 0
    named = [m.end for m, e in scene.roster.within(scene.tokens[verb].end, start) if e.type == "person"]
    between = scene.analysis.text[max(named) : start].split() if named else []
    return len(between) == 1 and between[0].lower() in vocabulary("present_at")


def _is_firm(scene: Scene, trigger: Trigger) -> bool:
    """Whether a weak verb tells of a contact by itself: of a reception, or behind whom the sentence opens with."""
    talked = trigger.cell("lemma") in vocabulary("talked_over") and not scene.in_title(trigger.token)
    talked = talked or trigger.cell("counterpart") == OPENING
    return _is_received(scene, trigger) or (talked and bool(fronted(scene, trigger.token)))


def _is_received(scene: Scene, trigger: Trigger) -> bool:
    """Whether someone is welcomed to a place with a name, which tells of a meeting ("welcomed X to the Palace")."""
    if trigger.cell("lemma") not in vocabulary("receiving"):
        return False
    marks = [c for c in scene.analysis.children(trigger.token) if scene.tokens[c].lower in vocabulary("reaching")]
    return any(scene.tokens[o].pos == "PROPN" for m in marks for o in objects_of(scene.analysis, m))


def _kind(scene: Scene, trigger: Trigger, others: bool, date: DateValue | None, place: Place | None) -> ContactKind:
    """The verb's kind; that two spoke tells of a call only with a day, as readouts have it ("spoke today")."""
    if trigger.kind == "call" and not trigger.sure and _in_person(scene, trigger.token, place):
        return "meeting"
    if trigger.kind != "call" or trigger.sure or others or (date and date.precision == "day"):
        return trigger.kind
    return "other"


def _possible(scene: Scene, trigger: Trigger) -> Status | None:
    """What may be is proposed where it has a day of its own ("could meet in Torkent on 1 June"), else nothing."""
    children = scene.analysis.children(trigger.token)
    may = any(scene.tokens[c].lower in vocabulary("may") and scene.tokens[c].dep == "aux" for c in children)
    denied = any(scene.tokens[c].dep == "neg" or scene.tokens[c].lower in vocabulary("conditional") for c in children)
    date = date_of(scene, trigger, trigger.token) if may and not denied else None
    return "proposed" if date and date.value else None


def _meets_a_thing(scene: Scene, trigger: Trigger) -> bool:
    """As in "expect Congress to meet it": nobody is met."""
    objects = [c for c in scene.analysis.children(trigger.token) if scene.tokens[c].dep == "dobj"]
    return trigger.cell("lemma") in vocabulary("meeting") and any(
        scene.tokens[o].lower in vocabulary("it") for o in objects
    )


def _is_heard(scene: Scene, trigger: Trigger) -> bool:
    """Whether people only listen to what someone says ("came to hear X and Y speak")."""
    tokens, verb = scene.tokens, trigger.token
    return (
        trigger.kind == "call"
        and tokens[verb].dep in ("ccomp", "xcomp")
        and tokens[tokens[verb].head].lemma.lower() in vocabulary("hearing")
    )


def _only_says(scene: Scene, trigger: Trigger) -> bool:
    """Whether a verb of speaking only says something, or asks ("both spoke of trust", "What did they talk about?")."""
    if trigger.kind != "call" or trigger.sure:
        return False
    tokens, verb = scene.tokens, trigger.token
    last = scene.analysis.sentences[tokens[verb].sentence].last - 1
    return tokens[last].text == "?" or any(tokens[c].lower == "of" for c in scene.analysis.children(verb))


def _leads_to_talks(scene: Scene, trigger: Trigger) -> bool:
    """Whether a trip is made for talks that are told with it ("travelled to Torkent for talks with X")."""
    if trigger.kind != "visit":
        return False
    tokens = scene.tokens
    marks = prepositions(scene.analysis, trigger.token, vocabulary("for"), 1)
    nouns = [o for p in marks for o in scene.analysis.children(p)]
    # "for two days of talks with"
    stretches = [n for n in nouns if tokens[n].lemma.lower() in vocabulary("stretches")]
    nouns += [o for n in stretches for p in scene.analysis.children(n) for o in scene.analysis.children(p)]
    return any(is_contact_noun(tokens[o]) and _names_side(scene, o) for o in nouns)


def _names_side(scene: Scene, noun: int) -> bool:
    marks = prepositions(scene.analysis, noun, vocabulary("with"), 0)
    return any(listed_parties(scene, o) for p in marks for o in objects_of(scene.analysis, p))


def _complete(
    scene: Scene,
    trigger: Trigger,
    subjects: list[Party],
    others: list[Party],
    together: list[Party],
    place: Place | None,
) -> bool:
    """Whether the verb has what makes it a contact: both sides, a subject of several, or a place to visit."""
    lemma = trigger.cell("lemma")
    if trigger.kind == "visit":
        bodies = ("person", "group", "institution") if lemma in vocabulary("visiting") else ("person", "group")
        return any(p.type in bodies for p in subjects) and (
            (place is not None and is_named_place(scene, place)) or (lemma == "visit" and bool(others))
        )
    if others:
        return bool(subjects) or lemma in vocabulary("meeting")
    if not trigger.cell("alone") and not _is_mutual(scene, trigger.token):
        return False
    groups = [p for p in together if p.type == "group"]
    if trigger.sure and any(is_two(p) for p in groups):
        # "Two men sat down for four hours"
        return True
    if any(head_word(p) in vocabulary("officials") or is_pair(p) or is_of_two(p) for p in groups):
        return True
    if lemma in vocabulary("meeting") and any(p.type in ("institution", "group") and not p.vague for p in together):
        return True
    types = TOGETHER if lemma in vocabulary("meeting") or trigger.kind == "signing" else PEOPLE
    if trigger.sure and any(p.type == "person" for p in together):
        types = TOGETHER | {"group", "institution"}
    return len(distinct([p for p in together if p.type in types])) >= 2


def _is_mutual(scene: Scene, verb: int) -> bool:
    """Whether those who are the subject did it to each other ("had last seen each other in Torkent")."""
    tokens = scene.tokens
    others = [c for c in scene.analysis.children(verb) if tokens[c].lower in vocabulary("each_other")]
    return any(verb < c and tokens[c - 1].lower in vocabulary("each_one") for c in others)
