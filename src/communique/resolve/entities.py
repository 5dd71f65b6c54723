"""Who is meant: mentions joined into entities."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from communique.analysis import Analysis
from communique.document import Document
from communique.known import NONE_KNOWN, Key, KnownNames
from communique.lang import rows, words
from communique.lang.names import key_of, known, own_country, singular_offices, word_set
from communique.records import Entity, Mention
from communique.resolve.entities_answering import who_answers
from communique.resolve.entities_beside import acts_upon, coming_subject
from communique.resolve.entities_guests import Guests
from communique.resolve.entities_headlines import told_in_headline
from communique.resolve.entities_joint import joint_meant
from communique.resolve.entities_names import gather_people
from communique.resolve.entities_offices import (
    is_bare_president,
    is_vague,
    office_fits,
    without_country,
)
from communique.resolve.entities_people import Holders, Someone, plain_name
from communique.resolve.entities_pronouns import Scene, gender_of, person_meant, they_mean, thing_meant
from communique.resolve.entities_things import gather_things
from communique.resolve.entities_told import Beside, filled
from communique.roster import FoundMention, Roster

LANGUAGE = "en"
NEWS_NOUNS = word_set(LANGUAGE, "news_nouns")
WORD = re.compile(r"\S+")
SPEAKERS = word_set(LANGUAGE, "speakers")
SAME_BODY = word_set(LANGUAGE, "same_body")
"""Words before a body's noun that make it no other body ("the previous council")."""
COUNTERPARTS = word_set(LANGUAGE, "counterparts")
BEHIND = re.compile(r",\s+")
"""What leads from "his French counterpart" to the name."""
OWNERS = word_set(LANGUAGE, "determiners") | word_set(LANGUAGE, "owners")
POSSESSED = ("'s", "’s")
BARE = 2
"""Words of "the delegation"."""
BEHIND_HEAD = frozenset(("of", "from", "for", "who", "on", "in", "representing", "led", "headed"))
"""What follows the noun of a group."""
GENERAL = words(LANGUAGE, "functions") | word_set(LANGUAGE, "general_offices")
"""Offices that tell too little to be given to somebody."""
OURS = ("this ", "our ")
INDEFINITE = ("a ", "an ", "another ", "one ", "some ")


def resolve_mentions(
    analysis: Analysis, document: Document, mentions: tuple[FoundMention, ...], names: KnownNames = NONE_KNOWN
) -> Roster:
    """The entities of a document with all their mentions; ids ``e1``, ``e2``, ... by first mention.

    ``names`` are those of the user's file; what an entity has from them alone is noted as filled.
    """
    countries = frozenset(m.of for m in mentions if m.type == "country" and m.of)
    beside = Beside(names, document.published, countries)
    resolver = _Resolver(analysis, document, mentions, beside)
    found = [filled(e, key, beside) if key else (e, None) for e, key in resolver.entities()]
    return Roster(tuple(e for e, _ in found), tuple(added for _, added in found if added))


class _Resolver:
    """One pass over the mentions of one document, names first known."""

    def __init__(
        self, analysis: Analysis, document: Document, mentions: tuple[FoundMention, ...], beside: Beside
    ) -> None:
        self.analysis = analysis
        self.mentions = mentions
        self.text = analysis.text
        body = (q for q in analysis.sentences if analysis.paragraphs[q.paragraph].role != "title")
        self.opening = next((q.end for q in body), 0)
        self.scene = Scene(analysis)
        self.named = _persons(mentions, beside.names) + gather_things(analysis.text, mentions, beside)
        self.meant = {id(m): who for who in self.named for m in who.mentions}
        self.holders = Holders(own_country(LANGUAGE, document.outlet))
        for who in self.named:
            if who.type == "person":
                self.holders.file(who)
        self._note_no_president(mentions)
        self.made: dict[tuple[str, str], Someone] = {}
        self.groups: dict[str, list[Someone]] = {}
        self.bodies: dict[tuple[str, str | None], Someone] = {}
        things = [who for who in self.named if who.type == "institution"]
        self.people_at = {m.span.start: who for who in self.named if who.type == "person" for m in who.mentions}
        self.bodies_at = {m.span.start: who for who in things for m in who.mentions}
        self.owner: tuple[int, Someone] | None = None
        self.unnamed: dict[str, tuple[Someone, frozenset[str]]] = {}

    def _note_no_president(self, mentions: tuple[FoundMention, ...]) -> None:
        """Note who is no bare "the President": named in one sentence with him, or behind him as whose something is."""
        if not self.holders.own:
            return
        roles = [m.span.start for m in mentions if m.kind == "role" and m.office and is_bare_president(m.office)]
        with_role = {q.i for start in roles if (q := self.analysis.sentence_at(start))}
        for who in self.named:
            if who.type == "person" and not who.offices:
                places = (self.analysis.sentence_at(m.span.start) for m in who.mentions)
                # "The President spoke ... against the backdrop of Ada Vosk's case"
                owns = all(self.text.startswith(POSSESSED, m.span.end) for m in who.mentions)
                later = bool(roles) and roles[0] < who.mentions[0].span.start
                if (owns and later) or any(q is not None and q.i in with_role for q in places):
                    self.holders.not_president.add(id(who))

    def entities(self) -> list[tuple[Entity, Key | None]]:
        """Every entity, with whom of the user's file it is."""
        for mention in self.mentions:
            for who in self._who(mention):
                if id(mention) not in self.meant:
                    who.take(mention)
                self._owned(mention, who)
                if mention.office in COUNTERPARTS and who.type == "person":
                    self._counterpart(who, mention)
                    self.holders.file(who)
                self.scene.see(mention, who)
                if who.type == "institution" and mention.kind == "name":
                    self._note_body(who)
        everyone = _in_order([*self.named, *self.made.values()])
        own = self.holders.own
        guests = Guests(own, self.text, self.opening, everyone) if own else None
        defaults = [(guests.country_of(who) if guests else None) or who.country for who in everyone]
        numbered = enumerate(zip(everyone, defaults, strict=True), 1)
        return [(_entity(i, who, default), who.key) for i, (who, default) in numbered]

    def _who(self, mention: FoundMention) -> tuple[Someone, ...]:
        known_who = self.meant.get(id(mention))
        if known_who:
            return (known_who,)
        if mention.kind == "pronoun":
            return self._pronoun(mention)
        if mention.plural:
            return self._joint(mention)
        if mention.type == "person":
            return self._two_holders(mention) or (self._holder(mention),)
        if mention.type == "institution":
            return (self._body(mention),)
        return (self._group_again(mention) or self._new(mention),)

    def _group_again(self, mention: FoundMention) -> Someone | None:
        """As in "The delegation" after "a Karadani delegation": the one group so called before, if only one is."""
        words = mention.span.text.lower().split()
        if mention.type != "group" or len(words) != BARE or words[0] != "the":
            return None
        before = self.groups.get(words[1], [])
        return before[0] if len(before) == 1 else None

    def _joint(self, mention: FoundMention) -> tuple[Someone, ...]:
        """Whom a joint mention means; "the presidents" gives that office to the one of them who has none."""
        found = joint_meant(self.scene, mention)
        office = singular_offices(LANGUAGE).get(mention.span.text.lower().split()[-1])
        if office and office not in GENERAL and any(who.offices for who in found):
            for who in found:
                if who.type == "person" and not who.offices:
                    who.offices.append(office.title())
                    self.holders.file(who)
        return found

    def _owned(self, mention: FoundMention, who: Someone) -> None:
        """As in "Ostmark ... its Foreign Ministry": the country is that which the pronoun means."""
        if mention.kind == "pronoun":
            self.owner = (mention.span.end + 1, who) if mention.span.text.lower() == "its" else None
            return
        follows = self.owner is not None and self.owner[0] == mention.span.start
        if self.owner and follows and self.owner[1].type == "country" and who.type == "institution" and not who.ofs:
            who.ofs.append(self.owner[1].name)

    def _counterpart(self, who: Someone, mention: FoundMention) -> None:
        """As in "his French counterpart Ada Marr": the office is that of the person last spoken of."""
        for seen in self.scene.before(mention.span.start):
            people = [s.who for s in seen if s.who is not who and s.who.type == "person"]
            held = [one for one in people if one.offices]
            if held:
                who.offices.insert(0, without_country(held[-1].offices[0], held[-1].ofs))
            if people:
                break
        who.offices = [o for o in who.offices if o not in COUNTERPARTS]

    def _pronoun(self, mention: FoundMention) -> tuple[Someone, ...]:
        if mention.plural:
            return they_mean(self.scene, mention)
        if mention.type == "person" and (coming := self._coming(mention)):
            return (coming,)
        who = person_meant(self.scene, mention) if mention.type == "person" else thing_meant(self.scene, mention)
        return (who,) if who else ()

    def _coming(self, mention: FoundMention) -> Someone | None:
        """Who is named only behind the pronoun, as the subject: "During his trip, Vos met"."""
        subject = coming_subject(self.analysis, mention)
        if subject is None:
            return None
        start, end = self.analysis.tokens[subject].start, self.analysis.tokens[subject].end
        before = [s for seen in self.scene.before(mention.span.start) for s in seen if s.subject]
        if any(s.who.type == "person" and s.who.gender in ("", gender_of(mention)) for s in before):
            # "Marr flew to Torkent. During his visit, the king gave a dinner"
            return None
        people = (who for who in self.named if who.type == "person" and who.gender in ("", gender_of(mention)))
        return next((w for w in people if any(m.span.start <= start < end <= m.span.end for m in w.mentions)), None)

    def _holder(self, mention: FoundMention) -> Someone:
        said = self.scene.said_of(mention)
        if said:
            return said
        if mention.span.text.lower().startswith(INDEFINITE):
            return self._described(mention, str(mention.span.start))
        if mention.office in COUNTERPARTS and mention.of:
            named = self._named_behind(mention) or self._of_other_country(mention)
            return named or who_answers(self.analysis, mention, self.named) or self._described(mention)
        who = self.holders.holder(mention) or self.holders.own_president(mention)
        if who is not None and acts_upon(self.analysis, who, mention):
            return self._described(mention)
        described = self._described_before(mention)
        if described and (who is None or who.last < described.last):
            return described
        if who is None and self.scene.is_subject(mention):
            who = self.scene.last_subject(mention.span.start, any_office=_is_speaker(mention))
            who = None if who is None or not _may_be_called(who, mention) else who
        if who:
            if not who.offices and mention.office:
                who.offices.append(mention.office)
                self.holders.file(who)
            return who
        return told_in_headline(self.analysis, mention, self.made.values()) or self._described(mention)

    def _named_behind(self, mention: FoundMention) -> Someone | None:
        """As in "Defence Minister Leo Vos met his French counterpart, Minister of Defence Ada Marr,"."""
        gap = BEHIND.match(self.text, mention.span.end)
        who = self.people_at.get(gap.end()) if gap else None
        before = self.scene.before(mention.span.start)
        mine = next(
            (s.who for seen in before for s in reversed(seen) if s.who.type == "person" and s.who.offices), None
        )
        if who is None or mine is None or (who.ofs and plain_name(mention.of) not in who.ofs):
            return None
        return who if any(office_fits(o, h) for o in mine.offices for h in who.offices) else None

    def _of_other_country(self, mention: FoundMention) -> Someone | None:
        """Whom "his French counterpart" means: the one of that country with an office like that of who is spoken of."""
        of = plain_name(mention.of)
        theirs = [w for w in self.named if w.type == "person" and w.offices and of in w.ofs]
        mine = [s.who for seen in self.scene.before(mention.span.start) for s in reversed(seen) if s.who.offices]
        for who in mine:
            if who.type == "person" and who not in theirs:
                alike = [w for w in theirs if any(office_fits(o, h) for o in who.offices for h in w.offices)]
                return alike[0] if len(alike) == 1 else None
        return theirs[0] if len(theirs) == 1 else None

    def _described(self, mention: FoundMention, again: str = "") -> Someone:
        """Someone known by these words alone, kept for "the official" later."""
        who = self._new(mention, again)
        words = mention.span.text.lower().split()
        if words[-1] in SPEAKERS:
            self.unnamed[words[-1]] = (who, frozenset(words))
        return who

    def _described_before(self, mention: FoundMention) -> Someone | None:
        """As in "the official" after "a senior administration official": the last of whom all these words were said."""
        article, *words = mention.span.text.lower().split()
        who, said = self.unnamed.get(words[-1] if words else "", (None, frozenset()))
        return who if article == "the" and said.issuperset(words) else None

    def _two_holders(self, mention: FoundMention) -> tuple[Someone, ...]:
        """As in "the Vice President and Prime Minister" of two countries: two people, where the text has two such."""
        second = mention.span.text.partition(" and ")[2]
        if not second or not mention.office:
            return ()
        one = self.holders.holder(mention)
        other = self.holders.holder(replace(mention, office=second.removeprefix("the "), of=None))
        if one is None or other is None or one is other or any(office_fits(second, held) for held in one.offices):
            return ()
        return (one, other)

    def _new(self, mention: FoundMention, again: str = "") -> Someone:
        """An entity known by its description alone: the same words mean the same one, unless ``again`` tells apart."""
        name = mention.span.text
        if mention.type != "person":
            name = next((name[len(a) :] for a in ("the ", "a ", "an ") if name.lower().startswith(a)), name)
        elif mention.office in COUNTERPARTS:
            first, _, rest = name.partition(" ")
            name = rest if first.lower() in OWNERS or first.endswith(POSSESSED) else name
        key = (mention.type or "group", name.lower().removeprefix("the ") + again)
        if key not in self.made:
            self.made[key] = Someone(mention.type or "group", name)
            if mention.type == "group":
                self.groups.setdefault(_head_of(name), []).append(self.made[key])
        return self.made[key]

    def _note_body(self, who: Someone) -> None:
        nouns = who.name.lower().split()
        if _is_outlet(who.name):
            nouns += sorted(NEWS_NOUNS)
        for noun in nouns:
            self.bodies[noun, None] = who
            for of in who.ofs:
                self.bodies[noun, of] = who

    def _inside(self, mention: FoundMention) -> Someone | None:
        """As in "the Sputnik agency", "the SVR press bureau": the institution whose name stands inside."""
        starts = (mention.span.start + word.start() for word in WORD.finditer(mention.span.text))
        return next((self.bodies_at[start] for start in starts if start in self.bodies_at), None)

    def _body(self, mention: FoundMention) -> Someone:
        """As in "the ministry": the last institution whose name has that word; "the agency": the last outlet too."""
        words = [w for w in mention.span.text.lower().split() if w not in SAME_BODY]
        if mention.span.text.lower().startswith(OURS) and words[-1] in NEWS_NOUNS:
            # "as this newspaper reported": no other that was named
            return self._new(mention)
        inside = self._inside(mention) if words[-1] in NEWS_NOUNS or words[-2:-1] == ["press"] else None
        if inside:
            return inside
        found = self.bodies.get((words[-1], plain_name(mention.of)))
        plain = len(words) <= 2 or mention.of is not None
        return found if found and plain else self._new(mention)


def _head_of(group: str) -> str:
    """The noun that says what a group is: the last word before "of", "from" and the like."""
    words = group.lower().split()
    ends = next((i for i, word in enumerate(words) if i and word in BEHIND_HEAD), len(words))
    return words[ends - 1] if words else ""


def _may_be_called(who: Someone, mention: FoundMention) -> bool:
    """Whether "the minister" can mean somebody: who has no office, or one that is called so."""
    fitting = _speaker_offices().get(mention.span.text.lower().split()[-1], frozenset("*"))
    held = {word for office in who.offices for word in office.lower().split()}
    return not held or "*" in fitting or bool(held & fitting)


@cache
def _speaker_offices() -> dict[str, frozenset[str]]:
    return {row["word"]: frozenset(row["offices"].split()) for row in rows(LANGUAGE, "speaker_offices")}


def _is_speaker(mention: FoundMention) -> bool:
    """As in "the diplomat said": whoever spoke in the sentence before."""
    return mention.span.text.lower() in {f"the {noun}" for noun in SPEAKERS}


def _is_outlet(name: str) -> bool:
    return any(entry.words == name and entry.kind == "outlet" for entry in known(LANGUAGE).get(key_of(name), ()))


def _persons(mentions: tuple[FoundMention, ...], known_names: KnownNames) -> list[Someone]:
    found = []
    for person in gather_people(mentions, known_names):
        mine = [mentions[i] for i in person.mentions]
        names = [m.name.text for m in mine if m.name]
        best = max(names, key=lambda name: (len(name.split()), len(name)), default="")
        if person.key and person.key.name in names:
            best = person.key.name
        who = Someone("person", best, gender=person.gender, key=person.key)
        for mention in mine:
            who.take(mention)
        found.append(who)
    return found


def _in_order(everyone: list[Someone]) -> list[Someone]:
    kept = [who for who in everyone if who.mentions]
    for who in kept:
        who.mentions.sort(key=lambda m: (m.span.start, -m.span.end))
    return sorted(kept, key=lambda who: (who.mentions[0].span.start, -who.mentions[0].span.end, who.type, who.name))


def _office(who: Someone) -> str | None:
    """The first office stated beside the name, or a fuller form of it; else what a role says."""
    stated = who.offices[: who.named_offices] or who.offices
    chosen = stated[0] if stated else None
    for office in stated[1:]:
        if chosen and (is_vague(chosen) or set(chosen.lower().split()) < set(office.lower().split())):
            chosen = office
    if chosen and chosen.lower() in GENERAL:
        # "Vos, the officer charged, was the commander of the unit"
        told = (o for o in who.offices[who.named_offices :] if o.lower() not in GENERAL and not is_vague(o))
        chosen = next(told, chosen)
    return chosen


def _entity(number: int, who: Someone, default_of: str | None) -> Entity:
    official = who.type not in ("country", "place")
    of = (who.ofs[0] if who.ofs else default_of) if official else None
    mentions = tuple(Mention(m.span.start, m.span.end, m.span.text, m.kind) for m in who.mentions)
    return Entity(f"e{number}", who.type, who.name, _office(who) if official else None, of, mentions)
