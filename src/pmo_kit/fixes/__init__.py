"""Safe repairs of a project's files: worked out from findings, proven by judging, never guessed."""

from __future__ import annotations

from pmo_kit.fixes.plan_fixes import Judge, Read, plan
from pmo_kit.fixes.proven import plan_in, with_proven_fixes

__all__ = ["Judge", "Read", "plan", "plan_in", "with_proven_fixes"]
