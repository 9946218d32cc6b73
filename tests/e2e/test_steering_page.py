"""`pmo status --format html`: the page as a file, on a phone, in the dark and on paper."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from checks.visits import Visit, context, violations
from playwright.sync_api import Browser

pytestmark = pytest.mark.e2e

DAY = ("--as-of", "2026-06-11")
OTHERS = (("phone", "light"), ("desktop", "light"), ("desktop", "dark"))


@pytest.fixture
def portal(root: Path, tmp_path: Path) -> Path:
    """A copy of the customer portal, in no repository."""
    return Path(shutil.copytree(root / "examples/projects/portal", tmp_path / "portal"))


def test_the_page_is_written_whole_and_the_same_again(
    root: Path, pmo: Any, portal: Path, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    ran = pmo("status", portal, "--format", "html", "-o", page, *DAY)
    assert (ran.code, ran.out) == (0, "")
    again = pmo("status", portal, "--format", "html", *DAY)
    assert page.read_text("utf-8") == again.out
    assert again.out.startswith("<!doctype html>")


def test_what_cannot_be_asked_for_is_refused(root: Path, pmo: Any, tmp_path: Path) -> None:
    light = root / "standards/core/golden/T1/executing"
    ran = pmo("status", light, "--format", "html", "--as-of", "2026-02-13")
    assert (ran.code, ran.out) == (2, "")
    assert "is a project of T1, which gets no steering page" in ran.err
    assert "pmo digest" in ran.err
    ran = pmo("status", light, "-o", tmp_path / "page.html")
    assert ran.code == 2
    assert "-o goes with --format html." in ran.err
    assert not (tmp_path / "page.html").exists()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("screen", "scheme"),
    [("phone", "dark"), *(pytest.param(*seen, marks=pytest.mark.long) for seen in OTHERS)],
)
def test_the_page_is_sound_and_a_phone_shows_the_decisions_first(
    browser: Browser, pmo: Any, portal: Path, tmp_path: Path, screen: str, scheme: str
) -> None:
    pmo("status", portal, "--format", "html", "-o", tmp_path / "page.html", *DAY)
    opened = context(browser, screen, scheme)
    visit = Visit(opened.new_page(), f"{tmp_path.as_uri()}/")
    page = visit.open("page.html")
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    decided = page.locator("#decide + table").bounding_box()
    assert decided is not None
    assert decided["y"] + decided["height"] < page.evaluate("innerHeight")
    assert not violations(page)
    assert visit.loaded == ["page.html"]
    assert not visit.complaints
    assert page.locator("script").count() == 0
    opened.close()


@pytest.mark.browser
def test_on_paper_it_is_one_sheet_in_ten_points(
    browser: Browser, pmo: Any, portal: Path, tmp_path: Path
) -> None:
    pmo("status", portal, "--format", "html", "-o", tmp_path / "page.html", *DAY)
    opened = context(browser, "desktop", "dark")
    page = opened.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    sheets = page.pdf(prefer_css_page_size=True, tagged=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", sheets)) == 1
    page.emulate_media(media="print")
    sizes = page.evaluate(
        "[...document.querySelectorAll('main *:not(.chain *):not(code)')]"
        ".map(each => parseFloat(getComputedStyle(each).fontSize))"
    )
    assert min(sizes) >= 13.3  # ten points, in pixels of 96 to the inch
    assert not page.locator(".chain").is_visible()
    opened.close()
