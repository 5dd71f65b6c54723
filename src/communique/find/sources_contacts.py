"""Which source speaks for which contact: by what it says, by a reference, by a report that goes on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from communique.analysis import Analysis, Sentence
from communique.document import Document
from communique.find.silence_grammar import contact_kinds, is_denied
from communique.find.sources_chains import Chain, Trail, tidy
from communique.find.sources_confirmed import confirmed, credited, detailed
from communique.find.sources_meant import afterwards, is_definite, meant, posted, told_there
from communique.find.sources_names import (
    Named,
    carrier_words,
    is_called_outlet,
    is_document,
    is_outlet,
    is_own_outlet,
    noun_phrase,
    phrase_named,
    plain,
    same_name,
)
from communique.find.sources_placed import Placed
from communique.find.sources_pointers import pointed
from communique.records import Carrier, Contact, Quote, SourceLink
from communique.roster import Roster
from communique.spans import Span, span_of

CLIMB = 8
"""Steps from a contact's trigger up to the cue of the sentence that tells it."""
LONGEST_JOINED = 200
JOINED_AS = frozenset({"nsubj", "nsubjpass", "pobj", "conj", "dobj", "attr", "ROOT"})
"""Code points and roles of a source that may be two."""
GOES_ON = 3
"""Sentences that "according to a report" may go on to cover without naming its source again."""


def sourced(
    contacts: tuple[Contact, ...],
    all_chains: Sequence[Chain],
    analysis: Analysis,
    document: Document,
    roster: Roster,
    trail: Trail,
) -> dict[str, tuple[SourceLink, ...]]:
    """``on_word_of`` for each contact by its id."""
    speaking: dict[str, list[Chain]] = {c.id: [] for c in contacts}
    asserting = [c for c in all_chains if _asserts(analysis, c)]
    telling = _telling(contacts, asserting, analysis)
    for contact_id, found in telling.items():
        speaking[contact_id] += _innermost(found)
    placed = Placed(contacts, analysis)
    direct = {c.quote.id for found in telling.values() for c in found}
    for chain in asserting:
        indirect = chain.quote.id not in direct
        contact = meant(chain, placed, analysis, roster) if indirect else told_there(chain, placed, analysis)
        contact = contact or posted(chain, placed, analysis, roster) or afterwards(chain, placed, analysis)
        against = contact is not None and contact.status == "held" and _denies(chain, analysis)
        if contact is not None and not against and chain not in speaking[contact.id]:
            speaking[contact.id].append(chain)
    following = _going_on(asserting, analysis)
    crediting = credited(analysis, roster)
    giving = detailed(analysis, document, roster)
    vouching: dict[str, list[SourceLink]] = {}
    named_by = (confirmed(placed, analysis, document, roster), pointed(placed, analysis, document, roster))
    for contact, link in (*named_by[0], *named_by[1]):
        vouching.setdefault(contact.id, []).append(link)
    links = {}
    for contact in contacts:
        chains = speaking[contact.id] or _continued(contact, following, analysis)
        also = vouching.get(contact.id) or (() if chains else _told_by(contact, giving, analysis))
        named = _links(contact, chains, also, analysis, document, roster, trail)
        links[contact.id] = tuple(_credited(link, crediting, analysis) for link in named)
    return links


def _asserts(analysis: Analysis, chain: Chain) -> bool:
    """Whether the cue says that something is so, rather than asks, wants or denies it, or tells what was done there."""
    words, cue = carrier_words(), _cue_lemma(analysis, chain)
    if cue in words["vouching"] and not _is_clause(chain, analysis):
        # "confirmed his readiness to visit"
        return chain.relayed
    return chain.relayed or cue not in words["wish"] | words["challenge"] | words["deed"]


def _denies(chain: Chain, analysis: Analysis) -> bool:
    """Whether what is reported is that a contact was not ("said that the minister had never met Vos")."""
    spans = chain.quote.content.spans
    head = analysis.head_of(spans[0].start, spans[-1].end) if spans else None
    if head is None or analysis.tokens[head].lemma not in contact_kinds():
        return False
    return is_denied(analysis, analysis.tokens[head])


def _cue_lemma(analysis: Analysis, chain: Chain) -> str:
    """The word by which a quote is introduced; empty where none is."""
    head = _cue_head(analysis, chain)
    return "" if head is None else analysis.tokens[head].lemma.lower()


def _cue_head(analysis: Analysis, chain: Chain) -> int | None:
    spans = chain.quote.cue.spans
    return analysis.head_of(spans[0].start, spans[0].end) if spans else None


def _telling(contacts: Iterable[Contact], all_chains: Iterable[Chain], analysis: Analysis) -> dict[str, list[Chain]]:
    """For each contact the quotes in whose content its trigger stands, unless they take it for known."""
    placed = sorted((c.trigger.start, c.id) for c in contacts if c.trigger)
    starts = [start for start, _ in placed]
    found: dict[str, list[Chain]] = {}
    for chain in all_chains:
        remarks = _cue_lemma(analysis, chain) in carrier_words()["remark"] and not _is_clause(chain, analysis)
        for span in chain.quote.content.spans:
            for at in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
                word = analysis.token_at(placed[at][0])
                if not (remarks and word is not None and is_definite(word, analysis)):
                    found.setdefault(placed[at][1], []).append(chain)
    cues = {head: c for c in all_chains if c.origin is not None and (head := _cue_head(analysis, c)) is not None}
    for start, contact_id in placed:
        over = _reported_whole(start, cues, analysis) if contact_id not in found else None
        if over is not None:
            found[contact_id] = [over]
    return found


def _reported_whole(start: int, cues: Mapping[int, Chain], analysis: Analysis) -> Chain | None:
    """The quote whose cue governs the clause told here, where its content was found to begin later.

    As in "A told B by telephone that ..., the presidency said".
    """
    at = analysis.token_at(start)
    for _ in range(CLIMB if at is not None else 0):
        token = analysis.tokens[at or 0]
        if token.dep == "ccomp" and token.head in cues and start < analysis.tokens[token.head].start:
            return cues[token.head]
        at = token.head
    return None


def _is_clause(chain: Chain, analysis: Analysis) -> bool:
    """Whether what is reported is a statement ("noted that ...") rather than a thing ("noted the visit")."""
    spans = chain.quote.content.spans
    head = analysis.head_of(spans[0].start, spans[-1].end) if spans else None
    return head is not None and analysis.tokens[head].pos in ("VERB", "AUX")


def _innermost(found: Sequence[Chain]) -> list[Chain]:
    """The quotes that hold none of the others: the outer ones are carriers in their chains."""
    outer = {c.quote.part_of for c in found}
    return [c for c in found if c.quote.id not in outer]


def _going_on(all_chains: Iterable[Chain], analysis: Analysis) -> dict[int, Chain]:
    """By sentence: the report or outlet on which it rests, named by "according to" or as something put out."""
    found: dict[int, Chain] = {}
    for chain in all_chains:
        spans = chain.quote.source.spans
        if chain.origin is None or not spans:
            continue
        accords = any(s.text.lower().startswith("according") for s in chain.quote.cue.spans)
        if accords or is_document(analysis, spans[0]) or is_outlet(chain.origin.name):
            sentence = analysis.sentence_at(spans[0].start)
            if sentence is not None:
                found.setdefault(sentence.i, chain)
    return found


def _continued(contact: Contact, following: dict[int, Chain], analysis: Analysis) -> list[Chain]:
    """A report named shortly before in the same paragraph, which the contact's own sentence goes on to tell."""
    if contact.trigger is None:
        return []
    here = analysis.sentence_at(contact.trigger.start)
    if here is None or not _leans_back(here, analysis):
        return []
    for i in range(here.i - 1, max(-1, here.i - 1 - GOES_ON), -1):
        if analysis.sentences[i].paragraph != here.paragraph:
            return []
        if i in following:
            return [following[i]]
        if not _leans_back(analysis.sentences[i], analysis):
            return []
    return []


def _told_by(contact: Contact, giving: Mapping[int, SourceLink], analysis: Analysis) -> list[SourceLink]:
    """Who was said shortly before, in the same paragraph, to give the details."""
    here = analysis.sentence_at(contact.trigger.start) if contact.trigger else None
    if here is None:
        return []
    before = range(here.i - 1, max(-1, here.i - 1 - GOES_ON), -1)
    near = [i for i in before if analysis.sentences[i].paragraph == here.paragraph and i in giving]
    return [giving[i] for i in near[:1]]


def _leans_back(sentence: Sentence, analysis: Analysis) -> bool:
    """Whether a sentence goes on with those named before: its first subject is a pronoun, its verb of the past."""
    for i in range(sentence.first, sentence.last):
        token = analysis.tokens[i]
        if token.dep in ("nsubj", "nsubjpass"):
            verb = analysis.tokens[token.head]
            return token.lower in ("he", "she", "they", "it") and verb.tag in ("VBD", "VBN", "VB")
    return False


def _links(
    contact: Contact,
    found: Iterable[Chain],
    also: Iterable[SourceLink],
    analysis: Analysis,
    document: Document,
    roster: Roster,
    trail: Trail,
) -> tuple[SourceLink, ...]:
    """The links of a contact in text order, each source once; a bare carrier of another link is no origin."""
    links: list[SourceLink] = []
    for chain in found:
        origin = chain.origin or _unnamed(chain.quote, analysis, roster)
        for each in _each(chain, origin, roster) if origin is not None else ():
            for part in _joined(each, analysis, roster) or [each]:
                _add(links, SourceLink(part.name, part.entity, part.span, chain.via))
    for link in also:
        _add(links, link)
    if contact.trigger is not None and not links:
        links = _by_sentence(contact.trigger, analysis, document, trail)
    carried = [v.name for link in links for v in link.via]
    kept = [x for x in links if x.via or not any(same_name(x.name, name) for name in carried)]
    return tuple(sorted(kept, key=lambda x: x.span.start if x.span else 0))


def _credited(link: SourceLink, crediting: Sequence[tuple[int, Named, Named]], analysis: Analysis) -> SourceLink:
    """The link with the source that its outlet is said, soon after, to have it from."""
    here = analysis.sentence_at(link.span.start) if link.span and crediting else None
    if here is None or link.span is None or not (is_outlet(link.name) or is_called_outlet(analysis, link.span)):
        return link
    for sentence, outlet, origin in crediting:
        if not 0 < sentence - here.i <= GOES_ON or analysis.sentences[sentence].paragraph - here.paragraph > 1:
            continue
        if same_name(outlet.name, link.name) or plain(outlet.name).lower() in carrier_words()["kind_noun"]:
            carrier = Carrier(link.name, None, link.span)
            return SourceLink(origin.name, origin.entity, origin.span, (carrier, *link.via))
    return link


def _each(chain: Chain, origin: Named, roster: Roster) -> list[Named]:
    """Every source of a joint one: "both sides said" gives two."""
    if chain.relayed or origin.span is None or not chain.quote.source.spans:
        return [origin]
    places = roster.over(origin.span.start, origin.span.end)
    joint = [(m, e) for m, e in places if m.kind != "name" and origin.entity and m.span in origin.span]
    same = [e for m, e in joint if joint[0][0] == m]
    return [Named(e.name, e.id, origin.span) for e in same] if len(same) > 1 else [origin]


def _joined(origin: Named, analysis: Analysis, roster: Roster) -> list[Named]:
    """The sources of "a spokesman and a diplomat said", "according to the palace and to two envoys"; else none."""
    span = origin.span
    if span is None or " and " not in span.text or len(span.text) > LONGEST_JOINED:
        return []
    inside = analysis.tokens_in(span.start, span.end)
    named = [i for i in inside if analysis.tokens[i].dep in JOINED_AS and _is_someone(analysis, i, roster)]
    first = next(iter(named), None)
    parts = [i for i in named if i == first or _hangs_on(analysis, i, first)]
    if len(parts) < 2:
        return []
    starts = [max(span.start, analysis.tokens[analysis.edges(i)[0]].start) for i in parts]
    ends = [*(analysis.tokens[analysis.token_at(s) or 0].start for s in starts[1:]), span.end]
    found = []
    for start, end in zip(starts, ends, strict=True):
        text = analysis.text[start:end].rstrip()
        for word in (" to", " and", ",", " and"):
            text = text.removesuffix(word).rstrip()
        found.append(phrase_named(analysis, roster, span_of(analysis.text, start, start + len(text))))
    return found


def _is_someone(analysis: Analysis, i: int, roster: Roster) -> bool:
    """Whether a noun can be a source of its own: a name, or one with an article, a number or an owner."""
    token = analysis.tokens[i]
    if token.pos not in ("NOUN", "PROPN"):
        return False
    if any(m.kind == "name" and m.end == token.end for m, _ in roster.over(token.start, token.end)):
        return True
    beside = {analysis.tokens[c].dep for c in analysis.children(i)}
    return token.tag == "NNS" or bool(beside & {"det", "poss", "nummod"})


def _hangs_on(analysis: Analysis, i: int, first: int | None) -> bool:
    """Whether a noun is joined to the first one, by itself or behind a second "to"."""
    token = analysis.tokens[i]
    above = token.head if token.dep == "conj" else analysis.tokens[token.head].head
    if token.dep == "conj":
        return above == first
    prep = analysis.tokens[token.head]
    return prep.dep == "conj" and first is not None and prep.head == analysis.tokens[first].head


def _add(links: list[SourceLink], link: SourceLink) -> None:
    for i, known in enumerate(links):
        again = _is_taken_up(link, known) or _is_taken_up(known, link)
        apart = known.entity and link.entity and known.entity != link.entity and not again
        if known.entity == link.entity is not None or (not apart and same_name(known.name, link.name)):
            named = link if _is_taken_up(known, link) else known
            via = link.via if len(link.via) > len(known.via) else known.via
            links[i] = SourceLink(named.name, named.entity, named.span, via)
            return
    links.append(link)


def _is_taken_up(link: SourceLink, named: SourceLink) -> bool:
    """Whether a source is called only by its kind, as one named before it is: "the ministry"."""
    if link.span is None or named.span is None or not named.span.start < link.span.start:
        return False
    return link.name.islower() and link.span.text.lower().split() == ["the", link.name]


def _unnamed(quote: Quote, analysis: Analysis, roster: Roster) -> Named | None:
    """The words "it was reported", where the text names nobody."""
    if quote.source.spans or quote.source.name or not quote.cue.spans:
        return None
    span = quote.cue.spans[0]
    head = analysis.head_of(span.start, span.end)
    if head is None or analysis.tokens[head].lemma not in carrier_words()["heard"]:
        return None
    token = analysis.tokens[head]
    teller = next((c for c in analysis.children(head) if analysis.tokens[c].lower == "from" and c > head), None)
    known_by = None if teller is None else analysis.child(teller, "pobj")
    if known_by is not None:
        # "it was learned from the ministry"
        return phrase_named(analysis, roster, noun_phrase(analysis, known_by))
    impersonal = next((c for c in analysis.children(head) if analysis.tokens[c].lower == "it" and c < head), None)
    if impersonal is None:
        return None
    told = analysis.child(head, "acomp", "oprd", "xcomp") if token.lemma == "become" else None
    words = analysis.span(impersonal, (token.i if told is None else told) + 1)
    return Named(" ".join(words.text.split()), None, words)


def _by_sentence(trigger: Span, analysis: Analysis, document: Document, trail: Trail) -> list[SourceLink]:
    """A source that the contact's sentence names without quoting it: "as reported by Y", "(Y, 1 November)"."""
    sentence = analysis.sentence_at(trigger.start)
    relays = trail.relays.get(sentence.i, ()) if sentence else ()
    named = [r.carrier for r in relays if r.carrier and r.origin is None and _reports(r.token, analysis)]
    reference = trail.references.covering(trigger.start)
    if reference is not None:
        named.append(Named(reference.name, None, reference.span))
    named = [n for n in named if not is_own_outlet(n.name, document)]
    if named:
        via = tidy([trail.agency] if trail.agency else [], named[0], document)
        return [SourceLink(named[0].name, named[0].entity, named[0].span, via)]
    if trail.agency is not None:
        return [SourceLink(trail.agency.name, None, trail.agency.span)]
    return []


def _reports(token: int, analysis: Analysis) -> bool:
    """Whether a relay speaks of the whole sentence ("as reported by Y")."""
    return any(analysis.tokens[i].lower == "as" for i in range(max(0, token - 2), token))
