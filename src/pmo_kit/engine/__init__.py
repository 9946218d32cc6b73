"""The engine: a snapshot and a standard become verdicts and a report."""

from __future__ import annotations

from pmo_kit.engine.builtin import BUILTINS, Builtin
from pmo_kit.engine.checking import check, check_manifest
from pmo_kit.engine.compiled import (
    Compiled,
    CompiledRule,
    RuleFault,
    compile_standard,
    prepare,
)
from pmo_kit.engine.state import Options

__all__ = [
    "BUILTINS",
    "Builtin",
    "Compiled",
    "CompiledRule",
    "Options",
    "RuleFault",
    "check",
    "check_manifest",
    "compile_standard",
    "prepare",
]
