"""What a text reprints of others without marks: letters, and articles under a line that cites them.

``"Ferry Strike Ends," by Ada Marr, Selm Courier, 3 May 2023:`` opens the article of the Courier; "Dear Premier, ..."
opens a letter that ends with "Sincerely, Ada Marr".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from communique import lang
from communique.analysis import Analysis, Paragraph
from communique.find.quotes_found import Found, clean
from communique.find.sources_names import is_outlet
from communique.spans import Span, span_of

CITATION = re.compile(r"[“\"][^“”\"\n]+[”\"],?\s+(?:by [^,:\n]+, )?(?P<outlet>[^,:\n]+), [^:\n]*\b\d{4}\b[^:\n]*:\s*$")
"""A line that cites an article by title, author if named, outlet and date."""
CLOSING = 60
"""Code points of a line that closes a letter."""
MOST_PARAGRAPHS = 60
LONGEST_NAME = 80
OUTLET_WORDS = 6
LEADS_OVER = (":", "…", "...")


def reprints(analysis: Analysis) -> Iterator[Found]:
    """Every letter and cited article that stands in the text without marks, as its writer's or outlet's words."""
    yield from _letters(analysis)
    for paragraph in analysis.paragraphs:
        yield from _cited(analysis, paragraph)


def _letters(analysis: Analysis) -> Iterator[Found]:
    """Letters inside a text of somebody else: one that opens the text is the text."""
    bodies = [p for p in analysis.paragraphs if p.role == "body"]
    end = -1
    for at, paragraph in enumerate(bodies):
        if paragraph.i <= end or not _begins(analysis, paragraph, "salutation"):
            continue
        if at == 0 and not (paragraph.i and _text(analysis, analysis.paragraphs[paragraph.i - 1]).endswith(":")):
            continue
        rest = analysis.paragraphs[paragraph.i + 1 : paragraph.i + 1 + MOST_PARAGRAPHS]
        closing = next((p for p in rest if len(_text(analysis, p)) <= CLOSING and _closes(analysis, p)), None)
        if closing is None:
            continue
        end = closing.i
        signature = _signature(analysis, closing)
        inside = analysis.paragraphs[paragraph.i : closing.i if _names(closing, signature) else closing.i + 1]
        content = tuple(span_of(analysis.text, p.start, p.end) for p in inside)
        yield Found(() if signature is None else (signature,), (), content, "quotes.turn", 0.85, verbatim=True)


def _names(closing: Paragraph, signature: Span | None) -> bool:
    """Whether the line that closes a letter holds the name too, which is no part of what the letter says."""
    return signature is not None and closing.start <= signature.start < closing.end


def _signature(analysis: Analysis, closing: Paragraph) -> Span | None:
    """Whose name stands behind the closing of a letter, on its line or the next one."""
    text = _text(analysis, closing)
    head, _, name = text.partition(",")
    if name.strip()[:1].isupper():
        return clean(analysis, closing.start + len(head) + 1, closing.end)
    following = analysis.paragraphs[closing.i + 1 : closing.i + 2]
    if not following:
        return None
    line = _text(analysis, following[0])
    if len(line) > LONGEST_NAME or line[-1] in ".!?:" or not line[0].isupper():
        return None
    first = line.split(",")[0].split("\n")[0]
    return clean(analysis, following[0].start, following[0].start + len(first))


def _closes(analysis: Analysis, paragraph: Paragraph) -> bool:
    """Whether a short line closes a letter: "Yours sincerely,", not "Yours is a hard task."."""
    text = _text(analysis, paragraph)
    alone = "," in text or len(text.split()) <= 2
    verbs = _has_verb(analysis, paragraph.start, paragraph.end)
    return alone and text[-1] not in "?!:" and _begins(analysis, paragraph, "closing") and not verbs


def _has_verb(analysis: Analysis, start: int, end: int) -> bool:
    inside = analysis.tokens[slice(*_bounds(analysis, start, end))]
    return any(t.tag in ("VBD", "VBZ", "VBP", "MD") and t.text.islower() for t in inside)


def _bounds(analysis: Analysis, start: int, end: int) -> tuple[int, int]:
    inside = analysis.tokens_in(start, end)
    return inside.start, inside.stop


def _begins(analysis: Analysis, paragraph: Paragraph, kind: str) -> bool:
    text = _text(analysis, paragraph).lower()
    return any(text.startswith(w) and not text[len(w) : len(w) + 1].isalnum() for w in _frame()[kind])


def _cited(analysis: Analysis, paragraph: Paragraph) -> Iterator[Found]:
    """What stands under a line that names an article, to the end of the text: its own comment comes before it.

    A line that is only an outlet's name opens one paragraph.
    """
    text = _text(analysis, paragraph)
    following = [p for p in analysis.paragraphs[paragraph.i + 1 :] if p.role == "body"]
    if not text.endswith(LEADS_OVER) or not following:
        return
    passed = passed_on(analysis, paragraph)
    if passed is not None:
        first = span_of(analysis.text, following[0].start, following[0].end)
        yield Found((passed,), (), (first,), "quotes.block", 0.8, verbatim=True)
        return
    cited = CITATION.fullmatch(text)
    if cited and not _has_verb(analysis, paragraph.start + cited.start("outlet"), paragraph.end):
        source = clean(analysis, paragraph.start + cited.start("outlet"), paragraph.start + cited.end("outlet"))
        content = tuple(span_of(analysis.text, p.start, p.end) for p in following)
        yield Found((source,), (), content, "quotes.turn", 0.8, verbatim=True)
        return
    name = text[:-1].strip()
    if len(name.split()) <= OUTLET_WORDS and name.istitle() and is_outlet(name):
        source = clean(analysis, paragraph.start, paragraph.end)
        content = (span_of(analysis.text, following[0].start, following[0].end),)
        yield Found((source,), (), content, "quotes.block", 0.8, verbatim=True)


def passed_on(analysis: Analysis, paragraph: Paragraph, kind: str = "passing") -> Span | None:
    """Whose text a line passes on: "Via the Selm Courier...", "The following comes from the Courier:".

    ``kind`` says which words such a line begins with; with "taken" a work may be named as well: "From his memoir:".
    """
    text = _text(analysis, paragraph)
    begun = next((w for w in _frame()[kind] if text.lower().startswith(w + " ")), None)
    if begun is None or not text.endswith(LEADS_OVER):
        return None
    source = clean(analysis, paragraph.start + len(begun), paragraph.end)
    name = source.text.rstrip(".…: ").split()
    if not name or len(name) > OUTLET_WORDS or _has_verb(analysis, source.start, source.end):
        return None
    return source if kind == "taken" or name[-1][0].isupper() else None


def _text(analysis: Analysis, paragraph: Paragraph) -> str:
    return analysis.text[paragraph.start : paragraph.end].strip()


@cache
def _frame() -> dict[str, tuple[str, ...]]:
    return {row["kind"]: tuple(row["forms"].split(", ")) for row in lang.rows("en", "letter_words")}
