"""A company's fields on an inherited kind, as its projects meet them: add, gate, check, editors."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from program import Program

from pmo_kit.handbook import tools
from pmo_kit.lsp.completion import complete
from pmo_kit.lsp.cursor_context import CursorContext
from pmo_kit.lsp.projects import Projects
from pmo_kit.lsp.words import hover
from pmo_kit.standard import load

pytestmark = pytest.mark.e2e
HEAD = """schema: standard/v1
id: acme
title: How Acme runs projects
extends: core@1.0
editions: [{id: "1.0", status: draft}]
"""
KIND = """schema: artifact/v1
extends: charter
required:
  T1: [permit_office, permit_until, "milestones[].site", budget.cost_centre]
  T3: [approver]
"""
TEXT = {"type": "string", "description": "Where it lies. In words.", "examples": ["Hall 3"]}
DAY = {**TEXT, "format": "date", "description": "Its last day.", "examples": ["2026-12-31"]}
SKELETON = """schema: outsourcing-plan/v1
version: 1
status: draft
owner: @leader@
contracts: []               # as Acme
"""
PERSON = {**TEXT, "x-refers-to": {"kind": "person", "as_of": "ever"}}
RULE = """schema: rule/v1
id: ACME-001
title: The permit outlasts the project
level: shall
artifact: charter
when: has(doc.meta.permit_until)
check: doc.meta.permit_until >= project.dates.end
at: meta.permit_until
message: "The permit ends on {doc.meta.permit_until}."
why: We stop building on that day.
fix: Ask for a longer one.
examples:
  good: [{set: {'charter:meta.permit_until': '2027-01-01'}}]
  bad: [{set: {'charter:meta.permit_until': '2020-01-01'}, expect: 'charter:meta.permit_until'}]
"""


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    """A standard that adds fields to the core's charter, a rule on one and a skeleton."""
    fields = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://acme.example/schemas/charter/added.json",
        "type": "object",
        "properties": {
            "permit_office": TEXT,
            "permit_until": DAY,
            "approver": PERSON,
            "budget": {"properties": {"cost_centre": TEXT}},
            "milestones": {"items": {"properties": {"site": TEXT}}},
        },
    }
    files = {
        "standard.yaml": HEAD,
        "artifacts/charter.yaml": KIND,
        "schemas/charter/added.json": json.dumps(fields, indent=1),
        "rules/charter/ACME-001.yaml": RULE,
        "skeletons/outsourcing-plan.yaml": SKELETON,
    }
    for name, text in files.items():
        (tmp_path / "acme" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "acme" / name).write_text(text, encoding="utf-8")
    return tmp_path / "acme"


@pytest.fixture
def begun(acme: Path, tmp_path: Path, pmo: Program) -> Path:
    """A project of T1 whose charter Acme's standard has begun."""
    project = tmp_path / "project"
    pmo("new", "hidden-number", "-o", project, "--no-input", "--set", "stage=initiating")
    (project / "pmo/charter.md").unlink()
    assert pmo("add", "charter", "--standard", acme, cwd=project).code == 0
    return project


def found(pmo: Program, project: Path, *more: Any) -> list[dict[str, Any]]:
    answer = pmo("check", project, "--as-of", "2026-01-12", "--format", "json", *more)
    return list(json.loads(answer.out)["reports"][0]["findings"])


def test_what_is_begun_holds_what_its_tier_asks_for_and_nothing_else(begun: Path) -> None:
    text = (begun / "pmo/charter.md").read_text(encoding="utf-8")
    assert "\n  cost_centre: ''            # Where it lies\n" in text
    assert "\npermit_office: ''            # Where it lies\n" in text
    assert "\n# permit_until: 2026-12-31   # Its last day.\n" in text
    assert "site: ''}\n" in text and "approver" not in text


@pytest.mark.long
def test_the_gate_asks_for_them_and_the_check_judges_them(
    acme: Path, begun: Path, pmo: Program
) -> None:
    assert found(pmo, begun, "--standard", acme) == []
    asked = {
        one["message"].split("`")[1]
        for one in found(pmo, begun, "--standard", acme, "--gate", "RfP")
        if one["rule"] == "KIT-004"
    }
    fields = {"permit_office", "permit_until", "budget.cost_centre", "milestones[M-01].site"}
    assert fields <= asked
    charter = begun / "pmo/charter.md"
    text = charter.read_text(encoding="utf-8")
    text = text.replace("# permit_until: 2026-12-31 ", "permit_until: 2020-01-01\napprover: nobody")
    charter.write_text(text.replace("cost_centre: ''", "cost_centre: 7"), encoding="utf-8")
    told = {one["rule"]: one["location"] for one in found(pmo, begun, "--standard", acme)}
    assert told.keys() == {"KIT-003", "KIT-008", "ACME-001"}
    line = text[: text.index("approver: nobody")].count("\n") + 1
    assert (told["KIT-008"]["path"], told["KIT-008"]["line"]) == ("pmo/charter.md", line)
    assert {one["rule"] for one in found(pmo, begun)} == {"KIT-003"}  # the core knows none of them


@pytest.mark.long
def test_an_inherited_skeleton_is_laid_over(acme: Path, begun: Path, pmo: Program) -> None:
    answer = pmo("add", "outsourcing-plan", "--standard", acme, cwd=begun)
    assert answer.code == 0, answer.all
    text = (begun / "pmo/outsourcing.yaml").read_text(encoding="utf-8")
    assert text.endswith(SKELETON.replace("@leader@", "ada"))
    assert "# as Acme" in pmo("explain", "outsourcing-plan", "--standard", acme).out


def test_pages_and_forms_say_whose_each_is(acme: Path, pmo: Program) -> None:
    answer = pmo("explain", "charter", "--standard", acme, "--format", "json")
    text = json.loads(answer.out)["text"]
    rows = [row for row in text.splitlines() if row.startswith("| `")]
    assert {row.split("`")[1] for row in rows if "(acme)" in row} == {
        *("permit_office", "permit_until", "approver", "cost_centre", "site")
    }
    [changed] = json.loads(answer.out)["origin"]["changed_by"]
    assert changed["standard"] == "acme@1.0"
    assert {"required", "the field permit_office", "the field budget.cost_centre"} <= {
        *changed["fields"]
    }
    standard = load(acme)
    fields = {one["name"]: one for one in tools.form(standard, standard.kinds["charter"])["fields"]}
    assert (fields["permit_office"]["by"], fields["permit_office"]["from"]) == ("acme", "T1")
    assert fields["budget"]["fields"][-1] == {
        "name": "cost_centre",
        "help": TEXT["description"],
        "type": "string",
        "example": "Hall 3",
        "from": "T1",
        "by": "acme",
    }
    assert "by" not in fields["owner"]


@pytest.mark.long
def test_editors_complete_and_explain_them(acme: Path, begun: Path, pmo: Program) -> None:
    moment = datetime(2026, 1, 10, tzinfo=UTC)
    known = Projects(str(acme), (), lambda: moment).judge(begun, {}).knowledge
    assert known is not None

    def at(text: str) -> CursorContext:
        return CursorContext(known, "pmo/charter.md", text.replace("|", ""), text.index("|"))

    front = "---\nschema: charter/v1\n{}\n---\n"
    offers = {one.label: one for one in complete(at(front.format("|")), date(2026, 1, 10))}
    assert offers["permit_office"].detail == "required from T1"
    assert "Added by acme." in offers["approver"].docs
    inner = {one.label for one in complete(at(front.format("budget:\n  |")), date(2026, 1, 10))}
    assert {"total", "cost_centre"} <= inner
    people = complete(at(front.format("approver: |")), date(2026, 1, 10))
    assert "ada" in {one.label for one in people}
    assert "Where it lies" in str(hover(at(front.format("permit_off|ice: x"))))
    pmo("schema", "export", begun, "--standard", acme, "--apply")
    schema = json.loads((begun / ".pmo/schema.json").read_text(encoding="utf-8"))
    assert "$ref" in schema["$defs"]["charter"]["properties"]["permit_office"]


@pytest.mark.long
def test_the_standard_is_sound_and_a_clash_is_refused_wherever_it_is_used(
    acme: Path, begun: Path, pmo: Program
) -> None:
    assert "acme is sound." in pmo("standard", "verify", acme).out
    place = acme / "schemas/charter/added.json"
    place.write_text(place.read_text().replace('"permit_office"', '"tolerances"'))
    for command in (("standard", "verify", acme), ("check", begun, "--standard", acme)):
        said = pmo(*command)
        assert said.code != 0
        assert "charter/added.json:6:17" in said.all.replace("\n", "")
        assert (
            "Two fields of one name: `charter` has `tolerances` already, by core@1.0." in said.all
        )
