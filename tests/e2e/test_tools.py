"""The tools in the handbook's pages, in a browser: same verdicts, sound files, nothing sent."""

from __future__ import annotations

import json
import random
import re
import shutil
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import hostile
import pack
import pytest
import yaml
from broken import BROKEN, EXECUTING, GOLDEN, INDEX, UNREADABLE, comparable, outside_git
from checks.visits import Visit, context, violations
from playwright.sync_api import Browser, Page, Route

from pmo_kit.engine import Options, check, prepare
from pmo_kit.handbook.tools import has_form
from pmo_kit.project import Folder, read_manifest, read_snapshot
from pmo_kit.source import Broken, Schemas, read
from pmo_kit.standard import Standard, load

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

SAMPLE = "T1/broken"


def judged(page: Page, folder: Path, as_of: str, registry: Path | None = None) -> dict[str, Any]:
    """What the page finds in a folder, as it would save it for programs."""
    page.locator("#pmo-folder").set_input_files(folder)
    page.locator("#pmo-registries").set_input_files([registry] if registry else [])
    page.locator("#pmo-as-of").fill(as_of)
    page.get_by_role("button", name="Check", exact=True).click()
    page.locator(".report h2").first.wait_for()
    return saved(page)


def saved(page: Page) -> dict[str, Any]:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save for programs").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    answer: dict[str, Any] = json.loads(text)
    answer["as written"] = text
    return answer


@pytest.fixture(scope="module")
def checker(browser: Browser, address: str, vendored: None) -> Iterator[Visit]:
    """The page that checks, opened once: Python starts once."""
    opened = context(browser, "desktop", "light")
    visit = Visit(opened.new_page(), address)
    visit.open("tools/check/")
    yield visit
    opened.close()


def test_the_packed_program_is_that_of_this_checkout(vendored: None) -> None:
    assert pack.TARGET.read_bytes() == pack.packed(), "run `make vendor`"


@pytest.mark.long
def test_no_text_of_a_project_is_live_in_the_page(checker: Visit, tmp_path: Path) -> None:
    folder = hostile.project(GOLDEN / "T1" / "executing", tmp_path / "project")
    assert judged(checker.page, folder, "2026-04-01")["exit_code"] == 1
    checker.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert "pwned(" in checker.page.locator(".report").inner_text()
    assert checker.page.evaluate(hostile.ALIVE) == []


@pytest.mark.long
@pytest.mark.parametrize("entry", INDEX, ids=lambda entry: entry["folder"])
def test_the_page_finds_in_sound_projects_what_the_command_finds(
    checker: Visit, pmo: Any, tmp_path: Path, entry: dict[str, Any]
) -> None:
    folder = outside_git(entry["folder"], tmp_path)
    registry = GOLDEN / entry["registry"]
    day = str(entry["as_of"])
    said = judged(checker.page, folder, day, registry)
    ran = pmo(
        "check", folder.name, "--as-of", day, "--registry", registry, "--format", "json",
        cwd=folder.parent,
    )  # fmt: skip
    assert said["as written"] == ran.out
    assert said["exit_code"] == ran.code == 0
    assert not checker.complaints


@pytest.mark.long
@pytest.mark.parametrize("name", BROKEN)
def test_the_page_finds_in_broken_projects_what_the_command_finds(
    checker: Visit, pmo: Any, tmp_path: Path, name: str
) -> None:
    folder = Path(shutil.copytree(GOLDEN / EXECUTING["folder"], tmp_path / "broken"))
    BROKEN[name](folder)
    day = str(EXECUTING["as_of"])
    said = judged(checker.page, folder, day)
    ran = pmo("check", "broken", "--as-of", day, "--format", "json", cwd=tmp_path)
    assert said["as written"] == ran.out
    assert said["exit_code"] == ran.code != 0
    assert not checker.complaints


@pytest.mark.long
@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_the_same_finding(
    checker: Visit, pmo: Any, tmp_path: Path, name: str
) -> None:
    folder = Path(shutil.copytree(GOLDEN / EXECUTING["folder"], tmp_path / "broken"))
    UNREADABLE[name](folder)
    day = str(EXECUTING["as_of"])
    said = judged(checker.page, folder, day)
    ran = pmo("check", "broken", "--as-of", day, "--format", "json", cwd=tmp_path)
    del said["as written"]
    wanted = json.loads(ran.out)
    assert comparable(said) == comparable(wanted)
    assert not checker.complaints


@pytest.mark.long
def test_a_zip_is_judged_as_its_folder(checker: Visit, tmp_path: Path) -> None:
    page, folder = checker.page, GOLDEN / EXECUTING["folder"]
    day = str(EXECUTING["as_of"])
    plain = judged(page, folder, day)
    archive = tmp_path / "executing.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for path in folder.rglob("*"):
            if path.is_file():
                made.write(path, f"executing/{path.relative_to(folder)}")
    page.locator("#pmo-zip").set_input_files(archive)
    page.get_by_role("button", name="Check", exact=True).click()
    page.locator(".report h2").first.wait_for()
    assert saved(page)["reports"][0]["verdicts"] == plain["reports"][0]["verdicts"]

    archive.write_bytes(b"PK no archive")
    page.get_by_role("button", name="Check", exact=True).click()
    page.get_by_text("A file has changed since you chose the project.").wait_for()
    with page.expect_file_chooser() as chooser:
        page.locator("#pmo-zip").click()
    chooser.value.set_files(archive)
    page.get_by_role("button", name="Check", exact=True).click()
    page.get_by_text("The archive cannot be read").wait_for()


@pytest.mark.long
def test_a_folder_can_be_dropped(checker: Visit) -> None:
    page, folder = checker.page, GOLDEN / EXECUTING["folder"]
    page.locator(".drop").scroll_into_view_if_needed()
    box = page.locator(".drop").bounding_box()
    assert box
    tools = page.context.new_cdp_session(page)
    for kind in ("dragEnter", "dragOver", "drop"):
        data = {"items": [], "files": [str(folder)], "dragOperationsMask": 1}
        tools.send(
            "Input.dispatchDragEvent",
            {"type": kind, "x": box["x"] + 20, "y": box["y"] + 20, "data": data},
        )
    page.get_by_text(re.compile("^executing: [0-9]+ files$")).wait_for()
    page.locator("#pmo-as-of").fill(str(EXECUTING["as_of"]))
    page.get_by_role("button", name="Check", exact=True).click()
    page.get_by_role("heading", name="Find the hidden number conforms").wait_for()


@pytest.mark.long
def test_a_report_can_be_read_by_everybody(checker: Visit, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(GOLDEN / EXECUTING["folder"], tmp_path / "broken"))
    BROKEN["a word that is none"](folder)
    judged(checker.page, folder, str(EXECUTING["as_of"]))
    assert not violations(checker.page)
    link = checker.page.locator(".finding a").first
    assert link.inner_text() == "KIT-003"
    answer = checker.page.request.get(link.evaluate("link => link.href"))
    assert answer.ok


def test_the_page_finds_in_its_broken_sample_what_the_command_finds(
    checker: Visit, pmo: Any, tmp_path: Path
) -> None:
    with zipfile.ZipFile(pack.TARGET) as archive:
        archive.extractall(tmp_path, [n for n in archive.namelist() if n.startswith("samples/")])
    page, choice = checker.page, "Light project, executing, as of 2026-02-13, with 3 defects"
    page.locator("#pmo-sample").select_option(label=choice)
    page.get_by_role("button", name="Check the sample").click()
    page.get_by_role("heading", name="Find the hidden number does not conform").wait_for()
    said = saved(page)
    ran = pmo(
        "check", SAMPLE, "--as-of", str(EXECUTING["as_of"]),
        "--registry", EXECUTING["registry"], "--format", "json", cwd=tmp_path / "samples",
    )  # fmt: skip
    assert said["as written"] == ran.out
    assert said["exit_code"] == ran.code == 1
    found = {f["rule"]: f["location"]["path"] for f in said["reports"][0]["findings"]}
    assert found == {
        "KIT-003": "pmo/log.yaml",
        "KIT-005": "pmo/charter.md",
        "PLAN-002": "pmo/plan.yaml",
        "PLAN-008": "pmo/plan.yaml",
        "STAT-011": "pmo/reports/SR-2.yaml",
    }
    assert page.locator(".findings > li").count() == len(said["reports"][0]["findings"])
    assert not [*checker.complaints, *violations(page)]


@pytest.mark.long
def test_the_sample_by_keyboard(visit: Visit, vendored: None) -> None:
    page = visit.open("tools/check/")
    page.get_by_role("button", name="Check the sample").focus()
    page.keyboard.press("Enter")
    page.locator(".report h2").first.wait_for()
    assert "conforms" in page.locator(".report h2").inner_text()
    assert page.locator(".report:focus").count() == 1
    assert not visit.complaints


def without_vendored(page: Page) -> None:
    def absent(route: Route) -> None:
        route.fulfill(status=404, body="")

    page.route("**/assets/vendor/**", absent)


def test_a_site_without_the_check_says_what_to_do(visit: Visit) -> None:
    without_vendored(visit.page)
    page = visit.open("tools/check/")
    page.get_by_role("button", name="Check the sample").click()
    page.get_by_text("built without the check").wait_for()
    assert "asked elsewhere" not in "".join(visit.complaints)


# Diagrams


def test_diagrams_are_drawn_by_the_sites_own_mermaid(visit: Visit, vendored: None) -> None:
    page = visit.open("guides/gates/")
    page.locator("div.mermaid").wait_for()
    assert page.locator("div.mermaid").bounding_box()["height"] > 200
    assert not visit.complaints


# What is loaded


def file_of(site: Path, address: str) -> Path:
    path = address.partition("?")[0]
    return site / path / "index.html" if path[-1:] in ("", "/") else site / path


def test_what_is_heavy_is_loaded_on_use(visit: Visit, site: Path, vendored: None) -> None:
    weights = {}
    for path in ("guides/modes/", "tools/check/", "tools/forms/", "tools/tier/", "tools/rasci/"):
        visit.loaded.clear()
        visit.open(path)
        visit.page.wait_for_load_state("networkidle")
        assert not [address for address in visit.loaded if "/vendor/" in address]
        weights[path] = sum(file_of(site, address).stat().st_size for address in visit.loaded)
    plain = weights.pop("guides/modes/")
    assert all(weight - plain < 60_000 for weight in weights.values()), (plain, weights)
    own = (pack.ROOT / "docs" / "assets" / "tools.js").stat().st_size
    assert own < 4_500


# Forms


@pytest.fixture(scope="module")
def core() -> Standard:
    return load("core")


FILL = """
() => {
  const root = document.querySelector("[data-tool=forms] form");
  for (let round = 0; round < 3; round += 1) {
    for (const button of root.querySelectorAll("button")) {
      if (!button.textContent.startsWith("Add ") || button.dataset.used) continue;
      button.dataset.used = "yes";
      button.click();
    }
  }
  const set = (field, value) => {
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  for (const field of root.querySelectorAll("input, select, textarea")) {
    if (field.type === "checkbox") field.checked = true;
    else if (field.value) continue;
    else if (field.tagName === "SELECT") set(field, field.options[1].value);
    else if (field.type === "date") set(field, "2026-03-31");
    else if (field.rows > 3) set(field, "Text with a colon: and a # sign.");
    else set(field, field.placeholder);
  }
}
"""


def made(page: Page) -> tuple[str, str]:
    """The name and the text of the file that a form makes."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Make the file").click()
    return download.value.suggested_filename, Path(download.value.path()).read_text("utf-8")


def show(visit: Visit, kind: str) -> Page:
    page = visit.open("tools/forms/")
    page.locator("#pmo-kind").select_option(kind)
    page.locator("[data-tool=forms] form").wait_for()
    return page


@pytest.mark.long
def test_a_filled_form_of_every_kind_is_what_its_schema_asks_for(
    visit: Visit, core: Standard
) -> None:
    schemas, wrong = Schemas(core.schemas), []
    kinds = [kind for kind in core.kinds.values() if has_form(core, kind)]
    assert len(kinds) == len(core.kinds)
    for kind in kinds:
        page = show(visit, kind.kind)
        page.evaluate(FILL)
        name, text = made(page)
        document = read(text.encode(), name)
        assert not isinstance(document, Broken), f"{kind.kind}: {document.problem}"
        data = document.data["meta"] if kind.format == "markdown" else document.data
        identity = core.schema_of[kind.kind]
        wrong += [f"{kind.kind}: {p.message}" for p in schemas.problems(identity, data)]
        assert next(iter(data)) == "schema"
        order = list(core.schemas[identity]["properties"])
        assert list(data) == [key for key in order if key in data], kind.kind
    assert not [*visit.complaints, *wrong]


@pytest.mark.long
def test_forms_are_accessible(visit: Visit, core: Standard) -> None:
    for kind in ("charter", "log", "gate-review"):
        page = show(visit, kind)
        page.evaluate(FILL)
        assert not violations(page), kind


def test_a_form_asks_for_what_is_missing_and_wrong(visit: Visit) -> None:
    page = show(visit, "log")
    page.get_by_role("button", name="Add risk").click()
    page.get_by_role("button", name="Make the file").click()
    assert page.evaluate("document.activeElement.dataset.name") == "title"
    page.evaluate(FILL)
    owner = page.locator("[data-name=owner]").first
    owner.fill("Ada Lovelace")
    page.get_by_role("button", name="Make the file").click()
    assert "such as" in owner.evaluate("field => field.validationMessage")
    assert page.evaluate("document.activeElement.dataset.name") == "owner"


def test_a_charter_from_a_form_passes_in_a_project(visit: Visit, pmo: Any, tmp_path: Path) -> None:
    initiating = next(each for each in INDEX if each["folder"] == "T1/initiating")
    project = Path(shutil.copytree(GOLDEN / initiating["folder"], tmp_path / "project"))
    page = show(visit, "charter")
    fields = {"version": "1", "owner": "ada", "unit": "h", "total": "40"}
    fields |= {"cost_percent": "10", "schedule_days": "5"}
    for name, value in fields.items():
        page.locator(f"[data-name={name}]").fill(value)
    page.locator("[data-name=status]").select_option("draft")
    for number, text in enumerate(("We guess.", "At most 7.", "- A program", "- A window")):
        page.locator(f"#pmo-section-{number}").fill(text)
    name, text = made(page)
    assert name == "charter.md"
    assert '""' not in text
    (project / "pmo" / name).write_text(text, encoding="utf-8")
    ran = pmo("check", project, "--as-of", str(initiating["as_of"]), "--format", "json")
    findings = json.loads(ran.out)["reports"][0]["findings"]
    assert not [f for f in findings if f["rule"] in ("KIT-001", "KIT-002", "KIT-003")], findings


@pytest.fixture(scope="module")
def tiers(browser: Browser, address: str) -> Iterator[Page]:
    """The page of the questionnaire, opened once."""
    opened = context(browser, "desktop", "light")
    page = Visit(opened.new_page(), address).open("tools/tier/")
    page.wait_for_function("Boolean(window.pmo && window.pmo.yaml)")
    yield page
    opened.close()


@pytest.mark.parametrize(
    "text",
    [
        "yes", "null", "1.10", "2026-03-31", "# no comment", "a: b", "- item", "it's", 'say "x"',
        "tab\there", "two\nlines", " space ", "@core", "%", "*", "&a", "!t", "{x}", "[x]", "|", "~",
        "😀 Grüße \u2028", "0x1F", "1_000", "e3", "Infinity", ".inf", "on", "a #b", "a, b", "\\",
        "?",
    ],
)  # fmt: skip
def test_text_is_written_as_yaml_that_says_the_same(tiers: Page, text: str) -> None:
    data = {"a": text, "b": [text, {text: text, "c": [{"d": text}]}], "e": [], "f": {}}
    written = tiers.evaluate("data => window.pmo.yaml(data)", data)
    assert read(written.encode(), "x.yaml").data == data


# Tiers


FACTS = """
async () => {
  const text = await (await fetch(location.href)).text();
  const page = new DOMParser().parseFromString(text, "text/html");
  window.facts = JSON.parse(page.querySelector("[data-tool=tier] script").textContent);
}
"""


def some_answers(core: Standard, count: int) -> Iterator[dict[str, Any]]:
    """Answers as people give them, a third of them for a small project, and some at each limit."""
    chance = random.Random(4)
    asked = core.schemas[core.schema_of["project"]]["properties"]["questionnaire"]["properties"]
    for _ in range(count):
        answers: dict[str, Any] = {}
        small = chance.random() < 1 / 3
        for name, schema in asked.items():
            if chance.random() < 0.15:
                continue
            if schema["type"] == "boolean":
                answers[name] = chance.random() < (0.05 if small else 0.25)
            elif schema["type"] == "object":
                unit = chance.choice(["h", "d", "EUR", "EUR", "CHF"])
                upper = chance.choice([100, 101, 800, 801, 8000, 8001, 50_000, 50_001, 500_001])
                answers[name] = {"upper": upper, "unit": unit}
            else:
                limits = [1, 2, 4, 5, 6, 15, 16, 99, 100, 101, 500, 501]
                answers[name] = chance.choice(limits[:2] if small else limits)
        yield answers


def test_the_tier_is_the_lightest_that_the_rules_allow(visit: Visit, tmp_path: Path) -> None:
    compiled = prepare("core")
    page = visit.open("tools/tier/")
    page.wait_for_function("Boolean(window.pmo && window.pmo.tier)")
    page.evaluate(FACTS)
    given = list(some_answers(compiled.standard, 60))
    told = []
    for number, answers in enumerate(given):
        dates = {
            "start": "2026-01-05",
            "end": ("2026-03-06", "2026-04-07", "2026-04-08")[number % 3],
        }
        said = page.evaluate("([a, d]) => window.pmo.tier(window.facts, a, d)", [answers, dates])
        told.append((answers, dates, said["tier"]["id"]))
    project = Path(shutil.copytree(GOLDEN / "T1" / "initiating", tmp_path / "project"))
    manifest = yaml.safe_load((project / "pmo.yaml").read_bytes())
    assert {tier for _, _, tier in told} == {"T1", "T2", "T3"}
    for answers, dates, tier in told:
        lightest = None
        for each in ("T1", "T2", "T3"):
            changed = {**manifest, "tier": each, "questionnaire": answers, "dates": dates}
            text = yaml.safe_dump(changed, sort_keys=False)
            (project / "pmo.yaml").write_text(text, encoding="utf-8")
            tree = Folder(project)
            snapshot = read_snapshot(
                tree, read_manifest(tree), compiled.standard, str(project), "p"
            )
            found = check(compiled, snapshot, Options(date(2026, 1, 9))).report.findings
            rules = {"TIER-001", "TIER-003", "TIER-006", "TIER-007"}
            if not rules & {finding.rule for finding in found}:
                lightest = each
                break
        assert lightest == tier, (answers, dates)


def test_the_questionnaire_gives_what_goes_into_the_manifest(visit: Visit) -> None:
    page = visit.open("tools/tier/")
    page.locator("#pmo-people").fill("7")
    page.locator("input[name=supplier][value=true]").check()
    page.locator("input[name=safety][value=false]").check()
    page.locator("#pmo-cost").fill("45000.5")
    assert page.locator(".verdict").inner_text().startswith("T2 Standard with 18 of 100 points")
    written = yaml.safe_load(page.locator("[data-tool=tier] pre").inner_text())
    assert written == {
        "tier": "T2",
        "questionnaire": {
            "people": 7,
            "cost": {"upper": 45000.5, "unit": "EUR"},
            "supplier": True,
            "safety": False,
        },
    }
    page.locator("#pmo-cost").fill("500001")
    assert page.locator(".verdict").inner_text().startswith("T3 Major with 18 of 100 points")
    page.locator("#pmo-cost-unit").fill("CHF")
    assert "The standard has no limit in CHF" in page.locator(".result").inner_text()
    assert not [*visit.complaints, *violations(page)]


# Who does what


def test_the_table_of_roles_narrows_to_one(visit: Visit) -> None:
    page = visit.open("reference/roles/project-manager/")
    page.get_by_role("link", name="who does what").click()
    assert page.locator("#pmo-role").input_value() == "project-manager"
    shown = page.locator(".table--rasci tbody tr:visible")
    assert 0 < shown.count() < 29
    assert shown.first.locator("td:visible").count() == 2
    page.locator("#pmo-role").select_option("")
    assert shown.count() == page.locator(".table--rasci tbody tr").count()
    assert not [*visit.complaints, *violations(page)]


def test_without_scripts_pages_are_read(browser: Browser, address: str) -> None:
    opened = context(browser, "desktop", "light", java_script_enabled=False)
    page = opened.new_page()
    page.goto(f"{address}tools/rasci/")
    assert page.locator(".table--rasci tbody tr").count() == len(load("core").kinds)
    for name in ("check", "forms", "tier"):
        page.goto(f"{address}tools/{name}/")
        assert page.get_by_text("This part of the page needs JavaScript.").is_visible()
    opened.close()
