"""Whether a page serves by keyboard, touch and without scripts: focus, menu, tables, diagrams."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page

from checks.visits import context

SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8").partition("\n")[2]
BUTTONS = {"__drawer": "the menu", "__search": "the search"}
"""What a small screen opens by a button: the id of its toggle."""


def faults(page: Page) -> list[str]:
    """What is wrong with a page for readers by keyboard and touch; it is left as it was found.

    Nothing closed takes the focus; tables are no wider than the screen, or scroll by keyboard;
    links of the menus are 24 pixels high; menu and search of a small screen open, close and give
    the focus back by keyboard, and the open menu alone takes it.
    """
    wrong = [each for question in ("wide", "low", "closed") for each in asked(page, question)]
    for toggle, name in BUTTONS.items():
        wrong += _opened(page, toggle, name)
    return list(dict.fromkeys(wrong))


def undrawn(browser: Browser, url: str, screen: str) -> list[str]:
    """What is wrong with a page's diagrams for a reader whose browser runs no scripts."""
    plain = context(browser, screen, "light", java_script_enabled=False)
    page = plain.new_page()
    page.goto(url)
    wrong = asked(page, "undrawn")
    plain.close()
    return wrong


def asked(page: Page, question: str) -> list[str]:
    """What the page answers to one function of the script."""
    wrong: list[str] = page.evaluate(f"({SCRIPT})().{question}()")
    return wrong


def _opened(page: Page, toggle: str, name: str) -> list[str]:
    """What is wrong with a part that a small screen opens, tried by keyboard and closed again."""
    button = page.locator(f"label.md-header__button[for={toggle}]")
    if not button.is_visible():
        return []
    checked = f"document.getElementById('{toggle}').checked"
    button.focus()
    page.keyboard.press("Enter")
    if not page.evaluate(checked):
        return [f"{name} does not open by keyboard"]
    wrong = asked(page, "covered") if toggle == "__drawer" else []
    page.keyboard.press("Escape")
    if page.evaluate(checked):
        return [*wrong, f"{name} does not close by Escape"]
    if not button.evaluate("button => button === document.activeElement"):
        wrong.append(f"{name} does not give the focus back to its button")
    return wrong
