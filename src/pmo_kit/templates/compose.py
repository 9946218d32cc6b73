"""Composes a standard's templates: the nearest source, files of the layers above it, questions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from pmo_kit._text import did_you_mean
from pmo_kit.results.error import KitError
from pmo_kit.standard import Standard
from pmo_kit.standard.files import Layer
from pmo_kit.standard.merge_layers import chain, choose
from pmo_kit.standard.places import TEMPLATE_FILES, TEMPLATES, data_root
from pmo_kit.templates.ask_in_template import ask_in
from pmo_kit.templates.editor_schema import SCHEMA, editor_files
from pmo_kit.templates.marks import MADE_BY, as_source
from pmo_kit.templates.next_standard import begins_standard, extending
from pmo_kit.templates.own_choices import in_own_words
from pmo_kit.templates.plain_text import code_faults
from pmo_kit.templates.project_template import (
    DESCRIPTION,
    KIT,
    ScaffoldError,
    Template,
    contents,
    described,
    kit_templates,
    read_template,
)
from pmo_kit.templates.questions import company_of, merged_questions

MANIFEST = "pmo.yaml"
SHARED = "shared"
PIPELINES = (".github/workflows/pmo.yml", ".gitlab-ci.yml")
_ROOT = re.compile(r"[^/]*\{\{ ?cookiecutter\.\w+ ?\}\}[^/]*")
_CONDITION = re.compile(r"\{%.*?%\}")
_KIT_KEYS = ("_kit_rev", "__as_of", "__test", "kit", "kit_rev")
"""What the files that all templates share need to know of the kit."""


class Composition(NamedTuple):
    """The templates of a standard, by name, and what is wrong with them or their questions."""

    templates: tuple[Template, ...]
    faults: tuple[KitError, ...]


def templates_of(standard: Standard) -> list[Template]:
    """The templates of a standard, composed, sorted by name.

    Raises `ScaffoldError` or `StandardError` for the first thing that is wrong with them.
    """
    made = compose(standard)
    if made.faults:
        raise made.faults[0]
    return list(made.templates)


def compose(standard: Standard) -> Composition:
    """Compose every template of a standard, and say all that is wrong with them."""
    faults: list[KitError] = []
    layers = layers_of(standard)
    found = _sources(layers, faults)
    pins = _pins(standard, layers)
    for name, template in found.items():
        if home_of(template) is not None:
            known = in_own_words(template, standard, layers) if template.owner == KIT else template
            found[name] = _pinned(known, standard, pins)
        elif template.owner == KIT and begins_standard(template) and len(layers) > 1:
            ids = [str(layer.data["id"]) for layer, _ in layers]
            found[name] = extending(template, standard, pins, ids)
    found = ask_in(found, merged_questions(layers), standard, faults)
    told = [_in_order(found[name], layers) for name in sorted(found)]
    return Composition(tuple(told), tuple(faults))


def _in_order(template: Template, layers: Sequence[tuple[Layer, str]]) -> Template:
    """A template that names those who changed it as they extend each other, the lowest first."""
    companies = dict.fromkeys(company_of(layer) for layer, _ in layers)
    return replace(
        template, changed_by=tuple(one for one in companies if one in template.changed_by)
    )


def home_of(template: Template) -> str | None:
    """The folder of a template that becomes the project; None where it makes no project."""
    for path in template.files:
        home, _, name = path.partition("/")
        if name == MANIFEST and _ROOT.fullmatch(home):
            return home
    return None


def layers_of(standard: Standard) -> list[tuple[Layer, str]]:
    """The layers of a standard, lowest first, each with its edition."""
    every = list(chain(Path(standard.folder), standard.edition))
    return [
        (layer, choose(layer.data, edition, layer.head.path)) for layer, edition in reversed(every)
    ]


def _sources(layers: Sequence[tuple[Layer, str]], faults: list[KitError]) -> dict[str, Template]:
    """The nearest source of each template, with the files of the layers above laid over it."""
    found: dict[str, Template] = {}
    if layers[0][0].folder.parent == (data_root() / "standards").resolve():
        found = {one.name: one for one in kit_templates()}
    for layer, _ in layers:
        for folder in _folders(layer.folder / TEMPLATES):
            try:
                source = _source(folder, company_of(layer))
            except KitError as error:
                faults.append(error)
                continue
            if source is not None:
                faults += code_faults(source)
                found[source.name] = source
        for folder in _folders(layer.folder / TEMPLATE_FILES):
            try:
                found[folder.name] = _overlaid(folder, layer, found, faults)
            except KitError as error:
                faults.append(error)
    return found


def _folders(home: Path) -> list[Path]:
    entries = sorted(home.iterdir()) if home.is_dir() else []
    return [entry for entry in entries if entry.is_dir() and not entry.name.startswith(".")]


def _source(folder: Path, company: str) -> Template | None:
    """A standard's own template; None for one that was written from it."""
    path = folder / DESCRIPTION
    if not path.is_file():
        raise ScaffoldError(
            f"The template `{folder.name}` has no {DESCRIPTION}.",
            f"Write {DESCRIPTION} with what it asks; at least `slug`, which names the folder. "
            f"Files for an inherited template lie in {TEMPLATE_FILES}/{folder.name}/.",
            str(folder),
        )
    if MADE_BY in described(path):
        return None
    template = as_source(read_template(folder))
    if "slug" not in {question.key for question in template.questions}:
        raise ScaffoldError(
            f"The template `{folder.name}` asks for no `slug`, which names the new folder.",
            'Write `"slug": "a-name"` in it.',
            str(path),
        )
    return replace(template, owner=company)


def _overlaid(
    folder: Path, layer: Layer, found: Mapping[str, Template], faults: list[KitError]
) -> Template:
    """A template with a standard's files laid over it."""
    below = found.get(folder.name)
    if below is None:
        raise ScaffoldError(
            f"There is no template `{folder.name}` to lay these files over.",
            f"{did_you_mean(folder.name, found)}There are: {', '.join(found) or 'none'}.",
            str(folder),
        )
    laid = contents(folder)
    if not laid:
        raise ScaffoldError(
            f"Nothing lies in {TEMPLATE_FILES}/{folder.name}/.", "Delete the folder.", str(folder)
        )
    plain = {_CONDITION.sub("", path): path for path in below.files}
    homes = {path.partition("/")[0] for path in below.files if _ROOT.match(path)}
    for path in laid:
        if path.partition("/")[0] not in homes or "/" not in path:
            raise ScaffoldError(
                f"{path} lies outside the folder that becomes the project.",
                f"Put it into {TEMPLATE_FILES}/{folder.name}/{' or '.join(sorted(homes))}/; "
                "hooks and questions have no place here.",
                str(folder / path),
            )
        there = plain.get(path)
        if there is not None and there != path:
            raise ScaffoldError(
                f"The template has this file under a condition: {there}.",
                "Give yours that name, and it stands in its place.",
                str(folder / path),
            )
    files = {**below.files, **laid}
    company = company_of(layer)
    made = replace(
        below,
        files=files,
        changed_by=(*below.changed_by, company),
        laid_by={**below.laid_by, **dict.fromkeys(laid, company)},
    )
    faults += code_faults(replace(made, folder=folder, files=laid, description={}))
    return made


def _pins(standard: Standard, layers: Sequence[tuple[Layer, str]]) -> dict[str, str]:
    """The constants by which a project pins its standard, its hook and its pipeline."""
    said = layers[-1][0].data.get("repository", {})
    return {
        "_standard": standard.id,
        "_edition": standard.edition,
        "_standard_at": said.get("address", ""),
        "_standard_rev": said.get("revision", ""),
        "_hook": said.get("hook", "pmo-check"),
    }


def _pinned(template: Template, standard: Standard, pins: Mapping[str, str]) -> Template:
    """A template of projects with what all of them share, the constants and the schema."""
    home = home_of(template)
    shared = {f"{home}/{name}": text for name, text in shared_files().items()}
    files = {**shared, **template.files}
    if not pins["_standard_at"] and pins["_standard"] != "core":
        files = {
            path: text for path, text in files.items() if path.partition("/")[2] not in PIPELINES
        }
    files[f"{home}/{SCHEMA}"] = editor_files(standard)[SCHEMA].encode()
    inherited = template.owner == KIT
    description = dict(template.description) if inherited else _with_kit(template.description)
    unrendered = description.get("_copy_without_render", [])
    if SCHEMA not in unrendered:
        description["_copy_without_render"] = [*unrendered, SCHEMA]
    return replace(
        template,
        description=_before_questions(description, pins),
        files=dict(sorted(files.items())),
    )


def shared_files() -> dict[str, bytes]:
    """The files that every template of projects carries alike."""
    return contents(data_root() / TEMPLATES / SHARED)


def _with_kit(description: Mapping[str, Any]) -> dict[str, Any]:
    """A description that asks where the kit is kept, as the kit's own templates do."""
    usual = described(data_root() / TEMPLATES / "project" / DESCRIPTION)
    made = dict(description)
    for key in _KIT_KEYS:
        if key not in made:
            made[key] = usual[key]
            for part in ("__prompts__", "_forms"):
                if key in usual[part]:
                    made[part] = {**made.get(part, {}), key: usual[part][key]}
    return made


def _before_questions(description: Mapping[str, Any], pins: Mapping[str, str]) -> dict[str, Any]:
    """The description with the constants: where they stand already, else first."""
    new = {key: value for key, value in pins.items() if key not in description}
    return {**new, **description, **pins}
