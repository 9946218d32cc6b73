"""The one function that reads a file's bytes, whatever its format."""

from __future__ import annotations

from collections.abc import Callable

from pmo_kit.source.data import LIMIT_LINES
from pmo_kit.source.document import Broken, Document, LinePlaces, NodePlaces, Places
from pmo_kit.source.json_reader import json_places, read_json
from pmo_kit.source.markdown import read_markdown
from pmo_kit.source.nodes import Node
from pmo_kit.source.place import Problem
from pmo_kit.source.problems import too_many_lines
from pmo_kit.source.text import to_text
from pmo_kit.source.yaml_reader import read_yaml

_FORMATS = {
    "yaml": "yaml",
    "yml": "yaml",
    "json": "json",
    "md": "markdown",
    "markdown": "markdown",
    "txt": "text",
}


def format_of(path: str) -> str | None:
    """The format that a file's name tells: yaml, json, markdown or text; none if it tells none."""
    name = path.rsplit("/", 1)[-1]
    return _FORMATS.get(name.rsplit(".", 1)[-1].lower()) if "." in name else None


def read(
    content: bytes, path: str, format: str | None = None, *, front_matter: str = "fence"
) -> Document | Broken:
    """Reads a file's bytes; never raises, never does input or output.

    `format` is yaml, json, markdown or text; by default the file's name tells. Text has the data
    `{"lines": [...]}`. `front_matter` says where Markdown's front matter stands: `fence`, between a
    first line `---` and the next; `text`, between the first and the second `---` of the text.
    """
    format = format or format_of(path) or "text"
    text = to_text(content)
    if isinstance(text, Problem):
        return Broken(path, text)
    if format in ("markdown", "text") and text.count("\n") > LIMIT_LINES:
        return Broken(path, too_many_lines())
    if format == "markdown":
        found = read_markdown(text, front_matter)
        if isinstance(found, Problem):
            return Broken(path, found)
        return Document(path, format, text, *found)
    if format == "text":
        lines = {"lines": text.split("\n")}
        return Document(path, format, text, lines, LinePlaces(lines))
    data = read_yaml(text) if format == "yaml" else read_json(text)
    if isinstance(data, Problem):
        return Broken(path, data)
    parse = _yaml_places if format == "yaml" else json_places
    return Document(path, format, text, data, _lazily(parse, text))


def _lazily(parse: Callable[[str], Node | None], text: str) -> Places:
    return NodePlaces(lambda: parse(text))


def _yaml_places(text: str) -> Node | None:
    from pmo_kit.source.yaml_nodes import places

    return places(text)
