"""One artifact of a project: its kind and the document it is written in."""

from __future__ import annotations

from typing import Any, NamedTuple

from pmo_kit.source import Document
from pmo_kit.standard import Kind


class Artifact(NamedTuple):
    """One artifact of a project: its kind and the document it is written in."""

    kind: Kind
    document: Document

    @property
    def path(self) -> str:
        """Where it lies, relative to the project's root."""
        return self.document.path


def schema_of(document: Document) -> str | None:
    """The schema that a document names, in YAML or in its front matter."""
    data: Any = document.data
    if document.format == "markdown":
        data = data.get("meta")
    value = data.get("schema") if isinstance(data, dict) else None
    return value if isinstance(value, str) else None
