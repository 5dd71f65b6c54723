"""Writes what docs can say of the program by asking the program: ``make docs``.

- ``docs/reference.md``: every command, argument and option of the command line, and every coded error and warning.
- the tables of columns of ``docs/export.md``;
- the output blocks of ``README.md``: what the command in the comment above each of them prints now. Commands in
  comments ``<!-- done first: communique ... -->`` are run at their places among them; all share one store, which is
  made for this and thrown away.
"""

from __future__ import annotations

import inspect
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, get_args, get_origin, get_type_hints

from typer import Typer
from typer.models import ArgumentInfo, ParameterInfo

from communique.cli import app
from communique.errors import CODES
from communique.export.event_rows import EVENTS
from communique.export.tables import TABLES, Table

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference.md"
EXPORT = ROOT / "docs" / "export.md"
README = ROOT / "README.md"
COLUMNS = re.compile(r"(<!-- columns of: ([a-z]+) -->\n)(?:\n\|.*?\n(?=\n))?", re.DOTALL)
KINDS = {"text": "text", "whole": "whole number", "number": "number", "flag": "true or false", "texts": "list of texts"}
OUTPUT = re.compile(r"(<!-- output of: (communique [^\n]*?) -->\n```[a-z]*\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
FIRST = re.compile(r"<!-- done first: (communique [^\n]*?) -->")
PART = re.compile(f"{FIRST.pattern}|{OUTPUT.pattern}", re.DOTALL | re.MULTILINE)
OPENING = """\
# Reference

Written by `make docs` from the program itself; do not edit it by hand.

## Commands

`communique --version` prints the version; `--help` or `-h` after any command explains it.
"""
CODED = """\
## Coded errors and warnings

E is an error: something could not be read. W is a warning: it was read, and a careful reader should know this.
`communique explain CODE` prints the same.

| code | what happened | what it means | what to do |
|---|---|---|---|"""


def reference() -> str:
    """The text of ``docs/reference.md``."""
    commands = {name: callback for group, prefix in _groups() for name, callback in _of(group, prefix)}
    parts = [
        OPENING,
        *(_command(name, callback) for name, callback in sorted(commands.items())),
        CODED,
        *(f"| {c.code} | {c.title} | {_cell(c.meaning)} | {_cell(c.remedy)} |" for _, c in sorted(CODES.items())),
    ]
    return "\n".join(parts) + "\n"


def _groups() -> Iterator[tuple[Typer, str]]:
    """The commands of the command line, and the groups of commands with what stands before their names."""
    yield app, ""
    for group in app.registered_groups:
        if group.typer_instance is not None:
            yield group.typer_instance, f"{group.name} "


def _of(group: Typer, prefix: str) -> Iterator[tuple[str, Callable[..., object]]]:
    for command in group.registered_commands:
        if command.callback is not None:
            yield prefix + (command.name or command.callback.__name__), command.callback


def _command(name: str, callback: Callable[..., object]) -> str:
    lines = [f"### communique {name}\n", inspect.getdoc(callback) or ""]
    parameters = inspect.signature(callback).parameters.values()
    lines += ["", "| argument or option | meaning |", "|---|---|"] if parameters else []
    hints = get_type_hints(callback, include_extras=True)
    for parameter in parameters:
        kind, info = get_args(hints[parameter.name])[:2]
        lines.append(f"| {_written(parameter.name, info)}{_choices(kind)} | {_cell(info.help)}{_default(parameter)} |")
    return "\n".join(lines) + "\n"


def _written(name: str, info: ParameterInfo) -> str:
    """The argument or option as the user writes it."""
    if isinstance(info, ArgumentInfo):
        return f"`{info.metavar or name.upper()}`"
    value = f" {info.metavar}" if info.metavar else ""
    # the first spelling of an annotated option lies where others keep their default
    spelled = [d for d in (info.default, *(info.param_decls or ())) if isinstance(d, str) and d.startswith("-")]
    return ", ".join(f"`{o}{value}`" for d in spelled or ["--" + name.replace("_", "-")] for o in d.split("/"))


def _choices(kind: object) -> str:
    return f" ({', '.join(get_args(kind))})" if get_origin(kind) is Literal else ""


def _default(parameter: inspect.Parameter) -> str:
    value = parameter.default
    return f" Default: {value}." if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def export() -> str:
    """The text of ``docs/export.md`` with its tables of columns made anew."""
    tables = {**TABLES, "events": EVENTS}
    return COLUMNS.sub(lambda m: m[1] + _columns(tables[m[2]]), EXPORT.read_text(encoding="utf-8"))


def _columns(table: Table) -> str:
    rows = [f"| `{c.name}` | {KINDS[c.kind]} | {_cell(c.meaning)} |" for c in table.columns]
    return "\n".join(["", "| column | kind | meaning |", "|---|---|---|", *rows]) + "\n"


def readme() -> str:
    """The text of ``README.md`` with its output blocks made anew."""
    with TemporaryDirectory() as folder:
        store = Path(folder) / "communique.db"
        return PART.sub(lambda m: _made_anew(m, store), README.read_text(encoding="utf-8"))


def _made_anew(found: re.Match[str], store: Path) -> str:
    done_first, opening, command = found.groups()
    if done_first:
        printed(done_first, store)
        return found[0]
    return f"{opening}{printed(command, store)}\n"


def printed(command: str, store: Path) -> str:
    """What a ``communique ...`` command prints, run in the project's root with this store, 80 columns wide."""
    call = [sys.executable, "-m", *shlex.split(command)]
    own = {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "COMMUNIQUE_STORE": str(store), "COLUMNS": "80"}
    environment = {**os.environ, **own}
    done = subprocess.run(call, cwd=ROOT, env=environment, check=True, capture_output=True, text=True, encoding="utf-8")
    return "\n".join(line.rstrip() for line in done.stdout.rstrip().splitlines())


if __name__ == "__main__":
    REFERENCE.write_text(reference(), encoding="utf-8")
    EXPORT.write_text(export(), encoding="utf-8")
    README.write_text(readme(), encoding="utf-8")
