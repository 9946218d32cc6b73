"""The files by which a repository says what its history is: as long as they stay, it stays.

Objects never change, so a branch's log is known by the commit that is checked out, and by what
makes git show another past of it: shallow clones, replacements, grafts, and settings.
"""

from __future__ import annotations

import os

from pmo_kit._files.file_facts import NotNoted, content
from pmo_kit._start.lazy_pattern import lazy_pattern

_STEPS = 5  # from one name to another, until git gives up
_OWN_NAMES = ("refs/worktree/", "refs/bisect/", "refs/rewritten/")
_OF_ALL = (
    "packed-refs",
    "config",
    "shallow",
    "info/grafts",
    "refs/replace",
    "reftable/tables.list",
)
_OF_ONE = ("HEAD", "commondir", "config.worktree", "reftable/tables.list")
_OTHER_SETTINGS = lazy_pattern(rb"(?i)\[\s*include|\bworktree\s*=")
_COMMIT = lazy_pattern(rb"[0-9a-f]{40}(?:[0-9a-f]{24})?\s*")


def history_files(mark: str) -> list[str]:
    """The files of the repository of a `.git`, whether they are there or not.

    Raises `NotNoted` where git may read something in a way that these files do not tell, and
    `OSError`.
    """
    own, common = _folders(mark)
    for name in ("objects", "refs"):
        if not os.path.isdir(f"{common}/{name}"):
            raise NotNoted(mark)  # git takes it for no repository
    for settings in (f"{common}/config", f"{own}/config.worktree"):
        if _OTHER_SETTINGS.search(content(settings) or b""):
            raise NotNoted(settings)
    paths = [f"{own}/{name}" for name in _OF_ONE]
    paths += [f"{common}/{name}" for name in _OF_ALL]
    paths += _names(own, common)
    if own != mark:
        paths.append(mark)
    return list(dict.fromkeys(paths))


def index_files(mark: str) -> list[str]:
    """The index of the repository of a `.git`, and the one that a variable names.

    Raises `NotNoted` and `OSError`.
    """
    named = os.environ.get("GIT_INDEX_FILE", "")
    return [f"{_folders(mark)[0]}/index", *([os.path.abspath(named)] if named else [])]


def _folders(mark: str) -> tuple[str, str]:
    """Where a work tree's own files of git lie, and where those that it shares with others do."""
    own = mark if os.path.isdir(mark) else _pointed(mark, b"gitdir:")
    shared = f"{own}/commondir"
    return own, _pointed(shared, b"") if os.path.lexists(shared) else own


def _pointed(file: str, before: bytes) -> str:
    """The folder that a small file names."""
    found = content(file) or b""
    said = os.fsdecode(found.removeprefix(before).strip())
    if not found.startswith(before) or not said:
        raise NotNoted(file)
    return os.path.normpath(os.path.join(os.path.dirname(file), said))


def _names(own: str, common: str) -> list[str]:
    """The files of the names by which HEAD leads to a commit, where it goes by names."""
    found: list[str] = []
    held = content(f"{own}/HEAD")
    for _ in range(_STEPS):
        if (held is None and found) or (held is not None and _COMMIT.fullmatch(held)):
            return found  # none: it is packed, or a branch without a commit
        name = os.fsdecode((held or b"").removeprefix(b"ref: ").strip())
        if held is None or not name.startswith("refs/") or ".." in name.split("/"):
            break
        found.append(f"{own if name.startswith(_OWN_NAMES) else common}/{name}")
        held = content(found[-1])
    raise NotNoted(f"{own}/HEAD")
