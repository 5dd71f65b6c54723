"""What could not be taken in, noted while documents are added, and closed when its place is read well."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from communique.store.store import Store

LEFT_UNREAD = "E201"
"""A text was kept without having been read: that it is known when it comes again closes nothing."""
ENDLESS = "E103"
"""After a line of this kind the rest of its file may have been left out."""
WITHIN = re.compile(r"[:#]\d+$")
"""A line or an entry behind a file's name."""


class Troubles:
    """The open problems of a store while documents are added to it.

    A place is a file or address, with the line or entry in it. Files are kept by their whole paths, so that it does
    not matter from which folder they are added again.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
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

    def close_what_is_gone(self) -> None:
        """When all was read: close what is open of places that these files do not have any more."""
        for source, where in self._open:
            if source in self._files - self._cut_short and (source, where) not in self._come:
                self._store.resolve(source, where)

    def _seen(self, place: str) -> tuple[str, str]:
        """The file and the place in it."""
        where = place if place.startswith(("-", "http://", "https://")) else os.path.abspath(place)
        source = where if os.path.isfile(where) else WITHIN.sub("", where)
        self._files.add(source)
        self._come.add((source, where))
        return source, where
