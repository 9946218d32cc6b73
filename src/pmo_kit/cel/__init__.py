"""The rule language: our own profile of CEL, parsed, checked, evaluated and traced."""

# What only `verify` and failures need (parser, type check, trace) is imported when first asked for.

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from pmo_kit.cel.conversion import convert
from pmo_kit.cel.errors import (
    Absent,
    CelBudgetError,
    CelError,
    CelEvalError,
    CelSyntaxError,
    CelTypeErrors,
    ConversionError,
)
from pmo_kit.cel.expression import Checked, Program, compile
from pmo_kit.cel.frame import Context
from pmo_kit.cel.types import (
    BOOL,
    DOUBLE,
    DURATION,
    DYN,
    INT,
    NULL,
    STRING,
    TIMESTAMP,
    ListOf,
    MapOf,
    Record,
    Type,
    nullable,
    type_from_json,
    type_to_json,
)

if TYPE_CHECKING:
    from pmo_kit.cel.operand_trace import Operand, format_value, trace
    from pmo_kit.cel.parser import parse
    from pmo_kit.cel.presence_guards import unguarded
    from pmo_kit.cel.schema_types import from_schema
    from pmo_kit.cel.type_check import Env, check

_LATER = {
    "Env": "type_check",
    "Operand": "operand_trace",
    "check": "type_check",
    "format_value": "operand_trace",
    "from_schema": "schema_types",
    "parse": "parser",
    "trace": "operand_trace",
    "unguarded": "presence_guards",
}

__all__ = [
    "BOOL",
    "DOUBLE",
    "DURATION",
    "DYN",
    "INT",
    "NULL",
    "STRING",
    "TIMESTAMP",
    "Absent",
    "CelBudgetError",
    "CelError",
    "CelEvalError",
    "CelSyntaxError",
    "CelTypeErrors",
    "Checked",
    "Context",
    "ConversionError",
    "Env",
    "ListOf",
    "MapOf",
    "Operand",
    "Program",
    "Record",
    "Type",
    "check",
    "compile",
    "convert",
    "format_value",
    "from_schema",
    "nullable",
    "parse",
    "trace",
    "type_from_json",
    "type_to_json",
    "unguarded",
]


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
