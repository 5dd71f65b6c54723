"""Where a text passes on what a body of a state put out, and whose body that is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from communique import lang
from communique.compare.parties import is_official, same_country
from communique.compare.resemblance import told_there
from communique.compare.verdicts import is_denied
from communique.compare.words import WORD, folded
from communique.dossiers import Account
from communique.spans import Span, span_of

LANGUAGE = "en"
BESIDE = 3
"""Words beside the name of a body among which its country is looked for."""
CUE = 30
"""Characters around the name of a body within which a word passes its word on."""
AFTER = 3
"""Words behind the name of a body in which a "not" means that it said nothing."""
SHORT = 3
"""Letters of words that are no country's name."""
WHERE = re.compile(r"\b(?:at|(?<!according )to|into|inside|outside|near) (?:(?:the|its) )?(?:[^\W\d_]+ )?$", re.I)
"""What stands before the name of a body that is a place."""
ANY_BODY = "any"
"""The kind of what each body is called by: "the official release"."""
OFFICE = re.compile(
    r"(?<!\w)(?P<name>[^\W\d_]+(?:-[^\W\d_]+)*)['’]s? (?:press )?"
    r"(?:office|service|secretary|administration|website|chancellery|cabinet|palace|ministry|government|department)\b"
)


def bodies_named(copy: Account, model: Account, accounts: tuple[Account, ...]) -> Iterator[Span]:
    """Where a text speaks of a body of the publisher's kind and country, or of the office of its head."""
    outlet, text = model.reading.document.outlet or "", copy.reading.document.text
    for sentence in passing_on(copy):
        for kind in _kinds(outlet):
            for m in _speaking()[kind].finditer(sentence.text):
                near = folded(sentence.text[max(0, m.start() - CUE) : m.end() + CUE])
                behind = sentence.text[m.end() :].split()[:AFTER]
                if is_denied(" ".join(behind)) or _is_staff(behind) or WHERE.search(sentence.text[: m.start()]):
                    continue  # "the ministry would not say", "a ministry official said", "a note at the ministry"
                if _pointing().search(near) and _of_publisher(sentence.text, m, kind, copy, model, accounts):
                    yield span_of(text, sentence.start + m.start(), sentence.start + m.end())
        for m in OFFICE.finditer(sentence.text):
            if m["name"] in _first_named(model):
                yield span_of(text, sentence.start + m.start(), sentence.start + m.end())


def _is_staff(behind: list[str]) -> bool:
    """Whether it is people of the body who speak, and not the body."""
    return bool(behind) and folded(behind[0]).strip(",.") in lang.words(LANGUAGE, "own_source_people")


def _first_named(account: Account) -> tuple[str, ...]:
    """The words of the name of who is named first: in a body's own account its head."""
    people = [(p.span.start, p.name) for p in account.contact.participants if p.type == "person" and p.span]
    return tuple(min(people)[1].split()) if people else ()


def _of_publisher(
    sentence: str, m: re.Match[str], kind: str, copy: Account, model: Account, accounts: tuple[Account, ...]
) -> bool:
    """Whether a body that a sentence speaks of is the publisher: of its country, or the only one it can be."""
    outlet = model.reading.document.outlet or ""
    beside = f"{last_words(sentence[: m.start()])} {owner(sentence[m.end() :])}"
    if _other_portfolio(f"{beside} {m.group()}", outlet):
        return False
    around = long_words(beside)
    if share_country(around, long_words(outlet)):
        return True
    others = [a for a in accounts if a is not model and is_official(a.reading.document.outlet)]
    elsewhere = [word for a in others for word in long_words(a.reading.document.outlet or "")]
    if share_country(around, (*elsewhere, *_countries(accounts))):
        return False
    rivals = [a for a in others if a is not copy and _can_be(m.group(), kind, a)]
    called = folded(m.group())
    if called in folded(outlet) and not any(called in folded(a.reading.document.outlet or "") for a in rivals):
        return True
    home = long_words(copy.reading.document.outlet or "")
    if share_country(home, long_words(outlet)):
        return True
    if share_country(home, (*elsewhere, *_countries(accounts))):
        return False
    return all(told_there(copy, model) > told_there(copy, rival) for rival in rivals)


def _can_be(called: str, kind: str, account: Account) -> bool:
    """Whether a text can call an account's publisher so, which it takes for a body of a kind."""
    kinds = _kinds(account.reading.document.outlet or "")
    return kind in kinds or any(_speaking()[k].fullmatch(called) for k in kinds)


def _kinds(outlet: str) -> tuple[str, ...]:
    return (*sorted(bodies(_words(outlet))), ANY_BODY)


def _other_portfolio(words: str, outlet: str) -> bool:
    """Whether a text speaks of another ministry than the publisher: "the defence ministry"."""
    asked, own = (set(WORD.findall(folded(w))) & _portfolios() for w in (words, outlet))
    return bool(asked and own and not asked & own)


@cache
def _portfolios() -> frozenset[str]:
    return lang.words(LANGUAGE, "portfolios") - {"affairs"}


def _countries(accounts: tuple[Account, ...]) -> tuple[str, ...]:
    """The countries of those who took part, as far as the accounts tell."""
    told = (p.of or (p.name if p.type == "country" else "") for a in accounts for p in a.contact.participants)
    return tuple(word for name in told for word in long_words(name))


def last_words(before: str) -> str:
    """The words just before the name of a body, among which its country stands: "the Veldanian"."""
    return " ".join(before.split()[-BESIDE:])


def owner(after: str) -> str:
    """The country behind the name of a body: "of Veldania", "in Sarnograd"."""
    first, *rest = after.split()[: BESIDE + 1] or [""]
    return " ".join(rest) if first in ("of", "in") else ""


@cache
def _pointing() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lang.entries(LANGUAGE, 'pointing_words'))})\b")


def passing_on(account: Account) -> Iterator[Span]:
    """The sentences that pass on what somebody put out."""
    text = account.reading.document.text
    for s in account.reading.voice.sentences:
        sentence = span_of(text, s.start, s.end)
        if _pointing().search(folded(sentence.text)):
            yield sentence


@cache
def body_kinds() -> dict[str, str]:
    """The kind of body that a word of a publisher's name speaks of."""
    return {
        word: row["body"]
        for row in lang.rows(LANGUAGE, "publishing_bodies")
        for word in row["words"].split(";")
        if word
    }


def bodies(words: frozenset[str]) -> frozenset[str]:
    """Which kinds of body folded words speak of: the presidency, a foreign ministry, ..."""
    return frozenset(kind for word, kind in body_kinds().items() if word in words)


@cache
def _speaking() -> dict[str, re.Pattern[str]]:
    return {
        row["body"]: re.compile(rf"\b(?:{row['speaks'].replace(chr(39), '[' + chr(39) + '’]')})\b", re.I)
        for row in lang.rows(LANGUAGE, "publishing_bodies")
    }


def _words(outlet: str) -> frozenset[str]:
    return frozenset(WORD.findall(folded(outlet)))


def long_words(words: str) -> tuple[str, ...]:
    """The words that can be a country's name, or made of one."""
    return tuple(w for w in WORD.findall(folded(words)) if len(w) > SHORT and w not in no_country())


@cache
def no_country() -> frozenset[str]:
    """The words of bodies' and outlets' names, and what ministries are in charge of: none of them is a country."""
    rows = lang.rows(LANGUAGE, "publishers")
    return (
        frozenset(body_kinds())
        | lang.words(LANGUAGE, "portfolios")
        | {word for row in rows for word in row["words"].split(";") if word}
    )


def share_country(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two stretches' words name one country, as far as their letters tell."""
    return any(same_country(a, b) for a in one for b in other)
