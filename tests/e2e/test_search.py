"""The search finds what people type: their words, in a browser, as readers get it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
import yaml
from checks.visits import Visit
from playwright.sync_api import Page
from program import ROOT
from search_measure import FIRST, quick_answers, rank, results, shares

from pmo_kit.engine.builtin_rules import BUILTINS
from pmo_kit.standard import load

pytestmark = pytest.mark.e2e

ASKED = yaml.safe_load((ROOT / "docs/assets/search/asked.yaml").read_text("utf-8"))
QUERIES = yaml.safe_load(Path(__file__).with_name("search_queries.yaml").read_text("utf-8"))
KNOWN, TUNED, MEASURED = QUERIES["known"], QUERIES["tuned"], QUERIES["measured"]
LEAST = ((TUNED, 0.95, 0.88), (MEASURED, 0.9, 0.75))
"""The shares of queries with a right page among the first five, and at the top, at the least."""
MESSAGE = re.compile(r"\^\n((?:  .*\n)+?)  fix:")
TAG = re.compile(r"<[^>]*>")
ITEMS = ".md-search-result__item"


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


def printed(docs: list[dict[str, str]]) -> Iterator[tuple[str, str]]:
    """The address of each rule's page, and the messages that the examples on it print."""
    for doc in docs:
        page = re.match(r"reference/rules/[A-Z]+-\d+/", doc["location"])
        for message in MESSAGE.findall(unescape(TAG.sub("", doc["text"]))) if page else ():
            yield page[0], message


def hold(shown: dict[str, list[list[str]]], quick: dict[str, set[str]]) -> None:
    """Known queries are all answered; of those that others wrote the shares hold."""
    assert len(quick) > 10 and all(quick.values())
    missed = [q["query"] for q in KNOWN if rank(q, shown[q["query"]], quick) == FIRST]
    assert not missed, [(query, shown[query][:FIRST]) for query in missed]
    for queries, among, at_top in LEAST:
        measured = shares(queries, shown, quick)
        assert measured.among >= among and measured.at_top >= at_top, (measured, measured.behind)


def test_the_ranking_finds_what_people_type(site: Path) -> None:
    """The engine alone, on the index of the site as it is built."""
    every = [query["query"] for query in (*KNOWN, *TUNED, *MEASURED)]
    hold(results(site, every), quick_answers(site))


def test_what_readers_ask_is_written_of_every_page_that_they_read(site: Path) -> None:
    """Not of rules, which have their messages, nor of kinds, which have their guides."""
    folders = ("guides", "start", "tools", "training", "artifacts", "pmo", "people")
    generated = [f"reference/{name}" for name in ("commands", "gates", "roles", "courses")]
    pages = {
        f"{path.parent.relative_to(site).as_posix()}/"
        for folder in (*folders, *generated)
        for path in (site / folder).rglob("index.html")
    }
    assert len(pages) > 100
    assert pages <= set(ASKED)
    assert [page for page in ASKED if not (site / page / "index.html").is_file()] == []


@pytest.mark.parametrize("step", [10, pytest.param(1, marks=pytest.mark.long)])
def test_a_pasted_message_finds_the_page_of_its_rule(site: Path, step: int) -> None:
    """What `pmo check` prints of each rule's bad examples, with the values that it fills in."""
    docs = json.loads((site / "search/search_index.json").read_text("utf-8"))["docs"]
    every = {" ".join(message.split()): rule for rule, message in printed(docs)}
    messages = dict(list(every.items())[::step])
    shown = results(site, list(messages))
    places = [
        next((n for n, page in enumerate(pages) if page[0].startswith(messages[message])), FIRST)
        for message, pages in shown.items()
    ]
    assert len(every) > 200 and max(places) < FIRST
    if step == 1:
        assert sum(place == 0 for place in places) / len(places) >= 0.95


@pytest.mark.long
@pytest.mark.browser
def test_the_search_box_finds_what_people_type(visit: Visit, site: Path) -> None:
    page = visit.open("")
    page.locator(".md-search__input").click()
    every = [query["query"] for query in (*KNOWN, *TUNED, *MEASURED)]
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
