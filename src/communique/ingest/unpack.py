"""What servers packed for the way (HTTP transfer and content encodings), unpacked within a limit."""

from __future__ import annotations

import importlib
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from communique.errors import CommuniqueError

GZIP = b"\x1f\x8b"
MOST_LAYERS = 3
"""Encodings laid over one another that are taken off; servers use one."""
MOST_PARTS = 100
"""Packed parts one after another in one body: a server sends one, and each costs a copy of the rest."""
CHUNK_HEAD = 64
"""Bytes of a chunk's first line that are looked at for its length."""
BROTLI_STEP = 16
"""Bytes given to Brotli at once: it may make 16 MB of a few, and has no limit of its own in all its versions."""


def unpacked(data: bytes, encodings: str, most: int) -> bytes | None:
    """The bytes without the encodings that a Content-Encoding header lists; None when they are more than ``most``.

    Archives often hold unpacked what they still declare as gzip: that is given as it is.

    Raises:
        CommuniqueError: E111 for an encoding that is not known, E113 for damaged data.
    """
    layers = [name for name in (part.strip().lower() for part in encodings.split(",")) if name not in ("", "identity")]
    if len(layers) > MOST_LAYERS:
        raise CommuniqueError("E111", "packed in too many layers; save it from a browser and read that")
    result: bytes | None = data
    for name in reversed(layers):
        if name not in UNPACKERS:
            raise CommuniqueError("E111", f"packed as '{name[:20]}', which is not read; save it from a browser")
        result = UNPACKERS[name](result, most)
        if result is None:
            return None
    return result if result is not None and len(result) <= most else None


def joined_chunks(data: bytes) -> bytes:
    """The body without HTTP's chunk lines; as it is when it has none, as archives often keep it.

    Raises:
        CommuniqueError: E113 when it ends within a chunk.
    """
    if _chunk(data, 0) is None:
        return data
    return b"".join(_chunks(data))


def _chunks(data: bytes) -> Iterator[bytes]:
    at = 0
    while (head := _chunk(data, at)) is not None:
        start, length = head
        if length == 0:
            return
        if start + length > len(data):
            break
        yield data[start : start + length]
        at = start + length + (2 if data[start + length : start + length + 2] == b"\r\n" else 0)
    raise _damaged("it ends within a chunk")


def _chunk(data: bytes, at: int) -> tuple[int, int] | None:
    """Where the chunk's bytes begin and how many they are; None when there is no chunk here."""
    line, end, _ = data[at : at + CHUNK_HEAD].partition(b"\r\n")
    try:
        length = int(line.split(b";", 1)[0], 16) if end else -1
    except ValueError:
        return None
    return (at + len(line) + 2, length) if length >= 0 else None


def _gzip(data: bytes, most: int) -> bytes | None:
    if not data.startswith(GZIP):
        return data
    found = b""
    for _ in range(MOST_PARTS):
        machine = zlib.decompressobj(16 + zlib.MAX_WBITS)
        part = _inflated(machine, data, most - len(found))
        if part is None:
            return None
        found += part
        data = machine.unused_data
        # anything else behind the packed parts is padding
        if not data.startswith(GZIP):
            return found
    raise _damaged("it is in too many parts")


def _deflate(data: bytes, most: int) -> bytes | None:
    try:
        return _inflated(zlib.decompressobj(), data, most)
    except CommuniqueError:
        # some servers send it without zlib's own frame
        return _inflated(zlib.decompressobj(-zlib.MAX_WBITS), data, most)


def _inflated(machine: Any, data: bytes, most: int) -> bytes | None:
    try:
        found: bytes = machine.decompress(data, most + 1)
    except zlib.error as error:
        raise _damaged(str(error)) from None
    if len(found) > most:
        return None
    if not machine.eof:
        raise _damaged("it ends too early")
    return found


def _brotli(data: bytes, most: int) -> bytes | None:
    try:
        brotli: Any = importlib.import_module("brotli")
    except ImportError:
        raise CommuniqueError("E111", "packed as 'br'; install the package brotli, or save it from a browser") from None
    machine, found, size = brotli.Decompressor(), [], 0
    try:
        for at in range(0, len(data), BROTLI_STEP):
            found.append(machine.process(data[at : at + BROTLI_STEP]))
            size += len(found[-1])
            if size > most:
                return None
    except brotli.error as error:
        raise _damaged(str(error)) from None
    if not machine.is_finished():
        raise _damaged("it ends too early")
    return b"".join(found)


def _damaged(why: str) -> CommuniqueError:
    return CommuniqueError("E113", f"its compression is damaged ({why}); get it again")


UNPACKERS: dict[str, Callable[[Any, int], bytes | None]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
}
