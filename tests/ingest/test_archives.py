"""Web archives: every fetched page and text is a document; damage, bombs and odd records cost only themselves."""

from __future__ import annotations

import gzip
import io
import random
import zlib
from pathlib import Path

import pytest

from communique.document import Document
from communique.errors import CommuniqueError
from communique.ingest import Options, Taken, taken

pytestmark = pytest.mark.usefixtures("shared_pages")

SENTENCE = "The envoy of Ostmark met Ada Marr in Veldania on Tuesday, the service said."
PAGE = f"<!DOCTYPE html><html><head><title>Talks</title></head><body><p>{SENTENCE}</p></body></html>".encode()
URL = "https://post.example/talks"


def record(kind: str, content: bytes, media: str, url: str | None = URL, **more: str) -> bytes:
    headers = {"WARC-Type": kind, "WARC-Date": "2023-11-05T10:00:00Z", "Content-Type": media}
    headers |= {"WARC-Target-URI": url} if url else {}
    headers |= {"Content-Length": str(len(content))} | {k.replace("_", "-"): v for k, v in more.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"WARC/1.0\r\n{lines}\r\n".encode() + content + b"\r\n\r\n"


def response(
    body: bytes = PAGE, headers: str = "Content-Type: text/html", status: str = "200 OK", **more: str
) -> bytes:
    lines = f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode()
    return record("response", lines + body, "application/http; msgtype=response", **more)


def chunked(body: bytes, size: int = 50) -> bytes:
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x;x=y\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def deflated(body: bytes, bits: int = zlib.MAX_WBITS) -> bytes:
    machine = zlib.compressobj(wbits=bits)
    return machine.compress(body) + machine.flush()


def read(folder: Path, *records: bytes, options: Options | None = None, name: str = "a.warc") -> list[Taken | str]:
    """What the archive gives; an error as its text without the folder."""
    (folder / name).write_bytes(b"".join(records))
    found = taken([folder / name], options)
    return [str(i).replace(f"{folder}/", "") if isinstance(i, CommuniqueError) else i for i in found]


def document(item: Taken | str) -> Document:
    assert isinstance(item, Taken), item
    return item.document


OTHERS = (
    record("warcinfo", b"software: x\r\n", "application/warc-fields", None),
    record("request", b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
    record("metadata", b"a: b", "application/warc-fields"),
    record("revisit", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", "application/http; msgtype=response"),
    record("response", b"20231105 1 1", "text/dns", "dns:post.example"),
    response(status="404 Not Found"),
    response(status="301 Moved"),
    response(b"\x89PNG", "Content-Type: image/png"),
    response(b""),
    response(b"var a = 1", "Content-Type: text/javascript"),
    response(PAGE, "X-No: type"),
)


def test_a_page_gives_its_document_and_its_body(tmp_path: Path) -> None:
    first, second = read(tmp_path, *OTHERS[:3], response(), *OTHERS[3:], response(url="https://post.example/2"))
    assert isinstance(first, Taken)
    assert (first.original, first.media_type) == (PAGE, "text/html")
    assert (first.document.name, first.document.url) == ("a#4", URL)
    assert first.document.text == f"Talks\n\n{SENTENCE}"
    assert (document(second).name, document(second).url) == ("a#13", "https://post.example/2")


def test_the_day_of_archiving_is_no_day_of_publication(tmp_path: Path) -> None:
    dated = PAGE.replace(b"<head>", b'<head><meta property="article:published_time" content="2023-11-03T10:00:00Z">')
    first, second = map(document, read(tmp_path, response(), response(dated)))
    told = [n.message for n in first.notices if n.code == "W110"]
    assert (first.published, len(told)) == (None, 1)
    assert "2023-11-05" in told[0]
    assert (second.published, [n.code for n in second.notices if n.code == "W110"]) == ("2023-11-03", [])


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(PAGE), "Content-Encoding: gzip"),
        (gzip.compress(PAGE[:30]) + gzip.compress(PAGE[30:]), "Content-Encoding: x-gzip"),
        (deflated(PAGE), "Content-Encoding: deflate"),
        (deflated(PAGE, -zlib.MAX_WBITS), "Content-Encoding: deflate"),
        (deflated(gzip.compress(PAGE)), "Content-Encoding: gzip, deflate"),
        (PAGE, "Content-Encoding: gzip"),
        (PAGE, "Content-Encoding: identity"),
        (chunked(PAGE), "Transfer-Encoding: chunked"),
        (chunked(gzip.compress(PAGE)), "Transfer-Encoding: Chunked\r\nContent-Encoding: GZIP"),
        (PAGE, "Transfer-Encoding: chunked"),
    ],
    ids=["gzip", "two parts", "deflate", "bare deflate", "both", "not packed", "identity", "chunks", "packed", "none"],
)
def test_what_was_packed_for_the_way_is_unpacked(tmp_path: Path, body: bytes, headers: str) -> None:
    (found,) = read(tmp_path, response(body, f"content-type: text/html\r\n{headers}"))
    assert isinstance(found, Taken)
    assert found.original == PAGE


@pytest.mark.parametrize(
    ("body", "headers", "text"),
    [
        ("Нарвин met her.".encode("koi8-r"), "text/plain; charset=koi8-r", "Нарвин met her."),
        ("Нарвин met her.".encode(), 'text/plain; charset="koi8-r"', "Нарвин met her."),
        ("“No,” she said.".encode("cp1252"), "text/plain", "“No,” she said."),
        ("<html><body><p>Нарвин met her.</p></body></html>".encode("cp1251"), "text/html;charset=windows-1251", None),
        (
            '<html><head><meta charset="utf-8"></head><body><p>Нарвин met her.</p></body></html>'.encode("cp1251"),
            "text/html; charset=windows-1251",
            None,
        ),
    ],
)
def test_the_encoding_is_the_one_that_the_server_declares(
    tmp_path: Path, body: bytes, headers: str, text: str | None
) -> None:
    assert document(*read(tmp_path, response(body, f"Content-Type: {headers}"))).text == (text or "Нарвин met her.")


def test_a_resource_is_read_without_http_headers(tmp_path: Path) -> None:
    page = record("resource", PAGE, "text/html", "file:///notes/talks.html")
    note = record("resource", SENTENCE.encode(), "text/plain; charset=utf-8")
    first, second = read(tmp_path, page, record("resource", b"%PDF", "application/pdf"), note)
    assert (document(first).url, document(second).text) == ("file:///notes/talks.html", SENTENCE)
    assert isinstance(second, Taken)
    assert second.media_type == "text/plain"


@pytest.mark.parametrize("name", ["a.warc.gz", "download", "download.gz"])
def test_an_archive_is_known_by_ending_or_content_packed_or_not(tmp_path: Path, name: str) -> None:
    records = [OTHERS[0], response(), response()]
    packed = [gzip.compress(r) for r in records] if name.endswith(".gz") else records
    assert [document(i).title for i in read(tmp_path, *packed, name=name)] == ["Talks", "Talks"]


@pytest.mark.parametrize(
    ("records", "words"),
    [((), "no records"), (OTHERS, "11 records are of other kinds")],
)
def test_an_archive_without_pages_says_what_it_holds(tmp_path: Path, records: tuple[bytes, ...], words: str) -> None:
    (error,) = read(tmp_path, *records)
    assert str(error).startswith("E115 a.warc: ")
    assert words in str(error)


@pytest.mark.parametrize(
    "broken",
    [
        response()[:-100],
        response()[:60],
        response()[:200],
        b"She met him.\r\n",
        b"\x00" * 5_000,
        b"\n" * 100_000,
        b"WARC/1.0\r\n" + b"X" * 1_000_000,
        b"WARC/1.0\r\n" + b"X: y\r\n" * 100_000,
        record("response", b"", "application/http", Content_Length="9" * 30),
        record("response", b"", "application/http", Content_Length="-5"),
        record("response", b"", "application/http", Content_Length="x"),
        record("response", b"HTTP/1.1 200 OK\r\n" + b"X" * 100_000, "application/http"),
        b"WARC/1.0\r\n\r\n",
    ],
    ids=[
        "cut in its body",
        "cut in its headers",
        "cut in the server's headers",
        "text",
        "zeros",
        "blank lines",
        "an endless line",
        "endless headers",
        "a huge length",
        "a negative length",
        "no number",
        "an endless line of the server's",
        "no headers",
    ],
)
def test_damage_is_named_after_what_is_sound(tmp_path: Path, broken: bytes) -> None:
    sound, error = read(tmp_path, response(), broken)
    assert document(sound).title == "Talks"
    assert str(error).startswith("E117 a.warc: ")


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9])
def test_a_packed_archive_that_is_cut_off_gives_what_is_sound(tmp_path: Path, kept: float) -> None:
    last = gzip.compress(response(PAGE + random.Random(3).randbytes(20_000).hex().encode()))
    sound, error = read(tmp_path, gzip.compress(response()), last[: int(kept * len(last))], name="a.warc.gz")
    assert document(sound).title == "Talks"
    assert str(error).startswith("E117 a.warc.gz: ")


def packed_zeros(size: int) -> bytes:
    target = io.BytesIO()
    with gzip.GzipFile(fileobj=target, mode="wb") as stream:
        for _ in range(size // 1_000_000):
            stream.write(bytes(1_000_000))
    return target.getvalue()


@pytest.mark.parametrize(
    ("body", "headers", "code"),
    [
        (packed_zeros(300_000_000), "Content-Encoding: gzip", "E103"),
        (gzip.compress(packed_zeros(300_000_000)), "Content-Encoding: gzip, gzip", "E103"),
        (deflated(bytes(50_000_000)), "Content-Encoding: deflate", "E103"),
        (PAGE + b" " * 20_000_000, "X: y", "E103"),
        (gzip.compress(b"x") * 2_000, "Content-Encoding: gzip", "E113"),
        (gzip.compress(PAGE)[:-20], "Content-Encoding: gzip", "E113"),
        (chunked(PAGE)[:150], "Transfer-Encoding: chunked", "E113"),
        (b"ffffffff\r\n" + PAGE, "Transfer-Encoding: chunked", "E113"),
        (PAGE, "Content-Encoding: gzip, gzip, gzip, gzip", "E111"),
        (PAGE, "Content-Encoding: x-own", "E111"),
        (b"\x89PNG\r\n\x1a\n", "X: y", "E105"),
        (b"<html><body><img></body></html>", "X: y", "E110"),
    ],
    ids=[
        "bomb",
        "a bomb in a bomb",
        "a deflate bomb",
        "long",
        "many parts",
        "packed and cut off",
        "cut within a chunk",
        "a huge chunk",
        "many layers",
        "an unknown packing",
        "a picture",
        "no text",
    ],
)
def test_a_hostile_or_unreadable_record_costs_only_itself(tmp_path: Path, body: bytes, headers: str, code: str) -> None:
    bad = response(body, f"Content-Type: text/html\r\n{headers}")
    error, sound = read(tmp_path, bad, response(), options=Options(max_size=200_000))
    assert str(error).startswith(f"{code} a.warc#1: {URL}: ")
    assert document(sound).title == "Talks"


def test_an_archive_streams(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(response() + b"not an archive")
    stream = taken([tmp_path / "a.warc"])
    assert isinstance(next(stream), Taken)
    stream.close()
