"""Whose word something in a standard is: the layer that brought it, and those that changed it."""

from __future__ import annotations

from typing import Any

from pmo_kit._start.record import NamedTuple


class Layer(NamedTuple):
    """One of the standards that extend each other, and the company that it belongs to."""

    standard: str
    company: str


class Change(NamedTuple):
    """What a layer says otherwise than the one below it: the names of the fields."""

    layer: Layer
    fields: tuple[str, ...]


class Origin(NamedTuple):
    """The layer that something comes from, and each that changed it, the lowest first."""

    layer: Layer
    changes: tuple[Change, ...] = ()

    def told(self) -> str:
        """In words: From core@1.0, changed by Acme (acme@1.0): title."""
        changed = "; ".join(
            f"changed by {one.layer.company} ({one.layer.standard}): {', '.join(one.fields)}"
            for one in self.changes
        )
        origin = f"From {self.layer.standard} ({self.layer.company})"
        return f"{origin}, {changed}." if changed else f"{origin}."

    def data(self) -> dict[str, Any]:
        """The same as data."""
        changed = [{**one.layer._asdict(), "fields": list(one.fields)} for one in self.changes]
        return {**self.layer._asdict(), "changed_by": changed}
