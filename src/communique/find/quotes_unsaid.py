"""What a cue word does not attribute: silences, calls on others, questions, what someone is said not to have said."""

from __future__ import annotations

from collections.abc import Iterable

from communique import lang
from communique.analysis import Analysis
from communique.find.quotes_according import FINITE
from communique.find.quotes_cited import names_source
from communique.find.quotes_cues import cue_words
from communique.find.quotes_found import Found
from communique.find.quotes_impersonal import is_writers_own
from communique.find.quotes_refused import keeps_back

PARTS_OF_NAMES = frozenset(("nsubj", "nsubjpass", "compound", "dobj", "pobj", "appos", "flat"))
"""What a name can be in its clause, and no finite verb."""


def attributes_nothing(analysis: Analysis, found: Found) -> bool:
    """Whether an attribution tells only that nobody spoke, that somebody should, or a mood of nobody in particular."""
    tokens, verb = analysis.tokens, found.verb
    if is_unuttered(analysis, found) or _is_unsourced(analysis, found) or _is_in_name(analysis, found):
        return True
    if _has_no_content(analysis, found) or _asks_who(analysis, found) or _is_document(analysis, found):
        return True
    cue = [i for s in found.cue for i in analysis.tokens_in(s.start, s.end)]
    if any(keeps_back(analysis, i) or is_writers_own(analysis, i) for i in cue) or _is_headed(analysis, cue):
        return True
    if verb is None or tokens[verb].pos not in ("VERB", "AUX"):
        return False
    if _is_mere_denial(analysis, found, verb) or _is_deed(analysis, found, verb):
        return True
    content = list(analysis.tokens_in(found.content[0].start, found.content[0].end))
    first = next((i for i in content if tokens[i].dep != "neg"), None)
    infinitive = content if first is not None and tokens[first].tag == "TO" else []
    if _is_asked(analysis, verb) or _is_silence(analysis, found, verb) or keeps_silent(analysis, verb, infinitive):
        return True
    if (_is_called_for(analysis, verb) and not is_first_person(analysis, found)) or _is_appeal(analysis, verb):
        return True
    if tokens[verb].lemma == "welcome" and content and says_nothing(analysis, verb, content):
        return True
    span = found.source[0] if found.source else None
    source = analysis.head_of(span.start, span.end) if span else None
    return is_crowd_feeling(analysis, verb, source) or is_habitual_label(analysis, verb, source)


def _has_no_content(analysis: Analysis, found: Found) -> bool:
    """Whether what is said is "nothing", or only somebody: "published nothing", "as some outlets spell him"."""
    words = [analysis.tokens[i].lower for s in found.content for i in analysis.tokens_in(s.start, s.end)]
    return len(words) == 1 and words[0] in cue_words("no_content")


def _is_headed(analysis: Analysis, cue: list[int]) -> bool:
    """Whether a cue is only the "to" of what a headline tells is to come: "Deputy PM in Kolva to push gas swap"."""
    return [analysis.tokens[i].tag for i in cue] == ["TO"]


def _is_document(analysis: Analysis, found: Found) -> bool:
    """Whether a headline only names the document below it: "Readout of the Meeting with President Marr"."""
    cue = [analysis.tokens[i] for s in found.cue for i in analysis.tokens_in(s.start, s.end)]
    paragraph = analysis.paragraph_at(found.cue[0].start) if found.cue else None
    if found.source or paragraph is None or paragraph.role not in ("title", "heading"):
        return False
    if any(t.pos != "ADP" for t in cue[1:]) or cue[0].start != paragraph.start:
        return False
    inside = [analysis.tokens[i] for s in found.content for i in analysis.tokens_in(s.start, s.end)]
    # "Report: Minister resigns" and "Statement: We regret it" tell what it says
    apart = analysis.text[cue[0].end : cue[0].end + 1] == ":"
    document = cue[0].lower in lang.words("en", "document_nouns")
    return document and not apart and not any(t.tag in FINITE for t in inside)


def _is_mere_denial(analysis: Analysis, found: Found, verb: int) -> bool:
    """Whether all that is told is that somebody denies "it": that is no word of theirs."""
    words = [analysis.tokens[i].lower for s in found.content for i in analysis.tokens_in(s.start, s.end)]
    return (
        len(words) == 1 and words[0] in cue_words("it") and analysis.tokens[verb].lemma in cue_words("merely_denying")
    )


def _is_deed(analysis: Analysis, found: Found, verb: int) -> bool:
    """Whether a deed is told, of things or people in no quotation marks: "signed the pact", "called off a visit"."""
    tokens, token = analysis.tokens, analysis.tokens[verb]
    if any(mark in s.text for s in found.content for mark in '"“”'):
        return False
    beside = {
        tokens[c].lower for c in analysis.children(verb) if tokens[c].dep in ("prt", "advmod", "prep") and c > verb
    }
    if token.lemma in cue_words("off") and "off" in beside:
        return True
    inside = [tokens[i] for s in found.content for i in analysis.tokens_in(s.start, s.end)]
    if any(t.pos in ("VERB", "AUX") and t.tag != "VBN" for t in inside):
        return False
    person = any(t.pos == "PROPN" for t in inside) and all(t.pos in ("PROPN", "PUNCT", "ADP", "DET") for t in inside)
    called = token.lemma == "call" and person and ("on" in beside or tokens[verb].head == verb)
    return called or token.lemma in cue_words("deeds")


def _asks_who(analysis: Analysis, found: Found) -> bool:
    """Whether a question asks who it was: "Who is afraid of the treaty?"."""
    span = found.source[0] if found.source else None
    source = analysis.token_at(span.start) if span else None
    if source is None or analysis.tokens[source].tag != "WP" or span is None or span.end > analysis.tokens[source].end:
        return False
    sentence = analysis.sentences[analysis.tokens[source].sentence]
    opens = source == sentence.first or analysis.tokens[source - 1].text == ":"
    return opens and analysis.tokens[sentence.last - 1].text.endswith("?")


def _is_asked(analysis: Analysis, verb: int) -> bool:
    """Whether the one named is asked ("two deputies, asked about the talks, said")."""
    tokens, token = analysis.tokens, analysis.tokens[verb]
    beside = [tokens[c] for c in analysis.children(verb)]
    return (
        token.lemma in cue_words("asking")
        and token.tag == "VBN"
        and token.dep in ("acl", "advcl")
        and not any(t.dep in ("aux", "agent", "dobj", "ccomp") for t in beside)
    )


def _is_silence(analysis: Analysis, found: Found, verb: int) -> bool:
    """Whether it is told that nothing was said: "published nothing", "did not respond", "neither confirmed nor"."""
    tokens = analysis.tokens
    cue = {tokens[i].lower for span in found.cue for i in analysis.tokens_in(span.start, span.end)}
    if cue & cue_words("silent"):
        return True
    if tokens[verb].lemma in cue_words("confirming"):
        beside = {tokens[c].lower for c in (*analysis.children(verb), *analysis.children(tokens[verb].head))}
        return bool(beside & cue_words("neither")) or (is_negated(analysis, verb) and _is_alternative(analysis, verb))
    if _is_left_unsaid(analysis, verb):
        return True
    unsaid = not found.source and tokens[verb].lemma in cue_words("announcing")
    return (unsaid or tokens[verb].lemma in cue_words("answering")) and is_negated(analysis, verb)


def _is_left_unsaid(analysis: Analysis, verb: int) -> bool:
    """Whether something is not told: "The communiqué does not mention that they spoke"; a body "does not say that"."""
    tokens, subject = analysis.tokens, analysis.child(verb, "nsubj")
    if not is_negated(analysis, verb) or tokens[verb].lemma not in cue_words("leaving_unsaid") | {"say"}:
        return False
    if tokens[verb].lemma != "say":
        return True
    told = analysis.child(verb, "ccomp")
    that = told is not None and any(tokens[c].lower == "that" for c in analysis.children(told))
    nobody = (
        subject is not None
        and tokens[subject].pos in ("NOUN", "PROPN")
        and not any(n.label == "PERSON" and n.start <= tokens[subject].start < n.end for n in analysis.names)
    )
    return that and nobody and any(tokens[c].lower == "does" for c in analysis.children(verb))


def _is_called_for(analysis: Analysis, verb: int) -> bool:
    """Whether somebody is only called on to say it: "must ask", "should say"."""
    tokens, above = analysis.tokens, analysis.tokens[verb].head
    verbs = (verb, above) if tokens[verb].dep == "conj" and analysis.child(verb, "nsubj", "aux") is None else (verb,)
    beside = (c for v in verbs for c in analysis.children(v))
    return any(tokens[c].dep == "aux" and tokens[c].lower in cue_words("calling") for c in beside)


def _is_alternative(analysis: Analysis, verb: int) -> bool:
    """As in "did not confirm or deny"."""
    other = analysis.child(verb, "conj")
    return other is not None and analysis.tokens[other].lemma in cue_words("confirming")


def _is_appeal(analysis: Analysis, verb: int) -> bool:
    """Whether the author calls on the reader: "Ask where she was"."""
    token = analysis.tokens[verb]
    first = analysis.sentences[token.sentence].first
    if token.tag != "VB" or token.head != verb or verb - first > 1:
        return False
    return analysis.child(verb, "nsubj", "aux", "expl") is None


def is_unuttered(analysis: Analysis, found: Found) -> bool:
    """Whether it is told what nobody said ("no one has confirmed that ..."), or only whom somebody cites."""
    first = analysis.token_at(found.source[0].start) if found.source else None
    if first is not None and analysis.tokens[first].lower in cue_words("nobody"):
        return True
    return found.verb is not None and names_source(analysis, found.verb, found)


def _is_unsourced(analysis: Analysis, found: Found) -> bool:
    """Whether the source is a mere article, or nobody is said to have uttered a mere "that" or "which"."""
    if not found.source and all(s.text.lower() in cue_words("pointing") for s in found.content):
        return True
    source = [i for s in found.source for i in analysis.tokens_in(s.start, s.end)]
    return len(source) == 1 and analysis.tokens[source[0]].lower in cue_words("article")


def _is_in_name(analysis: Analysis, found: Found) -> bool:
    """Whether the cue is only the second part of a name ("Murod Saidov"), taken for a verb."""
    cue = [i for s in found.cue for i in analysis.tokens_in(s.start, s.end)]
    if len(cue) != 1 or not cue[0] or not analysis.tokens[cue[0]].text[:1].isupper():
        return False
    before, token = analysis.tokens[cue[0] - 1], analysis.tokens[cue[0]]
    if token.pos != "PROPN" and token.dep not in PARTS_OF_NAMES:
        return False
    return before.pos == "PROPN" and before.end + 1 == token.start and before.text[:1].isupper()


def is_first_person(analysis: Analysis, found: Found) -> bool:
    """Whether the source, or the subject of the cue's verb, is "I" or "we"."""
    subject = None if found.verb is None else analysis.child(found.verb, "nsubj")
    named = [i for s in found.source for i in analysis.tokens_in(s.start, s.end)]
    said = [*([] if subject is None else [subject]), *(named if len(named) == 1 else [])]
    return any(analysis.tokens[i].lower in cue_words("author") for i in said)


def is_negated(analysis: Analysis, verb: int) -> bool:
    """Whether a verb stands with "not" or "never"."""
    return any(analysis.tokens[c].dep == "neg" for c in analysis.children(verb))


def asserts_nothing(analysis: Analysis, verb: int) -> bool:
    """Whether a verb tells a silence, a call on others or a question: "neither confirmed nor denied", "must ask"."""
    tokens = analysis.tokens
    if tokens[verb].dep == "xcomp" and tokens[tokens[verb].head].lemma in cue_words("refusing"):
        return True
    if keeps_back(analysis, verb) or is_writers_own(analysis, verb):
        return True
    if tokens[verb].lemma in cue_words("answering") and is_negated(analysis, verb):
        return True
    if _is_left_unsaid(analysis, verb):
        return True
    beside = {tokens[c].lower for c in (*analysis.children(verb), *analysis.children(tokens[verb].head))}
    if beside & cue_words("neither"):
        return True
    return _is_called_for(analysis, verb) or _asks(analysis, verb)


def _asks(analysis: Analysis, verb: int) -> bool:
    """Whether the author asks with this verb ("What did they talk about?"): an auxiliary stands before the subject."""
    tokens, sentence = analysis.tokens, analysis.sentences[analysis.tokens[verb].sentence]
    subject = analysis.child(verb, "nsubj", "nsubjpass")
    if subject is None or not any(t.text == "?" for t in tokens[max(verb, sentence.last - 3) : sentence.last]):
        return False
    return any(tokens[c].dep in ("aux", "auxpass") and c < subject for c in analysis.children(verb))


def keeps_silent(analysis: Analysis, verb: int, infinitive: list[int]) -> bool:
    """Whether a silence is told ("declined to comment", "asked not to be named"), which attributes nothing."""
    tokens, silent = analysis.tokens, lang.words("en", "refusals")
    words = [tokens[i] for i in infinitive[:5]]
    negated = is_negated(analysis, verb) or any(t.dep == "neg" for t in words)
    if tokens[verb].lemma not in cue_words("refusing") and not negated:
        return False
    return any(t.pos == "VERB" and t.lemma in silent for t in words)


def is_crowd_feeling(analysis: Analysis, verb: int, source: int | None) -> bool:
    """Whether a mood of nobody in particular is told ("many hoped for peace"), which is no word of a source."""
    tokens = analysis.tokens
    if source is None or tokens[verb].lemma not in cue_words("moods"):
        return False
    return tokens[source].lower in cue_words("crowd")


def is_habitual_label(analysis: Analysis, verb: int, source: int | None) -> bool:
    """Whether a word that the author keeps at a distance is nobody's in particular ("officials who call it calm")."""
    tokens = analysis.tokens
    if source is None or tokens[verb].tag not in ("VBP", "VB") or tokens[verb].lemma not in cue_words("naming"):
        return False
    who, told = tokens[source], {"poss", "nummod", "appos", "compound", "det"}
    if who.tag in ("WP", "WDT") and tokens[verb].dep == "relcl" and tokens[source - 1].text != ",":
        who, told = tokens[tokens[verb].head], told - {"det"}
    return who.tag == "NNS" and not any(tokens[c].dep in told for c in analysis.children(who.i))


def is_no_speaker(analysis: Analysis, head: int, source: Iterable[int]) -> bool:
    """Whether a meeting "underscores" or the author is among those who "decided": nobody's words are given."""
    noun = analysis.tokens[head]
    if noun.pos == "NOUN" and noun.lemma in cue_words("events"):
        return True
    return any(analysis.tokens[i].text == "I" and analysis.tokens[i].dep == "conj" for i in source)


def denied(analysis: Analysis, noun: int) -> bool:
    """Whether a noun of speech is denied: "made no mention of", "without any promise of"."""
    tokens = analysis.tokens
    if any(tokens[c].dep == "det" and tokens[c].lower == "no" for c in analysis.children(noun)):
        return True
    head = tokens[noun].head
    return tokens[head].lower == "without" or (tokens[noun].dep == "dobj" and is_negated(analysis, head))


def says_nothing(analysis: Analysis, verb: int, content: list[int]) -> bool:
    """Whether an object tells that nothing was said, or is a guest who was welcomed and no thing that was hailed."""
    tokens = analysis.tokens
    if tokens[content[0]].lower in cue_words("nothing"):
        return True
    thing = analysis.child(verb, "dobj")
    if tokens[verb].lemma != "welcome" or thing is None:
        return False
    return tokens[thing].lemma.lower() in cue_words("guests") or (tokens[thing].tag == "NNP" and len(content) < 16)


def lacks_preposition(analysis: Analysis, verb: int) -> bool:
    """Whether a contact is told and no appeal: "called King Harun to offer his condolences", not "called on him to"."""
    tokens = analysis.tokens
    if tokens[verb].lemma not in cue_words("toward"):
        return False
    toward = {*cue_words("addressing"), "to"}
    return not any(tokens[c].dep in ("prep", "prt") and tokens[c].lower in toward for c in analysis.children(verb))


def knows_not(analysis: Analysis, verb: int, clause: int) -> bool:
    """Whether a question is told that someone cannot answer ("does not know which one it is")."""
    opened = analysis.tokens[analysis.edges(clause)[0]]
    private = analysis.tokens[verb].lemma in cue_words("private")
    return private and is_negated(analysis, verb) and (opened.tag[0] == "W" or opened.lower in ("if", "whether"))
