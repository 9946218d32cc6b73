"""What `pmo standard generate` writes into a standard's folder, for plain cookiecutter."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pmo_kit.standard import Standard
from pmo_kit.standard.places import TEMPLATES
from pmo_kit.templates.compose import home_of
from pmo_kit.templates.marks import DERIVED, MADE_BY, as_completed, as_output, as_source
from pmo_kit.templates.project_template import (
    DESCRIPTION,
    KIT,
    Template,
    as_json,
    contents,
    described,
    read_template,
)

DEPTH = "tier"
"""What a template asks in which a project begins; one that does not is an exercise."""


def concerns(template: Template) -> bool:
    """Whether a template is a standard's business: its own, changed by it, or to begin with."""
    if home_of(template) is None:
        return False
    asked = {question.key for question in template.questions}
    return template.owner != KIT or bool(template.changed_by) or DEPTH in asked


def written(standard: Standard, templates: Iterable[Template]) -> dict[str, bytes]:
    """The files of `templates/` in a standard's folder, by their paths from that folder.

    Inherited templates are written whole; the standard's own are completed where they lie.
    Raises `ScaffoldError` where one of its own cannot be read.
    """
    home = Path(standard.folder) / TEMPLATES
    files: dict[str, bytes] = {}
    for template in filter(concerns, templates):
        if template.folder.parent == home:
            made = as_completed(as_source(read_template(template.folder)), template)
        else:
            made = as_output(template)
        every = {DESCRIPTION: as_json(made), **made.files}
        files |= {f"{TEMPLATES}/{template.name}/{name}": text for name, text in every.items()}
    return files


def generated(folder: Path) -> dict[str, bytes]:
    """The files of those templates in a standard's folder into which the command has written.

    Raises `ScaffoldError` where one cannot be read.
    """
    found: dict[str, bytes] = {}
    for path in sorted((folder / TEMPLATES).glob(f"*/{DESCRIPTION}")):
        if described(path).keys() & {MADE_BY, DERIVED}:
            name = path.parent.name
            held = contents(path.parent)
            found |= {f"{TEMPLATES}/{name}/{inner}": text for inner, text in held.items()}
    return found
