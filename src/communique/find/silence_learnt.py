"""Which contact a silence is about, and silences in words that no rule has: what the contacts network sees.

The rules know plain words ("declined to comment", "denied the report") and guess the contact by what is told before.
The network has learnt both from annotated texts ("the palace would not be drawn", "not a line about it").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from communique.analysis import Analysis
from communique.find.contacts_network import ROLES, SILENCES, Asked, ContactNetwork
from communique.find.silence_cues import Kept
from communique.find.sources_learnt import runs
from communique.records import Contact

WORD = 0.5
"""How likely a word must be to tell of a silence, or to name whose it is."""
ABOUT = 0.5
"""How likely a silence must be a contact's to be told of it, whatever the rules say."""
NOT_ABOUT = 0.05
"""A silence that the network holds for less likely a contact's is not told of it, where it is another's."""
FIRST = ROLES.index(SILENCES[0])
UNHEARD = ROLES.index("unheard")


@dataclass(frozen=True)
class Seen:
    """What the network says of the contacts of one text."""

    asked: dict[str, Asked]
    analysis: Analysis

    def likely(self, silence: Kept, contact: Contact) -> float | None:
        """How likely a silence is about a contact; None where the network has not read that far."""
        asked = self.asked.get(contact.id)
        if asked is None or not asked.first <= silence.verb < asked.last:
            return None
        inside = self.analysis.tokens_in(silence.span.start, silence.span.end)
        told = [i - asked.first for i in inside if asked.first <= i < asked.last]
        return float(asked.roles[told, FIRST:].max(axis=1).max()) if told else None

    def of(self, silence: Kept, chosen: Contact | None, contacts: Sequence[Contact]) -> list[Contact]:
        """The contacts that a silence is about, when the rules have chosen one or none."""
        rated = {c.id: p for c in contacts if (p := self.likely(silence, c)) is not None}
        about = [c for c in contacts if rated.get(c.id, 0.0) >= ABOUT]
        if chosen is None or chosen in about:
            return about
        return about if about and rated.get(chosen.id, 1.0) < NOT_ABOUT else [chosen, *about]


def seen_silences(network: ContactNetwork, contacts: Sequence[Contact], analysis: Analysis) -> Seen:
    """What the network says of the silences about each contact."""
    asked = {c.id: found for c in contacts if (found := network.ask_of(c.trigger)) is not None}
    return Seen(asked, analysis)


def learnt(seen: Seen, kept: Sequence[Kept]) -> list[Kept]:
    """Silences that the network tells of and the rules do not, in text order."""
    analysis = seen.analysis
    taken = {i for k in kept for i in analysis.tokens_in(k.span.start, k.span.end)}
    found: dict[int, Kept] = {}
    for asked in seen.asked.values():
        telling = asked.roles[:, FIRST:]
        for run in runs(asked, telling.max(axis=1), WORD, analysis):
            if not taken.isdisjoint(run):
                continue
            how = SILENCES[int(np.argmax(telling[[i - asked.first for i in run]].mean(axis=0)))]
            named = _party(asked, run, analysis)
            if named:
                verb = next((i for i in run if analysis.tokens[i].pos in ("VERB", "AUX")), run[0])
                party = next((i for i in named if analysis.tokens[i].head not in named), named[0])
                evidence = analysis.span(min(named[0], run[0]), max(named[-1], run[-1]) + 1)
                found.setdefault(verb, Kept(party, how, verb, (), evidence))
    return [found[i] for i in sorted(found)]


def _party(asked: Asked, cue: Sequence[int], analysis: Analysis) -> list[int]:
    """The words that name who is silent, nearest to those that tell of it in their sentence; none where nobody is."""
    here = analysis.tokens[cue[0]].sentence
    named = (r for r in runs(asked, asked.roles[:, UNHEARD], WORD, analysis) if analysis.tokens[r[0]].sentence == here)
    return min(named, key=lambda r: min(abs(r[0] - cue[-1]), abs(cue[0] - r[-1])), default=[])
