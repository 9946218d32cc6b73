"""Opens a page of every type in a browser: what it complains of, what axe finds, what it loads."""

from __future__ import annotations

from typing import NamedTuple

from playwright.sync_api import Browser

from checks import weight
from checks.browsing import SCREENS, Visit, context, violations
from checks.page_types import Sample

SCHEMES = ("light", "dark")


class Looked(NamedTuple):
    """What was wrong to see, and what the browser asked others for."""

    faults: list[str]
    foreign: list[str]


def look(browser: Browser, address: str, paths: list[str], screen: str, scheme: str) -> Looked:
    """No complaint of the browser, no sideways scroll, no axe violation, no request to others."""
    opened = context(browser, screen, scheme)
    visit = Visit(opened.new_page(), address)
    wrong = []
    for path in paths:
        page = visit.open(path)
        where = f"/{path} ({screen}, {scheme})"
        if page.evaluate("document.body.dataset.mdColorScheme") != (
            "slate" if scheme == "dark" else "default"
        ):
            wrong.append(f"{where}: not {scheme}")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append(f"{where}: scrolls sideways")
        wrong += [f"{where}: {violation}" for violation in violations(page)]
    opened.close()
    foreign = [each for each in visit.complaints if each.startswith("asked elsewhere")]
    return Looked([*(c for c in visit.complaints if c not in foreign), *wrong], foreign)


def look_at_all(browser: Browser, address: str, samples: list[Sample]) -> Looked:
    """Every sample on every screen in every light."""
    paths = [sample.address for sample in samples]
    seen = [look(browser, address, paths, s, scheme) for s in SCREENS for scheme in SCHEMES]
    return Looked([f for one in seen for f in one.faults], [f for one in seen for f in one.foreign])


def weigh(browser: Browser, address: str, samples: list[Sample]) -> tuple[int, list[str]]:
    """The most kilobytes that a sample loads, and what is too heavy; each in a fresh browser."""
    limits, heaviest, faults = weight.budgets(), 0, []
    for sample in samples:
        opened = context(browser, "desktop", "light")
        loaded = weight.transfer(opened.new_page(), address + sample.address)
        opened.close()
        heaviest = max(heaviest, sum(loaded.values()) // 1000)
        limit = limits.of(sample.type)
        faults += weight.transfer_faults(sample.address, sample.type, loaded, limit)
    return heaviest, faults
