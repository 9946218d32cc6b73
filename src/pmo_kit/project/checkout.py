"""Which commit a project's files were read at, and whether they are what that commit holds."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pmo_kit.git import Entry, Git, GitError
from pmo_kit.project.artifact_files import is_artifact_file
from pmo_kit.project.history import NOT_COMMITTED, NoHistory
from pmo_kit.project.snapshot import Snapshot
from pmo_kit.project.source import tracked
from pmo_kit.project.tree import MANIFEST, Tree
from pmo_kit.results.project_snapshot import SnapshotSource


def checkout_of(root: Path, snapshot: Snapshot) -> SnapshotSource:
    """The commit that is checked out where a project lies; without one, why there is none.

    Raises `GitError` where there is a repository that git cannot read.
    """
    try:
        git, prefix = tracked(root)
    except NoHistory as error:
        if error.fault is not None:
            raise GitError(error.fault.message, error.fault.remedy) from error
        return SnapshotSource(reason=error.reason)
    commit, folder = git.head(), prefix.removesuffix("/")
    if commit is None:
        return SnapshotSource(folder=folder, reason=NOT_COMMITTED)
    shallow = git.shallow()
    return SnapshotSource(
        commit=commit,
        committed_on=git.committed_at(commit).strftime("%Y-%m-%dT%H:%M:%SZ"),
        repository=None if shallow else min(git.first_commits()),
        folder=folder,
        tree_clean=_is_clean(git, commit, prefix, snapshot),
        shallow=shallow,
    )


def _is_clean(git: Git, commit: str, prefix: str, snapshot: Snapshot) -> bool:
    """Whether manifest and artifacts are those of a commit, but for the ends of lines.

    No file is compared by git itself, which would run the filters that a repository names.
    """
    held = {entry.path[len(prefix) :]: entry for entry in git.commit_files(commit, prefix)}
    folder = snapshot.manifest.folder if snapshot.manifest else ""
    start = f"{folder}/" if folder else ""
    read = {artifact.path for artifact in snapshot.artifacts} | {*snapshot.later}
    read |= {fault.path for fault in snapshot.faults} - {*snapshot.ignored}
    there = {path for path in held if path.startswith(start) and is_artifact_file(path, folder)}
    if MANIFEST in held:
        there.add(MANIFEST)
    tree = snapshot.tree
    return tree is not None and all(
        path in held and _is_same(tree, path, held[path])
        for path in read | (there - {*snapshot.ignored})
    )


def _is_same(tree: Tree, path: str, entry: Entry) -> bool:
    content = tree.read(path)
    if not isinstance(content, bytes):
        return False
    if _blob(content, entry.blob) == entry.blob:
        return True
    return b"\r\n" in content and _blob(content.replace(b"\r\n", b"\n"), entry.blob) == entry.blob


def _blob(content: bytes, like: str) -> str:
    """The id that git gives a content, with the algorithm of another id."""
    algorithm = hashlib.sha1 if len(like) == 40 else hashlib.sha256
    return algorithm(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
