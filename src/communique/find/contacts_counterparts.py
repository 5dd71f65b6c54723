"""Who stands on the other side of a contact verb: its object, or after "with" and the like."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.analysis import Token
from communique.find.contacts_parties import listed_parties
from communique.find.contacts_party import Party, party_of
from communique.find.contacts_scene import (
    Scene,
    absolute_with,
    objects_of,
    prepositions,
    set_right,
    shared_objects,
    subject_heads,
    with_conjuncts,
)
from communique.find.contacts_triggers import Trigger, is_contact_noun
from communique.find.contacts_words import vocabulary

OBJECTS = ("dobj", "dative")
FAR = 8
"""Tokens from a verb to its object at most: what the parse finds farther off is another phrase's."""
NEXT = 4
"""Code points of an article between a verb and the name after it."""
LONGEST = 14
"""Tokens that say where and when somebody was received, before it is said who was."""
POSSESSIVES = frozenset(("'s", "’s"))
HYPHENS = frozenset("-‐‑–")
QUOTES = frozenset("\"“”‘«»'")
ENDS = frozenset(",.!?…")


OPENING = "opening"
"""The place of a counterpart with whom the sentence opens."""
WHOLE = re.compile(r"(?:\s+of(?:\s+(?:the|[A-Z][\w'’-]*))+)?,\s+(?:(?:the|a)\s+)?")
"""What may stand between those with whom a sentence opens and its subject: where they are from, and a comma."""


def counterparts(scene: Scene, trigger: Trigger) -> tuple[list[Party], bool]:
    """The parties on the other side of a contact verb, and whether anything stands in their place.

    They are its object or stand after "with" and the like.
    """
    analysis, verb = scene.analysis, trigger.token
    slots = frozenset(trigger.cell("counterpart").split(","))
    if OPENING in slots:
        found = [p for o in fronted(scene, verb) for p in listed_parties(scene, o)]
        return found, bool(found)
    objects = [c for c in analysis.children(verb) if "object" in slots and analysis.tokens[c].dep in OBJECTS]
    objects += _counted(scene, verb) if "object" in slots else []
    objects = objects or (shared_objects(analysis, verb, verb) if "object" in slots and _is_one(scene, verb) else [])
    objects = [o for o in objects if analysis.tokens[o].lower not in vocabulary("times") or _is_named(scene, o)]
    objects = [_antecedent(scene, verb, o) for o in objects]
    found = [p for h in objects for p in listed_parties(scene, h) if p.type in ("person", "group") or p.entity is None]
    if trigger.cell("lemma") in vocabulary("meeting") | vocabulary("convening") | vocabulary("informing"):
        found = [p for h in objects for p in listed_parties(scene, h)]
    if trigger.cell("lemma") in vocabulary("calling"):
        called = objects or [c for c in analysis.children(verb) if analysis.tokens[c].dep == "oprd"]
        found = [p for h in called for p in listed_parties(scene, h) if p.type == "person"]
        found = found if not _is_named_so(scene, verb, bool(objects)) else _called(scene, verb)
    talking = trigger.cell("lemma") in vocabulary("talking")
    # "discussed trade with X": the other side of talking is said at the verb itself, not at what was talked of
    marks = list(prepositions(analysis, verb, slots - {"object", "place"}, 0 if talking else 3))
    marks = [set_right(analysis, p) for p in marks if not _is_circumstance(scene, p)]
    after = [o for p in marks for o in objects_of(analysis, p)]
    opens = "with" in slots and (not talking or trigger.cell("lemma") in vocabulary("talked_over"))
    after = after or (fronted(scene, verb) if opens else [])
    after = after or (absolute_with(analysis, verb) if "with" in slots else [])
    after = after or (_spoken_with(scene, verb, slots) if talking else [])
    spoken_to = [o for p in marks if analysis.tokens[p].lower in vocabulary("to") for o in objects_of(analysis, p)]
    found += [p for h in after for p in listed_parties(scene, h) if not (h in spoken_to and p.type == "group")]
    if trigger.cell("lemma") in vocabulary("feting"):
        # "rolled out the red carpet for tourists", "feted the harvest"
        return [p for p in found if p.type == "person"], True
    filled = bool(after) or any(not is_contact_noun(analysis.tokens[o]) and o - verb <= FAR for o in objects)
    related = [] if found else _by_relation(scene, objects)
    if found or related or filled or talking:
        return found or related, filled
    found = _by_order(scene, verb, slots) or _next_words(scene, verb, slots)
    if not found and trigger.cell("lemma") in vocabulary("admitting"):
        found = _past_circumstances(scene, verb)
    return found, bool(found)


def _is_one(scene: Scene, verb: int) -> bool:
    """Whether the subject of a verb is one person: several may have met each other ("They met and praised him")."""
    heads = [c for h in subject_heads(scene.analysis, verb) for c in with_conjuncts(scene.analysis, h)]
    return len(heads) == 1 and any(e.type == "person" for _, e in scene.mentions_at(heads[0]))


def fronted(scene: Scene, verb: int) -> list[int]:
    """The officials with whom a sentence opens: "With Minister Ada Vell of Ostmark, she discussed the protocol"."""
    tokens, sentence = scene.tokens, scene.analysis.sentences[scene.tokens[verb].sentence]
    opening = tokens[sentence.first]
    subject = scene.analysis.child(verb, "nsubj")
    if opening.lower not in vocabulary("with") or subject is None or verb not in scene.analysis.ancestors(opening.i):
        return []
    found = [o for o in objects_of(scene.analysis, opening.i) if o < subject]
    named = [p for o in found for p in listed_parties(scene, o)]
    ends = max((m.end for o in found for m, _ in scene.mentions_at(o)), default=0)
    start = tokens[scene.analysis.edges(subject)[0]].start
    # "With Minister Vos in hospital, she ..." tells how things stood
    # "With Minister Marr she recalled": a pronoun needs no comma before it
    close = tokens[subject].tag == "PRP" and not scene.analysis.text[ends:start].strip()
    whole = ends < start and (close or WHOLE.fullmatch(scene.analysis.text, ends, start) is not None)
    return found if whole and named and all(p.type in ("person", "group") and p.official for p in named) else []


def _is_circumstance(scene: Scene, mark: int) -> bool:
    """Whether "with" behind a comma names nobody: "will gather in Halmere, with fish at the top of the agenda"."""
    apart = scene.tokens[mark - 1].text == "," and scene.tokens[mark].lower in vocabulary("with")
    return apart and not any(listed_parties(scene, o) for o in objects_of(scene.analysis, mark))


def _spoken_with(scene: Scene, verb: int, slots: frozenset[str]) -> list[int]:
    """The person with whom somebody discussed a thing, where the parse hung "with" on the thing.

    As in "Marr discussed trade and the border with her counterpart Oru Tal"; relations are discussed with countries.
    """
    analysis = scene.analysis
    things = [
        t for c in analysis.children(verb) if analysis.tokens[c].dep == "dobj" for t in with_conjuncts(analysis, c)
    ]
    marks = [p for t in things for p in prepositions(analysis, t, slots - {"object", "place"}, 0)]
    heads = [o for p in marks for o in objects_of(analysis, p)]
    one = [c for c in analysis.children(verb) if analysis.tokens[c].dep == "nsubj"]
    several = any(analysis.tokens[c].tag in ("NNS", "NNPS") or len(with_conjuncts(analysis, c)) > 1 for c in one)
    people = bool(heads) and all(scene.mentions_at(o) and scene.mentions_at(o)[0][1].type == "person" for o in heads)
    return heads if people and one and not several else []


def _past_circumstances(scene: Scene, verb: int) -> list[Party]:
    """Whom somebody received, named behind where and when: "received in audience on Monday Mr X"."""
    tokens = scene.tokens
    following = scene.roster.within(tokens[verb].end, scene.sentence_span(verb)[1])
    people = ((m, e) for m, e in following if m.kind in ("name", "role") and e.type == "person")
    mention, entity = next(people, (None, None))
    first = scene.analysis.token_at(mention.start) if mention else None
    if mention is None or entity is None or first is None or first - verb > LONGEST:
        return []
    edge = first - 1 if tokens[first - 1].lower in vocabulary("articles") else first
    between = tokens[verb + 1 : edge]
    if not _says_when_or_where(scene, between) or between[-1].pos == "ADP" or tokens[edge - 1].lower in POSSESSIVES:
        return []
    head = scene.analysis.head_of(mention.start, mention.end)
    return [party_of(scene, entity)] if head is None else listed_parties(scene, head) or [party_of(scene, entity)]


def _says_when_or_where(scene: Scene, between: Sequence[Token]) -> bool:
    """Whether words say no more than when and where, also between commas: "on Monday", "today, at the Palace, in"."""
    stops = ("VERB", "AUX", "CCONJ", "SCONJ", "PUNCT")
    parts: list[list[Token]] = [[]]
    for token in between:
        if token.text == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    parts = parts[1:] if parts and not parts[0] else parts
    parts = parts[:-1] if len(parts) > 1 and not parts[-1] else parts
    told = all(p and (p[0].pos == "ADP" or scene.dates_in(p[0].start, p[-1].end)) for p in parts)
    return bool(between) and told and all(t.pos not in stops or t.text in HYPHENS for p in parts for t in p)


def _counted(scene: Scene, verb: int) -> list[int]:
    """The object that the parse hangs on "over" or "about" before a number ("convened over 70 leaders")."""
    tokens = scene.tokens
    marks = [c for c in scene.analysis.children(verb) if c == verb + 1 and tokens[c].lower in vocabulary("nearly")]
    heads = [o for m in marks for o in scene.analysis.children(m) if tokens[o].dep == "pobj"]
    return [o for o in heads if any(tokens[c].dep == "nummod" for c in scene.analysis.children(o))]


def _by_relation(scene: Scene, objects: list[int]) -> list[Party]:
    """Who is named behind a comma as somebody's "successor" or "host", whatever the parse makes of the name."""
    for o in objects:
        if scene.tokens[o].lower not in vocabulary("relational"):
            continue
        following = scene.roster.within(scene.tokens[o].end, scene.sentence_span(o)[1])
        mention, entity = next(((m, e) for m, e in following if m.kind == "name"), (None, None))
        between = scene.tokens[o + 1 : scene.analysis.token_at(mention.start) or o + 1] if mention else ()
        if mention and entity and entity.type == "person" and not any(t.pos in ("VERB", "AUX") for t in between):
            return [party_of(scene, entity)]
    return []


def _next_words(scene: Scene, verb: int, slots: frozenset[str]) -> list[Party]:
    """Those named right after a verb that needs an object, where the parse took them for the subject of "said"."""
    calls = scene.tokens[verb].lemma.lower() in vocabulary("calling")
    if "object" not in slots or calls or verb + 1 >= len(scene.tokens):
        return []
    start = scene.tokens[verb + 1].start
    found = scene.roster.within(start, scene.sentence_span(verb)[1])[:1]
    if not found or found[0][0].start > start + NEXT or found[0][1].type != "person":
        return []
    head = scene.analysis.head_of(found[0][0].start, found[0][0].end)
    return [p for p in listed_parties(scene, head) if p.type == "person"] if head is not None else []


def _is_named_so(scene: Scene, verb: int, has_object: bool) -> bool:
    """Whether someone is called something rather than called up: a predicate or a quotation follows.

    The parse takes a name for the predicate where there is no other object ("called King Aren of Ostmark today").
    """
    tokens = scene.tokens
    stop = min(verb + 12, scene.analysis.sentences[tokens[verb].sentence].last)
    deps = ("oprd", "acomp", "attr", "prt") if has_object else ("acomp", "attr", "prt")
    predicate = any(tokens[c].dep in deps for c in scene.analysis.children(verb))
    return predicate or any(_opens_quotation(scene, i) for i in range(verb + 1, stop))


def _opens_quotation(scene: Scene, i: int) -> bool:
    """Whether a mark opens a quotation; behind a comma or a stop it closes the one that the verb stands in."""
    return scene.tokens[i].text in QUOTES and scene.tokens[i - 1].text not in ENDS


def _is_named(scene: Scene, noun: int) -> bool:
    """Whether a word that can mean a time is somebody's name ("President Idris Fall")."""
    token = scene.analysis.tokens[noun]
    return any(e.type == "person" for _, e in scene.roster.over(token.start, token.end))


def _antecedent(scene: Scene, verb: int, word: int) -> int:
    """The noun that "whom" stands for in a relative clause; any other word stands for itself.

    Of "a letter from the envoys, whom he met" these are the envoys: "whom" is said of people.
    """
    if scene.tokens[word].lower not in vocabulary("relative") or word > verb:
        return word
    noun = scene.tokens[verb].head
    if scene.tokens[word].lower not in vocabulary("of_people") or scene.mentions_at(noun):
        return noun
    below = (i for i in scene.analysis.subtree(noun) if noun < i < word and scene.tokens[i].dep in ("pobj", "conj"))
    return next((i for i in below if any(e.type in ("person", "group") for _, e in scene.mentions_at(i))), noun)


def _called(scene: Scene, verb: int) -> list[Party]:
    """Whom a call went to where the parse takes them for the subject of what follows ("called X to thank him")."""
    tokens = scene.tokens
    for c in scene.analysis.children(verb):
        if tokens[c].dep in ("ccomp", "xcomp", "advcl") and tokens[c].lemma.lower() in vocabulary("errand"):
            heads = [s for s in scene.analysis.children(c) if tokens[s].dep == "nsubj" and s > verb]
            return [p for h in heads for p in listed_parties(scene, h) if p.type == "person"]
    return []


def _by_order(scene: Scene, verb: int, slots: frozenset[str]) -> list[Party]:
    """The parties after the next "with", where the parse hung it elsewhere; no verb may stand between."""
    tokens = scene.tokens
    stop = scene.analysis.sentences[tokens[verb].sentence].last
    aside = False
    for i in range(verb + 1, min(verb + 12, stop)):
        # "on the margins of the summit" stands between "spoke" and "with" and takes no side of its own
        aside = aside or tokens[i].lower in vocabulary("aside_places")
        if tokens[i].lower in slots and tokens[i].tag != "TO":
            verbs = (h for h in range(i + 1, stop) if tokens[h].pos in ("VERB", "AUX"))
            heads = [h for h in range(i + 1, min(i + 12, next(verbs, stop))) if scene.mentions_at(h)]
            return listed_parties(scene, heads[0]) if heads else []
        if tokens[i].pos in ("VERB", "AUX", "SCONJ") or (is_contact_noun(tokens[i]) and not aside):
            return []
    return []
