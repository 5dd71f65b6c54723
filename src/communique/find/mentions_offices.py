"""Offices in the text: "Deputy Chief of Staff of the Presidential Executive Office", "Kazakhstan's foreign minister"."""

from __future__ import annotations

from dataclasses import dataclass

from communique import lang
from communique.find.mentions_names import is_given, name_end, name_start_in
from communique.find.mentions_words import HYPHENS, LANGUAGE, POSSESSIVES, Words, in_headline, is_office_word
from communique.lang.names import Known

REACH = 14
"""Words to which an office extends on either side: the longest ministry in the readouts has eleven."""
TO_WHOM = frozenset(
    ["ambassador", "adviser", "advisor", "envoy", "representative", "assistant", "aide", "counsel", "counselor", "counsellor", "secretary", "delegate", "spokesperson", "spokesman", "spokeswoman", "plenipotentiary", "deputy", "liaison", "candidate"]
)


@dataclass(frozen=True, slots=True)
class Office:
    """One office as it stands: tokens ``[first, last)``, the head noun at ``head`` to ``head_end``.

    ``title`` and ``of`` are what the words say: the office without its country, and the country or organisation.
    ``name`` are the tokens of the holder's name where it follows at once, else None.
    """

    first: int
    head: int
    head_end: int
    last: int
    title: str
    title_first: int
    of: str | None
    name: tuple[int, int] | None = None


@dataclass(slots=True)
class _Affiliation:
    country: str | None = None
    body: str | None = None


def office_at(words: Words, head: int) -> Office:
    """The office whose head noun begins at token ``head``."""
    of = _Affiliation()
    first, title_first = _left(words, head, of)
    head_end = words.office[head] or words.offices[head]
    last, title_last, name_at = _right(words, head, head_end, of)
    name = None
    while words.same(head, name_at) and words.honorific[name_at]:
        name_at += 1
    if words.same(head, name_at):
        end = name_end(words, name_at, lenient=words.capital[head])
        name = (name_at, end) if end > name_at else None
    title = words.analysis.span(title_first, max(title_last, head_end)).text
    return Office(first, head, head_end, last, title, title_first, of.country or of.body, name)


def _left(words: Words, head: int, of: _Affiliation) -> tuple[int, int]:
    """Where the whole expression and the office itself begin, left of the head."""
    first = title = head
    body_end = -1
    floor = max(0, head - REACH)
    ends = {end: (i, name) for i, (end, name) in ((k, words.known[k]) for k in range(floor, head) if k in words.known)}
    while first > floor and words.same(first - 1, head):
        i = first - 1
        if first in ends:
            first, name = ends[first]
            if name.kind in ("organisation", "outlet", "seat"):
                of.body, of.country = of.body or name.words, None
            elif of.country is None:
                of.country = _name_of(name)
            continue
        lower = words.lower(i)
        if words.capital[i] and lower in lang.words(LANGUAGE, "institution_nouns") and _is_body_word(words, i, head):
            body_end = max(body_end, i + 1)
            first = i
        elif lower in lang.words(LANGUAGE, "office_modifiers") or _is_portfolio(words, i, head):
            first = i
            title = first
        elif (
            words.tokens[i].text == ")"
            and words.same(i - 3, i)
            and words.tokens[i - 2].text == "("
            and words.capital[i - 1]
        ):
            body_end = max(body_end, i - 2)
            first = i - 2
        elif words.office[i] == first and words.capital[i] and words.capital[head] and i + 1 == first:
            title = first = i
        elif _is_hyphen_between(words, i) or lower in ("and", "&", ",") and _joins_portfolios(words, i):
            first = i
        elif lower == "of" and words.capital[head] and _is_of_body(words, i):
            first = i - 1
            of.body = words.analysis.span(first, head).text
        elif lower in POSSESSIVES and _possessor(words, i) < i:
            start = _possessor(words, i)
            known = words.known.get(start)
            if known:
                of.country = of.country or known[1].name
            else:
                of.body = of.body or words.analysis.span(start, i).text
            first = start
            break
        elif _is_body_word(words, i, head):
            body_end = max(body_end, i + 1)
            first = i
        else:
            break
    if body_end >= 0 and of.body is None:
        of.body = _body_text(words, first, body_end)
    while first < head and (words.lower(first) in ("and", "&", ",") or words.tokens[first].text in HYPHENS):
        first += 1
    return first, _title_start(words, first, title, head)


def _is_of_body(words: Words, i: int) -> bool:
    """Whether "of" stands inside a body's name before the office: "Department of Homeland Security Secretary"."""
    return (
        words.same(i - 1, i)
        and words.capital[i - 1]
        and words.lower(i - 1) in lang.words(LANGUAGE, "institution_nouns")
    )


def _name_of(name: Known) -> str:
    """The country; a city or region stands for itself here ("the Mayor of Moscow")."""
    return name.words if name.kind in ("capital", "region") else name.name


def _title_start(words: Words, first: int, title: int, head: int) -> int:
    """The office without the country before it: past known names and possessives."""
    at = first
    while at < head:
        if at in words.known:
            at = words.known[at][0]
        elif words.lower(at) in POSSESSIVES or words.tokens[at].text in HYPHENS:
            at += 1
        else:
            break
    return min(at, head) if at > first else first


def _is_portfolio(words: Words, i: int, head: int) -> bool:
    lower = words.lower(i)
    if lower not in lang.words(LANGUAGE, "portfolios"):
        return False
    return words.capital[i] or not words.capital[head] or words.tokens[i].dep in ("compound", "amod", "nmod")


def _is_hyphen_between(words: Words, i: int) -> bool:
    return words.tokens[i].text in HYPHENS and words.joined(i) and words.joined(i + 1)


def _joins_portfolios(words: Words, i: int) -> bool:
    """Whether "and" or a comma stands between two fields: "Industry and Trade Minister"."""
    before, after = words.lower(i - 1), words.lower(i + 1)
    fields = lang.words(LANGUAGE, "portfolios")
    return (
        words.same(i - 1, i) and before in fields and after in fields and words.capital[i - 1] == words.capital[i + 1]
    )


def _possessor(words: Words, i: int) -> int:
    """First token of the country or body that owns what follows the possessive at ``i``; ``i`` when a person does."""
    for start in range(max(0, i - 4), i):
        if start in words.known and words.known[start][0] == i:
            return start
    start = i
    while (
        start > max(0, i - REACH)
        and words.same(start - 1, i)
        and words.capital[start - 1]
        and words.label[start - 1] in ("ORG", "GPE")
    ):
        start -= 1
    return start


def _is_body_word(words: Words, i: int, head: int) -> bool:
    """Whether token ``i`` belongs to a body's name before the office: "State Duma Speaker", "Lukoil President"."""
    if (
        not words.capital[i]
        or words.honorific[i]
        or is_given(words, i)
        or words.label[i] in ("DATE", "TIME", "CARDINAL")
    ):
        return False
    if words.lower(i) in lang.words(LANGUAGE, "institution_nouns"):
        return True
    token = words.tokens[i]
    proper = token.pos in ("PROPN", "ADJ", "NOUN") and token.text not in lang.words(LANGUAGE, "calendar_names")
    if not proper or words.office[i]:
        return False
    if in_headline(words, i) and words.label[i] not in ("ORG", "GPE", "NORP"):
        return False
    opens = i == words.analysis.sentences[token.sentence].first and token.pos != "PROPN"
    return not opens and (token.dep in ("compound", "amod", "nmod", "nn") or words.label[i] in ("ORG", "GPE", "NORP"))


def _body_text(words: Words, first: int, end: int) -> str | None:
    """The body's name before an office, without the rank and the country before it."""
    ranks = lang.words(LANGUAGE, "office_modifiers") - lang.words(LANGUAGE, "portfolios")
    while first < end and (words.inside[first] or words.lower(first) in ranks or words.lower(first) in POSSESSIVES):
        first += 1
    generic = end - first == 1 and _is_field(words, first)
    return words.analysis.span(first, end).text if first < end and not generic else None


def _right(words: Words, head: int, end: int, of: _Affiliation) -> tuple[int, int, int]:
    """End of the expression, end of the office without its country, and where a name would begin."""
    last = title = end
    name_at = end
    body_at = -1
    while words.same(head, last) and words.lower(last) in ("of", "for", "to", "on", "at", "in"):
        if not _takes(words, head, end, last):
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


def _takes(words: Words, head: int, head_end: int, at: int) -> bool:
    """Whether this preposition can belong to the office."""
    word = words.lower(at)
    if word in ("to", "on", "in", "at"):
        holder = any(words.lower(k) in TO_WHOM for k in range(head, head_end)) or at > head_end
        at_body = word == "at" and at > head
        return holder if word in ("to", "on", "in") else at_body
    return True


def _complement(words: Words, start: int, of: _Affiliation) -> tuple[int, int, bool]:
    """What an office is over, from token ``start``: its end, where a name may begin, and whether it is only a country."""
    at = start
    if words.lower(at) in ("the", "his", "her", "its", "their"):
        at += 1
    begin = at
    if at in words.known:
        end, name = words.known[at]
        end = _and_country(words, end) if not words.offices[at - 2 if words.lower(at - 1) == "the" else at - 1] else end
        owns = words.same(at, end) and words.lower(end) in POSSESSIVES
        if owns:
            of.country = of.country or name.name
        if not owns and not (words.same(at, end) and words.lower(end) in lang.words(LANGUAGE, "institution_nouns")):
            field = words.same(at, end) and words.capital[end] and _is_field(words, end)
            if name.kind in ("country", "capital", "people", "region") and not field:
                of.country = of.country or _name_of(name)
                return end, end, True
            if name.kind != "adjective" and not field:
                of.body = of.body or name.words
                return end, end, False
    end = _noun_run(words, begin)
    if end == begin:
        return start, start, False
    cut = _name_cut(words, begin, end)
    if cut > begin:
        _note_body(words, begin, cut, of)
        return cut, cut, False
    return start, start, False


def _is_field(words: Words, i: int) -> bool:
    return words.lower(i) in lang.words(LANGUAGE, "portfolios") or words.lower(i) in lang.words(
        LANGUAGE, "institution_nouns"
    )


def _and_country(words: Words, end: int) -> int:
    """Past "and All Russia", "and Herzegovina": only where a name follows at once."""
    at = end + 1 + (words.lower(end + 1) == "all")
    if words.lower(end) == "and" and words.same(end, at) and at in words.known and words.known[at][1].kind == "country":
        after = words.known[at][0]
        if words.same(end, after) and (words.plain[after] or words.honorific[after]):
            return after
    return end


def _note_body(words: Words, begin: int, end: int, of: _Affiliation) -> None:
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
        if words.honorific[at]:
            break
        if words.capital[at] or is_office_word(lower) or lower in lang.words(LANGUAGE, "institution_nouns"):
            if words.tokens[at].pos in ("PRON", "DET", "AUX") or (
                words.tokens[at].pos == "VERB" and not words.capital[at]
            ):
                break
            at += 1
        elif at > begin and (lower in POSSESSIVES or _is_hyphen_between(words, at)) or at > begin and lower in ("and", ",", "&") and _goes_on(words, at):
            at += 1
        else:
            break
    while at > begin and (words.lower(at - 1) in (",", "and", "&") or words.lower(at - 1) in POSSESSIVES):
        at -= 1
    return at


def _goes_on(words: Words, at: int) -> bool:
    """Whether the field goes on after a comma or "and": a field follows, and no office or name begins there."""
    following = at + 2 if words.lower(at) == "," and words.lower(at + 1) == "and" else at + 1
    if not words.same(at, following) or words.office[following] or words.offices[following]:
        return False
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


def _name_cut(words: Words, begin: int, end: int) -> int:
    """Where in ``[begin, end)`` a holder's name begins; ``end`` when the run holds none; ``begin`` when it is one."""
    first = end
    while first > begin and (words.plain[first - 1] or (words.tokens[first - 1].text in HYPHENS and first < end)):
        first -= 1
    if first == begin:
        given = next((i for i in range(begin, end) if is_given(words, i)), end)
        if given == begin:
            return begin
        return given if given < end else name_start_in(words, begin, end, after_known=False)
    if words.tokens[first].text in HYPHENS:
        first = min(first + 2, end)
    before = words.lower(first - 1)
    field = is_office_word(before) and before not in lang.words(LANGUAGE, "institution_nouns")
    officer = any(words.office[k] == first for k in range(max(begin, first - 4), first))
    complete = before in lang.words(LANGUAGE, "institution_nouns") or words.inside[first - 1] or officer
    return name_start_in(words, first, end, complete and first < end, field and not officer and first < end)
