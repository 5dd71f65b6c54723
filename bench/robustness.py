"""Whether a damaged quotation mark harms more than its own paragraph.

Data: 200 texts of ``quotes/polnear.dev``, ``contacts/dev`` and the readouts.
Command: ``python bench/robustness.py [--texts N] [--show]``
In every text that has quotation marks one mark is removed, one doubled and one exchanged for a mark of another style
(which one is drawn with a fixed seed). Prints how many readings kept every quote that stands wholly in other
paragraphs, with its source, cue, content and kind; fails when one did not. A quotation that runs over paragraphs stands
in all of them.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Iterator

from communique.document import Document
from communique.reader import Reader
from communique.records import Reading
from communique.spans import Span
from corpora import counted, documents_of

SETS = (("quotes/polnear.dev", 84), ("contacts/dev", 45), ("readouts/whitehouse", 36), ("readouts/kremlin", 35))
MARK = re.compile(r"[\"“”«»„]")
OTHERS = {'"': "”", "“": '"', "”": "“", "«": "„", "»": '"', "„": "«"}
Places = tuple[tuple[tuple[int, int], ...], ...]
Fact = tuple[str, str, Places]


def damaged(text: str, rng: random.Random) -> Iterator[tuple[str, int, int, str]]:
    """The text with one mark changed in each way: what was done, where, by how much longer it is, and the text."""
    places = [m.start() for m in MARK.finditer(text)]
    if places:
        for what in ("removed", "doubled", "mismatched"):
            at = rng.choice(places)
            mark = text[at]
            new = {"removed": "", "doubled": 2 * mark, "mismatched": OTHERS[mark]}[what]
            yield what, at, len(new) - 1, text[:at] + new + text[at + 1 :]


def place(span: Span, end: int, shift: int) -> tuple[int, int]:
    """Where a span stands in the undamaged text, whose damaged paragraph ends at ``end`` in this one."""
    return span.start - shift * (span.start >= end), span.end - shift * (span.end >= end)


def outside(reading: Reading, start: int, end: int, shift: int) -> tuple[list[Fact], list[tuple[int, int]]]:
    """The quotes that stand wholly outside the paragraph ``[start, end)``, and where those reach that do not.

    Both as places in the undamaged text: a quotation that runs over paragraphs is damaged as a whole.
    """
    facts: list[Fact] = []
    reached: list[tuple[int, int]] = []
    for quote in reading.quotes:
        spans = (*quote.source.spans, *quote.cue.spans, *quote.content.spans)
        if all(s.end <= start or s.start >= end for s in spans):
            parts = (quote.source.spans, quote.cue.spans, quote.content.spans)
            places = tuple(tuple(place(s, end, shift) for s in part) for part in parts)
            facts.append((quote.kind, quote.source.name or "", places))
        else:
            reached += [place(s, end, shift) for s in quote.content.spans]
    return facts, reached


def apart(facts: list[Fact], reached: list[tuple[int, int]]) -> list[Fact]:
    """The quotes that share no words with those that reach into the damaged paragraph."""
    return [f for f in facts if not any(a < y and x < b for a, b in f[2][2] for x, y in reached)]


def paragraph_around(text: str, at: int) -> tuple[int, int]:
    """The line that holds an offset."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=200)
    parser.add_argument("--show", action="store_true", help="print what changed")
    options = parser.parse_args()
    texts = [d for name, count in SETS for d in documents_of(name)[:count]][: options.texts]
    rng, reader, tried, harmed = random.Random(7), Reader(), 0, 0
    for document in counted(texts, len(texts), "texts"):
        whole = reader.read(Document(document.text, language="en"))
        for what, at, shift, text in damaged(document.text, rng):
            start, end = paragraph_around(document.text, at)
            before, reached = outside(whole, start, end, 0)
            after, beyond = outside(reader.read(Document(text, language="en")), start, end + shift, shift)
            before, after = (apart(facts, reached + beyond) for facts in (before, after))
            tried += 1
            if before != after:
                harmed += 1
                if options.show:
                    print(document.name, what, at, set(before) ^ set(after))
    print(f"{len(texts)} texts, {tried} damaged marks: {tried - harmed} readings kept every quote of other paragraphs")
    sys.exit(harmed > 0)


if __name__ == "__main__":
    main()
