"""A parsed text as a tree of spans, from which every value's place and spelling can be told."""

from __future__ import annotations

from pmo_kit.source.place import Place, Route

Point = tuple[int, int]
"""A line and a column, from 1."""


class Node:
    """A value with its span; `text` for a scalar, `keys` for a mapping, `items` for a list.

    `plain` is true for a scalar without quotes. `keys` maps a key's text to the nodes of key and
    value.
    """

    __slots__ = ("end", "items", "keys", "plain", "start", "text")

    def __init__(self, start: Point, end: Point) -> None:
        self.start = start
        self.end = end
        self.text: str | None = None
        self.plain = False
        self.keys: dict[str, tuple[Node, Node]] | None = None
        self.items: list[Node] | None = None

    @property
    def place(self) -> Place:
        """The span of this value."""
        return Place(*self.start, *self.end)

    def head(self) -> Place:
        """The span by which a reader knows this value: of a collection, its first key or scalar."""
        node = self
        while node.text is None:
            if node.keys:
                node = next(iter(node.keys.values()))[0]
            elif node.items:
                node = node.items[0]
            else:
                break
        return Place(*self.start, *node.end)

    def child(self, step: str | int) -> tuple[Node | None, Node] | None:
        """The key's node (none in a list) and the value's node one step further."""
        if isinstance(step, str):
            return self.keys.get(step) if self.keys else None
        if self.items and -len(self.items) <= step < len(self.items):
            return None, self.items[step]
        return None


def find(root: Node, route: Route) -> Node | None:
    """The node at a route, if there is one."""
    node = root
    for step in route:
        found = node.child(step)
        if found is None:
            return None
        node = found[1]
    return node


def place_of(root: Node, route: Route) -> Place:
    """The place of the value at a route; where it is absent, of the nearest ancestor's key."""
    node, key = root, None
    for step in route:
        found = node.child(step)
        if found is None:
            return key.place if key else node.head()
        key, node = found
    return node.place


def key_place_of(root: Node, route: Route) -> Place:
    """The place of the key at a route; in a list, where the item starts."""
    node, key = root, None
    for step in route:
        found = node.child(step)
        if found is None:
            break
        key, node = found
    return key.place if key else node.head()
