"""From the first version of the tables to the second: more indexes, dossiers by days first, shorter lines to compare.

What stands here tells of these two versions alone and stays as it is when later ones come.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, text

FILED_ANEW = (
    "DROP INDEX dossier_keys_by_dossier",
    "ALTER TABLE dossier_keys RENAME TO dossier_keys_before",
    """CREATE TABLE dossier_keys (
        date INTEGER NOT NULL, "key" TEXT NOT NULL, dossier_id TEXT NOT NULL,
        PRIMARY KEY (date, "key", dossier_id), FOREIGN KEY(dossier_id) REFERENCES dossiers (id)
    ) WITHOUT ROWID""",
    """INSERT INTO dossier_keys (date, "key", dossier_id)
        SELECT date, "key", dossier_id FROM dossier_keys_before ORDER BY date, "key", dossier_id""",
    "DROP TABLE dossier_keys_before",
)
INDEXED = (
    "DROP INDEX contacts_by_date",
    "CREATE INDEX contacts_by_date ON contacts (date_first, id, date_last)",
    "CREATE INDEX contacts_in_kind ON contacts (kind, id)",
    "CREATE INDEX contacts_in_status ON contacts (status, id)",
    "CREATE INDEX people_by_office ON people (office_key, canonical_id) WHERE office_key <> ''",
)
BATCH = 500
"""Rows that are rewritten at once."""


def change(connection: Connection) -> None:
    """Bring the tables of the first version to the second."""
    for statement in (*FILED_ANEW, *INDEXED):
        connection.execute(text(statement))
    _rewrite(connection, "outlines", "document_id", "outline", _outline)
    _rewrite(connection, "contacts", "id", "sketch", _sketch)


def _rewrite(
    connection: Connection, table: str, id: str, column: str, written: Callable[[Mapping[str, Any]], str]
) -> None:
    """Write each line of a column anew; what is no JSON object is no line of the first version and stays."""
    last = 0
    rows = text(f"SELECT {id} AS id, {column} AS line FROM {table} WHERE {id} > :last ORDER BY {id} LIMIT {BATCH}")
    while found := connection.execute(rows, {"last": last}).all():
        last = found[-1].id
        lines = [{"of": row.id, "line": written(json.loads(row.line))} for row in found if _is_object(row.line)]
        if lines:
            connection.execute(text(f"UPDATE {table} SET {column} = :line WHERE {id} = :of"), lines)


def _is_object(line: str | None) -> bool:
    return line is not None and line.startswith("{")


def _outline(told: Mapping[str, Any]) -> str:
    people = ["\n".join(_named(told[part])) for part in ("parties", "principals", "lead")]
    days = (told["days"], told["event"], bool(told["contact"]))
    glance = (told["published"], told["outlet"], *_joined(told, "names", "figures"), *days, *people)
    lines = {part: [json.dumps(_party(party)) for party in told[part]] for part in ("principals", "lead", "parties")}
    every = list(dict.fromkeys((*lines["parties"], *lines["principals"], *lines["lead"])))
    places = [[every.index(line) for line in own] for own in lines.values()]
    rest = (told["document"], told["contact"], told["kind"], [json.loads(line) for line in every], *places)
    return f"{_line(glance)}\n{_line(rest)}"


def _named(parties: Sequence[Mapping[str, Any]]) -> list[str]:
    return [" ".join(p["words"]) for p in parties if p["named"] and p["type"] == "person"]


def _joined(told: Mapping[str, Any], *keys: str) -> tuple[str, ...]:
    return tuple("\n".join(told[key]) for key in keys)


def _sketch(told: Mapping[str, Any]) -> str:
    first = [told[key] for key in ("document", "contact", "kind", "status", "main")]
    days = [[d["first"], d["last"], d["stated"]] for d in told["days"]]
    parties = [_party(party) for party in told["parties"]]
    return _line((*first, days, parties, told["place"], told["country"], " ".join(told["words"])))


def _party(told: Mapping[str, Any]) -> list[Any]:
    words, office, home = (" ".join(told[key]) for key in ("words", "office", "home"))
    return [told["type"], told["name"], words, told["named"], office, told["country"], home]


def _line(parts: object) -> str:
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
