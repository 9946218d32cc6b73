"""Which files a template makes, which answers decide that, and who laid which over it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from pmo_kit.project import MANIFEST
from pmo_kit.standard.places import HEAD, TEMPLATES
from pmo_kit.templates.answers import ask, dates
from pmo_kit.templates.compose import shared_files
from pmo_kit.templates.editor_schema import SCHEMA
from pmo_kit.templates.project_template import Question, Template
from pmo_kit.templates.render import rendered

_DAY = datetime.date(2026, 1, 5)  # names of files do not depend on it


class Listed(NamedTuple):
    """A file; `question` and `answers` say when it is made, and are empty where always.

    A `managed` file is alike in every project, and renewed with the kit. `laid_by` is the company
    that laid it over an inherited template, as people call it; empty where none did.
    """

    path: str
    managed: bool
    question: str = ""
    answers: tuple[str, ...] = ()
    laid_by: str = ""


def inventory(template: Template) -> tuple[Listed, ...]:
    """The files that a template makes, by rendering their names for each answer that it offers.

    Of a standard, the folder of the templates that follow from it is listed as one.
    Raises `ScaffoldError` where a default will not do, or the template cannot be rendered.
    """
    parties = ["", *template.changed_by]
    numbers = {path: parties.index(company) for path, company in template.laid_by.items()}
    # Instead of its text, each file holds the number of whoever laid it over the template.
    bare = replace(template, files={p: str(numbers.get(p, 0)).encode() for p in template.files})
    usual = _files(bare, {})
    laid = dict(usual)
    made: dict[str, tuple[str, tuple[str, ...]]] = dict.fromkeys(usual, ("", ()))
    for question in template.questions:
        if question.choices:
            by = {c.value: _files(bare, {question.key: c.value}) for c in question.choices}
            for files in by.values():
                laid.update(files)
            made.update(_decided(question, usual, by))
    if HEAD in made:
        made[f"{TEMPLATES}/"] = ("", ())
    managed = {SCHEMA, *shared_files()} if MANIFEST in made else set()
    numbered = ((path, laid.get(path, 0)) for path in sorted(made))
    return tuple(
        Listed(path, path in managed and not number, *made[path], parties[number])
        for path, number in numbered
    )


def _decided(
    question: Question, usual: Mapping[str, int], by: Mapping[str, Mapping[str, int]]
) -> dict[str, tuple[str, tuple[str, ...]]]:
    """The files that are made with some answers to a question and not with others."""
    every = usual.keys() | {path for files in by.values() for path in files}
    found = {path: tuple(value for value in by if path in by[value]) for path in every}
    return {p: (question.key, values) for p, values in found.items() if len(values) < len(by)}


def _files(template: Template, given: dict[str, str]) -> dict[str, int]:
    """The names of the files that are made with some answers, each with the number in it."""
    settled = {**ask(template, given, _DAY), **dates(_DAY)}
    return {path: int(number) for path, number in rendered(template, settled).items()}
