"""Whether a damaged quotation mark harms more than its own paragraph.

Data: 200 texts of ``quotes/polnear.dev``, ``contacts/dev`` and the readouts.
Command: ``python bench/robustness.py [--texts N] [--show]``
In every text that has quotation marks one mark is removed, one doubled and one exchanged for a mark of another style
(which one is drawn with a fixed seed). Prints how many readings kept every quote that stands wholly in other
paragraphs, with its source, cue, content and kind; fails when one did not.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Iterator

from communique.document import Document
from communique.reader import Reader
from communique.records import Quote, Reading
from corpora import counted, documents_of

SETS = (("quotes/polnear.dev", 84), ("contacts/dev", 45), ("readouts/whitehouse", 36), ("readouts/kremlin", 35))
MARK = re.compile(r"[\"“”«»„]")
OTHERS = {'"': "”", "“": '"', "”": "“", "«": "„", "»": '"', "„": "«"}
Fact = tuple[str, ...]


def damaged(text: str, rng: random.Random) -> Iterator[tuple[str, int, int, str]]:
    """The text with one mark changed in each way: what was done, where, by how much longer it is, and the text."""
    places = [m.start() for m in MARK.finditer(text)]
    if places:
        for what in ("removed", "doubled", "mismatched"):
            at = rng.choice(places)
            mark = text[at]
            new = {"removed": "", "doubled": 2 * mark, "mismatched": OTHERS[mark]}[what]
            yield what, at, len(new) - 1, text[:at] + new + text[at + 1 :]


def outside(reading: Reading, start: int, end: int, shift: int) -> list[Fact]:
    """The quotes that stand wholly outside the paragraph ``[start, end)``, as places in the undamaged text."""

    def place(quote: Quote, role: str) -> str:
        spans = getattr(quote, role).spans
        return " ".join(f"{s.start - shift * (s.start >= end)}-{s.end - shift * (s.end >= end)}" for s in spans)

    def free(quote: Quote) -> bool:
        spans = (*quote.source.spans, *quote.cue.spans, *quote.content.spans)
        return all(s.end <= start or s.start >= end for s in spans)

    roles = ("source", "cue", "content")
    return [(q.kind, q.source.name or "", *(place(q, r) for r in roles)) for q in reading.quotes if free(q)]


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
            before = outside(whole, start, end, 0)
            after = outside(reader.read(Document(text, language="en")), start, end + shift, shift)
            tried += 1
            if before != after:
                harmed += 1
                if options.show:
                    print(document.name, what, at, set(before) ^ set(after))
    print(f"{len(texts)} texts, {tried} damaged marks: {tried - harmed} readings kept every quote of other paragraphs")
    sys.exit(harmed > 0)


if __name__ == "__main__":
    main()
