"""No text of a standard or a project comes alive in a page that the kit makes of it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import hostile
import pytest
from checks import page_types, visits
from once import Once
from playwright.sync_api import Browser, BrowserContext, Page

from pmo_kit import handbook
from pmo_kit.cli.handbook_facts import program_facts
from pmo_kit.standard import load

pytestmark = [pytest.mark.e2e, pytest.mark.browser]


class Made(NamedTuple):
    """A standard full of payloads, and its handbook."""

    standard: Path
    site: Path


@pytest.fixture(scope="module")
def made(once: Once, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, Path], Made]:
    """Makes a standard with payloads of a sound one, with pages beside it, and its handbook."""

    def of(source: Path, pages: Path) -> Made:
        def make(home: Path) -> None:
            met = hostile.standard(source, home / "standard")
            wanted = {f"{s} {'.'.join(way)}" for s in hostile.SORTS for way in hostile.fields(s)}
            if source == hostile.CORE:
                # The core loosens nothing, and asks nothing beside its templates.
                own = {each for each in wanted - met if "loosens" not in each}
                assert {each for each in own if "questions" not in each} == {"standard time_zone"}
            left = shutil.ignore_patterns("reference", "explanation", "vendor", "check.md")
            shutil.copytree(pages, home / "standard" / "docs", ignore=left)
            standard = load(str(home / "standard"))
            settings = tmp_path_factory.mktemp("settings")
            handbook.build(handbook.assemble(standard, settings, program_facts()), home / "site")

        home = once.folder(f"hostile-{source.name}", make)
        return Made(home / "standard", home / "site")

    return of


@pytest.fixture
def trapped(browser: Browser) -> Iterator[BrowserContext]:
    """A reader's screen, with a trap that hears what runs."""
    opened = visits.context(browser, "desktop", "light")
    opened.add_init_script(hostile.TRAP)
    yield opened
    opened.close()


def alive(page: Page, where: str) -> list[str]:
    found: list[str] = page.evaluate(hostile.ALIVE)
    return [f"{where}: {each}" for each in found]


def asked_elsewhere(visit: visits.Visit) -> list[str]:
    return [each for each in visit.complaints if each.startswith("asked elsewhere")]


def live_in_pages(visit: visits.Visit, site: Path) -> list[str]:
    """What is live in a page of each type, and in what a search finds."""
    wrong = []
    for sample in page_types.samples(site):
        wrong += alive(visit.open(sample.address), sample.address)
    page = visit.open("")
    page.locator(".md-search__input").click()
    page.keyboard.type("pwned script", delay=10)
    page.locator(".md-search-result__item").first.wait_for()
    return [*wrong, *alive(page, "search"), *asked_elsewhere(visit)]


@pytest.mark.long
def test_no_text_of_a_standard_is_live_in_its_reference(
    trapped: BrowserContext, made: Any, toy: Path, tmp_path: Path
) -> None:
    site = made(toy, tmp_path).site
    with visits.served(site) as address:
        visit = visits.Visit(trapped.new_page(), address)
        assert live_in_pages(visit, site) == []
        page = visit.open("reference/rules/TOY-001/")
        assert "<script>pwned(1)</script>" in page.locator("article").inner_text()
        assert "No item is larger than the limit" in page.title()


@pytest.mark.long
def test_no_text_of_a_company_is_live_where_it_changes_what_it_extends(
    trapped: BrowserContext, toy: Path, tmp_path: Path
) -> None:
    hostile.standard(toy, tmp_path / "base")
    folder = hostile.company(tmp_path / "base", tmp_path / "company")
    site, settings = tmp_path / "site", tmp_path / "settings"
    handbook.build(handbook.assemble(load(str(folder)), settings, program_facts()), site)
    with visits.served(site) as address:
        visit = visits.Visit(trapped.new_page(), address)
        assert live_in_pages(visit, site) == []
        page = visit.open("reference/rules/TOY-001/")
        assert "changed by <b onclick=pwned(0)>" in page.locator(".provenance").inner_text()


def test_the_scripts_of_pages_write_text_and_never_markup(root: Path) -> None:
    markup = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc|DOMParser|"
        r"createContextualFragment|\beval\(|new Function|javascript:"
    )
    scripts = [*(root / "docs/assets").glob("*.js"), *(root / "docs/assets/tools").glob("*js")]
    assert len(scripts) > 8
    assert [path.name for path in scripts if markup.search(path.read_text("utf-8"))] == []


@pytest.mark.long
def test_no_text_of_a_standard_is_live_in_its_handbook(
    trapped: BrowserContext, made: Any, root: Path
) -> None:
    site = made(hostile.CORE, root / "docs").site
    with visits.served(site) as address:
        visit = visits.Visit(trapped.new_page(), address)
        wrong = live_in_pages(visit, site)
        for kind in ("charter", "log", "plan", "status-report"):
            page = visit.open(f"tools/forms/#{kind}")
            page.reload()
            page.locator("[data-tool=forms] form").wait_for()
            wrong += alive(page, f"form {kind}")
        page = visit.open("guides/gates/")
        for each in page.locator("article abbr").all()[:5]:
            each.hover()
            wrong += alive(page, "tooltip")
        assert [*wrong, *asked_elsewhere(visit)] == []


def test_no_text_of_a_standard_or_a_project_is_live_in_its_report(
    trapped: BrowserContext, pmo: Any, tmp_path: Path
) -> None:
    hostile.standard(hostile.CORE, tmp_path / "standard")
    root = hostile.project(hostile.CORE / "golden" / "T1" / "executing", tmp_path / "project")
    named = ("--standard", tmp_path / "standard", "--as-of", "2026-04-01", "--format", "html")
    ran = pmo("check", root, *named, cwd=tmp_path)
    assert ran.code == 1 and "pwned(1)" in ran.out
    (tmp_path / "report.html").write_text(ran.out, encoding="utf-8")
    with visits.served(tmp_path) as address:
        visit = visits.Visit(trapped.new_page(), address)
        page = visit.open("report.html")
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert alive(page, "report") == []
    assert visit.complaints == []
