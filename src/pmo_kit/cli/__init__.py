"""The command line `pmo`: flags, the clock, printing and exit codes, which no other room has."""

from __future__ import annotations

import gc
import io
import os
import sys
from contextlib import suppress

from pmo_kit._start.slow_packages import leave_out


def main() -> None:
    """Run `pmo` and exit with its code: 0 conforms, 1 does not, 2 could not be judged.

    The process ends as soon as all is written: taking the interpreter down piece by piece costs a
    tenth of a check. Cycles are sought seldom: reading a standard, or a thousand earlier versions,
    makes more than a hundred thousand objects and no garbage.
    """
    _begin_in_utf8()
    gc.set_threshold(200_000, 20, 20)
    leave_out()
    _open_streams()
    try:
        from pmo_kit.cli.program import run

        code = run()
    except KeyboardInterrupt:  # before anything was begun
        code = 130
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        code = 2
    with suppress(OSError, ValueError):
        sys.stderr.flush()
    os._exit(code)


def _begin_in_utf8() -> None:
    """Start again in Python's UTF-8 mode where a locale would say how names of files are read.

    Git keeps names as UTF-8, and a name read otherwise has no past there.
    """
    if sys.getfilesystemencoding() != "utf-8" and sys.executable and os.name == "posix":
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


def _open_streams() -> None:
    """Standard streams that can be used: those that were closed before we began lead nowhere.

    No file that is opened later may get the number of one of them.
    """
    while (number := os.open(os.devnull, os.O_RDWR)) < 3:
        os.set_inheritable(number, True)
    os.close(number)
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(number, mode, closefd=False))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # whatever locale and system say
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
