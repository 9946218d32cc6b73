"""What a gate may decide, and which decisions let a project pass."""

from __future__ import annotations

DECISIONS = ("go", "conditional", "rework", "hold", "stop")
GRANTING = ("go", "conditional")
