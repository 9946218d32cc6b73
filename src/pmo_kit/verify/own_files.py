"""A standard's own files as they are verified: what is at fault is told, the rest is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pmo_kit.results.verification import Named, Problem
from pmo_kit.source import Document, Schemas, read
from pmo_kit.standard import StandardError
from pmo_kit.standard.courses import SORTS, course_files
from pmo_kit.standard.files import Layer, meta_schemas, read_layer
from pmo_kit.standard.merge_layers import META
from pmo_kit.verify.as_if_right import as_if_right
from pmo_kit.verify.shape import deviations, problem_of
from pmo_kit.verify.side_files import SideFile, side_documents

_ID = re.compile(r'"\$id"\s*:\s*"([^"]+)"')
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*(?:\.[A-Za-z_][A-Za-z0-9_-]*)*")
_REVISION = re.compile(r"\.r[0-9]+$")
_WHOLE = ("extends", "editions", "id", "thresholds", "modes", "lists", "schemas", "handbook")
"""What of a head has to be right before projects are judged: it is read again from the file."""


@dataclass(slots=True)
class OwnFiles:
    """A layer as if its files were right, and what is at fault in them.

    `unread` and `shaped` are the faults; `faulty` what is left out for them: rules, whatever is
    taught, and kinds of which nothing is known. `kinds` are those of which too little is known to
    judge artifacts; `mentions` by path which of the unknown ones rules and kinds name; `unsure` the
    schemas, by `$id`, of which nothing is known; `sides` the files beside it that have their form.
    Without `head` nothing is known of what the files belong to, without `projects` none can be
    judged.
    """

    layer: Layer
    unread: list[Problem] = field(default_factory=list)
    shaped: list[Problem] = field(default_factory=list)
    faulty: set[Named] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    mentions: dict[str, set[str]] = field(default_factory=dict)
    sides: list[SideFile] = field(default_factory=list)
    unsure: set[str] = field(default_factory=set)
    head: bool = True
    projects: bool = True

    def follows(self, problem: Problem) -> bool:
        """Whether a later problem follows from what is told of a file already."""
        if problem.path in {each.path for each in self.unread}:
            return True
        told = {(each.path, each.line) for each in self.shaped}
        if (problem.path, problem.line) in told:
            return True
        if not self.faulty.isdisjoint(problem.names):
            return True
        if any(word != "rule" for word, _ in problem.names):
            return False  # whatever else the file names
        return bool(self.mentions.get(problem.path))


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
            found.faulty.add(("rule", _REVISION.sub("", path.stem)))
        elif home == "artifacts":
            found.kinds.add(path.stem)
            found.faulty.add(("kind", path.stem))
            layer.artifacts.setdefault(path.stem, _stand_in(path, "artifact", {"kind": path.stem}))
        elif path.suffix == ".json":
            _unread_schema(path, layer, found)
    return layer


def _mentioned(data: object, kinds: Mapping[str, str]) -> set[str]:
    """The kinds that a file's own texts name: in its conditions, and in paths of its examples.

    `kinds` has each by how conditions write it.
    """
    if isinstance(data, Mapping):
        parts: list[object] = [*data.keys(), *data.values()]
    elif isinstance(data, list):
        parts = data
    else:
        words = _WORD.findall(data) if isinstance(data, str) else []
        names = {_as_name(part) for word in words for part in (word, *word.split("."))}
        return {kinds[name] for name in names & kinds.keys()}
    return {kind for part in parts for kind in _mentioned(part, kinds)}


def _as_name(kind: str) -> str:
    """A kind as a condition writes it."""
    return kind.replace("-", "_").replace(".", "_")


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
            found.faulty.add(("rule", _REVISION.sub("", Path(document.path).stem)))
            if isinstance(said, str):
                found.faulty.add(("rule", said))
    layer.rules = rules
    unknown = {_as_name(id): id for word, id in found.faulty if word == "kind"}
    if unknown:
        named = (*rules, *layer.artifacts.values())
        found.mentions = {one.path: _mentioned(one.data, unknown) for one in named}
    told: list[StandardError] = []
    sides = [*side_documents(layer.folder, told.append)]
    for form, document in (*course_files(layer.folder, told.append), *sides):
        wrong = list(deviations(metas, f"{form}/v1", document))
        found.shaped += wrong
        if wrong:
            found.faulty.add((form, Path(document.path).stem))
        found.sides += [(form, document)] if (form, document) in sides and not wrong else []
    for path in map(Path, (error.path for error in told)):
        found.faulty.add((SORTS.get(path.parent.name, "course"), path.stem))
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
