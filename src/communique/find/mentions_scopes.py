"""What an office is over: "of the Republic of Kazakhstan", "for Emergency Situations", "to the President"."""

from __future__ import annotations

from dataclasses import dataclass

from communique import lang
from communique.find.mentions_names import is_given, name_start_in
from communique.find.mentions_words import HYPHENS, LANGUAGE, POSSESSIVES, Words, is_hyphen_between, is_office_word
from communique.lang.names import Known, word_set

STATELY = word_set(LANGUAGE, "stately")
REGIONS = word_set(LANGUAGE, "regions")
BEFORE_SECOND = ("all", "the")
"""What may stand before the second of two countries."""
INSTITUTION_ROLES = word_set(LANGUAGE, "institution_roles")
STATE_FORMS = word_set(LANGUAGE, "state_forms")
LEADS = word_set(LANGUAGE, "heads_of_state") | word_set(LANGUAGE, "heads_of_government")
KIN = word_set(LANGUAGE, "kin")
NEARBY = word_set(LANGUAGE, "nearby")
LONGEST_KIND = 4
"""Words that say what a name is of: "state railway service"."""
REACH = 14
"""Words to which an office extends on either side: the longest ministry in the readouts has eleven."""


@dataclass(slots=True)
class Affiliation:
    """The country and the body that an office's words give, as they are met."""

    country: str | None = None
    body: str | None = None


SEDENTARY = frozenset(("secretary", "deputy"))
"""They serve somebody ("secretary to the council") and are sent nowhere."""


def scope_after(words: Words, head: int, end: int, of: Affiliation) -> tuple[int, int, int]:
    """End of the expression, end of the office without its country, and where a name would begin."""
    last = title = end
    name_at = end
    body_at = -1
    while words.same(head, last) and words.lower(last) in ("of", "for", "to", "on", "at", "in"):
        if not _takes(words, head, end, last) or _is_holders(words, last + 1):
            break
        if words.lower(last) in ("at", "in") and _is_elsewhere(words, head, end, of):
            break
        if words.lower(last) == "to" and last > end and not _is_sent(words, head, end):
            # "the visit of the Prime Minister of Ostmark to Torkent"
            break
        stop, name_at, country = _complement(words, last + 1, of)
        if stop == last + 1:
            break
        if body_at < 0 and not country and words.capital[stop - 1]:
            body_at = last + 1 + (words.lower(last + 1) == "the")
        last = stop
        title = title if country else stop
        if name_at < last or not words.same(head, name_at):
            break
    if of.body is None and 0 <= body_at < title and _names_body(words, body_at, title):
        of.body = words.analysis.span(body_at, title).text
    return last, title, max(name_at, last)


def _is_holders(words: Words, at: int) -> bool:
    """Whether an office and its holder's name stand here, who is another one: "the personal envoy of President Tal"."""
    while words.same(at - 1, at) and words.lower(at) in lang.words(LANGUAGE, "office_modifiers"):
        at += 1
    end = words.office[at] or words.offices[at] if words.same(at - 1, at) else 0
    if not end or words.lower(at) in lang.words(LANGUAGE, "institution_nouns") or not words.same(at, end):
        return False
    return words.plain[end] and (words.label[end] == "PERSON" or is_given(words, end))


def _is_sent(words: Words, head: int, head_end: int) -> bool:
    """Whether who holds an office may be sent somewhere ("the ambassador of Ostmark to Karadan")."""
    sent = lang.words(LANGUAGE, "offices_to_whom") - SEDENTARY
    return any(words.lower(k) in sent for k in range(head, head_end))


def _takes(words: Words, head: int, head_end: int, at: int) -> bool:
    """Whether this preposition can belong to the office."""
    word = words.lower(at)
    if words.lower(head) in KIN:
        return False
    if word in ("to", "on", "in", "at"):
        holder = (
            any(words.lower(k) in lang.words(LANGUAGE, "offices_to_whom") for k in range(head, head_end))
            or at > head_end
        )
        at_body = word == "at" and at > head and words.lower(head_end - 1) not in STATELY
        if word == "to" and head_end - head > 1 and not _is_sent(words, head, head_end):
            # "the visit of the Secretary of State to Torkent"
            return False
        return holder if word in ("to", "on", "in") else at_body
    # "thanked the Prime Minister for Ostmark's contribution": who leads a country is not "for" anything
    leads = words.lower(head) in LEADS or words.lower(head - 1) in LEADS
    return word != "for" or not leads


def _is_elsewhere(words: Words, head: int, head_end: int, of: Affiliation) -> bool:
    """Whether "at" or "in" says where somebody is, not over what: "the Emir of Ostmark in Torkent"."""
    if words.is_counterpart(head):
        return True
    sent = any(words.lower(k) in lang.words(LANGUAGE, "offices_to_whom") for k in range(head, head_end))
    return of.country is not None and not sent


def _complement(words: Words, start: int, of: Affiliation) -> tuple[int, int, bool]:
    """What an office is over, from token ``start``: its end, where a name may begin, whether it is only a country."""
    at = start
    owned = ("the", "his", "her", "its", "their") if words.lower(start - 1) in ("of", "to") else ("the", "its")
    if words.lower(at) in owned:
        at += 1
    if words.lower(at) in NEARBY and words.same(at, at + 1) and words.capital[at + 1]:
        # "of neighbouring Ostmark"
        at += 1
    begin = at
    if at in words.known:
        end, name = words.known[at]
        whole = _past_kind(words, end)
        if whole > end and name.kind == "country":
            _note_body(words, begin, whole, of)
            return whole, whole, False
        end = _and_country(words, end) if not words.offices[at - 2 if words.lower(at - 1) == "the" else at - 1] else end
        owns = words.same(at, end) and words.lower(end) in POSSESSIVES
        if owns:
            of.country = of.country or name.name
        if not owns and not (words.same(at, end) and words.lower(end) in lang.words(LANGUAGE, "institution_nouns")):
            district = _district_end(words, at, end) if name.kind in ("capital", "region") else end
            if district > end:
                # "the Governor of Chukotka Autonomous District"
                of.country = of.country or words.analysis.span(at, district).text
                return district, district, True
            field = words.same(at, end) and words.capital[end] and (is_field(words, end) or _opens_body(words, end))
            if name.kind in ("country", "capital", "people", "region") and not field:
                of.country = of.country or name_of(name)
                return end, end, True
            if name.kind != "adjective" and not field:
                of.body = of.body or name.words
                return end, end, False
    state = _state_end(words, begin)
    if state:
        of.country = of.country or words.analysis.span(*state).text
        return state[1], state[1], True
    end = _noun_run(words, begin)
    while (
        end > begin + 1
        and words.tokens[end - 1].text.endswith(".")
        and (words.offices[end - 1] or words.honorific[end - 1])
    ):
        # "of the Armed Forces Gen. Ada Marr": the rank is no part of the forces
        end -= 1
    if end == begin:
        return start, start, False
    whole = _past_kind(words, end)
    if whole > end:
        # "of the Luka region", "for the Karadani foreign ministry"
        _note_body(words, begin, whole, of)
        return whole, whole, False
    cut = _name_cut(words, begin, end)
    if cut > begin:
        _note_body(words, begin, cut, of)
        return cut, cut, False
    return start, start, False


def _district_end(words: Words, at: int, end: int) -> int:
    """Past the capitals behind a region's name that say what it is ("Autonomous District"), else ``end``."""
    for k in range(end, end + LONGEST_KIND - 1):
        if not (words.same(at, k) and words.capital[k]):
            return end
        if words.lower(k) in REGIONS:
            return k + 1
    return end


def _state_end(words: Words, begin: int) -> tuple[int, int] | None:
    """Name and end of a state that no table knows, by what it calls itself: "the Democratic Republic of Port Selm"."""
    for of in range(begin + 1, begin + LONGEST_KIND):
        if not (words.same(begin, of + 1) and words.capital[of - 1]):
            return None
        if words.lower(of) == "of":
            name = of + 1 + (words.lower(of + 1) == "the")
            if words.lower(of - 1) not in STATE_FORMS or not words.same(of, name) or not words.capital[name]:
                return None
            end = _name_cut(words, name, _noun_run(words, name))
            return (name, end) if end > name else None
    return None


def _past_kind(words: Words, at: int) -> int:
    """Past the small words that say what a name before them is of ("region", "foreign ministry"), else ``at``."""
    end = at
    for k in range(at, at + LONGEST_KIND):
        lower = words.lower(k)
        if not words.same(at - 1, k) or words.capital[k]:
            break
        if lower in lang.words(LANGUAGE, "institution_nouns") or lower in REGIONS:
            end = k + 1
        elif lower not in lang.words(LANGUAGE, "portfolios") and lower not in INSTITUTION_ROLES:
            break
    return end


def is_field(words: Words, i: int) -> bool:
    """Whether the word names a field of work or a kind of body."""
    return words.lower(i) in lang.words(LANGUAGE, "portfolios") or words.lower(i) in lang.words(
        LANGUAGE, "institution_nouns"
    )


def _opens_body(words: Words, at: int) -> bool:
    """Whether the capitals behind a country lead to a kind of body: "the Ostmark Liberation Organisation"."""
    for k in range(at, at + LONGEST_KIND):
        if not words.same(at, k) or not words.capital[k]:
            return False
        if words.label[k] == "PERSON" or is_given(words, k) or words.honorific[k] or words.office[k]:
            return False
        if k > at and words.lower(k) in lang.words(LANGUAGE, "institution_nouns"):
            return True
    return False


def _and_country(words: Words, end: int) -> int:
    """Past "and All Russia", "and Herzegovina", "and North Africa": only where a name follows at once."""
    at = end + 1 + (words.lower(end + 1) in BEFORE_SECOND)
    joined = words.lower(end) == "and" and words.same(end, at) and at in words.known
    if joined and words.known[at][1].kind in ("country", "region"):
        after = words.known[at][0]
        if words.same(end, after) and (words.plain[after] or words.honorific[after]):
            return after
    return end


def _note_body(words: Words, begin: int, end: int, of: Affiliation) -> None:
    for i in range(begin, end):
        if i in words.known and words.known[i][1].kind in ("country", "adjective", "capital"):
            of.country = of.country or words.known[i][1].name
    if of.body is None and _names_body(words, begin, end):
        of.body = words.analysis.span(begin, end).text


def _names_body(words: Words, begin: int, end: int) -> bool:
    """Whether the words name a body, not a field ("Internal Affairs") and not an officer ("the President")."""
    nouns = lang.words(LANGUAGE, "institution_nouns")
    if any(words.plain[i] for i in range(begin, end)):
        return True
    return end - begin > 1 and any(words.capital[i] and words.lower(i) in nouns for i in range(begin, end))


def _noun_run(words: Words, begin: int) -> int:
    """End of the run of words that can name a field or a body, with commas, "and" and "'s" inside."""
    at = begin
    while at < begin + REACH and words.same(begin, at):
        lower = words.lower(at)
        if words.honorific[at] or words.tokens[at].text in lang.words(LANGUAGE, "calendar_names"):
            break
        if words.capital[at] or is_office_word(lower) or lower in lang.words(LANGUAGE, "institution_nouns"):
            if words.tokens[at].pos in ("PRON", "DET", "AUX") or (
                words.tokens[at].pos == "VERB" and not words.capital[at]
            ):
                break
            at += 1
        elif at > begin and (further := _further_field(words, at)) > at:
            at = further
        elif at > begin and lower == "of" and _has_members(words, at):
            at += 2
        elif (
            at > begin
            and (lower in POSSESSIVES or is_hyphen_between(words, at))
            or at > begin
            and lower in ("and", ",", "&")
            and not _ends_name(words, begin, at)
            and _goes_on(words, at)
        ):
            at += 1
        else:
            break
    while at > begin and (words.lower(at - 1) in (",", "and", "&") or words.lower(at - 1) in POSSESSIVES):
        at -= 1
    return at


def _has_members(words: Words, at: int) -> bool:
    """Whether "of" tells whom a body is of, before its officer's name: "the Cabinet of Ministers Ada Marr"."""
    body = words.lower(at - 1) in lang.words(LANGUAGE, "institution_nouns") and words.same(at, at + 3)
    many = body and words.lower(at + 1).endswith("s") and not is_given(words, at + 1)
    return many and all(words.capital[k] for k in (at - 1, at + 1, at + 2, at + 3)) and not words.office[at + 2]


def _further_field(words: Words, at: int) -> int:
    """The field with an article that a holder's name closes: "for Nature, the Coast and Transport Ada Marr".

    The comma may be missing; ``at`` where there is no such field.
    """
    field = at + 1 if words.lower(at) == "," else at
    if words.lower(field) != "the" or not words.same(at, field + 3) or not words.capital[field + 1]:
        return at
    joined = words.lower(field + 2) == "and" and _leads_to_name(words, field + 3)
    return field + 1 if joined and words.capital[at - 1] else at


def _ends_name(words: Words, begin: int, at: int) -> bool:
    """Whether a given name and a surname stand before the token: "Secretary of Trade Ada Marr and Fund Director"."""
    surname = at - 1 > begin and words.capital[at - 1] and not is_field(words, at - 1)
    return surname and any(is_given(words, k) for k in range(max(begin + 1, at - 3), at - 1))


def _goes_on(words: Words, at: int) -> bool:
    """Whether the field goes on after a comma or "and": a field follows, and no office or name begins there."""
    following = at + 2 if words.lower(at) == "," and words.lower(at + 1) == "and" else at + 1
    if not words.same(at, following) or words.office[following] or words.offices[following]:
        return False
    if _closes_field(words, at, following) or _joins_members(words, at, following) or _leads_to_name(words, following):
        return True
    lower = words.lower(following)
    fields = lower in lang.words(LANGUAGE, "portfolios") or lower in lang.words(LANGUAGE, "institution_nouns")
    before = words.lower(at - 1)
    complete = before in lang.words(LANGUAGE, "portfolios") or before in lang.words(LANGUAGE, "institution_nouns")
    if words.capital[at - 1] != words.capital[following] or not complete:
        return False
    return (
        fields
        and words.label[at - 1] != "PERSON"
        and not words.office[following + 1 if words.same(at, following + 1) else at]
    )


def _joins_members(words: Words, at: int, following: int) -> bool:
    """Whether "and" joins those whom a body is of or for: "the Union of Writers and Artists Ada Marr"."""
    if words.lower(at) not in ("and", "&") or not (words.capital[at - 1] and words.capital[following]):
        return False
    plural = all(
        (words.lower(i).endswith("s") or words.tokens[i].tag == "NNPS") and not is_given(words, i)
        for i in (at - 1, following)
    )
    united = words.lower(at - 2) in ("of", "for") and words.lower(at - 3) in lang.words(LANGUAGE, "institution_nouns")
    return plural and united


def _leads_to_name(words: Words, start: int) -> bool:
    """Whether the last words of a field stand before a name: "Administrator for Response and Recovery Ada Marr"."""
    if not words.same(start - 2, start + 2) or words.lower(start - 1) != "and" or not words.capital[start - 2]:
        return False
    at = start
    while at < start + LONGEST_KIND and words.same(start, at + 2):
        if not (words.capital[at] or is_hyphen_between(words, at)) or at in words.known or is_given(words, at):
            return False
        at += 1
        name = words.plain[at] and words.plain[at + 1]
        people = words.label[at] == words.label[at + 1] == "PERSON" != words.label[at - 1]
        if name and (people or is_given(words, at)):
            return True
    return False


def _closes_field(words: Words, at: int, following: int) -> bool:
    """Whether "and" leads to the last word of a field that a comma closes: "for Racial Justice and Equity,"."""
    end = following + 1
    if words.lower(at) not in ("and", "&") or not words.same(at, end) or words.tokens[end].text not in (",", ";", "."):
        return False
    capital = words.capital[at - 1] and words.capital[following]
    return (
        capital and not (words.plain[following] and words.label[following] == "PERSON") and following not in words.known
    )


def _name_cut(words: Words, begin: int, end: int) -> int:
    """Where in ``[begin, end)`` a holder's name begins; ``end`` when the run holds none; ``begin`` when it is one."""
    linked = words.same(begin, end + 1) and words.lower(end) in lang.words(LANGUAGE, "name_particles")
    if linked and end - 1 > begin and words.plain[end - 1] and words.capital[end + 1]:
        # "Emir of Ostmark Talal bin Rashed"
        return end - 1
    hyphened = words.same(begin, end) and words.tokens[end - 1].text in HYPHENS and words.tokens[end].text.islower()
    if hyphened and end - 3 > begin and words.plain[end - 2] and words.plain[end - 3]:
        # "President of Karadan Shen Wei-guo"
        return end - 3
    first = end
    while first > begin and (words.plain[first - 1] or (words.tokens[first - 1].text in HYPHENS and first < end)):
        first -= 1
    if first == begin:
        given = next((i for i in range(begin, end) if is_given(words, i)), end)
        if given == begin:
            return begin
        return given if given < end else name_start_in(words, begin, end, after_known=False)
    if first < end and words.tokens[first].text in HYPHENS:
        first = min(first + 2, end)
    before = words.lower(first - 1)
    field = is_office_word(before) and before not in lang.words(LANGUAGE, "institution_nouns")
    officer = any(words.office[k] == first for k in range(max(begin, first - 4), first))
    complete = before in lang.words(LANGUAGE, "institution_nouns") or words.inside[first - 1] or officer
    return name_start_in(words, first, end, complete and first < end, field and not officer and first < end)


def name_of(name: Known) -> str:
    """The country; a city or region stands for itself here ("the Mayor of Moscow")."""
    return name.words if name.kind in ("capital", "region") else name.name
