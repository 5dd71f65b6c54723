"""What a server is started with: its store, the names that it answers to, its limits."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may ask for.

    ``body`` is the size of a request in bytes, ``files`` the number of files of one upload, ``text`` the length of a
    text that is read at once, in code points, ``documents`` the number of documents that one request may add or
    compare, ``seconds`` the time that reading one text may take, ``a_minute`` the number of costly requests (reading,
    adding, comparing, exporting) that one client may make in a minute.
    """

    body: int = 32 * 1024 * 1024
    files: int = 200
    text: int = 500_000
    documents: int = 500
    seconds: float = 60.0
    a_minute: int = 120


@dataclass(frozen=True, slots=True)
class Settings:
    """``store`` is the file of the store; ``names`` are the host names under which the server may be asked.

    A request for any other name is refused: a page elsewhere could have its own name point here. ``access`` is the
    file with the password and the tokens, None where everybody who reaches the server may use it (on loopback alone).
    ``ahead`` says whether the latest dossiers are laid side by side before anybody opens them.
    """

    store: Path
    names: tuple[str, ...] = LOOPBACK
    demo: bool = False
    access: Path | None = None
    ahead: bool = False
    limits: Limits = field(default_factory=Limits)
