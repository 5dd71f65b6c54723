"""From bytes to text: UTF-8, UTF-16, UTF-32, windows-1251, windows-1252 and mixtures; binary data is refused.

The text is what the bytes say, unaltered: only a byte order mark is not part of it.
"""

from __future__ import annotations

import codecs
import re

from communique.errors import CommuniqueError, Notice

MARKS = (
    # the UTF-32 mark begins with the UTF-16 one
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office file"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
"""Control characters that no text needs; tabs, line ends, form feeds are white space."""
CONTROL_BYTE = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
SURROGATE = re.compile("[\ud800-\udfff]")
SURROGATE_RUN = re.compile("[\ud800-\udfff]+")
LETTER_BYTES = re.compile(rb"[\xc0-\xff]+")
VALID_UTF8 = 0.3
"""Share of control characters from which even valid UTF-8 is no text."""
INVALID_UTF8 = 0.02
"""The same for bytes that are not UTF-8: random data has 10 %, text in an old encoding none."""
SAMPLE = 65_536


def decode(data: bytes) -> tuple[str, tuple[Notice, ...]]:
    """The text of these bytes, and what was noticed on the way.

    Raises:
        CommuniqueError: E105 when the data is no text.
    """
    _refuse_known_formats(data)
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _wide(data[len(mark) :], encoding)
    unmarked = _unmarked_utf16(data)
    if unmarked:
        return _wide(data, unmarked)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _old_encoding(data)
    if len(CONTROL_BYTE.findall(data[:SAMPLE])) > VALID_UTF8 * len(data[:SAMPLE]):
        raise _binary()
    return text, oddities(text)


def oddities(text: str) -> tuple[Notice, ...]:
    """Notices of control characters and lone surrogates in a text."""
    controls, halves = len(CONTROL.findall(text)), len(SURROGATE.findall(text))
    found = []
    if controls:
        found.append(Notice("W103", f"{controls} NUL or control character{'s' * (controls > 1)} in the text"))
    if halves:
        found.append(Notice("W104", f"{halves} lone surrogate{'s' * (halves > 1)} in the text"))
    return tuple(found)


def _binary(what: str = "binary data, not text") -> CommuniqueError:
    return CommuniqueError("E105", f"{what}; save it as plain text or HTML and read that")


def _refuse_known_formats(data: bytes) -> None:
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise _binary(what)


def _wide(data: bytes, encoding: str) -> tuple[str, tuple[Notice, ...]]:
    try:
        text = data.decode(encoding)
        broken: tuple[Notice, ...] = ()
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        broken = (Notice("W102", f"some bytes are not {encoding.upper()}; they read as \ufffd"),)
    if len(CONTROL.findall(text[:SAMPLE])) > VALID_UTF8 * len(text[:SAMPLE]):
        raise _binary()
    return text, broken + oddities(text)


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte is nearly always the same few values, as no other text's are."""
    sample = data[:SAMPLE]
    if len(data) < 8 or len(data) % 2 or len(CONTROL_BYTE.findall(sample)) < len(sample) // 4:
        return None
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        usual = sum(high.count(byte) for byte in (0x00, 0x04, 0x06, 0x20))
        text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
        if usual >= 0.9 * len(high) and not CONTROL.search(text) and "\ufffd" not in text:
            return encoding
    return None


def _old_encoding(data: bytes) -> tuple[str, tuple[Notice, ...]]:
    """Bytes that are not UTF-8 throughout: one old encoding, or UTF-8 with stray bytes."""
    if len(CONTROL_BYTE.findall(data[:SAMPLE])) > INVALID_UTF8 * len(data[:SAMPLE]):
        raise _binary()
    escaped = data.decode("utf-8", "surrogateescape")
    stray = SURROGATE.findall(escaped)
    whole = sum(ch > "\x7f" for ch in escaped) - len(stray)
    if whole < len(stray):
        encoding = _guess(data)
        text = data.decode("ascii", "surrogateescape").translate(_table(encoding))
        notice = Notice("W101", f"not UTF-8; read as {encoding}")
    else:
        encoding = _guess(_bytes_of(SURROGATE_RUN.findall(escaped)))
        text = escaped.translate(_table(encoding))
        count = f"{len(stray)} byte{'s' * (len(stray) > 1)}"
        notice = Notice("W102", f"mostly UTF-8, with {count} of another encoding, read as {encoding}")
    return text, (notice, *oddities(text))


def _bytes_of(runs: list[str]) -> bytes:
    return b" ".join(bytes(ord(half) - 0xDC00 for half in run) for run in runs)


def _guess(data: bytes) -> str:
    """Cyrillic letters stand beside each other; the accented letters of Western languages mostly do not."""
    runs = [len(m.group()) for m in LETTER_BYTES.finditer(data)]
    return "windows-1251" if sum(n for n in runs if n > 1) > 0.5 * sum(runs) else "windows-1252"


def _table(encoding: str) -> dict[int, str]:
    """What each escaped byte stands for."""
    return {0xDC00 + byte: bytes([byte]).decode(encoding, "replace") for byte in range(0x80, 0x100)}
