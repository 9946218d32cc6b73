"""Git as tests run it: by somebody of their own, whatever the machine's settings are."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

ADA = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")


def git(folder: Path, *words: str, on: str = "", stdin: str | None = None) -> str:
    """What git prints in a folder; commits are of a day, `on`, or of now."""
    done = subprocess.run(
        ["git", *ADA, *words],
        cwd=folder,
        env={**os.environ, **({"GIT_COMMITTER_DATE": f"{on}T12:00:00Z"} if on else {})},
        input=stdin,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()
