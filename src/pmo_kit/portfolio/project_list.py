"""Reads the board's list of projects, and hands out its rows and sources with their places."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pmo_kit._start.record import NamedTuple
from pmo_kit.engine.compiled import Compiled
from pmo_kit.project import Fault, Folder
from pmo_kit.project.artifact import Artifact
from pmo_kit.project.registry import open_registry
from pmo_kit.results.error import KitError
from pmo_kit.results.portfolio import Problem
from pmo_kit.source import Document, Route

FILE = "portfolio.yaml"
KIND = "portfolio"


class PortfolioError(KitError):
    """The list of a portfolio, or what was gathered for it, cannot be used."""


class Named(NamedTuple):
    """A source that the list names: by a row, whose project it is then, or for itself."""

    path: str
    branch: str
    project: str
    line: int
    column: int


class ProjectList(NamedTuple):
    """The board's list, in the shape of its schema; messages name its file as `shown`."""

    file: Path
    shown: str
    document: Document

    @property
    def folder(self) -> Path:
        """The folder from which its paths count."""
        return self.file.parent

    @property
    def data(self) -> dict[str, Any]:
        """What it says."""
        return dict(self.document.fields)

    def problem(self, code: str, message: str, remedy: str, *route: str | int) -> Problem:
        """What is wrong with the value at a route, at its place."""
        place = self.document.place(route)
        return Problem(code, message, remedy, self.shown, place.line, place.column)

    def sources(self) -> list[Named]:
        """Every source that it names: those of its rows, then the others, each in their order."""
        rows = [
            self._named(row, ("projects", at), row["id"])
            for at, row in enumerate(self.data["projects"])
            if "path" in row
        ]
        others = enumerate(self.data.get("sources", ()))
        return [*rows, *(self._named(each, ("sources", at), "") for at, each in others)]

    def _named(self, entry: dict[str, Any], route: Route, project: str) -> Named:
        place = self.document.place((*route, "path"))
        return Named(entry["path"], entry.get("branch", ""), project, place.line, place.column)


def list_file(path: Path) -> Path:
    """The file that a path means: itself, or the list in a folder.

    Raises `PortfolioError` where there is none.
    """
    file = path / FILE if path.is_dir() else path
    if not file.is_file():
        raise PortfolioError(
            f"There is no {FILE} in {path}.",
            "Name the file, or the folder that holds it; `pmo add portfolio` makes one.",
        )
    return file


def read_list(path: Path, compiled: Compiled) -> ProjectList:
    """The list at a path, held to a standard's schema of a portfolio.

    Raises `PortfolioError`, with the place of what is wrong.
    """
    file = list_file(path)
    shown = str(file)
    real = file.resolve()
    found = open_registry(Folder(real.parent), real.name, compiled.standard, shown)
    if isinstance(found, Fault):
        raise PortfolioError(found.message, found.remedy, shown, found.line, found.column)
    artifact = next((one for one in found if one.kind.kind == KIND), None)
    if artifact is None:
        raise PortfolioError(
            f"{shown} is no portfolio: it is of the kind {found[0].kind.kind}.",
            "Name the file that begins with `schema: portfolio/v1`.",
        )
    _require_shape(artifact, compiled, shown)
    known = ProjectList(file, shown, artifact.document)
    _require_own_ids(known)
    return known


def _require_shape(artifact: Artifact, compiled: Compiled, shown: str) -> None:
    """Raises `PortfolioError` at the first value that its schema refuses."""
    document, kind = artifact.document, artifact.kind
    schema = compiled.standard.schema_of[kind.kind]
    for fault in compiled.schemas.problems(schema, document.fields, document.written):
        find = document.key_place if fault.on_key else document.place
        place = find(fault.route)
        raise PortfolioError(fault.message, fault.remedy, shown, place.line, place.column)


def _require_own_ids(known: ProjectList) -> None:
    """Raises `PortfolioError` where two rows are of one project."""
    first: dict[str, int] = {}
    for at, row in enumerate(known.data["projects"]):
        before = first.setdefault(row["id"], at)
        if before != at:
            place = known.document.place(("projects", at, "id"))
            line = known.document.place(("projects", before, "id")).line
            raise PortfolioError(
                f"The project `{row['id']}` is listed twice; line {line} has it first.",
                "Keep one of the two rows, or give one its own id.",
                known.shown,
                place.line,
                place.column,
            )
