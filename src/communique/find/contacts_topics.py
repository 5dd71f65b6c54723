"""Topics as two small networks see them.

One reads the tagger's vectors, the grammar and what the rules propose, and knows the contact that the text is about;
the other is the contacts network, which is asked about any of them.

Trained on the annotated contacts: ``training/topics.py`` makes the weights, ``weights/topics/card.md`` says from what
and how good they are. Where the tagger has not read the text, the rules' topics stand as they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from communique import lang
from communique.analysis import Analysis
from communique.digests import checked
from communique.find.contacts_network import ROLES, Asked
from communique.find.contacts_triggers import is_contact_noun
from communique.find.tagger import Floats
from communique.find.tagger_seen import Seen
from communique.graphs import session
from communique.spans import Span, span_of, trimmed

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Ints = NDArray[np.int64]
WEIGHTS = Path(__file__).resolve().parents[1] / "weights" / "topics"
DIGESTS = {"topics.onnx": "43165f996812753ff6d1a28555d29f7d218dc0aa30a897bbabbe4d3aac2ce9e0"}
"""SHA-256 of the file: every figure in the docs was measured with it."""

LIKELY = 0.35
"""How likely a word must be to belong to a topic."""
MOST_TOPICS = 6
"""The annotation guide's limit."""
SENTENCES = 20
"""Sentences after which the place in the text counts no further."""
STEPS = 12
"""Steps up the tree to the verb that takes a word."""
BESIDE = 0.8
"""How much the contacts network counts beside this one."""
OTHERS = 0.45
"""How likely a word must be to belong to a topic of another contact than the text's."""
TOPIC = ROLES.index("topic")
ALONE = 0.5
"""How likely a noun must be to be a topic alone."""
EDGES = ",;:–—-([ "
QUOTES = frozenset('"“«‘')


@dataclass(frozen=True, slots=True)
class Features:
    """What the network is given for the tokens ``[0, N)`` of a text.

    ``words`` ``[N, 256]``; ``head``, ``tag`` and ``dep`` ``[N]`` (heads as places in the text); ``flags`` ``[N, 19]``:
    the tagger's nine likelihoods, place, headline, topic and outcome by the rules, three of the word and of its verb.
    """

    words: Floats
    head: Ints
    tag: Ints
    dep: Ints
    flags: Floats

    def given(self) -> dict[str, Floats | Ints]:
        """The inputs of the network by name."""
        return {name: getattr(self, name) for name in ("words", "head", "tag", "dep", "flags")}


@cache
def _tiers() -> dict[str, int]:
    return {row["lemma"]: int(row["tier"]) for row in lang.rows("en", "contact_topics")}


def is_stress(lemma: str) -> bool:
    """Whether a word is a verb of emphasis and of nothing more ("reaffirm"): what is stressed was so before."""
    return _tiers().get(lemma, 0) == 2 and lemma not in _outcome_verbs()


@cache
def _outcome_verbs() -> frozenset[str]:
    return frozenset(row["lemma"] for row in lang.rows("en", "contact_outcomes"))


def features(analysis: Analysis, seen: Seen, topics: Sequence[Span], outcomes: Sequence[Span]) -> Features | None:
    """The features of the tokens that the tagger has read from the beginning on; None where it has read nothing.

    ``topics`` and ``outcomes`` are what the rules find for the contact that the text is about.
    """
    size = max((window.last for window, _, _ in seen.kept), default=0)
    if not size:
        return None
    tokens = analysis.tokens
    words, flags = np.zeros((size, 256), np.float32), np.zeros((size, 19), np.float32)
    head, tag, dep = (np.zeros(size, np.int64) for _ in range(3))
    head[:] = np.arange(size)
    for window, vectors, likely in seen.kept:
        here = slice(window.first, window.last)
        words[here], tag[here], dep[here] = vectors, window.tag, window.dep
        head[here] = window.head + window.first
        flags[here, :9] = likely.reshape(len(window), 9)
    for n, sentence in enumerate(analysis.sentences):
        here = slice(sentence.first, min(sentence.last, size))
        flags[here, 9] = min(n, SENTENCES) / SENTENCES
        flags[here, 10] = analysis.paragraphs[sentence.paragraph].role == "title"
        if sentence.last >= size:
            break
    for column, spans in ((11, topics), (12, outcomes)):
        for span in spans:
            inside = [i for i in analysis.tokens_in(span.start, span.end) if i < size]
            flags[inside, column] = 1
    own = np.array([_verb(tokens[i].lemma.lower()) for i in range(size)], np.float32)
    flags[:, 13:16] = own
    flags[:, 16:19] = own[[_governor(analysis, i, head) for i in range(size)]]
    return Features(words, head, tag, dep, flags)


def _verb(lemma: str) -> tuple[bool, bool, bool]:
    """Whether a word is a verb of discussion, of emphasis, of agreement."""
    tier = _tiers().get(lemma, 0)
    return tier == 1, tier == 2, lemma in _outcome_verbs()


def _governor(analysis: Analysis, i: int, head: Ints) -> int:
    """The nearest verb above a token, or the last word on the way."""
    for _ in range(STEPS):
        if head[i] == i:
            break
        i = int(head[i])
        if analysis.tokens[i].pos in ("VERB", "AUX"):
            break
    return i


@cache
def network() -> InferenceSession:
    """The network, loaded once.

    Raises:
        CommuniqueError: E501 when the weights are missing, E502 when they are not those that belong to this version.
    """
    return session(checked(WEIGHTS / "topics.onnx", DIGESTS["topics.onnx"]), exact=True)


def seen_topics(
    analysis: Analysis,
    seen: Seen,
    ruled: tuple[Sequence[Span], Sequence[Span]],
    told: Collection[int],
    contact: Collection[int],
    asked: Asked | None = None,
) -> tuple[Span, ...]:
    """The topics of the contact that the text is about, at most six, in text order.

    ``asked`` is what the contacts network says of it.

    ``ruled`` are its topics and outcomes by the rules; ``told`` the numbers of the sentences that may tell of it: those
    that name a participant or the contact; ``contact`` the tokens that name it. Where nothing is seen, or nothing is
    likely, the topics are the rules' own.
    """
    topics, outcomes = ruled
    given = features(analysis, seen, topics, outcomes)
    if given is None:
        return tuple(topics)
    (likely,) = network().run(None, given.given())
    if asked is not None:
        reached = min(asked.last, len(likely))
        here, there = slice(asked.first, reached), slice(0, reached - asked.first)
        likely[here] = (1 - BESIDE) * likely[here] + BESIDE * asked.roles[there, TOPIC]
    likely = likely * [analysis.tokens[i].sentence in told for i in range(len(likely))]
    return stretches(analysis, likely, contact) or tuple(topics)


def learnt_topics(analysis: Analysis, asked: Asked, contact: Collection[int]) -> tuple[Span, ...]:
    """The topics of another contact than the text's, as the contacts network alone sees them."""
    likely = np.zeros(asked.last, np.float32)
    likely[asked.first :] = asked.roles[:, TOPIC]
    likely[likely < OTHERS] = 0
    return stretches(analysis, likely, contact)


def stretches(analysis: Analysis, likely: Floats, contact: Collection[int] = ()) -> tuple[Span, ...]:
    """The surest stretches of likely words, each cut to whole phrases within one sentence, none overlapping another.

    ``likely`` is ``[N]``; ``contact`` are the tokens that name the contact itself, of which it was not about.
    """
    found: list[tuple[float, Span]] = []
    reached = 0
    for first, last in _runs(analysis, likely):
        begin, end = _phrase(analysis, first, last, reached)
        if (
            begin < end
            and not _is_contact(analysis, begin, end, contact)
            and _says_enough(analysis, likely, begin, end)
        ):
            found.append((-float(likely[begin:end].mean()), _marks_off(analysis, begin, end)))
            reached = end
    surest = sorted(found, key=lambda f: (f[0], f[1].start))[:MOST_TOPICS]
    return tuple(sorted(span for _, span in surest if span.text))


def _says_enough(analysis: Analysis, likely: Floats, first: int, last: int) -> bool:
    """Whether a stretch is more than a word, or a noun that is likely enough alone ("sanctions")."""
    lone = analysis.tokens[first].pos in ("NOUN", "PROPN") and likely[first] >= ALONE
    return last - first > 1 or lone


def _runs(analysis: Analysis, likely: Floats) -> Iterator[tuple[int, int]]:
    """Runs ``[first, last)`` of likely words, each within one sentence."""
    first: int | None = None
    for i in range(len(likely) + 1):
        ends = i == len(likely) or likely[i] < LIKELY or _breaks(analysis, i)
        if ends and first is not None:
            yield first, i
            first = None
        if i < len(likely) and likely[i] >= LIKELY and first is None:
            first = i


OPENS = frozenset(("NOUN", "PROPN", "ADJ", "DET", "NUM"))
ENDS = frozenset(("NOUN", "PROPN", "NUM", "ADJ", "ADV", "VERB", "PRON", "SYM", "X"))
LEFT = frozenset(("det", "amod", "compound", "poss", "nummod", "quantmod", "predet", "case", "nmod"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def _phrase(analysis: Analysis, first: int, last: int, reached: int) -> tuple[int, int]:
    """A run from the first phrase in it to the last: no verb that says what was done with it, no half clause.

    It does not go back before ``reached``, where the stretch before it ends.
    """
    tokens = analysis.tokens
    for i in range(first, last - 1):
        if tokens[i].tag in FINITE and _tiers().get(tokens[i].lemma.lower()) == 1:
            first = i + 1
    while first < last and not _opens(analysis, first):
        first += 1
    while first < last and first > reached and tokens[first - 1].dep in LEFT and first <= tokens[first - 1].head < last:
        first -= 1
    while last > first and (tokens[last - 1].pos not in ENDS or tokens[last - 1].tag in FINITE | {"WDT", "WP", "WRB"}):
        last -= 1
    return first, last


def _opens(analysis: Analysis, i: int) -> bool:
    """Whether a topic can begin with the word: a noun or what stands before one, a possessor, a gerund."""
    token = analysis.tokens[i]
    return token.pos in OPENS or token.tag in ("PRP$", "VBG") or token.text in QUOTES


def _is_contact(analysis: Analysis, first: int, last: int, contact: Collection[int]) -> bool:
    """Whether the words only call the contact by its noun ("the visit"), or are about nothing but it."""
    tokens = analysis.tokens
    heads = [i for i in range(first, last) if not first <= tokens[i].head < last or tokens[i].head == i]
    if any(h in contact for h in heads):
        return True
    bare = all(t.pos == "DET" or is_contact_noun(t) for t in tokens[first:last])
    return bare and any(is_contact_noun(t) for t in tokens[first:last])


def _marks_off(analysis: Analysis, first: int, last: int) -> Span:
    """The tokens ``[first, last)`` without marks at their edges and without half a bracket or half a quotation."""
    span = analysis.span(first, last)
    span = trimmed(analysis.text, span.start, span.end, EDGES)
    open_at = span.text.rfind("(")
    if open_at > span.text.rfind(")"):
        span = trimmed(analysis.text, span.start, span.start + open_at, EDGES)
    after = analysis.text[span.end : span.end + 1]
    opened, closed = (span.text.count(mark) for mark in "“”")
    closes = (after == '"' and span.text.count('"') % 2 == 1) or (after == "”" and opened > closed)
    return span_of(analysis.text, span.start, span.end + 1) if closes else span


def _breaks(analysis: Analysis, i: int) -> bool:
    """Whether a sentence begins with the token."""
    return i > 0 and analysis.tokens[i].sentence != analysis.tokens[i - 1].sentence
