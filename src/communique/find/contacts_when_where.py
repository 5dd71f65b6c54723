"""When and where a contact took place, in words that no rule ties to it: what the contacts network sees.

The network knows the dates and places that the rules found in a text, and sees which of them is a contact's; where it
was may also be said in words that are no place to the rules ("a mango grove near the village").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from communique import lang
from communique.find.contacts_candidates import Candidate
from communique.find.contacts_days import is_of_report, is_of_the_last, is_of_what_follows
from communique.find.contacts_network import ROLES, Asked
from communique.find.contacts_scene import Scene, clause_verb
from communique.find.contacts_words import vocabulary
from communique.records import ContactKind, DateValue, Place, Status
from communique.spans import Span

DATES, PLACES = 0.5, 0.5
"""How likely a date or a place must be to be the contact's."""
SAYS_WHERE, BESIDE = 0.5, 0.25
"""How likely a word must be to say where a contact was, and one beside it to belong to the same phrase."""
NOWHERE = ("call", "video_call", "message")
"""Kinds that have no place."""
OFF = ("refused", "denied", "cancelled")
"""What did not take place: the day told beside it is that of the refusal."""
TELLING = frozenset({"ccomp", "pcomp", "advcl"})
BELOW = frozenset({"relcl", "acl", "conj", "xcomp"})
"""Labels by which the clause of another verb hangs on a contact, or a contact on it."""
PLACE, DATE = (ROLES.index(r) for r in ("place", "date"))
Placed = TypeVar("Placed", DateValue, Place)


def _mean(scene: Scene, asked: Asked, role: int, span: Span) -> float:
    inside = [i - asked.first for i in scene.analysis.tokens_in(span.start, span.end) if asked.first <= i < asked.last]
    return float(asked.roles[inside, role].mean()) if inside else 0.0


def seen_place(scene: Scene, asked: Asked, kind: ContactKind, token: int) -> Place | None:
    """Where the network sees the contact of a token: a place that the rules know, else the words that say where."""
    if kind in NOWHERE:
        return None
    known = [p for p in scene.places_in(*edges(scene, asked)) if p.span and not _is_anothers(scene, p.span, token)]
    place = _likeliest(scene, asked, (PLACE, PLACES), known) or _said_where(scene, asked)
    return None if place and place.span and _is_anothers(scene, place.span, token) else place


def _is_anothers(scene: Scene, span: Span, token: int) -> bool:
    """Whether a place stands in a clause about somebody of the contact ("met the team that had won in Torkent")."""
    tokens, head = scene.tokens, scene.analysis.head_of(span.start, span.end)
    if head is None or tokens[head].sentence != tokens[token].sentence:
        return False
    for i in scene.analysis.ancestors(head):
        if i == token:
            return False
        below = (tokens[c].lower for c in scene.analysis.children(i))
        # "received Vos, who is on a visit to Torkent"
        stays = tokens[i].lemma.lower() in lang.words("en", "motion_words") | vocabulary("helping")
        apart = tokens[i].dep == "relcl" and not stays and "where" not in below
        if apart and token not in scene.analysis.subtree(i):
            return tokens[tokens[i].head].pos == "PROPN" or bool(scene.mentions_at(tokens[i].head))
    return False


def _said_where(scene: Scene, asked: Asked) -> Place | None:
    """The phrase whose words say most surely where; one that names somebody says whom."""
    likely = asked.roles[:, PLACE]
    best = int(likely.argmax())
    if likely[best] < SAYS_WHERE:
        return None
    first, last = best, best + 1
    sentence = scene.tokens[asked.first + best].sentence
    while first > 0 and likely[first - 1] >= BESIDE and scene.tokens[asked.first + first - 1].sentence == sentence:
        first -= 1
    while last < len(likely) and likely[last] >= BESIDE and scene.tokens[asked.first + last].sentence == sentence:
        last += 1
    begin = asked.first + first
    if scene.tokens[begin].tag == "POS":
        # "under the roof of the archbishop's palace"
        begin = min(begin, scene.analysis.edges(scene.tokens[begin].head)[0])
    words = list(scene.tokens[begin : asked.first + last])
    while words and words[0].pos in ("ADP", "PUNCT", "SCONJ"):
        words.pop(0)
    while words and words[-1].pos not in ("NOUN", "PROPN"):
        words.pop()
    owned = next((n for n, t in enumerate(words) if t.tag == "POS"), -1)
    named = any(e.type not in ("place", "country") for t in words[owned + 1 :] for _, e in scene.mentions_at(t.i))
    if not words or named:
        return None
    span = scene.analysis.span(words[0].i, words[-1].i + 1)
    name = span.text[4:] if span.text[:4].lower() == "the " else span.text
    return Place(" ".join(name.split()), span)


def seen_date(scene: Scene, asked: Asked) -> DateValue | None:
    """The date that the network sees as the contact's, None where it is sure of none."""
    dates = [d for d in scene.dates_in(*edges(scene, asked)) if not is_of_the_last(scene, d)]
    return _likeliest(scene, asked, (DATE, DATES), dates)


def edges(scene: Scene, asked: Asked) -> tuple[int, int]:
    """Start and end of what the network has read to answer, in code points."""
    return scene.tokens[asked.first].start, scene.tokens[asked.last - 1].end


def _likeliest(scene: Scene, asked: Asked, role: tuple[int, float], records: Sequence[Placed]) -> Placed | None:
    """The date or place that is likeliest the contact's, None where none reaches the likelihood of its role."""
    rated = [(_mean(scene, asked, role[0], r.span), -n, r) for n, r in enumerate(records) if r.span]
    best = max(rated, key=lambda r: r[:2], default=None)
    return best[2] if best and best[0] >= role[1] else None


def fits(date: DateValue | None, status: Status, published: str | None) -> bool:
    """Whether what was held is not dated after the text, nor what is to come before it."""
    if date is None or date.value is None or not published:
        return True
    now = published[: len(date.value)]
    return date.value <= now if status in ("held", "ongoing") else date.value >= now


def own_date(scene: Scene, contact: Candidate, date: DateValue | None) -> DateValue | None:
    """The date unless another verb of the sentence owns it.

    A verb above the contact says when it was told ("said on Friday that she had met him"), one below it what else is
    told ("spoke with Vos, who will travel to Torkent tomorrow").
    """
    if date is not None and is_of_report(scene, date):
        return None
    at = scene.analysis.token_at(date.span.start) if date and date.span else None
    verb = None if at is None else clause_verb(scene.analysis, at)
    if date is not None and verb is not None and is_of_what_follows(scene, date, verb):
        return None
    if at is None or verb is None or verb in (contact.token, contact.trigger.frame):
        return date
    if _is_another_time(scene, contact, verb):
        return None
    up = [contact.token, *scene.analysis.ancestors(contact.token)]
    down = [at, *scene.analysis.ancestors(at)]
    apart: set[str] = set()
    if verb in up:
        tells = scene.tokens[verb].lemma.lower() in vocabulary("telling")
        # no visit tells, whatever the parse takes for the subject of "told a briefing on Tuesday"
        apart = {scene.tokens[i].dep for i in up[: up.index(verb)]} & (TELLING | {"nsubj"} if tells else TELLING)
    elif contact.token in down:
        verbs = (scene.tokens[i] for i in down[: down.index(contact.token)])
        apart = {t.dep for t in verbs if t.pos in ("VERB", "AUX")} & (TELLING | BELOW)
    return None if apart else date


def _is_another_time(scene: Scene, contact: Candidate, verb: int) -> bool:
    """Whether a verb tells of what was before or after, by its own subject ("since she took office in 2021")."""
    tokens, analysis = scene.tokens, scene.analysis
    if tokens[verb].dep != "advcl" or verb in (contact.token, *analysis.ancestors(contact.token)):
        return False
    below = [tokens[c] for c in analysis.children(verb)]
    apart = any(t.dep == "mark" and t.lower in vocabulary("before_or_after") for t in below)
    return apart and any(t.dep in ("nsubj", "nsubjpass") for t in below)


def is_told_behind(scene: Scene, contact: Candidate, date: DateValue) -> bool:
    """Whether a day is that of a verb before or behind which the contact was ("is back on Monday after they met")."""
    tokens, analysis = scene.tokens, scene.analysis
    at = analysis.token_at(date.span.start) if date.span else None
    owner = None if at is None else clause_verb(analysis, at)
    below = None
    for i in (contact.token, *analysis.ancestors(contact.token)):
        if i == owner:
            break
        below = i if tokens[i].pos in ("VERB", "AUX") else below
    if owner is None or below is None or tokens[below].head != owner or tokens[below].dep != "advcl":
        return False
    marks = (tokens[c] for c in analysis.children(below))
    return any(t.dep == "mark" and t.lower in vocabulary("before_or_after") for t in marks)
