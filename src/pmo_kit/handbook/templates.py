"""The pages of the templates: what each asks, what it makes, and whose the files are."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit.handbook.page import Page
from pmo_kit.handbook.phrases import ROOT, template_page
from pmo_kit.handbook.program import Template, TemplateFile
from pmo_kit.project import matches
from pmo_kit.standard import Kind, Standard

INDEX = f"{ROOT}/templates/index.md"
_CARRIED = ".pmo/"
_ARTIFACTS = "pmo/"
_MANIFEST = "pmo.yaml"


def pages(standard: Standard, templates: tuple[Template, ...]) -> Iterator[Page]:
    """The list of templates, and a page for each."""
    yield Page(INDEX, "Templates", "templates", {"templates": templates})
    for template in templates:
        yield _page(standard, template)


def _page(standard: Standard, template: Template) -> Page:
    carried = [file for file in template.files if file.path.startswith(_CARRIED)]
    kinds = [(file, _kind(standard, file.path)) for file in template.files if file not in carried]
    return Page(
        path=template_page(template.name),
        title=f"Template {template.name}",
        template="template",
        facts={
            "template": template,
            "name": template.name,
            "answer": _answer(template),
            "folder": _CARRIED,
            "carried": len(carried),
            "files": [(file, kind, _owner(file, kind)) for file, kind in kinds],
        },
        trail=(("Templates", INDEX),),
        summary=template.title,
        tags=("template",),
    )


def _answer(template: Template) -> str:
    """One answer as the command line takes it: of the first question that has choices, if any."""
    said = next((one for one in template.questions if one.choices), template.questions[0])
    return f"{said.key}={said.choices[-1][0] if said.choices else said.default}"


def _kind(standard: Standard, path: str) -> Kind | None:
    """The kind whose artifacts lie at a path of a new project."""
    within = path.removeprefix(_ARTIFACTS)
    for kind in standard.kinds.values():
        at_root = path == kind.file == _MANIFEST
        inside = within != path and kind.file and not kind.outside
        if at_root or (inside and matches(within, [kind.file.replace("{key}", "*")])):
            return kind
    return None


def _owner(file: TemplateFile, kind: Kind | None) -> str:
    if file.managed:
        return "managed"
    if kind is None:
        return "seed"
    return "document" if kind.life == "document" else "artifact"
