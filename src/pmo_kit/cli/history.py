"""A project as git holds it: staged for a commit, or at the revision that a change starts from."""

from __future__ import annotations

from pathlib import Path

from pmo_kit.engine import KNOWN_FINDINGS, WAIVERS, Base
from pmo_kit.git import Git, toplevel
from pmo_kit.project import Artifact, Index, ManifestError, Snapshot, read_manifest, take
from pmo_kit.standard import Standard


def staged(root: Path) -> Index:
    """The project in git's index."""
    git, prefix = _place(root)
    return Index(git, prefix)


def base_of(root: Path, revision: str, standard: Standard) -> Base:
    """The exceptions that a revision holds. Nothing is checked out; raises `GitError`."""
    git, prefix = _place(root)
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


def _place(root: Path) -> tuple[Git, str]:
    """The repository that a folder lies in, and the folder within it."""
    top = toplevel(root)
    inner = root.resolve().relative_to(top.resolve()).as_posix()
    return Git(top), "" if inner == "." else f"{inner}/"


def _listed(snapshot: Snapshot, kind: str, key: str) -> list[dict[str, object]]:
    """The elements of a list in every artifact of a kind, as far as it has the shape of one."""
    return [entry for artifact in snapshot.of(kind) for entry in _elements(artifact, key)]


def _elements(artifact: Artifact, key: str) -> list[dict[str, object]]:
    document = artifact.document
    data = document.data.get("meta") if document.format == "markdown" else document.data
    listed = data.get(key) if isinstance(data, dict) else None
    return [e for e in listed if isinstance(e, dict)] if isinstance(listed, list) else []
