"""The rule language: our own profile of CEL, parsed, checked, evaluated and traced.

What compiling a standard needs (`parser`, `type_check`, `schema_types`, `presence_guards`) and what
a failure needs (`operand_trace`) is imported where it is needed.
"""

from __future__ import annotations

from pmo_kit.cel.conversion import convert
from pmo_kit.cel.errors import (
    Absent,
    CelBudgetError,
    CelError,
    CelEvalError,
    CelSyntaxError,
    CelTypeErrors,
    CelUnknown,
    ConversionError,
)
from pmo_kit.cel.expression import Checked, Program, compile, program_of
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
    "CelUnknown",
    "Checked",
    "Context",
    "ConversionError",
    "ListOf",
    "MapOf",
    "Program",
    "Record",
    "Type",
    "compile",
    "convert",
    "nullable",
    "program_of",
    "type_from_json",
    "type_to_json",
]
