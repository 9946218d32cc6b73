"""Reads a folder, or git's index, as a project: a frozen snapshot of what is judged."""

from __future__ import annotations

from pmo_kit.project.artifact import (
    Artifact,
    agreed_fields,
    body,
    digest,
    is_bound,
    schema_of,
    way_of,
)
from pmo_kit.project.artifact_files import named_in
from pmo_kit.project.globs import matches
from pmo_kit.project.history import ExampleHistory, GitHistory, History, NoHistory, Version
from pmo_kit.project.limits import LimitError
from pmo_kit.project.manifest import FOLDER, Manifest, ManifestError, read_manifest
from pmo_kit.project.snapshot import (
    Fault,
    Snapshot,
    by_place,
    open_artifact,
    read_snapshot,
    until,
)
from pmo_kit.project.tree import MANIFEST, Folder, Index, Overlay, Tree, roots_below

__all__ = [
    "FOLDER",
    "MANIFEST",
    "Artifact",
    "ExampleHistory",
    "Fault",
    "Folder",
    "GitHistory",
    "History",
    "Index",
    "LimitError",
    "Manifest",
    "ManifestError",
    "NoHistory",
    "Overlay",
    "Snapshot",
    "Tree",
    "Version",
    "agreed_fields",
    "body",
    "by_place",
    "digest",
    "is_bound",
    "matches",
    "named_in",
    "open_artifact",
    "read_manifest",
    "read_snapshot",
    "roots_below",
    "schema_of",
    "until",
    "way_of",
]
