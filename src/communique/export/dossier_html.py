"""A printable page of one dossier with its sources: facts by accounts, who rests on whom, the texts.

Self-contained: no script, no address that is loaded; every word of a text is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from communique.dossiers import Dossier, Fact
from communique.export.dossier_text import POINTS, TIES
from communique.export.visible import visible, visible_lines
from communique.export.wording import KINDS, STATUSES, counted, day
from communique.records import Reading

VERDICTS = {"contradict": "contradicted", "agree": "agreed", "one_sided": "one source only"}
STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;max-width:60em;margin:2em auto;padding:0 1em;"
    "color:#1a1a1a;background:#fff}"
    "h1{font-size:1.4em}h2{font-size:1.15em;margin-top:1.6em}table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #bbb;padding:.3em .5em;text-align:left;vertical-align:top}th{font-weight:600}"
    "td.silent{color:#595959;font-style:italic}tr.contradict td:first-child{border-left:6px solid #a3241b}"
    "tr.agree td:first-child{border-left:6px solid #0b6e4f}tr.one_sided td:first-child{border-left:6px solid #bbb}"
    "pre{white-space:pre-wrap;font:inherit;border-left:3px solid #ccc;padding-left:1em}mark{background:#fdeeb5}"
    "@media print{body{margin:0;max-width:none}tr,pre{break-inside:avoid}}"
)


def dossier_page(dossier: Dossier, readings: Iterable[Reading]) -> str:
    """The page as one HTML document; ``readings`` are those of the accounts, named as the dossier names them."""
    title = _title(dossier)
    texts = "".join(_text(dossier, reading) for reading in readings)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{_shown(title)}</title>'
        f"<style>{STYLE}</style></head><body><h1>{_shown(title)}</h1>{_about(dossier)}"
        f"<h2>Facts by accounts</h2>{_table(dossier)}<h2>The accounts</h2>{texts}</body></html>\n"
    )


def _title(dossier: Dossier) -> str:
    parts = [KINDS[dossier.kind], day(dossier.date) if dossier.date else "", dossier.place or ""]
    return f"{', '.join(p for p in parts if p)}: {', '.join(dossier.participants)}"


def _about(dossier: Dossier) -> str:
    accounts, sources = len(dossier.accounts), dossier.independent_sources
    lines = [
        f"{counted(accounts, 'account')}, {counted(sources, 'independent source')}",
        f"Dossier {dossier.id}, {STATUSES.get(dossier.status, dossier.status)}",
        f"Sides heard: {', '.join(dossier.sides_heard) or 'none'}",
        f"Sides not heard: {', '.join(dossier.not_heard) or 'none'}",
    ]
    for link in dossier.links:
        share = f" ({round(100 * link.share)} % of its runs of four words)" if link.share is not None else ""
        words = f": “{link.evidence.text}”" if link.evidence else ""
        lines.append(f"{link.copy} {TIES[link.tie]} {link.of}{share}{words}")
    lines += [f"{w.who} has not confirmed it ({w.document})" for w in dossier.not_confirmed_by]
    return "".join(f"<p>{_shown(line)}</p>" for line in lines)


def _table(dossier: Dossier) -> str:
    head = "".join(f"<th scope=col>{_shown(name)}</th>" for name in dossier.accounts)
    order = ("contradict", "agree", "one_sided")
    facts = sorted(dossier.facts, key=lambda f: order.index(f.verdict))
    rows = "".join(_row(dossier, fact) for fact in facts)
    columns = f"<tr><th scope=col>point</th>{head}<th scope=col>verdict</th></tr>"
    return f"<table><thead>{columns}</thead><tbody>{rows}</tbody></table>"


def _row(dossier: Dossier, fact: Fact) -> str:
    cells = ""
    for name in dossier.accounts:
        span = fact.says.get(name)
        cells += f"<td>{_shown(span.text)}</td>" if span else '<td class="silent">silent</td>'
    return f'<tr class="{fact.verdict}"><td>{POINTS[fact.about]}</td>{cells}<td>{VERDICTS[fact.verdict]}</td></tr>'


def _text(dossier: Dossier, reading: Reading) -> str:
    document = reading.document
    origin = ", ".join(p for p in (document.outlet, day(document.published) if document.published else None) if p)
    address = f"<p>{_shown(document.url)}</p>" if document.url else ""
    marks = sorted((s.start, s.end) for f in dossier.facts if (s := f.says.get(document.name)) is not None)
    return f"<h3>{_shown(document.name)}</h3><p>{_shown(origin)}</p>{address}<pre>{_marked(document.text, marks)}</pre>"


def _marked(text: str, marks: Iterable[tuple[int, int]]) -> str:
    """The text with the stretches that the table shows marked; those that overlap are one."""
    parts, at = [], 0
    for start, end in marks:
        if end <= at:
            continue
        start = max(start, at)
        parts += [escape(visible_lines(text[at:start])), f"<mark>{escape(visible_lines(text[start:end]))}</mark>"]
        at = end
    return "".join(parts) + escape(visible_lines(text[at:]))


def _shown(words: str) -> str:
    return f"<bdi>{escape(visible(words))}</bdi>"
