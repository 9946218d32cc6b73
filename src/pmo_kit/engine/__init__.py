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
from pmo_kit.engine.knowing import listable
from pmo_kit.engine.opening import Opened, Opener, RegistryError
from pmo_kit.engine.state import Base, Options
from pmo_kit.engine.waiving import KNOWN_FINDINGS, WAIVERS, nearest, rule_ids, waivable

__all__ = [
    "BUILTINS",
    "KNOWN_FINDINGS",
    "WAIVERS",
    "Base",
    "Builtin",
    "Compiled",
    "CompiledRule",
    "Opened",
    "Opener",
    "Options",
    "RegistryError",
    "RuleFault",
    "check",
    "check_manifest",
    "compile_standard",
    "listable",
    "nearest",
    "prepare",
    "rule_ids",
    "waivable",
]
