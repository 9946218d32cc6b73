"""Brings back the kit and its example standards as they were at an earlier commit."""

from __future__ import annotations

import compileall
import io
import subprocess
import tarfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BEFORE_JOINS = "0c39256e"
"""The last commit before rules could name parts of conditions, and look up by key."""
PARTS = (
    "src",
    "schemas",
    "standards/core",
    "templates",
    "docs",
    "mkdocs.yml",
    "examples/standards",
)


def earlier(folder: Path, commit: str = BEFORE_JOINS) -> Path | None:
    """The kit of a commit in a folder of its own; none where this clone does not have it."""
    answer = subprocess.run(
        ["git", "archive", commit, *PARTS], cwd=ROOT, capture_output=True, check=False
    )
    if answer.returncode:
        return None
    with tarfile.open(fileobj=io.BytesIO(answer.stdout)) as archive:
        archive.extractall(folder, filter="data")
    compileall.compile_dir(folder / "src", quiet=1)
    return folder
