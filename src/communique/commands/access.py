"""``communique access``: the password and the tokens that let people and programs use a server."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from communique.commands.opening import DEFAULT, StorePath, told
from communique.commands.options import complain
from communique.commands.rows import RowForm, print_rows

if TYPE_CHECKING:
    from communique.web.access import Access

app = typer.Typer(no_args_is_help=True, help="Say who may use a server that other machines can reach.")
"""The commands ``communique access ...``."""

TokenName = Annotated[str, typer.Argument(metavar="NAME", help="What the token is called, such as the program's name.")]
COLUMNS = ("name", "scope", "made")


@app.command("password")
@told
def password(store: StorePath = None) -> None:
    """Set the password that people sign in with.

    It is asked for twice and not shown, or read from standard input where that
    is no terminal. Whoever is signed in has to sign in again.
    """
    from communique.web import access

    path, known = _known(store)
    access.write(path, access.with_password(known, _typed()))
    complain(f"the password is set in {path}; a server that runs without one takes it up when it is started anew")


@app.command("token")
@told
def token(
    name: TokenName,
    scope: Annotated[
        Literal["read", "write"],
        typer.Option(help="What it may do: read what is stored and texts that it sends, or add and judge too."),
    ] = "read",
    store: StorePath = None,
) -> None:
    """Make a token for a program, which sends it as 'Authorization: Bearer TOKEN'.

    The token is printed once, and kept nowhere.
    """
    from communique.web import access

    path, known = _known(store)
    changed, secret = access.with_token(known, name, scope)
    access.write(path, changed)
    typer.echo(secret)
    complain("keep it now: it is not shown again")


@app.command("list")
@told
def list_tokens(
    store: StorePath = None,
    form: Annotated[RowForm, typer.Option("--format", help="How to print the rows.")] = "table",
) -> None:
    """List the tokens, and say whether a password is set."""
    _, known = _known(store)
    print_rows([{c: getattr(t, c) for c in COLUMNS} for t in known.tokens], COLUMNS, form, len(known.tokens))
    complain("a password is set" if known.password else "no password is set")


@app.command("revoke")
@told
def revoke(name: TokenName, store: StorePath = None) -> None:
    """Take a token back; a running server refuses it from then on."""
    from communique.web import access

    path, known = _known(store)
    access.write(path, access.without_token(known, name))


def _known(store: Path | None) -> tuple[Path, Access]:
    """The access file of a store, and what it says."""
    from communique.web import access

    path = access.path_of(store or DEFAULT)
    return path, access.read(path)


def _typed() -> str:
    """A password from the terminal, typed twice, or from standard input.

    Raises:
        CommuniqueError: E724 when the two differ.
    """
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    from getpass import getpass

    from communique.errors import CommuniqueError

    first, again = getpass("Password: "), getpass("Once more: ")
    if first != again:
        raise CommuniqueError("E724", "the two that were typed differ; nothing was changed")
    return first
