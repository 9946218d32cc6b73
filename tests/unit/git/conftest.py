"""A real repository for each test, made with the real git."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Protocol

import pytest

IDENTITY = {
    "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.org",
    "GIT_COMMITTER_NAME": "Ada",
    "GIT_COMMITTER_EMAIL": "ada@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


class Run(Protocol):
    def __call__(self, *arguments: str, fails: bool = False) -> str: ...


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A folder in which `git init` was run; nothing is in it."""
    folder = tmp_path / "repository"
    folder.mkdir()
    return folder


@pytest.fixture
def git(repository: Path) -> Run:
    """Runs git in the repository as a user would."""

    def run(*arguments: str, fails: bool = False) -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=repository,
            env={**os.environ, **IDENTITY},
            capture_output=True,
            text=True,
            check=False,
        )
        assert fails == (done.returncode != 0), done.stdout + done.stderr
        return done.stdout.strip()

    run("init", "-q", "-b", "main")
    return run
