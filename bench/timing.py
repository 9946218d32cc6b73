"""Times whole processes in pairs, A B A B, so that a busy machine slows both alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """One process: how long it took, how much memory at most, and what it said."""

    seconds: float
    megabytes: float
    output: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two commands measured in turn."""

    ours: tuple[Run, ...]
    theirs: tuple[Run, ...]

    @property
    def ratio(self) -> float:
        """The median of the rounds' ratios, ours to theirs."""
        return statistics.median(
            a.seconds / b.seconds for a, b in zip(self.ours, self.theirs, strict=True)
        )


def median(runs: Sequence[Run]) -> float:
    """The median time of some runs, in seconds."""
    return statistics.median(run.seconds for run in runs)


def timed(command: Sequence[str], log: Path) -> Run:
    """Run a command to its end; an exit code of 2 or more means that nothing was measured."""
    with log.open("wb") as out:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    output = log.read_text(encoding="utf-8", errors="replace")
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}\nended with {process.returncode}:\n{output[-2000:]}")
    return Run(seconds, usage.ru_maxrss / 1024, output)


def paired(ours: Sequence[str], theirs: Sequence[str], rounds: int, log: Path) -> Pair:
    """Measure two commands in turn, after one unmeasured run of each."""
    timed(ours, log)
    timed(theirs, log)
    runs = [(timed(ours, log), timed(theirs, log)) for _ in range(rounds)]
    return Pair(tuple(a for a, _ in runs), tuple(b for _, b in runs))
