"""What came of a contact as the contacts network sees it, beside what the verbs of agreement tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.analysis import Analysis
from communique.find.contacts_network import ROLES, Asked
from communique.find.contacts_party import key_of
from communique.find.contacts_same import Group
from communique.find.contacts_scene import Scene, subject_heads
from communique.find.contacts_topics import EDGES, is_stress
from communique.find.contacts_words import vocabulary
from communique.spans import Span, trimmed

LIKELY = 0.35
"""How likely a word must be to tell of an outcome; one word in between may be less so."""
WORDS = 5
"""Words of the shortest clause that tells of one."""
ABOVE = 1
"""Words above those of a clause in the tree that may say that it is only stressed ("reaffirmed their ...")."""
MOST = 3
"""Outcomes of a contact up to which the network adds any: the guide's limit is four, a fourth is seldom right."""
OUTCOME = ROLES.index("outcome")


def with_seen(scene: Scene, asked: Asked, ruled: Sequence[Span], group: Group) -> tuple[Span, ...]:
    """The outcomes by the rules, then the surest others that the network sees, in text order."""
    analysis, likely = scene.analysis, asked.roles[:, OUTCOME]
    rated = []
    for first, last in _clauses(analysis, asked):
        words = analysis.span(first, last)
        span = trimmed(analysis.text, words.start, words.end, EDGES)
        new = span.text and not any(span.overlaps(r) for r in ruled)
        if new and last - first >= WORDS and _decides(scene, first, last) and not _is_others(scene, first, last, group):
            rated.append((-float(likely[first - asked.first : last - asked.first].mean()), span))
    others = [span for _, span in sorted(rated, key=lambda r: (r[0], r[1].start))]
    return tuple(sorted([*ruled, *others[: max(0, MOST - len(ruled))]]))


def _decides(scene: Scene, first: int, last: int) -> bool:
    """Whether words hold a verb, no mere gerund, and nothing in or over them only stresses what was so before."""
    tokens = scene.tokens
    head = next((i for i in range(first, last) if not first <= tokens[i].head < last or tokens[i].head == i), first)
    above = (head, *list(scene.analysis.ancestors(head))[:ABOVE])
    stressed = any(is_stress(tokens[i].lemma.lower()) for i in (*range(first, last), *above))
    return not stressed and any(t.pos in ("VERB", "AUX") and t.tag != "VBG" for t in tokens[first:last])


def _is_others(scene: Scene, first: int, last: int, group: Group) -> bool:
    """Whether a clause tells what somebody did who took no part in the contact."""
    verbs = [i for i in range(first, last) if scene.tokens[i].pos == "VERB" and scene.tokens[i].tag in ("VBD", "VBZ")]
    keys = {k for c in group for k in c.keys}
    for head in subject_heads(scene.analysis, verbs[0]) if verbs else ():
        token = scene.tokens[head]
        if token.dep != "nsubj" or token.pos != "NOUN" or token.lower in vocabulary("participants"):
            continue
        if keys.isdisjoint(key_of(e) for _, e in scene.mentions_at(head)):
            return True
    return False


def _clauses(analysis: Analysis, asked: Asked) -> Iterator[tuple[int, int]]:
    """Runs ``[first, last)`` of likely words within one sentence."""
    likely = asked.roles[:, OUTCOME] >= LIKELY
    first = last = -1
    for i in range(asked.first, asked.last):
        if first >= 0 and (analysis.tokens[i].sentence != analysis.tokens[first].sentence or i - last > 1):
            yield first, last
            first = -1
        if likely[i - asked.first]:
            first, last = (i if first < 0 else first), i + 1
    if first >= 0:
        yield first, last
