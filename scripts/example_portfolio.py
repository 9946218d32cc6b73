"""Builds the repositories of the example portfolio into `demo/portfolio/`."""

from __future__ import annotations

import sys

from portfolio_example.build import BUILT, build
from portfolio_example.life import CommandFailed
from portfolio_example.read_projects import UnreadableProjects


def main() -> None:
    """Build them, and name each as it is made."""
    try:
        build(BUILT, lambda name: print(f"  {name}", flush=True))
    except (CommandFailed, UnreadableProjects) as failed:
        sys.exit(str(failed))


if __name__ == "__main__":
    main()
