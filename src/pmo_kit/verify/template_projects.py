"""Holds a standard's templates to their promise: what they make conforms, whatever is answered."""

from __future__ import annotations

import datetime
import json
import shlex
import tempfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from pmo_kit.engine import Options, Request, judge, open_project
from pmo_kit.project import MANIFEST
from pmo_kit.results import Finding
from pmo_kit.results.correction import command
from pmo_kit.results.error import KitError
from pmo_kit.results.verification import Note, Problem
from pmo_kit.source import Document, read
from pmo_kit.standard import Standard, StandardError, load
from pmo_kit.standard.files import Layer
from pmo_kit.standard.merge_layers import choose
from pmo_kit.templates import Template, ask, compose, dates, rendered
from pmo_kit.templates.compose import home_of
from pmo_kit.templates.editor_schema import SCHEMA
from pmo_kit.templates.project_template import as_json
from pmo_kit.templates.questions import Asked, asked_by, question_faults
from pmo_kit.templates.written import concerns, generated, written
from pmo_kit.verify.shape import problem_of

VARIED = ("tier", "method")
"""The answers that decide which files a project has; each combination of them is made."""
_DAY = datetime.date(2026, 1, 5)
"""The first day of what is made; nothing of it depends on which one it is."""


def template_problems(layer: Layer, judging: bool = True) -> Iterator[Problem | Note]:
    """What is wrong with a standard's questions and templates, in the edition that `new` pins.

    A standard that extends none, and has no template of its own, has nothing to be wrong.
    `judging` says whether projects are made and judged, which a standard at fault cannot do. What
    inherited rules find in an inherited file, by settings for which that was not written, is no
    fault: it is told for information.
    """
    edition = choose(layer.data, None, layer.head.path)
    faults: list[KitError] = list(question_faults(layer, edition))
    try:
        standard = load(layer.folder, edition)
    except StandardError:  # told by whatever found it
        yield from map(_problem, faults)
        return
    made = compose(standard)
    told = {(fault.path, fault.line) for fault in faults}
    faults += [one for one in made.faults if (one.path, one.line) not in told]
    yield from map(_problem, faults)
    if faults or not judging or (len(standard.layers) == 1 and not made.templates):
        return
    verified = _Verified(
        standard,
        layer,
        tuple(asked_by(layer, edition)),
        Request(Options(_DAY), str(layer.folder), edition),
    )
    for template in filter(concerns, made.templates):
        if len(standard.layers) > 1 or template.folder.is_relative_to(layer.folder):
            yield from _projects(template, verified)
    yield from _stale(standard, made.templates, layer)


class _Verified(NamedTuple):
    """A standard whose templates are verified: its own folder, its own questions, how to judge."""

    standard: Standard
    layer: Layer
    questions: tuple[Asked, ...]
    request: Request


def _problem(error: KitError) -> Problem:
    if isinstance(error, StandardError):
        return problem_of(error)
    return Problem(error.path, error.line, error.column, error.message, error.remedy)


def _projects(template: Template, verified: _Verified) -> Iterator[Problem | Note]:
    """What is wrong with the projects that a template makes, each fault told once."""
    told: set[tuple[str, str]] = set()
    for answers in _combinations(template):
        words = ", ".join(f"{key} {value}" for key, value in answers.items()) or "as it stands"
        try:
            settled = ask(template, answers, _DAY)
            files = dict(_made(*_key(template), tuple({**settled, **dates(_DAY)}.items())))
            found = list(_faults(files, template, verified, settled))
        except KitError as error:
            where = error.path if Path(error.path).is_absolute() else verified.layer.head.path
            found = [Problem(where, 1, 1, error.message, error.remedy)]
        for one in found:
            if (one.path, one.message) not in told:
                told.add((one.path, one.message))
                message = f"A new `{template.name}` ({words}) does not hold: {one.message}"
                yield one._replace(message=message)


Files = tuple[tuple[str, bytes], ...]


def _key(template: Template) -> tuple[str, Files, bytes]:
    """A template as what its projects hold depends on; the schema for editors judges nothing."""
    files = tuple((path, text) for path, text in template.files.items() if SCHEMA not in path)
    return template.name, files, as_json(template)


@lru_cache(maxsize=64)
def _made(
    name: str, files: Files, description: bytes, answers: tuple[tuple[str, str], ...]
) -> Files:
    """What a template makes; the same one is rendered once in a process. Raises `ScaffoldError`."""
    template = Template(name, Path(name), json.loads(description), dict(files))
    return tuple(rendered(template, dict(answers)).items())


def _combinations(template: Template) -> Iterator[dict[str, str]]:
    choices = {
        question.key: [choice.value for choice in question.choices]
        for question in template.questions
        if question.key in VARIED and question.choices
    }
    for values in product(*choices.values()):
        yield dict(zip(choices, values, strict=True))


def _faults(
    files: Mapping[str, bytes],
    template: Template,
    verified: _Verified,
    settled: Mapping[str, str],
) -> Iterator[Problem | Note]:
    """What is wrong with one project: what it pins, what its rules find, what was not filled."""
    standard, layer = verified.standard, verified.layer
    manifest = read(files[MANIFEST], MANIFEST)
    if isinstance(manifest, Document) and isinstance(manifest.data, dict):
        pinned = f"{manifest.data.get('standard')}@{manifest.data.get('edition')}"
        if pinned != standard.name:
            remedy = (
                "Write `standard: {{ cookiecutter._standard }}` and "
                "`edition: '{{ cookiecutter._edition }}'`."
            )
            yield _at(template, MANIFEST, layer, f"it pins {pinned}, not {standard.name}.", remedy)
    with tempfile.TemporaryDirectory(prefix="pmo-verify-") as empty:
        project = open_project(Path(empty), verified.request, files)
        report = judge(project).report
    for finding in report.findings:
        counts = finding.outcome in ("failed", "error") and finding.level == "shall"
        if counts and not finding.timed:
            yield _found(template, layer, finding)
    for one in verified.questions:
        if one.fills and template.name in one.templates and settled[one.key]:
            artifacts = project.snapshot.of(one.kind)
            asked = all(settled.get(key) in values for key, values in one.when.items())
            if asked and artifacts and not _is_filled(artifacts[0].document.fields, one, settled):
                error = one.fault(
                    ("fills",),
                    f"the answer to `{one.key}` does not reach `{one.fills}`.",
                    f"Lay the file over the template in template-files/{template.name}/, with "
                    f"`{{{{ cookiecutter.{one.key} }}}}` where the answer goes.",
                )
                yield _problem(error)


def _is_filled(fields: Any, one: Asked, settled: Mapping[str, str]) -> bool:
    """Whether the field that a question fills holds the answer."""
    for name in one.path:
        fields = fields.get(name) if isinstance(fields, dict) else None
    held = fields[0] if isinstance(fields, list) and len(fields) == 1 else fields
    if isinstance(held, bool):
        return settled[one.key] == ("yes" if held else "no")
    return str(held) == settled[one.key]


def _found(template: Template, layer: Layer, finding: Finding) -> Problem | Note:
    path = finding.location.path
    remedy = (
        f"{finding.fix} A question under `questions:` can ask for it, or a file in "
        f"template-files/{template.name}/ write it."
    )
    where = f"{path}:{finding.location.line}: {finding.message} ({finding.rule})"
    problem = _at(template, path, layer, where, remedy)
    own = finding.rule in {rule.data["id"] for rule in layer.rules}
    inherited = problem.path == layer.head.path and not own
    return Note(problem.path, 1, 1, f"{where}. {remedy}") if inherited else problem


def _at(template: Template, path: str, layer: Layer, message: str, remedy: str) -> Problem:
    """A problem at the file of the standard from which one of a project was made, if it is one."""
    inner = f"{home_of(template)}/{path}"
    for home in (template.folder, layer.folder / "template-files" / template.name):
        if home.is_relative_to(layer.folder) and (home / inner).is_file():
            return Problem(str(home / inner), 1, 1, message, remedy)
    return Problem(layer.head.path, 1, 1, message, remedy)


def _stale(standard: Standard, templates: tuple[Template, ...], layer: Layer) -> Iterator[Problem]:
    """The templates that were written from the standard, and are not as it would write them now."""
    there = generated(layer.folder)
    wanted = written(standard, templates)
    for name in sorted({path.split("/")[1] for path in there}):
        head = f"templates/{name}/"
        differ = [
            path.removeprefix(head)
            for path in sorted(there.keys() | wanted.keys())
            if path.startswith(head) and there.get(path) != wanted.get(path)
        ]
        if differ:
            shown = ", ".join(differ[:3]) + (", …" if len(differ) > 3 else "")
            yield Problem(
                str(layer.folder / head / "cookiecutter.json"),
                1,
                1,
                f"The written template `{name}` is not what follows from the standard: {shown}.",
                f"Run `pmo standard generate {layer.folder} --apply`.",
                command(f"pmo standard generate {shlex.quote(str(layer.folder))} --apply"),
            )
