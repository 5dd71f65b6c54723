"""Errors as answers: the status that each code has, and the one shape in which the interface tells them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.routing import Match

from communique.errors import CODES, CommuniqueError
from communique.web.answers import Json
from communique.web.rates import TooMany
from communique.web.rendering import page

STATUSES: Mapping[str, int] = {
    "E120": 507,
    "E403": 504,
    "E402": 500,
    "E401": 500,
    "E501": 500,
    "E502": 500,
    "E701": 404,
    "E702": 422,
    "E703": 413,
    "E704": 429,
    "E705": 403,
    "E706": 401,
    "E707": 405,
    "E712": 415,
    "E721": 403,
    "E723": 500,
    "E804": 503,
    "E805": 507,
    "E806": 500,
    "E807": 500,
    "E808": 404,
    "E809": 422,
}
"""The HTTP status of a code; what a user gave and can mend is 422."""
MENDABLE = 422
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
CODE_OF_STATUS = {404: "E701", 405: "E707", 413: "E703", 429: "E704", 401: "E706", 403: "E705"}

SAID: Mapping[str, str] = {
    "extra_forbidden": "there is no such field here",
    "missing": "the field is missing",
    "json_invalid": "this is no JSON",
}
"""Our words for what the framework says of a field."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What an answer tells of an error."""

    status: int
    code: str
    title: str
    message: str
    where: str | None
    remedy: str

    def to_dict(self) -> dict[str, dict[str, str | None]]:
        """The shape of every error of the interface: ``{"error": {code, title, message, where, remedy}}``."""
        names = ("code", "title", "message", "where", "remedy")
        return {"error": {name: getattr(self, name) for name in names}}


def failure(error: Exception) -> Failure:
    """What is told of an error."""
    if isinstance(error, CommuniqueError):
        return _of(error.code, error.message, error.where, STATUSES.get(error.code, MENDABLE))
    if isinstance(error, RequestValidationError):
        first = error.errors()[0]
        said = SAID.get(first["type"]) or str(first["msg"]).removeprefix("Value error, ")
        field = ".".join(str(part) for part in first["loc"] if not isinstance(part, int) or len(first["loc"]) < 3)
        return _of("E702", said, field or None, MENDABLE)
    if isinstance(error, HTTPException):
        code = CODE_OF_STATUS.get(error.status_code, "E702")
        # a body that cannot be taken apart is what a user gave and can mend
        status = MENDABLE if error.status_code == 400 else error.status_code
        return _of(code, CODES[code].meaning, None, status)
    return _of("E401", "a fault in Communique itself; the server's own output tells more", None, 500)


async def answer(request: Request, error: Exception) -> Response:
    """The answer to a request that failed: JSON under ``/api/``, a page elsewhere."""
    told = failure(error)
    if request.url.path.startswith("/api/"):
        response: Response = Json(told.to_dict(), told.status)
    else:
        response = page(request, "failure.html", status=told.status, failure=told)
    if isinstance(error, HTTPException) and error.headers:
        response.headers.update(error.headers)
    if isinstance(error, HTTPException) and error.status_code == 405:
        response.headers["allow"] = ", ".join(_allowed(request))
    if isinstance(error, TooMany):
        response.headers["retry-after"] = str(error.seconds)
    if isinstance(error, CommuniqueError) and error.code == "E706":
        response.headers["www-authenticate"] = "Bearer"
    return response


def _allowed(request: Request) -> list[str]:
    """The methods that the address takes; of several routes the framework names those of the first alone."""
    asked = ({**request.scope, "method": method} for method in METHODS)
    return [s["method"] for s in asked if any(r.matches(s)[0] is Match.FULL for r in request.app.routes)]


def _of(code: str, message: str, where: str | None, status: int) -> Failure:
    told = CODES[code]
    return Failure(status, code, told.title, message, where, told.remedy)
