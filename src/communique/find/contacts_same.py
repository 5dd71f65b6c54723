"""Whether two places in the text can tell of the same contact."""

from __future__ import annotations

from collections.abc import Sequence

from communique.find.contacts_candidates import Candidate
from communique.find.contacts_how_long import says_how_long
from communique.find.contacts_named_answers import is_unnamed, named_counterparts
from communique.find.contacts_near import is_far, same_place
from communique.find.contacts_one_paper import is_one_paper
from communique.find.contacts_party import Party, is_named, stands_for
from communique.find.contacts_scene import Scene, clause_verb
from communique.find.contacts_words import vocabulary
from communique.records import ContactKind, Status

Group = list[Candidate]
"""The candidates that tell of one contact, in text order."""

WEEK = 6
"""The same where the lead names both sides of the headline's contact, in days."""
LEAD = 3
"""The number of the last sentence in which the body first tells what the headline reports."""
FAMILIES: dict[ContactKind, str] = {
    "meeting": "seen",
    "gathering": "seen",
    "video_call": "seen",
    "visit": "visit",
    "call": "heard",
    "message": "written",
    "signing": "signed",
    "other": "any",
}
"""Kinds that one contact may be told as."""
NEWS = 0.85
"""How likely a word must be to tell of a contact for the first time to stand apart from another such word."""
OFTEN = 3
"""Tellings of a contact after which others without a day, of its kind and people, are of it too."""
OLD = 0.15
"""How likely it is at most where a contact is told again."""
TOLD_BOTH_WAYS = {"held", "denied"}
"""What one says was so and another says was not."""
BOTH = 2
"""Sides that a meeting shares with a conversation of which it tells."""
OPENING = 3
"""How many times as far those may be named of whom a text speaks as it opens."""
CLOSE = 60
"""Tokens between a bare reference and the first telling that names the parties."""


def keys_of(group: Group) -> frozenset[str]:
    """What all parties of a contact are known by."""
    return frozenset(k for c in group for k in c.keys)


def same_contact(scene: Scene, candidate: Candidate, group: Group) -> bool:
    """Whether a telling can be of the contact that a group tells of."""
    if is_one_paper(scene, candidate, group) and _status_agrees(candidate.status, group):
        return _dates_agree(scene, candidate, group)
    if candidate.status == "cancelled" and any(_is_in_undone(scene, candidate, c) for c in group[-LEAD:]):
        return True
    return is_done_for(scene, candidate, group) or (
        _kinds_agree(candidate, group)
        and (not _is_news(scene, candidate, group) or (_calls_off(candidate, group) and _is_definite(scene, candidate)))
        and not _told_beside(scene, candidate, group)
        and not _sets_off(candidate, group)
        and not _is_spoken_of(scene, candidate, group)
        and (_status_agrees(candidate.status, group) or _calls_off(candidate, group))
        and _apart_agrees(candidate, group)
        and _places_agree(candidate, group)
        and (
            _opens(scene, candidate, group)
            or (
                _dates_agree(scene, candidate, group)
                and (
                    _parties_agree(candidate, group)
                    or _is_opening(scene, candidate, group)
                    or _is_told_again(scene, candidate, group)
                    or bool(named_counterparts(scene, [*group, candidate]))
                )
            )
        )
    )


def is_done_for(scene: Scene, candidate: Candidate, group: Group) -> bool:
    """Whether a noun says for what those came together whom its verb names ("gathered in Torkent for a summit")."""
    noun = scene.tokens[candidate.token]
    mark = scene.tokens[noun.head]
    if noun.dep != "pobj" or mark.lower not in vocabulary("for") or candidate.status not in ("held", "planned"):
        return False
    alike = candidate.keys <= keys_of(group) and all(c.status == candidate.status for c in group)
    return alike and any(c.token == mark.head and not c.trigger.noun and c.kind == "meeting" for c in group)


def _is_news(scene: Scene, candidate: Candidate, group: Group) -> bool:
    """Whether the network holds a telling for the first one of a contact, and one of the group as well.

    What is told of the same people on the same day, or in the same sentence again, is one contact all the same.
    """
    if candidate.anaphoric and not candidate.parties and not candidate.apart and candidate.date is None:
        # "This was their fifth meeting"
        return False
    anew = [c for c in group if _opens_a_contact(scene, c)]
    known = len(group) >= OFTEN or _is_reported(scene, candidate) or _is_definite(scene, candidate)
    known = known or says_how_long(scene, candidate, group)
    if known and _is_undated_retelling(candidate, group):
        return False
    return (
        _opens_a_contact(scene, candidate) and bool(anew) and not any(_is_repeated(scene, candidate, c) for c in group)
    )


def _is_reported(scene: Scene, candidate: Candidate) -> bool:
    """Whether somebody says that it was so ("the embassy said that the envoy had met him")."""
    token = scene.tokens[candidate.token]
    return token.dep == "ccomp" and token.head < token.i


def _is_definite(scene: Scene, candidate: Candidate) -> bool:
    """Whether a noun takes the contact for known ("Marr revealed her phone call with Vos")."""
    beside = (scene.tokens[c] for c in scene.analysis.children(candidate.token))
    return candidate.trigger.noun and any(
        t.dep == "poss" or (t.dep == "det" and t.lower in vocabulary("definite")) for t in beside
    )


def _is_undated_retelling(candidate: Candidate, group: Group) -> bool:
    """Whether a telling without a day is of the kind and people of a group: "getting him on the phone with Marr".

    Or of no kind that it names: "the army confirmed that the two had spoken".
    """
    loose = candidate.kind == "other" and not candidate.sure
    alike = (loose or candidate.kind == group[0].kind) and candidate.keys == keys_of(group)
    return alike and candidate.date is None and not candidate.apart


def _opens_a_contact(scene: Scene, candidate: Candidate) -> bool:
    """Whether a telling looks new and is no headline, no mere setting and no picture's caption ("Marr meets Vos")."""
    if candidate.news < NEWS or candidate.title or candidate.weak or candidate.joins:
        return False
    if candidate.beside and candidate.anaphoric:
        return False
    own = scene.tokens[candidate.token]
    verb = own.i if own.pos in ("VERB", "AUX") else clause_verb(scene.analysis, own.i)
    shown = verb is not None and scene.tokens[verb].tag in ("VBZ", "VBP")
    return not (shown and candidate.status in ("held", "ongoing"))


def _is_repeated(scene: Scene, candidate: Candidate, told: Candidate) -> bool:
    """Whether a telling is of another one's day and people, of its sentence and parties, or its sentence once more."""
    one, two = (c.date.value if c.date and c.date.precision == "day" else None for c in (candidate, told))
    if one is not None and one == two:
        theirs = bool(candidate.parties) and _are_of(candidate.parties, told.parties)
        return theirs or bool(candidate.keys & told.keys)
    here, there = (scene.sentence_span(c.token) for c in (candidate, told))
    if here == there:
        # "arrived in Torkent on an official visit"
        return candidate.kind == told.kind and candidate.keys == told.keys
    return scene.analysis.text[slice(*here)] == scene.analysis.text[slice(*there)]


def _kinds_agree(candidate: Candidate, group: Group) -> bool:
    """Whether the kinds can be one contact's; a firm telling agrees with every firm one, a loose one with any."""
    heard = FAMILIES[group[0].kind] == "heard" and not candidate.anaphoric
    if heard and candidate.sure and FAMILIES[candidate.kind] == "seen" and len(candidate.keys & keys_of(group)) < BOTH:
        return False
    firm = [c for c in group if c.sure and not c.anaphoric]
    if firm and candidate.sure and not candidate.anaphoric:
        return all(_kind_pair(candidate, c) for c in firm)
    if FAMILIES[candidate.kind] == "written":
        # "discussed gas" beside a meeting is no bridge to the letter sent on the same day
        group = [c for c in group if not c.weak] or group
    group = [c for c in group if not c.joins] or group
    return any(_kind_pair(candidate, c) for c in group)


def _told_beside(scene: Scene, candidate: Candidate, group: Group) -> bool:
    """Whether the sentence itself sets the two side by side: "they met at the summit and will hold talks in June"."""
    here = scene.tokens[candidate.token].sentence
    return any(
        scene.tokens[c.token].sentence == here and c.sure and c.kind != candidate.kind and not c.anaphoric
        for c in group
        if candidate.sure and not candidate.anaphoric and not candidate.weak and not c.weak and not c.title
    )


def _is_in_undone(scene: Scene, told: Candidate, visit: Candidate) -> bool:
    """Whether a contact was to be the visit that was called off: "Marr's visit, who was to see Vos, was called off".

    A visit to a place that is named is told of for itself.
    """
    both = (
        told.status == visit.status == "cancelled" and visit.kind == "visit" and visit.trigger.noun and not visit.place
    )
    return both and visit.keys <= told.keys and visit.token in scene.analysis.ancestors(told.token)


def _is_spoken_of(scene: Scene, candidate: Candidate, group: Group) -> bool:
    """Whether the contact is what those who met talked about ("Marr and Vos discussed the talks between them")."""
    noun = scene.tokens[candidate.token]
    verb = scene.tokens[noun.head]
    spoken = noun.dep == "dobj" and verb.lemma.lower() in vocabulary("talking") and candidate.trigger.noun
    between = any(scene.tokens[c].lower in vocabulary("between") for c in scene.analysis.children(noun.i))
    return spoken and between and any(c.token == verb.i for c in group)


def _sets_off(candidate: Candidate, group: Group) -> bool:
    """Whether one is only the gathering at whose edge the other took place ("met on the margins of the summit")."""
    beside = all(c.beside for c in group)
    if candidate.beside == beside or candidate.anaphoric:
        return False
    other = group[0].kind if candidate.beside else candidate.kind
    return other != "gathering"


def _kind_pair(a: Candidate, b: Candidate) -> bool:
    one, two = FAMILIES[a.kind], FAMILIES[b.kind]
    if one == two or "any" in (one, two):
        return one == two or "written" not in (one, two)
    if {one, two} == {"seen", "heard"}:
        seen = a if one == "seen" else b
        if seen.kind == "gathering" or (seen.sure and not seen.anaphoric and len(a.keys & b.keys) < BOTH):
            # who "spoke today" may have met; another meeting of one of them is another contact
            return False
        return not a.sure or not b.sure or "video_call" in (a.kind, b.kind)
    if {one, two} == {"seen", "visit"}:
        visit, seen = (a, b) if one == "visit" else (b, a)
        if seen.kind == "video_call":
            return False
        # "Marr visits Selm", and below it "Marr met Vos here on Friday"
        headed = visit.title and seen.place is None and len(seen.keys) >= BOTH
        there = visit.place is None or headed or same_place(visit.place, seen.place)
        return bool(a.keys & b.keys) and (a.anaphoric or b.anaphoric or there)
    return "signed" in (one, two) or (a.weak or b.weak)


def _calls_off(candidate: Candidate, group: Group) -> bool:
    """Whether a bare reference says that what was planned came to nothing: "but the talks were called off"."""
    return candidate.anaphoric and candidate.status == "cancelled" and {c.status for c in group} == {"planned"}


def _status_agrees(status: Status, group: Group) -> bool:
    statuses = {c.status for c in group}
    both = statuses | {status}
    return status in statuses or both <= {"held", "ongoing"} or both == TOLD_BOTH_WAYS


def _apart_agrees(candidate: Candidate, group: Group) -> bool:
    """Whether a previous or a next meeting stays another one than that which the text is about."""
    return candidate.apart == group[0].apart or (candidate.anaphoric and not candidate.apart)


def _dates_agree(scene: Scene, candidate: Candidate, group: Group) -> bool:
    value = candidate.date.value if candidate.date else None
    if value is None:
        return True
    known = [c.date.value for c in group if c.date and c.date.value]
    if known:
        return any(k.startswith(value) or value.startswith(k) for k in known)
    if not any(c.title for c in group) or not is_far(value, scene.document.published):
        return True
    if _is_setting_above(scene, group) and len(candidate.keys & keys_of(group)) >= BOTH:
        return True
    # on a Monday a headline may tell of Friday's meeting: the lead that names both its sides says which day it was
    lead = scene.tokens[candidate.token].sentence <= LEAD and len(candidate.keys & keys_of(group)) >= BOTH
    return lead and not is_far(value, scene.document.published, WEEK)


def _is_setting_above(scene: Scene, group: Group) -> bool:
    """Whether a headline only says after what something was done: "Instructions following the meeting with farmers"."""
    nouns = [scene.tokens[c.token] for c in group if c.title]
    return any(n.dep == "pobj" and scene.tokens[n.head].lower in vocabulary("before_or_after") for n in nouns)


def _places_agree(candidate: Candidate, group: Group) -> bool:
    """Whether no two known towns stand against each other; a venue and its town do not."""
    mine = candidate.place
    if mine is None or mine.lat is None or candidate.anaphoric:
        return True
    theirs = [c.place for c in group if c.place and c.place.lat is not None]
    return not theirs or any(mine.name == p.name or (mine.lat, mine.lon) == (p.lat, p.lon) for p in theirs)


def _parties_agree(candidate: Candidate, group: Group) -> bool:
    mine, theirs = candidate.keys, keys_of(group)
    if candidate.joins:
        return True
    if not mine:
        return candidate.anaphoric
    if candidate.anaphoric and mine & theirs:
        return True
    if not theirs:
        return group[0].anaphoric and (group[0].title or candidate.token - group[-1].token < CLOSE)
    if _names_group(candidate, group):
        return True
    if _same_body(candidate, group) or _is_theirs(candidate, group):
        return True
    shared = mine & theirs
    body = any(p.type in ("institution", "group") and not p.vague for p in candidate.parties if p.key in shared)
    if body and candidate.trigger.noun and candidate.kind == group[0].kind:
        return True
    if len(mine) == 1 and candidate.sure and (candidate.kind, group[0].kind) == ("gathering", "meeting"):
        return candidate.anaphoric
    if mine <= theirs or theirs <= mine:
        return len(shared) >= 2 or len(mine) == 1 or len(theirs) == 1
    return len(shared) >= 2 and len(shared) * 2 >= min(len(mine), len(theirs)) + 1


def _is_opening(scene: Scene, candidate: Candidate, group: Group) -> bool:
    """Whether a text that opens with a bare "the call" names those of a call farther below."""
    if len(group) > 1 or group[0].keys or not candidate.keys or not _is_definite(scene, group[0]):
        return False
    near = candidate.token - group[0].token < OPENING * CLOSE
    return near and candidate.kind == group[0].kind and scene.body_sentence(group[0].token) == 0


def _is_told_again(scene: Scene, candidate: Candidate, group: Group) -> bool:
    """Whether the network sees one telling as another's repetition that names one side by its office alone.

    As in a heading, "Marr holds talks with Karadan's trade minister", and the sentence below it that names him.
    """
    tellings = candidate.news, max(c.news for c in group)
    if candidate.kind != group[0].kind or min(tellings) > OLD or max(tellings) < NEWS:
        return False
    mine = {p.key: p for p in candidate.parties}
    theirs = {p.key: p for c in group for p in c.parties}
    shared = mine.keys() & theirs.keys()
    if not any(mine[k].type == "person" for k in shared):
        return False
    return any(
        all(is_unnamed(scene, side[k]) for k in side.keys() - shared) and len(side) > len(shared)
        for side in (mine, theirs)
    )


def _same_body(candidate: Candidate, group: Group) -> bool:
    """Whether the candidate names, alone and in fewer words, a body that meets in the group ("the Council meeting")."""
    if len(candidate.parties) != 1 or candidate.parties[0].type != "institution" or candidate.kind == "visit":
        return False
    name = candidate.parties[0].name.lower()
    return any(p.type == "institution" and p.name.lower().endswith(f" {name}") for c in group for p in c.parties)


def _is_theirs(candidate: Candidate, group: Group) -> bool:
    """Whether the candidate names only the countries of those who meet ("the Ostmark-Veldania meeting")."""
    seen = FAMILIES[candidate.kind] == FAMILIES[group[0].kind] == "seen"
    if len(candidate.parties) < 2 or any(p.type != "country" for p in candidate.parties) or candidate.apart or not seen:
        return False
    return _are_of(candidate.parties, [p for c in group for p in c.parties])


def _are_of(countries: Sequence[Party], people: Sequence[Party]) -> bool:
    """Whether parties are countries for each of which one of the others acts."""
    return all(c.type == "country" and any(stands_for(p, c) for p in people) for c in countries)


def _names_group(candidate: Candidate, group: Group) -> bool:
    """Whether one telling names those whom the other counts by their countries ("the leaders of X and Y")."""
    parties = [*candidate.parties, *(p for c in group for p in c.parties)]
    mine, theirs = candidate.keys, keys_of(group)
    groups = [p for p in parties if p.type == "group" and not (p.key in mine and p.key in theirs)]
    return any(is_named(g, parties) for g in groups)


def _opens(scene: Scene, candidate: Candidate, group: Group) -> bool:
    """Whether the candidate is the body's first telling of what the headline reports in other words.

    A headline often names a group ("faith leaders") or one side where the lead names the people.
    """
    if candidate.apart or not all(c.title for c in group) or scene.tokens[candidate.token].sentence > LEAD:
        return False
    headline = [p for c in group for p in c.parties]
    offices = {p.key for p in headline if is_unnamed(scene, p)} - candidate.keys
    named = [p for p in candidate.parties if p.type == "person" and not is_unnamed(scene, p)]
    if offices and len(named) >= len(offices):
        # "Speaker receives envoy": the lead says who they are
        headline = [p for p in headline if p.key not in offices]
    people = {p.key for p in headline if p.type == "person"}
    # "Meeting with X and Y" leaves out the host, whom the lead names with them
    opens = candidate.trigger.frame is not None or not candidate.trigger.noun
    if people & candidate.keys and candidate.kind == group[0].kind and opens and not group[0].callers:
        return group[0].trigger.noun
    return len(people) < 2 and (not people or bool(people & candidate.keys) or len(headline) == len(people))
