"""Whom pronouns mean: "he", "their", "they"."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from communique.analysis import Analysis
from communique.lang import rows
from communique.lang.names import word_set
from communique.resolve.entities_beside import acts_upon
from communique.resolve.entities_people import Someone
from communique.resolve.entities_turns import is_label, turns
from communique.roster import FoundMention

LANGUAGE = "en"
SENTENCES_BACK = 3
"""How far back a pronoun looks, its own sentence included."""
REMEMBERED = 100
"""Mentions of one sentence that a pronoun looks through: bounds the work in a sentence of a hundred pages."""
SUBJECTS = frozenset(("nsubj", "nsubjpass"))
MODIFIERS = frozenset(("compound", "nmod", "poss", "amod", "nummod", "attr"))
"""How a name hangs on what it only tells more of: "White House officials", "the Pope's ministry", "is the Pope"."""
CLIMB = 6
"""Steps from a conjunct up to the subject: lists of more are rare."""
QUOTED_WITHIN = 2_000
"""Code points before a mention within which a quotation that it stands in has begun."""
CLOSING = ('"', "”", "’", "»")
KEPT = 8
"""Groups spoken of together that a far "the two leaders" can still mean."""
MOST_TOGETHER = 6
OWNERS = word_set(LANGUAGE, "owners")
NAMING = word_set(LANGUAGE, "naming")
DEFINITE = word_set(LANGUAGE, "definite")
CROWDS = word_set(LANGUAGE, "crowds")
CREDITING = word_set(LANGUAGE, "crediting")


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention gone by, whom it means, and whether it is a subject.

    ``clause`` is the token of the subject that it is or is joined to, None where it only modifies one or is none;
    ``modifies`` says that it tells more of another noun.
    """

    mention: FoundMention
    who: Someone
    subject: bool
    clause: int | None
    modifies: bool


class Scene:
    """Who has been spoken of, sentence by sentence, as the text is gone through from its beginning."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.by_sentence: dict[int, list[Seen]] = defaultdict(list)
        self.crowded: dict[int, bool] = {}
        self.together: deque[tuple[Someone, ...]] = deque(maxlen=KEPT)
        self.last_sentence = -1
        self.turns = turns(analysis)

    def see(self, mention: FoundMention, who: Someone) -> None:
        """Note that a mention means someone."""
        paragraph = self.analysis.paragraph_at(mention.span.start)
        if paragraph is not None and mention.span.start < paragraph.dateline_end:
            # the place and the agency of a dateline do nothing in the text
            return
        if is_label(self.analysis.text, self.turns, mention):
            return
        subject = self.is_subject(mention)
        who.last, who.acted = mention.span.start, who.acted or subject
        here = self._sentence(mention.span.start)
        if here != self.last_sentence:
            self._keep_together(self.by_sentence.get(self.last_sentence, [])[:REMEMBERED])
            self.last_sentence = here
        self.by_sentence[here].append(Seen(mention, who, subject, self._clause(mention), self._modifies(mention)))

    def _modifies(self, mention: FoundMention) -> bool:
        """Whether it only tells more of another noun: as its possessor, a part of its name, or with "of"."""
        head, tokens = self.head(mention), self.analysis.tokens
        if head is None or tokens[head].dep in MODIFIERS:
            return head is not None
        prep = tokens[head].head
        return tokens[head].dep == "pobj" and tokens[prep].lower == "of" and tokens[tokens[prep].head].pos == "NOUN"

    def labels(self, seen: Seen) -> bool:
        """Whether a bare name only says which thing is meant: "the Toks report"."""
        tokens, head = self.analysis.tokens, self.head(seen.mention)
        if head is None or seen.mention.kind != "name" or tokens[head].dep != "compound":
            return False
        noun = tokens[tokens[head].head]
        return noun.pos == "NOUN" and noun.tag == "NN" and seen.mention.office is None

    def _keep_together(self, seen: list[Seen]) -> None:
        """Note the people of a sentence that is over, when one of them is its subject."""
        people = [s for s in seen if s.who.type == "person" and not s.modifies and _is_definite(s.mention)]
        group = distinct(people)
        if 2 <= len(group) <= MOST_TOGETHER and any(s.subject for s in people):
            self.keep(group)

    def keep(self, group: tuple[Someone, ...]) -> None:
        """Note people spoken of together as the latest; the same people count once, in whatever order."""
        ids = {id(who) for who in group}
        others = [g for g in self.together if {id(who) for who in g} != ids]
        self.together = deque([*others, group], maxlen=KEPT)

    def _clause(self, mention: FoundMention) -> int | None:
        """The subject that a mention is or is joined to; an apposition counts for a name only."""
        through = ("conj", "appos") if mention.kind == "name" else ("conj",)
        top = self._climb(self.head(mention), through)
        return top if top is not None and self.analysis.tokens[top].dep in SUBJECTS else None

    def _climb(self, head: int | None, through: tuple[str, ...]) -> int | None:
        tokens = self.analysis.tokens
        for _ in range(CLIMB):
            if head is None or tokens[head].dep not in through or tokens[head].head == head:
                break
            head = tokens[head].head
        return head

    def _sentence(self, offset: int) -> int:
        found = self.analysis.sentence_at(offset)
        return found.i if found else -1

    def head(self, mention: FoundMention) -> int | None:
        """The mention's head token; for a named person that of the name's first appearance in the tree."""
        span = mention.name or mention.span
        return self.analysis.head_of(span.start, span.end)

    def is_subject(self, mention: FoundMention) -> bool:
        """Whether the mention is the subject of a clause, or joined to one."""
        top = self._climb(self.head(mention), ("conj", "appos", "compound", "nmod"))
        return top is not None and self.analysis.tokens[top].dep in SUBJECTS

    def before(self, offset: int, back: int = SENTENCES_BACK) -> list[list[Seen]]:
        """What was seen before an offset: in this sentence, in the one before, and so on."""
        here = self._sentence(offset)
        first = [seen for seen in self.by_sentence.get(here, [])[-REMEMBERED:] if seen.mention.span.end <= offset]
        return [first, *(self.by_sentence.get(i, [])[-REMEMBERED:] for i in range(here - 1, here - back, -1))]

    def is_quoted(self, mention: FoundMention) -> bool:
        """Whether a mention stands between quotation marks."""
        paragraph = self.analysis.paragraph_at(mention.span.start)
        start = max(paragraph.start if paragraph else 0, mention.span.start - QUOTED_WITHIN)
        before = self.analysis.text[start : mention.span.start]
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1

    def tags_quotation(self, mention: FoundMention) -> bool:
        """Whether a pronoun stands right behind a closing quotation mark: '"...," she said'."""
        return self.analysis.text[max(0, mention.span.start - 3) : mention.span.start].strip()[-1:] in CLOSING

    def is_inserted_behind(self, seen: Seen, pronoun: FoundMention) -> bool:
        """Whether "he said" is put in right behind the subject of what he said, between commas."""
        at = self.head(pronoun)
        verb = self.analysis.tokens[self.analysis.tokens[at].head] if at is not None else None
        between = self.analysis.text[seen.mention.span.end : pronoun.span.start]
        if verb is None or at is None or verb.i != at + 1 or between.strip() != ",":
            return False
        return seen.subject and self.analysis.text[verb.end : verb.end + 1] == ","

    def is_of_sentence(self, seen: Seen) -> bool:
        """Whether somebody is the subject of the sentence itself."""
        tokens = self.analysis.tokens
        return seen.clause is not None and tokens[tokens[seen.clause].head].dep == "ROOT"

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
    gender = _genders()[mention.span.text.split()[0].lower()]
    thanked = _credited(scene, mention, gender)
    reflexive = mention.span.text.lower().endswith("self")
    if thanked:
        return thanked
    before = scene.before(mention.span.start)
    outside = not scene.is_quoted(mention)
    # "Okomba lectured his guest; she replied": she is not Okomba
    others = {id(s.who) for seen in before for s in seen if gender_of(s.mention) not in ("", gender)}
    labelled: Someone | None = None
    for n, seen in enumerate(before):
        if outside and n == 0:
            # whoever is named inside a quotation does not say so
            seen = [s for s in seen if not scene.is_quoted(s.mention)]
        fitting = [s for s in seen if s.who.type == "person" and s.who.gender in ("", gender)]
        fitting = [s for s in fitting if s.who.gender or id(s.who) not in others]
        # "The President, he said, had listened": another one said so
        told = {id(s.who) for s in fitting if n == 0 and scene.is_inserted_behind(s, mention)}
        fitting = [s for s in fitting if id(s.who) not in told]
        # "Jiang called on him": not on Jiang
        fitting = [s for s in fitting if reflexive or not acts_upon(scene.analysis, s.who, mention)]
        # "His colleague, X, saw it differently. He ...": whoever is only meant by "his" gives way to X
        fitting = [s for s in fitting if not (s.modifies and s.mention.kind == "pronoun")] or fitting
        # "Making no mention of the Toks report, he left": a name that labels a thing gives way to whoever acted before
        labels = [s for s in fitting if not scene.labels(s)] if not n else fitting
        if fitting and not labels:
            labelled = labelled or fitting[-1].who
            continue
        sure = [s for s in labels if s.who.gender == gender] or labels
        subjects = [s for s in sure if s.subject]
        if n and scene.tags_quotation(mention):
            # '"...," she said': who spoke before, not somebody in what she said
            subjects = [s for s in subjects if scene.is_of_sentence(s)] or subjects
        if sure:
            return (subjects or sure)[-1].who
    return labelled


def gender_of(mention: FoundMention) -> str:
    """The gender of a pronoun, "" for whatever else."""
    if mention.kind != "pronoun" or mention.plural:
        return ""
    return _genders().get(mention.span.text.split()[0].lower(), "")


def _credited(scene: Scene, mention: FoundMention, gender: str) -> Someone | None:
    """Whose deed somebody is thanked or blamed for: "thanked President Vos for her hospitality"."""
    head, tokens = scene.head(mention), scene.analysis.tokens
    path = [] if head is None else [head, *scene.analysis.ancestors(head)]
    mark = next((a for a in path if tokens[a].lower == "for" and tokens[tokens[a].head].lemma in CREDITING), None)
    thanked = scene.analysis.child(tokens[mark].head, "dobj", "nsubjpass") if mark is not None else None
    if mark is None or thanked is None or thanked > mark:
        return None
    at = tokens[thanked].start
    seen = (s for s in scene.by_sentence.get(tokens[mark].sentence, ()) if s.mention.span.start <= at)
    people = (s.who for s in seen if at < s.mention.span.end and s.who.type == "person")
    return next((who for who in people if who.gender in ("", gender)), None)


def thing_meant(scene: Scene, mention: FoundMention) -> Someone | None:
    """What "it" or "its" means: the nearest institution or country that is a subject.

    Past a person named in a clause below it: "The ministry would not say whether its head had left. It ...".
    """
    for seen in scene.before(mention.span.start, back=2):
        subjects = [s.who for s in seen if s.subject]
        if subjects:
            things = ("institution", "country")
            last = subjects[-1] if subjects[-1].type in things else subjects[0]
            return last if last.type in things else None
    return None


def they_mean(scene: Scene, mention: FoundMention) -> tuple[Someone, ...]:
    """Whom "they" means: the joint or plural subject last seen, else the people last together in a sentence.

    Where the sentences before have one person as their subject, it is whom that person was last spoken of with; only
    then a group or body that they name in passing.
    """
    passing: tuple[Someone, ...] = ()
    acted: list[Someone] = []
    for back, seen in enumerate(scene.before(mention.span.start)):
        if back and scene.is_about_a_crowd(mention.span.start, back):
            return ()
        found = _joint_subject(seen) or _joined_subject(seen) or _plural_subject(scene, seen, back == 0)
        found = found or _pair(scene, seen)
        if found:
            return found
        acted += [s.who for s in seen if s.clause is not None and s.who.type == "person"]
        passing = passing or _in_passing(seen)
    last = scene.together[-1] if scene.together else ()
    return last if any(who in last for who in acted) else passing


def _joined_subject(seen: list[Seen]) -> tuple[Someone, ...]:
    """Those whom the first subject with several names joins, people and bodies alike: "Mr Orm and the ministry"."""
    clauses: dict[int, list[Seen]] = defaultdict(list)
    for one in seen:
        if one.clause is not None and one.who.type in ("person", "group", "institution"):
            clauses[one.clause].append(one)
    joined = (distinct(members) for members in clauses.values())
    return next((members for members in joined if len(members) >= 2), ())


def _plural_subject(scene: Scene, seen: list[Seen], any_clause: bool) -> tuple[Someone, ...]:
    """Several people who are subjects, else the group or body that is the subject of the sentence itself."""
    people = tuple(who for who in distinct([s for s in seen if s.subject]) if who.type == "person")
    if len(people) >= 2 and all(any(m.name for m in who.mentions) for who in people):
        return people
    tokens = scene.analysis.tokens
    many = [
        s.who
        for s in seen
        if s.who.type in ("group", "institution")
        and s.clause is not None
        and (any_clause or tokens[tokens[s.clause].head].dep in ("ROOT", "relcl"))
    ]
    return (many[-1],) if many else ()


def _pair(scene: Scene, seen: list[Seen]) -> tuple[Someone, ...]:
    """The two people whom a sentence joins, or its subject and another who does not merely own something."""
    persons = [s for s in seen if s.who.type == "person"]
    pair = side_by_side(scene, persons, distinct(persons))
    if pair:
        return pair
    own = [s for s in persons if not s.modifies and _is_definite(s.mention)]
    together = distinct(own)
    return together[:2] if len(together) >= 2 and any(s.subject for s in own) else ()


def _is_definite(mention: FoundMention) -> bool:
    """Whether it speaks of somebody known: by name, by pronoun, or with "the"; not "every candidate"."""
    text = mention.span.text
    return mention.kind != "role" or text[:1].isupper() or text.split()[0].lower() in DEFINITE


def _in_passing(seen: list[Seen]) -> tuple[Someone, ...]:
    bodies = [s.who for s in seen if s.who.type in ("group", "institution") and s.clause is not None]
    groups = [s.who for s in seen if s.who.type == "group" and not s.modifies]
    return tuple((bodies or groups)[-1:])


def _joint_subject(seen: list[Seen]) -> tuple[Someone, ...]:
    """Those whom the last joint subject of a sentence means: "The two sides" before "They"."""
    last = next(
        (s.mention for s in reversed(seen) if s.subject and s.mention.plural and s.mention.kind == "role"), None
    )
    return distinct([s for s in seen if s.mention is last]) if last else ()


def side_by_side(scene: Scene, seen: list[Seen], among: tuple[Someone, ...], most: int = 2) -> tuple[Someone, ...]:
    """The first of these whom the sentence joins by "and", and those before them in the list up to ``most``."""
    wanted = {id(who) for who in among}
    # "Defence Minister Orm and his colleague Ada Vell"
    own = [s for s in seen if id(s.who) in wanted and not (s.modifies and s.mention.kind == "pronoun")]
    listed = own[:1]
    for one, other in pairwise(own):
        between = scene.analysis.text[one.mention.span.end : other.mention.span.start].split()
        joint = " ".join(word for word in between if word != "the" and word not in OWNERS)
        listed = [*listed, other] if joint in (",", "and", ", and") else [other]
        if joint.endswith("and") and len(distinct(listed)) >= 2:
            return distinct(listed)[-most:]
    return ()


def distinct(seen: list[Seen]) -> tuple[Someone, ...]:
    """Those spoken of, each once, in order."""
    return tuple({id(s.who): s.who for s in seen}.values())
