"""Adopting late, waiving, pruning, and `--base`, on copies of the golden projects."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest

CORE = Path(__file__).resolve().parents[2] / "standards" / "core"
DAY = ("--as-of", "2026-02-13")
LATER = ("--as-of", "2026-05-29")
WAIVER = ("--until", "2026-06-30", "--reason", "She is new: her id comes on Monday.")
CLAIMS = ("--by", "dora", "--approved-by", "olga", "--role", "project-owner", "--decision", "D-05")
SET = ("--set", "id=hidden-number", "--set", "start=2026-01-05", "--set", "leader=ada")


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(("git", *who, *arguments), cwd=root, check=True, capture_output=True)


def committed(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Work")


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_bytes().decode()
    assert old in text
    (root / path).write_bytes(text.replace(old, new).encode())


def files(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A light project that never heard of the kit's manifest."""
    root = Path(shutil.copytree(CORE / "golden" / "T1" / "executing", tmp_path / "old"))
    (root / "pmo.yaml").unlink()
    (root / "pmo" / "it's mine.md").write_text("Notes.\n")
    return root


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A major project in which a risk belongs to somebody unknown."""
    root = Path(shutil.copytree(CORE / "golden" / "T3" / "executing", tmp_path / "large"))
    change(
        root,
        "pmo/risks.yaml",
        "raised_on: 2026-04-20\n    owner: sol",
        "raised_on: 2026-04-20\n    owner: newcomer",
    )
    return root


def init(pmo: Any, root: Path, *more: str) -> Any:
    return pmo("init", root, "--no-input", *DAY, *SET, *more)


def test_adopting_shows_first_and_writes_when_told(pmo: Any, small: Path) -> None:
    before = files(small)
    ran = init(pmo, small)
    assert ran.code == 0, ran.all
    assert "known findings:" in ran.out
    assert "Nothing was written." in ran.out
    assert files(small) == before
    command = ran.out.splitlines()[-1].split(None, 2)[2].split()
    assert command[-1] == "--apply"
    assert init(pmo, small, "--apply").code == 0
    assert set(files(small)) - set(before) == {
        str(small / "pmo.yaml"),
        str(small / "pmo" / "known-findings.yaml"),
    }
    assert "  - 'pmo/it''s mine.md'\n" in (small / "pmo.yaml").read_text()


def test_after_adopting_what_is_new_fails_and_what_is_known_is_counted(
    pmo: Any, small: Path
) -> None:
    init(pmo, small, "--apply")
    ran = pmo("check", small, *DAY)
    assert ran.code == 0, ran.all
    assert "known findings, as many as at the start (2026-02-13)" in ran.out
    change(small, "pmo/plan.yaml", "owner: ada", "owner: zed")
    ran = pmo("check", small, *DAY)
    assert ran.code == 1
    assert "There is no person `zed`" in ran.out
    assert pmo("check", small, *DAY, "--no-waivers").out.count("KIT-008") > 1


def test_the_report_for_programs_keeps_its_schema(pmo: Any, small: Path, root: Path) -> None:
    init(pmo, small, "--apply")
    ran = pmo("check", small, *DAY, "--format", "json")
    report = json.loads(ran.out)
    schema = json.loads((root / "schemas" / "report" / "v1.json").read_text())
    jsonschema.validate(report, schema)
    (one,) = report["reports"]
    known = [finding for finding in one["findings"] if finding.get("known")]
    assert one["known"] == {
        "findings": len(known),
        "at_start": len(known),
        "since": "2026-02-13",
    }
    assert {finding["outcome"] for finding in known} == {"waived"}


def test_what_is_mended_is_pruned(pmo: Any, small: Path) -> None:
    init(pmo, small, "--apply")
    assert "No finding on the list is fixed." in pmo("known", "prune", small, *DAY).out
    listed = (small / "pmo" / "known-findings.yaml").read_text()
    change(small, "pmo.yaml", "ignore:", "team: [ben, olga]\nignore:")
    assert "KIT-007" in pmo("check", small, *DAY).out
    assert "add --apply to write it" in pmo("known", "prune", small, *DAY).out
    assert (small / "pmo" / "known-findings.yaml").read_text() == listed
    ran = pmo("known", "prune", small, *DAY, "--apply")
    assert ran.code == 0
    left = (small / "pmo" / "known-findings.yaml").read_text().splitlines()
    assert set(left) < set(listed.splitlines())
    ran = pmo("check", small, *DAY)
    assert ran.code == 0, ran.all
    assert "fewer than at the start" in ran.out
    shown = pmo("known", "list", small, *DAY).out.splitlines()
    assert len(shown) - 1 == sum("fingerprint" in line for line in left)


def test_adopting_twice_would_list_what_is_new(pmo: Any, small: Path) -> None:
    init(pmo, small, "--apply")
    ran = pmo("init", small, "--no-input")
    assert (ran.code, ran.out) == (2, "")
    assert "has adopted already" in ran.err


def test_a_manifest_that_is_there_stays(pmo: Any, large: Path) -> None:
    before = (large / "pmo.yaml").read_bytes()
    ran = pmo("init", large, *LATER, "--apply")
    assert ran.code == 0, ran.all
    assert (large / "pmo.yaml").read_bytes() == before
    assert pmo("check", large, *LATER).code == 0
    (large / "pmo" / "known-findings.yaml").unlink()
    assert "is there already" in pmo("init", large, "--set", "id=x").err


def test_what_cannot_be_read_is_named_and_not_listed(pmo: Any, small: Path) -> None:
    change(small, "pmo/log.yaml", "schema: log/v1", "schema: lgo/v1")
    ran = init(pmo, small)
    assert ran.code == 1
    assert "Did you mean `log/v1`?" in ran.out
    assert "Fix them first." in ran.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--set", "naem=x"), "Did you mean `name`?"),
        (("--set", "tier=T9"), "`T9` is none of its choices"),
        (("--set", "id=My Project"), "`id`:"),
        (("--set", "start=soon"), "`soon` is not a date"),
        (("--set", "folder=../there"), "does not lie in the project"),
        (("--set", "nothing"), "is not KEY=VALUE"),
        (("--standard", "nowhere"), "nowhere"),
    ],
)
def test_a_wrong_answer_is_refused_with_a_remedy(
    pmo: Any, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    ran = pmo("init", tmp_path, "--no-input", *arguments)
    assert ran.code == 2
    assert said in ran.err


def test_a_folder_that_is_not_there(pmo: Any, tmp_path: Path) -> None:
    assert "pmo new project" in pmo("init", tmp_path / "nowhere").err


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_waiver_is_written_and_nothing_else(pmo: Any, large: Path, end: str) -> None:
    path = large / "pmo" / "waivers.yaml"
    path.write_bytes(b"# ours" + end.encode() + path.read_bytes().replace(b"\n", end.encode()))
    before = path.read_bytes()
    ran = pmo("waive", "KIT-008", large, *LATER, *WAIVER, *CLAIMS)
    assert ran.code == 0, ran.all
    assert "+  - id: W-02" in ran.out
    assert path.read_bytes() == before
    ran = pmo("waive", "KIT-008", large, *LATER, *WAIVER, *CLAIMS, "--apply")
    assert ran.out.endswith("Wrote pmo/waivers.yaml.\n")
    after = path.read_bytes()
    assert after.startswith(before)
    assert after.count(end.encode()) == after.count(b"\n")
    assert pmo("check", large, *LATER).code == 0


def test_the_first_waiver_begins_the_list(pmo: Any, large: Path) -> None:
    (large / "pmo" / "waivers.yaml").unlink()
    ran = pmo("waive", "KIT-008", *LATER, *WAIVER, *CLAIMS, "--apply", cwd=large / "pmo")
    assert ran.code == 0, ran.all
    text = (large / "pmo" / "waivers.yaml").read_text()
    assert text.startswith("schema: waivers/v1\n# A waiver says")
    assert "\nwaivers:\n  - id: W-01\n    rule: KIT-008\n" in text


@pytest.mark.parametrize(
    ("claims", "rule"),
    [
        ((), "WAIV-002"),
        (("--by", "olga", *CLAIMS[2:]), "WAIV-002"),
        ((*CLAIMS[:-1], "D-99"), "WAIV-003"),
        ((*CLAIMS[:2], "--approved-by", "quinn", *CLAIMS[4:]), "WAIV-004"),
        ((*CLAIMS, "--until", "2027-06-30"), "WAIV-001"),
        ((*CLAIMS, "--until", "2026-01-31"), "KIT-006"),
        ((*CLAIMS, "--subject", "plan/**"), "KIT-006"),
        ((*CLAIMS, "--reason", "Late."), "KIT-003"),
    ],
)
def test_the_standard_refuses_a_waiver(
    pmo: Any, large: Path, claims: tuple[str, ...], rule: str
) -> None:
    before = files(large)
    ran = pmo("waive", "KIT-008", large, *LATER, *WAIVER, *claims, "--apply")
    assert ran.code == 1, ran.all
    assert f" {rule} " in ran.out
    assert "nothing was written" in ran.out
    assert files(large) == before


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("RISC-009", "Did you mean `RISK-009`?"),
        ("KIT-001", "KIT-001 cannot be waived."),
        ("WAIV-002", "WAIV-002 cannot be waived."),
        ("RISK-002", "finds nothing here today"),
    ],
)
def test_what_cannot_be_waived(pmo: Any, large: Path, rule: str, said: str) -> None:
    ran = pmo("waive", rule, large, *LATER, *WAIVER, *CLAIMS)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_where_a_rule_fails_twice_a_pattern_is_asked_for(pmo: Any, large: Path) -> None:
    change(large, "pmo/risks.yaml", "\n    owner: ", "\n    owner: not-")
    ran = pmo("waive", "KIT-008", large, *LATER, *WAIVER, *CLAIMS)
    assert ran.code == 2
    assert "say which with --subject PATTERN" in ran.err
    pattern = ("--subject", "log/risks/risks[*].owner")
    ran = pmo("waive", "KIT-008", large, *LATER, *WAIVER, *CLAIMS, *pattern)
    assert ran.code == 0, ran.all
    assert ran.out.count("hidden-number-public/log/risks/risks[R-") > 1


def test_a_list_that_only_people_can_edit(pmo: Any, large: Path) -> None:
    path = large / "pmo" / "waivers.yaml"
    path.write_text("schema: waivers/v1\nwaivers: [\n  ]\n")
    ran = pmo("waive", "KIT-008", large, *LATER, *WAIVER, *CLAIMS, "--apply")
    assert ran.code == 2
    assert "Write `waivers: []`." in ran.err


def test_a_change_does_not_excuse_itself(pmo: Any, large: Path) -> None:
    git(large, "init", "-q", "-b", "main")
    committed(large)
    pmo("waive", "KIT-008", large, *LATER, *WAIVER, *CLAIMS, "--apply")
    assert pmo("check", large, *LATER).code == 0
    for more in ((), ("--commit",)):
        git(large, "add", "-A")
        ran = pmo("check", large, *LATER, "--base", "main", *more)
        assert ran.code == 1
        assert "because: W-02 came after main: a change does not excuse itself" in ran.out
    committed(large)
    assert pmo("check", large, *LATER, "--base", "HEAD").code == 0
    assert pmo("check", large, *LATER, "--base", "HEAD~1").code == 1


def test_the_change_that_adopts_is_judged_with_its_list(pmo: Any, small: Path) -> None:
    git(small, "init", "-q", "-b", "main")
    committed(small)
    init(pmo, small, "--apply")
    assert pmo("check", small, *DAY, "--base", "main").code == 0
    committed(small)
    change(small, "pmo/plan.yaml", "owner: ada", "owner: zed")
    (small / "pmo" / "known-findings.yaml").unlink()
    pmo("init", small, *DAY, "--apply")
    assert pmo("check", small, *DAY).code == 0
    ran = pmo("check", small, *DAY, "--base", "main")
    assert ran.code == 1
    assert "listed as known after main: a change does not excuse itself" in ran.out


def test_a_project_below_the_repository_has_its_own_past(pmo: Any, large: Path) -> None:
    git(large.parent, "init", "-q", "-b", "main")
    committed(large.parent)
    pmo("waive", "KIT-008", large, *LATER, *WAIVER, *CLAIMS, "--apply")
    ran = pmo("check", large, *LATER, "--base", "main")
    assert ran.code == 1
    assert "because: W-02 came after main" in ran.out
    assert "PLAN-014 waived" in ran.out


@pytest.mark.parametrize("revision", ["nowhere", "--help", "main:pmo.yaml", "a\nb", ""])
def test_a_revision_that_is_none(pmo: Any, large: Path, revision: str) -> None:
    git(large, "init", "-q", "-b", "main")
    committed(large)
    ran = pmo("check", large, *LATER, f"--base={revision}")
    assert ran.code == 2
    assert "There is no revision" in ran.out


def test_without_history_the_base_is_not_guessed(pmo: Any, large: Path) -> None:
    ran = pmo("check", large, *LATER, "--base", "main")
    assert ran.code == 2
    assert "This folder is in no git repository." in ran.out
