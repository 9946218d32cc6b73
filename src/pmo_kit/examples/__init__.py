"""The golden projects of a standard, changed as examples and exercises say."""

from __future__ import annotations
