"""Makes projects in which every list that a schema knows has as many elements as asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from zlib import crc32

from pmo_kit.engine import Compiled
from pmo_kit.project import Artifact, ExampleHistory, Manifest, Snapshot
from pmo_kit.source import Document
from pmo_kit.source.document import Places
from pmo_kit.standard import Kind
from pmo_kit.standard.bundle_schema import bundled, definition

FIRST = date(2020, 1, 1)
DAYS = 2_500
"""Dates lie in as many days from the first on, so that a day has several elements."""
FEW = 2
"""How many elements a list has inside of a list, but in the first of them."""
_NUMBERED = re.compile(r"\^([A-Z]+)-\[0-9\]\{1,5\}\$")
_ITEMS = ("R", "I", "D", "C", "A", "L", "DL", "M", "T")
_TEXTS = {
    "^AC-[0-9]{4}-[0-9]{2}$": lambda n: f"AC-{n % 9999:04}-{n // 9999:02}",
    "^(R|I|D|C|A|L|DL|M|T)-[0-9]{1,5}$": lambda n: f"{_ITEMS[n % len(_ITEMS)]}-{n:05}",
    "^([A-Z][A-Z0-9]{0,11}-){1,3}[0-9]{3}$": lambda n: f"R{n // 900}-{n % 900:03}",
    "^[A-Z][A-Z0-9]*-[0-9]{3,4}$": lambda n: f"R{n // 900}-{n % 900:03}",
    "^[0-9a-f]{16}$": lambda n: f"{n:016x}",
    "^(2:)?[0-9a-f]{64}$": lambda n: f"2:{n:064x}",
    "^[0-9a-f]{7,64}$": lambda n: f"{n:040x}",
    "^[0-9]{1,4}\\.[0-9]{1,4}$": lambda n: f"1.{n % 9999}",
}
_EXAMPLE = ("^(h|d|[A-Z]{3})$", "^[^@ ]{1,64}@[^@ ]{1,190}$")


def grown(compiled: Compiled, start: Snapshot, count: int, records: int | None = None) -> Snapshot:
    """A project of every kind that the standard knows, with `count` elements in each list.

    Of kinds that have many files there are `records` of them, as many as elements where that is
    not given. A list inside of a list is long in its first element only, so that the size of the
    whole is in proportion to `count`. Values look like chance and are always the same; a third of
    the references lead nowhere.
    """
    standard = compiled.standard
    made = []
    for kind in standard.kinds.values():
        if kind.kind != "project" and kind.kind in standard.schema_of:
            files = (records or count) if kind.many or kind.spread else 1
            made += [_Maker(compiled, kind, count, number).artifact() for number in range(files)]
    inside = tuple(artifact for artifact in made if not artifact.kind.outside)
    project = _project(compiled, start, count)
    return start._replace(
        manifest=Manifest(project.document),
        artifacts=(project, *inside),
        registries=tuple(artifact for artifact in made if artifact.kind.outside),
        faults=(),
        history=ExampleHistory({}),
    )


def _project(compiled: Compiled, start: Snapshot, count: int) -> Artifact:
    """The manifest that it starts from, with long lists."""
    old = next(artifact for artifact in start.artifacts if artifact.kind.kind == "project")
    made = _Maker(compiled, old.kind, count, 0).artifact().document
    lists = {key: value for key, value in made.data.items() if isinstance(value, list)}
    lists.pop("ignore", None)
    data = {**old.document.data, **lists}
    return Artifact(old.kind, Document(old.path, "yaml", repr(data), data, Places()))


class _Maker:
    """Makes the data of one artifact from its schema."""

    def __init__(self, compiled: Compiled, kind: Kind, count: int, number: int) -> None:
        self._kind = kind
        self._schema = bundled(compiled.standard, kind.kind)
        self._count, self._position = count, number

    def artifact(self) -> Artifact:
        """The artifact, without a text: nothing is told of its lines."""
        kind = self._kind
        data = self._value(self._schema, "", self._position, self._position == 0)
        path = f"pmo/{kind.kind}-{self._position:05}"
        if kind.format == "markdown" or kind.file.endswith(".md"):
            whole = {"meta": data, "headings": [], "sections": [], "tables": [], "lines": []}
            return Artifact(kind, Document(f"{path}.md", "markdown", repr(data), whole, Places()))
        return Artifact(kind, Document(f"{path}.yaml", "yaml", repr(data), data, Places()))

    def _value(self, schema: Mapping[str, Any], path: str, number: int, long: bool) -> Any:
        """A value that a schema accepts; `number` tells elements apart, `long` is for lists."""
        if "$ref" in schema:
            found = definition(self._schema, schema["$ref"])
            return self._value(
                {**found, **{k: v for k, v in schema.items() if k != "$ref"}}, path, number, long
            )
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return schema["enum"][self._chance(path, number, len(schema["enum"]))]
        return getattr(self, f"_{schema['type']}")(schema, path, number, long)

    def _object(self, schema: Any, path: str, number: int, long: bool) -> dict[str, Any]:
        needed = schema.get("required", ())
        found = {}
        for name, inner in schema.get("properties", {}).items():
            inside = f"{path}.{name}" if path else name
            if name in needed or long or self._chance(f"{inside}?", number, 5):
                found[name] = self._value(inner, inside, number, long)
        return found or (schema.get("examples") or [{}])[0]

    def _array(self, schema: Any, path: str, number: int, long: bool) -> list[Any]:
        size = self._count if long else 1 + self._chance(f"{path}#", number, FEW)
        first = 0 if long else self._count + FEW * self._position  # no key twice in several files
        found: dict[str, Any] = {}
        for position in range(first, first + size):
            value = self._value(schema["items"], f"{path}[]", position, long and position == 0)
            found.setdefault(repr(value), value)
        return list(found.values())

    def _string(self, schema: Any, path: str, number: int, _: bool) -> str:
        if schema.get("format") == "date":
            return (FIRST + timedelta(self._chance(path, number, DAYS))).isoformat()
        if self._is_key(path):
            return self._text(schema, number)
        return self._text(schema, self._chance(path, number, self._count * 3 // 2))

    def _is_key(self, path: str) -> bool:
        """Whether a field tells the elements of its list apart."""
        holder, _, name = path.removeprefix("meta.").rpartition(".")
        holder = holder.removesuffix("[]")
        return name == (self._kind.lists.get(holder, "id") if holder else self._kind.key)

    def _text(self, schema: Any, number: int) -> str:
        pattern = schema.get("pattern", "")
        known = _NUMBERED.fullmatch(pattern)
        if known:
            return f"{known[1]}-{number:05}"
        if pattern in _TEXTS:
            return str(_TEXTS[pattern](number))
        if pattern in _EXAMPLE or schema.get("format") == "uri":
            return str(schema["examples"][0])
        return f"word-{number}" if pattern else f"Some words, number {number}."

    def _integer(self, schema: Any, path: str, number: int, _: bool) -> int:
        least = schema.get("minimum", 0)
        most = schema.get("maximum", least + 100)
        return int(least) + self._chance(path, number, int(most) - int(least) + 1)

    def _number(self, schema: Any, path: str, number: int, long: bool) -> float:
        return self._integer(schema, path, number, long) + 0.5 * ("maximum" not in schema)

    def _boolean(self, _: Any, path: str, number: int, __: bool) -> bool:
        return bool(self._chance(path, number, 2))

    def _chance(self, path: str, number: int, below: int) -> int:
        """A number from 0 up, the same for one field of one element in a project of any size."""
        return crc32(f"{self._kind.kind} {self._position} {number} {path}".encode()) // 7 % below
