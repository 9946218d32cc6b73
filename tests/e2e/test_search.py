"""The search finds what people type: their words, in a browser, as readers get it."""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from checks.visits import Visit
from playwright.sync_api import Page
from search_engine import answers, data

from pmo_kit.engine.builtin_rules import BUILTINS
from pmo_kit.standard import load

pytestmark = pytest.mark.e2e

QUERIES = yaml.safe_load(Path(__file__).with_name("search_queries.yaml").read_text("utf-8"))
KNOWN, FRESH = QUERIES["known"], QUERIES["fresh"]
MEASURED = [query for number, query in enumerate(FRESH) if number % 3]
"""The fresh queries that nobody tuned the search by."""
FIRST = 5
AMONG, AT_TOP = 0.9, 0.75
"""The shares of queries with a right page among the first five, and at the top."""
MEASURED_AT_TOP = 0.7
"""Of the measured queries alone 41 of 56 had a right page at the top when this was written."""
ITEMS = ".md-search-result__item"
ANSWERS = "guides/questions/"
SECTION = re.compile(r'<h3 id="([^"]+)"(.*?)(?=<h[23] |</article>)', re.DOTALL)


def quick_answers(site: Path) -> dict[str, set[str]]:
    """The quick answers by their addresses, each with the pages that it leads to."""
    text = (site / ANSWERS / "index.html").read_text(encoding="utf-8")
    return {
        f"{ANSWERS}#{name}": {
            posixpath.normpath(posixpath.join(ANSWERS, link)) + "/"
            for link in re.findall(r'href="([^"#]+)', section)
        }
        for name, section in SECTION.findall(text)
    }


def found(page: Page, words: str) -> list[list[str]]:
    """The addresses of the first results, each with its sections, once the words are answered."""
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
        ".map((item) => [...item.querySelectorAll('a')]"
        ".map((link) => link.pathname.slice(1) + link.hash))",
        FIRST,
    )


def rank(query: dict[str, Any], shown: list[list[str]], quick: dict[str, set[str]]) -> int:
    """The place of the first right page, from 0, or of a quick answer that leads to one."""
    for place, addresses in enumerate(shown[:FIRST]):
        reached = {address.partition("#")[0] for address in addresses}
        if reached.union(*(quick.get(each, ()) for each in addresses)) & set(query["any"]):
            return place
    return FIRST


def hold(shown: dict[str, list[list[str]]], quick: dict[str, set[str]]) -> None:
    """Known queries are all answered; of fresh ones the shares hold, also of the measured alone."""
    assert len(quick) > 10 and all(quick.values())
    missed = [q["query"] for q in KNOWN if rank(q, shown[q["query"]], quick) == FIRST]
    assert not missed, [(query, shown[query][:FIRST]) for query in missed]
    for queries, at_top_at_least in ((FRESH, AT_TOP), (MEASURED, MEASURED_AT_TOP)):
        ranks = [rank(query, shown[query["query"]], quick) for query in queries]
        among = sum(place < FIRST for place in ranks) / len(ranks)
        at_top = sum(place == 0 for place in ranks) / len(ranks)
        assert among >= AMONG and at_top >= at_top_at_least, (
            f"{among:.0%} among five, {at_top:.0%} first"
        )


def test_the_ranking_finds_what_people_type(site: Path) -> None:
    """The engine alone, on the index of the site as it is built."""
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))
    names = data((site / "assets/data/search.js").read_text("utf-8"))
    every = [query["query"] for query in (*KNOWN, *FRESH)]
    given = zip(every, answers(index["docs"], names, every), strict=True)
    hold(
        {
            query: [[section["location"] for section in page] for page in answer["items"]]
            for query, answer in given
        },
        quick_answers(site),
    )


@pytest.mark.long
@pytest.mark.browser
def test_the_search_box_finds_what_people_type(visit: Visit, site: Path) -> None:
    page = visit.open("")
    page.locator(".md-search__input").click()
    every = [query["query"] for query in (*KNOWN, *FRESH)]
    hold({query: found(page, query) for query in every}, quick_answers(site))
    assert not visit.complaints


@pytest.mark.browser
def test_the_search_box_says_what_it_read_and_what_is_not_there(visit: Visit) -> None:
    page = visit.open("")
    page.locator(".md-search__input").click()
    note = page.locator(".search-note")
    assert "artifacts/stakeholder" in found(page, "stakholder")[0][0]
    assert note.inner_text() == "Nothing found for “stakholder”; results for “stakeholder”."
    assert all("RISK-" in shown[0] for shown in found(page, "RISK-999"))
    assert note.inner_text().startswith("There is no RISK-999.")
    assert found(page, "how do I start a new project")
    assert note.is_hidden()
    assert not visit.complaints


@pytest.mark.long
@pytest.mark.browser
def test_a_rule_is_found_by_its_id(visit: Visit) -> None:
    """The first of each subject: with that number it has the most rivals."""
    every = [rule.id for rule in load("core").rules] + [check.id for check in BUILTINS]
    ids = sorted({name.partition("-")[0]: name for name in sorted(every, reverse=True)}.values())
    page = visit.open("")
    page.locator(".md-search__input").click()
    missed = [name for name in ids if found(page, name)[0][0] != f"reference/rules/{name}/"]
    assert len(ids) > 30
    assert missed == []
