"""Where the entries of an RSS or Atom feed stand in its bytes, found without parsing XML.

So each entry is kept as it was published, is read alone (a broken one costs only itself), and nothing that a document
type declares ever takes effect: neither entities that grow nor such that open files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

PROLOGUE = re.compile(rb"\xef\xbb\xbf|\s+")
DECLARED = re.compile(rb"<\?xml\s[^>]{0,200}?encoding\s{0,5}=\s{0,5}[\"']([\w.:-]{2,40})[\"']")
ROOT = re.compile(rb"<((?:[\w.-]{1,40}:)?)(rss|feed|RDF)(?=[\s>])(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.IGNORECASE)
ROOT_LENGTH = 65_536
"""Bytes of the root's opening tag: it names some twenty namespaces at most."""
DOCTYPE_END = re.compile(rb"\]\s*>")
CDATA, COMMENT = b"<![CDATA[", b"<!--"


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's bytes, and what it takes to read one of its entries alone.

    ``root`` is its opening tag, ``channel`` the tag that RSS has between root and entries, ``closing`` what closes
    both; ``body`` is where the root's content begins, ``charset`` the encoding that the feed declares.
    """

    data: bytes
    kind: Literal["rss", "atom"]
    root: bytes
    channel: bytes
    closing: bytes
    body: int
    entry: re.Pattern[bytes]
    charset: str | None

    def entries(self) -> Iterator[tuple[int, int]]:
        """Where each entry begins and ends, in bytes, in order."""
        begun: int | None = None
        for at, end, closes in self._tags():
            if begun is not None:
                # one that is never closed ends where the next begins
                yield begun, (end if closes else at)
            begun = None if closes else at
        if begun is not None:
            yield begun, len(self.data)

    def frame(self, most: int) -> bytes:
        """The feed without its entries, of at most about ``most`` bytes: its title, link and author."""
        parts, at = [self.root], self.body
        for start, end in self.entries():
            parts.append(self.data[at:start])
            at = end
        return b"".join([*parts, self.data[at:]])[:most]

    def alone(self, start: int, end: int) -> bytes:
        """A feed of this kind with only the entry that stands there."""
        return b"".join((self.root, self.channel, self.data[start:end], self.closing))

    def _tags(self) -> Iterator[tuple[int, int, bool]]:
        """Start, end and whether it closes, of each tag of an entry outside of comments and literal data."""
        at = self.body
        while found := self.entry.search(self.data, at):
            literal = {CDATA: b"]]>", COMMENT: b"-->"}.get(found.group())
            if literal is not None:
                end = self.data.find(literal, found.end())
                if end < 0:
                    return
                at = end + len(literal)
                continue
            end = self.data.find(b">", found.end())
            at = len(self.data) if end < 0 else end + 1
            yield found.start(), at, bool(found["closes"])


def cut(data: bytes) -> Feed | None:
    """The feed that these bytes are; None when they are none. UTF-16 must be given as UTF-8."""
    declared = DECLARED.search(data[:1_000])
    at = _root(data)
    found = ROOT.match(data[at : at + ROOT_LENGTH])
    if not found:
        return None
    prefix, name = found[1], found[2].lower()
    is_atom = name == b"feed"
    channel = {b"rss": b"<channel>", b"rdf": b"", b"feed": b""}[name]
    tag = re.escape(prefix) + b"entry" if is_atom else b"item"
    return Feed(
        data,
        "atom" if is_atom else "rss",
        found.group(),
        channel,
        channel.replace(b"<", b"</") + b"</" + prefix + found[2] + b">",
        at + found.end(),
        re.compile(rb"<!\[CDATA\[|<!--|<(?P<closes>/?)" + tag + rb"(?=[\s/>])", re.IGNORECASE),
        declared and declared[1].decode("ascii", "replace"),
    )


def _root(data: bytes) -> int:
    """Where the root element begins: behind the declaration, instructions, comments and the document type."""
    at = 0
    while True:
        if blank := PROLOGUE.match(data, at):
            at = blank.end()
        elif data.startswith(b"<?", at):
            at = _behind(data, b"?>", at)
        elif data.startswith(COMMENT, at):
            at = _behind(data, b"-->", at)
        elif data[at : at + 9].upper() == b"<!DOCTYPE":
            at = _behind_doctype(data, at)
        else:
            return at


def _behind(data: bytes, end: bytes, at: int) -> int:
    found = data.find(end, at)
    return len(data) if found < 0 else found + len(end)


def _behind_doctype(data: bytes, at: int) -> int:
    end = _behind(data, b">", at)
    if b"[" not in data[at:end]:
        return end
    found = DOCTYPE_END.search(data, at)
    return found.end() if found else len(data)
