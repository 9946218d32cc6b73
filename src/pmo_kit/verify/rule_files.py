"""Holds rules to their files: ids, short names, revisions, the days from which they bind."""

from __future__ import annotations

import os
import re
from collections.abc import Container, Iterator
from pathlib import Path

from pmo_kit.engine import BUILTINS
from pmo_kit.results.correction import BLANK, Correction, moved
from pmo_kit.results.verification import Problem
from pmo_kit.source import Change, Document
from pmo_kit.standard import Standard
from pmo_kit.standard.files import Layer
from pmo_kit.standard.places import kits_own
from pmo_kit.verify.corrections import put, remove
from pmo_kit.verify.shape import problem

_LITTLE = {"a", "an", "the", "of", "to", "in", "on", "at", "is", "are", "and", "that", "its"}
_RULE_FILE = re.compile(r"(?P<id>[A-Za-z0-9._-]+?)(?:\.r(?P<revision>[0-9]+))?")


def naming_problems(layer: Layer, base: Standard | None) -> list[Problem]:
    """Faults of naming in one standard's own files.

    The folder of a rule on a kind that there is not is left alone: that is told with the names.
    """
    found = [*_kits_name(layer), *_artifacts(layer)]
    kinds = {*layer.artifacts, *(base.kinds if base else ())}
    for document in layer.rules:
        found += _rule_file(document)
        if document.data["artifact"] in kinds:
            found += _rule_folder(document)
    return found


def _kits_name(layer: Layer) -> Iterator[Problem]:
    """A standard that calls itself as one of the kit's own: projects could not pin it."""
    id, own = str(layer.data["id"]), kits_own()
    if id in own and own[id].resolve() != layer.folder.resolve():
        name = layer.folder.name
        free = name if name not in own and re.fullmatch(r"[a-z][a-z0-9-]{0,62}", name) else BLANK
        yield problem(
            layer.head,
            ("id",),
            f"`{id}` is a standard of the kit's own, and would be used in the place of this one.",
            "Give it a name of its own, here and under `pmo_kit.standards` in pyproject.toml.",
            [Change("set", ("id",), free)],
        )


def _artifacts(layer: Layer) -> Iterator[Problem]:
    for kind, document in (*layer.artifacts.items(), *layer.added.items()):
        if Path(document.path).stem != kind:
            key = "extends" if "extends" in document.data else "kind"
            yield problem(
                document,
                (key,),
                f"The file {Path(document.path).name} describes the kind `{kind}`.",
                f"Rename it to {kind}.yaml.",
                correction=_to(Path(document.path), f"{kind}.yaml"),
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
            correction=_to(path, f"{data['id']}{_later(data.get('revision', 1))}.yaml"),
        )
    elif revision != data.get("revision", 1):
        yield problem(
            document,
            ("revision",) if "revision" in data else ("id",),
            f"The file's name says revision {revision}, the rule {data.get('revision', 1)}.",
            f"Write `revision: {revision}`, or rename the file.",
            put(document, ("revision",), revision),
        )


def _rule_folder(document: Document) -> Iterator[Problem]:
    path, data = Path(document.path), document.data
    if path.parent.name != data["artifact"]:
        yield problem(
            document,
            ("artifact",),
            f"A rule on `{data['artifact']}` lies in the folder `{path.parent.name}`.",
            f"Move it to rules/{data['artifact']}/.",
            correction=_to(path, f"../{data['artifact']}/{path.name}"),
            names=(("kind", data["artifact"]),),
        )


def _to(path: Path, name: str) -> Correction | None:
    """The move of a file to another name beside it; None where that is taken."""
    there = Path(os.path.normpath(path.parent / name))
    return None if there.exists() else moved(str(path), str(there))


def _later(revision: int) -> str:
    return "" if revision == 1 else f".r{revision}"


def _short_name(title: str, taken: Container[str]) -> str:
    """The words of a title, of which a short name is made that no other rule has."""
    words = re.findall(r"[a-z0-9]+", title.casefold())
    telling = [word for word in words if word not in _LITTLE] or words
    telling = [*telling, *(["holds"] if len(telling) < 2 else [])]
    lengths = range(min(4, len(telling)), min(6, len(telling)) + 1)
    names = ["-".join(telling[:length]) for length in lengths]
    numbered = (f"{names[0]}-{n}" for n in range(2, 1000))
    return next(name for name in (*names, *numbered) if name not in taken)


def short_name_problems(layer: Layer, base: Standard | None) -> Iterator[Problem]:
    """Short names that another rule has, in these files, in what they extend, or in the kit.

    Once one of a standard's own rules has a short name, all of them need one.
    """
    taken = {check.name: check.id for check in BUILTINS}
    taken |= {rule.name: rule.id for rule in base.rules if rule.name} if base else {}
    named = {*taken.values(), *(d.data["id"] for d in layer.rules if "name" in d.data)}
    needed = any("name" in document.data for document in layer.rules)
    for document in layer.rules:
        id, name = document.data["id"], document.data.get("name", "")
        if needed and id not in named:
            yield problem(
                document,
                ("id",),
                f"{id} has no short name, and other rules of this standard have one.",
                "Add `name`: two to six words joined by hyphens that say what holds when all is "
                "well, such as `red-risk-has-response`.",
                put(document, ("name",), _short_name(document.data["title"], taken)),
            )
        if name and taken.setdefault(name, id) != id:
            yield problem(
                document,
                ("name",),
                f"{taken[name]} is called `{name}` too.",
                "Give each rule its own name: people type it in the place of the id.",
                put(document, ("name",), _short_name(document.data["title"], taken)),
            )


def timing_problems(layer: Layer) -> list[Problem]:
    """What is wrong with the days from which a standard's rules bind."""
    released = {str(e["id"]): e.get("released") for e in layer.data["editions"]}
    first = next(iter(released), "")
    return [
        found
        for document in layer.rules
        if "effective" in document.data
        for found in _rule(document, released.get(str(document.data.get("since", first))))
    ]


def _rule(document: Document, released: str | None) -> Iterator[Problem]:
    data = document.data
    if released is not None and data["effective"] <= released:
        yield problem(
            document,
            ("effective",),
            f"{data['id']} binds from {data['effective']}, and the edition that brings it was "
            f"released on {released}: nobody could be told before.",
            "Name a later day, or take `effective` out: then it binds with its edition.",
            remove("effective"),
        )
    bad = data.get("examples", {}).get("bad", ())
    for wanted, word in ((True, "announced"), (False, "in force")):
        if not any(("announced" in example) is wanted for example in bad):
            yield problem(
                document,
                ("examples", "bad") if bad else ("id",),
                f"{data['id']} has no bad example that shows it {word}.",
                "Add one with an `as_of` before and `announced: WHEN`."
                if wanted
                else "Add one with an `as_of` from which it binds.",
            )
