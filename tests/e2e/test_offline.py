"""The handbook's archive, unpacked into a folder and opened from there without a server."""

from __future__ import annotations

import zipfile
from pathlib import Path

import handbook_zip
import pytest
from checks import visits
from once import Once
from playwright.sync_api import Browser

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def unpacked(vendored: None, once: Once) -> Path:
    """The archive's content, in a folder whose name is not easy on addresses."""
    return once.folder("offline", unpack) / "Mein Büro" / "handbook"


def unpack(place: Path) -> None:
    site = handbook_zip.built(place)
    handbook_zip.write(site, place / "first.zip")
    handbook_zip.write(site, place / "second.zip")
    assert (place / "first.zip").read_bytes() == (place / "second.zip").read_bytes()
    with zipfile.ZipFile(place / "first.zip") as archive:
        archive.extractall(place / "Mein Büro")


@pytest.mark.long
@pytest.mark.browser
def test_the_archive_works_from_a_folder(browser: Browser, unpacked: Path) -> None:
    opened = visits.context(browser, "desktop", "light")
    visit = visits.Visit(opened.new_page(), f"{unpacked.as_uri()}/")

    page = visit.open("index.html")
    page.locator(".md-search__input").click()
    page.keyboard.type("watermelon", delay=10)
    results = page.locator(".md-search-result__item > a.md-search-result__link")
    results.first.wait_for(state="attached")
    results.first.click()
    page.wait_for_url("**/*.html*")
    assert page.locator("h1").count() == 1

    page = visit.open("guides/gates.html")
    page.wait_for_function(
        "[...document.querySelectorAll('div.mermaid')].some(e => e.shadowRoot || e.children.length"
        " || e.offsetHeight > 100)",
    )
    for name in ("forms", "tier", "rasci"):
        page = visit.open(f"tools/{name}.html")
        page.locator("[data-tool] :is(input, select, table)").first.wait_for()
    opened.close()
    assert not visit.complaints


@pytest.mark.long
@pytest.mark.browser
def test_the_check_says_from_a_folder_what_to_do_instead(browser: Browser, unpacked: Path) -> None:
    opened = visits.context(browser, "desktop", "light")
    visit = visits.Visit(opened.new_page(), f"{unpacked.as_uri()}/")
    page = visit.open("tools/check.html")
    page.get_by_text("This page needs a web server").wait_for()
    assert page.get_by_text("pmo check").count()
    assert not page.locator("[data-tool] button").count()
    opened.close()
    assert not visit.complaints


def test_without_the_parts_from_elsewhere_nothing_is_packed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(handbook_zip.vendor, "TARGET", tmp_path / "vendor")
    monkeypatch.setattr(handbook_zip, "TARGET", tmp_path / "handbook.zip")
    assert handbook_zip.main() == 1
    assert "make vendor" in capsys.readouterr().err
    assert not (tmp_path / "handbook.zip").exists()
