"""Pages from templates: everything that is put into one is escaped, and made visible where it would hide."""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from communique.errors import CODES
from communique.export.visible import shortened, visible, visible_lines
from communique.export.wording import KINDS, SILENCES, STATUSES, counted, day, own_word, percent, when, where
from communique.progress import duration
from communique.troubles import bare
from communique.version import VERSION

STATIC = Path(__file__).parent / "static"
SIGNED_IN = "communique.session"
"""Where the scope of a request holds the id of its session, if the server asks for a password."""
CODE = re.compile("`([^`]+)`")
VERDICTS = {"agree": "agree", "contradict": "contradict", "one_sided": "one side"}


def page(request: Request, template: str, *, status: int = 200, **told: Any) -> HTMLResponse:
    """The answer with a page made from a template; ``told`` are the names that the template knows."""
    known = {"demo": request.app.state.site.settings.demo, "signed_in": SIGNED_IN in request.scope}
    words = templates().get_template(template).render(request=request, path=request.url.path, **known, **told)
    return HTMLResponse(words, status)


@cache
def templates() -> Environment:
    """The environment of all templates; a name that a template lacks is an error, not an empty string."""
    made = Environment(
        loader=PackageLoader("communique.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(version=VERSION, asset=asset, with_query=with_query, download_address=download_address)
    made.filters.update(
        sentence=lambda words: words[:1].upper() + words[1:],
        shown=shown,
        visible=lambda words: visible(str(words)),
        with_code=with_code,
        lines=lambda words: Markup(escape(visible_lines(words))),
        kind=lambda kind: KINDS.get(kind, kind),
        status=lambda status: STATUSES.get(status, status),
        silence=lambda how: SILENCES.get(how or "", "has not confirmed it"),
        own_word=own_word,
        when=when,
        where=where,
        verdict=lambda verdict: VERDICTS[verdict],
        day=lambda value: day(value) if value else "",
        counted=counted,
        percent=percent,
        shortened=shortened,
        web_address=web_address,
        duration=duration,
        remedy=lambda code: CODES[code].remedy,
        code_title=lambda code: CODES[code].title,
        bare=bare,
    )
    return made


def shown(words: object) -> Markup:
    """Words of a text on one line, kept from reordering what stands beside them."""
    # by far the most often used: escaped by hand, Markup's own formatting takes four times as long
    return Markup(f"<bdi>{escape(visible(str(words)))}</bdi>")


def with_code(words: str) -> Markup:
    """Our own words with what stands in backticks as code."""
    return Markup(CODE.sub(r"<code>\1</code>", str(escape(words))))


def web_address(url: str | None) -> str | None:
    """An address that may be linked to: of the web alone, never a script's."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


@cache
def asset(name: str) -> str:
    """The address of a file of ``static/``, with its digest, so that a browser keeps it until it changes."""
    digest = sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"


def with_query(request: Request, **changes: object) -> str:
    """The request's address with parts of its query changed; None takes a part away."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name not in changes]
    kept += [(name, str(value)) for name, value in changes.items() if value is not None]
    return f"{request.url.path}?{urlencode(kept)}" if kept else request.url.path


def download_address(request: Request, form: str, upto: int) -> str:
    """Where the export is that a query asks for, up to the document of this number."""
    left_out = ("format", "upto", "limit", "after", "sort")
    asked = [(name, value) for name, value in request.query_params.multi_items() if name not in left_out and value]
    return f"/export/{form}?{urlencode([*asked, ('upto', str(upto))])}"
