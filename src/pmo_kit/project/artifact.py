"""One artifact of a project: its kind, its document, and the hash by which an approval binds it."""

from __future__ import annotations

import hashlib
import json
from typing import Any, NamedTuple

from pmo_kit.project.paths import EVERY, Step, parse
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


def digest(document: Document, kind: Kind) -> str:
    """SHA-256 (hex) over a document's canonical data, and a Markdown body with LF line ends.

    Fields that the kind lists under `unhashed` (status, progress, forecasts) lie outside it.
    """
    markdown = document.format == "markdown"
    data = document.fields
    for path in kind.unhashed:
        data = _without(data, parse(path))
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    if markdown:
        text += "\n" + body(document)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def body(document: Document) -> str:
    """The text of a Markdown document after its front matter, with LF line ends, stripped."""
    lines = list(document.data["lines"])
    if lines and lines[0].rstrip() == "---":
        end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)
        lines = lines[end + 1 :]
    return "\n".join(line.rstrip("\r") for line in lines).strip("\n")


def _without(data: Any, steps: tuple[Step, ...]) -> Any:
    """A copy of the data without what a path leads to; untouched parts are shared."""
    step, rest = steps[0], steps[1:]
    if step is EVERY:
        return [_without(element, rest) for element in data] if isinstance(data, list) else data
    if not isinstance(data, dict) or step not in data:
        return data
    if rest:
        return {**data, str(step): _without(data[step], rest)}
    return {key: value for key, value in data.items() if key != step}
