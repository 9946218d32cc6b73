"""The rule language: our own profile of CEL, parsed, checked, evaluated and traced."""

# What only `verify` and failures need (parser, checker, tracing) is imported when first asked for.

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from pmo_kit.cel.checked import Checked
from pmo_kit.cel.convert import convert
from pmo_kit.cel.errors import (
    Absent,
    CelBudgetError,
    CelError,
    CelEvalError,
    CelSyntaxError,
    CelTypeError,
    CelTypeErrors,
    ConversionError,
)
from pmo_kit.cel.frame import Context
from pmo_kit.cel.program import Program, compile
from pmo_kit.cel.schema_types import from_schema
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
    from pmo_kit.cel.checker import Env, check
    from pmo_kit.cel.formatting import format_value
    from pmo_kit.cel.guards import unguarded
    from pmo_kit.cel.nodes import Ast
    from pmo_kit.cel.parser import parse
    from pmo_kit.cel.paths import check_path, path_value
    from pmo_kit.cel.tracing import Operand, trace

_LATER = {
    "Ast": "nodes",
    "Env": "checker",
    "Operand": "tracing",
    "check": "checker",
    "check_path": "paths",
    "format_value": "formatting",
    "parse": "parser",
    "path_value": "paths",
    "trace": "tracing",
    "unguarded": "guards",
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
    "Ast",
    "CelBudgetError",
    "CelError",
    "CelEvalError",
    "CelSyntaxError",
    "CelTypeError",
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
    "check_path",
    "compile",
    "convert",
    "format_value",
    "from_schema",
    "nullable",
    "parse",
    "path_value",
    "trace",
    "type_from_json",
    "type_to_json",
    "unguarded",
]


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
