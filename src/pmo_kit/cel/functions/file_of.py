"""The file that a value was read from: its path, name, stem and dir."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pmo_kit.cel.errors import CelEvalError
from pmo_kit.cel.frame import Frame

SIGNATURES = ("file_of(A) -> file",)
PLACE = True


def apply(frame: Frame, place: tuple[Any, Any]) -> Mapping[str, Any]:
    """A list or map is known itself; any other value by the list or map it was read from."""
    container, value = place
    for known in (value, container):
        if isinstance(known, Mapping | list | tuple):
            found = frame.context.file_of(known)
            if found is not None:
                return found
    raise CelEvalError("`file_of` takes a value of an artifact, such as `item` or `item.owner`")
