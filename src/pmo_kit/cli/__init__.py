"""The command line `pmo`: flags, the clock, printing and exit codes, which no other room has."""

from __future__ import annotations

import io
import sys


def main() -> None:
    """Run `pmo` and exit with its code: 0 conforms, 1 does not, 2 could not be judged."""
    from pmo_kit.cli.program import program

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # whatever the locale says
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(program.main(prog_name="pmo", standalone_mode=False))
