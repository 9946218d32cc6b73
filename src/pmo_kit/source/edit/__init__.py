"""Edits YAML, JSON and front matter as text: what was not to change keeps every byte."""

from __future__ import annotations

from pmo_kit.source.data import Change
from pmo_kit.source.edit.edit import applied, changes_to, edit, opened, preview, rewritten
from pmo_kit.source.edit.patches import AnyChange, Append, Patch, Replace, patches, value_at
from pmo_kit.source.edit.raw_text import EditError
from pmo_kit.source.yaml.scalars import scalar

__all__ = [
    "AnyChange",
    "Append",
    "Change",
    "EditError",
    "Patch",
    "Replace",
    "applied",
    "changes_to",
    "edit",
    "opened",
    "patches",
    "preview",
    "rewritten",
    "scalar",
    "value_at",
]
