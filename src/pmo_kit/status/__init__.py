"""How a project stands: its status on a day, and the digest of what is due."""

from __future__ import annotations
