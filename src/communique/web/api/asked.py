"""What the query of a list can hold: its filters, its order, and which page of it is wanted."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from fastapi import Path
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from communique.records import ContactKind, QuoteKind, Status
from communique.store.filters import Filters
from communique.web.asking import filters_of

MOST_ROWS = 200
LONGEST = 400
"""Characters of a filter."""
PARTIAL_DATE = r"^[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
ORDER = "What the rows are sorted by; with a `-` before it the last comes first."
DOSSIER = r"^d[0-9a-f]{12}$"


def _partial_date(value: str | None) -> str | None:
    if value is not None and not re.match(PARTIAL_DATE, value):
        raise ValueError("a date is written as YYYY, YYYY-MM or YYYY-MM-DD")
    return value


Words = Annotated[str | None, Field(max_length=LONGEST)]
Person = Annotated[Words, Field(description="Somebody by name, in any spelling or script.", examples=["Ada Marr"])]
Office = Annotated[Words, Field(description="Words of an office.", examples=["foreign minister"])]
Country = Annotated[
    Words, Field(description="A country by any of its names, its adjective or its code.", examples=["Veldania"])
]
Institution = Annotated[
    Words, Field(description="A ministry, service, parliament or organisation.", examples=["Foreign Ministry"])
]
Place = Annotated[Words, Field(description="Words of the place.", examples=["Selm"])]
Topic = Annotated[
    Words,
    Field(
        description='Words of what it is about; also "phrases", beginnings* and -exclusions.',
        examples=['"grain trade"'],
    ),
]
Speaker = Annotated[
    Words, Field(description="Who says the quote, or on whose word the contact stands.", examples=["Henrik Vos"])
]
Outlet = Annotated[Words, Field(description="The outlet, by its whole name.", examples=["Norvik News"])]
Side = Annotated[Words, Field(description="The country whose official voice the outlet is.", examples=["Ostmark"])]
Language = Annotated[Words, Field(description="The text's language by its ISO 639 code.", examples=["en"])]
Day = Annotated[str | None, AfterValidator(_partial_date), Field(json_schema_extra={"pattern": PARTIAL_DATE})]
Since = Annotated[Day, Field(description="The first day: YYYY, YYYY-MM or YYYY-MM-DD. What has no date is left out.")]
Until = Annotated[Day, Field(description="The last day, written in the same way.")]
DossierId = Annotated[str | None, Field(description="Only accounts of this dossier's contact.", pattern=DOSSIER)]
DossierPath = Annotated[str, Path(description="The dossier's id.", pattern=DOSSIER, examples=["d0123456789ab"])]
PersonType = Literal["person", "institution", "country", "group"]


class Listing(BaseModel):
    """Which page of a list is wanted; a parameter that the list does not know is an error, not left out in silence."""

    model_config = ConfigDict(extra="forbid")

    limit: Annotated[int, Field(description="Rows of the page.", ge=1, le=MOST_ROWS)] = 50
    after: Annotated[
        str | None, Field(description="Go on after a page: the `next` that it ended in.", max_length=2_000)
    ] = None

    def filters(self) -> Filters:
        """What the list is narrowed to."""
        return filters_of({name: value for name, value in self if isinstance(value, str)})


class Searched(BaseModel):
    """What documents are narrowed by, beside the words that they hold."""

    model_config = ConfigDict(extra="forbid")

    person: Person = None
    country: Country = None
    institution: Institution = None
    outlet: Outlet = None
    side: Side = None
    since: Since = None
    until: Until = None
    language: Language = None


class Narrowed(Searched):
    """What documents are narrowed by."""

    topic: Topic = None

    def filters(self) -> Filters:
        """What the documents are narrowed to."""
        return filters_of({name: value for name, value in self if isinstance(value, str)})


class Documents(Narrowed, Listing):
    """The query of a list of documents."""

    sort: Annotated[
        Literal["published", "-published", "added", "-added", "name", "-name", "words", "-words"],
        Field(description=ORDER),
    ] = "-published"


class Contacts(Listing):
    """The query of a list of contacts."""

    person: Person = None
    office: Office = None
    country: Country = None
    institution: Institution = None
    kind: Annotated[ContactKind | None, Field(description="The kind of contact.")] = None
    status: Annotated[Status | None, Field(description="Whether it was held.")] = None
    place: Place = None
    topic: Topic = None
    speaker: Speaker = None
    outlet: Outlet = None
    side: Side = None
    since: Since = None
    until: Until = None
    language: Language = None
    dossier: DossierId = None
    sort: Annotated[
        Literal["date", "-date", "added", "-added", "kind", "-kind", "status", "-status"], Field(description=ORDER)
    ] = "-date"


class Quotes(Listing):
    """The query of a list of quotes."""

    person: Person = None
    country: Country = None
    institution: Institution = None
    kind: Annotated[QuoteKind | None, Field(description="How it is quoted.")] = None
    topic: Topic = None
    speaker: Speaker = None
    outlet: Outlet = None
    side: Side = None
    since: Since = None
    until: Until = None
    language: Language = None
    sort: Annotated[
        Literal["published", "-published", "added", "-added", "speaker", "-speaker"], Field(description=ORDER)
    ] = "-published"


class People(Listing):
    """The query of a list of people, institutions, countries and groups."""

    person: Person = None
    office: Office = None
    country: Country = None
    institution: Institution = None
    kind: Annotated[PersonType | None, Field(description="Of what type they are.")] = None
    since: Since = None
    until: Until = None
    sort: Annotated[
        Literal["documents", "-documents", "name", "-name", "last_seen", "-last_seen"], Field(description=ORDER)
    ] = "-documents"


class Dossiers(Listing):
    """The query of a list of dossiers, the latest first."""

    least: Annotated[int, Field(description="Fewest accounts of a dossier that is listed.", ge=1, le=1_000_000)] = 2
    since: Since = None
    until: Until = None


class Search(Searched, Listing):
    """A search, the best answers first."""

    q: Annotated[
        str,
        Field(
            description='Words that must all be there, "phrases", beginnings* and -exclusions, in any script.',
            min_length=1,
            max_length=LONGEST,
            examples=["grain railway"],
        ),
    ]


class Problems(Listing):
    """The query of a list of what could not be taken in, the latest first."""

    resolved: Annotated[bool, Field(description="Also what could be taken in later.")] = False


class Judgements(Listing):
    """The query of a list of judgements, the first first."""
