"""Which contact a silence or a denial is about, and whether the text settles it later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique import lang
from communique.analysis import Analysis, Token
from communique.find.silence_asked import asks_of, is_of_contents, is_other_matter, is_report_of, is_untold
from communique.find.silence_cues import Kept
from communique.find.silence_grammar import contact_kinds, silence_words, subject_of
from communique.find.silence_learnt import Seen
from communique.find.silence_parties import Speaking, is_short_for, parties_of
from communique.find.silence_settled import settlements
from communique.find.sources_names import carrier_words, folded, noun_phrase, same_name
from communique.find.sources_placed import Placed
from communique.records import Contact, NotConfirmed
from communique.roster import Roster
from communique.spans import Span

POINTING = 6
"""Words of a topic in which its head stands ("on the foreign agency's latest report")."""
NEAR = 15
"""Sentences after a contact's telling in which a silence still means it: about as many as a news report has."""
OWN_REACH = 3
"""Sentences after a contact's telling in which "I cannot comment on that" and "denied that this was so" mean it."""
OPEN_SUBJECTS = frozenset({"they", "it", "anything", "nothing", "any", "he", "she", "sides", "both", "this", "that"})
"""Subjects of a denied clause that stand for the parties, or for whatever they did."""


def unconfirmed(
    contacts: tuple[Contact, ...],
    kept: Sequence[Kept],
    speaking: Speaking,
    speakers: frozenset[str],
    analysis: Analysis,
    roster: Roster,
    seen: Seen | None = None,
) -> tuple[dict[str, tuple[NotConfirmed, ...]], tuple[Span, ...]]:
    """``not_confirmed_by`` for each contact by its id, in text order, each party once; and the words of other matters.

    Those are what somebody would not speak of that is no contact's: "Asked about a lawsuit, she declined to comment".

    Who speaks elsewhere in the text (``speakers``, entities) is silent only about what names the contact itself.
    """
    found: dict[str, list[NotConfirmed]] = {c.id: [] for c in contacts}
    placed = Placed(contacts, analysis)
    settled = settlements(analysis, roster)
    last: tuple[int, Contact] | None = None
    others: list[Span] = []
    for silence in (_of_question(k, analysis) for k in kept):
        sentence = analysis.tokens[silence.verb].sentence
        goes_on = last is not None and last[0] == sentence and not _about(silence, analysis)
        contact = last[1] if last and goes_on else _contact_of(silence, placed, speaking, analysis, roster)
        if contact is not None:
            last = sentence, contact
        direct = _names_contact(silence, analysis) or _refers(silence, analysis) or silence.own
        withholds = silence.how not in ("denied", "neither") and not direct
        meant = seen.of(silence, contact, contacts) if seen else [contact] if contact else []
        elsewhere = _is_elsewhere(silence, analysis)
        if silence.how == "no_comment" and silence.topic and (elsewhere or not meant):
            others.append(analysis.span(silence.topic[0], silence.topic[-1] + 1))
        if elsewhere:
            continue
        for each in meant:
            if is_untold(analysis, silence.verb, each):
                continue
            for party in parties_of(silence, each, speaking, analysis, roster):
                if withholds and _about(silence, analysis) and party.entity in speakers:
                    continue
                if not settled.settle(party, silence, each, analysis):
                    _add(found[each.id], NotConfirmed(party.name, party.entity, silence.span, silence.how))
    for each, silence in seen.beside(kept, contacts) if seen else ():
        for party in parties_of(silence, each, speaking, analysis, roster):
            if not settled.settle(party, silence, each, analysis):
                _add(found[each.id], NotConfirmed(party.name, party.entity, silence.span, silence.how))
    return {id: tuple(sorted(items, key=lambda n: n.span)) for id, items in found.items()}, tuple(others)


def _add(items: list[NotConfirmed], new: NotConfirmed) -> None:
    """A later, stronger word of the same party takes the place of an earlier one (a denial of a silence)."""
    for i, known in enumerate(items):
        same = (known.entity and known.entity == new.entity) or folded(known.name) == folded(new.name)
        if same or is_short_for(new.name, known.name):
            if new.how == "denied" and known.how != "denied":
                items[i] = new
            return
    items.append(new)


def _of_question(silence: Kept, analysis: Analysis) -> Kept:
    """A silence that says itself nothing of its topic is of what was asked: "Asked about the floods, he shrugged"."""
    told = all(analysis.tokens[i].pos == "PRON" for i in _about(silence, analysis))
    return replace(silence, topic=silence.asked) if silence.asked and told else silence


def _is_elsewhere(silence: Kept, analysis: Analysis) -> bool:
    """Whether a silence is of what the text itself calls another matter, or only of what was said at a contact."""
    if silence.how in ("no_comment", "silent") and is_of_contents(analysis, silence.verb):
        return True
    return is_other_matter(analysis, silence.topic) and not _names_contact(silence, analysis)


def _contact_of(
    silence: Kept, placed: Placed, speaking: Speaking, analysis: Analysis, roster: Roster
) -> Contact | None:
    """The contact that a silence is about; None when it is about something else."""
    about = _about(silence, analysis)
    points = _refers(silence, analysis)
    if not _names_contact(silence, analysis) and is_report_of(analysis, silence.party):
        return None
    told = _told_in(silence, placed, analysis)
    if told is not None:
        return told
    if _names_contact(silence, analysis):
        return _best(silence, placed, about, analysis, roster)
    # "did not answer questions" may have been taken for what the ministry answered
    inside = all(speaking.inside(analysis.tokens[i].start) for i in (silence.verb, silence.party))
    if not (silence.own or points) and inside:
        return None
    before = _told_before(silence, placed, analysis)
    if before is None:
        return None
    if silence.of_question and asks_of(before, silence.topic, analysis, roster):
        return before
    bare = silence.own or (points and _points_barely(silence, analysis))
    if bare and not 0 <= placed.distance(before, analysis.tokens[silence.verb].sentence) <= OWN_REACH:
        return None
    if points and _is_owned_by_another(silence, before, analysis, roster):
        return None
    if points or all(analysis.tokens[i].lemma in _matters(silence) for i in about):
        return before
    shared = {analysis.tokens[i].lemma for i in about} & _words_of(before, silence, analysis)
    content = _is_content(silence, about, before, bool(shared), analysis, roster)
    left_out = silence.how == "silent" and analysis.tokens[silence.party].lower in carrier_words()["document"]
    enough = 1 if left_out or silence.of_question else 2
    return before if content or len(shared) >= enough else None


def _matters(silence: Kept) -> frozenset[str]:
    """Nouns that mean the contact at hand; what somebody was asked about is no request for a comment."""
    words = silence_words()
    return words["matter_noun"] - (words["request_noun"] if silence.of_question else frozenset())


def _told_in(silence: Kept, placed: Placed, analysis: Analysis) -> Contact | None:
    """The contact that the topic itself tells ("would not confirm that he had called Vos")."""
    starts = [analysis.tokens[i].start for i in silence.topic]
    near = placed.near(analysis.tokens[silence.verb].start)
    return next((c for c in near if c.trigger and any(c.trigger.start <= s < c.trigger.end for s in starts)), None)


def _is_content(
    silence: Kept, about: Sequence[int], contact: Contact, shared: bool, analysis: Analysis, roster: Roster
) -> bool:
    """Whether a denial is of what the parties are said to have done there: "that anything had been signed"."""
    if silence.how not in ("neither", "denied"):
        return False
    verbs = [analysis.tokens[i] for i in about if analysis.tokens[i].pos == "VERB"]
    done = [t.i for t in verbs if t.lemma in silence_words()["content_verb"]]
    if not done:
        return _went(verbs, analysis)
    subject = subject_of(analysis, done[0])
    if shared or subject is None or analysis.tokens[subject].lower in OPEN_SUBJECTS:
        return True
    span = noun_phrase(analysis, subject)
    parties = {p.entity for p in contact.participants if p.entity}
    return any(e.id in parties for _, e in roster.within(span.start, span.end))


def _went(verbs: Sequence[Token], analysis: Analysis) -> bool:
    """Whether what is denied is that anybody of the other side went there: "that any delegation had gone"."""
    for verb in verbs:
        subject = subject_of(analysis, verb.i) if verb.lemma in silence_words()["going_verb"] else None
        if subject is None or analysis.tokens[subject].lemma not in carrier_words()["leader"]:
            continue
        if any(analysis.tokens[c].lower in ("any", "such") for c in analysis.children(subject)):
            return True
    return False


def _refers(silence: Kept, analysis: Analysis) -> bool:
    """Whether the topic begins with a word that points back to what was told: "the report", "it"."""
    first = silence.topic[:POINTING]
    if any(analysis.tokens[i].lemma in silence_words()["truth_noun"] for i in first):
        # "there was no truth in the report", without a clause that says what the report is of
        clauses = any(analysis.tokens[i].dep in ("acl", "relcl") for i in silence.topic)
        first = () if clauses else silence.topic
    matters = silence_words()["matter_noun"] - silence_words()["request_noun"]
    return any(_means(analysis.tokens[i], matters) and not _is_spelt_out(analysis, i) for i in first)


def _points_barely(silence: Kept, analysis: Analysis) -> bool:
    """Whether it is only said that something told before was not so: "denied that that was the case"."""
    about = [analysis.tokens[i] for i in _about(silence, analysis)]
    case = any(t.lemma in silence_words()["case_noun"] for t in about)
    return case and all(t.pos == "PRON" or t.lemma in silence_words()["case_noun"] for t in about)


def _is_spelt_out(analysis: Analysis, noun: int) -> bool:
    """Whether a clause says what the reports are of: "comment on reports that its servers had been hacked"."""
    if analysis.tokens[noun].pos == "PRON" and analysis.child(noun, "relcl") is not None:
        # "denied everything that the court had found"
        return True
    clauses = (c for c in analysis.children(noun) if analysis.tokens[c].dep in ("acl", "ccomp") and c > noun)
    return any(analysis.child(c, "mark") is not None for c in clauses)


def _means(token: Token, matters: frozenset[str]) -> bool:
    return token.pos in ("NOUN", "PRON") and (token.lemma in matters or token.lower in matters) and token.tag != "WDT"


def _names_contact(silence: Kept, analysis: Analysis) -> bool:
    """Whether the topic has a word for a contact: "the meeting", "having met"."""
    return any(analysis.tokens[i].lemma in contact_kinds() for i in _about(silence, analysis))


def _about(silence: Kept, analysis: Analysis) -> list[int]:
    """The telling words of the topic: nouns, verbs, names; not "to comment", "a request" or a time."""
    words = silence_words()
    if silence.of_question:
        return [i for i in silence.topic if _tells(analysis.tokens[i])]
    idle = words["withheld_verb"] | words["request_noun"] | words["nothing_noun"] | words["silent_adj"]
    idle |= words["false_adj"] if silence.how == "denied" else frozenset()
    idle |= words["either_noun"] | words["memory_noun"] if silence.how == "neither" else frozenset()
    idle |= carrier_words()["document"] | words["time_noun"] | words["seeking_verb"] | words["channel_noun"]
    found = []
    for i in silence.topic:
        token = analysis.tokens[i]
        if (
            _tells(token)
            and token.lemma not in idle
            and (token.dep not in ("npadvmod", "tmod") or i == analysis.tokens[silence.verb].head)
            and not _is_askers(analysis, token)
        ):
            found.append(i)
    return found


def _tells(token: Token) -> bool:
    """Whether a word says by itself what something is about: a noun, a verb, a name, a word that points."""
    if token.pos == "PRON":
        return token.lower in ("it", "this", "that", "them")
    means = token.text[0].isalnum() and token.pos in ("NOUN", "PROPN", "VERB") and token.lemma not in ("be", "have")
    return means and token.text not in lang.words("en", "calendar_names")


def _is_askers(analysis: Analysis, token: Token) -> bool:
    """Whether a word names who asked: "did not respond to a request for comment from the Observer"."""
    mark = analysis.tokens[token.head]
    asked = analysis.tokens[mark.head].lower in silence_words()["request_noun"]
    return token.dep == "pobj" and mark.lower in ("from", "by") and asked


def _told_before(silence: Kept, placed: Placed, analysis: Analysis) -> Contact | None:
    """The contact told last before the silence in its paragraph or the sentence before; else the main one.

    It must stand near: a long transcript tells of many silences.
    """
    here = analysis.sentences[analysis.tokens[silence.verb].sentence]
    last = placed.last_before(here.end)
    if last is not None and (placed.paragraphs_after(last, here.i) == 0 or placed.distance(last, here.i) <= 1):
        return last
    if placed.main is not None and _is_near(placed.main, placed, here.i):
        return placed.main
    other = last or placed.next_after(here.end)
    return other if other is not None and _is_near(other, placed, here.i) else None


def _is_near(contact: Contact, placed: Placed, sentence: int) -> bool:
    """Whether a contact is told in a neighbouring paragraph or not many sentences before, or next after."""
    apart = placed.paragraphs_after(contact, sentence)
    return apart in (-1, 0, 1) or (apart > 0 and placed.distance(contact, sentence) <= NEAR)


def _best(silence: Kept, placed: Placed, about: Sequence[int], analysis: Analysis, roster: Roster) -> Contact | None:
    """The contact that shares most with the topic: its parties and place, its kind, its nearness."""
    first, last = analysis.tokens[about[0]], analysis.tokens[about[-1]]
    named = {e.id for _, e in roster.within(first.start, last.end)}
    lemmas = {analysis.tokens[i].lemma for i in about}
    words = {analysis.tokens[i].lower for i in about}
    kinds = {contact_kinds()[x] for x in lemmas if x in contact_kinds()}
    sentence = analysis.tokens[silence.verb].sentence

    def shared(contact: Contact) -> int:
        parties = {p.entity for p in contact.participants if p.entity}
        return len(parties & named) + int(contact.place is not None and bool(words & set(folded(contact.place.name))))

    def fit(contact: Contact) -> tuple[int, int, int, int, int]:
        trigger = contact.trigger
        told = {analysis.tokens[i].lemma for i in analysis.tokens_in(trigger.start, trigger.end)} if trigger else set()
        apart = placed.distance(contact, sentence)
        beside = placed.paragraphs_after(contact, sentence) == 0 and 0 <= apart <= 1
        alike = int(contact.kind in kinds) + int(bool(told & lemmas))
        return shared(contact), min(alike, 1), int(beside), int(contact.main), -abs(apart)

    near = [c for c in placed.near(first.start) if _is_near(c, placed, sentence) or shared(c)]
    return max(near, key=fit, default=None)


def _words_of(contact: Contact, silence: Kept, analysis: Analysis) -> set[str]:
    """The telling words of a contact: its trigger, its outcomes, and its topics, which nobody can deny."""
    topics = () if silence.how == "denied" else contact.topics
    own = {analysis.tokens[i].start for i in silence.topic}
    told = (s for s in (contact.trigger, *topics, *contact.outcomes) if s and s not in silence.span)
    spans = [s for s in told if not any(s.start <= start < s.end for start in own)]
    return {
        analysis.tokens[i].lemma
        for s in spans
        for i in analysis.tokens_in(s.start, s.end)
        if analysis.tokens[i].pos in ("NOUN", "PROPN", "VERB")
    }


def _named_after(noun: int, analysis: Analysis, roster: Roster) -> int | None:
    """The person whose name says which report it is: "the Toks report"."""
    name = analysis.child(noun, "compound")
    token = None if name is None else analysis.tokens[name]
    if token is None or token.pos != "PROPN":
        return None
    return name if any(e.type == "person" for _, e in roster.over(token.start, token.end)) else None


def _is_owned_by_another(silence: Kept, contact: Contact, analysis: Analysis, roster: Roster) -> bool:
    """Whether what is denied is the claim of somebody on whose word this contact does not stand."""
    for i in silence.topic[:POINTING]:
        claim = analysis.tokens[i].lemma in silence_words()["claim_noun"]
        owner = analysis.child(i, "poss") if claim else None
        owner = _named_after(i, analysis, roster) if claim and owner is None else owner
        if owner is not None and analysis.tokens[owner].pos != "PRON":
            span = analysis.span(owner, owner + 1)
            owners = {e.id for _, e in roster.over(span.start, span.end)}
            # a report that is only said not to be mentioned is nobody's word for the contact
            own = analysis.span(silence.topic[0], silence.topic[-1] + 1)
            links = [(x.entity, x.name) for x in contact.on_word_of if x.span is None or x.span not in own]
            known = any((entity in owners) or same_name(span.text, name) for entity, name in links)
            return not known and not any(same_name(span.text, v.name) for x in contact.on_word_of for v in x.via)
    return False
