"""What is wrong with a standard, said so that its owner can mend it."""

from __future__ import annotations


class StandardError(Exception):
    """A standard that cannot be used; carries a remedy and, where there is one, a place."""

    def __init__(
        self, message: str, remedy: str, path: str = "", line: int = 1, column: int = 1
    ) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.path = path
        self.line = line
        self.column = column
