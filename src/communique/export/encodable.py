r"""Text of any characters as text that every UTF-8 file can hold, and back.

A lone surrogate has no UTF-8 form and many readers stop at a NUL. Each is written as its code point in six plain
characters, ``\ud83d`` or ``\u0000``. So that a text in which such characters stand by themselves is not mistaken for
one, the backslash before them is written ``\u005c``. All other characters, all other backslashes too, stay as they are.
"""

from __future__ import annotations

import re

NOT_HELD = re.compile("[\x00\ud800-\udfff]|" + r"\\(?=u(?:0000|005c|d[89a-f][0-9a-f]{2}))")
WRITTEN = re.compile(r"\\u(0000|005c|d[89a-f][0-9a-f]{2})")


def encodable(text: str) -> str:
    """The text with NUL and lone surrogates written out; :func:`restored` takes it back."""
    return NOT_HELD.sub(lambda m: f"\\u{ord(m.group()):04x}", text)


def restored(text: str) -> str:
    """The text that :func:`encodable` was given."""
    return WRITTEN.sub(lambda m: chr(int(m.group(1), 16)), text)
