"""Texts added through the pages without scripts: pasted, sent as files, refused, stopped."""

from __future__ import annotations

import json
import re
import tempfile
import threading
import time
from html import unescape
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

from communique.document import Document
from communique.errors import CommuniqueError
from communique.ingest import Options, Taken
from communique.keeping import Made, make
from communique.reader import Reader
from communique.store.store import Store
from communique.web.app import application
from communique.web.jobs import MOST_RUNNING, Job, Jobs, Work
from communique.web.pasting import name_of, pasted
from communique.web.settings import Limits, Settings
from communique.web.site import Site
from communique.web.uploads import placed_by, safe_name, saved

TEXT = "President Ada Marr of Veldania met Chancellor Henrik Vos of Ostmark in Sarnograd on 14 May 2024. "
LONGEST = 90.0
"""Seconds until a job must have ended, models loaded and all."""


def files(*given: tuple[str, str | bytes]) -> list[tuple[str, tuple[str, bytes]]]:
    return [("files", (name, data.encode() if isinstance(data, str) else data)) for name, data in given]


def ended(site: str, address: str) -> str:
    """The page of a job when it has ended."""
    until = time.monotonic() + LONGEST
    while True:
        page = httpx.get(site + address).text
        if "hx-trigger" not in page:
            return page
        assert time.monotonic() < until
        threading.Event().wait(0.1)


def added(site: str, *given: tuple[str, str | bytes]) -> str:
    """The page of a job that has added files."""
    return ended(site, httpx.post(site + "/add/files", files=files(*given)).headers["location"])


def alert(page: str) -> str:
    found = re.search(r'role="alert".*?</section>', page, re.DOTALL)
    assert found
    return unescape(re.sub(r"<[^>]+>", "", found[0]))


def test_a_pasted_text_is_opened_and_known_from_then_on(filling_site: str) -> None:
    given = {
        "text": TEXT + "\r\n\r\nThey agreed.",
        "title": "Marr meets Vos",
        "outlet": "Norvik News",
        "published": "16 May 2024",
        "url": "https://norvik.example/1",
    }
    answer = httpx.post(filling_site + "/add/text", data=given, timeout=60)
    assert answer.status_code == 303
    assert re.fullmatch(r"/documents/\d+", answer.headers["location"])
    assert httpx.get(filling_site + answer.headers["location"]).status_code == 200
    page = httpx.get(filling_site + "/documents?outlet=Norvik+News").text
    assert "Marr meets Vos" in page
    assert "16 May 2024" in page
    again = httpx.post(filling_site + "/add/text", data=given, timeout=60)
    assert again.status_code == 200
    assert "has this text already" in again.text
    assert answer.headers["location"] in again.text


REFUSED = [
    ("no text", {"text": " \r\n "}, 422, "E104", "text"),
    ("too long", {"text": "word " * 500}, 413, "E703", "text"),
    ("no date", {"text": TEXT, "published": "yesterday"}, 422, "E114", "published"),
    ("no address", {"text": TEXT, "url": "javascript:alert(1)"}, 422, "E702", "url"),
]


@pytest.mark.parametrize(("_", "given", "status", "code", "field"), REFUSED, ids=[case[0] for case in REFUSED])
def test_what_is_wrong_is_said_and_what_was_written_is_kept(
    filling_site: str, _: str, given: dict[str, str], status: int, code: str, field: str
) -> None:
    answer = httpx.post(filling_site + "/add/text", data={"title": "My own headline", **given})
    assert answer.status_code == status
    assert code in alert(answer.text)
    assert 'value="My own headline"' in answer.text
    assert re.search(rf'name="{field}"[^>]*aria-invalid="true"', answer.text)


def test_files_are_read_one_by_one_and_a_bad_one_costs_itself_alone(
    filling_site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    lines = [json.dumps({"id": "line-one", "text": TEXT + "Line one."}), "{broken", json.dumps({"id": 3, "text": ""})]
    sent = files(
        ("call.txt", TEXT + "They spoke of gas."), ("bad.txt", b"\x00\x01\x02" * 400), ("lines.jsonl", "\n".join(lines))
    )
    answer = httpx.post(filling_site + "/add/files", files=sent, data={"outlet": "The Harbour Letter"})
    assert answer.status_code == 303
    page = ended(filling_site, answer.headers["location"])
    assert "<b>2</b> added" in page
    assert "<b>3</b> not read" in page
    for where, code in (("bad.txt", "E105"), ("lines.jsonl:2", "E106"), ("lines.jsonl:3", "E104")):
        assert re.search(rf"<b><bdi>{re.escape(where)}</bdi></b>.*?{code}", page, re.DOTALL)
    assert "call" in httpx.get(filling_site + "/documents?outlet=the+harbour+letter").text
    problems = httpx.get(filling_site + "/problems").text
    assert problems.count('name="source" value="uploaded: lines.jsonl"') == 2
    assert "Try again" not in problems
    added(filling_site, ("lines.jsonl", lines[0]))
    assert "lines.jsonl" not in httpx.get(filling_site + "/problems").text
    assert not list(tmp_path.iterdir())


def test_a_text_that_is_not_read_is_kept_and_told(filling_site: str) -> None:
    words = "Der Bundeskanzler traf am Dienstag den Präsidenten und sprach mit ihm über die Lieferung von Gas. " * 3
    page = ended(
        filling_site, httpx.post(filling_site + "/add/files", files=files(("brief.txt", words))).headers["location"]
    )
    assert "<b>1</b> added" in page
    assert re.search(r"brief\.txt.*?E201", page, re.DOTALL)
    problems = httpx.get(filling_site + "/problems").text
    number = re.search(r"brief\.txt.*?/problems/(\d+)/close", problems, re.DOTALL)
    assert number
    closed = httpx.post(f"{filling_site}/problems/{number[1]}/close", follow_redirects=True)
    assert "brief.txt" not in closed.text
    assert "brief.txt" in httpx.get(filling_site + "/problems?closed=1").text


def test_limits_of_files_are_told(filling_site: str) -> None:
    many = httpx.post(filling_site + "/add/files", files=files(*((f"{n}.txt", TEXT) for n in range(5))))
    assert many.status_code == 413
    assert "4 files can be sent at a time" in many.text
    none = httpx.post(filling_site + "/add/files", files={"files": ("", b"")})
    assert none.status_code == 422
    assert "choose one file or more" in alert(none.text)
    long = ended(
        filling_site, httpx.post(filling_site + "/add/files", files=files(("long.txt", TEXT * 40))).headers["location"]
    )
    assert "E103" in long
    assert httpx.get(filling_site + "/add/none").status_code == 404


def test_a_file_at_hand_is_tried_again(filling_site: str, filling_store: Path, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(TEXT + "It was noted.")
    with Store(filling_store) as store:
        store.note(str(path), CommuniqueError("E104", "empty", str(path)))
    page = httpx.get(filling_site + "/problems").text
    number = re.search(r"/problems/(\d+)/again", page)
    assert number
    done = ended(filling_site, httpx.post(f"{filling_site}/problems/{number[1]}/again").headers["location"])
    assert "<b>1</b> added" in done
    assert str(path) not in httpx.get(filling_site + "/problems").text


def test_what_was_uploaded_is_never_taken_for_a_path(own_site: str, tmp_path: Path) -> None:
    with Store(tmp_path / "own.db") as store:
        store.note("uploaded: /etc/hostname", CommuniqueError("E104", "empty", "uploaded: /etc/hostname"))
    assert httpx.post(own_site + "/problems/1/again").status_code == 422


NAMES = [
    ("report.txt", "report.txt"),
    ("../../etc/passwd", "passwd"),
    ("C:\\docs\\Read out.HTML", "Read out.HTML"),
    ("lines.jsonl.gz", "lines.jsonl.gz"),
    ("", "file"),
    ("...", "file"),
    (".hidden", "file.hidden"),
    ("a\x00b\n\u202etxt.exe", "a_b_txt.exe"),
    ("встреча.txt", "встреча.txt"),
    ("x" * 300 + ".txt", "x" * 50 + ".txt"),
]


@pytest.mark.parametrize(("name", "safe"), NAMES)
def test_names_of_files_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_files_of_one_name_do_not_meet(tmp_path: Path) -> None:
    import io
    import shutil

    folder, names = saved([("a.txt", io.BytesIO(b"one")), ("a.txt", io.BytesIO(b"two"))])
    try:
        assert [Path(path).read_bytes() for path in names] == [b"one", b"two"]
        placed = placed_by(names)
        assert placed(next(iter(names)) + ":7") == ("uploaded: a.txt", "uploaded: a.txt:7")
    finally:
        shutil.rmtree(folder)


def test_a_pasted_text_is_what_was_pasted() -> None:
    document = pasted("Line one\r\nLine two\n", 100, title="  A   headline ")
    assert document.text == "Line one\nLine two\n"
    assert document.title == document.name == "A headline"
    assert name_of(None, "\n" + "word " * 40).endswith(" …")


class Held:
    """Reads like a reader, but only when it is let."""

    def __init__(self) -> None:
        self.let = threading.Event()
        self.reader = Reader()

    def make(self, item: Taken) -> Made:
        assert self.let.wait(60)
        return make(self.reader, item)


def work(tmp_path: Path, number: int) -> Work:
    paths = [tmp_path / f"{n}.txt" for n in range(number)]
    for n, path in enumerate(paths):
        path.write_text(f"{TEXT} No. {n}.")
    return Work(paths, [path.name for path in paths], Options(), lambda place: (place, place))


def waited(job: Job) -> Job:
    until = time.monotonic() + LONGEST
    while job.active:
        assert time.monotonic() < until
        threading.Event().wait(0.01)
    return job


def test_a_job_is_stopped_after_the_text_that_it_is_at(tmp_path: Path) -> None:
    held = Held()
    path = tmp_path / "store.db"
    with Store(path, create=True) as store:
        jobs = Jobs(path, held.make)
        job = jobs.start(work(tmp_path, 3))
        jobs.stop(job.id)
        assert job.state == "stopping"
        held.let.set()
        waited(job)
        assert (job.state, job.done, job.total) == ("stopped", 1, 3)
        assert store.documents().total == 1
        jobs.close()


def test_only_so_many_jobs_run_at_once(tmp_path: Path) -> None:
    held = Held()
    path = tmp_path / "store.db"
    Store(path, create=True).close()
    jobs = Jobs(path, held.make)
    # written once: a file written again while a job opens it is empty for a moment
    given = work(tmp_path, 1)
    started = [jobs.start(given) for _ in range(MOST_RUNNING)]
    with pytest.raises(CommuniqueError, match="E704"):
        jobs.start(given)
    held.let.set()
    assert sorted(waited(job).added for job in started) == [0, 0, 0, 1]
    assert jobs.latest()[0] is started[-1]
    jobs.close()
    with pytest.raises(CommuniqueError, match="E701"):
        jobs.job("other")


def test_a_fault_of_ours_ends_the_text_and_not_the_job(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    Store(path, create=True).close()

    def fails(item: Taken) -> Made:
        raise ZeroDivisionError(item.name)

    jobs = Jobs(path, fails)
    job = waited(jobs.start(work(tmp_path, 2)))
    assert (job.state, job.failed, job.failures[0].code) == ("done", 2, "E401")
    with Store(path) as store:
        assert len(store.problems()) == 2
    gone = waited(Jobs(tmp_path / "none.db", fails).start(work(tmp_path, 1)))
    assert gone.error is not None
    assert (gone.state, gone.error.code) == ("failed", "E801")


def test_a_document_of_the_store_is_not_read_again(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    document = Document(TEXT, "one", language="en")
    with Store(path, create=True) as store:
        store.add(make(Reader(), Taken(document, b"", "text/plain")).entry)
    (tmp_path / "one.txt").write_text(TEXT)

    def never(item: Taken) -> Made:
        raise AssertionError(item.name)

    files = Work([tmp_path / "one.txt"], ["one.txt"], Options(), lambda place: (place, place))
    job = waited(Jobs(path, never).start(files))
    assert (job.known, job.failed) == (1, 0)


def test_costly_pages_are_counted(tmp_path: Path) -> None:
    site = Site(Settings(tmp_path / "new.db", limits=Limits(a_minute=2)))
    client = TestClient(application(site), base_url="http://127.0.0.1")
    assert client.post("/add/text", data={"text": ""}).status_code == 422
    assert client.get("/export/jsonl").status_code == 200
    refused = client.post("/add/files")
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) > 0
    assert client.get("/export").status_code == 200
    site.close()
