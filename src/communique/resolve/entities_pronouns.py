"""Whom pronouns and joint mentions mean: "he", "their", "the two leaders", "both sides"."""

from __future__ import annotations

from collections import defaultdict

from communique.analysis import Analysis
from communique.lang import rows
from communique.resolve.entities_roles import Someone
from communique.roster import FoundMention

LANGUAGE = "en"
SENTENCES_BACK = 3
SUBJECTS = frozenset(("nsubj", "nsubjpass"))


class Scene:
    """Who has been spoken of, sentence by sentence, as the text is gone through from its beginning."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.by_sentence: dict[int, list[tuple[FoundMention, Someone, bool]]] = defaultdict(list)
        self.pairs: list[tuple[int, tuple[Someone, ...]]] = []

    def sentence(self, offset: int) -> int:
        """The number of the sentence at an offset."""
        found = self.analysis.sentence_at(offset)
        return found.i if found else -1

    def see(self, mention: FoundMention, who: Someone) -> None:
        """Note that a mention means someone."""
        self.by_sentence[self.sentence(mention.span.start)].append((mention, who, self.is_subject(mention)))

    def is_subject(self, mention: FoundMention) -> bool:
        """Whether the mention is the subject of a clause, or joined to one."""
        head = self.analysis.head_of(mention.span.start, mention.span.end)
        tokens = self.analysis.tokens
        while head is not None and tokens[head].dep in ("conj", "appos") and tokens[head].head != head:
            head = tokens[head].head
        return head is not None and tokens[head].dep in SUBJECTS

    def before(self, offset: int, back: int = SENTENCES_BACK) -> list[list[tuple[FoundMention, Someone, bool]]]:
        """What was seen before an offset: this sentence, the one before, and so on."""
        here = self.sentence(offset)
        found = []
        for i in range(here, here - back, -1):
            found.append([seen for seen in self.by_sentence.get(i, ()) if seen[0].span.end <= offset])
        return found


def person_meant(scene: Scene, mention: FoundMention) -> Someone | None:
    """Whom "he" or "she" means: the nearest fitting subject, else the nearest fitting person."""
    gender = next((row["gender"] for row in rows(LANGUAGE, "pronouns") if row["word"] == mention.span.text.lower()), "")
    for seen in scene.before(mention.span.start):
        fitting = [s for s in seen if s[1].type == "person" and s[1].gender in ("", gender)]
        sure = [s for s in fitting if s[1].gender == gender] or fitting
        subjects = [s for s in sure if s[2]]
        if subjects or sure:
            return (subjects or sure)[-1][1]
    return None


def thing_meant(scene: Scene, mention: FoundMention) -> Someone | None:
    """What "it" or "its" means: the nearest institution or country that is a subject."""
    for seen in scene.before(mention.span.start, back=2):
        for _, who, subject in reversed(seen):
            if subject:
                return who if who.type in ("institution", "country") else None
    return None


def several_meant(scene: Scene, mention: FoundMention) -> tuple[Someone, ...]:
    """Whom "they", "the two leaders" or "both sides" mean: those last joined, else those last together in a sentence."""
    kinds = ("country",) if mention.type == "country" else ("person",) if mention.type == "person" else ("person", "group", "institution", "country")
    for seen in scene.before(mention.span.start, back=8 if mention.kind == "role" else 3):
        for kind in kinds:
            together = _distinct([s for s in seen if s[1].type == kind])
            if kind == "group" and together and mention.kind == "pronoun":
                return together[-1:]
            if len(together) >= 2:
                return _parties(scene, seen, together)
    return ()


def _distinct(seen: list[tuple[FoundMention, Someone, bool]]) -> tuple[Someone, ...]:
    found: list[Someone] = []
    for _, who, _ in seen:
        if who not in found:
            found.append(who)
    return tuple(found)


def _parties(
    scene: Scene, seen: list[tuple[FoundMention, Someone, bool]], together: tuple[Someone, ...]
) -> tuple[Someone, ...]:
    """Of those in a sentence, the subject and whom it acts with."""
    return together[:2]
