"""How a written template says what of it follows from a standard, and its source without that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from pmo_kit.templates.project_template import Template

MADE_BY = "_made_by"
COMMAND = "pmo standard generate"
DERIVED = "_from_standard"
"""In a standard's own template: the questions and files that the command wrote into it."""
_TOLD = ("__prompts__", "_forms", "_when")


def as_source(template: Template) -> Template:
    """A standard's own template without what the command wrote into it."""
    derived = template.description.get(DERIVED, {})
    files, questions = set(derived.get("files", ())), set(derived.get("questions", ()))
    return replace(
        template,
        description=_without(template.description, {DERIVED, *questions}),
        files={path: text for path, text in template.files.items() if path not in files},
    )


def _without(description: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    """A description without some keys, also where they are told."""
    dropped = set(keys)
    made = {key: value for key, value in description.items() if key not in dropped}
    for part in _TOLD:
        if part in made:
            made[part] = {key: value for key, value in made[part].items() if key not in dropped}
    return made


def as_output(template: Template) -> Template:
    """A template composed from inherited ones, marked as written by the command."""
    return replace(template, description={MADE_BY: COMMAND, **template.description})


def as_completed(source: Template, template: Template) -> Template:
    """A standard's own template, composed, with a list of what was added to its source."""
    added = {
        "questions": [key for key in template.description if key not in source.description],
        "files": [path for path in template.files if path not in source.files],
    }
    return replace(template, description={DERIVED: added, **template.description})
