"""HTML pages: read in a child process under limits, because a page may be hostile; so are feeds and messages."""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from communique.document import Document
from communique.errors import CommuniqueError, Notice
from communique.ingest.declared import decode_declared
from communique.ingest.decode import CONTROL, SURROGATE
from communique.ingest.options import Options
from communique.ingest.published import iso_date
from communique.ingest.text import document_from_text

SECONDS = 20.0
"""Time for one page: a 3 MB page takes ten seconds, an ordinary one a twentieth of a second."""
START = 60.0
"""Time for the child process to start, and to load what tells articles."""
MEMORY = 1 << 30
"""Address space of the child process in bytes."""
DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w.:-]{2,40})", re.IGNORECASE)

Way = Literal["article", "plain", "feed", "entry", "message"]


@dataclass(slots=True)
class PageReader:
    """Takes texts out of pages in one child process, which is started when needed and replaced when it ends.

    Use it as a context manager, so that the process ends with it.
    """

    seconds: float = SECONDS
    memory: int = MEMORY
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    _knows_articles: bool = field(default=False, init=False)

    def __enter__(self) -> PageReader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the child process, if there is one."""
        process, self._process = self._process, None
        self._knows_articles = False
        if process is not None:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                # what could not be written to a process that is gone is lost, and may be
                with contextlib.suppress(OSError):
                    if stream is not None:
                        stream.close()

    def found(self, html: str, way: Way) -> dict[str, str]:
        """The page's ``text``, ``title``, ``author``, ``outlet``, ``url`` and ``published``; empty on failure."""
        return self.asked(way, html=html)

    def asked(self, way: Way, **given: str) -> dict[str, str]:
        """What the child process found in what was given, each thing under its name; empty when it ended over it.

        What it says of ``error`` is for a programmer: the library that failed, and its message.
        """
        process = self._process = self._process or _started(self.memory)
        answer = None
        if way != "article" or self._has_loaded(process):
            with _killed_after(process, self.seconds):
                answer = _asked(process, {"way": way, "seconds": self.seconds, **given})
        if answer is None:
            self.close()
            return {}
        return {key: value for key, value in answer.items() if isinstance(value, str)}

    def _has_loaded(self, process: subprocess.Popen[bytes]) -> bool:
        """Whether the child process can tell articles: what loading takes is not the first page's time."""
        if not self._knows_articles:
            with _killed_after(process, START):
                self._knows_articles = _asked(process, {"way": "load", "seconds": START}) == {"text": None}
        return self._knows_articles


def document_from_page(
    data: bytes, name: str, options: Options, reader: PageReader, charset: str | None = None
) -> Document:
    """The document of an HTML page: its article, with the title as the first paragraph.

    ``charset`` is the encoding that the page's server declares, if any; it goes before what its markup says.

    Raises:
        CommuniqueError: E103 (too long), E104 (empty), E105 (binary data), E110 (no text in it).
    """
    html, notices = decode_declared(data, charset or _declared(data))
    if not html.strip():
        raise CommuniqueError("E104", "there is no text in it; check that it was saved or downloaded whole")
    notices = tuple(n for n in notices if n.code in ("W101", "W102"))
    html = sendable(html)
    found = reader.found(html, "article")
    if not found.get("text"):
        found = reader.found(html, "plain")
        notices += (Notice("W107", "the article could not be told from the rest of the page; all its text is read"),)
    if not found.get("text"):
        raise CommuniqueError("E110", "no text could be taken from the page; save the article as a .txt file")
    title = found.get("title")
    return document_from_text(
        _with_title(found["text"], title),
        name,
        title=title,
        author=found.get("author"),
        outlet=options.outlet or found.get("outlet"),
        url=found.get("url"),
        published=options.published or iso_date(found.get("published", "")),
        day_order=options.day_order,
        max_size=options.max_size,
        notices=notices,
    )


def sendable(markup: str) -> str:
    """The markup without what no markup may hold: control characters and lone surrogates."""
    return SURROGATE.sub("\ufffd", CONTROL.sub(" ", markup))


def _with_title(text: str, title: str | None) -> str:
    """The text with the title as its first paragraph."""
    if title is None or text.split("\n", 1)[0].strip() == title.strip():
        return text
    return f"{title}\n\n{text}"


def _declared(data: bytes) -> str | None:
    """The encoding that the page's own markup names."""
    found = DECLARED.search(data[:4096])
    return found and found[1].decode("ascii", "replace")


def _started(memory: int) -> subprocess.Popen[bytes]:
    home = str(Path(__file__).resolve().parents[2])
    env = dict(os.environ, PYTHONPATH=os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH")))))
    # -P: the working folder may hold files that are named like modules
    command = [sys.executable, "-P", "-m", "communique.ingest.page_worker", str(memory)]
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=env,
        start_new_session=True,  # Ctrl-C is the parent's to handle
    )
    with _killed_after(process, START):
        _answer(process)  # it says that it is ready: what loading takes is not the page's time
    return process


@contextlib.contextmanager
def _killed_after(process: subprocess.Popen[bytes], seconds: float) -> Iterator[None]:
    timer = threading.Timer(seconds, process.kill)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _asked(process: subprocess.Popen[bytes], request: dict[str, object]) -> dict[str, object] | None:
    """The child's answer; None when it ended before it gave one."""
    if process.stdin is None:
        return None
    try:
        process.stdin.write(json.dumps(request).encode("ascii") + b"\n")
        process.stdin.flush()
    except OSError:
        return None
    return _answer(process)


def _answer(process: subprocess.Popen[bytes]) -> dict[str, object] | None:
    if process.stdout is None:
        return None
    try:
        answer = json.loads(process.stdout.readline())
    except (OSError, ValueError):
        return None
    return answer if isinstance(answer, dict) else None
