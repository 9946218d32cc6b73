"""The one way out: a result is rendered, printed, and gives the exit code, or a command stops."""

from __future__ import annotations

import sys
from typing import Any, Protocol

from pmo_kit import __version__
from pmo_kit.results.error import KitError


class Stop(KitError):
    """A command cannot go on; the remedy says what to do instead."""


OUTPUT = "The standard output"
"""What an `OSError` says as the name of the file where the output cannot be written."""


class Result(Protocol):
    """What every record of `results/` that answers a command has."""

    @property
    def exit_code(self) -> int:
        """0, 1 or 2, as the command's help says."""


def answer(form: str, result: Result, **style: Any) -> int:
    """Print a result in a format: its exit code. `style` holds choices of `writers.Style`."""
    from pmo_kit.writers import Style, render

    put(render(form, result, Style(kit=__version__, **style)))
    return result.exit_code


def say(text: str) -> None:
    """Print a line about what was done, without what a terminal would obey."""
    from pmo_kit._text import safe

    put("".join(f"{safe.line(line)}\n" for line in text.split("\n")))


def note(text: str) -> None:
    """Print a line that is no part of the answer, on the standard error."""
    from pmo_kit._text import safe

    print(safe.line(text), file=sys.stderr)


def put(text: str, flush: bool = False) -> None:
    """Write to the standard output. Raises `OSError` that names it where that cannot be."""
    try:
        sys.stdout.write(text)
        if flush:
            sys.stdout.flush()
    except OSError as error:
        raise OSError(error.errno, error.strerror, OUTPUT) from error
