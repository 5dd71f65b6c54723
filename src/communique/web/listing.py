"""What a list of the pages is: the form that narrows it, how it can be sorted, what an address asks of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from fastapi import Request
from fastapi.responses import HTMLResponse
from starlette.datastructures import QueryParams

from communique.errors import CommuniqueError
from communique.store.filters import Filters
from communique.store.pages import Page
from communique.web.asking import filters_of
from communique.web.failures import Failure, failure
from communique.web.rendering import page

Choices = tuple[tuple[str, str], ...]

USUAL, MOST = 50, 200
"""Rows of a page when nothing is asked for, and at most."""
NOT_UNDERSTOOD = frozenset({"E809", "E702"})
"""What is wrong with a question is said above the form that it was asked with."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form above a list: its name in the address, its label, an example, what can be chosen."""

    name: str
    label: str
    example: str = ""
    choices: Choices = ()
    suggested: str = ""

    @property
    def form(self) -> Literal["choice", "date", "words"]:
        """How it is filled in."""
        if self.choices:
            return "choice"
        return "date" if self.name in ("since", "until") else "words"


@dataclass(frozen=True, slots=True)
class Listing:
    """One list: its address and words; the fields that are always shown, those behind "more", and the sort keys.

    ``nothing`` is said where the store has none of them; the first sort key is the usual one.
    """

    address: str
    title: str
    noun: str
    nothing: str
    fields: tuple[Field, ...]
    more: tuple[Field, ...] = ()
    sorts: Choices = ()
    plural: str = ""

    def labels(self) -> dict[str, str]:
        """The label of each field by its name."""
        return {field.name: field.label for field in (*self.fields, *self.more)}


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks of a list; ``narrowed`` are the filters as they were written, by name."""

    filters: Filters
    sort: str
    limit: int
    after: str | None
    narrowed: Mapping[str, str]


def asked(query: QueryParams, listing: Listing) -> Asked:
    """What the query of an address asks for.

    Raises:
        CommuniqueError: E702 when the number of rows is none.
    """
    filters = filters_of(query)
    usual = listing.sorts[0][0] if listing.sorts else ""
    narrowed = {name: value for name, value in asdict(filters).items() if value is not None}
    return Asked(filters, query.get("sort") or usual, number(query, "limit", USUAL), query.get("after"), narrowed)


def number(query: QueryParams, name: str, usual: int, most: int = MOST) -> int:
    """A whole number of the query from 1 to ``most``.

    Raises:
        CommuniqueError: E702 when it is something else.
    """
    written = query.get(name, "").strip()
    if not written:
        return usual
    if not (written.isascii() and written.isdigit() and len(written) < 8 and 1 <= int(written) <= most):
        raise CommuniqueError("E702", f"'{name}' is a whole number from 1 to {most}", name)
    return int(written)


def listed(
    request: Request, listing: Listing, found: Callable[[Asked], Page[Any]], template: str, **told: Any
) -> HTMLResponse:
    """The page of a list; what is not understood of the question is said above its form, with status 422."""
    wrong: Failure | None = None
    rows: Page[Any] = Page((), 0, None)
    try:
        question = asked(request.query_params, listing)
        rows = found(question)
    except CommuniqueError as error:
        if error.code not in NOT_UNDERSTOOD:
            raise
        wrong = failure(error)
        narrowed = {name: request.query_params[name] for name in listing.labels() if request.query_params.get(name)}
        question = Asked(Filters(), "", USUAL, None, narrowed)
    return page(
        request,
        template,
        status=422 if wrong else 200,
        listing=listing,
        asked=question,
        rows=rows,
        wrong=wrong,
        chips=list(_chips(listing, question)),
        **told,
    )


def _chips(listing: Listing, question: Asked) -> Iterator[tuple[str, str, str]]:
    """Name, label and words of every filter that is in force, so that each can be taken away."""
    choices = {field.name: dict(field.choices) for field in (*listing.fields, *listing.more)}
    labels = listing.labels()
    for name, value in question.narrowed.items():
        yield name, labels.get(name, name).lower(), choices.get(name, {}).get(value, value)
