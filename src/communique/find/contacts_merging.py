"""Which places in the text tell of the same contact."""

from __future__ import annotations

from dataclasses import replace

from communique import lang
from communique.analysis import Token
from communique.find.contacts_candidates import Candidate
from communique.find.contacts_near import is_far
from communique.find.contacts_nouns import is_told_of
from communique.find.contacts_party import Party, head_word
from communique.find.contacts_same import BOTH, CLOSE, FAMILIES, Group, is_done_for, keys_of, same_contact
from communique.find.contacts_scene import Scene, counted_by
from communique.find.contacts_words import vocabulary
from communique.lang.names import singular_offices

ENDS = 10
"""Tellings at each end of a group that a candidate is compared with."""
NEAR = 40
"""Groups that a candidate is compared with, the latest first, beside the first: keeps the work linear in the text."""
JOINT = ("contact_topics", "contact_outcomes")
"""Tables of verbs that say what people did together in a contact."""
LAST = 3
"""Groups, the latest first, of which "This was their fifth meeting" may speak."""
MONTH = 31
"""Days before the text from which on a contact is past for what comes "ahead of the meeting"."""
INDEFINITE = ("a ", "an ", "any ")
"""How somebody is spoken of who is no one in particular."""
OPENING = 2
"""Sentences of the body in which a text that has no other word for it tells of its contact."""


def merged(scene: Scene, candidates: list[Candidate]) -> list[Group]:
    """The candidates grouped by contact, in the order of their first telling."""
    groups: list[Group] = []
    early: list[Candidate] = []
    for told in candidates:
        candidate = _carried_on(scene, told, groups)
        again = _as_held(scene, _as_told(scene, candidate, groups))
        home = _home(scene, again, groups)
        if again is not candidate and (home is None or not _is_of_now(scene, home) or not again.keys <= keys_of(home)):
            again, home = candidate, _home(scene, candidate, groups)
        candidate = again
        if home is not None:
            home.append(candidate)
        elif candidate.trigger.cell("noun") or candidate.trigger.cell("lemma"):
            # "Ada Marr, joined by Leo Vos, convened a meeting"
            here = scene.tokens[candidate.token].sentence
            groups.append([candidate, *(c for c in early if scene.tokens[c.token].sentence == here)])
            early = []
        else:
            early.append(candidate)
    firm = [g for g in groups if not all(c.weak for c in g)]
    kept = [g for g in groups if g in firm or _stands_alone(g) or _opens_text(scene, g, firm)]
    kept = [g for n, g in enumerate(kept) if not _is_agreed_there(scene, g, kept[:n])]
    return [g for g in kept if not (len(kept) > 1 and _is_denied_of_anyone(g))]


def _is_agreed_there(scene: Scene, group: Group, before: list[Group]) -> bool:
    """Whether a group only tells what came of a contact told before: that its parties "agreed to meet again" some day.

    What is agreed for a day or a place is a contact of its own.
    """
    if not all(_is_once_more(scene, c) for c in group):
        return False
    held = (b for b in before if b[0].status in ("held", "ongoing"))
    return any(keys_of(group) <= keys_of(b) for b in held)


def _is_once_more(scene: Scene, candidate: Candidate) -> bool:
    """Whether it is agreed to do something again, and not when or where."""
    if candidate.trigger.noun or candidate.status != "planned" or candidate.title or candidate.date or candidate.place:
        return False
    tokens, verb = scene.tokens, candidate.token
    agreed = tokens[verb].dep == "xcomp" and tokens[tokens[verb].head].lemma.lower() in vocabulary("consenting")
    return agreed and any(tokens[c].lower in vocabulary("once_more") for c in scene.analysis.children(verb))


def _is_denied_of_anyone(group: Group) -> bool:
    """Whether a group only tells that nobody did it: "denied that any delegation had gone" denies what was told."""
    parties = [p for c in group for p in c.parties]
    none = all(p.type == "group" and p.name.lower().startswith(("any ", "no ")) for p in parties)
    return bool(parties) and none and all(c.status == "denied" for c in group)


def _carried_on(scene: Scene, candidate: Candidate, groups: list[Group]) -> Candidate:
    """A bare reference to talks that are to go on, or to further ones, on a day of their own: the sides of the last."""
    ahead = candidate.status in ("planned", "cancelled") and candidate.date is not None
    if candidate.parties or not ahead or candidate.title or not candidate.trigger.noun or candidate.joins:
        return candidate
    counted = counted_by(scene.analysis, candidate.token)
    nouns = (candidate.token,) if counted is None else (candidate.token, counted)
    beside = [scene.tokens[c] for n in nouns for c in scene.analysis.children(n)]
    pointing = vocabulary("definite") | vocabulary("further")
    if not any(t.lower in pointing for t in beside) or any(map(_is_name, beside)):
        # "the fifth Ostmark economic forum" is one of its own
        return candidate
    for group in reversed(groups[-NEAR:]):
        near = candidate.token - group[-1].token <= 2 * CLOSE
        if near and FAMILIES[group[0].kind] in ("seen", "any") and group[0].status in ("held", "ongoing"):
            parties = tuple({p.key: p for c in group for p in c.parties}.values())
            return replace(candidate, parties=parties, anaphoric=False, weak=False, apart=True)
    return candidate


def _is_of_now(scene: Scene, group: Group) -> bool:
    """Whether no date puts a contact days or years before the text."""
    published = scene.document.published
    return not any(c.date and c.date.value and is_far(c.date.value, published, MONTH) for c in group)


def _as_told(scene: Scene, candidate: Candidate, groups: list[Group]) -> Candidate:
    """What "This was the fifth meeting between the presidents" says, of the two presidents who met right before."""
    if groups and _is_count(scene, candidate, groups[-1]):
        return replace(candidate, parties=(), anaphoric=True, date=None, status=groups[-1][0].status)
    if groups and candidate.parties and _is_said_of_them(scene, candidate):
        return replace(candidate, parties=(), anaphoric=True)
    if not groups or not candidate.parties or not is_told_of(scene, candidate.token):
        return candidate
    if all(p.type == "person" and p.name.lower().startswith(INDEFINITE) for p in candidate.parties):
        # "It will be the first visit by a minister of Ostmark in six years"
        same = any(g[0].kind == candidate.kind == "visit" for g in groups[-LAST:])
        return replace(candidate, parties=(), anaphoric=True, date=None) if same else candidate
    if any(p.type != "group" for p in candidate.parties):
        return candidate
    ones = [singular_offices("en").get(head_word(p), "?") for p in candidate.parties]
    for group in reversed(groups[-LAST:]):
        people = [p for c in group for p in c.parties if p.type == "person"]
        held = all(sum(one in (q.office or "").lower().split() for q in people) >= BOTH for one in ones)
        # "the two chiefs", of two who head services
        pair = len({q.key for q in people}) == BOTH and all(_is_two(p) for p in candidate.parties)
        if held or pair:
            # "this year" says among which meetings it is counted
            when = candidate.date if candidate.date and candidate.date.precision in ("day", "month") else None
            return replace(candidate, parties=(), anaphoric=True, date=when)
    return candidate


def _is_said_of_them(scene: Scene, candidate: Candidate) -> bool:
    """Whether a body says of two others that they met: "The ministry confirmed that they had met"."""
    tokens, verb = scene.tokens, candidate.token
    subject = scene.analysis.child(verb, "nsubj")
    told = tokens[verb].dep == "ccomp" and subject is not None and tokens[subject].lower in vocabulary("they")
    teller = scene.analysis.child(tokens[verb].head, "nsubj") if told else None
    bodies = {p.entity for p in candidate.parties if p.type == "institution"}
    one = len(candidate.parties) == 1 and len(bodies) == 1 and not candidate.trigger.noun
    return one and teller is not None and any(e.id in bodies for _, e in scene.mentions_at(teller))


def _is_two(party: Party) -> bool:
    """Whether a group is two officials and nothing says whose they are: "the two chiefs"."""
    words = party.name.lower().split()
    return len(words) == BOTH and words[0] in vocabulary("pairs") and party.of is None


def _is_count(scene: Scene, candidate: Candidate, group: Group) -> bool:
    """Whether words behind a contact only count it: "is to host Vos on Monday, their second meeting this year"."""
    tokens, noun = scene.tokens, scene.tokens[candidate.token]
    if noun.dep != "appos" or tokens[group[-1].token].sentence != noun.sentence or not candidate.keys <= keys_of(group):
        return False
    beside = {tokens[c].lower for c in scene.analysis.children(noun.i)}
    counted = not beside.isdisjoint(vocabulary("ordinals") | vocabulary("ever_first"))
    return counted and not beside.isdisjoint(vocabulary("their"))


def _as_held(scene: Scene, candidate: Candidate) -> Candidate:
    """A contact that only says what came before it ("greeted him prior to the meeting"), as held."""
    preposition = scene.tokens[scene.tokens[candidate.token].head]
    if candidate.status != "planned" or candidate.date is not None or not candidate.trigger.noun or candidate.apart:
        return candidate
    before = {preposition.lower, scene.tokens[preposition.head].lower}
    definite = any(scene.tokens[c].lower in vocabulary("definite") for c in scene.analysis.children(candidate.token))
    ahead = not before.isdisjoint(vocabulary("ahead_of") | vocabulary("ahead_nouns"))
    return replace(candidate, status="held", anaphoric=True) if definite and ahead else candidate


def _is_name(word: Token) -> bool:
    return word.text[:1].isupper() and word.dep in ("amod", "compound", "nmod", "poss")


def one_by_one(scene: Scene, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates, with "X spoke by phone with Y and Z" told apart into a call with each.

    Where the headline itself reports a call, or the next sentence says what they did together ("The leaders agreed"),
    those listed were on that one call.
    """
    if any(c.title and FAMILIES[c.kind] == "heard" and not _is_plural(c) for c in candidates):
        return candidates
    return [part for c in candidates for part in ([c] if _spoke_together(scene, c) else _calls(c))]


def _spoke_together(scene: Scene, candidate: Candidate) -> bool:
    """Whether the sentence after a telling says what all those whom it names did as one ("The leaders agreed")."""
    sentences = scene.analysis.sentences
    number = scene.tokens[candidate.token].sentence + 1
    if number >= len(sentences) or sentences[number].paragraph != sentences[number - 1].paragraph:
        return False
    inside = scene.tokens[sentences[number].first : sentences[number].last]
    first = next((t for t in inside if t.dep in ("nsubj", "nsubjpass")), None)
    if first is None or first.lower not in vocabulary("participants") | vocabulary("they"):
        return False
    return is_joint(scene, first.head)


def is_joint(scene: Scene, verb: int) -> bool:
    """Whether the verb says what is talked of or agreed together."""
    lemma = scene.tokens[verb].lemma.lower()
    return any(row["lemma"] == lemma for name in JOINT for row in lang.rows("en", name))


def _calls(candidate: Candidate) -> list[Candidate]:
    called = [p for p in candidate.parties if p.key not in candidate.callers]
    people = [p for p in called if p.type == "person"]
    several = candidate.kind == "call" if not candidate.trigger.noun else _is_plural(candidate)
    if not several or len(candidate.callers) != 1 or len(people) < 2 or len(people) < len(called):
        return [candidate]
    caller = tuple(p for p in candidate.parties if p.key in candidate.callers)
    return [replace(candidate, parties=(*caller, p)) for p in called]


def _is_plural(candidate: Candidate) -> bool:
    """Whether a noun tells of several contacts, one with each ("held bilateral meetings with X and Y")."""
    words = candidate.trigger.span.text.lower()
    return words.endswith("s") and candidate.trigger.cell("noun") in vocabulary("one_each")


def _stands_alone(group: Group) -> bool:
    """Whether weak tellings ("congratulated") make a contact after all: in the headline, and both sides are named."""
    return any(c.title for c in group) and len({k for c in group for k in c.keys}) >= BOTH


def _opens_text(scene: Scene, group: Group, firm: list[Group]) -> bool:
    """Whether a text without a word for its contact opens with it ("Mr Vos briefed the President on the harvest").

    Two people or more are the sides of a verb in the first sentences of the body, and nothing firmer stands there.
    """
    first = group[0]
    if first.trigger.noun or first.status not in ("held", "ongoing") or scene.body_sentence(first.token) >= OPENING:
        return False
    if not _is_plain(scene, first.token):
        return False
    people = [p for p in first.parties if p.type == "person"]
    named = [g[0] for g in firm if not (g[0].title and not any(c.parties for c in g))]
    told = [c for c in named if scene.body_sentence(c.token) < OPENING and not is_background(scene, c)]
    # "On Monday Marr and Vos discussed the truce. On Tuesday Tal spoke with Lind."
    told = [c for c in told if not (first.date and c.date and first.date.value != c.date.value)]
    official = any(p.official for p in people)
    return official and len(people) >= 2 and not any(c.status in ("held", "ongoing") for c in told)


def _is_plain(scene: Scene, verb: int) -> bool:
    """Whether a verb tells in a main clause what somebody did, not what they had done before or what they wrote."""
    tokens = scene.tokens
    above = tokens[tokens[verb].head]
    # "Marr discussed gas with Vos, her ministry said"
    said = tokens[verb].dep == "ccomp" and above.dep == "ROOT" and above.i > verb
    main = tokens[verb].dep == "ROOT" or said or (tokens[verb].dep == "conj" and above.dep == "ROOT")
    children = scene.analysis.children(verb)
    before = any(tokens[c].dep == "aux" and tokens[c].lower in vocabulary("pluperfect") for c in children)
    written = any(
        tokens[o].lemma.lower() in vocabulary("papers")
        for c in children
        if tokens[c].dep in ("prep", "dobj")
        for o in (c, *scene.analysis.children(c))
    )
    # "welcomed X to the list of" is news of a list; "welcomed X to the Palace" is firm by itself
    listed = tokens[verb].lemma.lower() in vocabulary("receiving") and any(
        tokens[c].lower in vocabulary("to") for c in children
    )
    return main and not before and not written and not listed


def is_background(scene: Scene, candidate: Candidate) -> bool:
    """Whether a noun only says when or where something else was ("following their talks", "at the summit")."""
    if candidate.beside:
        return True
    tokens = scene.tokens
    token = tokens[candidate.token]
    if not candidate.trigger.noun or candidate.trigger.frame is not None:
        return False
    if token.dep in ("nsubj", "nsubjpass", "attr", "ROOT"):
        return False
    return candidate.kind != "call" or token.dep in ("poss", "compound")


def _home(scene: Scene, candidate: Candidate, groups: list[Group]) -> Group | None:
    """The group that tells of the same contact, or None."""
    near = groups[:1] + groups[max(1, len(groups) - NEAR) :]
    fitting = [g for g in near if same_contact(scene, candidate, _sample(g))]
    if candidate.joins:
        # who reported there ("the minister updated those present") is no contact of its own
        fitting = [g for g in fitting if not all(c.weak for c in g)] or fitting
    if candidate.listed:
        # a list at the end is of those whom the headline is about
        fitting = [g for g in fitting if any(c.title for c in g) and not any(c.apart for c in g)] or fitting
    if not fitting:
        return None
    # "will meet in Torkent for talks": that is why they meet, whatever else they met for before
    fitting = [g for g in fitting if is_done_for(scene, candidate, _sample(g))] or fitting
    return max(fitting, key=lambda g: _closeness(scene, candidate, _sample(g)))


def _closeness(scene: Scene, candidate: Candidate, group: Group) -> tuple[int, int, bool]:
    """How well a telling fits a contact: the parties that they share, then where it stands."""
    here = scene.tokens[candidate.token].sentence
    beside = any(scene.tokens[c.token].sentence == here for c in group)
    return len(keys_of(group) & candidate.keys), _nearness(candidate, group), beside


def _sample(group: Group) -> Group:
    """The first and the last tellings of a contact: enough to know it by, and few however often a text repeats it."""
    return group if len(group) <= 2 * ENDS else group[:ENDS] + group[-ENDS:]


def _nearness(candidate: Candidate, group: Group) -> int:
    """A bare reference looks to the sentence before it, else to the contact that the text is about."""
    close = any(0 <= candidate.token - c.token <= CLOSE and not c.anaphoric for c in group)
    visit = all(c.kind == "visit" or c.joins for c in group) and not any(c.title for c in group)
    stay = candidate.joins and (visit or all(c.apart for c in group))
    return 2 * close + any(c.title for c in group) - 4 * stay
