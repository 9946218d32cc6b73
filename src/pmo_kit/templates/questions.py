"""A standard's own questions: what `standard.yaml` says of each, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pmo_kit._start.record import NamedTuple
from pmo_kit._text import nearest
from pmo_kit.results.correction import BLANK
from pmo_kit.results.error import KitError
from pmo_kit.source import Change, Route
from pmo_kit.source.likely_change import free_name, likely_change
from pmo_kit.standard import Standard, StandardError
from pmo_kit.standard.editions import edition_faults, in_force
from pmo_kit.standard.field_schema import field_schema, fields_of
from pmo_kit.standard.files import Layer, at
from pmo_kit.templates.answers import unfit
from pmo_kit.templates.project_template import Choice, Form, Question

QUESTIONS = "questions"
USUAL = ("project",)
TODAY = "today"
FORMS = {
    "text": Form("a text of 1 to 200 characters", ".{1,200}"),
    "whole-number": Form("a whole number such as 120", "0|[1-9][0-9]{0,11}"),
    "date": Form("a date such as 2026-03-31", date=True),
    "person": Form(
        "a person's short id such as `ada`: small letters, digits, dots and hyphens",
        "[a-z][a-z0-9._-]{1,39}",
    ),
}
ADOPTING = ("id", "phase", "folder")
"""What is asked of a repository that is adopted, beside what the template `project` asks."""
META = "meta"
"""What stands before the fields of a Markdown file in a path of an example; here it may, too."""
_YES_NO = {"no": "no", "yes": "yes"}
_TEXTS = ("text", "date", "person", "choice")


class Asked(NamedTuple):
    """One question of a standard: where it stands, what it says, and which templates ask it."""

    layer: Layer
    route: Route
    key: str
    text: str
    type: str
    choices: Mapping[str, str]
    default: str
    when: Mapping[str, tuple[str, ...]]
    fills: str
    templates: tuple[str, ...]

    @property
    def company(self) -> str:
        """How people call whoever asks."""
        return company_of(self.layer)

    @property
    def kind(self) -> str:
        """The kind of artifact whose field it fills; empty where it fills none."""
        return self.fills.partition(":")[0]

    @property
    def path(self) -> tuple[str, ...]:
        """The names that lead to that field."""
        return tuple(self.fills.partition(":")[2].removeprefix(f"{META}.").split("."))

    @property
    def form(self) -> Form | None:
        """What an answer must look like; one without a default may be left empty."""
        form = FORMS.get(self.type)
        if form is None or self.default:
            return form
        return Form(f"{form.says}, or nothing", form.pattern, form.date, optional=True)

    @property
    def question(self) -> Question:
        """The question as a template asks it."""
        values = tuple(Choice(value, text) for value, text in self.choices.items())
        when = tuple(self.when.items())
        return Question(
            self.key, self.text, self.default, values, None if values else self.form, when=when
        )

    def fault(
        self, route: Route, message: str, remedy: str, changes: Sequence[Change] = ()
    ) -> StandardError:
        """What is wrong at a part of it, and the changes that set it right."""
        return at(self.layer.head, (*self.route, *route), message, remedy, changes)

    def sets(self, key: str, value: Any) -> list[Change]:
        """The change that sets one of its keys."""
        return [Change("set", (*self.route, key), value)]

    def without(self, key: str) -> list[Change]:
        """The change that takes one of its keys out."""
        return [Change("remove", (*self.route, key))]


def company_of(layer: Layer) -> str:
    """How people call whoever owns a standard."""
    return str(layer.data.get("handbook", {}).get("company", layer.data["id"]))


def asked_by(layer: Layer, edition: str) -> list[Asked]:
    """The questions of one standard that are in force in an edition, in their order."""
    order = [str(one["id"]) for one in layer.data["editions"]]
    every = enumerate(layer.data.get(QUESTIONS, ()))
    return [
        _asked(layer, (QUESTIONS, number), said)
        for number, said in every
        if in_force(said, edition, order)
    ]


def _asked(layer: Layer, route: Route, said: Mapping[str, Any]) -> Asked:
    kind = said["type"]
    choices = dict(_YES_NO if kind == "yes-no" else said.get("choices", {}))
    default = _text(said.get("default", next(iter(choices), "")))
    if default in choices:
        choices = {default: choices[default], **choices}
    return Asked(
        layer=layer,
        route=route,
        key=said["key"],
        text=said["text"],
        type=kind,
        choices=choices,
        default=default,
        when={key: tuple(values) for key, values in said.get("when", {}).items()},
        fills=said.get("fills", ""),
        templates=tuple(said.get("template", USUAL)),
    )


def _text(value: str | int | bool) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def merged_questions(layers: Sequence[tuple[Layer, str]]) -> list[Asked]:
    """The questions of all layers, lowest first; a later one of the same key stands for it."""
    found: dict[str, Asked] = {}
    for layer, edition in layers:
        found |= {one.key: one for one in asked_by(layer, edition)}
    return list(found.values())


def question_faults(layer: Layer, edition: str) -> Iterator[StandardError]:
    """What is wrong with a standard's questions, whatever templates there are."""
    seen: set[str] = set()
    keys = [one.key for one in asked_by(layer, edition)]
    for number in range(len(layer.data.get(QUESTIONS, ()))):
        yield from edition_faults(layer, layer.head, (QUESTIONS, number))
    for one in asked_by(layer, edition):
        if one.key in seen:
            message = f"Two questions have the key `{one.key}`."
            own = one.sets("key", free_name(one.key, keys, "_"))
            yield one.fault(("key",), message, "Give each its own, or delete one.", own)
        seen.add(one.key)
        if one.key in ADOPTING:
            message = f"`pmo init` asks for `{one.key}` itself."
            own = one.sets("key", free_name(f"own_{one.key}", keys, "_"))
            yield one.fault(("key",), message, "Give yours another key.", own)
        if one.type == "choice" and not one.choices:
            message = f"`{one.key}` is a choice, and says nothing to choose from."
            choices = one.sets("choices", {"yes": BLANK, "no": BLANK})
            remedy = "Write `choices: {answer: what it means}`."
            yield one.fault(("type",), message, remedy, choices)
        elif one.type not in ("choice", "yes-no") and one.choices:
            message = f"`{one.key}` has choices, and its type is {one.type}."
            chosen = one.sets("type", "choice")
            remedy = "Write `type: choice`, or take them out."
            yield one.fault(("choices",), message, remedy, chosen)
        elif not (one.type == "date" and one.default == TODAY):
            problem = unfit(one.question, one.default)
            if problem is not None:
                fits = likely_change((*one.route, "default"), one.default, one.choices)
                yield one.fault(
                    ("default",),
                    f"The default of `{one.key}` will not do: {problem[0]}",
                    problem[1],
                    fits or one.without("default"),
                )


def written_value(one: Asked, standard: Standard) -> str | KitError:
    """The value of the field that a question fills, as a template writes it; else what is wrong."""
    kind = standard.kinds.get(one.kind)
    if kind is None or one.kind not in standard.schema_of:
        meant = nearest(one.kind, standard.schema_of)
        return one.fault(
            ("fills",),
            f"The standard has no kind `{one.kind}`, so `{one.key}` fills nothing.",
            f"There are: {', '.join(name for name in standard.schema_of)}.",
            one.sets("fills", f"{meant[0]}:{'.'.join(one.path)}") if meant else (),
        )
    schema = field_schema(standard, one.kind, one.path)
    if schema is None:
        path = ".".join(one.path)
        meant = nearest(path, fields_of(standard, one.kind))
        hint = f"Did you mean `{one.kind}:{meant[0]}`? " if meant else ""
        return one.fault(
            ("fills",),
            f"`{one.kind}` has no field `{path}`, so `{one.key}` fills nothing.",
            f"{hint}Correct the path, or add the field with `extends: {one.kind}` in artifacts/.",
            one.sets("fills", f"{one.kind}:{meant[0]}") if meant else (),
        )
    value = _value(schema, one)
    if value is not None:
        return value
    told = schema.get("type", "something else")
    fitting = (form for form in (*FORMS, "yes-no") if _value(schema, one._replace(type=form)))
    other = next(fitting, "")
    return one.fault(
        ("type",),
        f"`{one.fills}` holds {told}, which an answer of the type {one.type} cannot fill.",
        f"Write `type: {other}`, or take another field." if other else "Take another field.",
        one.sets("type", other) if other else (),
    )


def _value(schema: Mapping[str, Any], one: Asked) -> str | None:
    """How a template writes the answer where a value of a schema stands; None where it cannot."""
    answer, types = f"cookiecutter.{one.key}", schema.get("type")
    held = {types} if isinstance(types, str) else set(types or ())
    listed = schema.get("enum") or ([schema["const"]] if "const" in schema else None)
    if listed is not None and one.type in _TEXTS:
        fits = one.type == "choice" and set(one.choices) <= set(map(str, listed))
        return _quoted(answer) if fits else None
    if ("string" in held or (not held and "format" in schema)) and one.type in _TEXTS:
        return _quoted(answer)
    if held & {"integer", "number"} and one.type == "whole-number":
        return f"{{{{ {answer} }}}}"
    if "boolean" in held and one.type == "yes-no":
        return f'{{{{ "true" if {answer} == "yes" else "false" }}}}'
    items = schema.get("items")
    if "array" in held and isinstance(items, Mapping):
        inner = _value(items, one)
        return f"[{inner}]" if inner else None
    return None


def _quoted(answer: str) -> str:
    return f"""'{{{{ {answer}|replace("'", "''") }}}}'"""


def condition(one: Asked) -> str:
    """When a template writes the answer, as Jinja; empty where always."""
    parts = [f"cookiecutter.{key} in {list(values)!r}" for key, values in one.when.items()]
    if not one.default:
        parts.append(f"cookiecutter.{one.key}")
    return " and ".join(parts)
