"""Whether two amounts are the same but for rounding: less than half a cent apart, or 1e-9."""

from __future__ import annotations

import math
from typing import Any

from pmo_kit.cel.frame import Frame
from pmo_kit.cel.semantics import mismatch

SIGNATURES = ("near(double, double) -> bool",)
HALF_A_CENT = 0.005


def apply(_: Frame, a: Any, b: Any) -> bool:
    """1e-9 is relative to the larger amount, so that sums of millions may differ by a cent."""
    if type(a) is not float or type(b) is not float:
        raise mismatch("near", a, b)
    return abs(a - b) < HALF_A_CENT or math.isclose(a, b, rel_tol=1e-9)
