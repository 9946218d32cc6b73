"""What a tier asks people to type: the fields to start a project with, and those of a week."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pmo_kit.handbook.schemas import Node, root
from pmo_kit.standard import Kind, Standard


class Burden(NamedTuple):
    """How many files a project of a tier begins with, and how many fields are typed by hand.

    `start` counts up to the gate that ends the second phase, one entry of each list that must have
    one; `weekly` an ordinary week. What the kit fills in does not count.
    """

    files: int
    start: int
    weekly: int


def burden(standard: Standard, tier: str) -> Burden:
    """The burden of a tier for a predictive project, without what only a condition asks for."""
    begun = [kind for kind in standard.kinds.values() if _begun(standard, kind, tier)]
    files = sum(1 for kind in begun if kind.life != "record")
    start = sum(sum(_typed(standard, kind, tier).values()) for kind in begun)
    weekly = sum(_weekly(standard, kind, tier) for kind in standard.kinds.values())
    return Burden(files, start, weekly)


def _begun(standard: Standard, kind: Kind, tier: str) -> bool:
    """Whether a project of the tier has the kind before its work begins."""
    early = {phase.id for phase in standard.phases[:2]}
    gates = {gate.id for gate in standard.gates if gate.phase in early}
    return bool(kind.burden.get("start")) or any(
        due.gate in gates
        and not due.when
        and (not due.tiers or tier in due.tiers)
        and (not due.methods or "predictive" in due.methods)
        for due in kind.due
    )


def _typed(standard: Standard, kind: Kind, tier: str) -> dict[str, int]:
    """How often each field of a kind is typed to start."""
    known = kind.burden.get("start", ())
    typed = {entry["field"]: entry.get("times", 1) for entry in known}
    filled = set(kind.burden.get("filled", ()))
    for path in needed(standard, kind, tier):
        if not any(_covers(field, path) for field in (*typed, *filled)):
            typed[path] = 1
    return typed


def _weekly(standard: Standard, kind: Kind, tier: str) -> int:
    """How many fields of a kind are typed in a week; a record is written anew in all its depth."""
    known = kind.burden.get("weekly", ())
    if not known:
        return 0
    count: int = sum(entry.get("times", 1) for entry in known)
    if kind.life == "record":
        fields = [entry["field"] for entry in known]
        deeper = (path for path in _required(kind, tier, standard) if "[]" not in path)
        filled = kind.burden.get("filled", ())
        count += sum(1 for path in deeper if not any(_covers(f, path) for f in (*fields, *filled)))
    return count


def needed(standard: Standard, kind: Kind, tier: str) -> list[str]:
    """The fields that a kind must have in a tier, and its sections with `#` before their names.

    Fields of a list's entries count where the list must have one, or where starting means one.
    """
    found = [f"#{name}" for name in kind.sections]
    top = root(standard, kind.kind)
    if top is None:
        return found
    found += _below(top, "")
    started = [entry["field"] for entry in kind.burden.get("start", ())]
    for path in _required(kind, tier, standard):
        if all(_among(f"{part}[]", (*found, *started)) for part in _lists(path)):
            found += _below(top, path)
    return list(dict.fromkeys(found))


def _required(kind: Kind, tier: str, standard: Standard) -> list[str]:
    """What the tier and the lighter ones add to the schema."""
    order = [each.id for each in standard.tiers]
    lighter = order[: order.index(tier) + 1]
    return [path for each in lighter for path in kind.required.get(each, ())]


def _lists(path: str) -> list[str]:
    """The lists that a path goes through: `a[].b[].c` goes through `a` and `a[].b`."""
    parts = path.split("[]")
    return ["[]".join(parts[:number]) for number in range(1, len(parts))]


def _among(start: str, paths: Iterable[str]) -> bool:
    return any(path.startswith(start) for path in paths)


def _covers(field: str, path: str) -> bool:
    """A field counts for itself, for what it lies in, and for what lies in it."""
    return field == path or _among(f"{field}.", [path]) or _among(f"{field}[", [path])


def _below(top: Node, path: str) -> Iterator[str]:
    """The values that what stands at a path must have; itself where it asks for none."""
    node = top
    for step in re.findall(r"[^.\[\]]+|\[\]", path):
        node = node.inside(node.schema.get("items")) if step == "[]" else node.fields[step]
    return _values(node, path)


def _values(node: Node, path: str) -> Iterator[str]:
    """The single values that a place must have."""
    if node.entries:
        yield from _values(node.entries, f"{path}[]")
        return
    asked = [name for name in node.schema.get("required", ()) if name in node.fields]
    if not asked and path:
        yield path
    for name in asked:
        yield from _values(node.fields[name], f"{path}.{name}" if path else name)
