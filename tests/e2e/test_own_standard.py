"""A company's own standard, from `pmo new standard` to a commit that its own rule has stopped."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from cookiecutter.main import cookiecutter
from in_part import first
from packages import install
from playing import BLOCK, console, play
from program import Program
from repositories import Repository

pytestmark = pytest.mark.e2e

GUIDE = Path("docs", "guides", "own-standard.md")
END = "That was the hour."
MOST_COMMANDS = 16
MOST_FILES = 5
AWKWARD = [
    "yes",
    'It\'s: a # "test", {really}',
    "Проект – 数字 🔎",
    "<script>alert(1)</script> & ${HOME}",
    "back\\slash | }} %} #} `x`",
]
Run = Callable[[str, Path], str]


def the_guide(root: Path) -> tuple[str, str]:
    """The hour, up to where the guide says that it ends, and what it tells after that."""
    told, _, rest = (root / GUIDE).read_text(encoding="utf-8").partition(END)
    assert rest
    return told, rest


def counted(text: str) -> tuple[int, int]:
    """How many programs a guide has its reader run, and in how many files it has them write."""
    lines = [
        line for kind, _, listing in BLOCK.findall(text) if kind == "console"
        for line, _ in console(listing)
    ]  # fmt: skip
    programs = [part for line in lines for part in line.split(" && ") if part[:3] != "cd "]
    files = {title for kind, title, _ in BLOCK.findall(text) if title and kind != "console"}
    return len(programs), len(files)


def test_the_hour_is_as_short_as_the_guide_says(root: Path) -> None:
    text, _ = the_guide(root)
    commands, files = counted(text)
    assert f"{commands} commands" in text and f"{files} files" in text
    assert commands <= MOST_COMMANDS and files <= MOST_FILES


def test_what_the_guide_has_its_reader_do_is_counted() -> None:
    text = (
        "```console\n$ cd a && git add . && git commit\nsaid\n$ pmo check\n```\n"
        '```diff title="a/b.yaml"\n-x\n+y\n```\n```diff title="a/b.yaml"\n-y\n+z\n```\n'
        "```yaml\nshown: only\n```\n"
    )
    assert counted(text) == (3, 1)


@pytest.fixture
def shell(hook_kit: Path, hook_world: dict[str, str], tmp_path: Path) -> Run:
    """A machine on which the kit is installed, and the company's git server lies in a folder."""
    modules = tmp_path / "modules"
    kept = {"PRE_COMMIT_HOME": str(tmp_path / "hooks"), "COLUMNS": "120", "NO_COLOR": "1"}
    served = {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{(tmp_path / 'acme').as_uri()}.insteadOf",
        "GIT_CONFIG_VALUE_0": "https://git.acme.example/acme-standard",
    }

    def run(command: str, folder: Path) -> str:
        """What a command says; `pip install` leaves this machine's own packages alone."""
        if command.startswith("pip install"):
            install(modules, folder / command.split()[-1])
            return ""
        world = {**hook_world, **kept, **served}
        if "git" not in command.split()[0]:  # a hook has what it was installed with
            world["PYTHONPATH"] = f"{hook_kit / 'src'}:{modules}"
        done = subprocess.run(
            command, shell=True, cwd=folder, env=world, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        )  # fmt: skip
        return done.stdout

    return run


@pytest.mark.long
@pytest.mark.posix
def test_the_hour_of_a_pmo_lead(root: Path, shell: Run, tmp_path: Path) -> None:
    """Kind, three rules, question, threshold, field, page and gate, to a commit that is stopped."""
    hour, rest = the_guide(root)
    assert play(hour, tmp_path, shell) >= 10
    assert "ACME-001" in shell("pmo check hall-3", tmp_path)
    assert "permit_office: 'Hall management'" in (tmp_path / "hall-3/pmo/charter.md").read_text()
    assert "Freigabe 2" in shell("cd hall-3 && pmo gate RfE", tmp_path)
    log = Repository(tmp_path / "hall-3", {}).run("git", "log", "--oneline").stdout
    assert len(log.splitlines()) == 1, "the second commit was stopped"
    site = tmp_path / "acme-handbook"
    start = (site / "index.html").read_text(encoding="utf-8")
    assert "answered within two weeks" in start
    assert "Freigabe 2" in (site / "reference/gates/RfE/index.html").read_text(encoding="utf-8")
    rule = (site / "reference/rules/WAIV-001/index.html").read_text(encoding="utf-8")
    assert "61" in rule
    assert play(rest, tmp_path, shell) == 1, "what goes wrong there is told as the guide shows it"


@pytest.mark.long
@pytest.mark.posix
def test_it_is_green_as_scaffolded_and_plain_cookiecutter_makes_projects_of_it(
    shell: Run, pmo: Program, tmp_path: Path
) -> None:
    assert "Made acme from the template standard" in shell(
        "pmo new standard -o acme --no-input", tmp_path
    )
    said = shell("make -C acme test", tmp_path)
    assert re.search(r"^OK$", said, re.MULTILINE) and "Ran 4 tests" in said
    told = shell("cookiecutter ./acme --directory templates/project --no-input", tmp_path)
    (made,) = (path.parent for path in tmp_path.glob("*/pmo.yaml"))
    assert pmo("check", made, "--standard", tmp_path / "acme").code == 0, told
    assert "standard: acme" in (made / "pmo.yaml").read_text(encoding="utf-8")


@pytest.mark.long
@pytest.mark.parametrize("fault", ["rule", "data"])
@pytest.mark.posix
def test_its_own_tests_notice_what_they_are_for(shell: Run, tmp_path: Path, fault: str) -> None:
    shell("pmo new standard -o acme --no-input", tmp_path)
    acme = tmp_path / "acme"
    if fault == "rule":
        rule = acme / "rules/acme.permit/ACME-001.yaml"
        text = rule.read_text(encoding="utf-8").replace("level: shall", "level: should")
        rule.write_text(text, encoding="utf-8")
        failed = "test_its_rule_stops_a_commit"
    else:
        package = acme / "pyproject.toml"
        text = package.read_text(encoding="utf-8").replace('"/tests"]', '"/tests", "/rules"]')
        package.write_text(text, encoding="utf-8")
        failed = "test_the_package_is_whole"
    said = shell("make -C acme test", tmp_path)
    assert re.findall(r"^(?:FAIL|ERROR): (\w+)", said, re.MULTILINE) == [failed]


@pytest.mark.parametrize("name", first(2, AWKWARD))
def test_awkward_names_stay_the_same_text(
    root: Path, pmo: Program, tmp_path: Path, name: str
) -> None:
    made = tmp_path / "made"
    ran = pmo("new", "standard", "-o", made, "--no-input", "--set", f"name={name}")
    assert ran.code == 0, ran.all
    head = yaml.safe_load((made / "standard.yaml").read_text(encoding="utf-8"))
    assert head["handbook"]["company"] == name
    assert head["title"] == f"How {name} runs projects"
    assert pmo("standard", "show", made).code == 0
    settings = tmp_path / "settings.yaml"
    folders = {"cookiecutters_dir": str(tmp_path / "a"), "replay_dir": str(tmp_path / "b")}
    settings.write_text(json.dumps(folders), encoding="utf-8")
    plain = cookiecutter(
        str(root), directory="templates/standard", no_input=True, output_dir=str(tmp_path / "c"),
        extra_context={"name": name, **{k: kept(made, k) for k in ("kit", "kit_rev")}},
        config_file=str(settings),
    )  # fmt: skip
    assert {**contents(made, "templates")} == contents(Path(plain), "templates")


def kept(made: Path, key: str) -> str:
    """What was answered for the kit, as the pipeline says it."""
    jobs = yaml.safe_load((made / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    return str(jobs["test"]["variables"]["PMO_KIT" + key.removeprefix("kit").upper()])


def contents(folder: Path, besides: str) -> dict[str, bytes]:
    """Every file of a folder but those below one of its own."""
    files = (path for path in folder.rglob("*") if path.is_file())
    within = {path.relative_to(folder): path.read_bytes() for path in files}
    return {path.as_posix(): held for path, held in within.items() if path.parts[0] != besides}


@pytest.mark.parametrize("slug", ["core", "Acme", "a", "acme-corp", "1acme", "morethantwelve"])
def test_a_short_name_that_will_not_do_is_refused(pmo: Program, tmp_path: Path, slug: str) -> None:
    ran = pmo("new", "standard", "-o", tmp_path / "x", "--no-input", "--set", f"slug={slug}")
    assert ran.code == 2 and "is not a short name" in ran.all
    assert not (tmp_path / "x").exists()


@pytest.mark.long
def test_pipelines_and_hook_are_well_formed(pmo: Program, tmp_path: Path) -> None:
    made = tmp_path / "made"
    assert pmo("new", "standard", "-o", made, "--no-input").code == 0
    for schema, file in (
        ("vendor.github-workflows", ".github/workflows/test.yml"),
        ("vendor.gitlab-ci", ".gitlab-ci.yml"),
    ):
        check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, file]
        done = subprocess.run(check, cwd=made, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout
