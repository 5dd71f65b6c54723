"""Pictures of every page over the examples, wide and narrow, light and dark, by Debian's Chromium.

Command: ``python scripts/screenshots.py FOLDER [--browser PROGRAM] [--only WORD] [--readme]``; says which pages scroll
sideways. With ``--readme`` it makes the pictures of the README instead: the first screen of four pages.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import threading
import time
from pathlib import Path

import httpx
import uvicorn
from playwright.sync_api import sync_playwright

from communique.web.app import create_app
from communique.web.demo import fill
from communique.web.serving import bound
from communique.web.settings import Settings

SIZES = {"wide": 1280, "narrow": 390}
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
PAGES = {
    "overview": "/",
    "reader": "/documents/1",
    "texts": "/documents",
    "contact": "/documents/1/contacts/c1",
    "contacts": "/contacts",
    "dossiers": "/dossiers?least=2",
    "quotes": "/quotes",
    "people": "/people",
    "person": "/people/1",
    "timeline": "/timeline",
    "network": "/network",
    "map": "/map",
    "search": "/search?q=meeting",
    "add": "/add",
    "problems": "/problems",
    "export": "/export",
    "help": "/help",
    "api": "/api/v1/docs",
}

README = {"reader": ("light", 1000), "dossier": ("light", 1000), "timeline": ("light", 760), "network": ("dark", 760)}
"""The pages that the README shows, each with its scheme and the height of the screen."""


def main() -> None:
    """Make the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--browser", default="/usr/bin/chromium")
    parser.add_argument("--only", default="")
    parser.add_argument("--readme", action="store_true")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "demo.db"
        fill(store)
        listener = bound("127.0.0.1", 0)
        server = uvicorn.Server(uvicorn.Config(create_app(Settings(store, demo=True)), log_level="warning"))
        threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True).start()
        while not server.started:
            time.sleep(0.05)
        site = f"http://127.0.0.1:{listener.getsockname()[1]}"
        pages = PAGES | _dossier(site)
        if asked.readme:
            first_screens(site, pages, asked.folder, asked.browser)
        else:
            taken(site, {k: v for k, v in pages.items() if re.search(asked.only, k)}, asked.folder, asked.browser)
        server.should_exit = True


def _dossier(site: str) -> dict[str, str]:
    """The page of the dossier with the most accounts."""
    rows = httpx.get(f"{site}/api/v1/dossiers", params={"least": 2}).json()["rows"]
    best = max(rows, key=lambda row: (int(row["accounts"]), -rows.index(row)))
    return {"dossier": f"/dossiers/{best['id']}"}


def taken(site: str, pages: dict[str, str], folder: Path, program: str) -> None:
    """Save a picture of each page in each size and scheme."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        for size, width in SIZES.items():
            for scheme in ("light", "dark"):
                context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
                tab = context.new_page()
                for name, address in pages.items():
                    tab.goto(site + address, wait_until="networkidle")
                    tab.screenshot(path=folder / f"{name}-{size}-{scheme}.png", full_page=True)
                    reach = tab.evaluate("document.documentElement.scrollWidth")
                    if reach > width:
                        print(f"{name} scrolls sideways at {width}: {reach}", file=sys.stderr)
                context.close()
        browser.close()


def first_screens(site: str, pages: dict[str, str], folder: Path, program: str) -> None:
    """Save the first screen of the pages that the README shows."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        for name, (scheme, height) in README.items():
            tab = browser.new_page(viewport={"width": SIZES["wide"], "height": height}, color_scheme=scheme)
            tab.goto(site + pages[name], wait_until="networkidle")
            tab.screenshot(path=folder / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
