"""The formats of a report: one module each, and what several of them share."""

from __future__ import annotations
