"""What a program sends: texts as JSON, lines of JSON, or files; each as the documents that are taken in of it."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from email.message import Message
from itertools import islice
from typing import Any, TypeVar

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from communique.document import Document
from communique.errors import CommuniqueError
from communique.ingest import Options, Taken, document_from_text, taken
from communique.ingest.decode import oddities
from communique.web.api.sent import ForAll, Text
from communique.web.settings import Limits
from communique.web.uploads import saved

JSON, LINES, FILES = "application/json", "application/x-ndjson", "multipart/form-data"
M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Files:
    """Files that were uploaded, and what holds for all of them."""

    uploads: tuple[UploadFile, ...]
    options: Options


def media_type(request: Request, *known: str) -> str:
    """The form of the request's body, one of those known.

    Raises:
        CommuniqueError: E712 when it is another.
    """
    message = Message()
    message["content-type"] = request.headers.get("content-type", "")
    found = message.get_content_type()
    if found not in known:
        raise CommuniqueError("E712", f"the body has to be {' or '.join(known)}, not {found[:60]}")
    return found


async def json_of(request: Request, model: type[M]) -> M:
    """The body's JSON, as the model has it.

    Raises:
        RequestValidationError: when it is no JSON, or not as the model has it.
    """
    body = await request.body()
    try:
        return model.model_validate(json.loads(body))
    except ValidationError as error:
        raise RequestValidationError([{**e, "loc": ("body", *e["loc"])} for e in error.errors()]) from None
    except (ValueError, RecursionError) as error:
        told = {"type": "json_invalid", "loc": ("body",), "msg": f"this is no JSON ({error})"[:200]}
        raise RequestValidationError([told]) from None


async def files_of(request: Request, limits: Limits) -> Files:
    """The files of an upload.

    Raises:
        CommuniqueError: E703 when they are more than the limit.
        RequestValidationError: when there are none, or a field is not known.
    """
    try:
        form = await request.form(max_files=limits.files, max_fields=len(ForAll.model_fields))
    except HTTPException as error:
        if str(error.detail).startswith("Too many files"):
            raise CommuniqueError("E703", f"one upload may have {limits.files} files") from None
        raise
    told: dict[str, Any] = {}
    uploads = []
    for name, value in form.multi_items():
        if name == "files" and isinstance(value, UploadFile):
            uploads.append(value)
        else:
            told[name] = value
    try:
        given = ForAll.model_validate(told)
    except ValidationError as error:
        raise RequestValidationError([{**e, "loc": ("body", *e["loc"])} for e in error.errors()]) from None
    if not uploads:
        message = "the field is missing: files to be added are sent under this name"
        raise RequestValidationError([{"type": "missing", "loc": ("body", "files"), "msg": message}])
    return Files(tuple(uploads), Options(given.published, given.outlet or None, given.day_order))


def taken_of_text(text: Text, limits: Limits) -> Taken:
    """One text as what is taken in; its original is the record that was sent.

    Raises:
        CommuniqueError: E703 when it is too long.
    """
    document = document_of(text, limits)
    original = json.dumps(text.model_dump(exclude_unset=True)).encode("ascii")
    return Taken(document, original, JSON)


def document_of(text: Text, limits: Limits) -> Document:
    """One text as a document.

    Raises:
        CommuniqueError: E703 when it is too long.
    """
    check_length(text.text, text.name, limits)
    told = text.model_dump(exclude={"text", "name"})
    return document_from_text(text.text, text.name, **told, notices=oddities(text.text))


def check_length(text: str, name: str, limits: Limits) -> None:
    """Refuse a text that takes too long to read.

    Raises:
        CommuniqueError: E703.
    """
    if len(text) > limits.text:
        raise CommuniqueError("E703", f"a text may have {limits.text:,} characters; this has {len(text):,}", name)


def taken_of_lines(body: bytes, limits: Limits) -> Iterator[Taken | CommuniqueError]:
    """The documents of lines of JSON: records with a text, or readings; errors name their line."""
    return _bounded(_taken_of_lines(body), limits)


def _taken_of_lines(body: bytes) -> Iterator[Taken | CommuniqueError]:
    folder, names = saved([("lines.jsonl", io.BytesIO(body))])
    try:
        (path,) = names
        with closing(taken([path])) as found:
            yield from _named(found, path, "line")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def taken_of_files(files: Files, limits: Limits) -> Iterator[Taken | CommuniqueError]:
    """The documents of files that were uploaded; errors name the file."""
    return _bounded(_taken_of_files(files), limits)


def _taken_of_files(files: Files) -> Iterator[Taken | CommuniqueError]:
    folder, names = saved([(upload.filename or "file", upload.file) for upload in files.uploads])
    try:
        for path, name in names.items():
            with closing(taken([path], files.options)) as found:
                yield from _named(found, path, name)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _named(found: Iterator[Taken | CommuniqueError], path: str, name: str) -> Iterator[Taken | CommuniqueError]:
    """The same with the name that the client knows in the place of the path that we gave it."""
    for item in found:
        if isinstance(item, Taken):
            yield replace(item, place=item.place.replace(path, name))
        else:
            yield CommuniqueError(item.code, item.message, (item.where or name).replace(path, name))


def _bounded(found: Iterator[Taken | CommuniqueError], limits: Limits) -> Iterator[Taken | CommuniqueError]:
    """The same, each within the limits; what is too much comes as an error."""
    for item in islice(found, limits.documents):
        if isinstance(item, Taken):
            try:
                check_length(item.document.text, item.name, limits)
            except CommuniqueError as error:
                item = error
        yield item
    rest = next(found, None)
    if rest is not None:
        name = rest.name if isinstance(rest, Taken) else rest.where
        message = f"one request may have {limits.documents} documents; send those from here on in another"
        yield CommuniqueError("E703", message, name)
