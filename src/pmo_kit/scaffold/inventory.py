"""Which files a template makes, and which answers decide that."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path
from typing import NamedTuple

from pmo_kit.project import MANIFEST
from pmo_kit.scaffold.finish_standard import HEAD
from pmo_kit.standard.places import TEMPLATES
from pmo_kit.templates.answers import ask, dates
from pmo_kit.templates.editor_schema import SCHEMA
from pmo_kit.templates.project_template import Question, Template
from pmo_kit.templates.render import render

_DAY = datetime.date(2026, 1, 5)  # names of files do not depend on it


class Listed(NamedTuple):
    """A file; `question` and `answers` say when it is made, and are empty where always.

    A `managed` file is the kit's own: alike in every project, and renewed with the kit.
    """

    path: str
    managed: bool
    question: str = ""
    answers: tuple[str, ...] = ()


def inventory(template: Template) -> tuple[Listed, ...]:
    """The files that a template makes, by rendering it once for each answer that it offers.

    Of a standard, the folder of the templates that follow from it is listed as one.
    """
    usual = _files(template, {})
    made: dict[str, tuple[str, tuple[str, ...]]] = dict.fromkeys(usual, ("", ()))
    for question in template.questions:
        if question.choices:
            made.update(_decided(template, question, set(usual)))
    if HEAD in made:
        made[f"{TEMPLATES}/"] = ("", ())
    return tuple(
        Listed(path, MANIFEST in made and _is_managed(template, path), *made[path])
        for path in sorted(made)
    )


def _is_managed(template: Template, path: str) -> bool:
    return path == SCHEMA or (template.folder.parent / "shared" / path).is_file()


def _decided(
    template: Template, question: Question, usual: set[str]
) -> dict[str, tuple[str, tuple[str, ...]]]:
    """The files that are made with some answers to a question and not with others."""
    by = {
        choice.value: _files(template, {question.key: choice.value}) for choice in question.choices
    }
    every = usual.union(*by.values())
    found = {path: tuple(value for value in by if path in by[value]) for path in every}
    return {p: (question.key, values) for p, values in found.items() if len(values) < len(by)}


def _files(template: Template, given: dict[str, str]) -> tuple[str, ...]:
    settled = {**ask(template, given, _DAY), **dates(_DAY)}
    with tempfile.TemporaryDirectory(prefix="pmo-list-") as scratch:
        return render(template, settled, Path(scratch, "made"))
