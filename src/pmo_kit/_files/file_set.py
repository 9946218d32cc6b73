"""Sets of files written all or none, also over interrupts, kills and moves that fail."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from pmo_kit._files import whole_file
from pmo_kit._files.whole_file import Refused, writing

STAGED = ".pmo-set-"
"""How the names of files begin that belong to a set: its journal knows what becomes of them."""


class Change(NamedTuple):
    """A file by its path from the root; what is there (None: nothing), what is to be there.

    `mode` is the rights of a new file, where they are not those of any new file here.
    """

    path: str
    before: bytes | None
    after: bytes | None
    mode: int | None = None


class Step(NamedTuple):
    """One file of a set: where it is, and the digests of what was there and is to be."""

    path: str
    target: Path
    before: str | None
    after: str | None
    stem: str

    def beside(self, which: str) -> Path:
        """Where the file's `new` or `old` content lies meanwhile."""
        name = hashlib.sha256(os.fsencode(self.target.name)).hexdigest()[:12]
        return self.target.with_name(f"{self.stem}-{name}-{which}")

    @property
    def state(self) -> str:
        """`old`, `new`, or `other` where somebody else has written it since."""
        there = digest_of(self.target)
        return "old" if there == self.before else "new" if there == self.after else "other"

    def can_finish(self) -> bool:
        """Whether the file is as it is to be, or can be made so."""
        ready = self.after is None or digest_of(self.beside("new")) == self.after
        return self.state == "new" or (self.state == "old" and ready)

    def can_take_back(self) -> bool:
        """Whether the file is as it was, or can be made so."""
        kept = self.before is None or digest_of(self.beside("old")) == self.before
        return self.state == "old" or (self.state == "new" and kept)

    def finish(self) -> None:
        """Put what is to be there in its place. Raises `OSError`, `Refused` where it is changed."""
        if self.state == "new":
            return
        if self.state != "old":
            raise changed(self.path)
        with writing(self.target):
            if self.after is None:
                whole_file.remove(self.target)
            elif self.before is None:
                whole_file.place_new(self.beside("new"), self.target)
            else:
                whole_file.move(self.beside("new"), self.target)
            whole_file.sync_folder(self.target.parent)

    def take_back(self) -> None:
        """Put what was there in its place again. Raises `OSError`."""
        if self.state != "new":
            return
        with writing(self.target):
            if self.before is None:
                whole_file.remove(self.target)
            else:
                whole_file.move(self.beside("old"), self.target)
            whole_file.sync_folder(self.target.parent)

    def clear(self) -> None:
        """Remove what lies beside the file."""
        for which in ("new", "old"):
            with suppress(OSError):
                whole_file.remove(self.beside(which))


def digest(content: bytes | None) -> str | None:
    """The digest of a content; none of none."""
    return None if content is None else hashlib.sha256(content).hexdigest()


def digest_of(path: Path) -> str | None:
    """The digest of a file; none where there is none, and `-` where it cannot be read."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return "-"
        with open(path, "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        return "-"


def steps_of(
    root: Path, files: Iterable[tuple[str, str | None, str | None]], stem: str
) -> list[Step]:
    """The steps of a set. Raises `Refused` where a file would lie outside, or behind a link."""
    found = []
    for path, before, after in files:
        target = root / path
        within = target.parent.resolve().is_relative_to(root.resolve())
        if not within or target.is_symlink() or ".." in Path(path).parts:
            raise Refused(f"{path} is reached through a link.", "Put the file itself here.")
        found.append(Step(path, target, before, after, stem))
    return found


def changed(path: str) -> Refused:
    """Somebody has written a file since it was read."""
    return Refused(f"{path} was changed meanwhile, and is left as it is.", "Run this again.")


def new_folders(root: Path, steps: Sequence[Step]) -> list[str]:
    """The folders that have to be made for a set, outer ones first, by their paths."""
    found: set[Path] = set()
    for step in steps:
        for folder in step.target.parents:
            if folder == root.parent or folder.exists():
                break
            found.add(folder)
    return [os.path.relpath(folder, root) for folder in sorted(found)]


def prepare(
    root: Path, changes: Sequence[Change], steps: Sequence[Step], folders: Iterable[str]
) -> None:
    """Make folders, and write all that is to be put in place, and copies of what is there.

    Raises `OSError` where there is no room or no right, and `Refused` where a file has changed.
    """
    for folder in folders:
        with writing(root / folder):
            os.mkdir(root / folder)
    for change, step in zip(changes, steps, strict=True):
        whole_file.sweep(step.target.parent)
        step.clear()  # of a command of this number that was killed
        with writing(step.target):
            rights = whole_file.mode_of(step.target)
            if change.after is not None:
                whole_file.stage(step.beside("new"), change.after, change.mode or rights)
            if change.before is not None:
                whole_file.stage(step.beside("old"), change.before, rights)
            whole_file.sync_folder(step.target.parent)


def take_back(steps: Sequence[Step]) -> list[Step]:
    """Put everything back as it was, as far as that can be: the steps where it cannot."""
    kept = []
    for step in reversed(steps):
        try:
            step.take_back()
        except OSError:
            kept.append(step)
    return kept[::-1]


def clear(root: Path, steps: Iterable[Step], folders: Sequence[str] = ()) -> None:
    """Remove what lies beside the files of a set, and the folders made for it that are empty."""
    for step in steps:
        step.clear()
    for folder in reversed(folders):
        with suppress(OSError):
            os.rmdir(root / folder)
