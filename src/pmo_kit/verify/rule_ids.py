"""Holds ids, files and revisions together: a rule in its place, one revision in force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pmo_kit.results.verification import Problem
from pmo_kit.source import Document
from pmo_kit.standard.files import Layer
from pmo_kit.standard.merge_layers import in_force
from pmo_kit.verify.problem import problem

_RULE_FILE = re.compile(r"(?P<id>[A-Za-z0-9._-]+?)(?:\.r(?P<revision>[0-9]+))?")


def naming_problems(layer: Layer) -> list[Problem]:
    """Faults of naming in one standard's own files."""
    found = list(_artifacts(layer))
    for document in layer.rules:
        found += _rule_file(document)
    for edition in layer.data["editions"]:
        found += _revisions(layer, str(edition["id"]))
    for name in ("editions", "phases", "gates", "tiers", "methods", "roles"):
        found += _twice(layer, name)
    return found


def _artifacts(layer: Layer) -> Iterator[Problem]:
    for kind, document in layer.artifacts.items():
        if Path(document.path).stem != kind:
            yield problem(
                document,
                ("kind",),
                f"The file {Path(document.path).name} describes the kind `{kind}`.",
                f"Rename it to {kind}.yaml.",
            )


def _rule_file(document: Document) -> Iterator[Problem]:
    path, data = Path(document.path), document.data
    parts = _RULE_FILE.fullmatch(path.stem)
    revision = int(parts["revision"] or 1) if parts else 1
    if parts is None or parts["id"] != data["id"]:
        yield problem(
            document,
            ("id",),
            f"The file {path.name} holds the rule `{data['id']}`.",
            f"Name it {data['id']}.yaml; its later revisions {data['id']}.r2.yaml and so on.",
        )
    elif revision != data.get("revision", 1):
        yield problem(
            document,
            ("revision",) if "revision" in data else ("id",),
            f"The file's name says revision {revision}, the rule {data.get('revision', 1)}.",
            f"Write `revision: {revision}`, or rename the file.",
        )
    if path.parent.name != data["artifact"]:
        yield problem(
            document,
            ("artifact",),
            f"A rule on `{data['artifact']}` lies in the folder `{path.parent.name}`.",
            f"Move it to rules/{data['artifact']}/.",
        )


def _revisions(layer: Layer, edition: str) -> Iterator[Problem]:
    order = [str(e["id"]) for e in layer.data["editions"]]
    seen: dict[str, Document] = {}
    for document in layer.rules:
        if not in_force(document.data, edition, order):
            continue
        identity = document.data["id"]
        if identity in seen:
            yield problem(
                document,
                ("id",),
                f"In edition {edition} two revisions of {identity} are in force; the other is "
                f"{Path(seen[identity].path).name}.",
                "End the older with `until:` the edition before, or give a new rule a new id.",
            )
        seen[identity] = document


def _twice(layer: Layer, name: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, item in enumerate(layer.data.get(name, ())):
        if item["id"] in seen:
            yield problem(
                layer.head,
                (name, index, "id"),
                f"`{item['id']}` stands twice under `{name}`.",
                "Give each its own id; ids are never used again.",
            )
        seen.add(item["id"])
