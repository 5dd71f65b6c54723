"""What a name meant on a day: names that changed hands, and the times in which they held."""

from __future__ import annotations

from communique.lang.names import Known, dated
from communique.lang.periods import PRESENT, is_between


def meaning_on(language: str, entry: Known, day: str | None) -> Known:
    """What the entry's words meant on this ISO day (today, where None); the entry itself where no time is known.

    An old name is known after its time too: only a meaning that another replaced on that day gives way.
    """
    meanings = dated(language).get(entry.words)
    if not meanings:
        return entry
    return next((m for m in meanings if is_between(day or PRESENT, m.since, m.until)), entry)
