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
import os, signal, sys
at, how, names = int(sys.argv[1]), sys.argv[2], sys.argv[3].split(",")
met = 0
def faulty(really):
    def act(*args, **named):
        global met
        met += 1
        if met == at and how == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if met == at and how == "term":
            os.kill(os.getpid(), signal.SIGTERM)
        if met == at and how == "interrupt":
            raise KeyboardInterrupt
        if how.isdigit() and met == at:
            raise OSError(int(how), os.strerror(int(how)))
        return really(*args, **named)
    return act
for name in names:
    setattr(os, name, faulty(getattr(os, name)))
del sys.argv[:4]
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
    code = [sys.executable, "-c", _HARNESS + text, str(at), str(how), ",".join(steps)]
    given = {**os.environ, "PYTHONPATH": str(SOURCE), **(environment or {})}
    return subprocess.run(
        [*code, *map(str, arguments)], cwd=cwd, env=given, capture_output=True, encoding="utf-8"
    )


def killed(ran: subprocess.CompletedProcess[str]) -> bool:
    """Whether the fault was met, and was the end; anything but a kill or a good end fails."""
    assert ran.returncode in (0, -signal.SIGKILL), ran.stderr
    return ran.returncode != 0
