"""What artifacts and their parts are called in subjects: by key if they have one, never by line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from pmo_kit.project import Artifact
from pmo_kit.source import Route

DIGITS = 8


def artifact_key(artifact: Artifact) -> str:
    """What tells an artifact from others of its kind: its key field, else its file's name.

    Where files are found by pattern, names recur from folder to folder: there it is the path.
    """
    kind = artifact.kind
    if kind.files and not kind.key:
        return artifact.path
    data = artifact.document.fields
    for part in kind.key.split(".") if kind.key else ():
        data = data.get(part) if isinstance(data, Mapping) else None
    if isinstance(data, str | int):
        return str(data)
    name = artifact.path.rpartition("/")[2]
    return name.rpartition(".")[0] or name


class Labels:
    """Names the elements of lists; each list is gone through once."""

    def __init__(self) -> None:
        self._known: dict[int, list[str]] = {}

    def route(self, artifact: Artifact, route: Route) -> str:
        """A route in business words: `risks[R-01].owner`.

        An element without a key goes by its content, so that it keeps its name when others come
        before it; `~2` is the second of those that would be called alike.
        """
        data: Any = artifact.document.data
        name, plain = "", ""
        for step in route:
            if isinstance(step, int):
                key = artifact.kind.lists.get(plain, "id")
                name += f"[{self._label(data, step, key)}]"
                plain += "[]"
            elif step != "meta" or name:
                name += f".{step}" if name else step
                plain += f".{step}" if plain else step
            try:
                data = data[step]
            except (KeyError, IndexError, TypeError):
                data = None
        return name

    def _label(self, elements: Any, position: int, key: str) -> str:
        if not isinstance(elements, list) or position >= len(elements):
            return str(position)
        if id(elements) not in self._known:
            self._known[id(elements)] = labels(elements, key)
        return self._known[id(elements)][position]


def labels(elements: list[Any], key: str) -> list[str]:
    """A name for each element of a list, no two of them alike."""
    met: dict[str, int] = {}
    found = []
    for element in elements:
        name = _own(element, key)
        met[name] = met.get(name, 0) + 1
        found.append(name if met[name] == 1 else f"{name}~{met[name]}")
    return found


def _own(element: Any, key: str) -> str:
    value = element.get(key) if isinstance(element, Mapping) else None
    if isinstance(value, str | int) and value != "":
        return str(value)
    text = json.dumps(element, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"#{digest[:DIGITS]}"
