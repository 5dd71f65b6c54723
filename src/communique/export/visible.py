"""Words of an untrusted text, made safe to show: one line, nothing that a terminal would obey, nothing hidden."""

from __future__ import annotations

import re

SPACES = re.compile(r"[ \t\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb\ufffe\uffff]")
"""Terminal controls, controls that reorder a line, and what no encoding can hold."""

RIGHT_TO_LEFT = "\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
NEUTRAL = r"\s\d!-/:-@\[-`{-~\u00a0-\u00bf\u2000-\u200e\u2010-\u2064"
RUN = re.compile(f"[{RIGHT_TO_LEFT}]+(?:[{NEUTRAL}]+[{RIGHT_TO_LEFT}]+)*")
"""No quantifier is possessive: Python 3.11.2 keeps what a group took before it failed. The sets share no letter."""

ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"
"""First strong isolate and pop directional isolate (Unicode Standard Annex 9)."""


def visible(text: str) -> str:
    """The words on one line; control characters are shown as pictures or as their code points, never given out."""
    if text.isprintable() and "  " not in text:
        return text
    return OBEYED.sub(_picture, SPACES.sub(" ", text))


def visible_lines(text: str) -> str:
    """The same with the text's own line breaks and tabs kept."""
    lines = re.sub("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", "\n", text)
    return re.sub(OBEYED, lambda m: m.group() if m.group() in "\n\t" else _picture(m), lines)


def isolated(line: str) -> str:
    """The line with its right-to-left stretches isolated, so that they don't reorder what stands beside them."""
    return RUN.sub(lambda m: f"{ISOLATE}{m.group()}{END_OF_ISOLATE}", line)


def shortened(text: str, limit: int) -> str:
    """The text, cut at a space so that it has at most ``limit`` code points, an ellipsis among them."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    at = cut.rfind(" ")
    return (cut[:at] if at > limit // 2 else cut).rstrip() + "…"


def _picture(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"⟨U+{code:04X}⟩"
