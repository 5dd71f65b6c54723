"""Which contact a silence is about, and silences in words that no rule has: what the contacts network sees.

The rules know plain words ("declined to comment", "denied the report") and guess the contact by what is told before.
The network has learnt both from annotated texts ("the palace would not be drawn", "not a line about it").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from communique.analysis import Analysis
from communique.find.contacts_network import ROLES, SILENCES, Asked, ContactNetwork
from communique.find.silence_cues import Kept
from communique.find.sources_learnt import runs
from communique.records import Contact
from communique.spans import span_of

PARTY = 0.5
"""How likely words must be to name who is silent, whatever the rules say."""
TOLD = 0.5
"""How likely a word of the same sentence must be to tell of a silence."""
ABOUT = 0.6
"""How likely a silence that the rules know must be a contact's to be told of it, whatever they say."""
NOT_ABOUT = 0.05
"""A silence that the network holds for less likely a contact's is not told of it, where it is another's."""
LONGEST = 240
"""Code points of evidence shown at most."""
FIRST = ROLES.index(SILENCES[0])
UNHEARD = ROLES.index("unheard")


@dataclass(frozen=True)
class Seen:
    """What the network says of the contacts of one text."""

    asked: Mapping[str, Asked]
    analysis: Analysis

    def likely(self, silence: Kept, contact: Contact) -> float | None:
        """How likely a silence is about a contact; None where the network has not read that far."""
        asked = self.asked.get(contact.id)
        if asked is None or not asked.first <= silence.verb < asked.last:
            return None
        inside = self.analysis.tokens_in(silence.span.start, silence.span.end)
        told = [i - asked.first for i in inside if asked.first <= i < asked.last]
        return float(asked.roles[told, UNHEARD:].max()) if told else None

    def of(self, silence: Kept, chosen: Contact | None, contacts: Sequence[Contact]) -> list[Contact]:
        """The contacts that a silence is about, when the rules have chosen one or none."""
        rated = {c.id: p for c in contacts if (p := self.likely(silence, c)) is not None}
        about = [c for c in contacts if rated.get(c.id, 0.0) >= ABOUT]
        if chosen is None or chosen in about:
            return about
        return about if about and rated.get(chosen.id, 1.0) < NOT_ABOUT else [chosen, *about]

    def beside(self, kept: Sequence[Kept], contacts: Sequence[Contact]) -> Iterator[tuple[Contact, Kept]]:
        """Silences that the network tells of and the rules do not, each with the contact that it is about."""
        taken = {i for k in kept for i in self.analysis.tokens_in(k.span.start, k.span.end)}
        for contact in contacts:
            asked = self.asked.get(contact.id)
            best: dict[str, tuple[float, Kept]] = {}
            for run in runs(asked, asked.roles[:, UNHEARD], PARTY, self.analysis) if asked else ():
                told = self._told(asked, run) if asked and taken.isdisjoint(run) else None
                if told is not None:
                    name = self.analysis.span(run[0], run[-1] + 1).text.lower()
                    best[name] = max(best.get(name, told), told, key=lambda t: t[0])
            yield from ((contact, silence) for _, silence in best.values())

    def _told(self, asked: Asked, party: Sequence[int]) -> tuple[float, Kept] | None:
        """What the sentence of those who are named tells of their silence, with how likely it tells of one."""
        sentence = self.analysis.sentences[self.analysis.tokens[party[0]].sentence]
        first, last = max(sentence.first, asked.first), min(sentence.last, asked.last)
        telling = asked.roles[first - asked.first : last - asked.first, FIRST:]
        word, how = np.unravel_index(int(telling.argmax()), telling.shape)
        likely = float(telling[word, how])
        if likely < TOLD:
            return None
        cue = first + int(word)
        head = next((i for i in party if self.analysis.tokens[i].head not in party), party[0])
        words = self.analysis.span(min(party[0], cue), max(party[-1], cue) + 1)
        span = span_of(self.analysis.text, words.start, min(words.end, words.start + LONGEST))
        return likely, Kept(head, SILENCES[int(how)], cue, (), span)


def seen_silences(network: ContactNetwork, contacts: Sequence[Contact], analysis: Analysis) -> Seen:
    """What the network says of the silences about each contact."""
    asked = {c.id: found for c in contacts if (found := network.ask_of(c.trigger)) is not None}
    return Seen(asked, analysis)
