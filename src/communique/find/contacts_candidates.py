"""From a contact word to a candidate contact: who takes part by the grammar around it, when and where."""

from __future__ import annotations

from dataclasses import dataclass

from communique.analysis import Analysis
from communique.find.contacts_parties import Party, listed_parties, parties_at, parties_in
from communique.find.contacts_scene import (
    Scene,
    clause_verb,
    objects_of,
    prepositions,
    subject_heads,
)
from communique.find.contacts_setting import date_of, place_of
from communique.find.contacts_status import frames, status_of_noun, status_of_verb
from communique.find.contacts_triggers import Trigger
from communique.records import ContactKind, DateValue, Place, Status

DEFINITE = frozenset({"the", "this", "that", "these", "those", "their", "both"})
DURING = frozenset({"at", "during", "in", "following", "after", "before"})
BY = frozenset({"by"})
WITH = frozenset({"with", "between", "among"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A contact as one place in the text tells it.

    ``parties`` are named here; ``anaphoric`` marks a reference to a contact told elsewhere ("the meeting"); ``apart``
    one that is told from the others ("their previous meeting"); ``joins`` one that adds people to a contact told elsewhere.
    """

    token: int
    trigger: Trigger
    kind: ContactKind
    sure: bool
    status: Status
    parties: tuple[Party, ...]
    anaphoric: bool
    apart: bool
    weak: bool
    date: DateValue | None
    place: Place | None
    rule: str
    score: float
    title: bool
    joins: bool = False

    @property
    def keys(self) -> frozenset[str]:
        """What the parties are known by."""
        return frozenset(p.key for p in self.parties)


def candidate_of(scene: Scene, trigger: Trigger) -> Candidate | None:
    """The contact that a trigger tells of, or None where it reports no contact."""
    return _from_noun(scene, trigger) if trigger.noun else _from_verb(scene, trigger)


def _from_verb(scene: Scene, trigger: Trigger) -> Candidate | None:
    analysis, verb = scene.analysis, trigger.token
    status, _ = status_of_verb(analysis, verb)
    if status is None:
        return None
    subjects = [p for h in subject_heads(analysis, verb) for p in listed_parties(scene, h)]
    others = counterparts(scene, trigger)
    if any(analysis.tokens[c].dep == "nsubjpass" for c in analysis.children(verb)):
        agents = [o for p in prepositions(analysis, verb, BY, 0) for o in objects_of(analysis, p)]
        others = [p for o in agents for p in listed_parties(scene, o)]
    place = place_of(scene, trigger, verb)
    if not _complete(trigger, subjects, others, place):
        return None
    parties = _distinct([*subjects, *others])
    return Candidate(
        verb, trigger, trigger.kind, trigger.sure, trigger.manner.status or status, parties, False, trigger.manner.apart,
        trigger.weak, date_of(scene, trigger, verb), place, f"contacts.{trigger.cell('lemma')}",
        0.9 if subjects and others else 0.7, scene.in_title(verb),
    )  # fmt: skip


def _complete(trigger: Trigger, subjects: list[Party], others: list[Party], place: Place | None) -> bool:
    """Whether the verb has what makes it a contact: both sides, a subject of several, or a place to visit."""
    if "place" in trigger.cell("counterpart").split(",") and place is not None and subjects:
        return True
    if trigger.kind == "visit" and not place:
        return bool(trigger.cell("lemma") == "visit" and subjects and others)
    if others:
        return bool(subjects) or trigger.cell("lemma") == "meet"
    bodies = any(p.type in ("institution", "group") and not p.vague for p in subjects)
    return bool(trigger.cell("alone")) and (len(_distinct(subjects)) >= 2 or (bodies and trigger.cell("lemma") == "meet"))


def counterparts(scene: Scene, trigger: Trigger) -> list[Party]:
    """The parties on the other side of a contact verb: its object, or those after "with" and the like."""
    analysis, verb = scene.analysis, trigger.token
    slots = frozenset(trigger.cell("counterpart").split(","))
    heads: list[int] = []
    if "object" in slots:
        heads += [c for c in analysis.children(verb) if analysis.tokens[c].dep in ("dobj", "dative")]
    for preposition in prepositions(analysis, verb, slots - {"object", "place"}):
        heads += objects_of(analysis, preposition)
    found = [p for h in heads for p in listed_parties(scene, h)]
    return found if found or heads else _by_order(scene, verb, slots)


def _by_order(scene: Scene, verb: int, slots: frozenset[str]) -> list[Party]:
    """The parties after the next "with", where the parse hung it elsewhere; no verb may stand between."""
    tokens = scene.tokens
    stop = scene.analysis.sentences[tokens[verb].sentence].last
    for i in range(verb + 1, min(verb + 9, stop)):
        if tokens[i].pos in ("VERB", "AUX", "SCONJ") and tokens[i].lower not in slots:
            return []
        if tokens[i].lower in slots:
            heads = [h for h in range(i + 1, min(i + 12, stop)) if scene.mentions_at(h)]
            return listed_parties(scene, heads[0]) if heads else []
    return []


def _from_noun(scene: Scene, trigger: Trigger) -> Candidate | None:
    analysis, noun = scene.analysis, trigger.token
    status, _ = status_of_noun(analysis, noun, trigger.frame)
    if status is None:
        return None
    own, holders = noun_parties(scene, trigger), _holders(scene, trigger)
    if len(own) < 2:
        holders = holders or _before_in_title(scene, trigger, own)
    parties = _distinct([*holders, *own])
    definite = any(analysis.tokens[c].lower in DEFINITE for c in analysis.children(noun))
    bare = not own and not _introduced(scene, trigger) and not _is_named(analysis, noun)
    lone = trigger.cell("own") == "yes" and len(parties) < 2 and not (trigger.frame is not None and holders)
    return Candidate(
        noun, trigger, trigger.kind, trigger.sure, _noun_status(trigger, status), parties,
        anaphoric=bare or lone, apart=trigger.manner.apart, weak=lone,
        date=date_of(scene, trigger, noun), place=place_of(scene, trigger, noun),
        rule=f"contacts.{trigger.cell('noun')}", score=0.85 if len(parties) > 1 else 0.6, title=scene.in_title(noun),
        joins=bare and definite and bool(holders) and not trigger.manner.apart,
    )  # fmt: skip


def _noun_status(trigger: Trigger, status: Status) -> Status:
    """What adjectives say counts unless the clause itself puts the contact off ("the upcoming visit")."""
    return trigger.manner.status if trigger.manner.status and status in ("held", "ongoing") else status


def _introduced(scene: Scene, trigger: Trigger) -> bool:
    """Whether the text brings the contact in here: "held a meeting", "an emergency session"."""
    tokens = scene.tokens
    indefinite = any(tokens[c].lower in ("a", "an") for c in scene.analysis.children(trigger.token))
    plural = trigger.cell("number") == "plural" and not any(
        tokens[c].lower in DEFINITE for c in scene.analysis.children(trigger.token)
    )
    return trigger.frame is not None and (indefinite or plural or scene.in_title(trigger.token))


def _is_named(analysis: Analysis, noun: int) -> bool:
    """Whether the contact has a name of its own ("the Summit of the Northern Isles")."""
    tokens = analysis.tokens
    return tokens[noun].pos == "PROPN" and any(
        tokens[c].pos == "PROPN" and tokens[c].dep in ("compound", "nmod") for c in analysis.children(noun)
    )


def _before_in_title(scene: Scene, trigger: Trigger, own: list[Party]) -> list[Party]:
    """The people whom a headline names before its contact word ("Readout of President X Call with Y")."""
    noun = trigger.token
    if not scene.in_title(noun):
        return []
    start = scene.paragraph(noun).start
    known = {p.key for p in own}
    found = [p for p in parties_in(scene, start, trigger.span.start) if p.key not in known]
    return [p for p in found if p.type in ("person", "group")] or (found if not own else [])


def noun_parties(scene: Scene, trigger: Trigger) -> list[Party]:
    """The parties that the contact's own noun phrase names: possessor, "with X", "between X and Y", "NATO summit"."""
    analysis, noun = scene.analysis, trigger.token
    tokens = analysis.tokens
    words = frozenset(trigger.cell("parties").split(","))
    found: list[Party] = []
    for anchor in (noun, trigger.frame):
        for preposition in prepositions(analysis, anchor, words if anchor == noun else words & WITH) if anchor is not None else ():
            found += [p for o in objects_of(analysis, preposition) for p in listed_parties(scene, o)]
    for c in analysis.children(noun):
        if tokens[c].dep == "poss":
            found += [p for p in listed_parties(scene, c) if not (found and p.type == "institution")]
        elif c < noun and _named_host(trigger, tokens[c].dep) and not found:
            found += parties_at(scene, c)
        elif tokens[c].dep == "acl" and frames().get(tokens[c].lemma.lower(), (0, "", False))[2]:
            found += [p for a in prepositions(analysis, c, BY, 0) for o in objects_of(analysis, a) for p in listed_parties(scene, o)]
    return [p for p in found if not (p.vague and trigger.kind == "visit")]


def _named_host(trigger: Trigger, dep: str) -> bool:
    """Whether a word before the noun may name who meets; visits are named by their visitor or their goal, not so."""
    return dep in ("compound", "nmod", "amod") and trigger.cell("host") == "yes"


def _holders(scene: Scene, trigger: Trigger) -> list[Party]:
    """The parties that are the subject of the verb around a contact noun."""
    analysis, noun = scene.analysis, trigger.token
    tokens = analysis.tokens
    if trigger.frame is not None:
        if not frames()[tokens[trigger.frame].lemma.lower()][2]:
            return []
        heads = subject_heads(analysis, trigger.frame)
        if noun in heads or tokens[noun].dep == "nsubjpass":
            heads = [o for p in prepositions(analysis, trigger.frame, BY, 0) for o in objects_of(analysis, p)]
        return [p for h in heads for p in listed_parties(scene, h)]
    if tokens[noun].dep == "pobj" and tokens[tokens[noun].head].lower in DURING and _has_with(scene, noun):
        verb = clause_verb(analysis, noun)
        heads = subject_heads(analysis, verb) if verb is not None else []
        return [p for h in heads for p in listed_parties(scene, h) if p.type in ("person", "group")]
    return []


def _has_with(scene: Scene, noun: int) -> bool:
    """Whether the noun names one side only, by "with X" and no possessor."""
    tokens = scene.tokens
    poss = any(tokens[c].dep == "poss" for c in scene.analysis.children(noun))
    return not poss and any(tokens[c].lower == "with" for c in scene.analysis.children(noun))


def _distinct(parties: list[Party]) -> tuple[Party, ...]:
    return tuple({p.key: p for p in parties}.values())
