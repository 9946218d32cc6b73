"""Holds skeletons to what `pmo add` promises: what it writes is an artifact of its kind at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pmo_kit._files.hidden_files import is_hidden, is_readme
from pmo_kit._text import nearest
from pmo_kit.engine.shape import Lacking, lacking
from pmo_kit.project.artifact import as_written
from pmo_kit.project.skeleton import FOLDER, SUFFIXES, TOKENS, filled, initials, skeleton_of
from pmo_kit.results.correction import BLANK, Correction, moved
from pmo_kit.results.verification import Problem
from pmo_kit.source import Broken, Change, Document, Schemas, read
from pmo_kit.standard import Kind, Standard
from pmo_kit.standard.files import Layer
from pmo_kit.verify.corrections import rewritten
from pmo_kit.verify.shape import problem, unread

KNOWN = {
    "today": "2026-03-02",
    "start": "2026-03-02",
    "end": "2026-05-29",
    "project": "project",
    "leader": "leader",
    "sponsor": "sponsor",
    "owner": "owner",
    "unit": "h",
    "total": "0",
    "bac": "0",
    "reserve": "0",
    "number": "1",
    "agreed": "2026-03-02",
    "last_milestone": "M-02",
    "last_date": "2026-05-29",
    "audience": "sponsor",
}
"""What stands for the tokens; `id` is the first of its kind."""
ROWS = {
    "milestone": (("M-01", "2026-04-17"), ("M-02", "2026-05-29")),
    "person": (("sponsor", "project-owner"), ("leader", "project-manager, pmo")),
}
_ANY_TOKEN = re.compile(r"@([a-z_]+)@")


def skeleton_problems(layer: Layer, standard: Standard) -> list[Problem]:
    """What is wrong with the skeletons in a standard's own folder."""
    schemas = Schemas(standard.schemas)
    found = list(_missing(layer, standard))
    for path in sorted((layer.folder / FOLDER).glob("*")):
        if path.suffix not in SUFFIXES or is_readme(path.name) or is_hidden(path.name):
            continue
        kind = standard.kinds.get(path.stem)
        if kind is None:
            message = f"There is no kind `{path.stem}`, so nobody can add this."
            kinds = standard.kinds.items()
            free = [name for name, of in kinds if skeleton_of(of, standard) is None]
            names = nearest(path.stem, free)
            to = moved(str(path), str(path.with_stem(names[0]))) if names else None
            remedy = "Name the file as its kind is named."
            about = (("kind", path.stem),)
            found.append(Problem(str(path), 1, 1, message, remedy, to, about))
        else:
            found += _of(path, kind, standard, schemas)
    return found


def _missing(layer: Layer, standard: Standard) -> Iterator[Problem]:
    """Kinds of this layer that `pmo add` has nothing to write from."""
    for name, document in layer.artifacts.items():
        kind = standard.kinds.get(name)
        if kind is None or kind.kind == "project" or kind.files:
            continue
        if skeleton_of(kind, standard) is None:
            yield problem(
                document,
                ("kind",),
                f"`{name}` has no skeleton, so `pmo add {name}` has nothing to write.",
                f"Write skeletons/{name}.yaml or .md.",
            )


def _of(path: Path, kind: Kind, standard: Standard, schemas: Schemas) -> Iterator[Problem]:
    try:
        text = path.read_bytes().decode()
    except UnicodeDecodeError:
        yield Problem(str(path), 1, 1, "The skeleton is no UTF-8.", "Save it as UTF-8.")
        return
    yield from _unknown_tokens(path, text)
    written = filled(text, {**KNOWN, "id": f"{initials(kind)}-1"}, ROWS)
    document = read(
        written.encode(), str(path), kind.format or None, front_matter=kind.front_matter
    )
    if isinstance(document, Broken):
        yield unread(document)
        return
    document = as_written(document, kind)
    yield from _wrong_fields(document, kind, standard, schemas, text)
    if document.format == "markdown":
        for one in lacking(document, kind.sections):
            yield problem(
                document,
                one.route,
                one.message,
                one.remedy,
                correction=_heading(one, str(path), text),
            )


def _unknown_tokens(path: Path, text: str) -> Iterator[Problem]:
    """Words between two `@` that `pmo add` would leave as they are."""
    for number, line in enumerate(text.split("\n"), 1):
        for token in _ANY_TOKEN.finditer(line):
            if token[1] not in TOKENS:
                message = f"`{token[0]}` is no token that `pmo add` fills in."
                remedy = f"There are: {', '.join(f'@{name}@' for name in TOKENS)}."
                meant = nearest(token[1], TOKENS)
                new = line.replace(token[0], f"@{meant[0]}@", 1) if meant else ""
                how = Correction("write", str(path), number, 1, new) if new else None
                yield Problem(str(path), number, token.start() + 1, message, remedy, how)


def _wrong_fields(
    document: Document, kind: Kind, standard: Standard, schemas: Schemas, text: str
) -> Iterator[Problem]:
    """Where the fields do not conform to the kind's schema; `text` is the skeleton's own."""
    identity = standard.schema_of.get(kind.kind)
    prefix, data = document.to_fields, document.fields
    if identity is None or schemas.accepts(identity, data):
        return
    for fault in schemas.problems(
        identity, data, lambda route: document.written((*prefix, *route))
    ):
        route = (*prefix, *fault.route)
        change = fault.change or (
            Change("rename", fault.route, fault.meant) if fault.on_key and fault.meant else None
        )
        how = _with_key(text, document.path, change) if change else None
        yield problem(
            document, route, fault.message, fault.remedy, on_key=fault.on_key, correction=how
        )


def _with_key(text: str, path: str, change: Change) -> Correction | None:
    """The line of a skeleton's own text with a key renamed, where only one line has it."""
    if change.action != "rename":
        return None
    key = re.compile(rf"^(\s*(?:- )?){re.escape(str(change.route[-1]))}:", re.MULTILINE)
    renamed, number = key.subn(rf"\g<1>{change.value}:", text)
    return rewritten(path, text, renamed) if number == 1 else None


def _heading(lack: Lacking, path: str, text: str) -> Correction | None:
    """A skeleton's missing section: the heading that seems to be meant renamed, or a new one."""
    if lack.instead:
        heading = re.compile(rf"^(#+ +){re.escape(lack.instead)}", re.MULTILINE)
        return rewritten(path, text, heading.sub(rf"\g<1>{lack.section}", text, count=1))
    return rewritten(path, text, f"{text.rstrip()}\n\n## {lack.section}\n\n{BLANK}\n")
