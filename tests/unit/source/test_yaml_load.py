"""YAML becomes data; what would be read in silence as something else is refused at its place."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit.source import Broken, Document, Problem, read
from pmo_kit.source.yaml import compose, load


@pytest.fixture(params=["compiled", "composed", "browser"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """All ways of reading: with the compiled reader, and without it by both of PyYAML's parsers."""
    if request.param != "compiled":
        monkeypatch.setattr(load, "_compiled", None)
    if request.param == "browser":
        monkeypatch.setattr(compose, "_LOADER", yaml.SafeLoader)
    return str(request.param)


def problem(text: str) -> Problem:
    found = read(text.encode(), "log.yaml")
    assert isinstance(found, Broken), found.data
    return found.problem


@pytest.mark.parametrize(
    ("written", "data"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("nULL", "nULL"),
        ("true", True),
        ("False", False),
        ("yes", "yes"),
        ("on", "on"),
        ("12", 12),
        ("+12", 12),
        ("-0", 0),
        ("017", 17),
        ("0o17", 15),
        ("0x1F", 31),
        ("1.10", 1.1),
        (".5", 0.5),
        ("5.", 5.0),
        ("1e3", 1000.0),
        ("1:30", "1:30"),
        ("1.2.3", "1.2.3"),
        ("2026-02-30", "2026-02-30"),
        ("2026-02-03T10:00:00Z", "2026-02-03T10:00:00Z"),
        ("nan", "nan"),
        ("'1.10'", "1.10"),
        ('"a\\tb"', "a\tb"),
        ("a_1", "a_1"),
        ("Done!", "Done!"),
        ("well !done", "well !done"),
        ("2 * 3 & 4", "2 * 3 & 4"),
        ("a\u2028b\u0085c", "a\u2028b\u0085c"),
        ("😀", "😀"),
        ("9223372036854775807", 9223372036854775807),
    ],
)
def test_a_value(way: str, written: str, data: Any) -> None:
    document = read(f"key: {written}\nnext: 1\n".encode(), "log.yaml")
    assert isinstance(document, Document), document.problem
    assert repr(document.data) == repr({"key": data, "next": 1})


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("", None),
        ("# nothing yet\n", None),
        ("---\na: 1\n", {"a": 1}),
        ("# first\n\n--- # then\na: 1\n...\n# end\n", {"a": 1}),
        ("a: &x [1]\nb: *x\n", {"a": [1], "b": [1]}),
        ("a: |\n  !x\n  --- y\n  1_000\n", {"a": "!x\n--- y\n1_000\n"}),
        ("a: '1_000'\nb: \"0b1\"\n", {"a": "1_000", "b": "0b1"}),
        ('{"a": [1, {"b": null}]}', {"a": [1, {"b": None}]}),
        ("text", "text"),
        ("why: |\n", {"why": ""}),
        ("- >\n\n", [""]),
        ("a: 1\n\t\nb: 2\n", {"a": 1, "b": 2}),
        ("a: 1\t# why\n\t# and\nb: 2\t\n", {"a": 1, "b": 2}),
        ("-\ta\n- b\n", ["a", "b"]),
        ("a:\tb\nc:\t[d,\te]\n", {"a": "b", "c": ["d", "e"]}),
        ('{\n\t"a": 1,\n\t"b": [\n\t\t2\n\t]\n}\n', {"a": 1, "b": [2]}),
        ("a: b\tc\n", {"a": "b\tc"}),
        ("a: 'b\tc'\n", {"a": "b\tc"}),
        ("a: |\n  b\tc\n\t\n  d\n", {"a": "b\tc\n\nd\n"}),
        ("a: |\n  b", {"a": "b\n"}),
        ("a: [b?c, ?d, :e]\n", {"a": ["b?c", "?d", ":e"]}),
        ("a: [b,\n  c\n]\n", {"a": ["b", "c"]}),
        ("a: b && c\nd: R&D\n", {"a": "b && c", "d": "R&D"}),
        ("why: 'Quoi ? Oui !'\n", {"why": "Quoi ? Oui !"}),
    ],
)
def test_a_text(way: str, text: str, data: Any) -> None:
    document = read(text.encode(), "log.yaml")
    assert isinstance(document, Document), document.problem
    assert document.data == data


def test_what_an_alias_repeats_is_a_copy_of_its_own() -> None:
    document = read(b"a: &x {b: 1}\nc: *x\n", "log.yaml")
    assert isinstance(document, Document)
    assert document.data["a"] == document.data["c"]
    assert document.data["a"] is not document.data["c"]


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "remedy"),
    [
        (
            "a: 1\nb: 1_000\n",
            2,
            4,
            "`1_000` is a number for some programs and text for others.",
            "Write plain digits, or put quotes round it: '1_000'.",
        ),
        ("- 0b1", 1, 3, "`0b1` is a number for some programs and text for others.", None),
        ("a: _1", 1, 4, "`_1` is a number for some programs and text for others.", None),
        ("a: [1_]", 1, 5, "`1_` is a number for some programs and text for others.", None),
        ("a: -0x1", 1, 4, "`-0x1` is a number for some programs and text for others.", None),
        (
            "a: .nan",
            1,
            4,
            "`.nan` cannot be worked with: it is infinite, too large, or no number at all.",
            "Write a smaller number, or put quotes round it if it is a name.",
        ),
        (
            "a:\n- 1e400",
            2,
            3,
            "`1e400` cannot be worked with: it is infinite, too large, or no number at all.",
            None,
        ),
        (
            "id: 9223372036854775808",
            1,
            5,
            "`9223372036854775808` cannot be worked with: "
            "it is infinite, too large, or no number at all.",
            None,
        ),
        (
            "a: !!str 1",
            1,
            4,
            "A YAML tag (`!!str`) is not allowed.",
            "Delete it; if it is meant as text, put quotes round the text.",
        ),
        ("a: [x, !y z]", 1, 8, "A YAML tag (`!y`) is not allowed.", None),
        ("! a", 1, 1, "A YAML tag (`!`) is not allowed.", None),
        (
            "a:\n  <<: {b: 1}",
            2,
            3,
            "The key `<<` (a merge of other keys) is not allowed.",
            "Write out the keys that it stands for.",
        ),
        (
            "a:\n  1: b",
            2,
            3,
            "A key must be text, but `1` is read as something else.",
            "Put quotes round it: '1'.",
        ),
        (
            "true: b",
            1,
            1,
            "A key must be text, but `true` is read as something else.",
            "Put quotes round it: 'true'.",
        ),
        (
            ": b",
            1,
            1,
            "A key is missing before the colon.",
            "Write a word before the colon.",
        ),
        (
            "? [a, b]\n: c",
            1,
            3,
            "A list or mapping stands where a key should be.",
            "Write a word as the key.",
        ),
        (
            'a: "\\ud83d\\ude00"',
            1,
            7,
            "An escape from \\ud800 to \\udfff is half a character.",
            "Write the character itself, such as 😀.",
        ),
        (
            "%YAML 1.1\n---\na: 1",
            1,
            1,
            "The file begins with a YAML directive (a line that starts with %).",
            "Delete that line.",
        ),
        (
            "---\na: 1\n---\n",
            3,
            1,
            "A second YAML document begins here; a file holds one.",
            "Delete the line with `---`, or move what follows into a file of its own.",
        ),
        (
            "a: 1\n...\n\nb: 1\n",
            4,
            1,
            "A second YAML document begins here; a file holds one.",
            None,
        ),
        (
            "owner: a\nx: 1\nowner: b\n",
            3,
            1,
            "`owner` is given twice, first on line 1.",
            "Keep one of the two.",
        ),
    ],
)
def test_what_is_refused(
    way: str, text: str, line: int, column: int, message: str, remedy: str | None
) -> None:
    found = problem(text)
    if way == "browser" and "half a character" in message:
        column = found.column  # one parser names the text, the other the escape
    assert (found.line, found.column, found.message) == (line, column, message)
    assert remedy in (None, found.remedy)


def test_keys_that_look_alike_are_two_keys(way: str) -> None:
    document = read(b"'1': a\n'1.0': b\n", "log.yaml")
    assert isinstance(document, Document)
    assert document.data == {"1": "a", "1.0": "b"}


ALPHABET = st.sampled_from(list("ab01_-?:!&*{}[],#|>%@`'\"\\\n\n  \t\t.<~=é\u2028"))
TEXTS = st.text(ALPHABET, max_size=60)


@given(TEXTS)
def test_reading_never_raises_and_places_are_inside(text: str) -> None:
    for path in ("log.yaml", "log.json", "log.md"):
        found = read(text.encode(), path)
        lines = text.split("\n")
        if isinstance(found, Broken):
            place: Any = found.problem
            assert found.problem.message
        else:
            place = found.place(("meta", "a"))
        assert 1 <= place.line <= len(lines) + 1
        assert place.column >= 1


@given(TEXTS)
def test_every_way_of_reading_comes_to_the_same(text: str) -> None:
    quick = load.read_yaml(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(load, "_compiled", None)
        patch.setattr(compose, "_LOADER", yaml.SafeLoader)
        assert repr(quick) == repr(load.read_yaml(text))
