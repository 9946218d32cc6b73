"""How a written template says what of it follows from a standard, and its source without that."""

from __future__ import annotations

from dataclasses import replace

from pmo_kit.templates.project_template import Template

MADE_BY = "_made_by"
COMMAND = "pmo standard generate"
DERIVED = "_from_standard"
"""In a standard's own template: the keys and files that the command wrote into it."""
_TOLD = ("__prompts__", "_forms", "_when")
"""Where a description tells of questions by their keys."""
_LAST = (*_TOLD, "_copy_without_render")


def as_source(template: Template) -> Template:
    """A standard's own template without what the command wrote into it."""
    derived = template.description.get(DERIVED, {})
    files, keys = set(derived.get("files", ())), {DERIVED, *derived.get("keys", ())}
    made = {key: value for key, value in template.description.items() if key not in keys}
    for part in _TOLD:
        if part in made:
            made[part] = {key: value for key, value in made[part].items() if key not in keys}
    return replace(
        template,
        description={key: value for key, value in made.items() if value or key not in _TOLD},
        files={path: text for path, text in template.files.items() if path not in files},
    )


def as_output(template: Template) -> Template:
    """A template composed from inherited ones, marked as written by the command."""
    return replace(template, description={MADE_BY: COMMAND, **template.description})


def as_completed(source: Template, template: Template) -> Template:
    """A standard's own template, composed, with a list of what was added to its source."""
    said = template.description
    new = [key for key in said if key not in source.description and key not in _LAST]
    added = {"keys": new, "files": [path for path in template.files if path not in source.files]}
    last = {key: said[key] for key in _LAST if key in said}
    rest = {key: value for key, value in said.items() if key not in last}
    return replace(template, description={DERIVED: added, **rest, **last})
