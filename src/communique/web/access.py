"""Who may use a server: a file beside the store with the hash of a password, and the digests of tokens.

The file is JSON, for its owner alone (mode 0600), and replaced as a whole. It holds nothing that lets anybody in: of
the password the argon2id hash, of a token, which is 256 random bits, the SHA-256 digest.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, get_args

from communique.errors import CommuniqueError

Scope = Literal["read", "write"]

ENDING = ".access"
PRIVATE = 0o600
FORM = 1
"""The version of the file's form."""
SHORTEST, LONGEST = 10, 1_000
"""Characters of a password; hashing a longer one would be work for nothing."""
PREFIX = "cmq_"
"""By which scanners for leaked secrets, and people, can tell a token."""
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Token:
    """A token as the file has it: what it is called, what it may do, its digest in hex, when it was made (UTC)."""

    name: str
    scope: Scope
    sha256: str
    made: str


@dataclass(frozen=True, slots=True)
class Access:
    """The password's argon2id hash, None where none is set, and the tokens."""

    password: str | None = None
    tokens: tuple[Token, ...] = ()

    @property
    def lets_in(self) -> bool:
        """Whether anybody can come in."""
        return self.password is not None or bool(self.tokens)


def path_of(store: Path) -> Path:
    """The file that says who may use a server on this store."""
    return store.with_name(store.name + ENDING)


def read(path: Path) -> Access:
    """What the file says; where there is none, nobody can come in.

    Raises:
        CommuniqueError: E723 when it cannot be read or is not ours.
    """
    try:
        return _of(json.loads(path.read_bytes()))
    except FileNotFoundError:
        return Access()
    except OSError as error:
        raise CommuniqueError("E723", f"it cannot be read ({error.strerror})", str(path)) from error
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise CommuniqueError("E723", "it is not as Communique wrote it", str(path)) from error


def write(path: Path, access: Access) -> None:
    """Put this into the file, whole or not at all, for its owner alone.

    Raises:
        CommuniqueError: E120 when it cannot be written.
    """
    told = {"form": FORM, "password": access.password, "tokens": [asdict(token) for token in access.tokens]}
    partial = path.with_name(f".{path.name}.{secrets.token_hex(4)}.partial")
    try:
        with open(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE), "w", encoding="utf-8") as file:
            json.dump(told, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        os.replace(partial, path)
    except OSError as error:
        with suppress(OSError):
            partial.unlink()
        raise CommuniqueError("E120", f"it cannot be written ({error.strerror})", str(path)) from error


def with_password(access: Access, password: str) -> Access:
    """The same with another password.

    Raises:
        CommuniqueError: E724 when it is too short or too long.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise CommuniqueError("E724", f"a password has {SHORTEST} to {LONGEST:,} characters")
    from argon2 import PasswordHasher

    return replace(access, password=PasswordHasher().hash(_bytes(password)))


def fits(access: Access, password: str) -> bool:
    """Whether this is the password; takes some 50 ms and 64 MiB, as it is meant to."""
    if access.password is None or len(password) > LONGEST:
        return False
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return PasswordHasher().verify(access.password, _bytes(password))
    except (VerificationError, InvalidHashError):
        return False


def with_token(access: Access, name: str, scope: Scope) -> tuple[Access, str]:
    """The same with another token, and the token itself, which is known to nobody else from then on.

    Raises:
        CommuniqueError: E725 when there is one of this name, or it is no name.
    """
    if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        raise CommuniqueError("E725", f"a name has up to {LONGEST_NAME} letters, digits and signs", name[:LONGEST_NAME])
    if any(token.name == name for token in access.tokens):
        raise CommuniqueError("E725", "there is a token of this name; revoke it first, or take another name", name)
    secret = PREFIX + secrets.token_urlsafe(32)
    made = Token(name, scope, _digest(secret), datetime.now(UTC).isoformat(timespec="seconds"))
    return replace(access, tokens=(*access.tokens, made)), secret


def without_token(access: Access, name: str) -> Access:
    """The same without the token of this name.

    Raises:
        CommuniqueError: E725 when there is none.
    """
    left = tuple(token for token in access.tokens if token.name != name)
    if len(left) == len(access.tokens):
        raise CommuniqueError("E725", "there is no token of this name", name)
    return replace(access, tokens=left)


def token_of(access: Access, secret: str) -> Token | None:
    """The token that this is; all are compared, each in the same time whatever it holds."""
    digest, found = _digest(secret), None
    for token in access.tokens:
        if hmac.compare_digest(token.sha256, digest):
            found = token
    return found


def _of(told: Mapping[str, Any]) -> Access:
    if told["form"] != FORM or not isinstance(told["password"], str | None):
        raise ValueError(told["form"])
    tokens = tuple(Token(**token) for token in told["tokens"])
    if not all(t.scope in get_args(Scope) and isinstance(t.name, str) and len(t.sha256) == 64 for t in tokens):
        raise ValueError("token")
    return Access(told["password"], tokens)


def _digest(secret: str) -> str:
    return hashlib.sha256(_bytes(secret)).hexdigest()


def _bytes(text: str) -> bytes:
    """What is typed can hold halves of characters."""
    return text.encode("utf-8", "surrogatepass")
