"""Those whom a group counts by its countries, where the text goes on with as many bare names: they are its members.

As in "The spy chiefs of Ostmark, Karadan and Veldania met in Selm. Aru Tok, Ada Marr and Juri Quon compared notes".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from communique.analysis import Sentence
from communique.find.contacts_candidates import Candidate
from communique.find.contacts_party import Party, party_of
from communique.find.contacts_same import Group
from communique.find.contacts_scene import Scene
from communique.find.contacts_words import vocabulary
from communique.find.mentions_affiliations import GIVE_WAY
from communique.lang.names import country_names, singular_offices, word_set

FEWEST = 2
CROWDS = word_set("en", "crowds")
PARTING = re.compile(r",? and |, ")


def is_plain(person: Party) -> bool:
    """Whether somebody has no office beside the name, or a rank at most: "General Juri Quon"."""
    return not person.office or person.office.lower() in GIVE_WAY


def are_all(scene: Scene, group: Party, people: Sequence[Party]) -> bool:
    """Whether as many people as a group counts countries are first named behind it, by bare names."""
    several = _count(group)
    if several < FEWEST or len({p.key for p in people}) != several:
        return False
    office = office_of_each(group)
    return all(
        p.type == "person" and (is_plain(p) or p.office == office) and not p.of and _is_new(scene, p, group)
        for p in people
    )


def is_counted(group: Party, people: Sequence[Party]) -> bool:
    """Whether people are as many as a group counts countries: two of "the leaders of Ostmark and Karadan"."""
    return len({p.key for p in people}) == _count(group) >= FEWEST


def open_sentence(scene: Scene, verb: int, people: Sequence[Party]) -> bool:
    """Whether the names alone open a sentence, and its verb follows them: nothing else is said of who they are."""
    sentence = scene.analysis.sentences[scene.tokens[verb].sentence]
    spans = sorted((p.span for p in people), key=lambda s: s.start)
    if not spans or spans[0].start != sentence.start or spans[-1].end > scene.tokens[verb].start:
        return False
    first, after = spans[0].text.split()[0].lower(), scene.analysis.text[spans[-1].end : scene.tokens[verb].start]
    # "Analysts Ada Marr and Juri Quon"
    return not after.strip() and first not in CROWDS


def is_two(group: Party) -> bool:
    """Whether a group is counted as two: "two men"."""
    return group.type == "group" and group.name.lower().split()[:1] == [*vocabulary("two_of_them")]


def one_and_other(scene: Scene, group: Party, sentences: Sequence[Sentence]) -> list[Party]:
    """The two whom a group counts, named one by one: "Two men met in Selm. One was Aru Tok, a spy. The other, ..."."""
    if not is_two(group):
        return []
    found = [p for word in ("one_of_two", "other_of_two") for s in sentences for p in _told_as(scene, s, word)]
    return found if len({p.key for p in found}) == FEWEST else []


def _told_as(scene: Scene, sentence: Sentence, set_name: str) -> list[Party]:
    """Who a sentence says that one of two is: "One was Aru Tok", "The other, Ada Marr"."""
    tokens = scene.tokens
    at = sentence.first + (tokens[sentence.first].lower in vocabulary("articles"))
    if at + 2 >= sentence.last or tokens[at].lower not in vocabulary(set_name):
        return []
    if tokens[at + 1].lower not in vocabulary("being") and tokens[at + 1].text != ",":
        return []
    starts = {tokens[at + 2].start, tokens[min(at + 3, sentence.last - 1)].start}
    near = scene.roster.within(tokens[at + 2].start, sentence.end)
    called = (e for m, e in near if m.kind == "name" and e.type == "person" and m.start in starts)
    return [party_of(scene, e) for e in called][:1]


def _is_new(scene: Scene, person: Party, group: Party) -> bool:
    """Whether a name first stands behind a group, and it is a whole one."""
    if person.entity is None or " " not in person.name:
        return False
    body = scene.analysis.sentences[scene.body_start].start
    told = [m.start for m in scene.roster[person.entity].mentions if m.start >= body]
    return bool(told) and min(told) >= group.span.end


def _count(group: Party) -> int:
    """How many countries a group's name counts, each of which has one of it; 0 where it counts none."""
    of = group.name.rpartition(" of ")[2].removeprefix("the ")
    states = [part.removeprefix("the ") for part in PARTING.split(of)]
    one = of.lower() in country_names("en") or not all(part[:1].isupper() for part in states)
    return 0 if group.type != "group" or one or not office_of_each(group) else len(states)


def as_officials(telling: Candidate, group: Group) -> Candidate:
    """A telling whose people hold the office of the group that they make up."""
    counted = [p for c in group for p in c.parties if _count(p) == len(telling.parties)]
    office = office_of_each(counted[0]) if counted else None
    return replace(telling, parties=tuple(replace(p, office=p.office or office) for p in telling.parties))


def office_of_each(group: Party) -> str | None:
    """The office that each of a group holds: "foreign minister" for "foreign ministers of Ostmark and Karadan"."""
    *ranks, many = group.name.split(" of ")[0].split() or [""]
    one = singular_offices("en").get(many.lower())
    return " ".join((*ranks, one)) if one else None
