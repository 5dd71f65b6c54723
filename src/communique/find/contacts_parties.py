"""Who takes part in a contact: the parties that a noun phrase names."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from communique import lang
from communique.analysis import Token
from communique.find.contacts_lists import announces, following, glue, once, titled
from communique.find.contacts_meant import carried_over, holder_of, officer_of, sent_by, sent_together
from communique.find.contacts_party import Party, party_of
from communique.find.contacts_scene import Scene, objects_of, prepositions, set_right, subject_heads, with_conjuncts
from communique.find.contacts_triggers import is_contact_noun
from communique.find.contacts_words import alternatives, vocabulary
from communique.lang.names import key_of as key_of_words
from communique.lang.names import known, word_set
from communique.records import Mention
from communique.spans import span_of, trimmed

BEHIND = 3
"""Tokens after all words of a group within which the same."""
AMONG = 6
"""Tokens after a group within which "including" names some of it."""
CROWD = 2
"""Nouns for unnamed people that, joined, are one group."""
DASHED = re.compile(r"\s*[—–]\s*|\s+-\s+")
"""What leads from names to what those are of whom they are."""
CUTTING = frozenset({":", "“", '"', "``"})
"""What no name of a group goes beyond."""
LONGEST = 160
"""Code points of a noun phrase that still may serve as a group's name."""


@cache
def _article() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('articles')})\s+", re.I)


def parties_at(scene: Scene, head: int) -> list[Party]:
    """The parties that the noun phrase with this head means; empty for the press, the public and things."""
    covering = scene.mentions_at(head)
    shared = scene.tokens[head].lower in word_set("en", "shared_nouns")
    a_body = shared and any(m.kind == "name" and e.type == "institution" for m, e in covering)
    press = scene.tokens[head].lower in lang.words("en", "contact_press") and not a_body
    if press or is_contact_noun(scene.tokens[head]):
        return []
    if covering:
        longest, meant = covering[0]
        covering = [(m, e) for m, e in covering if not (e.type == "institution" and _is_outlet(e.name))]
        holder = holder_of(scene, head) if longest.kind == "role" else sent_by(scene, longest)
        holder = holder or officer_of(scene, longest, meant)
        if holder is not None:
            return [holder]
        sent = sent_together(scene, meant)
        if sent:
            return sent
        return once([party_of(scene, e) for m, e in covering if (m.start, m.end) == (longest.start, longest.end)])
    if head in scene.speakers:
        return [party_of(scene, scene.speakers[head])]
    apposition = scene.analysis.child(head, "appos")
    if apposition is not None:
        named = [m for h in with_conjuncts(scene.analysis, apposition) for m in scene.mentions_at(h)[:1]]
        people = [party_of(scene, e) for _, e in named if e.type == "person"]
        if people:
            return once(people)
    return _organ(scene, head) or _unnamed(scene, head) or carried_over(scene, head)


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


def listed_parties(scene: Scene, head: int) -> list[Party]:
    """The parties at a head, at those joined to it, and at those that follow in the same list."""
    stop = scene.sentence_span(head)[1]
    crowd = _crowd(scene, head)
    if crowd:
        return [crowd]
    found = [p for h in with_conjuncts(scene.analysis, head) for p in _members(scene, h, stop)]
    found += _joined_to_owner(scene, head)
    covering = scene.mentions_at(head)
    if not covering or titled(scene, *covering[0], stop):
        return once(found)
    before = _misplaced(scene, head, covering[0][0])
    behind = (q for p in following(scene, covering[0][0].end, stop) for q in _instead(scene, p))
    return once([*before, *found, *behind])


def _joined_to_owner(scene: Scene, head: int) -> list[Party]:
    """The body that the parse joins to whose another is: "the government of Premier Vell and the rebel army"."""
    if not any(e.type == "institution" for _, e in scene.mentions_at(head)):
        return []
    owners = [o for p in prepositions(scene.analysis, head, vocabulary("of"), 0) for o in scene.analysis.children(p)]
    people = [o for o in owners if any(e.type == "person" for _, e in scene.mentions_at(o))]
    joined = [k for o in people for k in with_conjuncts(scene.analysis, o) if k > o]
    definite = [
        k for k in joined if any(scene.tokens[c].lower in vocabulary("definite") for c in scene.analysis.children(k))
    ]
    return [p for k in definite for p in parties_at(scene, k) if p.type in ("institution", "group")]


def _instead(scene: Scene, party: Party) -> list[Party]:
    """The people named after "including", in place of the group of a list to which they belong."""
    head = scene.analysis.head_of(party.span.start, party.span.end) if party.type == "group" else None
    return [party] if head is None else _or_named(scene, head, [party])


def _misplaced(scene: Scene, head: int, mention: Mention) -> list[Party]:
    """The people of a list before its last member, where the parse takes them for parts of that one's name.

    As in "talks with Karadani Premier Ada Marr and intelligence director Oru Tal".
    """
    first = scene.tokens[scene.analysis.edges(head)[0]].start
    edge, found = mention.start, list[Party]()
    for other, entity in reversed(scene.roster.within(first, mention.start)):
        own = scene.analysis.head_of(other.start, other.end)
        inside = own is not None and scene.tokens[own].dep in ("compound", "appos", "nmod", "amod")
        if other.kind != "name" or entity.type != "person" or not inside or other.end > edge:
            continue
        if not glue().fullmatch(scene.analysis.text, other.end, edge):
            break
        found.append(party_of(scene, entity))
        edge = other.start
    return found[::-1]


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
    glued = all(glue().fullmatch(scene.analysis.text, a.end, b.start) for a, b in pairwise(spans))
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
    each = titled(scene, *covering[0], stop) if covering else []
    found = each or _or_named(scene, head, parties_at(scene, head))
    found = _whose(scene, head) or found if all(p.type == "group" for p in found) else found
    return once([*found, *(leader for p in found if p.type == "group" for leader in _leaders(scene, p, stop))])


def _whose(scene: Scene, head: int) -> list[Party]:
    """The countries of "their leaders", where several are the subject of the clause around."""
    if not any(scene.tokens[c].lower in vocabulary("their") for c in scene.analysis.children(head)):
        return []
    for verb in scene.analysis.ancestors(head):
        heads = subject_heads(scene.analysis, verb) if scene.tokens[verb].pos in ("VERB", "AUX") else []
        together = [h for s in heads if s < head for h in with_conjuncts(scene.analysis, s)]
        countries = once([p for h in together for p in parties_at(scene, h) if p.type == "country"])
        if len(countries) > 1:
            return countries
    return []


def _leaders(scene: Scene, group: Party, stop: int) -> list[Party]:
    """Who leads a group, named right behind it: "a delegation of the Coalition headed by its President, Ada Marr"."""
    led = _led().match(scene.analysis.text, group.span.end, stop)
    named = (
        [m for m, e in scene.roster.within(led.end(), stop) if m.kind == "name" and e.type == "person"] if led else []
    )
    if not (led and named) or not _office_before().fullmatch(scene.analysis.text, led.end(), named[0].start):
        return []
    head = scene.analysis.head_of(named[0].start, named[0].end)
    heads = with_conjuncts(scene.analysis, head) if head is not None else []
    return [p for h in heads for p in parties_at(scene, h) if p.type == "person"]


@cache
def _led() -> re.Pattern[str]:
    """What stands between a group and who leads it."""
    return re.compile(rf"(?:,|\s[–—-])?\s(?:{alternatives('led')})\s+by\s+")


@cache
def _office_before() -> re.Pattern[str]:
    """What may stand between "by" and a name: an article, an office that the name's mention leaves out."""
    return re.compile(rf"(?:(?:{alternatives('articles')})\s+)?(?:[^\W\d_]+\s+){{0,3}}")


def _or_named(scene: Scene, head: int, parties: list[Party]) -> list[Party]:
    """The people named after "including", in place of the group that they belong to."""
    if not all(p.type == "group" for p in parties):
        return parties
    marks = [c for c in scene.analysis.children(head) if scene.tokens[c].lower in vocabulary("including")]
    named = [p for c in marks for p in _some_of(scene, head, c)]
    return named or _named_among(scene, head) or parties


def _some_of(scene: Scene, head: int, mark: int) -> list[Party]:
    """Who is named behind an "including" of a group; of states and governments the countries."""
    states = scene.tokens[head].lower in vocabulary("states")
    heads = list(objects_of(scene.analysis, mark))
    those = [o for o in heads if scene.tokens[o].lower in vocabulary("those")]
    of = [m for o in those for m in prepositions(scene.analysis, o, vocabulary("of"), 0)]
    heads += [o for m in of for o in objects_of(scene.analysis, m)]
    found = [p for o in heads for p in listed_parties(scene, o)]
    if states and heads and not found:
        # "including Ostmark and island nations"
        first, last = scene.analysis.edges(heads[0])
        found = parties_in(scene, scene.tokens[first].start, scene.tokens[last].end)
    return [p for p in found if p.type == "person" or (states and p.type in ("country", "group"))]


def _named_among(scene: Scene, head: int) -> list[Party]:
    """The people of a group who are named a few words on, after "including", where the parse hung it elsewhere."""
    stop = scene.analysis.sentences[scene.tokens[head].sentence].last
    ends = [m.end for m, _ in scene.mentions_at(head)[:1]]
    whole = scene.analysis.tokens_in(scene.tokens[head].start, ends[0])[-1] if ends else head
    for i in range(head + 1, min(max(head + AMONG, whole + BEHIND), stop)):
        if scene.tokens[i].lower in vocabulary("including"):
            some = _some_of(scene, head, i)
            if some:
                return some
            end = scene.sentence_span(head)[1]
            first = [(m, e) for m, e in scene.roster.within(scene.tokens[i].end, end) if m.kind == "name"][:2]
            if i >= head + AMONG and first and scene.analysis.text[scene.tokens[i].end : first[0][0].start].strip():
                # "members of Congress including those of the Committee, and Speaker Vos"
                return []
            people = [(m, e) for m, e in first if e.type == "person"][:1]
            return once(
                [party_of(scene, e) for _, e in people]
                + [q for m, _ in people for q in following(scene, m.end, end) if q.type == "person"]
            )
        if scene.tokens[i].pos in ("VERB", "AUX"):
            return []
    return []


def agents(scene: Scene, verb: int) -> list[Party]:
    """The parties after the "by" of a passive, also where the parse hung it on the place before it."""
    marks = [*prepositions(scene.analysis, verb, vocabulary("by"), 0)] or prepositions(
        scene.analysis, verb, vocabulary("by")
    )
    heads = [o for p in marks for o in objects_of(scene.analysis, set_right(scene.analysis, p))]
    return [p for o in heads for p in listed_parties(scene, o)]


def parties_in(scene: Scene, start: int, end: int) -> list[Party]:
    """The parties named in ``[start, end)``: names and groups, not those that stand inside a longer mention."""
    found: list[Party] = []
    reach, last = -1, (-1, -1)
    for mention, entity in scene.roster.within(start, end):
        closes = mention.end == last[1] and _joined_at_end().search(scene.analysis.text, last[0], mention.start)
        joint = (mention.start, mention.end) == last or closes
        if (mention.start >= reach or joint) and entity.type != "place" and mention.kind != "pronoun":
            if announces(scene, mention, entity, end):
                continue
            if entity.type == "group" and found and DASHED.fullmatch(scene.analysis.text, reach, mention.start):
                # "Marr, Vos and Tok—presidential envoys to the north"
                continue
            found.append(party_of(scene, entity))
            reach, last = mention.end, (mention.start, mention.end)
    return once(found)


@cache
def _joined_at_end() -> re.Pattern[str]:
    """What leads to the last of those whom a longer mention names together ("heads of ministries and of the Bank")."""
    joiners, of, articles = (alternatives(name) for name in ("list_joiners", "of_title", "articles"))
    return re.compile(rf"(?:,|\b(?:{joiners}))\s+(?:(?:{of})\s+)?(?:(?:{articles})\s+)?$")


def named_body(scene: Scene, noun: int) -> list[Party]:
    """A body that no entity covers, named by capitals before a contact noun ("the G8 summit")."""
    for c in scene.analysis.children(noun):
        token = scene.tokens[c]
        if c < noun and token.dep in ("compound", "nmod") and token.text.isupper() and len(token.text) > 1:
            span = scene.analysis.span(c, c + 1)
            return [Party(f"np:{token.lower}", "institution", span.text, None, None, span)]
    return []


def _unnamed(scene: Scene, head: int) -> list[Party]:
    """A group that no entity covers, named by its noun phrase."""
    token = scene.tokens[head]
    if token.pos not in ("NOUN", "PROPN"):
        return []
    if token.lower not in lang.words("en", "contact_groups") and not _are_people(token):
        return []
    named = [o for p in prepositions(scene.analysis, head, vocabulary("of"), 0) for o in objects_of(scene.analysis, p)]
    if token.lower in lang.words("en", "state_nouns") and len(named) == 1:
        # "the neighbouring country of Ostmark"
        states = [party_of(scene, e) for _, e in scene.mentions_at(named[0]) if e.type == "country"]
        if states:
            return states[:1]
    first, last = scene.analysis.edges(head)
    for c in scene.analysis.children(head):
        aside = scene.tokens[c].dep == "prep" and scene.tokens[c].lower not in vocabulary("belongs")
        if c > head and (aside or scene.tokens[c].dep in ("relcl", "acl", "conj", "cc", "punct", "appos", "advcl")):
            last = min(last, c - 1)
    after = scene.tokens[head + 1 : last + 1]
    last = next((t.i for t in after if t.tag in ("WP", "WDT") or t.text in CUTTING), last + 1) - 1
    while last > head and scene.tokens[last].pos in ("ADP", "DET"):
        # 'spoke with the team for "over 30 hours"'
        last -= 1
    last = _before_place(scene, head, last)
    phrase = scene.analysis.span(first, last + 1)
    if len(phrase.text) > LONGEST:
        phrase = scene.analysis.span(first, head + 1) if head - first < 20 else scene.analysis.span(head, head + 1)
    article = _article().match(phrase.text)
    span = trimmed(scene.analysis.text, phrase.start + (article.end() if article else 0), phrase.end, ',;“”"')
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


def assembled(scene: Scene, noun: int) -> list[Party]:
    """Those whom a gathering has together: "The talks brought together officials of both ministries"."""
    tokens, verb = scene.tokens, scene.tokens[noun].head
    if tokens[noun].dep != "nsubj" or tokens[verb].tag not in ("VBD", "VBZ", "VBP", "VB", "VBN"):
        return []
    below = scene.analysis.children(verb)
    together = any(tokens[c].lower in vocabulary("together") for c in below)
    if tokens[verb].lemma.lower() not in vocabulary("assembling" if not together else "uniting"):
        return []
    return [p for c in below if tokens[c].dep == "dobj" for p in listed_parties(scene, c)]


def joined_by(scene: Scene, start: int, end: int) -> list[Party]:
    """Whom others joined: "Ada Marr, adviser, and Leo Vos, coordinator, were joined by experts"."""
    verbs = [scene.tokens[i] for i in scene.analysis.tokens_in(start, end)]
    verb = next((t.i for t in verbs if t.lower in vocabulary("joined") and t.dep == "ROOT"), None)
    heads = [] if verb is None else [c for c in scene.analysis.children(verb) if scene.tokens[c].dep == "nsubjpass"]
    return [p for h in heads for p in listed_parties(scene, h) if p.type == "person"]
