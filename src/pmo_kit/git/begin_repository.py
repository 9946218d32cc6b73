"""Begins a repository in a folder that has none: everything in it becomes the first commit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pmo_kit.git.runner import run


def begin(folder: Path, message: str, day: date) -> None:
    """Make a repository with one commit of all that a folder holds.

    The same files on the same day make the same commit, whoever runs it. Raises `GitError`.
    """
    who = {"NAME": "pmo-kit", "EMAIL": "pmo-kit@localhost", "DATE": f"{day.isoformat()}T08:00:00Z"}
    signed = {f"GIT_{role}_{key}": who[key] for role in ("AUTHOR", "COMMITTER") for key in who}
    run(folder, "init", "--quiet", "--template=", "--initial-branch=main")
    run(folder, "add", "--all", "--force")
    run(folder, "commit", "--quiet", "--no-gpg-sign", f"--message={message}", meant=signed)
