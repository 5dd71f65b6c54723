"""``communique add``, ``problems``: documents taken into a store, and what could not be."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from communique import listed
from communique.commands.opening import StorePath, opened, told
from communique.commands.options import (
    UNREAD,
    DayFirst,
    Fetch,
    KnownFiles,
    MaxSize,
    OutletOfTexts,
    Published,
    Workers,
    options_of,
    reader_with,
)
from communique.commands.rows import RowForm, print_rows
from communique.errors import CommuniqueError
from communique.troubles import Troubles

if TYPE_CHECKING:
    from communique.ingest import Options
    from communique.keeping import Kept
    from communique.progress import Progress
    from communique.reader import Reader
    from communique.store.store import Store


@told
def add(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="Texts, pages, feeds, mails, web archives, .jsonl[.gz] (also of read), folders, patterns, or -.",
        ),
    ],
    store: StorePath = None,
    published: Published = None,
    outlet: OutletOfTexts = None,
    day_first: DayFirst = None,
    known: KnownFiles = None,
    workers: Workers = 1,
    max_size: MaxSize = None,
    fetch: Fetch = False,
) -> None:
    """Read texts and keep them in a store, each once, which is made where there is
    none.

    A text that is there already is left as it is, so what was stopped goes on
    when it is called again. The accounts of one contact are gathered into
    dossiers.

    Exit status: 0 when all was kept, 1 when something could not be read
    ('communique problems' lists it), 2 for a wrong call, 130 when stopped by
    Ctrl-C (what was kept before is kept).
    """
    options = options_of(published, outlet, day_first, max_size, fetch=fetch)
    reader = reader_with(known or [])
    with opened(store, create=True) as target:
        failed = _keep(target, sources, options, reader, workers)
    if failed:
        raise typer.Exit(UNREAD)


def _keep(store: Store, sources: list[str], options: Options, reader: Reader, workers: int) -> int:
    """Keep all; the number of what could not be read."""
    from communique.ingest.count import count
    from communique.keeping import keep
    from communique.progress import Progress

    failed = 0
    trouble = Troubles(store)
    outcomes = {"added": 0, "new_version": 0, "known": 0}
    with (
        Progress(count(sources), bar=True) as progress,
        closing(keep(store, sources, options, reader, workers)) as results,
    ):
        for result in results:
            if isinstance(result, CommuniqueError):
                failed += 1
                trouble.note(result)
                progress.say(str(result))
            else:
                outcomes[result.added.outcome] += 1
                failed += _noted(trouble, result, progress)
            progress.advance()
        trouble.close_what_is_gone()
        parts = [
            f"{n:,} {words}" for n, words in zip(outcomes.values(), ("added", "new versions", "known"), strict=True)
        ]
        parts += [f"{failed:,} not read ('communique problems' lists them)"] if failed else []
        progress.say(f"{'; '.join(parts)}; {progress.taken()}")
    return failed


def _noted(trouble: Troubles, kept: Kept, progress: Progress) -> int:
    """1 where a text was kept but left unread, which is said and noted; else 0, and its open problems are closed."""
    error = trouble.kept(kept)
    if error is None:
        return 0
    progress.say(f"{error.code} {kept.name}: {error.message}")
    return 1


@told
def problems(
    store: StorePath = None,
    resolved: Annotated[bool, typer.Option("--resolved", help="Show also what could be read later.")] = False,
    form: Annotated[RowForm, typer.Option("--format", help="How to print the rows.")] = "table",
) -> None:
    """List what could not be read or kept.

    When a file is mended, add it again.
    """
    with opened(store) as source:
        found = source.problems(resolved=resolved)
    print_rows(map(listed.problem, found), listed.PROBLEMS, form, len(found))
