"""Sentences for operands and arguments that do not fit, with the way to fix them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pmo_kit._text import nearest
from pmo_kit.cel.errors import CelTypeError, Slip
from pmo_kit.cel.functions import FUNCTIONS
from pmo_kit.cel.parser import Node
from pmo_kit.cel.patterns import PatternError, parse_pattern
from pmo_kit.cel.signatures import Signature
from pmo_kit.cel.types import ListOf, MapOf, Record, Type

_NUMBERS = {"int", "double"}
_WORDS = {"[]": "an index", "neg": "`-`", "?:": "`? :`"}


MOST_NAMES = 20


def known_names(name: str, known: Iterable[str], owner: str = "") -> str:
    """A sentence that names the known names nearest to a misspelt one, or else those there are.

    Of a field of an `owner`, such as `doc.meta`, with a hyphen it shows how it is read.
    """
    names = sorted(known)
    near = nearest(name, names, 2) or [one for one in names if one.startswith(f"{name}-")]
    if near:
        hyphened = next((one for one in near if not one.isidentifier()), "")
        how = f" A name with a hyphen stands in backticks: {owner}.`{hyphened}`." if owner else ""
        return f"Did you mean {' or '.join(f'`{one}`' for one in near)}?{how if hyphened else ''}"
    told = ", ".join(f"`{one}`" for one in names[:MOST_NAMES])
    more = len(names) - MOST_NAMES
    return f"Known here: {told}{f' and {more} more' if more > 0 else ''}." if names else ""


def slip_of(name: str, known: Iterable[str], *, quoted: bool = True) -> Slip | None:
    """A misspelt name with the known one that is nearest; None where none is like it.

    One with a hyphen is `quoted`, as in an expression: it stands in backticks.
    """
    for one in nearest(name, known):
        return Slip(name, one if one.isidentifier() or not quoted else f"`{one}`")
    return None


def described(of: Type) -> str:
    """A type in words that fit into a sentence."""
    if isinstance(of, Record):
        return f"the map {of.name}"
    if isinstance(of, MapOf):
        return f"a map of {of.value!r}"
    if isinstance(of, ListOf):
        return f"a list of {of.elem!r}"
    return f"{'an' if of.kind[0] in 'aeiou' else 'a'} {of.kind}"


def operator_error(op: str, operands: Sequence[Type]) -> tuple[str, str]:
    """What is wrong between an operator and its operands, and the remedy."""
    found = " and ".join(described(of) for of in operands)
    if op in ("&&", "||", "!"):
        return f"`{op}` takes bools, not {found}", "Compare the value with something."
    if op == "?:":
        return _choice_error(operands)
    if op == "[]":
        return f"{described(operands[0])} has no element at {described(operands[1])}", ""
    return f"{_WORDS.get(op, f'`{op}`')} cannot take {found}", _remedy(op, operands)


def _choice_error(operands: Sequence[Type]) -> tuple[str, str]:
    test, then, otherwise = operands
    if test.kind not in ("bool", "dyn"):
        return f"the test before `?` is a bool, not {described(test)}", "Compare it with something."
    message = f"both values of `? :` have one type, not {described(then)} and "
    return message + described(otherwise), "Convert one, or write `dyn(…)` around both."


def _remedy(op: str, operands: Sequence[Type]) -> str:
    kinds = {of.kind for of in operands}
    if kinds == _NUMBERS:
        return "Write `double(…)` around the int, or `1.0` for `1`."
    if kinds == {"timestamp", "string"}:
        return "Write a date as `timestamp('2026-01-31T00:00:00Z')`."
    if kinds == {"timestamp", "int"} or kinds == {"duration", "int"}:
        return "Count days with `days(a, b)`, or write a duration: `duration('24h')`."
    if "null" in kinds:
        return "It is never null: ask with `has(…)` whether it is there."
    if op == "in" and operands[1].kind == "string":
        return "Write `text.contains('part')`."
    if op == "+" and "string" in kinds:
        return "Write `string(…)` around the other value."
    return ""


def call_error(
    name: str, overloads: Sequence[Signature], args: Sequence[Type], method: bool
) -> tuple[str, str]:
    """What is wrong between a function and its arguments, and the ways to call it."""
    given = list(args[1:] if method else args)
    on = f" on {described(args[0])}" if method else ""
    found = ", ".join(described(of) for of in given) or "nothing"
    ways = " or ".join(f"`{_shown(name, overload, method)}`" for overload in overloads[:4])
    return f"`{name}`{on} cannot take {found}", f"It is {ways}."


def _shown(name: str, signature: Signature, method: bool) -> str:
    params = [repr(of) for of in signature.params]
    if method:
        return f"{params[0]}.{name}({', '.join(params[1:])})"
    return f"{name}({', '.join(params)})"


def argument_errors(
    name: str, nodes: Sequence[Node], types: Sequence[Type]
) -> Iterator[CelTypeError]:
    """What is wrong with the arguments of a call although their types fit."""
    if name == "matches":
        yield from _pattern_errors(nodes[1])
    elif name in FUNCTIONS and FUNCTIONS[name].names_fields:
        yield from _field_errors(nodes[1:], types[0])


def _pattern_errors(node: Node) -> Iterator[CelTypeError]:
    """What is wrong with the pattern of a call of `matches`."""
    if node[0] != "literal" or not isinstance(node[3], str):
        message = "`matches` takes a pattern written in quotes"
        remedy = "Write it out, or use startsWith, endsWith or contains for a computed text."
        yield CelTypeError(message, node[1], remedy)
        return
    try:
        parse_pattern(node[3])
    except PatternError as error:
        message = f"{error.message} (character {error.offset + 1} of the pattern)"
        yield CelTypeError(message, node[1], error.remedy)


def _field_errors(names: Sequence[Node], source: Type) -> Iterator[CelTypeError]:
    """Names of fields that the elements of a list do not have, where both are known."""
    elements = source.elem if isinstance(source, ListOf) else None
    for node in names:
        if node[0] != "literal":
            message = "the second and third argument are the names of two fields, in quotes"
            yield CelTypeError(message, node[1], "As in `acyclic(doc.tasks, 'id', 'after')`.")
        elif isinstance(elements, Record) and not (node[3] in elements.fields or elements.rest):
            message = f"{elements.name} has no field `{node[3]}`"
            slip = slip_of(node[3], elements.fields, quoted=False)
            yield CelTypeError(message, node[1], known_names(node[3], elements.fields), slip)
