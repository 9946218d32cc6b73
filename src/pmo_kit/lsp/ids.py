"""The ids of a project: what declares each of them, and where each is used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from pmo_kit.engine.known_names import walk_names
from pmo_kit.engine.name_keywords import REFERS, kinds_of
from pmo_kit.lsp.shapes import Shape, Shapes, declares, plain
from pmo_kit.project import Artifact
from pmo_kit.source import Place, Route


class Use(NamedTuple):
    """An id where it stands in an artifact; `element` is what it declares, if it does.

    `words` are the kinds of things that it is the name of there: `person`, `task`.
    """

    id: str
    ref: str
    artifact: Artifact
    route: Route
    element: Mapping[str, Any] | None = None
    words: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The artifact's path."""
        return self.artifact.path

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.artifact.document.place(self.route)

    @property
    def title(self) -> str:
        """What the declared element is called; empty where it has no title."""
        return str((self.element or {}).get("title", ""))


class Ids:
    """Every id in some artifacts, found by the definitions that their schemas refer to."""

    def __init__(self, artifacts: Iterable[Artifact], shapes: Shapes) -> None:
        self._shapes = shapes
        found: dict[tuple[str, Route], Use] = {}
        for artifact in artifacts:
            markdown = artifact.document.format == "markdown"
            data = artifact.document.data
            data, start = (data.get("meta"), ("meta",)) if markdown else (data, ())
            for shape in shapes.root(artifact.kind):
                for use in self._walk(artifact, start, (), data, shape):
                    found.setdefault((use.path, use.route), use)
            for use in self._named(artifact):
                before = found.get((use.path, use.route), use)
                element = before.element or use.element
                found[use.path, use.route] = before._replace(element=element, words=use.words)
        self.uses = tuple(found.values())

    def called(self, id: str) -> list[Use]:
        """Everything of an id: what declares it, the one with a title first, then its uses."""
        return sorted((use for use in self.uses if use.id == id), key=_rank)

    def fitting(self, shape: Shape, path: str) -> dict[str, Use]:
        """The ids that a value of this form in a file may name, each with what declares it best.

        A field that says what it refers to takes the names of that. Of the others, a definition
        that no list declares takes the ids that its pattern fits. Used but undeclared ids count
        where their truth may lie outside the project, as that of people does.
        """
        referred = self._referred(shape, path)
        if referred:
            return referred
        declared = self._shapes.declared
        wanted = [ref for ref in shape.refs if ref in declared]
        if wanted:
            found = [u for u in self.uses if u.ref in wanted]
            if not any(True in declared[ref] for ref in wanted):
                found = [use for use in found if use.element is not None]
        elif shape.refs and "pattern" in shape.schema:
            fits = re.compile(str(shape.schema["pattern"])).search
            found = [u for u in self.uses if u.element is not None and fits(u.id)] or [
                use for use in self.uses if use.ref in shape.refs
            ]
        else:
            found = []
        return _best(found)

    def _referred(self, shape: Shape, path: str) -> dict[str, Use]:
        """The names of what a form refers to; none where it does not say, or there is none."""
        says = shape.schema.get(REFERS)
        words = set(kinds_of(says)) if isinstance(says, dict) else set()
        here = isinstance(says, dict) and says.get("same_file")
        return _best(
            use for use in self.uses if words & {*use.words} and (use.path == path or not here)
        )

    def _named(self, artifact: Artifact) -> Iterator[Use]:
        """What the schema of an artifact says is a name of something, or refers to one."""
        document, plan, kind = artifact.document, self._shapes.names, artifact.kind.kind
        for nodes, defines in ((plan.defines, True), (plan.refers, False)):
            for way, value, says, around in walk_names(document.fields, nodes.get(kind, {})):
                element = around[0] if defines and way[-1] == "id" and len(way) > 1 else None
                route = (*document.to_fields, *way)
                yield Use(value, "", artifact, route, element, tuple(says[0]) if defines else ())

    def _walk(
        self, artifact: Artifact, start: Route, route: Route, data: Any, shape: Shape
    ) -> Iterator[Use]:
        steps: list[tuple[str | int, Any]] = []
        if isinstance(data, dict):
            steps = [(key, value) for key, value in data.items() if isinstance(key, str)]
        elif isinstance(data, list):
            steps = list(enumerate(data))
        for step, value in steps:
            way = (*route, step)
            for inner in self._shapes.inside(shape, step):
                if isinstance(value, str) and inner.refs and "pattern" in inner.schema:
                    element = data if self._declares(artifact, way) else None
                    yield Use(value, inner.refs[0], artifact, (*start, *way), element)
                elif isinstance(value, dict | list):
                    yield from self._walk(artifact, start, way, value, inner)

    def _declares(self, artifact: Artifact, route: Route) -> bool:
        path = plain(route[:-2])
        return route[-1] == "id" and len(route) > 2 and declares(artifact.kind, path)


def _best(uses: Iterable[Use]) -> dict[str, Use]:
    """What declares each id best."""
    best: dict[str, Use] = {}
    for use in sorted(uses, key=_rank):
        best.setdefault(use.id, use)
    return best


def _rank(use: Use) -> tuple[bool, bool]:
    return use.element is None, not use.title
