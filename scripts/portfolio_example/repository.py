"""Git as the example needs it: one name, given days, no settings of the user, equal commit ids."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

SETTINGS = (
    "core.autocrlf=false",
    "core.fileMode=false",
    "core.hooksPath=/dev/null",
    "commit.gpgSign=false",
    "gc.auto=0",
)


class Repository:
    """A new repository in a folder, on the branch `main`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._git(date.min, "init", "--quiet", "--initial-branch=main", "--template=", ".")

    def commit(self, day: date, message: str) -> None:
        """Commit all that is there, at noon of a day."""
        self._git(day, "add", "--all")
        self._git(day, "commit", "--quiet", "--allow-empty", "--message", message)

    def _git(self, day: date, *words: str) -> None:
        at = f"{day.isoformat()}T12:00:00+00:00"
        given = {name: text for name, text in os.environ.items() if not name.startswith("GIT_")}
        person = {
            f"GIT_{who}_{what}": text
            for who in ("AUTHOR", "COMMITTER")
            for what, text in (
                ("NAME", "Leader"),
                ("EMAIL", "leader@example.org"),
                ("DATE", at),
            )
        }
        switches = [part for setting in SETTINGS for part in ("-c", setting)]
        subprocess.run(
            ["git", *switches, *words],
            cwd=self.root,
            env={
                **given,
                **person,
                "GIT_CONFIG_GLOBAL": os.devnull,
                "GIT_CONFIG_NOSYSTEM": "1",
                "GIT_DEFAULT_HASH": "sha1",
            },
            check=True,
            capture_output=True,
            stdin=subprocess.DEVNULL,
        )
