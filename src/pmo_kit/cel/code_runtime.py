"""What code that was generated from expressions calls, and how it becomes a function again."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from types import CodeType, FunctionType
from typing import Any, NoReturn

from pmo_kit.cel import (
    field_access,
    functions,
    invariants,
    key_index,
    library,
    range_index,
    semantics,
)
from pmo_kit.cel.errors import CelBudgetError, CelEvalError, weightier
from pmo_kit.cel.frame import Code, Frame, over_budget
from pmo_kit.cel.loops import elements_of
from pmo_kit.cel.types import Value
from pmo_kit.cel.unknowns import PartialList

FILE = "<condition>"
"""The file that generated code says it is from."""
_NO_FIELD = (KeyError, TypeError)
"""What Python raises where a value has no such field, or no fields."""
Step = tuple[str, str, int]
"""A field that is read: its name, the text of what it is read from, and its offset."""


def made(code: CodeType) -> tuple[Code, int]:
    """The function of the frame that generated code makes, and how many slots it takes."""
    function = FunctionType(code, _NAMES)
    if code.co_argcount:
        return function, 0
    found: tuple[Code, int] = function()
    return found


def located(error: CelEvalError) -> CelEvalError:
    """An error with its place: the line of the innermost generated code that it came through."""
    at, step = -1, error.__traceback__
    while step is not None and error.offset < 0:
        if step.tb_frame.f_code.co_filename == FILE:
            at = step.tb_lineno - 1
        step = step.tb_next
    return error.at(at)


def _absorbed(problem: CelEvalError | None) -> CelEvalError:
    """What is passed on where nothing decides, now that one more operand raised an error."""
    error = sys.exception()
    if not isinstance(error, CelEvalError) or isinstance(error, CelBudgetError):
        raise  # what nothing absorbs
    return weightier(problem, located(error))


def _unfit(op: str, *values: Value) -> NoReturn:
    raise semantics.mismatch(op, *values)


def _no_bool(problem: CelEvalError | None, op: str, value: Value, at: int) -> CelEvalError:
    """What is passed on where nothing decides, now that one operand is no bool."""
    return problem or semantics.mismatch(op, value).at(at)


def _root_path(bindings: Mapping[str, Any], name: str, at: int, steps: Sequence[Step]) -> Value:
    """What a chain of fields leads to from a root, where reading it at once has failed."""
    if not isinstance(sys.exception(), _NO_FIELD):
        raise
    return _followed(field_access.read_root(bindings, name, at), steps)


def _path(value: Value, steps: Sequence[Step]) -> Value:
    """What a chain of fields leads to from a value, where reading it at once has failed."""
    if not isinstance(sys.exception(), _NO_FIELD):
        raise
    return _followed(value, steps)


def _followed(value: Any, steps: Sequence[Step]) -> Value:
    """What a chain of fields leads to, one after the other. Raises `CelEvalError`, and says why."""
    for name, text, at in steps:
        try:
            value = value[name]
        except _NO_FIELD:
            value = field_access.read_field(value, name, text, at)
    found: Value = value
    return found


def _chain(slot: int, name: str, at: int, steps: Sequence[Step], asked: bool) -> Code:
    """A chain of fields, from a slot of the frame or a root; whether there is the last, if asked.

    Where it is read seldom, this takes less than code of its own.
    """
    *others, (field, text, end) = steps

    def start(frame: Frame) -> Value:
        return frame.locals[slot] if slot >= 0 else field_access.read_root(frame.bindings, name, at)

    if not asked:
        return lambda frame: _followed(start(frame), steps)
    return lambda frame: field_access.has_field(_followed(start(frame), others), field, text, end)


def _new_key(entries: Mapping[str, Value], key: Value, at: int) -> None:
    if type(key) is not str:
        raise CelEvalError(f"a key is a text, not {semantics.type_name(key)}", at)
    if key in entries:
        raise CelEvalError(f"the map has the key {key!r} twice", at)


def _matches(frame: Frame, text: Value, pattern: str) -> Value:
    from pmo_kit.cel.patterns import found

    _NAMES["matches"] = found  # from now on
    return found(frame, text, pattern)


def _by_key(
    look: tuple[Any, ...],
    keys: tuple[Code, ...],
    values: tuple[Code, ...],
    tests: tuple[Code, ...],
    slot: int,
) -> Callable[[Frame, Value], Value]:
    return key_index.narrowed(key_index.Parts(keys, values, tests, slot), key_index.Look(*look))


def _beside_limit(look: tuple[Any, ...], parts: tuple[Any, ...], walk: Code) -> Code:
    return range_index.narrowed(range_index.Look(*look), range_index.Parts(*parts), walk)


def _decided(look: tuple[Any, ...], parts: tuple[Any, ...], walk: Code) -> Code:
    return range_index.decided(range_index.Look(*look), range_index.Parts(*parts), walk)


_NAMES: dict[str, Any] = {
    "__builtins__": {},
    "dict": dict,
    "str": str,
    "int": int,
    "float": float,
    "type": type,
    "bool": bool,
    "PartialList": PartialList,
    "ordered": semantics.ORDERED,
    "absorbed": _absorbed,
    "add": semantics.add,
    "beside_limit": _beside_limit,
    "by_key": _by_key,
    "chain": _chain,
    "compare": semantics.compare,
    "contained": semantics.contained,
    "decided": _decided,
    "divide": semantics.divide,
    "element": semantics.element,
    "elements": elements_of,
    "equal": semantics.equal,
    "has_field": field_access.has_field,
    "kept": invariants.kept,
    "keyed": key_index.contained,
    "matches": _matches,
    "modulo": semantics.modulo,
    "multiply": semantics.multiply,
    "negate": semantics.negate,
    "new_key": _new_key,
    "no_bool": _no_bool,
    "over_budget": over_budget,
    "path": _path,
    "root": field_access.read_root,
    "root_path": _root_path,
    "subtract": semantics.subtract,
    "unfit": _unfit,
    **{f"method_{name}": apply for name, apply in library.METHODS.items()},
    **{f"cel_{name}": apply for name, apply in library.FUNCTIONS.items()},
    **{f"kit_{name}": known.apply for name, known in functions.FUNCTIONS.items()},
}
"""All that generated code sees beside the frame: no builtins, no module."""
