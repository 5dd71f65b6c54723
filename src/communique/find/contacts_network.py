"""A small transformer that reads a text for contacts: which words name one, and who, where and when belongs to it.

The lower half of MiniLM-L6, fine-tuned on annotated contacts, and a layer that reads a window once more for each word
that names one. ``training/contacts.py`` makes the weights, ``weights/contacts/card.md`` says from what and how good
they are; ``contacts_learnt`` weighs what it sees with what the rules find.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from communique import graphs
from communique.analysis import Token
from communique.digests import checked
from communique.find.contacts_scene import Scene
from communique.find.silence_cues import kept_silences
from communique.find.tagger import Floats
from communique.find.tagger_windows import MOST_WORD, UNKNOWN, case_of, dep_of, seen_in_tree, tag_of
from communique.records import ContactKind, EntityType, Quote, Silence, Status
from communique.spans import Span

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

WEIGHTS = Path(__file__).resolve().parents[1] / "weights" / "contacts"
DIGESTS = {
    "words.onnx": "aeb6ff5b329b46182331d85c6100417a516fcef1ec278b23d3a9f6c601bbde51",
    "roles.onnx": "ca2944882eb94a2cab47827b1da251e985cd60d5b88e2442f6f44c3e322308f4",
}
"""SHA-256 of the files: every figure in the docs was measured with them."""
KINDS: tuple[ContactKind, ...] = (
    "meeting",
    "call",
    "video_call",
    "visit",
    "message",
    "gathering",
    "signing",
    "other",
)
"""The kinds in the order in which the weights know them."""
SILENCES: tuple[Silence, ...] = ("silent", "no_comment", "neither", "unreachable", "denied")
"""The ways of not confirming in the order in which the weights know them."""
STATUSES: tuple[Status, ...] = ("held", "ongoing", "planned", "proposed", "refused", "denied", "cancelled")
"""The statuses in the order in which the weights know them."""
ROLES = ("participant", "place", "date", "topic", "outcome", "source", "carrier", "unheard", *SILENCES)
"""What a word may be to a contact.

``source`` and ``carrier`` name on whose word it stands and who passed that on, ``unheard`` who has not confirmed it;
the last tell of such a silence, each in its way.
"""
TYPES: dict[EntityType, int] = {"person": 1, "institution": 3, "country": 5, "group": 7, "place": 9}
"""How the weights know the first word of a mention; its other words are one more."""
PRONOUN = 11
FLAGS = {"date": 1, "place": 2, "source": 4, "cue": 8, "content": 16, "silence": 32}
"""What a word may belong to, beside a mention: source, cue and content are those of a quote."""
MOST_PIECES = 400
"""Word pieces of one window."""
MOST_WINDOWS = 4
"""Windows that are read, from the beginning of a text: a readout has one or two."""
OPENING, CLOSING = 101, 102
FARTHEST = 4
"""Sentences before and behind the word asked about that are told apart."""


Given = dict[str, NDArray[np.int64] | Floats]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the network says of one contact: how likely each of the tokens ``[first, last)`` has each role in it.

    ``roles`` is ``[last - first, 13]``, in the order of ``ROLES``; ``kinds`` ``[8]``, ``statuses`` ``[7]``; all are
    likelihoods.
    """

    first: int
    last: int
    roles: Floats
    kinds: Floats
    statuses: Floats


class ContactNetwork:
    """The network over one text.

    ``quotes`` are those of the text: it is told which words are a source, a cue, a content, and where the rules see a
    silence. Without them it knows less of on whose word a contact stands.
    """

    def __init__(self, scene: Scene, quotes: Sequence[Quote] = ()) -> None:
        tokens = scene.tokens[: MOST_WINDOWS * MOST_PIECES]
        encoded = graphs.pieces().encode([t.text for t in tokens], is_pretokenized=True, add_special_tokens=False)
        pieces: list[list[int]] = [[] for _ in tokens]
        for piece, word in zip(encoded.ids, encoded.word_ids, strict=True):
            if word is not None and len(pieces[word]) < MOST_WORD:
                pieces[word].append(piece)
        self._pieces = [p or [UNKNOWN] for p in pieces]
        self._reached = np.concatenate(([0], np.cumsum([len(p) for p in self._pieces])))
        self._columns = {
            "tag": np.array([tag_of(t) for t in tokens], np.int64),
            "dep": np.array([dep_of(t) for t in tokens], np.int64),
            "case": np.array([case_of(t) for t in tokens], np.int64),
            "entity": _entities(scene, len(tokens)),
            "flag": _flags(scene, len(tokens), quotes),
        }
        self._head = np.array([t.head for t in tokens], np.int64)
        self._tokens = tokens
        self._answers: dict[tuple[int, ...], Asked | None] = {}
        self._sentence = np.array([t.sentence for t in tokens], np.int64)

    @cached_property
    def windows(self) -> tuple[tuple[int, int], ...]:
        """The stretches of tokens ``[first, last)`` that are read, from the beginning, cut between sentences."""
        found: list[tuple[int, int]] = []
        first, size = 0, len(self._pieces)
        while first < size and len(found) < MOST_WINDOWS:
            last = int(np.searchsorted(self._reached, self._reached[first] + MOST_PIECES, side="right")) - 1
            if last < size:
                half = first + (last - first) // 2
                cut = next((i for i in range(last, half, -1) if self._sentence[i] != self._sentence[i - 1]), last)
                last = max(cut, first + 1)
            found.append((first, last))
            first = last
        return tuple(found)

    @cached_property
    def _read(self) -> tuple[tuple[Floats, Floats], ...]:
        """Of every window the words' vectors ``[W, 256]`` and how likely each names a contact ``[W]``."""
        return tuple(_graph("words.onnx").run(None, self.given(first, last)) for first, last in self.windows)

    def named(self) -> Floats:
        """How likely each token of the windows, from the first of the text on, names a contact."""
        return np.concatenate([np.zeros(0, np.float32), *(named for _, named in self._read)])

    def ask(self, words: Collection[int], head: int) -> Asked | None:
        """What belongs to the contact that the tokens ``words`` name, of which ``head`` is the main one.

        None where the text was not read that far.
        """
        key = (head, *words)
        if key not in self._answers:
            self._answers[key] = self._answered(words, head)
        return self._answers[key]

    def ask_of(self, trigger: Span | None) -> Asked | None:
        """What belongs to the contact that the words of ``trigger`` name, None where it has not been read."""
        words = [] if trigger is None else [t.i for t in self._tokens if trigger.start <= t.start < trigger.end]
        return self.ask(words, head_of(self._tokens, words)) if words else None

    def _answered(self, words: Collection[int], head: int) -> Asked | None:
        for (first, last), (vectors, _) in zip(self.windows, self._read, strict=True):
            if first <= head < last:
                given = self.asked(first, last, words, head)
                roles, kinds, statuses = _graph("roles.onnx").run(None, {"vectors": vectors, **given})
                return Asked(first, last, roles, kinds, statuses)
        return None

    def given(self, first: int, last: int) -> Given:
        """What the network is given of the tokens ``[first, last)``, by name."""
        size = last - first
        pieces = self._pieces[first:last]
        counts = np.array([len(p) for p in pieces])
        word = np.full(int(counts.sum()) + 2, size, np.int64)
        word[1:-1] = np.repeat(np.arange(size), counts)
        opens = (self._sentence[first:last] == 0) & (first == 0)
        return {
            "pieces": np.array([OPENING, *(p for group in pieces for p in group), CLOSING], np.int64),
            "word": word,
            "at": np.concatenate(([1], 1 + np.cumsum(counts)[:-1])).astype(np.int64),
            **{name: column[first:last] for name, column in self._columns.items()},
            "edge": np.where(opens, 0, 1).astype(np.int64),
        }

    def asked(self, first: int, last: int, words: Collection[int], head: int) -> Given:
        """What the network is given, beside the words' vectors, to be asked about a contact, by name."""
        mark = np.zeros(last - first, np.int64)
        mark[[w - first for w in words if first <= w < last]] = 1
        mark[head - first] = 2
        apart = np.clip(self._sentence[first:last] - self._sentence[head], -FARTHEST, FARTHEST) + FARTHEST
        heads = self._head[first:last] - first
        outside = (heads < 0) | (heads >= last - first)
        heads = np.where(outside, np.arange(last - first), heads)
        steps, label = seen_in_tree(heads, self._columns["dep"][first:last], head - first)
        return {
            "anchor": np.array(head - first, np.int64),
            "steps": steps,
            "label": label,
            "apart": apart.astype(np.int64),
            "mark": mark,
            "entity": self._columns["entity"][first:last],
        }


def head_of(tokens: Sequence[Token], words: Sequence[int]) -> int:
    """The first of the words whose own head is none of them."""
    return next((i for i in words if tokens[i].head not in words or tokens[i].head == i), words[0])


def _entities(scene: Scene, size: int) -> NDArray[np.int64]:
    """What sort of mention each of the first tokens belongs to, the first and longest one where several cover it."""
    found = np.zeros(size, np.int64)
    for mention, entity in scene.roster.mentions:
        inside = scene.analysis.tokens_in(mention.start, mention.end)
        if inside.start >= size:
            break
        for n, i in enumerate(range(inside.start, min(inside.stop, size))):
            if not found[i]:
                found[i] = PRONOUN if mention.kind == "pronoun" else TYPES[entity.type] + (n > 0)
    return found


def _flags(scene: Scene, size: int, quotes: Sequence[Quote]) -> NDArray[np.int64]:
    """What is known of each of the first tokens: the sum of the ``FLAGS`` that hold."""
    spans: dict[str, Iterable[Span]] = {
        "date": (d.span for d in scene.dates if d.span),
        "place": (p.span for p in scene.places if p.span),
        "source": (s for q in quotes for s in q.source.spans),
        "cue": (s for q in quotes for s in q.cue.spans),
        "content": (s for q in quotes for s in q.content.spans),
        "silence": (k.span for k in kept_silences(scene.analysis)),
    }
    found = np.zeros(size, np.int64)
    for name, value in FLAGS.items():
        for span in spans[name]:
            inside = scene.analysis.tokens_in(span.start, span.end)
            found[inside.start : inside.stop] |= value
    return found


def network_name() -> str:
    """Name of the network with the beginning of its weights' digest."""
    return f"contacts network {DIGESTS['words.onnx'][:8]}"


@cache
def _graph(name: str) -> InferenceSession:
    """One of the two graphs, loaded once.

    Raises:
        CommuniqueError: E501 when the weights are missing, E502 when they are not those that belong to this version.
    """
    return graphs.session(checked(WEIGHTS / name, DIGESTS[name]), graphs.is_exact())
