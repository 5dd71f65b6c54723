"""Whose contact it is that a noun names: those in its own phrase, and those of the verb around it."""

from __future__ import annotations

from communique.find.contacts_between import between_lasting
from communique.find.contacts_candidates import distinct
from communique.find.contacts_lists import named_before
from communique.find.contacts_messages import addressed, addressee, handed_to, is_handed_on
from communique.find.contacts_parties import agents, assembled, listed_parties, named_body, parties_in
from communique.find.contacts_party import (
    Party,
    by_surnames,
    is_by_screen,
    is_of_name,
    is_of_two,
    is_pair,
    key_of,
    letters_in,
    party_of,
)
from communique.find.contacts_scene import (
    Scene,
    absolute_with,
    clause_verb,
    counted_by,
    is_of_people,
    joined_with,
    objects_of,
    prepositions,
    subject_heads,
)
from communique.find.contacts_status import frame_of
from communique.find.contacts_teller_there import teller_there
from communique.find.contacts_triggers import Trigger, says_manner
from communique.find.contacts_whose_visit import prepared_for, visitor_behind
from communique.find.contacts_words import vocabulary

MEETINGS = frozenset(("meeting", "video_call"))
NAME, SHORT = 80, 12
"""Code points of a body's name and of its short form before a contact noun."""


def is_backdrop(scene: Scene, noun: int) -> bool:
    """Whether the noun only says where something else took place ("on the sidelines of the summit")."""
    tokens = scene.tokens
    of = tokens[noun].head
    return tokens[noun].dep == "pobj" and tokens[tokens[of].head].lower in vocabulary("aside_places")


def _is_agreed_there(scene: Scene, trigger: Trigger) -> bool:
    """Whether it is where two agreed ("Marr and Vos agreed at a meeting to set up a fund")."""
    tokens, noun = scene.tokens, trigger.token
    where = tokens[noun].dep == "pobj" and tokens[tokens[noun].head].lower in vocabulary("during")
    verb = tokens[tokens[tokens[noun].head].head]
    agreed = verb.lemma.lower() in vocabulary("agreeing")
    return where and agreed and has(scene, noun, vocabulary("indefinite")) and not has_with(scene, noun)


def has(scene: Scene, noun: int, words: frozenset[str]) -> bool:
    """Whether one of the words hangs on a noun."""
    return any(scene.tokens[c].lower in words for c in scene.analysis.children(noun))


def before_in_title(scene: Scene, trigger: Trigger, own: list[Party]) -> list[Party]:
    """The people whom a headline names before its contact word ("Readout of President X Call with Y")."""
    noun = trigger.token
    above = scene.tokens[scene.tokens[noun].head]
    if not scene.in_title(noun) or (scene.tokens[noun].dep == "pobj" and above.lower in vocabulary("to")):
        # "sent greetings to the meeting of the League"
        return []
    known, found = {p.key for p in own}, []
    for mention, entity in scene.roster.within(scene.paragraph(noun).start, trigger.span.start):
        before = scene.analysis.tokens_in(max(0, mention.start - 2), mention.start - 1)
        issued = before and scene.tokens[before[0]].lower in vocabulary("issued_by")
        if not issued and key_of(entity) not in known and entity.type != "place":
            found.append(party_of(scene, entity))
    bodies = [] if own else [p for p in found if not is_by_screen(p)]
    return [p for p in found if p.type in ("person", "group")] or bodies


def noun_parties(scene: Scene, trigger: Trigger) -> list[Party]:
    """The parties that the contact's own noun phrase names: possessor, "with X", "between X and Y", "NATO summit"."""
    analysis, noun = scene.analysis, trigger.token
    tokens = analysis.tokens
    words = frozenset(trigger.cell("parties").split(","))
    words -= vocabulary("with") - vocabulary("between") if is_backdrop(scene, noun) else frozenset()
    if trigger.cell("noun") == "call" and trigger.kind == "meeting":
        # "paid a courtesy call on Vos"
        words |= vocabulary("paid_on")
    # "a meeting of ministers", but not "a meeting on the training of officers"
    direct = prepositions(analysis, noun, words & vocabulary("of"), 0)
    marks = sorted([*prepositions(analysis, noun, words - vocabulary("of")), *direct])
    counted = counted_by(scene.analysis, noun)
    # "the third round of consultations on fish between X and Y"
    marks += [] if counted is None else prepositions(analysis, counted, words & vocabulary("between"), 0)
    if trigger.frame is not None:
        marks += prepositions(analysis, trigger.frame, words & vocabulary("with"))
        # "had contact and worked together with Vos"
        joined = None if marks else joined_with(analysis, noun, trigger.frame, vocabulary("with"))
        marks += [] if joined is None else prepositions(analysis, joined, words & vocabulary("with"), 1)
    top = noun if counted is None else counted
    if trigger.frame is None and tokens[top].dep == "nsubj":
        # "a telephone conversation took place between X and Y"
        happening = tokens[top].head if tokens[tokens[top].head].lemma.lower() in vocabulary("happen") else None
        marks += [] if happening is None else prepositions(analysis, happening, words & vocabulary("with"))
    if trigger.frame is not None and tokens[trigger.frame].lemma.lower() in vocabulary("getting"):
        # "received a call today from Vos"
        marks += prepositions(analysis, trigger.frame, words & vocabulary("from"), 0)
    found = [p for m in marks for o in objects_of(analysis, m) for p in listed_parties(scene, o)]
    found = found or between_lasting(scene, noun)
    found += assembled(scene, top) if trigger.frame is None else []
    if not found and trigger.frame is not None:
        found = [p for o in absolute_with(analysis, trigger.frame) for p in listed_parties(scene, o)]
    found += [*addressee(scene, trigger), *addressed(scene, trigger)]
    found += _honoured(scene, trigger)
    for c in analysis.children(noun):
        their = tokens[c].dep == "poss" and tokens[c].lower in vocabulary("their")
        if their and (own := _subjects_own(scene, noun) or _tellers_own(scene, noun)):
            # "Marr assured Vos during their meeting that"
            found = [*own, *found]
        elif tokens[c].dep == "poss" and (own := prepared_for(scene, noun, c)):
            found = [*own, *found]
        elif tokens[c].dep == "poss":
            found = [*(p for p in listed_parties(scene, c) if not (found and p.type == "institution")), *found]
        elif tokens[c].dep == "acl" and _takes_part(scene, c):
            found += agents(scene, c)
        elif tokens[c].dep == "acl" and not found and tokens[c].lemma.lower() in vocabulary("coming_after"):
            # "held a meeting followed by a dinner with Vos"
            parts = [o for p in analysis.children(c) if tokens[p].dep == "agent" for o in objects_of(analysis, p)]
            marked = [m for o in parts for m in prepositions(analysis, o, words & vocabulary("with"), 0)]
            found += [p for m in marked for o in objects_of(analysis, m) for p in listed_parties(scene, o)]
        elif tokens[c].dep == "relcl" and is_of_people(scene, c):
            # "a message from the envoys, whom Marr met in Torkent"
            continue
        elif tokens[c].dep == "relcl" and _takes_part(scene, c := _main_of(scene, c)):
            found += [p for h in subject_heads(analysis, c) if h != noun for p in listed_parties(scene, h)]
            # "the talks that Marr held in Torkent with Vos"
            beside = prepositions(analysis, c, words & vocabulary("with"), 1)
            found += [p for m in beside for o in objects_of(analysis, m) for p in listed_parties(scene, o)]
    found += [] if found else _hosts(scene, trigger) or visitor_behind(scene, trigger)
    covering = {key_of(e) for _, e in scene.mentions_at(noun)}
    named = [p for p in found if is_of_name(scene, noun, p) or is_by_screen(p)]
    found = [p for p in found if p.key not in covering and p not in named]
    found = found or [q for p in named for q in letters_in(scene, p.span)]
    return found if trigger.kind != "visit" else [p for p in found if not p.vague]


def _subjects_own(scene: Scene, noun: int) -> list[Party]:
    """The several people who are the subject of the clause in which "their call" stands: whose else is it."""
    verb = clause_verb(scene.analysis, noun)
    heads = subject_heads(scene.analysis, verb) if verb is not None else []
    fronted = verb is not None and noun < verb and scene.tokens[verb].lemma.lower() in vocabulary("stating")
    found = [p for h in heads if h < noun or fronted for p in listed_parties(scene, h)]
    many = len(heads) == 1 and scene.tokens[heads[0]].tag in ("NNS", "NNPS")
    people = all(p.type in ("person", "group") for p in found)
    return found if found and people and (many or len(distinct(found)) > 1) else []


def _tellers_own(scene: Scene, noun: int) -> list[Party]:
    """The two of whom one tells the other something in the clause in which "their meeting" stands."""
    verb = clause_verb(scene.analysis, noun)
    tells = verb is not None and scene.tokens[verb].lemma.lower() in vocabulary("telling")
    return _those_telling(scene, verb) if tells and verb is not None else []


def _takes_part(scene: Scene, verb: int) -> bool:
    """Whether the subject of a verb that takes contact nouns is a party of the contact."""
    frame = frame_of(scene.analysis, verb)
    return frame is not None and frame[2]


def _main_of(scene: Scene, verb: int) -> int:
    """The verb that says what is done: the "host" of "a summit it was to host"."""
    done = scene.analysis.child(verb, "xcomp") if scene.tokens[verb].lemma.lower() in vocabulary("helping") else None
    return verb if done is None else done


def _honoured(scene: Scene, trigger: Trigger) -> list[Party]:
    """For whom a meal is given: "a banquet in honour of President Marr and her husband"."""
    if trigger.cell("noun") not in vocabulary("meals"):
        return []
    tokens, start = scene.tokens, trigger.token
    for i in range(start + 1, min(start + 6, scene.analysis.sentences[tokens[start].sentence].last)):
        if tokens[i].lower in vocabulary("honouring"):
            heads = [h for p in scene.analysis.children(i) for h in objects_of(scene.analysis, p)]
            return [p for h in heads for p in listed_parties(scene, h)]
    return []


def _hosts(scene: Scene, trigger: Trigger) -> list[Party]:
    """Who meets, from the words before the noun: a body ("League summit"), two countries ("Ostmark-Veldania talks")."""
    if trigger.cell("host") != "yes":
        return []
    noun = trigger.token
    first = scene.analysis.edges(noun)[0]
    start, end = scene.tokens[first].start, scene.tokens[noun].start
    possessors = [c for c in scene.analysis.children(noun) if scene.tokens[c].dep == "poss"]
    if possessors:
        start = scene.tokens[min(possessors[-1] + 1, noun)].start
    found = by_surnames(scene, scene.analysis.text[start:end])
    found = found or ([p for p in parties_in(scene, start, end) if p.type != "person"] if start < end else [])
    if any(p.type == "institution" for p in found):
        # "the League Leaders Meeting" is the League's
        found = [p for p in found if not (p.type == "group" and p.name.lower() in vocabulary("bare_groups"))]
    elif len(found) == 1 and _is_bare(found[0]):
        found = _body_before(scene, start) or found
    countries = [p for p in found if p.type == "country"]
    bodies = [p for p in found if p.type in ("institution", "group")]
    if "-" in scene.analysis.text[start:end] and len(found) > 1:
        return found
    return bodies or (countries if len(countries) > 1 else []) or named_body(scene, noun)


def _is_bare(party: Party) -> bool:
    """Whether a group's name says nothing of whose it is ("leaders", "virtual leaders")."""
    words = party.name.lower().split()
    return words[-1] in vocabulary("bare_groups") and all(says_manner(w) for w in words[:-1])


def _body_before(scene: Scene, start: int) -> list[Party]:
    """The body named right before the words of a contact, its short form in brackets between."""
    for mention, entity in reversed(scene.roster.within(max(0, start - NAME), start)):
        between = scene.analysis.text[mention.end : start].strip(" ()")
        if entity.type == "institution" and len(between) <= SHORT and " " not in between:
            return [party_of(scene, entity)]
    return []


def holders(scene: Scene, trigger: Trigger) -> list[Party]:
    """The parties that are the subject of the verb around a contact noun."""
    analysis, noun = scene.analysis, trigger.token
    tokens = analysis.tokens
    if trigger.frame is not None:
        if is_handed_on(scene, trigger):
            return handed_to(scene, trigger.frame, noun)
        if not _takes_part(scene, trigger.frame):
            return []
        heads = subject_heads(analysis, trigger.frame)
        if noun in heads or tokens[noun].dep == "nsubjpass":
            return agents(scene, trigger.frame)
        if tokens[trigger.frame].lemma.lower() in vocabulary("seeing"):
            heads += [c for c in analysis.children(trigger.frame) if tokens[c].dep == "dobj"]
        subjects = [p for h in heads for p in listed_parties(scene, h)]
        before = named_before(scene, trigger.frame)
        return before if len(before) > max(len(subjects), 1) else subjects
    if is_backdrop(scene, noun) or is_greeted(scene, trigger):
        return _those_there(scene, noun)
    if tokens[noun].dep == "pobj" and tokens[tokens[tokens[noun].head].head].lower in vocabulary("presence"):
        # "thanked X for her participation in the summit"
        owners = [c for c in analysis.children(tokens[tokens[noun].head].head) if tokens[c].dep == "poss"]
        return [p for h in owners for p in listed_parties(scene, h)]
    if _is_aside_call(scene, trigger) or _is_aside_meeting(scene, trigger):
        verb = _verb_told(scene, noun)
        return [] if verb is None else _those_telling(scene, verb)
    if trigger.kind == "visit" and not possessed(scene, noun):
        return _traveller(scene, noun)
    if _is_agreed_there(scene, trigger):
        agreed = tokens[tokens[noun].head].head
        people = [p for h in subject_heads(analysis, agreed) for p in listed_parties(scene, h) if p.type == "person"]
        return people if len(distinct(people)) > 1 else []
    during = tokens[noun].dep == "pobj" and tokens[tokens[noun].head].lower in vocabulary("during")
    if during and (has_with(scene, noun) or (scene.in_title(noun) and not possessed(scene, noun))):
        verb = clause_verb(analysis, noun)
        heads = subject_heads(analysis, verb) if verb is not None else []
        return [p for h in heads for p in listed_parties(scene, h) if p.type in ("person", "group")]
    return teller_there(scene, noun)


def agreed_by(scene: Scene, noun: int) -> tuple[Party, ...]:
    """Whose meeting it is that is planned: those who say so together, here or in the sentence before.

    As in "the two presidents agreed on a date for a meeting", "They plan to meet again. A summit will be held in June".
    """
    tokens = scene.tokens
    verbs = [a for a in scene.analysis.ancestors(noun) if tokens[a].pos in ("VERB", "AUX")]
    number = tokens[noun].sentence
    before = scene.analysis.sentences[number - 1] if number else None
    if before is not None and scene.body_sentence(noun) > 0:
        verbs += [i for i in range(before.first, before.last) if tokens[i].dep == "ROOT"]
    for verb in verbs:
        if tokens[verb].lemma.lower() not in vocabulary("agreeing"):
            continue
        heads = [h for h in subject_heads(scene.analysis, verb) if h != noun]
        together = distinct([p for h in heads for p in listed_parties(scene, h) if p.type in ("person", "country")])
        if len(together) > 1:
            return together
    return ()


def together_at(scene: Scene, noun: int) -> tuple[Party, ...]:
    """Whose contact it is around which several people did something as one ("X and Y agreed during talks to ...")."""
    tokens = scene.tokens
    above = tokens[noun].head
    near = vocabulary("during") | vocabulary("around")
    if tokens[noun].dep != "pobj" or tokens[above].lower not in near or tokens[above].lower in vocabulary("in"):
        return ()
    over = tokens[above].head
    verb = over if tokens[over].pos in ("VERB", "AUX") else clause_verb(scene.analysis, over)
    heads = [] if verb is None else [h for h in subject_heads(scene.analysis, verb) if h != noun]
    found = distinct([p for h in heads for p in listed_parties(scene, h) if p.type == "person"])
    return found if len(found) > 1 else ()


def is_greeted(scene: Scene, trigger: Trigger) -> bool:
    """Whether a new meeting is told as what two people do around it ("X greeted Y before a meeting")."""
    tokens, noun = scene.tokens, trigger.token
    if trigger.kind not in ("meeting", "gathering") or tokens[noun].dep != "pobj":
        return False
    around = tokens[tokens[noun].head].lower in vocabulary("around")
    verb = clause_verb(scene.analysis, noun)
    greets = verb is not None and tokens[verb].lemma.lower() in vocabulary("greeting")
    return around and greets and has(scene, noun, vocabulary("indefinite")) and not has_with(scene, noun)


def _those_there(scene: Scene, noun: int) -> list[Party]:
    """The people of the clause in which a contact is the time or the place: its subject and whom it is about."""
    verb = clause_verb(scene.analysis, noun)
    if verb is None or scene.tokens[verb].lemma.lower() not in vocabulary("greeting"):
        return []
    heads = subject_heads(scene.analysis, verb)
    heads += [c for c in scene.analysis.children(verb) if scene.tokens[c].dep == "dobj"]
    heads += [
        o for p in prepositions(scene.analysis, verb, vocabulary("with"), 1) for o in objects_of(scene.analysis, p)
    ]
    told_of = [p for h in heads for p in listed_parties(scene, h)]
    people = [p for p in told_of if p.type == "person"]
    # "Poland and Lithuania's presidents discussed the border in a phone call"
    return people if len(distinct(people)) > 1 else [p for p in told_of if is_pair(p) or is_of_two(p)]


def _traveller(scene: Scene, noun: int) -> list[Party]:
    """Whose visit it is during which something else is told ("addressed students during a visit to X")."""
    tokens = scene.tokens
    above = tokens[noun].head
    if tokens[noun].dep != "pobj" or tokens[above].lower not in vocabulary("while_there"):
        return []
    if tokens[tokens[above].head].lemma.lower() in vocabulary("remarking"):
        # "declined to comment on the visit"
        return []
    verb = clause_verb(scene.analysis, noun)
    heads = subject_heads(scene.analysis, verb) if verb is not None else []
    return [p for h in heads for p in listed_parties(scene, h) if p.type == "person"]


def _is_aside_call(scene: Scene, trigger: Trigger) -> bool:
    """Whether a call is told by the way ("X thanked Y in a telephone call"): its sides are the verb's."""
    tokens, noun = scene.tokens, trigger.token
    above = tokens[tokens[noun].head]
    new = trigger.kind == "call" and trigger.sure and has(scene, noun, vocabulary("indefinite"))
    where = tokens[noun].dep == "pobj" and above.lower in vocabulary("during")
    return new and where and _verb_told(scene, noun) is not None and not has_with(scene, noun)


def _verb_told(scene: Scene, noun: int) -> int | None:
    """The verb on which "in a call" hangs, also by its object ("discussed the border in a call")."""
    over = scene.tokens[scene.tokens[scene.tokens[noun].head].head]
    verb = scene.tokens[over.head] if over.dep == "dobj" else over
    return verb.i if verb.pos == "VERB" else None


def _is_aside_meeting(scene: Scene, trigger: Trigger) -> bool:
    """The same for a meeting: only where one tells the other something ("X told Y in a meeting on Thursday that")."""
    tokens, noun = scene.tokens, trigger.token
    above = tokens[tokens[noun].head]
    bare = tokens[noun].tag == "NNS" and not has(scene, noun, vocabulary("definite"))
    new = (trigger.sure and has(scene, noun, vocabulary("indefinite"))) or (trigger.cell("noun") == "talk" and bare)
    new = new and trigger.kind in MEETINGS
    where = tokens[noun].dep == "pobj" and above.lower in vocabulary("while_there") | vocabulary("meets_at")
    tells = tokens[above.head].lemma.lower() in vocabulary("telling") and tokens[above.head].pos == "VERB"
    return new and where and tells and not has_with(scene, noun)


def _those_telling(scene: Scene, verb: int) -> list[Party]:
    """Who tells something and who is told; nobody where they are fewer than two people, or one pair of officials."""
    heads = subject_heads(scene.analysis, verb)
    told = [c for c in scene.analysis.children(verb) if scene.tokens[c].dep in ("dobj", "dative")]
    marks = [c for o in (verb, *told) for c in scene.analysis.children(o) if scene.tokens[c].lower in vocabulary("to")]
    heads += [*told, *(o for m in marks for o in objects_of(scene.analysis, m))]
    told_of = [p for h in heads for p in listed_parties(scene, h)]
    people = [p for p in told_of if p.type == "person"]
    return people if len(distinct(people)) > 1 else [p for p in told_of if is_pair(p) or is_of_two(p)]


def possessed(scene: Scene, noun: int) -> bool:
    """Whether the noun has a possessor ("the President's meeting")."""
    return any(scene.tokens[c].dep == "poss" for c in scene.analysis.children(noun))


def has_with(scene: Scene, noun: int) -> bool:
    """Whether the noun names one side only, by "with X" and no possessor."""
    return not possessed(scene, noun) and has(scene, noun, vocabulary("with"))
