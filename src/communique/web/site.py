"""What every page and every answer works with: the store, the process that reads, what was read lately."""

from __future__ import annotations

import json
from collections import OrderedDict
from threading import Lock
from typing import Any

from fastapi import Request

from communique.export.records import from_dict
from communique.records import Reading
from communique.store.store import Store
from communique.web.ahead import Ahead
from communique.web.jobs import Jobs
from communique.web.kept import Kept
from communique.web.rates import Rates
from communique.web.reading import ReadingProcess
from communique.web.settings import Settings

KEPT = 64
"""Readings that are kept in memory: whoever steps through a dossier opens the same few again and again."""

KEPT_DOSSIERS, KEPT_DRAWINGS = 32, 32
"""Dossiers and drawings that are kept; one of many accounts takes a second to make."""


class Site:
    """The parts of a running server."""

    def __init__(self, settings: Settings) -> None:
        """Open the store, which is made where there is none.

        Raises:
            CommuniqueError: E802 to E807 where the store cannot be opened.
        """
        self.settings = settings
        self.store = Store(settings.store, create=True)
        self.reader = ReadingProcess(settings.limits.seconds)
        self.dossiers: Kept[Any] = Kept(KEPT_DOSSIERS)
        self.drawings: Kept[Any] = Kept(KEPT_DRAWINGS)
        self.jobs = Jobs(settings.store, self.reader.make)
        self.ahead = Ahead(settings.store)
        self.rates = Rates(settings.limits.a_minute)
        self._lately: OrderedDict[int, Reading] = OrderedDict()
        self._lock = Lock()

    def reading(self, document: int) -> Reading:
        """The reading of a stored document, by the document's number.

        Raises:
            CommuniqueError: E808 when there is no such document.
        """
        with self._lock:
            if document in self._lately:
                self._lately.move_to_end(document)
                return self._lately[document]
        # a stored reading never changes: another version of a text is another document
        reading = from_dict(json.loads(self.store.reading_json(document)))
        with self._lock:
            self._lately[document] = reading
            while len(self._lately) > KEPT:
                self._lately.popitem(last=False)
        return reading

    def start(self) -> None:
        """Begin what goes on beside the answers."""
        if self.settings.ahead:
            self.ahead.start()

    def close(self) -> None:
        """Stop the jobs, end the processes beside this one and let go of the store."""
        self.ahead.close()
        self.jobs.close()
        self.reader.close()
        self.store.close()


def site(request: Request) -> Site:
    """The site that a request is made to; for ``Depends``."""
    found: Site = request.app.state.site
    return found
