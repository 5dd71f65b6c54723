"""The drawings over all texts: when contacts were, who meets whom, and where; narrowed as lists are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal, cast, get_args

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response
from starlette.datastructures import QueryParams

from communique.errors import CommuniqueError
from communique.store.charts import MOST
from communique.store.pages import Page
from communique.web import drawings, fields
from communique.web.asking import filters_of
from communique.web.charts.lanes import By
from communique.web.charts.map import map_drawing
from communique.web.charts.network import network_drawing
from communique.web.charts.pairs import Of
from communique.web.listing import Asked, Field, Listing, listed, number
from communique.web.site import Site, site

router = APIRouter()
Here = Annotated[Site, Depends(site)]
USUAL = {"timeline": 400, "network": 500, "map": 500}
"""Accounts that a drawing shows when nothing is asked for: a timeline of more is a wall of marks, a network a knot."""
NOTHING = "No contacts yet."
LANES = Field(
    "lanes", "Lanes", choices=(("country", "Countries"), ("institution", "Institutions"), ("person", "People"))
)
NODES = Field(
    "nodes", "Show", choices=(("person", "People"), ("country", "Countries"), ("institution", "Institutions"))
)
AREA = Field("area", "Part", choices=(("places", "Where the places are"), ("world", "The whole world")))
COMMON = (fields.PERSON, fields.COUNTRY, fields.SINCE, fields.UNTIL)
MORE = (
    fields.KIND,
    fields.STATUS,
    fields.INSTITUTION,
    fields.OFFICE,
    fields.PLACE,
    fields.TOPIC,
    fields.WORD_OF,
    fields.OUTLET,
    fields.SIDE,
    fields.LANGUAGE,
)
TIMELINE = Listing("/timeline", "Timeline", "contact", NOTHING, (LANES, *COMMON), MORE)
NETWORK = Listing("/network", "Network", "contact", NOTHING, (NODES, *COMMON), MORE)
MAP = Listing("/map", "Map", "contact", NOTHING, (AREA, *COMMON), MORE)


@router.get("/timeline")
def timeline(request: Request, here: Here) -> HTMLResponse:
    """Contacts by date."""
    query = request.query_params

    def drawn(asked: Asked) -> drawings.TimelineDrawn:
        limit = _limit(query, "timeline")
        return drawings.timeline_drawn(here, asked.filters, _lanes(query), limit, whole="whole" in query)

    return _page(request, TIMELINE, drawn, "timeline.html")


@router.get("/timeline.svg")
def timeline_svg(request: Request, here: Here) -> Response:
    """The timeline as a file."""
    query, whole = request.query_params, "whole" in request.query_params
    drawn = drawings.timeline_drawn(here, filters_of(query), _lanes(query), _limit(query, "timeline"), whole=whole)
    return _file("timeline", drawings.timeline_file(drawn, whole=whole))


@router.get("/network")
def network(request: Request, here: Here) -> HTMLResponse:
    """Who meets whom."""
    query = request.query_params

    def drawn(asked: Asked) -> drawings.NetworkDrawn:
        return drawings.network_drawn(here, asked.filters, _nodes(query), _limit(query, "network"))

    return _page(request, NETWORK, drawn, "network.html")


@router.get("/network.svg")
def network_svg(request: Request, here: Here) -> Response:
    """The network as a file."""
    query = request.query_params
    drawn = drawings.network_drawn(here, filters_of(query), _nodes(query), _limit(query, "network"))
    return _file("network", network_drawing(drawn.net, _nodes(query), alone=True))


@router.get("/map")
def map_(request: Request, here: Here) -> HTMLResponse:
    """Where contacts took place."""
    query = request.query_params

    def drawn(asked: Asked) -> drawings.MapDrawn:
        return drawings.map_drawn(here, asked.filters, _limit(query, "map"), world=_world(query))

    return _page(request, MAP, drawn, "map.html")


@router.get("/map.svg")
def map_svg(request: Request, here: Here) -> Response:
    """The map as a file."""
    query = request.query_params
    drawn = drawings.map_drawn(here, filters_of(query), _limit(query, "map"), world=_world(query))
    return _file("map", map_drawing(drawn.spots, world=_world(query), alone=True))


def _page(request: Request, listing: Listing, draw: Callable[[Asked], Any], template: str) -> HTMLResponse:
    made: dict[str, Any] = {"drawn": None}

    def found(asked: Asked) -> Page[Any]:
        made["drawn"] = drawn = draw(asked)
        return Page(drawn.ground.events, len(drawn.ground.events), None)

    return listed(request, listing, found, template, made=made, svg_address=_beside(request))


def _beside(request: Request) -> str:
    """The address of the same drawing as a file."""
    return f"{request.url.path}.svg" + (f"?{request.url.query}" if request.url.query else "")


def _file(name: str, svg: str | None) -> Response:
    if svg is None:
        raise CommuniqueError("E702", "there is nothing to draw: no contact fits", name)
    headers = {"content-disposition": f'attachment; filename="communique-{name}.svg"'}
    return Response(svg, media_type="image/svg+xml", headers=headers)


def _limit(query: QueryParams, chart: str) -> int:
    return number(query, "limit", USUAL[chart], MOST)


def _lanes(query: QueryParams) -> By:
    return cast("By", _choice(query, "lanes", get_args(By)))


def _nodes(query: QueryParams) -> Of:
    return cast("Of", _choice(query, "nodes", get_args(Of)))


def _world(query: QueryParams) -> bool:
    return _choice(query, "area", get_args(Literal["places", "world"])) == "world"


def _choice(query: QueryParams, name: str, known: tuple[str, ...]) -> str:
    """One of the known words, the first where none is given.

    Raises:
        CommuniqueError: E702 when it is another.
    """
    given = query.get(name) or known[0]
    if given not in known:
        raise CommuniqueError("E702", f"'{name}' is one of {', '.join(known)}", name)
    return given
