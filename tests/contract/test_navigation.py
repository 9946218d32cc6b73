"""Every page of the handbook is found: listed in the whole navigation, or linked by an index."""

from __future__ import annotations

import posixpath
import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from pmo_kit.cli.handbook_facts import program_facts
from pmo_kit.handbook import assemble
from pmo_kit.handbook.company import OF_THE_KIT
from pmo_kit.handbook.configuration import kit_navigation
from pmo_kit.handbook.navigation import listed
from pmo_kit.source import Document, read
from pmo_kit.standard import load

LINK = re.compile(r"\]\(([^)\s#]+\.md)")


@pytest.fixture(scope="module")
def excluded(root: Path) -> tuple[str, ...]:
    """The pages and folders that `mkdocs.yml` keeps out of the site."""
    text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    found = re.search(r"^exclude_docs: \|\n((?:  /.+\n)+)", text, re.MULTILINE)
    assert found
    return tuple(line.strip().removeprefix("/") for line in found[1].splitlines())


@pytest.fixture(scope="module")
def pages(root: Path, excluded: tuple[str, ...]) -> set[str]:
    """The pages that a site is built from."""
    docs = root / "docs"
    names = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")}
    return {name for name in names if not name.startswith(excluded)}


def linked(docs: Path, names: Iterable[str]) -> set[str]:
    """The pages that pages lead to."""
    return {
        posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
        for name in names
        for target in LINK.findall((docs / name).read_text(encoding="utf-8"))
    }


def test_the_whole_navigation_lists_every_page_once(pages: set[str], tmp_path: Path) -> None:
    document = read(assemble(load("core"), tmp_path, program_facts()).read_bytes(), "mkdocs.yml")
    assert isinstance(document, Document)
    assert Counter(listed(document.data["nav"])) == Counter(pages)


def test_what_is_written_by_hand_leads_to_every_page(root: Path, pages: set[str]) -> None:
    written = [*listed(kit_navigation())]
    assert len(written) == len(set(written)) and set(written) <= pages
    assert pages - set(written) - linked(root / "docs", written) == set()


def test_what_engineers_need_is_in_no_site_and_no_wheel(
    root: Path, excluded: tuple[str, ...], pages: set[str]
) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    kept_out = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["exclude"]
    assert {f"docs/{name.rstrip('/')}" for name in excluded} == set(kept_out)
    assert set(excluded) < set(OF_THE_KIT)
    assert not [name for name in linked(root / "docs", pages) if name.startswith(excluded)]
    contributing = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for name in ("architecture.md", "decisions/index.md"):
        assert f"](docs/explanation/{name})" in contributing
