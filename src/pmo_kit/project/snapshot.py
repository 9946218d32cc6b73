"""A project as read at one moment: its manifest, its artifacts, and what could not be read."""

from __future__ import annotations

from typing import Any, NamedTuple

from pmo_kit.project.globs import matches
from pmo_kit.project.manifest import NAME, Manifest
from pmo_kit.project.tree import Tree
from pmo_kit.source import Broken, Document, format_of, read
from pmo_kit.standard import Kind, Standard

UNREADABLE, UNKNOWN = "KIT-001", "KIT-002"


class Artifact(NamedTuple):
    """One artifact of a project: its kind and the document it is written in."""

    kind: Kind
    document: Document

    @property
    def path(self) -> str:
        """Where it lies, relative to the project's root."""
        return self.document.path


class Fault(NamedTuple):
    """A file that is no artifact though it should be; `code` is KIT-001 or KIT-002."""

    code: str
    path: str
    message: str
    remedy: str
    line: int = 1
    column: int = 1
    document: Document | None = None
    kind: str = ""


class Snapshot(NamedTuple):
    """Everything that is judged of one project; `registry` lies outside it."""

    id: str
    name: str
    root: str
    manifest: Manifest | None
    tier: str
    phase: str
    method: str
    artifacts: tuple[Artifact, ...]
    faults: tuple[Fault, ...]
    ignored: tuple[str, ...]
    registry: Artifact | None = None

    def of(self, kind: str) -> tuple[Artifact, ...]:
        """The artifacts of a kind, by path."""
        return tuple(a for a in self.artifacts if a.kind.kind == kind)


def take(
    tree: Tree,
    manifest: Manifest | None,
    standard: Standard,
    root: str,
    name: str,
    registry: Artifact | None = None,
) -> Snapshot:
    """Read a project from its tree by what its standard knows."""
    if manifest is None:
        artifacts, faults = _by_pattern(tree, standard)
        return Snapshot(name, name, root, None, "", "", "", artifacts, faults, ())
    artifacts, faults, ignored = _by_schema(tree, manifest, standard)
    if "project" in standard.kinds:
        artifacts = (Artifact(standard.kinds["project"], manifest.document), *artifacts)
    return Snapshot(
        id=manifest.text("id", name),
        name=manifest.text("name", name),
        root=root,
        manifest=manifest,
        tier=manifest.text("tier"),
        phase=manifest.text("phase"),
        method=manifest.text("method"),
        artifacts=artifacts,
        faults=faults,
        ignored=ignored,
        registry=registry,
    )


def _by_pattern(tree: Tree, standard: Standard) -> tuple[tuple[Artifact, ...], tuple[Fault, ...]]:
    artifacts, faults = [], []
    for path in tree.files():
        kind = next((k for k in standard.kinds.values() if matches(path, k.files)), None)
        if kind is None:
            continue
        found = _open(tree, path, kind.format or None, kind.front_matter)
        if isinstance(found, Broken):
            faults.append(_unreadable(found, kind.kind))
        else:
            artifacts.append(Artifact(kind, found))
    return tuple(artifacts), tuple(faults)


def _by_schema(
    tree: Tree, manifest: Manifest, standard: Standard
) -> tuple[tuple[Artifact, ...], tuple[Fault, ...], tuple[str, ...]]:
    artifacts: list[Artifact] = []
    faults: list[Fault] = []
    ignored: list[str] = []
    known = {k.schema_name: k for k in standard.kinds.values() if k.kind != "project"}
    patterns = [p for p in manifest.data.get("ignore") or () if isinstance(p, str)]
    for path in tree.files(manifest.text("folder", "pmo").strip("/")):
        if not is_artifact_file(path):
            continue
        found = _open(tree, path)
        hidden = matches(path, patterns)
        if hidden and (isinstance(found, Broken) or schema_of(found) is None):
            ignored.append(path)
        elif isinstance(found, Broken):
            faults.append(_unreadable(found, ""))
        else:
            kind = known.get(str(schema_of(found)))
            if kind is None or kind.outside:
                faults.append(_unknown(found, known, kind))
            else:
                artifacts.append(Artifact(kind, found))
    return tuple(artifacts), tuple(faults), tuple(ignored)


def is_artifact_file(path: str) -> bool:
    """Whether a file in the artifacts' folder has to be an artifact."""
    name = path.rsplit("/", 1)[-1]
    return path != NAME and name != "README.md" and format_of(path) not in (None, "text")


def schema_of(document: Document) -> str | None:
    """The schema that a document names, in YAML or in its front matter."""
    data: Any = document.data
    if document.format == "markdown":
        data = data.get("meta")
    value = data.get("schema") if isinstance(data, dict) else None
    return value if isinstance(value, str) else None


def open_artifact(tree: Tree, path: str, standard: Standard, shown: str) -> Artifact | Fault:
    """Read one file outside the project as an artifact, under the path that is to be shown."""
    content = tree.read(path)
    found = content if isinstance(content, Broken) else read(content, shown)
    if isinstance(found, Broken):
        return _unreadable(found, "")
    known = {kind.schema_name: kind for kind in standard.kinds.values()}
    kind = known.get(str(schema_of(found)))
    return Artifact(kind, found) if kind is not None else _unknown(found, known, None)


def _open(
    tree: Tree, path: str, form: str | None = None, front_matter: str = "fence"
) -> Document | Broken:
    content = tree.read(path)
    if isinstance(content, Broken):
        return content
    return read(content, path, form, front_matter=front_matter)


def _unreadable(broken: Broken, kind: str) -> Fault:
    problem = broken.problem
    return Fault(
        UNREADABLE,
        broken.path,
        problem.message,
        problem.remedy,
        problem.line,
        problem.column,
        kind=kind,
    )


def _unknown(document: Document, known: dict[str, Kind], kind: Kind | None) -> Fault:
    named = schema_of(document)
    route = ("meta", "schema") if document.format == "markdown" else ("schema",)
    place = document.place(route)
    if kind is not None:
        message = f"`{named}` is kept outside projects."
        remedy = f"Move it out of the repository and name it with --registry {kind.kind}.yaml."
    elif named is None:
        message = "The file does not say what it is: it has no `schema`."
        remedy = (
            "Begin it with `schema: <kind>/v1`, or list the file under `ignore` in pmo.yaml. "
            f"Kinds: {', '.join(sorted(known))}."
        )
    else:
        message = f"The standard knows no schema `{named}`."
        remedy = f"{_nearest(named, known)}Known: {', '.join(sorted(known))}."
    return Fault(
        UNKNOWN,
        document.path,
        message,
        remedy,
        place.line,
        place.column,
        document,
        named.split("/")[0] if named else "",
    )


def _nearest(named: str, known: dict[str, Kind]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(named, known, 1)
    return f"Did you mean `{close[0]}`? " if close else ""
