"""What the elements of an artifact's lists are called: `risks[R-01]`, `links[notes/a.md]`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from pmo_kit._start.lazy_pattern import lazy_pattern
from pmo_kit.project import Artifact
from pmo_kit.source import Route
from pmo_kit.source.front_matter_keys import key_at

DIGITS = 8
_ODD = lazy_pattern(r"[./\[\]]")  # keys with these stand in brackets, so that names stay apart
_PLACED = "line"
_PARTS = {
    **dict.fromkeys(("headings", "sections"), "title"),
    "links": "target",
    **dict.fromkeys(("code", "tables"), _PLACED),
}
"""What tells the parts of a Markdown text apart: never the line, which changes with others."""


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
        if own := key_at(artifact.document, route):
            return f"keys[{own}]"
        name, plain = "", ""
        for step in route:
            if isinstance(step, int):
                usual = _PARTS.get(plain, "id") if route[0] == plain else "id"
                key = artifact.kind.lists.get(plain, usual)
                name += f"[{self._label(data, step, key)}]"
                plain += "[]"
            elif _ODD.search(step):
                name += f"[{step}]"
                plain += f".{step}" if plain else step
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
    value = element.get(key) if isinstance(element, Mapping) and key != _PLACED else None
    if isinstance(value, str | int) and value != "":
        return str(value)
    if key == _PLACED and isinstance(element, Mapping):
        element = {name: part for name, part in element.items() if name != _PLACED}
    text = json.dumps(element, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"#{digest[:DIGITS]}"
