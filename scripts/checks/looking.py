"""Opens pages in a browser: what it complains of, what axe finds, what is loaded, from where."""

from __future__ import annotations

from typing import NamedTuple

from playwright.sync_api import Browser

from checks.browsing import Visit, context, violations

SCHEMES = ("light", "dark")
ELSEWHERE = "asked elsewhere"


class Looked(NamedTuple):
    """What is wrong to see, what was asked of others, and what each page loaded from the site."""

    faults: list[str]
    elsewhere: list[str]
    loaded: dict[str, list[str]]


def look(browser: Browser, address: str, pages: list[str], screen: str, scheme: str) -> Looked:
    """Open pages one after the other on one screen, by day or by night.

    A fault is a complaint of the browser, a page that scrolls sideways or is not in the light that
    the reader's system asks for, and each violation that axe finds.
    """
    opened = context(browser, screen, scheme)
    looked = Looked([], [], {})
    for path in pages:
        visit = Visit(opened.new_page(), address)
        page = visit.open(path)
        wrong = []
        if page.evaluate("document.body.dataset.mdColorScheme") != (
            "slate" if scheme == "dark" else "default"
        ):
            wrong.append(f"not {scheme}")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append("scrolls sideways")
        wrong += violations(page)
        for complaint in visit.complaints:
            (looked.elsewhere if complaint.startswith(ELSEWHERE) else wrong).append(complaint)
        looked.faults.extend(f"/{path} ({screen}, {scheme}): {each}" for each in wrong)
        looked.loaded[path] = list(visit.loaded)
        page.close()
    opened.close()
    return looked
