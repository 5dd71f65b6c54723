"""Where readings go: standard output, or a file that is whole or not there."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from communique.errors import CommuniqueError

Form = Literal["text", "json", "jsonl"]


@dataclass(slots=True)
class Delivery:
    """Readings written one after another in one form; a reading is written whole or not at all.

    ``json`` is an object when there is one reading and an array otherwise, ``jsonl`` one object a line.
    """

    stream: BinaryIO
    form: Form
    encoding: str = "utf-8"
    count: int = 0
    _held: str | None = None

    def write(self, text: str) -> None:
        """Write one reading."""
        self.count += 1
        with _uninterrupted():
            if self.form == "json" and self.count == 1:
                self._held = text  # whether it is the only one is known with the next
                return
            if self._held is not None:
                self._put("[\n" + self._held)
                self._held = None
            self._put(self._before() + text + ("\n" if self.form == "jsonl" else ""))

    def close(self) -> None:
        """Write what is left; the output is well formed from then on."""
        with _uninterrupted():
            if self._held is not None:
                self._put(self._held + "\n")
                self._held = None
            elif self.form == "json":
                self._put("\n]\n" if self.count else "[]\n")

    def _before(self) -> str:
        if self.form == "json":
            return ",\n"
        return "\n" if self.form == "text" and self.count > 1 else ""

    def _put(self, text: str) -> None:
        # in JSON a lone surrogate's \udXXX is its own escape
        self.stream.write(text.encode(self.encoding, "backslashreplace"))
        self.stream.flush()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Put off the first Ctrl-C to the end of the block; a second one is heard at once."""
    heard: list[int] = []
    before = signal.getsignal(signal.SIGINT)

    def hear(number: int, _: object) -> None:
        heard.append(number)
        if len(heard) > 1:
            raise KeyboardInterrupt

    try:
        signal.signal(signal.SIGINT, hear)
    except ValueError:  # only the main thread hears signals
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if heard:
        raise KeyboardInterrupt


@contextmanager
def delivery(form: Form, output: Path | None) -> Iterator[Delivery]:
    """What writes readings to a file, or to standard output when ``output`` is None.

    A file is written beside its place and moved there at the end, also when the user stops early; when something
    fails it is left as it was.

    Raises:
        CommuniqueError: E120 when the file cannot be written.
    """
    if output is None:
        encoding = sys.stdout.encoding if form == "text" else "utf-8"
        yield from _closing(Delivery(sys.stdout.buffer, form, encoding or "utf-8"))
        return
    target = Path(os.path.realpath(output))
    try:
        if target.exists() and not target.is_file():
            with open(target, "wb") as stream:
                yield from _closing(Delivery(stream, form))
            return
        with _moved_into_place(target) as stream:
            yield from _closing(Delivery(stream, form))
    except OSError as error:
        message = f"it cannot be written ({error.strerror}); check the folder, your rights and the free space"
        raise CommuniqueError("E120", message, str(output)) from None


def _closing(made: Delivery) -> Iterator[Delivery]:
    try:
        yield made
    except KeyboardInterrupt:
        made.close()
        raise
    made.close()


@contextmanager
def _moved_into_place(target: Path) -> Iterator[BinaryIO]:
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    done = False
    try:
        with open(partial, "xb") as stream:
            try:
                yield stream
            except KeyboardInterrupt:
                done = True
                raise
            done = True
    finally:
        if done:
            os.replace(partial, target)
        else:
            with suppress(OSError):
                partial.unlink()
