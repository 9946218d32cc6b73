"""Self-contained schemas, of one kind or of all: usable with no network and no registry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pmo_kit.standard.model import Kind, Standard, StandardError

MAPS = ("$defs", "properties", "patternProperties", "dependentSchemas")
DIALECT = "https://json-schema.org/draft/2020-12/schema"
DATA = ("const", "default", "enum", "examples")


def bundled(standard: Standard, kind: str) -> dict[str, Any]:
    """The schema of a kind with every definition it refers to under its own `$defs`."""
    identity = standard.schema_of[kind]
    schema = standard.schemas[identity]
    bundle = _Bundle(standard.schemas, identity, schema.get("$defs", {}))
    whole: dict[str, Any] = bundle.rewritten(schema, identity)
    if bundle.carried:
        whole["$defs"] = {**whole.get("$defs", {}), **bundle.carried}
    return whole


def bundled_kinds(standard: Standard, kinds: Iterable[Kind]) -> dict[str, Any]:
    """One schema for files of several kinds: their value of `schema` selects what they may hold.

    Under `$defs` stand each kind by its name and, once each, the definitions that kinds refer to.
    Notes for the kit (`x-…`) are left out. Raises `StandardError` where a reference leads nowhere.
    """
    listed = list(kinds)
    roots = {standard.schema_of[kind.kind]: kind.kind for kind in listed}
    bundle = _Bundle(standard.schemas, "", roots.values(), notes=False)
    bundle.bring_roots(roots)
    return {
        "$schema": DIALECT,
        "title": "An artifact of a project",
        "description": "`schema` says which kind of artifact it is, and so what else it may hold.",
        "type": "object",
        "required": ["schema"],
        "properties": {
            "schema": {
                "description": "Which kind of artifact this file is.",
                "enum": [kind.schema_name for kind in listed],
            }
        },
        "allOf": [
            {
                "if": {
                    "properties": {"schema": {"const": kind.schema_name}},
                    "required": ["schema"],
                },
                "then": {"$ref": f"#/$defs/{roots[standard.schema_of[kind.kind]]}"},
            }
            for kind in listed
        ],
        "$defs": dict(sorted(bundle.carried.items())),
    }


def definition(schema: Mapping[str, Any], reference: str) -> Any:
    """What a reference within a schema, such as `#/$defs/person`, leads to.

    Raises `StandardError` where it leads nowhere.
    """
    found: Any = schema
    for step in reference.lstrip("#").strip("/").split("/") if reference.strip("#/") else ():
        part = step.replace("~1", "/").replace("~0", "~")
        if not isinstance(found, Mapping) or part not in found:
            raise StandardError(
                f"The schema {schema.get('$id', '')} refers to {reference}, which is not there.",
                "Fix the `$ref`, or add the definition.",
            )
        found = found[part]
    return found


def follow(ref: str, schema: dict[str, Any], known: Mapping[str, dict[str, Any]]) -> Any:
    """The schema that `ref` names when it stands in `schema`; none where it leads nowhere."""
    id, _hash, pointer = ref.partition("#")
    target: Any = known.get(id) if id and id != schema.get("$id") else schema
    if pointer and not pointer.startswith("/"):
        return None
    for step in pointer.split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        if isinstance(target, list) and step.isdecimal() and int(step) < len(target):
            target = target[int(step)]
        elif isinstance(target, dict) and step in target:
            target = target[step]
        else:
            return None
    return target


class _Bundle:
    """Brings along, once each and under names of their own, what a schema refers to elsewhere."""

    def __init__(
        self, schemas: Mapping[str, Any], top: str, own: Iterable[str], *, notes: bool = True
    ) -> None:
        self._schemas = schemas
        self._top = top
        self._notes = notes
        self._taken = set(own)
        self._names: dict[tuple[str, str], str] = {}
        self.carried: dict[str, Any] = {}

    def bring_roots(self, roots: Mapping[str, str]) -> None:
        """Bring whole schemas along, each by its identity under the name that is given for it."""
        self._names |= {(identity, ""): name for identity, name in roots.items()}
        for identity, name in roots.items():
            self._bring(identity, "", name)

    def rewritten(self, node: Any, home: str) -> Any:
        """A copy of a schema of the file `home` whose references stay within the bundle."""
        if isinstance(node, list):
            return [self.rewritten(inner, home) for inner in node]
        if not isinstance(node, dict):
            return node
        copy: dict[str, Any] = {}
        for key, value in node.items():
            if key in DATA:
                copy[key] = value
            elif key in MAPS and isinstance(value, dict):
                copy[key] = {name: self.rewritten(inner, home) for name, inner in value.items()}
            elif key != "$ref" and (self._notes or not key.startswith("x-")):
                copy[key] = self.rewritten(value, home)
        if "$ref" in node:
            copy["$ref"] = self._reference(str(node["$ref"]), home)
        return copy

    def _reference(self, target: str, home: str) -> str:
        identity, _, fragment = target.partition("#")
        identity = identity or home
        return f"#{fragment}" if identity == self._top else self._carry(identity, fragment)

    def _carry(self, identity: str, fragment: str) -> str:
        """Bring a definition of another schema along; how the bundle refers to it."""
        if (identity, fragment) not in self._names:
            if identity not in self._schemas:
                raise StandardError(
                    f"A schema refers to {identity}, which the standard does not have.",
                    "Fix the `$ref`, or add that schema.",
                )
            name = self._names[identity, fragment] = self._free_name(identity, fragment)
            self._bring(identity, fragment, name)
        return f"#/$defs/{self._names[identity, fragment]}"

    def _bring(self, identity: str, fragment: str, name: str) -> None:
        """Carry a definition under a name; definitions inside it come as they are referred to."""
        found = definition(self._schemas[identity], fragment)
        if isinstance(found, dict):
            found = {k: v for k, v in found.items() if k not in ("$id", "$schema", "$defs")}
        self.carried[name] = {}
        self.carried[name] = self.rewritten(found, identity)

    def _free_name(self, identity: str, fragment: str) -> str:
        wanted = f"{identity.rpartition('/')[0].rpartition('/')[2]}-{fragment.rpartition('/')[2]}"
        name, count = wanted if fragment.strip("/") else f"{wanted}root", 1
        while name in self._taken:
            count += 1
            name = f"{wanted}-{count}"
        self._taken.add(name)
        return name
