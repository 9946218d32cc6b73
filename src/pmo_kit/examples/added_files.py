"""Adds the files that an example brings to a project's snapshot, in memory."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from pmo_kit.project import Overlay, Snapshot, read_snapshot
from pmo_kit.project.paths import PathError
from pmo_kit.standard import Standard


def with_files(snapshot: Snapshot, files: Mapping[str, Any], standard: Standard) -> Snapshot:
    """The snapshot with more files, read as a standard reads them; each is data, or a text.

    Raises `PathError` for a path that lies outside the project or is taken, and for data that the
    standard does not read as an artifact.
    """
    if not files:
        return snapshot
    tree = snapshot.tree
    if tree is None:
        raise PathError("this project has no files to add to.")
    for path in files:
        _require_free(path, tree.exists(path))
    added = Overlay(tree, {path: text_of(content).encode() for path, content in files.items()})
    registries = snapshot.registries
    whole = read_snapshot(
        added, snapshot.manifest, standard, snapshot.root, snapshot.id, registries
    )
    for fault in whole.faults:
        if fault.path in files:
            raise PathError(f"{fault.path}, line {fault.line}: {fault.message}", fault.remedy)
    read = {artifact.path for artifact in whole.artifacts}
    for path, content in files.items():
        if not isinstance(content, str) and path not in read:
            folder = f"{snapshot.manifest.folder}/" if snapshot.manifest else "the project"
            raise PathError(f"{path} is read as no artifact: those lie in {folder}, as YAML.")
    return whole._replace(history=snapshot.history)


def text_of(content: object) -> str:
    """A file's text: as it stands, or data as somebody would write it in YAML."""
    if isinstance(content, str):
        return content
    import yaml  # only examples that bring files need it

    text: str = yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=88)
    return text


def _require_free(path: str, taken: bool) -> None:
    parts = PurePosixPath(path)
    if parts.is_absolute() or ".." in parts.parts or "\\" in path or str(parts) != path:
        raise PathError(f"{path} is no path within the project.")
    if taken:
        raise PathError(f"{path} is in the golden project already: change it with `set` or `text`.")
