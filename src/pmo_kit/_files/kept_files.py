"""A bounded folder of the user's own files that can be made again: a damaged one is none."""

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path

from pmo_kit._files.own_files import make_own_folder, own_folder, put_own, read_in_own
from pmo_kit._files.whole_file import TEMPORARY, sweep

MOST_BYTES = 256_000_000
"""What all files of a folder may take together; beyond it the oldest go."""
MOST_IN_ONE = 32_000_000
"""What one file may take; what is larger is not kept."""
BLOCK = 4096
"""What the smallest file takes on a disk."""
LOOKED_AT = "0"
"""How names begin whose writing has the folder looked through: one of sixteen digests does."""


class KeptFiles:
    """Files by name, each with its own digest; names are digests in hexadecimal.

    Nothing is read or written where the folder, or the one that it lies in, is not the user's own.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._start = os.fspath(folder)
        self._own: bool | None = None

    def read(self, name: str) -> bytes | None:
        """What was kept under a name; none where nothing was, or where it is damaged."""
        if not self._is_own():
            return None
        content = read_in_own(f"{self._start}/{name}", MOST_IN_ONE) or b""
        digest, _, body = content.partition(b"\n")
        return body if digest == _digest(body) else None

    def write(self, name: str, body: bytes) -> None:
        """Keep something under a name. What cannot be written is no error."""
        if len(body) > MOST_IN_ONE - BLOCK:
            return
        with suppress(OSError):
            if not self._is_own():
                if not (make_own_folder(self._folder.parent) and make_own_folder(self._folder)):
                    return
                self._own = True
            put_own(self._folder / name, _digest(body) + b"\n" + body)
            if name.startswith(LOOKED_AT):
                self._make_room()

    def _is_own(self) -> bool:
        """Whether the folder is there and the user's own: asked until it is, since it is made."""
        if not self._own:
            self._own = own_folder(self._folder.parent) and own_folder(self._folder)
        return self._own

    def _make_room(self) -> None:
        """Remove the oldest files where all take too much, and what killed writers left."""
        sweep(self._folder)
        found = []
        for entry in os.scandir(self._folder):
            with suppress(FileNotFoundError):  # another process makes room too
                facts = entry.stat(follow_symlinks=False)
                if stat.S_ISREG(facts.st_mode) and not entry.name.startswith(TEMPORARY):
                    found.append((facts.st_mtime_ns, max(facts.st_size, BLOCK), entry.path))
        left = sum(size for _, size, _ in found)
        if left <= MOST_BYTES:
            return
        for _, size, path in sorted(found):
            if left <= MOST_BYTES * 3 // 4:
                break
            with suppress(OSError):
                os.unlink(path)
            left -= size


def _digest(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode("ascii")
