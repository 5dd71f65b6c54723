"""Of what kind a contact is, of all that its tellings say."""

from __future__ import annotations

import re
from functools import cache

from communique.find.contacts_attendance import ATTENDANCE
from communique.find.contacts_candidates import Candidate
from communique.find.contacts_nouns import INDEFINITE
from communique.find.contacts_party import is_of_two
from communique.find.contacts_rosters import parties_of
from communique.find.contacts_same import Group
from communique.find.contacts_settled import goes_on
from communique.find.contacts_words import alternatives, vocabulary
from communique.records import ContactKind

MANY_PEOPLE = 40
"""People of one group whose meeting is a gathering."""
MANY_SIDES = 6
"""Countries and bodies whose meeting is a gathering, where no person is named in it."""
COUNT_WITHIN = 30
"""Code points of a group's name in which its number stands."""


def kind_of(group: Group) -> ContactKind:
    """The kind that the surest telling gives; the headline's before others, a meeting before the visit for it."""
    if goes_on(group):
        return "other"
    plain = [c for c in group if not c.weak] or group
    if all(c.rule == ATTENDANCE for c in plain):
        # "put their names to the paper in the presence of the president": who else was there does not say what it was
        plain = [*plain, *(c for c in group if c.kind == "signing")]
    heard = any(c.kind in ("call", "video_call") and c.sure for c in plain)
    if heard:
        # "discussed gas in a phone call": talking may be done either way
        plain = [c for c in plain if c.trigger.cell("lemma") not in vocabulary("talking")] or plain
    stays = [c for c in plain if (c.kind != "visit" or c.title) and c.rule != ATTENDANCE]
    best = max(stays or plain, key=lambda c: (not c.anaphoric, c.sure, c.title, -c.token))
    spoke = any(c.kind == "call" and not c.anaphoric for c in plain) and not any(c.place for c in group)
    if best.kind == "other" and best.title and spoke:
        # "Marr's conversation with Vos", and "Marr spoke with Vos on Thursday" below it
        return "call"
    if best.kind == "other" and any(c.title for c in group) and best.trigger.cell("noun") not in vocabulary("courses"):
        return "meeting"
    if best.kind == "meeting" and _is_session(group):
        return "gathering"
    if best.kind in ("other", "gathering") and best.of_many:
        return "gathering"
    if best.kind == "gathering" and _is_bilateral(best, group):
        return "video_call" if best.trigger.manner.kind == "video_call" else "meeting"
    if best.kind == "call" and not best.sure and any(c.place for c in group if not c.anaphoric):
        return "meeting"
    if best.kind == "other" and any(c.kind == "other" and _is_hosted(c) for c in group):
        return "meeting"
    if best.kind == "meeting" and any(c.kind == "gathering" and _is_met_for(c, best) for c in group):
        # "The presidents met in Torkent for the third Northern Leaders’ Summit"
        return "gathering"
    virtual = any(c.kind == "video_call" for c in group) and best.kind in ("meeting", "call", "other")
    if best.kind == "meeting" and not virtual and _is_of_many(best, group):
        return "gathering"
    return "video_call" if virtual else best.kind


def _is_met_for(told: Candidate, meeting: Candidate) -> bool:
    """Whether a summit is what several came together for: a noun with a name, behind the verb that says they met."""
    named = told.trigger.span.text.split()[-1][:1].isupper() and told.trigger.cell("noun") in vocabulary("bilaterals")
    groups = sum(p.type == "group" for p in meeting.parties)
    return named and not told.beside and told.token > meeting.token and (groups > 1 or len(meeting.parties) > 2)


def _is_of_many(best: Candidate, group: Group) -> bool:
    """Whether a meeting is one of many: a roundtable, a leaders' meeting, or with a hundred people."""
    if best.of_many or any(c.trigger.cell("noun") in vocabulary("round_tables") for c in group):
        return True
    parties = parties_of(group)
    if sum(p.type in ("country", "institution") for p in parties) >= MANY_SIDES:
        # "fifteen countries, as well as a representative of the League"
        return not any(p.type == "person" and not p.name.lower().startswith(INDEFINITE) for p in parties)
    if len(parties) > 1 and any(_counted_states().match(p.name) for p in parties if p.type == "group"):
        # "talks between Ostmark and the six powers"
        return not any(p.type == "person" for p in parties)
    return any(p.type == "group" and _count(p.name) >= MANY_PEOPLE for p in parties)


@cache
def _counted_states() -> re.Pattern[str]:
    """Several states in one group: "the six powers", "five permanent members of the Council"."""
    return re.compile(rf"(?:the )?(?:{alternatives('several')}) (?:\w+ )?(?:{alternatives('states_counted')})\b", re.I)


def _count(name: str) -> int:
    """The number in a group's name ("over 100 community leaders"), 0 without one."""
    found = re.search(r"\b\d{2,4}\b", name[:COUNT_WITHIN])
    return int(found.group()) if found else 0


def _is_bilateral(best: Candidate, group: Group) -> bool:
    """Whether a summit is one of two people only ("held a summit with X"), which is a meeting."""
    parties = parties_of([c for c in group if not c.joins] or group)
    two = not best.beside and len(parties) == 2 and all(p.type in ("person", "country") for p in parties)
    return two and best.trigger.cell("noun") in vocabulary("bilaterals")


def _is_hosted(telling: Candidate) -> bool:
    """Whether a conversation or a roundtable has a host or a place, so that the sides saw each other."""
    unsaid = telling.trigger.cell("noun") in vocabulary("means_unsaid")
    return telling.trigger.noun and not unsaid and (telling.place is not None or telling.hosted)


def _is_session(group: Group) -> bool:
    """Whether a meeting is a body's own session: no person is named in it, or someone chairs it."""
    parties = parties_of(group)
    if not any(p.type == "person" for p in parties):
        if any(w in vocabulary("pairs") for p in parties for w in p.name.lower().split()):
            # "the chiefs of the two services": the sides of a plain meeting
            return False
        if any(is_of_two(p) or p.span.text.lower().startswith("their ") for p in parties):
            return False
        return len(parties) == 1 and parties[0].type in ("institution", "group")
    chaired = [c for c in group if c.trigger.span.text.split(" ", 1)[0].lower() in vocabulary("chairing")]
    bodies = any(p.type == "institution" for p in parties)
    return bodies and any(all(p.type in ("person", "institution") for p in c.parties) for c in chaired)
