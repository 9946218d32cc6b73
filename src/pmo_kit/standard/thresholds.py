"""Thresholds that differ by tier or currency: how one standard's are laid over another's."""

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
    """Thresholds laid over those of the standard below.

    Of one by tier or by currency, the tiers or currencies that are not set stay as they are.
    """
    return {
        **base,
        **{
            name: {**base[name], **value}
            if isinstance(value, Mapping)
            and isinstance(base.get(name), Mapping)
            and is_by_currency(value) == is_by_currency(base[name])
            else value
            for name, value in own.items()
        },
    }
