"""Texts with annotated contacts, laid out as the contacts network sees them.

Data: ``contacts/train`` and ``contacts/dev``, the readouts and news reports of the data folder that
``training/annotated.jsonl`` annotates (places in them, no word of them), and ``training/contacts_invented.jsonl``:
texts written and annotated for this project by the same guide. Every country, official and event in the latter is
invented. Beside them, news that tells of no contact (``training/contacts_quiet.txt`` names it).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from communique.analysis import Analysis, analyse
from communique.document import Document
from communique.find.contacts_learnt import owners
from communique.find.contacts_network import KINDS, ROLES, SILENCES, STATUSES, ContactNetwork, Given, head_of
from communique.find.contacts_scene import Scene
from communique.find.entities import find_mentions
from communique.find.marks import paired_marks
from communique.find.quotes import find_quotes
from communique.find.quotes_records import joined
from communique.find.scripture import find_scripture
from communique.find.tagger_seen import Seen
from communique.headline import stands_apart, with_headline
from communique.ingest import document_from_text
from communique.records import Quote
from communique.resolve.dates import find_dates
from communique.resolve.entities import resolve_mentions
from communique.resolve.places import find_places
from communique.resolve.speakers import resolve_speakers
from communique.roster import Roster
from corpora import CORES, counted, documents_of, rows

HERE = Path(__file__).parent
SPREAD = ("place", "date")
UNQUOTED = 5
"""One text of so many is read without its quotes, as the network must do where nobody looked for them."""
NAMED = ("participant", "source", "carrier", "unheard")
"""Roles of those who are named, again and again: every mention of them counts."""
COVERS = 0.3
"""The share of words that a mention must have in common with an annotated participant to be the same."""
COVERS_ALL = 0.6
"""The same where nothing says of what type it is: "a spokesman for the ministry" is not the ministry."""
Place = tuple[int, int]
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Told:
    """An annotated contact: its words as places in the text, and what it is."""

    kind: str
    status: str
    trigger: Place | None
    roles: dict[str, list[Place]]
    types: list[str] = field(default_factory=list)
    attributed: bool = False
    """Whether it is annotated on whose word it stands, and who has not confirmed it."""


@dataclass(frozen=True)
class Asked:
    """One contact of a window: what the network is given of it, and what it should say."""

    given: Given
    roles: Floats
    kind: int
    status: int
    attributed: bool


@dataclass(frozen=True)
class Sample:
    """One window: what the network is given, which of its words name contacts, and its contacts."""

    given: Given
    named: Floats
    asked: tuple[Asked, ...]


Text = tuple[Document, list[Told]]


def annotated_set(name: str) -> Iterator[Text]:
    """The texts of ``contacts/train`` or ``contacts/dev``."""
    records = {r["id"]: r for r in rows(name)}
    for document in documents_of(name):
        record = records[document.name]
        yield document, [_of_set(c, record["text"]) for c in record["contacts"]]


def annotated_here() -> Iterator[Text]:
    """The texts that ``annotated.jsonl`` annotates."""
    by_set: dict[str, dict[str, list[dict[str, Any]]]] = {}
    with (HERE / "annotated.jsonl").open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            by_set.setdefault(record["set"], {})[record["id"]] = record["contacts"]
    for name, known in by_set.items():
        for document in documents_of(name):
            if document.name in known:
                yield document, [_told(c, _at, attributed="on_word_of" in c) for c in known[document.name]]


def invented() -> Iterator[Text]:
    """The texts of ``contacts_invented.jsonl``."""
    with (HERE / "contacts_invented.jsonl").open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            document = document_from_text(
                record["text"], record["id"], title=record["title"], published=record["published"]
            )
            apart = stands_apart(document)
            shift = len(with_headline(document).text) - len(document.text) if apart else 0
            title = " ".join((record["title"] or "").split())

            def place(t: Any, text: str = record["text"], title: str = title, shift: int = shift) -> Place | None:
                if t and t.get("in") == "title" and shift:
                    found = _found(title, t)
                    return found and (found[0] - shift, found[1] - shift)
                return _found(text, t)

            yield document, [_told(c, place, attributed="on_word_of" in c) for c in record["contacts"]]


def quiet() -> Iterator[Text]:
    """News in which the rules find no contact: ``contacts_quiet.txt`` says which."""
    lines = (HERE / "contacts_quiet.txt").read_text(encoding="utf-8").splitlines()
    chosen = frozenset(line for line in lines if not line.startswith("#"))
    yield from ((d, []) for d in documents_of("quotes/polnear.train") if d.name in chosen)


def _found(text: str, words: dict[str, Any] | None) -> Place | None:
    """Where an annotated stretch stands, the ``n``-th one of these words."""
    start = -1
    for _ in range((words or {}).get("n") or 1):
        start = text.find(words["text"], start + 1) if words else -1
    return (start, start + len(words["text"])) if words and start >= 0 else None


def _at(place: Any) -> Place | None:
    """A place as ``annotated.jsonl`` has it."""
    found = place.get("at") if isinstance(place, dict) else place
    return (found[0], found[1]) if found else None


def _of_set(contact: dict[str, Any], text: str) -> Told:
    """A contact of ``contacts/train`` or ``contacts/dev``.

    A source is annotated by name there, wherever that stands: only what has none says something of sources.
    """
    plain = not (contact["on_word_of"] or contact["not_confirmed_by"])
    return _told(contact, lambda words: _found(text, words), attributed=plain)


def _told(contact: dict[str, Any], place: Any, *, attributed: bool = False) -> Told:
    roles = {"participant": [place(p) for p in contact["participants"]]}
    roles |= {r: [place(contact.get(r))] for r in SPREAD}
    roles |= {r: [place(t) for t in contact.get(f"{r}s", ())] for r in ("topic", "outcome")}
    types = [p["type"] for p, at in zip(contact["participants"], roles["participant"], strict=True) if at]
    sources, unheard = ((contact.get(r, []) if attributed else []) for r in ("on_word_of", "not_confirmed_by"))
    roles["source"] = [place(s) for s in sources]
    roles["carrier"] = [place(c) for s in sources for c in s.get("via", [])]
    roles["unheard"] = [place(u) for u in unheard]
    roles |= {how: [place(u["cue"]) for u in unheard if u["how"] == how] for how in SILENCES}
    kept = {r: [p for p in places if p] for r, places in roles.items()}
    return Told(contact["kind"], contact["status"], place(contact.get("trigger")), kept, types, attributed)


def samples(texts: Iterable[Text], what: str) -> list[Sample]:
    """The windows of the texts."""
    todo = list(texts)
    with Pool(CORES) as pool:
        return [s for found in counted(pool.imap(_laid_out, todo, 4), len(todo), what) for s in found]


def scene_of(document: Document) -> tuple[Scene, int]:
    """A text with its entities, dates and places, and how far its headline moves places in it."""
    shift = 0
    if stands_apart(document):
        headed = with_headline(document)
        shift, document = len(headed.text) - len(document.text), headed
    analysis = analyse(document.text, document.title)
    roster = resolve_mentions(analysis, document, find_mentions(analysis, document))
    return Scene(analysis, document, roster, find_dates(analysis, document), find_places(analysis, roster)), shift


def quotes_of(scene: Scene) -> tuple[Quote, ...]:
    """The quotes of a text, as they are found before its contacts."""
    marks = paired_marks(scene.analysis)
    quotes = joined(find_quotes(scene.analysis, marks, Seen()), find_scripture(scene.analysis, marks))
    return resolve_speakers(quotes, scene.analysis, scene.roster)


def _laid_out(text: Text) -> list[Sample]:
    scene, shift = scene_of(text[0])
    if not scene.tokens:
        return []
    network = ContactNetwork(scene, () if len(scene.tokens) % UNQUOTED == 0 else quotes_of(scene))
    told = [_moved(t, shift) for t in text[1]]
    words = [_tokens(scene.analysis, t.trigger) for t in told]
    named = np.zeros(len(scene.tokens), np.float32)
    named[[i for w in words for i in w]] = 1
    owned = owners(scene, scene.roster.mentions)
    roles = [_roles(scene, t, owned) for t in told]
    found = []
    for first, last in network.windows:
        asked = [
            Asked(
                network.asked(first, last, marked, head),
                role[first:last],
                KINDS.index(contact.kind),  # type: ignore[arg-type]
                STATUSES.index(contact.status),  # type: ignore[arg-type]
                contact.attributed,
            )
            for contact, marked, role in zip(told, words, roles, strict=True)
            if marked and first <= (head := head_of(scene.tokens, marked)) < last
        ]
        found.append(Sample(network.given(first, last), named[first:last], tuple(asked)))
    return found


def _roles(scene: Scene, told: Told, owned: dict[int, frozenset[str]]) -> Floats:
    """What every word of a text is to a contact: every mention of who takes part counts, not the annotated one alone.

    A word belongs to the shortest mention over it, as when the network is asked.
    """
    roles = np.zeros((len(scene.tokens), len(ROLES)), np.float32)
    for n, role in enumerate(ROLES):
        for place in told.roles[role]:
            roles[_tokens(scene.analysis, place), n] = 1
    for role in NAMED:
        types = told.types if role == "participant" else [""] * len(told.roles[role])
        known = _known(scene, told.roles[role], types)
        for i, ids in owned.items():
            if role == "participant" or not known.isdisjoint(ids):
                roles[i, ROLES.index(role)] = not known.isdisjoint(ids)
    return roles


def _moved(told: Told, shift: int) -> Told:
    trigger = told.trigger and (told.trigger[0] + shift, told.trigger[1] + shift)
    return replace(
        told, trigger=trigger, roles={r: [(a + shift, b + shift) for a, b in p] for r, p in told.roles.items()}
    )


def _tokens(analysis: Analysis, place: Place | None) -> list[int]:
    return list(analysis.tokens_in(*place)) if place else []


def _known(scene: Scene, places: Sequence[Place], types: Sequence[str]) -> set[str]:
    """The entities that the annotated stretches name."""
    found = set()
    for place, type in zip(places, types, strict=True):
        best = _entity_at(scene.roster, scene.analysis, place, type)
        if best:
            found.add(best)
    return found


def _entity_at(roster: Roster, analysis: Analysis, place: Place, type: str) -> str | None:
    words = set(_tokens(analysis, place))
    best: tuple[float, str] | None = None
    for mention, entity in roster.over(*place):
        mine = set(_tokens(analysis, (mention.start, mention.end)))
        shared = len(mine & words)
        if shared and mention.kind != "pronoun":
            score = shared / max(len(mine), len(words)) + 0.5 * (entity.type == type)
            best = max(best or (0.0, ""), (score, entity.id))
    return best[1] if best and best[0] > (COVERS if type else COVERS_ALL) else None
