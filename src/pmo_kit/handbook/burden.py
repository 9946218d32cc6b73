"""What a tier asks people to type: the fields to start a project with, and those of a week."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from pmo_kit.handbook.schemas import Node, root
from pmo_kit.standard import Kind, Standard


class Burden(NamedTuple):
    """What a tier asks of people, and what it does not ask of them.

    `kinds` that people write in a project's life, and the `files` of them with which it begins;
    fields that they type to `start`, up to the gate that ends the second phase, one entry of each
    list that must have one, and in a `weekly` round. Beside it, over the whole life: fields
    `filled` in by the kit, and those that come from `others` than the project's people.
    """

    kinds: int
    files: int
    start: int
    weekly: int
    filled: int
    others: int


def burden(standard: Standard, tier: str) -> Burden:
    """The burden of a tier for a predictive project, without what only a condition asks for."""
    asked, typed = asked_kinds(standard, tier), typed_fields(standard, tier)
    own = written_kinds(standard, tier)
    apart = [kind for kind in asked if kind.burden.get("others")]
    return Burden(
        kinds=len(own),
        files=sum(1 for kind in typed if standard.kinds[kind].life != "record"),
        start=sum(sum(fields.values()) for fields in typed.values()),
        weekly=sum(_weekly(standard, kind, tier) for kind in own),
        filled=sum(len(filled_fields(standard, kind, tier)) for kind in asked),
        others=sum(len(_not_filled(standard, kind, tier)) for kind in apart),
    )


def asked_kinds(standard: Standard, tier: str) -> list[Kind]:
    """The kinds that every predictive project of a tier has in its life."""
    gates = {gate.id for gate in standard.gates}
    return [kind for kind in standard.kinds.values() if _asked(kind, tier, gates)]


def written_kinds(standard: Standard, tier: str) -> list[Kind]:
    """The kinds that the people of every predictive project of a tier write."""
    return [kind for kind in asked_kinds(standard, tier) if not kind.burden.get("others")]


def conditional_kinds(standard: Standard, tier: str) -> list[Kind]:
    """The kinds that a tier asks for only where a condition holds."""
    asked = asked_kinds(standard, tier)
    return [
        kind
        for kind in standard.kinds.values()
        if kind not in asked
        and any(due.when and (not due.tiers or tier in due.tiers) for due in kind.due)
    ]


def typed_fields(standard: Standard, tier: str) -> dict[str, dict[str, int]]:
    """By kind that people begin with, how often each field is typed to start."""
    early = {phase.id for phase in standard.phases[:2]}
    gates = {gate.id for gate in standard.gates if gate.phase in early}
    return {
        kind.kind: _typed(standard, kind, tier)
        for kind in standard.kinds.values()
        if _asked(kind, tier, gates) and not kind.burden.get("others")
    }


def filled_fields(standard: Standard, kind: Kind, tier: str) -> list[str]:
    """The fields of a kind that the kit fills in, but for those that a heavier tier asks for."""
    order = [each.id for each in standard.tiers]
    later = {p for each in order[order.index(tier) + 1 :] for p in kind.required.get(each, ())}
    needless = later - set(_required(kind, tier, standard))
    return [
        field
        for field in kind.burden.get("filled", ())
        if not any(field == path or _inside(field, path) for path in needless)
    ]


def _asked(kind: Kind, tier: str, gates: Collection[str]) -> bool:
    """Whether one of some gates asks every project of a tier for a kind, or it begins with it."""
    begun = any(_in_tier(entry, tier) for entry in kind.burden.get("start", ()))
    return (begun and not kind.due) or any(
        due.gate in gates
        and not due.when
        and (not due.tiers or tier in due.tiers)
        and (not due.methods or "predictive" in due.methods)
        for due in kind.due
    )


def _in_tier(entry: Mapping[str, Any], tier: str) -> bool:
    return tier in entry.get("tiers", (tier,))


def _typed(standard: Standard, kind: Kind, tier: str) -> dict[str, int]:
    """How often each field of a kind is typed to start."""
    typed: dict[str, int] = {}
    for entry in kind.burden.get("start", ()):
        if _in_tier(entry, tier):
            typed[entry["field"]] = typed.get(entry["field"], 0) + entry.get("times", 1)
    filled = kind.burden.get("filled", ())
    for path in needed(standard, kind, tier):
        if not any(_covers(field, path) for field in (*typed, *filled)):
            typed[path] = 1
    return typed


def _not_filled(standard: Standard, kind: Kind, tier: str) -> list[str]:
    """What a kind must have, or is begun with, in a tier and the kit does not fill in."""
    filled = kind.burden.get("filled", ())
    begun = [e["field"] for e in kind.burden.get("start", ()) if _in_tier(e, tier)]
    fields = dict.fromkeys((*needed(standard, kind, tier), *begun))
    return [path for path in fields if not any(_covers(field, path) for field in filled)]


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
    return field == path or _inside(path, field) or _inside(field, path)


def _inside(path: str, outer: str) -> bool:
    return path.startswith((f"{outer}.", f"{outer}["))


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
