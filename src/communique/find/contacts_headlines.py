"""Who takes part in what a headline tells of, where the headline names one side or none."""

from __future__ import annotations

from collections.abc import Iterator

from communique.analysis import Sentence
from communique.find.contacts_attendance import Stretch, joining
from communique.find.contacts_candidates import Candidate
from communique.find.contacts_parties import parties_at
from communique.find.contacts_party import key_of, party_of
from communique.find.contacts_same import Group
from communique.find.contacts_scene import Scene
from communique.find.contacts_words import vocabulary
from communique.lang.names import own_country


def completed(scene: Scene, groups: list[Group]) -> list[Group]:
    """The groups, with those added whom the text names in other ways.

    These are the lead's subject where the headline names one side only ("Telephone call with X") or a place that is
    visited, the one other official of a publisher's own report, and those who report to a session of the headline.
    """
    return [[*g, *_other_side(scene, g), *_at_session(scene, g)] if any(c.title for c in g) else g for g in groups]


def _at_session(scene: Scene, group: Group) -> list[Candidate]:
    people = {p.key for c in group for p in c.parties if p.type == "person"}
    bodies = [p for c in group for p in c.parties if p.type in ("institution", "group")]
    if not bodies or group[0].kind not in ("meeting", "gathering"):
        return []
    heard = [*_reporting(scene, vocabulary("heard"))] if group[0].kind == "gathering" and not people else []
    if len(people) > 1:
        return []
    words = {w for p in bodies for w in p.name.lower().split()}
    ordered = [*_ordered(scene, people)] if people and not words.isdisjoint(vocabulary("governing")) else []
    return [*_reporting(scene, vocabulary("reporting")), *heard, *ordered]


def _ordered(scene: Scene, chair: set[str]) -> Iterator[Candidate]:
    """Officials to whom whoever chairs a government's session turns: "asked Foreign Minister Vos to report"."""
    for token in scene.tokens:
        if token.tag != "VBD" or token.lemma.lower() not in vocabulary("ordering"):
            continue
        sides = [c for c in scene.analysis.children(token.i) if scene.tokens[c].dep in ("dobj", "nsubj")]
        told = [(scene.tokens[c], p) for c in sides for p in parties_at(scene, c) if p.type == "person"]
        people = [(t, p) for t, p in told if p.office and p.key not in chair]
        if people and len(people) < len(told):
            word = people[0][0]
            yield joining(scene, Stretch(word.start, word.end), [p for _, p in people])


def _reporting(scene: Scene, verbs: frozenset[str]) -> Iterator[Candidate]:
    """Officials who report to others, as they do at a session: "The Agriculture Minister reported on the harvest"."""
    for token in scene.tokens:
        if token.lemma.lower() in verbs and token.tag == "VBD":
            heads = [c for c in scene.analysis.children(token.i) if scene.tokens[c].dep == "nsubj"]
            people = [p for h in heads for p in parties_at(scene, h) if p.type == "person" and p.office]
            if people:
                yield joining(scene, Stretch(token.start, token.end), people)


def _other_side(scene: Scene, group: Group) -> Iterator[Candidate]:
    visit = group[0].kind == "visit"
    # who accompanied a visitor is no visitor whom the headline names
    keys = {p.key for c in group for p in c.parties if not (visit and c.joins)}
    if len(keys) > 1 or (visit and keys) or not group[0].trigger.noun:
        return
    if not keys and not _is_headline_itself(scene, group):
        return
    body = [s for s in scene.analysis.sentences if scene.analysis.paragraphs[s.paragraph].role != "title"]
    for sentence in body[: 1 if visit else 2]:
        for i in range(sentence.first, sentence.last):
            token = scene.tokens[i]
            above = scene.tokens[token.head]
            looked = not visit or (above.lemma.lower() in vocabulary("looking_round") and _is_there(scene, sentence))
            if token.dep in ("nsubj", "dobj") and above.dep == "ROOT" and looked:
                people = [p for p in parties_at(scene, i) if p.type == "person" and p.key not in keys]
                if people and (keys or people[0].official or own_country("en", scene.document.outlet)):
                    yield joining(scene, Stretch(token.start, token.end), people)
                    return
    if keys and not visit and own_country("en", scene.document.outlet):
        yield from _only_other(scene, keys)


def _is_there(scene: Scene, lead: Sentence) -> bool:
    """Whether a lead speaks of the place in the headline: "Visit to a children's hospital", "toured the hospital"."""
    above = scene.tokens[: scene.analysis.sentences[scene.body_start].first]
    places = {t.lemma.lower() for t in above if t.pos in ("NOUN", "PROPN") and t.i}
    return any(t.lemma.lower() in places for t in scene.tokens[lead.first : lead.last] if t.pos in ("NOUN", "PROPN"))


def _only_other(scene: Scene, keys: set[str]) -> Iterator[Candidate]:
    """The one other official who does something in a publisher's own report of "Working meeting with Governor Marr"."""
    start = scene.analysis.sentences[scene.body_start].start if scene.body_start < len(scene.analysis.sentences) else 0
    named = [(m, e) for m, e in scene.roster.within(start, len(scene.analysis.text)) if e.type == "person"]
    known = {e.id for _, e in named if any(m.kind == "name" for m in e.mentions)}
    others = {e.id: (m, e) for m, e in named if key_of(e) not in keys and e.id in known}
    mention, entity = next(iter(others.values()), (None, None))
    if mention is None or entity is None or len(others) > 1 or not party_of(scene, entity).official:
        return
    heads = [scene.analysis.head_of(m.start, m.end) for m in entity.mentions]
    if any(h is not None and scene.tokens[h].dep == "nsubj" for h in heads):
        yield joining(scene, Stretch(mention.start, mention.end), [party_of(scene, entity)])


def _is_headline_itself(scene: Scene, group: Group) -> bool:
    """Whether all that is told of a contact is a headline that is nothing else ("Meeting on housing for officers")."""
    told = group[0]
    named = told.title and scene.tokens[told.token].dep == "ROOT" and told.kind in ("meeting", "gathering", "visit")
    alone = sum(not c.joins or told.kind != "visit" for c in group) == 1
    return named and alone and told.status == "held"
