"""What a project's own files say that its next artifact begins with."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from pmo_kit.project import Manifest, Tree
from pmo_kit.project.skeleton import SAFE, Rows
from pmo_kit.source import Broken, read
from pmo_kit.standard import Kind, Standard

SOURCES = ("charter", "plan")
"""The kinds whose content goes into others."""
FIRST = "M-01"


class Facts(NamedTuple):
    """What each token of a skeleton stands for, and the rows of what stands in a line each."""

    tokens: Mapping[str, str]
    rows: Rows


def facts(
    manifest: Manifest,
    kind: Kind,
    identity: str,
    today: datetime.date,
    tree: Tree,
    standard: Standard,
) -> Facts:
    """What is known for an artifact of a kind from the manifest, the charter and the plan.

    Where the project does not say, a word, day or number to be replaced.
    """
    people, days = _mapping(manifest.data, "roles"), _mapping(manifest.data, "dates")
    leader = _safe(people.get("project_manager"), "leader")
    charter = _fields(tree, manifest.folder, standard.kinds.get("charter"))
    plan = _fields(tree, manifest.folder, standard.kinds.get("plan"))
    budget, planned = _mapping(charter, "budget"), _mapping(plan, "budget")
    end = _safe(days.get("end"), today.isoformat())
    promised = _pairs(charter, "milestones", "date") or ((FIRST, end),)
    total = _number(budget.get("total"))
    sponsor = _safe(people.get("project_owner"), "sponsor")
    tokens = {
        "id": identity,
        "today": today.isoformat(),
        "start": _safe(days.get("start"), today.isoformat()),
        "end": end,
        "project": _safe(manifest.text("id"), "project"),
        "leader": leader,
        "sponsor": sponsor,
        "owner": _safe(people.get(kind.owner.replace("-", "_")), leader),
        "unit": _safe(budget.get("unit"), "h"),
        "total": total,
        "bac": _number(planned["bac"]) if "bac" in planned else total,
    }
    holders = _holders(people, {role.id for role in standard.roles}) or (
        (sponsor, "project-owner"),
    )
    return Facts(tokens, {"milestone": promised, "person": holders})


def _fields(tree: Tree, folder: str, kind: Kind | None) -> Mapping[str, Any]:
    """The fields of the one file of a kind where it usually lies; none where it cannot be read."""
    path = (PurePosixPath(folder) / kind.file).as_posix() if kind else folder
    content = tree.read(path)
    document = content if isinstance(content, Broken) else read(content, path)
    if isinstance(document, Broken) or not isinstance(document.data, Mapping):
        return {}
    return _mapping(document.data, "meta") if document.format == "markdown" else document.data


def _pairs(fields: Mapping[str, Any], name: str, key: str) -> tuple[tuple[str, str], ...]:
    """The id of each entry of a list, with what stands under a key."""
    listed = fields.get(name)
    entries = (
        [one for one in listed if isinstance(one, Mapping)] if isinstance(listed, list) else []
    )
    pairs = ((_safe(one.get("id"), ""), _safe(one.get(key), "")) for one in entries)
    return tuple(pair for pair in pairs if all(pair))


def _holders(people: Mapping[str, Any], known: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Everybody whom the manifest gives a role, each with those that the standard knows."""
    roles: dict[str, list[str]] = {}
    for role, person in people.items():
        if _safe(person, ""):
            held = roles.setdefault(str(person), [])
            held += [name] if (name := str(role).replace("_", "-")) in known else []
    return tuple((person, ", ".join(held)) for person, held in roles.items())


def _mapping(fields: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = fields.get(key)
    return found if isinstance(found, Mapping) else {}


def _is_mapping(value: object) -> bool:
    return isinstance(value, Mapping)


def _safe(value: object, otherwise: str) -> str:
    """An id or date fit to stand unquoted in a skeleton, else what stands instead."""
    return value if isinstance(value, str) and SAFE.fullmatch(value) else otherwise


def _number(value: object) -> str:
    """A number as a person writes it; 0 where there is none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "0"
    return f"{value:.2f}".rstrip("0").rstrip(".")
