"""A copy of the repository that somebody changes, and the program that runs from it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Set
from pathlib import Path
from typing import NamedTuple

NOT_COPIED = shutil.ignore_patterns(
    ".*cache*", ".git", ".venv", "__pycache__", "demo", "dist", "site", "vendor"
)

OURS = ("PMO_REQUIRE_", "PYTEST_")
"""Variables of the run that plays: a copy lacks what it insists on, and shares nothing with it."""


class Kit(NamedTuple):
    """A copy of the repository."""

    folder: Path

    @classmethod
    def copied(cls, root: Path, folder: Path) -> Kit:
        """A new copy; without what is made, and what is fetched from elsewhere.

        Beside it lies the standard of a company, `acme`, which nothing writes again.
        """
        shutil.copytree(root, folder, ignore=NOT_COPIED, dirs_exist_ok=True)
        shutil.copytree(folder / "examples/standards/acme", folder / "acme", dirs_exist_ok=True)
        return cls(folder)

    def run(
        self,
        *arguments: str | Path,
        code: int | None = 0,
        cwd: Path | None = None,
        **variables: str,
    ) -> str:
        """What Python prints with the program of this copy; it ends with `code` unless None."""
        done = subprocess.run(
            [sys.executable, *map(str, arguments)],
            cwd=cwd or self.folder,
            env={
                **{key: value for key, value in os.environ.items() if not key.startswith(OURS)},
                "PYTHONPATH": str(self.folder / "src"),
                "PMO_CACHE_DIR": str(self.folder.parent / f"{self.folder.name}-compiled"),
                "PYTHONDONTWRITEBYTECODE": "1",
                "COLUMNS": "120",
                "NO_COLOR": "1",
                **variables,
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert code is None or done.returncode == code, done.stdout
        return done.stdout

    def pmo(self, *arguments: str | Path, code: int | None = 0, cwd: Path | None = None) -> str:
        """What `pmo` of this copy prints."""
        return self.run("-m", "pmo_kit", *arguments, code=code, cwd=cwd)

    def gate(self, *tests: str, code: int | None = 0, marked: str = "long or not long") -> str:
        """What the copy's own tests say."""
        options = ("-q", "-p", "no:cacheprovider", "-m", marked, "--no-header", "--tb=short")
        return self.run("-m", "pytest", *options, *tests, code=code)

    def generate(self) -> None:
        """What `make generate` does."""
        self.run("scripts/generate_templates.py")
        self.pmo("handbook", "generate")

    def golden(self) -> None:
        """What `make golden` does."""
        self.run("-m", "pytest", "-q", "tests/unit/writers/test_golden.py", PMO_UPDATE_GOLDEN="1")

    def text(self, path: str) -> str:
        """What a file of the copy says."""
        return (self.folder / path).read_text(encoding="utf-8")


Edit = Callable[[Path], object]
"""Changes one file of a copy."""


def write(path: str, text: str) -> Edit:
    """A new file."""

    def edit(folder: Path) -> None:
        place = folder / path
        assert not place.exists(), f"{path} is there already"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")

    return edit


def replace(path: str, old: str, new: str) -> Edit:
    """Another text in the place where `old` stands first."""

    def edit(folder: Path) -> None:
        text = (folder / path).read_text(encoding="utf-8")
        assert old in text, f"{path} does not say {old!r}"
        (folder / path).write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")

    return edit


def before(path: str, mark: str, new: str) -> Edit:
    """Something more, before the place where `mark` stands first."""
    return replace(path, mark, new + mark)


def after(path: str, mark: str, new: str) -> Edit:
    """Something more, behind the place where `mark` stands first."""
    return replace(path, mark, mark + new)


def append(path: str, new: str) -> Edit:
    """Something more, at the end."""

    def edit(folder: Path) -> None:
        with (folder / path).open("a", encoding="utf-8", newline="\n") as file:
            file.write(new)

    return edit


class Fault(NamedTuple):
    """What notices that a part was left out: tests of the copy, and a word of what they say.

    It is `alone` where it is noticed in a copy of its own, in which all else was done; `generated`
    where what is made is made before it.
    """

    gate: str
    says: str
    alone: bool = False
    generated: bool = False


class Play(NamedTuple):
    """One row of the table, played.

    `parts` are the edits, by the file as the row names it. `makes` are the targets of the Makefile
    that the row names. `look` is what a user then sees. `faults` says for some parts what notices
    that they were left out.
    """

    row: str
    parts: Mapping[str, Edit | tuple[Edit, ...]]
    look: Callable[[Kit], object]
    makes: tuple[str, ...] = ()
    faults: Mapping[str, Fault] = {}

    def make(self, kit: Kit, without: Set[str] = frozenset()) -> None:
        """Make the change, but for some of its parts."""
        for name, edits in self.parts.items():
            for edit in edits if isinstance(edits, tuple) else (edits,):
                if name not in without:
                    edit(kit.folder)
