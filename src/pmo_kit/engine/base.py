"""The exceptions that stood at the revision from which a change starts."""

from __future__ import annotations

from pathlib import Path

from pmo_kit.engine.state import Base
from pmo_kit.engine.waivers import KNOWN_FINDINGS, WAIVERS
from pmo_kit.project import MANIFEST, Index, ManifestError, Snapshot, read_manifest, read_snapshot
from pmo_kit.project.source import repository
from pmo_kit.standard import Standard


def base_of(root: Path, revision: str, standard: Standard) -> Base:
    """The exceptions that a revision holds; nothing is checked out. Raises `GitError`."""
    git, prefix = repository(root)
    commit = git.commit(revision)
    tree = Index(git, prefix, commit)
    try:
        manifest = read_manifest(tree)
    except ManifestError:
        files = git.commit_files(commit)
        adopted = not any(entry.path.rsplit("/", 1)[-1] == MANIFEST for entry in files)
        return Base(revision, adopted=adopted)
    snapshot = read_snapshot(tree, manifest, standard, str(root), root.resolve().name)
    waivers = _listed(snapshot, WAIVERS, "waivers")
    known = _listed(snapshot, KNOWN_FINDINGS, "findings")
    return Base(revision, tuple(waivers), frozenset(str(e.get("fingerprint")) for e in known))


def _listed(snapshot: Snapshot, kind: str, key: str) -> list[dict[str, object]]:
    """The elements of a list in every artifact of a kind, as far as it has the shape of one."""
    found = []
    for artifact in snapshot.of(kind):
        data = artifact.document.fields
        listed = data.get(key) if isinstance(data, dict) else None
        found += [e for e in listed if isinstance(e, dict)] if isinstance(listed, list) else []
    return found
