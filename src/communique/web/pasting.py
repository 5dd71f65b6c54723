"""A text that was pasted into a form, as a document."""

from __future__ import annotations

from communique.document import DayOrder, Document
from communique.errors import CommuniqueError
from communique.ingest import Taken, document_from_text
from communique.troubles import PASTED
from communique.web.rendering import web_address

LONGEST_NAME = 60


def pasted(
    text: str,
    longest: int,
    *,
    title: str = "",
    outlet: str = "",
    published: str = "",
    author: str = "",
    url: str = "",
    day_order: DayOrder | None = None,
) -> Document:
    """The document of a pasted text of at most ``longest`` code points; what is empty was not given.

    Raises:
        CommuniqueError: E104 no text, E703 too long, E114 no date, E702 no address of the web.
    """
    # a browser sends every line break of a form as CR LF, whatever was pasted
    plain = text.replace("\r\n", "\n")
    if not plain.strip():
        raise CommuniqueError("E104", "there is no text; paste it into the field", "text")
    if len(plain) > longest:
        message = f"a text may have {longest:,} characters, this one has {len(plain):,}; split it"
        raise CommuniqueError("E703", message, "text")
    address = url.strip() or None
    if address is not None and web_address(address) is None:
        raise CommuniqueError("E702", "an address begins with http:// or https://", "url")
    headline = " ".join(title.split()) or None
    try:
        return document_from_text(
            plain,
            name_of(headline, plain),
            title=headline,
            author=" ".join(author.split()) or None,
            outlet=" ".join(outlet.split()) or None,
            url=address,
            published=published.strip() or None,
            day_order=day_order,
            max_size=4 * longest,
        )
    except CommuniqueError as error:
        raise CommuniqueError(error.code, error.message, "published" if error.code == "E114" else "text") from None


def name_of(title: str | None, text: str) -> str:
    """What a text without a file is called: its headline, else how its first line begins."""
    first = title or text.strip().split("\n", 1)[0]
    words = " ".join(first.split())
    return words if len(words) <= LONGEST_NAME else words[:LONGEST_NAME].rsplit(" ", 1)[0] + " …"


def taken_of(document: Document) -> Taken:
    """The document with the bytes that are kept as its original: the text as it was pasted, in UTF-8."""
    return Taken(document, document.text.encode("utf-8", "surrogatepass"), "text/plain", place=PASTED + document.name)
