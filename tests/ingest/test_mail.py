"""Messages: the body with its subject, sender and date; attachments are told of; broken and hostile ones end."""

from __future__ import annotations

import base64
from email.message import EmailMessage
from pathlib import Path

import pytest

from communique.document import Document
from communique.errors import CommuniqueError
from communique.ingest import Options, Taken, taken

pytestmark = pytest.mark.usefixtures("shared_pages")

TEXT = "The envoy of Ostmark met Ada Marr in Veldania.\n\nShe said no."
HTML = "<html><title>x</title><body><p>The envoy met <b>Ada</b> Marr.</p><p>&ldquo;No.&rdquo;</p></body></html>"
HEADERS = "From: Ana Berg <ana@post.example>\nSubject: Talks in Veldania\nDate: Fri, 03 Nov 2023 23:30:00 -0500\n"


def message(plain: str | None = TEXT, html: str | None = None, attached: int = 0) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Ana Berg <ana@post.example>"
    made["Subject"] = "Talks in Veldania"
    made["Date"] = "Fri, 03 Nov 2023 23:30:00 -0500"
    if plain is not None:
        made.set_content(plain)
    if html is not None and plain is not None:
        made.add_alternative(html, subtype="html")
    elif html is not None:
        made.set_content(html, subtype="html")
    for number in range(attached):
        made.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename=f"{number}.pdf")
    return made


def read(folder: Path, data: bytes | str | EmailMessage, options: Options | None = None) -> Taken | CommuniqueError:
    if isinstance(data, EmailMessage):
        data = data.as_bytes()
    (folder / "note.eml").write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    (found,) = taken([folder / "note.eml"], options)
    return found


def document(folder: Path, data: bytes | str | EmailMessage, options: Options | None = None) -> Document:
    found = read(folder, data, options)
    assert isinstance(found, Taken), found
    return found.document


def codes(found: Document) -> list[str]:
    return [notice.code for notice in found.notices]


def test_a_message_gives_its_fields_and_itself(tmp_path: Path) -> None:
    found = read(tmp_path, message())
    assert isinstance(found, Taken)
    assert (found.original, found.media_type) == (message().as_bytes(), "message/rfc822")
    made = found.document
    assert made.text.strip() == TEXT
    assert (made.name, made.title, made.author) == ("note", "Talks in Veldania", "Ana Berg")
    # the day as its writer counts it
    assert (made.published, made.outlet, made.url, made.notices) == ("2023-11-03", None, None, ())


@pytest.mark.parametrize(
    ("plain", "html", "text"),
    [
        (TEXT, HTML, TEXT),
        (None, HTML, "The envoy met Ada Marr.\n\n“No.”"),
        (" \n", HTML, "The envoy met Ada Marr.\n\n“No.”"),
    ],
    ids=["both", "HTML alone", "blank plain text"],
)
def test_plain_text_goes_before_html(tmp_path: Path, plain: str | None, html: str, text: str) -> None:
    found = document(tmp_path, message(plain, html))
    assert (found.text.strip(), codes(found)) == (text, [])


@pytest.mark.parametrize(("count", "words"), [(1, "1 attachment or further part is"), (2, "2 attachments")])
def test_attachments_are_left_out_and_told_of(tmp_path: Path, count: int, words: str) -> None:
    found = document(tmp_path, message(html=HTML, attached=count))
    assert found.text.strip() == TEXT
    assert [n.code for n in found.notices if words in n.message] == ["W109"]


def test_a_message_within_the_message_is_an_attachment(tmp_path: Path) -> None:
    outer = message("See below.")
    outer.add_attachment(message("The inner words."))
    found = document(tmp_path, outer)
    assert (found.text.strip(), codes(found)) == ("See below.", ["W109"])


@pytest.mark.parametrize(
    ("headers", "body", "text"),
    [
        ("Content-Type: text/plain; charset=koi8-r", "Нарвин met her.".encode("koi8-r"), "Нарвин met her."),
        ("Content-Type: text/plain; charset=us-ascii", "“No,” said Zoë.".encode(), "“No,” said Zoë."),
        ("Content-Type: text/plain; charset=iso-8859-1", "“No,” said Zoë.".encode(), "“No,” said Zoë."),
        ("Content-Type: text/plain; charset=unknown-8bit", "“No,” said Zoë.".encode("cp1252"), "“No,” said Zoë."),
        ("Content-Type: text/plain; charset=no-such-thing", b"She met him.", "She met him."),
        ("Content-Type: nonsense", b"She met him.", "She met him."),
        ("Content-Transfer-Encoding: quoted-printable", b"=E2=80=9CNo=E2=80=9D =ZZ she=\n met.", "“No” =ZZ she met."),
        ("Content-Transfer-Encoding: base64", base64.b64encode(b"She met him.") + b"!", "She met him."),
        ("Content-Transfer-Encoding: 9bit", b"She met him.", "She met him."),
        ("Content-Type: multipart/mixed", b"She met him.", "She met him."),
        ("Content-Type: multipart/mixed; boundary=a", b"--a\n\nShe met him.", "She met him."),
        ("broken header", b"\nShe met him.", "She met him."),
    ],
)  # fmt: skip
def test_usual_breakage_is_survived(tmp_path: Path, headers: str, body: bytes, text: str) -> None:
    assert text in document(tmp_path, f"{HEADERS}{headers}\n\n".encode() + body).text


@pytest.mark.parametrize(
    ("header", "title"),
    [
        (b"Subject: =?utf-8?q?Caf=C3=A9_talks?= =?koi8-r?b?7sHS18nO?=", "Café talksНарвин"),
        ("Subject: Café talks".encode(), "Café talks"),
        ("Subject: Café talks".encode("cp1252"), "Café talks"),
        (b"Subject: Talks\n in Veldania", "Talks in Veldania"),
        (b"Subject: =?utf-8?b?broken", "=?utf-8?b?broken"),
        (b"Subject:", None),
        (b"X-Other: 1", None),
    ],
)
def test_subjects_are_decoded(tmp_path: Path, header: bytes, title: str | None) -> None:
    assert document(tmp_path, header + b"\n\nShe met him.").title == title


@pytest.mark.parametrize(
    ("sender", "author"),
    [
        ("Ana Berg <ana@post.example>", "Ana Berg"),
        ('"Berg, Ana" <ana@post.example>, Tess <t@post.example>', "Berg, Ana, Tess"),
        ("ana@post.example", "ana@post.example"),
        ("=?utf-8?q?Zo=C3=AB?= <z@post.example>", "Zoë"),
        ("", None),
    ],
)
def test_senders_are_named(tmp_path: Path, sender: str, author: str | None) -> None:
    assert document(tmp_path, f"From: {sender}\nSubject: x\n\nShe met him.").author == author


@pytest.mark.parametrize("sender", ["<<>>,,;:", "a" * 50_000, "(" * 5_000, '"' * 5_000, "<" * 5_000 + ">" * 5_000])
def test_a_sender_that_is_none_does_no_harm(tmp_path: Path, sender: str) -> None:
    found = read(tmp_path, f"From: {sender}\nSubject: x\n\nShe met him.")
    assert found.document.text == "She met him." if isinstance(found, Taken) else found.code == "E116"


@pytest.mark.parametrize(
    ("date", "published", "notices"),
    [
        ("3 Nov 2023 10:00", "2023-11-03", []),
        ("2023-11-03", "2023-11-03", []),
        ("soon", None, ["W106"]),
        ("Fri, 99 Nov 2023 10:00:00 +0000", None, ["W106"]),
        ("", "2020-02-02", []),
    ],
)
def test_dates(tmp_path: Path, date: str, published: str | None, notices: list[str]) -> None:
    found = document(tmp_path, f"Date: {date}\n\nShe met him.", Options(published="2020-02-02", outlet="Wire"))
    assert (found.published, codes(found), found.outlet) == (published, notices, "Wire")


def nested(depth: int) -> str:
    opening = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth))
    return f"Subject: x\n{opening}\nShe met him.\n"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("", "E104"),
        ("\n \n", "E104"),
        (message(None).as_bytes(), "E115"),
        (message(None, attached=1).as_bytes(), "E115"),
        (message(None, "<html><body><img src='http://127.0.0.1/x.png'></body></html>").as_bytes(), "E115"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50, "E105"),
        (nested(1_000), "E116"),
        (f"{HEADERS}\n" + "She met him. " * 3_000, "E103"),
        (f"{HEADERS}\n" + "She met him. " * 200, "E103"),
    ],
    ids=["empty", "blank", "no body", "only an attachment", "a picture", "binary", "nested", "long", "long body"],
)
def test_what_is_no_message_to_read_is_named(tmp_path: Path, data: str | bytes, code: str) -> None:
    found = read(tmp_path, data, Options(max_size=2_000) if code == "E103" else None)
    assert isinstance(found, CommuniqueError)
    assert (found.code, found.where) == (code, f"{tmp_path}/note.eml")


@pytest.mark.parametrize(
    "data",
    [
        nested(50),
        "Content-Type: text/plain; " + "a=b; " * 2_000 + "\n\nShe met him.",
        "X: y\n" * 50_000 + "\nShe met him.",
        "Subject: " + "=?utf-8?q?a?= " * 5_000 + "\n\nShe met him.",
        "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n" * 2_000 + "--b\n\nShe met him.\n--b--",
    ],
    ids=["nested 50 deep", "parameters", "headers", "encoded words", "parts"],
)
def test_hostile_messages_end(tmp_path: Path, data: str) -> None:
    found = read(tmp_path, data)
    assert isinstance(found, Taken) or found.code == "E116"


def test_a_large_attachment_is_no_burden(tmp_path: Path) -> None:
    made = message()
    made.add_attachment(b"x" * 5_000_000, maintype="application", subtype="octet-stream")
    assert codes(document(tmp_path, made)) == ["W109"]
