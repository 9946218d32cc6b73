"""A project as git holds it: staged for a commit, or at the revision that a change starts from."""

from __future__ import annotations

from pathlib import Path

from pmo_kit.engine.state import Base
from pmo_kit.engine.waivers import KNOWN_FINDINGS, WAIVERS
from pmo_kit.git import Git
from pmo_kit.project import (
    Artifact,
    Index,
    ManifestError,
    Snapshot,
    Tree,
    read_manifest,
    take,
)
from pmo_kit.project.changes import Changes
from pmo_kit.standard import Standard


def staged(root: Path) -> Index:
    """The project in git's index."""
    git, prefix = repository(root)
    return Index(git, prefix)


def changes_of(root: Path, revision: str, now: Tree, folder: str) -> Changes:
    """What of a project changed since its branch left a revision; raises `GitError`."""
    git, prefix = repository(root)
    return Changes(now, Index(git, prefix, git.fork(revision)), folder)


def base_of(root: Path, revision: str, standard: Standard) -> Base:
    """The exceptions that a revision holds. Nothing is checked out; raises `GitError`."""
    git, prefix = repository(root)
    commit = git.commit(revision)
    tree = Index(git, prefix, commit)
    try:
        manifest = read_manifest(tree)
    except ManifestError:
        files = git.commit_files(commit)
        adopted = not any(entry.path.rsplit("/", 1)[-1] == "pmo.yaml" for entry in files)
        return Base(revision, adopted=adopted)
    snapshot = take(tree, manifest, standard, str(root), root.resolve().name)
    waivers = _listed(snapshot, WAIVERS, "waivers")
    known = _listed(snapshot, KNOWN_FINDINGS, "findings")
    return Base(revision, tuple(waivers), frozenset(str(e.get("fingerprint")) for e in known))


def repository(root: Path) -> tuple[Git, str]:
    """The repository that a folder lies in, and the folder within it."""
    git = Git(root)
    inner = root.resolve().relative_to(git.root.resolve()).as_posix()
    return git, "" if inner == "." else f"{inner}/"


def _listed(snapshot: Snapshot, kind: str, key: str) -> list[dict[str, object]]:
    """The elements of a list in every artifact of a kind, as far as it has the shape of one."""
    return [entry for artifact in snapshot.of(kind) for entry in _elements(artifact, key)]


def _elements(artifact: Artifact, key: str) -> list[dict[str, object]]:
    document = artifact.document
    data = document.data.get("meta") if document.format == "markdown" else document.data
    listed = data.get(key) if isinstance(data, dict) else None
    return [e for e in listed if isinstance(e, dict)] if isinstance(listed, list) else []
