"""The mistakes that people make in YAML: each has one sentence, one place and one remedy."""

from __future__ import annotations

import pytest

from pmo_kit.source import Broken, read
from pmo_kit.source.yaml import load

ALIGN = "Begin it in the same column as the lines that it belongs with."
BELOW = "This line is indented as part of the line above, which already has a value."
ASKEW = "This line is not aligned with the lines that it belongs with."
TAB = "A tab stands where YAML wants spaces."
AFTER = "Text stands after the closing quote."
COLON = "The text holds a colon with a space after it, which YAML takes for a key."
NEITHER = "This line is neither `key: value` nor an item of a list."

BRACKETS = "This line is inside brackets, but is not indented as part of what they belong to."
CONFLICT = "Git left a merge conflict here: two versions, between `<<<<<<<` and `>>>>>>>`."

MISTAKES = [
    ("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> theirs\n", 2, 1, CONFLICT, None),
    ("owner: @maria\n", 1, 8, "Text cannot begin with `@`.", "Put quotes round it: '@maria'."),
    ("a: 1\nb: `x`\n", 2, 4, "Text cannot begin with a backtick.", "Put quotes round it: '`x`'."),
    ("a: %d'\n", 1, 4, "Text cannot begin with `%`.", "Put quotes round it: '%d'."),
    ("a: ,b\n", 1, 4, "Text cannot begin with `,`.", "Put quotes round it: ',b'."),
    ("a: ? b\n", 1, 4, "Text cannot begin with `?`.", "Put quotes round it: '? b'."),
    ("why: Risk: high\n", 1, 10, COLON, "Put quotes round it: why: 'Risk: high'."),
    ("- why: it's: so\n", 1, 12, COLON, "Put quotes round it: - why: 'it''s: so'."),
    ("a: b\n  c: d\n", 2, 4, BELOW, ALIGN),
    ("a:b\nc: d\n", 1, 2, "A space is missing after the colon.", "Write `a: b`."),
    ("a:\n   b: 1\n  c: 2\n", 3, 3, ASKEW, ALIGN),
    ("a:\n  - x\n - y\n", 3, 2, ASKEW, ALIGN),
    ("- a\nb: c\n", 2, 1, ASKEW, ALIGN),
    ("  a: 1\nb: 2\n", 2, 1, ASKEW, ALIGN),
    ("a: b\nc\n", 2, 1, NEITHER, None),
    ("a: b\nc:[]\nd: e\n", 2, 2, "A space is missing after the colon.", "Write `c: []`."),
    (
        "see-also:\n  - [text](./x.md)\n",
        2,
        11,
        "Text stands after the closing bracket, so that the whole is neither list nor text.",
        "Put quotes round it: '[text](./x.md)'.",
    ),
    ("a: 'it's'\n", 1, 8, AFTER, None),
    ('a: "the "hidden" one"\n', 1, 10, AFTER, None),
    (
        "a: 1\nb: 'open\nc: 2\n",
        2,
        4,
        "The quote ' that opens here is never closed, or is closed too early.",
        "Close it with '; inside the text, write '' for '.",
    ),
    (
        'a: "open\n',
        1,
        4,
        'The quote " that opens here is never closed, or is closed too early.',
        'Close it with "; inside the text, write \\" for ".',
    ),
    (
        "a: [1, 2\nb: 3\n",
        1,
        4,
        "The bracket [ that opens here is not closed, or a comma is missing in it.",
        "Put commas between the items, and close it with ].",
    ),
    (
        "a: {x: 1\nb: 3\n",
        1,
        4,
        "The bracket { that opens here is not closed, or a comma is missing in it.",
        "Put commas between the items, and close it with }.",
    ),
    (
        "a: [1 2}\n",
        1,
        4,
        "The bracket [ that opens here is not closed, or a comma is missing in it.",
        None,
    ),
    ("a: ]\n", 1, 4, "This bracket closes nothing.", "Delete it, or open one before it."),
    ("a: [x]] # y\n", 1, 7, "This bracket closes nothing.", None),
    (
        "a: *x\n",
        1,
        4,
        "`*x` refers to nothing.",
        "Put quotes round text that begins with *.",
    ),
    (
        "a: - b\n",
        1,
        4,
        "A list cannot begin on the line of its key.",
        "Put `- b` on the next line, or quotes round it if it is text.",
    ),
    (": b\n", 1, 1, "A key is missing before the colon.", "Write a word before the colon."),
    ("a: x\n\t- y\n", 2, 1, TAB, None),
    ("a: |\n\tx\n", 2, 1, TAB, None),
    ("a:\n  b: 1\n\tc: 2\n", 3, 1, TAB, None),
    ("a: >x\n", 1, 4, "Text cannot begin with `>`.", None),
    ("a: **bold**\n", 1, 4, "`**bold**` refers to nothing.", None),
    (
        "a: 'x\n\nb: 'y'\n",
        1,
        4,
        "The quote ' that opens here is never closed, or is closed too early.",
        None,
    ),
    ("a: b #c\n d: e\n", 1, 6, "The text goes on below, but a comment has ended it.", ALIGN),
    (
        'a: "C:\\new\\q"\n',
        1,
        11,
        "A backslash in double quotes begins a code that YAML does not know.",
        None,
    ),
    ("a: [x,\ny]\n", 2, 1, BRACKETS, "Indent it further, or close the bracket before it."),
    ("a: {b:, c: 1}\n", 1, 6, "A space is missing after the colon.", None),
    ("a: [b]# c\n", 1, 7, "A space is missing before the comment that # begins.", None),
    ("a: &é b\n", 1, 4, "`&é` is not a name that other values could refer to.", None),
    ("a: && b\n", 1, 4, "`&&` is not a name that other values could refer to.", None),
    ("a: [- b]\n", 1, 5, "Text cannot begin with `-`.", None),
    ("a: 'x'y\n", 1, 7, AFTER, None),
    ("a:\n\t# b\n\tc: 1\n", 3, 1, TAB, None),
    ("-\t- a\n", 1, 2, TAB, None),
]


@pytest.mark.parametrize("way", ["compiled", "composed"])
@pytest.mark.parametrize(("text", "line", "column", "message", "remedy"), MISTAKES)
def test_a_mistake(
    text: str,
    line: int,
    column: int,
    message: str,
    remedy: str | None,
    way: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if way == "composed":
        monkeypatch.setattr(load, "_compiled", None)
    found = read(text.encode(), "log.yaml")
    assert isinstance(found, Broken), found.data
    told = found.problem
    assert (told.line, told.column, told.message) == (line, column, message)
    assert remedy in (None, told.remedy)


def test_no_sentence_is_longer_than_a_screen_line_or_two() -> None:
    text = "a: [" + "x" * 10_000 + ": {" * 300
    found = read(text.encode(), "log.yaml")
    assert isinstance(found, Broken)
    assert len(found.problem.message) + len(found.problem.remedy) < 240
    assert "\n" not in found.problem.message + found.problem.remedy
