"""The HTML report in a real browser: no request, no script, accessible, no sideways scroll."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

GOLDEN = Path(__file__).parents[1] / "golden" / "writers"
PAGES = [GOLDEN / case / "expected.html" for case in ("four", "gap", "two", "waived")]
SCREENS = {"desktop": (1200, 900), "phone": (390, 844)}

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


def violations(page: Page) -> list[str]:
    """What axe finds wrong; the page's own policy admits no script, so axe comes from outside."""
    page.evaluate(
        resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    )
    return [
        f"{violation['id']}: {node['html'][:120]}"
        for violation in page.evaluate("axe.run(document)")["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
def test_the_report_is_sound(browser: Browser, screen: str, scheme: str) -> None:
    width, height = SCREENS[screen]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page, wrong = context.new_page(), []
    page.on("console", lambda said: wrong.append(said.text))
    page.on(
        "request", lambda r: None if r.url.startswith(("file:", "data:")) else wrong.append(r.url)
    )
    for file in PAGES:
        page.goto(file.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        name = file.parent.name
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append(f"{name}: scrolls sideways")
        wrong += [f"{name}: {violation}" for violation in violations(page)]
    context.close()
    assert not wrong, "\n".join(wrong)
