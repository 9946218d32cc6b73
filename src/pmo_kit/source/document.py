"""A text that was read: its data, and where in the text each part of it stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from pmo_kit._start.record import NamedTuple
from pmo_kit.source.data import Problem
from pmo_kit.source.place import Node, Place, Route


class Places:
    """Tells the place of any route of one text; never raises."""

    def place(self, route: Route) -> Place:
        """The place of the value at a route, or of its nearest ancestor's key."""
        return Place()

    def key_place(self, route: Route) -> Place:
        """The place of the key at a route."""
        return self.place(route)

    def written(self, route: Route) -> str | None:
        """The text of the scalar at a route as written in the file, without quotes."""
        return None


class TreePlaces(Places):
    """Places found by parsing the text a second time, when the first of them is asked for."""

    def __init__(self, parse: Callable[[], Node | None]) -> None:
        self._parse = parse
        self._root: Node | None = None

    def _tree(self) -> Node:
        self._root = self._root or self._parse() or Node((1, 1), (1, 1))
        return self._root

    def place(self, route: Route) -> Place:
        """The place of the value at a route, or of its nearest ancestor's key."""
        return self._tree().place(route)

    def key_place(self, route: Route) -> Place:
        """The place of the key at a route; in a list, where the item starts."""
        return self._tree().key_place(route)

    def written(self, route: Route) -> str | None:
        """The text of the scalar at a route as written in the file, without quotes."""
        node = self._tree().find(route)
        return node.text if node else None


class LinePlaces(Places):
    """Places that are whole lines: of `lines`, and of anything in a list that knows its `line`."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data

    def place(self, route: Route) -> Place:
        """The line that a route leads to; the start of the text where it leads nowhere."""
        lines = self._data["lines"]
        number = self._number(route)
        if number is None or not 0 < number <= len(lines):
            return Place()
        return Place(number, 1, number, len(lines[number - 1]) + 1)

    def _number(self, route: Route) -> int | None:
        part = self._data.get(str(route[0])) if len(route) > 1 else None
        index = route[1] if len(route) > 1 else None
        if not isinstance(part, list) or not isinstance(index, int) or index >= len(part):
            return None
        if route[0] == "lines":
            return index + 1
        number: int = part[index]["line"]
        if len(route) > 3 and route[2] == "rows" and isinstance(route[3], int):
            return number + 2 + route[3]  # below the header and its rule
        return number


class Document:
    """A file that was read; nobody changes it.

    `text` has LF line ends and no byte-order mark. `data` holds only dict, list, str, int, float,
    bool and None; dates stay text.
    """

    __slots__ = ("data", "format", "path", "places", "text")

    def __init__(self, path: str, format: str, text: str, data: Any, places: Places) -> None:
        self.path = path
        self.format = format
        self.text = text
        self.data = data
        self.places = places

    def replace(self, *, path: str | None = None, data: Any = None) -> Document:
        """The same document under another path, or with other data."""
        data = self.data if data is None else data
        return Document(path or self.path, self.format, self.text, data, self.places)

    @property
    def fields(self) -> Any:
        """What its schema describes: the data, or a Markdown file's front matter."""
        return self.data["meta"] if self.format == "markdown" else self.data

    @property
    def to_fields(self) -> Route:
        """The route from the data to the fields."""
        return ("meta",) if self.format == "markdown" else ()

    @property
    def lines(self) -> list[str]:
        """The lines of its text, without their ends."""
        return lines_of(self.text)

    def place(self, route: Route) -> Place:
        """The place of the value at a route; of the nearest ancestor's key where it is absent."""
        return self.places.place(route)

    def key_place(self, route: Route) -> Place:
        """The place of the key at a route; in a list, where the item starts."""
        return self.places.key_place(route)

    def written(self, route: Route) -> str | None:
        """The text of a scalar as written in the file: `1.10`, where the data says 1.1."""
        return self.places.written(route)


@lru_cache(maxsize=2)
def lines_of(text: str) -> list[str]:
    """The lines of a text, which all that is found in it asks for, one after the other."""
    return text.split("\n")


class Broken(NamedTuple):
    """A file that could not be read, and why."""

    path: str
    problem: Problem
