"""The site's search finds what people type, in a browser, with the search that readers get."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from checks.browsing import Visit
from playwright.sync_api import Page

from pmo_kit.standard import load

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


def test_a_rule_is_the_first_answer_to_its_id(visit: Visit) -> None:
    """One id of each subject, since all of them are written alike."""
    ids = {rule.id.split("-")[0]: rule.id for rule in load("core").rules} | {"KIT": "KIT-003"}
    page = visit.open("")
    page.locator(".md-search__input").click()
    first = {name: found(page, name)[0] for name in ids.values()}
    assert first == {name: f"reference/rules/{name}/" for name in ids.values()}
