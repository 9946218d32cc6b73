"""The explanation beside a word: by keyboard, by touch, to a screen reader, in two lights."""

from __future__ import annotations

import pytest
from checks.audit import SCHEMES
from checks.visits import PATIENCE, SCREENS, Visit, context, violations
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

expect.set_options(PATIENCE)
PAGE = "guides/money/"
COST = "Actual cost. What the work done so far has cost."


def stop(page: Page, word: str) -> Locator:
    """The one place of a word at which the tab key stops."""
    return page.locator("article abbr[tabindex='0']").and_(page.get_by_text(word, exact=True))


def shown(page: Page) -> Locator:
    """The explanations that can be seen."""
    return page.locator(".md-tooltip2--active:visible")


def announced(page: Page) -> tuple[str, str, str]:
    """Role, name and description of what has the focus, as the browser tells a screen reader."""
    tools = page.context.new_cdp_session(page)
    focus = tools.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]
    node = tools.send(
        "Accessibility.getPartialAXTree",
        {"objectId": focus["objectId"], "fetchRelatives": False},
    )["nodes"][0]
    role, name, description = (
        node.get(part, {}).get("value", "") for part in ("role", "name", "description")
    )
    return role, name, description


@pytest.mark.long
def test_the_tab_key_stops_once_at_each_word_and_explains_it(visit: Visit) -> None:
    page = visit.open(PAGE)
    every = page.locator("article abbr").all_inner_texts()
    words = list(dict.fromkeys(every))
    assert len(every) > len(words) > 5
    reached: list[str] = []
    for _ in range(300):
        page.keyboard.press("Tab")
        word = page.evaluate("document.activeElement.closest('article abbr')?.textContent")
        if word:
            reached.append(word)
            expect(shown(page)).to_have_count(1)
        elif reached == words:
            break
    assert reached == words
    expect(page.locator("article abbr[aria-describedby]")).to_have_count(0)
    assert not visit.complaints


def test_escape_closes_an_explanation_and_enter_brings_it_back(visit: Visit) -> None:
    page = visit.open(PAGE)
    stop(page, "AC").focus()
    expect(shown(page)).to_have_text(COST)
    for key in ("Enter", "Space"):
        page.keyboard.press("Escape")
        expect(shown(page)).to_have_count(0)
        assert page.evaluate("document.activeElement.textContent") == "AC"
        page.keyboard.press(key)
        expect(shown(page)).to_have_text(COST)


@pytest.mark.long
def test_escape_closes_what_the_mouse_opened_and_the_mouse_may_move_onto_it(visit: Visit) -> None:
    page = visit.open(PAGE)
    word = stop(page, "AC")
    word.hover()
    expect(shown(page)).to_have_text(COST)
    shown(page).locator("> *").hover()
    page.wait_for_timeout(600)  # longer than the theme waits before it closes
    expect(shown(page)).to_have_text(COST)
    page.keyboard.press("Escape")
    expect(shown(page)).to_have_count(0)


@pytest.mark.long
def test_a_tap_explains_any_place_of_a_word_and_a_tap_elsewhere_closes_it(
    browser: Browser, address: str
) -> None:
    width, _ = SCREENS["phone"]
    opened = context(browser, "phone", "light", has_touch=True, is_mobile=True)
    page = opened.new_page()
    page.goto(address + PAGE)
    for word in (stop(page, "AC"), page.locator("article abbr[tabindex='-1']").last):
        word.tap()
        expect(shown(page)).to_have_count(1)
        box = shown(page).locator("> *").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        page.locator("article h1").tap()
        expect(shown(page)).to_have_count(0)
    opened.close()


def test_a_screen_reader_is_told_the_explanation_open_or_closed(visit: Visit) -> None:
    page = visit.open(PAGE)
    word = stop(page, "AC")
    word.focus()
    expect(shown(page)).to_have_count(1)
    expect(word).to_have_attribute("aria-describedby", shown(page).get_attribute("id") or "none")
    assert announced(page) == ("button", "AC", COST)
    page.keyboard.press("Escape")
    expect(shown(page)).to_have_count(0)
    assert announced(page) == ("button", "AC", COST)


@pytest.mark.long
@pytest.mark.parametrize("scheme", SCHEMES)
def test_an_open_explanation_is_accessible(browser: Browser, address: str, scheme: str) -> None:
    opened = context(browser, "desktop", scheme)
    page = opened.new_page()
    page.goto(address + PAGE)
    stop(page, "AC").focus()
    expect(shown(page)).to_have_css("opacity", "1")
    assert not violations(page)
    opened.close()
