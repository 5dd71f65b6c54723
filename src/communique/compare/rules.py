"""What a comparison depends on beside the readings: the code, the tables of words, the weights."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
PARTS = (
    "compare/**/*.py",
    "lang/**/*.py",
    "lang/**/*.tsv",
    "lang/**/*.txt",
    "dossiers.py",
    "records.py",
    "graphs.py",
    "export/dossier_json.py",
)
"""The files; the digests of the weights stand in them, and the form in which a comparison is kept."""


@cache
def rules() -> str:
    """A digest of it, in hex: where it is another one, the same readings may be compared with another outcome."""
    told = hashlib.sha256()
    for path in sorted({path for part in PARTS for path in PACKAGE.glob(part)}):
        told.update(f"{path.relative_to(PACKAGE).as_posix()}\0".encode())
        told.update(hashlib.sha256(path.read_bytes()).digest())
    return told.hexdigest()[:32]
