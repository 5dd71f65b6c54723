"""What a reading holds. Field names are the output contract; offsets count code points of ``Document.text``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from communique.document import Document
from communique.reasons import Reason
from communique.spans import Span

EntityType = Literal["person", "institution", "country", "place", "group"]
MentionKind = Literal["name", "role", "pronoun"]
ContactKind = Literal["meeting", "call", "video_call", "visit", "message", "gathering", "signing", "other"]
Status = Literal["held", "ongoing", "planned", "proposed", "refused", "denied", "cancelled"]
QuoteKind = Literal["direct", "indirect", "mixed"]
Precision = Literal["day", "month", "year"]
Basis = Literal["stated", "relative", "publication", "ambiguous"]
Silence = Literal["silent", "no_comment", "neither", "unreachable", "denied"]
Speaker = Literal["author", "quote", "mixed"]
MarkKind = Literal["scare_quotes", "loaded", "hedge"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the text speaks of an entity."""

    start: int
    end: int
    text: str
    kind: MentionKind

    @property
    def span(self) -> Span:
        """The mention as a span."""
        return Span(self.start, self.end, self.text)


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, institution, country, place or group as this document speaks of it.

    ``office`` and ``of`` (country or organisation) are those that the text gives; where it gives none, those of the
    user's file (a warning W306 says so), the country of an institution that the tables know, or None.
    """

    id: str
    type: EntityType
    name: str
    office: str | None = None
    of: str | None = None
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """An entity in a contact, with office and affiliation at the time. ``span`` is its fullest mention.

    ``span`` is None only where a headline that stands outside the text alone names the participant.
    """

    entity: str | None
    name: str
    office: str | None
    of: str | None
    type: EntityType
    span: Span | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a contact took place, as the text gives it; ``country`` is ISO 3166 alpha-2, ``lat``/``lon`` degrees."""

    name: str
    span: Span | None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date as the text gives it. ``value`` is ISO (YYYY, YYYY-MM or YYYY-MM-DD), None when not resolvable."""

    value: str | None
    span: Span | None
    precision: Precision | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Carrier:
    """An agency, outlet or channel through which a claim reached this document; ``date`` is ISO or None."""

    name: str
    date: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class SourceLink:
    """On whose word a contact stands: the origin, and the carriers from the nearest to it outward."""

    name: str
    entity: str | None
    span: Span | None
    via: tuple[Carrier, ...] = ()


@dataclass(frozen=True, slots=True)
class NotConfirmed:
    """A party that, as the text says, has not confirmed a contact, and how."""

    name: str
    entity: str | None
    span: Span
    how: Silence


@dataclass(frozen=True, slots=True)
class NotHeard:
    """A party of a contact whose own word the text never gives: computed, not a refusal."""

    name: str
    entity: str | None


@dataclass(frozen=True, slots=True)
class Codes:
    """A contact in the terms of the PLOVER and CAMEO event ontologies."""

    plover: str | None = None
    plover_mode: str | None = None
    cameo: str | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """An exchange between officials or institutions, as one document reports it."""

    id: str
    kind: ContactKind
    status: Status
    main: bool
    trigger: Span | None
    participants: tuple[Participant, ...]
    place: Place | None = None
    date: DateValue | None = None
    topics: tuple[Span, ...] = ()
    outcomes: tuple[Span, ...] = ()
    on_word_of: tuple[SourceLink, ...] = ()
    not_confirmed_by: tuple[NotConfirmed, ...] = ()
    not_heard: tuple[NotHeard, ...] = ()
    codes: Codes = field(default_factory=Codes)
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteSource:
    """Who speaks: the entity, if it is known who that is, and the words that name it (none when unnamed)."""

    entity: str | None
    name: str | None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Spans:
    """One or more stretches that belong together."""

    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """An attribution relation (PARC / PolNeAR terms): source, cue and content.

    ``part_of`` is the id of the quote inside whose content this one stands.
    """

    id: str
    kind: QuoteKind
    source: QuoteSource
    cue: Spans
    content: Spans
    via: tuple[Carrier, ...] = ()
    part_of: str | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class VoiceSentence:
    """Who speaks in a sentence; ``subjective`` in 0..1 for the author's part, None where not judged."""

    start: int
    end: int
    by: Speaker
    subjective: float | None = None


@dataclass(frozen=True, slots=True)
class VoiceMark:
    """Scare quotes, a loaded word or a hedge in the author's own voice."""

    kind: MarkKind
    start: int
    end: int
    text: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks where. ``author_share`` is the share of the words that stand in the author's own voice (0..1)."""

    sentences: tuple[VoiceSentence, ...] = ()
    marks: tuple[VoiceMark, ...] = ()
    author_share: float | None = None


@dataclass(frozen=True, slots=True)
class Warning:
    """Something that a careful reader must know of this reading; ``code`` is explained by ``communique explain``."""

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class MadeBy:
    """Which version and which model made a reading."""

    communique: str
    model: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One document, read."""

    document: Document
    entities: tuple[Entity, ...]
    contacts: tuple[Contact, ...]
    quotes: tuple[Quote, ...]
    voice: Voice
    warnings: tuple[Warning, ...]
    made_by: MadeBy

    def entity(self, id: str) -> Entity:
        """The entity with this id.

        Raises:
            KeyError: when the reading holds no such entity.
        """
        for entity in self.entities:
            if entity.id == id:
                return entity
        raise KeyError(id)

    def _repr_html_(self) -> str:
        """The reading as a notebook shows it: the text with its spans marked."""
        # the one look upward: what a notebook calls must be on the record itself
        from communique.export.html import html

        return html(self)
