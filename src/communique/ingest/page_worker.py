"""The child process that takes the text out of HTML pages, under limits of time and memory.

It reads one JSON object a line from standard input, ``{"html": ..., "way": "article" or "plain", "seconds": ...}``,
and answers with one a line (an empty one first, when it is ready):
``{"text", "title", "author", "outlet", "url", "published"}``, each a string or null.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
from html.parser import HTMLParser
from typing import Any

Found = dict[str, str | None]

BLOCKS = re.compile(
    r"address|article|aside|blockquote|body|br|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|"
    r"header|hr|html|li|main|nav|ol|p|pre|section|table|td|th|title|tr|ul"
)
"""Elements that begin a new paragraph (HTML living standard, section 15.3: display block)."""
UNSEEN = frozenset({"script", "style", "template", "noscript", "svg", "math", "select", "textarea"})
SPACE = re.compile(r"\s+")


class _Text(HTMLParser):
    """The page's text by its block elements; keeps no tree, so nesting costs nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[str] = []
        self.title: str | None = None
        self._words: list[str] = []
        self._unseen: list[str] = []
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if BLOCKS.fullmatch(tag):
            self.close_paragraph()
        if tag in UNSEEN:
            self._unseen.append(tag)
        self._in_title = tag == "title" and not self._unseen and self.title is None
        if tag == "body":
            self._unseen.clear()

    def handle_endtag(self, tag: str) -> None:
        if tag == "title" and self._in_title:
            self.title = SPACE.sub(" ", "".join(self._words)).strip() or None
            self._words.clear()
            self._in_title = False
        elif BLOCKS.fullmatch(tag):
            self.close_paragraph()
        if self._unseen and tag == self._unseen[-1]:
            self._unseen.pop()

    def handle_data(self, data: str) -> None:
        if self._in_title or not self._unseen:
            self._words.append(data)

    def close_paragraph(self) -> None:
        """End the paragraph that is being read."""
        if self._words:
            paragraph = SPACE.sub(" ", "".join(self._words)).strip()
            self._words.clear()
            if paragraph:
                self.paragraphs.append(paragraph)


def plain(html: str) -> Found:
    """All the text that a page shows, without telling the article from the rest."""
    reader = _Text()
    reader.feed(html)
    reader.close()
    reader.close_paragraph()
    return {"text": "\n\n".join(reader.paragraphs) or None, "title": reader.title}


def article(html: str) -> Found:
    """The article of a page, with what its markup says of it; dates are taken from markup, not guessed from text."""
    import trafilatura

    page = trafilatura.bare_extraction(
        html,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if page is None or isinstance(page, dict) or not page.text:
        return {"text": None}
    text = re.sub(r"\n+", "\n\n", page.text)
    named = {"title": page.title, "author": page.author, "outlet": page.sitename, "url": page.url}
    return {"text": text, "published": page.date, **named}


def _limit(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent still ends a page that takes too long
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time(seconds: float) -> None:
    """Allow this process so much more processor time: it ends of itself even when its parent is gone."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime + seconds) + 2, hard))


def _answer(request: dict[str, Any]) -> Found:
    _limit_time(request["seconds"])
    try:
        return (article if request["way"] == "article" else plain)(request["html"])
    except (MemoryError, RecursionError, Exception) as error:
        return {"text": None, "error": f"{type(error).__name__}: {str(error)[:200]}"}


def main() -> None:
    """Answer requests until standard input ends."""
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not spoil the answers
    _limit(int(sys.argv[1]))
    # loaded here, so that no page pays for it
    importlib.import_module("trafilatura")
    answers.write(b"{}\n")
    answers.flush()
    for line in sys.stdin.buffer:
        answers.write(json.dumps(_answer(json.loads(line))).encode() + b"\n")
        answers.flush()


if __name__ == "__main__":
    main()
