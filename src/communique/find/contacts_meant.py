"""Who is meant by an office, a pronoun or a bare "the delegation" beside or behind which others are named."""

from __future__ import annotations

from dataclasses import replace

from communique.analysis import Sentence
from communique.find.contacts_party import Party, party_of
from communique.find.contacts_scene import Scene, with_conjuncts
from communique.find.contacts_words import vocabulary
from communique.records import Entity, Mention

LONGEST = 160
"""Code points behind a country within which the one is named whose office the parse cut off."""
BACK = 4
"""Sentences before "the delegation" in which those are named who make it up."""


def holder_of(scene: Scene, head: int) -> Party | None:
    """The one who holds the office, named behind it with another one: "the head of the Service, General Ada Marr"."""
    name = scene.analysis.child(head, "appos") or _behind_another(scene, head)
    if name is None or name < head:
        return None
    named = next(((m, e) for m, e in scene.mentions_at(name) if m.kind == "name" and e.type == "person"), None)
    told = next(((m, e) for m, e in scene.mentions_at(head) if e.type == "person"), None)
    if named is None or told is None or not _is_apart(scene, head, told[0].end, named[0].start):
        return None
    role = told[1]
    if role.id != named[1].id and any(m.kind == "name" for m in role.mentions):
        # "The Vice President, President Marr, and Premier Vos": the first is known by name and is no other
        return None
    party = party_of(scene, named[1])
    return replace(party, office=role.office or party.office, of=role.of or party.of)


def _behind_another(scene: Scene, head: int) -> int | None:
    """The name that the parse hangs on whose officer somebody is: "the envoy of President Oru Bek, Ada Marr, met"."""
    owners = [k for k in scene.analysis.subtree(head) if k > head and scene.tokens[k].dep == "pobj"]
    named = [o for o in owners if any(m.kind == "name" and e.type == "person" for m, e in scene.mentions_at(o))]
    return next((a for o in named if (a := scene.analysis.child(o, "appos")) is not None), None)


def _is_apart(scene: Scene, head: int, end: int, start: int) -> bool:
    """Whether only a comma stands between an office and its holder, and whose office it is.

    As in "the head of the Service, General Ada Marr", "the envoy of President Oru Bek, Ada Marr".
    """
    between = scene.analysis.text[end:start].rstrip()
    if not between.endswith(","):
        return False
    inside = scene.analysis.tokens_in(end, start)[:-1]
    of = {k for c in scene.analysis.children(head) if scene.tokens[c].dep == "prep" for k in scene.analysis.subtree(c)}
    return all(i in of for i in inside)


def sent_by(scene: Scene, body: Mention) -> Party | None:
    """Who acts for a body whose name the parse takes for the doer: "the League of Isles' envoy, Oru Tal, met"."""
    for mention, entity in scene.roster.over(body.end - 1, body.end):
        if entity.type == "person" and body.start < mention.start and mention.end > body.end:
            return party_of(scene, entity)
    return None


def officer_of(scene: Scene, country: Mention, entity: Entity) -> Party | None:
    """The one whose office the parse cut off from its country ("with Ostmark Under Secretary of State Ada Marr")."""
    if entity.type != "country":
        return None
    behind = scene.roster.within(country.end, country.end + LONGEST)[:1]
    named = [
        e for m, e in behind if m.start == country.end + 1 and m.kind == "name" and e.type == "person" and e.office
    ]
    return replace(party_of(scene, named[0]), of=named[0].of or entity.name) if named else None


def sent_together(scene: Scene, group: Entity) -> list[Party]:
    """The people of a bare "the delegation": the two or more who are the subject of a sentence shortly before.

    Else those of the first sentence, in which a report of a journey names who made it.
    """
    if group.type != "group" or group.name.lower() not in vocabulary("delegation"):
        return []
    first = scene.analysis.head_of(group.mentions[0].start, group.mentions[0].end)
    if first is None or [scene.tokens[c].lower for c in scene.analysis.children(first)] != ["the"]:
        return []
    number = scene.tokens[first].sentence
    before = [*reversed(scene.analysis.sentences[max(0, number - BACK) : number])]
    before += scene.analysis.sentences[scene.body_start : min(number, scene.body_start + 1)]
    return next((p for sentence in before if (p := _together_in(scene, sentence))), [])


def carried_over(scene: Scene, head: int) -> list[Party]:
    """Whom a pronoun means where nothing else tells.

    "He" is the last person who is a subject before it in the sentence, "they" the two or more who are the subject
    of the sentence before.
    """
    token = scene.tokens[head]
    sentence = scene.analysis.sentences[token.sentence]
    if token.lower in vocabulary("third_person"):
        return next((p for i in range(head - 1, sentence.first - 1, -1) if (p := _people_at(scene, i)[:1])), [])
    if token.lower in vocabulary("they") and token.sentence > 0:
        before = scene.analysis.sentences[token.sentence - 1]
        return _together_in(scene, before)
    return []


def _together_in(scene: Scene, sentence: Sentence) -> list[Party]:
    """The two or more people who are the subject of a sentence."""
    return next((p for i in range(sentence.first, sentence.last) if len(p := _people_at(scene, i)) > 1), [])


def _people_at(scene: Scene, i: int) -> list[Party]:
    """The people who are a clause's subject, if token ``i`` is its head."""
    if scene.tokens[i].dep not in ("nsubj", "nsubjpass"):
        return []
    named = [pairs[0] for h in with_conjuncts(scene.analysis, i) if (pairs := scene.mentions_at(h))]
    return [party_of(scene, e) for _, e in named if e.type == "person"]
