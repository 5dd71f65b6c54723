"""The contacts of a text by the place where they are told, so that "the talks" finds the ones it can mean."""

from __future__ import annotations

from bisect import bisect_right

from communique.analysis import Analysis
from communique.records import Contact

NEAR = 40
"""Contacts told last before a place that are looked at: keeps the work linear in the text."""


class Placed:
    """Contacts in the order of their triggers."""

    __slots__ = ("_analysis", "_placed", "_sentences", "_starts", "main")

    def __init__(self, contacts: tuple[Contact, ...], analysis: Analysis) -> None:
        self._analysis = analysis
        found = [(c.trigger.start, n, c) for n, c in enumerate(contacts) if c.trigger]
        self._placed = [c for _, _, c in sorted(found, key=lambda f: f[:2])]
        self._starts = [start for start, _, _ in sorted(found, key=lambda f: f[:2])]
        sentences = [analysis.sentence_at(start) for start in self._starts]
        self._sentences = {c.id: s.i if s else 0 for c, s in zip(self._placed, sentences, strict=True)}
        self.main = next((c for c in contacts if c.main), None)

    def last_before(self, offset: int) -> Contact | None:
        """The contact told last before this place."""
        at = bisect_right(self._starts, offset) - 1
        return self._placed[at] if at >= 0 else None

    def next_after(self, offset: int) -> Contact | None:
        """The contact told next after this place."""
        at = bisect_right(self._starts, offset)
        return self._placed[at] if at < len(self._placed) else None

    def near(self, offset: int) -> list[Contact]:
        """The contacts told shortly before this place or next after it, and the main one."""
        at = bisect_right(self._starts, offset)
        found = self._placed[max(0, at - NEAR) : at + 1]
        return found if self.main is None or self.main in found else [self.main, *found]

    def distance(self, contact: Contact, sentence: int) -> int:
        """How many sentences after a contact's telling this sentence stands; below 0 before it, 0 without a place."""
        return sentence - self._sentences.get(contact.id, sentence)

    def paragraphs_after(self, contact: Contact, sentence: int) -> int:
        """How many paragraphs after a contact's telling this sentence stands; below 0 before it."""
        sentences = self._analysis.sentences
        return sentences[sentence].paragraph - sentences[self._sentences.get(contact.id, sentence)].paragraph
