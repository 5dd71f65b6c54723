"""Everyone who takes part in a contact, from all places that tell of it."""

from __future__ import annotations

import re
from dataclasses import replace

from communique.find.contacts_candidates import Candidate
from communique.find.contacts_named_answers import is_unnamed, named_counterparts
from communique.find.contacts_party import Party, head_word, is_counterpart, is_named, is_pair, stands_for
from communique.find.contacts_same import FAMILIES, NEWS, OLD, Group
from communique.find.contacts_scene import Scene
from communique.find.contacts_words import vocabulary
from communique.lang.names import country_names, singular_offices

BOTH = 2
"""People of a text who stand for the countries in its headline."""
NAMES_FOLLOW = re.compile(r"\s*(?:[,:(–—]\s*)?")
TITLED, ALL_NAMED = 4, 90
"""Code points behind a group within which its first member is named, past "Mr", and two of them."""
MARKUP = frozenset("<>")
"""Signs of what a page left behind, in no name of anybody."""
MANY = 3
"""People named one by one who make a bare "the leaders" before them superfluous."""


def parties_of(group: Group) -> tuple[Party, ...]:
    """Everyone who takes part, each once, as first told.

    A group gives way to the same group told in more words, a country to the people who stand for it.
    """
    parties = [p for p in {p.key: p for c in group for p in c.parties}.values() if MARKUP.isdisjoint(p.name)]
    told = frozenset(k for c in group if not c.title for k in c.keys)
    hosting = frozenset(k for c in group if not c.title for k in c.callers)
    return tuple(
        p
        for p in parties
        if not (_is_retold(p, parties, told, hosting) or _is_represented(p, parties, told) or _is_met(p, parties, told))
    )


def by_name(scene: Scene, group: Group) -> Group:
    """The tellings of a contact without groups whose members are named right behind them, or offices told again."""
    parties = [p for c in group for p in c.parties]
    named = {p.key for p in parties if _is_named_behind(scene, p, parties)}
    named |= _told_again(scene, group) | _headlined(scene, group) | _cut_short(group) | _forums(scene, group)
    named |= _called_by_kind(group) | named_counterparts(scene, group)
    return [replace(c, parties=tuple(p for p in c.parties if p.key not in named)) for c in group] if named else group


def pairs_named(groups: list[Group]) -> list[Group]:
    """The contacts; "the leaders of the two countries" who go on to a summit are the two told of before."""
    found: list[Group] = []
    for group in groups:
        parties = [p for c in group for p in c.parties]
        pairs = {p.key for p in parties if is_pair(p) and not vocabulary("pairs").isdisjoint(p.name.lower().split())}
        two = _last_two(found) if pairs and not any(p.type == "person" for p in parties) else ()
        found.append([_with_two(c, pairs, two) for c in group] if two else group)
    return found


def _last_two(groups: list[Group]) -> tuple[Party, ...]:
    """The two people of the last contact before that has just two sides, none if there is no such contact."""
    for group in reversed(groups):
        people = {p.key: p for c in group for p in c.parties if p.type == "person"}
        if len(people) == BOTH and FAMILIES[group[0].kind] in ("seen", "heard"):
            return tuple(people.values())
    return ()


def _with_two(told: Candidate, pairs: set[str], two: tuple[Party, ...]) -> Candidate:
    rest = tuple(p for p in told.parties if p.key not in pairs)
    return replace(told, parties=(*two, *rest)) if len(rest) < len(told.parties) else told


def _forums(scene: Scene, group: Group) -> set[str]:
    """Bodies that only name a summit at which two people or more are told to be: "will see Vos at the League summit".

    Of 19 annotated contacts at such a summit with two people or more, 14 leave the body out.
    """
    if len({p.key for c in group for p in c.parties if p.type == "person"}) < BOTH:
        return set()
    found: set[str] = set()
    for telling in group:
        noun = scene.tokens[telling.token]
        if noun.lower not in vocabulary("bilaterals"):
            continue
        first = scene.tokens[scene.analysis.edges(noun.i)[0]].start
        inside = [p for p in telling.parties if first <= p.span.start < noun.start]
        found |= {p.key for p in inside if p.type == "institution" and p.of is None}
    return found


def _told_again(scene: Scene, group: Group) -> set[str]:
    """Those known by an office alone in a repetition of what another telling names: as many as that names beside."""
    anew = {p.key: p for c in group if c.news >= NEWS for p in c.parties}
    again = {p.key: p for c in group if c.news <= OLD and not (c.title or c.joins) for p in c.parties}
    offices = {k for k, p in again.items() if k not in anew and is_unnamed(scene, p)}
    beside = [k for k, p in anew.items() if k not in again and p.type == "person" and not is_unnamed(scene, p)]
    return offices if anew and 0 < len(offices) <= len(beside) else set()


def _cut_short(group: Group) -> set[str]:
    """Bodies that are another's name without its beginning ("the State Council", "the Union State Council").

    Not where one telling names both: the Central Bank may meet the European Central Bank.
    """
    bodies = {p.key: p for c in group for p in c.parties if p.type == "institution" and " " in p.name}
    found = set()
    for key, party in bodies.items():
        fuller = {k for k, p in bodies.items() if p.name.lower().endswith(f" {party.name.lower()}")}
        if fuller and not any(key in c.keys and fuller & c.keys for c in group):
            found.add(key)
    return found


def _headlined(scene: Scene, group: Group) -> set[str]:
    """Those whom only the headline has, by an office alone, where the text names as many people beside ("Minister")."""
    above = {p.key: p for c in group if c.title for p in c.parties}
    told = {p.key: p for c in group if not c.title for p in c.parties}
    offices = {k for k, p in above.items() if k not in told and is_unnamed(scene, p)}
    beside = [k for k, p in told.items() if k not in above and p.type == "person" and not is_unnamed(scene, p)]
    return offices if 0 < len(offices) <= len(beside) else set()


def _called_by_kind(group: Group) -> set[str]:
    """The sides of a headline that are one word each, where the text names both ("Ministry denies talks with rebels").

    Not where headline and text share a side: who else is in the headline may have been there too.
    """
    above = {p.key: p for c in group if c.title for p in c.parties}
    told = {k for c in group if not c.title for k in c.keys}
    bare = all(p.type == "group" and " " not in p.name for p in above.values())
    return set(above) if bare and told.isdisjoint(above) and len(told) >= max(BOTH, len(above)) else set()


def _is_named_behind(scene: Scene, party: Party, parties: list[Party]) -> bool:
    """Whether those of a group are named right behind it: "the two water ministers, Ada Marr and Henrik Vos, met"."""
    if party.type != "group":
        return False
    end = party.span.end
    opening = NAMES_FOLLOW.match(scene.analysis.text, end)
    if opening is None or scene.analysis.text.startswith(".", end):
        return False
    listed = scene.analysis.text[end : opening.end()].strip() == ":"
    whose = ("person", "country") if listed else ("person",)
    people = {p.entity for p in parties if p.type in whose and p.entity}
    behind = [(m.start, e.id) for m, e in scene.roster.within(end, end + ALL_NAMED) if e.id in people]
    first = min((start for start, _ in behind), default=end + ALL_NAMED)
    return first <= opening.end() + TITLED and len({e for _, e in behind}) >= BOTH


def _is_retold(party: Party, parties: list[Party], told: frozenset[str], hosting: frozenset[str]) -> bool:
    """Whether other parties say the same as this group, or more."""
    named_as_body = party.type == "institution" and head_word(party) in vocabulary("bare_groups")
    if party.type != "group" and not (named_as_body and party.key not in told):
        return False
    mine = _words(party)
    # a group that only the headline names may itself give way to one that the text tells of
    others = [p for p in parties if p.type == "group" and p is not party and (party.key not in told or p.key in told)]
    if any(mine < _words(p) or (mine == _words(p) and parties.index(p) < parties.index(party)) for p in others):
        return True
    if len(mine) == 1 and any(_is_fuller(p, party) for p in parties):
        # "The Presidents of Ostmark, Karadan and Luria met" above "The Presidents had a meeting"
        return True
    if is_named(party, parties) or (len(parties) > BOTH and party.name.lower() in vocabulary("everybody")):
        return True
    people = sum(p.type == "person" for p in parties)
    hosts = party.key in hosting
    bare = head_word(party) in vocabulary("bare_groups") | vocabulary("members") or not vocabulary(
        "all_named"
    ).isdisjoint(mine)
    if people > MANY and not hosts and bare:
        return True
    others = [p for p in others if p.key in told and not (len(_words(p)) == 1 and _is_fuller(party, p))]
    if party.key not in told and (_stands_for(party, parties, told) or _is_each_named(party, parties, told)):
        return True
    states = sum(p.type == "country" and p.key in told for p in parties)
    offices = sum(p.type == "group" and p.key in told and head_word(p) in vocabulary("leading") for p in parties)
    several = states >= MANY or offices >= BOTH
    if several and party.key not in told and head_word(party) in vocabulary("leading"):
        # "heads of state of the Northern Forum" in a headline above the countries, named one by one
        return True
    return party.key not in told and any(head_word(party) == head_word(p) or mine & _words(p) for p in others)


def _is_fuller(party: Party, bare: Party) -> bool:
    """Whether a group says whose those are whom another names by their office alone."""
    both = party.type == bare.type == "group" and head_word(party) == head_word(bare)
    return both and _words(party) > _words(bare)


def _is_each_named(party: Party, parties: list[Party], told: frozenset[str]) -> bool:
    """Whether a headline's "Governors of the Northern Isles" are the governors whom the text names."""
    one = singular_offices("en").get(head_word(party), "")
    holders = [p for p in parties if p.type == "person" and p.key in told and one and one in (p.office or "").lower()]
    return len(holders) >= BOTH


def _stands_for(party: Party, parties: list[Party], told: frozenset[str]) -> bool:
    """Whether a headline's group ("Ostmark officials") is those whom the text names, of that country."""
    named = country_names("en")
    countries = {named[w].name for w in party.name.lower().split() if w in named} | ({party.of} if party.of else set())
    return any(p.type == "person" and p.key in told and p.of in countries for p in parties)


def _is_met(party: Party, parties: list[Party], told: frozenset[str]) -> bool:
    """Whether a headline's "Ostmark counterpart" is somebody of that country whom the text names."""
    people = [p for p in parties if p.type == "person" and p.key in told]
    # "Belmaran counterpart" above "the minister of Belmara"
    states = [(p.of.lower(), party.of.lower()) for p in people if p.of and party.of]
    same = any(one in other or other in one for one, other in states) or (not party.of and len(people) == BOTH)
    return is_counterpart(party) and party.key not in told and same


def _is_represented(party: Party, parties: list[Party], told: frozenset[str]) -> bool:
    """Whether a country is named beside people who stand for it, or only in a headline above a text that names them."""
    if party.type != "country":
        return False
    if party.key not in told and sum(p.type == "person" and p.key in told for p in parties) >= BOTH:
        return True
    return any(stands_for(p, party) for p in parties)


def _words(party: Party) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"\w+", party.name.lower()) if w not in vocabulary("fillers"))
