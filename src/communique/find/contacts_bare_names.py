"""Those whom a contact counts by their countries, where the text names as many people, wherever, and nobody says who.

As in "The leaders of Ostmark and Karadan talked on Monday. Gas was the main issue, Aru Tok told reporters. 'I said to
Ada Marr: let us agree'": a reporter leaves out what the reader knows already.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from communique.find.contacts_attendance import Stretch, joining
from communique.find.contacts_members import as_officials, is_counted, is_plain
from communique.find.contacts_party import party_of
from communique.find.contacts_same import Group
from communique.find.contacts_scene import Scene
from communique.find.contacts_words import vocabulary
from communique.records import Entity, Mention

SENTENCES = 10
"""Sentences behind a telling in which people are named without a word of who they are."""
OPENING = 1
"""Sentences of the body before the one in which the contact is told, at most."""
DESCRIBED = frozenset({"appos", "nummod", "relcl", "acl", "compound", "amod", "poss"})
"""Labels of what is said of somebody beside the name."""
DOING, TOLD = "nsubj", "pobj"


def named_bare(scene: Scene, groups: list[Group]) -> list[Group]:
    """The groups, with the people who are those whom a group of officials counts by their countries.

    Nobody is taken for them who is described or met somebody else, nor where more people are named than counted.
    """
    taken = {p.key for g in groups for c in g for p in c.parties if p.type == "person"}
    return [_with_people(scene, g, taken) for g in groups]


def _with_people(scene: Scene, group: Group, taken: set[str]) -> Group:
    # "Leaders meet", and below it "the prime ministers of Ostmark and Karadan"
    bare = {p.key for c in group for p in c.parties if c.title and p.name.lower() in vocabulary("bare_groups")}
    parties = {p.key: p for c in group for p in c.parties if p.key not in bare}
    told = next((c for c in group if not c.title), None)
    if told is None or told.status not in ("held", "ongoing") or len(parties) != 1:
        return group
    counted = next(iter(parties.values()))
    first = scene.tokens[told.token].sentence
    until = scene.analysis.sentences[first:][: SENTENCES + 1][-1].end
    named = list(_bare(scene, counted.span.end, until)) if scene.body_sentence(told.token) <= OPENING else []
    people = [party_of(scene, e) for _, e in named]
    if not is_counted(counted, people) or any(p.key in taken for p in people) or not _act(scene, named):
        return group
    start = min(m.start for m, _ in named)
    stretch = next(Stretch(m.start, m.end) for m, _ in named if m.start == start)
    return [*_without(group, {counted.key, *bare}), as_officials(joining(scene, stretch, people), group)]


def _without(group: Group, counted: set[str]) -> Group:
    return [replace(c, parties=tuple(p for p in c.parties if p.key not in counted)) for c in group]


def _bare(scene: Scene, start: int, end: int) -> Iterator[tuple[Mention, Entity]]:
    """The first mentions of people of whom no more is said than their whole names, and a rank."""
    for entity in scene.roster.entities:
        called = [m for m in entity.mentions if m.kind == "name"]
        whole = entity.type == "person" and " " in entity.name and not entity.of and bool(called)
        if whole and is_plain(party_of(scene, entity)) and not is_described(scene, called[0]):
            if called[0].start < start or called[0].start >= end or _is_where(scene, called[0]):
                continue
            yield called[0], entity


def is_described(scene: Scene, mention: Mention) -> bool:
    """Whether words beside a name say who it is: "Ada Marr, 34,", "his wife Ada Marr", "Ada Marr, who owns a shop"."""
    head = scene.analysis.head_of(mention.start, mention.end)
    below = () if head is None else scene.analysis.children(head)
    outside = (scene.tokens[c] for c in below if not mention.start <= scene.tokens[c].start < mention.end)
    return head is None or scene.tokens[head].dep == "appos" or any(t.dep in DESCRIBED for t in outside)


def _is_where(scene: Scene, mention: Mention) -> bool:
    """Whether a name stands where a town would: "in Ada Marr"."""
    head = scene.analysis.head_of(mention.start, mention.end)
    above = None if head is None else scene.tokens[scene.tokens[head].head]
    return above is not None and above.dep == "prep" and above.lower in vocabulary("where") - vocabulary("to")


def _act(scene: Scene, named: list[tuple[Mention, Entity]]) -> bool:
    """Whether one of them does something, and the other does as well or is told something."""
    heads = [scene.analysis.head_of(m.start, m.end) for m, _ in named]
    # "honked as Ada Marr and Ilan Vos passed"
    heads = [scene.tokens[h].head if h is not None and _is_beside(scene, h) else h for h in heads]
    labels = [scene.tokens[h].dep for h in heads if h is not None]
    told = [h for h in heads if h is not None and scene.tokens[h].dep == TOLD]
    spoken = all(scene.tokens[scene.tokens[h].head].lower in vocabulary("to") for h in told)
    return DOING in labels and spoken and all(label in (DOING, TOLD, "dobj") for label in labels)


def _is_beside(scene: Scene, head: int) -> bool:
    """Whether a name is joined to the subject of what went on as somebody else did something."""
    tokens = scene.tokens
    first = tokens[tokens[head].head]
    verb = tokens[first.head]
    below = [tokens[c] for c in scene.analysis.children(verb.i)]
    meanwhile = any(t.dep in ("mark", "advmod") and t.lower in vocabulary("meanwhile") for t in below)
    joined = tokens[head].dep == "conj" and first.dep == DOING and verb.dep == "advcl"
    return joined and meanwhile and all(t.dep != "neg" for t in below)
