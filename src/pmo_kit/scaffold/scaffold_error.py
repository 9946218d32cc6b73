"""Why nothing was made, said so that the user can go on."""

from __future__ import annotations

from pmo_kit.results.error import KitError


class ScaffoldError(KitError):
    """Nothing was written; the remedy says what to do instead."""
