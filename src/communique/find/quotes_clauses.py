"""Attributions told by grammar: "said that …", "vowed to …", "condemned the …", "his claim that …"."""

from __future__ import annotations

from collections.abc import Iterator

from communique import lang
from communique.analysis import Analysis
from communique.find.quotes_cues import Forms, cue_forms, cue_tokens
from communique.find.quotes_found import Found, clean, spans_of
from communique.find.quotes_sources import source_of, source_tokens
from communique.spans import Span

KINDS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}
OBJECT_TAILS = frozenset(("of", "for", "as", "over", "against"))
"""Prepositions whose object belongs to the content after a direct object ("accused him of …")."""
LIGHT = frozenset("be make have give issue voice express offer deliver release repeat raise reject dismiss deny".split())
"""Verbs whose subject is the source of the noun that is their object ("made the claim that …")."""
REFUSING = frozenset(("decline", "refuse", "fail", "avoid"))
AUTHOR = frozenset(("i", "we", "you", "one", "me", "us"))
"""Outside quotation marks these words mean the author or the reader, not a source."""


def clause_quotes(analysis: Analysis, language: str = "en") -> Iterator[Found]:
    """Every attribution that a cue word and the parse tell, in the order of the cue words."""
    table = cue_forms(language)
    for token in analysis.tokens:
        kind = KINDS.get(token.pos)
        forms = table.get((token.lemma.lower(), kind)) if kind else None
        if forms is None:
            continue
        if kind == "verb":
            found = _by_verb(analysis, token.i, forms)
        elif kind == "noun":
            found = _by_noun(analysis, token.i, forms)
        else:
            found = _by_adjective(analysis, token.i, forms)
        if found is not None and found.content:
            yield found


def _by_verb(analysis: Analysis, verb: int, forms: Forms) -> Found | None:
    if _asserts_nothing(analysis, verb):
        return None
    if "clause" in forms:
        clause = _clause(analysis, verb)
        if clause is not None:
            return _relation(analysis, verb, clause, "clause", forms["clause"])
        tagged = _sentence_before_tag(analysis, verb)
        if tagged is not None:
            return _relation(analysis, verb, tagged, "clause", forms["clause"])
    if "inf" in forms:
        infinitive = _infinitive(analysis, verb)
        if infinitive is not None and _keeps_silent(analysis, verb, infinitive):
            return None
        if infinitive is not None:
            return _relation(analysis, verb, infinitive, "inf", forms["inf"])
    if _negated(analysis, verb):
        return None
    if "np" in forms:
        obj = analysis.child(verb, "dobj", "oprd")
        if obj is not None:
            content = _object(analysis, verb, obj)
            return _relation(analysis, verb, content, "np", forms["np"]) if _says_something(analysis, content) else None
    for child in analysis.children(verb):
        token = analysis.tokens[child]
        if token.dep == "prep" and token.lower in forms and child > verb:
            inner = analysis.child(child, "pobj", "pcomp")
            if inner is not None:
                return _relation(analysis, verb, _range(analysis, inner), token.lower, forms[token.lower], also=(child,))
    return None


def _negated(analysis: Analysis, verb: int) -> bool:
    return any(analysis.tokens[c].dep == "neg" for c in analysis.children(verb))


def _asserts_nothing(analysis: Analysis, verb: int) -> bool:
    """Whether the verb tells of a silence or a call on others: "neither confirmed nor denied", "must ask"."""
    tokens = analysis.tokens
    if tokens[verb].dep == "xcomp" and tokens[tokens[verb].head].lemma in REFUSING:
        return True
    beside = {tokens[c].lower for c in (*analysis.children(verb), *analysis.children(tokens[verb].head))}
    if beside & {"neither", "nor"}:
        return True
    return any(tokens[c].dep == "aux" and tokens[c].lower in ("must", "should", "shall") for c in analysis.children(verb))


def _says_something(analysis: Analysis, content: list[int]) -> bool:
    """Whether an object is more than a name or a pronoun: "praised him" reports no words of anyone."""
    words = [analysis.tokens[i] for i in content if analysis.tokens[i].pos not in ("PUNCT", "DET")]
    return len(words) > 1 and any(t.pos in ("NOUN", "VERB", "ADJ", "NUM") for t in words)


def _relation(
    analysis: Analysis, verb: int, content: list[int], form: str, strength: float, also: tuple[int, ...] = ()
) -> Found | None:
    """The relation of a verb with its content, unless its source is the author or nobody in an active clause."""
    head = source_of(analysis, verb)
    if not content:
        return None
    source: list[int] = []
    if head is not None:
        barred = set(content) | {verb}
        source = source_tokens(analysis, head, tuple(barred))
        if analysis.tokens[head].lower in AUTHOR:
            return None
    elif form in ("np", "inf") or _lacks_subject(analysis, verb):
        return None
    kept = [i for i in content if i not in source]
    cue = [*cue_tokens(analysis, verb), *also]
    return Found(
        spans_of(analysis, source),
        spans_of(analysis, [i for i in cue if i not in source]),
        spans_of(analysis, [i for i in kept if i not in cue]),
        f"quotes.{form}",
        strength,
        verb,
    )


def _lacks_subject(analysis: Analysis, verb: int) -> bool:
    """Whether an active verb has no source at all: an imperative or a bare infinitive attributes nothing."""
    tokens = analysis.tokens
    return not any(tokens[c].dep in ("nsubjpass", "auxpass", "expl", "agent") for c in analysis.children(verb))


def _range(analysis: Analysis, head: int) -> list[int]:
    first, last = analysis.edges(head)
    return list(range(first, last + 1))


def _clause(analysis: Analysis, verb: int) -> list[int] | None:
    """The tokens of the clause that a verb reports, before it, after it or on both sides of it."""
    clause = analysis.child(verb, "ccomp")
    if clause is None:
        return None
    first, last = analysis.edges(clause)
    if first > verb:
        return list(range(first, _end(analysis, verb, clause, last) + 1))
    if analysis.child(verb, "nsubjpass") is not None and analysis.tokens[analysis.child(verb, "nsubjpass") or 0].lower != "it":
        return None
    return _before(analysis, verb, clause)


def _end(analysis: Analysis, verb: int, clause: int, last: int) -> int:
    """Where the last of several clauses reported by one verb ends ("that …, and that …").

    A further clause with a cue of its own ("…, and Droste said …") is no part of what was reported.
    """
    tokens = analysis.tokens
    for child in analysis.children(verb):
        if tokens[child].dep == "ccomp" and child > verb:
            last = max(last, analysis.edges(child)[1])
    for child in analysis.children(clause):
        if tokens[child].dep == "conj" and _speaks_anew(analysis, child):
            last = analysis.edges(child)[0] - 1
            while last > clause and tokens[last].pos in ("CCONJ", "PUNCT"):
                last -= 1
            break
    return last


def _speaks_anew(analysis: Analysis, verb: int) -> bool:
    forms = cue_forms("en").get((analysis.tokens[verb].lemma.lower(), "verb"), {})
    own = analysis.child(verb, "nsubj") is not None and analysis.child(verb, "ccomp") is not None
    return own and forms.get("clause", 0.0) >= 0.9


def _before(analysis: Analysis, verb: int, clause: int) -> list[int]:
    """The reported words around a tag: "A, X said, B" gives A and B."""
    subject = analysis.child(verb, "nsubj", "nsubjpass")
    begin = min([verb, *([analysis.edges(subject)[0]] if subject is not None else [])])
    first = min(analysis.edges(verb)[0], analysis.edges(clause)[0])
    front = list(range(first, begin)) if begin > first else []
    back = [i for i in analysis.subtree(clause) if i > verb]
    if subject is not None and subject > verb:
        back = [i for i in back if i > analysis.edges(subject)[1]]
    return front + back


def _sentence_before_tag(analysis: Analysis, verb: int) -> list[int] | None:
    """The words before a tag at the sentence's end (", X said.") that the parse did not tie to it."""
    tokens, sentence = analysis.tokens, analysis.sentences[analysis.tokens[verb].sentence]
    subject = analysis.child(verb, "nsubj")
    if subject is None or tokens[verb].tag not in ("VBD", "VBZ", "VBP"):
        return None
    begin = min(analysis.edges(subject)[0], verb)
    if begin - sentence.first < 4 or tokens[begin - 1].text not in (",", "”", '"', "''", "’"):
        return None
    if any(tokens[c].dep in ("dobj", "xcomp", "mark", "advmod") and c != verb - 1 for c in analysis.children(verb)):
        return None
    rest = [t for t in tokens[verb + 1 : sentence.last] if t.pos in ("VERB", "AUX")]
    return None if rest and subject < verb else list(range(sentence.first, begin))


def _keeps_silent(analysis: Analysis, verb: int, infinitive: list[int]) -> bool:
    """"Declined to comment", "asked not to be named": a silence, not an attribution."""
    tokens, silent = analysis.tokens, lang.words("en", "refusals")
    words = [tokens[i] for i in infinitive[:5]]
    negated = _negated(analysis, verb) or any(t.dep == "neg" for t in words)
    if tokens[verb].lemma not in REFUSING and not negated:
        return False
    return any(t.pos == "VERB" and t.lemma in silent for t in words)


def _infinitive(analysis: Analysis, verb: int) -> list[int] | None:
    """The infinitive that a verb takes, with the one who is to act ("urged both sides to …")."""
    tokens = analysis.tokens
    for child in analysis.children(verb):
        if tokens[child].dep in ("xcomp", "ccomp", "advcl") and child > verb and _is_infinitive(analysis, child):
            first, last = analysis.edges(child)
            for other in analysis.children(verb):
                if tokens[other].dep in ("dobj", "dative") and verb < other < child:
                    first = min(first, analysis.edges(other)[0])
                if tokens[other].dep == "prep" and tokens[other].lower in ("on", "upon", "for") and verb < other < child:
                    first = min(first, other + 1)
            return list(range(first, last + 1))
    return None


def _is_infinitive(analysis: Analysis, verb: int) -> bool:
    return any(analysis.tokens[c].lower == "to" and c < verb for c in analysis.children(verb))


def _object(analysis: Analysis, verb: int, obj: int) -> list[int]:
    """The object with what is said of it: "called the plan a disaster", "accused him of …", "praised it for …"."""
    tokens = analysis.tokens
    first, last = analysis.edges(obj)
    for child in analysis.children(verb):
        tail = tokens[child].dep in ("oprd", "dobj", "acomp", "xcomp", "attr")
        tail = tail or (tokens[child].dep == "prep" and tokens[child].lower in OBJECT_TAILS)
        if tail and child > obj and analysis.edges(child)[0] <= last + 2:
            last = max(last, analysis.edges(child)[1])
    return list(range(first, last + 1)) if first > verb else _range(analysis, obj)


def _by_noun(analysis: Analysis, noun: int, forms: Forms) -> Found | None:
    tokens = analysis.tokens
    governor = tokens[noun].head
    if tokens[noun].dep == "dobj" and "np" in cue_forms("en").get((tokens[governor].lemma.lower(), "verb"), {}):
        return None
    for child in analysis.children(noun):
        token = tokens[child]
        if child <= noun:
            continue
        if token.dep in ("acl", "ccomp", "relcl") and _begins_with(analysis, child, "that") and "clause" in forms:
            return _noun_relation(analysis, noun, _range(analysis, child), "noun.clause", forms["clause"])
        if token.dep == "acl" and _is_infinitive(analysis, child) and "inf" in forms:
            return _noun_relation(analysis, noun, _range(analysis, child), "noun.inf", forms["inf"])
        if token.dep == "prep" and token.lower in forms:
            inner = analysis.child(child, "pobj", "pcomp")
            if inner is not None:
                return _noun_relation(
                    analysis, noun, _range(analysis, inner), f"noun.{token.lower}", forms[token.lower], (child,)
                )
    head = tokens[noun].head
    if tokens[noun].dep == "nsubj" and tokens[head].lemma == "be" and "clause" in forms:
        clause = analysis.child(head, "ccomp")
        if clause is not None and clause > head:
            return _noun_relation(analysis, noun, _range(analysis, clause), "noun.be", forms["clause"], (head,))
    return None


def _begins_with(analysis: Analysis, clause: int, word: str) -> bool:
    first, _ = analysis.edges(clause)
    token = analysis.tokens[first]
    return token.lower == word and token.dep == "mark"


def _noun_relation(
    analysis: Analysis, noun: int, content: list[int], form: str, strength: float, also: tuple[int, ...] = ()
) -> Found | None:
    head = _noun_source(analysis, noun)
    if head is not None and analysis.tokens[head].lower in (*AUTHOR, "my", "our", "your"):
        return None
    if head is None and not form.endswith("clause"):
        return None
    source = source_tokens(analysis, head, (noun, *content)) if head is not None else []
    cue = [i for i in [*_noun_cue(analysis, noun), *also] if i not in source]
    return Found(
        spans_of(analysis, source),
        spans_of(analysis, cue),
        spans_of(analysis, [i for i in content if i not in source and i not in cue]),
        f"quotes.{form}",
        strength,
        noun,
    )


def _noun_source(analysis: Analysis, noun: int) -> int | None:
    tokens = analysis.tokens
    owner = analysis.child(noun, "poss")
    if owner is not None:
        return owner
    for child in analysis.children(noun):
        if tokens[child].dep in ("prep", "agent") and tokens[child].lower in ("by", "from"):
            return analysis.child(child, "pobj")
    head = tokens[noun].head
    if tokens[noun].dep in ("dobj", "attr") and tokens[head].lemma in LIGHT:
        return source_of(analysis, head)
    return None


def _noun_cue(analysis: Analysis, noun: int) -> list[int]:
    tokens = analysis.tokens
    beside = [c for c in analysis.children(noun) if tokens[c].dep in ("det", "amod", "compound") and c < noun]
    head = tokens[noun].head
    verb = [head] if tokens[noun].dep == "dobj" and tokens[head].lemma in LIGHT else []
    return [*verb, *beside, noun]


def _by_adjective(analysis: Analysis, adjective: int, forms: Forms) -> Found | None:
    """"was confident that …": the subject of the verb is the source."""
    tokens = analysis.tokens
    if tokens[adjective].dep not in ("acomp", "conj", "oprd", "attr"):
        return None
    verb = tokens[adjective].head
    subject = analysis.child(verb, "nsubj")
    if subject is None or tokens[subject].lower in (*AUTHOR, "it", "there", "that", "this"):
        return None
    content, also, form = _adjective_content(analysis, adjective, verb, forms)
    if not content:
        return None
    source = source_tokens(analysis, subject)
    return Found(
        spans_of(analysis, source),
        spans_of(analysis, [*(i for i in cue_tokens(analysis, verb) if i not in source), adjective, *also]),
        spans_of(analysis, content),
        f"quotes.adj.{form}",
        forms[form],
        adjective,
    )


def _adjective_content(
    analysis: Analysis, adjective: int, verb: int, forms: Forms
) -> tuple[list[int], tuple[int, ...], str]:
    for child in (*analysis.children(adjective), *analysis.children(verb)):
        token = analysis.tokens[child]
        if child > adjective and token.dep == "ccomp" and "clause" in forms:
            return _range(analysis, child), (), "clause"
        if child > adjective and token.dep == "prep" and token.lower in forms and token.head == adjective:
            inner = analysis.child(child, "pobj", "pcomp")
            if inner is not None:
                return _range(analysis, inner), (child,), token.lower
    return [], (), ""


def according_to(analysis: Analysis) -> Iterator[Found]:
    """"According to X, …" and "…, as X put it": the rest of the clause is the content."""
    for token in analysis.tokens:
        if token.lower == "according":
            found = _according(analysis, token.i)
            if found is not None and found.content:
                yield found


def _according(analysis: Analysis, i: int) -> Found | None:
    to = analysis.child(i, "prep")
    if to is None or analysis.tokens[to].lower != "to":
        return None
    source = analysis.child(to, "pobj")
    if source is None:
        return None
    sentence = analysis.sentences[analysis.tokens[i].sentence]
    phrase = set(range(i, analysis.edges(source)[1] + 1))
    governor = analysis.tokens[i].head
    first, last = analysis.edges(governor) if governor != i else (sentence.first, sentence.last - 1)
    if analysis.tokens[governor].pos not in ("VERB", "AUX"):
        first, last = _wider(analysis, governor, sentence.first, sentence.last - 1)
    content = [k for k in range(first, last + 1) if k not in phrase]
    return Found(
        spans_of(analysis, _range(analysis, source)),
        (clean(analysis, analysis.tokens[i].start, analysis.tokens[to].end),),
        spans_of(analysis, content),
        "quotes.according_to",
        0.95,
        i,
    )


def _wider(analysis: Analysis, governor: int, first: int, last: int) -> tuple[int, int]:
    """The nearest clause above a noun that "according to" was tied to."""
    for above in analysis.ancestors(governor):
        if analysis.tokens[above].pos in ("VERB", "AUX"):
            return analysis.edges(above)
    return first, last


def span_tokens(analysis: Analysis, spans: tuple[Span, ...]) -> set[int]:
    """The tokens under these spans."""
    return {i for s in spans for i in analysis.tokens_in(s.start, s.end)}
