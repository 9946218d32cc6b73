"""The search finds what people type: their words, in a browser, as readers get it."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import pytest
import yaml
from checks.visits import Visit
from playwright.sync_api import Page

from pmo_kit.engine.builtin_rules import BUILTINS
from pmo_kit.standard import load

pytestmark = [pytest.mark.e2e, pytest.mark.long, pytest.mark.browser]

QUERIES = yaml.safe_load(Path(__file__).with_name("search_queries.yaml").read_text("utf-8"))[
    "known"
]
FIRST = 5
ITEMS = ".md-search-result__item"
ANSWERS = "guides/questions/"
SECTION = re.compile(r'<h3 id="([^"]+)"(.*?)(?=<h[23] |</article>)', re.DOTALL)


def answers(site: Path) -> dict[str, set[str]]:
    """The quick answers by their addresses, each with the pages that it leads to."""
    text = (site / ANSWERS / "index.html").read_text(encoding="utf-8")
    return {
        f"{ANSWERS}#{name}": {
            posixpath.normpath(posixpath.join(ANSWERS, link)) + "/"
            for link in re.findall(r'href="([^"#]+)', section)
        }
        for name, section in SECTION.findall(text)
    }


def found(page: Page, words: str) -> list[str]:
    """The addresses of the first results and of their sections, once these words are answered."""
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
        ".flatMap((item) => [...item.querySelectorAll('a')])"
        ".map((link) => link.pathname.slice(1) + link.hash)",
        FIRST,
    )


def test_search_finds_what_people_type(visit: Visit, site: Path) -> None:
    """A wanted page is among the first five, or a quick answer that leads to one."""
    quick = answers(site)
    assert len(quick) > 10 and all(quick.values())
    page = visit.open("")
    page.locator(".md-search__input").click()
    wrong = []
    for query in QUERIES:
        shown = found(page, query["query"])
        reached = {address.partition("#")[0] for address in shown}
        reached = reached.union(*(quick.get(address, ()) for address in shown))
        if not reached & set(query["any"]):
            wrong.append(f"{query['query']}: {shown}, wanted one of {query['any']}")
    assert not wrong, "\n".join(wrong)
    assert not visit.complaints


def test_a_rule_is_found_by_its_id(visit: Visit) -> None:
    """The first of each subject: with that number it has the most rivals."""
    every = [rule.id for rule in load("core").rules] + [check.id for check in BUILTINS]
    ids = sorted({name.partition("-")[0]: name for name in sorted(every, reverse=True)}.values())
    page = visit.open("")
    page.locator(".md-search__input").click()
    missed = [name for name in ids if f"reference/rules/{name}/" not in found(page, name)]
    assert len(ids) > 30
    assert missed == []
