"""A company's pages before any engine: what is taken, left out, laid over, and said of it."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from pmo_kit.handbook.company import OF_THE_KIT, assembled
from pmo_kit.handbook.site import SiteError
from pmo_kit.standard import Standard, StandardError, load

HEAD = 'schema: standard/v1\nid: small\ntitle: Small & Co\neditions: [{id: "1.0", status: draft}]\n'
EXTENDS = "extends: core@1.0\n"


def few(standard: Standard, docs: Path) -> dict[str, str]:
    """Stands for the reference, which takes ten seconds to make: two pages of it."""
    link = "[How](../guides/verdicts.md) and [Log](artifacts/log.md)"
    pages = {"reference/index.md": f"# Reference\n\nOf {standard.id}. {link}\n"}
    log = f"# Log\n\n{len(standard.rules)} rules.\n"
    return pages | ({"reference/artifacts/log.md": log} if "log" in standard.kinds else {})


def made(folder: Path, home: Path) -> tuple[Path, dict[str, object]]:
    home.mkdir()
    config = assembled(load(folder), home, few)
    return home / "docs", json.loads(config.read_text(encoding="utf-8"))


def digest(folder: Path) -> str:
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        found.update(str(path.relative_to(folder)).encode())
        found.update(path.read_bytes() if path.is_file() else b"")
    return found.hexdigest()


@pytest.fixture
def acme(root: Path, tmp_path: Path) -> Path:
    """The example, with a page in a folder of its own and a guide to its kind."""
    folder = Path(shutil.copytree(root / "examples" / "standards" / "acme", tmp_path / "acme"))
    for name, title in (("site-work", "Permits on site"), ("artifacts", "Site permit")):
        (folder / "docs" / name).mkdir()
        page = {"site-work": "permits.md", "artifacts": "acme.permit.md"}[name]
        (folder / "docs" / name / page).write_text(f"# {title}\n\nAsk first.\n")
    return folder


def test_pages_are_inherited_laid_over_and_left_out(acme: Path, tmp_path: Path) -> None:
    before = digest(acme)
    docs, config = made(acme, tmp_path / "home")
    assert digest(acme) == before
    names = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")}
    assert {"guides/gates.md", "artifacts/acme.permit.md", "site-work/permits.md"} <= names
    assert not [name for name in names if name.startswith(OF_THE_KIT)]
    assert "# How we run projects" in (docs / "index.md").read_text(encoding="utf-8")
    assert config["site_name"] == "Acme project handbook"
    assert config["theme"] == {"logo": "assets/company.svg", "favicon": "assets/company.svg"}
    assert (docs / "assets/company.svg").read_bytes() == (acme / "logo.svg").read_bytes()
    for name in names:
        text = (docs / name).read_text(encoding="utf-8")
        assert text.count('class="provenance ') == 1, name


def test_links_to_pages_that_are_left_out_become_words(acme: Path, tmp_path: Path) -> None:
    (acme / "docs/links.md").write_text(
        "# Links\n\n[cheque](tools/check.md), [why](explanation/decisions/0003-rooms.md#x), "
        "[gates](guides/gates.md#a), ![pic](tools/check.md), [gone](no/such.md)\n"
    )
    docs, _ = made(acme, tmp_path / "home")
    text = (docs / "links.md").read_text(encoding="utf-8")
    assert (
        "\ncheque, why, [gates](guides/gates.md#a), ![pic](tools/check.md), [gone](no/such.md)"
        in text
    )


def test_a_companys_pages_stand_after_the_start(acme: Path, tmp_path: Path) -> None:
    _, config = made(acme, tmp_path / "home")
    nav = config["nav"]
    assert isinstance(nav, list)
    assert [*nav[0]] == ["Start"] and nav[1] == {"Acme": ["site-work/permits.md"]}
    listed = json.dumps(nav)
    assert "tools/check.md" not in listed and "tools/forms.md" in listed
    assert '{"Site permit": "artifacts/acme.permit.md"}' in listed, "a guide is among the guides"
    assert "reference/artifacts/log.md" in listed and "reference/artifacts/plan.md" not in listed


def test_colours_are_the_last_words_of_the_style_sheet(
    acme: Path, root: Path, tmp_path: Path
) -> None:
    docs, _ = made(acme, tmp_path / "home")
    kit = (root / "docs/assets/handbook.css").read_text(encoding="utf-8")
    sheet = (docs / "assets/handbook.css").read_text(encoding="utf-8")
    added = sheet.removeprefix(kit)
    assert added != sheet
    assert '[data-md-color-scheme="default"] { --pmo-link: #9c2333;' in added
    assert '[data-md-color-scheme="slate"] { --md-primary-fg-color: #7a1f2b;' in added
    assert "--md-primary-bg-color: #ffffff" in added


def test_a_company_without_pages_logo_and_colours_has_a_handbook(tmp_path: Path) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "standard.yaml").write_text(HEAD + EXTENDS)
    docs, config = made(folder, tmp_path / "home")
    assert config["site_name"] == "Small &amp; Co" and config["theme"] == {}
    text = (docs / "index.md").read_text(encoding="utf-8")
    assert "From **core@1.0**, unchanged by small." in text


def test_one_that_extends_nothing_has_its_reference_and_its_pages_only(tmp_path: Path) -> None:
    folder = tmp_path / "small"
    (folder / "docs").mkdir(parents=True)
    (folder / "standard.yaml").write_text(HEAD)
    (folder / "docs" / "our-way.md").write_text("# Our way\n")
    docs, config = made(folder, tmp_path / "home")
    pages = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")}
    assert pages == {"index.md", "our-way.md", "reference/index.md"}
    start = (docs / "index.md").read_text(encoding="utf-8")
    assert "# Small &amp; Co" in start and "[Our way](our-way.md)" in start
    reference = (docs / "reference/index.md").read_text(encoding="utf-8")
    assert "Of small. How and [Log](artifacts/log.md)" in reference
    assert config["copyright"] == "" and '"our-way.md"' in json.dumps(config["nav"])


@pytest.mark.parametrize("fault", ["{logo: gone.svg}", "{colours: {light: {accent: '#aaaaaa'}}}"])
def test_a_look_that_cannot_be_used_is_refused_first(fault: str, tmp_path: Path) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "standard.yaml").write_text(f"{HEAD}{EXTENDS}handbook: {fault}\n")
    with pytest.raises(StandardError):
        made(folder, tmp_path / "home")
    assert not any((tmp_path / "home").iterdir())


def test_a_page_that_is_no_text_is_named(acme: Path, tmp_path: Path) -> None:
    (acme / "docs" / "bad.md").write_bytes(b"# B\xff")
    with pytest.raises(SiteError, match=r"bad\.md is not text in UTF-8"):
        made(acme, tmp_path / "home")


def test_three_standards_one_upon_the_other(acme: Path, tmp_path: Path) -> None:
    folder = tmp_path / "branch"
    folder.mkdir()
    head = HEAD.replace("id: small", "id: branch")
    (folder / "standard.yaml").write_text(f"{head}extends: ../acme@1.0\n")
    (folder / "docs").mkdir()
    (folder / "docs" / "north.md").write_text("# North\n")
    docs, config = made(folder, tmp_path / "home")
    nav = config["nav"]
    assert isinstance(nav, list) and nav[1] == {"branch": ["north.md"]}
    assert nav[2] == {"Acme": ["site-work/permits.md"]}
    text = (docs / "site-work/permits.md").read_text(encoding="utf-8")
    assert "**Acme's own**, not part of core@1.0, unchanged by branch." in text
    assert "How we run projects" in (docs / "index.md").read_text(encoding="utf-8")


def test_what_extends_one_that_is_not_the_core_inherits_no_page_of_the_core(
    root: Path, tmp_path: Path
) -> None:
    below = Path(shutil.copytree(root / "examples/standards/landscape", tmp_path / "landscape"))
    (below / "docs").mkdir()
    (below / "docs" / "stages.md").write_text("# Stages\n")
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "standard.yaml").write_text(f"{HEAD}extends: ../landscape@1.0\n")
    docs, config = made(folder, tmp_path / "home")
    pages = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")}
    assert pages == {"index.md", "stages.md", "reference/index.md"}
    text = (docs / "stages.md").read_text(encoding="utf-8")
    assert "From **landscape@1.0**, unchanged by small." in text
    assert config["copyright"] == ""
