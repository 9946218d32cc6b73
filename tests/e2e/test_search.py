"""The search finds what people type: their words, in a browser, as readers get it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from checks.browsing import Visit
from playwright.sync_api import Page

pytestmark = [pytest.mark.e2e, pytest.mark.slow, pytest.mark.browser]

QUERIES = yaml.safe_load(Path(__file__).with_name("search_queries.yaml").read_text("utf-8"))
FIRST = 5
ITEMS = ".md-search-result__item"


def found(page: Page, words: str) -> list[str]:
    """The addresses of the first results, once the search has answered these words."""
    field = page.locator(".md-search__input")
    field.fill("")
    field.press("End")
    page.wait_for_function(f"!document.querySelector('{ITEMS}')")
    field.fill(words)
    field.press("End")
    page.wait_for_function(
        f"document.querySelector('{ITEMS}') ||"
        " document.querySelector('.md-search-result__meta').innerText.startsWith('No ')"
    )
    return page.locator(ITEMS).evaluate_all(
        "(items, first) => items.slice(0, first)"
        ".map((item) => item.querySelector('a').pathname.slice(1))",
        FIRST,
    )


def test_search_finds_what_people_type(visit: Visit) -> None:
    page = visit.open("")
    page.locator(".md-search__input").click()
    answers = [(query, found(page, query["query"])) for query in QUERIES]
    wrong = [
        f"{query['query']}: found {answer}, wanted one of {query['any']}"
        for query, answer in answers
        if not set(query["any"]) & set(answer)
    ]
    assert not wrong, "\n".join(wrong)
    assert not visit.complaints
