"""The process that reads for the server: what it gives, and what becomes of a text that takes too long or kills it."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from communique.document import Document
from communique.errors import CommuniqueError
from communique.reader import Reader
from communique.web.reading import ReadingProcess

SHORT = Document("President Ada Marr met Chancellor Henrik Vos in Sarnograd.", "short", language="en")
LONG = Document("The minister met her counterpart and said that gas would flow again. " * 20_000, "long", language="en")


@pytest.fixture(scope="module")
def process() -> Iterator[ReadingProcess]:
    made = ReadingProcess(60)
    yield made
    made.close()


def test_it_reads_as_the_reader_does(process: ReadingProcess) -> None:
    assert process.read(SHORT) == Reader().read(SHORT)


def test_a_text_that_takes_too_long_is_given_up_and_the_next_one_is_read(process: ReadingProcess) -> None:
    process.seconds = 0.2
    with pytest.raises(CommuniqueError) as raised:
        process.read(LONG)
    assert raised.value.code == "E403"
    assert raised.value.where == "long"
    process.seconds = 60
    assert process.read(SHORT).contacts


def test_a_process_that_ends_is_told_and_replaced(process: ReadingProcess) -> None:
    process.start()
    threading.Timer(0.3, process._process.kill).start()  # type: ignore[union-attr]
    with pytest.raises(CommuniqueError) as raised:
        process.read(LONG)
    assert raised.value.code == "E402"
    assert process.read(SHORT).contacts


def test_several_ask_at_once_and_each_gets_its_own(process: ReadingProcess) -> None:
    texts = [
        Document(f"President Ada Marr met Chancellor Henrik Vos {n} times.", f"t{n}", language="en") for n in range(6)
    ]
    found: dict[str, str] = {}

    def ask(document: Document) -> None:
        found[document.name] = process.read(document).document.text

    threads = [threading.Thread(target=ask, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {text.name: text.text for text in texts}
