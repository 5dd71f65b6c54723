"""A reading as the JSON object of the output contract, and back.

Every field is always present, null where the text gives nothing. Field names are those of the records.
"""

from __future__ import annotations

import json
import math
import re
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeAlias, Union, cast, get_args, get_origin, get_type_hints

from communique.document import Document
from communique.errors import CommuniqueError
from communique.records import Reading

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
"""What a JSON text can hold."""

DOCUMENT_FIELDS = ("id", "name", "title", "author", "outlet", "url", "published", "language", "text")
"""What the contract gives of a document; how it was to be read (such as the day order) is not part of it."""

NOT_PLAIN = re.compile("[\ud800-\udfff\x85\u2028\u2029]")
"""Lone surrogates, which UTF-8 cannot hold, and what some programs take for the end of a line."""


def to_dict(reading: Reading) -> dict[str, Json]:
    """The contract's object, of dicts, lists, strings, numbers and None."""
    return cast("dict[str, Json]", _plain(reading))


def to_json(reading: Reading, *, indent: int | None = None) -> str:
    """The contract's object as JSON: one line unless ``indent`` is given, always encodable as UTF-8.

    Two surrogates that stand side by side without forming a pair in ``Document.text`` come back as one character.
    """
    separators = (",", ":") if indent is None else None
    text = json.dumps(to_dict(reading), ensure_ascii=False, allow_nan=False, indent=indent, separators=separators)
    return NOT_PLAIN.sub(lambda m: f"\\u{ord(m.group()):04x}", text)


def from_dict(data: Mapping[str, Json]) -> Reading:
    """The reading that the object holds.

    Raises:
        CommuniqueError: E601 when the object is not a reading, or when a span does not hold the words of the text.
    """
    document = data.get("document")
    text = document.get("text") if isinstance(document, dict) else None
    return cast(Reading, _record(Reading, dict(data), "reading", text if isinstance(text, str) else ""))


@cache
def field_names(record: Any) -> tuple[str, ...]:
    """The names of a record's fields in the contract, in order."""
    return DOCUMENT_FIELDS if record is Document else tuple(f.name for f in fields(record))


@cache
def field_types(record: Any) -> Mapping[str, Any]:
    """The type of each field of a record in the contract, in order."""
    hints = get_type_hints(record) | ({"id": str} if record is Document else {})
    return types.MappingProxyType({name: hints[name] for name in field_names(record)})


def _plain(value: object) -> Json:
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    record: Any = type(value)
    return {name: _plain(getattr(value, name)) for name in field_names(record)}


def _value(kind: Any, value: Json, where: str, text: str) -> object:
    """The JSON value as a value of the type; ``where`` names it in messages."""
    origin, inner = _form(kind)
    if origin is Union:
        return None if value is None else _value(inner[0], value, where, text)
    if origin is tuple and isinstance(value, list):
        return tuple(_value(inner[0], v, f"{where}[{i}]", text) for i, v in enumerate(value))
    if origin is Reading and isinstance(value, dict):
        return _record(cast(type, kind), value, where, text)
    if origin is Literal and value in inner:
        return value
    if kind is float and type(value) in (int, float) and math.isfinite(cast(float, value)):
        return float(cast(float, value))
    if kind in (str, int, bool) and type(value) is kind:
        return value
    raise CommuniqueError("E601", f"{where} cannot be {_shown(value)}")


@cache
def _form(kind: Any) -> tuple[Any, tuple[Any, ...]]:
    """What a type is made of: Union (with None), tuple or Literal with what is inside, Reading for any record."""
    origin = get_origin(kind)
    if origin in (types.UnionType, Union):
        return Union, tuple(k for k in get_args(kind) if k is not types.NoneType)
    return (Reading, ()) if is_dataclass(kind) else (origin, get_args(kind))


@cache
def _taken_as_they_are(record: Any) -> Mapping[str, frozenset[type]]:
    """The types of plain values that need no more than a look at them, by the names of a record's fields."""
    found = {}
    for name, kind in field_types(record).items():
        origin, inner = _form(kind)
        asked = {inner[0], types.NoneType} if origin is Union else {kind}
        found[name] = frozenset(asked & {str, int, bool, types.NoneType})
    return types.MappingProxyType(found)


def _record(record: type, data: dict[str, Json], where: str, text: str) -> object:
    kinds = field_types(record)
    if kinds.keys() != data.keys():
        missing, unknown = sorted(kinds.keys() - data.keys()), sorted(data.keys() - kinds.keys())
        wrong = f"lacks the field {missing[0]}" if missing else f"has an unknown field {_shown(unknown[0])}"
        raise CommuniqueError("E601", f"{where} {wrong}")
    # most of a reading is plain, and has to be given back quickly
    plain = _taken_as_they_are(record)
    values = {
        name: value if type(value := data[name]) in plain[name] else _value(kind, value, f"{where}.{name}", text)
        for name, kind in kinds.items()
    }
    if record is Document:
        return _document(values, where)
    if "start" in values and not _stands(values, text):
        raise CommuniqueError("E601", f"{where} does not hold the words of the text at its offsets")
    return record(**values)


def _document(values: dict[str, Any], where: str) -> Document:
    id = values.pop("id")
    document = Document(**values)
    if document.id != id:
        raise CommuniqueError("E601", f"{where}.id is not the digest of the text")
    return document


def _stands(values: dict[str, Any], text: str) -> bool:
    start, end = values["start"], values["end"]
    inside = bool(0 <= start <= end <= len(text))
    return inside and text[start:end] == values.get("text", text[start:end])


def _shown(value: Json) -> str:
    shown = json.dumps(value)
    return shown if len(shown) <= 60 else shown[:60] + "…"
