"""What every room needs for texts: numbers with nouns, likely names, safe lines, whole files."""

from __future__ import annotations

from pmo_kit._text.nearest import did_you_mean, nearest
from pmo_kit._text.plural import plural

__all__ = ["did_you_mean", "nearest", "plural"]
