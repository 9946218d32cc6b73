"""What the program imports is what pyproject.toml lists, no more and no less."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Set
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@cache
def named(path: Path) -> set[str]:
    """The modules that a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return names


distributions = cache(packages_distributions)


def imported(folder: Path, own: Set[str] = frozenset()) -> set[str]:
    """The packages from elsewhere that the modules below a folder import, anywhere in them.

    `own` names modules of this repository beside the package.
    """
    names = {name for path in folder.rglob("*.py") for name in named(path)}
    tops = {name.split(".")[0] for name in names} - set(sys.stdlib_module_names) - {"pmo_kit", *own}
    known = distributions()
    return {canonical(known[top][0]) for top in tops}


def listed(root: Path, extra: str = "", group: str = "") -> set[str]:
    """What an extra or a group of pyproject.toml lists; with neither, what the program needs."""
    described = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    project = described["project"]
    if group:
        entries = described["dependency-groups"][group]
    else:
        entries = project["optional-dependencies"][extra] if extra else project["dependencies"]
    return {canonical(re.split(r"[^A-Za-z0-9._-]", entry)[0]) for entry in entries}


def test_the_program_lists_what_it_imports(root: Path) -> None:
    # mkdocs is started as a program of its own, so no import names it.
    extras = listed(root, "handbook") | listed(root, "lsp")
    assert imported(root / "src") - extras == listed(root)


def test_the_language_server_lists_what_it_alone_imports(root: Path) -> None:
    rooms = [path for path in (root / "src" / "pmo_kit").iterdir() if path.is_dir()]
    others = set().union(*(imported(room) for room in rooms if room.name != "lsp"))
    assert imported(root / "src" / "pmo_kit" / "lsp") - listed(root) == listed(root, "lsp")
    assert others.isdisjoint(listed(root, "lsp"))


def test_the_tests_list_what_they_import(root: Path) -> None:
    extras = (listed(root, extra) for extra in ("", "handbook", "lsp"))
    everything = listed(root, group="test").union(*extras)
    folders = ("bench", "scripts", "tests")
    own = {path.stem for folder in folders for path in (root / folder).iterdir()}
    assert imported(root / "tests", own) <= everything
