"""Where something stands in a text: places, routes to them, and the tree of all values' spans."""

from __future__ import annotations

from pmo_kit._start.record import NamedTuple

Route = tuple[str | int, ...]
"""The way from a document's root to a value: keys of mappings and indexes of lists."""

Point = tuple[int, int]
"""A line and a column, from 1."""


class Place(NamedTuple):
    """A span of a text; lines and columns count from 1, in characters, and the end is exclusive."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    @property
    def start(self) -> Point:
        """Where the span begins."""
        return self[:2]

    @property
    def end(self) -> Point:
        """Where the span ends."""
        return self[2:]


def pointer(route: Route) -> str:
    """A route as a JSON Pointer (RFC 6901): `/tasks/0/owner`; empty for the whole document."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in route)


def position(text: str, offset: int) -> Point:
    """The line and column, from 1, of an offset of a text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


class Node:
    """A value with its span; `text` for a scalar, `keys` for a mapping, `items` for a list.

    `plain` is true for a scalar without quotes. `keys` maps a key's text to the nodes of key and
    value. `alias` says that the value is written elsewhere, and only named in this span.
    """

    __slots__ = ("alias", "end", "items", "keys", "plain", "start", "text")

    def __init__(self, start: Point, end: Point) -> None:
        self.start = start
        self.end = end
        self.text: str | None = None
        self.plain = False
        self.alias = False
        self.keys: dict[str, tuple[Node, Node]] | None = None
        self.items: list[Node] | None = None

    def named(self, start: Point, end: Point) -> Node:
        """The same value where an alias names it."""
        node = Node(start, end)
        node.text, node.plain, node.keys, node.items = self.text, self.plain, self.keys, self.items
        node.alias = True
        return node

    def find(self, route: Route) -> Node | None:
        """The node at a route, if there is one."""
        node, _key, whole, _alias = self._walk(route)
        return node if whole else None

    def place(self, route: Route = ()) -> Place:
        """The place of the value at a route; where it is absent, of the nearest ancestor's key.

        Behind an alias it is the alias: what that stands for is right or wrong elsewhere.
        """
        node, key, whole, alias = self._walk(route)
        if alias:
            return Place(*alias.start, *alias.end)
        return Place(*node.start, *node.end) if whole else key.place() if key else node._head()

    def key_place(self, route: Route) -> Place:
        """The place of the key at a route; in a list, where the item starts."""
        node, key, _whole, alias = self._walk(route)
        if alias and alias is not node:
            return Place(*alias.start, *alias.end)
        return key.place() if key else node._head()

    def _walk(self, route: Route) -> tuple[Node, Node | None, bool, Node | None]:
        """The last node on a route, its key's node (none in a list), and whether the route ends.

        Last the first alias on the way.
        """
        node: Node = self
        key: Node | None = None
        alias: Node | None = None
        found: tuple[Node | None, Node] | None
        for step in route:
            if isinstance(step, str):
                found = node.keys.get(step) if node.keys else None
            else:
                items = node.items or ()
                found = (None, items[step]) if -len(items) <= step < len(items) else None
            if found is None:
                return node, key, False, alias
            key, node = found
            alias = alias or (node if node.alias else None)
        return node, key, True, alias

    def _head(self) -> Place:
        """The span by which a reader knows this value: of a collection, its first key or scalar."""
        node = self
        while node.text is None and not node.alias:
            if node.keys:
                node = next(iter(node.keys.values()))[0]
            elif node.items:
                node = node.items[0]
            else:
                break
        return Place(*self.start, *node.end)


class TreeBuilder:
    """Builds a tree from its nodes in the order of the text, without recursion.

    `root` is the first node, `open` the collections that have not ended, the innermost last.
    """

    def __init__(self) -> None:
        self.root: Node | None = None
        self.open: list[Node] = []
        self._keys: list[Node | None] = []

    def put(self, node: Node, *, opens: bool = False) -> tuple[str, int, int, int] | None:
        """Adds a key or a value, which may be a collection that opens here.

        A value whose mapping has its key already is dropped, and that key told: its text, the line
        where it stands first, and the line and column where it stands again.
        """
        again = self._put(node) if self.open else None
        self.root = self.root or node
        if opens:
            self.open.append(node)
            self._keys.append(None)
        return again

    def close(self) -> Node:
        """The innermost open collection, which ends here. Raises `IndexError` without one."""
        self._keys.pop()
        return self.open.pop()

    def _put(self, node: Node) -> tuple[str, int, int, int] | None:
        parent, key = self.open[-1], self._keys[-1]
        if parent.items is not None:
            parent.items.append(node)
        elif key is None:
            self._keys[-1] = node
        elif parent.keys is not None:
            self._keys[-1] = None
            name = key.text if key.text is not None else str(key.start)
            first = parent.keys.setdefault(name, (key, node))[0]
            return (name, first.start[0], *key.start) if first is not key else None
        return None
