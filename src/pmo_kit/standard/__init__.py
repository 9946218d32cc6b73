"""Loads a standard: its editions, what it extends, and the model that everything else reads.

What reads its files (`files`, `merge_layers`) and what it teaches (`courses`) is imported where it
is needed: a compiled standard needs neither.
"""

from __future__ import annotations

from pmo_kit.standard.build_model import build, extended, folder_of, load
from pmo_kit.standard.model import (
    Applies,
    Due,
    Edition,
    EditionError,
    Gate,
    Handbook,
    Kind,
    Method,
    Phase,
    Role,
    Rule,
    Standard,
    StandardError,
    Tier,
)
from pmo_kit.standard.places import data_root, installed, locate

__all__ = [
    "Applies",
    "Due",
    "Edition",
    "EditionError",
    "Gate",
    "Handbook",
    "Kind",
    "Method",
    "Phase",
    "Role",
    "Rule",
    "Standard",
    "StandardError",
    "Tier",
    "build",
    "data_root",
    "extended",
    "folder_of",
    "installed",
    "load",
    "locate",
]
