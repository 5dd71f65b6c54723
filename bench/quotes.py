"""Who said what: our figures beside those of other installable quotation finders, on the same texts in the same run.

Data: ``quotes/polnear.dev``, by the scorer ``quotes.py`` that lies beside the data (``../score``).
Command: ``python bench/quotes.py [--texts N]``; the peer needs the ``peers`` extra (``pip install '.[peers]'``).
Prints, for our whole reading, for our rules alone and for each peer: relation F1 (content and source both right),
recall by kind, F1 of the words under each role, and words a second (for a peer, its parser's time included).
Peers: textacy's ``direct_quotations``, which finds quotations in marks, over the same spaCy pipeline as ours.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import importlib.util
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from communique.document import Document
from communique.find.quotes_rules import ruled_quotes
from communique.reader import Reader
from communique.records import Quote
from communique.version import VERSION
from corpora import counted, documents_of, rows, scored

SET = "quotes/polnear.dev"
Relations = list[dict[str, list[tuple[int, int]]]]
Finder = Callable[[Document], Relations]
ROLES = ("source", "cue", "content")


def ours(reader: Reader) -> Finder:
    """What a reader of ours finds."""

    def spans(quote: Quote) -> dict[str, list[tuple[int, int]]]:
        return {role: [(s.start, s.end) for s in getattr(quote, role).spans] for role in ROLES}

    return lambda document: [spans(q) for q in reader.read(document).quotes]


def textacy() -> Finder:
    """Textacy's direct quotations: sources and cues are tokens, contents spans; a text that it refuses has none."""
    from textacy.extract.triples import direct_quotations

    from communique.analysis.model import pipeline

    def found(document: Document) -> Relations:
        def spans(tokens: Any) -> list[tuple[int, int]]:
            return [(t.idx, t.idx + len(t)) for t in tokens]

        result = []
        try:
            quotations = list(direct_quotations(pipeline()(document.text)))
        except ValueError as error:
            print(f"\ntextacy refuses {document.name}: {str(error)[:80]}", file=sys.stderr)
            return []
        for quotation in quotations:
            content = [(quotation.content.start_char, quotation.content.end_char)]
            result.append({"source": spans(quotation.speaker), "cue": spans(quotation.cue), "content": content})
        return result

    return found


def finders() -> Iterator[tuple[str, Finder]]:
    """Our finders, then the peers that are installed."""
    yield f"communique {VERSION}", ours(Reader())
    yield f"communique {VERSION}, rules alone", ours(Reader(ruled_quotes))
    if importlib.util.find_spec("textacy"):
        yield f"textacy {importlib.metadata.version('textacy')}", textacy()
    else:
        print("textacy is not installed: pip install '.[peers]'", file=sys.stderr)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, help="only so many texts")
    texts = documents_of(SET)[: parser.parse_args().texts]
    gold = rows(SET)[: len(texts)]
    words = sum(len(d.text.split()) for d in texts)
    print(f"{SET}: {len(texts)} texts, {words} words, {sum(len(r['relations']) for r in gold)} relations")
    print(
        f"{'':32}{'relation':>9}{'direct':>8}{'mixed':>8}{'indirect':>9}{'content':>9}{'source':>8}{'cue':>7}{'words/s':>9}"
    )
    for name, find in finders():
        find(texts[0])
        began = time.process_time()
        predicted = [{"id": d.name, "relations": find(d)} for d in counted(texts, len(texts), name)]
        spent = time.process_time() - began
        got = scored("quotes", gold, predicted)
        kinds, tokens = got["by_kind"], got["tokens"]
        figures = [got["relation"]["f1"], *(kinds[k]["recall"] for k in ("direct", "mixed", "indirect"))]
        figures += [tokens[r]["f1"] for r in ("content", "source", "cue")]
        widths = (9, 8, 8, 9, 9, 8, 7)
        cells = "".join(f"{f:{w}.1f}" for f, w in zip(figures, widths, strict=True))
        print(f"{name:32}{cells}{words / spent:9.0f}", flush=True)


if __name__ == "__main__":
    main()
