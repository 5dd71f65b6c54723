"""``communique same``, ``different``, ``undo``, ``judgements``: what a user says of who is who."""

from __future__ import annotations

from typing import Annotated

import typer

from communique import listed
from communique.commands.opening import StorePath, opened, told
from communique.commands.rows import RowForm, print_rows

Spelling = Annotated[
    int, typer.Argument(metavar="SPELLING", help="A number from the column spellings of 'communique people'.")
]


@told
def same(a: Spelling, b: Spelling, store: StorePath = None) -> None:
    """Say that two spellings are one person's or body's."""
    with opened(store) as target:
        typer.echo(f"judgement {target.judge(a, b, 'same')} ('communique undo' takes it back)")


@told
def different(a: Spelling, b: Spelling, store: StorePath = None) -> None:
    """Say that two spellings are not one person's or body's."""
    with opened(store) as target:
        typer.echo(f"judgement {target.judge(a, b, 'different')} ('communique undo' takes it back)")


@told
def undo(
    judgement: Annotated[
        int, typer.Argument(metavar="JUDGEMENT", help="The number of a judgement, as 'communique judgements' shows it.")
    ],
    store: StorePath = None,
) -> None:
    """Take a judgement back, as if it had not been made."""
    with opened(store) as target:
        target.undo(judgement)


@told
def judgements(
    store: StorePath = None,
    form: Annotated[RowForm, typer.Option("--format", help="How to print the rows.")] = "table",
) -> None:
    """List what was said of spellings with same and different, also what was taken back."""
    with opened(store) as source:
        found = source.judgements()
    print_rows(map(listed.judgement, found), listed.JUDGEMENTS, form, len(found))
