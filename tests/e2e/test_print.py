"""Pages of the handbook on paper: the article alone, dark on white, whatever the screen shows."""

from __future__ import annotations

import pytest
from checks import paper, visits
from playwright.sync_api import Browser

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

OTHERS = ("reference/rules/RISK-004/", "training/risk-sentence/", "explanation/cel/")
PAGES = ["guides/money/", *(pytest.param(page, marks=pytest.mark.long) for page in OTHERS)]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_read_in_the_dark_prints_as_a_light_document(
    browser: Browser, address: str, path: str
) -> None:
    opened = visits.context(browser, "desktop", "dark")
    page = opened.new_page()
    page.goto(address + path)
    assert page.locator("article h1").is_visible()
    assert not paper.faults(page)
    printed = page.pdf(prefer_css_page_size=True, tagged=True)
    assert printed.startswith(b"%PDF")
    assert b"/StructTreeRoot" in printed
    opened.close()
