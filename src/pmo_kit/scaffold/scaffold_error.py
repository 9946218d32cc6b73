"""Why nothing was made, said so that the user can go on."""

from __future__ import annotations


class ScaffoldError(Exception):
    """Nothing was written; `remedy` says what to do instead."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
