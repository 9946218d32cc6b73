"""The pages of the templates: what each asks, what it makes, and whose the files are."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit.handbook.blocks import (
    Block,
    Bullets,
    Code,
    Facts,
    Heading,
    Lead,
    Line,
    Link,
    Listing,
    Page,
    Table,
    Text,
)
from pmo_kit.handbook.phrases import ROOT, kind_link, trail
from pmo_kit.handbook.program import Asked, Made, Template
from pmo_kit.project import matches
from pmo_kit.standard import Kind, Standard

INDEX = f"{ROOT}/templates/index.md"
_OWNERS: tuple[tuple[str, Line], ...] = (
    ("managed", ("The kit's. Leave it as it is; it is the same in every project.",)),
    ("artifact", ("Yours, and judged at every check.",)),
    ("document", ("Yours, judged, and bound by its hash once a gate has approved it.",)),
    ("seed", ("A beginning. Change it or delete it as you like; nothing judges it.",)),
)
_ASKED = ("Answer", "Question", "Holds", "If you say nothing")
_USUAL = {
    ".gitattributes": "line ends alike everywhere, so that hashes agree",
    ".github/workflows/pmo.yml": "the check on GitHub",
    ".gitignore": "what git leaves out",
    ".gitlab-ci.yml": "the check on GitLab",
    ".pre-commit-config.yaml": "the hook that checks each commit",
    ".vscode/extensions.json": "the editor's support for YAML",
    ".vscode/settings.json": "which schema belongs to which file",
    "README.md": "what this is, and what to type first",
}
_CARRIED = ".pmo/"
_ARTIFACTS = "pmo/"
_MANIFEST = "pmo.yaml"


def template_page(name: str) -> str:
    """Where a template's page lies."""
    return f"{ROOT}/templates/{name}.md"


def pages(standard: Standard, templates: tuple[Template, ...]) -> Iterator[Page]:
    """The list of templates, and a page for each."""
    rows = tuple(
        ((Link(Code(known.name), template_page(known.name)),), (known.title,))
        for known in templates
    )
    lead = (
        "What `pmo new` can make. Templates are plain cookiecutter: they hold no code, and "
        "`cookiecutter` itself makes the same of them.",
    )
    yield Page(
        path=INDEX,
        title="Templates",
        trail=trail(),
        blocks=(
            Lead(lead),
            Table(("Template", "What it makes"), rows, "wide"),
            Heading("Whose a file is", anchor="owners"),
            Facts(_OWNERS),
        ),
        source=(f"Made from `templates/`, beside {standard.name}.",),
    )
    for template in templates:
        yield _page(standard, template)


def _page(standard: Standard, template: Template) -> Page:
    return Page(
        path=template_page(template.name),
        title=f"Template {template.name}",
        trail=trail(("Templates", INDEX)),
        blocks=(
            Lead((template.title,)),
            Listing(_lines(template), "console"),
            Heading("What it asks", anchor="questions"),
            Table(_ASKED, _questions(template), "wide"),
            *_choices(template),
            Heading("What it makes", anchor="files"),
            Text(("Whose a file is, is told ", Link("here", INDEX, "owners"), ".")),
            Table(("File", "Whose", "What it is", "When"), _files(standard, template), "wide"),
        ),
        source=(f"Made from `templates/{template.name}/`, beside {standard.name}.",),
        summary=template.title,
        tags=("template",),
    )


def _lines(template: Template) -> str:
    """The command lines that make one: asked, unasked, and without the kit."""
    name = template.name
    said = next((a for a in template.asked if a.choices), template.asked[0])
    value = said.choices[-1][0] if said.choices else said.default
    return "\n".join(
        (
            f"$ pmo new {name} -o {name}",
            f"$ pmo new {name} -o {name} --set {said.key}={value} --no-input",
            f"$ cookiecutter templates/{name}    # in a checkout of the kit",
        )
    )


def _questions(template: Template) -> tuple[tuple[Line, ...], ...]:
    return tuple(
        (
            (Code(asked.key),),
            (asked.text,),
            (asked.form or "one of those below",),
            _default(asked),
        )
        for asked in template.asked
    )


def _default(asked: Asked) -> Line:
    return (Code(asked.default),) if asked.default else (asked.otherwise,)


def _choices(template: Template) -> Iterator[Block]:
    for asked in template.asked:
        if asked.choices:
            yield Text(("For ", Code(asked.key), " you may say:"))
            meant = tuple((Code(value), f": {_meaning(text)}") for value, text in asked.choices)
            yield Bullets(meant)


def _meaning(text: str) -> str:
    """What a choice means, without its own name in front."""
    return text.partition(": ")[2] or text


def _files(standard: Standard, template: Template) -> tuple[tuple[Line, ...], ...]:
    carried = [made for made in template.made if made.path.startswith(_CARRIED)]
    rows: list[tuple[Line, ...]] = []
    if carried:
        what = f"{len(carried)} files: the schemas for your editor, and skeletons of artifacts"
        rows.append(((Code(_CARRIED),), ("managed",), (what,), ("always",)))
    for made in template.made:
        if made not in carried:
            kind = _kind(standard, made.path)
            what_is: Line = (kind_link(standard, kind.kind) if kind else _USUAL.get(made.path, ""),)
            when: Line = (made.when or "always",)
            rows.append(((Code(made.path),), (_owner(made, kind),), what_is, when))
    return tuple(rows)


def _kind(standard: Standard, path: str) -> Kind | None:
    """The kind whose artifacts lie at a path of a new project."""
    within = path.removeprefix(_ARTIFACTS)
    for kind in standard.kinds.values():
        at_root = path == kind.file == _MANIFEST
        inside = within != path and kind.file and not kind.outside
        if at_root or (inside and matches(within, [kind.file.replace("{key}", "*")])):
            return kind
    return None


def _owner(made: Made, kind: Kind | None) -> str:
    if made.managed:
        return "managed"
    if kind is None:
        return "seed"
    return "document" if kind.life == "document" else "artifact"
