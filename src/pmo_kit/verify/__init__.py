"""Verifies standards: what judges others is itself checked, down to each rule's examples."""

from __future__ import annotations

from pmo_kit.verify.problem import Problem
from pmo_kit.verify.verify_standard import Verification, verify

__all__ = ["Problem", "Verification", "verify"]
