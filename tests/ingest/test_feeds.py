"""Feeds: every entry a document with the words of its fullest part; a broken or hostile one costs only itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.document import Document
from communique.errors import CommuniqueError
from communique.ingest import Options, Taken, taken
from communique.ingest.feed_cut import cut

pytestmark = pytest.mark.usefixtures("shared_pages")

NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/"'
)
# an invented outlet of an invented country
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" {NAMESPACES}><channel><title>The Ostmark Post &amp; Mail</title><link>https://post.example/</link>
<item><title>Envoy meets Marr &amp; aides</title><link>/talks</link><dc:creator>Ana Berg</dc:creator>
<pubDate>Fri, 03 Nov 2023 23:30:00 -0500</pubDate><description>The envoy met her.</description>
<content:encoded><![CDATA[<p>The envoy of <b>Ostmark</b> met Ada&nbsp;Marr.</p>
<p>&ldquo;Good talks,&rdquo; she said.</p>
<script>var a = 1;</script>]]></content:encoded></item>
<item><title>No text here</title><link>https://post.example/none</link></item>
<item><title>Later</title><description>A brief note on talks.</description><pubDate>soon</pubDate></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Norvik News</title><author><name>The Desk</name></author>
<entry><title type="html">Talks &lt;i&gt;held&lt;/i&gt;</title><id>tag:n.example,2023:1</id>
<link rel="alternate" href="https://n.example/1"/><published>2023-11-04T01:00:00+09:00</published>
<updated>2023-11-09T00:00:00Z</updated><summary>Short.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The envoy met her.</p><p>He left.</p></div></content>
</entry>
<entry><title>Second</title><link href="javascript:alert(1)"/><updated>2023-11-05T00:00:00Z</updated>
<author><name>Ilan Droste</name></author><summary>Talks &lt;b> stay as written.</summary></entry></feed>"""


SOUND = "<item><description>She met him.</description></item>"


def read(folder: Path, data: str | bytes, options: Options | None = None, name: str = "news.xml") -> list[Taken | str]:
    """What the feed gives; an error as its text without the folder."""
    (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    found = taken([folder / name], options)
    return [str(i).replace(f"{folder}/", "") if isinstance(i, CommuniqueError) else i for i in found]


def document(item: Taken | str) -> Document:
    assert isinstance(item, Taken), item
    return item.document


def rss(*items: str, head: str = "") -> str:
    return f"{head}<rss version='2.0' {NAMESPACES}><channel><title>N</title>{''.join(items)}</channel></rss>"


def test_an_rss_item_gives_its_fields_and_its_fullest_text(tmp_path: Path) -> None:
    first = document(read(tmp_path, RSS)[0])
    assert first.text == "The envoy of Ostmark met Ada Marr.\n\n“Good talks,” she said."
    assert (first.name, first.title, first.author) == ("news#1", "Envoy meets Marr & aides", "Ana Berg")
    # the day as its writer counts it, not as Greenwich does
    assert (first.url, first.published) == ("https://post.example/talks", "2023-11-03")
    assert (first.outlet, first.language) == ("The Ostmark Post & Mail", "en")


def test_an_entry_without_text_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    _, error, last = read(tmp_path, RSS)
    assert str(error).startswith("E115 news.xml#2: the entry 'No text here'")
    assert document(last).text == "A brief note on talks."
    assert [(n.code, "soon" in n.message) for n in document(last).notices] == [("W106", True)]


def test_an_atom_entry_gives_its_fields(tmp_path: Path) -> None:
    first, second = map(document, read(tmp_path, ATOM))
    assert (first.title, first.text) == ("Talks held", "The envoy met her.\n\nHe left.")
    assert (first.url, first.published, first.author) == ("https://n.example/1", "2023-11-04", "The Desk")
    assert (second.text, second.author, second.url) == ("Talks <b> stay as written.", "Ilan Droste", None)


def test_the_date_of_a_change_is_told_but_is_no_date_of_publication(tmp_path: Path) -> None:
    second = document(read(tmp_path, ATOM)[1])
    assert (second.published, [n.code for n in second.notices]) == (None, ["W110"])
    assert "2023-11-05" in second.notices[0].message
    given = document(read(tmp_path, ATOM, Options(published="2020-02-02"))[1])
    assert (given.published, given.notices) == ("2020-02-02", ())


def test_options_fill_in_what_a_feed_does_not_say(tmp_path: Path) -> None:
    feed = "<rss version='2.0'><channel><item><description>She met him.</description></item></channel></rss>"
    found = document(read(tmp_path, feed, Options(published="2020-02-02", outlet="Elsewhere"))[0])
    assert (found.published, found.outlet, found.url, found.title) == ("2020-02-02", "Elsewhere", None, None)
    own = document(read(tmp_path, RSS, Options(published="2020-02-02", outlet="Elsewhere"))[0])
    assert (own.published, own.outlet) == ("2023-11-03", "The Ostmark Post & Mail")


def test_rss_1_0_is_read_with_its_date(tmp_path: Path) -> None:
    feed = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>N</title><items><rdf:Seq/></items></channel>'
        '<item rdf:about="y"><description>She met him.</description><dc:date>2023-11-02T10:00Z</dc:date></item>'
        "</rdf:RDF>"
    )
    found = document(read(tmp_path, feed)[0])
    assert (found.text, found.published, found.outlet) == ("She met him.", "2023-11-02", "N")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1251", "koi8-r"])
def test_encodings_are_read_and_the_original_keeps_them(tmp_path: Path, encoding: str) -> None:
    item = "<item><description>Нарвин met her.</description></item>"
    (found,) = read(tmp_path, rss(item, head=f'<?xml version="1.0" encoding="{encoding}"?>').encode(encoding))
    assert isinstance(found, Taken)
    assert found.document.text == "Нарвин met her."
    kept = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)
    assert found.original == item.encode(kept)


def test_an_undeclared_old_encoding_is_inferred_and_said(tmp_path: Path) -> None:
    feed = rss("<item><description>Café talks: “no”.</description></item>").encode("cp1252")
    found = document(read(tmp_path, feed)[0])
    assert (found.text, [n.code for n in found.notices]) == ("Café talks: “no”.", ["W101"])


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("<item><description>AT&T met &amp; left.</description></item>", "AT&T met & left."),
        ("<item><description>One&nbsp;two &LT;3</description></item>", "One two <3"),
        ("<item><description>Open <b>bold</description></item>", "Open bold"),
        ("<item><description><![CDATA[<p>R&D met</p><item></item>]]></description></item>", "R&D met"),
        ("<item><!-- <item> --><description>Not two.</description></item>", "Not two."),
        ("<item><description>A bell\x07 rang.</description></item>", "A bell rang."),
        ("<item a='>'><description>Odd.</description></item>", "Odd."),
    ],
)
def test_broken_entries_are_read_as_well_as_may_be(tmp_path: Path, item: str, text: str) -> None:
    before, found, after = read(tmp_path, rss(SOUND, item, SOUND))
    assert document(found).text.replace("  ", " ") == text
    assert document(before).text == document(after).text == "She met him."


def test_an_entry_that_never_closes_ends_where_the_next_begins(tmp_path: Path) -> None:
    found = read(tmp_path, rss("<item><description>First.</description>", SOUND))
    assert [document(i).text for i in found] == ["First.", "She met him."]


def test_every_original_is_the_slice_that_it_was(tmp_path: Path) -> None:
    feed = cut(RSS.encode())
    assert feed is not None
    slices = [RSS.encode()[a:b] for a, b in feed.entries()]
    assert all(s.startswith(b"<item>") and s.endswith(b"</item>") for s in slices)
    found = [i.original for i in read(tmp_path, RSS) if isinstance(i, Taken)]
    assert found == [slices[0], slices[2]]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ("<note>She met him.</note>", "E111 news.xml: "),
        ("She met him.", "E111 news.xml: "),
        ("", "E104 news.xml: "),
        ("<!DOCTYPE rss [", "E111 news.xml: "),
        ("<rss version='2.0'><channel><title>N</title></channel></rss>", "E104 news.xml: "),
        (rss(SOUND) + " " * 40_000, "E103 news.xml: "),
    ],
)
def test_what_is_no_feed_is_named(tmp_path: Path, data: str, error: str) -> None:
    (found,) = read(tmp_path, data, Options(max_size=2_000))
    assert isinstance(found, str)
    assert found.startswith(error)


def test_an_entry_beyond_the_limit_costs_only_itself(tmp_path: Path) -> None:
    long = f"<item><description>{'She met him. ' * 700}</description></item>"
    error, found = read(tmp_path, rss(long, SOUND), Options(max_size=2_000))
    assert str(error).startswith("E103 news.xml#1")
    assert document(found).text == "She met him."


def test_a_feed_without_an_ending_of_its_own_is_known_by_its_content(tmp_path: Path) -> None:
    assert document(read(tmp_path, RSS, name="download")[0]).name == "download#1"
    assert document(read(tmp_path, ATOM, name="download")[0]).title == "Talks held"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
BOMB = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">{LAUGHS}<!ENTITY f SYSTEM "file:///etc/hostname">]>'


def test_entities_neither_grow_nor_open_files(tmp_path: Path) -> None:
    item = "<item><title>&l11;</title><description>Talks &l11; and &f; were held.</description></item>"
    found = document(read(tmp_path, rss(item, SOUND, head=BOMB))[0])
    assert (found.title, found.text) == ("&l11;", "Talks &l11; and &f; were held.")


def test_a_document_type_within_an_entry_is_nothing(tmp_path: Path) -> None:
    item = f"<item>{BOMB.partition('?>')[2]}<description>Talks &l11; &f; held.</description></item>"
    first, second = read(tmp_path, rss(item, SOUND))
    assert isinstance(first, str) or len(first.document.text) < 5_000
    assert document(second).text == "She met him."


@pytest.mark.parametrize(
    "item",
    [
        "<item>" + "<a>" * 30_000 + "She met him.",
        "<item><description>" + "&amp;" * 100_000 + "</description></item>",
        "<item><description>" + "&" * 300_000 + "</description></item>",
        "<item " + "a='b' " * 50_000 + "><description>She met.</description></item>",
        "<item><description>" + "<![CDATA[" * 50_000 + "</description></item>",
        "<item><description>" + "&lt;div>" * 100_000 + "</description></item>",
    ],
    ids=["nested", "ampersands", "bare ampersands", "attributes", "literal data never closed", "nested HTML"],
)
def test_hostile_entries_end(tmp_path: Path, item: str) -> None:
    found = read(tmp_path, rss(item, SOUND))
    assert 1 <= len(found) <= 2


def test_a_feed_is_never_taken_for_an_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret").write_text(rss(SOUND))
    assert str(read(tmp_path, "secret")[0]).startswith("E111")
    assert str(read(tmp_path, "http://127.0.0.1/feed")[0]).startswith("E111")
