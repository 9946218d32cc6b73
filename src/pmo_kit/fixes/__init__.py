"""Safe repairs of a project's files: worked out from findings, proven by judging, never guessed."""

from __future__ import annotations

from pmo_kit.fixes.plan_fixes import Judge, Read, plan

__all__ = ["Judge", "Read", "plan"]
