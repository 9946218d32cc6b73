"""The site as its readers get it: built strictly, in a browser, on two screens, in two lights."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from checks import craft, engines, links, page_types, weight
from checks.audit import SCHEMES, audit
from checks.visits import SCREENS, Visit, context, violations
from playwright.sync_api import Browser

from pmo_kit.standard import load

pytestmark = pytest.mark.e2e

LIGHTS = ["light", pytest.param("dark", marks=pytest.mark.long)]


def test_nothing_in_the_site_is_loaded_from_elsewhere_and_every_link_leads_somewhere(
    site: Path,
) -> None:
    pages = links.read(site)
    assert len(pages) > 400
    assert not links.foreign(pages)
    assert not links.broken(site, pages)


def test_what_engineers_need_is_not_in_it(site: Path) -> None:
    told = {path.parent.name for path in (site / "explanation").rglob("index.html")}
    assert told == {"cel", "key-figures", "measures"}
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    found = {each["location"].partition("#")[0] for each in index["docs"]}
    assert {place for place in found if place.startswith("explanation/")} == {
        "explanation/cel/",
        "explanation/key-figures/",
        "explanation/measures/",
    }


def test_no_page_is_heavier_than_it_may_be(site: Path) -> None:
    assert not weight.html_faults(site, weight.budgets())


@pytest.mark.long
def test_a_second_engine_builds_the_same_pages(site: Path, tmp_path: Path) -> None:
    """It is no gate for what differs; but it must build, and what it says must be comparable."""
    count, different = engines.differences(site, engines.second(tmp_path))
    assert count > 400
    assert len(different) < count / 10, different


def test_every_finding_leads_to_a_page_of_the_site(site: Path) -> None:
    ids = [rule.id for rule in load("core").rules]
    assert ids
    missing = [i for i in ids if not (site / f"reference/rules/{i}/index.html").is_file()]
    assert not missing


@pytest.mark.browser
@pytest.mark.parametrize("screen", ["phone", pytest.param("desktop", marks=pytest.mark.long)])
def test_the_pages_that_are_opened_first_are_sound(
    browser: Browser, address: str, screen: str
) -> None:
    seen = audit(browser, address, ["", "reference/rules/RISK-004/"], screen)
    assert not [*seen.faults, *seen.elsewhere]


@pytest.mark.long
@pytest.mark.browser
@pytest.mark.usefixtures("vendored")
@pytest.mark.parametrize("screen", SCREENS)
def test_every_type_of_page_is_sound(
    browser: Browser, address: str, site: Path, screen: str
) -> None:
    """No complaint, no request to others, no sideways scroll, no axe violation, nothing heavy."""
    pages = [sample.address for sample in page_types.samples(site)]
    seen = audit(browser, address, pages, screen)
    assert seen.loaded.keys() == set(pages)
    heavy = [
        fault
        for page, loaded in seen.loaded.items()
        for fault in weight.loaded_faults(site, page, loaded, weight.budgets())
    ]
    wrong = [*seen.faults, *seen.elsewhere, *heavy]
    assert not wrong, "\n".join(wrong)


@pytest.mark.browser
@pytest.mark.parametrize("scheme", LIGHTS)
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

    plain = context(browser, "desktop", "light", java_script_enabled=False)
    page = plain.new_page()
    page.goto(f"{address}training/risk-sentence/")
    page.locator(".quiz summary").first.click()
    assert page.locator(".quiz details[open]").count() == 1
    plain.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", LIGHTS)
def test_what_opens_over_a_page_is_accessible(browser: Browser, address: str, scheme: str) -> None:
    opened = context(browser, "desktop", scheme)
    page = opened.new_page()
    page.goto(address)
    assert page.evaluate("document.body.dataset.mdColorScheme") == SCHEMES[scheme]
    page.locator(".md-search__input").click()
    page.keyboard.type("risk", delay=10)
    page.locator(".md-search-result__item").nth(3).wait_for(state="attached")
    assert not violations(page)
    opened.close()

    opened = context(browser, "phone", scheme)
    page = opened.new_page()
    page.goto(f"{address}reference/rules/RISK-004/")
    page.locator("label.md-header__button[for=__drawer]").click()
    page.locator(".md-sidebar--primary .md-nav__link:visible").first.wait_for()
    assert not violations(page)
    opened.close()


@pytest.mark.browser
def test_the_address_that_a_finding_prints_opens_its_rule(visit: Visit) -> None:
    page = visit.open("reference/rules/RISK-004/")
    assert page.locator("h1").inner_text().startswith("RISK-004 red-risk-has-response · ")
    assert page.locator("main").get_by_role("heading", name="How to fix it").count() == 1
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


@pytest.mark.browser
def test_the_parts_of_a_phones_menu_open_and_close_by_keyboard(
    browser: Browser, address: str
) -> None:
    opened = context(browser, "phone", "light")
    page = opened.new_page()
    page.goto(f"{address}guides/gates/")
    page.locator("label.md-header__button[for=__drawer]").focus()
    page.keyboard.press("Space")
    told = "document.activeElement.innerText.trim()"
    assert page.evaluate(told) == "Lead a project"
    page.keyboard.press("Enter")  # back to the section's parts
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(told) == "Set up"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    assert page.evaluate(told) == "The life cycle"
    opened.close()


@pytest.mark.browser
@pytest.mark.parametrize("screen", SCREENS)
def test_what_the_search_found_takes_no_focus_once_it_is_closed(
    browser: Browser, address: str, screen: str
) -> None:
    opened = context(browser, screen, "light")
    page = opened.new_page()
    page.goto(f"{address}start/sponsor/")
    if screen == "phone":
        page.locator("label.md-header__button[for=__search]").focus()
        page.keyboard.press("Enter")
    else:
        page.locator(".md-search__input").focus()
    page.keyboard.type("risk", delay=10)
    page.locator(".md-search-result__item").nth(3).wait_for()
    page.keyboard.press("Escape")
    assert not craft.asked(page, "closed")
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.closest('.md-search') !== null")
    opened.close()


@pytest.mark.browser
@pytest.mark.usefixtures("vendored")
def test_a_diagram_that_cannot_be_drawn_is_told(browser: Browser, address: str) -> None:
    opened = context(browser, "desktop", "light")
    page = opened.new_page()
    page.goto(f"{address}guides/gates/")
    page.locator("article div.mermaid").wait_for()
    assert not page.locator("article p.diagram").is_visible()
    page.route("**/mermaid.min.js", lambda route: route.abort())
    page.reload()
    assert page.locator("article p.diagram").inner_text().startswith("A gate that lacks")
    assert not craft.asked(page, "undrawn")
    opened.close()
    assert not craft.undrawn(browser, f"{address}guides/gates/", "phone")
