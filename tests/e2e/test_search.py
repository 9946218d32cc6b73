"""The search of the built handbook, asked in the words that people type."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from checks.browsing import Visit
from playwright.sync_api import TimeoutError as Late

pytestmark = [pytest.mark.e2e, pytest.mark.slow, pytest.mark.browser]

QUERIES: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("search.yaml").read_text(encoding="utf-8")
)
RESULTS = ".md-search-result__item > a.md-search-result__link"
FIRST = f"""() => [...document.querySelectorAll("{RESULTS}")].slice(0, 5)
    .map(link => new URL(link.href)).map(url => url.pathname.slice(1) + url.hash)"""
AMONG = f"""wanted => ({FIRST})()
    .some(path => wanted.includes(path) || wanted.includes(path.split("#")[0]))"""


def test_search_finds_what_people_type(visit: Visit) -> None:
    page = visit.open("")
    field = page.locator(".md-search__input")
    field.click()
    missed = []
    for number, (words, wanted) in enumerate(QUERIES.items()):
        for typed in ("", words):
            field.fill(typed)
            page.keyboard.press("Shift")  # the theme listens to keys
            if not typed:
                page.wait_for_function(f"!document.querySelector('{RESULTS}')")
        try:
            page.wait_for_function(AMONG, arg=wanted, timeout=1_500 if number else 15_000)
        except Late:
            missed.append(f"{words}: {', '.join(page.evaluate(FIRST)) or 'nothing'}")
    assert len(QUERIES) > 40
    assert not missed, "\n".join(missed)
    assert not visit.complaints
