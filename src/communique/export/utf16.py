"""Offsets in code points as offsets in UTF-16 code units, which is what browsers and their tools count in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

BEYOND = re.compile("[\U00010000-\U0010ffff]")
"""What takes two code units; everything else, a lone surrogate too, takes one."""


def utf16_offsets(text: str) -> Callable[[int], int]:
    """What turns an offset in code points of this text (0 to its length) into one in UTF-16 code units.

    The text is gone through once; each offset then takes a look-up among its characters beyond the basic plane.
    """
    wide = [m.start() for m in BEYOND.finditer(text)]
    return lambda offset: offset + bisect_left(wide, offset)
