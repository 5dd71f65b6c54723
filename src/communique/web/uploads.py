"""Files that a browser sends, put into a folder of their own: nothing of their names is trusted but the ending."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from communique.errors import CommuniqueError
from communique.troubles import UPLOADED, Placed

UNSAFE = re.compile(r"[^\w .-]+")
ENDING = re.compile(r"(?:\.[A-Za-z0-9]{1,8}){0,2}\Z")
LONGEST_STEM = 50
"""Characters; a file's name may have 255 bytes, and a character four."""


def saved(files: Sequence[tuple[str, BinaryIO]]) -> tuple[Path, dict[str, str]]:
    """A new folder with the files in it, and the name that each was sent with, by its path. Who asks removes it.

    Raises:
        CommuniqueError: E120 when they cannot be written.
    """
    folder = Path(tempfile.mkdtemp(prefix="communique-add-"))
    names: dict[str, str] = {}
    try:
        for i, (name, stream) in enumerate(files):
            # each in a folder of its own: two files may have one name, and the name is the document's
            path = folder / str(i) / safe_name(name)
            path.parent.mkdir()
            with path.open("xb") as target:
                shutil.copyfileobj(stream, target, 1 << 20)
            names[str(path)] = last_part(name)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        message = f"the files cannot be put aside ({error.strerror}); free some space and send them again"
        raise CommuniqueError("E120", message) from None
    return folder, names


def safe_name(name: str) -> str:
    """A file name that is one on every system: letters, digits and plain marks, with the endings of the name."""
    bare = last_part(name)
    found = ENDING.search(bare)
    ending = found.group() if found else ""
    stem = UNSAFE.sub("_", bare[: len(bare) - len(ending)]).strip(" ._")[:LONGEST_STEM].strip(" ._")
    return (stem or "file") + ending


def last_part(name: str) -> str:
    """The name without the folders that a browser may send before it."""
    return name.replace("\\", "/").rstrip("/").rpartition("/")[2] or "file"


def placed_by(names: Mapping[str, str]) -> Placed:
    """What the problems of these files are kept under: their names as they were sent, and the place within."""

    def placed(place: str) -> tuple[str, str]:
        for path, name in names.items():
            if place.startswith(path):
                return UPLOADED + name, UPLOADED + name + place[len(path) :]
        return UPLOADED.strip(), UPLOADED + last_part(place)

    return placed
