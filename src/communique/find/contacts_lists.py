"""Lists of participants: those named after a plural office, one after another, or right before a verb."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from communique import lang
from communique.find.contacts_party import Party, party_of
from communique.find.contacts_scene import Scene
from communique.find.contacts_words import alternatives, vocabulary
from communique.lang.names import singular_offices
from communique.records import Entity, Mention

LONGEST = 160
"""Code points of a noun phrase that still may serve as a group's name."""


@cache
def glue() -> re.Pattern[str]:
    """What stands between the members of a list of participants."""
    joiners, markers = alternatives("list_joiners"), alternatives("list_markers")
    return re.compile(rf"(?:\s*\([^()]*\))?\s*[,;]?\s*(?:{joiners})?\s*(?:(?:{markers})\s+)?")


@cache
def _adverb() -> re.Pattern[str]:
    """What stands between a subject and its verb."""
    return re.compile(
        rf"(?:\s*\([^()]*\))?\s*,?\s*(?:\w+{alternatives('adverb_ending')}|{alternatives('adverbs')})?\s*"
    )


@cache
def _of_title() -> re.Pattern[str]:
    """What stands between an office and what it is the office of."""
    return re.compile(rf"\s*,?\s*(?:{alternatives('of_title')})\s+(?:(?:{alternatives('articles')})\s+)?")


@cache
def _of_name() -> re.Pattern[str]:
    """An affiliation right behind a name ("Leo Marr of Torgas")."""
    return re.compile(
        rf"\s(?:{alternatives('of_title')})\s+(?:[A-Z][\w&.-]*\s*){{1,6}}(?=\W|{alternatives('list_joiners')}\b)"
    )


def titled(scene: Scene, mention: Mention, entity: Entity, stop: int) -> list[Party]:
    """The people named right after a plural office, and those listed after them ("presidents X and Y").

    Up to the one behind the first "and" they hold that office, where the text gives them no other.
    """
    first = _announced(scene, mention, entity, stop)
    if first is None:
        return []
    office = _of_each(mention, entity)
    joiner = _joiner().search(scene.analysis.text, first[0].start, stop)
    holders = [e.id for m, e in scene.roster.within(first[0].start, stop) if e.type == "person" and m.kind == "name"]
    if joiner and office:
        before = [e.id for _, e in scene.roster.within(first[0].start, joiner.start()) if e.type == "person"]
        holders = holders[: len(set(before)) + 1]
    else:
        holders = holders[:1]
    found = [party_of(scene, first[1]), *following(scene, first[0].end, stop)]
    return [replace(p, office=office) if office and not p.office and p.entity in holders else p for p in found]


def _of_each(mention: Mention, entity: Entity) -> str | None:
    """The office of each whom a plural office announces ("Deputy Ministers" gives "Deputy Minister")."""
    many = entity.office or ""
    one = singular_offices("en").get(many.lower())
    if one is None or one in lang.words("en", "functions"):
        return None
    one = one.upper() if many[:-1].isupper() else one.title()
    ranks = lang.words("en", "office_modifiers") | lang.words("en", "portfolios")
    before = mention.text[: mention.text.find(many)].split()
    return " ".join([*(w for w in before if w.lower() in ranks), one])


BESIDE = 40
"""Code points before the first of those beside others: "their Karadani counterparts, "."""
BARE_LIST = 2
"""Members of a list at least that stand beside one behind a preposition, who is none of them."""
LONGEST_TITLE = 40
"""Tokens at most of a title that stands between commas behind its holder."""
LONGEST_DESCRIPTION = 8
"""Tokens of small words that say who the next of a list is."""
TITLE_OPENS = 4
"""Tokens at most that belong to a title which the mention of its holder does not cover."""
DESCRIBING = frozenset({"NOUN", "PROPN", "ADJ", "DET"})
GAPS = ("", ",", ":", "(", "–", "—")
"""What stands between a plural office and the first of its holders."""
FROM_WHERE = re.compile(r"\s[^.,;:()\n]{1,80}:\s")
"""What leads from a plural office over a few words to the list of its holders: "speakers from across the country: "."""


def _announced(scene: Scene, mention: Mention, entity: Entity, stop: int) -> tuple[Mention, Entity] | None:
    """The person named right after a plural office; behind a comma only where another person follows in the list."""
    if entity.type != "group":
        return None
    named = [(m, e) for m, e in scene.roster.within(mention.end, min(stop, mention.end + LONGEST)) if m.kind == "name"]
    if not named or named[0][1].type != "person":
        return None
    (after, person), text = named[0], scene.analysis.text
    gap = text[mention.end : after.start]
    if not gap or not (gap.strip() in GAPS or _is_from_where(scene, mention.end, after.start)):
        return None
    if not gap.strip():
        return after, person
    more = next((m for m, e in named[1:] if e.type == "person" and m.start >= after.end), None)
    between = text[after.end : more.start] if more else ""
    between = _of_name().sub("", between, count=1)
    return (after, person) if between.strip() and glue().fullmatch(between) else None


def _is_from_where(scene: Scene, start: int, end: int) -> bool:
    """Whether a few words say where those of a plural office are from, before a colon and the list of them."""
    plain = all(scene.tokens[i].pos not in ("VERB", "AUX") for i in scene.analysis.tokens_in(start, end))
    return plain and FROM_WHERE.fullmatch(scene.analysis.text, start, end) is not None


@cache
def _joiner() -> re.Pattern[str]:
    """The word that closes a list."""
    return re.compile(rf"\s(?:{alternatives('list_joiners')})\s")


def following(scene: Scene, end: int, stop: int) -> list[Party]:
    """The members of a list that follow a mention, as long as nothing but list words stands between."""
    found = []
    for mention, entity in scene.roster.within(end, stop):
        if mention.start < end or (mention.kind == "pronoun" and mention.text.lower() in vocabulary("list_markers")):
            # "Marr and her counterpart, Vos"
            continue
        between = scene.analysis.text[end : mention.start]
        if between.count("(") > between.count(")"):
            # a short form: "President X of the Democratic Republic (DR), President Y"
            continue
        if _of_title().fullmatch(between):
            end = mention.end
            continue
        affiliation = _of_name().match(between)
        between = between[affiliation.end() :] if affiliation else between
        if not between.strip() or not glue().fullmatch(between) or mention.kind == "pronoun":
            described = _described(scene, end, stop) or _over_next(scene, end, stop)
            if described is None:
                break
            mention, entity = described
        if _speaks(scene, mention):
            break
        if entity.type in ("person", "group") and not announces(scene, mention, entity, stop):
            found.append(party_of(scene, entity))
        end = mention.end
    return found


def _described(scene: Scene, end: int, stop: int) -> tuple[Mention, Entity] | None:
    """The next of a list, whom small words describe: "..., head coach of the football team Ada Marr"."""
    named = ((m, e) for m, e in scene.roster.within(end, stop) if m.kind == "name" and e.type == "person")
    mention, entity = next(named, (None, None))
    if mention is None or entity is None:
        return None
    opening = glue().match(scene.analysis.text, end, mention.start)
    if opening is None or not opening[0].strip():
        return None
    words = [scene.tokens[i] for i in scene.analysis.tokens_in(opening.end(), mention.start)]
    if not 0 < len(words) <= LONGEST_DESCRIPTION or words[-1].pos not in ("NOUN", "PROPN"):
        return None
    plain = all(w.pos in DESCRIBING or w.tag == "PRP$" or w.lower in vocabulary("of_title") for w in words)
    return (mention, entity) if plain else None


def _over_next(scene: Scene, end: int, stop: int) -> tuple[Mention, Entity] | None:
    """The one named behind an item of the list that names nobody known: "A, observer in the Cabinet Xyz Abc, and B"."""
    text = scene.analysis.text
    for mention, entity in scene.roster.within(end, stop):
        if entity.type != "person" or mention.kind != "name":
            continue
        item = _item().fullmatch(text, end, mention.start)
        if item is None:
            return None
        words = [scene.tokens[i] for i in scene.analysis.tokens_in(*item.span(1))]
        plain = all(w.pos not in ("VERB", "AUX") for w in words) and len(words) <= LONGEST_DESCRIPTION
        return (mention, entity) if plain else None
    return None


@cache
def _item() -> re.Pattern[str]:
    """An item of a list between its commas, with what leads to the next one."""
    joiners = alternatives("list_joiners")
    return re.compile(rf",\s+([^\s,;:().][^,;:().\n]*),\s*(?:(?:{joiners})\s+)?")


def announces(scene: Scene, mention: Mention, entity: Entity, stop: int) -> bool:
    """Whether a group is only the office of the people named right after it ("Deputy Ministers X and Y")."""
    return _announced(scene, mention, entity, stop) is not None


def beside(scene: Scene, start: int, end: int) -> list[Party]:
    """The people named right behind: "... took part in the meeting alongside his counterpart, Ida Horn"."""
    along = _alongside().match(scene.analysis.text, start, end)
    named = [m for m, e in scene.roster.within(along.end(), end) if e.type == "person"] if along else []
    first = next((m for m in named if m.kind == "name" and not lies_inside(scene, m)), None)
    if along is None or first is None or first.start - along.end() > BESIDE:
        return []
    found = [e for m, e in scene.roster.within(first.start, first.end) if (m.start, m.end) == (first.start, first.end)]
    return [*(party_of(scene, e) for e in found), *(p for p in following(scene, first.end, end) if p.type == "person")]


@cache
def _alongside() -> re.Pattern[str]:
    """What leads from those who took part to those beside them."""
    return re.compile(rf",?\s+(?:{alternatives('beside')})\s+")


def named_before(scene: Scene, verb: int) -> list[Party]:
    """Those named one after another right before a verb, whatever the parse makes of their titles and commas.

    Several people, or several of any sort that a comma and "and" join; a lone body may be anything's.
    """
    found = _row_before(scene, verb, ("person",))
    wider = _row_before(scene, verb, ("person", "institution", "group"))
    if len(wider) <= len(found):
        # "Ostmark, the Kingdom of Veldania and Karadan held talks"
        wider = _row_before(scene, verb, ("country", "institution"))
    return wider if len(wider) > max(len(found), 2) else found


def _row_before(scene: Scene, verb: int, types: tuple[str, ...]) -> list[Party]:
    text, start = scene.analysis.text, scene.sentence_span(verb)[0]
    found: list[Party] = []
    edge, gap = scene.tokens[verb].start, _adverb()
    for mention, entity in reversed(scene.roster.within(start, edge)):
        named = mention.kind == "name" or entity.type == "group"
        if entity.type not in types or not named or mention.end > edge or lies_inside(scene, mention):
            continue
        apart = not gap.fullmatch(text, mention.end, edge)
        if apart and not (found and _described_before(scene, mention.end, edge)):
            found += _titled_before(scene, start, edge) if len(found) > 1 else []
            break
        if len(found) == 1 and not _joiner().search(text, mention.end, edge):
            # "after talks with X, Y met": no list
            break
        if not (found and entity.type == "group" and not text[mention.end : edge].strip()):
            # "Presidents Tok and Marr": the plural office is no party beside them
            found.append(party_of(scene, entity))
        edge, gap = mention.start, glue()
    if len(found) > BARE_LIST and _is_governed(scene, edge) and found[-1].type == "person":
        found = found[:-1]
    return once(found[::-1])


def _described_before(scene: Scene, end: int, start: int) -> bool:
    """Whether between two of a list there is only what the latter's title begins with (", and Hiring in Ostmark ")."""
    opening = glue().match(scene.analysis.text, end, start)
    words = [scene.tokens[i] for i in scene.analysis.tokens_in(opening.end(), start)] if opening else []
    if not words or opening is None or not opening[0].strip() or len(words) > TITLE_OPENS:
        return False
    return words[0].text[:1].isupper() and all(
        w.text[:1].isupper() or w.lower in vocabulary("of_title") | vocabulary("in") for w in words
    )


def _titled_before(scene: Scene, start: int, edge: int) -> list[Party]:
    """The first of a list, whose title stands behind the name: "Marr, Adviser on Trade and Envoy, the Bank, and"."""
    for mention, entity in reversed(scene.roster.within(start, edge)):
        if mention.kind == "name" and entity.type == "person" and _is_title(scene, mention, edge):
            return [] if _is_governed(scene, mention.start) else [party_of(scene, entity)]
    return []


def _is_governed(scene: Scene, start: int) -> bool:
    """Whether a preposition stands right before: "According to Marr, the Bank, the Border Agency and Vos met"."""
    at = scene.analysis.token_at(start)
    return at is not None and at > 0 and scene.tokens[at - 1].pos == "ADP"


def _is_title(scene: Scene, mention: Mention, start: int) -> bool:
    """Whether only a title stands between a name and ``start``; the mention may hold its beginning."""
    named = scene.analysis.text.find(",", mention.start, mention.end)
    end = mention.end if named < 0 else named
    words = [scene.tokens[i] for i in scene.analysis.tokens_in(end, start)]
    words = words[:-1] if words and words[-1].lower in vocabulary("articles") else words
    if len(words) < TITLE_OPENS or words[0].text != "," or words[-1].text != "," or len(words) > LONGEST_TITLE:
        return False
    inner = words[1:-1]
    plain = all(w.pos not in ("VERB", "AUX", "PRON") and w.text not in ";:." for w in inner)
    offices = lang.words("en", "offices")
    return plain and inner[0].text[:1].isupper() and any(w.lower in offices for w in inner)


def lies_inside(scene: Scene, mention: Mention) -> bool:
    """Whether a longer mention holds this one ("the Council" in "officials of the Council")."""
    around = scene.roster.over(mention.start, mention.end)
    return any(m.start <= mention.start and mention.end <= m.end and m.text != mention.text for m, _ in around)


def _speaks(scene: Scene, mention: Mention) -> bool:
    """Whether a name is the subject of a verb behind it ("a message from X, spokesman Y said")."""
    head = scene.analysis.head_of(mention.start, mention.end)
    return head is not None and scene.tokens[head].dep == "nsubj" and scene.tokens[head].head > head


def once(parties: list[Party]) -> list[Party]:
    """The parties, each once, as last told."""
    return list({p.key: p for p in reversed(parties)}.values())[::-1]
