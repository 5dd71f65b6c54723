"""Contacts that a noun tells of: "talks between X and Y", "X's visit to Z", "X held a meeting with Y"."""

from __future__ import annotations

from collections.abc import Sequence

from communique import lang
from communique.find.contacts_ahead import is_prepared
from communique.find.contacts_asked import asked_for
from communique.find.contacts_between import between_later
from communique.find.contacts_candidates import Candidate, distinct
from communique.find.contacts_days import gone_by
from communique.find.contacts_holders import (
    agreed_by,
    before_in_title,
    has,
    has_with,
    holders,
    is_backdrop,
    is_greeted,
    noun_parties,
    possessed,
    together_at,
)
from communique.find.contacts_invitations import inviters
from communique.find.contacts_parties import assembled, listed_parties, named_body
from communique.find.contacts_party import Party, head_word
from communique.find.contacts_scene import Scene, objects_of, prepositions, subject_heads
from communique.find.contacts_setting import date_of, place_of
from communique.find.contacts_status import says, status_of_noun, status_of_verb
from communique.find.contacts_teller_there import teller_there
from communique.find.contacts_triggers import Trigger
from communique.find.contacts_words import vocabulary
from communique.records import DateValue, Status

INDEFINITE = ("a ", "an ", "any ", "another ")
"""How somebody begins who may be anybody."""
TO_COME = ("planned", "proposed")
UNDOING = ("cancelled", "refused")
"""What verbs say of a contact that was to come."""


def from_noun(scene: Scene, trigger: Trigger) -> Candidate | None:
    """The contact that a contact noun tells of, or None where it reports no contact."""
    noun = trigger.token
    status, _ = status_of_noun(scene.analysis, noun, trigger.frame)
    ahead = trigger.frame is not None and status_of_verb(scene.analysis, trigger.frame)[0] == "planned"
    status = "held" if status == "planned" and not ahead and is_greeted(scene, trigger) else status
    if status is None or _is_generic(scene, trigger) or _is_outlook(scene, trigger, status):
        return None
    told = noun_parties(scene, trigger)
    own = _without_any(scene, noun, _without_speakers(scene, noun, told))
    visited = _visited(scene, trigger)
    own = [*own, *visited]
    asked = asked_for(scene, noun, own)
    if status == "denied" and trigger.frame is None and len(own) < 2:
        return None
    status = status if asked is None else asked.status
    alone = len(own) < 2 or not possessed(scene, noun) or _attends(scene, trigger)
    # "The rangers were raised in the talks between Vell and Marr": whose talks they are is said
    backdrop = is_backdrop(scene, noun)
    told_apart = trigger.frame is None and len(own) > 1 and has(scene, noun, vocabulary("between"))
    alone = alone and not told_apart
    holding: Sequence[Party] = holders(scene, trigger) if alone else []
    if trigger.kind == "visit" and status == "cancelled" and any(p.type == "person" for p in own):
        # who calls off another's visit does not travel
        holding = []
    if len(own) < 2:
        holding = holding or before_in_title(scene, trigger, own)
    invited = inviters(scene, trigger.frame) if trigger.kind == "visit" and trigger.frame is not None else []
    parties = _without_formats(distinct([*holding, *own, *invited]) if asked is None else asked.parties)
    if _is_with_press(scene, noun) and not any(p in own for p in parties):
        # "an informal meeting with journalists"
        return None
    if not parties and trigger.cell("host") == "yes" and not has(scene, noun, vocabulary("definite")):
        parties = distinct(between_later(scene, noun))
    if not parties and status in ("planned", "proposed", "cancelled") and not has(scene, noun, vocabulary("definite")):
        parties = holding = agreed_by(scene, noun)
    if not parties and status == "held" and not has(scene, noun, vocabulary("definite")):
        parties = holding = together_at(scene, noun)
    if len(parties) == 1 and parties[0].type == "person" and _is_one_more(scene, trigger):
        parties = distinct([*_protagonist(scene, noun), *parties])
    bare = asked is None and not own and not _introduced(scene, trigger) and not _is_named(scene, noun)
    if len(parties) > 1 and has(scene, noun, vocabulary("indefinite")):
        # "thanked Marr in a telephone call"
        bare = False
    bare = bare or len(own) < len(told)
    if bare and trigger.kind == "visit" and holding and has(scene, noun, vocabulary("indefinite")):
        # "addresses students during an official visit to Torkent"
        bare = place_of(scene, trigger, noun) is None
    sides = len(parties) + any(p.type == "group" and head_word(p) in vocabulary("officials") for p in parties)
    lone = _needs_more(scene, trigger, sides, bool(holding))
    # "took part in the meeting together with Marr": there is one already
    again = has(scene, noun, vocabulary("definite")) and not trigger.manner.apart
    # "chair the third session of the joint council with Vos": which one it is, and with whom, is said
    again = again and not (own and has(scene, noun, vocabulary("ordinals")))
    bare = bare or (again and bool(holding) and _attends(scene, trigger) and not _is_named(scene, noun))
    # "the consultations attended by members of the delegations"
    sides_in = again and bool(parties) and all(_is_delegation(p) for p in parties)
    # "The meeting brought together officials of both ministries": who was there, told again
    sides_in |= again and trigger.frame is None and not _is_named(scene, noun) and bool(assembled(scene, noun))
    if backdrop and (bare or lone) and len(holding) > 1:
        # "met Marr on the sidelines of the UN conference": whose conference it is takes no part in their meeting
        parties = distinct([*holding])
    return Candidate(
        token=noun,
        trigger=trigger,
        kind="meeting" if visited else trigger.kind,
        sure=trigger.sure,
        status=_noun_status(trigger, status),
        parties=parties,
        rule=f"contacts.{trigger.cell('noun')}",
        score=0.85 if len(parties) > 1 else 0.6,
        title=scene.in_title(noun),
        date=_kept_date(scene, noun, _own_date(scene, trigger, noun, status), status),
        place=place_of(scene, trigger, noun),
        anaphoric=bare or lone or sides_in,
        apart=trigger.manner.apart or _is_beside(scene, noun) or _are_some_of(scene, noun, status),
        weak=lone,
        callers=frozenset(p.key for p in holding) if len(holding) == 1 else frozenset(),
        beside=backdrop,
        chaired=trigger.cell("noun") in vocabulary("chaired")
        and trigger.frame is not None
        and scene.tokens[trigger.frame].lemma.lower() in vocabulary("holding"),
        hosted=trigger.frame is not None and scene.tokens[trigger.frame].lemma.lower() in vocabulary("hosting"),
        of_many=_is_of_many(scene, noun),
        running=status in ("held", "ongoing") and _runs_on(scene, trigger),
        joins=(bare and bool(holding) and again) or sides_in,
    )


def _is_one_more(scene: Scene, trigger: Trigger) -> bool:
    """Whether nobody is said to hold it, and it is one beside another: "A meeting was also held with Minister Vos"."""
    if trigger.frame is None or scene.tokens[trigger.token].dep != "nsubjpass":
        return False
    below = [scene.tokens[c] for c in scene.analysis.children(trigger.frame)]
    return any(t.lower in vocabulary("too") for t in below) and not any(t.dep == "agent" for t in below)


def _protagonist(scene: Scene, noun: int) -> list[Party]:
    """Whom the sentence before is about: the one person who is its subject."""
    number = scene.tokens[noun].sentence - 1
    if number < 0:
        return []
    sentence = scene.analysis.sentences[number]
    root = next((i for i in range(sentence.first, sentence.last) if scene.tokens[i].dep == "ROOT"), None)
    heads = [] if root is None else subject_heads(scene.analysis, root)
    found = distinct([p for h in heads for p in listed_parties(scene, h)])
    return [*found] if len(found) == 1 and found[0].type == "person" else []


def _without_any(scene: Scene, noun: int, parties: list[Party]) -> list[Party]:
    """The parties without one who may be anybody: "It was his first call with a foreign leader" is of a call told."""
    aside = scene.tokens[noun].dep in ("attr", "appos") or _is_way(scene, noun)
    if not aside or not has(scene, noun, vocabulary("ever_first")):
        return parties
    return [p for p in parties if p.type != "person" or p.of or not p.name.lower().startswith(INDEFINITE)]


def _is_way(scene: Scene, noun: int) -> bool:
    """Whether somebody who is named comes on it: "Marr arrived on the first visit by a minister in years"."""
    above = scene.tokens[scene.tokens[noun].head]
    subject = scene.analysis.child(above.head, "nsubj") if above.dep == "prep" else None
    return scene.tokens[noun].dep == "pobj" and subject is not None and bool(scene.mentions_at(subject))


def _without_speakers(scene: Scene, noun: int, parties: list[Party]) -> list[Party]:
    """The parties without those who discuss "the talks between the parties", whoever "the parties" are."""
    verb = scene.tokens[noun].head
    talked = scene.tokens[noun].dep == "dobj" and scene.tokens[verb].lemma.lower() in vocabulary("talking")
    marks = prepositions(scene.analysis, noun, vocabulary("between"), 0) if talked else []
    sides = [o for m in marks for o in objects_of(scene.analysis, m)]
    if not sides or any(scene.tokens[o].lower not in vocabulary("the_sides") for o in sides):
        return parties
    speaking = {p.key for h in subject_heads(scene.analysis, verb) for p in listed_parties(scene, h)}
    return [p for p in parties if p.key not in speaking]


def is_told_of(scene: Scene, noun: int) -> bool:
    """Whether the sentence only says which one a contact already told was: "This was the fifth meeting between"."""
    analysis, tokens = scene.analysis, scene.tokens
    subject = analysis.child(tokens[noun].head, "nsubj") if tokens[noun].dep == "attr" else None
    if subject is None or tokens[subject].lower not in vocabulary("pointing"):
        return False
    return any(tokens[c].lower in vocabulary("ever_first") | vocabulary("ordinals") for c in analysis.children(noun))


def _is_delegation(party: Party) -> bool:
    """Whether a group is only the delegations of those who meet: "the delegations", "delegation members"."""
    words = set(party.name.lower().split())
    bodies = vocabulary("delegations") | vocabulary("delegation")
    return party.type == "group" and not words.isdisjoint(bodies) and party.of is None


def _attends(scene: Scene, trigger: Trigger) -> bool:
    """Whether the subject of the verb is there, whosever contact it is ("took part in the leaders' meeting")."""
    return trigger.frame is not None and scene.tokens[trigger.frame].lemma.lower() in vocabulary("attending")


def _is_with_press(scene: Scene, noun: int) -> bool:
    """Whether the other side is the press: whom it talks with speaks to the public."""
    marks = prepositions(scene.analysis, noun, vocabulary("with"), 0)
    others = [o for p in marks for o in objects_of(scene.analysis, p)]
    return bool(others) and all(scene.tokens[o].lower in lang.words("en", "contact_press") for o in others)


def _visited(scene: Scene, trigger: Trigger) -> list[Party]:
    """The people to whom somebody pays a visit, which is a meeting ("paid a farewell visit to Minister Marr")."""
    if trigger.kind != "visit" or trigger.frame is None:
        return []
    if scene.tokens[trigger.frame].lemma.lower() not in vocabulary("paying"):
        return []
    nouns = (trigger.token, trigger.frame)
    marks = [m for n in nouns for m in prepositions(scene.analysis, n, vocabulary("to") | vocabulary("paid_on"), 0)]
    found = [p for m in marks for o in objects_of(scene.analysis, m) for p in listed_parties(scene, o)]
    return [p for p in found if p.type == "person" and p.office]


def _own_date(scene: Scene, trigger: Trigger, noun: int, status: Status) -> DateValue | None:
    """The date of a contact; of a gathering at whose edge others met, only one in its own words."""
    date = date_of(scene, trigger, noun)
    above = scene.tokens[scene.tokens[noun].head]
    if scene.tokens[noun].dep == "pobj" and above.lower in vocabulary("gone"):
        # "since the minister's visit in March"
        date = gone_by(scene, date)
    told = trigger.frame is not None and scene.tokens[trigger.frame].tag == "VBD" and scene.tokens[noun].dep == "dobj"
    undone = trigger.frame is not None and says(scene.analysis, trigger.frame) in UNDOING
    if told and status not in TO_COME and not undone:
        # "held talks on 9 April": that of the year before where it would lie ahead; not "proposed talks in June"
        date = gone_by(scene, date)
    if date is None or date.span is None or not is_backdrop(scene, noun):
        return date
    first, last = scene.analysis.edges(noun)
    return date if scene.tokens[first].start <= date.span.start < scene.tokens[last].end else None


def _kept_date(scene: Scene, noun: int, date: DateValue | None, status: Status) -> DateValue | None:
    """The date unless it is only the one first meant: "The call, originally planned for 8 May, was moved"."""
    at = scene.analysis.token_at(date.span.start) if date is not None and date.span is not None else None
    between = scene.tokens[noun + 1 : at] if at is not None and status != "cancelled" else ()
    if date is not None and date.precision == "year" and is_told_of(scene, noun):
        # "This was their fifth meeting this year"
        return None
    return None if any(t.lower in vocabulary("at_first") and t.pos == "ADV" for t in between) else date


def _without_formats(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties without the form in which they meet ("a meeting of the Border Dialogue"), where others are named."""
    rest = tuple(p for p in parties if p.type != "institution" or head_word(p) not in vocabulary("formats"))
    return rest or parties


def _noun_status(trigger: Trigger, status: Status) -> Status:
    """What adjectives say counts unless the clause itself puts the contact off ("the upcoming visit")."""
    # "her current visit would pave the way"
    current = trigger.manner.status == "ongoing" and status == "planned"
    told = trigger.manner.status is not None and (current or status in ("held", "ongoing"))
    return trigger.manner.status if told and trigger.manner.status else status


def _is_of_many(scene: Scene, noun: int) -> bool:
    """Whether a meeting or a dialogue is one of many: "leaders' meeting", "Strategic Dialogue", "League summit"."""
    tokens = scene.tokens
    before = [c for c in scene.analysis.children(noun) if c < noun]
    if tokens[noun].lower in vocabulary("chaired") and any(tokens[c].lower in vocabulary("many_sided") for c in before):
        return True
    if tokens[noun].text.istitle() and tokens[noun].lower in vocabulary("formats"):
        return any(tokens[c].pos == "PROPN" for c in before)
    if _is_of_region(scene, noun):
        return True
    body = any(e.type in ("institution", "group") for c in before for _, e in scene.mentions_at(c))
    return tokens[noun].lower in vocabulary("bilaterals") and (body or bool(named_body(scene, noun)))


def _is_of_region(scene: Scene, noun: int) -> bool:
    """Whether a gathering has its name from a region: "the Summit of the Isles"."""
    named = scene.tokens[noun].text.istitle() and scene.tokens[noun].lower in vocabulary("bilaterals")
    marks = prepositions(scene.analysis, noun, vocabulary("of"), 0) if named else []
    return any(scene.tokens[o].pos == "PROPN" for m in marks for o in objects_of(scene.analysis, m))


def _is_beside(scene: Scene, noun: int) -> bool:
    """Whether a meeting with its own side only says when another was ("after an audience with X, Marr met Y")."""
    tokens = scene.tokens
    around = tokens[noun].dep == "pobj" and tokens[tokens[noun].head].lower in vocabulary("before_or_after")
    return around and has(scene, noun, vocabulary("indefinite")) and has_with(scene, noun)


def _are_some_of(scene: Scene, noun: int, status: Status) -> bool:
    """Whether a few of several that are planned have a clause: "Two meetings will take place in Torkent"."""
    counted = any(scene.tokens[c].dep == "nummod" for c in scene.analysis.children(noun))
    subject = scene.tokens[noun].dep in ("nsubj", "nsubjpass") and scene.tokens[noun].tag == "NNS"
    return status == "planned" and counted and subject


def _is_person(scene: Scene, token: int) -> bool:
    pronoun = scene.tokens[token].pos == "PRON"
    return pronoun or any(e.type == "person" for _, e in scene.mentions_at(token))


def _runs_on(scene: Scene, trigger: Trigger) -> bool:
    """Whether talks are spoken of as something that goes on: no verb holds them, and nothing puts them behind."""
    tokens, noun = scene.tokens, trigger.token
    if trigger.cell("noun") not in vocabulary("running_on") or trigger.frame is not None or tokens[noun].tag != "NNS":
        return False
    owned = any(tokens[c].dep == "poss" and _is_person(scene, c) for c in scene.analysis.children(noun))
    if owned or trigger.manner.status or teller_there(scene, noun):
        return False
    if tokens[noun].dep in ("nsubj", "nsubjpass"):
        verb = tokens[noun].head
        return tokens[verb].tag in ("VBZ", "VBP") or any(
            tokens[c].tag in ("VBZ", "VBP") for c in scene.analysis.children(verb)
        )
    top = noun
    while tokens[top].dep == "conj" and tokens[top].head < top:
        top = tokens[top].head
    above = tokens[tokens[top].head]
    if tokens[top].dep == "pobj":
        behind = above.lower in vocabulary("behind") or tokens[above.head].lemma.lower() in vocabulary("results")
        return not behind
    return tokens[top].dep in ("dobj", "appos", "compound")


def _is_generic(scene: Scene, trigger: Trigger) -> bool:
    """Whether no one contact is meant: "meetings of the group", a body's name, a Dialogue that is discussed."""
    token = scene.tokens[trigger.token]
    format_named = token.text.istitle() and token.lower in vocabulary("formats") and trigger.frame is None
    clause = scene.analysis.child(token.i, "relcl") is not None
    talked = token.dep == "dobj" and scene.tokens[token.head].lemma.lower() in vocabulary("talking")
    if format_named and talked and not clause:
        return True
    # "attended the Torkent Security Conference" is an event, by whatever name a body has too
    event = trigger.frame is not None and scene.tokens[trigger.frame].lemma.lower() in vocabulary("taking_place_of")
    body = any(e.type == "institution" for _, e in scene.mentions_at(trigger.token))
    if trigger.cell("own") == "frame" and body and not event:
        return True
    if is_regular(scene, token.i):
        return True
    if token.tag != "NNS" or trigger.frame is not None or trigger.cell("number") == "plural":
        return False
    return has(scene, trigger.token, vocabulary("of"))


def is_regular(scene: Scene, noun: int) -> bool:
    """Whether a plural is of what happens time and again: "regular consultations with other leaders".

    Of 36 such phrases in annotated texts 2 tell of a contact.
    """
    return scene.tokens[noun].tag == "NNS" and has(scene, noun, vocabulary("as_a_rule"))


def _is_outlook(scene: Scene, trigger: Trigger, status: Status) -> bool:
    """Whether the sides only mean to go on as they are ("agreed to remain in close contact", "continue contacts")."""
    above = scene.tokens[trigger.token].head
    told = trigger.frame is not None and _is_told_to(scene, trigger.frame)
    if trigger.frame is None or not (told or status in ("planned", "proposed")) or is_prepared(scene.analysis, above):
        return False
    verb = scene.tokens[trigger.frame].lemma.lower()
    going_on = verb in vocabulary("lasting") and trigger.cell("noun") in vocabulary("loose_ties")
    return going_on or verb in vocabulary("state")


def _is_told_to(scene: Scene, verb: int) -> bool:
    """Whether others are told to do so ("instructed their ministers to maintain close contacts")."""
    tokens = scene.tokens
    infinitive = tokens[verb].dep == "xcomp" and any(tokens[c].tag == "TO" for c in scene.analysis.children(verb))
    return infinitive and tokens[tokens[verb].head].lemma.lower() in vocabulary("ordering")


def _needs_more(scene: Scene, trigger: Trigger, parties: int, held: bool) -> bool:
    """Whether the noun alone is too weak to make a contact: one party only and no verb, or a word for any exchange."""
    own = trigger.cell("own")
    framed = trigger.frame is not None and held
    if own == "with":
        return parties < 2
    if own == "frame":
        return not framed and not _is_named(scene, trigger.token)
    return own == "yes" and parties < 2 and not framed


def _introduced(scene: Scene, trigger: Trigger) -> bool:
    """Whether the text brings the contact in here: "held a meeting", "held talks"."""
    noun = trigger.token
    plural = trigger.cell("number") == "plural" and not has(scene, noun, vocabulary("definite"))
    return trigger.frame is not None and (has(scene, noun, vocabulary("indefinite")) or plural or scene.in_title(noun))


def _is_named(scene: Scene, noun: int) -> bool:
    """Whether the contact has a name of its own ("the Summit of the Northern Isles")."""
    tokens = scene.tokens
    return tokens[noun].pos == "PROPN" and any(
        tokens[c].pos == "PROPN" and tokens[c].dep in ("compound", "nmod") for c in scene.analysis.children(noun)
    )
