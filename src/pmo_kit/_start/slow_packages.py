"""Packages that a library imports where they are installed, and that cost more than they bring."""

from __future__ import annotations

import sys
from typing import cast

LEFT_OUT = ("rfc3987_syntax",)
"""The grammar of international URIs, for a format that no schema of ours asks of `jsonschema`: it
takes over a second to make, each time that a process explains its first fault of a schema."""


def leave_out() -> None:
    """Let this process do as if they were not installed; only for a process of the kit's own."""
    modules = cast("dict[str, object]", sys.modules)
    for name in LEFT_OUT:
        modules.setdefault(name, None)
