"""HTML pages: the article with its title, date and outlet, whatever the markup; nothing hangs."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

import pytest

from communique.document import Document
from communique.errors import CommuniqueError
from communique.ingest.options import Options
from communique.ingest.pages import PageReader, document_from_page

# an invented page of an invented outlet
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Spy chiefs met in Veldania | The Ostmark Post</title>
<meta property="og:site_name" content="The Ostmark Post"><meta name="author" content="Ana Berg">
<meta property="article:published_time" content="2023-11-03T10:00:00Z">
<link rel="canonical" href="https://example.org/chiefs"></head>
<body><nav><a href="/">Home</a><a href="/world">World</a></nav><article><h1>Spy chiefs met in Veldania</h1>
<p>The head of Ostmark&rsquo;s intelligence service held <b>talks</b> with the head of Veldania&rsquo;s security service
on Tuesday, the service said.</p><p>&ldquo;We had a good talk,&rdquo; Ilan Droste said.</p>
<blockquote><p>والصلح خير</p></blockquote><p>The other side did not comment.</p></article>
<footer><a href="/subscribe">Subscribe to our newsletter</a></footer></body></html>"""
SENTENCE = (
    "The head of Ostmark’s intelligence service held talks with the head of Veldania’s security service "
    "on Tuesday, the service said."
)
ARTICLE = "The Foreign Minister of Ostmark met her counterpart in the capital on Tuesday. "


@pytest.fixture(scope="module")
def reader() -> Iterator[PageReader]:
    with PageReader() as pages:
        yield pages


def page(data: bytes, reader: PageReader, options: Options | None = None) -> Document:
    return document_from_page(data, "page", options or Options(), reader)


def test_a_page_gives_its_article_and_what_its_markup_says(reader: PageReader) -> None:
    document = page(PAGE.encode(), reader)
    assert document.title == "Spy chiefs met in Veldania"
    assert document.text.split("\n\n") == [
        "Spy chiefs met in Veldania",
        SENTENCE,
        "“We had a good talk,” Ilan Droste said.",
        "والصلح خير",
        "The other side did not comment.",
    ]
    assert (document.outlet, document.author) == ("The Ostmark Post", "Ana Berg")
    assert (document.published, document.url) == ("2023-11-03", "https://example.org/chiefs")
    assert document.language == "en"


def test_what_the_user_says_goes_before_what_the_page_says(reader: PageReader) -> None:
    document = page(PAGE.encode(), reader, Options(published="2023-11-05", outlet="Norvik News"))
    assert (document.published, document.outlet) == ("2023-11-05", "Norvik News")


def test_a_date_is_not_guessed_from_the_text(reader: PageReader) -> None:
    html = f"<html><body><h1>Talks</h1><p>{ARTICLE}They last met on 5 June 2019.</p></body></html>"
    assert page(html.encode(), reader).published is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1251", "koi8-r"])
def test_the_declared_encoding_is_believed_where_it_must_be(reader: PageReader, encoding: str) -> None:
    html = f'<html><head><meta charset="{encoding}"></head><body><p>{ARTICLE}Нарвин сказал нет.</p></body></html>'
    assert "Нарвин сказал нет." in page(html.encode(encoding), reader).text


@pytest.mark.parametrize(
    ("html", "words"),
    [
        pytest.param("<div>" * 100_000 + ARTICLE * 20 + "</div>" * 100_000, ARTICLE.strip(), id="100,000 nested divs"),
        pytest.param("<b><i>" * 50_000 + ARTICLE * 20, ARTICLE.strip(), id="inline elements never closed"),
        pytest.param('<p><b <i> broken &amp <a href="x>The envoy met <p>', "The envoy met", id="broken tags"),
        pytest.param("<a " + 'a="b" ' * 200_000 + f">{ARTICLE}", ARTICLE.strip(), id="200,000 attributes"),
        pytest.param("<html><head><title>Talks<p>The envoy met her.", "The envoy met her.", id="a title never closed"),
        pytest.param(f"<html><body><p>{ARTICLE}\0\x07</p>", ARTICLE.strip(), id="control characters"),
    ],
)
def test_broken_pages_are_read(reader: PageReader, html: str, words: str) -> None:
    assert words in page(html.encode(), reader).text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "E104"),
        (b" \n", "E104"),
        (b"<html><body><img src='x'><script>var a = 'text'</script></body></html>", "E110"),
        (b"\x89PNG\r\n\x1a\n", "E105"),
    ],
)
def test_a_page_without_text_is_a_coded_error(reader: PageReader, data: bytes, code: str) -> None:
    with pytest.raises(CommuniqueError) as caught:
        page(data, reader)
    assert caught.value.code == code


def test_a_page_that_takes_too_long_costs_only_the_limit() -> None:
    slow = ("<p>" + ARTICLE + "</p>\n") * 40_000
    with PageReader(seconds=0.5) as pages:
        began = time.monotonic()
        assert pages.found(slow, "article") == {}
        # alone the page takes ten seconds; loading the process is not counted as the page's time
        assert time.monotonic() - began < 8
        # another process takes its place
        assert pages.found("<p>" + ARTICLE, "plain") == {"text": ARTICLE.strip()}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its address space")
def test_a_page_that_takes_too_much_memory_costs_only_itself() -> None:
    with PageReader(memory=150_000_000) as pages:
        assert pages.found("<p>" + ARTICLE * 500_000, "article") == {}


def test_the_text_is_read_plainly_when_the_article_is_not_found(reader: PageReader) -> None:
    document = page(("<div>" * 5_000 + ARTICLE).encode(), reader)
    assert "W107" in [n.code for n in document.notices]
