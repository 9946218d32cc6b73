"""Loads a standard: its editions, what it extends, and the model that everything else reads."""

from __future__ import annotations

from pmo_kit.standard.bundling import bundled, definition
from pmo_kit.standard.errors import StandardError
from pmo_kit.standard.loading import build, folder_of, load
from pmo_kit.standard.merging import merged
from pmo_kit.standard.model import (
    Applies,
    Due,
    Edition,
    Gate,
    Kind,
    Method,
    Phase,
    Role,
    Rule,
    Standard,
    Tier,
)
from pmo_kit.standard.places import data_root, installed, locate

__all__ = [
    "Applies",
    "Due",
    "Edition",
    "Gate",
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
    "folder_of",
    "installed",
    "load",
    "locate",
    "merged",
]
