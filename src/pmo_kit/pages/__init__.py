"""Pages for those who decide, as HTML that needs nothing else, from records of `results`."""

from __future__ import annotations
