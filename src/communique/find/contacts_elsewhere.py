"""Words that tell who was there, but of a body, a thing or another meeting; who only speaks of one; appeals."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from communique import lang
from communique.find.contacts_candidates import Candidate
from communique.find.contacts_days import FINITE
from communique.find.contacts_party import Party
from communique.find.contacts_scene import Scene, objects_of, prepositions
from communique.find.contacts_triggers import is_contact_noun
from communique.find.contacts_words import alternatives, vocabulary

OBJECTS = frozenset({"dobj", "conj", "pobj", "prep", "appos"})
"""Labels on the way from a noun to the verb of which it is, or belongs to, the object."""


def of_a_body(scene: Scene, start: int) -> bool:
    """Whether a participle tells of a body, not of a meeting ("the Border Group, chaired by Vos")."""
    i = scene.analysis.token_at(start)
    if i is None or scene.tokens[i].tag != "VBN":
        return False
    if scene.tokens[i].dep == "advcl" and scene.tokens[i].lower in vocabulary("led"):
        # the parse hung it on the verb: "follow up on the work of the Border Group, chaired by their envoys"
        near = scene.tokens[i - 2] if i > 1 and scene.tokens[i - 1].text == "," else scene.tokens[i]
        return near.pos == "PROPN" and near.dep == "pobj" and near.lower in lang.words("en", "institution_nouns")
    if scene.tokens[i].dep != "acl":
        return False
    head = scene.tokens[scene.tokens[i].head]
    dated = any(d.span and d.span.start <= head.start < d.span.end for d in scene.dates)
    if any(e.type == "person" for _, e in scene.mentions_at(head.i)):
        # "Ada Marr and Leo Vos, joined by Oru Tal, convened a meeting"
        return False
    body = (head.pos == "PROPN" and not dated) or any(e.type == "institution" for _, e in scene.mentions_at(head.i))
    return body and head.dep not in ("nsubj", "nsubjpass") and not is_contact_noun(head)


def of_a_thing(scene: Scene, start: int) -> bool:
    """Whether a "with" tells of a thing, not of a meeting ("to set up a fund with the participation of Vos Bank")."""
    i = scene.analysis.token_at(start)
    if i is None or scene.tokens[i].lower not in vocabulary("with"):
        return False
    for above in (scene.tokens[a] for a in scene.analysis.ancestors(i)):
        if is_contact_noun(above) or above.tag in FINITE:
            return False
        if above.pos == "NOUN" and above.lower in lang.words("en", "thing_nouns"):
            return True
    return False


def to_the_press(scene: Scene, candidate: Candidate) -> bool:
    """Whether somebody only speaks to an outlet: "A diplomat, speaking to NVR, said the ministers were tired".

    Or to the press, beside whomever: "Speaking to reporters at an appearance with Vos, Marr said ...". Or briefs it:
    "Daily noon briefing".
    """
    verb = scene.tokens[candidate.token]
    if _speaks_to_reporters(scene, candidate):
        return True
    beside = {scene.tokens[c].lower for c in scene.analysis.children(verb.i)}
    if candidate.trigger.noun and verb.lemma.lower() in vocabulary("briefings"):
        return len(candidate.parties) < 2 and not beside.isdisjoint(vocabulary("of_the_press"))
    if candidate.trigger.noun or verb.tag != "VBG" or verb.dep not in ("advcl", "acl"):
        return False
    others = [p for p in candidate.parties if p.key not in candidate.callers]
    above = (verb.head, *scene.analysis.ancestors(verb.head))
    says = any(scene.tokens[i].lemma.lower() in vocabulary("stating") for i in above)
    bodies = bool(others) and all(p.type == "institution" and not p.of for p in others)
    return bodies and says and verb.lemma.lower() in vocabulary("speaking")


def _speaks_to_reporters(scene: Scene, candidate: Candidate) -> bool:
    verb = scene.tokens[candidate.token]
    if candidate.trigger.noun or verb.lemma.lower() not in vocabulary("speaking"):
        return False
    to = prepositions(scene.analysis, verb.i, vocabulary("to"), 0)
    press = {scene.tokens[o].lemma.lower() for p in to for o in objects_of(scene.analysis, p)}
    beside = any(True for _ in prepositions(scene.analysis, verb.i, vocabulary("with"), 0))
    return not beside and not press.isdisjoint(lang.words("en", "contact_press"))


def without_venues(scene: Scene, found: Sequence[Candidate | None]) -> list[Candidate | None]:
    """The tellings, without gatherings that only say where two met: "Marr met Vos at a summit in Torkent"."""
    met = {c.token: c for c in found if c is not None and not c.trigger.noun and len(c.parties) > 1}
    return [None if c is not None and _is_venue(scene, c, met) else c for c in found]


def _is_venue(scene: Scene, candidate: Candidate, met: Mapping[int, Candidate]) -> bool:
    token = scene.tokens[candidate.token]
    above = scene.tokens[token.head]
    if candidate.kind != "gathering" or candidate.trigger.frame not in (None, above.head) or token.dep != "pobj":
        return False
    other = met.get(above.head) if above.lower in vocabulary("present_at") else None
    return other is not None and {p.key for p in candidate.parties} <= {p.key for p in other.parties}


def was_not_found(scene: Scene, candidate: Candidate) -> bool:
    """Whether a contact is among what somebody did not find: "They found no card, or any calls to Ostmark"."""
    tokens = scene.tokens
    if not candidate.trigger.noun or candidate.trigger.frame is not None:
        return False
    below = tokens[candidate.token].dep
    for above in scene.analysis.ancestors(candidate.token):
        if below not in OBJECTS:
            return False
        below = tokens[above].dep
        if tokens[above].pos in ("VERB", "AUX"):
            negated = any(tokens[c].dep == "neg" for c in scene.analysis.children(above))
            return negated and tokens[above].lemma.lower() in vocabulary("finding")
    return False


def is_appeal(scene: Scene, candidate: Candidate) -> bool:
    """Whether a "call" asks for something, or a "message" is what somebody has to say in public.

    As in "her call to arm teachers", whose verb the parse takes for a noun, and "Marr has a message for Vos: go home".
    """
    tokens, noun = scene.tokens, candidate.token
    frame = candidate.trigger.frame
    if candidate.kind == "message" and frame is not None:
        # "sent a clear message to her critics"
        figure = any(tokens[c].lower in vocabulary("deed_says") for c in scene.analysis.children(noun))
        return figure or (tokens[frame].lemma.lower() == "have" and tokens[frame].tag in ("VBZ", "VBP"))
    if candidate.kind != "call" or not candidate.trigger.noun or noun + 3 >= len(tokens):
        return False
    whose = any(tokens[c].dep == "poss" for c in scene.analysis.children(noun))
    asked, thing = tokens[noun + 2], tokens[noun + 3]
    bare = asked.tag in ("NN", "VB", "VBP") and asked.dep == "compound" and asked.head == thing.i
    return whose and tokens[noun + 1].lower in vocabulary("to") and bare and thing.tag in ("NNS", "NN")


def idle_nouns(scene: Scene) -> frozenset[int]:
    """Nouns that tell of no contact, whoever stands beside them.

    As in "refused leave", "offered advice to the cabinet", "left on the table of the judge", "an hour a day with it".
    """
    tokens = scene.tokens
    return frozenset(t.i for t in tokens if t.pos == "NOUN" and (_is_idle(scene, t.i) or _is_habit(scene, t.i)))


def _is_idle(scene: Scene, noun: int) -> bool:
    lemma, above = scene.tokens[noun].lemma.lower(), scene.tokens[scene.tokens[noun].head]
    lies = lemma in vocabulary("lain_on") and above.lower in vocabulary("lying_on")
    # "recalled its ambassador for consultations": back home
    home = above.lower == "for" and scene.tokens[above.head].lemma.lower() in vocabulary("called_home")
    return lemma in vocabulary("idle_nouns") or lies or home


def _is_habit(scene: Scene, noun: int) -> bool:
    """Whether so much of every day or week is meant: "an hour a day"."""
    token, per = scene.tokens[noun], scene.tokens[noun + 1 : noun + 3]
    units = lang.words("en", "year_units") | vocabulary("stretches")
    both = len(per) > 1 and token.lemma.lower() in units and per[1].lemma.lower() in units
    return both and per[0].lower in vocabulary("indefinite")


def opens_with_question(scene: Scene) -> bool:
    """Whether a transcript begins with a question of a reporter: "Q: ...", "Question (Selm TV): ..."."""
    for paragraph in scene.analysis.paragraphs:
        asked = _question().match(scene.analysis.text, paragraph.start, paragraph.end)
        if asked or paragraph.role != "title":
            return asked is not None
    return False


@cache
def _question() -> re.Pattern[str]:
    asked, bare = alternatives("questions_asked"), alternatives("question_letter")
    return re.compile(rf"(?i:{asked}|{bare})(?:\s?\([^()\n]{{1,60}}\))?:|(?:{bare})\.?\s")


def is_label(scene: Scene, token: int, party: Party) -> bool:
    """Whether somebody only is whose words a paragraph gives: "Leo Vos: President Brod met the premier on Friday"."""
    start = scene.analysis.paragraphs[scene.analysis.sentences[scene.tokens[token].sentence].paragraph].start
    first = scene.roster.within(start, scene.sentence_span(token)[1])[:1]
    labelled = [e.id for m, e in first if m.start == start and scene.analysis.text.startswith(":", m.end)]
    again = scene.roster.within(start, scene.tokens[token].start)[1:]
    return party.entity in labelled and all(e.id != party.entity for _, e in again)
