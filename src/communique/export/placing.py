"""Files that are whole or not there: written beside their place and moved into it when all is written.

Where anything fails, or the user stops, what stood there before is left as it was.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TypeAlias

from communique.errors import CommuniqueError

Target: TypeAlias = "Path | BinaryIO"
"""A file to be made or replaced, or a binary stream that is written to and left open."""


@contextmanager
def placed(target: Target) -> Iterator[BinaryIO]:
    """A binary stream whose bytes become the file ``target`` when the block ends well.

    A link is followed, a device written to. A stream that is given is used as it is; its errors are its owner's.

    Raises:
        CommuniqueError: E120 when the file cannot be written.
    """
    if not isinstance(target, Path):
        yield target
        return
    final = Path(os.path.realpath(target))
    with _named(target):
        if final.exists() and not final.is_file():
            with open(final, "wb") as stream:
                yield stream
            return
        with _moved_together([final]) as (stream,):
            yield stream


@contextmanager
def placed_in_folder(folder: Path, names: Iterable[str]) -> Iterator[Mapping[str, BinaryIO]]:
    """One binary stream for each file name; all of them become files of ``folder`` when the block ends well, or none.

    The folder is made where it is missing (its parent must be there); other files in it are left alone.

    Raises:
        CommuniqueError: E120 when the folder or a file in it cannot be written.
    """
    wanted = tuple(names)
    with _named(folder):
        made = not folder.exists()
        folder.mkdir(exist_ok=True)
        try:
            with _moved_together([folder / name for name in wanted]) as streams:
                yield dict(zip(wanted, streams, strict=True))
        except BaseException:
            if made:
                with suppress(OSError):
                    folder.rmdir()
            raise


@contextmanager
def _moved_together(finals: list[Path]) -> Iterator[list[BinaryIO]]:
    for final in finals:
        if final.is_dir():  # found before the first file is moved, or half of them would be new
            raise IsADirectoryError(None, "there is a folder of that name", str(final))
    mark = secrets.token_hex(4)
    partials = [final.with_name(f".{final.name}.{mark}.partial") for final in finals]
    try:
        with ExitStack() as opened:
            yield [opened.enter_context(open(partial, "xb")) for partial in partials]
        for partial, final in zip(partials, finals, strict=True):
            os.replace(partial, final)
    finally:
        for partial in partials:
            with suppress(OSError):
                partial.unlink()


@contextmanager
def _named(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = f"it cannot be written ({error.strerror}); check the folder, your rights and the free space"
        raise CommuniqueError("E120", message, str(target)) from None
