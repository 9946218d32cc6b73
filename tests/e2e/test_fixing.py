"""`pmo fix` on projects with slips of the pen: shown first, written when told, and only those."""

from __future__ import annotations

import json
import random
import re
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pmo_kit.project import digest
from pmo_kit.source import Document, read
from pmo_kit.standard import load

CORE = Path(__file__).resolve().parents[2] / "standards" / "core"
DAYS = {"T1/closed": "2026-03-06", "T3/executing": "2026-05-29"}
SLIPS = (
    (r"^( *(?:- )?)owner:", r"\1ownr:"),
    (r"^( *(?:- )?)title:", r"\1titel:"),
    (r"^( *)status: ([a-z])", lambda m: f"{m[1]}status: {m[2].upper()}"),
    (r"(raised_on|baseline|due): ([0-9]{4})-0([0-9])-", r"\1: \2-\3-"),
    (r"(raised_on|baseline|due): ([0-9]{4})-([0-9]{2})-", r"\1: \2/\3/"),
    (r"(likelihood|impact): ([0-9])$", r'\1: "\2"'),
    (r"^schema: ([a-z-]+)/v1$", lambda m: f"schema: {m[1][0]}{m[1][2]}{m[1][1]}{m[1][3:]}/v1"),
)


def copied(tmp_path: Path, name: str = "T1/closed") -> Path:
    return Path(shutil.copytree(CORE / "golden" / name, tmp_path / "project"))


def slip(root: Path, old: str, new: str, path: str = "pmo/log.yaml") -> None:
    text = (root / path).read_bytes().decode()
    assert old in text
    (root / path).write_bytes(text.replace(old, new, 1).encode())


def files(root: Path) -> dict[str, bytes]:
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def fix(pmo: Any, root: Path, *more: str, day: str = "2026-03-06") -> Any:
    return pmo("fix", root, "--as-of", day, *more)


def test_it_is_shown_first_written_when_told_and_then_there_is_nothing(
    pmo: Any, tmp_path: Path
) -> None:
    root = copied(tmp_path)
    sound = files(root)
    slip(root, "    owner: ben\n", "    ownr: ben\n")
    slip(root, "status: closed", "status: Closed")
    before = files(root)
    ran = fix(pmo, root)
    assert ran.code == 1, ran.all
    assert "-    ownr: ben\n" in ran.out and "+    owner: ben\n" in ran.out
    assert "`ownr` is not a key that is known here; did you mean `owner`?" in ran.out
    assert "2 fixes in 1 file. Nothing was written; add --apply to write it." in ran.out
    assert files(root) == before
    done = fix(pmo, root, "--apply")
    assert done.code == 0, done.all
    assert "Wrote pmo/log.yaml." in done.out
    assert files(root) == sound
    again = fix(pmo, root, "--apply")
    assert (again.code, files(root)) == (0, sound)
    assert "Nothing here can be fixed without a decision by people" in again.out


@pytest.mark.parametrize("name", DAYS)
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_slips_of_many_kinds_become_the_bytes_that_were_there(
    pmo: Any, tmp_path: Path, name: str, end: bytes
) -> None:
    root = copied(tmp_path, name)
    for path in sorted(root.rglob("pmo/**/*.*")):
        if path.is_file():
            path.write_bytes(path.read_bytes().replace(b"\n", end))
    sound, chance, count = files(root), random.Random(7), 0
    for path in sorted(root.glob("pmo/*.*")):
        lines = path.read_bytes().decode().split(end.decode())
        last = lines.index("---", 1) if path.suffix == ".md" else len(lines)
        for number in range(last):
            found = [re.sub(old, new, lines[number], count=1) for old, new in SLIPS]
            slipped = [line for line in found if line != lines[number]]
            if slipped and chance.random() < 0.6:
                lines[number] = chance.choice(slipped)
                count += 1
        path.write_bytes(end.decode().join(lines).encode())
    assert count >= 30, "there is something to fix"
    ran = fix(pmo, root, "--apply", day=DAYS[name])
    assert ran.code == 0, ran.all
    assert files(root) == sound, ran.out


def test_the_json_keeps_to_its_schema(pmo: Any, tmp_path: Path, root: Path) -> None:
    schema = json.loads((root / "schemas/fix/v1.json").read_text())
    project = copied(tmp_path)
    slip(project, "  version: 2", "  version: 3", "pmo/plan.yaml")
    slip(project, "    owner: ben\n", "    ownr: [ben]\n")
    slip(project, "raised_on: 2026-01-08", "raised_on: 2026-1-8")
    ran = fix(pmo, project, "--format", "json")
    told = json.loads(ran.out)
    jsonschema.validate(told, schema)
    assert (told["exit_code"], ran.code, told["applied"]) == (1, 1, False)
    assert {(each["rule"], each["edits"][0]["text"]) for each in told["fixes"]} == {
        ("KIT-003", "2026-01-08"),
        ("PLAN-018", "2"),
    }
    assert ["`owner` is a list" in each["reason"] for each in told["left"]] == [True]
    ran = fix(pmo, project, "--format", "json", "--apply")
    told = json.loads(ran.out)
    jsonschema.validate(told, schema)
    assert (told["exit_code"], ran.code, told["applied"]) == (0, 0, True)
    assert told["findings_after"]["shall"] == 1
    ran = fix(pmo, project, "--format", "json")
    told = json.loads(ran.out)
    jsonschema.validate(told, schema)
    assert (told["fixes"], told["files"], ran.code) == ([], [], 0)


def test_one_rule_at_a_time_and_rules_that_exist(pmo: Any, tmp_path: Path) -> None:
    root = copied(tmp_path)
    slip(root, "  version: 2", "  version: 3", "pmo/plan.yaml")
    slip(root, "raised_on: 2026-01-08", "raised_on: 2026-1-8")
    ran = fix(pmo, root, "--rule", "PLAN-018")
    assert ran.code == 1
    assert "1 fix in 1 file" in ran.out
    ran = fix(pmo, root, "--rule", "PLAN-18")
    assert ran.code == 2
    assert "has no rule `PLAN-18`" in ran.err and "Did you mean" in ran.err


def test_what_approval_binds_is_left_and_told(pmo: Any, tmp_path: Path) -> None:
    root = copied(tmp_path)
    slip(root, "  version: 2", "  version: 3", "pmo/plan.yaml")
    document = read((root / "pmo/plan.yaml").read_bytes(), "pmo/plan.yaml")
    assert isinstance(document, Document)
    bound = digest(document, load("core").kinds["plan"])
    review = root / "pmo" / "reviews" / "GR-2.yaml"
    text = re.sub(r"(path: pmo/plan.yaml\n +sha256: )\S+", rf"\1'{bound}'", review.read_text())
    review.write_text(text)
    assert bound in text
    before = files(root)
    ran = fix(pmo, root, "--apply")
    assert ran.code == 0, ran.all
    assert "PLAN-018 not fixed" in ran.out
    assert "because: pmo/reviews/GR-2.yaml approved this document" in ran.out
    assert files(root) == before


@pytest.mark.posix
def test_a_link_is_never_written_through(pmo: Any, tmp_path: Path) -> None:
    root = copied(tmp_path)
    slip(root, "raised_on: 2026-01-08", "raised_on: 2026-1-8")
    slip(root, "  version: 2", "  version: 3", "pmo/plan.yaml")
    outside = tmp_path / "log.yaml"
    shutil.move(root / "pmo" / "log.yaml", outside)
    (root / "pmo" / "log.yaml").symlink_to(outside)
    before = outside.read_bytes()
    fix(pmo, root, "--apply")
    assert outside.read_bytes() == before


@pytest.mark.parametrize("text", ["", "id: [", "\0", "schema: project/v1\n"])
def test_what_cannot_be_judged_is_told_and_exits_2(pmo: Any, tmp_path: Path, text: str) -> None:
    root = copied(tmp_path)
    (root / "pmo.yaml").write_text(text)
    before = files(root)
    ran = fix(pmo, root, "--apply")
    assert ran.code == 2
    assert "pmo.yaml" in ran.err
    assert "Traceback" not in ran.all
    assert files(root) == before
