"""Verifies standards: what judges others is itself checked, down to each rule's examples."""

from __future__ import annotations

from pmo_kit.verify.rule_exercise import examine_rule
from pmo_kit.verify.verify_standard import verify

__all__ = ["examine_rule", "verify"]
