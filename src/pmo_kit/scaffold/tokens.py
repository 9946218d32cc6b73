"""What a project already says that stands for the tokens of a skeleton."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pmo_kit.project import Manifest
from pmo_kit.source import LIMIT_BYTES, Broken, read
from pmo_kit.standard import Kind, Standard

SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


def known(
    manifest: Manifest, kind: Kind, identity: str, today: datetime.date, budget: Mapping[str, Any]
) -> dict[str, str]:
    """What each token stands for; where the project does not say, a word or day to be replaced."""
    people, days = _mapping(manifest, "roles"), _mapping(manifest, "dates")
    leader = _safe(people.get("project_manager"), "leader")
    return {
        "id": identity,
        "today": today.isoformat(),
        "start": _safe(days.get("start"), today.isoformat()),
        "end": _safe(days.get("end"), today.isoformat()),
        "project": _safe(manifest.text("id"), "project"),
        "leader": leader,
        "sponsor": _safe(people.get("project_owner"), "sponsor"),
        "owner": _safe(people.get(kind.owner.replace("-", "_")), leader),
        "unit": _safe(budget.get("unit"), "h"),
        "total": _number(budget.get("total")),
    }


def agreed_budget(folder: Path, standard: Standard) -> Mapping[str, Any]:
    """The budget in the charter that lies in a folder; empty where there is none to be read."""
    charter = standard.kinds.get("charter")
    path = folder / charter.file if charter else folder
    if not path.is_file() or path.stat().st_size > LIMIT_BYTES:
        return {}
    document = read(path.read_bytes(), path.name)
    if isinstance(document, Broken) or not isinstance(document.data, Mapping):
        return {}
    data = document.data.get("meta") if document.format == "markdown" else document.data
    budget = data.get("budget") if isinstance(data, Mapping) else None
    return budget if isinstance(budget, Mapping) else {}


def _mapping(manifest: Manifest, key: str) -> Mapping[str, Any]:
    found = manifest.data.get(key)
    return found if isinstance(found, Mapping) else {}


def _safe(value: object, otherwise: str) -> str:
    """An id or date fit to stand unquoted in a skeleton, else what stands instead."""
    return value if isinstance(value, str) and SAFE.fullmatch(value) else otherwise


def _number(value: object) -> str:
    """A number as a person writes it; 0 where there is none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "0"
    return f"{value:.2f}".rstrip("0").rstrip(".")
