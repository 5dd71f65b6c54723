"""What a contact was about and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from communique import lang
from communique.analysis import Sentence
from communique.find.contacts_party import key_of
from communique.find.contacts_phrases import LONGEST, clause_span, is_asserted, named_topics, object_topics
from communique.find.contacts_same import Group
from communique.find.contacts_scene import Scene, subject_heads
from communique.find.contacts_words import vocabulary
from communique.spans import Span

MOST_TOPICS = 6
NEAR = 20
"""Sentences within which a passive tells of the contact of the text: most readouts are shorter, transcripts longer."""
MOST_OUTCOMES = 4
"""The annotation guide's limits."""


@cache
def _topics() -> dict[str, tuple[frozenset[str], int]]:
    return {
        row["lemma"]: (frozenset(row["how"].split(",")), int(row["tier"])) for row in lang.rows("en", "contact_topics")
    }


@cache
def _outcomes() -> dict[str, str]:
    return {row["lemma"]: row["form"] for row in lang.rows("en", "contact_outcomes")}


def contents(
    scene: Scene, group: Group, main: bool, others: frozenset[int] = frozenset()
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The topics (short noun phrases, at most 6) and the outcomes (clauses, at most 4) of a contact, in text order.

    ``others`` are the verbs that tell of other contacts.
    """
    topics: list[tuple[int, Span]] = []
    outcomes: list[Span] = []
    for c in group:
        if not c.joins and c.kind != "signing":
            anchors = [c.token] if c.trigger.frame is None else [c.token, c.trigger.frame]
            topics += [(0, s) for i in anchors for s in named_topics(scene.analysis, i)]
    for verb in _verbs(scene, group, main):
        if verb in others or (scene.tokens[verb].dep == "conj" and scene.tokens[verb].head in others):
            # "On Monday Marr met Vos and discussed fish with him" tells of that meeting
            continue
        lemma = scene.tokens[verb].lemma.lower()
        if lemma in _topics() and is_asserted(scene.analysis, verb):
            how, tier = _topics()[lemma]
            topics += [(tier, s) for s in object_topics(scene.analysis, verb, how)]
            topics += [(tier, s) for s in _listed(scene, verb)] if "object" in how else []
        aim = scene.tokens[verb].tag == "VB" and scene.tokens[verb].dep == "acl"
        if lemma in _outcomes() and not aim and is_asserted(scene.analysis, verb):
            clause = clause_span(scene.analysis, verb, _outcomes()[lemma])
            outcomes += [clause] if clause else []
    if group[0].status not in ("held", "ongoing"):
        outcomes = []
    return _chosen(scene, topics), tuple(sorted(_apart(outcomes)[:MOST_OUTCOMES]))


def _listed(scene: Scene, verb: int) -> Iterator[Span]:
    """The items of a list below a sentence that ends in a colon ("They discussed:")."""
    analysis = scene.analysis
    sentence = analysis.sentences[scene.tokens[verb].sentence]
    if scene.tokens[sentence.last - 1].text != ":":
        return
    for paragraph in analysis.paragraphs[sentence.paragraph + 1 : sentence.paragraph + 1 + MOST_TOPICS]:
        if paragraph.role != "list_item":
            return
        inside = analysis.tokens_in(paragraph.start, paragraph.end)
        words = [i for i in inside if scene.tokens[i].pos not in ("PUNCT", "SPACE", "CCONJ")]
        if words and len(words) <= LONGEST:
            yield analysis.span(words[0], words[-1] + 1)


def _chosen(scene: Scene, topics: list[tuple[int, Span]]) -> tuple[Span, ...]:
    """The first topics of the best tier, none overlapping another; people are no topics."""
    ranked = [s for _, s in sorted(topics, key=lambda t: (t[0], t[1].start)) if not is_setting(scene, s)]
    return tuple(sorted(_apart(ranked)[:MOST_TOPICS]))


def is_setting(scene: Scene, span: Span) -> bool:
    """Whether the span is who or when, not what about."""
    mentions = scene.roster.over(span.start, span.end)
    if any(m.start <= span.start and span.end <= m.end and e.type in ("person", "group") for m, e in mentions):
        return True
    if span.text.rsplit(" ", 1)[-1].lower() in lang.words("en", "contact_press"):
        return True
    words = [scene.tokens[i] for i in scene.analysis.tokens_in(span.start, span.end)]
    telling = [t for t in words if t.pos in ("NOUN", "PROPN", "VERB", "PRON") and t.lower not in vocabulary("meals")]
    if not telling and any(t.pos == "NUM" or t.lower in vocabulary("meals") for t in words):
        # "Over lunch they met", "more than 14,000"
        return True
    dates = scene.dates_in(span.start, span.end)
    return any(d.span is not None and len(d.span.text) * 2 > len(span.text) for d in dates)


def _apart(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if span.text and not any(span.overlaps(k) or span.text.lower() == k.text.lower() for k in kept):
            kept.append(span)
        if len(kept) > MOST_TOPICS:
            break
    return kept


def _verbs(scene: Scene, group: Group, main: bool) -> Iterator[int]:
    """The verbs of discussion and agreement that tell of this contact."""
    keys = frozenset(k for c in group for k in c.keys)
    # what is signed at a meeting is what came of it, what is discussed what it was about
    triggers = frozenset(c.token for c in group if not c.weak)
    for sentence in scene.analysis.sentences if main else _own_sentences(scene, group):
        for i in range(sentence.first, sentence.last):
            token = scene.tokens[i]
            known = token.lemma.lower() in _topics() or token.lemma.lower() in _outcomes()
            if known and token.pos in ("VERB", "AUX") and _tells_of(scene, i, keys, triggers, main):
                yield i


def _own_sentences(scene: Scene, group: Group) -> list[Sentence]:
    return [scene.analysis.sentences[n] for n in sorted({scene.tokens[c.token].sentence for c in group})]


def _leads_to(scene: Scene, verb: int, triggers: frozenset[int]) -> bool:
    """Whether a contact's word hangs on the verb by a place in the clause ("discussed gas at a meeting")."""
    tokens = scene.tokens
    above = {tokens[i].head for i in triggers}
    return verb in above or any(tokens[a].dep == "prep" and tokens[a].head == verb for a in above)


def _tells_of(scene: Scene, verb: int, keys: frozenset[str], triggers: frozenset[int], main: bool) -> bool:
    """Whether the verb's subject took part or is the contact itself; the passive tells of the contact of the text."""
    tokens = scene.tokens
    if verb in triggers or (not main and triggers and verb < min(triggers) and not _leads_to(scene, verb, triggers)):
        return False
    for head in subject_heads(scene.analysis, verb):
        if head in triggers or (main and tokens[head].lower in vocabulary("participants")):
            return True
        passive = tokens[head].dep == "nsubjpass" and tokens[head].head == verb
        if main and passive and tokens[verb].sentence <= tokens[min(triggers, default=0)].sentence + NEAR:
            return True
        if any(key_of(e) in keys for _, e in scene.mentions_at(head)):
            return True
    return tokens[verb].head in triggers
