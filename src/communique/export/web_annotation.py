"""Readings as W3C Web Annotations: one AnnotationCollection whose one page holds all, each on a line of its own.

One JSON-LD document rather than one annotation a line, because that is what the tools take: what loads annotations
(Annotorious, Recogito, Mirador) takes the ``items`` of a page, and a JSON-LD processor reads the file as it is. It is
written as it grows, so ``id`` and ``total``, known at the end, stand at the end.

A target has two selectors, each enough alone. ``TextPositionSelector`` counts in ``Document.text``, in UTF-16 code
units as browsers do (the Recommendation speaks of characters; every tool that reads it in a browser counts code
units). ``TextQuoteSelector`` gives the words with up to 32 characters on either side: on the web page itself, whose
text has menus and captions about it, only this one finds the place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from uuid import UUID, uuid5

from communique.export.addresses import web_address
from communique.export.annotated import Annotated, annotated
from communique.export.json_lines import json_line
from communique.export.placing import Target, placed
from communique.export.stable_ids import document_key, stable_id
from communique.export.tables import NO_DOSSIERS, Dossiers
from communique.export.utf16 import utf16_offsets
from communique.records import Reading
from communique.version import VERSION

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters (code points) of prefix and suffix: enough to tell places apart, as in the Recommendation's examples."""
NAMESPACE = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
"""RFC 4122's name space for addresses, in which the ids are made."""


def annotations_of(reading: Reading, dossiers: Dossiers = NO_DOSSIERS) -> Iterator[dict[str, object]]:
    """One annotation for each place of a contact, quote or mark, without ``@context``.

    Its ``id`` is made of document and record alone: the same reading gives the same ids.
    """
    document = reading.document
    key = document_key(document)
    id = key[0]
    source = web_address(document.url) or f"urn:{id}"
    units = utf16_offsets(document.text)
    for place in annotated(reading):
        start, end = place.span.start, place.span.end
        selectors: list[dict[str, object]] = [
            {
                "type": "TextQuoteSelector",
                "exact": place.span.text,
                "prefix": document.text[max(0, start - AROUND) : start],
                "suffix": document.text[end : end + AROUND],
            },
            {"type": "TextPositionSelector", "start": units(start), "end": units(end)},
        ]
        yield {
            "id": _urn(stable_id("annotation", *key, place.path)),
            "type": "Annotation",
            "motivation": ["tagging", "describing"],
            "body": _bodies(place, dossiers.get((id, place.path.partition("/")[0]))),
            "target": {"source": source, "selector": selectors},
        }


def write_annotations(readings: Iterable[Reading], target: Target, dossiers: Dossiers = NO_DOSSIERS) -> dict[str, int]:
    """The annotations of all readings as one AnnotationCollection; how many.

    Raises:
        CommuniqueError: E120 when the file cannot be written.
    """
    count, seen = 0, sha256()
    with placed(target) as stream:
        stream.write(_opening())
        for reading in readings:
            for annotation in annotations_of(reading, dossiers):
                stream.write((b",\n" if count else b"\n") + json_line(annotation))
                seen.update(str(annotation["id"]).encode("ascii"))
                count += 1
        stream.write(_closing(count, seen.hexdigest()))
    return {"annotations": count}


def _bodies(place: Annotated, dossier: str | None) -> list[dict[str, object]]:
    tags = [place.kind] if dossier is None else [place.kind, f"dossier {dossier}"]
    tagging: list[dict[str, object]] = [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags]
    said = {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "language": "en"}
    return [*tagging, {**said, "value": place.says}]


def _opening() -> bytes:
    head = {"@context": CONTEXT, "type": "AnnotationCollection", "label": f"Communique {VERSION}"}
    return json_line(head)[:-1] + b',"first":{"type":"AnnotationPage","startIndex":0,"items":['


def _closing(count: int, seen: str) -> bytes:
    page, collection = _urn(stable_id("page", seen)), _urn(stable_id("collection", seen))
    ends = json_line({"id": page, "partOf": collection})[1:]
    return b"\n]," + ends + b"," + json_line({"id": collection, "total": count})[1:] + b"\n"


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE, name)}"
