"""Closures of operators and calls, which run their operands and say where an error is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pmo_kit.cel import semantics
from pmo_kit.cel.errors import CelEvalError
from pmo_kit.cel.frame import Code, Frame
from pmo_kit.cel.types import Value

if TYPE_CHECKING:
    from pmo_kit.cel.parser import Node


def located(apply: Callable[..., Value], at: int, *operands: Code) -> Code:
    """A call of a function of the frame and its operands, whose errors are told at `at`."""
    if len(operands) == 2:
        first, second = operands

        def run_two(frame: Frame) -> Value:
            a, b = first(frame), second(frame)
            try:
                return apply(frame, a, b)
            except CelEvalError as error:
                raise error.at(at) from None

        return run_two

    def run(frame: Frame) -> Value:
        values = [operand(frame) for operand in operands]
        try:
            return apply(frame, *values)
        except CelEvalError as error:
            raise error.at(at) from None

    return run


def product(at: int, first: Code, second: Code) -> Code:
    """`a * b`."""

    def run(frame: Frame) -> Value:
        a, b = first(frame), second(frame)
        if type(a) is int and type(b) is int:
            found = a * b
            if semantics.INT_MIN <= found <= semantics.INT_MAX:
                return found
        try:
            return semantics.multiply(frame, a, b)
        except CelEvalError as error:
            raise error.at(at) from None

    return run


def equality(equal: bool, at: int, first: Code, second: Code, right: Node) -> Code:
    """`a == b`, or `a != b`."""
    if right[0] == "literal" and isinstance(right[3], str):
        text = right[3]
        if equal:
            return lambda frame: first(frame) == text
        return lambda frame: first(frame) != text

    def run(frame: Frame) -> bool:
        a, b = first(frame), second(frame)
        try:
            return semantics.equal(frame, a, b) is equal
        except CelEvalError as error:
            raise error.at(at) from None

    return run


def comparison(op: str, at: int, first: Code, second: Code) -> Code:
    """`a < b` and its like."""
    compare, ordered = semantics.COMPARISONS[op], semantics.ORDERED

    def run(frame: Frame) -> bool:
        a, b = first(frame), second(frame)
        of = type(a)
        if of is type(b) and of in ordered:
            return compare(a, b)
        try:
            return semantics.compare(op, a, b)
        except CelEvalError as error:
            raise error.at(at) from None

    return run
