"""Gates, status and digest as users meet them: a project passes its gate, step by step."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pmo_kit.engine import prepare
from pmo_kit.project import Folder, digest, read_manifest, read_snapshot

DAY = ("--as-of", "2026-01-14")


class Kit:
    """Runs the program in one project; all tests share the compiled standard."""

    def __init__(self, pmo: Any, folder: Path, cache: Path) -> None:
        self.folder = folder
        self._pmo = pmo
        self._cache = cache

    def __call__(self, *arguments: str | Path, day: tuple[str, ...] = DAY) -> Any:
        return self._pmo(*arguments, *day, cwd=self.folder, PMO_CACHE_DIR=str(self._cache))

    def json(self, *arguments: str | Path, day: tuple[str, ...] = DAY) -> Any:
        return json.loads(self(*arguments, "--format", "json", day=day).out)

    def change(self, path: str, old: str, new: str) -> None:
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in self.folder.rglob("*")
            if path.is_file() and ".git" not in path.parts
        }


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def kit(pmo: Any, root: Path, tmp_path: Path, cache: Path) -> Kit:
    """A light project in planning, ready for its gate RfE."""
    golden = root / "standards" / "core" / "golden" / "T1" / "planning"
    return Kit(pmo, Path(shutil.copytree(golden, tmp_path / "project")), cache)


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(
        ["git", *who, *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()


# The way


def test_halfway_the_list_says_what_is_missing_and_whose_it_is(kit: Kit) -> None:
    (kit.folder / "pmo" / "charter.md").unlink()
    kit.change("pmo/plan.yaml", "    acceptor: olga\n", "")
    ran = kit("gate", "RfE")
    assert ran.code == 1
    assert (
        "Ready for Executing (RfE): not ready. Missing: 1 artifact, 1 field, 1 approval." in ran.out
    )
    assert "KIT-004 · sponsor (olga)" in ran.out
    assert "fix: Run `pmo add charter`" in ran.out
    assert ran.out.index("There is no charter") < ran.out.index("acceptor` is missing")


def test_when_ready_it_says_how_to_record_the_decision(kit: Kit) -> None:
    ran = kit("gate", "RfE")
    assert ran.code == 0
    assert "Ready for Executing (RfE): nothing is missing except 1 approval." in ran.out
    assert "pmo gate RfE --record go --by PERSON" in ran.out


def test_a_gate_of_which_nobody_is_said_to_decide(kit: Kit, root: Path) -> None:
    toy = root / "tests" / "fixtures" / "toy"
    ran = kit("gate", "P", toy / "golden" / "small", "--standard", toy)
    assert "\nThe decision can be recorded:\n" in ran.out


def test_a_gate_that_recurs_may_be_held_again(kit: Kit, root: Path) -> None:
    golden = root / "standards" / "core" / "golden" / "T3" / "executing"
    ran = kit("gate", "stage", golden, day=("--as-of", "2026-05-29"))
    assert "Stage gate (stage) was passed on 2026-05-15 (GR-3, conditional)." in ran.out
    assert "\nThe gate can be held again, by the steering committee:\n" in ran.out


def test_a_project_is_found_by_its_path_and_named_again(kit: Kit, tmp_path: Path) -> None:
    ran = kit("gate", "RfE", "pmo.yaml")
    assert ran.code == 0
    outside = Kit(kit._pmo, tmp_path, kit._cache)
    assert "pmo gate RfE project --record go" in outside("gate", "RfE", "project").out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["gate", "RfX"], "core@1.0 knows no gate `RfX`."),
        (["gate", "RfE", "--record", "go"], "Name who decided: --by PERSON."),
        (["gate", "RfE", "--by", "olga"], "need --record DECISION"),
        (["gate", "RfE", "--record", "hold", "--by", "olga"], "--reason TEXT"),
        (
            ["gate", "RfE", "--record", "conditional", "--by", "olga", "--reason", "x"],
            "--condition",
        ),
        (
            ["gate", "RfE", "--record", "go", "--by", "chief=olga"],
            "`chief=olga` is not ROLE=PERSON",
        ),
        (["gate", "RfE", "--record", "go", "--by", "a\u202eb"], "cannot be shown"),
        (
            ["gate", "RfE", "--record", "go", "--by", "olga", "--condition", "ada 2026-02-01 X."],
            "Conditions need --record conditional.",
        ),
    ],
)
def test_usage_errors_say_what_to_write(kit: Kit, arguments: list[str], message: str) -> None:
    before = kit.files()
    ran = kit(*arguments)
    assert ran.code == 2
    assert message in ran.err
    assert kit.files() == before


def test_where_there_is_no_project_nothing_is_judged(kit: Kit, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for command in (["gate", "RfE"], ["status"]):
        ran = kit(*command, empty)
        assert (ran.code, ran.out) == (2, "")
        assert "There is no project here" in ran.err


def test_the_handbook_shows_what_happens(kit: Kit, root: Path) -> None:
    page = (root / "docs" / "guides" / "gates.md").read_text(encoding="utf-8")
    before, after = re.findall(r"```console\n\$ pmo ([^\n]*)\n(.*?)```", page, re.DOTALL)
    assert prints_what_is_shown(kit, after)
    (kit.folder / "pmo" / "charter.md").unlink()
    kit.change("pmo/plan.yaml", "    acceptor: olga\n", "")
    assert prints_what_is_shown(kit, before)


def counted(text: str) -> str:
    """How many verdicts wait grows with the standard."""
    return re.sub("[0-9]+ verdicts? waits? for it", "verdicts wait", text)


def prints_what_is_shown(kit: Kit, block: tuple[str, str]) -> bool:
    """Whether a command prints every line that a page shows below it."""
    command, shown = block
    printed = counted(kit(*command.split()).out).splitlines()
    missing = [line for line in counted(shown).splitlines() if line not in printed]
    assert not missing, "\n".join([*missing, "", *printed])
    return True


# The record


def test_a_decision_is_shown_first_and_written_under_apply(kit: Kit) -> None:
    before = kit.files()
    shown = kit("gate", "RfE", "--record", "go", "--by", "olga")
    assert shown.code == 0
    assert "Would write pmo/reviews/GR-2.yaml:" in shown.out
    assert "Nothing was written; add --apply to write it." in shown.out
    assert kit.files() == before
    written = kit("gate", "RfE", "--record", "go", "--by", "olga", "--apply")
    assert written.code == 0
    assert "Next: set `phase: executing` in pmo.yaml" in written.out
    assert set(kit.files()) - set(before) == {"pmo/reviews/GR-2.yaml"}
    assert {name: text for name, text in kit.files().items() if name in before} == before


def test_after_a_go_documents_are_bound_and_logs_live_on(kit: Kit) -> None:
    assert kit("gate", "RfE", "--record", "go", "--by", "olga", "--apply").code == 0
    assert kit("check", "--gate", "RfE").code == 0
    assert "Ready for Executing (RfE) was passed on 2026-01-14 (GR-2)." in kit("gate", "RfE").out
    kit.change("pmo/log.yaml", "impact: 3", "impact: 2")
    assert kit("check", "--gate", "RfE").code == 0
    kit.change("pmo/plan.yaml", "title: One page", "title: Two pages")
    ran = kit("check", "--gate", "RfE")
    assert ran.code == 1
    assert "KIT-005" in ran.out
    assert "The plan was changed after" in ran.out
    assert "GR-2" in ran.out


MORE = """\
  - id: C-04
    title: The privacy notice has an article
    status: approved
    requested_by: dora
    impact: {budget: 0, days: 0}
    decision: D-05
"""
CHANGE = """
changes:
  - id: C-01
    title: Two pages of instructions
    status: approved
    impact: {budget: 0, days: 0, scope: One more page}
    approval: {by: olga, role: project-owner, on: 2026-01-14}
"""


def test_a_changed_document_is_taken_to_its_gate_again(kit: Kit) -> None:
    go = ("gate", "RfE", "--record", "go", "--by", "olga", "--apply")
    assert kit(*go).code == 0
    kit.change("pmo/plan.yaml", "title: One page", "title: Two pages")
    assert "pmo/plan.yaml (changed since GR-2 approved it)" in kit("gate", "RfE").out
    assert "GATE-024" in kit(*go).out
    with (kit.folder / "pmo" / "log.yaml").open("a", encoding="utf-8") as log:
        log.write(CHANGE)
    assert kit(*go, "--change", "pmo/plan.yaml=C-01").code == 0
    assert (kit.folder / "pmo" / "reviews" / "GR-3.yaml").is_file()
    assert kit("check", "--gate", "RfE").code == 0


def test_the_evidence_names_the_commit_that_it_builds_on(kit: Kit) -> None:
    git(kit.folder, "init", "-q")
    git(kit.folder, "add", "-A")
    git(kit.folder, "commit", "-qm", "Planned")
    record = kit.json("gate", "RfE", "--record", "go", "--by", "olga", "--apply")["record"]
    assert record["commit"] == git(kit.folder, "rev-parse", "HEAD")
    assert f'commit: "{record["commit"]}"' in (kit.folder / record["path"]).read_text()
    assert [entry["path"] for entry in record["artifacts"]] == ["pmo/plan.yaml"]
    assert kit("check", "--gate", "RfE").code == 0


def test_a_go_is_refused_while_something_stands_and_says_what(kit: Kit) -> None:
    kit.change("pmo/plan.yaml", "    acceptor: olga\n", "")
    before = kit.files()
    ran = kit("gate", "RfE", "--record", "go", "--by", "olga", "--apply")
    assert ran.code == 1
    assert "go at RfE cannot be recorded" in ran.out
    assert "KIT-004" in ran.out
    assert kit.files() == before


def test_a_conditional_go_follows_its_conditions_to_the_next_gate(kit: Kit) -> None:
    ran = kit(
        *("gate", "RfE", "--record", "conditional", "--by", "olga", "--apply"),
        *("--reason", "One name: not yet.", "--condition", "eve 2026-02-20 A reviewer is named."),
    )
    assert ran.code == 0, ran.all
    assert kit("check", "--gate", "RfE").code == 0
    kit.change("pmo.yaml", "phase: planning ", "phase: executing")
    found = kit.json("gate", "RfC")
    condition = next(step for step in found["steps"] if step["what"] == "condition")
    assert (condition["party"]["person"], condition["due"]) == ("eve", "2026-02-20")


def test_a_plan_moved_by_a_change_is_taken_to_a_later_gate(
    kit: Kit, root: Path, tmp_path: Path
) -> None:
    day = ("--as-of", "2026-05-29")
    golden = root / "standards" / "core" / "golden" / "T3" / "executing"
    major = Kit(kit._pmo, Path(shutil.copytree(golden, tmp_path / "major")), kit._cache)
    major.change("pmo/plan.yaml", "Privacy notice", "The privacy notice")
    assert major("check", day=day).code == 1
    stage = ("gate", "stage", "--record", "go", "--by", "steering-committee=olga")
    no = major(*stage, "--document", "pmo/log.yaml", day=day)
    assert (no.code, "pmo/plan.yaml" in no.err) == (2, True)
    paper = ("--evidence", "Minutes of 29 May", "--document", "pmo/plan.yaml", "--apply")
    refused = major(*stage, *paper, day=day)
    assert (refused.code, "GATE-004" in refused.out) == (1, True)
    met = "status: met\n    met_on: 2026-05-28\n    met_by: ada\n    evidence: A test"
    major.change("pmo/reviews/GR-3.yaml", "status: open", met)
    unexplained = major(*stage, *paper, "--change", "pmo/plan.yaml=C-02", day=day)
    assert (unexplained.code, "GATE-024" in unexplained.out) == (1, True)  # GR-3 named C-02
    major.change("pmo/decisions.yaml", "  - id: C-03\n", MORE + "  - id: C-03\n")
    done = major(*stage, *paper, "--change", "pmo/plan.yaml=C-04", day=day)
    assert done.code == 0, done.all
    assert "pmo/plan.yaml (changed since GR-3 approved it)" in done.out
    assert major("check", day=day).code == 0


def test_gates_that_are_held_together_stand_in_one_review(kit: Kit) -> None:
    (kit.folder / "pmo" / "reviews" / "GR-1.yaml").unlink()
    kit.change("pmo.yaml", "phase: planning ", "phase: initiating")
    kit.change("pmo/charter.md", "status: approved", "status: in-review")
    ran = kit("gate", "RfP", "--with", "RfE", "--record", "go", "--by", "olga", "--apply")
    assert ran.code == 0, ran.all
    text = (kit.folder / "pmo" / "reviews" / "GR-1.yaml").read_text()
    assert "gates: [RfP, RfE]" in text
    assert text.count("sha256:") == 2
    assert kit("check", "--gate", "RfE").code == 0


MAJOR = (("T2/closed", "2026-07-03"), ("T3/executing", "2026-05-29"), ("T1/closed", "2026-03-06"))


@pytest.mark.parametrize(("stage", "day"), MAJOR)
def test_approvals_survive_what_is_no_content(
    kit: Kit, root: Path, tmp_path: Path, stage: str, day: str
) -> None:
    golden = root / "standards" / "core" / "golden" / stage
    kit.folder = Path(shutil.copytree(golden, tmp_path / "major"))
    before = kit("check", day=("--as-of", day))
    for path in (kit.folder / "pmo").rglob("*.*"):
        if path.parent.name == "reviews":
            continue
        text = unicodedata.normalize("NFD", path.read_text(encoding="utf-8"))
        path.write_bytes(text.rstrip("\n").replace("\n", " \r\n").encode())
    (kit.folder / "pmo/charter.md").rename(kit.folder / "pmo/charta.md")
    after = kit("check", day=("--as-of", day))
    assert (before.code, after.code) == (0, 0), after.all
    kit.change("pmo/charta.md", "# ", "#  ")
    assert "KIT-005" in kit("check", day=("--as-of", day)).out


@pytest.mark.parametrize(("stage", "day"), MAJOR)
def test_projects_approved_in_the_first_way_conform(
    kit: Kit, root: Path, tmp_path: Path, stage: str, day: str
) -> None:
    golden = root / "standards" / "core" / "golden" / stage
    kit.folder = Path(shutil.copytree(golden, tmp_path / "major"))
    before = kit("check", day=("--as-of", day))
    standard = prepare(root / "standards" / "core").standard
    tree = Folder(kit.folder)
    read = read_snapshot(tree, read_manifest(tree), standard, "", "major")
    artifacts = {artifact.path: artifact for artifact in read.artifacts}
    for path in (kit.folder / "pmo/reviews").iterdir():
        text = path.read_text(encoding="utf-8")
        for file, bound in re.findall(r'path: (\S+).*\n +sha256: "(3:[0-9a-f]{64})"', text):
            text = text.replace(bound, digest(artifacts[file].document, artifacts[file].kind, 1))
        assert 'sha256: "3:' not in text and 'sha256: "' in text
        path.write_text(text, encoding="utf-8")
    assert kit("check", day=("--as-of", day)).out == before.out
    kit.change("pmo/charter.md", "# ", "#  ")
    assert "KIT-005" in kit("check", day=("--as-of", day)).out


@pytest.mark.parametrize(
    ("stage", "gate"), [("initiating", "RfP"), ("planning", "RfE"), ("executing", "stage")]
)
def test_a_stop_leads_to_a_short_closing(
    kit: Kit, root: Path, tmp_path: Path, stage: str, gate: str
) -> None:
    golden = root / "standards" / "core" / "golden" / "T1" / stage
    short = Kit(kit._pmo, Path(shutil.copytree(golden, tmp_path / "short")), kit._cache)
    day = ("--as-of", "2026-02-14")
    stop = ("gate", gate, "--record", "stop", "--by", "olga", "--reason", "Not worth it.")
    ran = short(*stop, "--apply", day=day)
    assert ran.code == 0
    assert "Next: set `phase: closing` in pmo.yaml, then pmo close" in ran.out
    short.change("pmo.yaml", f"phase: {stage}", "phase: closing")
    assert short("check", day=day).code == 0
    log = short.folder / "pmo" / "log.yaml"
    log.write_text(
        log.read_text() + "\nlessons:\n  - id: L-01\n    title: We asked too late.\n"
        "    recommendation: Ask for the need first.\n    raised_on: 2026-02-14\n"
    )
    found = short.json("gate", "GC", day=day)
    assert {step["what"] for step in found["steps"]} <= {"rule"}, found["steps"]


# Modes


@pytest.mark.long
def test_one_project_one_switch(kit: Kit, root: Path, tmp_path: Path) -> None:
    """Supportive shows and exits 0, controlling exits 1, directive asks for the PMO as well."""
    kit.change("pmo/plan.yaml", "    acceptor: olga\n", "")
    supportive = tmp_path / "supportive"
    shutil.copytree(root / "standards" / "core", supportive / "standards" / "core")
    shutil.copytree(root / "schemas", supportive / "schemas")
    shutil.copytree(root / "docs", supportive / "docs")
    head = supportive / "standards" / "core" / "standard.yaml"
    head.write_text(head.read_text().replace("default: controlling", "default: supportive"))
    standard = ("--standard", supportive / "standards" / "core")

    def judged() -> tuple[int, set[str]]:
        ran = kit("check", "--gate", "RfE", *standard, "--format", "json")
        report = json.loads(ran.out)["reports"][0]
        return ran.code, {f["rule"] for f in report["findings"] if f["level"] == "shall"}

    code, mild = judged()
    assert (code, "KIT-004" in mild, "GATE-012" in mild) == (0, True, False)
    kit.change("pmo.yaml", "method:", "mode: controlling\nmethod:")
    assert judged() == (1, mild)
    kit.change("pmo.yaml", "mode: controlling", "mode: directive")
    assert judged() == (1, mild | {"GATE-012"})
    assert "--by PERSON --by pmo=PERSON" not in kit("gate", "RfE").out  # not ready
    kit.change("pmo.yaml", "mode: directive", "mode: supportive")
    assert kit("check", "--gate", "RfE").code == 1  # a manifest cannot make it milder


def test_directive_is_satisfied_by_somebody_of_the_pmo(kit: Kit) -> None:
    kit.change("pmo.yaml", "method:", "mode: directive\nmethod:")
    kit.change("pmo.yaml", "roles:", "roles:\n  pmo: pia")
    kit.change("pmo/reviews/GR-1.yaml", "approvals:", "approvals:\n  - {by: pia, role: pmo}")
    assert "--by PERSON --by pmo=PERSON" in kit("gate", "RfE").out
    alone = kit("gate", "RfE", "--record", "go", "--by", "olga", "--apply")
    assert (alone.code, "GATE-012" in alone.out) == (1, True)
    both = kit("gate", "RfE", "--record", "go", "--by", "olga", "--by", "pmo=pia", "--apply")
    assert both.code == 0
    assert kit("check", "--gate", "RfE").code == 0


# Status and digest


def test_status_shows_colors_numbers_moves_and_the_next_gate(kit: Kit, root: Path) -> None:
    golden = root / "standards" / "core" / "golden" / "T3" / "executing"
    ran = kit("status", golden, day=("--as-of", "2026-05-29"))
    assert ran.code == 0
    assert "overall     amber           amber" in ran.out
    assert "spent                   96,400 EUR" in ran.out
    assert "  spent                 91,000 -> 96,400 EUR" in ran.out
    assert (
        "Next gate: Ready for Closing (RfC): not ready. Missing: 1 condition, 7 rule findings, "
        "1 approval." in ran.out
    )


def test_status_says_why_a_number_is_not_known(kit: Kit) -> None:
    out = kit("status").out
    assert "not known: earned value is not applicable to T1" in out
    assert "Changes since the last report: there is no report yet." in out
    assert "risk_exposure" not in out
    assert "risk_exposure" in kit("status", "--all").out


def test_status_of_a_project_that_is_over(kit: Kit, root: Path) -> None:
    golden = root / "standards" / "core" / "golden" / "T1" / "closed"
    ran = kit("status", golden, day=("--as-of", "2026-03-06"))
    assert ran.code == 0
    assert "Next gate: none, because no gate ends this phase." in ran.out


def test_status_lists_what_only_the_date_brought(kit: Kit) -> None:
    out = kit("status", day=("--as-of", "2026-06-01")).out
    assert "Due to the date alone:" in out


def test_digest_groups_by_person_over_projects(kit: Kit, root: Path) -> None:
    golden = root / "standards" / "core" / "golden"
    ran = kit("digest", golden / "T1" / "executing", golden / "T3", day=("--as-of", "2026-05-29"))
    assert ran.code == 0
    assert ran.out.startswith("Due by 2026-06-05, as of 2026-05-29\n")
    assert ran.out.count("\nada (project-manager)\n") == 1
    assert "7 days overdue  task T-06: Write the privacy notice" in ran.out


def test_digest_for_one_person_as_markdown(kit: Kit) -> None:
    day = ("--as-of", "2026-02-13")
    kit.change("pmo/log.yaml", "    owner: ben", "    owner: eve")
    kit.change("pmo/log.yaml", "Because answers", "[x](http://e.org) Because `answers`")
    ran = kit("digest", "--for", "eve", "--format", "markdown", "--days", "30", day=day)
    assert ran.out.startswith("# Due by 2026-03-15\n\n## eve")
    assert "risk response R-01: \\[x\\](http://e.org) Because \\`answers\\`" in ran.out
    assert "## ada" not in ran.out
    assert "Nothing is due." in kit("digest", "--for", "nobody", day=day).out


def test_a_project_that_cannot_be_read_is_told_and_the_others_are_still_shown(
    kit: Kit, root: Path, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "pmo.yaml").write_text("a: [")
    (kit.folder / "pmo" / "plan.yaml").write_text("a: [")
    ran = kit("digest", tmp_path, "--days", "60")
    assert ran.code == 2
    assert "R-01" in ran.out
    assert says(ran.out, "Not judged: ", "other")
    assert says(ran.out, "Not judged: ", "plan.yaml")


def says(text: str, start: str, end: str) -> bool:
    """Whether a line begins with one text and holds the other."""
    return any(line.startswith(start) and end in line for line in text.splitlines())


@pytest.mark.parametrize("stage", ["T1/planning", "T1/closed", "T3/executing"])
def test_the_data_keep_to_their_schemas(kit: Kit, root: Path, stage: str) -> None:
    golden = root / "standards" / "core" / "golden" / stage
    commands: list[tuple[str, list[str]]] = [
        ("gate", ["gate", "RfC"]),
        ("gate", ["gate", "RfE", "--record", "go", "--by", "olga"]),
        ("status", ["status"]),
        ("digest", ["digest", "--days", "90"]),
    ]
    for name, arguments in commands:
        schema = json.loads((root / "schemas" / name / "v1.json").read_text())
        ran = kit(*arguments, golden, "--format", "json", day=("--as-of", "2026-05-29"))
        found = json.loads(ran.out)
        jsonschema.Draft202012Validator(schema).validate(found)
        assert found["schema"] == f"{name}/v1"
        assert found["exit_code"] == ran.code
