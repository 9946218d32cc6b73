"""Times whole processes in turn, A B A B, so that a busy machine slows both alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
MOST_SHOWN = 8
"""Words of a command that are shown after its options, where it is given thousands of files."""


class Command(NamedTuple):
    """A process to be measured: its words, what happens before it starts, where, and with what."""

    words: tuple[str, ...]
    before: Callable[[], None] | None = None
    folder: Path | None = None
    environment: tuple[tuple[str, str], ...] = ()

    def shown(self, home: Path) -> str:
        """The command as somebody would type it in a folder; what it has to forget comes first."""
        words = [self.words[0].rpartition("/")[2], *self.words[1:]]
        if words[1] == "-c":
            words = [words[2].rpartition("from ")[2].split()[0].replace("_", "-"), *words[3:]]
        roots = (home, ROOT, ROOT.parent)
        paths = [_below(word, roots) for word in words]
        more = len(paths) - 2 * MOST_SHOWN
        if more > 0:
            paths = [*paths[:MOST_SHOWN], f"… {len(paths) - MOST_SHOWN:,} more"]
        settings = [f"{name}={_below(value, roots)}" for name, value in self.environment]
        return " ".join([*settings, *paths])


def _below(word: str, roots: tuple[Path, ...]) -> str:
    """A path as seen from the first of some folders that it lies in."""
    held = next((root for root in roots if word.startswith(f"{root}/")), None)
    return word.removeprefix(f"{held}/")


@dataclass(frozen=True, slots=True)
class Run:
    """One process: its time by the clock and on a core, its most memory, and what it said."""

    seconds: float
    cpu: float
    megabytes: float
    output: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two commands measured in turn."""

    ours: tuple[Run, ...]
    theirs: tuple[Run, ...]

    @property
    def ratio(self) -> float:
        """The median of the rounds' ratios by the clock, ours to theirs."""
        return self._ratio(lambda run: run.seconds)

    @property
    def cpu_ratio(self) -> float:
        """The same of the time on a core."""
        return self._ratio(lambda run: run.cpu)

    def _ratio(self, of: Callable[[Run], float]) -> float:
        return statistics.median(of(a) / of(b) for a, b in zip(self.ours, self.theirs, strict=True))


def on_one_core() -> bool:
    """Keep this process, and those that it starts, on one core; whether the system can."""
    if not hasattr(os, "sched_setaffinity"):
        return False
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    return True


def median(runs: Sequence[Run]) -> float:
    """The median time of some runs by the clock, in seconds."""
    return statistics.median(run.seconds for run in runs)


def timed(command: Command, log: Path) -> Run:
    """Run a command to its end; an exit code of 2 or more means that nothing was measured."""
    if command.before is not None:
        command.before()
    with log.open("wb") as out:
        started = time.perf_counter()
        process = subprocess.Popen(
            command.words,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            cwd=command.folder,
            env={**os.environ, **dict(command.environment)},
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    output = log.read_text(encoding="utf-8", errors="replace")
    if process.returncode not in (0, 1):
        words = " ".join(command.words[:20])
        raise SystemExit(f"{words}\nended with {process.returncode}:\n{output[-2000:]}")
    cpu = usage.ru_utime + usage.ru_stime
    return Run(seconds, cpu, usage.ru_maxrss / 1024, output)


def measured(ours: Command, theirs: Command, rounds: int, log: Path) -> Pair:
    """Measure two commands in turn."""
    runs = [(timed(ours, log), timed(theirs, log)) for _ in range(rounds)]
    return Pair(tuple(a for a, _ in runs), tuple(b for _, b in runs))
