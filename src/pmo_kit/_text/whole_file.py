"""Files written whole or not at all: beside their target first, then moved into its place."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

TRIES = 10
_PAUSE = 0.05  # seconds; another program that has the target open lets go of it soon


def write_whole(target: Path, content: bytes) -> None:
    """Put a file in a target's place, with the rights of what was there, or of new files here.

    What is no plain file, such as a pipe or a link, is written through and stays what it is.
    Raises `OSError` where the file cannot be written; then what was there is as it was.
    """
    if target.is_symlink() or (target.exists() and not target.is_file()):
        target.write_bytes(content)
        return
    beside = target.with_name(f".{target.name[:100]}.{os.getpid()}")
    try:
        with open(beside, "xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            os.chmod(beside, target.stat().st_mode)
        move(beside, target)
    finally:
        beside.unlink(missing_ok=True)


def move(source: Path, target: Path) -> None:
    """Move a file or folder into its place; on Windows again where another program has it open.

    Raises `OSError` where it cannot be moved.
    """
    for _ in range(TRIES - 1 if sys.platform == "win32" else 0):
        try:
            os.replace(source, target)
            return
        except PermissionError:
            time.sleep(_PAUSE)
    os.replace(source, target)
