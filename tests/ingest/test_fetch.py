"""Fetching: only public addresses, whatever their spelling; limited in size, time and redirects; nothing unasked."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from communique.errors import CommuniqueError
from communique.ingest import Options, Taken, fetch, taken
from communique.ingest.fetch import Fetched, fetched
from communique.ingest.fetch_address import PUBLIC, Guard, allowed_addresses, is_public, target
from communique.version import VERSION

SENTENCE = "The envoy of Ostmark met Ada Marr in Veldania on Tuesday, the service said."
PAGE = f"<!DOCTYPE html><html><head><title>Talks</title></head><body><p>{SENTENCE}</p></body></html>".encode()
FEED = f"<rss version='2.0'><channel><item><description>{SENTENCE}</description></item></channel></rss>".encode()

Answer = tuple[int, dict[str, str], bytes]


class Handler(BaseHTTPRequestHandler):
    """Answers as the test says, and keeps what it was asked."""

    answers: ClassVar[dict[str, Answer]] = {}
    asked: ClassVar[list[tuple[str, dict[str, str]]]] = []

    def do_GET(self) -> None:
        self.asked.append((self.path, dict(self.headers.items())))
        status, headers, body = self.answers.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Raw:
    """A listener that does with each connection as the test says."""

    def __init__(self, act: Callable[[socket.socket], None]) -> None:
        self._act = act
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        try:
            wire, _ = self._listener.accept()
            with wire:
                wire.recv(65_536)
                self._act(wire)
        except OSError:
            # whoever asked has gone, as it should when it is too much
            return

    def close(self) -> None:
        self._listener.close()


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as made:
        Handler.answers.clear()
        Handler.asked.clear()
        threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True).start()
        yield made
        made.shutdown()


def local(port: int, hosts: dict[str, tuple[str, ...]] | None = None) -> Guard:
    """A guard that lets the server of the test through: its name alone stands for this machine, on its port."""
    known = {"post.test": ("127.0.0.1",)} | (hosts or {})
    return Guard(frozenset({80, 443, port}), lambda host, *_: known.get(host, (host,)), lambda a: a == "127.0.0.1")


@pytest.fixture
def get(server: ThreadingHTTPServer) -> Callable[..., Fetched]:
    port = server.server_address[1]

    def ask(path: str, *, max_size: int = 10_000, timeout: float = 10) -> Fetched:
        return fetched(f"http://post.test:{port}{path}", max_size=max_size, timeout=timeout, guard=local(port))

    return ask


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(CommuniqueError) as caught:
        call()
    return caught.value.code


def test_a_page_comes_with_its_address_and_type(get: Callable[..., Fetched]) -> None:
    Handler.answers["/a?b=1"] = (200, {"Content-Type": "text/HTML; charset=Windows-1251"}, PAGE)
    found = get("/a?b=1#part")
    assert (found.data, found.media_type, found.charset) == (PAGE, "text/html", "Windows-1251")
    assert found.url.endswith("/a?b=1")


def test_the_request_says_who_asks_and_nothing_else(
    get: Callable[..., Fetched], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    Handler.answers["/a"] = (302, {"Location": "/b", "Set-Cookie": "id=1"}, b"")
    Handler.answers["/b"] = (200, {}, PAGE)
    assert get("/a").data == PAGE
    (_, first), (path, second) = Handler.asked
    assert path == "/b"
    assert first["User-Agent"].startswith(f"Communique/{VERSION}")
    assert {"cookie", "referer", "authorization", "from"} & {name.lower() for name in second} == set()
    assert second["Host"].startswith("post.test:")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(get: Callable[..., Fetched], status: int) -> None:
    Handler.answers["/a"] = (status, {"Location": "b?q=é".encode().decode("latin-1")}, b"")
    Handler.answers["/b?q=%C3%A9"] = (200, {}, PAGE)
    assert get("/a").url.endswith("/b?q=%C3%A9")


@pytest.mark.parametrize(("count", "code"), [(5, None), (6, "E142")])
def test_redirects_end(get: Callable[..., Fetched], count: int, code: str | None) -> None:
    for number in range(count):
        Handler.answers[f"/{number}"] = (302, {"Location": f"/{number + 1}"}, b"")
    Handler.answers[f"/{count}"] = (200, {}, PAGE)
    assert (code_of(lambda: get("/0")) if code else get("/0").data and None) == code


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.2/",
        "http://localhost/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "//10.0.0.1/",
        "file:///etc/passwd",
        "ftp://post.test/",
        "gopher://post.test/",
        "javascript:alert(1)",
        "http://a:b@post.test/",
        "http://post.test:22/",
        "http://[::1",
        "https://",
    ],
)
def test_every_redirect_is_checked_anew(get: Callable[..., Fetched], location: str) -> None:
    Handler.answers["/a"] = (302, {"Location": location}, b"")
    assert code_of(lambda: get("/a")) == "E141"
    assert len(Handler.asked) == 1


@pytest.mark.parametrize(("status", "headers"), [(404, {}), (403, {}), (500, {}), (206, {}), (204, {}), (302, {})])
def test_any_other_status_is_an_error(get: Callable[..., Fetched], status: int, headers: dict[str, str]) -> None:
    Handler.answers["/a"] = (status, headers, b"")
    assert code_of(lambda: get("/a")) == "E145"


@pytest.mark.parametrize(
    ("headers", "body", "code"),
    [
        ({}, b"x" * 10_000, None),
        ({}, b"x" * 10_001, "E143"),
        ({"Content-Length": "10000000000"}, b"x" * 20_000, "E143"),
        ({"Content-Encoding": "gzip"}, gzip.compress(b"x" * 10_000), None),
        ({"Content-Encoding": "gzip"}, gzip.compress(b"x" * 10_001), "E143"),
        ({"Content-Encoding": "gzip"}, gzip.compress(bytes(100_000_000)), "E143"),
        ({"Content-Encoding": "gzip"}, gzip.compress(b"x" * 5_000)[:-9], "E113"),
        ({"Content-Encoding": "br"}, b"\x8b", "E111"),
        ({"Content-Length": "5000"}, b"x" * 4_000, "E146"),
        ({"Transfer-Encoding": "chunked"}, b"5\r\nab", "E146"),
        ({"Transfer-Encoding": "chunked"}, b"2\r\nxx\r\n0\r\n\r\n", None),
    ],
)
def test_size_is_limited_packed_and_unpacked(
    get: Callable[..., Fetched], monkeypatch: pytest.MonkeyPatch, headers: dict[str, str], body: bytes, code: str | None
) -> None:
    monkeypatch.setattr(Handler, "protocol_version", "HTTP/1.1")
    Handler.answers["/a"] = (200, {"Connection": "close", **headers}, body)
    if code is None:
        assert set(get("/a").data) == {ord("x")}
    else:
        assert code_of(lambda: get("/a")) == code


def test_an_endless_answer_is_cut() -> None:
    def flood(wire: socket.socket) -> None:
        wire.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            wire.sendall(b"x" * 65_536)

    raw = Raw(flood)
    assert code_of(lambda: raw_get(raw)) == "E143"
    raw.close()


def raw_get(raw: Raw, timeout: float = 10) -> Fetched:
    return fetched(f"http://post.test:{raw.port}/", max_size=100_000, timeout=timeout, guard=local(raw.port))


@contextmanager
def dripping(opening: bytes, drop: bytes) -> Iterator[Raw]:
    """A server that never stops sending a little, so that no single read waits for long."""
    over = threading.Event()

    def drip(wire: socket.socket) -> None:
        wire.sendall(opening)
        while not over.wait(0.05):
            wire.sendall(drop)

    raw = Raw(drip)
    yield raw
    over.set()
    raw.close()


@pytest.mark.parametrize(
    ("opening", "drop"),
    [
        (b"", b""),
        (b"HTTP/1.1 200 OK\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["nothing", "a header", "the body", "chunks", "continue"],
)
def test_time_is_limited_in_all_not_for_each_read(opening: bytes, drop: bytes) -> None:
    with dripping(opening, drop) as raw:
        assert code_of(lambda: raw_get(raw, timeout=0.5)) == "E144"


def test_a_look_up_that_takes_too_long_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: over.wait(30) and [])
    assert code_of(lambda: fetched("http://post.test/", max_size=1, timeout=0.2)) == "E144"
    over.set()


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000,
    ],
    ids=["nothing", "nonsense", "500 headers", "an endless header"],
)
def test_an_answer_that_is_none_is_an_error(answer: bytes) -> None:
    raw = Raw(lambda wire: wire.sendall(answer))
    assert code_of(lambda: raw_get(raw)) == "E146"
    raw.close()


def test_where_nobody_listens_is_an_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert code_of(lambda: fetched(f"http://post.test:{port}/", max_size=1, timeout=5, guard=local(port))) == "E146"


def test_the_connection_is_made_to_the_address_that_was_checked(server: ThreadingHTTPServer) -> None:
    Handler.answers["/"] = (200, {}, PAGE)
    port = server.server_address[1]
    looked_up: list[str] = []

    def rebinding(host: str, *_: object) -> tuple[str, ...]:
        """A name that means another address each time it is looked up."""
        looked_up.append(host)
        return ("127.0.0.1",) if len(looked_up) == 1 else ("127.0.0.9",)

    guard = Guard(frozenset({port}), rebinding, lambda a: a == "127.0.0.1")
    assert fetched(f"http://post.test:{port}/", max_size=10_000, timeout=5, guard=guard).data == PAGE
    assert looked_up == ["post.test"]


def test_one_address_that_is_not_public_closes_the_host() -> None:
    guard = Guard(resolve=lambda *_: ("93.184.216.34", "10.0.0.1"))
    assert code_of(lambda: allowed_addresses(target("http://post.test/"), 1, guard)) == "E141"
    open_guard = Guard(resolve=lambda *_: ("93.184.216.34", "2606:2800:220:1::1"))
    assert len(allowed_addresses(target("http://post.test/"), 1, open_guard)) == 2


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://0x7f000001/",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://0/",
        "http://１２７.0.0.1/",
        "http://127.0.0.1./",
        "http://[::1]/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[64:ff9b::127.0.0.1]/",
        "http://[2002:7f00:1::]/",
        "http://[fe80::1]/",
        "http://[fc00::1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://172.16.0.1/",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
        "http://240.0.0.1/",
        "http://255.255.255.255/",
    ],
)
def test_addresses_that_are_not_public_are_refused_in_every_spelling(url: str) -> None:
    # some systems do not take the odd spellings for addresses at all
    assert code_of(lambda: fetched(url, max_size=1_000, timeout=5)) in ("E141", "E146")


def test_the_usual_spellings_are_refused_for_what_they_are() -> None:
    for url in ("http://127.0.0.1/", "http://[::ffff:127.0.0.1]/", "http://169.254.169.254/", "http://0x7f000001/"):
        assert code_of(lambda url=url: fetched(url, max_size=1_000, timeout=5)) == "E141"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::5db8:d822", True),
        ("2002:5db8:d822::1", True),
        ("192.0.2.1", False),
        ("198.18.0.1", False),
        ("192.88.99.1", False),
        ("0.0.0.0", False),
        ("ff02::1", False),
        ("ff0e::1", False),
        ("fec0::1", False),
        ("2001:db8::1", False),
        ("2001:0:5db8:d822::1", False),
        ("3fff::1", False),
        ("100::1", False),
        ("64:ff9b:1::1", False),
        ("::93.184.216.34", False),
        ("64:ff9b::10.0.0.1", False),
        ("2002:a00:1::1", False),
        ("fe80::1%lo", False),
        ("2606:2800:220:1::1%lo", False),
        ("post.test", False),
        ("", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) == public


@pytest.mark.parametrize(
    "url",
    [
        "http://post.test/a\r\nX: y",
        "http://post.test/a\nb",
        "http://post.test\r\n/",
        "http://post.test/a b",
        "http://post.test/\x00",
        "\x01http://post.test/",
        "http://post.test\\@127.0.0.1/",
        "http://user@post.test/",
        "http://user:pass@post.test/",
        "http://@post.test/",
        "http://post.test:8080/",
        "http://post.test:0/",
        "http://post.test:99999/",
        "http://post.test:x/",
        "http:///a",
        "http://[::1/",
        "http://[fe80::1%25lo]/",
        "http://a..b/",
        "http://" + "a" * 300 + ".test/",
        "http://post.test/" + "a" * 5_000,
        "http://po<st.test/",
        "http://post.test/\ud800",
        "ftp://post.test/",
        "file:///etc/passwd",
    ],
)
def test_addresses_that_are_none_are_refused_before_anything_is_looked_up(url: str) -> None:
    assert code_of(lambda: target(url)) == "E141"


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("HTTP://Post.TEST", "http://post.test/"),
        ("https://post.test:443/a", "https://post.test/a"),
        ("https://post.test:80/a", "https://post.test:80/a"),
        ("http://bücher.test/straße?q=é#x", "http://xn--bcher-kva.test/stra%C3%9Fe?q=%C3%A9"),
        ("http://post.test/a%20b?c=%2F", "http://post.test/a%20b?c=%2F"),
        ("http://[2606:2800::1]/", "http://[2606:2800::1]/"),
    ],
)
def test_addresses_are_written_in_ascii(url: str, written: str) -> None:
    assert target(url).url == written


def test_the_default_guard_is_the_public_web() -> None:
    assert Guard() == PUBLIC
    assert PUBLIC.ports == {80, 443}
    assert PUBLIC.is_allowed is is_public


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not (openssl := shutil.which("openssl")):
        pytest.skip("no openssl to make a certificate with")
    path = tmp_path_factory.mktemp("tls") / "own.pem"
    what = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=post.test"]
    names = ["-addext", "subjectAltName=DNS:post.test"]
    command = [openssl, "req", *what, *names, "-keyout", str(path), "-out", f"{path}.crt"]
    subprocess.run(command, check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + Path(f"{path}.crt").read_bytes())
    return path


def test_certificates_are_verified(
    server: ThreadingHTTPServer, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    Handler.answers["/"] = (200, {}, PAGE)
    port = server.server_address[1]
    guard = local(port, {"other.test": ("127.0.0.1",)})

    def ask(host: str) -> Fetched:
        return fetched(f"https://{host}:{port}/", max_size=10_000, timeout=5, guard=guard)

    assert code_of(lambda: ask("post.test")) == "E146"
    assert Handler.asked == []
    # trusted, it is read under its own name and under no other
    monkeypatch.setenv("SSL_CERT_FILE", f"{certificate}.crt")
    assert ask("post.test").data == PAGE
    assert code_of(lambda: ask("other.test")) == "E146"


def test_a_secure_page_may_not_lead_to_an_open_one(
    server: ThreadingHTTPServer, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    monkeypatch.setenv("SSL_CERT_FILE", f"{certificate}.crt")
    port = server.server_address[1]
    Handler.answers["/"] = (302, {"Location": f"http://post.test:{port}/b"}, b"")
    ask = f"https://post.test:{port}/"
    assert code_of(lambda: fetched(ask, max_size=10_000, timeout=5, guard=local(port))) == "E141"


def test_without_leave_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("socket.getaddrinfo", never)
    monkeypatch.setattr("socket.create_connection", never)
    first, second = taken(["https://post.test/a?b=*", "HTTP://post.test/"])
    assert isinstance(first, CommuniqueError)
    assert (first.code, first.where, "--fetch" in first.message) == ("E140", "https://post.test/a?b=*", True)
    assert isinstance(second, CommuniqueError)
    assert second.code == "E140"


@pytest.mark.parametrize(
    ("path", "media", "body", "names"),
    [
        ("/news/talks.html", "text/html; charset=utf-8", PAGE, ["talks"]),
        ("/news/talks/", "application/xhtml+xml", PAGE, ["talks"]),
        ("/", "", PAGE, ["post.test"]),
        ("/a.txt", "text/plain", SENTENCE.encode(), ["a"]),
        ("/feed", "application/rss+xml", FEED, ["feed#1"]),
        ("/feed", "text/xml", FEED, ["feed#1"]),
        ("/feed", "text/html", FEED, ["feed"]),
        ("/a.jsonl", "application/x-ndjson", f'{{"text": "{SENTENCE}"}}\n'.encode() * 2, ["a#1", "a#2"]),
        ("/a.eml", "message/rfc822", f"Subject: x\n\n{SENTENCE}".encode(), ["a"]),
        ("/a.png", "image/png", b"\x89PNG", ["E105"]),
    ],
)
@pytest.mark.usefixtures("shared_pages")
def test_what_is_fetched_is_taken_in_like_a_file(
    server: ThreadingHTTPServer,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
    media: str,
    body: bytes,
    names: list[str],
) -> None:
    port = server.server_address[1]
    Handler.answers["/go"] = (301, {"Location": path}, b"")
    Handler.answers[path] = (200, {"Content-Type": media} if media else {}, body)
    monkeypatch.setattr(fetch, "fetched", partial(fetched, guard=local(port)))
    url = f"http://post.test:{port}"
    found = list(taken([f"{url}/go"], Options(fetch=True)))
    assert [i.document.name if isinstance(i, Taken) else i.code for i in found] == names
    for item in found:
        if isinstance(item, Taken) and len(found) == 1 and "#" not in names[0] and media != "message/rfc822":
            assert (item.original, item.document.url) == (body, f"{url}{path}")
            assert SENTENCE in item.document.text


def test_an_address_that_cannot_be_fetched_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    error, document = taken(["http://127.0.0.1/", tmp_path / "a.txt"], Options(fetch=True))
    assert isinstance(error, CommuniqueError)
    assert (error.code, error.where) == ("E141", "http://127.0.0.1/")
    assert isinstance(document, Taken)
