"""`pmo check` over many projects on a terminal: it counts there, and leaves nothing behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from program import TOY_DAY, Program

from pmo_kit._files import journal
from pmo_kit._files.file_set import digest
from pmo_kit._files.own_files import make_own_folder, write_own

pytestmark = [pytest.mark.e2e, pytest.mark.posix]

Make = Callable[..., Path]


def on_a_terminal(
    pmo: Program, folder: Path, *words: str, **environment: str | None
) -> tuple[bytes, str]:
    """What `pmo check` of a folder prints, and what a terminal is sent as its standard error."""
    import pty

    ours, theirs = pty.openpty()
    out = pmo.home / "out"
    with out.open("wb") as stdout:
        process = subprocess.Popen(
            [sys.executable, "-m", "pmo_kit", "check", ".", *map(str, TOY_DAY), *words],
            cwd=folder,
            env=pmo.environment(**{"CI": None, **environment}),
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=theirs,
        )
    os.close(theirs)
    sent = b""
    try:
        while chunk := os.read(ours, 4096):
            sent += chunk
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    assert process.wait() == 0, sent
    return out.read_bytes(), sent.decode()


def screen(sent: str) -> list[str]:
    """The lines that a terminal shows in the end."""
    lines, column = [""], 0
    for letter in sent:
        if letter == "\n":
            lines.append("")
        elif letter == "\r":
            column = 0
        else:
            line = lines[-1].ljust(column)
            lines[-1] = line[:column] + letter + line[column + 1 :]
            column += 1
    return [line.rstrip() for line in lines]


@pytest.fixture
def projects(project: Make) -> Callable[[int], Path]:
    """Makes so many projects in a folder: the folder."""

    def make(count: int) -> Path:
        made = [project(name=f"many/p-{number:02}") for number in range(count)]
        return made[0].parent

    return make


def test_many_projects_are_counted_and_the_count_is_taken_away(
    pmo: Program, projects: Callable[[int], Path]
) -> None:
    folder = projects(51)
    out, sent = on_a_terminal(pmo, folder)
    frames = [frame.strip() for frame in sent.split("\r")]
    assert [frame for frame in frames if frame] == ["25 of 51 projects", "50 of 51 projects"]
    assert screen(sent) == [""]
    assert out == pmo("check", ".", *TOY_DAY, cwd=folder).out.encode()
    assert on_a_terminal(pmo, folder, CI="true") == (out, "")


def test_few_projects_are_judged_without_a_word(
    pmo: Program, projects: Callable[[int], Path]
) -> None:
    assert on_a_terminal(pmo, projects(50))[1] == ""


def test_a_note_between_two_counts_has_a_line_of_its_own(
    pmo: Program,
    projects: Callable[[int], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    folder = projects(51)
    log = digest((folder / "p-30" / "pmo" / "log.yaml").read_bytes())
    left = {"files": [["pmo/log.yaml", log, log]], "folders": [], "stem": "left", "done": False}
    place = journal.place_of(folder / "p-30")
    make_own_folder(place.parent)
    write_own(place, json.dumps(left).encode())
    _, sent = on_a_terminal(pmo, folder)
    assert "25 of 51 projects" in sent and "50 of 51 projects" in sent
    told, rest = screen(sent)
    assert told.startswith("A command was stopped while it wrote in p-30 (") and rest == ""


@pytest.mark.long
def test_several_processes_are_counted_alike(pmo: Program, projects: Callable[[int], Path]) -> None:
    folder = projects(51)
    out, sent = on_a_terminal(pmo, folder, "--jobs", "2")
    assert "25 of 51 projects" in sent and screen(sent) == [""]
    assert out == pmo("check", ".", *TOY_DAY, cwd=folder).out.encode()
