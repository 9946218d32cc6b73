"""Adds one artifact to a project, from the skeleton of its kind, what is known filled in."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from pmo_kit._files.file_set import Change
from pmo_kit._files.journal import write_files
from pmo_kit._text import did_you_mean
from pmo_kit.project import Folder, Manifest, Tree
from pmo_kit.project.skeleton import filled, initials, skeleton_of
from pmo_kit.project.source import FolderSource
from pmo_kit.scaffold.editor_schemas import FOLDER
from pmo_kit.scaffold.project_template import ScaffoldError
from pmo_kit.source import Broken, read
from pmo_kit.standard import Kind, Standard

SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


class Addition(NamedTuple):
    """One artifact that is to be: `write` puts it where nothing is yet."""

    root: Path
    path: str
    text: str
    next_steps: tuple[str, ...]

    def write(self) -> None:
        """Write the file. Raises `ScaffoldError` where one is there, or it would lie outside.

        Raises `OSError` where it cannot be written; then nothing is there.
        """
        target = self.root / self.path
        if not target.parent.resolve().is_relative_to(self.root.resolve()):
            raise _behind_link(self.path)
        if os.path.lexists(target):
            raise _taken(self.path)
        write_files(self.root, [Change(self.path, None, self.text.encode())])


def add(
    root: Path, kind: str, standard: Standard, *, today: datetime.date, key: str | None = None
) -> Addition:
    """What `pmo add KIND` would write into the project at `root`, ids and dates filled in.

    `key` tells artifacts of a kind apart (a report's id); absent, the next free one is taken.
    Raises `ScaffoldError`, and `ManifestError` where there is no usable `pmo.yaml`.
    """
    chosen = _kind(kind, standard)
    skeleton = _skeleton(chosen, standard)
    tree = Folder(root)
    manifest = FolderSource().manifest(root, tree)
    folder = manifest.folder
    where = (PurePosixPath(folder) / chosen.file).parent.as_posix()
    if tree.is_link(where):
        raise _behind_link(where)
    identity = key or _next_id(root / folder, chosen)
    if not SAFE.fullmatch(identity):
        raise ScaffoldError(
            f"`{identity}` cannot be an id.", "Use letters, digits and hyphens, such as `SR-2`."
        )
    name = chosen.file or f"{kind}{skeleton.suffix}"
    path = (PurePosixPath(folder) / name.replace("{key}", identity)).as_posix()
    if os.path.lexists(root / path):
        raise _taken(path, chosen.many)
    facts = known(manifest, chosen, identity, today, agreed_budget(tree, folder, standard))
    text = filled(skeleton.read_text(encoding="utf-8"), facts)
    text = _modeline(root, path, kind) + text
    return Addition(root, path, text, (f"fill in {path}", f"pmo explain {kind}", "pmo check"))


def _kind(kind: str, standard: Standard) -> Kind:
    kinds = {name: k for name, k in standard.kinds.items() if name != "project"}
    if kind in kinds and not kinds[kind].outside:
        return kinds[kind]
    if kind in kinds:
        raise ScaffoldError(
            f"`{kind}` is kept outside projects, since it belongs to all of them.",
            f"Write it once for the portfolio, and name it with --registry {kind}.yaml.",
        )
    if kind == "project" and standard.has_manifest:
        raise ScaffoldError("A project has one pmo.yaml.", "Make a new project with `pmo new`.")
    hint = did_you_mean(kind, kinds)
    raise ScaffoldError(
        f"{standard.name} has no kind of artifact called `{kind}`.",
        f"{hint}It has: {', '.join(sorted(kinds))}.",
    )


def _skeleton(kind: Kind, standard: Standard) -> Path:
    """The kind's skeleton, in the standard that it was declared in."""
    skeleton = skeleton_of(kind, standard)
    if skeleton is not None:
        return skeleton
    raise ScaffoldError(
        f"{standard.name} has no skeleton for `{kind.kind}`.",
        f"Write the file by hand, beginning with `schema: {kind.schema_name}`; "
        f"`pmo explain {kind.kind}` says what belongs in it.",
    )


def _next_id(folder: Path, kind: Kind) -> str:
    """The next number, `SR-3` after `SR-2`; the first is the initials and 1."""
    start, _, end = PurePosixPath(kind.file).name.partition("{key}")
    used = re.compile(rf"{re.escape(start)}(.*?)([0-9]+){re.escape(end)}")
    parent = folder / PurePosixPath(kind.file).parent
    names = sorted(path.name for path in parent.iterdir()) if parent.is_dir() else []
    found = [match for match in map(used.fullmatch, names) if match]
    if not found:
        return f"{initials(kind)}-1"
    last = max(found, key=lambda match: int(match[2]))
    return f"{last[1]}{int(last[2]) + 1:0{len(last[2])}}"


def _modeline(root: Path, path: str, kind: str) -> str:
    """A first line by which any editor finds the schema that the project carries."""
    schema = f"{FOLDER}/{kind}.json"
    if not path.endswith(".yaml") or not (root / schema).is_file():
        return ""
    return f"# yaml-language-server: $schema={'../' * path.count('/')}{schema}\n"


def _behind_link(path: str) -> ScaffoldError:
    return ScaffoldError(
        f"{path} would lie outside the project, or unread: a folder on its way is a link.",
        "Replace the link by a folder, or name another `folder` in pmo.yaml.",
    )


def _taken(path: str, many: bool = False) -> ScaffoldError:
    remedy = "Edit it, or name another id with --id ID." if many else "Edit it."
    return ScaffoldError(f"{path} exists already, and is left as it is.", remedy)


def known(
    manifest: Manifest, kind: Kind, identity: str, today: datetime.date, budget: Mapping[str, Any]
) -> dict[str, str]:
    """What each token stands for; where the project does not say, a word or day to be replaced."""
    people, days = _mapping(manifest, "roles"), _mapping(manifest, "dates")
    leader = _safe(people.get("project_manager"), "leader")
    return {
        "id": identity,
        "today": today.isoformat(),
        "start": _safe(days.get("start"), today.isoformat()),
        "end": _safe(days.get("end"), today.isoformat()),
        "project": _safe(manifest.text("id"), "project"),
        "leader": leader,
        "sponsor": _safe(people.get("project_owner"), "sponsor"),
        "owner": _safe(people.get(kind.owner.replace("-", "_")), leader),
        "unit": _safe(budget.get("unit"), "h"),
        "total": _number(budget.get("total")),
    }


def agreed_budget(tree: Tree, folder: str, standard: Standard) -> Mapping[str, Any]:
    """The budget in the charter that lies in a folder; empty where there is none to be read."""
    charter = standard.kinds.get("charter")
    path = (PurePosixPath(folder) / charter.file).as_posix() if charter else folder
    content = tree.read(path)
    document = content if isinstance(content, Broken) else read(content, path)
    if isinstance(document, Broken) or not isinstance(document.data, Mapping):
        return {}
    data = document.data.get("meta") if document.format == "markdown" else document.data
    budget = data.get("budget") if isinstance(data, Mapping) else None
    return budget if isinstance(budget, Mapping) else {}


def _mapping(manifest: Manifest, key: str) -> Mapping[str, Any]:
    found = manifest.data.get(key)
    return found if isinstance(found, Mapping) else {}


def _safe(value: object, otherwise: str) -> str:
    """An id or date fit to stand unquoted in a skeleton, else what stands instead."""
    return value if isinstance(value, str) and SAFE.fullmatch(value) else otherwise


def _number(value: object) -> str:
    """A number as a person writes it; 0 where there is none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "0"
    return f"{value:.2f}".rstrip("0").rstrip(".")
