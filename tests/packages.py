"""Packages installed as users install them, but without network and beside this machine's own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def install(modules: Path, *sources: Path) -> None:
    """Install without network, from source or from wheels, and without byte code."""
    options = ("--no-index", "--no-deps", "--no-build-isolation", "--no-compile", "-q")
    command = [sys.executable, "-m", "pip", "install", *options, "--target", str(modules)]
    done = subprocess.run([*command, *map(str, sources)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
