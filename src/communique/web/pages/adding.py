"""Texts taken in: one that is pasted is read at once and opened; files become a job that can be watched and stopped."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from communique.errors import CommuniqueError
from communique.ingest import Options
from communique.web.failures import failure
from communique.web.jobs import Jobs, Work
from communique.web.pasting import pasted, taken_of
from communique.web.rates import costly
from communique.web.rendering import page
from communique.web.site import Site, site
from communique.web.uploads import placed_by, saved

if TYPE_CHECKING:
    from communique.document import DayOrder
    from communique.store.adding import Added

router = APIRouter()
Here = Annotated[Site, Depends(site)]
COSTLY = [Depends(costly)]

FIELDS_BESIDE = 65_536
"""Bytes of a form that are left for everything but the text."""
DAY_ORDERS = (("", "Not known"), ("day_first", "Day first: 1 November"), ("month_first", "Month first: 11 January"))
MANY = 20
"""Fields of a form, at most."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was filled in of the form, as it was written."""

    text: str = ""
    title: str = ""
    outlet: str = ""
    published: str = ""
    author: str = ""
    url: str = ""
    day_order: str = ""


@router.get("/add")
def add(request: Request, here: Here) -> HTMLResponse:
    """The forms; the process that reads is started meanwhile, so that the first text need not wait for it."""
    threading.Thread(target=_warm, args=(here,), daemon=True).start()
    return _form(request, here, Given())


@router.post("/add/text", dependencies=COSTLY)
async def add_text(request: Request, here: Here) -> Response:
    """Read a pasted text, keep it, and open it."""
    form = await _received(request, here)
    given = Given(**{name: value for name in asdict(Given()) if isinstance(value := form.get(name, ""), str)})
    return await run_in_threadpool(_add_text, request, here, given)


@router.post("/add/files", dependencies=COSTLY)
async def add_files(request: Request, here: Here) -> Response:
    """Begin a job that reads and keeps files."""
    form = await _received(request, here)
    try:
        return await run_in_threadpool(_add_files, request, here, form)
    finally:
        await form.close()


@router.get("/add/{id}")
def job(request: Request, id: str, here: Here) -> HTMLResponse:
    """How far a job is."""
    return page(request, "job.html", job=here.jobs.job(id))


@router.post("/add/{id}/stop")
def stop(id: str, here: Here) -> RedirectResponse:
    """Stop a job after the text that it is at."""
    here.jobs.stop(id)
    return RedirectResponse(f"/add/{id}", 303)


async def _received(request: Request, here: Site) -> FormData:
    """The form that was sent, within the limits.

    Raises:
        CommuniqueError: E703 when it is over one, E702 when it is no form.
    """
    limits = here.settings.limits
    try:
        return await request.form(
            max_files=limits.files, max_fields=MANY, max_part_size=4 * limits.text + FIELDS_BESIDE
        )
    except HTTPException as error:
        if error.status_code != 400:
            raise
        if "files" in str(error.detail):
            raise CommuniqueError("E703", f"{limits.files} files can be sent at a time") from None
        if "exceeded maximum size" in str(error.detail):
            raise CommuniqueError("E703", f"a text may have {limits.text:,} characters") from None
        raise CommuniqueError("E702", "this is no form as the page sends it") from None


def _add_text(request: Request, here: Site, given: Given) -> Response:
    try:
        added = _pasted(here, given)
    except CommuniqueError as error:
        if error.code.startswith("E80"):
            raise
        return _form(request, here, given, error)
    if added.outcome == "known":
        return _form(request, here, Given(), known=added)
    return RedirectResponse(f"/documents/{added.id}", 303)


def _pasted(here: Site, given: Given) -> Added:
    from communique.keeping import keep_taken
    from communique.troubles import Troubles

    day_order: DayOrder | None = next((o for o in ("day_first", "month_first") if o == given.day_order), None)
    document = pasted(
        given.text,
        here.settings.limits.text,
        title=given.title,
        outlet=given.outlet,
        published=given.published,
        author=given.author,
        url=given.url,
        day_order=day_order,
    )
    kept = next(keep_taken(here.store, [taken_of(document)], here.reader.make))
    if isinstance(kept, CommuniqueError):
        raise kept
    Troubles(here.store, lambda place: (place, place)).kept(kept)
    return kept.added


def _add_files(request: Request, here: Site, form: FormData) -> Response:
    files = [file for file in form.getlist("files") if isinstance(file, UploadFile) and file.filename]
    if not files:
        error = CommuniqueError("E702", "choose one file or more first", "files")
        return _form(request, here, Given(), error, part="files")
    folder, names = saved([(file.filename or "", file.file) for file in files])
    # what a text may have in bytes is what it may have in characters: English needs one for each
    options = Options(outlet=_written(form, "outlet"), max_size=here.settings.limits.text)
    work = Work([*map(type(folder), names)], tuple(names.values()), options, placed_by(names), folder)
    return RedirectResponse(f"/add/{_started(here.jobs, work).id}", 303)


def _started(jobs: Jobs, work: Work) -> Any:
    import shutil

    try:
        return jobs.start(work)
    except CommuniqueError:
        if work.folder is not None:
            shutil.rmtree(work.folder, ignore_errors=True)
        raise


def _written(form: FormData, name: str) -> str | None:
    value = form.get(name)
    return value.strip() or None if isinstance(value, str) else None


def _form(
    request: Request,
    here: Site,
    given: Given,
    error: CommuniqueError | None = None,
    *,
    known: Added | None = None,
    part: Literal["text", "files"] = "text",
) -> HTMLResponse:
    told = failure(error) if error else None
    return page(
        request,
        "add.html",
        status=told.status if told else 200,
        given=given,
        wrong=told,
        part=part,
        known=here.store.document(known.id) if known else None,
        limits=here.settings.limits,
        jobs=here.jobs.latest(),
        day_orders=DAY_ORDERS,
    )


def _warm(here: Site) -> None:
    # what is wrong with it is told when a text is to be read
    with suppress(CommuniqueError, EOFError, OSError):
        here.reader.start()
