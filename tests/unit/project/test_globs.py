"""File patterns: what they fit, and that none of them can hang."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from steps import steps

from pmo_kit.project.globs import matches, pattern, reaches


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("pmo/*.md", "pmo/a.md"),
        ("pmo/*", "pmo/a"),
        ("*/a.md", "pmo/a.md"),
        ("**/a.md", "a.md"),
        ("**/a.md", "x/y/a.md"),
        ("pmo/**/a.md", "pmo/a.md"),
        ("pmo/**/a.md", "pmo/x/y/a.md"),
        ("pmo/**", "pmo/x/y"),
        ("pmo/**/*.md", "pmo/x/y.md"),
        ("**", "anything/at/all"),
        ("**/b/**/d", "a/b/c/b/d"),
        ("./pmo//a", "pmo/a"),
        ("a?c", "abc"),
        ("a*b*c", "aXbYbZc"),
        ("*a", "aa"),
        ("[a]", "[a]"),
        ("a.b", "a.b"),
        ("a**b", "axb"),
        ("*\n*", "a\nb"),
    ],
)
def test_a_pattern_fits(glob: str, path: str) -> None:
    assert matches(path, [glob])


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("pmo/*.md", "pmo/x/a.md"),
        ("*.md", "pmo/a.md"),
        ("pmo/**", "pmo"),
        ("pmo/**/a.md", "pmo/xa.md"),
        ("a?c", "ac"),
        ("a?c", "a/c"),
        ("a*a", "a"),
        ("a.b", "axb"),
        ("[a]", "a"),
        ("pmo", "pmo/a"),
        ("pmo/a", "pmo"),
        ("", "a"),
        ("A.md", "a.md"),
    ],
)
def test_a_pattern_does_not_fit(glob: str, path: str) -> None:
    assert not matches(path, [glob])


def test_any_of_several_patterns_may_fit() -> None:
    assert matches("b", ["a", "b"])
    assert not matches("b", [])


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("*a" * 60 + "b", "a" * 4000),
        ("**/a/" * 60 + "b", "a/" * 1900 + "a"),
        ("?*" * 100 + "b", "a" * 4000),
        ("**/*a*/" * 40 + "b", "aa/" * 1300),
    ],
    ids=["stars", "folders", "signs", "both"],
)
def test_no_pattern_hangs(glob: str, path: str) -> None:
    ways = len(pattern(glob)) * len(path.split("/"))
    assert steps(lambda: matches(path, [glob])) < 10 * ways + 100
    assert not matches(path, [glob])


def plainly(glob: str, path: str) -> bool:
    """The same by trying everything."""
    if not glob:
        return not path
    if glob[0] == "*":
        return plainly(glob[1:], path) or (bool(path) and plainly(glob, path[1:]))
    return bool(path) and glob[0] in ("?", path[0]) and plainly(glob[1:], path[1:])


@given(st.text("ab*?", min_size=1, max_size=8), st.text("ab", min_size=1, max_size=8))
def test_a_name_fits_as_if_everything_were_tried(glob: str, path: str) -> None:
    if glob.strip("*"):
        assert matches(path, [glob]) == plainly(glob, path)


@pytest.mark.parametrize(
    ("folder", "glob", "expected"),
    [
        ("", "a.md", True),
        ("pmo", "pmo/*.md", True),
        ("pmo", "docs/*.md", False),
        ("pmo/x", "pmo/*.md", False),
        ("pmo/x", "pmo/**/*.md", True),
        ("x", "*/y/*.md", True),
        ("x/z", "*/y/*.md", False),
        ("any/where", "**", True),
    ],
)
def test_a_pattern_reaches_below_a_folder(folder: str, glob: str, expected: bool) -> None:
    assert reaches(folder, [glob]) is expected
