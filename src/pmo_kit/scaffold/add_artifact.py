"""Adds one artifact to a project, from the skeleton of its kind, what is known filled in."""

from __future__ import annotations

import datetime
import os
import re
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from pmo_kit._files.file_set import Change
from pmo_kit._files.journal import write_files
from pmo_kit._text import did_you_mean
from pmo_kit.project import Folder, Tree
from pmo_kit.project.required_fields import with_required
from pmo_kit.project.skeleton import SAFE, filled, initials, skeleton_of
from pmo_kit.project.source import FolderSource
from pmo_kit.scaffold.project_facts import facts
from pmo_kit.standard import Kind, Standard
from pmo_kit.templates.editor_schema import SCHEMA, modeline
from pmo_kit.templates.project_template import ScaffoldError


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
    root: Path,
    kind: str,
    standard: Standard,
    *,
    today: datetime.date,
    key: str | None = None,
    tree: Tree | None = None,
) -> Addition:
    """What `pmo add KIND` would write into the project at `root`, ids and dates filled in.

    `key` tells artifacts of a kind apart (a report's id); absent, the next free one is taken.
    `tree` holds the project's files, where others than those on disk are to be read.
    Raises `ScaffoldError`, and `ManifestError` where there is no usable `pmo.yaml`.
    """
    chosen = _kind(kind, standard)
    skeleton = _skeleton(chosen, standard)
    tree = tree or Folder(root)
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
    known = facts(manifest, chosen, identity, today, tree, standard)
    text = filled(skeleton.read_text(encoding="utf-8"), *known)
    text = with_required(text, path, chosen, manifest.text("tier"), standard)
    if path.endswith(".yaml") and (root / SCHEMA).is_file():
        text = modeline(path) + text
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


def _behind_link(path: str) -> ScaffoldError:
    return ScaffoldError(
        f"{path} would lie outside the project, or unread: a folder on its way is a link.",
        "Replace the link by a folder, or name another `folder` in pmo.yaml.",
    )


def _taken(path: str, many: bool = False) -> ScaffoldError:
    remedy = "Edit it, or name another id with --id ID." if many else "Edit it."
    return ScaffoldError(f"{path} exists already, and is left as it is.", remedy)
