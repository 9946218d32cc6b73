"""Loads a standard: its editions, what it extends, and the model that everything else reads.

Reading and merging its files is imported when first asked for: a compiled standard needs neither.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from pmo_kit.standard.bundle_schema import bundled, definition
    from pmo_kit.standard.courses import load_training
    from pmo_kit.standard.merge_layers import merged

_LATER = {
    "bundled": "bundle_schema",
    "definition": "bundle_schema",
    "load_training": "courses",
    "merged": "merge_layers",
}

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
    "bundled",
    "data_root",
    "definition",
    "extended",
    "folder_of",
    "installed",
    "load",
    "load_training",
    "locate",
    "merged",
]


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
