"""Manners of silence that a verb tells by itself: left out, stayed silent, unreachable, smiled and walked away."""

from __future__ import annotations

from communique.analysis import Analysis, Token
from communique.find.silence_grammar import (
    has_no,
    is_denied,
    is_denied_subject,
    is_without,
    nothing_more,
    silence_words,
    subject_of,
    words_after,
)
from communique.records import Silence


def put_out_none(analysis: Analysis, verb: Token) -> Silence | None:
    """Tellings such as "has not put out a statement"."""
    thing = analysis.child(verb.i, "dobj") if verb.lemma in silence_words()["giving_verb"] else None
    out = any(analysis.tokens[c].lower == "out" for c in analysis.children(verb.i))
    told = thing is not None and analysis.tokens[thing].lemma in silence_words()["nothing_noun"]
    return "silent" if out and told and is_denied(analysis, verb) else None


def stayed_silent(analysis: Analysis, verb: Token) -> Silence | None:
    """Tellings such as "remained silent", "kept mum"."""
    words = silence_words()
    if verb.lemma not in words["silent_verb"] or is_denied(analysis, verb):
        return None
    complement = analysis.child(verb.i, "acomp", "oprd", "attr", "xcomp", "dobj")
    if complement is None or is_denied_subject(analysis, verb):
        return None
    return "silent" if analysis.tokens[complement].lower in (*words["silent_adj"], "silence") else None


def left_out(analysis: Analysis, verb: Token) -> Silence | None:
    """Tellings such as "The readout omitted the meeting", "left it out", "passed over the visit in silence"."""
    words = silence_words()
    if verb.lemma in words["omitting_verb"] and not is_denied(analysis, verb):
        if verb.lemma == "conceal" and analysis.child(verb.i, "auxpass") is not None:
            # "any rancour was well concealed": by whom is not told
            return None
        hushed = any(t.lower == "silence" for t in words_after(analysis, verb))
        return "silent" if verb.lemma != "pass" or hushed else None
    parts = [analysis.tokens[c].lower for c in analysis.children(verb.i)]
    thing = analysis.child(verb.i, "dobj")
    if thing is not None and analysis.tokens[thing].tag == "WP":
        # "What the army left out" does not say what
        return None
    return "silent" if verb.lemma == "leave" and "out" in parts and verb.tag != "VBN" else None


def unreached(analysis: Analysis, verb: Token) -> Silence | None:
    """Tellings such as "could not be reached", "was unavailable for comment", "did not pick up the phone"."""
    words = silence_words()
    able = any(analysis.tokens[c].tag == "MD" for c in analysis.children(verb.i)) or verb.lemma == "contact"
    lifted = analysis.child(verb.i, "dobj") if verb.lemma in words["lifting_verb"] else None
    if lifted is not None and analysis.tokens[lifted].lemma in words["phone_noun"] and is_denied(analysis, verb):
        return "unreachable"
    if verb.lemma in words["reach_verb"] and verb.tag == "VBN" and able and is_denied(analysis, verb):
        return "unreachable"
    complement = analysis.child(verb.i, "acomp")
    if complement is None:
        return None
    adjective = analysis.tokens[complement].lower
    absent = adjective in words["absent_adj"] or (adjective in ("available", "reachable") and is_denied(analysis, verb))
    return "unreachable" if absent else None


def without_answer(analysis: Analysis, verb: Token) -> Silence | None:
    """Tellings such as "walked past reporters without answering"."""
    answers = verb.lemma in silence_words()["asked_verb"] and verb.tag == "VBG"
    return "no_comment" if answers and is_without(analysis, verb) else None


def brushed_off(analysis: Analysis, verb: Token) -> Silence | None:
    """Tellings such as "Asked whether they had met, he smiled and walked away", "laughed when I put it to him"."""
    words = silence_words()
    if not _dodges(analysis, verb) or verb.tag not in ("VBD", "VBZ"):
        return None
    below = [analysis.tokens[c] for c in analysis.children(verb.i)]
    asked = [
        t for t in below if t.dep == "advcl" and t.lemma in words["asking_verb"] and t.tag == "VBN" and t.i < verb.i
    ]
    joined = [t for t in below if t.dep == "conj"]
    if not asked or any(not _dodges(analysis, t) for t in joined):
        # "laughed and confirmed it"
        return None
    about = [analysis.tokens[c] for c in analysis.children(asked[0].i)]
    if verb.lemma in words["refusing_verb"]:
        # "asked whether he would come, he refused" is no silence
        return "no_comment" if any(t.lower == "about" for t in about) else None
    return "no_comment" if any(t.lower in ("about", "whether", "if") or t.dep == "ccomp" for t in about) else None


def _dodges(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb tells that somebody turned away from a question; "moved on" and a bare "refused" do."""
    on = any(analysis.tokens[c].lower == "on" and c == verb.i + 1 for c in analysis.children(verb.i))
    words = silence_words()
    bare = all(analysis.tokens[c].dep in ("nsubj", "advcl", "advmod", "punct") for c in analysis.children(verb.i))
    refuses = verb.lemma in words["refusing_verb"] and bare
    return refuses or verb.lemma in words["dodging_verb"] or (verb.lemma in words["leaving_verb"] and on)


def does_not(analysis: Analysis, verb: Token) -> Silence | None:
    """Tellings such as "The government does not discuss such meetings"."""
    beside = [analysis.tokens[c] for c in analysis.children(verb.i)]
    habit = any(t.dep == "aux" and t.lower in ("does", "do") for t in beside)
    return "no_comment" if habit and verb.lemma in silence_words()["habit_verb"] and is_denied(analysis, verb) else None


def says_neither(analysis: Analysis, verb: Token) -> Silence | None:
    """Whether somebody says neither yes nor no: "would not say one way or the other", "no recollection either way"."""
    words = silence_words()
    if verb.lemma not in words["withheld_verb"] | {"have"} or not (is_denied(analysis, verb) or verb.lemma == "have"):
        return None
    after = " ".join(t.lower for t in words_after(analysis, verb))
    told = any(f" {way}" in f" {after}" for way in words["either_way"])
    recalls = any(f"no {noun}" in after for noun in words["memory_noun"])
    return "neither" if told and (verb.lemma != "have" or recalls) else None


def unanswered(analysis: Analysis, verb: Token) -> Silence | None:
    """Tellings such as "Calls to the ministry went unanswered", "Messages left with him were not returned"."""
    subject = subject_of(analysis, verb.i)
    if subject is None:
        return None
    words, asked = silence_words(), analysis.tokens[subject]
    told = [analysis.tokens[c] for c in analysis.children(verb.i) if c > verb.i]
    failed = verb.lemma in words["failed_word"] or any(t.lower in words["failed_word"] for t in told)
    if asked.lemma in words["attempt_noun"]:
        return "unreachable" if failed and not is_denied(analysis, verb) else None
    if asked.lower not in words["request_noun"] or asked.lower in ("question", "questions"):
        return None
    failed = failed or (verb.tag == "VBN" and verb.lemma in words["asked_verb"] and is_denied(analysis, verb))
    return ("unreachable" if asked.lemma == "call" else "no_comment") if failed else None


def asks_none(analysis: Analysis, verb: Token) -> Silence | None:
    """Tellings such as "did not take questions", "kept its own counsel", "had nothing to add"."""
    words = silence_words()
    thing = analysis.child(verb.i, "dobj")
    if thing is None:
        return None
    if verb.lemma in words["silent_verb"] and analysis.tokens[thing].lemma in words["counsel_noun"]:
        return "silent"
    if verb.lemma == "have" and analysis.tokens[thing].lower == "nothing":
        return "no_comment" if nothing_more(analysis, verb, thing) else None
    taken = verb.lemma in words["taking_verb"] and analysis.tokens[thing].lemma in words["question_noun"]
    return "no_comment" if taken and is_denied(analysis, verb) else None


def knows_none(analysis: Analysis, verb: Token) -> Silence | None:
    """Tellings such as "The army says it knows nothing of such a meeting", "it had no knowledge of it".

    Only in what somebody says: who knew nothing of a meeting that others held has not kept silent about it.
    """
    above = analysis.tokens[verb.head]
    said = verb.dep == "ccomp" and above.lemma in silence_words()["saying_verb"] and not is_denied(analysis, above)
    if not said or verb.i < above.i:
        return None
    words = silence_words()
    thing, state = analysis.child(verb.i, "dobj"), analysis.child(verb.i, "acomp")
    if verb.lemma in words["knowing_word"]:
        return "no_comment" if is_denied(analysis, verb) and _knows_of(analysis, verb, thing) else None
    if state is not None and analysis.tokens[state].lower in words["knowing_word"]:
        return "no_comment" if is_denied(analysis, verb) else None
    knowledge = thing is not None and analysis.tokens[thing].lemma in words["knowing_word"]
    return "no_comment" if thing is not None and knowledge and has_no(analysis, thing) else None


def _knows_of(analysis: Analysis, verb: Token, thing: int | None) -> bool:
    """Whether what is not known is a thing and no question: "knows nothing of it", not "did not know when they met"."""
    beside = (*analysis.children(verb.i), *(() if thing is None else analysis.children(thing)))
    return any(analysis.tokens[c].lower in ("of", "about") for c in beside)
