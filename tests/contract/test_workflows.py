"""What GitHub and GitLab read: valid by its schema, pinned, sound, and true to the README."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

BIN = Path(sys.executable).parent
WORKFLOWS = ".github/workflows"
FORMS = ".github/ISSUE_TEMPLATE"
SCAFFOLDED = "standards/core/golden"
PINNED = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
VALID = [
    (f"{WORKFLOWS}/*.yml", "github-workflows", ("runs-on:", "run-on:")),
    (f"{FORMS}/[!c]*.yml", "github-issue-forms", ("type: textarea", "type: text")),
    (f"{FORMS}/config.yml", "github-issue-config", ("url:", "link:")),
    (".github/dependabot.yml", "dependabot", ("interval: weekly", "interval: hourly")),
    (".gitlab-ci.yml", "gitlab-ci", ("script:", "scripts:")),
]
USED = (f"{WORKFLOWS}/*.yml", f"templates/shared/{WORKFLOWS}/*.yml", "docs/**/*.md")
SCHEMAS = [schema for _, schema, _ in VALID]


def schema_faults(schema: str, files: list[Path]) -> str:
    command = [BIN / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout if done.returncode else ""


def audit(*places: Path) -> list[dict[str, Any]]:
    """What zizmor finds at its most suspicious, without a network."""
    options = ["--offline", "--no-progress", "--quiet", "--persona=auditor", "--format=json"]
    done = subprocess.run(
        [BIN / "zizmor", *options, *places], capture_output=True, encoding="utf-8", check=False
    )
    assert done.stdout, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def workflow(root: Path, name: str) -> dict[Any, Any]:
    read: dict[Any, Any] = yaml.safe_load((root / WORKFLOWS / name).read_text(encoding="utf-8"))
    return read


def typed(job: dict[str, Any]) -> list[str]:
    return [step["run"] for step in job["steps"] if "run" in step]


@pytest.mark.parametrize(("files", "schema", "fault"), VALID, ids=SCHEMAS)
def test_each_file_is_valid_by_its_schema(
    root: Path, tmp_path: Path, files: str, schema: str, fault: tuple[str, str]
) -> None:
    found = sorted(root.glob(files))
    assert found
    assert not schema_faults(schema, found)
    text = found[0].read_text(encoding="utf-8")
    assert fault[0] in text
    broken = tmp_path / found[0].name
    broken.write_text(text.replace(*fault), encoding="utf-8")
    assert schema_faults(schema, [broken])


def test_every_file_for_github_and_gitlab_is_validated(root: Path) -> None:
    there = {*(root / ".github").rglob("*.yml"), *root.glob(".gitlab-ci.yml")}
    assert there == {path for files, _, _ in VALID for path in root.glob(files)}


def test_zizmor_finds_nothing(root: Path) -> None:
    assert audit(root / ".github", root / ".pre-commit-config.yaml", root / SCAFFOLDED) == []


def test_zizmor_notices_an_action_by_its_tag(root: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(root / SCAFFOLDED / "T1" / "initiating", project)
    path = project / WORKFLOWS / "pmo.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub("@[0-9a-f]{40} # v6.*", "@v6", text), encoding="utf-8")
    assert {finding["ident"] for finding in audit(project)} == {"unpinned-uses"}


@pytest.mark.parametrize("files", USED)
def test_actions_are_pinned_by_hash_and_name_their_version(root: Path, files: str) -> None:
    texts = [path.read_text(encoding="utf-8") for path in root.glob(files)]
    used = [line for text in texts for line in text.splitlines() if re.match(r"[ -]*uses:", line)]
    assert used
    assert not [line for line in used if not PINNED.search(line)]


def test_an_action_has_one_pin_everywhere(root: Path) -> None:
    pins: dict[str, set[str]] = {}
    for path in (path for files in USED for path in root.glob(files)):
        for action, pin in re.findall(r"uses: ([\w./-]+)@(.+)", path.read_text("utf-8")):
            pins.setdefault(action, set()).add(pin)
    assert len(pins) > 5
    assert not {action: pin for action, pin in pins.items() if len(pin) > 1}


def test_the_pipelines_call_what_the_readme_says(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^    (make \w+)", readme, re.MULTILINE)
    assert commands == ["make demo", "make test"]
    assert typed(workflow(root, "ci.yml")["jobs"]["test"]) == commands
    gitlab = yaml.safe_load((root / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    assert gitlab["test"]["script"] == commands


def test_the_pipelines_run_on_every_python_that_is_promised(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    promised = re.findall(r":: (3\.\d+)", "\n".join(project["classifiers"]))
    matrix = workflow(root, "ci.yml")["jobs"]["test"]["strategy"]["matrix"]
    gitlab = yaml.safe_load((root / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    assert matrix["python"] == promised
    assert gitlab["test"]["parallel"]["matrix"] == [{"PYTHON": promised}]
    assert matrix["system"] == ["ubuntu-latest", "macos-latest", "windows-latest"]


def test_a_release_is_tested_attested_and_published_without_a_token(root: Path) -> None:
    jobs = workflow(root, "release.yml")["jobs"]
    assert (jobs["build"]["needs"], jobs["publish"]["needs"]) == ("test", "build")
    assert typed(jobs["test"]) == ["make test-all"]
    assert "make dist" in typed(jobs["build"])
    steps = [(step["uses"].split("@")[0], step.get("with")) for step in jobs["publish"]["steps"]]
    packages = {"subject-path": "dist/packages/*"}
    assert steps[1:] == [
        ("actions/attest", packages),
        ("actions/attest", {**packages, "sbom-path": "dist/pmo-kit.cdx.json"}),
        ("pypa/gh-action-pypi-publish", {"packages-dir": "dist/packages"}),
    ]
    assert jobs["publish"]["permissions"] == {"id-token": "write", "attestations": "write"}
    text = (root / WORKFLOWS / "release.yml").read_text(encoding="utf-8")
    assert "secrets." not in text


def test_a_vulnerability_is_told_where_the_kit_lives(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    address = f"{project['urls']['Source']}/security/advisories/new"
    assert address in (root / "SECURITY.md").read_text(encoding="utf-8")
    config = yaml.safe_load((root / FORMS / "config.yml").read_text(encoding="utf-8"))
    assert [link["url"] for link in config["contact_links"]] == [address]
    for template in ("project", "hidden-number"):
        described = (root / "templates" / template / "cookiecutter.json").read_text("utf-8")
        assert json.loads(described)["kit"] == project["urls"]["Source"]


def test_scaffolded_pipelines_publish_the_state_also_where_the_check_fails(root: Path) -> None:
    made = root / SCAFFOLDED / "T1" / "executing"
    github = yaml.safe_load((made / WORKFLOWS / "pmo.yml").read_text("utf-8"))
    steps = github["jobs"]["check"]["steps"]
    state, published = (step for step in steps if step.get("if") == "${{ !cancelled() }}")
    assert state["run"] == 'pmo snapshot -o "$RUNNER_TEMP/snapshot.json" --as-of 2026-02-13'
    assert published["with"]["path"] == "${{ runner.temp }}/snapshot.json"
    gitlab = yaml.safe_load((made / ".gitlab-ci.yml").read_text("utf-8"))["pmo"]
    assert gitlab["after_script"] == ["pmo snapshot -o pmo-snapshot.json --as-of 2026-02-13"]
    assert gitlab["artifacts"] == {"when": "always", "paths": ["pmo-snapshot.json"]}
