"""Who takes part: from the head of a noun phrase to the entities that it means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from communique import lang
from communique.analysis import Token
from communique.find.contacts_scene import Scene, objects_of, prepositions, with_conjuncts
from communique.find.contacts_triggers import is_contact_noun
from communique.find.contacts_words import alternatives, vocabulary
from communique.lang.names import key_of as key_of_words
from communique.lang.names import known, singular_offices, word_set
from communique.records import Entity, EntityType, Mention, Participant
from communique.spans import Span, span_of, trimmed

AMONG = 6
"""Tokens after a group within which "including" names some of it."""
COUNTRIES = 2
"""Countries of a group whose officials are named, that make the group's own words superfluous."""
CROWD = 2
"""Nouns for unnamed people that, joined, are one group."""
LONGEST = 160
"""Code points of a noun phrase that still may serve as a group's name."""


@cache
def _glue() -> re.Pattern[str]:
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


@cache
def _article() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('articles')})\s+", re.I)


@dataclass(frozen=True, slots=True)
class Party:
    """Someone who takes part in a contact: an entity, or the noun phrase where no entity covers it."""

    key: str
    type: EntityType
    name: str
    office: str | None
    of: str | None
    span: Span
    entity: str | None = None
    vague: bool = False

    @property
    def official(self) -> bool:
        """Whether the party acts for someone: it holds an office, belongs to a body or is one."""
        return self.type in ("institution", "country", "group") or bool(self.office or self.of)

    def as_participant(self) -> Participant:
        """The record of this party."""
        return Participant(self.entity, self.name, self.office, self.of, self.type, self.span)


def key_of(entity: Entity) -> str:
    """What an entity is known by as a party: two entities of one type and name count as one."""
    return f"{entity.type}:{entity.name.lower()}"


def party_of(scene: Scene, entity: Entity) -> Party:
    """An entity as a party, with its fullest mention."""
    return Party(
        key_of(entity), entity.type, entity.name, entity.office, entity.of, scene.full_names[entity.id], entity.id
    )


def head_word(party: Party) -> str:
    """The word that says what the group is: the last before "of", "from" and the like."""
    before = re.split(r"\s(?:of|from|for|who|on)\s", party.name.lower(), maxsplit=1)[0]
    return next(iter(re.findall(r"\w+", before)[-1:]), "")


def is_pair(party: Party) -> bool:
    """Whether a group is the two sides of a contact: "the leaders of Ostmark and Veldania", "the two kings"."""
    if party.type != "group" or head_word(party) not in vocabulary("leading"):
        return False
    words = party.name.lower().split()
    paired = any(w in vocabulary("pairs") for w in (words if "of" in words else words[:2]))
    return paired or ("and" in words and "of" in words)


def is_named(party: Party, parties: Iterable[Party]) -> bool:
    """Whether those whom a group counts by their countries are named ("the leaders of Ostmark and Veldania")."""
    if party.type != "group" or not head_word(party).endswith("s"):
        return False
    name = party.name.lower()
    named = {p.of.lower() for p in parties if p.type == "person" and p.of and p.of.lower() in name}
    return len(named) >= COUNTRIES


def parties_at(scene: Scene, head: int) -> list[Party]:
    """The parties that the noun phrase with this head means; empty for the press, the public and things."""
    covering = scene.mentions_at(head)
    shared = scene.tokens[head].lower in word_set("en", "shared_nouns")
    a_body = shared and any(m.kind == "name" and e.type == "institution" for m, e in covering)
    press = scene.tokens[head].lower in lang.words("en", "contact_press") and not a_body
    if press or is_contact_noun(scene.tokens[head]):
        return []
    if covering:
        longest = covering[0][0]
        covering = [(m, e) for m, e in covering if not (e.type == "institution" and _is_outlet(e.name))]
        return _once([party_of(scene, e) for m, e in covering if (m.start, m.end) == (longest.start, longest.end)])
    apposition = scene.analysis.child(head, "appos")
    if apposition is not None:
        named = [m for h in with_conjuncts(scene.analysis, apposition) for m in scene.mentions_at(h)[:1]]
        people = [party_of(scene, e) for _, e in named if e.type == "person"]
        if people:
            return _once(people)
    return _organ(scene, head) or _unnamed(scene, head) or _carried_over(scene, head)


def _organ(scene: Scene, head: int) -> list[Party]:
    """The organ of a body, which acts for it: "the State Council presidium"."""
    if scene.tokens[head].lower not in vocabulary("organs"):
        return []
    before = [pair for c in scene.analysis.children(head) if c < head for pair in scene.mentions_at(c)[:1]]
    body = next(((m, e) for m, e in before if e.type == "institution" and m.end < scene.tokens[head].start), None)
    if body is None or _is_outlet(body[1].name):
        return []
    span = trimmed(scene.analysis.text, body[0].start, scene.tokens[head].end)
    return [Party(f"institution:{span.text.lower()}", "institution", span.text, None, None, span, body[1].id)]


@cache
def _is_outlet(name: str) -> bool:
    """Whether a body is a news outlet: whom it talks with gives an interview."""
    bare = _article().sub("", name, count=1)
    words = bare.lower().split()
    of_news = words[-1] not in word_set("en", "shared_nouns") or not word_set("en", "of_news").isdisjoint(words)
    if words[0] in word_set("en", "broadcasters") or (words[-1] in word_set("en", "news_nouns") and of_news):
        return True
    return any(
        e.words in (name, bare) and e.kind == "outlet"
        for n in (name, bare)
        for e in known("en").get(key_of_words(n), ())
    )


def _carried_over(scene: Scene, head: int) -> list[Party]:
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
        return next((p for i in range(before.first, before.last) if len(p := _people_at(scene, i)) > 1), [])
    return []


def _people_at(scene: Scene, i: int) -> list[Party]:
    """The people who are a clause's subject, if token ``i`` is its head."""
    if scene.tokens[i].dep not in ("nsubj", "nsubjpass"):
        return []
    named = [pairs[0] for h in with_conjuncts(scene.analysis, i) if (pairs := scene.mentions_at(h))]
    return [party_of(scene, e) for _, e in named if e.type == "person"]


def listed_parties(scene: Scene, head: int) -> list[Party]:
    """The parties at a head, at those joined to it, and at those that follow in the same list."""
    stop = scene.sentence_span(head)[1]
    crowd = _crowd(scene, head)
    if crowd:
        return [crowd]
    found = [p for h in with_conjuncts(scene.analysis, head) for p in _members(scene, h, stop)]
    covering = scene.mentions_at(head)
    if not covering or _titled(scene, *covering[0], stop):
        return _once(found)
    return _once([*found, *_following(scene, covering[0][0].end, stop)])


def _crowd(scene: Scene, head: int) -> Party | None:
    """One group of several nouns: "mayors, experts, and labour leaders from across the country".

    Each noun means unnamed people and only the last says more of them; ministers and the like stay apart.
    """
    heads = with_conjuncts(scene.analysis, head)
    if len(heads) < CROWD or scene.tokens[head].lower in vocabulary("officials"):
        return None
    spans = []
    for h in heads:
        groups = parties_at(scene, h)
        if len(groups) != 1 or groups[0].type != "group":
            return None
        here = next((m for m, e in scene.mentions_at(h) if e.id == groups[0].entity), None)
        spans.append(span_of(scene.analysis.text, here.start, here.end) if here else groups[0].span)
    plain = all(scene.tokens[h].end == s.end for h, s in zip(heads[:-1], spans[:-1], strict=True))
    glued = all(_glue().fullmatch(scene.analysis.text, a.end, b.start) for a, b in pairwise(spans))
    if not plain or not glued or spans[-1].end - spans[0].start > LONGEST:
        return None
    article = _article().match(scene.analysis.text, spans[0].start, spans[0].end)
    span = trimmed(scene.analysis.text, article.end() if article else spans[0].start, spans[-1].end, ",;")
    return Party(
        f"np:{span.text.lower()}",
        "group",
        span.text,
        None,
        None,
        span,
        vague=all(not scene.mentions_at(h) for h in heads),
    )


def _members(scene: Scene, head: int, stop: int) -> list[Party]:
    """The parties at one head of a list; the people named right after a plural office, each with that office."""
    covering = scene.mentions_at(head)
    titled = _titled(scene, *covering[0], stop) if covering else []
    return titled or _or_named(scene, head, parties_at(scene, head))


def _titled(scene: Scene, mention: Mention, entity: Entity, stop: int) -> list[Party]:
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
    found = [party_of(scene, first[1]), *_following(scene, first[0].end, stop)]
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


def _announced(scene: Scene, mention: Mention, entity: Entity, stop: int) -> tuple[Mention, Entity] | None:
    """The person named right after a plural office; behind a comma only where another person follows in the list."""
    if entity.type != "group":
        return None
    named = [(m, e) for m, e in scene.roster.within(mention.end, min(stop, mention.end + LONGEST)) if m.kind == "name"]
    if not named or named[0][1].type != "person":
        return None
    (after, person), text = named[0], scene.analysis.text
    gap = text[mention.end : after.start]
    if gap.strip() not in ("", ",") or not gap:
        return None
    if not gap.strip():
        return after, person
    more = next((m for m, e in named[1:] if e.type == "person" and m.start >= after.end), None)
    between = text[after.end : more.start] if more else ""
    between = _of_name().sub("", between, count=1)
    return (after, person) if between.strip() and _glue().fullmatch(between) else None


@cache
def _joiner() -> re.Pattern[str]:
    """The word that closes a list."""
    return re.compile(rf"\s(?:{alternatives('list_joiners')})\s")


def _or_named(scene: Scene, head: int, parties: list[Party]) -> list[Party]:
    """The people named after "including", in place of the group that they belong to."""
    if not all(p.type == "group" for p in parties):
        return parties
    states = scene.tokens[head].lower in vocabulary("states")
    named = [
        p
        for c in scene.analysis.children(head)
        if scene.tokens[c].lower in vocabulary("including")
        for o in objects_of(scene.analysis, c)
        for p in listed_parties(scene, o)
        if p.type == "person" or (states and p.type in ("country", "group"))
    ]
    return named or _named_among(scene, head) or parties


def _named_among(scene: Scene, head: int) -> list[Party]:
    """The people of a group who are named a few words on, after "including", where the parse hung it elsewhere."""
    stop = scene.analysis.sentences[scene.tokens[head].sentence].last
    for i in range(head + 1, min(head + AMONG, stop)):
        if scene.tokens[i].lower in vocabulary("including"):
            end = scene.sentence_span(head)[1]
            first = [(m, e) for m, e in scene.roster.within(scene.tokens[i].end, end) if m.kind == "name"][:2]
            people = [(m, e) for m, e in first if e.type == "person"][:1]
            return _once(
                [party_of(scene, e) for _, e in people]
                + [q for m, _ in people for q in _following(scene, m.end, end) if q.type == "person"]
            )
        if scene.tokens[i].pos in ("VERB", "AUX"):
            return []
    return []


def agents(scene: Scene, verb: int) -> list[Party]:
    """The parties after the "by" of a passive."""
    heads = [o for p in prepositions(scene.analysis, verb, vocabulary("by"), 0) for o in objects_of(scene.analysis, p)]
    return [p for o in heads for p in listed_parties(scene, o)]


def parties_in(scene: Scene, start: int, end: int) -> list[Party]:
    """The parties named in ``[start, end)``: names and groups, not those that stand inside a longer mention."""
    found: list[Party] = []
    reach = -1
    for mention, entity in scene.roster.within(start, end):
        joint = found and mention.end == reach
        if (mention.start >= reach or joint) and entity.type != "place" and mention.kind != "pronoun":
            if _announces(scene, mention, entity, end):
                continue
            found.append(party_of(scene, entity))
            reach = mention.end
    return _once(found)


def named_body(scene: Scene, noun: int) -> list[Party]:
    """A body that no entity covers, named by capitals before a contact noun ("the G8 summit")."""
    for c in scene.analysis.children(noun):
        token = scene.tokens[c]
        if c < noun and token.dep in ("compound", "nmod") and token.text.isupper() and len(token.text) > 1:
            span = scene.analysis.span(c, c + 1)
            return [Party(f"np:{token.lower}", "institution", span.text, None, None, span)]
    return []


def _following(scene: Scene, end: int, stop: int) -> list[Party]:
    """The members of a list that follow a mention, as long as nothing but list words stands between."""
    found = []
    for mention, entity in scene.roster.within(end, stop):
        if mention.start < end:
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
        if not between.strip() or not _glue().fullmatch(between) or mention.kind == "pronoun":
            break
        if _speaks(scene, mention):
            break
        if entity.type in ("person", "group") and not _announces(scene, mention, entity, stop):
            found.append(party_of(scene, entity))
        end = mention.end
    return found


def _announces(scene: Scene, mention: Mention, entity: Entity, stop: int) -> bool:
    """Whether a group is only the office of the people named right after it ("Deputy Ministers X and Y")."""
    return _announced(scene, mention, entity, stop) is not None


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
        if entity.type not in types or not named or mention.end > edge or _lies_inside(scene, mention):
            continue
        if not gap.fullmatch(text, mention.end, edge):
            break
        if len(found) == 1 and not _joiner().search(text, mention.end, edge):
            # "after talks with X, Y met": no list
            break
        if not (found and entity.type == "group" and not text[mention.end : edge].strip()):
            # "Presidents Tok and Marr": the plural office is no party beside them
            found.append(party_of(scene, entity))
        edge, gap = mention.start, _glue()
    return _once(found[::-1])


def _lies_inside(scene: Scene, mention: Mention) -> bool:
    """Whether a longer mention holds this one ("the Council" in "officials of the Council")."""
    around = scene.roster.over(mention.start, mention.end)
    return any(m.start <= mention.start and mention.end <= m.end and m.text != mention.text for m, _ in around)


def _speaks(scene: Scene, mention: Mention) -> bool:
    """Whether a name is the subject of a verb behind it ("a message from X, spokesman Y said")."""
    head = scene.analysis.head_of(mention.start, mention.end)
    return head is not None and scene.tokens[head].dep == "nsubj" and scene.tokens[head].head > head


def _unnamed(scene: Scene, head: int) -> list[Party]:
    """A group that no entity covers, named by its noun phrase."""
    token = scene.tokens[head]
    if token.pos not in ("NOUN", "PROPN"):
        return []
    if token.lower not in lang.words("en", "contact_groups") and not _are_people(token):
        return []
    first, last = scene.analysis.edges(head)
    for c in scene.analysis.children(head):
        aside = scene.tokens[c].dep == "prep" and scene.tokens[c].lower not in vocabulary("belongs")
        if c > head and (aside or scene.tokens[c].dep in ("relcl", "acl", "conj", "cc", "punct", "appos", "advcl")):
            last = min(last, c - 1)
    last = next((k for k in range(head + 1, last + 1) if scene.tokens[k].tag in ("WP", "WDT")), last + 1) - 1
    last = _before_place(scene, head, last)
    phrase = scene.analysis.span(first, last + 1)
    if len(phrase.text) > LONGEST:
        phrase = scene.analysis.span(first, head + 1) if head - first < 20 else scene.analysis.span(head, head + 1)
    article = _article().match(phrase.text)
    span = trimmed(scene.analysis.text, phrase.start + (article.end() if article else 0), phrase.end, ",;")
    of = next(
        (e.name for m, e in scene.roster.within(span.start, span.end) if e.type in ("institution", "country")), None
    )
    return [Party(f"np:{span.text.lower()}", "group", span.text, None, of, span, vague=True)] if span.text else []


def _before_place(scene: Scene, head: int, last: int) -> int:
    """The last token of a group's name without where it was met, which the parse hung on a name inside it.

    As in "the leadership of the League in the Oval Office"; what hangs on the group itself says which group it is.
    """
    tokens = scene.tokens
    for i in range(head + 2, last):
        if tokens[i].lower in vocabulary("present_at") and tokens[i].dep == "prep" and tokens[i].head != head:
            named = [o for o in scene.analysis.children(i) if tokens[o].pos == "PROPN"]
            if named and tokens[tokens[i].head].pos == "PROPN":
                return i - 1
    return last


def _are_people(token: Token) -> bool:
    """Whether a plural ends as the names of those who do something end ("brokers", "lobbyists"), and is no thing."""
    ending = token.lower.endswith(tuple(vocabulary("agent_endings")))
    return token.tag == "NNS" and ending and token.lower not in vocabulary("no_agents")


def _once(parties: list[Party]) -> list[Party]:
    return list({p.key: p for p in reversed(parties)}.values())[::-1]
