"""Carriers named inside the sentence: "as quoted by Y", "Y reported, citing X", "told Y", "in an interview with Y"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from communique import lang
from communique.analysis import Analysis, Token
from communique.find.sources_names import (
    Named,
    carrier_words,
    has_read,
    is_called_outlet,
    is_document,
    is_outlet,
    is_platform,
    issuer_of,
    noun_phrase,
    obtained_at,
    phrase_named,
)
from communique.roster import Roster
from communique.spans import Span, span_of

RELATIVE = ("WDT", "WP")
CITED_THROUGH = {"refer": "to", "rely": "on", "draw": "on"}
"""Verbs that cite through a preposition ("referring to X", "relying on X")."""
LONGEST_CITED = 16
"""Tokens of a source that opens its sentence."""


@dataclass(frozen=True, slots=True)
class Relay:
    """What one expression says of a claim's way: whom it cites (``origin``), who passes it on (``carrier``).

    ``challenged`` where the sentence only meets what the origin said: "denied a report by Y that ...".
    """

    token: int
    origin: Named | None
    carrier: Named | None
    challenged: bool = False


def relays(analysis: Analysis, roster: Roster, language: str = "en") -> Mapping[int, tuple[Relay, ...]]:
    """The relays of a text by the number of their sentence."""
    table = carrier_words(language)
    stems = (
        table["cite"]
        | table["relay"]
        | table["challenge"]
        | table["obtained"]
        | table["passing"]
        | table["reference"]
        | table["reliance"]
        | table["credit"]
        | table["leaked"]
        | {"tell", "interview", "via", "have"}
        | CITED_THROUGH.keys()
    )
    found: dict[int, tuple[Relay, ...]] = {}
    for token in analysis.tokens:
        if token.lemma in stems or _opens_citing(analysis, token, table):
            for relay in _relays_at(analysis, roster, token, table):
                found[token.sentence] = (*found.get(token.sentence, ()), relay)
    return found


def _relays_at(
    analysis: Analysis, roster: Roster, token: Token, table: Mapping[str, frozenset[str]]
) -> Iterator[Relay]:
    citing = token.lemma in table["cite"] or token.lemma in CITED_THROUGH or _opens_citing(analysis, token, table)
    if token.tag == "VBG" and citing:
        opened = _cited_at_opening(analysis, token)
        if opened is not None:
            yield Relay(token.i, phrase_named(analysis, roster, opened), None)
        elif (cited := _cited(analysis, token)) is not None and (
            token.lemma not in ("rely", "draw") or _can_tell(analysis, cited)
        ):
            yield Relay(token.i, phrase_named(analysis, roster, _with_beside(analysis, token, cited)), None)
    elif token.lemma in table["reference"]:
        linked = token.dep == "pobj" and analysis.tokens[token.head].lower == "with"
        if linked and (to := _after_to(analysis, token)) is not None:
            yield Relay(token.i, _named(analysis, roster, to), None)
    elif token.lemma in table["reliance"] and token.pos == "NOUN":
        relied = _behind(analysis, token, "of")
        linked = token.dep == "pobj" and analysis.tokens[token.head].lower == "on"
        if linked and relied is not None and _can_tell(analysis, relied):
            yield Relay(token.i, _named(analysis, roster, relied), None)
    elif token.lemma in table["credit"] and token.dep == "relcl":
        yield from _crediting(analysis, roster, token, table)
    elif token.lemma == "via":
        if (outlet := _taken_from(analysis, roster, token)) is not None:
            yield Relay(token.i, outlet, None)
    elif token.lemma in table["challenge"]:
        if (issuer := _challenged(analysis, roster, token)) is not None:
            yield Relay(token.i, issuer, None, challenged=True)
    elif _passes_on(analysis, token, table) and (by := _agent(analysis, token)) is not None:
        yield Relay(token.i, None, _named(analysis, roster, by))
    elif (to := _leaked_to(analysis, token, table)) is not None:
        yield Relay(token.i, None, _named(analysis, roster, to))
    elif token.lemma in table["relay"] and (by := _agent(analysis, token)) is not None:
        carrier = _named(analysis, roster, by)
        if token.lemma in table["cite"] or _after_as(analysis, token) or is_outlet(carrier.name):
            yield Relay(token.i, None, carrier)
    elif token.lemma in table["cite"] and token.pos == "VERB":
        yield from _quoting(analysis, roster, token)
    elif token.lemma == "have":
        yield from _had_from(analysis, roster, token)
    elif token.lemma == "tell" or token.lemma == "interview":
        yield from _told(analysis, roster, token)


def _can_tell(analysis: Analysis, noun: int) -> bool:
    """Whether a noun means somebody: a name, an office, a source; no "start" and none of one's own "notes"."""
    token = analysis.tokens[noun]
    people = lang.words("en", "functions") | lang.words("en", "offices") | lang.words("en", "group_members")
    known = {token.lower, token.lemma.lower()} & (people | lang.words("en", "unnamed_sources"))
    return bool(known) or token.pos == "PROPN" or token.lower in ("one", "member", "members", "guard")


def _had_from(analysis: Analysis, roster: Roster, verb: Token) -> Iterator[Relay]:
    """Who has it from whom: "according to the Post, which had it from a border guard"."""
    thing, giver = analysis.child(verb.i, "dobj"), _behind(analysis, verb, "from")
    if thing is None or giver is None or analysis.tokens[thing].lower not in ("it", "this", "that"):
        return
    if not _can_tell(analysis, giver):
        return
    subject = analysis.child(verb.i, "nsubj")
    if subject is not None and analysis.tokens[subject].tag in RELATIVE and verb.dep == "relcl":
        subject = verb.head
    if subject is not None:
        yield Relay(verb.i, _named(analysis, roster, giver), _named(analysis, roster, subject))


def _crediting(analysis: Analysis, roster: Roster, verb: Token, table: Mapping[str, frozenset[str]]) -> Iterator[Relay]:
    """Who has it from whom in "the Post, which attributed the news to an officer"."""
    thing, subject = analysis.child(verb.i, "dobj"), analysis.child(verb.i, "nsubj")
    if thing is None or subject is None or analysis.tokens[subject].tag not in RELATIVE:
        return
    word = analysis.tokens[thing]
    giver = _behind(analysis, verb, "to") or _behind(analysis, word, "to")
    credited = word.lower in ("it", "this", "that") or word.lemma in table["credited"]
    if credited and giver is not None and _can_tell(analysis, giver):
        yield Relay(verb.i, _named(analysis, roster, giver), _named(analysis, roster, verb.head))


def _taken_from(analysis: Analysis, roster: Roster, via: Token) -> Named | None:
    """The outlet in "Y reports via X", from which Y has it; a platform passes nothing on."""
    outlet = analysis.child(via.i, "pobj")
    words = carrier_words()
    telling = analysis.tokens[via.head].lemma in words["relay"] | words["states"] | words["speech"]
    if outlet is None or analysis.tokens[outlet].pos != "PROPN" or not telling:
        return None
    named = _named(analysis, roster, outlet)
    return None if is_platform(named.name) else named


def _passes_on(analysis: Analysis, token: Token, table: Mapping[str, frozenset[str]]) -> bool:
    """Whether an outlet has a document that is another's word: "minutes obtained by the Mirror".

    Or whether one passes it on ("a report by the Service, passed on by the Mirror agency").
    """
    by = _agent(analysis, token)
    if obtained_at(analysis, token.i):
        return by is not None and _is_outlets(analysis, by)
    passed = token.lemma in table["passing"] and token.tag == "VBN" and token.dep == "advcl"
    if not passed and (token.lemma not in table["obtained"] | table["passing"] or token.dep != "acl"):
        return False
    if token.lemma in table["passing"]:
        return by is not None and (analysis.tokens[by].pos == "PROPN" or _is_outlets(analysis, by))
    named = analysis.tokens[token.head].lower in table["document"]
    return named and by is not None and has_read(analysis, noun_phrase(analysis, by))


def _leaked_to(analysis: Analysis, token: Token, table: Mapping[str, frozenset[str]]) -> int | None:
    """The outlet in "a report by the Service, leaked to the site Vox"."""
    to = _behind(analysis, token, "to")
    leaked = token.lemma in table["leaked"] and token.tag == "VBN" and token.dep == "acl"
    if not leaked or to is None or analysis.tokens[token.head].lower not in table["document"]:
        return None
    return to if _is_outlets(analysis, to) else None


def _is_outlets(analysis: Analysis, head: int) -> bool:
    return is_called_outlet(analysis, noun_phrase(analysis, head))


def _named(analysis: Analysis, roster: Roster, head: int) -> Named:
    return phrase_named(analysis, roster, noun_phrase(analysis, head))


def _with_beside(analysis: Analysis, verb: Token, cited: int) -> Span:
    """The cited noun with the "to" or "of" right after it that the parser hung on the verb ("an aide to the chief")."""
    span = noun_phrase(analysis, cited)
    after = analysis.token_at(span.end + 1)
    linking = ("to", "of", "in", "with", "from", "at", "close", "familiar", "inside", "near")
    if after is None or analysis.tokens[after].head != verb.i or analysis.tokens[after].lower not in linking:
        return span
    return span_of(analysis.text, span.start, analysis.tokens[analysis.edges(after)[1]].end)


def _cited(analysis: Analysis, verb: Token) -> int | None:
    """Whom "citing X" or "referring to X" names."""
    through = CITED_THROUGH.get(verb.lemma)
    return _behind(analysis, verb, through) if through else analysis.child(verb.i, "dobj")


def _cited_at_opening(analysis: Analysis, verb: Token) -> Span | None:
    """Whom "Quoting unidentified officials, ..." names, where the parse finds no object: the words up to the comma."""
    sentence = analysis.sentences[verb.sentence]
    if verb.i != sentence.first or verb.lemma in CITED_THROUGH or analysis.child(verb.i, "dobj") is not None:
        return None
    stop = next((k for k in range(verb.i + 1, sentence.last) if analysis.tokens[k].text == ","), verb.i)
    return analysis.span(verb.i + 1, stop) if 1 < stop - verb.i <= LONGEST_CITED else None


def _opens_citing(analysis: Analysis, token: Token, table: Mapping[str, frozenset[str]]) -> bool:
    """Whether a sentence opens with "Quoting" or "Citing", which the parse may take for a noun."""
    first = analysis.sentences[token.sentence].first == token.i
    return first and token.tag == "VBG" and token.lower.removesuffix("ing") + "e" in table["cite"]


def _after_to(analysis: Analysis, word: Token) -> int | None:
    return _behind(analysis, word, "to")


def _behind(analysis: Analysis, word: Token, mark: str) -> int | None:
    """The noun behind a preposition that hangs on a word."""
    to = next((c for c in analysis.children(word.i) if analysis.tokens[c].lower == mark), None)
    return None if to is None else analysis.child(to, "pobj")


def _challenged(analysis: Analysis, roster: Roster, verb: Token) -> Named | None:
    """Whose report is denied in "denied a report by Y that ...", where "by Y" may hang on either word."""
    report = analysis.child(verb.i, "dobj")
    if verb.pos != "VERB" or report is None or not is_document(analysis, analysis.span(report, report + 1)):
        return None
    issuer = issuer_of(analysis, noun_phrase(analysis, report))
    if issuer is not None:
        return phrase_named(analysis, roster, issuer)
    beside = [c for c in analysis.children(verb.i) if c == report + 1 and analysis.tokens[c].lower in ("by", "in")]
    inner = analysis.child(beside[0], "pobj") if beside else None
    return None if inner is None else _named(analysis, roster, inner)


def _agent(analysis: Analysis, verb: Token) -> int | None:
    """Who passed it on in "quoted by Y"."""
    if verb.tag not in ("VBN", "VBD"):
        return None
    by = next((c for c in analysis.children(verb.i) if analysis.tokens[c].lower == "by" and c > verb.i), None)
    if by is None:
        # "was quoted as saying by Y"
        last = analysis.sentences[verb.sentence].last
        said = range(verb.i + 1, min(verb.i + 4, last - 1))
        by = next((k for k in said if analysis.tokens[k].lower == "by" and analysis.tokens[k - 1].tag == "VBG"), None)
    return None if by is None else analysis.child(by, "pobj")


def _after_as(analysis: Analysis, verb: Token) -> bool:
    first = analysis.sentences[verb.sentence].first
    return any(analysis.tokens[i].lower == "as" for i in range(max(first, verb.i - 2), verb.i))


def _quoting(analysis: Analysis, roster: Roster, verb: Token) -> Iterator[Relay]:
    """Who cites whom in "Y quoted X as saying"."""
    subject, cited = analysis.child(verb.i, "nsubj"), analysis.child(verb.i, "dobj")
    if subject is None or cited is None:
        return
    if analysis.tokens[subject].tag in RELATIVE and verb.dep == "relcl":
        # "according to the Post, which cited two officials"
        subject = verb.head
    carrier = _named(analysis, roster, subject)
    # "citing its correspondent, who quoted two delegates": whoever is cited passes on what others said
    passed = subject == verb.head and _is_cited(analysis, subject)
    if passed or is_outlet(carrier.name) or is_called_outlet(analysis, noun_phrase(analysis, subject)):
        yield Relay(verb.i, _named(analysis, roster, cited), carrier)


def _is_cited(analysis: Analysis, noun: int) -> bool:
    """Whether a noun is what a verb such as "citing" names, or stands behind "according to"."""
    token = analysis.tokens[noun]
    above = analysis.tokens[token.head]
    cites = token.dep == "dobj" and above.lemma in carrier_words()["cite"]
    to = token.dep == "pobj" and above.lower == "to" and analysis.tokens[above.head].lower == "according"
    return cites or to


def _is_unknown(analysis: Analysis, roster: Roster, phrase: Span, head: int) -> bool:
    """Whether a claim is told to a name that is no person, no country and no body of a known kind: an outlet's."""
    if analysis.tokens[head].pos != "PROPN" or analysis.tokens[head].dep not in ("dobj", "dative", "pobj"):
        return False
    over = [e for m, e in roster.over(phrase.start, phrase.end) if m.end >= analysis.tokens[head].end]
    nouns = lang.words("en", "institution_nouns")
    body = any(w.lower() in nouns for w in phrase.text.split())
    return not body and all(e.type in ("institution", "place") and e.of is None for e in over) and len(phrase.text) > 2


def outlet_told(analysis: Analysis, roster: Roster, verb: Token) -> Named | None:
    """The outlet in "confirmed to Y that they had met"."""
    hearer = _behind(analysis, verb, "to")
    if hearer is None or analysis.tokens[hearer].pos not in ("PROPN", "NOUN"):
        return None
    phrase = noun_phrase(analysis, hearer)
    named = _named(analysis, roster, hearer)
    outlet = is_outlet(named.name) or is_called_outlet(analysis, phrase)
    return named if outlet or named.name.isupper() else None


def _told(analysis: Analysis, roster: Roster, token: Token) -> Iterator[Relay]:
    """The outlet in "told Y" and "in an interview with Y"."""
    if token.pos == "NOUN":
        to = next((c for c in analysis.children(token.i) if analysis.tokens[c].lower in ("with", "to", "for")), None)
        hearer = None if to is None else analysis.child(to, "pobj")
        aired = analysis.child(token.i, "acl") if hearer is None else None
        hearer = _agent(analysis, analysis.tokens[aired]) if aired is not None else hearer
    else:
        hearer = analysis.child(token.i, "dobj", "dative")
    if hearer is None or analysis.tokens[hearer].pos not in ("PROPN", "NOUN"):
        return
    carrier = _named(analysis, roster, hearer)
    phrase = noun_phrase(analysis, hearer)
    called = analysis.tokens[hearer].lower in carrier_words()["kind_noun"]
    if (
        called
        or is_outlet(carrier.name)
        or is_called_outlet(analysis, phrase)
        or _is_unknown(analysis, roster, phrase, hearer)
    ):
        yield Relay(token.i, None, carrier)
