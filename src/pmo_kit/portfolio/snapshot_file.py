"""Reads a file that `pmo snapshot` wrote: held to its schema, and what a portfolio asks of it."""

from __future__ import annotations

import json
import math
from functools import lru_cache
from pathlib import Path
from typing import Any

from pmo_kit._start.lazy_pattern import lazy_pattern
from pmo_kit._start.record import NamedTuple
from pmo_kit.portfolio.project_list import PortfolioError
from pmo_kit.source import Broken, read
from pmo_kit.source.reader import LIMIT_BYTES
from pmo_kit.source.schemas import Schemas
from pmo_kit.standard.places import data_root

SCHEMA = "snapshot/v1"
_NAME = "snapshot/"
_LONG = lazy_pattern(rb"[:,[]\s*-?[0-9]{19}")  # an integer that no amount and no count has
_AGAIN = "Write it again with `pmo snapshot`, or fetch it again from where it was published."


class ProjectSnapshot(NamedTuple):
    """One project's state at one commit: as one line of JSON, and what tells it from others.

    `repository` is the first commit of its repository, equal in all clones; `committed` orders
    commits of one repository. Both are empty, as `commit` is, without git.
    """

    line: bytes
    project: str
    repository: str
    commit: str
    committed: str
    on: str


def read_snapshot(content: bytes, path: str) -> ProjectSnapshot:
    """The snapshot that a file's bytes hold.

    Raises `PortfolioError` where they hold none, with the place where that can be told.
    """
    data = _plain(content)
    if data is None:
        found = read(content, path, "json")
        if isinstance(found, Broken):
            problem = found.problem
            raise PortfolioError(problem.message, _AGAIN, path, problem.line, problem.column)
        data = found.data
    _require_snapshot(data, path)
    return as_snapshot(data, content if content.find(b"\n") == len(content) - 1 else None)


def _plain(content: bytes) -> Any:
    """The data of plain JSON, in a quarter of the time; none where the strict reader has to look.

    That is where it is no JSON, where it may hold a number that nobody can reckon with, or half a
    character.
    """
    if len(content) > LIMIT_BYTES or b"\\ud" in content or b"\\uD" in content:
        return None
    if _LONG.search(content):
        return None
    try:
        return json.loads(content.decode(), parse_constant=_refuse, parse_float=_finite)
    except (ValueError, RecursionError):
        return None


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _finite(text: str) -> float:
    value = float(text)
    return value if math.isfinite(value) else float("no number")


def as_snapshot(data: dict[str, Any], line: bytes | None = None) -> ProjectSnapshot:
    """The snapshot of data in its shape; as the line that it was read from, or a new one."""
    if line is None:
        line = json.dumps(data, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    source = data["source"]
    return ProjectSnapshot(
        line,
        data["project"]["id"],
        source["repository"] or "",
        source["commit"] or "",
        source["committed_on"] or "",
        data["as_of"],
    )


def _require_snapshot(data: Any, path: str) -> None:
    """Raises `PortfolioError` where data is no snapshot by its schema."""
    said = data.get("schema") if isinstance(data, dict) else None
    if not isinstance(said, str) or not said.startswith(_NAME):
        message = "This is no snapshot of a project: it does not say `snapshot/v1` as its schema."
        raise PortfolioError(message, "Name a file that `pmo snapshot` wrote.", path, 1)
    if said != SCHEMA:
        raise PortfolioError(
            f"This snapshot is of the shape `{said[:40]}`; this pmo-kit reads {SCHEMA}.",
            "Update pmo-kit here, or write the snapshot with the release that is used here.",
            path,
            1,
        )
    schemas, id = _schemas()
    if not schemas.accepts(id, data):
        first = schemas.problems(id, data)[0]
        where = "/".join(map(str, first.route)) or "the file"
        raise PortfolioError(f"At {where}: {first.message}", _AGAIN, path)


@lru_cache(maxsize=1)
def _schemas() -> tuple[Schemas, str]:
    """The schemas that a snapshot is held to, and the id of its own."""
    read_in: dict[str, dict[str, Any]] = {}
    for name in ("common/v1.0.json", f"{SCHEMA}.json"):
        schema = json.loads(Path(data_root(), "schemas", name).read_text(encoding="utf-8"))
        read_in[schema["$id"]] = schema
    return Schemas(read_in), schema["$id"]
