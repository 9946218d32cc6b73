"""Opens pages in a browser: what it complains of, what axe finds, what is loaded, from where."""

from __future__ import annotations

from typing import NamedTuple

from playwright.sync_api import Browser

from checks import craft, paper
from checks.visits import Visit, context, violations

SCHEMES = {"light": "default", "dark": "slate"}
"""By day and by night, with the theme's names."""
SWITCH = """theme => {
    document.querySelector(`input[data-md-color-scheme=${theme}]`)?.click();
    localStorage.clear();
}"""
"""What a reader's click on the switch does; the next page begins by day again."""
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules of axe that look at colours."""
PRINTED = "desktop"
"""The screen from which pages are printed, once, from the dark."""
ELSEWHERE = "asked elsewhere"


class Audit(NamedTuple):
    """What is wrong to see, what was asked of others, and what opening each page loaded."""

    faults: list[str]
    elsewhere: list[str]
    loaded: dict[str, list[str]]


def audit(browser: Browser, address: str, pages: list[str], screen: str) -> Audit:
    """Open pages one after the other on one screen, and look at each by day, then by night.

    A fault is a complaint of the browser, a page that scrolls sideways or cannot be switched to the
    dark, what readers by keyboard, touch and without scripts stumble over (`craft`), what is wrong
    on paper (`paper`), and what axe finds: all its rules by day, those on colours again by night,
    since nothing else changes with the light. `craft` comes after that: it uses the search, whose
    index is then loaded, and what opening a page loads is known before.
    """
    opened = context(browser, screen, "light")
    result = Audit([], [], {})
    for path in pages:
        visit = Visit(opened.new_page(), address)
        page = visit.open(path)
        wrong = []
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append("scrolls sideways")
        for scheme, theme in SCHEMES.items():
            page.evaluate(SWITCH, theme)
            if page.evaluate("document.body.dataset.mdColorScheme") != theme:
                wrong.append(f"not {scheme}")
            found = violations(page, COLOURS if scheme == "dark" else ())
            wrong += [f"{scheme}: {violation}" for violation in found]
        result.loaded[path] = list(visit.loaded)
        wrong += craft.faults(page)
        if screen == PRINTED:
            wrong += paper.faults(page)
        if page.locator("article :is(.mermaid, .diagram)").count():
            wrong += craft.undrawn(browser, address + path, screen)
        for complaint in visit.complaints:
            (result.elsewhere if complaint.startswith(ELSEWHERE) else wrong).append(complaint)
        result.faults.extend(f"/{path} ({screen}): {each}" for each in wrong)
        page.close()
    opened.close()
    return result
