"""Closures and generated code, each held to the other: values, errors with their places, steps."""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from typing import Any

from pmo_kit import cel
from pmo_kit.cel.code_nodes import generate
from pmo_kit.cel.frame import STEPS

_twins: dict[int, tuple[cel.Context, cel.Context]] = {}
"""For each context that a test keeps, the one in which generated code runs."""


def generated(checked: cel.Checked) -> cel.Program:
    """The program of generated code, after a trip through `marshal`."""
    code = generate(checked)
    assert code is not None
    return cel.program_of(marshal.loads(marshal.dumps(code)))


class Both:
    """A program that runs as closures and as generated code, and notices where they differ."""

    def __init__(self, checked: cel.Checked) -> None:
        self.programs = cel.compile(checked), generated(checked)
        self.text = checked.text

    def run(
        self, bindings: Mapping[str, Any], context: cel.Context | None = None, steps: int = STEPS
    ) -> Any:
        """What both give. Raises what both raise."""
        first = context or cel.Context()
        _, second = _twins.setdefault(id(first), (first, cel.Context(first.files)))
        told = []
        for program, own in zip(self.programs, (first, second), strict=True):
            before = own.spent
            try:
                value, error = program.run(bindings, own, steps), None
                shown = f"{type(value).__name__} {value!r}"
            except cel.CelEvalError as caught:
                value, error = None, caught
                shown = f"{type(caught).__name__} {caught.message}"
            told.append((shown, own.spent - before, value, error))
        if context is None:
            del _twins[id(first)]
        (shown, spent, value, error), (other, taken, _, same) = told
        assert (shown, spent) == (other, taken), self.text
        if error is None:
            return value
        assert same is not None
        assert error.offset in (same.offset, -1), (self.text, error.offset, same.offset)
        raise error
