"""The functions of the rule language beyond CEL's own: one module each, found by its name."""

# A module has `SIGNATURES` (text), `apply(frame, *args)` and, where its arguments have limits that
# types cannot say, `problems(nodes, types)`. `PLACE = True` hands it the place that its only
# argument was read from, as `(container, value)`, instead of the value; `BY_RESULT = True` hands
# it the kind of its result first.

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pmo_kit.cel.errors import CelTypeError
    from pmo_kit.cel.signatures import Signature
    from pmo_kit.cel.types import Type


@cache
def names() -> frozenset[str]:
    """The names of all functions, which are the names of the modules of this package."""
    import pkgutil

    return frozenset(module.name for module in pkgutil.iter_modules(__path__))


def load(name: str) -> Any:
    """The module of one function."""
    return import_module(f"{__name__}.{name}")


@cache
def declared() -> dict[str, tuple[Signature, ...]]:
    """The signatures of all functions, by name."""
    from pmo_kit.cel.signatures import signatures

    return signatures([line for name in sorted(names()) for line in load(name).SIGNATURES])


def by_result(name: str) -> bool:
    """Whether a function needs to know the type that its result was found to have."""
    return name in names() and getattr(load(name), "BY_RESULT", False)


def problems(name: str, nodes: Sequence[Any], types: Sequence[Type]) -> Iterable[CelTypeError]:
    """What is wrong with the arguments of a call although their types fit."""
    if name == "matches":
        from pmo_kit.cel.patterns import literal_problems

        return literal_problems(nodes[1])
    if name not in names():
        return ()
    look = getattr(load(name), "problems", None)
    return () if look is None else look(nodes, types)
