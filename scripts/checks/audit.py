"""Opens pages in a browser: what it complains of, what axe finds, what is loaded, from where."""

from __future__ import annotations

from typing import NamedTuple

from playwright.sync_api import Browser

from checks.visits import Visit, context, violations

SCHEMES = {"light": "default", "dark": "slate"}
"""By day and by night, with the theme's names."""
SWITCH = """theme => {
    document.querySelector(`input[data-md-color-scheme=${theme}]`)?.click();
    localStorage.clear();
}"""
"""What a reader's click on the switch does; the next page begins by day again."""
CRAFT = """() => {
    const wrong = [];
    const shown = (element) => element.checkVisibility({ visibilityProperty: true });
    for (const box of document.querySelectorAll("article .md-typeset__table")) {
        if (box.scrollWidth <= box.clientWidth) continue;
        const named = box.getAttribute("role") === "region" && box.getAttribute("aria-label");
        if (box.tabIndex !== 0 || !named || getComputedStyle(box).overflowX !== "auto")
            wrong.push("a table is wider than its place and cannot be scrolled by keyboard");
    }
    for (const link of document.querySelectorAll(".md-nav--primary a.md-nav__link"))
        if (shown(link) && link.getBoundingClientRect().height < 23.5)
            wrong.push(`a link of the menu is lower than 24 pixels: ${link.textContent.trim()}`);
    const drawer = document.getElementById("__drawer");
    const button = document.querySelector("label.md-header__button[for=__drawer]");
    if (button && shown(button)) {
        if (button.tabIndex !== 0) wrong.push("the menu cannot be opened by keyboard");
        const links = document.querySelectorAll(".md-sidebar--primary a");
        if (!drawer.checked && [...links].some(shown))
            wrong.push("the closed menu takes the focus");
    }
    for (const code of document.querySelectorAll("article pre > code"))
        if (/^\\s*accDescr:/m.test(code.textContent))
            wrong.push("a diagram is shown as its source");
    return [...new Set(wrong)];
}"""
"""Tables and the menu by keyboard, targets of 24 pixels, diagrams as text where none is drawn."""
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules of axe that look at colours."""
ELSEWHERE = "asked elsewhere"


class Audit(NamedTuple):
    """What is wrong to see, what was asked of others, and what each page loaded from the site."""

    faults: list[str]
    elsewhere: list[str]
    loaded: dict[str, list[str]]


def audit(browser: Browser, address: str, pages: list[str], screen: str) -> Audit:
    """Open pages one after the other on one screen, and look at each by day, then by night.

    A fault is a complaint of the browser, a page that scrolls sideways or cannot be switched to the
    dark, and what axe finds: all its rules by day, those on colours again by night, since nothing
    else changes with the light.
    """
    opened = context(browser, screen, "light")
    result = Audit([], [], {})
    for path in pages:
        visit = Visit(opened.new_page(), address)
        page = visit.open(path)
        wrong = []
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append("scrolls sideways")
        wrong += page.evaluate(CRAFT)
        for scheme, theme in SCHEMES.items():
            page.evaluate(SWITCH, theme)
            if page.evaluate("document.body.dataset.mdColorScheme") != theme:
                wrong.append(f"not {scheme}")
            found = violations(page, COLOURS if scheme == "dark" else ())
            wrong += [f"{scheme}: {violation}" for violation in found]
        for complaint in visit.complaints:
            (result.elsewhere if complaint.startswith(ELSEWHERE) else wrong).append(complaint)
        result.faults.extend(f"/{path} ({screen}): {each}" for each in wrong)
        result.loaded[path] = list(visit.loaded)
        page.close()
    opened.close()
    return result
