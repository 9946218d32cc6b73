"""What pages weigh as a server sends them, compressed, against what they may."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

BUDGETS = Path(__file__).with_name("weights.yaml")
COMPRESSED = {".html", ".css", ".js", ".mjs", ".json", ".svg"}
SEARCH_INDEX = "search/search_index.json"
DIAGRAMS = "assets/vendor/mermaid/"
ON_USE = "assets/vendor/"


class Budgets(NamedTuple):
    """The most kilobytes of a page's HTML, of what opening it loads, and of two exceptions."""

    html: int
    page: int
    search_index: int
    diagrams: int


def budgets() -> Budgets:
    """The budgets, from their file."""
    return Budgets(**yaml.safe_load(BUDGETS.read_text(encoding="utf-8")))


@lru_cache(maxsize=1024)
def sent(path: Path) -> float:
    """How many kilobytes a server sends for a file, where it compresses what can be compressed."""
    body = path.read_bytes()
    return len(gzip.compress(body, 6) if path.suffix in COMPRESSED else body) / 1000


def heaviest(site: Path) -> tuple[float, str]:
    """The page whose HTML weighs most, with its kilobytes."""
    return max((sent(path), path.relative_to(site).as_posix()) for path in site.rglob("*.html"))


def html_faults(site: Path, limits: Budgets) -> list[str]:
    """Pages whose HTML weighs more than it may."""
    return [
        f"{path.relative_to(site).as_posix()}: {sent(path):.0f} KB of HTML, at most {limits.html}"
        for path in sorted(site.rglob("*.html"))
        if sent(path) > limits.html
    ]


def weights(site: Path, loaded: Iterable[str]) -> dict[str, float]:
    """The kilobytes of what opening a page loads, by the budget that counts them."""
    found = dict.fromkeys(("page", "search_index", "diagrams"), 0.0)
    for address in {address.partition("?")[0] for address in loaded}:
        is_page = not address or address.endswith("/")
        found[_part(address)] += sent(site / address / "index.html" if is_page else site / address)
    return found


def loaded_faults(site: Path, page: str, loaded: list[str], limits: Budgets) -> list[str]:
    """Where opening a page loads more than it may, or what should wait until it is used."""
    limit = limits._asdict()
    return [
        *(
            f"/{page} loads {address} before it is used"
            for address in loaded
            if address.startswith(ON_USE) and not address.startswith(DIAGRAMS)
        ),
        *(
            f"/{page} loads {weighs:.0f} KB ({part}), at most {limit[part]}"
            for part, weighs in weights(site, loaded).items()
            if weighs > limit[part]
        ),
    ]


def _part(address: str) -> str:
    """The budget that counts an address."""
    if address == SEARCH_INDEX:
        return "search_index"
    return "diagrams" if address.startswith(DIAGRAMS) else "page"
