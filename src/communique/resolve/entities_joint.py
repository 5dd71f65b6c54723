"""Whom joint mentions mean: "the two leaders", "both sides", "the presidents"."""

from __future__ import annotations

from communique.lang.names import word_set
from communique.resolve.entities_kinds import fits_joint
from communique.resolve.entities_offices import HEADS_OF_GOVERNMENT, HEADS_OF_STATE, head_of
from communique.resolve.entities_people import Someone
from communique.resolve.entities_pronouns import MOST_TOGETHER, Scene, Seen, distinct, side_by_side
from communique.roster import FoundMention

LANGUAGE = "en"
JOINT_BACK = 8
"""How far back "the two leaders" look: a paragraph or two."""
VOICES = word_set(LANGUAGE, "voices")
"""Offices of those who speak for others."""


def joint_meant(scene: Scene, mention: FoundMention) -> tuple[Someone, ...]:
    """Whom "the two leaders" or "both sides" mean: those last spoken of together, or an unnamed group so called."""
    called = _called_so(scene, mention)
    if called:
        return (called,)
    found = _near(scene, mention) or _far(scene, mention)
    if any(who.type == "person" and not who.offices for who in found):
        # those of whom the text says that they hold the office come before those of whom it says nothing
        held = _far(scene, mention, held=True)
        found = held or found
    if len(found) >= 2 and all(who.type == "person" for who in found):
        scene.keep(found)
    return found


def _called_so(scene: Scene, mention: FoundMention) -> Someone | None:
    """The group that acts under the same noun right before: "Three diplomats said ... The diplomats added"."""
    words = mention.span.text.lower().split()
    for seen in () if _two(words) else scene.before(mention.span.start, 2):
        people = [s for s in seen if s.who.type in ("person", "group")]
        last = people[-1] if people else None
        if last is not None:
            # whoever is named behind the group is nearer
            called = last.who.type == "group" and last.clause is not None
            return last.who if called and last.mention.span.text.lower().endswith(words[-1]) else None
    return None


def _near(scene: Scene, mention: FoundMention) -> tuple[Someone, ...]:
    words = mention.span.text.lower().split()
    kinds = ("person", "country", "institution") if mention.type is None else (mention.type,)
    for seen in scene.before(mention.span.start, JOINT_BACK):
        for kind in kinds:
            together = distinct([s for s in seen if s.who.type == kind and not (kind == "institution" and s.modifies)])
            together = tuple(who for who in together if not _speaks_for_another(who, words[-1]))
            fitting = tuple(who for who in together if kind != "person" or fits_joint(words[-1], who.offices))
            if len(fitting) > 2 and (_two(words) or mention.type is None):
                return side_by_side(scene, seen, fitting, 2 if _two(words) else MOST_TOGETHER) or fitting[:2]
            if len(fitting) >= 2:
                return fitting
            beside = _group_beside(seen, words[-1]) if len(fitting) == 1 and not _two(words) else None
            if beside and kind == "person" == mention.type:
                return (*fitting, beside)
    return ()


def _speaks_for_another(who: Someone, noun: str) -> bool:
    """Whether somebody is told of as another's voice: a spokeswoman or a lawyer is none of "the two"."""
    voices = bool(who.offices) and all(set(office.lower().split()) & VOICES for office in who.offices)
    return who.type == "person" and voices and noun[:-1] not in VOICES and noun.replace("men", "man") not in VOICES


def _group_beside(seen: list[Seen], noun: str) -> Someone | None:
    """As in "Marr met the Presidents of Ostmark and Torland. The leaders": those without name that she met."""
    if not any(s.subject and s.who.type == "person" for s in seen):
        return None
    for one in seen:
        office = one.mention.office if one.who.type == "group" and not one.modifies and not one.subject else None
        if office and fits_joint(noun, [office.lower().removesuffix("s")]):
            return one.who
    return None


def _far(scene: Scene, mention: FoundMention, *, held: bool = False) -> tuple[Someone, ...]:
    """The last group of people that is kept and fits, however far back; no countries: those are named everywhere.

    ``held`` asks for people of whom the text says that they hold an office.
    """
    if mention.type not in (None, "person"):
        return ()
    words = mention.span.text.lower().split()
    for group in reversed(scene.together):
        if held and not all(who.offices for who in group):
            continue
        if (len(group) == 2 or not _two(words)) and all(fits_joint(words[-1], who.offices) for who in group):
            return group
    # a president and a chancellor are "the presidents" where nobody else leads
    leading = [g for g in scene.together if len(g) == 2 and all(_leads(who) for who in g)]
    fits = leading and any(fits_joint(words[-1], who.offices) for who in leading[-1])
    return leading[-1] if fits else ()


def _leads(who: Someone) -> bool:
    """Whether somebody holds the office of a head of state or of government."""
    return any(head_of(office) & (HEADS_OF_STATE | HEADS_OF_GOVERNMENT) for office in who.offices)


def _two(words: list[str]) -> bool:
    return words[0] == "both" or "two" in words
