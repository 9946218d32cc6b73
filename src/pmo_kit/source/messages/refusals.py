"""The sentences in which YAML and JSON that this kit does not accept are refused."""

from __future__ import annotations

from pmo_kit.source.data import LIMIT_DEPTH, LIMIT_LINES, LIMIT_VALUES, Problem

ALIGN = "Begin it in the same column as the lines that it belongs with."
"""What to do about a line that stands askew."""

_SPLIT = "Split it into several files."


def too_deep(line: int = 1, column: int = 1) -> Problem:
    """Nested too deeply."""
    message = f"The text is nested more than {LIMIT_DEPTH} levels deep here."
    return Problem(message, "Flatten it; if the brackets are a slip, delete them.", line, column)


def too_many() -> Problem:
    """More values than any artifact has."""
    return Problem(
        f"The file holds more than {LIMIT_VALUES:,} values; larger ones are not read.", _SPLIT
    )


def too_many_lines() -> Problem:
    """More lines than anybody writes."""
    return Problem(
        f"The text has more than {LIMIT_LINES:,} lines; longer ones are not read.", _SPLIT
    )


def too_many_aliases(line: int = 1, column: int = 1) -> Problem:
    """Aliases that repeat so much that the data would be enormous."""
    message = "The aliases (`*name`) in this file stand for far more data than the file holds."
    return Problem(
        message, "Write out the values instead of repeating them by alias.", line, column
    )


def second_document(line: int, column: int) -> Problem:
    """More than one document in one file."""
    remedy = "Delete the line with `---`, or move what follows into a file of its own."
    return Problem("A second YAML document begins here; a file holds one.", remedy, line, column)


def directive(line: int) -> Problem:
    """A line such as `%YAML 1.1`."""
    message = "The file begins with a YAML directive (a line that starts with %)."
    return Problem(message, "Delete that line.", line)


def duplicate_key(key: str, first_line: int, line: int, column: int) -> Problem:
    """One key given two times."""
    message = f"`{key}` is given twice, first on line {first_line}."
    return Problem(message, "Keep one of the two.", line, column)


def merge_key(line: int, column: int) -> Problem:
    """The key `<<`."""
    message = "The key `<<` (a merge of other keys) is not allowed."
    return Problem(message, "Write out the keys that it stands for.", line, column)


def key_not_text(written: str | None, line: int, column: int) -> Problem:
    """A key that is read as a number, as nothing, or is a whole list."""
    if written is None:
        message = "A list or mapping stands where a key should be."
        return Problem(message, "Write a word as the key.", line, column)
    if not written:
        return key_missing(line, column)
    message = f"A key must be text, but `{written}` is read as something else."
    return Problem(message, f"Put quotes round it: '{written}'.", line, column)


def comma_in_braces(after: str, line: int, column: int) -> Problem:
    """A number with a comma within braces, where a comma ends the value."""
    message = f"Within braces a comma ends the value, so that `{after}` is read as a key."
    remedy = "Delete the comma if it separates thousands; write a point if it marks decimals."
    return Problem(message, remedy, line, column)


def key_missing(line: int, column: int) -> Problem:
    """A colon with nothing before it."""
    message = "A key is missing before the colon."
    return Problem(message, "Write a word before the colon.", line, column)


def unusable_number(written: str | None, line: int, column: int) -> Problem:
    """Infinite, not a number, or beyond 64 bits."""
    shown = f"`{written[:40]}`" if written else "This number"
    message = f"{shown} cannot be worked with: it is infinite, too large, or no number at all."
    remedy = "Write a smaller number, or put quotes round it if it is a name."
    return Problem(message, remedy, line, column)


def ambiguous_number(written: str, line: int, column: int) -> Problem:
    """Digits with `_`, or binary: a number for YAML 1.1 and for the reader, text for YAML 1.2."""
    message = f"`{written}` is a number for some programs and text for others."
    remedy = f"Write plain digits, or put quotes round it: '{written}'."
    return Problem(message, remedy, line, column)


def tag(written: str, line: int, column: int) -> Problem:
    """A tag such as `!!str`."""
    remedy = "Delete it; if it is meant as text, put quotes round the text."
    return Problem(f"A YAML tag (`{written}`) is not allowed.", remedy, line, column)


def surrogate(line: int, column: int) -> Problem:
    """An escape that stands for half a character."""
    message = "An escape from \\ud800 to \\udfff is half a character."
    return Problem(message, "Write the character itself, such as 😀.", line, column)


def unknown_alias(anchor: str, line: int, column: int) -> Problem:
    """An alias without its anchor; mostly text that was meant to begin with a star."""
    remedy = "Put quotes round text that begins with *."
    return Problem(f"`*{anchor[:40]}` refers to nothing.", remedy, line, column)


def cycle(anchor: str, line: int, column: int) -> Problem:
    """An alias inside its own anchor."""
    message = f"`*{anchor}` refers to the value that it is part of."
    return Problem(message, "Write out what it should stand for.", line, column)


def tab(line: int, column: int) -> Problem:
    """A tab in the indentation."""
    message = "A tab stands where YAML wants spaces."
    remedy = "Replace the tab by spaces; most editors do that for a whole file."
    return Problem(message, remedy, line, column)


def open_bracket(sign: str, line: int, column: int) -> Problem:
    """A bracket without its partner."""
    closing = {"[": "]", "{": "}"}.get(sign, "its partner")
    message = f"The bracket {sign} that opens here is not closed, or a comma is missing in it."
    remedy = f"Put commas between the items, and close it with {closing}."
    return Problem(message, remedy, line, column)


def outdented_in_brackets(line: int, column: int) -> Problem:
    """A line within brackets that begins at the left of what the brackets belong to."""
    message = "This line is inside brackets, but is not indented as part of what they belong to."
    return Problem(message, "Indent it further, or close the bracket before it.", line, column)


def open_quote(quote: str, line: int, column: int) -> Problem:
    """A quote without its partner, or with one where the text cannot end."""
    inside = "''" if quote == "'" else '\\"'
    message = f"The quote {quote} that opens here is never closed, or is closed too early."
    remedy = f"Close it with {quote}; inside the text, write {inside} for {quote}."
    return Problem(message, remedy, line, column)


def after_quote(line: int, column: int) -> Problem:
    """Text right after a closing quote."""
    remedy = "Put the whole text in quotes; inside single quotes, write ' twice."
    return Problem("Text stands after the closing quote.", remedy, line, column)


def misaligned(line: int, column: int) -> Problem:
    """A line that begins where nothing before it begins."""
    message = "This line is not aligned with the lines that it belongs with."
    return Problem(message, ALIGN, line, column)


def ended_by_comment(line: int, column: int) -> Problem:
    """A comment after which a text goes on, on the next line."""
    message = "The text goes on below, but a comment has ended it."
    return Problem(message, ALIGN, line, column)


def no_space_after_colon(line: int, column: int) -> Problem:
    """A colon within brackets after which nothing comes, or a bracket without a space."""
    message = "A space is missing after the colon."
    return Problem(message, "Write one, and `null` where there is no value.", line, column)


def no_space_before_comment(line: int, column: int) -> Problem:
    """A `#` right after a value."""
    message = "A space is missing before the comment that # begins."
    return Problem(message, "Write one, or put quotes round the text.", line, column)


def anchor_name(name: str, line: int, column: int) -> Problem:
    """An anchor whose name parsers read differently; mostly it is text."""
    message = f"`&{name[:40]}` is not a name that other values could refer to."
    return Problem(message, "Put quotes round text that begins with &.", line, column)


def first_sign(text: str, line: int, column: int) -> Problem:
    """Text that begins with a sign that means something else in YAML."""
    shown = "a backtick" if text[0] == "`" else f"`{text[0]}`"
    remedy = f"Put quotes round it: {quoted(text)}."
    return Problem(f"Text cannot begin with {shown}.", remedy, line, column)


def quoted(text: str) -> str:
    """The beginning of a text in single quotes, to be shown as what to write."""
    short = text.strip()[:60].strip("'\"")
    return "'" + short.replace("'", "''") + "'"
