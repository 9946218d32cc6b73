"""Where a `$ref` leads in a closed set of schemas."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


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
