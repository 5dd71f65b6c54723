"""Who is named only when it is told what "his French counterpart" answered: "Ada Marr answered that ..."."""

from __future__ import annotations

from collections.abc import Iterable

from communique.analysis import Analysis, Sentence
from communique.lang.names import word_set
from communique.resolve.entities_people import Someone
from communique.roster import FoundMention

ANSWERING = word_set("en", "answering")


def who_answers(analysis: Analysis, mention: FoundMention, people: Iterable[Someone]) -> Someone | None:
    """Whom a role means that the next sentence names as the one who answers, and of whom nothing else is known.

    As in "Vos urged his Karadani counterpart to open the market. Ada Marr replied that this took time".
    """
    here = analysis.sentence_at(mention.span.start)
    if here is None or here.i + 1 >= len(analysis.sentences) or _is_title(analysis, here):
        return None
    following = analysis.sentences[here.i + 1]
    subjects = _answering(analysis, following)
    found = (w for w in people if w.type == "person" and " " in w.name and not (w.offices or w.ofs))
    return next((w for w in found if subjects and _is_new(analysis, w, subjects, following)), None)


def _answering(analysis: Analysis, sentence: Sentence) -> set[int]:
    """The subjects of the verbs of answering in a sentence, where they stand before them."""
    tokens = analysis.tokens
    verbs = (t for t in tokens[sentence.first : sentence.last] if t.pos == "VERB" and t.lemma.lower() in ANSWERING)
    subjects = (c for t in verbs for c in analysis.children(t.i) if tokens[c].dep == "nsubj" and c < t.i)
    return set(subjects)


def _is_new(analysis: Analysis, who: Someone, subjects: set[int], sentence: Sentence) -> bool:
    """Whether somebody is one of these subjects, and named nowhere before but in the headline."""
    before = (analysis.sentence_at(m.span.start) for m in who.mentions if m.span.start < sentence.start)
    heads = {analysis.head_of(m.span.start, m.span.end) for m in who.mentions if m.span.start >= sentence.start}
    return not heads.isdisjoint(subjects) and all(q is not None and _is_title(analysis, q) for q in before)


def _is_title(analysis: Analysis, sentence: Sentence) -> bool:
    return analysis.paragraphs[sentence.paragraph].role == "title"
