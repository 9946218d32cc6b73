"""What is written to the docs folder, what is removed from it, and what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmo_kit import handbook
from pmo_kit.handbook.computed_parts import filled
from pmo_kit.handbook.context import Context
from pmo_kit.standard import Standard


def test_what_is_missing_differs_or_is_left_over_is_stale(tmp_path: Path) -> None:
    for name, text in (("reference/a.md", "a"), ("reference/b.md", "old"), ("reference/x.md", "x")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    pages = {"reference/a.md": "a", "reference/b.md": "b", "reference/c.md": "c"}
    assert handbook.stale(tmp_path, pages) == ["reference/b.md", "reference/c.md", "reference/x.md"]


def test_writing_ends_staleness_and_removes_only_reference_pages(tmp_path: Path) -> None:
    (tmp_path / "reference/gone").mkdir(parents=True)
    (tmp_path / "reference/gone/x.md").write_text("x")
    (tmp_path / "mine.md").write_text("mine")
    pages = {"reference/a/b.md": "b ² \n"}
    assert handbook.write(tmp_path, pages) == ["reference/a/b.md", "reference/gone/x.md"]
    assert handbook.stale(tmp_path, pages) == []
    assert handbook.write(tmp_path, pages) == []
    files = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*"))
    assert files == ["mine.md", "reference", "reference/a", "reference/a/b.md"]
    assert (tmp_path / "reference/a/b.md").read_bytes() == "b ² \n".encode()


def test_line_ends_count(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"a\r\n")
    assert handbook.stale(tmp_path, {"a.md": "a\n"}) == ["a.md"]


def test_marked_parts_are_computed_and_the_rest_is_kept(standard: Standard) -> None:
    text = "Mine.\n\n<!-- pmo:gates -->\nold\n<!-- /pmo -->\n\nAlso mine.\n"
    once = filled(text, Context(standard), "guides/x.md")
    assert once.startswith("Mine.\n\n<!-- pmo:gates -->\n")
    assert once.endswith("<!-- /pmo -->\n\nAlso mine.\n")
    assert "[RfE · Ready for executing](../reference/gates/RfE.md)" in once and "old" not in once
    assert filled(once, Context(standard), "guides/x.md") == once


def test_an_unknown_mark_is_named_with_those_there_are(standard: Standard) -> None:
    with pytest.raises(handbook.UnknownMark, match=r"x\.md asks for .*`gate`") as caught:
        filled("<!-- pmo:gate -->\n<!-- /pmo -->\n", Context(standard), "x.md")
    assert "counts, courses, decides, due, earned-value, estimates, example" in caught.value.remedy


def test_hand_written_pages_are_part_of_what_is_generated(
    standard: Standard, tmp_path: Path
) -> None:
    (tmp_path / "plain.md").write_text("no marks")
    (tmp_path / "marked.md").write_text("<!-- pmo:counts -->\n<!-- /pmo -->\n")
    pages = handbook.generate(standard, tmp_path)
    assert "plain.md" not in pages
    assert "1 rules" in pages["marked.md"] or "1 rule" in pages["marked.md"]
    assert handbook.write(tmp_path, pages) and handbook.stale(tmp_path, pages) == []


def test_the_life_cycle_shows_phases_and_the_gates_between(standard: Standard) -> None:
    text = filled("<!-- pmo:life-cycle -->\n<!-- /pmo -->\n", Context(standard), "index.md")
    lines = [line for line in text.splitlines() if line.startswith("1. ")]
    assert lines == [
        "1. **Planning**",
        '1. [RfE](reference/gates/RfE.md "Ready for executing")',
        '1. **Executing** [GL](reference/gates/GL.md "Go-live")',
    ]


def test_a_site_that_does_not_build_says_why(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("[nowhere](missing.md)\n")
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: x\ntheme: {name: material, font: false}\nplugins: []\n")
    with pytest.raises(handbook.SiteError) as caught:
        handbook.build(config, tmp_path / "site")
    assert "missing.md" in caught.value.remedy


def test_a_site_is_built_over_an_older_one_and_nothing_else(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    handbook.require_free(site)
    (site / "letters.txt").write_text("mine")
    with pytest.raises(handbook.SiteError, match="is there already"):
        handbook.build(tmp_path / "mkdocs.yml", site)
    assert [path.name for path in site.iterdir()] == ["letters.txt"]
    (site / "sitemap.xml").write_text("<urlset/>")
    handbook.require_free(site)
    with pytest.raises(handbook.SiteError, match="is there already"):
        handbook.require_free(site / "letters.txt")


def test_a_site_that_fails_leaves_the_older_one(tmp_path: Path) -> None:
    site, config = tmp_path / "site", tmp_path / "mkdocs.yml"
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# One\n")
    config.write_text("site_name: x\ntheme: {name: material, font: false}\nplugins: []\n")
    handbook.build(config, site)
    (tmp_path / "docs/index.md").write_text("[nowhere](missing.md)\n")
    with pytest.raises(handbook.SiteError):
        handbook.build(config, site)
    assert "One" in (site / "index.html").read_text(encoding="utf-8")
    assert {path.name for path in tmp_path.iterdir()} == {"docs", "mkdocs.yml", "site"}
    (tmp_path / "docs/index.md").write_text("# Two\n")
    handbook.build(config, site)
    assert "Two" in (site / "index.html").read_text(encoding="utf-8")


def test_without_a_builder_the_remedy_is_how_to_get_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(handbook.SiteError) as caught:
        handbook.build(tmp_path / "mkdocs.yml", tmp_path / "site")
    assert "pip install 'pmo-kit[handbook]'" in caught.value.remedy
