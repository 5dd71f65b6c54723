"""Who else was there: "taking part were ...", "the meeting was attended by ...", lists of participants."""

from __future__ import annotations

from communique.find.contacts_candidates import Candidate
from communique.find.contacts_scene import Scene


def find_attendance(scene: Scene) -> list[Candidate]:
    """Sentences and lists that name further participants of a contact told elsewhere."""
    return []
