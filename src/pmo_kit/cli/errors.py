"""Why a command cannot go on, where no other room knows it."""

from __future__ import annotations

from pmo_kit.results.error import KitError


class Stop(KitError):
    """A command cannot go on; the remedy says what to do instead."""
