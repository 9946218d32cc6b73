"""What a gate needs: readiness for it, the documents it decides on, the review that records it."""

from __future__ import annotations
