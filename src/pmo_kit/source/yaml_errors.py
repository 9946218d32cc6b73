"""The reader's complaints about YAML, in one plain sentence each, with what to do."""

from __future__ import annotations

import re
from typing import Any

import yaml

from pmo_kit.source import problems, yaml_nodes
from pmo_kit.source.place import Problem
from pmo_kit.source.yaml_checks import silent_trouble

_AT = re.compile(r"YAML parse error at line (\d+), column (\d+)")
_VALUE_AFTER_COLON = re.compile(r"^(\s*(?:-\s+)*[^\s:#'\"][^:#]*):\s+(\S.*)$")
_ALIGN = "Begin it in the same column as the lines that it belongs with."
_CLOSE = "Close it, or delete the one that opens."


def explain(text: str, raw: str) -> Problem:
    """The problem behind an error message of yaml-rs."""
    if raw.startswith("duplicate mapping key"):
        return _twice(text, raw)
    if raw.startswith("alias"):
        return problems.too_many_aliases()
    found = _AT.match(raw)
    reason = raw.rstrip().rsplit("\n", 1)[-1][:200]
    line, column = (int(found[1]), int(found[2])) if found else (1, 1)
    if "recursion limit" in reason:
        return silent_trouble(text) or problems.too_deep(line, column)
    second = _composing_error(text)
    return _explain(text, reason, line, column, second)


def explain_composing(text: str, error: yaml.YAMLError) -> Problem:
    """The problem behind an error of PyYAML."""
    reason = str(getattr(error, "problem", error))
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if "Unicode character" in reason:
        return problems.surrogate(line, column)
    return _explain(text, reason, line, column, error)


def _twice(text: str, raw: str) -> Problem:
    try:
        found = yaml_nodes.compose(text)[1]
    except yaml.YAMLError:
        found = None
    key = raw.partition(": ")[2].strip("'\"")[:60]
    return found or Problem(f"`{key}` is given twice.", "Keep one of the two.")


def _composing_error(text: str) -> Any:
    try:
        for _event in yaml_nodes.events(text):
            pass
    except yaml.YAMLError as error:
        return error
    return None


def _explain(text: str, reason: str, line: int, column: int, second: Any) -> Problem:
    rows = text.split("\n")
    row = rows[line - 1] if line <= len(rows) else ""
    opened = getattr(second, "context_mark", None)
    context = str(getattr(second, "context", "") or "")
    if opened and ("quoted scalar" in context or "simple key" in context):
        return _unfinished(rows, context, opened.line + 1, opened.column + 1)
    if re.match(r":(\s|\Z)", row[column - 1 :]) and "expected" in reason:
        return problems.odd_key("", line, column)
    message, remedy = _sentence(reason, row, column)
    return Problem(message, remedy, line, column)


def _unfinished(rows: list[str], context: str, line: int, column: int) -> Problem:
    """Errors that show long after they were made: the place is where they began."""
    if "quoted" in context:
        quote = rows[line - 1][column - 1 : column] or "quote"
        return Problem(
            f"The quote {quote} that opens here is never closed, or is closed too early.",
            f"Close it with {quote}; inside the text, write {quote} twice."
            if quote == "'"
            else f"Close it with {quote}; inside the text, write \\{quote}.",
            line,
            column,
        )
    return Problem(
        "This line is neither `key: value` nor an item of a list.",
        "Put a colon and a space after the key; begin list items with `- `.",
        line,
        column,
    )


def _sentence(reason: str, row: str, column: int) -> tuple[str, str]:
    rest = row[column - 1 :].strip()
    sign = rest[:1]
    if "unexpected character" in reason or "cannot start any token" in reason:
        if sign == "\t" or row[column - 1 : column] == "\t":
            return _TAB
        return f"Text cannot begin with `{sign}`.", f"Put quotes round it: {_quoted(rest)}."
    if "tab" in reason or ("valid YAML whitespace" in reason and "\t" in row):
        return _TAB
    if "mapping values are not allowed" in reason:
        return _second_colon(row)
    for needle, message, remedy in _SENTENCES:
        if needle in reason:
            return message.replace("{rest}", rest[:40]), remedy.replace("{rest}", rest[:40])
    return f"This is not valid YAML: {reason}.", "Compare it with the lines round it."


_TAB = (
    "A tab stands where YAML wants spaces.",
    "Replace the tab by spaces; most editors do that for a whole file.",
)

_SENTENCES = (
    ("unclosed bracket '['", "The bracket [ that opens here is never closed.", "Close it with ]."),
    ("unclosed bracket '{'", "The bracket { that opens here is never closed.", "Close it with }."),
    ("misplaced bracket", "This bracket closes nothing.", "Delete it, or open one before it."),
    ("unknown anchor", "`{rest}` refers to nothing.", "Put quotes round text that begins with *."),
    ("undefined alias", "`{rest}` refers to nothing.", "Put quotes round text that begins with *."),
    (
        "trailing content",
        "Text stands after the closing quote.",
        "Put the whole text in quotes; inside single quotes, write ' twice.",
    ),
    (
        "unknown escape",
        "A backslash in double quotes begins a code that YAML does not know.",
        "Use single quotes, or write the backslash twice.",
    ),
    (
        "surrogate",
        "An escape from \\ud800 to \\udfff is half a character.",
        "Write the character itself.",
    ),
    (
        "block sequence entries",
        "A list cannot begin on the line of its key.",
        "Put `{rest}` on the next line, or quotes round it if it is text.",
    ),
    (
        "invalid indentation",
        "This line is part of a quoted text and stands too far left.",
        "Close the quote before it, or indent this line.",
    ),
    (
        "expected ',' or",
        "An item of a bracketed list or mapping is not closed properly here.",
        "Put commas between the items and close the bracket.",
    ),
    (
        "did not find expected",
        "This line is not aligned with the lines that it belongs with.",
        _ALIGN,
    ),
    (
        "simple key",
        "This line is neither `key: value` nor an item of a list.",
        "Put a colon and a space after the key; begin list items with `- `.",
    ),
    ("mapping keys are not allowed", "Text cannot begin with `? `.", "Put quotes round it."),
)


def _second_colon(row: str) -> tuple[str, str]:
    found = _VALUE_AFTER_COLON.match(row)
    if found and re.search(r":(\s|$)", found[2]):
        return (
            "The text holds a colon with a space after it, which YAML takes for a key.",
            f"Put quotes round it: {found[1].strip()}: {_quoted(found[2])}.",
        )
    return (
        "This line is indented as part of the line above, which already has a value.",
        _ALIGN,
    )


def _quoted(text: str) -> str:
    short = text.strip()[:60].strip("'\"")
    return "'" + short.replace("'", "''") + "'"
