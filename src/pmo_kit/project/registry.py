"""Reads what is kept outside projects: files that name their schema, or fit a kind's patterns."""

from __future__ import annotations

import os

from pmo_kit._text import relative
from pmo_kit.project.artifact import Artifact, artifact_of
from pmo_kit.project.globs import matches
from pmo_kit.project.snapshot import UNKNOWN, Fault, open_artifact, open_file, unreadable
from pmo_kit.project.tree import Tree
from pmo_kit.source import Broken
from pmo_kit.standard import Standard


def open_registry(
    tree: Tree, path: str, standard: Standard, shown: str
) -> tuple[Artifact, ...] | Fault:
    """Read one file as what is kept outside projects, under the path that is to be shown.

    A file that fits the patterns of such kinds is read as each of them; else it names its schema.
    """
    outside = [kind for kind in standard.kinds.values() if kind.outside]
    parts = relative(shown, os.curdir).split("/")
    ends = ["/".join(parts[at:]) for at in range(len(parts))]
    fitting = [kind for kind in outside if any(matches(end, kind.files) for end in ends)]
    if not fitting:
        found = open_artifact(tree, path, standard, shown)
        if isinstance(found, Fault) or found.kind.outside:
            return found if isinstance(found, Fault) else (found,)
        route = (*found.document.to_fields, "schema")
        place = found.document.place(route)
        message = f"A {found.kind.title.lower()} lies within its project; this is no registry."
        return Fault(UNKNOWN, shown, message, "", place.line, place.column)
    read_as = []
    for kind in fitting:
        one, text = open_file(tree, path, kind.format or None, kind.front_matter)
        if isinstance(one, Broken):
            return unreadable(one, text, kind.kind)
        read_as.append(artifact_of(kind, one.replace(path=shown)))
    return tuple(read_as)
