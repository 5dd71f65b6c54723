"""Words of a language, as data: one folder a language with the same file names in each.

A table is a UTF-8 ``.txt`` file (one entry a line) or ``.tsv`` file (a header line, then rows). Lines that
begin with ``#`` are comments and say where a group of entries comes from. Tables are read once and never changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

LANGUAGES: tuple[str, ...] = ("en",)
"""Languages that have a pack (ISO 639-1)."""


def _content(language: str, name: str) -> list[str]:
    text = files(__package__).joinpath(language, name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def entries(language: str, name: str) -> tuple[str, ...]:
    """The entries of ``lang/<language>/<name>.txt``, in order.

    Raises:
        FileNotFoundError: when the pack has no such table.
    """
    return tuple(line.strip() for line in _content(language, f"{name}.txt"))


@cache
def words(language: str, name: str) -> frozenset[str]:
    """The entries of a ``.txt`` table as a set."""
    return frozenset(entries(language, name))


@cache
def rows(language: str, name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of ``lang/<language>/<name>.tsv`` by column name; missing cells are empty strings.

    Raises:
        FileNotFoundError: when the pack has no such table.
    """
    head, *body = _content(language, f"{name}.tsv")
    columns = head.split("\t")
    return tuple(
        MappingProxyType(dict(zip(columns, [*line.split("\t"), *[""] * len(columns)], strict=False))) for line in body
    )
