"""The change after which a misspelt name is the known one that is most like it."""

from __future__ import annotations

from collections.abc import Iterable

from pmo_kit.source.data import Change
from pmo_kit.source.place import Route


def likely_change(
    route: Route, name: str, known: Iterable[str], *, key: bool = False
) -> tuple[Change, ...]:
    """The change of a value, or of a key, to the known name that is nearest; empty without one."""
    from pmo_kit._text import nearest

    near = nearest(name, known)
    return tuple(Change("rename" if key else "set", route, one) for one in near)


def free_name(name: str, taken: Iterable[str], joint: str = "-") -> str:
    """The name with the first number from 2 on behind it, and a joint, that is not taken."""
    known = {*taken}
    numbered = (f"{name}{joint}{n}" for n in range(2, len(known) + 3))
    return next(one for one in numbered if one not in known)
