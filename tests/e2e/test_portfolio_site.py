"""The portfolio's site as its readers meet it: written by the command, opened from the disk."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from checks.visits import context, violations
from playwright.sync_api import Browser

LIST = """\
schema: portfolio/v1
name: Two games
unit: h
objectives:
  - {id: O-1, title: Searching is understood, active: true, budget: 2000}
  - {id: O-2, title: Everybody can count, active: true}
projects:
  - {id: hidden-number, path: game, objective: O-1, budget: 60, state: running}
  - {id: paper-game, objective: O-1, budget: 10, state: running}
  - {id: lost-game, path: nowhere, state: running}
"""
DAY = ("--as-of", "2026-02-13")


@pytest.fixture
def portfolio(root: Path, tmp_path: Path) -> Path:
    shutil.copytree(root / "standards/core/golden/T1/executing", tmp_path / "board" / "game")
    (tmp_path / "board" / "portfolio.yaml").write_text(LIST, encoding="utf-8")
    return tmp_path / "board"


@pytest.mark.e2e
def test_a_report_needs_a_gathering_and_says_so(pmo: Any, portfolio: Path) -> None:
    ran = pmo("portfolio", "report", str(portfolio), "-o", str(portfolio / "out"), *DAY)
    assert ran.code == 2
    assert "pmo portfolio gather" in ran.all
    assert not (portfolio / "out").exists()


@pytest.mark.long
@pytest.mark.browser
def test_the_pages_open_from_the_disk_and_are_sound(
    pmo: Any, portfolio: Path, browser: Browser
) -> None:
    out = portfolio / "out"
    assert pmo("portfolio", "gather", str(portfolio), *DAY).code == 1  # one source is not there
    for _ in range(2):
        ran = pmo("portfolio", "report", str(portfolio), "-o", str(out), *DAY)
        assert ran.code == 0, ran.all
        texts = {file: file.read_bytes() for file in out.rglob("*.html")}
        out = portfolio / "again"
    again = {file.relative_to(out): text for file, text in texts.items()}
    assert again == {
        file.relative_to(portfolio / "out"): file.read_bytes()
        for file in (portfolio / "out").rglob("*.html")
    }
    assert len(again) == 4
    wrong = [
        f"{screen} {scheme} {file.name}: {fault}"
        for screen, scheme in (("phone", "light"), ("desktop", "dark"))
        for file in sorted(texts)
        for fault in _faults(browser, screen, scheme, file)
    ]
    assert not wrong, "\n".join(wrong)


def _faults(browser: Browser, screen: str, scheme: str, file: Path) -> list[str]:
    """What is wrong with a page: what it asks for, what axe finds, that it scrolls sideways."""
    opened = context(browser, screen, scheme)
    page, wrong = opened.new_page(), []
    page.on("console", lambda said: wrong.append(said.text))
    page.on(
        "request", lambda r: None if r.url.startswith(("file:", "data:")) else wrong.append(r.url)
    )
    page.goto(file.as_uri())
    if screen == "phone" and file.name == "index.html":
        heading = page.locator("#decide").bounding_box()
        assert heading is not None and page.viewport_size is not None
        if heading["y"] > page.viewport_size["height"] / 2:
            wrong.append("what is to be decided is not on the first screen")
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        wrong.append("scrolls sideways")
    wrong += violations(page)
    opened.close()
    return wrong
