"""Takes a file of a standard as if it had its form: what is wrong is left out or stood in for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pmo_kit.results.correction import BLANK
from pmo_kit.source import Document, Route
from pmo_kit.standard.bundle_schema import follow
from pmo_kit.standard.files import meta_schemas

_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "null": type(None),
}
_WRONG = object()


def as_if_right(document: Document, form: str, given: Mapping[str, Any]) -> Document:
    """The document with data that the meta-schema `form`, by `$id`, takes as far as types go.

    Unknown keys go, values of a wrong type go, and where a key has to be there an example of the
    schema stands for it, or what is `given` for it at the top. Places stay those of the file.
    """
    metas = meta_schemas()
    right = _Right(metas, metas[form])
    data = right.value(metas[form], {**given, **document.data})
    return document.replace(data=data)


class MetaSchema:
    """What one of the kit's meta-schemas says of the values of a file."""

    def __init__(self, identity: str) -> None:
        metas = meta_schemas()
        self._right = _Right(metas, metas[identity])
        self._root = metas[identity]

    def example(self, route: Route, path: Path) -> Any:
        """A value as it may stand at a route; at the top an id is what the file is called."""
        name = path.parent.name if path.stem == "standard" else path.stem
        if route in (("id",), ("kind",), ("extends",)):
            return name
        schema = self._right.at(self._root, route)
        return self._right.sample(schema) or BLANK

    def allowed(self, route: Route) -> list[str]:
        """The texts that may stand at a route, where the meta-schema lists them."""
        schema = self._right.at(self._root, route)
        listed = schema.get("enum", [schema["const"]] if "const" in schema else [])
        return [one for one in listed if isinstance(one, str)]


class _Right:
    def __init__(self, known: Mapping[str, dict[str, Any]], root: dict[str, Any]) -> None:
        self._known = known
        self._root = root
        self._numbers: Iterator[int] = iter(range(1, 100_000))

    def value(self, schema: Any, value: Any) -> Any:
        """A value as a schema takes it, or the sign that it takes nothing of it."""
        schema = self._followed(schema)
        types = schema.get("type", [])
        wanted = [types] if isinstance(types, str) else list(types)
        if wanted and not any(_is(value, each) for each in wanted):
            return _WRONG
        if isinstance(value, dict):
            return self._mapping(schema, value)
        if isinstance(value, list) and isinstance(schema.get("items"), dict):
            found = [self.value(schema["items"], each) for each in value]
            return [self.sample(schema["items"]) if each is _WRONG else each for each in found]
        return value

    def _mapping(self, schema: Mapping[str, Any], value: Mapping[str, Any]) -> dict[str, Any]:
        properties, free = schema.get("properties", {}), schema.get("additionalProperties", True)
        found: dict[str, Any] = {}
        for key, each in value.items():
            inner = properties.get(key, free)
            kept = each if inner is True else _WRONG if inner is False else self.value(inner, each)
            if kept is not _WRONG:
                found[key] = kept
        for key in schema.get("required", ()):
            if key not in found:
                found[key] = self.sample(properties.get(key, {}), key)
        return found

    def at(self, schema: Any, route: Route) -> Mapping[str, Any]:
        """The schema by which the value at a route is judged; empty where none is known."""
        schema = self._followed(schema)
        for step in route:
            name = "items" if isinstance(step, int) else "additionalProperties"
            inner = schema.get("properties", {}).get(step, schema.get(name))
            schema = self._followed(inner)
        return {**schema}

    def sample(self, schema: Any, key: str = "") -> Any:
        """What stands for a value that is missing; ids are never those of anything else."""
        schema = self._followed(schema)
        if key == "id":
            return f"unnamed-{next(self._numbers)}"
        if "const" in schema:
            return schema["const"]
        listed = (*schema.get("examples", ()), *schema.get("enum", ()))
        return self.value(schema, listed[0]) if listed else ""

    def _followed(self, schema: Any) -> Mapping[str, Any]:
        ref = schema.get("$ref") if isinstance(schema, dict) else None
        found = follow(ref, self._root, self._known) if isinstance(ref, str) else schema
        return found if isinstance(found, dict) else {}


def _is(value: Any, wanted: str) -> bool:
    if isinstance(value, bool) and wanted != "boolean":
        return False
    return isinstance(value, _TYPES.get(wanted, object))
