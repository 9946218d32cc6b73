"""The pages of the reference, and finding the one that somebody means."""

from __future__ import annotations

import re
from html import unescape

import pytest

from pmo_kit import handbook
from pmo_kit.handbook import lookup
from pmo_kit.handbook.context import Context
from pmo_kit.handbook.page import written
from pmo_kit.standard import Standard, load
from pmo_kit.standard.guides import guide_of


@pytest.fixture(scope="module")
def core() -> Standard:
    return load("core")


def test_everything_has_a_page(standard: Standard) -> None:
    pages = handbook.generate(standard)
    assert {
        "reference/artifacts/log.md",
        "reference/rules/RISK-004.md",
        "reference/rules/KIT-006.md",
        "reference/gates/RfE.md",
        "reference/roles/project-owner.md",
        "reference/index.md",
        "reference/tags.md",
    } <= pages.keys()


def test_a_rule_says_what_why_how_and_when(standard: Standard) -> None:
    text = handbook.generate(standard)["reference/rules/RISK-004.md"]
    for said in (
        "# RISK-004 · A red risk has an owner",
        "A risk that nobody owns is a decision nobody took.",
        "Add `owner`, or re-rate it with a reason.",
        "T2 projects; judged once [RfE](../gates/RfE.md) is judged",
        "[Project owner (sponsor)](../roles/project-owner.md)",
        "[Log](../artifacts/log.md): `risks[R-01].owner` is missing",
        "check: has(item.owner)",
        "standards/sample/rules/log/RISK-004.yaml",
        "sample@1.0 (draft)",
    ):
        assert said in text


@pytest.mark.parametrize(
    ("when", "timed"), [("item.due < today", True), ("item.today == 'today'", False), ("", False)]
)
def test_a_rule_that_reads_the_date_says_that_it_stops_no_commit(
    standard: Standard, when: str, timed: bool
) -> None:
    changed = standard._replace(rules=(standard.rules[0]._replace(when=when),))
    text = handbook.generate(changed)["reference/rules/RISK-004.md"]
    assert ("never stops a commit" in text) is timed


def test_a_gate_says_what_is_due_in_which_tier(standard: Standard) -> None:
    text = handbook.generate(standard)["reference/gates/RfE.md"]
    assert "| [Log](../artifacts/log.md) | &nbsp; | due | T2: `risks[].owner` |" in text


def test_a_rules_own_guide_comes_before_that_of_its_list_and_of_its_kind(
    standard: Standard,
) -> None:
    kind = standard.kinds["log"]._replace(guide="kind.md", list_guides={"risks": "list.md"})
    own = standard._replace(kinds={**standard.kinds, "log": kind})
    rule = standard.rules[0]._replace(each="risks[].steps[]", guide="")
    assert guide_of(rule._replace(guide="rule.md"), own) == "rule.md"
    assert guide_of(rule, own) == "list.md"
    assert guide_of(rule._replace(each="meta.risks[]"), own) == "list.md"
    assert guide_of(rule._replace(each="issues[]"), own) == "kind.md"
    assert guide_of(rule._replace(each=""), own) == "kind.md"
    assert guide_of(rule._replace(artifact="gone"), own) == ""


def test_a_terminal_names_the_page_and_a_handbook_without_it_has_no_link(core: Standard) -> None:
    told = handbook.explain(core, "CHG-002")
    assert told is not None and "The whole task\n:   Changes and the baseline\n" in told
    bare = lookup.find(Context(core), "CHG-002")
    assert bare is not None and "The whole task" not in written(bare, core)


def test_a_value_that_needs_room_is_a_listing(standard: Standard) -> None:
    risk = {"id": "R-09", "title": "Because of a long story, something may happen, so that."}
    rule = standard.rules[0]._replace(examples={"good": [{"add": {"log:risks": risk}}]})
    text = handbook.generate(standard._replace(rules=(rule,)))["reference/rules/RISK-004.md"]
    assert '```yaml title="log:risks"\nid: R-09\n' in text


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("risk-004", "RISK-004 · A red risk has an owner"),
        ("KIT-001", "KIT-001 every-file-can-be-read · Every file can be read"),
        ("log", "Log"),
        ("log/v1", "Log"),
        ("rfe", "RfE · "),
        ("sponsor", "Project owner (sponsor)"),
        ("project_owner", "Project owner (sponsor)"),
        ("T2", "Tiers, methods, thresholds"),
        ("planning", "Tiers, methods, thresholds"),
    ],
)
def test_a_page_is_found_by_id_and_by_everyday_name(
    standard: Standard, name: str, title: str
) -> None:
    page = handbook.explain(standard, name)
    assert page is not None and page.startswith(f"# {title}")


def test_all_names_are_found(standard: Standard) -> None:
    assert all(handbook.explain(standard, name) for name in handbook.names(standard))


def test_what_others_call_a_kind_or_a_role_is_shown_and_found(standard: Standard) -> None:
    kind = standard.kinds["log"]._replace(other_names=("RAID log",))
    role = standard.roles[0]._replace(other_names=("Steerco",))
    own = standard._replace(
        kinds={**standard.kinds, "log": kind}, roles=(role, *standard.roles[1:])
    )
    pages = handbook.generate(own)
    assert "Also called\n:   RAID log" in pages["reference/artifacts/log.md"]
    assert "Also called\n:   Steerco" in pages[f"reference/roles/{role.id}.md"]
    assert handbook.explain(own, "raid log") == handbook.explain(own, "log")
    assert handbook.explain(own, "steerco") == handbook.explain(own, role.id)


@pytest.mark.parametrize("name", ["evm.cpi", "EVM.CPI", "cpi", "CPI"])
def test_a_measure_is_explained_by_its_name_or_the_last_part(standard: Standard, name: str) -> None:
    page = handbook.explain(standard, name)
    assert page is not None
    for said in ("# evm.cpi", "Cost performance: earned / spent.", "EV / AC", "ratio"):
        assert said in page
    assert "pmo explain evm.cpi --project PATH" in page


def test_the_words_of_a_standard_come_before_the_last_part_of_a_measure() -> None:
    core = load("core")
    assert (handbook.explain(core, "risk") or "").startswith("# risk")
    assert (handbook.explain(core, "status.risk") or "").startswith("# status.risk")
    assert (handbook.explain(core, "critical path") or "").startswith("# critical path")
    assert (handbook.explain(core, "critical_path") or "").startswith("# critical_path")


def test_a_measure_that_is_misspelt_is_meant_where_nothing_else_is(standard: Standard) -> None:
    assert "milestones_overdue" in handbook.suggestions(standard, "milestone_overdue")


def test_an_unknown_name_brings_near_ones(standard: Standard) -> None:
    assert handbook.explain(standard, "RISK-04") is None
    assert handbook.suggestions(standard, "RISK-04") == ["RISK-004"]
    assert handbook.suggestions(standard, "sponsr") == ["sponsor"]
    assert handbook.suggestions(standard, "zzz") == []


def test_the_terminal_shows_what_the_page_shows(standard: Standard) -> None:
    page = handbook.explain(standard, "RISK-004")
    assert page is not None
    assert "```js\nwhen:  item.impact >= standard.thresholds.risk_red\n" in page
    assert "Level\n:   (shall) must hold" in page
    assert "<" not in page and "**" not in page and "](" not in page and not page.startswith("---")


def test_the_terminal_obeys_no_escape_of_a_standard(standard: Standard) -> None:
    hostile = standard.rules[0]._replace(why="\x1b]0;owned\x07red \x1b[31m", title="a\x9bb")
    page = handbook.explain(standard._replace(rules=(hostile,)), "RISK-004")
    assert page is not None
    assert not {c for c in page if not (c.isprintable() or c == "\n")}


def test_a_page_in_the_terminal_holds_the_words_of_the_page_in_the_site(standard: Standard) -> None:
    """What the site's page has more is its frame: markup, addresses, and empty cells."""
    site = handbook.generate(standard)["reference/artifacts/log.md"].partition("\n# ")[2]
    words = unescape(re.sub(r"<[^>]*>|\]\([^)]*\)| \{ #[^}]*\}|&nbsp;", " ", site))
    page = handbook.explain(standard, "log") or ""
    assert re.findall(r"\w+", page) == re.findall(r"\w+", words)


def test_the_same_standard_gives_the_same_pages(standard: Standard) -> None:
    assert handbook.generate(standard) == handbook.generate(standard)
