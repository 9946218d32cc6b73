"""Pages of the handbook on paper: the article alone, dark on white, whatever the screen shows."""

from __future__ import annotations

import pytest
from checks import visits
from playwright.sync_api import Browser

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

OTHERS = ("reference/rules/RISK-004/", "training/risk-sentence/", "explanation/cel/")
PAGES = ["guides/money/", *(pytest.param(page, marks=pytest.mark.long) for page in OTHERS)]
NOT_ON_PAPER = ".md-header, .md-tabs, .md-sidebar, .md-footer, .md-code__nav, .headerlink"
# How light the darkest paper is and how light the palest ink, from 0 to 255.
SHADES = """() => {
  const mean = colour => {
    const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number);
    return a * (r + g + b) / 3 + (1 - a) * 255;
  };
  const style = getComputedStyle;
  const paper = [document.body, ...document.querySelectorAll(".md-main, .md-content, article *")]
    .filter(element => element.checkVisibility() && !element.closest(".shade, .badge, svg"))
    .map(element => mean(style(element).backgroundColor));
  const words = "article :is(p, li, td, dd, h1, h2, h3, code, code span)";
  const ink = [...document.querySelectorAll(words)]
    .filter(element => element.checkVisibility())
    .map(element => mean(style(element).color));
  return { paper: Math.min(...paper), ink: Math.max(...ink) };
}"""
FOREIGN = """() => [...document.querySelectorAll('article a[href^="http"]')]
  .filter(link => !getComputedStyle(link, "::after").content.includes(link.getAttribute("href")))
  .map(link => link.href)"""


@pytest.mark.parametrize("path", PAGES)
def test_a_page_read_in_the_dark_prints_as_a_light_document(
    browser: Browser, address: str, path: str
) -> None:
    opened = visits.context(browser, "desktop", "dark")
    page = opened.new_page()
    page.goto(address + path)
    page.emulate_media(media="print")
    assert page.locator("article h1").is_visible()
    shown = page.locator(NOT_ON_PAPER).evaluate_all("all => all.filter(e => e.checkVisibility())")
    assert not shown
    shades = page.evaluate(SHADES)
    assert shades["paper"] > 230
    assert shades["ink"] < 140
    assert not page.evaluate(FOREIGN)
    answers = page.locator(".quiz details > p")
    assert not answers.evaluate_all(
        "all => all.filter(e => e.checkVisibility({ contentVisibilityAuto: true }))"
    )
    paper = page.pdf(prefer_css_page_size=True, tagged=True)
    assert paper.startswith(b"%PDF")
    assert b"/StructTreeRoot" in paper
    opened.close()
