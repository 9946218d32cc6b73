"""One artifact of a project: its kind, its document, and the hash by which an approval binds it."""

from __future__ import annotations

import copy
import hashlib
import json
from typing import Any

from pmo_kit._start.record import NamedTuple
from pmo_kit.project.paths import EVERY, Step, parse, walk
from pmo_kit.source import Document, Route
from pmo_kit.source.layout import laid_out
from pmo_kit.standard import Kind

WAY = 3
"""How hashes are made now; those that were made in an earlier way stay right."""


class Artifact(NamedTuple):
    """One artifact of a project: its kind and the document it is written in."""

    kind: Kind
    document: Document

    @property
    def path(self) -> str:
        """Where it lies, relative to the project's root."""
        return self.document.path


def artifact_of(kind: Kind, document: Document) -> Artifact:
    """A document as an artifact of a kind, with the fields that the kind reads as written."""
    return Artifact(kind, as_written(document, kind))


def as_written(document: Document, kind: Kind) -> Document:
    """The document with the text of the file for the values that its kind reads as written.

    Of YAML's meaning only null is left: a key without a value has none.
    """
    found: list[tuple[Route, str]] = []
    for spot in (spot for path in kind.as_written for spot in walk(document.fields, path)):
        if isinstance(spot.value, bool | int | float):
            route = (*document.to_fields, *spot.route)
            text = document.written(route)
            found += [] if text is None else [(route, text)]
    if not found:
        return document
    data = copy.deepcopy(document.data)
    for route, text in found:
        holder = data
        for step in route[:-1]:
            holder = holder[step]
        holder[route[-1]] = text
    return document.replace(data=data)


def schema_of(document: Document) -> str | None:
    """The schema that a document names, in YAML or in its front matter."""
    data: Any = document.data
    if document.format == "markdown":
        data = data.get("meta")
    value = data.get("schema") if isinstance(data, dict) else None
    return value if isinstance(value, str) else None


def digest(document: Document, kind: Kind, way: int = WAY) -> str:
    """The hash of a document's content, by which an approval binds it: `3:` and 64 hex digits.

    It is SHA-256 over the canonical data and a Markdown body, without the fields that the kind
    lists under `unhashed` (status, progress, forecasts). What is no content lies outside it too:
    order and layout of data, line ends, blanks before them, empty lines at the end, and how Unicode
    composes a character. The first way, 64 digits alone, still counted blanks and composition; the
    second, `2:`, who does the work (`changes_hands`).
    """
    if way > 1:
        document = laid_out(document, kind.front_matter, lambda read: as_written(read, kind))
    data = agreed_fields(document.fields, kind, way)
    text = _canonical(data)
    if way > 1 and not text.isascii():
        text = _canonical(_composed(data))
    if document.format == "markdown":
        after = body(document)
        text += "\n" + (_composed(after) if way > 1 else after)
    found = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{way}:{found}" if way > 1 else found


def agreed_fields(data: Any, kind: Kind, way: int = WAY) -> Any:
    """The fields of a document that an approval binds: without status, progress, forecasts."""
    for path in (*kind.unhashed, *(kind.changes_hands if way > 2 else ())):
        data = _without(data, parse(path))
    return data


def way_of(bound: str) -> int:
    """In which way a hash was made."""
    return next((way for way in range(WAY, 1, -1) if bound.startswith(f"{way}:")), 1)


def is_bound(bound: str, document: Document, kind: Kind) -> bool:
    """Whether a document's content is what a hash binds, in whichever way it was made."""
    return digest(document, kind, way_of(bound)) == bound


def body(document: Document) -> str:
    """The text of a Markdown document after its front matter, with LF line ends, stripped."""
    data = document.data
    lines = list(data["lines"])
    if getattr(data, "style", "") == "mail":
        lines = lines[data.body :]
    elif lines and lines[0].rstrip() == "---":
        end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)
        lines = lines[end + 1 :]
    return "\n".join(line.rstrip("\r") for line in lines).strip("\n")


def _canonical(data: Any) -> str:
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _composed(data: Any) -> Any:
    """Data with all its texts in composed form (NFC); keys that would become one stay apart."""
    if isinstance(data, str):
        return _nfc(data)
    if isinstance(data, list):
        return [_composed(element) for element in data]
    if not isinstance(data, dict):
        return data
    keys = [_nfc(key) for key in data]
    names = keys if len(set(keys)) == len(keys) else list(data)
    return dict(zip(names, map(_composed, data.values()), strict=True))


def _nfc(text: str) -> str:
    from unicodedata import normalize  # most texts do without

    return text if text.isascii() else normalize("NFC", text)


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
