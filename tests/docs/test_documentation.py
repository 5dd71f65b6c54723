"""The documentation is true: what it shows is what the program prints, and nothing that the program has is left out."""

from __future__ import annotations

import doctest
import importlib.util
import re
import tomllib
from dataclasses import fields
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest
from fastapi import FastAPI

from communique.cli import app
from communique.compare.aligning import TOLD
from communique.compare.gathering import LIKELY, MOST_CANDIDATES, UNLIKELY
from communique.compare.independence import BOTH_OFFICIAL, SAME_WORDS
from communique.compare.telling import DENIED, MOST_CLAUSE, MOST_IN_ALL, MOST_READ
from communique.dossiers import About, Dossier, Fact, Link, Tie, Verdict, Word
from communique.errors import CODES
from communique.export.formats import FORMATS
from communique.ingest.archives import LONGEST
from communique.ingest.feeds import FEED_FACTOR
from communique.ingest.fetch import MOST_REDIRECTS, SECONDS
from communique.ingest.known import COLUMNS, known_names
from communique.ingest.mail import MAIL_FACTOR
from communique.ingest.options import MAX_SIZE
from communique.ingest.records import READING_FACTOR
from communique.ingest.sources import READ
from communique.store.copies import LEAST, MOST_LINKS
from communique.store.database import WAIT
from communique.store.filters import Filters
from communique.version import VERSION
from communique.web.api.asked import MOST_ROWS
from communique.web.api.described import MEANINGS
from communique.web.api.routes import router
from communique.web.failures import STATUSES
from communique.web.rates import AT_ONCE
from communique.web.sessions import IDLE
from communique.web.sessions import LONGEST as LONGEST_SESSION
from communique.web.settings import Limits
from communique.web.throttle import FREE, LONGEST_WAIT

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "examples").glob("*.md")])
LIMITS = Limits()
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_is_what_the_program_says_of_itself(generate: ModuleType) -> None:
    assert text_of("docs/reference.md") == generate.reference(), "run `make docs`"


def test_the_output_in_the_readme_is_what_the_program_prints(generate: ModuleType) -> None:
    assert generate.OUTPUT.search(text_of("README.md")), "the README shows no output"
    assert text_of("README.md") == generate.readme(), "run `make docs`"


def test_the_columns_told_are_those_written(generate: ModuleType) -> None:
    assert text_of("docs/export.md") == generate.export(), "run `make docs`"


def test_every_format_is_told() -> None:
    page = text_of("docs/export.md")
    assert [name for name in (*FORMATS, "html") if f"| `{name}` |" not in page] == []


def test_every_field_of_a_comparison_is_told() -> None:
    page = text_of("docs/compare.md")
    names = {f.name for record in (Dossier, Fact, Link, Word) for f in fields(record)}
    assert sorted(name for name in names if f"`{name}`" not in page) == []
    values = [*get_args(Verdict), *get_args(Tie)]
    assert [value for value in values if f"`{value}`" not in page] == []
    assert [about for about in get_args(About) if not re.search(rf"\b{about}\b", page)] == []


@pytest.mark.parametrize(
    "told",
    [
        f"they share {SAME_WORDS:.0%} or more".replace("%", " %"),
        f"{BOTH_OFFICIAL:.0%} for two official bodies".replace("%", " %"),
        f"is at least {LIKELY} on average",
        f"excludes it (below {UNLIKELY})",
        f"the {MOST_CANDIDATES} nearest dossiers",
        f"(a likelihood of {TOLD} or more)",
        f"a clause of up to {MOST_CLAUSE} words",
        f"with more than {MOST_READ} sentences that tell something, the {MOST_READ} that",
        f"{MOST_IN_ALL} in all, as many of each",
        f"with a likelihood of {DENIED} or more",
    ],
)
def test_the_numbers_of_the_comparison_are_those_held(told: str) -> None:
    assert told in " ".join(text_of("docs/compare.md").split())


def test_every_narrowing_of_a_list_is_told() -> None:
    page = text_of("docs/store.md")
    options = {"since": "from", "until": "to"}
    assert [f.name for f in fields(Filters) if f"`--{options.get(f.name, f.name)}`" not in page] == []


@pytest.mark.parametrize("told", [f"waits up to {WAIT:.0f} seconds", f"up to {MOST_LINKS} such documents"])
def test_the_numbers_of_the_store_are_those_held(told: str) -> None:
    assert LEAST == 0.5, "the page says half"
    assert told in " ".join(text_of("docs/store.md").split())


@pytest.mark.parametrize("code", sorted(c for c in CODES if c.startswith("E8")))
def test_every_code_of_the_store_is_told_with_it(code: str) -> None:
    assert re.search(rf"\b{code}\b", text_of("docs/store.md"))


def test_every_operation_of_the_interface_is_told() -> None:
    page = text_of("docs/api.md")
    told = set(re.findall(r"^\| `([A-Z]+ /api/v1/[^`]+)` \|", page, re.MULTILINE))
    app = FastAPI()
    app.include_router(router)
    there = {f"{method.upper()} {path}" for path, item in app.openapi()["paths"].items() for method in item}
    assert told == there


@pytest.mark.parametrize(
    "told",
    [
        f"| a request | {LIMITS.body >> 20} MiB |",
        f"| files of an upload | {LIMITS.files} |",
        f"| documents that one request adds or compares | {LIMITS.documents} |",
        f"| a text | {LIMITS.text:,} characters |",
        f"| reading one text, or comparing | {LIMITS.seconds:.0f} seconds |",
        f"| {LIMITS.a_minute} a minute; {AT_ONCE} of all clients at once |",
        f"| rows of a page | {MOST_ROWS} |",
        f"after {IDLE / 3600:.0f} hours without a request, after {LONGEST_SESSION / 86_400:.0f} days",
        f"After {FREE} wrong passwords",
        f"up to {LONGEST_WAIT / 60:.0f} minutes",
    ],
)
def test_the_limits_of_the_interface_are_those_held(told: str) -> None:
    assert told in " ".join(text_of("docs/api.md").split())


def test_every_status_of_an_error_is_told_with_its_codes() -> None:
    rows = dict(re.findall(r"^\| (\d{3}) \| ([^|]+) \|", text_of("docs/api.md"), re.MULTILINE))
    assert set(map(int, rows)) == {*MEANINGS, 405}
    assert [code for code, status in STATUSES.items() if code not in rows[str(status)]] == []


def test_the_glossary_is_in_order() -> None:
    words = re.findall(r"^\| (?!word )([^|-][^|]*?) \|", text_of("docs/glossary.md"), re.MULTILINE)
    assert words == sorted(words, key=str.lower)
    assert {"account", "copy", "dossier", "fact", "independent source", "verdict"} <= set(words)


def test_the_python_in_the_readme_runs_as_shown() -> None:
    result = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")
    assert result.attempted > 5
    assert result.failed == 0


def test_the_docstring_of_the_package_runs_as_shown() -> None:
    import communique

    result = doctest.testmod(communique)
    assert result.attempted > 1
    assert result.failed == 0


COMMANDS = [c.name or getattr(c.callback, "__name__", "") for c in app.registered_commands]
GROUPED = [f"{g.name} {c.name}" for g in app.registered_groups for c in g.typer_instance.registered_commands]


@pytest.mark.parametrize("command", [*COMMANDS, *GROUPED])
def test_every_command_is_in_the_reference(command: str) -> None:
    assert f"### communique {command}\n" in text_of("docs/reference.md")


@pytest.mark.parametrize(
    "command", ["read", "explain", "schema", "compare", "add", "dossiers", "contacts", "search", "export"]
)
def test_every_command_of_the_readme_is_in_the_reference_and_the_reverse(command: str) -> None:
    assert f"$ communique {command}" in text_of("README.md")
    assert f"### communique {command}\n" in text_of("docs/reference.md")


def test_every_option_that_the_readme_uses_exists() -> None:
    options = set(re.findall(r"(?<![\w-])--[a-z-]+", text_of("README.md"))) - {"--upgrade"}
    reference = text_of("docs/reference.md")
    assert options
    assert {o for o in options if f"`{o}" not in reference} == set()


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_is_explained(code: str) -> None:
    assert f"| {code} |" in text_of("docs/reference.md")


@pytest.mark.parametrize("code", sorted(c for c in CODES if c[1] == "1"))
def test_every_code_of_taking_texts_in_is_told_with_the_input(code: str) -> None:
    assert re.search(rf"\b{code}\b|to {code[0]}1\d\d", text_of("docs/input.md"))


def test_the_table_of_names_that_is_shown_is_read(tmp_path: Path) -> None:
    (table,) = re.findall(r"^```\n(type,.*?)^```", text_of("docs/known.md"), re.MULTILINE | re.DOTALL)
    path = tmp_path / "people.csv"
    path.write_text(table, encoding="utf-8")
    assert [row.name for row in known_names(path).rows] == ["Rustam Ino"] * 2 + ["State Security Service", "Tirvania"]


def test_every_column_of_the_table_of_names_is_told() -> None:
    page = text_of("docs/known.md")
    assert [column for column in COLUMNS if f"`{column}`" not in page] == []


def test_the_limits_told_are_the_limits_held() -> None:
    assert f"{MAX_SIZE // 1_000_000} MB" in text_of("docs/input.md")
    assert f"{MAX_SIZE // 1_000_000} MB" in text_of("README.md")


@pytest.mark.parametrize(
    "told",
    [
        f"{READING_FACTOR} times as long as the",
        f"| one feed, one message with its attachments | {FEED_FACTOR} times the limit",
        f"| one feed, one message with its attachments | {MAIL_FACTOR} times the limit",
        f"of which there may be {MOST_REDIRECTS} | {SECONDS:.0f} seconds",
        f"over | {LONGEST >> 30} GiB |",
    ],
)
def test_the_limits_of_each_format_are_those_held(told: str) -> None:
    assert told in text_of("docs/input.md")


def test_every_ending_that_is_read_is_told() -> None:
    assert [ending for ending in sorted(READ) if f"`{ending}`" not in text_of("docs/input.md")] == []


def test_the_readme_begins_with_the_two_commands() -> None:
    commands = re.findall(r"^\$ (.+)$", text_of("README.md"), re.MULTILINE)
    assert commands[:2] == ["make read", "make test"]
    targets = re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE)
    assert {"read", "test", "lint", "bench", "docs"} <= set(targets)


def test_the_design_names_every_part_of_the_house() -> None:
    house = text_of("docs/design.md")
    parts = [p for p in (ROOT / "src" / "communique").iterdir() if not p.name.startswith(("_", "py.typed"))]
    names = [f"{p.name}/" if p.is_dir() else p.name for p in parts]
    assert [n for n in names if f"`{n}`" not in house] == []


def test_the_version_has_its_entry_in_the_changes() -> None:
    assert f"## {VERSION}\n" in text_of("CHANGELOG.md")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = [x for x in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in x]
    assert [x for x in links if not (page.parent / x).exists()] == []


def test_what_is_locked_is_what_is_declared() -> None:
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    plain = {"run": project["dependencies"], "dev": project["optional-dependencies"]["dev"]}
    for name, declared in plain.items():
        locked = set(re.findall(r"^([\w.-]+)==", text_of(f"requirements/{name}.txt"), re.MULTILINE))
        wanted = {re.split(r"[<>=;\[ ]", d)[0].lower().replace("_", "-") for d in declared}
        assert wanted <= locked


@pytest.mark.parametrize("name", ["pip", "run", "dev"])
def test_every_locked_requirement_has_a_hash_and_none_brings_cuda(name: str) -> None:
    locked = text_of(f"requirements/{name}.txt")
    for entry in re.split(r"\n(?=\S)", locked.strip()):
        assert "--hash=sha256:" in entry, entry
    assert not re.search(r"^(torch|nvidia|triton)|://", locked, re.MULTILINE | re.IGNORECASE)
