"""`pmo check --jobs N`: the same bytes by several processes, which do not outlive the first."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from program import Program

from pmo_kit.engine.executors import WorkerError, worker_processes

Make = Callable[..., Path]
DAY = ("--as-of", "2026-02-13")


def lasting(seconds: float) -> int:
    """A task that takes long: the process that does it."""
    print(os.getpid(), flush=True)
    signal.pause()
    return os.getpid()


def installed(pmo: Program, folder: Path, *words: str | Path) -> subprocess.CompletedProcess[bytes]:
    """Run the installed command in a folder."""
    command = shutil.which("pmo", path=Path(sys.executable).parent)
    assert command is not None
    return subprocess.run([command, *words], cwd=folder, env=pmo.environment(), capture_output=True)


@pytest.mark.long
def test_more_processes_give_the_same_bytes(pmo: Program, project: Make, toy: Path) -> None:
    folder = project(
        {"pmo/log.yaml": "schema: log/v1\nitems:\n  - {id: A, size: 99}\n"}, "a"
    ).parent
    project(name="b")
    (project(name="c") / "pmo.yaml").write_text("id: [")
    # Nobody's process takes code from the folder that is judged.
    (folder / "multiprocessing.py").write_text("open('planted', 'w').close()")
    (folder / "pmo_kit.py").write_text("open('planted', 'w').close()")
    for form in ("text", "json", "junit"):
        words = ("check", ".", "--standard", toy, "--format", form, *DAY)
        one, two = (installed(pmo, folder, *words, *more) for more in ((), ("--jobs", "2")))
        assert one.returncode == 2 and one.stdout
        assert (two.returncode, two.stdout, two.stderr) == (2, one.stdout, one.stderr)
    assert not (folder / "planted").exists()


@pytest.mark.long
def test_a_process_that_dies_is_told() -> None:
    with pytest.raises(WorkerError) as caught, worker_processes(2) as executor:
        list(executor.map(os._exit, [9]))
    assert "ended before its time" in caught.value.message and "--jobs" in caught.value.remedy


@pytest.mark.long
@pytest.mark.posix
def test_what_stops_the_first_process_ends_the_others() -> None:
    # A shell that runs tests in the background has them ignore SIGINT, and so what they start.
    program = (
        "import signal\n"
        "from pmo_kit.engine.executors import worker_processes\n"
        "from test_jobs import lasting\n"
        "if __name__ == '__main__':\n"
        "    signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "    with worker_processes(1) as executor:\n"
        "        executor.submit(lasting, 600).result()\n"
    )
    for sent in (signal.SIGINT, signal.SIGKILL):
        here = str(Path(__file__).parent)
        paths = os.pathsep.join((here, str(Path(here).parent), *filter(None, sys.path)))
        first = subprocess.Popen(
            [sys.executable, "-c", program],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "PYTHONPATH": paths},
        )
        assert first.stdout is not None
        assert int(first.stdout.readline()) != first.pid
        os.kill(first.pid, sent)
        first.communicate()  # a worker that lived on would hold the pipe open


def test_the_number_of_processes_is_one_at_least(pmo: Program, project: Make) -> None:
    ran = pmo("check", project(), "--jobs", "0")
    assert ran.code == 2 and "--jobs" in ran.err
