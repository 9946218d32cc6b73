"""Derives mutants of a sound project: small, seeded edits of the fields that a rule reads."""

from __future__ import annotations

import copy
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import Any, NamedTuple

from pmo_kit.engine import Compiled, CompiledRule
from pmo_kit.measures import catalog
from pmo_kit.project import Artifact, Manifest, Snapshot
from pmo_kit.project.paths import walk
from pmo_kit.source import Document, read

Route = tuple[str | int, ...]
Pool = Mapping[tuple[str, str], Sequence[Any]]

REMOVE = object()
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_NUMBERED = re.compile(r"[A-Z]+-[0-9]+\Z")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9-]*\Z")
_FIELD = re.compile(r"\.([A-Za-z_][A-Za-z0-9_]*)(?!\w*\()")
_LITERAL = re.compile(r"'([^'\\]*)'")
SHIFTS = (-400, -30, -1, 1, 30, 400)
TIMES = (30, 120, 400)
NEAR = 0.6
PLACEHOLDER = "(to be written)"


class Mutant(NamedTuple):
    """One edit: what is done to the value at a route of an artifact."""

    artifact: int
    route: Route
    operator: str
    value: Any

    def apply(self, snapshot: Snapshot) -> Snapshot:
        """The snapshot with this edit; everything else is shared with the original."""
        old = artifacts_of(snapshot)[self.artifact]
        if self.operator == "empty section":
            return _replaced(snapshot, self.artifact, (_emptied(old, self.value),))
        if self.operator == "delete artifact":
            return _replaced(snapshot, self.artifact, ())
        data = copy.deepcopy(old.document.data)
        holder = data
        for step in self.route[:-1]:
            holder = holder[step]
        if self.value is REMOVE:
            del holder[self.route[-1]]
        else:
            holder[self.route[-1]] = copy.deepcopy(self.value)
        document = old.document.replace(data=data)
        changed = _replaced(snapshot, self.artifact, (old._replace(document=document),))
        return _managed(changed, Manifest(document)) if old.kind.kind == "project" else changed


def artifacts_of(snapshot: Snapshot) -> tuple[Artifact, ...]:
    """The artifacts of a project, the registries last."""
    return (*snapshot.artifacts, *snapshot.registries)


def _replaced(snapshot: Snapshot, number: int, by: tuple[Artifact, ...]) -> Snapshot:
    """The snapshot with one artifact replaced, or taken away."""
    own, outside = snapshot.artifacts, snapshot.registries
    if number >= len(own):
        at = number - len(own)
        return snapshot._replace(registries=(*outside[:at], *by, *outside[at + 1 :]))
    return snapshot._replace(artifacts=(*own[:number], *by, *own[number + 1 :]))


def mutants(
    rule: CompiledRule, snapshot: Snapshot, pool: Pool, chance: random.Random, most: int
) -> list[Mutant]:
    """At most so many mutants of a project that concern a rule, chosen by chance.

    Most of them edit what the rule reads by a fixed path; the others edit fields of the same name
    in the artifacts that it searches.
    """
    near = _unique(_near(rule, snapshot))
    wider = _unique(chain(_under(near, snapshot), _far(rule, snapshot)))
    far = [spot for spot in wider if spot not in set(near)]
    literals = _LITERAL.findall(f"{rule.rule.when} {rule.rule.check}")
    first = _spread([m for at in near for m in _edits(snapshot, at, pool, literals)], chance)
    first = _sections(rule, snapshot) + first
    second = _spread([m for at in far for m in _edits(snapshot, at, pool, literals)], chance)
    second += _deletions(rule, snapshot)
    taken = first[: max(round(NEAR * most), most - len(second))]
    return taken + second[: most - len(taken)]


def values(snapshots: Sequence[Snapshot]) -> Pool:
    """What stands under each field anywhere in some projects, by kind and path."""
    found: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for snapshot in snapshots:
        for artifact in artifacts_of(snapshot):
            for route, value in _below((), _plain(artifact)):
                known = found[artifact.kind.kind, _generic(route)]
                if value not in known:
                    known.append(value)
    return dict(found)


def is_well_formed(compiled: Compiled, artifact: Artifact) -> bool:
    """Whether an artifact still has the shape of its kind, so that rules are judged on it."""
    identity = compiled.standard.schema_of.get(artifact.kind.kind)
    return identity is None or compiled.schemas.accepts(identity, _plain(artifact))


def _managed(snapshot: Snapshot, manifest: Manifest) -> Snapshot:
    return snapshot._replace(
        manifest=manifest,
        tier=manifest.text("tier"),
        phase=manifest.text("phase"),
        method=manifest.text("method"),
    )


def _near(rule: CompiledRule, snapshot: Snapshot) -> Iterator[tuple[int, Route]]:
    """Where a rule's fixed paths lead: in its own artifact, the manifest, and `one.<kind>`."""
    for path_read in sorted(rule.reads):
        root, *path = path_read.split(".")
        if root == "one" and path:
            wanted, path = path[0].replace("_", "-"), path[1:]
        else:
            wanted = "project" if root == "project" else rule.rule.artifact
        for number, artifact in enumerate(artifacts_of(snapshot)):
            if artifact.kind.kind != wanted or root not in ("item", "doc", "one", "project"):
                continue
            for start in _starts(rule, artifact) if root == "item" else [()]:
                route: Route = (*start, *path)
                if route not in ((), ("meta",)):
                    yield number, route


def _under(spots: list[tuple[int, Route]], snapshot: Snapshot) -> Iterator[tuple[int, Route]]:
    """What lies within the lists and maps that a rule reads as a whole."""
    for number, route in spots:
        for inner, _ in _below(route, _at(artifacts_of(snapshot)[number].document.data, route)):
            yield number, inner


def _starts(rule: CompiledRule, artifact: Artifact) -> list[Route]:
    data = artifact.document.data
    return [spot.route for spot in walk(data, rule.rule.each)] if rule.rule.each else [()]


def _far(rule: CompiledRule, snapshot: Snapshot) -> Iterator[tuple[int, Route]]:
    """Every field, in the artifacts that a rule looks into, whose name its conditions mention."""
    names = set(_FIELD.findall(f"{rule.rule.when} {rule.rule.check} .{rule.rule.each}"))
    kinds, read = {rule.rule.artifact, *rule.kinds}, catalog.kinds()
    for number, artifact in enumerate(artifacts_of(snapshot)):
        computed = rule.measures and artifact.kind.kind in read
        if artifact.kind.kind in kinds:
            for route, _ in _below((), artifact.document.data):
                last = next((step for step in reversed(route) if isinstance(step, str)), "")
                if (computed or last in names) and route not in (("meta",), ("schema",)):
                    yield number, route


def _edits(
    snapshot: Snapshot, at: tuple[int, Route], pool: Pool, literals: list[str]
) -> Iterator[Mutant]:
    """Every edit of what stands at a route, or of what could stand there."""
    number, route = at
    artifact = artifacts_of(snapshot)[number]
    if artifact.document.format == "markdown" and route[0] != "meta":
        return  # drawn from the text, and edited there
    holder, last = _at(artifact.document.data, route[:-1]), route[-1]
    plain = route[1:] if route[0] == "meta" else route
    usual = pool.get((artifact.kind.kind, _generic(plain)), ())
    if isinstance(holder, dict) and last not in holder:
        for value in [*usual[:4], *literals]:
            yield Mutant(number, route, "add field", value)
    elif isinstance(holder, dict | list):
        yield Mutant(number, route, "remove", REMOVE)
        now = _at(artifact.document.data, route)
        known = [*usual, *literals, *_words(snapshot, now), *_beside(holder)]
        for operator, value in _other(now, known):
            yield Mutant(number, route, operator, value)
        if isinstance(holder, dict) and isinstance(now, list) and "id" in holder:
            yield Mutant(number, route, "point at itself", [*now, holder["id"]])


def _words(snapshot: Snapshot, value: Any) -> list[Any]:
    """The people who hold a role in the project, where a value is one of them."""
    roles = snapshot.manifest.data.get("roles") if snapshot.manifest else None
    people = list(roles.values()) if isinstance(roles, dict) else []
    return people if value in people else []


def _beside(holder: Any) -> list[str]:
    """The single words that stand in the other fields of the same element."""
    fields = holder.values() if isinstance(holder, dict) else ()
    return [text for text in fields if isinstance(text, str) and _WORD.match(text)]


def _other(value: Any, known: Sequence[Any]) -> Iterator[tuple[str, Any]]:
    """What may be written in a value's place, by its type."""
    if isinstance(value, bool):
        yield "flip", not value
    elif isinstance(value, int | float):
        for number in (0, value + 1, value - 1, value * 10, value * 2, -value):
            yield "scale number", number
    elif isinstance(value, list):
        yield "empty list", []
        if value:
            yield "repeat element", [*value, value[0]]
    elif isinstance(value, str) and _DATE.match(value):
        for days in SHIFTS:
            yield "shift date", (date.fromisoformat(value) + timedelta(days)).isoformat()
    elif isinstance(value, str):
        if _NUMBERED.match(value):
            yield "unknown id", f"{value.rpartition('-')[0]}-97"
        elif _WORD.match(value):
            yield "unknown id", f"{value}-x"
        yield "blank", ""
        yield "placeholder", PLACEHOLDER
        for other in dict.fromkeys(text for text in known if isinstance(text, str)):
            if other != value:
                yield "another value", other


def _sections(rule: CompiledRule, snapshot: Snapshot) -> list[Mutant]:
    """The sections of the documents that a rule reads as text, each left with its heading only."""
    read_as_text = {"doc.sections", "doc.lines", "doc.headings", "doc.tables"}
    if rule.reads.isdisjoint(read_as_text) and f"doc.{rule.rule.each[:-2]}" not in read_as_text:
        return []
    return [
        Mutant(number, (), "empty section", section["line"])
        for number, artifact in enumerate(snapshot.artifacts)
        if artifact.kind.kind == rule.rule.artifact and artifact.document.format == "markdown"
        for section in artifact.document.data["sections"]
    ]


def _emptied(artifact: Artifact, line: int) -> Artifact:
    lines = artifact.document.text.split("\n")
    after = next((n for n in range(line, len(lines)) if lines[n].startswith("#")), len(lines))
    text = "\n".join([*lines[:line], "", *lines[after:]])
    document = read(text.encode(), artifact.path, artifact.kind.format or None)
    assert isinstance(document, Document)
    return artifact._replace(document=document)


def _deletions(rule: CompiledRule, snapshot: Snapshot) -> list[Mutant]:
    """The artifacts that a rule looks into beside its own, each taken away."""
    return [
        Mutant(number, (), "delete artifact", None)
        for number, artifact in enumerate(artifacts_of(snapshot))
        if artifact.kind.kind in rule.kinds - {"project"}
    ]


def _spread(found: list[Mutant], chance: random.Random) -> list[Mutant]:
    """Mutants in a seeded order in which the operators, and the fields, take turns."""
    piles: dict[tuple[str, str], list[Mutant]] = defaultdict(list)
    for mutant in found:
        piles[mutant.operator, _generic(mutant.route)].append(mutant)
    turns = []
    for pile in piles.values():
        chance.shuffle(pile)
        turns += [(turn, chance.random(), mutant) for turn, mutant in enumerate(pile)]
    return [mutant for *_, mutant in sorted(turns, key=lambda one: one[:2])]


def _unique(spots: Iterator[tuple[int, Route]]) -> list[tuple[int, Route]]:
    return list(dict.fromkeys(spots))


def _below(route: Route, value: Any) -> Iterator[tuple[Route, Any]]:
    """Every value within a value, with its route."""
    inner: Any = ()
    if isinstance(value, Mapping):
        inner = value.items()
    elif isinstance(value, list):
        inner = enumerate(value)
    for step, below in inner:
        yield (*route, step), below
        yield from _below((*route, step), below)


def _plain(artifact: Artifact) -> Any:
    data = artifact.document.data
    return data["meta"] if artifact.document.format == "markdown" else data


def _at(data: Any, route: Route) -> Any:
    """What stands at a route; None where nothing does."""
    for step in route:
        if isinstance(step, int):
            data = data[step] if isinstance(data, list) else None
        else:
            data = data.get(step) if isinstance(data, Mapping) else None
    return data


def _generic(route: Route) -> str:
    return ".".join("[]" if isinstance(step, int) else step for step in route)
