"""What git's index holds: one entry for each path, or three where a merge is unresolved."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the index: a path relative to the repository's root, its mode and its blob.

    `stage` is 0; 1 to 3 are the sides of an unresolved conflict.
    """

    path: str
    mode: str
    blob: str
    stage: int = 0

    @property
    def is_link(self) -> bool:
        """Whether this is a symbolic link; its blob holds the path that it leads to."""
        return self.mode == "120000"

    @property
    def is_file(self) -> bool:
        """Whether this is an ordinary file: no link, no other repository inside this one."""
        return self.mode in ("100644", "100755")

    @property
    def in_conflict(self) -> bool:
        """Whether a merge has left several sides of this path."""
        return self.stage > 0


def listed(tree: bytes) -> list[Entry]:
    """The entries of the output of `git ls-tree -r -z`."""
    found = []
    for line in tree.split(b"\0"):
        head, tab, path = line.partition(b"\t")
        if tab:
            mode, _, blob = head.decode("ascii").split(" ")
            found.append(Entry(path.decode("utf-8", "surrogateescape"), mode, blob))
    return found


def entries(listing: bytes) -> list[Entry]:
    """The entries of the output of `git ls-files --stage -z`."""
    found = []
    for line in listing.split(b"\0"):
        head, tab, path = line.partition(b"\t")
        if tab:
            mode, blob, stage = head.decode("ascii").split(" ")
            found.append(Entry(path.decode("utf-8", "surrogateescape"), mode, blob, int(stage)))
    return found
