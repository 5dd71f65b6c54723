"""The shapes of lists, for the interface's own description; their columns are those of :mod:`communique.listed`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from communique.records import ContactKind, QuoteKind, Status
from communique.store.judgements import Verdict
from communique.web.api.asked import PersonType
from communique.web.api.shapes import Shape, example

MARR = {"name": "Ada Marr", "country": "Veldania", "office": "President"}
_ORIGIN: dict[str, Any] = {
    "document": "norvik-0504",
    "outlet": "Norvik News",
    "published": "2024-05-04",
    "document_id": 12,
}


class Origin(Shape):
    """The document that a row leads back to."""

    document: Annotated[str, Field(description="The document's name.")]
    outlet: str | None
    published: Annotated[str | None, Field(description="ISO date.")]
    document_id: Annotated[int, Field(description="The document's number.")]


class ContactListed(Origin):
    """One document's account of a contact."""

    model_config = example(
        date="2024-05-03",
        kind="meeting",
        status="held",
        participants=["Ada Marr", "Henrik Vos"],
        place="Selm",
        topics="gas, grain and the railway",
        dossier_id="d0123456789ab",
        record="c1",
        start=24,
        end=27,
        **_ORIGIN,
    )

    date: Annotated[str | None, Field(description="ISO date, maybe partial, as the text gives it.")]
    kind: ContactKind
    status: Status
    participants: list[str]
    place: str | None
    topics: str | None
    dossier_id: str | None
    record: Annotated[str, Field(description="The contact's id in the document's reading.")]
    start: Annotated[int | None, Field(description="Where its words begin in the text, in code points.")]
    end: int | None


class QuoteListed(Origin):
    """A quote."""

    model_config = example(
        source="Henrik Vos",
        kind="direct",
        content="we agreed on nothing at all",
        record="q1",
        start=120,
        end=147,
        **_ORIGIN,
    )

    source: str | None
    kind: QuoteKind
    content: Annotated[str, Field(description="500 characters at most; parts are joined by ' … '.")]
    record: Annotated[str, Field(description="The quote's id in the document's reading.")]
    start: int | None
    end: int | None


class PersonListed(Shape):
    """A person, institution, country or group over all documents."""

    model_config = example(
        id=3,
        type="person",
        **MARR,
        documents=4,
        first_seen="2024-05-03",
        last_seen="2024-06-11",
        spellings=["3 Ada Marr (Veldania) 0.93", "17 President Marr (Veldania) 0.93"],
    )

    id: Annotated[int, Field(description="The number of the first spelling.")]
    type: PersonType | Literal["place"]
    name: str
    country: str | None
    office: Annotated[str | None, Field(description="The latest that is told.")]
    documents: int
    first_seen: str | None
    last_seen: str | None
    spellings: Annotated[
        list[str], Field(description="Each with its number, its country and how sure it is that it belongs here.")
    ]


class SpellingTold(Shape):
    """One spelling of a person."""

    model_config = example(id=3, **MARR, documents=4, confidence=0.93)

    id: Annotated[int, Field(description="The number that judgements take.")]
    name: str
    country: str | None
    office: str | None
    documents: int
    confidence: Annotated[
        float | None, Field(description="How sure it is that it belongs here, 0 to 1; null where it stands alone.")
    ]


class PersonTold(Shape):
    """A person, institution, country or group, with every spelling."""

    model_config = example(
        id=3,
        type="person",
        **MARR,
        documents=4,
        first_seen="2024-05-03",
        last_seen="2024-06-11",
        spellings=[{"id": 3, **MARR, "documents": 4, "confidence": None}],
    )

    id: int
    type: PersonType | Literal["place"]
    name: str
    country: str | None
    office: str | None
    documents: int
    first_seen: str | None
    last_seen: str | None
    spellings: list[SpellingTold]


class DocumentListed(Shape):
    """A document of the store."""

    model_config = example(
        id=12,
        document="norvik-0504",
        title="Marr meets Vos in Selm",
        outlet="Norvik News",
        published="2024-05-04",
        url="https://norvik.example/0504",
        words=418,
        language="en",
        added_at="2024-05-04T09:12:00+00:00",
        digest="sha256:" + "0" * 64,
        version_of=None,
        copy_of=["9 0.87"],
    )

    id: Annotated[int, Field(description="The document's number.")]
    document: Annotated[str, Field(description="Its name.")]
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    words: int
    language: str | None
    added_at: Annotated[str, Field(description="UTC.")]
    digest: Annotated[str, Field(description="SHA-256 of the text.")]
    version_of: Annotated[int | None, Field(description="The earlier text at the same address.")]
    copy_of: Annotated[list[str], Field(description="Earlier near-copies, each with its resemblance from 0 to 1.")]


class HitListed(Shape):
    """A document that answers a search, with the stretch of its text that does."""

    model_config = example(
        published="2024-05-04",
        document="norvik-0504",
        outlet="Norvik News",
        snippet="They spoke of gas, of grain and of the railway",
        start=92,
        end=138,
        score=4.218,
        document_id=12,
    )

    published: str | None
    document: str
    outlet: str | None
    snippet: str
    start: int
    end: int
    score: Annotated[float, Field(description="Higher the better; compares within one answer alone.")]
    document_id: int


class DossierListed(Shape):
    """A contact that texts tell of."""

    model_config = example(
        id="d0123456789ab",
        date_first="2024-05-03",
        date_last="2024-05-03",
        kind="meeting",
        names=["Ada Marr", "Henrik Vos"],
        accounts=3,
    )

    id: str
    date_first: Annotated[str | None, Field(description="The first day that its accounts state.")]
    date_last: str | None
    kind: str
    names: list[str]
    accounts: int


class ProblemListed(Shape):
    """What could not be taken in."""

    model_config = example(
        where="/texts/readout.txt",
        code="E104",
        message="there is no text in it",
        at="2024-05-04T09:12:00+00:00",
        resolved_at=None,
    )

    where: str
    code: str
    message: str
    at: str
    resolved_at: str | None


class JudgementTold(Shape):
    """What was said of two spellings, and when it was taken back."""

    model_config = example(id=1, a=3, b=17, verdict="same", at="2024-05-04T09:12:00+00:00", undone_at=None)

    id: int
    a: int
    b: int
    verdict: Verdict
    at: str
    undone_at: str | None


class Rows(Shape):
    """A page of a list."""

    total: Annotated[int, Field(description="How many rows there are in all.")]
    next: Annotated[str | None, Field(description="`after` of the next page; null on the last.")]


class ContactRows(Rows):
    """Accounts of contacts."""

    rows: list[ContactListed]


class QuoteRows(Rows):
    """Quotes."""

    rows: list[QuoteListed]


class PersonRows(Rows):
    """People, institutions, countries and groups."""

    rows: list[PersonListed]


class DocumentRows(Rows):
    """Documents."""

    rows: list[DocumentListed]


class HitRows(Rows):
    """Answers of a search."""

    rows: list[HitListed]


class DossierRows(Rows):
    """Dossiers."""

    rows: list[DossierListed]


class ProblemRows(Rows):
    """What could not be taken in."""

    rows: list[ProblemListed]


class JudgementRows(Rows):
    """Judgements."""

    rows: list[JudgementTold]
