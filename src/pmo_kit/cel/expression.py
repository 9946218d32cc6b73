"""A checked expression: what it is known to be, as data for a cache, and the program of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import CodeType
from typing import TYPE_CHECKING, Any

from pmo_kit.cel.code_runtime import located, made
from pmo_kit.cel.errors import CelBudgetError, CelEvalError
from pmo_kit.cel.frame import STEPS, Code, Context, Frame
from pmo_kit.cel.types import Type, Value, type_from_json, type_to_json

if TYPE_CHECKING:
    from pmo_kit.cel.parser import Node


class Checked:
    """A type-checked expression, ready to be compiled, cached or traced.

    `reads` holds the longest static field paths from its root variables, such as `item.impact`,
    `all.log` and `today`. `results` holds, by the offset of a call, the kind of its result where
    the function needs it (the sum of no doubles is 0.0, not 0). `optional` holds, by offset, the
    fields that may be missing, as long as it was not kept. `code` is what was generated from it,
    where that was kept.
    """

    __slots__ = ("code", "optional", "program", "reads", "results", "root", "text", "type")

    def __init__(
        self,
        text: str,
        root: Node,
        type_: Type,
        reads: Iterable[str],
        results: Iterable[tuple[int, str]] = (),
        code: CodeType | None = None,
    ) -> None:
        self.text = text
        self.root = root
        self.type = type_
        self.reads = frozenset(reads)
        self.results = dict(results)
        self.optional: Mapping[int, str] = {}
        self.code = code
        self.program: Program | None = None  # once it was compiled

    def to_json(self) -> list[Any]:
        """Plain lists and text, from which `from_json` needs no parsing and no checking."""
        results = sorted(self.results.items())
        return [self.text, self.root, type_to_json(self.type), sorted(self.reads), results]

    @classmethod
    def from_json(cls, data: list[Any]) -> Checked:
        """What `to_json` wrote, before or after a trip through JSON; its code may stand behind."""
        text, root, type_, reads, results, *code = data
        return cls(text, root, type_from_json(type_), reads, results, *code)


class Program:
    """An expression ready to run; it keeps no state between runs and may run in several threads.

    It is the code that was generated from it, or closures where there is none.
    """

    __slots__ = ("_code", "_slots")

    def __init__(self, code: Code, slots: int) -> None:
        self._code = code
        self._slots = slots

    def run(
        self, bindings: Mapping[str, Value], context: Context | None = None, steps: int = STEPS
    ) -> Value:
        """The value of the expression for these variables.

        Raises `CelEvalError` where it has none, as `CelBudgetError` where it takes too much; it
        comes without the frames that it went through, which would keep what they saw.
        """
        frame = Frame(bindings, self._slots, context or Context(), steps)
        try:
            return self._code(frame)
        except CelEvalError as error:
            raise located(error).with_traceback(None) from None
        except RecursionError:
            raise CelBudgetError("budget: the data is nested too deeply", 0) from None
        finally:
            frame.context.spent += steps - frame.left


def compile(checked: Checked) -> Program:
    """The program of a checked expression, made once."""
    if checked.program is None:
        code = checked.code
        checked.program = program_of(code) if code is not None else _closures(checked)
    return checked.program


def program_of(code: CodeType) -> Program:
    """The program of generated code."""
    return Program(*made(code))


def _closures(checked: Checked) -> Program:
    from pmo_kit.cel import invariants
    from pmo_kit.cel.compiler import Compiler

    compiler = Compiler(checked.text, checked.results)
    code = compiler.emit(checked.root)
    invariants.forget()
    return Program(code, compiler.slots)
