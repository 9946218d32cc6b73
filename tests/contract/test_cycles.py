"""No module imports itself through others, not even where it imports late, within a function."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from in_part import first

Edges = dict[str, set[str]]


def imports(source: Path) -> Edges:
    """What each module imports of the package, at the top, later, or for types alone."""
    files = {
        ".".join(path.relative_to(source).with_suffix("").parts).removesuffix(".__init__"): path
        for path in source.rglob("*.py")
    }
    return {
        name: set(_targets(ast.parse(path.read_bytes()), files)) - {name}
        for name, path in files.items()
    }


def _targets(tree: ast.AST, known: dict[str, Path]) -> Iterator[str]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module in known:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in known else node.module for name in names)
        yield from _targets(node, known)


def circles(edges: Edges) -> list[list[str]]:
    """The groups of modules that reach each other."""
    reached = {name: _reach(name, edges) for name in edges}
    groups = {
        tuple(sorted(other for other in reached[name] if name in reached[other])) for name in edges
    }
    return sorted(list(group) for group in groups if group)


def _reach(start: str, edges: Edges) -> set[str]:
    found: set[str] = set()
    ahead = [start]
    while ahead:
        new = edges[ahead.pop()] - found
        found |= new
        ahead += new
    return found


EXCERPT = Path("pmo_kit", "writers", "report", "excerpt.py")


def test_no_module_imports_itself_through_others(root: Path) -> None:
    edges = imports(root / "src")
    assert "pmo_kit.source.explain" in edges["pmo_kit.source.schemas"]  # a late one
    assert circles(edges) == []


@pytest.mark.parametrize(
    "text",
    first(
        2,
        [
            "from pmo_kit.writers.report import text\n",
            "def late():\n    from pmo_kit.writers.report.text import write\n    return write\n",
            "if True:\n    import pmo_kit.writers.report.text\n",
            "if TYPE_CHECKING:\n    from pmo_kit.writers.report import text\n",
        ],
    ),
    ids=["at the top", "in a function", "as a module", "for types"],
)
def test_a_planted_circle_is_caught(root: Path, tmp_path: Path, text: str) -> None:
    shutil.copytree(root / "src" / "pmo_kit", tmp_path / "pmo_kit")
    with (tmp_path / EXCERPT).open("a", encoding="utf-8") as out:
        out.write(text)
    planted = ["pmo_kit.writers.report.excerpt", "pmo_kit.writers.report.text"]
    assert circles(imports(tmp_path)) == [planted]
