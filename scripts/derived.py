"""What the templates and the golden project derive from elsewhere, so that it is written once."""

from __future__ import annotations

import datetime
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from pmo_kit.project import digest, schema_of
from pmo_kit.project.skeleton import skeleton_of
from pmo_kit.scaffold import finish_standard
from pmo_kit.source import Broken, read
from pmo_kit.standard import Standard
from pmo_kit.templates.answers import ask
from pmo_kit.templates.editor_schema import SCHEMA, editor_files, modeline
from pmo_kit.templates.project_template import read_template
from pmo_kit.templates.render import render

GOLDEN = "hidden-number"
STAGES = ("initiating", "planning", "executing", "closed")
SHARED = "templates/shared"
INNER = "{{cookiecutter.slug}}"
BEGUN = ("business-case", "benefits-register")
"""Kinds that a deeper project has from its first day, begun from their skeletons."""
HELD = "standards/core/golden"
"""Where golden projects lie; those of T1 are made by the template."""
EXAMPLE = "examples/standards/acme"
DAY = datetime.date(2026, 1, 5)
"""On which day it is made; nothing of it depends on that."""
MACRO = """{%- macro text(answer) %}'{{ answer|replace("'", "''") }}'{% endmacro -%}"""
ANSWERS = {
    **{key: f"text(cookiecutter.{key})" for key in ("leader", "sponsor", "unit", "start", "end")},
    "owner": "text(cookiecutter.sponsor)",
    "today": "cookiecutter.__today",
    "total": "cookiecutter.budget|int",
}
"""What a skeleton's token is in a template: the answer, quoted where somebody typed it."""
_APPROVED = re.compile(r'(- path: (\S+)[^\n]*\n +sha256: )"?[0-9a-f:]*"?')


def carried(root: Path, standard: Standard) -> dict[str, str]:
    """What every project template carries alike, by path below `root`.

    That is what lies in `templates/shared`, and the schema for editors.
    """
    files = _texts(root / SHARED) | editor_files(standard)
    homes = [path.parent for path in sorted((root / "templates").glob(f"*/{INNER}/pmo.yaml"))]
    return {
        f"{home.relative_to(root).as_posix()}/{name}": text
        for home in homes
        for name, text in sorted(files.items())
    }


def begun(root: Path, standard: Standard) -> dict[str, str]:
    """The template's files that a project from T2 begins with, made from the kinds' skeletons."""
    home = f"templates/project/{INNER}/pmo"
    files: dict[str, str] = {}
    for name in BEGUN:
        kind = standard.kinds[name]
        skeleton = skeleton_of(kind, standard)
        assert skeleton is not None
        text = _asking(skeleton.read_text(encoding="utf-8"))
        if skeleton.suffix == ".yaml":
            text = modeline(f"pmo/{kind.file}") + text
        path = f"{home}/{{% if cookiecutter.__deeper %}}{kind.file}{{% endif %}}"
        files[path] = f"{MACRO}\n{text}"
    return files


def bound(root: Path, standard: Standard) -> dict[str, str]:
    """The golden template's gate reviews, each hash that of the document as it is in the end."""
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch, "made")
        names = render(read_template(root / "templates" / GOLDEN), {"stage": STAGES[-1]}, made)
        hashes = {
            name: _hash(name, (made / name).read_bytes(), standard)
            for name in names
            if name.startswith("pmo/")
        }
    reviews = root / "templates" / GOLDEN / INNER / "pmo" / "reviews"
    return {
        path.relative_to(root).as_posix(): _bind(path.read_text(encoding="utf-8"), hashes)
        for path in sorted(reviews.iterdir())
    }


def rebound(root: Path, standard: Standard) -> dict[str, str]:
    """The gate reviews of the golden projects written by hand, bound to their documents."""
    files: dict[str, str] = {}
    for manifest in sorted((root / HELD).glob("*/*/pmo.yaml")):
        home = manifest.parent
        if home.parent.name == "T1":
            continue
        reviews = bound_reviews(home, standard)
        files |= {f"{home.relative_to(root).as_posix()}/{name}": reviews[name] for name in reviews}
    return files


def bound_reviews(home: Path, standard: Standard) -> dict[str, str]:
    """The gate reviews of one project, by path in it, each hash that of its document as it is."""
    documents = (home / "pmo").rglob("*.*")
    names = [path.relative_to(home).as_posix() for path in documents if path.is_file()]
    hashes = {name: _hash(name, (home / name).read_bytes(), standard) for name in names}
    return {
        path.relative_to(home).as_posix(): _bind(path.read_text(encoding="utf-8"), hashes)
        for path in sorted((home / "pmo" / "reviews").iterdir())
    }


def golden(root: Path) -> dict[str, str]:
    """The golden project at each stage, by path below the standard's `golden/T1`.

    The schema that it carries for editors is left out: `carried` holds it already.
    """
    template = read_template(root / "templates" / GOLDEN)
    files: dict[str, str] = {}
    for stage in STAGES:
        with tempfile.TemporaryDirectory() as scratch:
            made = Path(scratch, "made")
            render(template, {"stage": stage}, made)
            made_files = _texts(made)
            del made_files[SCHEMA]
            files |= {f"{stage}/{name}": text for name, text in made_files.items()}
    return files


def example(root: Path) -> dict[str, str]:
    """What the template `standard` makes when nothing is answered, by path below `root`."""
    template = read_template(root / "templates" / "standard")
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch, "acme")
        render(template, ask(template, {}, DAY), made, finish_standard)
        return {f"{EXAMPLE}/{name}": text for name, text in _texts(made).items()}


def _texts(folder: Path) -> dict[str, str]:
    """Every file below a folder, as it is, by relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _asking(skeleton: str) -> str:
    """A skeleton whose tokens are a template's answers; the comments behind keep their column."""

    def answer(token: re.Match[str]) -> str:
        asked, space = ANSWERS[token[1]], token[2]
        if not space:
            return f"{{{{ {asked} }}}}"
        return f'{{{{ "%-{len(token[0]) - 1}s"|format({asked}) }}}} '

    return re.sub(r"@(\w+)@((?: {2,}(?=#))?)", answer, skeleton)


def _hash(name: str, content: bytes, standard: Standard) -> str:
    document = read(content, name)
    if isinstance(document, Broken):
        raise ValueError(f"the golden template makes {name} so: {document.problem.message}")
    schema = schema_of(document)
    kind = next(kind for kind in standard.kinds.values() if kind.schema_name == schema)
    return digest(document, kind)


def _bind(review: str, hashes: Mapping[str, str]) -> str:
    return _APPROVED.sub(lambda match: f'{match[1]}"{hashes[match[2]]}"', review)
