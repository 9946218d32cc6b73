"""A checked expression, made ready to run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pmo_kit.cel.checked import Checked
from pmo_kit.cel.compiler import Compiler
from pmo_kit.cel.errors import CelBudgetError
from pmo_kit.cel.frame import STEPS, Context, Frame


class Program:
    """An expression as closures; it keeps no state between runs and may run in several threads."""

    __slots__ = ("_code", "_slots")

    def __init__(self, checked: Checked) -> None:
        compiler = Compiler(checked)
        self._code = compiler.emit(checked.root)
        self._slots = compiler.slots

    def run(
        self, bindings: Mapping[str, Any], context: Context | None = None, steps: int = STEPS
    ) -> Any:
        """The value of the expression for these variables; `CelEvalError` where it has none."""
        frame = Frame(bindings, self._slots, context or Context(), steps)
        try:
            return self._code(frame)
        except RecursionError:
            raise CelBudgetError("budget: the data is nested too deeply", 0) from None


def compile(checked: Checked) -> Program:
    """The closures of a checked expression, made once."""
    if checked.program is None:
        checked.program = Program(checked)
    program: Program = checked.program
    return program
