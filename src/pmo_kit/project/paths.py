"""Field paths as a standard writes them: `budget.total`, `risks[].owner`, `risks[R-01].impact`.

`{}` stands for each value of a map whose keys are free.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from pmo_kit._start.record import NamedTuple
from pmo_kit.cel import CelUnknown
from pmo_kit.cel.errors import Slip
from pmo_kit.cel.unknowns import PartialMap, Unknown, children
from pmo_kit.source import Route

EVERY, VALUES = object(), object()
_STEP = re.compile(r"(?:^|(?<!^)\.)([A-Za-z_][A-Za-z0-9_-]*)|\[([^\]]*)\]|\{\}")


class PathError(ValueError):
    """A field path that cannot be read, or that leads nowhere; `remedy` says what is there.

    `slip` is the name that was written, with the one that is meant most likely.
    """

    def __init__(self, message: str, remedy: str = "", slip: Slip | None = None) -> None:
        super().__init__(message)
        self.remedy = remedy
        self.slip = slip


class Pick(NamedTuple):
    """One element of a list, by the value of its key field or by its position."""

    name: str


Step = str | Pick | object


@lru_cache(maxsize=1024)
def parse(path: str) -> tuple[Step, ...]:
    """The steps of a path. Raises `PathError` where it is malformed."""
    steps: list[Step] = []
    at = 0
    for found in _STEP.finditer(path):
        if found.start() != at:
            break
        at = found.end()
        if found[1] is not None:
            steps.append(found[1])
        elif found[2] is None:
            steps.append(VALUES)
        else:
            steps.append(Pick(found[2]) if found[2] else EVERY)
    if at != len(path) or not steps:
        raise PathError(f"`{path}` is no field path, such as `risks[].owner`.")
    return tuple(steps)


class Spot(NamedTuple):
    """A value met on a path, the route to it, and the containers it lies in, nearest first."""

    route: Route
    value: Any
    parents: tuple[Any, ...] = ()


def walk(data: Any, path: str) -> Iterator[Spot]:
    """Every value that a path leads to; steps that lead nowhere yield nothing.

    An unknown on the way is yielded instead of what it hides.
    `parents` holds the elements of outer lists passed on the way.
    """
    yield from _walk(Spot((), data), parse(path))


def missing(data: Any, path: str) -> Iterator[Route]:
    """The routes at which a path should lead to a value and does not.

    Null, an empty text and an empty list are no values. A path that crosses a list asks something
    of its elements only: where there are none, nothing is missing.
    """
    yield from _missing((), data, parse(path))


def select(data: Any, path: str, keys: Mapping[str, str]) -> Route:
    """The route of a path without `[]`; `keys` names the key field of each list, by plain path.

    The last key may be absent, so that a path can say where something is to be added.
    In a map, what stands in brackets is a key that is no plain word. Raises `PathError` where it
    leads nowhere.
    """
    try:
        return follow(data, parse(path), keys)
    except _Nowhere as error:
        raise error.told(path) from None
    except PathError as error:
        raise PathError(f"`{path}`: {error}", error.remedy) from None


def follow(data: Any, steps: tuple[Step, ...], keys: Mapping[str, str], at: str = "") -> Route:
    """The route of the steps of a path, as `select`, from data that stands at a plain path.

    Raises `PathError` where it leads nowhere.
    """
    route: list[str | int] = []
    for position, step in enumerate(steps):
        if isinstance(step, Pick) and isinstance(data, Mapping):
            step = step.name
        if isinstance(step, Pick):
            index = _index(data, step.name, keys.get(at, "id"))
            if index is None:
                raise _Nowhere(
                    f"element `{step.name}`", step.name, _named_in(data, keys.get(at, "id"))
                )
            route.append(index)
            data = data[index]
            at += "[]"
        elif isinstance(step, str):
            route.append(step)
            at = f"{at}.{step}" if at else step
            if not isinstance(data, Mapping) or step not in data:
                if position < len(steps) - 1 or not isinstance(data, Mapping):
                    raise _Nowhere(f"`{at}`", step, data if isinstance(data, Mapping) else ())
                return tuple(route)
            data = data[step]
        else:
            raise PathError("name one element instead of `[]`.")
    return tuple(route)


class _Nowhere(PathError):
    """A step that leads nowhere: its name, and the names that there are."""

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        super().__init__(f"there is no {what}.")
        self._name = name
        self._known = known

    def told(self, path: str) -> PathError:
        """The same of a whole path, with the name that is meant, or those that there are."""
        from pmo_kit._text import nearest

        there = [str(one) for one in self._known]
        near = nearest(self._name, there)
        remedy = f"Did you mean `{near[0]}`?" if near else f"There are: {', '.join(there[:20])}."
        slip = Slip(self._name, near[0]) if near else None
        return PathError(f"`{path}`: {self}", remedy if there else "", slip)


def _named_in(data: Any, key: str) -> list[str]:
    """The names of the elements of a list."""
    elements = data if isinstance(data, list) else []
    return [str(one[key]) for one in elements if isinstance(one, Mapping) and key in one]


def plain(route: Route) -> str:
    """A route as the plain path by which lists are declared: `tasks[].depends_on`."""
    steps = "".join("[]" if isinstance(step, int) else f".{step}" for step in route)
    return steps.removeprefix(".meta").removeprefix(".")


def element(data: Any, route: Route, names: Iterable[str], keys: Mapping[str, str]) -> Route:
    """The route to the first of some named elements of a list; the list's own where it has none.

    `keys` names the key field of each list, by its plain path.
    """
    try:
        for step in route:
            data = data[step]
    except (LookupError, TypeError):
        return route
    key = keys.get(plain(route), "id")
    found = (_index(data, name, key) for name in names)
    index = next((index for index in found if index is not None), None)
    return route if index is None else (*route, index)


def element_of_any(data: Any, names: Iterable[str], keys: Mapping[str, str]) -> Route:
    """The route to the first of some named elements of a file's own lists; empty where none has it.

    `keys` names the key field of each list, by its plain path. Lists within lists are not searched.
    """
    for name in names:
        for path, key in keys.items():
            for holder in ((), ("meta",)):
                index = _named(_at(data, (*holder, path)), name, key)
                if index is not None:
                    return (*holder, path, index)
    return ()


def _at(data: Any, route: tuple[str, ...]) -> Any:
    """What stands at a route of keys; none where it leads nowhere."""
    for step in route:
        data = data.get(step) if isinstance(data, Mapping) else None
    return data


def _named(data: Any, name: str, key: str) -> int | None:
    """Which element of a list has a name; none of what is no list."""
    for index, element in enumerate(data if isinstance(data, list) else ()):
        if element == name or (isinstance(element, Mapping) and str(element.get(key)) == name):
            return index
    return None


def _index(data: Any, name: str, key: str) -> int | None:
    """As `_named`, or the element at a position that is given instead of a name."""
    if not isinstance(data, list):
        return None
    index = _named(data, name, key)
    if index is None and name.isdigit() and int(name) < len(data):
        return int(name)
    return index


def _walk(spot: Spot, steps: tuple[Step, ...]) -> Iterator[Spot]:
    if not steps or type(spot.value) is Unknown:
        yield spot
        return
    step, rest = steps[0], steps[1:]
    value = spot.value
    if isinstance(step, str):
        if type(value) is dict or isinstance(value, Mapping):
            try:
                found = value[step]
            except KeyError:
                return
            except CelUnknown as error:
                found = Unknown(error.message)
            yield from _walk(Spot((*spot.route, step), found, spot.parents), rest)
    elif isinstance(value, list) and step is not VALUES:
        for index, element in enumerate(children(value)):
            known = type(element) is not Unknown
            if known and isinstance(step, Pick) and _index([element], step.name, "id") is None:
                continue
            parents = (element, *spot.parents) if _goes_on(rest) else spot.parents
            yield from _walk(Spot((*spot.route, index), element, parents), rest)
    elif step is VALUES and isinstance(value, dict):
        hidden = value.unknown if isinstance(value, PartialMap) else {}
        for key, inner in {**dict(dict.items(value)), **hidden}.items():
            parents = (inner, *spot.parents) if _goes_on(rest) else spot.parents
            yield from _walk(Spot((*spot.route, key), inner, parents), rest)


def _goes_on(steps: tuple[Step, ...]) -> bool:
    """Whether more lists or maps are gone through."""
    return EVERY in steps or VALUES in steps


def _missing(route: Route, data: Any, steps: tuple[Step, ...]) -> Iterator[Route]:
    step, rest = steps[0], steps[1:]
    if isinstance(step, str):
        value = data.get(step) if isinstance(data, Mapping) else None
        if rest and rest[0] is EVERY and not value:
            return
        if value is None or value == "" or value == []:
            yield (*route, step)
        elif rest:
            yield from _missing((*route, step), value, rest)
    elif isinstance(data, list) and rest:
        for index, element in enumerate(data):
            yield from _missing((*route, index), element, rest)
