"""Coded errors and warnings: each says what happened, to which file or record, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """One coded error (E...) or warning (W...): a title, what it means and what to do next."""

    code: str
    title: str
    meaning: str
    remedy: str


class CommuniqueError(Exception):
    """Something could not be read; ``code`` names the kind, ``where`` the file, line or record."""

    def __init__(self, code: str, message: str, where: str | None = None) -> None:
        self.code = code
        self.message = message
        self.where = where
        super().__init__(f"{code} {where + ': ' if where else ''}{message}")


CODES: dict[str, Code] = {
    code.code: code
    for code in (
        Code("E101", "no such file", "The path does not name a file or folder.", "Check the spelling and the folder that you are in."),
        Code("E201", "no language pack", "The text is in a language that Communique cannot read yet.", "Give a translation; English is read now."),
        Code("W301", "ambiguous date", "A numeric date can be read day first or month first.", "Say which with --day-first or --month-first."),
        Code("W302", "unresolved date", "A relative date has no publication date to count from.", "Give it with --published YYYY-MM-DD."),
        Code("W303", "unnamed source", "A claim stands on the word of a source without a name.", "Weigh it accordingly; the words are shown."),
        Code("W304", "unpaired quotation mark", "A quotation mark opens that never closes, or the reverse.", "Check the passage; only this quote is affected."),
        Code("W305", "stretch not analysed", "A run of characters without a space is too long to be words.", "Check the file's encoding; the rest is read."),
    )
}


def explain(code: str) -> Code:
    """The code's meaning and remedy.

    Raises:
        KeyError: when there is no such code.
    """
    return CODES[code.upper()]
