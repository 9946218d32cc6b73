"""The program `pmo`: its commands, each imported when it is called, and what errors look like."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

from pmo_kit.cli.commands import COMMANDS
from pmo_kit.cli.later import Declared, click
from pmo_kit.cli.output import OUTPUT, Stop, put
from pmo_kit.results.error import KitError


def sentence(error: KitError) -> str:
    """An error as `place: what is wrong`, and below it what to do."""
    where = f"{error.place}: " if error.place else ""
    return f"{where}{error.message}\n  {error.remedy}"


def run(args: Sequence[str] | None = None) -> int:
    """Run a command: its exit code; every known error ends with a message, a remedy and 2."""
    try:
        return _code(args)
    except KeyboardInterrupt:
        _tell("Stopped.")
        return 130
    except SystemExit as ended:
        if ended.code == 1:  # as click ends where nobody reads on
            return 2
        _tell("Stopped.")  # by a signal, while files were written
        return int(ended.code or 0)
    except KitError as error:
        _tell(sentence(error))
    except OSError as error:
        from pmo_kit.cli.system_errors import nobody_reads_on, told

        if error.filename not in (None, OUTPUT) or not nobody_reads_on(error):
            _tell(sentence(told(error)))
    except click.exceptions.Abort:
        _tell("Stopped.")
        return 130
    except click.ClickException as error:
        with suppress(OSError, ValueError):
            error.show()
    return 2


def _code(args: Sequence[str] | None) -> int:
    """Run a command and write all that it answers. Raises what it raises."""
    try:
        os.getcwd()
    except FileNotFoundError:
        raise Stop("The current folder is gone.", "Go to a folder that exists.") from None
    try:
        code = _called(args)
    except OSError as error:
        if error.filename is None:
            put("", flush=True)  # says so where it was the output that could not be written
        raise
    put("", flush=True)
    return code if isinstance(code, int) else 0


def _called(args: Sequence[str] | None) -> object:
    """What a command gives: called at once where its words are plain, else by click."""
    words = [*(sys.argv[1:] if args is None else args)]
    if words and words[0] in COMMANDS and _may_be_plain():
        command = getattr(import_module(f"pmo_kit.cli.{words[0]}"), words[0])
        plain = command.plain(words[1:]) if isinstance(command, Declared) else None
        if plain is not None:
            try:
                return plain()
            except Exception as error:
                if "click" in sys.modules:
                    from pmo_kit.cli.group import place

                    place(error, words)
                raise
    from pmo_kit.cli.group import program

    return program.main(args, prog_name="pmo", standalone_mode=False)


def _may_be_plain() -> bool:
    """Whether nothing but the words says what click would do: it expands them on Windows."""
    return os.name != "nt" and "_PMO_COMPLETE" not in os.environ


def _tell(text: str) -> None:
    """Print to the standard error, where that can be written."""
    with suppress(OSError, ValueError):
        print(text, file=sys.stderr, flush=True)
