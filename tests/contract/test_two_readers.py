"""Two readers, one language: what is read, or refused, is the same with and without yaml-rs.

The browser has PyYAML alone; what it reads must be what the command line reads, to the last byte of
data, and what it refuses is refused there in the same words, at the same place.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from readers import in_the_browser, mutated

from pmo_kit.source import Problem
from pmo_kit.source.yaml import compose, load


def hold(root: Path, number: int, seed: int) -> None:
    """Read so many texts in both ways; each differing one is told."""
    read = 0
    for text in mutated(root, number, seed):
        found = load.read_yaml(text)
        assert repr(found) == repr(in_the_browser(text)), text
        if isinstance(found, Problem):
            assert inside(text, found), text
        else:
            read += 1
            tree = load.yaml_tree(text)
            assert tree is not None or found is None, text
            assert repr(compose.data_of(tree, text)) == repr(found), text
    assert number / 5 < read < number * 4 / 5


def inside(text: str, problem: Problem) -> bool:
    """Whether a problem stands in the text, and only at its first sign if that is where it is."""
    lines = text.split("\n")
    if not 1 <= problem.line <= len(lines):
        return False
    return 1 <= problem.column <= len(lines[problem.line - 1]) + 1


def test_mutated_texts(root: Path) -> None:
    hold(root, 400, seed=1)


@pytest.mark.long
def test_ten_thousand_mutated_texts(root: Path) -> None:
    hold(root, 10_000, seed=2)


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\n \nb: {c:, d: [}\n",
        "a: 1\n\nb: 'c\n",
        "\n\n- &x [*x]\n",
        "\n\n  : a\n",
        "\n\n- 1: a\n",
        "\n\n- a\n- a: .inf\n",
        "\n\na: [1\n",
        "\n\na: {1\n",
        "\n\na\nb: c\n",
        "\n\n!a b\n",
        "\n\n'a' b\n",
        '\n\n"\\ud800"\n',
        "\n\na: &b [1]\nc: *d\n",
        "\n\n<<: {}\n",
        "\n\na: 1\na: 2\n",
    ],
)
def test_no_problem_falls_back_to_the_first_line(text: str) -> None:
    for found in (load.read_yaml(text), in_the_browser(text)):
        assert isinstance(found, Problem)
        assert found.line > 2
