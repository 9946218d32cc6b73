"""The engine: a snapshot and a standard become verdicts and a report."""

from __future__ import annotations

from pmo_kit.engine.builtin_rules import BUILTINS, Builtin
from pmo_kit.engine.check import Judged, check, check_manifest, judge, not_judged, read_state
from pmo_kit.engine.compiled import Compiled, CompiledRule
from pmo_kit.engine.known_findings import listable
from pmo_kit.engine.open_project import (
    Project,
    RegistryError,
    Request,
    folder_of,
    open_project,
    presumed_standard,
    roots,
)
from pmo_kit.engine.prepare_standard import prepare
from pmo_kit.engine.rule_names import rule_id, rule_ids
from pmo_kit.engine.state import Base, Options
from pmo_kit.engine.unheld_gates import without_what_waits
from pmo_kit.engine.waivers import KNOWN_FINDINGS, WAIVERS, waivable

__all__ = [
    "BUILTINS",
    "KNOWN_FINDINGS",
    "WAIVERS",
    "Base",
    "Builtin",
    "Compiled",
    "CompiledRule",
    "Judged",
    "Options",
    "Project",
    "RegistryError",
    "Request",
    "check",
    "check_manifest",
    "folder_of",
    "judge",
    "listable",
    "not_judged",
    "open_project",
    "prepare",
    "presumed_standard",
    "read_state",
    "roots",
    "rule_id",
    "rule_ids",
    "waivable",
    "without_what_waits",
]
