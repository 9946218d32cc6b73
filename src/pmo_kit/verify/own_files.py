"""A standard's own files as they are verified: what is at fault is told, the rest is read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pmo_kit.results.verification import Problem
from pmo_kit.source import Document, Schemas, read
from pmo_kit.standard import StandardError
from pmo_kit.standard.courses import course_files
from pmo_kit.standard.files import Layer, meta_schemas, read_layer
from pmo_kit.standard.merge_layers import META
from pmo_kit.verify.as_if_right import as_if_right
from pmo_kit.verify.shape import deviations, problem_of
from pmo_kit.verify.side_files import SideFile, side_documents

_ID = re.compile(r'"\$id"\s*:\s*"([^"]+)"')
_REVISION = re.compile(r"\.r[0-9]+$")
_WHOLE = ("extends", "editions", "id", "thresholds", "modes", "lists", "schemas", "handbook")
"""What of a head has to be right before projects are judged: it is read again from the file."""


@dataclass(slots=True)
class OwnFiles:
    """A layer as if its files were right, and what is at fault in them.

    `unread` and `shaped` are the faults; `rules` the ids of rules left out; `kinds` those of
    which too little is known to judge artifacts, `unknown` those of which nothing is; `texts` by
    path the files whose conditions may ask for them; `unsure` the schemas, by `$id`, of which
    nothing is known; `sides` the files beside it that have their form. Without `head` nothing is
    known of what the files belong to, without `projects` none can be judged.
    """

    layer: Layer
    unread: list[Problem] = field(default_factory=list)
    shaped: list[Problem] = field(default_factory=list)
    rules: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    courses: set[str] = field(default_factory=set)
    unknown: set[str] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict)
    sides: list[SideFile] = field(default_factory=list)
    unsure: set[str] = field(default_factory=set)
    head: bool = True
    projects: bool = True

    def follows(self, problem: Problem) -> bool:
        """Whether a later problem follows from what is told of a file already."""
        if problem.path in {each.path for each in self.unread}:
            return True
        if (problem.path, problem.line) in {(each.path, each.line) for each in self.shaped}:
            return True
        named = set(re.findall(r"[A-Z0-9]+(?:-[A-Z0-9]+)+", problem.message))
        quoted = set(re.findall(r"`([^`]+)`", problem.message))
        if named & self.rules or quoted & self.courses:
            return True
        missing = re.match(r"The standard has no [a-z]+ `([^`]+)`", problem.message)
        if missing:  # whatever else the file names
            return missing[1] in self.unknown
        text = self.texts.get(problem.path, "") or problem.message
        return any(re.search(rf"\b{kind}\b", text) for kind in map(_plain, self.unknown))


def own_files(folder: Path) -> OwnFiles:
    """Read a standard's folder, with all faults of its files."""
    found = OwnFiles(Layer(folder, _stand_in(folder / "standard.yaml", "standard", {})))
    try:
        found.layer = _read_on(folder, found)
    except StandardError as error:  # of standard.yaml, without which nothing else can be placed
        found.unread.append(problem_of(error))
        found.head = False
        found.layer = _read_on(folder, found, found.layer.head)
    _hold_to_shape(found)
    return found


def _read_on(folder: Path, found: OwnFiles, head: Document | None = None) -> Layer:
    told: list[StandardError] = []
    layer = read_layer(folder, told.append, Layer(folder, head) if head else None)
    for error in told:
        found.unread.append(problem_of(error))
        path = Path(error.path)
        if not path.is_file() or error.path in _paths(layer):
            continue
        home = path.relative_to(folder).parts[0] if path.is_relative_to(folder) else ""
        if home == "rules":
            found.rules.add(_REVISION.sub("", path.stem))
        elif home == "artifacts":
            found.kinds.add(path.stem)
            found.unknown.add(path.stem)
            layer.artifacts.setdefault(path.stem, _stand_in(path, "artifact", {"kind": path.stem}))
        elif path.suffix == ".json":
            _unread_schema(path, layer, found)
    return layer


def _plain(kind: str) -> str:
    """A pattern for a kind's name, as texts and as conditions have it."""
    return re.sub("[-.]", "[-._]", kind)


def _paths(layer: Layer) -> set[str]:
    documents = (layer.head, *layer.artifacts.values(), *layer.added.values(), *layer.rules)
    return {document.path for document in documents}


def _unread_schema(path: Path, layer: Layer, found: OwnFiles) -> None:
    """Let a schema that cannot be read stand for its kind and say nothing."""
    text = path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
    said = _ID.search(text)
    identity = said[1] if said else f"https://unread.invalid/{path.parent.name}/{path.name}"
    layer.schemas.setdefault(identity, {"$id": identity})
    layer.schema_files.setdefault(identity, str(path))
    found.unsure.add(identity)


def _hold_to_shape(found: OwnFiles) -> None:
    """Tell what has not its form; kinds and the head are taken as if it had, rules are left out."""
    layer, metas = found.layer, Schemas(meta_schemas())

    def mended(form: str, document: Document, given: dict[str, Any]) -> tuple[Document, set[str]]:
        wrong = list(deviations(metas, f"{form}/v1", document))
        found.shaped += wrong
        keys = {str(key) for key in document.data for each in wrong if _holds(document, key, each)}
        return (as_if_right(document, f"{META}{form}/v1.json", given) if wrong else document), keys

    layer.head, keys = mended("standard", layer.head, {"id": layer.folder.name})
    found.projects = not keys.intersection(_WHOLE)
    for kind, document in layer.artifacts.items():
        layer.artifacts[kind], keys = mended("artifact", document, {"kind": kind})
        found.kinds |= {kind} if layer.artifacts[kind] is not document else set()
    for kind, document in [*layer.added.items()]:
        if mended("added-fields", document, {})[0] is not document:
            found.kinds.add(kind)
            del layer.added[kind]
    rules = []
    for document in layer.rules:
        right, _ = mended("rule", document, {})
        if right is document:
            rules.append(document)
        else:
            said = document.data.get("id")
            found.rules |= {_REVISION.sub("", Path(document.path).stem)}
            found.rules |= {said} if isinstance(said, str) else set()
    layer.rules = rules
    found.texts = {one.path: one.text for one in (*rules, *layer.artifacts.values())}
    told: list[StandardError] = []
    sides = [*side_documents(layer.folder, told.append)]
    for form, document in (*course_files(layer.folder, told.append), *sides):
        wrong = list(deviations(metas, f"{form}/v1", document))
        found.shaped += wrong
        found.courses |= {Path(document.path).stem} if wrong else set()
        found.sides += [(form, document)] if (form, document) in sides and not wrong else []
    found.courses |= {Path(error.path).stem for error in told}
    found.unread += map(problem_of, told)


def _holds(document: Document, key: object, problem: Problem) -> bool:
    """Whether a problem lies at or below one of the keys of a file's top."""
    places = sorted((document.key_place((str(each),)).line, str(each)) for each in document.data)
    above = [name for line, name in places if line <= problem.line]
    return bool(above) and above[-1] == key


def _stand_in(path: Path, form: str, given: dict[str, Any]) -> Document:
    """What stands for a file that cannot be read, so that what names it is not told, too."""
    document = read(b"{}", str(path), "yaml")
    assert isinstance(document, Document)
    return as_if_right(document, f"{META}{form}/v1.json", {"id": path.parent.name, **given})


def folded(problems: Iterable[Problem], own: OwnFiles) -> list[Problem]:
    """Problems in the order of their places, without those that follow from others."""
    return sorted({each for each in problems if not own.follows(each)})
