"""Whom pronouns and joint mentions mean: "he", "their", "the two leaders", "both sides"."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from communique.analysis import Analysis
from communique.lang import rows
from communique.lang.names import word_set
from communique.resolve.entities_offices import fits_joint
from communique.resolve.entities_people import Someone
from communique.roster import FoundMention

LANGUAGE = "en"
SENTENCES_BACK = 3
"""How far back a pronoun looks, its own sentence included."""
JOINT_BACK = 8
"""How far back "the two leaders" look: a paragraph or two."""
REMEMBERED = 100
"""Mentions of one sentence that a pronoun looks through: bounds the work in a sentence of a hundred pages."""
SUBJECTS = frozenset(("nsubj", "nsubjpass"))
NAMING = word_set(LANGUAGE, "naming")
CROWDS = word_set(LANGUAGE, "crowds")


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention gone by, whom it means, and whether it is a subject."""

    mention: FoundMention
    who: Someone
    subject: bool


class Scene:
    """Who has been spoken of, sentence by sentence, as the text is gone through from its beginning."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.by_sentence: dict[int, list[Seen]] = defaultdict(list)
        self.crowded: dict[int, bool] = {}

    def see(self, mention: FoundMention, who: Someone) -> None:
        """Note that a mention means someone."""
        subject = self.is_subject(mention)
        who.last, who.acted = mention.span.start, who.acted or subject
        self.by_sentence[self._sentence(mention.span.start)].append(Seen(mention, who, subject))

    def _sentence(self, offset: int) -> int:
        found = self.analysis.sentence_at(offset)
        return found.i if found else -1

    def head(self, mention: FoundMention) -> int | None:
        """The mention's head token; for a named person that of the name's first appearance in the tree."""
        span = mention.name or mention.span
        return self.analysis.head_of(span.start, span.end)

    def is_subject(self, mention: FoundMention) -> bool:
        """Whether the mention is the subject of a clause, or joined to one."""
        head, tokens = self.head(mention), self.analysis.tokens
        for _ in range(6):
            if (
                head is None
                or tokens[head].dep not in ("conj", "appos", "compound", "nmod")
                or tokens[head].head == head
            ):
                break
            head = tokens[head].head
        return head is not None and tokens[head].dep in SUBJECTS

    def before(self, offset: int, back: int = SENTENCES_BACK) -> list[list[Seen]]:
        """What was seen before an offset: in this sentence, in the one before, and so on."""
        here = self._sentence(offset)
        first = [seen for seen in self.by_sentence.get(here, [])[-REMEMBERED:] if seen.mention.span.end <= offset]
        return [first, *(self.by_sentence.get(i, [])[-REMEMBERED:] for i in range(here - 1, here - back, -1))]

    def is_about_a_crowd(self, offset: int, back: int) -> bool:
        """Whether the subject of the sentence so many before is people without name or office: "many", "traders"."""
        at = self._sentence(offset) - back
        if at < 0:
            return False
        if at not in self.crowded:
            self.crowded[at] = self._is_crowded(at)
        return self.crowded[at]

    def _is_crowded(self, at: int) -> bool:
        sentence, tokens = self.analysis.sentences[at], self.analysis.tokens
        root = next((i for i in range(sentence.first, sentence.last) if tokens[i].head == i), None)
        subject = self.analysis.child(root, *SUBJECTS) if root is not None else None
        return subject is not None and tokens[subject].lower in CROWDS

    def said_of(self, mention: FoundMention) -> Someone | None:
        """The person of whom a sentence says that this is the office: "Ino is the head of ..."."""
        head, tokens = self.head(mention), self.analysis.tokens
        if head is None or tokens[head].dep not in ("attr", "oprd") or tokens[tokens[head].head].lemma not in NAMING:
            return None
        subject = self.analysis.child(tokens[head].head, *SUBJECTS)
        if subject is None:
            return None
        at = tokens[subject].start
        here = self.by_sentence.get(tokens[head].sentence, ())
        return next(
            (s.who for s in here if s.mention.span.start <= at < s.mention.span.end and s.who.type == "person"), None
        )

    def last_subject(self, offset: int, any_office: bool = False) -> Someone | None:
        """The only person of the sentence before, when it is that sentence's subject and has no office yet.

        ``any_office`` asks for the last subject, whatever the office and whoever else is named.
        """
        for seen in self.before(offset, 2)[1:]:
            subjects = [s.who for s in seen if s.who.type == "person" and s.subject and not s.mention.plural]
            if any_office and subjects:
                return subjects[-1]
            people = distinct([s for s in seen if s.who.type == "person"])
            if len(people) == 1 and not people[0].offices and people[0] in subjects:
                return people[0]
        return None


@cache
def _genders() -> dict[str, str]:
    return {row["word"]: row["gender"] for row in rows(LANGUAGE, "pronouns")}


def person_meant(scene: Scene, mention: FoundMention) -> Someone | None:
    """Whom "he" or "she" means: the nearest fitting subject, else the nearest fitting person."""
    gender = _genders()[mention.span.text.lower()]
    for seen in scene.before(mention.span.start):
        fitting = [s for s in seen if s.who.type == "person" and s.who.gender in ("", gender)]
        sure = [s for s in fitting if s.who.gender == gender] or fitting
        subjects = [s for s in sure if s.subject]
        if sure:
            return (subjects or sure)[-1].who
    return None


def thing_meant(scene: Scene, mention: FoundMention) -> Someone | None:
    """What "it" or "its" means: the nearest institution or country that is a subject."""
    for seen in scene.before(mention.span.start, back=2):
        subjects = [s.who for s in seen if s.subject]
        if subjects:
            return subjects[-1] if subjects[-1].type in ("institution", "country") else None
    return None


def they_mean(scene: Scene, mention: FoundMention) -> tuple[Someone, ...]:
    """Whom "they" means: the joint or plural subject last seen, else the people last together in a sentence."""
    for back, seen in enumerate(scene.before(mention.span.start)):
        if back and scene.is_about_a_crowd(mention.span.start, back):
            return ()
        joint = _joint_subject(seen)
        if joint:
            return joint
        subjects = distinct([s for s in seen if s.subject])
        people = tuple(who for who in subjects if who.type == "person")
        if len(people) >= 2:
            return people
        many = [who for who in subjects if who.type in ("group", "institution")]
        if many:
            return (many[-1],)
        persons = [s for s in seen if s.who.type == "person"]
        together = distinct(persons)
        pair = _side_by_side(scene, persons, together)
        if pair:
            return pair
        if people and len(together) >= 2:
            return together[:2]
        groups = [s.who for s in seen if s.who.type == "group"]
        if groups:
            return (groups[-1],)
    return ()


def _joint_subject(seen: list[Seen]) -> tuple[Someone, ...]:
    """Those whom the last joint subject of a sentence means: "The two sides" before "They"."""
    last = next(
        (s.mention for s in reversed(seen) if s.subject and s.mention.plural and s.mention.kind == "role"), None
    )
    return distinct([s for s in seen if s.mention is last]) if last else ()


def joint_meant(scene: Scene, mention: FoundMention) -> tuple[Someone, ...]:
    """Whom "the two leaders" or "both sides" mean: those last spoken of together."""
    words = mention.span.text.lower().split()
    two = words[0] == "both" or "two" in words
    kinds = ("person", "country", "institution") if mention.type is None else (mention.type,)
    for seen in scene.before(mention.span.start, JOINT_BACK):
        for kind in kinds:
            together = distinct([s for s in seen if s.who.type == kind])
            fitting = tuple(who for who in together if kind != "person" or fits_joint(words[-1], who.offices))
            if len(fitting) > 2 and (two or mention.type is None):
                return _side_by_side(scene, seen, fitting) or fitting[:2]
            if len(fitting) >= 2:
                return fitting
    return ()


def _side_by_side(scene: Scene, seen: list[Seen], among: tuple[Someone, ...]) -> tuple[Someone, ...]:
    """The first two of these whom the sentence joins by "and"."""
    wanted = {id(who) for who in among}
    own = [s for s in seen if id(s.who) in wanted]
    for one, other in pairwise(own):
        between = scene.analysis.text[one.mention.span.end : other.mention.span.start]
        if one.who is not other.who and between.strip() == "and":
            return (one.who, other.who)
    return ()


def distinct(seen: list[Seen]) -> tuple[Someone, ...]:
    """Those spoken of, each once, in order."""
    return tuple({id(s.who): s.who for s in seen}.values())
