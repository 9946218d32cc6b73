"""The HTML report in a real browser: no request, no script, accessible, no sideways scroll."""

from __future__ import annotations

from pathlib import Path

import pytest
from checks.visits import context, violations
from playwright.sync_api import Browser

GOLDEN = Path(__file__).parents[1] / "golden" / "writers"
PAGES = [GOLDEN / case / "expected.html" for case in ("four", "gap", "two", "waived")]
OTHERS = (("phone", "light"), ("desktop", "light"), ("desktop", "dark"))

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("screen", "scheme"),
    [("phone", "dark"), *(pytest.param(*seen, marks=pytest.mark.long) for seen in OTHERS)],
)
def test_the_report_is_sound(browser: Browser, screen: str, scheme: str) -> None:
    opened = context(browser, screen, scheme)
    page, wrong = opened.new_page(), []
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
    opened.close()
    assert not wrong, "\n".join(wrong)
