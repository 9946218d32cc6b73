"""Thresholds that differ by currency: how one standard's are laid over another's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

CURRENCY = re.compile("[A-Z]{3}")


def is_by_currency(value: object) -> bool:
    """Whether a threshold has a value of its own for each currency, each by tier."""
    return (
        isinstance(value, Mapping)
        and bool(value)
        and all(isinstance(inner, Mapping) for inner in value.values())
        and all(isinstance(name, str) and CURRENCY.fullmatch(name) for name in value)
    )


def laid_over(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Thresholds laid over those of the standard below; of one by currency, those not set stay."""
    return {
        **base,
        **{
            name: {**base[name], **value}
            if is_by_currency(value) and is_by_currency(base.get(name))
            else value
            for name, value in own.items()
        },
    }
