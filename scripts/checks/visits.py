"""A site in a browser: who serves it, who looks at it, and what is heard meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from typing import Any

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    sync_playwright,
)

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 300_000.0
"""Milliseconds that a browser may take for one step: they end what hangs, and are no measure."""
SCREENS = {"desktop": (1360, 900), "phone": (390, 844)}


class Quiet(SimpleHTTPRequestHandler):
    """A file server that keeps to itself."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder, as long as it is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@contextmanager
def opened(program: str) -> Iterator[Browser]:
    """A browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page as it is looked at, with all that the browser complained about or asked others for."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    """What was loaded from the site, as paths in it."""

    def __post_init__(self) -> None:
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)

    def open(self, path: str) -> Page:
        self.page.goto(self.address + path, wait_until="load")
        return self.page

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text}")

    def _asked(self, request: Request) -> None:
        if request.url.startswith(self.address):
            self.loaded.append(request.url.removeprefix(self.address))
        elif not request.url.startswith(("data:", "blob:")):
            self.complaints.append(f"asked elsewhere: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"{response.status}: {response.url}")


def context(browser: Browser, screen: str, scheme: str, **more: Any) -> BrowserContext:
    """A reader's screen, whose system asks for light or dark; `more` as Playwright names it."""
    width, height = SCREENS[screen]
    made = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        **more,
    )
    made.set_default_timeout(PATIENCE)
    return made


# Only what is wrong crosses from the browser; what passed is a hundred times as much.
AXE = """only => axe.run(document, {
    resultTypes: ["violations"], preload: false, ...(only.length ? {runOnly: only} : {}),
}).then(found => found.violations.flatMap(
    violation => violation.nodes.map(node => `${violation.id}: ${node.html.slice(0, 120)}`)))"""


def violations(page: Page, only: Sequence[str] = ()) -> list[str]:
    """What axe finds wrong with a page as it is now; by some rules only, if any are named."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(
            resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
        )
    found: list[str] = page.evaluate(AXE, list(only))
    return found
