"""Where a text points to the publisher of another one as where it has its story from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from communique import lang
from communique.compare.parties import is_official, same_country
from communique.compare.verdicts import is_denied
from communique.compare.words import WORD, folded
from communique.dossiers import Account
from communique.spans import Span, span_of

LANGUAGE = "en"
LEAST_ACRONYM = 3
LONG_ACRONYM = 6
"""Letters of an outlet's name that is nothing but initials ("AVP"): agencies go by them."""
BESIDE = 3
"""Words beside the name of a body among which its country is looked for."""
CUE = 30
"""Characters around the name of a body within which a word passes its word on."""
AFTER = 3
"""Words behind the name of a body in which a "not" means that it said nothing."""
SHORT = 3
"""Letters of words that are no country's name."""
AGENCY = re.compile(r"agency|agence|wire\b|news service|press|inform|bureau", re.I)
AGENCY_WORD = re.compile(r"\b(?:(?:state |news |press |national )*agency|(?:the|same) wire|wire|dispatch)\b", re.I)
OFFICE = re.compile(r"\b(?P<name>[^\W\d_]+)['’]s? (?:press )?(?:office|service|secretary|administration|website)\b")


def pointer(copy: Account, model: Account, accounts: tuple[Account, ...]) -> Span | None:
    """The words by which a text names the publisher of another as its source, None where it doesn't.

    ``accounts`` are all of the dossier: a body without a country ("the ministry") is that of the only account of the
    kind.
    """
    outlet = model.reading.document.outlet or ""
    if not outlet or folded(outlet) == folded(copy.reading.document.outlet or ""):
        return None
    text = copy.reading.document.text
    for stretch in _sentences(copy) if is_official(outlet) else (span_of(text, 0, len(text)),):
        named = named_in(stretch.text, outlet) or _named_for_short(stretch.text, copy, outlet)
        if named is not None:
            return span_of(text, stretch.start + named.start, stretch.start + named.end)
    found = _bodies(copy, model, accounts) if is_official(outlet) else _agencies(copy, model, accounts)
    return next(found, None)


def named_in(text: str, outlet: str) -> Span | None:
    """Where a text names an outlet: by its whole name, its words in another order, or the initials that it goes by."""
    bare = re.sub(r"\s*\(.*?\)|^The\s+", "", outlet).strip()
    forms = [re.escape(bare)] if len(bare) >= LEAST_ACRONYM else []
    forms += [re.escape(a) for a in acronyms(outlet)]
    first, *rest = [w for w in re.findall(r"[^\W\d_]+", bare) if w[0].isupper()] or [""]
    if len(rest) == 1:
        forms.append(rf"{re.escape(rest[0])}(?:\W+\w+){{0,3}}?\W+{re.escape(first)}")
    for form in forms:
        m = re.search(rf"(?<!\w){form}(?!\w)", text)
        if m:
            return span_of(text, *m.span())
    return None


def _named_for_short(text: str, copy: Account, outlet: str) -> Span | None:
    """Where a text names an agency by the one word of its name that is no place's, and doesn't say what it is."""
    if not is_agency(outlet):
        return None
    words = [w for w in re.findall(r"[^\W\d_]+", outlet) if w[0].isupper() and not AGENCY.search(w)]
    words = [w for w in words if folded(w) not in _no_country()]
    if len(words) != 1 or len(words[0]) < LONG_ACRONYM - 1:
        return None
    places = {
        w for e in copy.reading.entities if e.type != "institution" for w in _long_words(f"{e.name} {e.of or ''}")
    }
    m = re.search(rf"(?<!\w){re.escape(words[0])}(?!\w)", text)
    return span_of(text, *m.span()) if m and not _share_country(_long_words(words[0]), tuple(places)) else None


def acronyms(name: str) -> tuple[str, ...]:
    """The initials that a name goes by: those in brackets behind it, and those of its words."""
    found = re.findall(r"\(([A-Z][A-Za-z]{1,7})\)", name)
    words = [w for w in re.findall(r"[^\W\d_]+", re.sub(r"\(.*?\)", "", name)) if w[0].isupper()]
    initials = "".join(w[0] for w in words)
    return tuple(dict.fromkeys([*found, *([initials] if len(initials) >= LEAST_ACRONYM else [])]))


@cache
def body_kinds() -> dict[str, str]:
    """The kind of body that a word of a publisher's name speaks of."""
    return {word: row["body"] for row in lang.rows(LANGUAGE, "publishing_bodies") for word in row["words"].split(";")}


def bodies(words: frozenset[str]) -> frozenset[str]:
    """Which kinds of body folded words speak of: the presidency, a foreign ministry, ..."""
    return frozenset(kind for word, kind in body_kinds().items() if word in words)


@cache
def _speaking() -> dict[str, re.Pattern[str]]:
    return {
        row["body"]: re.compile(rf"\b(?:{row['speaks'].replace(chr(39), '[' + chr(39) + '’]')})\b", re.I)
        for row in lang.rows(LANGUAGE, "publishing_bodies")
    }


@cache
def _pointing() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lang.entries(LANGUAGE, 'pointing_words'))})\b")


def _sentences(account: Account) -> Iterator[Span]:
    """The sentences that pass on what somebody put out."""
    text = account.reading.document.text
    for s in account.reading.voice.sentences:
        sentence = span_of(text, s.start, s.end)
        if _pointing().search(folded(sentence.text)):
            yield sentence


def _bodies(copy: Account, model: Account, accounts: tuple[Account, ...]) -> Iterator[Span]:
    """Where a text speaks of a body of the publisher's kind and country, or of the office of its head."""
    outlet, text = model.reading.document.outlet or "", copy.reading.document.text
    for sentence in _sentences(copy):
        for kind in sorted(bodies(_words(outlet))):
            for m in _speaking()[kind].finditer(sentence.text):
                near = folded(sentence.text[max(0, m.start() - CUE) : m.end() + CUE])
                if is_denied(" ".join(sentence.text[m.end() :].split()[:AFTER])):
                    continue  # "the ministry would not say"
                if _pointing().search(near) and _of_publisher(sentence.text, m, kind, copy, model, accounts):
                    yield span_of(text, sentence.start + m.start(), sentence.start + m.end())
        for m in OFFICE.finditer(sentence.text):
            if m["name"] in _first_named(model):
                yield span_of(text, sentence.start + m.start(), sentence.start + m.end())


def _first_named(account: Account) -> tuple[str, ...]:
    """The words of the name of who is named first: in a body's own account its head."""
    people = [(p.span.start, p.name) for p in account.contact.participants if p.type == "person" and p.span]
    return tuple(min(people)[1].split()) if people else ()


def _of_publisher(
    sentence: str, m: re.Match[str], kind: str, copy: Account, model: Account, accounts: tuple[Account, ...]
) -> bool:
    """Whether a body that a sentence speaks of is the publisher: of its country, or the only one it can be."""
    outlet = model.reading.document.outlet or ""
    around = _long_words(f"{_last_words(sentence[: m.start()])} {_owner(sentence[m.end() :])}")
    if _share_country(around, _long_words(outlet)):
        return True
    others = [
        a.reading.document.outlet or "" for a in accounts if a is not model and is_official(a.reading.document.outlet)
    ]
    if any(_share_country(around, _long_words(o)) for o in others):
        return False
    rivals = [o for o in others if any(_speaking()[k].fullmatch(m.group()) for k in bodies(_words(o)))]
    called = folded(m.group())
    if called in folded(outlet) and not any(called in folded(o) for o in rivals):
        return True
    home = _long_words(copy.reading.document.outlet or "")
    if _share_country(home, _long_words(outlet)):
        return True
    return not rivals and not _share_country(home, _countries(accounts))


def _countries(accounts: tuple[Account, ...]) -> tuple[str, ...]:
    """The countries of those who took part, as far as the accounts tell."""
    told = (p.of or (p.name if p.type == "country" else "") for a in accounts for p in a.contact.participants)
    return tuple(word for name in told for word in _long_words(name))


def _last_words(before: str) -> str:
    """The words just before the name of a body, among which its country stands: "the Veldanian"."""
    return " ".join(before.split()[-BESIDE:])


def _owner(after: str) -> str:
    """The country behind the name of a body: "of Veldania", "in Sarnograd"."""
    first, *rest = after.split()[: BESIDE + 1] or [""]
    return " ".join(rest) if first in ("of", "in") else ""


def _agencies(copy: Account, model: Account, accounts: tuple[Account, ...]) -> Iterator[Span]:
    """Where a paper speaks of "the agency", and the other account is that of one."""
    outlet, text = model.reading.document.outlet or "", copy.reading.document.text
    if not is_agency(outlet) or is_agency(copy.reading.document.outlet or ""):
        return
    alone = sum(is_agency(a.reading.document.outlet or "") for a in accounts if a is not copy) == 1
    for m in AGENCY_WORD.finditer(text):
        around = _long_words(f"{_last_words(text[: m.start()])} {_owner(text[m.end() :])}")
        if alone or _share_country(around, _long_words(outlet)):
            yield span_of(text, *m.span())


def is_agency(outlet: str) -> bool:
    """Whether a publisher's name is that of a news agency."""
    if is_official(outlet):
        return False
    return bool(AGENCY.search(outlet)) or (outlet.isupper() and LEAST_ACRONYM <= len(outlet) < LONG_ACRONYM)


def _words(outlet: str) -> frozenset[str]:
    return frozenset(WORD.findall(folded(outlet)))


def _long_words(words: str) -> tuple[str, ...]:
    """The words that can be a country's name, or made of one."""
    return tuple(w for w in WORD.findall(folded(words)) if len(w) > SHORT and w not in _no_country())


@cache
def _no_country() -> frozenset[str]:
    rows = lang.rows(LANGUAGE, "publishers")
    return frozenset(body_kinds()) | {word for row in rows for word in row["words"].split(";")}


def _share_country(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return any(same_country(a, b) for a in one for b in other)
