"""Who met whom: contacts with participants, place, date, topics and outcomes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique.analysis import Analysis
from communique.document import Document
from communique.find.contacts_addressed import recalled, where_addressed
from communique.find.contacts_apart import told_apart
from communique.find.contacts_asked import answered
from communique.find.contacts_attendance import find_attendance
from communique.find.contacts_bare_names import named_bare
from communique.find.contacts_candidates import Candidate
from communique.find.contacts_content import contents, is_setting
from communique.find.contacts_days import gone_by, lead_date
from communique.find.contacts_delegations import find_delegations
from communique.find.contacts_elsewhere import idle_nouns, is_appeal, to_the_press, was_not_found, without_venues
from communique.find.contacts_headlines import completed
from communique.find.contacts_hours import find_hours
from communique.find.contacts_invitations import with_hosts
from communique.find.contacts_kinds import kind_of
from communique.find.contacts_learnt import RULE as LEARNT
from communique.find.contacts_learnt import learnt, with_news, with_setting
from communique.find.contacts_main import made_there
from communique.find.contacts_merging import is_background, merged, one_by_one
from communique.find.contacts_named_later import named_later
from communique.find.contacts_network import ContactNetwork
from communique.find.contacts_nouns import from_noun
from communique.find.contacts_offices_named import offices_named
from communique.find.contacts_outcomes import with_seen
from communique.find.contacts_party import Party, head_word, is_of_two, is_office, is_pair
from communique.find.contacts_plural import find_plural
from communique.find.contacts_rosters import by_name, pairs_named, parties_of
from communique.find.contacts_same import Group, keys_of
from communique.find.contacts_scene import Scene, speakers_of
from communique.find.contacts_settled import goes_on, settled_status
from communique.find.contacts_status import says
from communique.find.contacts_topics import learnt_topics, seen_topics
from communique.find.contacts_triggers import find_triggers
from communique.find.contacts_undone import is_part_of_undone
from communique.find.contacts_verbs import from_verb
from communique.find.contacts_visited import where_visited, without_arrivals
from communique.find.contacts_where import place_told
from communique.find.contacts_whose import own_outcomes
from communique.find.contacts_words import vocabulary
from communique.find.tagger_seen import Seen
from communique.lang.names import own_country
from communique.reasons import Reason
from communique.records import Contact, DateValue, Place, Quote, Status
from communique.roster import Roster
from communique.spans import Span

HALF_YEAR = 6
"""Months."""
LEAD = 3
"""Sentences of the text, after the headline, in which the contact that it is about is first told."""
NOT_HELD = ("refused", "denied", "cancelled")
"""What opens a text with one of these is about a contact that was not."""
TOOK_PLACE = ("held", "ongoing")
"""Nothing comes of another contact."""
PLAN, PLANS = 2, 3
"""Sentences behind a plan in which its parts are told, and contacts before one among which its plan may be."""
MOST_REASONS = 10
"""Tellings of a contact that are shown as reasons: a text may repeat one a thousand times."""


def find_contacts(
    analysis: Analysis,
    document: Document,
    roster: Roster,
    dates: tuple[DateValue, ...],
    places: tuple[Place, ...],
    seen: Seen | None = None,
    network: ContactNetwork | None = None,
    quotes: tuple[Quote, ...] = (),
) -> tuple[Contact, ...]:
    """The contacts of a text, one record each, in the order of their triggers; ids ``c1``, ``c2``, ...

    ``seen`` is what the tagger has read of the text; without it the rules alone say what a contact was about.
    ``network`` is the contacts network over the text, made here where it is not given. ``quotes`` say who "I" is.
    """
    if not analysis.tokens:
        return ()
    scene = Scene(analysis, document, roster, dates, places, speakers_of(analysis, roster, quotes))
    triggers = list(find_triggers(scene))
    found = [answered(scene, from_noun(scene, t) if t.noun else from_verb(scene, t)) for t in triggers]
    barred = {c.token for c in found if c and (was_not_found(scene, c) or is_appeal(scene, c))}
    barred |= idle_nouns(scene)
    found = [None if c and (c.token in barred or to_the_press(scene, c)) else c for c in found]
    found = [_as_undone(scene, c) for c in without_venues(scene, found)]
    refused = [t for t, c in zip(triggers, found, strict=True) if c is None]
    network = network or ContactNetwork(scene)
    plural = find_plural(scene)
    several = {c.token for c in plural}
    found += find_hours(scene)
    single = told_apart(scene, [recalled(scene, c) for c in found if c and c.token not in several])
    present = find_attendance(scene)
    spans = [p.span for c in present if c.listed for p in c.parties]
    named = {i for s in spans for i in scene.analysis.tokens_in(s.start, s.end)}
    # "representatives of the Northern Forum" in a list of those present tells of no forum
    single = [c for c in single if c.token not in named]
    told = with_news(scene, network, one_by_one(scene, [*single, *plural]))
    attended = with_news(scene, network, [*present, *find_delegations(scene)])
    every = _together(scene, [*told, *attended])
    standing = {c.token for g in _acknowledged(scene, every) for c in g}
    refused += [c.trigger for c in told if c.token not in standing]
    seen_too = learnt(scene, network, [c for c in told if c.token in standing], refused, barred)
    added = with_news(scene, network, [recalled(scene, c) for c in seen_too])
    if added:
        every = _together(scene, [*told, *added, *attended])
    # what one verb tells of several contacts is set by its own words: a day is not another's as well
    tellings = Counter(token for g in every for token in {c.token for c in g})
    every = [g if any(tellings[c.token] > 1 for c in g) else with_setting(scene, network, g) for g in every]
    groups = with_hosts(scene, _as_planned(scene, _acknowledged(scene, every)))
    main = _main(scene, [g for g in groups if any(c.rule != LEARNT for c in g)]) or _main(scene, groups)
    main = made_there(scene, main, groups)
    contacts = tuple(
        _record(scene, i, g, g is main, seen, network, _verbs_of_others(g, groups)) for i, g in enumerate(groups, 1)
    )
    placed = where_visited(
        scene, tuple(_while_there(scene, c, g, contacts) for c, g in zip(contacts, groups, strict=True))
    )
    there = where_addressed(scene, without_arrivals(scene, placed), quotes)
    return tuple(own_outcomes(scene, c, quotes) for c in there)


def _as_undone(scene: Scene, told: Candidate | None) -> Candidate | None:
    """The telling; what was to happen on a journey that was called off is called off with it."""
    planned = told is not None and told.status == "planned"
    if told is None or not planned or not is_part_of_undone(scene.analysis, told.token, says):
        return told
    return replace(told, status="cancelled")


def _as_planned(scene: Scene, groups: list[Group]) -> list[Group]:
    """The contacts; what is planned right behind a plan of the same people for a year or month is part of it.

    As in "They planned to meet four times in 2003. Two meetings will take place in Torkent".
    """
    found: list[Group] = []
    for group in groups:
        undated = group[0].status == "planned" and not any(c.date for c in group)
        plan = next((p for b in reversed(found[-PLANS:]) if (p := _plan_for(scene, b, group[0]))), None)
        found.append([replace(group[0], date=plan.date), *group[1:]] if undated and plan else group)
    return found


def _plan_for(scene: Scene, before: Group, told: Candidate) -> Candidate | None:
    """What was planned right before for a year or a month by all those of whom a telling is, None where it was not."""
    plan = before[0]
    near = 0 <= scene.tokens[told.token].sentence - scene.tokens[plan.token].sentence <= PLAN
    when = next((c for c in before if c.date and c.date.precision in ("year", "month")), None)
    both = plan.kind != "visit" and len(plan.keys) > 1 and plan.keys <= told.keys
    return when if plan.status == "planned" and near and both else None


def _together(scene: Scene, candidates: list[Candidate]) -> list[Group]:
    """What is told of each contact."""
    found = named_later(scene, completed(scene, merged(scene, sorted(candidates, key=lambda c: c.token))))
    return offices_named(scene, named_bare(scene, [by_name(scene, g) for g in pairs_named(found)]))


def _acknowledged(scene: Scene, every: list[Group]) -> list[Group]:
    """Those of which enough is known."""
    acting = frozenset(
        k for g in every if _is_publishers(scene, g) and _is_contact(scene, g) for c in g for k in c.keys
    )
    return [g for g in every if _is_contact(scene, g, acting)]


def _while_there(scene: Scene, contact: Contact, group: Group, contacts: tuple[Contact, ...]) -> Contact:
    """A gathering at whose edge the main contact took place on the day of the text goes on."""
    main = next((c for c in contacts if c.main), None)
    published = scene.document.published
    today = main and main.status == "held" and main.date and published and main.date.value == published
    beside = contact.kind == "gathering" and contact.status == "held" and contact.date is None
    if not today or not beside or contact.main or not all(c.beside for c in group):
        return contact
    return replace(contact, status="ongoing")


def _is_contact(scene: Scene, group: Group, acting: frozenset[str] = frozenset()) -> bool:
    """Whether enough is known: someone official, and another side where the kind needs one.

    ``acting`` are those who act for an official publisher, whatever office the text gives them.
    """
    parties = parties_of(group)
    titled = any(c.title for c in group)
    several = any(p.type == "group" and _are_officials(p) for p in parties)
    official = any((p.official and (p.of or not p.vague)) or p.key in acting for p in parties) or _is_publishers(
        scene, group
    )
    if (
        not parties
        or _is_told_of_some(group, parties)
        or not (titled or several or official or _is_of_state(scene, group))
    ):
        return False
    kind = kind_of(group)
    if kind == "gathering" and all(c.beside for c in group) and not any(p.type == "person" for p in parties):
        return False
    body = any(p.type in ("institution", "group") and not p.vague for p in parties)
    if kind in ("visit", "gathering") or (body and (kind in ("meeting", "video_call") or goes_on(group))):
        return True
    return len(parties) >= 2 or titled or several or any(_is_chaired(c, acting) for c in group)


def _is_told_of_some(group: Group, parties: Sequence[Party]) -> bool:
    """Whether only a headline tells of it, and of nobody named: "The Guests Who Came to Dinner"."""
    return all(c.title for c in group) and all(p.type == "group" and not p.of for p in parties)


def _are_officials(group: Party) -> bool:
    """Whether a group acts for others: "the envoys", "the leaders of Ostmark", "the ministries of Ostmark and Tok"."""
    bodies = is_of_two(group) and group.name.lower().split(" of ")[0].endswith(tuple(vocabulary("state_bodies")))
    return bodies or head_word(group) in vocabulary("officials") or is_pair(group)


def _is_of_state(scene: Scene, group: Group) -> bool:
    """Whether a text that speaks of the state's officials opens with two people who met, whatever they are."""
    first = group[0]
    people = [p for p in parties_of(group) if p.type == "person"]
    if len(people) < 2 or not first.sure or not 0 <= scene.body_sentence(first.token) < LEAD:
        return False
    return any(e.type == "institution" or (e.type == "person" and is_office(e.office)) for e in scene.roster.entities)


def _is_publishers(scene: Scene, group: Group) -> bool:
    """Whether an official publisher opens with it: whom its readouts name first acts for it, with or without office."""
    people = any(p.type == "person" for c in group for p in c.parties)
    return people and own_country("en", scene.document.outlet) is not None and scene.body_sentence(group[0].token) < 1


def _is_chaired(telling: Candidate, acting: frozenset[str]) -> bool:
    """Whether an official holds a meeting with people who are not told ("X held a meeting on the harvest")."""
    return telling.chaired and any(p.type == "person" and (p.official or p.key in acting) for p in telling.parties)


def _main(scene: Scene, groups: list[Group]) -> Group | None:
    """The contact that the text is about: the headline's, else the first told in the lead."""
    titled = next((g for g in groups if any(c.title for c in g)), None)
    if titled:
        return titled
    body = [s for s in scene.analysis.sentences if scene.analysis.paragraphs[s.paragraph].role != "title"]
    limit = body[:LEAD][-1].last if body else 0
    lead = [g for g in groups if g[0].token < limit]
    if lead and lead[0][0].status in NOT_HELD and scene.body_sentence(lead[0][0].token) <= 0:
        return lead[0]
    told = [g for g in lead if g[0].status in ("held", "ongoing")]
    return min(told, key=lambda g: (_stands_back(scene, g, told), g[0].token)) if told else (lead[0] if lead else None)


def _stands_back(scene: Scene, group: Group, lead: list[Group]) -> bool:
    """Whether a contact of the lead is told for the sake of another: as its time or place, or the trip made for it."""
    here = {scene.tokens[c.token].sentence for c in group if scene.body_sentence(c.token) < LEAD}
    if all(is_background(scene, c) for c in group if scene.tokens[c.token].sentence in here):
        return True
    others = [g for g in lead if g is not group and kind_of(g) != "visit" and not group[0].keys.isdisjoint(g[0].keys)]
    return kind_of(group) == "visit" and bool(others)


def _date(group: Group) -> DateValue | None:
    """The first date told of a contact, or a finer one that lies within it ("this month", then "on 4 May")."""
    dates = [c.date for c in group if c.date]
    first = dates[0].value if dates else None
    if first is None:
        return dates[0] if dates else None
    finer = (d for d in dates if d.value and len(d.value) > len(first) and d.value.startswith(first))
    return next(finer, dates[0])


def _dated(scene: Scene, group: Group, status: Status) -> DateValue | None:
    """The date of a contact; what was called off had been planned for the nearest such day: "planned for February"."""
    found = _date(group)
    far = status == "cancelled" and found is not None and found.basis == "relative" and _is_far_ahead(scene, found)
    return gone_by(scene, found) if far else found


def _is_far_ahead(scene: Scene, date: DateValue) -> bool:
    """Whether a date lies more than half a year after the text."""
    now = scene.document.published
    if date.value is None or now is None or len(min(date.value, now, key=len)) < len("2000-01"):
        return False
    year, month = int(date.value[:4]) - int(now[:4]), int(date.value[5:7]) - int(now[5:7])
    return 12 * year + month > HALF_YEAR


def _verbs_of_others(group: Group, groups: list[Group]) -> frozenset[int]:
    """The verbs that tell of contacts with other people, and not of this one."""
    keys = keys_of(group)
    others = (v for g in groups if g is not group and not keys_of(g) <= keys for v in _telling_verbs(g))
    return frozenset(others) - frozenset(_telling_verbs(group))


def _telling_verbs(group: Group) -> Iterator[int]:
    """The verbs that tell of a contact themselves, as tokens: "met", the "held" of "held talks"."""
    for told in group:
        if not told.trigger.noun and not told.joins:
            yield told.token
        elif told.trigger.frame is not None:
            yield told.trigger.frame


def _record(
    scene: Scene,
    number: int,
    group: Group,
    main: bool,
    seen: Seen | None,
    network: ContactNetwork,
    others: frozenset[int] = frozenset(),
) -> Contact:
    kind = kind_of(group)
    plain = [c for c in group if not (c.anaphoric or c.weak)]
    shown = next((c for c in plain if not c.title), plain[0] if plain else group[0])
    topics, outcomes = contents(scene, group, main, others)
    words, asked = frozenset(c.token for c in group), network.ask_of(shown.trigger.span)
    if seen is not None and main:
        ruled, told = (topics, outcomes), _sentences_of(scene, group) - _of_others(scene, group, others)
        topics = seen_topics(scene.analysis, seen, ruled, told, words, asked)
    elif seen is not None and asked is not None:
        topics = learnt_topics(scene.analysis, asked, words)
    topics = tuple(t for t in topics if not is_setting(scene, t))
    if asked is not None and group[0].status in TOOK_PLACE:
        outcomes = with_seen(scene, asked, outcomes, group)
    if goes_on(group):
        # what other sentences tell belongs to the contacts that were
        topics, outcomes = _where_told(scene, topics, group), _where_told(scene, outcomes, group)
    status = settled_status(scene, group)
    return Contact(
        id=f"c{number}",
        kind=kind,
        status=status,
        main=main,
        trigger=shown.trigger.span,
        participants=tuple(p.as_participant() for p in parties_of(group)),
        place=place_told(scene, group, shown) if kind not in ("call", "video_call", "message") else None,
        date=_dated(scene, group, status) or (lead_date(scene) if main else None),
        topics=topics,
        outcomes=outcomes,
        reasons=tuple(Reason(c.rule, c.trigger.span.text, c.score) for c in group[:MOST_REASONS]),
    )


def _of_others(scene: Scene, group: Group, others: frozenset[int]) -> frozenset[int]:
    """The sentences whose own verb tells of another contact, where no other word of theirs tells of this one."""
    here = {scene.tokens[c.token].sentence for c in group}
    theirs = {scene.tokens[v].sentence for v in others if scene.tokens[v].dep == "ROOT"}
    return frozenset(theirs - here)


def _where_told(scene: Scene, spans: tuple[Span, ...], group: Group) -> tuple[Span, ...]:
    """Those of the stretches that stand in a sentence that tells of the contact."""
    told = {scene.sentence_span(c.token) for c in group}
    return tuple(s for s in spans if any(start <= s.start < end for start, end in told))


def _sentences_of(scene: Scene, group: Group) -> frozenset[int]:
    """The numbers of the sentences that name a participant of a contact or tell of it."""
    parties = {p.entity for p in parties_of(group)}
    starts = [m.start for e in scene.roster.entities if e.id in parties for m in e.mentions]
    named = {scene.tokens[i].sentence for start in starts if (i := scene.analysis.token_at(start)) is not None}
    told = {scene.tokens[c.token].sentence for c in group}
    # a reporting passive names nobody ("Matters of trade were discussed"): the lead tells of the contact throughout
    lead = range(scene.body_start, scene.body_start + LEAD)
    return frozenset(named | told | set(lead))
