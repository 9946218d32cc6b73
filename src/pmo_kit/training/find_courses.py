"""What keeps training from going on, said so that somebody can go on."""

from __future__ import annotations

from pmo_kit.results.error import KitError


class TrainingError(KitError):
    """An exercise, course or answer that cannot be used."""
