"""Faults put into a process of its own: it is killed, or refused, at its n-th step on the disk."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src"
MOVES = ("replace", "link", "rename")
STEPS = (*MOVES, "mkdir", "unlink", "rmdir", "fsync", "chmod")

_HARNESS = """
import os, shutil, signal, sys
def put(at, how, names):
    met = 0
    def faulty(really):
        def act(*args, **named):
            nonlocal met
            met += 1
            if met == at and how in ("kill", "term"):
                os.kill(os.getpid(), signal.SIGKILL if how == "kill" else signal.SIGTERM)
            if met == at and how == "interrupt":
                raise KeyboardInterrupt
            if met == at and how.isdigit():
                raise OSError(int(how), os.strerror(int(how)))
            return really(*args, **named)
        return act
    for name in names.split(","):
        setattr(os, name, faulty(getattr(os, name)))
"""
_ONCE = "at, how, names = sys.argv[1:4]\ndel sys.argv[:4]\nput(int(at), how, names)\n"
_EACH = """
how, names, before, after, text = sys.argv[1:6]
code, ended, at = compile(text, "text", "exec"), -1, 0
while ended:
    at += 1
    root = f"{after}-{at}"
    shutil.copytree(before, root)
    pid = os.fork()
    if not pid:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        put(at, how, names)
        sys.argv = [root, *sys.argv[6:]]
        exec(code)
        sys.exit()
    ended = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    print(root, ended)
"""
PROGRAM = "from pmo_kit.cli import main\nsys.argv.insert(0, 'pmo')\nmain()\n"


def run(
    text: str,
    at: int,
    how: str | int,
    arguments: Sequence[str | Path],
    *,
    steps: Sequence[str] = MOVES,
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run Python text that meets a fault at its n-th step: a kill or the like, or an errno."""
    code = [sys.executable, "-c", _HARNESS + _ONCE + text, str(at), str(how), ",".join(steps)]
    given = {**os.environ, "PYTHONPATH": str(SOURCE), **(environment or {})}
    return subprocess.run(
        [*code, *map(str, arguments)], cwd=cwd, env=given, capture_output=True, encoding="utf-8"
    )


def run_each(
    text: str, how: str | int, before: Path, *arguments: str, steps: Sequence[str]
) -> dict[Path, int]:
    """Run Python text on copies of a folder, with the fault at the first step, the second, and on.

    Gives each copy with the exit code of its process, below 0 a signal's; the last meets none.
    """
    code = [sys.executable, "-c", _HARNESS + _EACH, str(how), ",".join(steps)]
    given = {**os.environ, "PYTHONPATH": str(SOURCE)}
    told = [*code, str(before), f"{before}-{how}", text, *arguments]
    ran = subprocess.run(told, env=given, capture_output=True, encoding="utf-8", check=True)
    lines = [line.rsplit(" ", 1) for line in ran.stdout.splitlines()]
    return {Path(root): int(code) for root, code in lines}


def killed(ran: subprocess.CompletedProcess[str]) -> bool:
    """Whether the fault was met, and was the end; anything but a kill or a good end fails."""
    assert ran.returncode in (0, -signal.SIGKILL), ran.stderr
    return ran.returncode != 0
