"""Who is meant: mentions joined into entities."""

from __future__ import annotations

from anyascii import anyascii

from communique.analysis import Analysis
from communique.document import Document
from communique.lang.names import country_names
from communique.records import Entity, Mention
from communique.resolve.entities_names import gather_people
from communique.resolve.entities_pronouns import Scene, person_meant, several_meant, thing_meant
from communique.resolve.entities_roles import Someone, nearest, own_country, plain_name, who_holds
from communique.roster import FoundMention, Roster

LANGUAGE = "en"


def resolve_mentions(analysis: Analysis, document: Document, mentions: tuple[FoundMention, ...]) -> Roster:
    """The entities of a document with all their mentions; ids ``e1``, ``e2``, ... by first mention."""
    known = _persons(mentions) + _named_things(mentions)
    meant = {id(m): who for who in known for m in who.mentions}
    persons = [who for who in known if who.type == "person"]
    own = own_country(document.outlet)
    scene = Scene(analysis)
    made: list[Someone] = []
    for mention in mentions:
        for who in _who(scene, mention, meant, known, persons, made, own):
            if id(mention) not in meant:
                who.take(mention)
            scene.see(mention, who)
    return Roster(tuple(_entity(i, who) for i, who in enumerate(_in_order(known + made), 1)))


def _persons(mentions: tuple[FoundMention, ...]) -> list[Someone]:
    found = []
    for person in gather_people(mentions):
        mine = [mentions[i] for i in person.mentions]
        best = max(mine, key=lambda m: (len(m.name.text.split()), len(m.name.text)) if m.name else (0, 0))
        who = Someone("person", best.name.text if best.name else "", gender=person.gender)
        for mention in mine:
            who.take(mention)
        found.append(who)
    return found


def _named_things(mentions: tuple[FoundMention, ...]) -> list[Someone]:
    """Institutions, countries and places: one for each plain name."""
    found: dict[tuple[str, str], Someone] = {}
    for mention in mentions:
        if mention.kind != "name" or mention.type == "person" or mention.type is None:
            continue
        name = _plain(mention)
        key = (mention.type, _key(name))
        who = found.setdefault(key, Someone(mention.type, name))
        who.take(mention)
        if len(name) > len(who.name) and mention.type != "country":
            who.name = name
    return list(found.values())


def _plain(mention: FoundMention) -> str:
    if mention.type == "country":
        entry = country_names(LANGUAGE).get(mention.span.text.replace("’", "'").lower())
        return entry.name if entry else mention.of or mention.span.text
    return mention.name.text if mention.name else mention.span.text


def _key(name: str) -> str:
    return anyascii(name).lower().removeprefix("the ").replace(".", "")


def _who(
    scene: Scene,
    mention: FoundMention,
    meant: dict[int, Someone],
    known: list[Someone],
    persons: list[Someone],
    made: list[Someone],
    own: str | None,
) -> tuple[Someone, ...]:
    if id(mention) in meant:
        return (meant[id(mention)],)
    if mention.plural:
        return several_meant(scene, mention)
    if mention.kind == "pronoun":
        who = person_meant(scene, mention) if mention.type == "person" else thing_meant(scene, mention)
        return (who,) if who else ()
    if mention.type == "person":
        definite = not mention.span.text.lower().startswith(("a ", "an "))
        held = who_holds(mention, persons, own) if definite else None
        return (held or _new(mention, made, definite),)
    if mention.type == "institution":
        return (_body_meant(mention, known, made),)
    return (_new(mention, made, True),)


def _new(mention: FoundMention, made: list[Someone], again: bool) -> Someone:
    """An entity known by its description alone; the same words mean the same one."""
    name = mention.span.text
    if mention.type != "person":
        for article in ("the ", "The ", "a ", "A ", "an ", "An "):
            name = name.removeprefix(article)
    if again:
        for who in made:
            if who.type == mention.type and who.name.lower() == name.lower():
                return who
    who = Someone(mention.type or "group", name)
    made.append(who)
    return who


def _body_meant(mention: FoundMention, known: list[Someone], made: list[Someone]) -> Someone:
    """ "the ministry": the last institution whose name has that word."""
    noun = mention.span.text.split()[-1].lower()
    of = plain_name(mention.of)
    fitting = [w for w in known if w.type == "institution" and noun in w.name.lower().split() and (not of or of in w.ofs)]
    fitting = [w for w in fitting if w.last_before(mention.span.start) >= 0]
    return nearest(fitting, mention.span.start) or _new(mention, made, True)


def _in_order(everyone: list[Someone]) -> list[Someone]:
    kept = [who for who in everyone if who.mentions]
    for who in kept:
        who.mentions.sort(key=lambda m: (m.span.start, -m.span.end))
    return sorted(kept, key=lambda who: (who.mentions[0].span.start, -who.mentions[0].span.end, who.type, who.name))


def _entity(number: int, who: Someone) -> Entity:
    office = max(who.offices, key=len, default=None)
    of = plain_name(who.ofs[0]) if who.ofs else None
    if who.type in ("country", "place"):
        office = of = None
    mentions = tuple(Mention(m.span.start, m.span.end, m.span.text, m.kind) for m in who.mentions)
    return Entity(f"e{number}", who.type, who.name, office, of, mentions)
