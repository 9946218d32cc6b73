"""One snapshot of a project as numbers: earned value, critical path, slip, exposure, status."""

from __future__ import annotations
