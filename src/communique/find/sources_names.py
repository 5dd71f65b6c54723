"""Whom a source expression names: the issuer behind "a report by ...", an outlet, this text's own outlet."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from communique import lang
from communique.analysis import Analysis, Token
from communique.document import Document
from communique.lang.names import key_of, known
from communique.records import Entity, Mention, QuoteSource
from communique.roster import Roster
from communique.spans import Span, trimmed

OF_COUNTRY = ("ian", "ean", "ish", "ese")
"""How words end that say of which country something is."""
ASIDE = re.compile(r"(?<=\w\w), (?:who|which|whose|whom)\b")
"""What opens a clause about somebody, which is no part of what the text calls them."""
STRESS = re.compile(r"\s+(?:alone|itself|himself|herself|themselves)$", re.I)
"""What stresses a name without being a part of it: "the Directorate alone"."""
ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
DATED = re.compile(r",[^()\[\]\r\n]{0,30}(?:\d[./-]\d|\d{4})[^()\[\]\r\n]{0,10}[)\]]")
"""A date that closes brackets behind an outlet's name."""
WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
MOST_WORDS = 12
"""Words of the longest description that stands for a name."""
LINKS = frozenset({"in", "on", "at", "by", "to", "of", "as", "is"})
INNER = 2
"""Letters of the small words inside an outlet's name ("Sabah-i Nau")."""
OWNERS = frozenset({"its", "his", "her", "their"})
IMPERSONAL = frozenset({"it", "there"})
ISSUER_PREPOSITIONS = frozenset({"by", "of", "from"})
BY = frozenset({"by"})


@dataclass(frozen=True, slots=True)
class Named:
    """A source or a carrier as the text names it: its name, its entity if it has one, the words."""

    name: str
    entity: str | None
    span: Span | None


@cache
def carrier_words(language: str = "en") -> Mapping[str, frozenset[str]]:
    """The table of carriers: forms by kind."""
    return {row["kind"]: frozenset(row["forms"].split(", ")) for row in lang.rows(language, "carriers")}


@cache
def _outlets(language: str) -> frozenset[tuple[str, ...]]:
    return frozenset(folded(name) for name in lang.entries(language, "outlets"))


def folded(name: str) -> tuple[str, ...]:
    """The words of a name for comparison: lower case, without article."""
    words = tuple(w.casefold() for w in WORD.findall(name))
    return words[1:] if words[:1] in (("the",), ("a",), ("an",)) and len(words) > 1 else words


def same_name(a: str, b: str) -> bool:
    """Whether two names mean the same bearer: all words of one stand in the other."""
    x, y = set(folded(a)), set(folded(b))
    return bool(x and y) and (x <= y or y <= x)


def is_outlet(name: str, language: str = "en") -> bool:
    """Whether a name or description is that of a news agency, a paper or a station."""
    words, table = folded(name), carrier_words(language)
    if not words or is_platform(name, language):
        return False
    return (
        words in _outlets(language)
        or (len(words) > 1 and (words[-1] in table["outlet"] or words[0] in table["outlet_first"]))
        or words[-1] in ("newspaper", "broadcaster", "media", "agency")
        or (len(words[-1]) > 5 and words[-1].endswith(tuple(sorted(table["ending"]))))
    )


def is_platform(name: str, language: str = "en") -> bool:
    """Whether a name is that of a channel on which anybody posts."""
    return " ".join(folded(name)) in carrier_words(language)["platform"]


def is_own_outlet(name: str, document: Document, language: str = "en") -> bool:
    """Whether a name means the outlet that published this document ("this newspaper", its own name)."""
    first = name.split(" ", 1)[0].casefold()
    if first in carrier_words(language)["own"]:
        return True
    return bool(document.outlet) and same_name(name, document.outlet or "")


def plain(name: str) -> str:
    """A description without its article ("A spokesman for ..."); a name such as "The Times" keeps it."""
    article = ARTICLE.match(name)
    open_ended = article and article.group().lower().startswith("a")
    descriptive = article and (open_ended or name[0].islower() or name[article.end() :][:1].islower())
    return name[article.end() :] if article and descriptive else name


def bare(text: str, span: Span) -> Span:
    """The span without its article and without punctuation at its edges."""
    span = trimmed(text, span.start, span.end, ',;:.–—-()[]"“”')
    bracket = span.text.find("(")
    if bracket > 0 and ")" not in span.text:
        span = trimmed(text, span.start, span.start + bracket, ",;:.–—- ")
    aside = ASIDE.search(span.text)
    if aside:
        span = trimmed(text, span.start, span.start + aside.start())
    stressed = STRESS.search(span.text)
    if stressed:
        span = trimmed(text, span.start, span.start + stressed.start())
    article = ARTICLE.match(span.text)
    return trimmed(text, span.start + article.end(), span.end) if article else span


def source_named(analysis: Analysis, roster: Roster, source: QuoteSource) -> Named | None:
    """Whom a quote's source names; None when the text gives no words for it."""
    if not source.spans:
        return Named(source.name, source.entity, None) if source.name else None
    span = _first_joined(analysis, source.spans[0])
    called = _outlet_called(analysis, span, analysis.head_of(span.start, span.end))
    issuer = issuer_of(analysis, span) if called is None else None
    if issuer is not None:
        return phrase_named(analysis, roster, issuer)
    if called is not None:
        return phrase_named(analysis, roster, span)
    passed = _passed_on(analysis, span)
    if passed is not None and not (source.entity and source.name and _is_taken_up(passed)):
        return Named(plain(" ".join(passed.text.split())), None, passed)
    # "the same announcement" is its issuer's
    if source.name and source.entity and (not source.name.islower() or is_document(analysis, span)):
        return Named(plain(source.name), source.entity, span)
    named = phrase_named(analysis, roster, span)
    return None if named.entity is None and _is_pronoun(analysis, span) else named


def _first_joined(analysis: Analysis, span: Span) -> Span:
    """The document without who passed it on: "a report published by the Service and carried by the agency".

    Or who obtained it: "a memo of the ministry, obtained by the agency".
    """
    inside = analysis.tokens_in(span.start, span.end)
    obtained = next((i for i in inside[1:] if obtained_at(analysis, i)), None)
    if obtained is not None:
        return analysis.span(inside[0], obtained)
    for i in inside[1:-2]:
        joined = analysis.tokens[i].lower == "and" and analysis.tokens[i + 1].tag in ("VBN", "VBD")
        if joined and analysis.tokens[i + 2].lower == "by" and is_document(analysis, analysis.span(inside[0], i)):
            return analysis.span(inside[0], i)
    return span


def obtained_at(analysis: Analysis, i: int) -> bool:
    """Whether a participle follows a document and whose it is: "a memo of the ministry(,) obtained by the agency"."""
    tokens = analysis.tokens
    if tokens[i].tag != "VBN" or tokens[i].lemma not in carrier_words()["obtained"] or i < INNER:
        return False
    at = i - 2 if tokens[i - 1].text == "," else i - 1
    while tokens[at].dep == "pobj" and tokens[tokens[at].head].lower in ISSUER_PREPOSITIONS:
        at = tokens[tokens[at].head].head
        if tokens[at].lower in carrier_words()["document"]:
            return True
    return False


def _passed_on(analysis: Analysis, span: Span) -> Span | None:
    """The document alone in "minutes obtained by the Mirror", "a cable published by Y"; None for any other source."""
    head = analysis.head_of(span.start, span.end)
    if head is None or not is_document(analysis, span):
        return None
    for c in analysis.children(head):
        by = analysis.child(c, "agent")
        inner = analysis.child(by, "pobj") if by is not None else None
        if inner is not None and _is_passed_on(analysis, analysis.tokens[c], inner):
            return noun_phrase(analysis, head)
    return None


def _is_passed_on(analysis: Analysis, participle: Token, by: int) -> bool:
    """Whether an outlet has a document that is another's word: "obtained by the Mirror", "seen by this newspaper"."""
    carried = participle.lemma in carrier_words()["carrying"]
    carried = carried and _is_taken_up(noun_phrase(analysis, participle.head))
    if participle.dep != "acl" or not (carried or participle.lemma in carrier_words()["obtained"]):
        return False
    phrase = noun_phrase(analysis, by)
    own = phrase.text.split(" ", 1)[0].casefold() in carrier_words()["own"]
    return own or has_read(analysis, phrase)


def _is_taken_up(document: Span) -> bool:
    """Whether a document is one spoken of before: "the statement", "this memo"."""
    return document.text.split(" ", 1)[0].lower() in ("the", "this", "that")


def _is_pronoun(analysis: Analysis, span: Span) -> bool:
    """Whether the source is only a pronoun, or an impersonal "it became", so that without an entity nobody is named."""
    inside = analysis.tokens_in(span.start, span.end)
    if len(inside) and analysis.tokens[inside[0]].lower in IMPERSONAL and len(inside) <= INNER + 1:
        return True
    pointing = carrier_words()["one_of"]
    return all(analysis.tokens[i].pos in ("PRON", "DET") or analysis.tokens[i].lower in pointing for i in inside)


def phrase_named(analysis: Analysis, roster: Roster, span: Span) -> Named:
    """Whom a noun phrase names: the entity of its head's mention, else its own words."""
    head = analysis.head_of(span.start, span.end)
    called = _outlet_called(analysis, span, head)
    if called is not None:
        over = [p for p in roster.within(called.start, called.end) if p[0].end == called.end]
        best = _longest(over)
        return Named(" ".join(called.text.split()), best[1].id if best else None, span)
    own = bare(analysis.text, span)
    words = " ".join(own.text.split())
    if head is not None:
        token = analysis.tokens[head]

        over = [(m, e) for m, e in roster.over(token.start, token.end) if m.start >= span.start - 4]
        # "the ministry's Telegram channel" is the ministry's, not the platform's
        over = [(m, e) for m, e in over if m.kind != "role" or not is_platform(e.name)]
        best = _longest(over)
        if best is not None and _says_all(analysis, span, best[0]):
            name = _fuller(best[1], token, words)
            described = name.split(" ")[0] in OWNERS or name[:1].islower()
            return Named((_apposed(analysis, head) if described else None) or name, best[1].id, span)
    beside = _apposed(analysis, head) if head is not None and analysis.tokens[head].pos == "NOUN" else None
    return Named(beside or words, None, span)


def _outlet_called(analysis: Analysis, span: Span, head: int | None) -> Span | None:
    """The outlet's name beside its kind: "the tabloid Harbour Post", "the investigative site Vox, ..."."""
    kinds = carrier_words()["kind_noun"]
    tokens, inside = analysis.tokens, analysis.tokens_in(span.start, span.end)
    if head is None or len(inside) > MOST_WORDS * 2:
        return None
    for i in inside:
        if tokens[i].pos == "ADP":
            return None
        if tokens[i].text not in kinds:
            continue
        end, stop = i + 1, analysis.sentences[tokens[i].sentence].last
        while end < stop and (tokens[end].text[0].isupper() or _is_small(tokens, end, stop)):
            end += 1
        if end > i + 1:
            return analysis.span(i + 1, end)
    return None


def _is_small(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Whether a word is a small one inside a name in capitals ("Sabah-i Nau", "Sol de Enero")."""
    if tokens[i].text == "-" or tokens[i - 1].text == "-":
        return tokens[i].start == tokens[i - 1].end
    following = i + 1 < stop and tokens[i + 1].text[0].isupper()
    return following and len(tokens[i].text) <= INNER and tokens[i].text.isalpha() and tokens[i].lower not in LINKS


def is_called_outlet(analysis: Analysis, span: Span) -> bool:
    """Whether a noun phrase calls its bearer an outlet by kind or by name ("the weekly Fokal", "the Norvik Post")."""
    head = analysis.head_of(span.start, span.end)
    return _outlet_called(analysis, span, head) is not None or is_outlet(bare(analysis.text, span).text)


def has_read(analysis: Analysis, span: Span) -> bool:
    """Whether who has seen or obtained a document is an outlet: one called so, or "the Lantern".

    A bare name with "the" that is no body's or country's is a paper's: nobody else has read what the report rests on.
    """
    if is_called_outlet(analysis, span):
        return True
    article, *names = (analysis.tokens[i] for i in analysis.tokens_in(span.start, span.end))
    if article.lower != "the" or not 0 < len(names) <= INNER or any(not t.text.istitle() for t in names):
        return False
    nouns = lang.words("en", "institution_nouns") | carrier_words()["body"]
    called = " ".join(t.text for t in names if t.tag == "NNP" and t.lower not in nouns)
    bears = any(k.words == called for k in known("en").get(key_of(called), ()))
    return called.count(" ") == len(names) - 1 and bool(called) and not bears


def _apposed(analysis: Analysis, head: int) -> str | None:
    """The name that stands beside a description such as "its spokesman, Colonel Till"."""
    name = analysis.child(head, "appos")
    if name is None or analysis.tokens[name].pos != "PROPN":
        return None
    beside = noun_phrase(analysis, name)
    if analysis.text[: beside.start].endswith(("(", "[")) and DATED.match(analysis.text, beside.end):
        # "citing the army (Interfor, 13/11/2023)" names the outlet
        return None
    return " ".join(beside.text.split())


def _fuller(entity: Entity, head: Token, words: str) -> str:
    """An entity's name; where that is only a word of kind ("office", "official"), the fullest words for it.

    A part that speaks for an institution is called as the text calls it ("the Service's press bureau").
    """
    if head.lower in carrier_words()["body"] and head.lower not in folded(entity.name) and entity.type != "person":
        return words
    if not plain(entity.name).islower():
        return plain(entity.name)
    if head.pos != "PRON" and len(words) > len(entity.name):
        return words
    roles = (m.text for m in entity.mentions if m.kind != "pronoun" and len(m.text.split()) <= MOST_WORDS)
    return plain(" ".join(max(roles, key=len, default=entity.name).split()))


def _longest(found: list[tuple[Mention, Entity]]) -> tuple[Mention, Entity] | None:
    return max(found, key=lambda p: (p[0].end - p[0].start, -p[0].start), default=None)


def _says_all(analysis: Analysis, span: Span, mention: Mention) -> bool:
    """Whether the mention is what the phrase is about: no word of the phrase before its head stands outside it."""
    own = bare(analysis.text, span)
    return mention.start <= own.start + 1 or mention.end >= own.end


def is_document(analysis: Analysis, span: Span, language: str = "en") -> bool:
    """Whether a source expression names something put out: a report, a statement, a post."""
    head = analysis.head_of(span.start, span.end)
    if head is None or analysis.tokens[head].lower not in carrier_words(language)["document"]:
        return False
    return analysis.tokens[head].text[0].islower() or head == analysis.sentences[analysis.tokens[head].sentence].first


def issuer_of(analysis: Analysis, span: Span) -> Span | None:
    """Who put out the report or statement that a source expression names; None when it is no such thing."""
    head = analysis.head_of(span.start, span.end)
    if head is None or not is_document(analysis, span):
        return None
    behind = _issuer_behind(analysis, head)
    if behind is not None:
        return behind
    below = [(c, ISSUER_PREPOSITIONS) for c in analysis.children(head)]
    for child, links in below:
        token = analysis.tokens[child]
        if token.dep == "prep" and token.lower in links:
            inner = analysis.child(child, "pobj")
            if inner is not None and analysis.tokens[inner].lemma in _meetings():
                # "minutes of the meeting", to which the parse may tie "published by the ministry"
                below += [(c, BY) for c in analysis.children(inner)]
            elif inner is not None and analysis.tokens[inner].pos in ("PROPN", "NOUN"):
                return noun_phrase(analysis, inner)
        if token.dep == "agent" or (token.dep == "acl" and analysis.child(child, "agent") is not None):
            by = child if token.dep == "agent" else analysis.child(child, "agent")
            inner = analysis.child(by, "pobj") if by is not None else None
            if inner is not None and not _is_passed_on(analysis, token, inner):
                return noun_phrase(analysis, inner)
    return _issuer_before(analysis, head)


@cache
def _meetings() -> frozenset[str]:
    """The nouns for a contact that is no body: a meeting or a call, but no conference, which issues statements."""
    kinds = ("meeting", "call", "video_call", "visit")
    return frozenset(row["noun"] for row in lang.rows("en", "contact_nouns") if row["kind"] in kinds)


def _issuer_behind(analysis: Analysis, head: int) -> Span | None:
    """The issuer in "the list that the cabinet office put out"."""
    clause = analysis.child(head, "relcl")
    if clause is None or analysis.tokens[clause].lemma not in carrier_words()["put_out"]:
        return None
    issuer = analysis.child(clause, "nsubj")
    relative = issuer is not None and analysis.tokens[issuer].tag in ("WDT", "WP")
    return noun_phrase(analysis, issuer) if issuer is not None and not relative else None


def _issuer_before(analysis: Analysis, head: int) -> Span | None:
    """The issuer in "the ministry's statement", "a Kremlin statement", "Veldanian media reports"."""
    for child in analysis.children(head):
        token = analysis.tokens[child]
        if token.dep == "poss" and token.pos != "PRON":
            first, _ = analysis.edges(child)
            return analysis.span(first, child + 1)
    named = [c for c in analysis.children(head) if c < head and analysis.tokens[c].dep in ("compound", "nmod")]
    proper = [c for c in named if analysis.tokens[c].pos == "PROPN" or analysis.tokens[c].text[:1].isupper()]
    proper = [c for c in proper if not is_platform(analysis.tokens[c].text)]
    if not proper or (len(proper) == 1 and analysis.tokens[proper[0]].lower.endswith(OF_COUNTRY)):
        # "the Karadian readout" is called so: its issuer is not named
        return None
    first, _ = analysis.edges(proper[0])
    return analysis.span(first, proper[-1] + 1)


def noun_phrase(analysis: Analysis, head: int) -> Span:
    """A noun phrase without the clauses and the participles that hang on it, or where its words stand.

    As in "The Fund in a brief statement did not mention it".
    """
    first, last = analysis.edges(head)
    for child in analysis.children(head):
        stands = analysis.child(child, "pobj") if analysis.tokens[child].lower == "in" else None
        if stands is not None and child > head and analysis.tokens[stands].lower in carrier_words()["document"]:
            last = min(last, child - 1)
        if child > head and analysis.tokens[child].dep in ("relcl", "acl", "appos", "punct", "advcl"):
            last = min(last, analysis.edges(child)[0] - 1)
    return analysis.span(first, max(head, last) + 1)
