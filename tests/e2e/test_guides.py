"""The guides are played as a reader would: files written, edits made, answers compared."""

# A `console` block shows commands and what they answer; `…` stands for anything in a line, and
# alone for any lines. A `diff` block with a file's name is an edit; any other one is that file.

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.e2e

BLOCK = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
ELLIPSIS = "…"


def matches(shown: str, said: str) -> bool:
    """Whether what a guide shows is what the program said."""
    lines = []
    for line in shown.strip().splitlines():
        if line.strip() == ELLIPSIS:
            lines.append(r"(?:.*\n)*?")
        else:
            lines.append(".*".join(map(re.escape, line.rstrip().split(ELLIPSIS))) + "\n")
    answer = "".join(f"{line.rstrip()}\n" for line in said.strip().splitlines())
    return re.fullmatch("".join(lines), answer) is not None


def run(command: str, folder: Path, root: Path) -> str:
    """What the program says to a command, on both of its streams."""
    arguments = shlex.split(command)
    assert arguments[0] == "pmo", command
    done = subprocess.run(
        [sys.executable, "-m", "pmo_kit", *arguments[1:]],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(root / "src"), "COLUMNS": "120", "NO_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


def console(listing: str) -> list[tuple[str, str]]:
    """The commands of a listing, each with the answer shown below it."""
    steps = re.split(r"^\$ ", listing, flags=re.MULTILINE)
    assert not steps[0].strip(), "a listing begins with a command"
    return [(step.partition("\n")[0], step.partition("\n")[2]) for step in steps[1:]]


def edit(listing: str, path: Path) -> None:
    """Replace the lines marked with `-` by those marked with `+`, where they stand first."""
    old, new = (
        "".join(f"{line[1:]}\n" for line in listing.splitlines() if line.startswith(mark))
        for mark in "-+"
    )
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} has no line {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


@pytest.mark.parametrize("name", ["guides/hidden-number", "guides/own-standard", "how/reporting"])
def test_a_guide_does_what_it_says(name: str, root: Path, tmp_path: Path) -> None:
    text = (root / "docs" / f"{name}.md").read_text(encoding="utf-8")
    played = 0
    for language, title, listing in BLOCK.findall(text):
        if language == "console":
            for command, shown in console(listing):
                said = run(command, tmp_path, root)
                assert matches(shown, said), f"$ {command}\n{said}\n--- the guide shows\n{shown}"
                played += 1
        elif language == "diff" and title:
            edit(listing, tmp_path / title)
        elif title:
            path = tmp_path / title
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(listing, encoding="utf-8", newline="\n")
    assert played >= 3


@pytest.mark.parametrize(
    ("shown", "said", "same"),
    [
        ("a … c", "a b c\n", True),
        ("a\n…\nd", "a\nb\nc\nd\n", True),
        ("…\nd", "d\n", True),
        ("a … c", "a b d", False),
        ("a", "a\nb", False),
        ("a.c", "abc", False),
    ],
)
def test_dots_stand_for_what_varies(shown: str, said: str, same: bool) -> None:
    assert matches(shown, said) is same
