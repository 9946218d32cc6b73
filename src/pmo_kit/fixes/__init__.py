"""Safe repairs of a project's files: worked out from findings, proven by judging, never guessed."""

from __future__ import annotations

from pmo_kit.fixes.fix_plan import File, Fix, Left, Plan
from pmo_kit.fixes.plan_fixes import Judge, Read, plan

__all__ = ["File", "Fix", "Judge", "Left", "Plan", "Read", "plan"]
