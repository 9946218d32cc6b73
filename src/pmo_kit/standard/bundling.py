"""One self-contained schema for a kind: what editors can use with no network and no registry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pmo_kit.standard.errors import StandardError
from pmo_kit.standard.model import Standard


def bundled(standard: Standard, kind: str) -> dict[str, Any]:
    """The schema of a kind with every definition it refers to under its own `$defs`."""
    identity = standard.schema_of[kind]
    carried: dict[str, Any] = {}
    whole: dict[str, Any] = _rewritten(
        standard.schemas[identity], identity, standard.schemas, carried
    )
    if carried:
        whole["$defs"] = {**whole.get("$defs", {}), **carried}
    return whole


def definition(schema: Mapping[str, Any], reference: str) -> Any:
    """What a reference within a schema, such as `#/$defs/person`, leads to.

    Raises `StandardError` where it leads nowhere.
    """
    found: Any = schema
    for part in reference.lstrip("#").strip("/").split("/") if reference.strip("#/") else ():
        if not isinstance(found, Mapping) or part not in found:
            raise StandardError(
                f"The schema {schema.get('$id', '')} refers to {reference}, which is not there.",
                "Mend the `$ref`, or add the definition.",
            )
        found = found[part]
    return found


def _rewritten(node: Any, home: str, schemas: Mapping[str, Any], carried: dict[str, Any]) -> Any:
    """A copy whose references to other schemas lead to `#/$defs/…`."""
    if isinstance(node, list):
        return [_rewritten(inner, home, schemas, carried) for inner in node]
    if not isinstance(node, dict):
        return node
    copy = {k: _rewritten(v, home, schemas, carried) for k, v in node.items() if k != "$ref"}
    target = node.get("$ref")
    if isinstance(target, str):
        identity, _, fragment = target.partition("#")
        if identity in ("", home):
            copy["$ref"] = f"#{fragment}"
        else:
            copy["$ref"] = f"#/$defs/{_carry(identity, fragment, schemas, carried)}"
    return copy


def _carry(
    identity: str, fragment: str, schemas: Mapping[str, Any], carried: dict[str, Any]
) -> str:
    """Bring a definition of another schema along, once; its name within the bundle."""
    name = f"{identity.split('/')[-2]}-{fragment.rsplit('/', 1)[-1] or 'root'}"
    if name not in carried:
        carried[name] = {}
        if identity not in schemas:
            raise StandardError(
                f"A schema refers to {identity}, which the standard does not have.",
                "Mend the `$ref`, or add that schema.",
            )
        found = definition(schemas[identity], fragment)
        moved = _rewritten(_absolute(found, identity), "", schemas, carried)
        carried[name] = {k: v for k, v in moved.items() if k not in ("$id", "$schema")}
    return name


def _absolute(node: Any, identity: str) -> Any:
    """A copy in which references within its own schema name that schema."""
    if isinstance(node, list):
        return [_absolute(inner, identity) for inner in node]
    if not isinstance(node, dict):
        return node
    return {
        key: f"{identity}{value}"
        if key == "$ref" and isinstance(value, str) and value.startswith("#")
        else _absolute(value, identity)
        for key, value in node.items()
    }
