"""Templates, as users meet them: plain cookiecutter and `pmo new` make projects that conform."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from itertools import product
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from cookiecutter.main import cookiecutter as plainly

pytestmark = pytest.mark.e2e

TIERS = ("T1", "T2", "T3")
METHODS = ("predictive", "agile", "hybrid")
STAGES = {
    "initiating": "2026-01-09",
    "planning": "2026-01-14",
    "executing": "2026-02-13",
    "closed": "2026-03-06",
}
CASES: list[tuple[str, dict[str, str]]] = [
    *(("project", {"tier": t, "method": m}) for t, m in product(TIERS, METHODS)),
    *(("hidden-number", {"stage": stage}) for stage in STAGES),
]
AWKWARD = [
    "yes",
    "1.10",
    "null",
    "~",
    " leading and trailing ",
    'It\'s: a # "test", {really} [so]',
    "Проект – 数字を探す 🔎🧑‍💻",
    "- *a &b !c |d >e @f `g %h ? :",
    "<script>alert(1)</script> & ${HOME} $(id)",
    "back\\slash \\n and }} %} #}",
]


@pytest.fixture
def world(root: Path, tmp_path: Path) -> dict[str, str]:
    """A machine of somebody who has never used cookiecutter, and never will see our settings."""
    home = tmp_path / "home"
    home.mkdir()
    kept = {key: value for key, value in os.environ.items() if not key.startswith("COOKIECUTTER")}
    return {**kept, "HOME": str(home), "PYTHONPATH": str(root / "src"), "PYTHONUTF8": "1"}


def run(
    world: Mapping[str, str], *command: str, cwd: Path, expect: int = 0
) -> subprocess.CompletedProcess[str]:
    answer = subprocess.run(
        [sys.executable, *command],
        cwd=cwd,
        env=dict(world),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == expect, f"{command}\n{answer.stdout}\n{answer.stderr}"
    return answer


def cookiecutter(root: Path, template: str, place: Path, answers: Mapping[str, str]) -> Path:
    """A project that plain cookiecutter makes, with settings that nobody has changed."""
    settings = place.with_name(f"{place.name}.yaml")
    folders = {"cookiecutters_dir": str(place / "a"), "replay_dir": str(place.with_name("replay"))}
    settings.write_text(json.dumps(folders), encoding="utf-8")
    made = plainly(
        str(root), directory=f"templates/{template}", no_input=True, output_dir=str(place),
        extra_context=dict(answers), config_file=str(settings),
    )  # fmt: skip
    return Path(made)


def new(pmo: Any, template: str, place: Path, answers: Mapping[str, str]) -> Path:
    pairs = [part for key, value in answers.items() for part in ("--set", f"{key}={value}")]
    ran = pmo("new", template, "-o", place, "--no-input", *pairs, cwd=place.parent)
    assert ran.code == 0, ran.all
    return place


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize(
    ("template", "answers"),
    CASES,
    ids=lambda case: "-".join(case.values()) if isinstance(case, dict) else case,
)
def test_every_combination_conforms_whoever_renders_it(
    root: Path, pmo: Any, tmp_path: Path, template: str, answers: dict[str, str]
) -> None:
    plain = cookiecutter(root, template, tmp_path / "plain", answers)
    as_of = STAGES.get(answers.get("stage", ""))
    day = ("--as-of", as_of) if as_of else ()
    report = pmo("check", plain, *day, "--format", "json")
    assert json.loads(report.out)["reports"][0]["findings"] == []
    kit = {"kit": "https://example.org/kit.git", "kit_rev": "v1"}
    ours = new(pmo, template, tmp_path / "ours", {**answers, **kit})
    again = cookiecutter(root, template, tmp_path / "again", {**answers, **kit})
    assert contents(ours) == contents(again)


def test_the_commands_make_the_same_in_processes_of_their_own(
    root: Path, pmo: Any, world: dict[str, str], tmp_path: Path
) -> None:
    place = tmp_path / "plain"
    place.mkdir()
    options = ["--directory", "templates/project", "--no-input", "-o", str(place), "name=Möbel"]
    run(world, "-m", "cookiecutter", str(root), *options, cwd=place)
    (made,) = place.iterdir()
    assert contents(made) == contents(
        cookiecutter(root, "project", tmp_path / "again", {"name": "Möbel"})
    )
    ran = pmo.alone("new", "project", "-o", tmp_path / "ours", "--no-input", "--set", "name=Möbel")
    assert (ran.code, ran.err) == (0, "")
    assert contents(tmp_path / "ours") == contents(
        new(pmo, "project", tmp_path / "here", {"name": "Möbel"})
    )


@pytest.mark.parametrize("name", AWKWARD)
@pytest.mark.parametrize("template", ["project", "hidden-number"])
def test_awkward_answers_stay_the_same_text(
    root: Path, pmo: Any, tmp_path: Path, template: str, name: str
) -> None:
    answers = {"name": name, "slug": "awkward"}
    plain = cookiecutter(root, template, tmp_path / "plain", answers)
    ours = new(pmo, template, tmp_path / "ours", answers)
    for made in (plain, ours):
        manifest = yaml.safe_load((made / "pmo.yaml").read_text(encoding="utf-8"))
        assert manifest["name"] == name
        assert manifest["scaffold"]["answers"]["name"] == name
    report = pmo("check", ours, "--format", "json")
    assert report.code == 0
    assert json.loads(report.out)["reports"][0]["name"] == name


def test_a_name_is_words_in_the_readme_not_markup(pmo: Any, tmp_path: Path) -> None:
    made = new(pmo, "project", tmp_path / "made", {"name": "<b>*x*</b> [a](b) #", "slug": "xx"})
    title = (made / "README.md").read_text(encoding="utf-8").splitlines()[0]
    assert title == r"# &lt;b>\*x\*&lt;/b> \[a\](b) \#"


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("name={{ cookiecutter.__class__ }}", "templates would run"),
        ("name=a\nb", "line break"),
        ("slug=../up", "is not a short name"),
        ("slug=-rf", "is not a short name"),
        ("end=2026-02-30", "is not a date"),
        ("leader=Ada Lane", "is not a person's short id"),
        ("tier=T4", "none of its choices"),
        ("nmae=x", "Did you mean `name`?"),
        ("_kit_rev=x", "Nobody asks"),
        ("end=2020-01-01", "`dates.end` is 2020-01-01, before `dates.start`"),
        ("people=40", "A T1 project has at most 5 people (`questionnaire.people`)"),
    ],
)
def test_an_answer_that_will_not_do_is_refused_and_nothing_is_written(
    pmo: Any, tmp_path: Path, answer: str, says: str
) -> None:
    place = tmp_path / "made"
    arguments = ("new", "project", "-o", place, "--no-input", "--set", answer)
    refused = pmo(*arguments, cwd=tmp_path)
    assert refused.code == 2
    assert says in refused.all
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_is_left_alone(pmo: Any, tmp_path: Path) -> None:
    place = tmp_path / "made"
    place.mkdir()
    (place / "mine.txt").write_text("mine", encoding="utf-8")
    refused = pmo("new", "project", "-o", place, "--no-input", cwd=tmp_path)
    assert refused.code == 2
    assert "is not empty" in refused.all
    assert contents(place) == {"mine.txt": b"mine"}


def test_questions_are_asked_with_their_choices_and_bad_answers_again(
    world: dict[str, str], tmp_path: Path
) -> None:
    typed = ["Ünser Büro", "", "T2", "hybrid", "olga", "Ada Lane", "ada", "4", "", "soon"]
    asked = subprocess.run(
        [sys.executable, "-m", "pmo_kit", "new", "project", "--set", "kit=/kit"],
        cwd=tmp_path,
        env=world,
        input="\n".join([*typed, "2099-03-01", "EUR", "12000", "v1", ""]),
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.returncode == 0, asked.stdout + asked.stderr
    assert "Its short name" in asked.stdout and "[unser-buro]" in asked.stdout
    assert re.search(r"T1 +light: ", asked.stdout)
    assert "`Ada Lane` is not a person's short id" in asked.stdout
    assert "`soon` is not a date" in asked.stdout
    manifest = yaml.safe_load((tmp_path / "unser-buro/pmo.yaml").read_text(encoding="utf-8"))
    assert manifest["roles"] == {"project_owner": "olga", "project_manager": "ada"}
    assert (manifest["tier"], manifest["method"]) == ("T2", "hybrid")
    assert manifest["dates"]["end"] == "2099-03-01"


@pytest.mark.parametrize("stage", ["executing", "closed"])
def test_the_program_passes_its_own_test(
    root: Path, world: dict[str, str], tmp_path: Path, stage: str
) -> None:
    made = shutil.copytree(root / "standards/core/golden/T1" / stage, tmp_path / "made")
    del world["PYTHONPATH"]
    assert "OK" in run(world, "-m", "unittest", cwd=made).stderr
    assert "Found" in run(world, "find_number.py", "--seed", "7", cwd=made).stdout


def test_continuous_integration_is_well_formed(
    pmo: Any, world: dict[str, str], tmp_path: Path
) -> None:
    made = new(pmo, "hidden-number", tmp_path / "made", {"kit": "/a folder/it's here"})
    for schema, file in (
        ("vendor.github-workflows", ".github/workflows/pmo.yml"),
        ("vendor.gitlab-ci", ".gitlab-ci.yml"),
    ):
        run(world, "-m", "check_jsonschema", "--builtin-schema", schema, file, cwd=made)
    jobs = yaml.safe_load((made / ".github/workflows/pmo.yml").read_text(encoding="utf-8"))["jobs"]
    assert jobs["check"]["env"]["PMO_KIT"] == "/a folder/it's here"


@pytest.mark.real("suites/schemas")
@pytest.mark.parametrize("template", ["project", "hidden-number"])
def test_configurations_fit_the_published_schemas(
    shared: Path, pmo: Any, tmp_path: Path, template: str
) -> None:
    made = new(pmo, template, tmp_path / "made", {})
    for schema, file in (
        ("github-workflow", ".github/workflows/pmo.yml"),
        ("pre-commit-config", ".pre-commit-config.yaml"),
    ):
        text = (shared / "suites" / "schemas" / f"{schema}.json").read_text(encoding="utf-8")
        data = yaml.safe_load((made / file).read_text(encoding="utf-8"))
        # YAML 1.1 reads the workflow's key `on` as true.
        data = {"on" if key is True else key: value for key, value in data.items()}
        jsonschema.validators.validator_for(json.loads(text))(json.loads(text)).validate(data)


def test_every_yaml_file_leads_editors_to_its_schema(pmo: Any, tmp_path: Path) -> None:
    made = new(pmo, "hidden-number", tmp_path / "made", {})
    files = [made / "pmo.yaml", *(made / "pmo").rglob("*.yaml")]
    assert len(files) == 8
    for file in files:
        first, second = file.read_text(encoding="utf-8").splitlines()[:2]
        named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert named, first
        schema = json.loads((file.parent / named[1]).read_text(encoding="utf-8"))
        assert second.removeprefix("schema: ") in schema["properties"]["schema"]["enum"]
    settings = json.loads((made / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert all((made / path).is_file() for path in settings["yaml.schemas"])


def fill_in(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new_text in changes:
        assert text.count(old) >= 1, f"{old!r} in {path.name}"
        text = text.replace(old, new_text, 1)
    path.write_text(text, encoding="utf-8")


def uncomment(path: Path, key: str) -> None:
    """What a leader does to begin a list: delete `[]`, and the `#` of the lines below."""
    text = path.read_text(encoding="utf-8")
    found = re.search(rf"^{key}: \[\]\n((?:#.*\n)+)", text, re.MULTILINE)
    assert found, key
    lines = [line[1:] for line in found[1].splitlines()]
    block = "\n".join([f"{key}:", *lines])
    path.write_text(text.replace(found[0], f"{block}\n"), encoding="utf-8")


def assert_filled(root: Path, made: Path) -> None:
    """What the standard counts as filled in by the kit, when it counts a light leader's burden."""
    review = made / "pmo" / "reviews" / "GR-1.yaml"
    files = {name: made / "pmo" / f"{name}.yaml" for name in ("plan", "log")}
    files |= {
        "project": made / "pmo.yaml",
        "charter": made / "pmo/charter.md",
        "gate-review": review,
    }
    for kind, path in files.items():
        declared = root / "standards" / "core" / "artifacts" / f"{kind}.yaml"
        standard = yaml.safe_load(declared.read_text(encoding="utf-8"))
        deeper = tuple(p for t in ("T2", "T3") for p in standard.get("required", {}).get(t, ()))
        promised = [f for f in standard["burden"]["filled"] if not f.startswith(deeper)]
        text = path.read_text(encoding="utf-8")
        data = yaml.safe_load(text.split("---\n")[1] if path.suffix == ".md" else text)
        for field in promised:
            assert all(found is not None for found in values(data, field.split("."))), (kind, field)


def values(data: Any, steps: list[str]) -> list[Any]:
    """What a path such as `tasks[].id` leads to; None where something is missing."""
    if not steps:
        return [data]
    name = steps[0].removesuffix("[]")
    inner = data.get(name) if isinstance(data, dict) else None
    if inner is None or not steps[0].endswith("[]"):
        return [None] if inner is None else values(inner, steps[1:])
    return [found for element in inner for found in values(element, steps[1:])] or [None]


def test_a_light_project_reaches_executing_by_its_own_readme(
    root: Path, pmo: Any, tmp_path: Path
) -> None:
    """The first week, as the README tells it: charter, risk, plan, review, next phase."""
    answers = {"name": "New website", "sponsor": "olga", "leader": "ada"}
    made = new(pmo, "project", tmp_path / "made", answers)
    charter, log, plan = (made / "pmo" / name for name in ("charter.md", "log.yaml", "plan.yaml"))
    assert "Need" in pmo("check", "--gate", "RfP", cwd=made).out
    for section in ("Need", "Outcome", "In scope", "Out of scope"):
        fill_in(charter, (f"## {section}\n", f"## {section}\n\nTrue words on {section}.\n"))
    uncomment(log, "risks")
    uncomment(plan, "deliverables")
    uncomment(plan, "tasks")
    fill_in(plan, ("# deliverables:", "deliverables:"))
    for gate, sayings in (("RfP", 2), ("RfE", 5)):
        told = pmo("check", "--gate", gate, cwd=made).out
        assert len(re.findall(r"KIT-010 text-field-says-something shall", told)) == sayings
    fill_in(
        log, ("Because of …", "Because of rain"), ("it may happen that …, and then …", "we wait")
    )
    fill_in(log, ("What is being done, beginning with a verb", "Ask for a tent"))
    fill_in(
        plan, ("The thing, as a noun", "The page"), ("One statement that a stranger", "A child")
    )
    fill_in(plan, *[("A verb and what it is done to", f"Write page {n}") for n in (1, 2, 3)])
    assert pmo("add", "gate-review", cwd=made).code == 0
    fill_in(
        made / "pmo" / "reviews" / "GR-1.yaml",
        ("gates: [RfP]", "gates: [G0, RfP, RfE]"),
        ("decision: hold", "decision: go"),
        ("reason: Not yet decided.", "reason: Worth its hours."),
        ("- path: pmo/charter.md", "- path: pmo/charter.md\n  - path: pmo/plan.yaml"),
        ("# approvals:", "approvals:\n  - {by: olga, role: project-owner}\n# more:"),
    )
    assert_filled(root, made)
    for document in (charter, plan):
        fill_in(document, ("status: draft", "status: approved"))
    fill_in(made / "pmo.yaml", ("phase: initiating", "phase: executing"))
    assert pmo("check", cwd=made).code == 0
    assert pmo("add", "status-report", cwd=made).code == 0
    assert (made / "pmo" / "reports" / "SR-1.yaml").is_file()
    again = pmo("add", "charter", cwd=made)
    assert again.code == 2
    assert "exists already" in again.all


@pytest.mark.parametrize(
    ("template", "answers", "files"),
    [
        ("project", {"tier": "T1"}, 13),
        ("hidden-number", {"stage": "initiating"}, 12),
        ("hidden-number", {"stage": "planning"}, 14),
        ("hidden-number", {"stage": "executing"}, 18),
        ("hidden-number", {"stage": "closed"}, 20),
    ],
)
def test_a_light_project_is_small(
    root: Path, pmo: Any, tmp_path: Path, template: str, answers: dict[str, str], files: int
) -> None:
    """What git holds after the first commit; the README tells it of a new project."""
    made = new(pmo, template, tmp_path / "made", answers)
    who = ("-c", "user.name=ada", "-c", "user.email=ada@example.org")
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "Begin")):
        subprocess.run(["git", *who, *words], cwd=made, check=True)
    listed = subprocess.run(["git", "ls-files"], cwd=made, check=True, capture_output=True)
    assert len(listed.stdout.splitlines()) == files <= 20
    if template == "project":
        assert f"; {files} in all with " in (root / "README.md").read_text(encoding="utf-8")
