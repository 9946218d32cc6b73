"""Runs `pmo` as `python -m pmo_kit`."""

from __future__ import annotations

import sys


def run() -> None:
    """Run the program without the current folder, which may be judged, as a source of code."""
    if not sys.flags.safe_path:
        del sys.path[0]
    from pmo_kit.cli import main

    main()


if __name__ == "__main__":
    run()
