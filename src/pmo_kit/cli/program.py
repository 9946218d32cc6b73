"""The program `pmo`: its commands, each imported when it is called, and what errors look like."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

from pmo_kit.cli.later import Declared, click
from pmo_kit.cli.output import OUTPUT, Stop, put
from pmo_kit.results.error import KitError

COMMANDS = {  # each in the module of its name
    "accept": "Accept a deliverable, with evidence.",
    "add": "Add one artifact from its skeleton.",
    "change": "Propose, approve, reject or implement a change.",
    "check": "Check projects against their standard.",
    "close": "Show what is left until a project is closed; draft the end report.",
    "digest": "List what is due this week, and for whom.",
    "explain": "Show the page of a rule, kind, gate, role or term.",
    "fix": "Fix findings that need no decision.",
    "gate": "Show what is missing for a gate; record its decision.",
    "handbook": "Generate, build or serve the handbook.",
    "handover": "Hand a role over, with its open items.",
    "init": "Adopt the standard in an existing repository.",
    "known": "Show the list of known findings, or remove fixed ones.",
    "lsp": "Run the language server for editors.",
    "new": "Make a new project from a template.",
    "pause": "Pause a project until a date.",
    "report": "Draft a status report with the computed numbers.",
    "resume": "Resume a paused project.",
    "schema": "Export the schema for editors.",
    "standard": "List, show or verify standards.",
    "status": "Show the status of a project.",
    "stop": "Stop a project for good.",
    "train": "Learn the standard with exercises and questions.",
    "waive": "Exempt a finding from a rule until a date.",
}


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
