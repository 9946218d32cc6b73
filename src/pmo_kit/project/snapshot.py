"""A project as read at one moment: its manifest, its artifacts, and what could not be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pmo_kit._files.hidden_files import is_hidden
from pmo_kit._start.record import NamedTuple
from pmo_kit._text import nearest
from pmo_kit.project.artifact import Artifact, artifact_of, schema_of
from pmo_kit.project.artifact_files import is_artifact_file, named_in, within
from pmo_kit.project.globs import matches, reaches
from pmo_kit.project.limits import hold_artifacts
from pmo_kit.project.manifest import Manifest, ManifestError, no_text
from pmo_kit.project.paths import walk
from pmo_kit.project.tree import Tree
from pmo_kit.source import Broken, Change, Document, Route, format_of, read
from pmo_kit.standard import Kind, Standard

if TYPE_CHECKING:
    from pmo_kit.project.history import History

UNREADABLE, UNKNOWN = "KIT-001", "KIT-002"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Fault(NamedTuple):
    """A file that is no artifact though it should be; `code` is KIT-001 or KIT-002.

    `change` is the repair of its document, where that is beyond doubt.
    """

    code: str
    path: str
    message: str
    remedy: str
    line: int = 1
    column: int = 1
    text: str = ""
    kind: str = ""
    document: Document | None = None
    change: Change | None = None

    @property
    def may_be_any(self) -> bool:
        """Whether neither the file nor its place says of which kind it is."""
        said = schema_of(self.document) if self.document is not None else named_in(self.text)
        return not self.kind and not said


class Snapshot(NamedTuple):
    """Everything that is judged of one project; `registries` lie outside it.

    `later` names the records left out because they are dated after the day of judging; `history`
    knows earlier versions, where somebody may ask. `tree` knows all files; `gone` are those of it
    that an example has deleted.
    """

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
    registries: tuple[Artifact, ...] = ()
    later: tuple[str, ...] = ()
    history: History | None = None
    tree: Tree | None = None
    gone: frozenset[str] = frozenset()

    @property
    def holders(self) -> dict[str, str]:
        """The people whom the manifest names, by role as the standard writes it."""
        data = self.manifest.data.get("roles") if self.manifest else None
        if not isinstance(data, dict):
            return {}
        return {str(k).replace("_", "-"): v for k, v in data.items() if isinstance(v, str)}

    def of(self, kind: str) -> tuple[Artifact, ...]:
        """The artifacts of a kind, by path."""
        return tuple(a for a in self.artifacts if a.kind.kind == kind)


def read_snapshot(
    tree: Tree,
    manifest: Manifest | None,
    standard: Standard,
    root: str,
    name: str,
    registries: tuple[Artifact, ...] = (),
) -> Snapshot:
    """Read a project from its tree by what its standard knows.

    Raises `ManifestError` where a folder that may hold artifacts cannot be listed.
    """
    if manifest is None:
        artifacts, faults = _by_pattern(tree, standard)
        there = {artifact.path for artifact in artifacts} | {fault.path for fault in faults}
        given = tuple(one for one in registries if one.path not in there)
        whole = Snapshot(name, name, root, None, "", "", "", artifacts, faults, (), given)
        return whole._replace(tree=tree)
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
        registries=registries,
        tree=tree,
    )


def until(snapshot: Snapshot, day: str) -> Snapshot:
    """The snapshot without the records that are dated after a day: they were not there yet."""
    later = [artifact for artifact in snapshot.artifacts if _day(artifact) > day]
    if not later:
        return snapshot
    kept = tuple(artifact for artifact in snapshot.artifacts if _day(artifact) <= day)
    return snapshot._replace(artifacts=kept, later=tuple(artifact.path for artifact in later))


def _day(artifact: Artifact) -> str:
    """Of which day a record is; empty where its kind does not say, or it does not."""
    kind, document = artifact.kind, artifact.document
    if kind.life != "record" or not kind.dated:
        return ""
    data = document.fields
    found = next((spot.value for spot in walk(data, kind.dated)), "")
    return found if isinstance(found, str) and _DAY.fullmatch(found) else ""


def _by_pattern(tree: Tree, standard: Standard) -> tuple[tuple[Artifact, ...], tuple[Fault, ...]]:
    """Each kind whose patterns fit a file reads it in its own way: one its data, one its lines."""
    artifacts, faults = [], []
    kinds = standard.kinds.values()
    patterns = [pattern for kind in kinds for pattern in kind.files]
    files = _files(tree, "", patterns)
    wanted = [(path, kind) for path in files for kind in kinds if _fits(path, kind)]
    hold_artifacts(len(wanted), "")
    for path, kind in wanted:
        found, text = open_file(tree, path, kind.format or None, kind.front_matter)
        if isinstance(found, Broken):
            faults.append(unreadable(found, text, kind.kind))
        else:
            artifacts.append(artifact_of(kind, found))
    return tuple(artifacts), tuple(faults)


def _fits(path: str, kind: Kind) -> bool:
    """Whether a kind reads a file; as in a shell, only a pattern with a dot finds hidden ones."""
    globs = [glob for glob in kind.files if is_hidden(glob)] if is_hidden(path) else kind.files
    return matches(path, globs)


def _by_schema(
    tree: Tree, manifest: Manifest, standard: Standard
) -> tuple[tuple[Artifact, ...], tuple[Fault, ...], tuple[str, ...]]:
    artifacts: list[Artifact] = []
    faults: list[Fault] = []
    ignored: list[str] = []
    known = {k.schema_name: k for k in standard.kinds.values() if k.kind != "project"}
    listed = manifest.data.get("ignore")
    patterns = [p for p in listed if isinstance(p, str)] if isinstance(listed, list) else []
    folder = manifest.folder
    paths = list(_files(tree, folder, ["**"]))
    hold_artifacts(sum(is_artifact_file(path, folder) for path in paths), folder)
    for path in paths:
        if not is_artifact_file(path, folder):
            faults += [] if matches(path, patterns) else _passed_over(tree, path, folder)
            continue
        found, text = open_file(tree, path)
        named = schema_of(found) if isinstance(found, Document) else named_in(text)
        if named is None and matches(path, patterns):
            ignored.append(path)
        elif isinstance(found, Broken):
            kind = known.get(named or "")
            usual = kind.kind if kind else by_place(within(path, folder), standard)
            faults.append(unreadable(found, text, usual))
        else:
            kind = known.get(named or "")
            if kind is None or kind.outside:
                fault = _unknown(found, known, kind)
                meant = fault.kind or by_place(within(path, folder), standard)
                faults.append(fault._replace(kind=meant))
            else:
                artifacts.append(artifact_of(kind, found))
    return tuple(artifacts), tuple(faults), tuple(ignored)


def _files(tree: Tree, folder: str, patterns: Sequence[str]) -> Iterator[str]:
    """The files below a folder; raises `ManifestError` where what would fit nobody can list."""
    for path in tree.files(folder):
        if not path.endswith("/"):
            yield path
        elif reaches(path[:-1], patterns) and isinstance(closed := tree.read(path), Broken):
            raise ManifestError(closed.problem.message, closed.problem.remedy, path=closed.path)


def _passed_over(tree: Tree, path: str, folder: str) -> list[Fault]:
    """What is wrong with a file that is no artifact: it leads elsewhere, or says that it is one."""
    above, _, name = path.rpartition("/")
    if "." not in name and tree.is_link(path):
        return [_link(path)]
    seen_from_above = not is_hidden(f"{within(above, folder)}/file")
    if is_hidden(name) and seen_from_above and format_of(path) not in (None, "text"):
        found, text = open_file(tree, path)
        named = schema_of(found) if isinstance(found, Document) else named_in(text)
        return [_hidden(path, named, text)] if named else []
    return []


def open_artifact(tree: Tree, path: str, standard: Standard, shown: str) -> Artifact | Fault:
    """Read one file outside the project as an artifact, under the path that is to be shown."""
    content = tree.read(path)
    found = content if isinstance(content, Broken) else read(content, shown)
    if isinstance(found, Broken):
        return unreadable(found, "", "")
    known = {kind.schema_name: kind for kind in standard.kinds.values()}
    kind = known.get(str(schema_of(found)))
    return artifact_of(kind, found) if kind is not None else _unknown(found, known, None)


def open_file(
    tree: Tree, path: str, form: str | None = None, front_matter: str = "fence"
) -> tuple[Document | Broken, str]:
    """A file as a document, or why it is none; and its text, as far as it has one."""
    content = tree.read(path)
    if isinstance(content, Broken):
        return content, ""
    found = read(content, path, form, front_matter=front_matter)
    if isinstance(found, Broken):
        return found, content.decode("utf-8", "replace").replace("\r\n", "\n")
    return found, found.text


def by_place(path: str, standard: Standard) -> str:
    """The kind whose artifacts usually lie at a path; empty where none does."""
    for kind in standard.kinds.values():
        if kind.file and matches(path, [kind.file.replace("{key}", "*")]):
            return kind.kind
    return ""


def unreadable(broken: Broken, text: str, kind: str) -> Fault:
    """Why a file cannot be read, as a fault of the project."""
    problem = broken.problem
    place = (problem.line, problem.column)
    return Fault(
        UNREADABLE, broken.path, problem.message, problem.remedy, *place, text=text, kind=kind
    )


def _link(path: str) -> Fault:
    return Fault(
        UNREADABLE,
        path,
        "This is a link, and what it leads to is not read.",
        "Put the file or folder itself here, or list the link under `ignore` in pmo.yaml.",
    )


def _hidden(path: str, named: str, text: str) -> Fault:
    return Fault(
        UNKNOWN,
        path,
        f"A hidden file is no artifact, and this one says that it is one: `{named}`.",
        "Give it a name that people see, delete it, or list it under `ignore` in pmo.yaml.",
        text=text,
    )


def _unknown(document: Document, known: dict[str, Kind], kind: Kind | None) -> Fault:
    named = schema_of(document)
    meant = next(iter(nearest(named, known)), None) if named else None
    route, fields = (*document.to_fields, "schema"), document.fields
    place = document.place(route)
    if kind is not None:
        message = f"`{named}` is kept outside projects."
        remedy = f"Move it out of the repository and name it with --registry {kind.kind}.yaml."
    elif named is None and isinstance(fields, dict) and "schema" in fields:
        message = no_text("schema", fields["schema"], document.written(route) or "")[0]
        remedy = f"Write one value: `schema: <kind>/v1`. Kinds: {', '.join(sorted(known))}."
    elif named is None and document.format == "markdown" and named_in(document.text):
        message = "The front matter is not read: the file does not begin with a line `---`."
        remedy = "Put a line `---` before and after the `key: value` lines."
    elif named is None:
        message = "The file does not say what it is: it has no `schema`."
        remedy = (
            "Begin it with `schema: <kind>/v1`, or list the file under `ignore` in pmo.yaml. "
            f"Kinds: {', '.join(sorted(known))}."
        )
    else:
        from pmo_kit.source.invisible import unseen_in

        unseen = unseen_in(named)
        message = f"The standard knows no schema `{named}`."
        message = f"The schema `{named}` {unseen[0]}" if unseen else message
        hint = f"Did you mean `{meant}`? " if meant else ""
        remedy = f"{hint}Known: {', '.join(sorted(known))}."
    return Fault(
        UNKNOWN,
        document.path,
        message,
        remedy,
        place.line,
        place.column,
        document.text,
        known[meant].kind if meant else "",
        document,
        _repair(document, route, named, known) if named and kind is None else None,
    )


def _repair(document: Document, route: Route, named: str, known: dict[str, Kind]) -> Change | None:
    """The schema that a misspelt one can only be meant to be, among those that projects have."""
    from pmo_kit.source.repair import certain_match

    meant = certain_match(named, [name for name, kind in known.items() if not kind.outside])
    return Change("set", route, meant) if meant else None
