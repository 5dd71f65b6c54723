"""The examples as a store, so that the first screen of a demonstration is not empty."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from communique.errors import CommuniqueError
from communique.keeping import keep
from communique.progress import Progress
from communique.reader import Reader
from communique.store.store import Store

EXAMPLES = Path(__file__).parent / "examples"


def fill(path: Path) -> None:
    """Read the examples into a new store.

    Raises:
        CommuniqueError: where an example cannot be read or the store not be written.
    """
    sources = sorted(EXAMPLES.glob("*.jsonl"))
    with (
        Store(path, create=True) as store,
        closing(keep(store, sources, None, Reader())) as results,
        Progress(None, bar=False) as progress,
    ):
        progress.say("reading the examples ...")
        for result in results:
            if isinstance(result, CommuniqueError):
                raise result
            progress.advance()
