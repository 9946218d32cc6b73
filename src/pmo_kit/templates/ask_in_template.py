"""Puts a standard's questions into its templates, and their answers into the files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pmo_kit._text import did_you_mean, nearest
from pmo_kit.results.error import KitError
from pmo_kit.source import Change
from pmo_kit.source.likely_change import free_name, likely_change
from pmo_kit.standard import Kind, Standard
from pmo_kit.standard.field_schema import fields_of
from pmo_kit.templates.fill_fields import CannotFill, Filling, fill
from pmo_kit.templates.project_template import Template
from pmo_kit.templates.questions import TODAY, Asked, condition, written_value

KIT_QUESTION = "kit"
_CLOCK = "{% now 'local', '%Y-%m-%d' %}"
_SCAFFOLD = "scaffold"
"""The field of a manifest that stays last: what made it."""


def ask_in(
    templates: Mapping[str, Template],
    questions: Iterable[Asked],
    standard: Standard,
    faults: list[KitError],
) -> dict[str, Template]:
    """The templates with the questions in them; what cannot be asked or filled is a fault."""
    made = dict(templates)
    filled: dict[tuple[str, str], list[tuple[Asked, str]]] = {}
    for one in questions:
        value = written_value(one, standard) if one.fills else ""
        if isinstance(value, KitError):
            faults.append(value)
            continue
        for number, name in enumerate(one.templates):
            if name not in made:
                hint = did_you_mean(name, made)
                message = f"There is no template `{name}` to ask `{one.key}`."
                remedy = f"{hint}There are: {', '.join(made) or 'none'}."
                route = ("template", number)
                changes = likely_change((*one.route, *route), name, made)
                faults.append(one.fault(route, message, remedy, changes))
                continue
            try:
                _require_askable(made[name], one)
                path = _file_used(made[name], one, standard)
            except KitError as error:
                faults.append(error)
                continue
            if path:
                filled.setdefault((name, path), []).append((one, value))
            made[name] = _asking(made[name], one)
    for (name, path), asked in filled.items():
        made[name] = _filled(made[name], path, asked, faults)
    return made


def _require_askable(template: Template, one: Asked) -> None:
    """Raises `StandardError` where a template cannot ask a question as it stands."""
    earlier = {question.key: question for question in template.questions}
    if one.key in template.description:
        raise one.fault(
            ("key",),
            f"The template `{template.name}` has a question `{one.key}` of its own.",
            "Give yours another key.",
            one.sets("key", free_name(one.key, template.description, "_")),
        )
    for key, values in one.when.items():
        if key not in earlier:
            hint = did_you_mean(key, earlier)
            message = f"`{one.key}` waits for `{key}`, which nobody asks before it."
            route = ("when", key)
            changes = likely_change((*one.route, *route), key, earlier, key=True)
            remedy = f"{hint}Asked are: {', '.join(earlier)}."
            raise one.fault(route, message, remedy, changes or one.without("when"))
        known = [choice.value for choice in earlier[key].choices]
        for number, value in enumerate(values):
            if known and value not in known:
                message = f"`{value}` is no answer to `{key}`."
                remedy, place = f"Answers: {', '.join(known)}.", ("when", key, number)
                near = likely_change((*one.route, *place), value, known)
                raise one.fault(place, message, remedy, near)


def _file_used(template: Template, one: Asked, standard: Standard) -> str:
    """The template's file into which an answer is written; empty where its files use it already.

    Raises `StandardError` where there is none.
    """
    if one.fills:
        path = _file_of(template, one, standard)
        return "" if _uses(one.key, template.files[path].decode()) else path
    if any(_uses(one.key, text) for text in _texts(template)):
        return ""
    raise one.fault(
        ("key",),
        f"`{one.key}` fills no field, and no file of the template `{template.name}` uses it.",
        f"Write `fills: kind:field`, or use `{{{{ cookiecutter.{one.key} }}}}` in a file of "
        f"template-files/{template.name}/.",
        _field_meant(template, one, standard),
    )


def _field_meant(template: Template, one: Asked, standard: Standard) -> list[Change]:
    """The change after which a question fills the field whose name its key is, or is most like."""
    fields = {
        path.rpartition(".")[2]: f"{kind}:{path}"
        for kind in standard.schema_of
        if _files_of(template, standard.kinds[kind])
        for path in fields_of(standard, kind)
    }
    return [
        change for name in nearest(one.key, fields) for change in one.sets("fills", fields[name])
    ]


def _file_of(template: Template, one: Asked, standard: Standard) -> str:
    """The template's file of the kind that a question fills. Raises `StandardError`."""
    found = _files_of(template, standard.kinds[one.kind])
    if len(found) == 1:
        return found[0]
    count = "no file" if not found else f"{len(found)} files"
    raise one.fault(
        ("fills",),
        f"The template `{template.name}` has {count} of the kind `{one.kind}`, so it is not known "
        f"where `{one.key}` goes.",
        f"Lay one file over it in template-files/{template.name}/, or say `template:` otherwise."
        if not found
        else f"Lay a file over it that uses `{{{{ cookiecutter.{one.key} }}}}`, without `fills`.",
    )


def _files_of(template: Template, kind: Kind) -> list[str]:
    """The template's files of a kind, by what they say under `schema`."""
    name = re.escape(kind.schema_name)
    says = re.compile(rf"^schema: ['\"]?{name}['\"]?\s*(#.*)?$", re.MULTILINE)
    return [path for path, text in _decoded(template) if says.search(text)]


def _filled(
    template: Template, path: str, asked: Sequence[tuple[Asked, str]], faults: list[KitError]
) -> Template:
    """A template with answers written into one of its files."""
    fields: dict[str, Any] = {}
    for one, value in asked:
        if not _put(fields, one.path, Filling(value, condition(one))):
            message = f"Another question fills `{one.fills}`, or a part of it, already."
            remedy = "Delete one of the two, or take another field."
            faults.append(one.fault(("fills",), message, remedy, one.without("fills")))
    try:
        manifest = any(one.kind == "project" for one, _ in asked)
        text = fill(template.files[path].decode(), fields, before=_SCAFFOLD if manifest else "")
    except CannotFill as error:
        guilty = next(
            (q for q, _ in asked if ".".join(q.path).startswith(error.field)), asked[0][0]
        )
        faults.append(
            guilty.fault(
                ("fills",),
                f"`{guilty.key}` cannot fill `{guilty.fills}`: {error}.",
                f"Lay the file over the template in template-files/{template.name}/, with "
                f"`{{{{ cookiecutter.{guilty.key} }}}}` where the answer goes.",
            )
        )
        return template
    return replace(template, files={**template.files, path: text.encode()})


def fill_manifest(
    text: str, standard: Standard, questions: Iterable[Asked], answers: Mapping[str, str]
) -> str:
    """A manifest with the answers to a standard's questions in it, before the field `folder`.

    Raises `StandardError` where one fills no field, or one that cannot be filled.
    """
    from jinja2 import Environment

    fields: dict[str, Any] = {}
    for one in questions:
        value = written_value(one, standard)
        if isinstance(value, KitError):
            raise value
        if answers.get(one.key):
            plain = Environment(autoescape=False).from_string(value).render(cookiecutter=answers)
            _put(fields, one.path, Filling(plain))
            try:
                fill(text, fields)
            except CannotFill as error:
                raise one.fault(
                    ("fills",), f"`{one.key}` cannot be filled in: {error}.", ""
                ) from error
    return fill(text, fields, before="folder")


def _put(fields: dict[str, Any], path: Sequence[str], filling: Filling) -> bool:
    """Put a field among others, within its objects; whether its place was free."""
    for name in path[:-1]:
        inner = fields.setdefault(name, {})
        if not isinstance(inner, dict):
            return False
        fields = inner
    return fields.setdefault(path[-1], filling) is filling


def _asking(template: Template, one: Asked) -> Template:
    """A template with a question, before the one for the kit."""
    clock = one.type == "date" and one.default == TODAY
    asked = list(one.choices) or ("{{ cookiecutter.__today }}" if clock else one.default)
    made: dict[str, Any] = {}
    if clock and "__today" not in template.description:
        made["__today"] = _CLOCK
    for key, value in template.description.items():
        if key == KIT_QUESTION:
            made[one.key] = asked
        made[key] = value
    made.setdefault(one.key, asked)
    told = {"__prompt__": one.text, **one.choices} if one.choices else one.text
    made["__prompts__"] = {**made.get("__prompts__", {}), one.key: told}
    form = one.form
    if form is not None and not one.choices:
        wanted: dict[str, Any] = {"says": form.says}
        wanted |= {"pattern": form.pattern} if form.pattern else {"date": True}
        wanted |= {"optional": True} if form.optional else {}
        made["_forms"] = {**made.get("_forms", {}), one.key: wanted}
    if one.when:
        conditions = {key: list(values) for key, values in one.when.items()}
        made["_when"] = {**made.get("_when", {}), one.key: conditions}
    changed = template.changed_by
    if one.company not in (template.owner, *changed):
        changed = (*changed, one.company)
    return replace(template, description=made, changed_by=changed)


def _uses(key: str, text: str) -> bool:
    return re.search(rf"\bcookiecutter\.{key}\b", text) is not None


def _decoded(template: Template) -> Iterator[tuple[str, str]]:
    """The files of a template that are text, by path; a path may hold Jinja, too."""
    for path, content in template.files.items():
        try:
            yield path, content.decode()
        except UnicodeDecodeError:
            continue


def _texts(template: Template) -> Iterator[str]:
    for path, text in _decoded(template):
        yield path
        yield text
