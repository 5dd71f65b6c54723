"""Those spoken of without a name: offices, groups, joint mentions and pronouns."""

from __future__ import annotations

from functools import cache

from communique import lang
from communique.find.mentions_affiliations import DETERMINERS
from communique.find.mentions_lists import list_end, opens_list
from communique.find.mentions_offices import Office
from communique.find.mentions_states import of_two_from
from communique.find.mentions_words import LANGUAGE, POSSESSIVES, Words, in_headline
from communique.lang.names import word_set
from communique.records import EntityType
from communique.roster import FoundMention

JOINT_OPENERS = word_set(LANGUAGE, "joint_openers")
DEFINITE = frozenset(("the", "both", "these"))
"""Without one of them nobody is meant who was named before: "two officials said"."""
ANONYMITY_WITHIN = 120
"""Code points behind people within which it is said that they are not to be named."""
DESCRIBING = 3
"""Tokens before an office within which an article opens its description."""
ORIGINS = frozenset(("from", "of", "representing"))
"""What says where a group belongs; right behind it, whatever the parse hangs it on."""
LONGEST_NAME = 5
"""Tokens of a country's name."""
DEPUTIES = word_set(LANGUAGE, "deputies")
HONOURS = word_set(LANGUAGE, "honours")
INSTITUTION_ROLES = word_set(LANGUAGE, "institution_roles")
BY_CAPITAL = word_set(LANGUAGE, "bodies_by_capital")
INCLUDING = word_set(LANGUAGE, "including")
LED = word_set(LANGUAGE, "led")
HEADING = word_set(LANGUAGE, "heading")
HEADED = word_set(LANGUAGE, "headed")


def find_roles(words: Words, offices: list[Office], used: set[int], taken: list[bool]) -> list[FoundMention]:
    """Offices without a name beside them: "the Kazakh President", "the head of the agency", "a diplomat"."""
    found = []
    at_first = {office.first: office for office in offices}
    for office in offices:
        if office.head in used or office.name or taken[office.head] or _is_address(words, office):
            continue
        first, last = office.first, max(office.last, office.head_end)
        if words.same(first - 1, first) and words.lower(first - 1) == "as":
            continue
        if words.same(first - 1, first) and words.lower(first - 1) in DETERMINERS | {"this", "that"}:
            first -= 1
        elif words.same(first - 2, first) and words.lower(first - 1) in POSSESSIVES:
            first = _owned_from(words, first - 1)
        elif first == office.head and not words.capital[office.head]:
            first = _described_from(words, office.head)
            if first == office.head:
                continue
        second = at_first.get(last + 1)
        joined = second is not None and words.lower(last) == "and" and not second.name and words.same(first, last)
        if second and joined and not _is_deputy(words, office, second):
            used.add(second.head)
            last = max(second.last, second.head_end)
        title = office.title
        if last == office.last and office.of is None and (end := _over_people(words, office)) > last:
            title = words.analysis.text[words.tokens[office.title_first].start : words.tokens[end - 1].end]
            last = end
        alike = words.is_counterpart(office.head) and office.of is not None
        known = words.lower(first) == "the" or alike
        if words.lower(office.head) in lang.words(LANGUAGE, "functions") and not known:
            continue
        span = words.analysis.span(first, last)
        found.append(FoundMention(span, "role", "person", None, title, office.of))
    return found


def _is_deputy(words: Words, office: Office, second: Office) -> bool:
    """Whether a second office is the first one's deputy, so another person: "the President and Vice President"."""
    alike = words.lower(second.head) == words.lower(office.head) and second.of is None
    return alike and words.lower(second.head - 1) in DEPUTIES


def _over_people(words: Words, office: Office) -> int:
    """Past the people whom someone heads ("the leader of the mutineers"), who are no holder of another office."""
    of, tokens = office.last, words.tokens
    if not words.same(office.head, of + 1) or words.lower(of) != "of" or tokens[of].dep != "prep":
        return of
    heads = [c for c in words.analysis.children(of) if tokens[c].dep == "pobj"]
    people = heads and (tokens[heads[0]].tag == "NNS" or tokens[heads[0]].lower in HEADED)
    if not people or not all(t.text.islower() for t in tokens[of + 1 : heads[0] + 1]):
        return of
    return heads[0] + 1 if heads[0] - of <= DESCRIBING else of


def _owned_from(words: Words, mark: int) -> int:
    """Where a role begins whose owner is a common noun ("the junta's number two"), else after the "'s"."""
    for k in range(mark - 1, mark - 1 - DESCRIBING, -1):
        if not words.same(k, mark) or words.capital[k]:
            break
        if words.lower(k) in DETERMINERS:
            return k
    return mark + 1


def _described_from(words: Words, head: int) -> int:
    """Where a role begins that small words describe ("the visiting premier", "the rebel envoy"), else ``head``."""
    for k in range(head - 1, head - 1 - DESCRIBING, -1):
        if not words.same(k, head):
            break
        if words.lower(k) in DETERMINERS:
            return k if k < head - 1 else head
        if words.capital[k] or words.tokens[k].dep not in ("amod", "compound", "nmod"):
            break
    return head


def _is_address(words: Words, office: Office) -> bool:
    """As in "Mr President", "Madam Speaker"."""
    return words.same(office.first - 1, office.first) and words.honorific[office.first - 1]


def find_bodies_by_kind(words: Words, taken: list[bool]) -> list[FoundMention]:
    """As in "the ministry", "the Kazakh government", "the agency"."""
    found = []
    for i, token in enumerate(words.tokens):
        capital = token.lower in BY_CAPITAL and token.text[:1].isupper() and words.lower(i - 1) == "the"
        called = token.lower in INSTITUTION_ROLES or capital
        if not called or taken[i] or token.pos not in ("NOUN", "PROPN") or words.inside[i]:
            continue
        first = i
        of = None
        while (
            words.same(first - 1, i)
            and words.tokens[first - 1].dep in ("amod", "compound", "poss", "case", "nmod")
            and words.tokens[first - 1].pos in ("ADJ", "NOUN", "PROPN", "PART")
            and first > i - 5
        ):
            first -= 1
            if first in words.known:
                of = words.known[first][1].name
        start = of_two_from(words, first)
        if not (words.same(start - 1, i) and words.lower(start - 1) in DETERMINERS | {"this"}) and of is None:
            continue
        # "the Polish-Ukrainian commission" is neither state's alone
        of = of if start == first else None
        if words.same(start - 1, i) and words.lower(start - 1) in ("the", "this"):
            start -= 1
        span = words.analysis.span(start, i + 1)
        found.append(FoundMention(span, "role", "institution", None, None, of))
    return found


def find_groups(words: Words, taken: list[bool], named: list[bool]) -> list[FoundMention]:
    """Unnamed groups that act for others ("deputy prime ministers", "a delegation of Ostmark") and joint mentions.

    ``taken`` are the tokens of mentions found before, ``named`` those of people's names: a group ends before these.
    """
    found = []
    for i in range(len(words.tokens)):
        if taken[i] or words.inside[i]:
            continue
        joint = _joint(words, i)
        if joint:
            found.append(joint)
        elif _is_group_noun(words, i):
            found.append(_group(words, i, named))
    return found


OPENING = frozenset({"“", "‘", "„", "«", '"', "``"})


@cache
def _joint_types() -> dict[str, EntityType | None]:
    types: dict[str, EntityType | None] = {}
    for row in lang.rows(LANGUAGE, "joint_nouns"):
        types[row["noun"]] = None if row["type"] == "any" else "person" if row["type"] == "person" else "country"
    return types


def _joint(words: Words, i: int) -> FoundMention | None:
    """As in "the two leaders", "both sides", "the presidents": only with a determiner and nothing that says which."""
    types = _joint_types()
    lower = words.lower(i)
    end = i + 1
    if words.offices[i]:
        end = words.offices[i]
        lower = " ".join(words.lower(k) for k in range(i, end))
    if lower not in types and not (words.offices[i] and lower.split()[0] in types):
        return None
    kind = types.get(lower, "person")
    first = i
    while words.same(first - 1, i) and words.lower(first - 1) in JOINT_OPENERS:
        first -= 1
    if lower == "two":
        counted = words.lower(first) in ("the",) and words.tokens[i].dep in ("nsubj", "nsubjpass", "pobj", "dobj")
        if not counted:
            return None
    openers = {words.lower(k) for k in range(first, i)}
    if (
        not openers & DEFINITE
        or (kind == "person" and _is_unnamed(words, end))
        or words.lower(end) in ("of", "from")
        or words.tokens[i].pos not in ("NOUN", "PROPN", "NUM")
    ):
        return None
    return FoundMention(words.analysis.span(first, end), "role", kind, None, None, None, plural=True)


def _is_unnamed(words: Words, end: int) -> bool:
    """Whether they are not to be named: "The diplomats, who spoke on condition of anonymity"."""
    start = words.tokens[end - 1].end
    stop = words.analysis.sentences[words.tokens[end - 1].sentence].end
    said = words.analysis.text[start : min(stop, start + ANONYMITY_WITHIN)].lower()
    return said.startswith((", who ", " who ", ", speaking ", " speaking ", " said on condition")) and any(
        phrase in said for phrase in lang.words(LANGUAGE, "anonymity")
    )


def _is_group_noun(words: Words, i: int) -> bool:
    token = words.tokens[i]
    if token.pos not in ("NOUN", "PROPN"):
        return False
    end = words.offices[i] or i + 1
    if (
        words.analysis.span(i, end).text.lower() in HEADING
        and in_headline(words, i)
        and words.same(i - 1, i)
        and words.capital[i - 1]
    ):
        # "Deputy Minister Co-Chairs Consultation"
        return False
    if words.offices[i] or token.lower in lang.words(LANGUAGE, "group_members"):
        return True
    collective = token.lower in lang.words(LANGUAGE, "group_nouns")
    return collective and (token.dep in ("nsubj", "nsubjpass", "pobj", "dobj", "conj", "appos", "ROOT"))


def _group(words: Words, i: int, named: list[bool]) -> FoundMention:
    analysis = words.analysis
    last_of_head = (words.offices[i] or i + 1) - 1
    first = i
    while first > 0 and words.same(first - 1, i) and first > i - 8 and _modifies(words, first - 1, last_of_head):
        first -= 1
    first = _with_owners(words, first)
    last = last_of_head
    for child in sorted({c for k in range(i, last_of_head + 1) for c in analysis.children(k)}):
        if (
            child == last + 1
            and words.tokens[child].lower in ("of", "from", "for", "representing")
            and words.tokens[child].dep in ("prep", "acl")
        ):
            last = min(analysis.edges(child)[1], child + 24)
            last = next((k - 1 for k in range(child + 1, last) if words.lower(k) == "," and named[k + 1]), last)
    if last == last_of_head and words.lower(last + 1) in ORIGINS and words.same(i, last + 2):
        # "convened mayors from seven states": the parse hangs it on the verb
        objects = [c for c in analysis.children(last + 1) if words.tokens[c].dep in ("pobj", "prep")]
        if objects and words.tokens[last + 1].dep == "prep":
            last = min(analysis.edges(objects[0])[1], last + 24)
            last = next((k - 1 for k in range(last_of_head + 2, last) if words.tokens[k].pos == "VERB"), last)
    if words.tokens[last_of_head].dep == "ROOT":
        # the parse took the verb for a participle: "Envoys from twelve countries gathered in Torkent"
        last = next((k - 1 for k in range(last_of_head + 1, last) if words.tokens[k].pos == "VERB"), last)
    behind = (k for k in range(last_of_head + 3, last + 1) if named[k] and _stands_behind(words, k, named))
    last = next(behind, last + 1) - 1
    # "leaders of seven states on Thursday agreed", "rebels from the Front and negotiator Ada Marr": no part of them
    dated = (k for k in range(last_of_head + 2, last) if _is_day(words, k))
    last = next(dated, last + 1) - 1
    if last > last_of_head and words.same(i, last + 1) and named[last + 1]:
        joined = (k for k in range(last, max(last_of_head + 1, last - DESCRIBING), -1) if words.lower(k) == "and")
        last = next(joined, last + 1) - 1
    relative = (k for k in range(last_of_head + 1, last + 1) if words.tokens[k].tag in ("WP", "WDT"))
    last = next(relative, last + 1) - 1
    # who leads a group is another matter: "a delegation of the Coalition headed by its President, Ada Marr"
    led = (k for k in range(last_of_head + 1, last) if words.lower(k) in LED and words.lower(k + 1) == "by")
    last = next(led, last + 1) - 1
    # "members of the team including Minister Marr": those are named for themselves
    marks = (k for k in range(last_of_head + 1, last) if words.lower(k) in INCLUDING)
    among = (k for k in marks if opens_list(words, k + 1, named))
    last = next(among, last + 1) - 1
    # 'spoke with the team for "over thirty hours"', but 'members of the "Free Front"'
    said = (k for k in range(last_of_head + 1, last) if words.tokens[k].text in OPENING and not words.capital[k + 1])
    last = next(said, last + 1) - 1
    while last > i and words.tokens[last].pos in ("PUNCT", "ADP"):
        last -= 1
    if last > last_of_head:
        last = list_end(words, last_of_head + 2, last)
    ofs = [words.known[k][1] for k in range(first, last + 1) if k in words.known]
    several = len({name.name for name in ofs if name.kind == "country"}) > 1
    of = ofs[0].name if ofs and not several else None
    office = analysis.span(i, words.offices[i]).text if words.offices[i] else None
    return FoundMention(analysis.span(first, last + 1), "role", "group", None, office, of)


def _stands_behind(words: Words, k: int, named: list[bool]) -> bool:
    """Whether a person's name begins right behind the name of what a group belongs to.

    As in "members of the Presidency of Ostmark Ada Marr and Leo Vos"; "members of Ada Marr's party" is one group.
    """
    end = next(j for j in range(k, len(words.tokens) + 1) if j == len(words.tokens) or not named[j])
    owns = end < len(words.tokens) and words.lower(end) in POSSESSIVES
    before = words.capital[k - 1] and not named[k - 1] and words.tokens[k - 1].pos == "PROPN"
    return before and end - k > 1 and not owns and not words.office[k - 1] and not words.honorific[k - 1]


def _with_owners(words: Words, first: int) -> int:
    """Where the countries begin whose group it is, past what the parse cut off.

    As in "Ostmark and Veldania's leaders", "Ostmark and Veldanian commanders".
    """
    start = first
    if words.same(first - 2, first) and words.lower(first - 1) in POSSESSIVES:
        start = _country_before(words, first - 1)
        if start == first - 1:
            # "the two countries’ leaders": no country by name
            return first
    elif words.known.get(first) and words.known[first][1].kind == "adjective":
        start = first
    else:
        return first
    at = start
    while words.same(at - 2, start) and words.lower(at - 1) in ("and", ","):
        before = _country_before(words, at - 1)
        if before == at - 1:
            break
        at = before
    return at


def _country_before(words: Words, end: int) -> int:
    """Where the country or its adjective begins that ends before this token; the token itself for none."""
    for k in range(max(0, end - LONGEST_NAME), end):
        hit = words.known.get(k)
        if hit and hit[0] == end and hit[1].kind in ("country", "adjective"):
            return k
    return end


def _is_day(words: Words, k: int) -> bool:
    """Whether a preposition leads to a day or a month here."""
    word = words.tokens[k + 1].text if words.same(k, k + 1) else ""
    return words.tokens[k].pos == "ADP" and word in lang.words(LANGUAGE, "calendar_names")


def _modifies(words: Words, j: int, i: int) -> bool:
    token = words.tokens[j]
    if token.text == "," and j < token.head + 2 and words.capital[token.head] and words.capital[j + 1]:
        # "the Kazakh, Uzbek and Kyrgyz foreign ministers"
        return _modifies(words, token.head, i)
    if token.pos == "PUNCT" and token.text not in HYPHENLIKE:
        return False
    within = i >= token.head > j or token.head == i
    if token.dep in ("cc", "conj") and token.head < j and words.capital[token.head]:
        # "the Kazakh and Uzbek foreign ministers"
        joined = words.capital[j] or token.dep == "cc"
        return joined and _modifies(words, token.head, i)
    return within and token.dep in (
        "amod",
        "compound",
        "nmod",
        "det",
        "poss",
        "case",
        "nummod",
        "predet",
        "punct",
        "advmod",
        "npadvmod",
        "quantmod",
    )


HYPHENLIKE = frozenset("-‐‑–'’")


def find_pronouns(words: Words) -> list[FoundMention]:
    """Third-person pronouns, as the text has them; whom they mean is decided later."""
    rows = {row["word"]: row for row in lang.rows(LANGUAGE, "pronouns")}
    found = []
    for i, token in enumerate(words.tokens):
        row = rows.get(token.lower)
        if row is None or token.pos not in ("PRON", "DET"):
            continue
        if token.lower in ("it", "itself") and _is_expletive(words, i):
            continue
        kind: EntityType | None = "person" if row["gender"] in ("man", "woman") else None
        honoured = words.same(i, i + 1) and words.capital[i + 1] and words.lower(i + 1) in HONOURS
        alone = not (
            words.same(i, i + 2) and (words.plain[i + 2] or words.office[i + 2] or words.lower(i + 2) == "the")
        )
        span = words.analysis.span(i, i + 1 + (honoured and alone))
        found.append(FoundMention(span, "pronoun", kind, None, None, None, plural=row["number"] == "many"))
    return found


def _is_expletive(words: Words, i: int) -> bool:
    token = words.tokens[i]
    return token.dep in ("expl",) or words.tokens[token.head].lemma in ("be", "seem", "appear", "happen")
