"""Dossiers as the JSON of the output contract of ``compare``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from communique.dossiers import Dossier, Fact, Link, Word
from communique.export.records import NOT_PLAIN, Json
from communique.spans import Span


def dossiers_to_json(dossiers: Iterable[Dossier], *, indent: int | None = 2) -> str:
    """One object with the field ``dossiers``, always encodable as UTF-8."""
    text = json.dumps({"dossiers": [dossier_to_dict(d) for d in dossiers]}, ensure_ascii=False, indent=indent)
    return NOT_PLAIN.sub(lambda m: f"\\u{ord(m.group()):04x}", text)


def dossier_to_dict(dossier: Dossier) -> dict[str, Json]:
    """The contract's object for one dossier, of dicts, lists, strings, numbers and None."""
    return {
        "id": dossier.id,
        "kind": dossier.kind,
        "status": dossier.status,
        "date": dossier.date,
        "place": dossier.place,
        "participants": list(dossier.participants),
        "accounts": list(dossier.accounts),
        "copies": [list(group) for group in dossier.copies],
        "independent_sources": dossier.independent_sources,
        "sides_heard": list(dossier.sides_heard),
        "not_heard": list(dossier.not_heard),
        "facts": [_fact(f) for f in dossier.facts],
        "links": [_link(link) for link in dossier.links],
        "confirmed_by": [_word(w) for w in dossier.confirmed_by],
        "not_confirmed_by": [_word(w) for w in dossier.not_confirmed_by],
    }


def _fact(fact: Fact) -> Json:
    return {
        "about": fact.about,
        "says": {name: _span(span) for name, span in fact.says.items()},
        "verdict": fact.verdict,
        "independent": fact.independent,
    }


def _link(link: Link) -> Json:
    return {
        "copy": link.copy,
        "of": link.of,
        "tie": link.tie,
        "share": link.share,
        "evidence": _span(link.evidence),
    }


def _word(word: Word) -> Json:
    return {"document": word.document, "who": word.who, "how": word.how, "span": _span(word.span)}


def _span(span: Span | None) -> Json:
    return None if span is None else {"text": span.text, "start": span.start, "end": span.end}


def dossier_from_dict(data: Mapping[str, Any]) -> Dossier:
    """The dossier that :func:`dossier_to_dict` gave; ``data`` is taken as sound."""
    many = ("participants", "accounts", "sides_heard", "not_heard")
    told = dict(data) | {name: tuple(data[name]) for name in many}
    told["copies"] = tuple(tuple(group) for group in data["copies"])
    told["facts"] = tuple(_fact_of(fact) for fact in data["facts"])
    told["links"] = tuple(Link(**link | {"evidence": _span_of(link["evidence"])}) for link in data["links"])
    for name in ("confirmed_by", "not_confirmed_by"):
        told[name] = tuple(Word(**word | {"span": _span_of(word["span"])}) for word in data[name])
    return Dossier(**told)


def _fact_of(told: Mapping[str, Any]) -> Fact:
    says = {name: _span_of(span) for name, span in told["says"].items()}
    return Fact(told["about"], says, told["verdict"], told["independent"])


def _span_of(told: Mapping[str, Any] | None) -> Span | None:
    return Span(told["start"], told["end"], told["text"]) if told else None
