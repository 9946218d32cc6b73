"""What tells that a standard's files have changed, without reading them."""

from __future__ import annotations

import os

LEFT_OUT = ("courses", "golden", "skeletons")
READ = (".yaml", ".yml", ".json")


def signature(folder: str) -> list[tuple[str, int, int]]:
    """Path, size and time (ns) of every file that a standard is read from, sorted by path."""
    found: list[tuple[str, int, int]] = []
    waiting = [folder]
    while waiting:
        try:
            entries = list(os.scandir(waiting.pop()))
        except OSError:
            continue
        for entry in entries:
            if entry.name.endswith(READ):
                facts = entry.stat(follow_symlinks=False)
                found.append((entry.path, facts.st_size, facts.st_mtime_ns))
            elif entry.name not in LEFT_OUT and entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
    return sorted(found)
