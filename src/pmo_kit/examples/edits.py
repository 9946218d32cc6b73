"""Applies the changes that an example names to a project's snapshot, in memory, by path."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from pmo_kit.engine.state import artifact_key
from pmo_kit.examples.added_files import with_files
from pmo_kit.project import Artifact, ExampleHistory, Manifest, Snapshot, Version
from pmo_kit.project.artifact import artifact_of, as_written
from pmo_kit.project.history import Key, key_of
from pmo_kit.project.paths import PathError, parse, select
from pmo_kit.results import Finding
from pmo_kit.source import Document, Route, read
from pmo_kit.source.edit import rewritten
from pmo_kit.standard import Kind, Standard

META = "meta"


def changed(snapshot: Snapshot, example: Mapping[str, Any]) -> Snapshot:
    """The snapshot with an example's `text`, `set`, `add`, `remove` and `delete` carried out.

    Raises `PathError` where a path leads nowhere, or a text to replace is not there.
    """
    now = _copied(snapshot)
    for name, swaps in example.get("text", {}).items():
        for old, new in swaps.items():
            now = _retold(now, name, old, new)
    for path, value in example.get("set", {}).items():
        _edit(now, path, partial(_put, value))
    for path, value in example.get("add", {}).items():
        _edit(now, path, partial(_append, value))
    for path in example.get("remove", ()):
        _edit(now, path, _drop)
    for name in example.get("delete", ()):
        now = _without(now, find(now, name).path)
    return _with_manifest(now)


def _without(snapshot: Snapshot, path: str) -> Snapshot:
    """The snapshot without a file, by whatever kinds it is read."""
    return snapshot._replace(
        artifacts=tuple(one for one in snapshot.artifacts if one.path != path),
        registries=tuple(one for one in snapshot.registries if one.path != path),
        gone=snapshot.gone | {path},
    )


def staged(golden: Snapshot, example: Mapping[str, Any], standard: Standard) -> Snapshot:
    """The golden project as an example wants it, with the past that the example tells.

    `standard` says what the files are that the example brings. Raises `PathError` as `changed` and
    `with_files` do.
    """
    now = changed(with_files(golden, example.get("files", {}), standard), example)
    return now._replace(history=told(now, example.get("past", ())))


def told(now: Snapshot, versions: Sequence[Mapping[str, Any]]) -> ExampleHistory:
    """The history that an example tells: each version as what differed from how things are now.

    Raises `PathError` as `changed` does.
    """
    found: dict[Key, tuple[Version, ...]] = {}
    for at, version in enumerate(versions):
        on = date.fromisoformat(version["on"])
        for artifact in changed(now, version).artifacts:
            key = key_of(artifact)
            found[key] = (*found.get(key, ()), Version(on, artifact.document, at))
    return ExampleHistory(found)


def mended(snapshot: Snapshot, findings: Iterable[Finding]) -> Snapshot:
    """A copy of the snapshot after what findings carry as their repair."""
    now = _copied(snapshot)
    files = {artifact.path: artifact for artifact in now.artifacts}
    for mend in (mend for finding in findings for mend in finding.fixes):
        holder: Any = files[mend.path].document.data
        for step in mend.route[:-1]:
            holder = holder[step]
        holder[mend.route[-1]] = mend.value
    return _with_manifest(now)


def written(snapshot: Snapshot, example: Mapping[str, Any], standard: Standard) -> Snapshot:
    """What `staged` gives, with the changes written into the files' own text, and read again.

    Raises `EditError` where a file cannot be written so, and `PathError` as `staged`.
    """
    snapshot = with_files(snapshot, example.get("files", {}), standard)
    now = changed(snapshot, example)
    before = {(a.path, a.kind.kind): a.document for a in everything(snapshot)}
    texts = {}
    for artifact in everything(now):
        old, new = before[artifact.path, artifact.kind.kind], artifact.document
        if old.text == new.text and old.data != new.data:
            texts[artifact.path] = _rewritten(artifact.kind, old, new.data)
    whole = _with_manifest(
        now._replace(
            artifacts=tuple(_as_written(artifact, texts) for artifact in now.artifacts),
            registries=tuple(_as_written(registry, texts) for registry in now.registries),
        )
    )
    return whole._replace(history=told(whole, example.get("past", ())))


def _rewritten(kind: Kind, old: Document, data: Any) -> str:
    return rewritten(old, data, kind.front_matter, lambda read: as_written(read, kind)).text


def everything(snapshot: Snapshot) -> tuple[Artifact, ...]:
    """The artifacts of a snapshot, the registries last."""
    return (*snapshot.artifacts, *snapshot.registries)


def _as_written(artifact: Artifact, texts: Mapping[str, str]) -> Artifact:
    """An artifact as its file now reads, by whatever kind it is read."""
    text = texts.get(artifact.path)
    return artifact if text is None else _reread(artifact, text)


def locate(snapshot: Snapshot, path: str) -> tuple[Artifact, Route]:
    """The artifact and route of `kind:route`, `kind/key:route`, or `kind` alone.

    Raises `PathError` where there is no such artifact, or the route leads nowhere in it.
    """
    name, _, inner = path.partition(":")
    artifacts = candidates(snapshot, name)
    error: PathError | None = None
    for artifact in artifacts:
        if not inner:
            return artifact, ()
        try:
            return artifact, select(
                artifact.document.data, _whole(artifact, inner), _keys(artifact)
            )
        except PathError as failed:
            error = failed
    raise error or PathError(f"`{path}`: the golden project has no {name}.")


def _whole(artifact: Artifact, path: str) -> str:
    """A path from the root of a document's data.

    Fields of a Markdown file lie under `meta` there; a path that begins with a field of its schema
    leads to the same.
    """
    document = artifact.document
    first = str(parse(path)[0])
    if document.format != "markdown" or first in document.data:
        return path
    return f"{META}.{path}"


def find(snapshot: Snapshot, name: str) -> Artifact:
    """The artifact named `kind` or `kind/key`. Raises `PathError` where there is none."""
    found = candidates(snapshot, name)
    if not found:
        raise PathError(f"The golden project has no {name}.")
    return found[0]


def candidates(snapshot: Snapshot, name: str) -> list[Artifact]:
    """The artifacts that a name may mean, the registries last."""
    kind, _, key = name.partition("/")
    return [
        artifact
        for artifact in everything(snapshot)
        if artifact.kind.kind == kind and (not key or artifact_key(artifact) == key)
    ]


def swapped(text: str, path: str, old: str, new: str) -> str:
    """A text with another in the place of one. Raises `PathError` where it does not hold that."""
    if old not in text:
        raise PathError(f"{path} does not hold the text “{old}”.")
    return text.replace(old, new)


def _keys(artifact: Artifact) -> dict[str, str]:
    lists = artifact.kind.lists
    return {**lists, **{f"meta.{path}": key for path, key in lists.items()}}


def _copied(snapshot: Snapshot) -> Snapshot:
    artifacts = tuple(_copy(artifact) for artifact in snapshot.artifacts)
    registries = tuple(_copy(registry) for registry in snapshot.registries)
    return snapshot._replace(artifacts=artifacts, registries=registries)


def _copy(artifact: Artifact) -> Artifact:
    document = artifact.document
    return artifact._replace(document=document.replace(data=copy.deepcopy(document.data)))


def _edit(snapshot: Snapshot, path: str, change: Callable[[Any, str | int], None]) -> None:
    artifact, route = locate(snapshot, path)
    if not route:
        raise PathError(f"`{path}` names no field.")
    holder: Any = artifact.document.data
    for step in route[:-1]:
        holder = holder[step]
    change(holder, route[-1])


def _put(value: Any, holder: Any, key: str | int) -> None:
    holder[key] = copy.deepcopy(value)


def _append(value: Any, holder: Any, key: str | int) -> None:
    if isinstance(holder, dict):
        holder.setdefault(key, [])
    if not isinstance(holder[key], list):
        raise PathError(f"`{key}` is no list, so nothing can be added.")
    holder[key].append(copy.deepcopy(value))


def _drop(holder: Any, key: str | int) -> None:
    if isinstance(holder, dict) and key not in holder:
        raise PathError(f"there is no `{key}` to remove.")
    del holder[key]


def _retold(snapshot: Snapshot, name: str, old: str, new: str) -> Snapshot:
    """The snapshot after a text was replaced in a file, by whatever kinds that file is read."""
    target = find(snapshot, name)
    text = swapped(target.document.text, target.path, old, new)
    return snapshot._replace(
        artifacts=tuple(
            _reread(artifact, text) if artifact.path == target.path else artifact
            for artifact in snapshot.artifacts
        )
    )


def _reread(artifact: Artifact, text: str) -> Artifact:
    kind = artifact.kind
    document = read(
        text.encode(), artifact.path, kind.format or None, front_matter=kind.front_matter
    )
    if not isinstance(document, Document):
        raise PathError(f"{artifact.path} cannot be read any more: {document.problem.message}")
    return _copy(artifact_of(kind, document))


def _with_manifest(snapshot: Snapshot) -> Snapshot:
    """The snapshot's own fields as a changed manifest says."""
    if snapshot.manifest is None:
        return snapshot
    manifest = Manifest(find(snapshot, "project").document)
    return snapshot._replace(
        manifest=manifest,
        tier=manifest.text("tier"),
        phase=manifest.text("phase"),
        method=manifest.text("method"),
    )
