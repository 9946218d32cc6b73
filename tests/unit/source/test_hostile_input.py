"""Input that no honest author writes: each is refused in one sentence, at its place, in bounds."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from steps import steps

from pmo_kit.source import LIMIT_BYTES, Broken, read

MEGABYTE = 1024 * 1024


def refusal(content: bytes, path: str = "log.yaml") -> tuple[int, int, str]:
    found = read(content, path)
    assert isinstance(found, Broken)
    assert found.path == path
    assert found.problem.remedy
    return found.problem.line, found.problem.column, found.problem.message


@pytest.mark.parametrize(
    ("content", "line", "column", "message"),
    [
        (b"a: b\nc: caf\xe9\n", 2, 7, "The file is not UTF-8: the byte 0xe9 is no character."),
        (b"\xef\xbb\xbfa: \xff\n", 1, 4, "The file is not UTF-8: the byte 0xff is no character."),
        (b"a: \r\nb: \xc3", 2, 4, "The file is not UTF-8: the byte 0xc3 is no character."),
        ("a: b\n".encode("utf-16"), 1, 1, "The file is stored as UTF-16, not as UTF-8."),
        (b"a: 1\x00\nb: 2\n", 1, 5, "The text holds a NUL byte, which no editor shows."),
        (
            "a: 1\nä: x\x1b[31m\n".encode(),
            2,
            5,
            "The text holds the control character U+001B, which no editor shows.",
        ),
        (
            "a: \x9b\n".encode(),
            1,
            4,
            "The text holds the control character U+009B, which no editor shows.",
        ),
        (b"owner: a\n\nowner: b\n", 3, 1, "`owner` is given twice, first on line 1."),
        (b"a:\n  - {x: 1, x: 2}\n", 2, 12, "`x` is given twice, first on line 2."),
        (b"a:\n\tb: 1\n", 2, 1, "A tab stands where YAML wants spaces."),
        (b"a: b\n---\nc: d\n", 2, 1, "A second YAML document begins here; a file holds one."),
        (b"a: &x [*x]\n", 1, 8, "`*x` refers to the value that it is part of."),
        (
            b"[" * 20_000,
            1,
            65,
            "The text is nested more than 64 levels deep here.",
        ),
        (b"[" * 65 + b"]" * 65, 1, 65, "The text is nested more than 64 levels deep here."),
        (b"- " * 20_000, 1, 129, "The text is nested more than 64 levels deep here."),
        (b"? " * 20_000 + b"a", 1, 129, "The text is nested more than 64 levels deep here."),
        (
            "".join(" " * n + "a:\n" for n in range(3_000)).encode(),
            65,
            65,
            "The text is nested more than 64 levels deep here.",
        ),
        (
            b" " * 50 * MEGABYTE,
            1,
            1,
            "The file is 50.0 MB long; files over 5 MB are not read.",
        ),
        (
            b"[" + b"1," * 100_001 + b"1]",
            1,
            1,
            "The file holds more than 100,000 values; larger ones are not read.",
        ),
    ],
)
def test_yaml(content: bytes, line: int, column: int, message: str) -> None:
    assert refusal(content) == (line, column, message)


@pytest.mark.parametrize(
    ("content", "line", "column", "message"),
    [
        (b'{"a": 1,\n "a": 2}', 2, 2, "`a` is given twice, first on line 1."),
        (b"[" * 20_000, 1, 65, "The text is nested more than 64 levels deep here."),
        (b'{"a": ' * 20_000, 1, 385, "The text is nested more than 64 levels deep here."),
        (
            b"[" * 65 + b"]" * 65,
            1,
            65,
            "The text is nested more than 64 levels deep here.",
        ),
        (
            b'{"a": NaN}',
            1,
            7,
            "`NaN` cannot be worked with: it is infinite, too large, or no number at all.",
        ),
        (b'["\\ud800"]', 1, 2, "An escape from \\ud800 to \\udfff is half a character."),
        (b'{"a": 1}\x00', 1, 9, "The text holds a NUL byte, which no editor shows."),
        (b"[1,\n2,]", 2, 3, "A value should stand here."),
    ],
)
def test_json(content: bytes, line: int, column: int, message: str) -> None:
    assert refusal(content, "log.json") == (line, column, message)


def bomb() -> bytes:
    """Nine aliases of nine aliases, eleven deep: 31 thousand million values."""
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for before, name in zip("abcdefghijk", "bcdefghijkl", strict=True):
        lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
    return "\n".join(lines).encode()


def test_an_alias_bomb() -> None:
    said = "The aliases (`*name`) in this file stand for far more data than the file holds."
    assert refusal(bomb()) == (2, 8, said)


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault() -> None:
    document = read(b"\xef\xbb\xbfa: 1\r\nb:\r\n  - c\r\n", "log.yaml")
    assert not isinstance(document, Broken)
    assert document.data == {"a": 1, "b": ["c"]}
    assert document.text == "a: 1\nb:\n  - c\n"
    assert document.place(("b", 0)).line == 3


HOSTILE = {
    "lists": "b'[' + b'[],' * 1_700_000 + b']'",
    "items": "b'-\\n' * 2_500_000",
    "numbers": "b'[' + b'1,' * 2_600_000 + b']'",
    "brackets": "b'[' * 5_000_000",
    "dashes": "b'- ' * 2_600_000",
    "keys": "b''.join(b'k%d: 1\\n' % n for n in range(99_000))",
    "twice": "b''.join(b'k%d: 1\\n' % n for n in range(300_000)) + b'k1: 2\\n'",
    "tags": "b'a: !!str x\\n' + b'b: !!str y\\n' * 400_000",
    "quotes": "b'\"' * 5_000_000",
    "underscores": "b'a: ' + b'1_' * 2_600_000",
    "marks": "b'a: ' + b' !' * 2_600_000",
    "stars": "b'a: x' + b' *x &x' * 800_000",
    "rules": "b'---\\n' * 1_300_000",
    "comments": "b'# x\\n' * 1_300_000",
    "colons": "b'a: ' + b'b: ' * 1_700_000",
    "spaces": "b'a: |\\n' + (b' ' * 100 + b'x\\n') * 50_000",
    "escapes": "b'a: \"' + b'\\\\ud800' * 800_000 + b'\"'",
    "digits": "b'a: ' + b'1' * 5_000_000",
    "blanks": "b'# a' + b' ' * 5_000_000 + b'b #'",
    "closing": "b'# a ' + b'# ' * 2_500_000",
    "columns": "b'|a' * 1_200_000 + b'\\n' + b'|-' * 1_200_000",
    "rows": "b'|a\\n|-\\n' + b'|b\\n' * 99_000",
    "headings": "b'# x\\n' * 99_000",
    "cells": "b'|a|b\\n|-|-\\n' + b'|' * 5_000_000",
    "unclosed": "b'<!-- x -' * 700_000",
    "fences": "b'```\\n~~~\\n' * 49_000",
    "ticks": "b'`' * 5_000_000 + b'x`'",
    "large": "b'x' * 50 * 1024 * 1024",
}

# Each text is read by a fork of its own, whose peak of memory begins with what it inherits.
PROBE = """
import os, sys
from pmo_kit import source
import yaml, yaml_rs
limit = 5 * 1024 * 1024
for text in sys.argv[2:]:
    if not os.fork():
        content = eval(text)
        content = content if len(content) > 2 * limit else content[:limit]
        found = source.read(content, sys.argv[1])
        place = found.place(("k9",)) if hasattr(found, "place") else found.problem
        print(megabytes(), flush=True)
        os._exit(0)
    if os.wait()[1]:
        sys.exit(text)
"""


@pytest.mark.parametrize(
    "path", [pytest.param("log.yaml", marks=pytest.mark.long), "log.json", "log.md"]
)
def test_300_megabytes_are_enough(path: str, root: Path, peak: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", peak + PROBE, path, *HOSTILE.values()],
        env={"PYTHONPATH": str(root / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-500:]
    held = dict(zip(HOSTILE, map(int, done.stdout.split()), strict=True))
    assert [(name, much) for name, much in held.items() if much >= 300] == []


@pytest.mark.parametrize("path", ["log.yaml", "log.json", "log.md"])
@pytest.mark.parametrize("name", HOSTILE)
def test_four_times_as_much_takes_four_times_the_steps(name: str, path: str) -> None:
    """What is left to C is not counted; a search that never ended there would end no test."""
    few, more = (read_part(name, path, size) for size in (10_000, 40_000))
    assert more < 5 * few + 2_000


def read_part(name: str, path: str, size: int) -> int:
    """The steps that reading the beginning of a hostile text takes."""
    content = eval(HOSTILE[name])
    content = content[: content.rfind(b"\n", 0, size) + 1 or size]

    def work() -> None:
        found = read(content, path)
        if not isinstance(found, Broken):
            found.place(("k9",))

    return steps(work)


def test_what_reads_within_the_limits_can_be_walked_by_recursion() -> None:
    deep = b"[" * 64 + b"]" * 64
    for path in ("log.yaml", "log.json"):
        document = read(deep, path)
        assert not isinstance(document, Broken)
        assert json.dumps(document.data) == deep.decode()
    assert len(deep) < LIMIT_BYTES
