"""One edition of a standard as plain data, laid over its base by id: the model's source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pmo_kit._text import relative
from pmo_kit.source import Change, Document, Schemas
from pmo_kit.source.likely_change import likely_change
from pmo_kit.standard.added_fields import added_identity, combined, extended_kind
from pmo_kit.standard.definitions import named_in
from pmo_kit.standard.editions import in_force
from pmo_kit.standard.files import Layer, at, meta_schemas, read_head, read_layer
from pmo_kit.standard.merge_items import WORDS, items_over
from pmo_kit.standard.model import EditionError, StandardError, identity_of
from pmo_kit.standard.own_words import in_words_of
from pmo_kit.standard.places import locate, usable_names
from pmo_kit.standard.thresholds import laid_over

META = "https://pmo-kit.dev/schemas/meta/"
BY_NAME = ("tighter", "lists", "modes", "let")


def merged(folder: Path, edition: str | None) -> dict[str, Any]:
    """A standard laid over what it extends. Raises `StandardError` where anything is not sound."""
    return overlaid(read_layers(folder, edition))


def read_layers(
    folder: Path, edition: str | None, leaving: frozenset[str] = frozenset()
) -> list[Layer]:
    """The files of a standard and of what it extends, lowest first, each in its edition.

    `leaving` are the paths of rules that are passed over, since they have not their form.
    Raises `StandardError` where a file cannot be read or has not its form; `EditionError` where the
    standard itself has not the edition.
    """
    found: list[Layer] = []
    below: tuple[Path, str | None] | None = (folder.resolve(), edition)
    while below is not None:
        home, wanted = below
        layer = read_layer(home)
        layer.rules = [one for one in layer.rules if one.path not in leaving]
        check_shape(layer)
        try:
            layer.edition = choose(layer.data, wanted, layer.head.path)
        except EditionError as error:
            if not found:
                raise
            remedy = f"{error.editions} Pin one of these."
            changes = [Change("set", ("extends",), pinned(found[0], error))]
            raise at(found[0].head, ("extends",), error.message, remedy, changes) from error
        found.insert(0, layer)
        below = _next_below(layer, [each.folder for each in found])
    return found


def _next_below(layer: Layer, above: list[Path]) -> tuple[Path, str] | None:
    """The folder and edition that a layer extends; raises `StandardError` where it cannot."""
    base = base_folder(layer)
    if base is None:
        return None
    home, edition = base[0].resolve(), base[1]
    if home in above:
        names = " → ".join(path.name for path in (*reversed(above), home))
        raise at(
            layer.head,
            ("extends",),
            f"The standards extend each other in a circle: {names}.",
            "Remove one `extends`.",
            [Change("remove", ("extends",))],
        )
    if not (home / "standard.yaml").is_file():
        message = f"There is no standard in {home}, which this one extends."
        remedy = "Name an installed standard, or a folder as seen from this one, with its edition."
        raise at(layer.head, ("extends",), message, remedy, _found_beside(layer, edition))
    return home, edition


def overlaid(layers: list[Layer]) -> dict[str, Any]:
    """What layers say together, each laid over those before it."""
    whole: dict[str, Any] = {
        "layers": [],
        "folders": [],
        "artifacts": {},
        "rules": {},
        "schemas": {},
        "schema_files": {},
        "sources": [],
    }
    for layer in layers:
        whole = _overlay(whole, layer, layer.edition)
    if whole["let"]:
        whole["rules"] = {
            name: {**rule, "let": let} if (let := named_in(rule, whole["let"])) else rule
            for name, rule in whole["rules"].items()
        }
    return whole


def check_shape(layer: Layer) -> None:
    """Hold a layer's files to the kit's meta-schemas; raises `StandardError` at the first fault."""
    metas = Schemas(meta_schemas())
    for meta, documents in (
        ("standard", [layer.head]),
        ("artifact", list(layer.artifacts.values())),
        ("added-fields", list(layer.added.values())),
        ("rule", layer.rules),
    ):
        for document in documents:
            require_shape(metas, meta, document)


def base_folder(layer: Layer) -> tuple[Path, str] | None:
    """What a standard extends: the folder and the pinned edition. Raises `StandardError`."""
    extends = layer.data.get("extends")
    if extends is None:
        return None
    name, _, edition = str(extends).partition("@")
    if "/" in name:
        return layer.folder / name, edition
    try:
        return locate(name), edition
    except StandardError as error:
        changes = [
            change._replace(value=f"{change.value}@{edition}")
            for change in likely_change(("extends",), name, usable_names())
        ]
        raise at(layer.head, ("extends",), error.message, error.remedy, changes) from error


def pinned(layer: Layer, error: EditionError) -> str:
    """What a standard would extend in the newest edition that there is."""
    name = str(layer.data["extends"]).partition("@")[0]
    return f"{name}@{error.known[-1]}"


def _found_beside(layer: Layer, edition: str) -> list[Change]:
    """The change to a folder that holds a standard and has the name of the one that does not."""
    name = Path(str(layer.data["extends"]).partition("@")[0]).name
    near = (*sorted(layer.folder.parent.glob("*/standard.yaml")), *_further(layer))
    for head in near:
        if head.parent.name == name and head.parent != layer.folder:
            return [Change("set", ("extends",), f"{relative(head.parent, layer.folder)}@{edition}")]
    return []


def _further(layer: Layer) -> list[Path]:
    """The standards that lie two folders up, as those of a repository of several do."""
    above = layer.folder.parent.parent
    return sorted(above.glob("*/standard.yaml")) if above != layer.folder.parent else []


def chain(folder: Path, edition: str | None = None) -> Iterator[tuple[Layer, str | None]]:
    """The `standard.yaml` of a standard, then of what it extends, each with its pinned edition.

    `edition` is that of the first. Raises `StandardError` where one cannot be read, or where they
    extend each other.
    """
    above: list[Path] = []
    below: tuple[Path, str | None] | None = (folder.resolve(), edition)
    while below is not None:
        layer = read_head(below[0])
        yield layer, below[1]
        above.insert(0, layer.folder)
        below = _next_below(layer, above)


def folders(folder: Path) -> list[Path]:
    """A standard's own folder, then those of what it extends."""
    return [layer.folder for layer, _ in chain(folder)]


def heads(folder: Path) -> tuple[tuple[str, Document], ...]:
    """The `standard.yaml` of a standard, then of what it extends, with paths as people name them.

    Raises `StandardError` where one cannot be read.
    """
    return tuple((shown(layer, layer.head), layer.head) for layer, _ in chain(folder))


def settings(folder: Path) -> dict[str, Any]:
    """The `thresholds` and `modes` of the standard in a folder, laid over those that it extends.

    `standards` are the ids of all of them. Raises `StandardError` where one cannot be read.
    """
    thresholds: dict[str, Any] = {}
    modes: dict[str, Any] = {}
    standards: list[str] = []
    for layer, _ in chain(folder):
        standards.append(str(layer.data.get("id", "")))
        thresholds = laid_over(layer.data.get("thresholds", {}), thresholds)
        modes = {**layer.data.get("modes", {}), **modes}
    return {"thresholds": thresholds, "modes": modes, "standards": standards}


def require_shape(metas: Schemas, meta: str, document: Document) -> None:
    """Hold a file to one of the kit's meta-schemas; raises `StandardError` at the first fault."""
    identity = f"{META}{meta}/v1.json"
    if metas.accepts(identity, document.data):
        return
    problem = metas.problems(identity, document.data, document.written)[0]
    place = (document.key_place if problem.on_key else document.place)(problem.route)
    raise StandardError(problem.message, problem.remedy, document.path, place.line, place.column)


def choose(head: Mapping[str, Any], wanted: str | None, path: str) -> str:
    """The edition to use: the one asked for, else the current one, else the newest not retired.

    Raises `EditionError` for an edition that the standard does not have.
    """
    known = [str(edition["id"]) for edition in head["editions"]]
    if wanted is None:
        current = [str(e["id"]) for e in head["editions"] if e["status"] == "current"]
        alive = [str(e["id"]) for e in head["editions"] if e["status"] != "retired"]
        return (current or alive or known)[-1]
    if wanted in known:
        return wanted
    raise EditionError(head["id"], wanted, known, path)


def _overlay(base: Mapping[str, Any], layer: Layer, edition: str) -> dict[str, Any]:
    head, order = layer.data, [str(e["id"]) for e in layer.data["editions"]]
    whole: dict[str, Any] = {**base, **head, "edition": edition, "folder": str(layer.folder)}
    whole["handbook"] = head.get("handbook", {})  # a look and a folder are not inherited
    whole["layers"] = [*base["layers"], f"{head['id']}@{edition}"]
    whole["folders"] = [*base["folders"], str(layer.folder)]
    home = (layer.folder / head.get("schemas", "schemas")).resolve()
    whole["sources"] = [*base["sources"], str(layer.folder), str(home)]
    whole |= {name: items_over(layer, name, base, edition) for name in WORDS}
    base = in_words_of(layer, base, whole)
    for name in BY_NAME:
        whole[name] = {**base.get(name, {}), **head.get(name, {})}
    whole["thresholds"] = laid_over(base.get("thresholds", {}), head.get("thresholds", {}))
    whole["artifacts"] = dict(base["artifacts"])
    for kind, document in layer.artifacts.items():
        if in_force(document.data, edition, order):
            origin = {"source": shown(layer, document), "layer": whole["layers"][-1]}
            whole["artifacts"][kind] = {**document.data, **origin}
    whole["rules"] = dict(base["rules"])
    for document in layer.rules:
        if in_force(document.data, edition, order):
            below = whole["rules"].get(document.data["id"], {})
            inherited = {"name": below["name"]} if "name" in below else {}
            origin = {"source": shown(layer, document)}
            whole["rules"][document.data["id"]] = {**inherited, **document.data, **origin}
    whole["schemas"] = {**base["schemas"], **layer.schemas}
    whole["schema_files"] = {**base["schema_files"], **layer.schema_files}
    for kind, document in layer.added.items():
        if kind in base["artifacts"] and in_force(document.data, edition, order):
            _extend(whole, kind, layer, document)
    return whole


def _extend(whole: dict[str, Any], kind: str, layer: Layer, document: Document) -> None:
    """Lay what a layer adds to an inherited kind over it, and into its schema."""
    below, fields = whole["artifacts"][kind], tuple[str, ...]()
    identity = identity_of(kind, below.get("version", "1.0"), whole["schemas"])
    added = layer.schemas.get(added_identity(kind, layer.schemas))
    if added is not None and identity:
        found = combined(identity, added, whole["schemas"], below)
        whole["schemas"][identity], fields = found.schema, found.fields
    by = whole["layers"][-1], shown(layer, document)
    whole["artifacts"][kind] = extended_kind(below, document.data, fields, by)


def shown(layer: Layer, document: Document) -> str:
    """A file's path as people name it: `standards/core/rules/log/RISK-004.yaml`."""
    within = Path(document.path).relative_to(layer.folder)
    return Path(layer.folder.parent.name, layer.folder.name, within).as_posix()
