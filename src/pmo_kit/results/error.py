"""The errors that users may meet: a message, what to do, and a place where there is one."""

from __future__ import annotations

from collections.abc import Callable


class KitError(Exception):
    """Something that a user can set right; every other exception is a defect of the kit.

    Lines and columns count from 1; a line of 0 means the whole file.
    """

    def __init__(
        self, message: str, remedy: str, path: str = "", line: int = 0, column: int = 1
    ) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.path = path
        self.line = line
        self.column = column

    def __reduce__(self) -> tuple[Callable[..., KitError], tuple[object, ...]]:
        """What another process gets: all that the error holds, whatever it was made from."""
        return _again, (type(self), self.__dict__)

    @property
    def place(self) -> str:
        """`file:line:column`, as far as it is known."""
        return f"{self.path}:{self.line}:{self.column}" if self.path and self.line else self.path


def _again(kind: type[KitError], held: dict[str, object]) -> KitError:
    error = kind.__new__(kind, held["message"])
    error.__dict__.update(held)
    return error
