"""The words that name a contact: verbs ("met"), nouns ("talks"), and nouns with a verb ("held talks")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from communique import lang
from communique.analysis import Analysis, Token
from communique.find.contacts_scene import Scene, entry_of
from communique.find.contacts_status import frame_of, had_been
from communique.find.contacts_words import vocabulary
from communique.records import ContactKind, DateValue, Status
from communique.spans import Span

Cells = tuple[tuple[str, str], ...]
"""A line of a table: its cells by column."""
KINDS: dict[str, ContactKind] = {
    k: k for k in ("meeting", "call", "video_call", "visit", "message", "gathering", "signing", "other")
}
FAR = 20
"""Tokens from a verb to the words that say by what means."""
SPOKEN = frozenset({"meeting", "call", "other"})
"""Kinds that a word such as "telephone" or "virtual" turns into a call."""
CONDITION_WITHIN = 30
"""Code points behind a verb within which "on condition of anonymity" is its own."""
REACH = 8
"""Tokens between a verb such as "held" and its contact noun over which the two are shown as one trigger."""


@dataclass(frozen=True, slots=True)
class Manner:
    """What the words beside a contact word say: its kind, that it is another contact, its status, that it is none."""

    kind: ContactKind | None = None
    apart: bool = False
    status: Status | None = None
    block: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names a contact. ``frame`` is the verb that takes a contact noun, ``row`` its line in the tables."""

    token: int
    span: Span
    noun: bool
    kind: ContactKind
    sure: bool
    manner: Manner
    frame: int | None
    weak: bool
    row: tuple[tuple[str, str], ...]

    def cell(self, column: str) -> str:
        """The trigger's entry in a column of its table."""
        return dict(self.row).get(column, "")


@cache
def _table(name: str, key: str) -> dict[str, Cells]:
    return {row[key]: tuple(sorted(row.items())) for row in lang.rows("en", name)}


def is_contact_noun(token: Token) -> bool:
    """Whether the token may name a contact: dates and places below it belong to that contact."""
    lemma = token.lemma.lower()
    if token.tag == "NNPS":
        lemma = lemma.removesuffix("s")
    named = token.pos in ("NOUN", "PROPN") and lemma in _table("contact_nouns", "noun")
    return named and lemma not in vocabulary("phones")


def _is_nominal(token: Token) -> bool:
    """Whether the token is a noun, or stands as one though it is tagged as an adjective ("a virtual roundtable")."""
    return token.pos in ("NOUN", "PROPN") or (
        token.pos == "ADJ" and token.dep in ("dobj", "pobj", "nsubj", "nsubjpass")
    )


@cache
def _manners() -> dict[str, Manner]:
    statuses: dict[str, Status] = {"held": "held", "planned": "planned", "proposed": "proposed"}
    statuses |= {"ongoing": "ongoing", "cancelled": "cancelled"}
    return {
        row["word"]: Manner(KINDS.get(row["as"]), bool(row["apart"]), statuses.get(row["status"]), bool(row["block"]))
        for row in lang.rows("en", "contact_modifiers")
    }


def says_manner(word: str) -> bool:
    """Whether the word says what sort of contact it is ("virtual", "annual")."""
    return word in _manners()


def is_no_contact(analysis: Analysis, i: int) -> bool:
    """Whether the words before a noun make it none that names a contact ("press conference")."""
    return _manner(analysis, [c for c in analysis.children(i) if c < i]).block


def find_triggers(scene: Scene) -> Iterator[Trigger]:
    """The contact words of a text, in text order."""
    verbs, nouns = _table("contact_verbs", "lemma"), _table("contact_nouns", "noun")
    for token in scene.tokens:
        headline = _is_headline(scene, token)
        if not headline and token.pos in ("VERB", "AUX") and token.dep not in ("amod", "compound"):
            if _is_unnamed(scene, token):
                continue
            entry = entry_of(verbs, scene.analysis, token.i)
            if entry:
                yield _verb_trigger(scene, token.i, entry)
            elif _is_awaited(scene, token):
                yield _awaited(scene, token)
        elif token.pos == "ADJ" and _is_awaited(scene, token):
            yield _awaited(scene, token)
        elif (headline or _is_nominal(token)) and (row := _noun_row(scene, token.i, nouns)):
            trigger = _noun_trigger(scene, token.i, row)
            if trigger:
                yield trigger


def _is_unnamed(scene: Scene, verb: Token) -> bool:
    """Whether it says no more than under which condition: "a diplomat who spoke on condition of anonymity"."""
    behind = scene.analysis.text[verb.start : verb.end + CONDITION_WITHIN].lower()
    return any(phrase in behind for phrase in lang.words("en", "anonymity"))


def _is_headline(scene: Scene, token: Token) -> bool:
    """Whether a headline is the noun that the parse takes for a verb ("Meeting on housing", "Visit to a hospital")."""
    first = scene.analysis.sentences[token.sentence].first
    led = token.i + 1 < len(scene.tokens) and scene.tokens[token.i + 1].lower in vocabulary("to")
    shaped = token.tag == "VBG" or (token.tag in ("VB", "VBP") and led)
    alone = token.i == first and shaped and token.dep == "ROOT" and scene.in_title(token.i)
    return alone and not any(scene.tokens[c].dep == "dobj" for c in scene.analysis.children(token.i))


def _is_awaited(scene: Scene, token: Token) -> bool:
    """Whether a word says that somebody is to come to a place: "is due in Torkent on Friday", "will be in Torkent"."""
    will_be = token.lemma == "be" and token.tag == "VB" and _will_be(scene, token)
    if not (will_be or token.lower in vocabulary("awaited")) or token.i + 2 >= len(scene.tokens):
        return False
    where = scene.tokens[token.i + 1]
    predicate = will_be or token.dep == "acomp" or scene.analysis.child(token.i, "nsubjpass") is not None
    named = scene.places_in(where.end, where.end + len(" the ") + 1)
    return predicate and where.lower in vocabulary("present_at") and bool(named)


def _will_be(scene: Scene, token: Token) -> bool:
    """Whether somebody "will be" somewhere on a day that the sentence gives."""
    below = [scene.tokens[c] for c in scene.analysis.children(token.i)]
    shall = any(t.dep == "aux" and t.lower in vocabulary("shall") for t in below) and all(t.dep != "neg" for t in below)
    subject = next((t for t in below if t.dep == "nsubj"), None)
    somebody = subject is not None and any(e.type == "person" for _, e in scene.mentions_at(subject.i))
    place = scene.tokens[token.i + 2] if token.i + 3 < len(scene.tokens) else token
    whole = place.pos == "PROPN" and scene.tokens[place.i + 1].pos not in ("NOUN", "PROPN")
    return shall and somebody and whole and any(_is_own_day(scene, token, d) for d in _days(scene, token))


def _days(scene: Scene, token: Token) -> tuple[DateValue, ...]:
    return scene.dates_in(token.end, scene.sentence_span(token.i)[1])


def _is_own_day(scene: Scene, verb: Token, date: DateValue) -> bool:
    """Whether the first verb above a date is this one."""
    head = scene.analysis.head_of(date.span.start, date.span.end) if date.span else None
    above = () if head is None else scene.analysis.ancestors(head)
    return next((i for i in above if scene.tokens[i].pos in ("VERB", "AUX")), None) == verb.i


def _awaited(scene: Scene, token: Token) -> Trigger:
    """The journey of somebody who is due in a place, or had been."""
    row = dict(_table("contact_verbs", "lemma")["travel"]) | {"lemma": token.lower}
    status: Status = "cancelled" if had_been(scene.analysis, token.i) else "planned"
    manner = Manner(status=status)
    first = min([c for c in scene.analysis.children(token.i) if scene.tokens[c].dep == "aux"] or [token.i])
    span = scene.analysis.span(first if token.lemma == "be" else token.i, token.i + 1)
    return Trigger(token.i, span, False, "visit", True, manner, None, False, tuple(sorted(row.items())))


def _noun_row(scene: Scene, i: int, nouns: dict[str, Cells]) -> Cells | None:
    """A noun's line in the table: with the word right before it ("peace process") where the table has that."""
    token, before = scene.tokens[i], scene.tokens[i - 1].lower if i else ""
    lemma = token.lemma.lower()
    # the model leaves the plural of what is written with a capital: "Foreign Office Consultations"
    named = token.lower.removesuffix("s") if token.tag == "NNPS" else token.lower
    return nouns.get(f"{before} {lemma}") or nouns.get(lemma) or nouns.get(token.lower) or nouns.get(named)


def _manner(analysis: Analysis, words: list[int]) -> Manner:
    found = [m for i in words if (m := _manners().get(analysis.tokens[i].lower))]
    return Manner(
        next((m.kind for m in found if m.kind), None),
        any(m.apart for m in found),
        next((m.status for m in found if m.status), None),
        any(m.block for m in found),
    )


def _kind(row: dict[str, str], manner: Manner) -> tuple[ContactKind, bool]:
    kind = KINDS[row["kind"]]
    if manner.kind == "call" and kind == "message" and row.get("weak"):
        # "wished him a happy birthday by telephone"
        return "call", True
    if manner.kind and kind in SPOKEN:
        return manner.kind, True
    return kind, row["sure"] == "yes"


def _verb_trigger(scene: Scene, i: int, cells: tuple[tuple[str, str], ...]) -> Trigger:
    analysis, row = scene.analysis, dict(cells)
    # the parse takes "by phone" after a participle for the doer of a passive
    manner_deps = ("advmod", "npadvmod", "dobj", "prep", "agent")
    near = [c for c in analysis.children(i) if analysis.tokens[c].dep in manner_deps]
    means = [o for p in near if analysis.tokens[p].lower in vocabulary("means") for o in analysis.children(p)]
    # "spoke by video link"
    means += [c for o in means for c in analysis.children(o) if analysis.tokens[c].dep == "compound"]
    # the parse hangs "virtually" in "met virtually with" on "with"
    means += [i + 1] if i + 1 < len(analysis.tokens) and analysis.tokens[i + 1].pos == "ADV" else []
    if row["weak"] and row["kind"] in ("message", "meeting"):
        means += _by_phone(analysis, i)
    manner = _manner(analysis, near + means)
    kind, sure = _kind(row, manner)
    ends = [c for c in [*near, *means] if manner.kind and analysis.tokens[c].lower in _manners() and i < c <= i + 3]
    # "spoke by video link", not "spoke by video"
    heads = [analysis.tokens[c].head for c in ends if analysis.tokens[c].dep == "compound"]
    ends += [h for h in heads if i < h <= i + 4]
    with_verb = " " in row["lemma"]
    ends += [c for c in analysis.children(i) if with_verb and row["lemma"].endswith(analysis.tokens[c].lemma)][:1]
    span = analysis.span(i, max([i, *ends]) + 1)
    # "discussed the border with X by telephone" tells of a call, whatever the verb is otherwise
    weak = bool(row["weak"]) and not (kind == "call" and row["kind"] in ("message", "meeting"))
    return Trigger(i, span, False, kind, sure, manner, None, weak, cells)


def _by_phone(analysis: Analysis, verb: int) -> list[int]:
    """The "telephone" of "wished him a happy birthday by telephone", wherever the parse hung it below the verb."""
    tokens, last = analysis.tokens, analysis.sentences[analysis.tokens[verb].sentence].last
    return [
        k
        for k in range(verb + 2, min(last, verb + FAR))
        if tokens[k - 1 - (tokens[k - 1].lower in vocabulary("articles"))].lower in vocabulary("means")
        and tokens[k].lower in _manners()
        and verb in analysis.ancestors(k)
    ]


def _noun_trigger(scene: Scene, i: int, cells: tuple[tuple[str, str], ...]) -> Trigger | None:
    analysis, row = scene.analysis, dict(cells)
    tokens = analysis.tokens
    token = tokens[i]
    if row["number"] == "plural" and token.tag not in ("NNS", "NNPS") and not _is_counted(analysis, i):
        return None
    if row["number"] == "single" and token.tag in ("NNS", "NNPS"):
        return None
    if row["kind"] == "message" and token.dep == "pobj" and tokens[token.head].lower in vocabulary("upon"):
        return None
    if row["noun"] in vocabulary("crowds") and not any(
        tokens[c].lower in vocabulary("with") for c in analysis.children(i)
    ):
        # who is addressed, not whom somebody is received by
        return None
    if row["kind"] == "call" and i + 1 < len(tokens) and tokens[i + 1].lower in vocabulary("for"):
        # "the League's call for restraint"
        return None
    if token.dep == "compound" and tokens[token.head].pos in ("NOUN", "PROPN") and not _heads_title(scene, i):
        return None
    before = [c for c in analysis.children(i) if c < i]
    manner = _manner(analysis, before)
    if manner.block:
        return None
    kind, sure = _kind(row, manner)
    frame = frame_verb(analysis, i)
    if row["noun"] in vocabulary("phones") and (
        frame is None or tokens[frame].lemma.lower() not in vocabulary("state")
    ):
        # "was on the telephone with"; "spoke by telephone" is the verb's
        return None
    first = min([c for c in before if tokens[c].lower in _manners() and manner.kind] or [i])
    if frame is not None and 0 < i - frame <= REACH and tokens[frame].tag != "TO":
        first = frame if tokens[i].dep == "dobj" else first
    return Trigger(i, analysis.span(first, i + 1), True, kind, sure, manner, frame, False, cells)


def _is_counted(analysis: Analysis, noun: int) -> bool:
    """Whether one of several talks of some people is told: "It was their first talk since May"."""
    beside = {analysis.tokens[c].lower for c in analysis.children(noun)}
    cues = (vocabulary("their"), vocabulary("ever_first") | vocabulary("ordinals"), vocabulary("from_then"))
    return analysis.tokens[noun].dep == "attr" and not any(words.isdisjoint(beside) for words in cues)


def plural_gathering(scene: Scene, i: int) -> Trigger | None:
    """The trigger of a plural of gatherings, whatever the parse takes it for ("the G20 and APEC summits")."""
    row = _noun_row(scene, i, _table("contact_nouns", "noun"))
    row = row or _table("contact_nouns", "noun").get(scene.tokens[i].lower.removesuffix("s"))
    return _noun_trigger(scene, i, row) if row else None


def _heads_title(scene: Scene, i: int) -> bool:
    """Whether a contact noun in a headline is followed by its parties, whatever the parse makes of it."""
    following = scene.tokens[i + 1].lower if i + 1 < len(scene.tokens) else ""
    return scene.in_title(i) and following in ("with", "between", "of")


def _finite_before(analysis: Analysis, noun: int) -> int | None:
    """The verb that the parse takes for an adjective of its object ("Premier Guo Renshan held talks")."""
    tokens = analysis.tokens
    for c in analysis.children(noun):
        if c < noun and tokens[c].tag == "VBD" and tokens[c].dep == "amod":
            how = frame_of(analysis, c)
            return c if how and "object" in how[0] and c and tokens[c - 1].pos == "PROPN" else None
    return None


def frame_verb(analysis: Analysis, noun: int) -> int | None:
    """The verb that takes a contact noun: "held [talks]", "took part in [the summit]", "[talks] were held"."""
    tokens = analysis.tokens
    token = tokens[noun]
    finite = _finite_before(analysis, noun)
    if finite is not None:
        return finite
    if token.dep == "conj" and tokens[token.head].pos in ("NOUN", "PROPN"):
        return frame_verb(analysis, token.head)
    if token.dep == "conj" and tokens[token.head].pos == "VERB":
        # the parse joins the second object to the verb: "called off the exercise, as well as a visit"
        how = frame_of(analysis, token.head)
        return token.head if how and "object" in how[0] and how[1] else None
    if token.dep in ("dobj", "nsubjpass"):
        how = frame_of(analysis, token.head)
        return token.head if how and "object" in how[0] else None
    if token.dep == "appos" and tokens[token.head].dep == "npadvmod":
        # a date stands between the verb and its object: "received yesterday, 28 August, a call from"
        verb = tokens[token.head].head
        how = frame_of(analysis, verb)
        return verb if how and "object" in how[0] else None
    if token.dep == "pobj" and tokens[token.head].dep in ("prep", "agent"):
        preposition = tokens[token.head]
        verb = preposition.head
        if preposition.lower in vocabulary("of") and tokens[verb].lemma.lower() in vocabulary("stretches"):
            return frame_verb(analysis, verb)
        if tokens[verb].dep == "dobj" and tokens[verb].lower in vocabulary("gathering_part"):
            verb = tokens[verb].head
        way = preposition.lower
        if tokens[verb].dep == "prep" and tokens[verb].lower == "out":
            # "walked out of the talks"
            way, verb = f"{tokens[verb].lower} {way}", tokens[verb].head
        how = frame_of(analysis, verb)
        return verb if how and way in how[0] else None
    return None
