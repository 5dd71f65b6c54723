"""From the second version of the tables to the third: dossiers laid side by side are kept.

What stands here tells of these two versions alone and stays as it is when later ones come.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

LAID = """CREATE TABLE laid (
    dossier_id TEXT NOT NULL, n_accounts INTEGER NOT NULL, rules TEXT NOT NULL, told BLOB NOT NULL,
    PRIMARY KEY (dossier_id), FOREIGN KEY(dossier_id) REFERENCES dossiers (id)
)"""
LISTED = "CREATE INDEX dossiers_of_several ON dossiers (date_first, id) WHERE n_accounts > 1"


def change(connection: Connection) -> None:
    """Bring the tables of the second version to the third."""
    connection.execute(text(LAID))
    connection.execute(text(LISTED))
