"""The child process that takes pages, feeds and messages apart, under limits of time and memory.

It reads one JSON object a line from standard input, with ``"way"`` (one of ``WAYS``), ``"seconds"`` and what that way
takes, and answers with one a line (an empty one first, when it is ready), each value a string or null.
"""

from __future__ import annotations

import base64
import importlib
import json
import sys
from collections.abc import Callable
from typing import Any

from communique.ingest.page_text import Found, article, plain


def _load(_: dict[str, Any]) -> Found:
    """What takes a second to load, so that no page pays for it, and feeds and messages do without."""
    importlib.import_module("trafilatura")
    return {"text": None}


def _feed(request: dict[str, Any]) -> Found:
    # the library for feeds is loaded when there is one
    from communique.ingest.feed_parts import feed_parts

    return feed_parts(request["xml"])


def _entry(request: dict[str, Any]) -> Found:
    from communique.ingest.feed_parts import entry_parts

    return entry_parts(request["xml"])


def _message(request: dict[str, Any]) -> Found:
    from communique.ingest.mail_parts import message_parts

    return message_parts(base64.b64decode(request["data"]))


WAYS: dict[str, Callable[[dict[str, Any]], Found]] = {
    "load": _load,
    "article": lambda request: article(request["html"]),
    "plain": lambda request: plain(request["html"]),
    "feed": _feed,
    "entry": _entry,
    "message": _message,
}


def _limit(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent still ends a page that takes too long
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time(seconds: float) -> None:
    """Allow this process so much more processor time: it ends of itself even when its parent is gone."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime + seconds) + 2, hard))


def _answer(request: dict[str, Any]) -> Found:
    _limit_time(request["seconds"])
    try:
        return WAYS[request["way"]](request)
    except (MemoryError, RecursionError, Exception) as error:
        return {"text": None, "error": f"{type(error).__name__}: {str(error)[:200]}"}


def main() -> None:
    """Answer requests until standard input ends."""
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not spoil the answers
    _limit(int(sys.argv[1]))
    answers.write(b"{}\n")
    answers.flush()
    for line in sys.stdin.buffer:
        answers.write(json.dumps(_answer(json.loads(line))).encode() + b"\n")
        answers.flush()


if __name__ == "__main__":
    main()
