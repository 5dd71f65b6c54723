"""Hedges: words by which an author holds back from vouching for a fact, and what looks like them and is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from itertools import pairwise

from communique import lang
from communique.analysis import Analysis, Token

FARTHEST_RULE = 12
"""Tokens before a modal within which "under which" makes what it says a rule."""


def hedge_group(analysis: Analysis, token: Token, language: str = "en") -> str:
    """The group of hedges that a word belongs to where it is one; empty where it is none."""
    for form in (token.lower, token.lemma):
        test, group = _hedges(language).get(form, ("", ""))
        if test and HEDGE_TESTS[test](analysis, token):
            return group
    return ""


@cache
def views(language: str) -> Mapping[str, frozenset[str]]:
    """Words by which views are told: forms by kind."""
    return {row["kind"]: frozenset(row["forms"].split(", ")) for row in lang.rows(language, "views")}


def _is_modal(analysis: Analysis, token: Token) -> bool:
    """A modal of possibility: not the month, no name, not a wish, not denied, not leave given to the reader."""
    sentence = analysis.sentences[token.sentence]
    if token.tag != "MD" or token.i == sentence.first or (token.text[0].isupper() and token.dep != "aux"):
        # "Prime Minister Theresa May:" is no supposition
        return False
    following = analysis.tokens[token.i + 1].lower if token.i + 1 < sentence.last else ""
    before = analysis.tokens[token.i - 1].lower
    denied = following in ("not", "n't", "n’t") and token.lower == "could"
    if token.i + 1 < sentence.last and analysis.tokens[token.i + 1].tag == "VBZ":
        # "the fleet's might rests on eleven cruisers"
        return False
    denied = denied or (token.lower == "could" and following == "no")
    subject = analysis.child(token.head, "nsubj")
    own = subject is not None and analysis.tokens[subject].lower in views("en")["author"]
    polite = own and analysis.tokens[token.head].lemma in views("en")["noting"]
    plain = following != "as" and before != "you" and not denied and not polite and not _is_advice(analysis, token)
    could = token.lower == "could" and (_is_able(analysis, token) or _is_of_means(analysis, token))
    return plain and not could and not _is_leave(analysis, token) and not _is_figure(analysis, token)


def _is_figure(analysis: Analysis, token: Token) -> bool:
    """Whether a modal only compares, asks or speaks of anybody, and supposes nothing.

    As in "as deadly as it could be", "what could be more boring?", "those who may not be paying attention".
    """
    words = [t.lower for t in analysis.tokens[max(0, token.i - 6) : token.i]]
    if "possibly" in (t.lower for t in analysis.tokens[token.i + 1 : token.i + 3]) and token.lower == "could":
        # "what he could possibly have been up to"
        return _is_asked(analysis, token)
    compared = words[-2:-1] == ["as"] and "as" in words[:-2]
    following = {t.lower for t in analysis.tokens[token.i + 1 : token.i + 4]}
    if token.lower == "could" and (words[-1:] == ["how"] or words[-3:] == ["what", "on", "earth"]):
        # "How could she not see it?"
        return True
    asked = words[-1:] == ["what"] and not following.isdisjoint(views("en")["more"])
    verb = analysis.tokens[token.head]
    anybody = verb.dep == "relcl" and analysis.tokens[verb.head].lower in views("en")["anybody"]
    return compared or asked or anybody


def _is_asked(analysis: Analysis, token: Token) -> bool:
    """Whether a word stands in a question, asked or told: "How could she possibly know?", "what he could do"."""
    sentence = analysis.sentences[token.sentence]
    inside = analysis.tokens[sentence.first : sentence.last]
    wondered = any(t.tag in ("WP", "WRB", "WDT") and t.i < token.i and t.lower != "which" for t in inside)
    return inside[-1].text == "?" or wondered


def _is_leave(analysis: Analysis, token: Token) -> bool:
    """Whether a modal gives leave or names a purpose or what is in one's power, and supposes nothing.

    As in "may be permitted", "so that others might ask", "the only answer he could".
    """
    verb = analysis.tokens[token.head]
    if token.dep != "aux":
        return token.dep in ("relcl", "advcl") and token.lower == "could"
    if token.lower != "could" and _is_granted(analysis, verb):
        return True
    if verb.tag == "VBN" and verb.lemma in views("en")["permitting"]:
        return True
    if _is_under_which(analysis, token):
        # "rules under which guests may enter"
        return True
    marks = [analysis.tokens[c] for c in analysis.children(verb.i) if analysis.tokens[c].dep == "mark"]
    return verb.dep == "advcl" and {m.lower for m in marks} >= {"so", "that"}


def _is_under_which(analysis: Analysis, token: Token) -> bool:
    """Whether "under which" opens the clause before a modal, a clause about its subject left out."""
    first = max(analysis.sentences[token.sentence].first, token.i - FARTHEST_RULE)
    before = [t.lower for t in analysis.tokens[first : token.i]]
    return any(pair == ("under", "which") for pair in pairwise(before))


def _is_granted(analysis: Analysis, verb: Token) -> bool:
    """Whether what may be is granted before a "but": "She may have won, but she is far from content"."""
    below = [analysis.tokens[c] for c in analysis.children(verb.i)]
    but = any(t.dep == "cc" and t.lower in views("en")["but"] for t in below)
    goes_on = next((t for t in below if t.dep == "conj" and t.tag in ("VBD", "VBZ", "VBP")), None)
    past = any(t.dep == "aux" and t.lower == "have" for t in below)
    return but and goes_on is not None and (past or verb.lemma in views("en")["seeming"])


def _is_advice(analysis: Analysis, token: Token) -> bool:
    """Whether a modal only softens what somebody is told to do: "might want to deliver one", "might explain that"."""
    if token.lower != "might":
        return False
    wants = analysis.tokens[token.head].lemma in views("en")["advising"]
    return (wants and analysis.child(token.head, "xcomp") is not None) or _is_challenged(analysis, token.head)


def _is_challenged(analysis: Analysis, verb: int) -> bool:
    """Whether somebody is told to explain a thing: "Marr might explain that to us", not "that might explain why"."""
    subject = analysis.child(verb, "nsubj")
    if analysis.tokens[verb].lemma not in views("en")["explaining"] or subject is None:
        return False
    who = analysis.tokens[subject]
    someone = who.lower in views("en")["people"] or who.lower in lang.words("en", "group_members")
    return someone or any(n.label == "PERSON" and n.start <= who.start < n.end for n in analysis.names)


def _is_of_means(analysis: Analysis, token: Token) -> bool:
    """Whether "could" tells what was in somebody's power or in nobody's: "ways in which they could", "all we could"."""
    if analysis.tokens[token.i - 1].lower in views("en")["nor"]:
        # "nor could she"
        return True
    if token.dep != "aux":
        # "doing all she could to win"
        return analysis.tokens[token.head].lower in views("en")["all"]
    verb, subject = token.head, analysis.child(token.head, "nsubj", "nsubjpass")
    below = analysis.children(verb)
    means = analysis.tokens[analysis.tokens[verb].head].lemma in views("en")["means"]
    relative = analysis.tokens[verb].dep == "relcl" and means
    what = any(analysis.tokens[c].lower == "what" and analysis.tokens[c].dep in ("attr", "dobj") for c in below)
    which = any(
        analysis.tokens[c].dep == "prep" and any(analysis.tokens[k].tag == "WDT" for k in analysis.children(c))
        for c in below
    )
    beside = () if subject is None else (analysis.tokens[c].lower for c in (subject, *analysis.children(subject)))
    none = any(word in views("en")["none"] for word in beside)
    none = none or any(analysis.tokens[c].lower in views("en")["whether"] for c in below)
    return none or what or (relative and which)


def _is_able(analysis: Analysis, token: Token) -> bool:
    """Whether "could" tells what somebody was able or free to do: people could do it, or it could be seen."""
    verb = token.head
    subject = analysis.child(verb, "nsubj", "nsubjpass")
    if analysis.tokens[verb].lemma in views("en")["befalling"]:
        return False
    if analysis.tokens[verb].tag == "VBN" and analysis.child(verb, "auxpass") is not None:
        ready = any(analysis.tokens[c].lower in views("en")["readily"] for c in analysis.children(verb))
        return ready or analysis.tokens[verb].lemma in views("en")["perceived"]
    if any(analysis.tokens[c].lower == "if" for c in analysis.children(verb)):
        return True
    if (
        subject is None
        or token.i + 1 == len(analysis.tokens)
        or analysis.tokens[token.i + 1].lower in views("en")["guessing"]
    ):
        return False
    who = analysis.tokens[subject]
    above = analysis.tokens[analysis.tokens[verb].head]
    ensured = analysis.tokens[verb].dep == "ccomp" and above.lemma in views("en")["ensuring"]
    person = ensured or who.lower in views("en")["people"] or who.lower in lang.words("en", "group_members")
    named = any(n.label == "PERSON" and n.start <= who.start < n.end for n in analysis.names)
    agent = (
        who.pos == "NOUN"
        and who.lemma.endswith(tuple(views("en")["agent"]))
        and who.lemma not in views("en")["no_agent"]
    )
    return person or named or agent or (who.pos == "NOUN" and who.lemma in lang.words("en", "functions"))


def _is_clausal(analysis: Analysis, token: Token) -> bool:
    completed = analysis.child(token.i, "xcomp", "ccomp", "acomp", "oprd", "attr") is not None
    subject = analysis.child(token.i, "nsubj", "expl")
    aside = subject is not None and analysis.tokens[subject].lower == "it" and token.tag == "VBZ"
    to = any(analysis.tokens[c].tag == "TO" for c in analysis.children(token.i))
    if token.tag == "VBG" and token.dep == "pcomp":
        # "years of practice at appearing unpractised"
        return False
    unable = any(analysis.tokens[c].lower in views("en")["can"] for c in analysis.children(token.i)) and any(
        analysis.tokens[c].dep == "neg" for c in analysis.children(token.i)
    )
    granted = _is_granted(analysis, token) and any(analysis.tokens[c].tag == "MD" for c in analysis.children(token.i))
    made = token.tag == "VB" and analysis.tokens[token.head].lemma in views("en")["making"]
    if unable or granted or made or (to and token.tag == "VB"):
        # "can't seem to convince", "made it seem premature", "tries to appear calm"
        return False
    return token.pos in ("VERB", "AUX") and (completed or aside or token.lemma == "seem")


def _is_passive(analysis: Analysis, token: Token) -> bool:
    """A passive that vouches for nothing: "is believed to be"; "it has been reported that" tells of a report."""
    passive = analysis.child(token.i, "auxpass") is not None
    clause = ("xcomp",) if token.lemma == "report" else ("xcomp", "ccomp")
    return token.tag == "VBN" and passive and analysis.child(token.i, *clause) is not None


def _is_modifier(analysis: Analysis, token: Token) -> bool:
    status = token.lemma in ("presume", "presumed") and analysis.tokens[token.head].lemma in (
        "nominee",
        "heir",
        "winner",
    )
    return token.dep == "amod" and not status


def _is_any(analysis: Analysis, token: Token) -> bool:
    if token.pos == "PROPN":
        return False
    beside = [analysis.tokens[c].lower for c in analysis.children(token.head)]
    if token.lower == "possibly" and not views("en")["can"].isdisjoint(beside) and token.dep == "advmod":
        # "could not possibly happen", "how could she possibly know?"
        denied = any(analysis.tokens[c].dep == "neg" for c in analysis.children(token.head))
        return not denied and not _is_asked(analysis, token)
    if token.lower in ("maybe", "perhaps") and ("should" in beside or _is_challenged(analysis, token.head)):
        # "maybe we should be more like them?", "perhaps someone can explain it": a proposal
        return False
    # "likely voters", "more likely to vote than": what polls count
    counted = any(analysis.tokens[c].lower in views("en")["compared"] for c in analysis.children(token.i))
    modifies = token.dep == "amod" and analysis.tokens[token.head].lemma in views("en")["polled"]
    return not (token.lower in ("likely", "unlikely") and (counted or modifies))


HEDGE_TESTS: Mapping[str, Callable[[Analysis, Token], bool]] = {
    "modal": _is_modal,
    "clause": _is_clausal,
    "passive": _is_passive,
    "modifier": _is_modifier,
    "plain": _is_any,
}


@cache
def _hedges(language: str) -> Mapping[str, tuple[str, str]]:
    return {row["form"]: (row["test"], row["group"]) for row in lang.rows(language, "hedges")}
