"""What the query of an address asks for: the filters of the store's lists, the same for pages and interface."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from starlette.datastructures import QueryParams

from communique.store.filters import Filters

NAMES: tuple[str, ...] = tuple(f.name for f in fields(Filters))
"""Every filter, as the query names it."""


def filters_of(query: QueryParams | Mapping[str, str]) -> Filters:
    """The filters that a query names; an empty one, as a form sends it, is none."""
    given = {name: query[name].strip() for name in NAMES if name in query}
    return Filters(**{name: value for name, value in given.items() if value})
