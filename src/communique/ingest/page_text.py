"""What text an HTML page holds: its article, or all of it. Called in the child process alone."""

from __future__ import annotations

import re
from html.parser import HTMLParser

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
