"""Examples of a company's rules start from inherited golden projects, with files of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmo_kit.results.verification import Verification
from pmo_kit.verify import verify

HEAD = """schema: standard/v1
id: co
title: A company
extends: core@1.0
editions: [{id: "1.0", status: draft, released: null}]
"""
KIND = """schema: artifact/v1
kind: co.permit
title: Permit
purpose: That we may work.
owner: business-manager
life: record
many: true
key: id
file: permits/{key}.yaml
"""
SCHEMA = """{
 "$schema": "https://json-schema.org/draft/2020-12/schema",
 "$id": "https://co.example/schemas/co.permit/v1.0.json",
 "title": "Permit", "description": "One permit.", "type": "object",
 "additionalProperties": false, "required": ["schema", "id", "days"],
 "properties": {
  "schema": {"const": "co.permit/v1", "description": "What this file is."},
  "id": {"type": "string", "description": "Its number.", "examples": ["P-01"]},
  "scan": {"type": "string", "description": "Where it lies.", "examples": ["scans/P-01.txt"]},
  "days": {"type": "integer", "description": "How long it holds.", "examples": [5]}
 }
}
"""
SKELETON = "schema: co.permit/v1\nid: '@id@'\ndays: 1\n"
RULE = """id: CO-001
title: A large project has a permit
level: shall
artifact: project
applies: {tiers: [T3]}
check: size(all.co_permit) > 0 && all.co_permit.all(p, p.days >= 5)
message: "{project.id} has no permit that holds five days."
why: We say so.
fix: Do so.
examples:
  good:
    - from: {standard: core, tier: T3, phase: executing}
      files: {pmo/permits/P-01.yaml: {schema: co.permit/v1, id: P-01, days: 5}}
  bad:
    - from: {tier: T3}
      expect: project
    - tier: T3
      files: {pmo/permits/P-01.yaml: {schema: co.permit/v1, id: P-01, days: 5}}
      set: {'co.permit/P-01:days': 4}
      expect: project
"""
SCANNED = """id: CO-002
title: A scan is there
level: shall
artifact: co.permit
when: has(doc.scan)
check: file_exists(doc.scan)
at: scan
message: "{doc.id} names {doc.scan}, which is not there."
why: We say so.
fix: Do so.
examples:
  good:
    - from: {tier: T3}
      files:
        scans/P-01.txt: The paper.
        pmo/permits/P-01.yaml: {schema: co.permit/v1, id: P-01, days: 5, scan: scans/P-01.txt}
  bad:
    - from: {tier: T3}
      files:
        pmo/permits/P-01.yaml: {schema: co.permit/v1, id: P-01, days: 5, scan: scans/P-01.txt}
      expect: 'co.permit/P-01:scan'
"""
FILES = {
    "standard.yaml": HEAD,
    "artifacts/co.permit.yaml": KIND,
    "schemas/co.permit/v1.0.json": SCHEMA,
    "skeletons/co.permit.yaml": SKELETON,
    "rules/project/CO-001.yaml": RULE,
    "rules/co.permit/CO-002.yaml": SCANNED,
}
FAULTS = [
    ("standard: core, tier", "standard: acme, tier", "There is no golden project"),
    ("phase: executing", "phase: planning", "There is no golden project"),
    ("from: {standard: core", "phase: x\n      from: {standard: core", "`phase` stands beside"),
    ("pmo/permits/P-01.yaml", "../P-01.yaml", "no path within the project"),
    ("pmo/permits/P-01.yaml", "/P-01.yaml", "no path within the project"),
    ("pmo/permits/P-01.yaml", "pmo/./P-01.yaml", "no path within the project"),
    ("pmo/permits/P-01.yaml", "pmo/plan.yaml", "is in the golden project already"),
    ("pmo/permits/P-01.yaml", "permits/P-01.yaml", "is read as no artifact"),
    ("pmo/permits/P-01.yaml", "pmo/P-01.txt", "is read as no artifact"),
    ("schema: co.permit/v1", "schema: co.permt/v1", "knows no schema `co.permt/v1`"),
    ("schema: co.permit/v1, ", "", "does not say what it is"),
    ("days: 5}}\n  bad", "days: 5, day: 1}}\n  bad", "KIT-003 fires too"),
    ("days: 5}}\n  bad", "days: 4}}\n  bad", "fires too"),
    ("{tier: T3}\n      expect", "{tier: T1}\n      expect", "stays silent"),
]
"""In the rule of a large project: what is written, what stands there instead, what is told."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Verification:
    """The company's standard, with a faulty copy of a rule for each of the faults, verified."""
    folder = tmp_path_factory.mktemp("co")
    files = dict(FILES)
    for number, (old, new, _) in enumerate(FAULTS, 101):
        assert old in RULE
        rule = RULE.replace("CO-001", f"CO-{number}").replace(old, new, 1)
        files[f"rules/project/CO-{number}.yaml"] = rule
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return verify(folder)


def told(found: Verification, rule: str) -> list[str]:
    """What is told of a rule, but for what the copies of it find in each other's examples."""
    return [
        one.message
        for one in found.problems
        if Path(one.path).stem == rule
        and not any(f"CO-{n} fires too" in one.message for n in range(1, 200) if str(n) not in rule)
    ]


def test_one_rule_on_the_largest_tier_takes_no_project_of_ones_own(found: Verification) -> None:
    assert told(found, "CO-001") == []
    assert found.counts["golden projects"] == 6


def test_a_text_is_no_artifact_and_is_there_all_the_same(found: Verification) -> None:
    assert told(found, "CO-002") == []


@pytest.mark.parametrize("number", range(len(FAULTS)), ids=[told for *_, told in FAULTS])
def test_an_example_that_cannot_be_made_or_does_not_hold_is_told_at_its_place(
    found: Verification, number: int
) -> None:
    rule, message = f"CO-{101 + number}", FAULTS[number][2]
    assert any(message in one for one in told(found, rule)), told(found, rule)
    mine = [one for one in found.problems if Path(one.path).stem == rule]
    assert all(one.line > 10 and one.remedy for one in mine)


def test_each_problem_is_one_of_an_example(found: Verification) -> None:
    assert {Path(one.path).parent.name for one in found.problems} == {"project"}
