"""What one account says of its contact, point by point: what is laid beside the points of other accounts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.compare.figures import figures_in
from communique.compare.initiators import initiator_in
from communique.compare.words import content_words, weight
from communique.dossiers import About, Account
from communique.records import Contact, Reading
from communique.spans import Span, span_of

MOST_COVERED = 0.5
"""A quotation of which more than this share stands in points already taken is no point of its own."""
LEAST_WEIGHT = 1.5
"""Weight of a word that tells something: more than one text in five has those below it."""
LEAST_TELLING = 2
"""Such words, names apart, of a sentence that is worth laying beside others."""
TOP = 400
"""Code points at the beginning of a text in which headings stand."""
ENDS = (".", "!", "?", '"', "”", "’", ")", "…", ":", ";", ",")


@dataclass(frozen=True, slots=True)
class Unit:
    """One point of one account: ``words`` are what it is compared by, ``sentence`` the stretch that it stands in."""

    account: str
    about: About
    span: Span
    sentence: Span
    words: tuple[str, ...]


def sentences_of(account: Account) -> tuple[Span, ...]:
    """The sentences that speak of the contact: all of the text but those of other contacts, or one in passing.

    A contact that the text is about has the whole text, without the sentences of which another contact's trigger
    is the subject; a contact told in passing has the sentence of its trigger and the next where that goes on.
    """
    reading, contact = account.reading, account.contact
    text = reading.document.text
    every = [span_of(text, s.start, s.end) for s in reading.voice.sentences]
    mine = {i for i, s in enumerate(every) if any(_within(p, s) for p in _spans(contact))}
    others = {
        i
        for i, s in enumerate(every)
        for other in reading.contacts
        if other.id != contact.id and other.trigger is not None and _within(other.trigger, s)
    }
    if contact.main or len(reading.contacts) == 1:
        return tuple(s for i, s in enumerate(every) if i in mine or i not in others)
    return tuple(s for i, s in enumerate(every) if i in mine)


def telling_sentences(account: Account) -> tuple[Span, ...]:
    """The sentences that tell more than when, where and between whom the contact was; no headings and letterheads."""
    text = account.reading.document.text
    setting = _setting(account)

    def tells(sentence: Span) -> bool:
        own = {w for w in content_words(sentence.text) if w not in setting and weight(w) >= LEAST_WEIGHT}
        return len(own) >= LEAST_TELLING and not _is_heading(text, sentence)

    return tuple(s for s in sentences_of(account) if tells(s))


def _setting(account: Account) -> frozenset[str]:
    """The stems of who took part, with offices, of countries and places."""
    contact = account.contact
    named = [f"{p.name} {p.office or ''} {p.of or ''}" for p in contact.participants]
    named += [e.name for e in account.reading.entities if e.type in ("country", "place")]
    return frozenset(content_words(" ".join([*named, contact.place.name if contact.place else ""])))


def _is_heading(text: str, sentence: Span) -> bool:
    """Whether a sentence stands on lines of its own at the top and ends like no sentence: a title, a letterhead."""
    after = text[sentence.end : sentence.end + 1]
    return sentence.start < TOP and after in ("", "\n") and not sentence.text.rstrip().endswith(ENDS)


def units(account: Account) -> tuple[Unit, ...]:
    """Every point of an account but its date, place and participants, in the order of the text."""
    sentences = sentences_of(account)
    found = [
        *_of_spans(account, "outcome", account.contact.outcomes, sentences),
        *_of_spans(account, "topic", account.contact.topics, sentences),
        *_figures(account, sentences),
        *_initiators(account, sentences),
    ]
    found += _said(account, sentences, found)
    found += _else(account, found)
    return tuple(sorted(found, key=lambda u: (u.span.start, u.span.end)))


def _spans(contact: Contact) -> Iterator[Span]:
    if contact.trigger:
        yield contact.trigger
    yield from contact.topics
    yield from contact.outcomes
    if contact.date and contact.date.span:
        yield contact.date.span


def _within(span: Span, sentence: Span) -> bool:
    return sentence.start <= span.start < sentence.end


def _of_spans(account: Account, about: About, spans: Iterable[Span], sentences: tuple[Span, ...]) -> Iterator[Unit]:
    for span in spans:
        yield _unit(account, about, span, sentences)


def _unit(account: Account, about: About, span: Span, sentences: Iterable[Span]) -> Unit:
    sentence = next((s for s in sentences if _within(span, s)), span)
    return Unit(account.name, about, span, sentence, content_words(span.text))


def _figures(account: Account, sentences: tuple[Span, ...]) -> Iterator[Unit]:
    dates = _taken_by_dates(account.reading)
    for sentence in sentences:
        for span in figures_in(account.reading.document.text, sentence):
            if not any(d.start < span.end and span.start < d.end for d in dates):
                yield Unit(account.name, "figure", span, sentence, content_words(span.text))


def _taken_by_dates(reading: Reading) -> list[Span]:
    return [c.date.span for c in reading.contacts if c.date and c.date.span]


def _initiators(account: Account, sentences: tuple[Span, ...]) -> Iterator[Unit]:
    for sentence in sentences:
        span = initiator_in(account.reading.document.text, sentence)
        if span is not None:
            yield Unit(account.name, "initiator", span, sentence, content_words(span.text))
            return


def _said(account: Account, sentences: tuple[Span, ...], taken: list[Unit]) -> list[Unit]:
    """What is said in the sentences of the contact and is no point yet, quotation by quotation."""
    found: list[Unit] = []
    for quote in account.reading.quotes:
        for span in quote.content.spans:
            sentence = next((s for s in sentences if _within(span, s)), None)
            if sentence is None or len(content_words(span.text)) < 2:
                continue
            covered = sum(_shared(span, u.span) for u in (*taken, *found) if u.about != "figure")
            if covered <= MOST_COVERED * len(span.text):
                found.append(Unit(account.name, "other", span, sentence, content_words(span.text)))
    return found


def _else(account: Account, taken: list[Unit]) -> list[Unit]:
    """The telling sentences in which nothing but figures is a point yet: nothing that is told is left out."""
    return [
        Unit(account.name, "other", sentence, sentence, content_words(sentence.text))
        for sentence in telling_sentences(account)
        if not any(u.span.overlaps(sentence) for u in taken if u.about != "figure")
    ]


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
