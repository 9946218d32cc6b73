"""The navigation of a site: what follows an index page, what is dropped, what is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pmo_kit.handbook import configuration
from pmo_kit.handbook.context import Context
from pmo_kit.handbook.navigation import Entry, completed, listed, present
from pmo_kit.handbook.program import Command, Program, Template
from pmo_kit.handbook.site import SiteError
from pmo_kit.standard import Standard

FLY = Command("pmo fly", "pmo fly", (), ())
KITE = Template("kite", "A kite", (), ())
PROGRAM = Program((FLY,), lambda standard: (KITE,), lambda report, finding: "")


def test_an_index_page_is_followed_by_the_pages_of_its_section(
    standard: Standard, tmp_path: Path
) -> None:
    (tmp_path / "artifacts").mkdir()
    (tmp_path / "artifacts" / "log.md").write_text("# Log\n")
    context = Context(standard, PROGRAM, tmp_path)
    written: list[Entry] = [
        {"Artifacts": ["artifacts/index.md"]},
        {"Reference": [{"Gates": ["reference/gates/index.md"]}, {"Last": "last.md"}]},
        "reference/commands/index.md",
        "reference/templates/index.md",
        "reference/rules/index.md",
    ]
    gates = [{"RfE · Ready for executing": "reference/gates/RfE.md"}]
    gates += [{"GL · Go-live": "reference/gates/GL.md"}]
    assert completed(written, context) == [
        {"Artifacts": ["artifacts/index.md", {"When needed": [{"Log": "artifacts/log.md"}]}]},
        {"Reference": [{"Gates": ["reference/gates/index.md", *gates]}, {"Last": "last.md"}]},
        "reference/commands/index.md",
        {"pmo fly": "reference/commands/fly.md"},
        "reference/templates/index.md",
        {"kite": "reference/templates/kite.md"},
        "reference/rules/index.md",
        {"Log": [{"RISK-004": "reference/rules/RISK-004.md"}]},
    ]


def test_without_guides_or_a_program_nothing_follows_their_index(standard: Standard) -> None:
    written: list[Entry] = ["artifacts/index.md", "reference/commands/index.md"]
    assert completed(written, Context(standard)) == written


def test_entries_of_pages_that_are_not_there_go_and_empty_labels_with_them() -> None:
    written: list[Entry] = ["a.md", {"B": "b.md", "C": "c.md"}, {"D": [{"E": ["e.md"]}, "a.md"]}]
    assert [*listed(written)] == ["a.md", "b.md", "c.md", "e.md", "a.md"]
    assert present(written, {"a.md", "c.md"}) == ["a.md", {"C": "c.md"}, {"D": ["a.md"]}]
    assert present([{"D": [{"E": ["e.md"]}]}], {"a.md"}) == []


def test_settings_of_one_build_stand_in_place_of_the_kits(tmp_path: Path) -> None:
    made = configuration.write(tmp_path / "a", tmp_path / "docs", ["i.md"], {"site_name": "X"})
    config = json.loads(made.read_text(encoding="utf-8"))
    assert config["nav"] == ["i.md"] and config["site_name"] == "X"
    assert config["docs_dir"] == str(tmp_path / "docs")
    inherited = (made.parent / config["INHERIT"]).read_text(encoding="utf-8")
    assert "site_name: pmo-kit handbook" in inherited and "\nnav:" not in inherited


def test_a_navigation_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nnav:\n  - [\n")
    monkeypatch.setattr(configuration, "data_root", lambda: tmp_path)
    with pytest.raises(SiteError, match="navigation cannot be read"):
        configuration.kit_navigation()


def test_a_label_of_a_standard_is_no_markup(standard: Standard) -> None:
    (gate, *_) = standard.gates
    odd = gate._replace(title="R&D <script>x</script>\n" + "long " * 300)
    (_, (entry)) = completed(["reference/gates/index.md"], Context(standard._replace(gates=(odd,))))
    assert isinstance(entry, dict)
    (label,) = entry
    assert label.startswith("RfE · R&amp;D &lt;\u2060script&gt;x&lt;\u2060/script&gt; long long")
    assert len(label) < 1000  # a builder's reader of YAML takes no longer key
