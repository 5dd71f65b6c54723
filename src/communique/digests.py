"""Files of weights, held against their digests when they are loaded."""

from __future__ import annotations

import hashlib
from pathlib import Path

from communique.errors import CommuniqueError


def checked(path: Path, digest: str) -> bytes:
    """The bytes of a file of weights.

    Raises:
        CommuniqueError: E501 when it cannot be read, E502 when its digest differs.
    """
    try:
        found = path.read_bytes()
    except OSError as error:
        raise CommuniqueError("E501", f"{path.name} cannot be read: {error.strerror}", str(path.parent)) from error
    if hashlib.sha256(found).hexdigest() != digest:
        raise CommuniqueError("E502", f"{path.name} is not the file of this version", str(path.parent))
    return found
