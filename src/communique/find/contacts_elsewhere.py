"""Words that tell who was there, but of a body or of a thing and not of a meeting; who only speaks of one."""

from __future__ import annotations

import re
from functools import cache

from communique import lang
from communique.find.contacts_candidates import Candidate
from communique.find.contacts_days import FINITE
from communique.find.contacts_party import Party
from communique.find.contacts_scene import Scene
from communique.find.contacts_triggers import is_contact_noun
from communique.find.contacts_words import alternatives, vocabulary


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
    """Whether somebody only speaks to an outlet: "A diplomat, speaking to NVR, said the ministers were tired"."""
    verb = scene.tokens[candidate.token]
    if candidate.trigger.noun or verb.tag != "VBG" or verb.dep not in ("advcl", "acl"):
        return False
    others = [p for p in candidate.parties if p.key not in candidate.callers]
    above = (verb.head, *scene.analysis.ancestors(verb.head))
    says = any(scene.tokens[i].lemma.lower() in vocabulary("stating") for i in above)
    bodies = bool(others) and all(p.type == "institution" and not p.of for p in others)
    return bodies and says and verb.lemma.lower() in vocabulary("speaking")


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
