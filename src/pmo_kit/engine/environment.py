"""What a rule's CEL sees: the type of every root name, derived from the standard's schemas."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pmo_kit.cel import BOOL, DOUBLE, DYN, INT, NULL, STRING, TIMESTAMP, ListOf, MapOf, Record, Type
from pmo_kit.cel.operand_errors import known_names, slip_of
from pmo_kit.cel.schema_types import from_schema
from pmo_kit.cel.type_check import Env
from pmo_kit.engine.compiled import (
    OF_KINDS,
    PAST,
    STANDARD_LISTS,
    cel_name,
    knows_tenures,
    standard_data,
)
from pmo_kit.engine.records import ranked
from pmo_kit.measures.catalog import MEASURES, nested
from pmo_kit.project.paths import EVERY, VALUES, PathError, Pick, parse
from pmo_kit.standard import Standard
from pmo_kit.standard.bundle_schema import bundled, definition


def whole(name: str, fields: Mapping[str, Type]) -> Record:
    """A record that always has all of its fields."""
    return Record(name, fields, fields)


FILE = whole(
    "file", {**dict.fromkeys(("path", "name", "stem", "dir"), STRING), "paths": ListOf(STRING)}
)
KEY = whole(
    "key",
    {"name": STRING, **dict.fromkeys(("line", "column", "value_line", "value_column"), INT)},
)

HEADING = whole("heading", {"level": INT, "text": STRING, "title": STRING, "line": INT})
SECTION = whole("section", {"title": STRING, "level": INT, "line": INT, "text": STRING})
LINK = whole("link", {"text": STRING, "target": STRING, "line": INT, "image": BOOL})
CODE = whole("code", {"language": STRING, "text": STRING, "line": INT})
TEXT = whole("text", {"lines": ListOf(STRING)})
FILE_VERSION = whole("file version", {"on": TIMESTAMP, "sha256": STRING, "hashes": ListOf(STRING)})
TENURE = Record(
    "tenure",
    {
        **dict.fromkeys(("role", "person", "body", "delegate_for"), STRING),
        **dict.fromkeys(("from", "until"), TIMESTAMP),
        "gates": ListOf(STRING),
    },
    ("role", "person", "from"),
)
BODY = Record(
    "body",
    {"id": STRING, "chair": STRING, "quorum": INT, "required": ListOf(STRING)},
    ("id", "quorum", "required"),
)
REAPPROVAL = Record(
    "re-approval",
    {
        **dict.fromkeys(("review", "change", "path", "earlier"), STRING),
        **dict.fromkeys(("passed", "used", "changes", "unsaid"), ListOf(STRING)),
        **dict.fromkeys(("cost_percent", "cost_tolerance", "money"), DOUBLE),
        **dict.fromkeys(("days", "days_tolerance"), INT),
        "changed": BOOL,
        "end": TIMESTAMP,
    },
    (
        *("review", "change", "path", "earlier", "passed", "used", "changes", "unsaid", "changed"),
        *("cost_tolerance", "days_tolerance"),
    ),
)
TABLE = whole("table", {"line": INT, "header": ListOf(STRING), "rows": ListOf(ListOf(STRING))})


class Types:
    """The CEL types of one standard: of each kind's document, and of every root name."""

    def __init__(self, standard: Standard) -> None:
        self._standard = standard
        self.data = {kind: self._data(kind) for kind in standard.kinds}
        self.documents = {kind: self._document(kind, self.data[kind]) for kind in standard.kinds}
        self.standard = of_value(standard_data(standard))
        self._shared = self._roots()

    def env(self, kind: str, each: str) -> Env:
        """The environment of a rule on a kind, for each element of a path."""
        document = self.documents[kind]
        item, parents = self._each(document, each) if each else (document, [])
        roots: dict[str, Type] = {**self._shared, "doc": document, "item": item}
        if not (self._standard.kinds[kind].outside or each.startswith(STANDARD_LISTS)):
            roots["past"] = _past(item, knows_tenures(self._standard.kinds[kind]))
        if ranked(self._standard.kinds[kind]):
            roots["previous"] = ListOf(document)
        if "{}" in each:
            roots["key"] = STRING
        if parents:
            roots["parent"] = parents[0]
            roots["parents"] = ListOf(DYN)
        return Env(roots)

    def of_project(self, more: Mapping[str, Type]) -> Env:
        """The environment of what is computed of a whole project, such as a key figure.

        `more` are further names, with their types.
        """
        names = ("project", "standard", "measures", "today", *OF_KINDS)
        return Env({**{name: self._shared[name] for name in names}, **more})

    def conditions(self) -> Env:
        """The environment of a `when` beside `due`: the project and the standard only."""
        return Env({name: self._shared[name] for name in ("project", "standard", "today")})

    def _roots(self) -> dict[str, Type]:
        kinds = self._standard.kinds.values()
        single = {
            cel_name(k.kind): self.documents[k.kind] for k in kinds if not (k.many or k.spread)
        }
        return {
            "project": self.data.get("project", MapOf(DYN)),
            "file": FILE,
            "standard": self.standard,
            "measures": of_measures(nested(MEASURES)),
            "reapprovals": ListOf(REAPPROVAL),
            "today": TIMESTAMP,
            "tenures": ListOf(TENURE),
            "bodies": MapOf(BODY),
            "all": whole("all", {cel_name(k.kind): ListOf(self.documents[k.kind]) for k in kinds}),
            "one": whole("one", single),
            "index": whole(
                "index", {cel_name(k.kind): MapOf(self.documents[k.kind]) for k in kinds}
            ),
            "latest": Record(
                "latest", {cel_name(k.kind): self.documents[k.kind] for k in kinds if ranked(k)}
            ),
        }

    def _data(self, kind: str) -> Type:
        if self._standard.kinds[kind].format == "text":
            return TEXT
        if kind not in self._standard.schema_of:
            return MapOf(DYN)
        schema = bundled(self._standard, kind)
        return from_schema(schema, lambda reference: definition(schema, reference), kind)

    def _document(self, kind: str, data: Type) -> Type:
        if not is_markdown(self._standard, kind):
            return data
        return whole(
            f"{kind} document",
            {
                "meta": data,
                "keys": ListOf(KEY),
                "headings": ListOf(HEADING),
                "sections": ListOf(SECTION),
                "tables": ListOf(TABLE),
                "links": ListOf(LINK),
                "code": ListOf(CODE),
                "lines": ListOf(STRING),
            },
        )

    def _each(self, document: Type, each: str) -> tuple[Type, list[Type]]:
        """The type of the elements that a path meets, and of the elements around them."""
        if each.startswith(STANDARD_LISTS):
            item, elements = navigate(self.standard, each.removeprefix("standard."))
        elif each.startswith(PAST) and ("[]" in each[:-2] or "{}" in each):
            raise PathError(
                f"`{each}` goes through several lists, or a map; the past is known of one list."
            )
        else:
            item, elements = navigate(document, each.removeprefix(PAST))
        if not each.endswith(("[]", "{}")):
            raise PathError(f"`{each}` leads to no list; end it with `[]`, at a map with `{{}}`.")
        return item, elements[1:]


def _past(item: Type, tenures: bool) -> Type:
    """What is known of earlier states of the item, and of the project's documents."""
    version = whole("version", {"on": TIMESTAMP, "item": item})
    known = {"tenures": ListOf(TENURE)} if tenures else {}
    files = MapOf(ListOf(FILE_VERSION))
    return whole("past", {"gone": BOOL, "versions": ListOf(version), "files": files, **known})


def navigate(at: Type, path: str) -> tuple[Type, list[Type]]:
    """The type that a field path leads to, and those of the elements on the way, nearest first.

    Raises `PathError` where the type has no such field.
    """
    elements: list[Type] = []
    for step in parse(path):
        at = getattr(at, "also", None) or at  # what may be null, where it is not
        if step is EVERY or isinstance(step, Pick):
            if at != DYN and not isinstance(at, ListOf):
                raise PathError(f"`{path}`: `[]` stands behind something that is no list.")
            at = at.elem if isinstance(at, ListOf) else DYN
            elements.insert(0, at)
        elif step is VALUES:
            at = _values(at, path)
            elements.insert(0, at)
        elif isinstance(at, Record) and step in at.fields:
            at = at.fields[str(step)]
        elif isinstance(at, Record) and at.rest is not None:
            at = at.rest
        elif at != DYN and not isinstance(at, MapOf):
            names = known_names(str(step), at.fields) if isinstance(at, Record) else ""
            known = at.fields if isinstance(at, Record) else ()
            slip = slip_of(str(step), known, quoted=False)
            raise PathError(f"`{path}`: there is no field `{step}`.", names, slip)
        else:
            at = at.value if isinstance(at, MapOf) else DYN
    return at, elements


def _values(at: Type, path: str) -> Type:
    """The type of each value of a map; dyn where its fields are of several types."""
    if isinstance(at, MapOf):
        return at.value
    if isinstance(at, Record):
        every = [*at.fields.values(), *((at.rest,) if at.rest is not None else ())]
        return every[0] if every and all(one == every[0] for one in every) else DYN
    if at != DYN:
        raise PathError(f"`{path}`: `{{}}` stands behind something that is no map.")
    return DYN


def is_markdown(standard: Standard, kind: str) -> bool:
    """Whether artifacts of a kind are Markdown documents."""
    known = standard.kinds[kind]
    return known.format == "markdown" or known.file.endswith(".md")


def of_value(value: Any) -> Type:
    """The type of a plain value, as a standard's own lists and thresholds have it."""
    if isinstance(value, Mapping):
        return whole("standard", {key: of_value(inner) for key, inner in value.items()})
    if isinstance(value, list):
        kinds = [of_value(element) for element in value]
        return ListOf(kinds[0] if kinds and all(kind == kinds[0] for kind in kinds) else DYN)
    for python, kind in ((bool, BOOL), (int, INT), (float, DOUBLE), (str, STRING)):
        if isinstance(value, python):
            return kind
    return NULL if value is None else DYN


def of_measures(names: Mapping[str, Any], group: str = "measures") -> Record:
    """The type of the measures: groups are always there, single ones where they can be known."""
    basic = {"int": INT, "double": DOUBLE, "string": STRING, "timestamp": TIMESTAMP}
    fields: dict[str, Type] = {}
    present = []
    for name, inner in names.items():
        is_group = isinstance(inner, Mapping)
        fields[name] = of_measures(inner, f"{group}.{name}") if is_group else basic[inner.type]
        if is_group or inner.otherwise:
            present.append(name)
    return Record(group, fields, present)
