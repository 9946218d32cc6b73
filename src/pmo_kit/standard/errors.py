"""What is wrong with a standard, said so that its owner can mend it."""

from __future__ import annotations

from pmo_kit.results.error import KitError


class StandardError(KitError):
    """A standard that cannot be used."""

    def __init__(
        self, message: str, remedy: str, path: str = "", line: int = 1, column: int = 1
    ) -> None:
        super().__init__(message, remedy, path, line, column)


class EditionError(StandardError):
    """An edition that a standard does not have; `standard` is its id."""

    def __init__(self, standard: str, edition: str, known: list[str], path: str) -> None:
        super().__init__(
            f"The standard `{standard}` has no edition {edition}.",
            f"Editions: {', '.join(known)}. Set `edition` in pmo.yaml, or give --edition.",
            path,
        )
        self.standard = standard
