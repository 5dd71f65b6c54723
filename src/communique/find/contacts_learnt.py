"""What the contacts network adds to the rules: contacts in words that no table has, and who, where and when.

The rules know plain words ("met", "held talks") and grammar. The network has learnt from annotated texts: it finds
the rest ("sat across from", "had been to see") with those who took part. Whom the rules found in a contact stays as it
is; when and where: ``contacts_when_where``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from communique.find.contacts_asking import is_asking
from communique.find.contacts_candidates import Candidate
from communique.find.contacts_network import KINDS, ROLES, STATUSES, Asked, ContactNetwork, head_of
from communique.find.contacts_nouns import is_regular
from communique.find.contacts_parties import parties_at
from communique.find.contacts_party import Party, key_of, party_of
from communique.find.contacts_same import Group
from communique.find.contacts_scene import Scene
from communique.find.contacts_setting import date_of, place_of
from communique.find.contacts_stances import is_stance
from communique.find.contacts_status import purpose_of, status_of_verb
from communique.find.contacts_triggers import Manner, Trigger, frame_verb, is_no_contact
from communique.find.contacts_when_where import (
    NOWHERE,
    OFF,
    edges,
    fits,
    is_told_behind,
    own_date,
    seen_date,
    seen_place,
)
from communique.find.contacts_words import vocabulary
from communique.find.tagger import Floats
from communique.records import Entity, Mention
from communique.spans import Span

NAMED = 0.6
"""How likely a word must be to name a contact that the rules have not found."""
SURE = 0.8
"""The same of a word that the rules know and have taken for no contact here, and of a contact to come on no day."""
SHORT, SURE_IN_SHORT, DOUBTED_IN_SHORT = 60, 0.95, 0.99
"""In a text of fewer tokens a word must be as likely as this, and one that the rules have refused as that."""
TELLS_ALONE = 0.9
"""The same of a verb that tells of a contact only beside other words."""
NAMELESS = 0.5
"""The same of one whom no entity covers."""
NAMING = frozenset({"VERB", "AUX", "NOUN", "PROPN"})
"""Parts of speech that name a contact, alone or with others."""
TAKES_PART = 0.75
"""How likely an entity must be to take part in a contact that the network found."""
MAY_TAKE_PART = 0.45
"""The same of those without whom a contact would have no other side."""
DESCRIBING = frozenset({"compound", "amod", "nmod", "poss", "pobj", "prep", "appos"})
"""Labels by which what is said of somebody hangs on the name."""
ALONE = ("visit", "gathering")
"""Kinds of contact that the text may tell of one side alone."""
SIDES = 2
BESIDE = 2
"""Words beside those by which the rules know a contact that name the same one ("a round of consultations")."""
HYPHENS = ("-", "‐", "‑")
RULE = "contacts.network"
PARTICIPANT = ROLES.index("participant")


def learnt(
    scene: Scene,
    network: ContactNetwork,
    told: Sequence[Candidate],
    refused: Sequence[Trigger],
    barred: Set[int] = frozenset(),
) -> list[Candidate]:
    """Contacts that the network names and the rules have not told of.

    ``refused`` are words that the rules know and have taken for no contact, ``barred`` tokens that surely are none.
    """
    near = {i + d for c in told for i in _words(scene, c) for d in range(-BESIDE, BESIDE + 1)}
    closed = near | {t.token for t in refused if is_asking(scene, t)} | barred
    doubted = {t.token for t in refused}
    likely = network.named()
    found = []
    for run in _runs(scene, likely):
        words = _with_verb(scene, run)
        head = head_of(scene.tokens, words)
        naming = any(scene.tokens[i].pos in NAMING for i in words)
        if not closed.isdisjoint(words) or not naming or _is_negated(scene, words) or _is_somebody(scene, head):
            continue
        if any(is_no_contact(scene.analysis, i) or is_regular(scene, i) for i in words) or _is_part(scene, run):
            continue
        if is_stance(scene, words):
            continue
        asked_for = DOUBTED_IN_SHORT if any(i in doubted for i in words) else SURE_IN_SHORT
        if len(scene.tokens) < SHORT and max(likely[i] for i in words) < asked_for:
            continue
        candidate = _candidate(scene, network, words, head)
        known = next((t for t in refused if t.sure and t.token in words), None)
        if candidate is not None and known is not None:
            # "online talks": the words themselves say of what kind
            candidate = replace(candidate, kind=known.kind)
        sure = max(likely[i] for i in words) >= SURE
        if candidate is None or not _is_official(candidate, sure) or _is_retold(scene, candidate, told):
            continue
        if _is_said_there(scene, head, candidate, told):
            continue
        if _is_supposed(scene, words, candidate) or (_is_vague(candidate) and scene.tokens[head].tag == "NNS"):
            continue
        if sure or not (any(i in doubted for i in words) or _is_vague(candidate)):
            found.append(candidate)
    return found


def _is_part(scene: Scene, run: Sequence[int]) -> bool:
    """Whether the words are a part of one with hyphens ("close-encounter"), or one with "up" ("a cover-up")."""
    text, (first, last) = scene.analysis.text, (scene.tokens[run[0]], scene.tokens[run[-1]])
    around = text[max(0, first.start - 1) : first.start + 1], text[last.end - 1 : last.end + 1]
    within = any(mark in text[first.start : last.end] for mark in HYPHENS)
    if within and last.lower == "up":
        return first.lemma.lower() not in vocabulary("up_with")
    return any(mark in part for mark in HYPHENS for part in around)


def _with_verb(scene: Scene, run: list[int]) -> list[int]:
    """The words, with the verb right before them where they are only its particle ("turned [up]")."""
    tokens = scene.tokens
    if any(tokens[i].pos in NAMING for i in run):
        return run
    verb = tokens[run[0]].head
    near = 0 < run[0] - verb <= BESIDE and tokens[verb].pos == "VERB"
    return [*range(verb, run[0]), *run] if near else run


def _is_negated(scene: Scene, words: Sequence[int]) -> bool:
    """Whether the words say that something was not done: the rules know which of these are contacts that failed."""
    return any(scene.tokens[c].dep == "neg" for i in words for c in scene.analysis.children(i))


def _is_somebody(scene: Scene, head: int) -> bool:
    """Whether a word names people rather than what they did ("a crowd")."""
    return any(e.type in ("person", "group") and m.kind != "pronoun" for m, e in scene.mentions_at(head))


def _is_supposed(scene: Scene, words: Sequence[int], candidate: Candidate) -> bool:
    """Whether the words say that something may be done ("could meet"), and not on what day."""
    beside = (scene.tokens[c] for i in words for c in scene.analysis.children(i))
    if candidate.date is None and any(t.tag == "MD" and t.lower not in ("will", "shall", "'ll") for t in beside):
        return True
    above = (scene.tokens[a].lower for i in words for a in scene.analysis.ancestors(i))
    return any(word in vocabulary("possibilities") for word in above)


def _is_retold(scene: Scene, candidate: Candidate, told: Sequence[Candidate]) -> bool:
    """Whether the rules tell of a contact of this kind and of nobody less in the same sentence."""
    here = scene.tokens[candidate.token].sentence
    alike = (c for c in told if c.kind == candidate.kind and scene.tokens[c.token].sentence == here)
    return any(candidate.keys <= c.keys for c in alike)


def _is_said_there(scene: Scene, head: int, candidate: Candidate, told: Sequence[Candidate]) -> bool:
    """Whether one only tells another something at the meeting that the headline reports ("Marr told Vos that")."""
    telling = candidate.kind == "message" and scene.tokens[head].lemma.lower() in vocabulary("telling")
    return telling and any(c.title and not candidate.keys.isdisjoint(c.keys) for c in told)


def _is_official(candidate: Candidate, sure: bool) -> bool:
    """Whether those who take part act for somebody: two sides of them, or whoever makes a trip or is at a gathering.

    Election campaigns and talk shows are full of people who meet, debate and ring each other without an office.
    """
    acting = sum(p.official for p in candidate.parties)
    if candidate.kind == "gathering" and len(candidate.parties) < SIDES:
        return False
    return acting >= (1 if sure or candidate.kind in ALONE else SIDES)


def _is_vague(candidate: Candidate) -> bool:
    """Whether a contact to come has neither day nor place ("agreed to remain in touch")."""
    return candidate.status in ("planned", "proposed") and not candidate.date and not candidate.place


def with_news(scene: Scene, network: ContactNetwork, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates with how likely their words tell of a contact for the first time.

    The network has learnt to name the words that tell of a contact once, and none that refer back to it. In a short
    text a verb that says what people did together ("discussed gas with Vos") tells of one where the network is sure.
    """
    likely, every = network.named(), list(candidates)
    firm = {k for c in every if not c.weak for k in c.keys}
    found = []
    for c in every:
        news = max((float(likely[i]) for i in _words(scene, c) if i < len(likely)), default=0.0)
        with_whom = not vocabulary("with").isdisjoint(c.trigger.cell("counterpart").split(","))
        alone = len(scene.tokens) < SHORT and with_whom and not c.title and firm.isdisjoint(c.keys)
        tells = alone and news >= TELLS_ALONE and len(c.keys) >= SIDES
        found.append(replace(c, news=news, weak=c.weak and not tells))
    return found


def _words(scene: Scene, candidate: Candidate) -> Iterable[int]:
    """The tokens by which the rules know a contact."""
    span = candidate.trigger.span
    frame = () if candidate.trigger.frame is None else (candidate.trigger.frame,)
    return (candidate.token, *frame, *scene.analysis.tokens_in(span.start, span.end))


def _runs(scene: Scene, likely: Floats) -> Iterator[list[int]]:
    """Tokens side by side that are likely to name a contact, within one sentence."""
    run: list[int] = []
    for i in range(len(likely)):
        if run and (likely[i] < NAMED or scene.tokens[i].sentence != scene.tokens[run[-1]].sentence):
            yield run
            run = []
        if likely[i] >= NAMED:
            run.append(i)
    if run:
        yield run


def _candidate(scene: Scene, network: ContactNetwork, words: list[int], head: int) -> Candidate | None:
    asked = network.ask(words, head)
    if asked is None:
        return None
    kind, status = KINDS[int(asked.kinds.argmax())], STATUSES[int(asked.statuses.argmax())]
    way = purpose_of(scene.analysis, head)
    if way is not None and status == "proposed":
        # "flew to see Vos"
        status = status_of_verb(scene.analysis, way)[0] or status
    named = _taking_part(_entities(scene, asked), SIDES if kind not in ALONE else 1)
    if _has_unknown_subject(scene, head):
        # "the side spoke with Vos": nobody from another sentence did
        start, end = scene.sentence_span(head)
        named = [e for e in named if any(start <= m.start < end for m in e.mentions)]
    parties = (*(party_of(scene, e) for e in _without_own(scene, named)), *_nameless(scene, asked))
    if not parties:
        return None
    token = scene.tokens[head]
    column = "noun" if token.pos in ("NOUN", "PROPN") else "lemma"
    row = ((column, token.lemma.lower()),)
    span = scene.analysis.span(words[0], words[-1] + 1)
    frame = frame_verb(scene.analysis, head) if column == "noun" else None
    trigger = Trigger(head, span, column == "noun", kind, False, Manner(), frame, False, row)
    found = Candidate(
        token=head,
        trigger=trigger,
        kind=kind,
        sure=False,
        status=status,
        parties=distinct_parties(parties),
        rule=RULE,
        score=0.6,
        title=scene.in_title(head),
        place=seen_place(scene, asked, kind, head) or (None if kind in NOWHERE else place_of(scene, trigger, head)),
    )
    # "will be back on Monday after they struck a deal": the day is that of the other verb
    date = own_date(scene, found, seen_date(scene, asked))
    date = None if date is not None and is_told_behind(scene, found, date) else date
    date = date or date_of(scene, trigger, head)
    # "held out a visit in October": what was held is not of a day to come
    ahead = status == "held" and not fits(date, status, scene.document.published)
    return replace(found, date=date, status="planned" if ahead else status)


def _has_unknown_subject(scene: Scene, head: int) -> bool:
    """Whether the subject of a verb is a noun that means nobody the text names, or people who are told of anew."""
    subject = scene.analysis.child(head, "nsubj") if scene.tokens[head].pos == "VERB" else None
    if subject is None or scene.tokens[subject].pos not in ("NOUN", "PROPN"):
        return False
    # "Representatives of both sides met", and not "The leaders met"
    pointing = any(scene.tokens[c].dep in ("det", "poss") for c in scene.analysis.children(subject))
    groups = scene.tokens[subject].tag == "NNS" and all(e.type == "group" for _, e in scene.mentions_at(subject))
    return not scene.mentions_at(subject) or (groups and not pointing)


def distinct_parties(parties: Iterable[Party]) -> tuple[Party, ...]:
    """The parties, each once."""
    return tuple({p.key: p for p in parties}.values())


def _entities(scene: Scene, asked: Asked) -> dict[Entity, float]:
    """How likely each entity is to take part: as its likeliest mention, name or role.

    A word belongs to the shortest mention over it: "Ostmark" in "President Ada Marr of Ostmark" is the country.
    """
    mentions = scene.roster.within(*edges(scene, asked))
    owned = owners(scene, mentions)
    found: dict[str, float] = {}
    for mention, entity in mentions:
        own = [i for i in scene.analysis.tokens_in(mention.start, mention.end) if entity.id in owned[i]]
        if own and entity.type != "place" and mention.kind != "pronoun":
            likely = float(asked.roles[[i - asked.first for i in own], PARTICIPANT].mean())
            found[entity.id] = max(found.get(entity.id, 0.0), likely)
    return {scene.roster[i]: likely for i, likely in found.items()}


def _taking_part(likely: dict[Entity, float], sides: int) -> list[Entity]:
    """Those who take part: all who are likely to, and the next likeliest where they are fewer than a contact needs."""
    found = sorted(likely, key=lambda e: -likely[e])
    return [e for n, e in enumerate(found) if likely[e] >= (TAKES_PART if n >= sides else MAY_TAKE_PART)]


def _without_own(scene: Scene, found: Sequence[Entity]) -> Iterator[Entity]:
    """The entities without a country or body that only says whose minister another of them is."""
    people = {m.span for e in found if e.type == "person" for m in e.mentions}
    heads = {scene.analysis.head_of(s.start, s.end) for s in people}
    for entity in found:
        own = entity.type in ("country", "institution") and all(
            _says_whose(scene, m.start, m.end, heads) for m in entity.mentions
        )
        if not own:
            yield entity


def _says_whose(scene: Scene, start: int, end: int, people: Set[int | None]) -> bool:
    """Whether a name stands inside the description of one of these people ("Ostmark's foreign minister Ada Marr")."""
    at = scene.analysis.head_of(start, end)
    for i in () if at is None else (at, *scene.analysis.ancestors(at)):
        token = scene.tokens[i]
        if i in people:
            return i != at
        if token.dep not in DESCRIBING:
            return token.head in people and token.dep in ("appos",)
    return False


def _nameless(scene: Scene, asked: Asked) -> Iterator[Party]:
    """Those who take part and whom no entity covers ("the fisheries departments"), by their noun phrases."""
    likely = asked.roles[:, PARTICIPANT]
    for i in range(asked.first, asked.last):
        token = scene.tokens[i]
        inside = token.pos == "NOUN" and likely[i - asked.first] >= NAMELESS
        if inside and likely[token.head - asked.first if asked.first <= token.head < asked.last else 0] < NAMELESS:
            yield from (p for p in parties_at(scene, i) if p.entity is None)


def owners(scene: Scene, mentions: Iterable[tuple[Mention, Entity]]) -> dict[int, frozenset[str]]:
    """The entities whose mention is the shortest over each token that a mention covers, by id."""
    shortest: dict[int, tuple[int, frozenset[str]]] = {}
    for mention, entity in mentions:
        inside = scene.analysis.tokens_in(mention.start, mention.end)
        for i in inside:
            size, known = shortest.get(i, (len(inside) + 1, frozenset()))
            if len(inside) <= size:
                shortest[i] = (len(inside), frozenset((entity.id,)) | (known if len(inside) == size else frozenset()))
    return {i: known for i, (_, known) in shortest.items()}


def with_setting(scene: Scene, network: ContactNetwork, group: Group) -> Group:
    """A contact of the rules with the place and the date that the network sees, where they found none.

    Where the rules know both sides, another telling that the network found adds nobody.
    """
    known = {k for c in group if c.rule != RULE for k in c.keys}
    if len(known) >= SIDES:
        group = [replace(c, parties=tuple(p for p in c.parties if p.key in known)) for c in group]
    shown = next((c for c in group if not (c.anaphoric or c.weak or c.title or c.joins)), group[0])
    placed = shown.kind in NOWHERE or any(c.place for c in group)
    dated = shown.status in OFF or any(c.date for c in group)
    if shown.rule == RULE or (placed and dated):
        return group
    asked = network.ask(sorted(_words(scene, shown)), shown.token)
    if asked is None:
        return group
    place = shown.place if placed else seen_place(scene, asked, shown.kind, shown.token)
    place = None if not placed and place and place.span and _is_of_others(scene, group, place.span) else place
    date = shown.date if dated else own_date(scene, shown, seen_date(scene, asked))
    date = None if not dated and date and date.span and _is_of_others(scene, group, date.span) else date
    if not dated and not fits(date, shown.status, scene.document.published):
        date = None
    return [replace(c, place=place, date=date) if c is shown else c for c in group]


def _is_of_others(scene: Scene, group: Group, span: Span) -> bool:
    """Whether a place or a date stands in a sentence of its own that tells of other people alone.

    As "in Torkent" in "The ministers held talks. President Marr flew to Torkent on Tuesday".
    """
    at = scene.analysis.token_at(span.start)
    if at is None or scene.tokens[at].sentence in {scene.tokens[c.token].sentence for c in group}:
        return False
    here = [e for m, e in scene.roster.within(*scene.sentence_span(at)) if e.type == "person"]
    known = {k for c in group for k in c.keys}
    return bool(here) and not any(key_of(e) in known for e in here)
