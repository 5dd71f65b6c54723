"""Loaded words and hedges in the author's own voice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from communique import lang
from communique.analysis import Analysis, Token
from communique.find.marks import MarkPair
from communique.find.voice_hedges import hedge_group, views
from communique.find.voice_layers import CONTENT, Layers
from communique.reasons import Reason
from communique.records import MarkKind, VoiceMark

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""By first word: the words of each phrase and its group, longest first."""
SURE, LESS_SURE = 0.9, 0.7
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "without", "neither", "nor", "hardly", "nothing"})
ECHO, FARTHEST_ECHO = 2, 120
"""Sentences, and tokens, in which a quoted word is still taken up by the author."""
OPENS, CLOSES = frozenset("\"“„«‘'"), frozenset("\"”“»’'")
VIEWED = ("ccomp", "xcomp", "oprd", "acomp", "advcl")
"""Clauses and predicates that say what somebody thinks."""
OUT_OF_MANY = ["one", "of", "the", "most"]
LONGEST_SINGLE = 5
"""Words in single marks up to which they are surely marks."""
MERELY = frozenset({"only", "just", "merely", "simply", "even", "but"})
"""After these "not" does not deny: "not only shameful but ..."."""


def voice_marks(
    analysis: Analysis, layer: Layers, marks: Iterable[MarkPair] = (), language: str = "en"
) -> tuple[VoiceMark, ...]:
    """Loaded words and hedges outside quoted content and outside quotation marks, in text order, not overlapping."""
    found: list[VoiceMark] = []
    whole = (pair for pair in marks if _is_whole(analysis, pair))
    marked = {i for pair in whole for i in analysis.tokens_in(pair.inner_start, pair.inner_end)}
    i, last = 0, len(analysis.tokens)
    while i < last:
        step = 1
        if layer.of[i] != CONTENT and i not in marked:
            mark, step = _phrase(analysis, layer, i, language)
            mark = mark or _word(analysis, layer, i, language)
            if mark:
                found.append(mark)
        i += step
    return tuple(found)


def _is_whole(analysis: Analysis, pair: MarkPair) -> bool:
    """Whether marks surely hold a quotation: both are there, or the second stands some paragraphs later."""
    single = pair.single and not _is_phrase(analysis, pair)
    return pair.runs_on or (pair.opened and pair.closed and not single)


def _is_phrase(analysis: Analysis, pair: MarkPair) -> bool:
    """Whether single marks hold a few words; over a longer stretch they may be two apostrophes: 'em ... voters'."""
    return 1 < len(analysis.text[pair.inner_start : pair.inner_end].split()) <= LONGEST_SINGLE


def _phrase(analysis: Analysis, layer: Layers, i: int, language: str) -> tuple[VoiceMark | None, int]:
    kinds: tuple[tuple[MarkKind, Phrases], ...] = (
        ("loaded", _loaded_phrases(language)),
        ("hedge", _hedge_phrases(language)),
    )
    for kind, phrases in kinds:
        for words, group in phrases.get(analysis.tokens[i].lower, ()):
            n = len(words)
            stands = tuple(t.lower for t in analysis.tokens[i : i + n]) == words
            if stands and CONTENT not in layer.of[i : i + n]:
                head = analysis.head_of(analysis.tokens[i].start, analysis.tokens[i + n - 1].end)
                others = kind == "loaded" and head is not None and is_others(analysis, head, language, layer=layer)
                return None if others else _mark(analysis, kind, i, i + n, group, SURE), n
    return None, 1


def _word(analysis: Analysis, layer: Layers, i: int, language: str) -> VoiceMark | None:
    token = analysis.tokens[i]
    if _is_set_off(analysis, token):
        return None
    hedged = hedge_group(analysis, token, language)
    if hedged and not is_others(analysis, i, language, False, layer):
        return _mark(analysis, "hedge", i, i + 1, hedged, SURE)
    group = loaded_group(token, language)
    plain = bool(group) and (_is_plain(analysis, token) or is_negated(analysis, i) or _is_echo(analysis, layer, token))
    if group and not plain and not is_others(analysis, i, language, layer=layer):
        return _mark(analysis, "loaded", i, i + 1, group, LESS_SURE)
    return None


def _is_set_off(analysis: Analysis, token: Token) -> bool:
    """Whether a word stands alone in quotation marks: a word as a word, or a scare quote."""
    beside = analysis.text[max(0, token.start - 1) : token.start] + analysis.text[token.end : token.end + 1]
    return len(beside) == 2 and beside[0] in OPENS and beside[1] in CLOSES


def _is_echo(analysis: Analysis, layer: Layers, token: Token) -> bool:
    """Whether it takes up a word with which a source has just been quoted: '"wicked", he said. Wicked or not, ...'."""
    sentences = analysis.sentences[max(0, token.sentence - ECHO) : token.sentence + 1]
    before = range(max(sentences[0].first, token.i - FARTHEST_ECHO), token.i)
    return any(layer.of[i] == CONTENT and analysis.tokens[i].lemma == token.lemma for i in before)


def _mark(analysis: Analysis, kind: MarkKind, first: int, last: int, group: str, score: float) -> VoiceMark:
    span = analysis.span(first, last)
    return VoiceMark(kind, span.start, span.end, span.text, (Reason(f"voice.{kind}: {group}", span.text, score),))


def loaded_group(token: Token, language: str = "en") -> str:
    """The group of evaluative words that a token belongs to; empty when to none."""
    table = _loaded(language)
    group = table.get((token.lower, token.pos)) or table.get((token.lemma, token.pos)) or ""
    # the parse takes an uncommon adjective for a noun ("the embassy's brazen meddling")
    beside = (
        token.dep in ("amod", "compound", "nmod") and token.text.islower() and token.pos in ("NOUN", "VERB", "PROPN")
    )
    return group or (table.get((token.lower, "ADJ"), "") if beside else "")


def is_negated(analysis: Analysis, i: int) -> bool:
    """Whether a word is denied just before it ("not evil", "no betrayal") or at the verb that it completes."""
    first = analysis.sentences[analysis.tokens[i].sentence].first
    superlative = [t.lower for t in analysis.tokens[max(first, i - 4) : i]] == OUT_OF_MANY
    # "not one of the most dangerous places"
    reach = range(max(first, i - (5 if superlative else 3)), i)
    verbs = [j for j in reach if analysis.tokens[j].pos == "VERB"]
    # "do not let this reckless sale go through": the verb between is what is denied
    before = [analysis.tokens[j].lower for j in reach if j > max(verbs, default=-1)]
    denied = [j for j, word in enumerate(before) if word in NEGATIONS]
    if denied:
        return not any(word in MERELY for word in before[denied[-1] + 1 :])
    head = analysis.tokens[i].head
    if analysis.tokens[i].dep not in ("acomp", "attr", "oprd") or head == i:
        return False
    return any(analysis.tokens[c].dep == "neg" and c < i for c in analysis.children(head))


def is_others(analysis: Analysis, i: int, language: str = "en", law: bool = True, layer: Layers | None = None) -> bool:
    """Whether a word stands in what somebody is told to think or to call something.

    As in "has long considered a deal likely", "disparaged the visit as phony", "blasted them for their lies", "concerns
    that it might encourage others", "fears of chaos", "the claim that ...", and with ``law`` "convicted of fraud".
    The author's own "I", "we" and "it" think for the author; so does a remark on quoted words that the parse hung on
    them, as ``layer`` tells.
    """
    told, tokens = views(language), analysis.tokens
    below = i
    for above in analysis.ancestors(i):
        token, dep = tokens[above], tokens[below].dep
        if layer is not None and layer.of[above] == CONTENT:
            return False
        lemma = token.lemma.lower()
        if dep in VIEWED and token.pos == "VERB" and lemma in told["verb"] and _is_third(analysis, above):
            return True
        if dep == "dobj" and token.pos == "VERB" and lemma in told["feeling"] and _is_third(analysis, above):
            return True
        if dep in VIEWED and token.tag == "VBN" and lemma in told["telling"] and analysis.child(above, "auxpass"):
            # "those whom we are told we may have to fight"
            return True
        if dep == "acl" and token.pos == "NOUN" and lemma in told["noun"]:
            return True
        if dep == "ccomp" and token.pos == "ADJ" and lemma in told["worried"] and _is_third(analysis, token.head):
            # "is worried that the vote may fail"
            return True
        if dep == "prep" and tokens[below].lower in ("of", "with", "for") and law and lemma in told["law"]:
            return True
        scolds = tokens[below].lower == "for" and lemma in told["scolding"]
        shows = tokens[below].lower == "as" and lemma in told["as"]
        if dep == "prep" and token.pos == "VERB" and (shows or scolds) and _is_third(analysis, above):
            # "decried the vote as rigged", "blasted the minister for her lies"
            return True
        if dep == "prep" and _is_feared(analysis, above, tokens[below].lower):
            # "fears of chaos", "hopes for a more aggressive policy"
            return True
        below = above
    return False


def _is_feared(analysis: Analysis, noun: int, preposition: str) -> bool:
    """Whether a noun tells of what somebody fears or hopes for, not the author: "fears of", not "my fear of"."""
    token, told = analysis.tokens[noun], views("en")
    kind = {"of": "feared", "for": "hoped"}.get(preposition)
    if token.pos != "NOUN" or kind is None or token.lemma.lower() not in told[kind]:
        return False
    above = next((a for a in analysis.ancestors(noun) if analysis.tokens[a].pos in ("VERB", "AUX")), None)
    subject = None if above is None else analysis.child(above, "nsubj")
    owners = [*analysis.subtree(noun), *([] if subject is None else [subject])]
    return not any(analysis.tokens[c].lower in told["own"] for c in owners if c <= noun)


def _is_third(analysis: Analysis, verb: int) -> bool:
    """Whether somebody other than the author is the subject of a verb, or nobody is named."""
    subject = analysis.child(verb, "nsubj")
    return subject is None or analysis.tokens[subject].lower not in views("en")["self"]


def _is_plain(analysis: Analysis, token: Token) -> bool:
    """Whether the word stands in a name or a technical compound ("visa regime", "master plan")."""
    if token.pos == "NOUN" and any(
        analysis.tokens[c].dep == "compound"
        and analysis.tokens[c].pos == "NOUN"
        and (analysis.tokens[c].lower, "ADJ") not in _loaded("en")
        for c in analysis.children(token.i)
    ):
        return True
    following = analysis.tokens[token.i + 1].lower if token.i + 1 < len(analysis.tokens) else ""
    if token.lower in _technical("en") and following in _technical("en")[token.lower]:
        return True
    if token.lemma == "boast" and analysis.child(token.i, "dobj") is not None:
        # "boasts an eclectic collection" has it
        return True
    inside = token.text[:1].isupper() and token.i > analysis.sentences[token.sentence].first
    return inside and (token.dep == "compound" or analysis.tokens[token.head].pos == "PROPN")


@cache
def _technical(language: str) -> Mapping[str, frozenset[str]]:
    """Loaded words by the words after which they are terms of law, medicine or trade ("toxic waste")."""
    return {row["word"]: frozenset(row["before"].split(", ")) for row in lang.rows(language, "loaded_terms")}


@cache
def _loaded(language: str) -> Mapping[tuple[str, str], str]:
    return {
        (form, row["pos"]): row["group"]
        for row in lang.rows(language, "loaded")
        if row["pos"]
        for form in row["forms"].split(", ")
    }


@cache
def _loaded_phrases(language: str) -> Phrases:
    rows = [row for row in lang.rows(language, "loaded") if not row["pos"]]
    return _by_first_word([(form, row["group"]) for row in rows for form in row["forms"].split(", ")])


@cache
def _hedge_phrases(language: str) -> Phrases:
    return _by_first_word([(phrase, "phrase") for phrase in lang.entries(language, "hedge_phrases")])


def _by_first_word(phrases: list[tuple[str, str]]) -> Phrases:
    found: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for phrase, group in sorted(phrases, key=lambda p: (-len(p[0]), p[0])):
        words = tuple(phrase.split())
        found[words[0]] = (*found.get(words[0], ()), (words, group))
    return found
