"""What could not be taken in, noted while documents are added, and closed when its place is read well."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from communique.keeping import Kept
    from communique.store.store import Store

Placed = Callable[[str], tuple[str, str]]
"""From a place, as errors name it, to the source and the place that a problem is kept under."""

UPLOADED, PASTED = "uploaded: ", "pasted: "
"""Stand before the names of texts that came without a path, so that they are never taken for one."""
LEFT_UNREAD = "E201"
"""A text was kept without having been read: that it is known when it comes again closes nothing."""
ENDLESS = "E103"
"""After a line of this kind the rest of its file may have been left out."""
WITHIN = re.compile(r"[:#]\d+$")
"""A line or an entry behind a file's name."""


class Troubles:
    """The open problems of a store while documents are added to it.

    A place is a file or address, with the line or entry in it. ``placed`` says what it is kept under.
    """

    def __init__(self, store: Store, placed: Placed | None = None) -> None:
        """``placed`` is :func:`whole_path` when None."""
        self._store = store
        self._placed = placed or whole_path
        self._open: dict[tuple[str, str], set[str]] = {}
        for problem in store.problems():
            self._open.setdefault((problem.source, problem.where), set()).add(problem.code)
        self._files: set[str] = set()
        self._cut_short: set[str] = set()
        self._come: set[tuple[str, str]] = set()

    def note(self, error: CommuniqueError) -> None:
        """Keep what could not be taken in."""
        source, where = self._seen(error.where or "-")
        if where == source or error.code == ENDLESS:
            self._cut_short.add(source)
        self._store.note(source, CommuniqueError(error.code, error.message, where))

    def well(self, place: str, *, anew: bool) -> None:
        """Close the open problems of a place that was read well; ``anew`` is false where its text is known."""
        own = self._seen(place)
        codes = self._open.get(own)
        if codes and (anew or LEFT_UNREAD not in codes):
            del self._open[own]
            self._store.resolve(*own)

    def kept(self, kept: Kept) -> CommuniqueError | None:
        """Close the open problems of what was kept; where its text was left unread, that is noted, and given back."""
        if kept.unread is None:
            self.well(kept.place, anew=kept.anew)
            return None
        error = CommuniqueError(LEFT_UNREAD, kept.unread.split(": ", 1)[-1], kept.place)
        self.note(error)
        return error

    def close_what_is_gone(self) -> None:
        """When all was read: close what is open of places that these files do not have any more."""
        for source, where in self._open:
            if source in self._files - self._cut_short and (source, where) not in self._come:
                self._store.resolve(source, where)

    def _seen(self, place: str) -> tuple[str, str]:
        """The source and the place in it, remembered."""
        source, where = self._placed(place)
        self._files.add(source)
        self._come.add((source, where))
        return source, where


def whole_path(place: str) -> tuple[str, str]:
    """The file and the place in it, by whole paths: it does not matter from which folder a file is added again."""
    where = place if place.startswith(("-", "http://", "https://")) else os.path.abspath(place)
    return (where if os.path.isfile(where) else WITHIN.sub("", where)), where


def bare(where: str) -> str:
    """A place as a reader is shown it: the name alone of what came without a path."""
    return where.removeprefix(UPLOADED).removeprefix(PASTED)
