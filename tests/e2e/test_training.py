"""Training as people go through it: begin, be stuck, fix, cheat in vain, be certified."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pmo_kit.engine import prepare
from pmo_kit.examples.exercise import ReadyExercise
from pmo_kit.standard.courses import Training, load_training
from pmo_kit.training import drawn, exercise_of, ready

pytestmark = pytest.mark.e2e

ROOT = Path(__file__).resolve().parent.parent.parent
CORE = ROOT / "standards" / "core"
REGISTRY = """\
# Ours.
schema: people/v1
people:
  - id: ada
    name: Ada Lane
  - {id: ben, name: Ben Ruiz}   # the one who builds
  - {id: pia, name: Pia Costa}
  - {id: olga, name: Olga Ito}
"""


@pytest.fixture(scope="module")
def taught() -> Training:
    return load_training(prepare(CORE).standard)


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.yaml"
    path.write_text(REGISTRY)
    return path


def made(name: str) -> ReadyExercise:
    compiled = prepare(CORE)
    return ready(exercise_of(load_training(compiled.standard), name), compiled)


def solve(root: Path, name: str) -> None:
    """Put the solution of an exercise into its folder."""
    tree = made(name).solved.tree
    for path in tree.files():
        content = tree.read(path)
        assert isinstance(content, bytes)
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)


def answers(path: Path, taught: Training, course: str, wrong: int = 0) -> Path:
    """A file of answers, the first ones of them wrong."""
    lines = []
    for number, name in enumerate(taught.courses[course].questions):
        question = taught.questions[name]
        letters = {option.id for option in question.options}
        chosen = letters - question.right if number < wrong else question.right
        lines.append(f"{name}: [{', '.join(sorted(chosen))}]\n")
    path.write_text("".join(lines))
    return path


def valid(text: str, schema: str) -> Any:
    data = json.loads(text)
    jsonschema.validate(data, json.loads((ROOT / "schemas" / schema / "v1.json").read_text()))
    return data


def test_the_courses_are_listed_for_whom_they_are(pmo: Any) -> None:
    ran = pmo("train", "list", "--for", "sponsor")
    assert ran.code == 0
    assert ran.out.startswith("sponsor  Sponsor a project (sponsor)")
    assert "exercise stop: Stopped, and still running" in ran.out and "leader" not in ran.out
    data = valid(pmo("train", "list", "--format", "json").out, "courses")
    assert len(data["courses"]) == 7 and data["stale"] == []
    unasked = pmo("train", "list", "--rules").out
    assert all(name in unasked for name in data["unasked"])
    assert "has no role `cook`" in pmo("train", "list", "--for", "cook").err


def test_an_exercise_is_begun_mended_step_by_step_and_solved(pmo: Any, tmp_path: Path) -> None:
    ran = pmo("train", "start", "plan-circle", cwd=tmp_path)
    assert ran.code == 0 and "pmo train check" in ran.out
    root = tmp_path / "plan-circle"
    log = subprocess.run(
        ["git", "log", "--format=%s"], cwd=root, capture_output=True, text=True, check=True
    )
    assert log.stdout == "Exercise plan-circle: A plan in which nothing can begin\n"
    assert "Zoe is to write" in (root / "EXERCISE.md").read_text()

    first = pmo("train", "check", cwd=root / "pmo")
    assert first.code == 1
    assert "4 of 4 defects left, on 2026-01-14" in first.out
    assert "KIT-008" in first.out and "fix:" not in first.out and "why:" not in first.out
    assert "why:" in pmo("train", "check", "--hint", cwd=root).out
    most = pmo("train", "check", "--hint", "--hint", cwd=root).out
    assert "fix: Name somebody" in most and "Stuck?" not in most

    plan = root / "pmo" / "plan.yaml"
    plan.write_text(plan.read_text().replace("owner: zoe", "owner: eve"))
    data = valid(pmo("train", "check", root, "--format", "json").out, "exercise")
    assert sorted(left["rule"] for left in data["left"]) == ["PLAN-002", "PLAN-003", "PLAN-008"]
    assert data["left"][0]["why"] is None

    solve(root, "plan-circle")
    last = pmo("train", "check", root)
    assert last.code == 0 and last.out.startswith("Solved: A plan in which nothing can begin.")
    assert valid(pmo("train", "check", root, "--format", "json").out, "exercise")["solved"]


def test_the_same_exercise_is_the_same_commit(pmo: Any, tmp_path: Path) -> None:
    heads = []
    for name in ("one", "two"):
        assert pmo("train", "start", "stop", "-o", tmp_path / name).code == 0
        told = subprocess.run(
            ["git", "rev-parse", "HEAD"], cwd=tmp_path / name, capture_output=True, check=True
        )
        heads.append(told.stdout)
    assert heads[0] == heads[1]


def test_nothing_is_overwritten(pmo: Any, tmp_path: Path) -> None:
    place = tmp_path / "full"
    place.mkdir()
    (place / "mine.txt").write_text("mine")
    ran = pmo("train", "start", "stop", "-o", place)
    assert ran.code == 2 and "is not empty" in ran.err
    subprocess.run(["git", "init", "-q", tmp_path / "repo"], check=True)
    ran = pmo("train", "start", "stop", "-o", tmp_path / "repo")
    assert ran.code == 2 and "is a repository already" in ran.err
    ran = pmo("train", "start", "stopp", cwd=tmp_path)
    assert ran.code == 2 and "Did you mean `stop`?" in ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["full", "repo"]


def test_an_exercise_that_is_relabelled_is_not_judged(pmo: Any, tmp_path: Path) -> None:
    root = tmp_path / "easy"
    assert pmo("train", "start", "task-done", "-o", root).code == 0
    solve(root, "task-done")
    claim = root / ".pmo" / "exercise.yaml"
    claim.write_text(claim.read_text().replace("task-done", "watermelon"))
    ran = pmo("train", "check", root)
    assert ran.code == 2 and "does not begin with the exercise watermelon" in ran.err
    claim.write_text("exercise: [\n")
    assert "does not say which exercise" in pmo("train", "check", root).err
    claim.unlink()
    assert "is no exercise" in pmo("train", "check", root).err


def test_a_history_begun_anew_is_not_judged(pmo: Any, tmp_path: Path) -> None:
    root = tmp_path / "again"
    assert pmo("train", "start", "task-done", "-o", root).code == 0
    solve(root, "task-done")
    shutil.rmtree(root / ".git")
    assert pmo("train", "check", root).code == 2
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *who, *command], cwd=root, check=True)
    ran = pmo("train", "check", root)
    assert ran.code == 2 and "first commit must stay" in ran.err


def test_commits_on_the_way_do_no_harm(pmo: Any, tmp_path: Path) -> None:
    root = tmp_path / "on"
    assert pmo("train", "start", "task-done", "-o", root).code == 0
    solve(root, "task-done")
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *who, "commit", "-qam", "Mended"], cwd=root, check=True)
    assert pmo("train", "check", root).code == 0


def test_a_manifest_that_cannot_be_read_cannot_be_judged(pmo: Any, tmp_path: Path) -> None:
    root = tmp_path / "broken"
    assert pmo("train", "start", "task-done", "-o", root).code == 0
    (root / "pmo.yaml").write_text("id: [\n")
    assert pmo("train", "check", root).code == 2


@pytest.mark.long  # quick: an exercise of the same kind in tests/unit/training
def test_a_rule_of_ones_own_is_written_until_it_finds_just_what_it_should(
    pmo: Any, tmp_path: Path
) -> None:
    root = tmp_path / "own"
    assert pmo("train", "start", "own-rule", "-o", root).code == 0
    rule = root / "standard" / "rules" / "log" / "ACME-001.yaml"
    ran = pmo("train", "check", root)
    assert ran.code == 1 and "1 of 1 defect left" in ran.out
    assert "log/log/risks[R-09]: no rule of yours finds it" in ran.out

    solve(root, "own-rule")
    right = rule.read_text()
    done = pmo("train", "check", root)
    assert done.code == 0 and done.out.startswith("Solved: "), done.all

    rule.write_text(right.replace("item.impact >= 4", "item.impact >= "))
    assert "standard/rules/log/ACME-001.yaml:" in pmo("train", "check", root).out
    wide = right.replace("has(item.response)", "item.impact < 3").replace(">= 4", ">= 1")
    rule.write_text(wide.replace("impact': 4}}", "impact': 2}}"))
    ran = pmo("train", "check", root)
    assert ran.code == 1 and "New since you began: 1 finding." in ran.out
    assert "R-01 has an impact of 3 and no `response`." in ran.out
    rule.write_text(right)

    log = root / "pmo" / "log.yaml"
    log.write_text(log.read_text().replace("impact: 4", "impact: 2"))
    ran = pmo("train", "check", root)
    assert ran.code == 1 and "pmo/log.yaml was changed" in ran.out


@pytest.mark.long
def test_a_team_member_is_certified(
    pmo: Any, tmp_path: Path, taught: Training, people: Path
) -> None:
    begun = tmp_path / "exercises"
    for name in taught.courses["team-member"].exercises:
        assert pmo("train", "start", name, "-o", begun / name).code == 0
    own = CORE / "golden" / "T1" / "executing"
    told = ("train", "certify", "ben", "team-member", "--registry", people, "--on", "2026-02-13")
    shown = (*told, "--project", own)
    right = answers(tmp_path / "right.yaml", taught, "team-member")

    ran = pmo(*told, "--answers", right)
    assert ran.code == 1 and "The exercise task-done was not shown" in ran.out
    assert "project of one's own has to be shown: --project PROJECT." in ran.out
    early = pmo(*told, "--answers", right, "--project", CORE / "golden" / "T1" / "planning")
    assert "is T1 and planning, not T1 or T2 or T3 and executing or closing or closed" in early.out
    ran = pmo(*shown, "--answers", right, "--exercise", begun)
    assert ran.code == 1 and "The exercise task-done is not solved" in ran.out
    for name in taught.courses["team-member"].exercises:
        solve(begun / name, name)
    wrong = answers(
        tmp_path / "wrong.yaml",
        taught,
        "team-member",
        wrong=len(taught.courses["team-member"].questions),
    )
    ran = pmo(*shown, "--answers", wrong, "--exercise", begun, "--apply")
    assert ran.code == 1 and "10 questions were not answered right; 2 may be wrong." in ran.out
    assert "Read again: " in ran.out
    assert people.read_text() == REGISTRY

    ran = pmo(*shown, "--answers", right, "--exercise", begun)
    assert ran.code == 0 and "Nothing was written" in ran.out and people.read_text() == REGISTRY
    written = pmo(*shown, "--answers", right, "--exercise", begun, "--format", "json", "--apply")
    data = valid(written.out, "certification")
    assert data["written"] and data["certificate"]["expires"] == "2029-02-12"
    after = people.read_text()
    entry = "certificates: [{course: team-member, edition: 'core@1.0', passed_on: 2026-02-13"
    assert entry in after and "score" not in after
    assert [line for line in after.splitlines() if "ben" not in line] == [
        line for line in REGISTRY.splitlines() if "ben" not in line
    ]
    ran = pmo(*shown, "--answers", right, "--exercise", begun, "--apply")
    assert ran.code == 2 and "already" in ran.err


def test_the_questions_are_asked_on_the_terminal(
    pmo: Any, tmp_path: Path, taught: Training, people: Path
) -> None:
    begun = tmp_path / "exercises"
    for name in taught.courses["sponsor"].exercises:
        assert pmo("train", "start", name, "-o", begun / name).code == 0
        solve(begun / name, name)
    asked = drawn(taught.courses["sponsor"], taught, "olga", date(2026, 2, 13))
    letters = ["".join(taught.questions[name].right) for name in asked]
    own = CORE / "golden" / "T1" / "executing"
    told = ("train", "certify", "olga", "sponsor", "--registry", people, "--exercise", begun)
    told = (*told, "--project", own, "--on", "2026-02-13")

    def answer(*typed: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pmo_kit", *map(str, told), "--apply"],
            input="".join(f"{line}\n" for line in typed),
            env=pmo.environment(),
            capture_output=True,
            text=True,
            check=False,
        )

    stopped = answer("x", *letters[:3])
    assert stopped.returncode == 130 and "Type one or more of: a, b, c" in stopped.stdout
    assert people.read_text() == REGISTRY
    done = answer(*letters)
    assert done.returncode == 0, done.stderr
    assert "{course: sponsor, edition: 'core@1.0'" in people.read_text()


def test_a_leader_rule_fails_before_and_passes_after(
    pmo: Any, tmp_path: Path, people: Path
) -> None:
    project = Path(shutil.copytree(CORE / "golden" / "T2" / "closed", tmp_path / "schools"))
    judged = ("check", project, "--as-of", "2026-07-03", "--registry", people)
    before = pmo(*judged)
    assert before.code == 1 and "LEAD-004" in before.out
    told = ("train", "certify", "ben", "leader-t2", "--registry", people, "--on", "2026-01-12")
    ran = pmo(*told, "--recognised", "--apply")
    assert ran.code == 1 and "vouch" in ran.out
    ran = pmo(*told, "--recognised", "--assessor", "ben", "--apply")
    assert ran.code == 1 and "ben cannot assess ben" in ran.out
    ran = pmo(*told, "--recognised", "--assessor", "pia", "--apply")
    assert ran.code == 0, ran.all
    assert "expires: 2027-01-11, basis: recognised, assessor: pia" in people.read_text()
    assert "LEAD-004" not in pmo(*judged).out


def test_what_a_major_leader_needs(
    pmo: Any, tmp_path: Path, taught: Training, people: Path
) -> None:
    right = answers(tmp_path / "right.yaml", taught, "leader-t3")
    told = ("train", "certify", "ada", "leader-t3", "--registry", people, "--answers", right)
    ran = pmo(*told, "--on", "2026-06-01")
    assert ran.code == 1
    for wanted in (
        "Somebody has to vouch for it",
        "A certificate of leader-t2 has to be in force first",
        "A T3 project of one's own led under supervision has to be shown",
    ):
        assert wanted in ran.out
    project = CORE / "golden" / "T3" / "executing"
    ran = pmo(*told, "--on", "2026-06-01", "--project", project, "--assessor", "zoe")
    assert "is T3 and executing, not T3 and closing or closed" in ran.out
    assert "does not know the assessor `zoe`" in ran.out


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("schema: people/v1\npeople:\n  - {nam: x}\n", "people.yaml:3:"),
        ("schema: lessons-library/v1\nlessons: []\n", "It is no people registry."),
        ("schema: [\n", "people.yaml"),
        ("schema: people/v1\npeople: []\n", "does not know `ada`"),
    ],
)
def test_a_registry_that_cannot_be_used_says_why(
    pmo: Any, people: Path, text: str, message: str
) -> None:
    people.write_text(text)
    ran = pmo("train", "certify", "ada", "sponsor", "--registry", people)
    assert ran.code == 2 and message in ran.err, ran.all
    assert people.read_text() == text


@pytest.mark.long
def test_a_changed_rule_makes_its_questions_stale_until_somebody_pins_them(
    pmo: Any, tmp_path: Path
) -> None:
    company = tmp_path / "standards" / "acme"
    (company / "rules" / "log").mkdir(parents=True)
    rule = (CORE / "rules" / "log" / "RISK-003.yaml").read_text()
    weaker = rule.replace("level: shall", "level: should")
    (company / "rules" / "log" / "RISK-003.yaml").write_text(weaker)
    (company / "standard.yaml").write_text(
        "schema: standard/v1\nid: acme\ntitle: Acme\nextends: core@1.0\n"
        'editions: [{id: "1.0", status: draft}]\nschemas: schemas\n'
    )
    data = json.loads(pmo("train", "list", "--standard", company, "--format", "json").out)
    assert "risk-which-sentence" in data["stale"] and "hook-done" not in data["stale"]
    told = ("train", "pin", "--standard", company)
    name = "risk-which-sentence"
    inherited = CORE / "courses" / "questions" / f"{name}.yaml"
    before = inherited.read_bytes()
    assert f"{name} is inherited and stale here" in pmo(*told, "--apply").out
    assert inherited.read_bytes() == before
    shutil.copytree(CORE / "courses" / "questions", company / "courses" / "questions")
    shown = pmo(*told)
    assert shown.code == 0 and "RISK-003 now:" in shown.out and "Nothing was written" in shown.out
    assert f"Wrote {len(data['stale'])}." in pmo(*told, "--apply").out
    assert "as they are now" in pmo(*told).out
    assert pmo("train", "pin", "gone", "--standard", company).code == 2
