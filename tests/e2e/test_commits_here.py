"""This repository's own commit hooks: content with what lies here, and each notices its fault."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

pytestmark = pytest.mark.e2e

GOLDEN = "standards/core/golden/T1/closed/pmo/log.yaml"
FAULTS = {
    "ruff-check": ("scripts/lock.py", "import sys\n", "import os, sys\n"),
    "ruff-format": ("scripts/lock.py", "ROOT = Path", "ROOT  =  Path"),
    "codespell": ("SECURITY.md", "is supported", "is suported"),
    "github-workflows": (".github/workflows/ci.yml", "runs-on:", "run-on:"),
    "github-issue-forms": (".github/ISSUE_TEMPLATE/bug.yml", "type: textarea", "type: text"),
    "github-issue-config": (".github/ISSUE_TEMPLATE/config.yml", "url:", "link:"),
    "dependabot": (".github/dependabot.yml", "weekly", "hourly"),
    "gitlab-ci": (".gitlab-ci.yml", "script:", "scripts:"),
    "zizmor": (".github/workflows/handbook.yml", "permissions: {}", "permissions: write-all"),
    "pmo-check": (GOLDEN, "likelihood: 3", "likelihood: 9"),
}


def hooks(root: Path) -> dict[str, dict[str, object]]:
    config = yaml.safe_load((root / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    return {hook["id"]: hook for repo in config["repos"] for hook in repo["hooks"]}


def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    private = {"PATH": path, "PRE_COMMIT_COLOR": "never", "PYTHONPATH": str(cwd / "src")}
    return subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **private},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def verdicts(said: str, known: dict[str, dict[str, object]]) -> dict[str, str]:
    """What each hook came to, by its id."""
    return {
        identity: line.rsplit(".", 1)[1]
        for identity, hook in known.items()
        for line in said.splitlines()
        if line.startswith(f"{hook['name']}..")
    }


@pytest.fixture(scope="module")
def copy(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What git holds or would hold of this repository, in a repository of its own."""
    made = tmp_path_factory.mktemp("repository")
    named = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in filter(None, run(*named, cwd=root).stdout.split("\0")):
        if (root / name).is_file():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, made / name)
    for command in (("git", "init", "--quiet"), ("git", "add", "--all")):
        assert run(*command, cwd=made).returncode == 0
    return made


@pytest.mark.long
def test_the_hooks_are_content_and_each_notices_its_fault(copy: Path) -> None:
    known = hooks(copy)
    assert set(known) == set(FAULTS)
    said = run("pre-commit", "run", "--all-files", cwd=copy).stdout
    assert verdicts(said, known) == dict.fromkeys(known, "Passed"), said
    for file, right, wrong in FAULTS.values():
        text = (copy / file).read_text(encoding="utf-8")
        assert right in text, file
        (copy / file).write_text(text.replace(right, wrong, 1), encoding="utf-8")
    run("git", "add", "--all", cwd=copy)
    said = run("pre-commit", "run", "--all-files", cwd=copy).stdout
    assert verdicts(said, known) == dict.fromkeys(known, "Failed"), said


def test_nothing_is_fetched_for_a_hook(root: Path) -> None:
    config = yaml.safe_load((root / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert [repo["repo"] for repo in config["repos"]] == ["local"]
    assert {hook["language"] for hook in hooks(root).values()} == {"system"}


def test_the_kit_s_own_hook_is_the_one_that_others_get(root: Path) -> None:
    (offered,) = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    own = hooks(root)[offered["id"]]
    closed = [f"standards/core/golden/{tier}/closed" for tier in ("T1", "T2")]
    assert own["args"] == [*offered["args"], *closed]
    for key in ("entry", "always_run", "pass_filenames", "require_serial"):
        assert own[key] == offered[key], key
