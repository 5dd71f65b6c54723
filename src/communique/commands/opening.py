"""The store that a command works with."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from communique.commands.options import STOPPED, UNREAD, complain
from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from communique.store.store import Store

VARIABLE = "COMMUNIQUE_STORE"
StorePath = Annotated[
    Path | None,
    typer.Option(
        "--store", metavar="FILE", help="The file of the store.", envvar=VARIABLE, show_default="communique.db"
    ),
]
DEFAULT = Path("communique.db")
T = TypeVar("T")


@contextmanager
def opened(path: Path | None, *, create: bool = False) -> Iterator[Store]:
    """The store in this file, or in ``communique.db`` of the folder that one is in."""
    from communique.store.store import Store

    with Store(path or DEFAULT, create=create) as store:
        yield store


def told(command: Callable[..., T]) -> Callable[..., T]:
    """A command whose coded errors are said, not thrown; Ctrl-C and a reader that has enough end it quietly."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> T:
        try:
            return command(*args, **options)
        except CommuniqueError as error:
            complain(str(error))
            raise typer.Exit(UNREAD) from None
        except BrokenPipeError:
            # what reads our output has enough; the interpreter must not try to flush to it again
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            raise typer.Exit(UNREAD) from None
        except KeyboardInterrupt:
            complain("stopped")
            raise typer.Exit(STOPPED) from None

    return run
