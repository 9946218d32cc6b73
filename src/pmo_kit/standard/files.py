"""Reads one standard's folder as it lies on disk: plain data, each file beside its path."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pmo_kit._files.hidden_files import is_hidden
from pmo_kit._files.system_refusals import reason_of, remedy_for_reading
from pmo_kit.results.correction import moved
from pmo_kit.source import Broken, Change, Document, Route, read
from pmo_kit.standard.model import StandardError
from pmo_kit.standard.places import LEFT_OUT, READ, data_root

if TYPE_CHECKING:
    from pmo_kit.source.edit import AnyChange

Tell = Callable[[StandardError], None]
"""Takes a fault of a file; what raises it ends the reading."""


@dataclass(slots=True)
class Layer:
    """One standard's files: `head` is `standard.yaml`; the rest by kind, rule file and `$id`.

    `added` are the files in `artifacts/` that add to an inherited kind.

    `edition` is the one in which it is read; empty where only the files are looked at.
    """

    folder: Path
    head: Document
    artifacts: dict[str, Document] = field(default_factory=dict)
    added: dict[str, Document] = field(default_factory=dict)
    rules: list[Document] = field(default_factory=list)
    schemas: dict[str, dict[str, Any]] = field(default_factory=dict)
    schema_files: dict[str, str] = field(default_factory=dict)
    edition: str = ""

    @property
    def data(self) -> dict[str, Any]:
        """What `standard.yaml` says."""
        return dict(self.head.data)


def read_head(folder: Path) -> Layer:
    """Read a standard's `standard.yaml` alone. Raises `StandardError` where it cannot be read."""
    head = folder / "standard.yaml"
    if not head.is_file():
        raise StandardError(
            f"There is no standard in {folder}: it has no standard.yaml.",
            "Name the folder that holds standard.yaml, or an installed standard.",
            str(folder),
        )
    return Layer(folder, mapping(head))


def refuse(error: StandardError) -> None:
    """Raises what is wrong with a file: for readers that take a standard whole or not at all."""
    raise error


def read_layer(folder: Path, tell: Tell = refuse, begun: Layer | None = None) -> Layer:
    """Read a standard's folder; `tell` is given each fault of a file that is then left out.

    `begun` holds its head where that is read already. Raises `StandardError` at the first file that
    cannot be read, unless `tell` goes on.
    """
    layer = begun or read_head(folder)
    for error in _misnamed_folders(folder):
        tell(error)
    for document in mappings(folder / "artifacts", tell):
        key = "extends" if "extends" in document.data else "kind"
        kind = str(document.data.get(key, Path(document.path).stem))
        known = layer.added if key == "extends" else layer.artifacts
        if kind in known:
            other = Path(known[kind].path).name
            message = f"The kind `{kind}` is described twice; {other} describes it, too."
            tell(at(document, (key,), message, "Keep one of the two."))
            continue
        known[kind] = document
    layer.rules = list(mappings(folder / "rules", tell))
    for path in schema_files(folder, layer.data.get("schemas"), tell):
        schema = _read(_schema, path, tell)
        if schema is None:
            continue
        identity = schema.data["$id"]
        if identity in layer.schemas:
            message = f"Two schemas have this `$id`; the other is {layer.schema_files[identity]}."
            home = str(layer.data.get("id", "unnamed"))
            own = f"https://{home}.example/schemas/{path.parent.name}/{path.name}"
            changes = [Change("set", ("$id",), own)] if own not in layer.schemas else []
            tell(at(schema, ("$id",), message, "Give each its own, or delete one.", changes))
            continue
        layer.schemas[identity] = schema.data
        layer.schema_files[identity] = str(path)
    return layer


def mappings(folder: Path, tell: Tell = refuse) -> Iterator[Document]:
    """The YAML files below a folder, sorted; `tell` is given what is wrong with any other."""
    for path in yaml_files(folder, tell):
        document = _read(mapping, path, tell)
        if document is not None:
            yield document


def _read(reader: Callable[[Path], Document], path: Path, tell: Tell) -> Document | None:
    try:
        return reader(path)
    except StandardError as error:
        tell(error)
        return None


def _misnamed_folders(folder: Path) -> Iterator[StandardError]:
    """Folders of rules, kinds or key figures whose name would hide what they hold."""
    for name in sorted(os.listdir(folder)):
        meant = f"{name.lower().rstrip('s')}s"
        if meant in ("rules", "artifacts", "kpis") and name != meant and (folder / name).is_dir():
            message = f"Nothing reads the folder {name}; did you mean {meant}?"
            error = StandardError(message, f"Call it {meant}.", str(folder / name))
            if not (folder / meant).exists():
                error.correction = moved(str(folder / name), str(folder / meant))
            yield error


def at(
    document: Document,
    route: Route,
    message: str,
    remedy: str,
    changes: Sequence[AnyChange] = (),
    names: tuple[tuple[str, str], ...] = (),
) -> StandardError:
    """What is wrong at a route of one of a standard's files, and the changes that set it right.

    `names` are what else of the standard it is about.
    """
    place = document.place(route)
    error = StandardError(message, remedy, document.path, place.line, place.column)
    error.changes, error.names = changes, names
    return error


def yaml_files(folder: Path, tell: Tell = refuse) -> list[Path]:
    """The YAML files below a folder, sorted; none where the folder is absent.

    Raises `StandardError` for a file whose name would keep it from being read, unless `tell` goes
    on.
    """
    found = []
    for path in sorted(_walk(folder, tell)):
        if path.suffix in (".yaml", ".yml"):
            found.append(path)
            continue
        message = f"{path.name} is not read: what lies in {folder.name}/ is YAML."
        remedy = f"Call it {path.stem}.yaml and write it as YAML, or put it elsewhere."
        tell(StandardError(message, remedy, str(path)))
    return found


def schema_files(folder: Path, schemas: str | None, tell: Tell = refuse) -> list[Path]:
    """The JSON Schemas of a standard's kinds; the kit's `meta/` and `report/` are left out."""
    home = (folder / (schemas or "schemas")).resolve()
    own = ("meta", "report")
    return sorted(
        path
        for path in _walk(home, tell)
        if path.suffix == ".json" and path.relative_to(home).parts[0] not in own
    )


def meta_schemas() -> dict[str, dict[str, Any]]:
    """The kit's schemas for a standard's own files, by `$id`."""
    found = (_schema(path).data for path in sorted(_walk(data_root() / "schemas" / "meta")))
    return {schema["$id"]: schema for schema in found}


def _walk(folder: Path, tell: Tell = refuse) -> Iterator[Path]:
    """The files of a standard below a folder; `tell` is given what keeps one from being listed."""
    for parent, folders, names in os.walk(folder, onerror=lambda error: _not_listed(error, tell)):
        folders[:] = sorted(n for n in folders if n not in LEFT_OUT and not is_hidden(f"{n}/x"))
        for name in folders:
            if Path(parent, name).is_symlink():
                tell(_linked(Path(parent, name)))
        for name in sorted(names):
            if name.lower().endswith(READ) and not is_hidden(name):
                yield Path(parent, name)


def _linked(folder: Path) -> StandardError:
    """Why a link to a folder is a fault: what lies there would be left out unseen."""
    return StandardError(
        f"{folder.name} is a link to a folder, and what it leads to is not read.",
        "Put the folder itself here.",
        str(folder),
    )


def _not_listed(error: OSError, tell: Tell) -> None:
    """Tells of a folder that is there and cannot be listed."""
    if not isinstance(error, FileNotFoundError):
        tell(
            StandardError(
                f"This folder of the standard cannot be listed: {reason_of(error)}.",
                remedy_for_reading(error),
                str(error.filename),
            )
        )


def _content(path: Path) -> bytes:
    """A standard's file as bytes; what is no plain file is refused, so that nothing waits."""
    remedy = "Put a plain file here, or remove it."
    try:
        if path.is_file():
            return path.read_bytes()
        reason = "no such file" if not path.exists() else "no regular file"
    except OSError as error:
        reason, remedy = reason_of(error), remedy_for_reading(error)
    raise StandardError(f"{path.name} cannot be read: {reason}.", remedy, str(path))


def mapping(path: Path) -> Document:
    """A YAML file of keys and values. Raises `StandardError` for any other."""
    document = _document(path)
    if not isinstance(document.data, dict):
        raise StandardError(
            f"{path.name} does not hold keys and values.", "Begin it with `key: value`.", str(path)
        )
    return document


def _document(path: Path) -> Document:
    document = read(_content(path), str(path))
    if isinstance(document, Broken):
        problem = document.problem
        raise StandardError(
            problem.message, problem.remedy, str(path), problem.line, problem.column
        )
    return document


def _schema(path: Path) -> Document:
    document = _document(path)
    if not isinstance(document.data, dict) or not isinstance(document.data.get("$id"), str):
        raise StandardError(
            f"{path.name} is no schema: it has no `$id`.",
            "Give it an `$id` such as https://example.org/schemas/permit/v1.0.json.",
            str(path),
        )
    return document
