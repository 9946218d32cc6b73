"""Lets what a kind reads as written stand without quotes: to an editor, `1.40` is a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pmo_kit.project.paths import EVERY, VALUES, Step, parse
from pmo_kit.standard import Kind

_UNQUOTED = {"type": ["boolean", "number"]}
_NOTES = ("title", "description", "examples", "default", "deprecated")
_MAPS = ("properties", "patternProperties")
_LISTS = ("allOf", "anyOf", "oneOf")


def with_unquoted(schema: Mapping[str, Any], kinds: Iterable[Kind]) -> dict[str, Any]:
    """A schema of `bundled_kinds`, of the same kinds, which takes their `as_written` fields so.

    The kit reads the text in the file there and holds it to the kind's own schema. An editor sees
    a number or a truth value, which that schema refuses. What else refers to a definition that such
    a field lies in keeps it as it is.
    """
    definitions = dict(schema["$defs"])
    for branch, kind in zip(schema["allOf"], kinds, strict=True):
        name = branch["then"]["$ref"].removeprefix("#/$defs/")
        for path in kind.as_written:
            definitions[name] = _taking(definitions[name], parse(path), definitions)
    return {**schema, "$defs": definitions}


def _taking(node: Any, steps: tuple[Step, ...], definitions: Mapping[str, Any]) -> Any:
    """A copy of a schema that takes an unquoted value where the steps lead."""
    if not isinstance(node, dict):
        return node
    if not steps:
        notes = {key: value for key, value in node.items() if key in _NOTES}
        held = {key: value for key, value in node.items() if key not in _NOTES}
        return {**notes, "anyOf": [held, _UNQUOTED]}
    copy = {**node}
    for keyword, names in _further(node, steps[0]):
        held = node.get(keyword, {})
        inner = {name: _taking(part, steps[1:], definitions) for name, part in names.items()}
        copy[keyword] = {**held, **inner} if keyword in _MAPS else inner[keyword]
    for keyword in _LISTS:
        if keyword in node:
            copy[keyword] = [_taking(part, steps, definitions) for part in node[keyword]]
    for keyword in ("then", "else"):
        if keyword in node:
            copy[keyword] = _taking(node[keyword], steps, definitions)
    target = definitions.get(str(node.get("$ref", "")).removeprefix("#/$defs/"))
    taken = _taking(target, steps, definitions)
    if taken != target:
        del copy["$ref"]
        copy["allOf"] = [*copy.get("allOf", ()), taken]
    return copy


def _further(node: Mapping[str, Any], step: Step) -> Iterator[tuple[str, dict[str, Any]]]:
    """The keywords of a schema under which stands what a step leads to: the schemas, by name."""
    rest = node.get("additionalProperties")
    if step is EVERY:
        if "items" in node:
            yield "items", {"items": node["items"]}
    elif step is VALUES:
        yield from ((keyword, node[keyword]) for keyword in _MAPS if keyword in node)
        if rest is not None:
            yield "additionalProperties", {"additionalProperties": rest}
    else:
        word = str(step)
        named = {k: v for k, v in node.get("properties", {}).items() if k == word}
        formed = {k: v for k, v in node.get("patternProperties", {}).items() if re.search(k, word)}
        if isinstance(rest, dict) and not (named or formed):
            named = {word: rest}
        yield from ((k, v) for k, v in zip(_MAPS, (named, formed), strict=True) if v)
