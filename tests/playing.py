"""Plays a guide as a reader would: files written, edits made, commands run, answers compared."""

# A `console` block shows commands and what they answer; `…` stands for anything in a line, and
# alone for any lines. A `diff` block with a file's name is an edit; any other one is that file.

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from program import Program

BLOCK = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
ELLIPSIS = "…"


Runs = Callable[[str, Path], str]
"""Runs a command in a folder: what it says."""


def play(text: str, folder: Path, run: Runs) -> int:
    """Do what a guide says in a folder; how many commands ran."""
    played = 0
    for language, title, listing in BLOCK.findall(text):
        if language == "console":
            for command, shown in console(listing):
                said = run(command, folder)
                assert matches(shown, said), f"$ {command}\n{said}\n--- the guide shows\n{shown}"
                played += 1
        elif language == "diff" and title:
            edit(listing, folder / title)
        elif title:
            path = folder / title
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(listing, encoding="utf-8", newline="\n")
    return played


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


def within(pmo: Program) -> Runs:
    """The program of this checkout, in this process."""

    def run(command: str, folder: Path) -> str:
        name, *arguments = shlex.split(command)
        assert name == "pmo", command
        return pmo(*arguments, cwd=folder, COLUMNS="120", NO_COLOR="1").all

    return run


def run(command: str, folder: Path, modules: str) -> str:
    """What the program from `modules` says to a command, in a process of its own."""
    arguments = shlex.split(command)
    assert arguments[0] == "pmo", command
    done = subprocess.run(
        [sys.executable, "-m", "pmo_kit", *arguments[1:]],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": modules, "COLUMNS": "120", "NO_COLOR": "1"},
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
