"""What every command answers as data has a version, and the shape that its schema promises."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import click
import jsonschema
import pytest

from pmo_kit.cli.group import program

pytestmark = pytest.mark.e2e

SILENT = {
    "handbook build",
    "handbook generate",
    "handbook serve",
    "lsp",
    "portfolio report",
    "schema export",
    "snapshot",
    "train pin",
    "train start",
}
"""Commands that only do something, and end with what they did in a line or none."""
WAIVE = ("waive", "TOY-001", "--until", "2026-03-01", "--reason", "The list is short.")
LARGE = b"schema: log/v1\nitems:\n  - {id: I-1, size: 40}\n"


def answer(root: Path, ran: Any) -> dict[str, Any]:
    """The answer of a run, once it is held to its schema."""
    found: dict[str, Any] = json.loads(ran.out)
    schema = json.loads((root / "schemas" / f"{found['schema']}.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(found)
    assert found["exit_code"] == ran.code
    return found


def commands(group: click.Group, path: str = "") -> dict[str, click.Command]:
    """Every command that is no group, by its words."""
    found: dict[str, click.Command] = {}
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        words = f"{path} {name}".strip()
        found |= commands(command, words) if isinstance(command, click.Group) else {words: command}
    return found


def test_every_command_that_answers_answers_as_data() -> None:
    silent = set()
    for words, command in commands(program).items():
        forms = [p.type for p in command.params if p.name == "form"]
        if not any("json" in getattr(form, "choices", ()) for form in forms):
            silent.add(words)
    assert silent == SILENT & set(commands(program))


def test_standards(root: Path, pmo: Any, toy: Path) -> None:
    listed = answer(root, pmo("standard", "list", "--format", "json"))
    assert [s["id"] for s in listed["standards"]] == ["core"]
    held = answer(root, pmo("standard", "show", toy, "--format", "json"))
    assert held["kinds"][0]["id"] == "brief"
    assert {"id": "TOY-001", "level": "shall"}.items() <= held["rules"][0].items()


def test_verification(root: Path, pmo: Any, toy: Path, tmp_path: Path) -> None:
    sound = answer(root, pmo("standard", "verify", toy, "--format", "json"))
    assert (sound["sound"], sound["problems"]) == (True, [])
    own = Path(shutil.copytree(toy, tmp_path / "own"))
    (own / "skeletons/log.yaml").unlink()
    broken = answer(root, pmo("standard", "verify", own, "--format", "json"))
    assert (broken["exit_code"], len(broken["problems"])) == (1, 1)
    nowhere = answer(root, pmo("standard", "verify", tmp_path / "no", "--format", "json"))
    assert not nowhere["sound"]


def test_explain(root: Path, pmo: Any, toy: Path) -> None:
    page = answer(root, pmo("explain", "TOY-001", "--standard", toy, "--format", "json"))
    assert page["text"].strip() == pmo("explain", "TOY-001", "--standard", toy).out.strip()


def test_explain_of_a_key_figure(root: Path, pmo: Any) -> None:
    asked = ("explain", "money-tied", "--project", root / "standards/core/golden/T3/executing")
    day = ("--as-of", "2026-05-29")
    told = answer(root, pmo(*asked, *day, "--format", "json"))
    assert told["text"] == pmo(*asked, *day).out.removesuffix("\n")
    figure = told["kpi"]
    assert (figure["value"], figure["color"], figure["state"]) == (55.714286, "green", "known")
    inputs = figure["inputs"]
    tied = inputs["measures.spent"] + inputs["measures.committed"]
    assert figure["value"] == pytest.approx(tied / inputs["measures.agreed_budget"] * 100)
    traces = {trace["name"]: trace for trace in told["measures"]}
    assert {"spent", "committed", "agreed_budget", "approved_change_budget"} <= traces.keys()
    assert all(one["line"] for trace in traces.values() for one in trace["readings"])
    portfolio = pmo("explain", "how-much-known", *asked[2:])
    assert (portfolio.code, "a figure of a portfolio" in portfolio.err) == (2, True)


def test_explain_of_a_measure(root: Path, pmo: Any) -> None:
    asked = ("explain", "evm.cpi", "--project", root / "standards/core/golden/T3/executing")
    day = ("--as-of", "2026-05-29")
    told = answer(root, pmo(*asked, *day, "--format", "json"))
    assert told["text"] == pmo(*asked, *day).out.removesuffix("\n")
    traces = {trace["name"]: trace for trace in told["measures"]}
    assert (traces["evm.cpi"]["value"], traces["evm.cpi"]["inputs"]) == (
        1.057054,
        ["bac", "earned", "spent"],
    )
    assert traces["bac"]["readings"] == [
        {
            "name": "budget.bac",
            "value": 252000,
            "path": "pmo/plan.yaml",
            "pointer": "/budget/bac",
            "line": 9,
            "column": 8,
        }
    ]


def test_explain_of_what_is_no_measure_and_of_a_broken_file(
    root: Path, pmo: Any, tmp_path: Path
) -> None:
    place = Path(shutil.copytree(root / "standards/core/golden/T3/executing", tmp_path / "own"))
    wrong = pmo("explain", "cpu", "--project", place)
    assert (wrong.code, "Did you mean `cpi`" in wrong.err) == (2, True)
    assert "--as-of goes with --project" in pmo("explain", "cpi", "--as-of", "2026-05-29").err
    (place / "pmo/plan.yaml").write_text("schema: plan/v1\ntasks: [")
    told = answer(root, pmo("explain", "evm.cpi", "--project", place, "--format", "json"))
    assert (told["exit_code"], told["project"]["broken"]) == (2, ["pmo/plan.yaml"])
    assert (told["measures"][0]["value"], told["measures"][0]["reason"]) == (
        None,
        "pmo/plan.yaml is broken",
    )


def test_new_and_add(root: Path, pmo: Any, tmp_path: Path) -> None:
    names = answer(root, pmo("new", "--format", "json"))
    assert "project" in [template["name"] for template in names["templates"]]
    made = answer(root, pmo("new", "project", "-o", tmp_path / "made", "--format", "json"))
    assert "pmo.yaml" in made["files"]
    assert made["answers"]["tier"] == "T1"
    added = answer(root, pmo("add", "status-report", "--format", "json", cwd=tmp_path / "made"))
    assert added["files"] == ["pmo/reports/SR-1.yaml"]
    assert (tmp_path / "made" / "pmo/reports/SR-1.yaml").is_file()


def test_waive(root: Path, pmo: Any, project: Any, toy: Path) -> None:
    place = project({"pmo/log.yaml": LARGE})
    day = ("--standard", toy, "--as-of", "2026-02-01", "--format", "json")
    shown = answer(root, pmo(*WAIVE, place, *day))
    assert ([f["rule"] for f in shown["covers"]], shown["written"]) == (["TOY-001"], False)
    assert not (place / shown["path"]).exists()
    refused = answer(root, pmo(*WAIVE, "--by", "ada", place, *day, "--apply"))
    assert (refused["exit_code"], refused["covers"], refused["written"]) == (1, [], False)
    assert refused["faults"]
    done = answer(root, pmo(*WAIVE, place, *day, "--apply"))
    assert done["written"]
    assert (place / done["path"]).is_file()


def test_init_and_known_findings(root: Path, pmo: Any, project: Any, toy: Path) -> None:
    place = project({"pmo/log.yaml": LARGE})
    day = ("--standard", toy, "--as-of", "2026-02-01", "--format", "json")
    shown = answer(root, pmo("init", place, *day))
    assert (shown["written"], [f["rule"] for f in shown["known"]]) == (False, ["TOY-001"])
    assert not any((place / file["path"]).exists() for file in shown["files"])
    assert answer(root, pmo("init", place, *day, "--apply"))["written"]
    known = answer(root, pmo("known", "list", place, *day))
    assert [f["since"] for f in known["findings"]] == ["2026-02-01"]
    assert known["known"] == {"findings": 1, "at_start": 1, "since": "2026-02-01"}
    nothing = answer(root, pmo("known", "prune", place, *day, "--apply"))
    assert (nothing["mended"], nothing["written"]) == ([], False)
    (place / "pmo/log.yaml").write_bytes(LARGE.replace(b"40", b"4"))
    gone = answer(root, pmo("known", "prune", place, *day, "--apply"))
    assert ([entry["rule"] for entry in gone["mended"]], gone["written"]) == (["TOY-001"], True)
    assert answer(root, pmo("known", "list", place, *day))["findings"] == []


def test_a_digest_as_mail(root: Path, pmo: Any, tmp_path: Path) -> None:
    place = root / "standards/core/golden/T3/executing"
    people = tmp_path / "people.yaml"
    people.write_text("schema: people/v1\npeople: [{id: olga, name: Olga, mail: o@example.org}]\n")
    asked = ("digest", place, "--as-of", "2026-05-29", "--days", "30", "--format", "mail")
    several = pmo(*asked)
    assert (several.code, several.out) == (2, "")
    assert "Name a folder with -o DIR, or one person with --for: ada, " in several.err
    one = pmo(*asked, "--for", "olga", "--registry", people)
    assert one.out.replace("\r", "").startswith("From: pmo digest:;\nTo: Olga <o@example.org>\n")
    told = pmo(*asked, "-o", tmp_path / "mails", "--registry", people)
    files = sorted(path.name for path in (tmp_path / "mails").iterdir())
    assert files == ["ada.eml", "ben.eml", "dora.eml", "olga.eml", "sol.eml"]
    assert told.out.count("\n") == len(files)
    assert pmo("digest", place, "-o", tmp_path).code == 2
    for file in (people, people / "mails"):
        ran = pmo(*asked, "-o", file, "--registry", people)
        assert (ran.code, ran.out) == (2, "")
        assert f"{file} cannot be made: " in ran.err


def test_what_a_gate_asks_for(root: Path, pmo: Any, toy: Path, tmp_path: Path) -> None:
    project = Path(shutil.copytree(toy / "golden" / "small", tmp_path / "own"))
    (project / "pmo" / "log.yaml").unlink()
    words = ("add", "--due", "--standard", toy, "--format", "json")
    found = answer(root, pmo(*words, cwd=project))
    assert (found["gate"], found["tier"]) == ("B", "S")
    made = [paper["path"] for paper in found["artifacts"] if paper["state"] == "made"]
    assert made == ["pmo/log.yaml"]
    assert (project / "pmo" / "log.yaml").is_file()
    for wrong in (("brief", "--due"), ("--due", "B", "--id", "R-1"), ("--due", "BB"), ()):
        assert pmo("add", *wrong, "--standard", toy, cwd=project).code == 2


def test_a_portfolio(root: Path, pmo: Any, tmp_path: Path) -> None:
    golden = root / "standards/core/golden"
    place = tmp_path / "board"
    (place / "projects").mkdir(parents=True)
    shutil.copytree(golden / "T1/executing", place / "projects/one")
    snapshot = pmo("snapshot", golden / "T3/executing", "--as-of", "2026-05-29")
    (place / "three.json").write_text(snapshot.out)
    (place / "portfolio.yaml").write_text(
        "schema: portfolio/v1\nunit: EUR\nobjectives: []\n"
        "sources: [{path: 'projects/*'}, {path: three.json}]\n"
        "projects: [{id: far, state: running, path: nowhere}, {id: paper, state: waiting}]\n"
    )
    early = pmo("portfolio", "check", place)
    assert (early.code, early.out) == (2, "")
    assert "Nothing was gathered" in early.err
    day = ("--as-of", "2026-05-29", "--format", "json")
    found = answer(root, pmo("portfolio", "gather", place, *day))
    assert [found[name] for name in ("judged", "listed", "not_judged")] == [2, 1, 1]
    assert [one["code"] for one in found["problems"]] == ["missing-source"]
    told = answer(root, pmo("portfolio", "check", place, "--format", "json"))
    assert {one["id"]: one["place"] for one in told["projects"]} == {
        "far": "not-judged",
        "hidden-number": "judged",
        "hidden-number-public": "judged",
        "paper": "listed",
    }
    spent = next(one for one in told["groups"][0]["totals"] if one["name"] == "spent")
    assert (spent["value"], spent["known"], spent["projects"]) == (96400, 1, 3)
    assert spent["unconverted"] == ["hidden-number"]
