"""A company's own words for gates, tiers, phases and roles, wherever its people meet them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

CORE = Path(__file__).resolve().parents[2] / "standards" / "core"
DAY = ("--as-of", "2026-02-13")
HEAD = """schema: standard/v1
id: {id}
title: How {id} runs projects
extends: {below}@1.0
editions: [{{id: "1.0", status: draft}}]
handbook: {{company: {company}}}
"""
HOLDING = "gates: [{id: RfE, title: Freigabe 2}, {id: RfP, title: Freigabe 1}]\n"
COMPANY = """\
gates:
  - {id: tender, title: Vergabefreigabe, phase: planning, ends: true, before: RfE,
     decides: site-manager}
tiers:
  - {id: T1, title: Klein}
  - {id: T4, title: Mega, after: T3, like: T3}
phases: [{id: executing, title: Umsetzung}]
roles:
  - {id: project-manager, title: Projektleiter}
  - {id: site-manager, title: Site Manager, everyday: Bauleiter}
"""


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """The standard of a company within a holding."""
    for id, below, name, head in (
        ("holding", "core", "Nordwerk", HOLDING),
        ("works", "../holding", "Nordwerk Bau", COMPANY),
    ):
        (tmp_path / id).mkdir()
        whole = HEAD.format(id=id, below=below, company=name) + head
        (tmp_path / id / "standard.yaml").write_text(whole, encoding="utf-8")
    return tmp_path / "works"


@pytest.fixture
def light(tmp_path: Path) -> Path:
    """A light project in executing."""
    return Path(shutil.copytree(CORE / "golden" / "T1" / "executing", tmp_path / "light"))


@pytest.mark.long
def test_a_report_tells_tier_phase_and_gate_in_the_companys_words(
    pmo: Any, company: Path, light: Path
) -> None:
    ran = pmo("check", light, "--standard", company, *DAY)
    assert ran.code == 1
    assert "works@1.0 (Klein (T1), Umsetzung (executing))" in ran.out
    assert "is past Vergabefreigabe (tender), but no gate review passes it" in " ".join(
        ran.out.split()
    )
    data = json.loads(pmo("check", light, "--standard", company, *DAY, "--format", "json").out)
    report = data["reports"][0]
    assert (report["tier"], report["phase"]) == ("T1", "executing")
    assert report["words"]["gates"]["RfE"] == "Freigabe 2"
    assert report["words"]["roles"]["site-manager"] == "Bauleiter"


def test_without_own_words_a_report_has_none(pmo: Any, light: Path) -> None:
    ran = pmo("check", light, *DAY, "--format", "json")
    assert "words" not in json.loads(ran.out)["reports"][0]
    status = json.loads(pmo("status", light, *DAY, "--format", "json").out)
    assert "words" not in status


@pytest.mark.parametrize("name", ["RfE", "Freigabe 2", "freigabe 2", "Ready for Executing"])
def test_a_gate_is_asked_for_by_any_of_its_names(
    pmo: Any, company: Path, light: Path, name: str
) -> None:
    ran = pmo("gate", name, light, "--standard", company, *DAY)
    assert ran.out.startswith("RfE · Freigabe 2: Find the hidden number (Klein (T1), Umsetzung")
    assert "Vergabefreigabe (tender)" in ran.out


def test_a_name_that_no_gate_has_is_answered_with_those_there_are(
    pmo: Any, company: Path, light: Path
) -> None:
    ran = pmo("gate", "Freigabe 3", light, "--standard", company)
    assert ran.code == 2
    assert "works@1.0 knows no gate `Freigabe 3`." in ran.err
    assert "Did you mean `Freigabe" in ran.err and "Freigabe 1 (RfP)" in ran.err


def test_an_added_gate_is_recorded_by_an_added_role(pmo: Any, company: Path, light: Path) -> None:
    manifest = light / "pmo.yaml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace("roles:\n", "roles:\n  site_manager: sam\n", 1))
    decide = ("--record", "go", "--by", "sam", "--date", "2026-01-16", "--apply")
    ran = pmo("gate", "Vergabefreigabe", light, "--standard", company, *DAY, *decide)
    assert ran.code == 0, ran.out + ran.err
    review = (light / "pmo" / "reviews" / "GR-2.yaml").read_text(encoding="utf-8")
    assert "gates: [tender]" in review and "role: site-manager" in review
    assert pmo("check", light, "--standard", company, *DAY).code == 0


def test_an_added_tier_is_asked_for_what_its_like_is(
    pmo: Any, company: Path, tmp_path: Path
) -> None:
    major = Path(shutil.copytree(CORE / "golden" / "T3" / "executing", tmp_path / "major"))
    reports = {}
    for tier in ("T3", "T4"):
        manifest = major / "pmo.yaml"
        text = manifest.read_text(encoding="utf-8")
        manifest.write_text(text.replace("tier: T3", f"tier: {tier}", 1), encoding="utf-8")
        ran = pmo(
            "check", major, "--standard", company, "--as-of", "2026-05-29", "--format", "json"
        )
        report = json.loads(ran.out)["reports"][0]
        reports[tier] = sorted((v["rule"], v["outcome"]) for v in report["verdicts"])
        assert report["tier"] == tier
    left = {rule for rule, _ in set(reports["T3"]) ^ set(reports["T4"])}
    assert left <= {"LEAD-004", "LEAD-007"}  # the leader's certificate is for T3


def test_courses_and_the_digest_tell_tiers_phases_and_roles_in_the_companys_words(
    pmo: Any, company: Path, light: Path
) -> None:
    listed = pmo("train", "list", "--standard", company, "--for", "Projektleiter").out
    assert "Lead a Klein project (Projektleiter, Klein (T1))" in listed
    assert "own project: Klein (T1) or T2 or T3, Umsetzung (executing) or closing" in listed
    data = json.loads(pmo("train", "list", "--standard", company, "--format", "json").out)
    (course,) = (one for one in data["courses"] if one["id"] == "leader-t1")
    assert (course["level"], course["project"]["phases"][0]) == ("T1", "executing")
    due = pmo("digest", light, "--standard", company, *DAY)
    assert "ada (Projektleiter (project-manager))" in due.out
    assert "ada (project-manager)" in pmo("digest", light, *DAY).out


def test_a_certificate_asks_for_the_project_in_the_companys_words(
    pmo: Any, company: Path, light: Path, tmp_path: Path
) -> None:
    people = tmp_path / "people.yaml"
    people.write_text("schema: people/v1\npeople: [{id: zoe, name: Zoe}]\n")
    claim = ("zoe", "leader-t1", "--registry", people, "--on", "2026-02-13")
    manifest = light / "pmo.yaml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace("phase: executing", "phase: planning"), encoding="utf-8")
    ran = pmo("train", "certify", *claim, "--standard", company, "--project", light)
    assert "is Klein (T1) and planning, not Klein (T1) or T2 or T3 and Umsetzung" in ran.out
    assert "does not name zoe as Projektleiter." in ran.out
