"""What the steps of contact finding look at together, and the few walks through the parse that they share."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from communique import lang
from communique.analysis import Analysis, Paragraph, Token
from communique.document import Document
from communique.find.contacts_words import vocabulary
from communique.lang.names import word_set
from communique.records import DateValue, Entity, Mention, Place, Quote
from communique.roster import Roster, fullest
from communique.spans import Span

Entry = TypeVar("Entry")
FIRST_PERSON = word_set("en", "first_person")
MARKING = frozenset({"prep", "dative", "agent", "prt", "advmod"})
THROUGH = frozenset({"prep", "npadvmod", "advmod", "pobj", "prt"})
ENDINGS = frozenset('.!?:"”’)]')
"""Marks with which a sentence of running text ends."""
DEEPEST = 6
"""Steps that a walk to a subject climbs at most: no sentence in our news data needs more."""


def speakers_of(analysis: Analysis, roster: Roster, quotes: Iterable[Quote]) -> dict[int, Entity]:
    """Who says "I" or "we" in a direct quotation, by that word's token; the innermost quotation's speaker."""
    found: dict[int, Entity] = {}
    for quote in sorted(quotes, key=lambda q: q.part_of is not None):
        if quote.kind != "direct" or quote.source.entity is None:
            continue
        inside = (i for s in quote.content.spans for i in analysis.tokens_in(s.start, s.end))
        found |= {i: roster[quote.source.entity] for i in inside if analysis.tokens[i].lower in FIRST_PERSON}
    return found


@dataclass(frozen=True)
class Scene:
    """A parsed text with its entities, dates and places.

    ``speakers`` are those who say "I" or "we" of themselves, by the token that says so.
    """

    analysis: Analysis
    document: Document
    roster: Roster
    dates: tuple[DateValue, ...]
    places: tuple[Place, ...]
    speakers: Mapping[int, Entity] = field(default_factory=dict)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the text."""
        return self.analysis.tokens

    @cached_property
    def full_names(self) -> dict[str, Span]:
        """The fullest mention of each entity, by its id."""
        return {e.id: m.span for e in self.roster.entities if (m := fullest(e.mentions))}

    @cached_property
    def _dated(self) -> tuple[DateValue, ...]:
        return tuple(sorted((d for d in self.dates if d.span), key=lambda d: d.span.start if d.span else 0))

    @cached_property
    def _placed(self) -> tuple[Place, ...]:
        return tuple(sorted((p for p in self.places if p.span), key=lambda p: p.span.start if p.span else 0))

    @cached_property
    def _date_starts(self) -> list[int]:
        return [d.span.start for d in self._dated if d.span]

    @cached_property
    def _place_starts(self) -> list[int]:
        return [p.span.start for p in self._placed if p.span]

    def dates_in(self, start: int, end: int) -> tuple[DateValue, ...]:
        """Date expressions that begin in ``[start, end)``."""
        return self._dated[bisect_left(self._date_starts, start) : bisect_left(self._date_starts, end)]

    def places_in(self, start: int, end: int) -> tuple[Place, ...]:
        """Place expressions that begin in ``[start, end)``."""
        return self._placed[bisect_left(self._place_starts, start) : bisect_left(self._place_starts, end)]

    def mentions_at(self, i: int) -> list[tuple[Mention, Entity]]:
        """The mentions that cover token ``i``, the longest first; places that are no countries are left out."""
        token = self.tokens[i]
        pairs = [
            (m, e)
            for m, e in self.roster.over(token.start, token.end)
            if m.start <= token.start and token.end <= m.end and e.type != "place"
        ]
        return sorted(pairs, key=lambda p: p[0].start - p[0].end)

    def paragraph(self, i: int) -> Paragraph:
        """The paragraph in which token ``i`` stands."""
        return self.analysis.paragraphs[self.analysis.sentences[self.tokens[i].sentence].paragraph]

    def in_title(self, i: int) -> bool:
        """Whether token ``i`` stands in the headline."""
        return self.paragraph(i).role == "title"

    def asks_in_title(self, i: int) -> bool:
        """Whether token ``i`` stands in a headline that asks: what it tells needs another telling beside it."""
        return self.in_title(i) and self.analysis.text[: self.paragraph(i).end].endswith("?")

    @cached_property
    def body_start(self) -> int:
        """The number of the first whole sentence that is no headline: lines of a header end without a mark."""
        sentences, text = self.analysis.sentences, self.analysis.text
        body = [n for n, s in enumerate(sentences) if self.analysis.paragraphs[s.paragraph].role != "title"]
        whole = (n for n in body if text[sentences[n].start : sentences[n].end].rstrip()[-1:] in ENDINGS)
        return next(whole, body[0] if body else 0)

    def body_sentence(self, i: int) -> int:
        """The number of the sentence of token ``i``, counted from the first of the body; below 0 before that."""
        return self.tokens[i].sentence - self.body_start

    def sentence_span(self, i: int) -> tuple[int, int]:
        """Start and end of the sentence of token ``i``, in code points."""
        sentence = self.analysis.sentences[self.tokens[i].sentence]
        return sentence.start, sentence.end


def entry_of(table: Mapping[str, Entry], analysis: Analysis, verb: int) -> Entry | None:
    """A verb's entry in a table: with its particle or object ("call off", "shake hand") where the table has that."""
    tokens = analysis.tokens
    lemma = tokens[verb].lemma.lower()
    for c in analysis.children(verb):
        beside = c == verb + 1 and tokens[c].dep == "prep"
        if c > verb and (beside or tokens[c].dep in ("prt", "advmod", "dobj")):
            found = table.get(f"{lemma} {tokens[c].lemma.lower()}")
            if found is not None:
                return found
    return table.get(lemma)


def with_conjuncts(analysis: Analysis, head: int) -> list[int]:
    """The head of a noun phrase and those joined to it by "and", in text order."""
    found, queue = [head], [head]
    for i in queue:
        for c in analysis.children(i):
            if analysis.tokens[c].dep == "conj" and analysis.tokens[c].pos not in ("VERB", "AUX"):
                found.append(c)
                queue.append(c)
    return sorted(found)


def subject_heads(analysis: Analysis, verb: int, steps: int = DEEPEST) -> list[int]:
    """The heads of the noun phrases that are the subject of a verb, also where a verb above it has that subject.

    A relative pronoun gives the noun that it stands for; an infinitive after "invite X" gives X.
    """
    tokens = analysis.tokens
    own = [c for c in analysis.children(verb) if tokens[c].dep in ("nsubj", "nsubjpass", "csubj")]
    if own:
        relative = tokens[own[0]].lower in vocabulary("relative") and tokens[verb].dep in ("relcl", "acl")
        return _all_meant(analysis, verb, tokens[verb].head) if relative else own
    dep, head = tokens[verb].dep, tokens[verb].head
    if steps == 0 or head == verb:
        return []
    if dep in ("acl", "relcl"):
        return _controller_of_noun(analysis, verb, head)
    if dep in ("xcomp", "ccomp") and (controlled := analysis.child(head, "dobj")) is not None:
        return [controlled] if tokens[controlled].pos in ("PROPN", "PRON", "NOUN") and controlled < verb else []
    seen = analysis.child(head, "dobj") if tokens[verb].tag == "VBG" else None
    if seen is not None and seen < verb and tokens[head].lemma.lower() in vocabulary("watching"):
        # "Cameras caught X talking with Y"
        return [seen]
    guests = _invited(analysis, verb) if dep == "advcl" else []
    if guests:
        return guests
    if dep in ("conj", "xcomp", "advcl", "ccomp", "aux", "acomp", "attr"):
        return subject_heads(analysis, head, steps - 1)
    if dep == "pcomp":
        above = tokens[head].head
        if tokens[above].lemma.lower() in word_set("en", "crediting") and tokens[head].lower in vocabulary("for"):
            return [c for c in analysis.children(above) if tokens[c].dep in ("dobj", "nsubjpass")]
        if tokens[above].pos in ("VERB", "AUX"):
            return _announcers(analysis, above) or subject_heads(analysis, above, steps - 1)
    return []


def _all_meant(analysis: Analysis, verb: int, noun: int) -> list[int]:
    """The nouns that "who" stands for: "Marr and four members of her delegation, who had flown to Torkent" are all."""
    tokens = analysis.tokens
    who = analysis.child(verb, "nsubj")
    if who is None or tokens[who].lower not in vocabulary("of_people"):
        return [noun]
    if tokens[noun].lower in vocabulary("months") and tokens[tokens[noun].head].dep == "prep":
        # "four members of her delegation on 18 November, who": the parse takes the day for them
        noun = max(tokens[noun].head - 1, 0)
    of = tokens[noun].head
    if tokens[noun].dep == "pobj" and tokens[tokens[of].head].lower in vocabulary("delegates"):
        noun = tokens[of].head
    theirs = any(tokens[i].tag == "PRP$" and tokens[i].i < who for i in analysis.subtree(noun))
    return [tokens[noun].head, noun] if tokens[noun].dep == "conj" and theirs else [noun]


def _announcers(analysis: Analysis, verb: int) -> list[int]:
    """Who says something in "it was announced by X after meeting Y": no other subject is there to have done it."""
    subject = analysis.child(verb, "nsubjpass")
    if subject is None or analysis.tokens[subject].lower not in vocabulary("it"):
        return []
    marks = [c for c in analysis.children(verb) if analysis.tokens[c].dep == "agent"]
    return [o for m in marks for o in objects_of(analysis, m)]


def _invited(analysis: Analysis, verb: int) -> list[int]:
    """Who is to come in "renewed his invitation to X to visit Torkent", where the parse hangs all on the verb."""
    tokens, above = analysis.tokens, analysis.tokens[verb].head
    asked = analysis.child(above, "dobj")
    if tokens[verb].tag != "VB" or asked is None or tokens[asked].lemma.lower() not in vocabulary("invitation"):
        return []
    to = [
        c
        for c in analysis.children(above)
        if tokens[c].lower in vocabulary("to") and tokens[c].dep in ("prep", "dative")
    ]
    return [o for p in to if p < verb for o in objects_of(analysis, p)]


def _controller_of_noun(analysis: Analysis, verb: int, noun: int) -> list[int]:
    """Who does what a noun's clause says: "an invitation to X to come" gives X, "X, meeting Y" gives X."""
    to = [
        c
        for c in analysis.children(noun)
        if analysis.tokens[c].lower in vocabulary("to") and analysis.tokens[c].dep == "prep"
    ]
    if analysis.tokens[verb].tag == "VBG" and analysis.tokens[noun].lemma.lower() in vocabulary("images"):
        # "a photo of X meeting with Y"
        of = [c for c in analysis.children(noun) if analysis.tokens[c].lower in vocabulary("of") and c < verb]
        return [o for p in of for o in objects_of(analysis, p)] or [noun]
    if analysis.tokens[verb].tag != "VB":
        return [noun]
    found = [o for p in to for o in objects_of(analysis, p)]
    if analysis.tokens[noun].lemma.lower() in vocabulary("asked_by_owner"):
        # "turned down her request to meet him"
        owner = analysis.child(noun, "poss")
        found = found or ([] if owner is None else [owner])
    above = analysis.tokens[noun].head
    return found or (subject_heads(analysis, above, 2) if analysis.tokens[above].pos == "VERB" else [])


def objects_of(analysis: Analysis, preposition: int) -> list[int]:
    """The heads of a preposition's objects, with those joined by "and"; of "with Vos present" the one present."""
    heads = [c for c in analysis.children(preposition) if analysis.tokens[c].dep in ("pobj", "dobj", "nsubj")]
    heads = heads or shared_objects(analysis, preposition, analysis.tokens[preposition].head)
    present = [_one_present(analysis, c) for c in heads]
    return [
        head
        for c, there in zip(heads, present, strict=True)
        for head in with_conjuncts(analysis, c if there is None else there)
    ]


def shared_objects(analysis: Analysis, left: int, verb: int) -> list[int]:
    """The objects of the verb that "and" joins right behind a token: "met with and thanked the envoy"."""
    tokens, last = analysis.tokens, analysis.sentences[analysis.tokens[left].sentence].last
    joined = left + 2 if left + 2 < last and tokens[left + 1].dep == "cc" else None
    if joined is None or tokens[joined].dep != "conj" or tokens[joined].head != verb or tokens[joined].pos != "VERB":
        return []
    below = [c for c in analysis.children(joined) if c > joined]
    plain = [c for c in below if tokens[c].dep == "dobj"]
    # "prayed over him" right there, and not "spoke about trade"
    behind = [k for c in below if tokens[c].dep == "prep" and c == joined + 1 for k in analysis.children(c)]
    return plain or [k for k in behind if tokens[k].dep == "pobj"]


def _one_present(analysis: Analysis, i: int) -> int | None:
    """The one who is told to be present, where the parse takes that word for the thing ("with Ada Marr present")."""
    if analysis.tokens[i].lower not in vocabulary("on_hand"):
        return None
    named = analysis.child(i, "nsubj")
    before = [c for c in analysis.children(i) if c < i and analysis.tokens[c].dep == "compound"]
    return before[-1] if named is None and before else named


def absolute_with(analysis: Analysis, verb: int) -> list[int]:
    """Those after "with" whom the parse takes for the doers of an infinitive ("met Friday with Vos to take stock")."""
    tokens = analysis.tokens
    return [
        s
        for c in analysis.children(verb)
        if c > verb and tokens[c].dep == "advcl" and tokens[c].tag == "VB"
        for s in analysis.children(c)
        if tokens[s].dep == "nsubj" and any(tokens[m].lower == "with" for m in analysis.children(c) if m < s)
    ]


def prepositions(analysis: Analysis, head: int, words: frozenset[str], steps: int = 3) -> Iterator[int]:
    """The prepositions among ``words`` that hang on a verb or noun, also through an adverbial ("by phone with X")."""
    tokens = analysis.tokens
    for c in analysis.children(head):
        token = tokens[c]
        # "with the ambassador, and with the envoy"
        again = token.dep == "conj" and token.pos == "ADP"
        if c > head and token.lower in words and (again or token.dep in MARKING):
            yield c
            yield from (k for k in analysis.children(c) if tokens[k].dep == "conj" and tokens[k].lower == token.lower)
        elif steps and c > head and token.dep in THROUGH and token.lower not in vocabulary("closed"):
            yield from prepositions(analysis, c, words, steps - 1)


def clause_verb(analysis: Analysis, i: int) -> int | None:
    """The nearest verb above token ``i``; the "following" of "following talks" is none."""
    above = (analysis.tokens[a] for a in analysis.ancestors(i))
    return next((t.i for t in above if t.pos in ("VERB", "AUX") and t.lower not in vocabulary("behind")), None)


def set_right(analysis: Analysis, mark: int) -> int:
    """The preposition that "but" puts in the place of this one: "not by the minister but by President Vell"."""
    tokens = analysis.tokens
    below = analysis.children(mark)
    denied = any(tokens[c].dep == "neg" and c + 1 == mark for c in below)
    but = any(tokens[c].lower in vocabulary("but") for c in below)
    other = next((c for c in below if tokens[c].dep == "conj" and tokens[c].pos == "ADP"), None)
    return other if denied and but and other is not None else mark


def is_of_people(scene: Scene, verb: int) -> bool:
    """Whether a clause that the parse hung on a contact tells of people: "whom Marr met"."""
    below = (scene.tokens[c] for c in scene.analysis.children(verb) if scene.tokens[c].dep in ("dobj", "nsubj", "pobj"))
    return any(t.lower in vocabulary("of_people") for t in below)


def joined_with(analysis: Analysis, noun: int, frame: int, words: frozenset[str]) -> int | None:
    """The verb joined to that of a contact noun which alone names the other side: "had contact and worked with Vos"."""
    if any(analysis.tokens[c].lower in words for i in (noun, frame) for c in analysis.children(i)):
        return None
    joined = (c for c in analysis.children(frame) if analysis.tokens[c].dep == "conj")
    verb = next((c for c in joined if analysis.tokens[c].pos == "VERB"), None)
    return verb if verb is not None and any(True for _ in prepositions(analysis, verb, words, 1)) else None


def of_state(analysis: Analysis, noun: int) -> int:
    """The noun that only says what a country is, where the country hangs on one: "the country of Ostmark"."""
    above = analysis.tokens[analysis.tokens[noun].head]
    state = analysis.tokens[above.head]
    named = above.dep == "prep" and above.lower in vocabulary("of") and state.lower in lang.words("en", "state_nouns")
    return state.i if named else noun


def counted_by(analysis: Analysis, noun: int) -> int | None:
    """The noun by which talks are counted: the "round" of "a round of talks"."""
    tokens = analysis.tokens
    of = tokens[noun].head
    if tokens[noun].dep != "pobj" or tokens[of].lower not in vocabulary("of"):
        return None
    return tokens[of].head if tokens[tokens[of].head].lemma.lower() in vocabulary("stretches") else None


def is_venue(token: Token) -> bool:
    """Whether a noun names where people meet in person: "spoke in the garden of the residence"."""
    return token.pos == "NOUN" and any(r["noun"] == token.lower for r in lang.rows("en", "venues"))


def gone_for(analysis: Analysis, noun: int) -> int:
    """Where somebody goes, of whatever the parse hangs "where" on: "will leave Selm for Torkent tomorrow, where"."""
    verb = analysis.tokens[noun].head
    if analysis.tokens[verb].lemma.lower() not in vocabulary("leaving_for") or analysis.tokens[noun].dep == "pobj":
        return noun
    marks = (c for c in analysis.children(verb) if analysis.tokens[c].lower in vocabulary("for"))
    return next((o for m in marks for o in objects_of(analysis, m)), noun)
