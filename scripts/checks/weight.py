"""What pages weigh as a server sends them, compressed, against what they may."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import NamedTuple

import yaml
from playwright.sync_api import Page, Response

BUDGETS = Path(__file__).with_name("weights.yaml")
COMPRESSED = (".html", ".css", ".js", ".mjs", ".json", ".svg", "/")


class Budgets(NamedTuple):
    """The most kilobytes of a page's HTML, of all it loads, and of the search index."""

    html: int
    transfer: dict[str, int]
    search: int

    def of(self, type: str) -> int:
        """What a type of page may load in all."""
        return self.transfer.get(type, self.transfer["default"])


def budgets() -> Budgets:
    """The budgets, from their file."""
    return Budgets(**yaml.safe_load(BUDGETS.read_text(encoding="utf-8")))


def sent(address: str, body: bytes) -> int:
    """How many bytes a server sends for a file, where it compresses what can be compressed."""
    path = address.partition("?")[0].partition("#")[0]
    return len(gzip.compress(body, 6)) if path.endswith(COMPRESSED) else len(body)


def html_too_heavy(site: Path, limit: int) -> tuple[int, list[str]]:
    """The heaviest page's kilobytes, and the pages above the limit."""
    sizes = {
        path.relative_to(site).as_posix(): sent(path.name, path.read_bytes()) / 1000
        for path in site.rglob("*.html")
    }
    heavy = [
        f"{name}: {size:.0f} KB of HTML, at most {limit}"
        for name, size in sorted(sizes.items())
        if size > limit
    ]
    return round(max(sizes.values())), heavy


def transfer(page: Page, address: str) -> dict[str, int]:
    """What opening a page loads, by address, until nothing more is asked for."""
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    page.goto(address, wait_until="networkidle")
    return {each.url: sent(each.url, each.body()) for each in list(responses)}


def transfer_faults(address: str, type: str, loaded: dict[str, int], limit: int) -> list[str]:
    """Where a page loads more than its type may, or a heavy tool before anybody uses it."""
    total = sum(loaded.values()) / 1000
    early = [url for url in loaded if "/vendor/" in url and "/mermaid/" not in url]
    return [
        *([f"/{address} ({type}) loads {total:.0f} KB, at most {limit}"] if total > limit else []),
        *(f"/{address} loads {url} before it is used" for url in early),
    ]
