"""The site as its readers get it: built strictly, in a browser, on two screens, in two lights."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from checks.browsing import SCREENS, Visit, context, violations
from playwright.sync_api import Browser

from pmo_kit.standard import load

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

SCHEMES = ("light", "dark")
# One page of every type that the handbook has.
PAGES = (
    "",
    "start/project-leader/",
    "pmo/portfolio/",
    "people/",
    "how/life-cycle/",
    "artifacts/",
    "artifacts/log/",
    "how/gates/",
    "how/money/",
    "how/risks/",
    "guides/hidden-number/",
    "guides/own-standard/",
    "explanation/architecture/",
    "training/",
    "training/risk-sentence/",
    "reference/",
    "reference/courses/leader-t1/",
    "reference/artifacts/",
    "reference/artifacts/log/",
    "reference/rules/",
    "reference/rules/RISK-004/",
    "reference/rules/KIT-003/",
    "reference/gates/",
    "reference/gates/RfE/",
    "reference/roles/",
    "reference/roles/project-manager/",
    "reference/commands/",
    "reference/commands/known/",
    "reference/templates/",
    "reference/templates/project/",
    "reference/tiers/",
    "reference/glossary/",
    "reference/tags/",
    "tools/check/",
    "tools/forms/",
    "tools/tier/",
    "tools/rasci/",
)


def test_nothing_in_the_site_is_loaded_from_elsewhere(site: Path) -> None:
    tag = r"<(?:script|img|iframe|source|link)"
    loaded = re.compile(rf"""{tag}\b[^>]*\b(?:src|href)=["']?(?:https?:)?//""")
    found = [
        path.relative_to(site).as_posix()
        for path in sorted(site.rglob("*.html"))
        if loaded.search(path.read_text(encoding="utf-8"))
    ]
    assert not found


def test_every_finding_leads_to_a_page_of_the_site(site: Path) -> None:
    ids = [rule.id for rule in load("core").rules]
    assert ids
    missing = [i for i in ids if not (site / f"reference/rules/{i}/index.html").is_file()]
    assert not missing


@pytest.mark.browser
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("screen", SCREENS)
def test_every_type_of_page_is_sound(
    browser: Browser, address: str, screen: str, scheme: str
) -> None:
    """No complaint of the browser, no request to others, no sideways scroll, no axe violation."""
    opened = context(browser, screen, scheme)
    visit = Visit(opened.new_page(), address)
    wrong = []
    for path in PAGES:
        page = visit.open(path)
        if page.evaluate("document.body.dataset.mdColorScheme") != (
            "slate" if scheme == "dark" else "default"
        ):
            wrong.append(f"{path}: not {scheme}")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append(f"{path}: scrolls sideways")
        wrong += [f"{path}: {violation}" for violation in violations(page)]
    opened.close()
    assert not [*visit.complaints, *wrong], "\n".join([*visit.complaints, *wrong])


@pytest.mark.browser
@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_question_is_answered_by_keyboard_and_without_scripts(
    browser: Browser, address: str, scheme: str
) -> None:
    opened = context(browser, "desktop", scheme)
    page = opened.new_page()
    page.goto(f"{address}training/risk-sentence/")
    answer = page.locator(".quiz").first.locator("summary")
    answer.first.focus()
    page.keyboard.press("Enter")
    for number in range(1, answer.count()):
        answer.nth(number).focus()
        page.keyboard.press("Space")
    first = page.locator(".quiz").first
    assert first.locator("details[open]").count() == answer.count()
    assert first.locator(".badge--right:visible").count() == 1
    assert not violations(page)
    opened.close()

    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(f"{address}training/risk-sentence/")
    page.locator(".quiz summary").first.click()
    assert page.locator(".quiz details[open]").count() == 1
    plain.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_opens_over_a_page_is_accessible(browser: Browser, address: str, scheme: str) -> None:
    opened = context(browser, "desktop", scheme)
    page = opened.new_page()
    page.goto(address)
    page.locator(".md-search__input").click()
    page.keyboard.type("risk", delay=10)
    page.locator(".md-search-result__item").nth(3).wait_for(state="attached", timeout=15_000)
    assert not violations(page)
    opened.close()

    opened = context(browser, "phone", scheme)
    page = opened.new_page()
    page.goto(f"{address}reference/rules/RISK-004/")
    page.locator("label.md-header__button[for=__drawer]").click()
    page.locator(".md-sidebar--primary .md-nav__link").first.wait_for(timeout=15_000)
    assert not violations(page)
    opened.close()


@pytest.mark.browser
def test_the_address_that_a_finding_prints_opens_its_rule(visit: Visit) -> None:
    page = visit.open("reference/rules/RISK-004/")
    assert page.locator("h1").inner_text().startswith("RISK-004 · ")
    assert page.locator("main").get_by_role("heading", name="How to mend it").count() == 1
    assert not visit.complaints


@pytest.mark.browser
def test_a_reader_can_switch_to_dark_by_keyboard(visit: Visit) -> None:
    page = visit.open("")
    page.locator("label[title='Switch to dark']").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"


@pytest.mark.browser
def test_field_tables_fold_into_cards_on_a_phone(browser: Browser, address: str) -> None:
    opened = context(browser, "phone", "light")
    page = opened.new_page()
    page.goto(f"{address}reference/artifacts/log/")
    cell = page.locator(".table--fields td").first
    assert cell.evaluate("cell => getComputedStyle(cell).display") == "block"
    assert cell.evaluate("cell => cell.getBoundingClientRect().width") > 300
    opened.close()
