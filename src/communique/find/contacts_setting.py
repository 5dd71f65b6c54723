"""When and where: the date and the place that hang on a contact word."""

from __future__ import annotations

import re
from functools import cache

from communique import lang
from communique.find.contacts_days import FINITE, YEAR, is_of_report, is_of_the_last, is_of_what_follows, is_term
from communique.find.contacts_scene import (
    Scene,
    clause_verb,
    counted_by,
    gone_for,
    is_of_people,
    joined_with,
    of_state,
    prepositions,
)
from communique.find.contacts_status import purpose_of, says
from communique.find.contacts_triggers import Trigger, is_contact_noun
from communique.find.contacts_words import alternatives, vocabulary
from communique.lang.names import word_set
from communique.records import DateValue, Place
from communique.spans import Span

AFTER_PLACE = re.compile(r"(?:, [A-Z][\w.]+)?,? (?:on )?")
OFF = frozenset({"cancelled", "denied", "refused"})
"""What the verb around a contact noun says where its date and place are not the contact's own."""
FAR = 120
"""Code points behind a contact noun within which the day is told for which it is set."""
OF_NOUN = frozenset({"nummod", "compound", "amod", "nmod"})
"""Labels by which a year hangs on the noun that it tells apart from others."""
NEXT = 4
"""Code points behind "scheduled for" within which the day begins."""


def date_of(scene: Scene, trigger: Trigger, token: int) -> DateValue | None:
    """The date expression that hangs on the contact word or on the verb that takes it."""
    start, end = scene.sentence_span(token)
    anchors = _anchors(scene, trigger, token)
    for date in scene.dates_in(start, end):
        other = is_of_report(scene, date) or (trigger.kind == "signing" and is_term(scene, date))
        other = other or is_of_what_follows(scene, date, token) or is_of_the_last(scene, date)
        if date.span and _dates(scene, date.span, anchors) and not other:
            return date
    after = _after_place(scene, place_of(scene, trigger, token)) or _appointed(scene, trigger, token)
    return after or _captioned(scene, token) or _on_arrival(scene, token) or _of_when(scene, token)


def _of_when(scene: Scene, verb: int) -> DateValue | None:
    """The time that a clause with "when" is of: "in May 2016, when the ministers met"."""
    tokens = scene.tokens
    when = any(tokens[c].lower in vocabulary("when") for c in scene.analysis.children(verb))
    if tokens[verb].dep not in ("relcl", "advcl") or not when:
        return None
    first = scene.analysis.edges(verb)[0]
    before = scene.dates_in(scene.sentence_span(verb)[0], tokens[first].start)
    last = before[-1] if before else None
    close = last is not None and last.span is not None and 0 <= tokens[first].start - last.span.end <= NEXT
    return last if close else None


def _on_arrival(scene: Scene, verb: int) -> DateValue | None:
    """The day or month of the journey to where it was: "flew on Friday to Torkent, where he was received by Vos"."""
    tokens, analysis = scene.tokens, scene.analysis
    where = tokens[verb].dep == "relcl" and any(tokens[c].lower == "where" for c in analysis.children(verb))
    ahead = any(tokens[c].lower in vocabulary("shall") for c in analysis.children(verb))
    way = clause_verb(analysis, tokens[verb].head) if where and not ahead else None
    if way is None or tokens[way].lemma.lower() not in lang.words("en", "motion_words") | vocabulary("visiting"):
        return None
    start, end = scene.sentence_span(verb)
    found = (d for d in scene.dates_in(start, end) if d.span and d.precision in ("day", "month"))
    return next((d for d in found if d.span and _dates(scene, d.span, frozenset((way,)))), None)


def _captioned(scene: Scene, token: int) -> DateValue | None:
    """The day that closes a picture's caption: what the present tense shows there was on that day."""
    verbs = (token, *scene.analysis.ancestors(token))
    shown = any(scene.tokens[v].tag in ("VBZ", "VBP") and scene.tokens[v].dep == "ROOT" for v in verbs)
    if not shown:
        return None
    start, end = scene.sentence_span(token)
    found = scene.dates_in(start, end)
    last = found[-1].span if found else None
    closes = last is not None and not scene.analysis.text[last.end : end].strip(" .)\n")
    return found[-1] if len(found) == 1 and closes and found[0].basis == "stated" else None


@cache
def _appointment() -> re.Pattern[str]:
    """What stands between a contact and the day for which it is set (", which is scheduled for")."""
    lead, verbs = alternatives("relative"), alternatives("being")
    on, until = alternatives("on_a_day"), alternatives("taking_place")
    return re.compile(rf",? (?:(?:{lead}) )?(?:(?:{verbs}) )?(?:{alternatives('appointments')}) (?:{until} )?(?:{on}) ")


def _appointed(scene: Scene, trigger: Trigger, token: int) -> DateValue | None:
    """The date for which a contact is set, wherever the parse hung that ("X's visit to Y, scheduled for 9 January")."""
    if not trigger.noun:
        return None
    start, end = scene.tokens[token].end, scene.sentence_span(token)[1]
    found = _appointment().search(scene.analysis.text, start, min(end, start + FAR))
    if not found:
        return None
    between = scene.tokens[token + 1 : (scene.analysis.token_at(found.end()) or token) - 1]
    if any(is_contact_noun(t) or (t.tag in FINITE and t.lower not in vocabulary("being")) for t in between):
        return None
    return next((d for d in scene.dates_in(found.end(), found.end() + NEXT)), None)


def _after_place(scene: Scene, place: Place | None) -> DateValue | None:
    """The date right after the place, as captions have it ("their talks in Torkent, Jan. 4, 2016")."""
    if place is None or place.span is None:
        return None
    end = place.span.end
    for date in scene.dates_in(end, end + 30):
        between = scene.analysis.text[end : date.span.start] if date.span else "?"
        if AFTER_PLACE.fullmatch(between):
            return date
    return None


def _anchors(scene: Scene, trigger: Trigger, token: int) -> frozenset[int]:
    """The contact word, the verb that takes it, and the verb whose subject it is or whose time it tells."""
    tokens = scene.tokens
    counted = counted_by(scene.analysis, token) if trigger.noun else None
    found = {token} if counted is None else {token, counted}
    if trigger.frame is not None:
        joined = joined_with(scene.analysis, token, trigger.frame, vocabulary("with"))
        found |= {trigger.frame} if joined is None else {trigger.frame, joined}
    top = token if counted is None else counted
    subject = trigger.noun and tokens[top].dep in ("nsubj", "nsubjpass")
    above = tokens[tokens[top].head]
    # "is watching the visit, the spokesman told a briefing on Tuesday": no visit tells
    if subject and above.pos in ("VERB", "AUX") and above.lemma.lower() not in vocabulary("telling"):
        found.add(above.i)
    if trigger.noun and tokens[token].dep == "pobj" and tokens[tokens[token].head].lower in vocabulary("meets_at"):
        verb = tokens[tokens[token].head].head
        found |= {verb} if tokens[verb].pos == "VERB" else set()
    found |= _due(scene, token) if trigger.noun else set()
    if tokens[token].dep == "acomp":
        # "is due in Torkent on Friday"
        found.add(tokens[token].head)
    way = None if trigger.noun else purpose_of(scene.analysis, token)
    # "will travel to Ostmark on Friday to meet Vos"
    found |= set() if way is None else {way}
    if trigger.kind == "signing":
        found |= {c for c in scene.analysis.children(token) if tokens[c].dep == "dobj"}
    # the day of calling a visit off is not the day of the visit
    found -= {v for v in found - {token} if says(scene.analysis, v) in OFF}
    when = any(tokens[c].lower in vocabulary("when") for c in scene.analysis.children(token))
    if tokens[token].dep == "advcl" and when:
        found.add(tokens[token].head)
    # "When she landed on Friday, she was met by Vos"
    clauses = (c for c in scene.analysis.children(token) if tokens[c].dep == "advcl" and c < token)
    found |= {c for c in clauses if any(tokens[k].lower in vocabulary("when") for k in scene.analysis.children(c))}
    return frozenset(found)


def _due(scene: Scene, noun: int) -> set[int]:
    """The words that say when and where it is to be: "the summit, due to take place in Prague on 21 November"."""
    tokens, i = scene.tokens, noun + 1
    stop = scene.analysis.sentences[tokens[noun].sentence].last
    i += i < stop and tokens[i].text == ","
    if i >= stop or tokens[i].lower not in vocabulary("due"):
        return set()
    return {i, *(c for c in scene.analysis.children(i) if tokens[c].dep == "xcomp")}


def _dates(scene: Scene, span: Span, anchors: frozenset[int]) -> bool:
    head = scene.analysis.head_of(span.start, span.end)
    if head is None:
        return False
    tokens = scene.tokens
    of = tokens[tokens[head].head]
    if YEAR.fullmatch(span.text) and tokens[head].dep in OF_NOUN and of.pos == "NOUN" and of.i not in anchors:
        # "discussed the 2004 budget"
        return False
    for i in (head, *scene.analysis.ancestors(head)):
        if i in anchors:
            return True
        token = tokens[i]
        if i != head and is_contact_noun(token):
            return False
        if i != tokens[head].head and token.lower in vocabulary("at_another_time"):
            # "Ahead of the election on 20 August, Marr met Vos"
            return False
        if _takes_place(scene, i):
            continue
        if token.lower in vocabulary("not_when") or (
            token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass")
        ):
            return False
        if i != head and token.dep in ("dobj", "nsubj", "nsubjpass", "poss") and token.head not in anchors:
            return False
    return False


def _takes_place(scene: Scene, i: int) -> bool:
    """Whether the token is the verb of a clause that says when or where ("the talks, scheduled for Friday")."""
    tokens, token = scene.tokens, scene.tokens[i]
    if token.dep == "relcl" and token.lemma.lower() in vocabulary("helping") and not is_of_people(scene, i):
        # "which was due to begin on 27 May", "which was to take place on Friday"
        below = [tokens[c] for c in scene.analysis.children(i)]
        return any(t.lemma.lower() in vocabulary("appointed") | vocabulary("happen") for t in below)
    set_for = token.dep == "xcomp" and tokens[token.head].lemma.lower() in (
        vocabulary("appointed") | vocabulary("helping")
    )
    return (set_for or token.dep in ("relcl", "acl")) and token.lemma.lower() in vocabulary("happen")


def place_of(scene: Scene, trigger: Trigger, token: int) -> Place | None:
    """The most specific place expression that hangs on the contact word or on the verb that takes it."""
    start, end = scene.sentence_span(token)
    anchors = _anchors(scene, trigger, token)
    own = scene.tokens[token].start
    # "the Summit of the Isles" is no place of itself
    near = [p for p in scene.places_in(start, end) if p.span and not p.span.start <= own < p.span.end]
    there = [p for p in near if p.span and _places(scene, p.span, anchors, trigger)]
    # "In Torkent, Marr met farmers in the Luka Region": that is where the guests are from
    opening = [p for p in there if p.span and _opens(scene, p.span, anchors, start)]
    regions = [p for p in there if p.name.lower().split()[-1] in word_set("en", "regions")]
    found = opening if len(opening) == 1 and len(opening) + len(regions) == len(there) and not trigger.noun else there
    visited = [p for p in found if p.span and _is_visited(scene, p.span, trigger)]
    if trigger.kind == "visit" and trigger.noun:
        # "met her in Torkent during his visit to Ostmark"
        visited = [p for p in found if p.span and _hangs_on(scene, p.span, token)]
    direct = [p for p in found if p.span and not _is_journeys(scene, p.span, anchors)]
    found = visited or direct or found
    clause = _where(scene, _verb_of(scene, trigger, token))
    return clause or max(found, key=lambda p: _exactness(scene, p), default=None) or _unlisted(scene, trigger, anchors)


def _opens(scene: Scene, span: Span, anchors: frozenset[int], start: int) -> bool:
    """Whether the sentence opens with the place, said of the verb: "In Torkent, Marr met"."""
    head = scene.analysis.head_of(span.start, span.end)
    above = scene.tokens[scene.tokens[head].head] if head is not None else None
    return above is not None and above.start == start and above.dep == "prep" and above.head in anchors


def _verb_of(scene: Scene, trigger: Trigger, token: int) -> int:
    """The verb of a contact: the word itself, the verb that takes it, or "took place" of which it is the subject."""
    if trigger.frame is not None:
        return trigger.frame
    above = scene.tokens[token].head
    happens = scene.tokens[token].dep in ("nsubj", "nsubjpass") and scene.tokens[above].lemma.lower() in (
        vocabulary("happen")
    )
    return above if trigger.noun and happens else token


def _where(scene: Scene, verb: int) -> Place | None:
    """The place that a clause with "where" is about: "paid a visit to Torkent, where she met Vos"."""
    verb = scene.tokens[verb].head if scene.tokens[verb].dep == "xcomp" else verb
    token = scene.tokens[verb]
    if token.dep != "relcl" or not any(scene.tokens[c].lower == "where" for c in scene.analysis.children(verb)):
        return None
    noun = scene.tokens[gone_for(scene.analysis, token.head)]
    start, end = scene.sentence_span(verb)
    return next((p for p in scene.places_in(start, end) if p.span and p.span.start <= noun.start < p.span.end), None)


def _is_journeys(scene: Scene, span: Span, anchors: frozenset[int]) -> bool:
    """Whether a place is where the journey goes on which they met ("as part of his trip to Torkent, Marr met Vos")."""
    head = scene.analysis.head_of(span.start, span.end)
    for i in () if head is None else scene.analysis.ancestors(head):
        if i in anchors:
            return False
        if _is_journey(scene, i):
            return True
    return False


def _is_journey(scene: Scene, i: int) -> bool:
    """Whether a noun names a journey: "trip", "travel", "visit"."""
    token = scene.tokens[i]
    return token.pos == "NOUN" and token.lemma.lower() in lang.words("en", "motion_words") | vocabulary("visiting")


def _exactness(scene: Scene, place: Place) -> tuple[bool, int, int]:
    """How exactly a place says where: a town or a venue before a gathering, then the longest."""
    if place.span is None:
        return False, 0, 0
    head = scene.analysis.head_of(place.span.start, place.span.end)
    gathering = head is not None and is_contact_noun(scene.tokens[head])
    return not gathering, len(place.span.text), -place.span.start


def _hangs_on(scene: Scene, span: Span, noun: int) -> bool:
    """Whether a place is told by the noun itself, and not only by the verb around it."""
    head = scene.analysis.head_of(span.start, span.end)
    return head is not None and noun in scene.analysis.ancestors(head)


def _is_visited(scene: Scene, span: Span, trigger: Trigger) -> bool:
    """Whether the place is what the verb says is visited."""
    head = scene.analysis.head_of(span.start, span.end)
    visits = not trigger.noun and trigger.cell("lemma") in vocabulary("visiting")
    return visits and head is not None and scene.tokens[head].dep == "dobj" and scene.tokens[head].head == trigger.token


def _unlisted(scene: Scene, trigger: Trigger, anchors: frozenset[int]) -> Place | None:
    """A name that grammar alone shows to be where: "talks in X", "visited X"; no person, body or date."""
    tokens = scene.tokens
    words = vocabulary("goal") if trigger.kind == "visit" else vocabulary("in")
    heads = [
        o
        for a in sorted(anchors)
        for p in prepositions(scene.analysis, a, words, 0)
        for o in scene.analysis.children(p)
    ]
    if trigger.cell("lemma") == "visit":
        heads += [c for c in scene.analysis.children(trigger.token) if tokens[c].dep == "dobj"]
    for head in heads:
        taken = any(e.type in ("person", "institution", "group") for _, e in scene.mentions_at(head))
        if tokens[head].pos == "PROPN" and not taken and not scene.dates_in(tokens[head].start - 12, tokens[head].end):
            first = min([c for c in scene.analysis.children(head) if tokens[c].dep == "compound"] or [head])
            span = scene.analysis.span(first, head + 1)
            return Place(span.text, span)
    return None


def _places(scene: Scene, span: Span, anchors: frozenset[int], trigger: Trigger) -> bool:
    """Whether the way from a place up to the contact word goes by words that say where."""
    head = scene.analysis.head_of(span.start, span.end)
    if head is not None and scene.tokens[head].dep == "punct" and "," in span.text:
        # the parse hangs the state in "Torkent, N.K." on the verb
        head = scene.analysis.tokens_in(span.start, span.end)[0]
    if head is None or (is_contact_noun(scene.tokens[head]) and not _is_where(scene, head)):
        return False
    tokens, head = scene.tokens, of_state(scene.analysis, head)
    theirs = _guests(scene, span, trigger)
    where = False
    for i in (head, *scene.analysis.ancestors(head)):
        token = tokens[i]
        if i in anchors:
            return (
                where
                or _stands_before(scene, head, span, trigger)
                or (tokens[head].dep == "dobj" and trigger.cell("lemma") in vocabulary("visiting"))
            )
        if i != head and is_contact_noun(token) and not (where and _is_journey(scene, i)):
            return False
        if token.dep == "prep" and where and token.lower in vocabulary("before_or_after"):
            return False
        if token.dep == "prep" and (token.lower in vocabulary("where") or _aside(scene, i)) and not where:
            where = True
        elif _takes_place(scene, i):
            continue
        elif i in theirs and where:
            # "hosted members of the caucus in the Oval Office": the parse hangs the venue on the guests
            continue
        elif _closes(scene, i, head):
            return False
    return False


def _guests(scene: Scene, span: Span, trigger: Trigger) -> frozenset[int]:
    """The tokens of those whom a verb meets or hosts, for a venue or a town behind them; a country may be theirs."""
    country = any(e.type == "country" for _, e in scene.roster.over(span.start, span.end))
    if trigger.noun or country or trigger.kind != "meeting":
        return frozenset()
    analysis = scene.analysis
    heads = [c for c in analysis.children(trigger.token) if scene.tokens[c].dep == "dobj" and c > trigger.token]
    within = scene.analysis.tokens_in(scene.tokens[trigger.token].end, span.start)
    return frozenset(i for h in heads for i in within if i == h or h in analysis.ancestors(i))


def _is_where(scene: Scene, gathering: int) -> bool:
    """Whether a gathering says where others met: "on the margins of the summit", "At the summit, Marr met Vos"."""
    tokens = scene.tokens
    above = tokens[gathering].head
    if tokens[gathering].dep != "pobj":
        return False
    first = scene.analysis.sentences[tokens[gathering].sentence].first
    return tokens[tokens[above].head].lower in vocabulary("aside_places") or (
        above == first and tokens[above].lower in vocabulary("meets_at")
    )


def _closes(scene: Scene, i: int, head: int) -> bool:
    """Whether a token on the way up shows that the place belongs to something else ("discussed the war in X")."""
    token = scene.tokens[i]
    if token.dep == "prep":
        return token.lower in vocabulary("not_where") and not _aside(scene, i)
    thing = i != head and token.dep in ("nsubj", "poss")
    return thing or token.pos in ("VERB", "AUX") or (i != head and token.dep == "dobj" and token.pos == "NOUN")


def _stands_before(scene: Scene, head: int, span: Span, trigger: Trigger) -> bool:
    """Whether the place stands before the contact noun ("the Torkent talks"); countries there are parties."""
    country = any(e.type == "country" for _, e in scene.mentions_at(head))
    return trigger.noun and scene.tokens[head].dep == "compound" and not country and "-" not in span.text


def _aside(scene: Scene, preposition: int) -> bool:
    """Whether the preposition opens "on the margins of"."""
    return any(scene.tokens[c].lower in vocabulary("aside_places") for c in scene.analysis.children(preposition))
