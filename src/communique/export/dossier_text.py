"""A comparison for a terminal: what the accounts of a contact contradict, agree on, and tell alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.dossiers import Dossier, Fact, Link, Word
from communique.export.items import BLANK, Item, Part, cut, heading, item, more
from communique.export.text import laid_out
from communique.export.visible import shortened
from communique.export.wording import KINDS, SILENCES, STATUSES, counted, day

LONGEST = 240
"""Characters of an account's words that are shown unless all is asked for."""
FEW = 8
"""Points of one account alone that are listed unless all is asked for."""
POINTS = {
    "date": "when",
    "place": "where",
    "participants": "who",
    "initiator": "asked for by",
    "topic": "about",
    "outcome": "came of it",
    "figure": "figure",
    "other": "said",
}
TIES = {
    "same_words": "has the words of",
    "names_it": "names as its source",
    "same_origin": "stands on the same source as",
}


def comparison(
    dossiers: Iterable[Dossier], *, everything: bool = False, width: int | None = None, color: bool = False
) -> str:
    """The report on dossiers, one after another, ending in a line break; arguments as in ``export.text.report``."""
    found = list(dossiers)
    several = [d for d in found if len(d.accounts) > 1]
    shown = found if everything or not several else several
    items = [i for n, dossier in enumerate(shown) for i in ((BLANK,) if n else ()) + tuple(_items(dossier, everything))]
    if len(shown) < len(found):
        number = counted(len(found) - len(shown), "contact is", "contacts are")
        items += [BLANK, item("", f"{number} told by one account only (--all shows them)", style="quiet", level=0)]
    if not found:
        items = [item("", "no contacts found", style="quiet", level=0)]
    return laid_out(items, width=width, color=color)


def _items(dossier: Dossier, everything: bool) -> Iterator[Item]:
    yield from _top(dossier)
    by_verdict = {v: [f for f in dossier.facts if f.verdict == v] for v in ("contradict", "agree", "one_sided")}
    yield from _points("Contradicted", by_verdict["contradict"], everything)
    yield from _points("Agreed", by_verdict["agree"], everything)
    yield from _one_sided(dossier, by_verdict["one_sided"], everything)


def _top(dossier: Dossier) -> Iterator[Item]:
    when = f", {day(dossier.date)}" if dossier.date else ""
    where = f", {dossier.place}" if dossier.place else ""
    who = ", ".join(dossier.participants[:4]) + (" and others" if len(dossier.participants) > 4 else "")
    yield item("", f"{KINDS[dossier.kind]}{when}{where}: {who}", style="title", level=0)
    status = STATUSES.get(dossier.status, dossier.status)
    yield Item("dossier", (Part(f"{dossier.id}, {status}", "quiet"),), 0)
    yield item("accounts", ", ".join(dossier.accounts), level=0)
    yield item("sources", counted(dossier.independent_sources, "independent source"), level=0)
    for link in dossier.links:
        yield item("", _tie(link), *((link.evidence,) if link.evidence else ()), style="quiet", level=0)
    heard = ", ".join(dossier.sides_heard) or "none"
    yield item("sides heard", heard, level=0)
    if dossier.not_heard:
        yield item("not heard", ", ".join(dossier.not_heard), level=0)
    for word in dossier.not_confirmed_by:
        yield item("not confirmed", _silence(word), word.span, level=0)


def _tie(link: Link) -> str:
    words = f"{link.copy} {TIES[link.tie]} {link.of}"
    if link.share is not None:
        words += f" ({round(100 * link.share)} % of its runs of four words)"
    return f'{words}: "{shortened(link.evidence.text, 80)}"' if link.evidence else words


def _silence(word: Word) -> str:
    return f"{word.who} ({SILENCES.get(word.how or '', 'has not confirmed it')}; {word.document})"


def _points(title: str, facts: list[Fact], everything: bool) -> Iterator[Item]:
    if not facts:
        return
    yield from heading(title, str(len(facts)))
    for fact in facts:
        label = POINTS[fact.about]
        for name, span in fact.says.items():
            if span is not None:
                words = span.text if everything else shortened(span.text, LONGEST)
                yield Item(label, (Part(f"{name}: ", "name"), Part(words)), 2, (span,))
                label = ""
        silent = [name for name, span in fact.says.items() if span is None]
        if silent:
            yield item("", f"silent: {', '.join(silent)}", style="quiet")


def _one_sided(dossier: Dossier, facts: list[Fact], everything: bool) -> Iterator[Item]:
    """The points that one source alone tells, by the account that tells them first."""
    if not facts or len(dossier.accounts) == 1 and not everything:
        return
    yield from heading("Told by one source only", str(len(facts)))
    for name in dossier.accounts:
        mine = [f for f in facts if _teller(f) == name]
        if not mine:
            continue
        yield item("", name, style="name", level=1)
        shown = cut(mine, FEW, everything)
        for fact in mine[:shown]:
            span = fact.says[name]
            if span is not None:
                words = span.text if everything else shortened(span.text, LONGEST)
                yield item(POINTS[fact.about], words, span)
        yield from more(len(mine) - shown, "point")


def _teller(fact: Fact) -> str:
    return next((name for name, span in fact.says.items() if span is not None), "")
