"""Who has not confirmed a contact, and who was not heard."""

from __future__ import annotations

from dataclasses import replace

from communique.analysis import Analysis
from communique.document import Document
from communique.find.contacts_network import ContactNetwork
from communique.find.silence_contacts import unconfirmed
from communique.find.silence_cues import kept_silences
from communique.find.silence_learnt import seen_silences
from communique.find.silence_parties import Speaking
from communique.find.silence_unheard import heard_in, not_heard
from communique.find.sources_learnt import FEWEST
from communique.records import Contact, Quote
from communique.roster import Roster
from communique.spans import Span


def find_silence(
    contacts: tuple[Contact, ...],
    quotes: tuple[Quote, ...],
    analysis: Analysis,
    roster: Roster,
    document: Document | None = None,
    network: ContactNetwork | None = None,
) -> tuple[Contact, ...]:
    """Contacts with ``not_confirmed_by`` (as the text says) and ``not_heard`` (computed) filled in.

    Whoever publishes the document is heard in it; without the document nobody is taken for its publisher.
    ``network`` is the contacts network over the text; without it the rules alone say what a silence is about.
    """
    if not contacts:
        return contacts
    heard = heard_in(quotes, contacts, analysis, roster, document)
    speaking = Speaking(quotes, analysis, roster)
    kept = kept_silences(analysis)
    asked = network is not None and len(analysis.tokens) >= FEWEST
    seen = seen_silences(network, contacts, analysis) if network is not None and asked else None
    told, others = unconfirmed(contacts, kept, speaking, heard.entities, analysis, roster, seen)
    full = (replace(c, not_confirmed_by=told[c.id], not_heard=not_heard(c, heard)) for c in contacts)
    weighed = (_weighed(c) if c.status == "denied" else c for c in full)
    return tuple(replace(c, topics=tuple(t for t in c.topics if not _lies_in(t, others))) for c in weighed)


def _lies_in(topic: Span, others: tuple[Span, ...]) -> bool:
    """Whether a topic stands in what somebody would not speak of, which was another matter."""
    return any(o.start <= topic.start and topic.end <= o.end for o in others)


def _weighed(contact: Contact) -> Contact:
    """A denied contact: nobody who denies it stands for it, and it is held where somebody else stands for it."""
    deniers = [x for x in contact.not_confirmed_by if x.how == "denied"]
    names = {x.name for x in deniers} | {x.entity for x in deniers if x.entity}
    others = tuple(x for x in contact.on_word_of if x.name not in names and x.entity not in names)
    return replace(contact, on_word_of=others, status="held" if deniers and others else "denied")
