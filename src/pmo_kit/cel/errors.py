"""What can be wrong with an expression, its types, its evaluation, or the data it is given."""

from __future__ import annotations

from pmo_kit._start.record import NamedTuple


class Slip(NamedTuple):
    """A name that there is not, and the known one that is most like it."""

    word: str
    meant: str

    def put_into(self, text: str, offset: int = 0) -> str:
        """A text in which the name that is meant stands in the place of the one from `offset`."""
        return text[:offset] + text[offset:].replace(self.word, self.meant, 1)


class CelError(Exception):
    """Something is wrong at `offset` (in characters) of an expression; `remedy` says what to do.

    `slip` is the name that is wrong, where a known one is like it.
    """

    def __init__(
        self, message: str, offset: int = 0, remedy: str = "", slip: Slip | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.remedy = remedy
        self.slip = slip

    def __str__(self) -> str:
        return f"{self.message} (at character {self.offset + 1})"


class CelSyntaxError(CelError):
    """The text is no expression of the profile."""


class CelTypeError(CelError):
    """One place where an expression does not fit the types of its variables."""


class CelTypeErrors(CelError):
    """Every place where an expression does not fit; the first one is also told in short."""

    def __init__(self, errors: tuple[CelTypeError, ...]) -> None:
        first = errors[0]
        super().__init__(first.message, first.offset, first.remedy)
        self.errors = errors


class CelEvalError(Exception):
    """An evaluation that has no value; `offset` is the place in the expression, -1 if unknown."""

    def __init__(self, message: str, offset: int = -1) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset

    def at(self, offset: int) -> CelEvalError:
        """This error with its place, unless something nearer the cause has set one."""
        if self.offset < 0:
            self.offset = offset
        return self


class CelUnknown(CelEvalError):
    """What the expression reads is not known; the message is the reason, as `log.yaml is broken`.

    As in CEL's specification it is absorbed where another operand or element decides.
    """


class CelBudgetError(CelEvalError):
    """An evaluation that took too many steps or made something too large; never absorbed."""


class Absent(CelEvalError):
    """An artifact that the expression reads through `one.<kind>` does not exist."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"there is no {kind}")
        self.kind = kind


class ConversionError(Exception):
    """A value that cannot be seen as its type; `route` leads to it."""

    def __init__(self, route: tuple[str | int, ...], message: str) -> None:
        super().__init__(message)
        self.route = route
        self.message = message


def weightier(problem: CelEvalError | None, other: CelEvalError) -> CelEvalError:
    """Which of two errors an operator passes on: the first, but an unknown before other errors.

    Were it known, it might decide. It goes without its traceback: the frames of that hold the
    error itself, and would keep all that they see until cycles are sought.
    """
    if problem is None or (isinstance(other, CelUnknown) and not isinstance(problem, CelUnknown)):
        return other.with_traceback(None)
    return problem
