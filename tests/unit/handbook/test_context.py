"""Examples of the golden projects on pages: excerpts, guides' parts, and rules' examples as run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from pmo_kit import handbook
from pmo_kit.handbook import rules
from pmo_kit.handbook.computed_parts import UnknownMark, filled
from pmo_kit.handbook.context import Context
from pmo_kit.handbook.examples import run_example
from pmo_kit.handbook.excerpts import MOST, Excerpt, excerpt
from pmo_kit.handbook.page import written
from pmo_kit.handbook.program import Program
from pmo_kit.handbook.site import SiteError
from pmo_kit.results import Finding, Report
from pmo_kit.standard import Standard, load


def printed(report: Report, finding: Finding) -> str:
    return f"{finding.location}: {finding.message}"


@pytest.fixture(scope="module")
def context() -> Context:
    return Context(load("core"), Program((), lambda standard: (), printed))


def shown(context: Context, name: str, *parts: str) -> Excerpt:
    return excerpt(context, name, parts)


def test_an_excerpt_holds_the_lines_of_a_field_and_the_keys_above_it(context: Context) -> None:
    listing = shown(context, "log", "risks[R-01].owner", "changes[C-01].approval")
    assert listing.title == "pmo/log.yaml"
    assert listing.text.splitlines() == [
        "risks:",
        "  - id: R-01",
        "    # …",
        "    owner: ben",
        "# …",
        "changes:",
        "  - id: C-01",
        "    # …",
        "    approval:",
        "      by: olga",
        "      role: project-owner",
        "      on: 2026-02-02",
        "      channel: meeting",
        "      evidence: Noted by Ada at the Monday meeting",
        "      recorded_by: ada",
    ]


def test_an_excerpt_of_prose_is_a_section(context: Context) -> None:
    listing = shown(context, "charter", "tolerances", "#Out of scope")
    assert listing.language == "markdown"
    assert listing.text.startswith("tolerances:\n  cost_percent: 10\n")
    assert "\n…\n## Out of scope\n\n- A window" in listing.text
    assert "## In scope" not in listing.text


def test_the_lightest_project_comes_first_and_another_can_be_named(context: Context) -> None:
    for name, parts, stage in (
        ("plan", ("budget",), ("T1", "executing")),
        ("benefits-register", ("reviewed_on",), ("T3", "executing")),
        ("plan", ("T2/closed", "budget"), ("T2", "closed")),
    ):
        golden = shown(context, name, *parts).golden
        assert (golden.tier, golden.phase) == stage
    text = filled("<!-- pmo:example plan budget -->\n<!-- /pmo -->", context, "x.md")
    assert ": T1, executing, as of " in text


@pytest.mark.parametrize(
    ("name", "parts", "said"),
    [
        ("permit", (), "No golden project holds `permit`"),
        ("log", ("T9/executing",), "No golden project holds `log`"),
        ("log", ("risks[R-99]",), "no element `R-99`"),
        ("charter", ("#Wishes",), "no heading `Wishes`"),
        ("plan", (), f"more than {MOST}|lines"),
    ],
)
def test_an_excerpt_of_what_is_not_there_is_refused(
    context: Context, name: str, parts: tuple[str, ...], said: str
) -> None:
    with pytest.raises(SiteError, match=said):
        excerpt(context, name, parts)


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ("rules RISK-999", "no rule RISK-999"),
        ("rules", "no rule without a name"),
        ("kind permit", "no kind `permit`"),
        ("good", "pmo:good"),
        ("gates now", "pmo:gates now"),
    ],
)
def test_a_mark_with_wrong_words_says_where_it_stands(
    context: Context, mark: str, said: str
) -> None:
    with pytest.raises(UnknownMark, match=said) as caught:
        filled(f"<!-- pmo:{mark} -->\n<!-- /pmo -->\n", context, "artifacts/x.md")
    assert caught.value.message.startswith("artifacts/x.md")
    assert caught.value.remedy


def test_a_mark_keeps_its_words(context: Context) -> None:
    text = '<!-- pmo:example charter "#Out of scope" -->\n<!-- /pmo -->\n'
    once = filled(text, context, "artifacts/charter.md")
    assert once.startswith('<!-- pmo:example charter "#Out of scope" -->\n')
    assert "- Numbers with a decimal point" in once
    assert filled(once, context, "artifacts/charter.md") == once


def test_the_guides_are_listed_by_phase_with_who_is_asked(context: Context, tmp_path: Path) -> None:
    text = filled("<!-- pmo:guides -->\n<!-- /pmo -->\n", context, "artifacts/index.md")
    charter = "[Charter](../reference/artifacts/charter.md)"
    assert text.index("## Initiating") < text.index(charter) < text.index("## Planning")
    rows = {row.split("](")[0][3:]: row.split(" | ")[-1] for row in text.split("\n") if "](" in row}
    assert rows["Charter"] == rows["Project manifest"] == "every project |"
    assert rows["Business case"] == "T2 and T3 |" and rows["Waivers"] == "as needed |"
    (tmp_path / "artifacts").mkdir()
    (tmp_path / "artifacts" / "charter.md").write_text("# Charter\n")
    guided = Context(context.standard, docs=tmp_path)
    text = filled("<!-- pmo:guides -->\n<!-- /pmo -->\n", guided, "artifacts/index.md")
    assert "[Charter](charter.md)" in text and "(../reference/artifacts/plan.md)" in text


def test_a_companys_projects_come_after_those_it_inherits(root: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(root / "examples" / "standards" / "acme", tmp_path / "acme"))
    made = shutil.copytree(root / "standards/core/golden/T1/executing", folder / "golden" / "pumps")
    manifest = made / "pmo.yaml"
    text = manifest.read_text(encoding="utf-8")
    text = text.replace("standard: core", "standard: acme").replace(
        "Find the hidden number", "Pumps"
    )
    manifest.write_text(text, encoding="utf-8")
    (made / "pmo" / "permits").mkdir()
    rule = yaml.safe_load((folder / "rules/acme.permit/ACME-001.yaml").read_text(encoding="utf-8"))
    (permit,) = rule["examples"]["good"][0]["files"].values()
    (made / "pmo/permits/P-01.yaml").write_text(yaml.safe_dump(permit), encoding="utf-8")
    index = "- {tier: T1, phase: executing, folder: pumps, as_of: 2026-02-13}\n"
    (folder / "golden" / "index.yaml").write_text(index, encoding="utf-8")
    acme = Context(load(folder))
    names = [golden.snapshot.name for golden in acme.golden]
    assert names == [*(g.snapshot.name for g in Context(load("core")).golden), "Pumps"]
    assert acme.at("T3/executing").snapshot.name == "Find the hidden number, in public"
    found = acme.holding("acme.permit")
    assert found and found[0].snapshot.name == names[-1]
    rules = {rule.id: rule for rule in acme.standard.rules}
    assert [g.snapshot.name for g in acme.golden_of(rules["ACME-001"])] == [
        *names[-1:],
        *names[:-1],
    ]
    assert [g.snapshot.name for g in acme.golden_of(rules["RISK-004"])] == names[:-1]


def page(context: Context, name: str) -> str:
    rule = next(rule for rule in context.standard.rules if rule.id == name)
    return written(rules.page(rule, context), context.standard)


def test_a_rule_shows_the_finding_as_printed_and_the_lines_that_mend_it(context: Context) -> None:
    text = page(context, "RISK-004")
    assert "pmo/risks.yaml:6:5: R-01 is red (4 × 4) and lacks a response" in text
    assert '```diff title="pmo/risks.yaml"' in text
    assert "\n-    impact: 4\n+    impact: 5\n" in text
    assert "\n+    response: Have a second person" in text
    assert "{item.id}" not in text
    assert "met once, in 1 of the 6 example projects" in text


def test_an_example_at_another_stage_is_told_and_not_compared(context: Context) -> None:
    rule = next(r for r in context.standard.rules if r.id == "RISK-004")
    other = rule._replace(examples={**rule.examples, "good": [{"tier": "T2", "phase": "closed"}]})
    text = written(rules.page(other, context), context.standard)
    assert "```diff" not in text
    assert "The example project (T2, closed) as it stands." in text


def test_an_example_without_a_golden_project_is_told(context: Context) -> None:
    assert run_example(context, context.standard.rules[0], {"tier": "T7"}) is None


def test_a_standard_without_golden_projects_keeps_its_messages(standard: Standard) -> None:
    text = handbook.generate(standard)["reference/rules/RISK-004.md"]
    assert "## What the finding says" in text and "{item.id}" in text
    assert "How often" not in text
