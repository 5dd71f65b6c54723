"""Places: venues, cities and countries, with ISO code and coordinates from the embedded gazetteer."""

from __future__ import annotations

from communique.analysis import Analysis
from communique.records import Place
from communique.roster import Roster


def find_places(analysis: Analysis, roster: Roster) -> tuple[Place, ...]:
    """Every expression that names a place, in text order, each with its span."""
    return ()
