"""Repositories in which commits run real hooks, with settings that are nobody's own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SETTINGS = """\
[user]
  name = Ada
  email = ada@example.org
[init]
  defaultBranch = main
[commit]
  gpgsign = false
[protocol "file"]
  allow = always
"""


@dataclass(frozen=True, slots=True)
class Repository:
    """A scaffolded project under git, its hook switched on."""

    path: Path
    world: dict[str, str]

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.path,
            env=self.world,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def git(self, *arguments: str) -> str:
        answer = self.run("git", *arguments)
        assert answer.returncode == 0, answer.stdout + answer.stderr
        return answer.stdout

    def commit(self, expect: int = 0) -> str:
        """Commit what is staged; returns what git and the hook said."""
        answer = self.run("git", "commit", "-m", "Work")
        said = answer.stdout + answer.stderr
        assert answer.returncode == expect, said
        return said

    def change(self, file: str, old: str, new: str) -> None:
        path = self.path / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")


def world(home: Path) -> dict[str, str]:
    """The environment of somebody whose home is that folder, and where pre-commit keeps hooks."""
    (home / ".gitconfig").write_text(SETTINGS, encoding="utf-8")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "PYTHON", "SKIP"))}
    path = os.pathsep.join([str(Path(sys.executable).parent), kept.get("PATH", "")])
    private = {"HOME": str(home), "PRE_COMMIT_HOME": str(home / "pre-commit"), "PATH": path}
    return {**kept, **private, "GIT_CONFIG_NOSYSTEM": "1", "PRE_COMMIT_COLOR": "never"}


def committed(path: Path, settings: Mapping[str, str], message: str) -> Repository:
    """A folder made a repository that holds all of it in one commit."""
    repository = Repository(path, dict(settings))
    repository.git("init", "--quiet")
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "-m", message)
    return repository
