"""What may be written at the cursor: keys not there yet, values, ids of the project, headings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Literal, NamedTuple

from pmo_kit.engine.name_keywords import REFERS, kinds_of
from pmo_kit.engine.names_plan import own_words
from pmo_kit.lsp import words
from pmo_kit.lsp.cursor_context import CursorContext
from pmo_kit.lsp.shapes import Shape
from pmo_kit.project import MANIFEST
from pmo_kit.source import Route, front_matter
from pmo_kit.source.cursor import Cursor
from pmo_kit.source.edit import scalar
from pmo_kit.standard import Kind

VOCABULARY = "/$defs/"
_PEOPLE = ("roles", "team")
_HEADING = re.compile(r"#{1,6}[ \t]*[^#\n]*\Z")
_BLOCK_KEY = re.compile(r"[ ]*(?:- +)*\Z")


class Offer(NamedTuple):
    """Something that may be written: `text` takes the place of the characters of `span`."""

    label: str
    text: str
    span: tuple[int, int]
    sort: Literal["key", "value", "id", "heading"]
    detail: str = ""
    docs: str = ""
    rank: int = 0


def complete(context: CursorContext, today: date) -> list[Offer]:
    """Everything that may be written at the cursor, the likeliest first."""
    found: dict[str, Offer] = {}
    for cursor in context.cursors():
        make = _keys(context, cursor) if cursor.on_key else _values(context, cursor, today)
        for offer in make:
            found.setdefault(offer.label, offer)
    for offer in _headings(context):
        found.setdefault(offer.label, offer)
    return sorted(found.values(), key=lambda offer: offer.rank)


def _keys(context: CursorContext, cursor: Cursor) -> Iterator[Offer]:
    """The keys that the object at the cursor may have and has not got."""
    if not cursor.whole:
        return
    tier = context.knowledge.snapshot.tier
    for kind, shape in context.shapes(cursor.route):
        needed = shape.schema.get("required", ())
        for name, schema in shape.schema.get("properties", {}).items():
            if name in cursor.beside:
                continue
            field = context.knowledge.shapes.field(kind, (*cursor.route, name))
            demanded = field.needed if field else ""
            rank = 0 if name in needed else 1 if _due(demanded, tier) else 2
            yield Offer(
                name,
                _key_text(
                    context, cursor, name, context.knowledge.shapes.forms(schema, shape.base)
                ),
                context.span,
                "key",
                f"required {demanded}".removesuffix(" always") if demanded else "",
                words.of_field(field, kind) if field else "",
                rank,
            )


def _due(needed: str, tier: str) -> bool:
    """Whether a field is demanded in a tier: `from T2` is, in T2 and above."""
    return needed.startswith("from ") and needed.removeprefix("from ") <= tier


def _key_text(context: CursorContext, cursor: Cursor, name: str, forms: tuple[Shape, ...]) -> str:
    """A key as it is to be written, with the beginning of what it holds."""
    start, end = context.span
    if cursor.quoted or context.text[end : end + 1] == ":":
        return name
    if context.format == "json":
        return f"{json.dumps(name)}: "
    line = context.text[context.text.rfind("\n", 0, start) + 1 : start]
    if not _BLOCK_KEY.fullmatch(line) or context.text[end:].split("\n", 1)[0].strip():
        return f"{name}: "
    deeper = " " * (len(line) + 2)
    first = forms[0].schema if forms else {}
    if first.get("type") == "array":
        return f"{name}:\n{deeper}- "
    return f"{name}:\n{deeper}" if "properties" in first else f"{name}: "


def _values(context: CursorContext, cursor: Cursor, today: date) -> Iterator[Offer]:
    """What the field at the cursor may hold."""
    if not cursor.whole:
        return
    if cursor.route == ("schema",):
        for kind in context.knowledge.standard.kinds.values():
            if not kind.outside and not kind.files:
                docs = words.of_kind(kind)
                yield _offer(context, cursor, kind.schema_name, kind.title, docs)
        return
    for kind, shape in context.shapes(cursor.route):
        yield from _fitting(context, cursor, kind, shape, today)
        if shape.schema.get("type") == "array" and not cursor.quoted:
            for inner in context.knowledge.shapes.inside(shape, 0):
                for offer in _fitting(context, cursor, kind, inner, today):
                    yield offer._replace(text=f"[{offer.text}]")


def _fitting(
    context: CursorContext, cursor: Cursor, kind: Kind, shape: Shape, today: date
) -> Iterator[Offer]:
    schema = shape.schema
    means = str(schema.get("description", ""))
    fixed = [schema["const"]] if "const" in schema else schema.get("enum", ())
    if schema.get("type") == "boolean" and not fixed:
        fixed = (True, False)
    for value in fixed:
        yield _offer(context, cursor, value, "", words.of_value(str(value), means))
    if schema.get("format") == "date":
        yield _offer(context, cursor, today.isoformat(), "today")
    for id, title, docs in _vocabulary(context, shape):
        yield _offer(context, cursor, id, title, docs)._replace(sort="id")
    yield from _ids(context, cursor, shape)


def _ids(context: CursorContext, cursor: Cursor, shape: Shape) -> Iterator[Offer]:
    """The project's ids that fit, but for the one being written; those of the manifest first."""
    ids = context.knowledge.ids
    for id, use in ids.fitting(shape, context.path).items():
        uses = ids.called(id)
        here = [u for u in uses if u.path == context.path and _same(u.route, cursor.route)]
        if uses != here:
            named = [u for u in uses if u.path == MANIFEST and u.route[0] in _PEOPLE]
            roles = [_name(u.route) for u in named]
            detail = use.title or ", ".join(dict.fromkeys(roles)) or use.path
            offer = _offer(context, cursor, id, detail, words.of_id(uses))
            yield offer._replace(sort="id", rank=0 if roles else 1)


def _name(route: Route) -> str:
    """The last key on a route, as people say it: `roles.project_manager` is a project manager."""
    return [str(step) for step in route if isinstance(step, str)][-1].replace("_", " ")


def _same(known: Route, route: Route) -> bool:
    return known == route or known == ("meta", *route)


def _vocabulary(context: CursorContext, shape: Shape) -> Iterator[tuple[str, str, str]]:
    """Words of the standard: its roles, its rules, where a definition bears their name."""
    standard = context.knowledge.standard
    for ref in shape.refs:
        name = ref.rpartition(VOCABULARY)[2]
        if name == "role":
            for role in standard.roles:
                yield role.id, role.everyday, words.of_role(standard, role.id)
        elif name == "rule_id":
            for rule in standard.rules:
                for called in filter(None, (rule.id, rule.name)):
                    yield called, rule.title, words.of_rule(standard, rule.id)
    says = shape.schema.get(REFERS)
    for word in kinds_of(says) if isinstance(says, dict) else ():
        if word not in ("role", "rule"):
            yield from ((id, word, "") for id in own_words(standard, word))


def _offer(
    context: CursorContext, cursor: Cursor, value: Any, detail: str, docs: str = ""
) -> Offer:
    text = str(value)
    if not isinstance(value, str):
        text = json.dumps(value)
    elif not cursor.quoted:
        text = json.dumps(value, ensure_ascii=False) if context.format == "json" else scalar(value)
    label = value if isinstance(value, str) else text
    return Offer(label, text, context.span, "value", detail, docs)


def _headings(context: CursorContext) -> Iterator[Offer]:
    """The sections that a kind asks for, where a line of a Markdown body begins with `#`."""
    span = front_matter(context.text)
    if context.format != "markdown" or (span is not None and context.offset <= span[1]):
        return
    start = context.text.rfind("\n", 0, context.offset) + 1
    if not _HEADING.fullmatch(context.text[start : context.offset]):
        return
    end = context.text.find("\n", context.offset)
    end = end if end >= 0 else len(context.text)
    lines = [*context.text[:start].split("\n"), *context.text[end:].split("\n")]
    present = {line.lstrip("#").strip().lower() for line in lines if line.startswith("#")}
    for kind in context.kinds:
        for rank, title in enumerate(kind.sections):
            if title.lower() not in present:
                text = f"## {title}"
                yield Offer(
                    text, text, (start, end), "heading", f"section of {kind.title}", "", rank
                )
