"""What keeps training from going on, said so that somebody can go on."""

from __future__ import annotations


class TrainingError(Exception):
    """An exercise, course or answer that cannot be used; carries a remedy and, at times, a file."""

    def __init__(self, message: str, remedy: str, path: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.path = path
