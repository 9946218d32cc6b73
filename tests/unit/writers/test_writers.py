"""Formats are imported when used; paths are shown as the reader reaches them; carets hit."""

from __future__ import annotations

import subprocess
import sys

import pytest

from pmo_kit._text import safe
from pmo_kit.writers import FORMATS, Style, UnknownFormat, format_of_reports, render
from pmo_kit.writers.report.excerpt import underline


def test_every_format_says_what_it_is_for() -> None:
    assert {"text", "json", "github"} <= set(FORMATS)
    for writer in map(format_of_reports, FORMATS):
        assert 10 < len(writer.HELP) < 90
        assert "\n" not in writer.HELP
        assert not writer.BINARY


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(UnknownFormat, match=r"no format is called 'txt'; there are .*text"):
        render("txt", [])


def test_listing_formats_imports_none_of_them() -> None:
    code = (
        "import sys; from pmo_kit.writers import FORMATS; assert 'json' in FORMATS;"
        "print([m for m in sys.modules if m.startswith('pmo_kit.writers.')])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "['pmo_kit.writers.style']"


@pytest.mark.parametrize(
    ("base", "root", "shown"),
    [
        ("", "/home/ada/p", "pmo/log.yaml"),
        ("/home/ada/p", "/home/ada/p", "pmo/log.yaml"),
        ("/home/ada", "/home/ada/p", "p/pmo/log.yaml"),
        ("/home/ada/p/pmo", "/home/ada/p", "log.yaml"),
        ("/srv", "/home/ada/p", "/home/ada/p/pmo/log.yaml"),
    ],
)
def test_paths_are_relative_to_the_reader(base: str, root: str, shown: str) -> None:
    assert Style(base=base).path(root, "pmo/log.yaml") == shown


@pytest.mark.parametrize(
    ("text", "start", "end", "room", "expected"),
    [
        ("abcdef", 2, 4, 40, ("abcdef", "  ^^")),
        ("abcdef", 2, 2, 40, ("abcdef", "  ^")),
        ("abc", 9, 12, 40, ("abc", "   ^")),
        ("", 0, 0, 40, ("", "^")),
        ("\tx", 1, 2, 40, ("    x", "    ^")),
        ("a\tx", 2, 3, 40, ("a   x", "    ^")),
        ("日本x", 2, 3, 40, ("日本x", "    ^")),
        ("日本x", 0, 2, 40, ("日本x", "^^^^")),
        ("e\u0301x", 2, 3, 40, ("e\u0301x", " ^")),
        ("\x1bx", 1, 2, 40, ("\\x1bx", "    ^")),
        ("x" * 100, 0, 3, 20, ("x" * 19 + "…", "^^^")),
        ("x" * 100, 0, 100, 20, ("x" * 19 + "…", "^" * 19)),
        (
            "a" * 50 + "b" + "c" * 50,
            50,
            51,
            20,
            ("…" + "a" * 11 + "b" + "c" * 6 + "…", " " * 12 + "^"),
        ),
    ],
)
def test_carets_stand_below_what_they_mean(
    text: str, start: int, end: int, room: int, expected: tuple[str, str]
) -> None:
    assert underline(text, start, end, room) == expected


def test_a_line_of_megabytes_costs_nothing() -> None:
    shown, marks = underline("x" * 5_000_000, 2_500_000, 2_500_003, 80)
    assert len(shown) <= 80
    assert marks.endswith("^^^")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("Füße 数字 👩‍💻", "Füße 数字 👩‍💻"),
        ("a\x1b[0m", "a\\x1b[0m"),
        ("a\nb\tc\r", "a\\nb\\tc\\r"),
        ("\u2028\u202e\ufeff", "\\u2028\\u202e\\ufeff"),
        ("\U000e0041", "\\U000e0041"),
        ("\ud83d", "\\ud83d"),
    ],
)
def test_a_line_shows_what_would_be_hidden(text: str, shown: str) -> None:
    assert safe.line(text) == shown


def test_words_wrap_by_the_cells_they_take() -> None:
    assert safe.wrap("日本 日本 ab", 9) == ["日本 日本", "ab"]
    assert safe.wrap("    - id: R-01\n      owner: a", 40) == ["    - id: R-01", "      owner: a"]
    assert safe.wrap("unbreakable", 4) == ["unbreakable"]
