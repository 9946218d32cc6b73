"""The command line `pmo`: flags, clock, printing and exit codes; nothing below it has any of them."""

from __future__ import annotations

import sys


def main() -> None:
    """Run `pmo` and exit with its code: 0 conforms, 1 does not, 2 could not be judged."""
    from pmo_kit.cli.program import program

    sys.exit(program.main(prog_name="pmo", standalone_mode=False))
