"""Whom a headline tells by an office alone, and the opening of the text by the same office in other words."""

from __future__ import annotations

from collections.abc import Iterable

from communique.analysis import Analysis
from communique.resolve.entities_offices import office_fits
from communique.resolve.entities_people import Someone, plain_name
from communique.roster import FoundMention


def told_in_headline(analysis: Analysis, mention: FoundMention, made: Iterable[Someone]) -> Someone | None:
    """The one of whom a headline says what the first sentence below it does: in "Ostmark security chief visits Selm".

    "The head of Ostmark's Security Service" is that chief, and not "a head of Ostmark's Security Service".
    """
    body = (q for q in analysis.sentences if analysis.paragraphs[q.paragraph].role != "title")
    first = next(body, None)
    opens = first is not None and first.start <= mention.span.start < first.end
    if not opens or not mention.of or not mention.office or not mention.span.text.lower().startswith("the "):
        return None
    of, office = plain_name(mention.of), mention.office
    above = (w for w in made if w.type == "person" and w.mentions and all(_in_title(analysis, m) for m in w.mentions))
    found = [w for w in above if of in w.ofs and any(office_fits(o, office) for o in w.offices)]
    if len(found) != 1:
        return None
    # a headline says it in fewer words
    found[0].name = mention.span.text
    found[0].offices.insert(0, office)
    return found[0]


def _in_title(analysis: Analysis, mention: FoundMention) -> bool:
    paragraph = analysis.paragraph_at(mention.span.start)
    return paragraph is not None and paragraph.role == "title"
