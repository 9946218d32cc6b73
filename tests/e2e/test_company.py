"""A company's handbook from its installed package, built once by playing the guide on it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from checks import provenance, visits
from once import Once
from packages import install
from playing import play, run
from playwright.sync_api import Browser

pytestmark = pytest.mark.e2e

ACME = Path("examples", "standards", "acme")
WHO = provenance.Parties("Acme", "core@1.0")
OWN = {""}
PAGES = (
    "",
    "reference/artifacts/acme.permit/",
    "reference/rules/ACME-001/",
    "reference/tiers/",
)


class Company(NamedTuple):
    """Where kit and standard are installed, and what was built from them."""

    modules: Path
    site: Path
    before: str
    """A digest of the installed standard before the guide was played."""


def digest(folder: Path) -> str:
    found = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        found.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return found.hexdigest()


@pytest.fixture(scope="session")
def company(root: Path, once: Once) -> Company:
    """The kit's wheel and Acme's package installed, and the guide played with them."""

    def make(home: Path) -> None:
        source = shutil.copytree(root / ACME, home / "acme-standard")
        wheel = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d"]
        dist = home / "dist"
        subprocess.run([*wheel, str(dist)], cwd=root, check=True, capture_output=True)
        modules = home / "modules"
        install(modules, *dist.glob("*.whl"), source)
        (home / "before").write_text(digest(modules / "acme_standard"))
        guide = (root / "docs" / "guides" / "own-handbook.md").read_text(encoding="utf-8")
        assert play(guide, home, partial(run, modules=str(modules))) >= 3
        assert digest(source) == digest(root / ACME), "the guide fixes what it breaks"

    home = once.folder("company", make)
    return Company(home / "modules", home / "acme-handbook", (home / "before").read_text())


@pytest.fixture
def visit(browser: Browser, company: Company, scheme: str) -> Iterator[visits.Visit]:
    opened = visits.context(browser, "desktop", scheme)
    with visits.served(company.site) as address:
        yield visits.Visit(opened.new_page(), address)
    opened.close()


@pytest.mark.long
def test_it_is_built_from_the_installed_packages_and_nothing_is_written_there(
    company: Company,
) -> None:
    assert (company.modules / "pmo_kit" / "_data" / "mkdocs.yml").is_file()
    assert digest(company.modules / "acme_standard") == company.before
    assert (company.site / "index.html").is_file()


@pytest.mark.long
def test_each_page_says_whose_it_is(company: Company, site: Path) -> None:
    assert provenance.faults(company.site, site, OWN, WHO) == []
    told = {
        path.parent.relative_to(company.site).as_posix(): path.read_text(encoding="utf-8")
        for path in company.site.rglob("index.html")
    }
    assert len(told) > 400
    assert "permit_office" in told["reference/artifacts/charter"]
    assert "waiver_days (184 → 92)" in told["guides/tailoring"]
    for page, name in (("rules", "ACME-001"), ("artifacts", "Site permit")):
        row = re.search(rf"<tr>\s*<td>[^\n]*{name}[^\n]*</td>", told[f"reference/{page}"])
        assert row and '<span class="badge badge--acme">Acme</span>' in row[0]
    assert not [page for page in told if page.startswith(("explanation/decisions", "tools/check"))]


@pytest.mark.long
def test_reference_navigation_and_search_have_what_is_acmes(company: Company) -> None:
    start = (company.site / "index.html").read_text(encoding="utf-8")
    assert "<title>Acme project handbook</title>" in start.replace("Handbook - ", "")
    rule = (company.site / "reference/rules/ACME-001/index.html").read_text(encoding="utf-8")
    assert 'href="../../artifacts/acme.permit/"' in rule
    assert 'href="reference/artifacts/acme.permit/"' in start
    index = json.loads((company.site / "search/search_index.json").read_text(encoding="utf-8"))
    found = [each["text"] for each in index["docs"] if each["location"] == ""]
    assert found and "nobody touches a pipe" in found[0] and "not part of" not in found[0]


@pytest.mark.long
@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_has_acmes_name_logo_and_colours_and_can_be_read_by_all(
    visit: visits.Visit, scheme: str
) -> None:
    for path in PAGES:
        page = visit.open(path)
        assert visits.violations(page) == [], path
        assert page.locator(".provenance").count() == 1
    page = visit.open("")
    assert page.locator(".md-header__title").inner_text().startswith("Acme project handbook")
    logo = page.locator(".md-header .md-logo img")
    assert logo.evaluate("image => image.naturalWidth > 0")
    assert logo.get_attribute("src") == "assets/company.svg"
    colour = "element => getComputedStyle(element).{}"
    head = page.locator(".md-header")
    assert head.evaluate(colour.format("backgroundColor")) == "rgb(122, 31, 43)"
    link = page.locator(".doors a").first.evaluate(colour.format("color"))
    assert link == {"light": "rgb(156, 35, 51)", "dark": "rgb(242, 163, 171)"}[scheme]
    assert visit.complaints == []


@pytest.mark.long
def test_a_project_is_judged_by_the_installed_standard(company: Company, tmp_path: Path) -> None:
    modules = str(company.modules)
    run("pmo new hidden-number -o project --no-input --set stage=executing", tmp_path, modules)
    manifest = tmp_path / "project" / "pmo.yaml"
    text = manifest.read_text(encoding="utf-8").replace("standard: core", "standard: acme", 1)
    manifest.write_text(text, encoding="utf-8")
    judged = "pmo check project --as-of 2026-02-13"
    assert "conforms to acme@1.0 (T1, executing)" in run(judged, tmp_path, modules)
    manifest.write_text(text.replace("safety: false", "safety: true"), encoding="utf-8")
    assert "acme.permit" in run(judged, tmp_path, modules)


def test_its_hook_is_one_that_pre_commit_takes(root: Path) -> None:
    check = [sys.executable, "-m", "pre_commit", "validate-manifest"]
    path = root / ACME / ".pre-commit-hooks.yaml"
    done = subprocess.run([*check, str(path)], env=os.environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.long
def test_a_look_that_cannot_be_read_stops_the_build(root: Path, tmp_path: Path) -> None:
    standard = Path(shutil.copytree(root / ACME, tmp_path / "acme")) / "standard.yaml"
    text = standard.read_text(encoding="utf-8")
    standard.write_text(text.replace("'#9c2333'", "'#e0a100'"), encoding="utf-8")
    said = run("pmo handbook build --standard acme -o site", tmp_path, str(root / "src"))
    assert re.search(r"standard\.yaml:\d+:\d+", said) and "2.0" in said and "4.5 : 1" in said
    assert not (tmp_path / "site").exists()


@pytest.mark.long
def test_one_that_extends_nothing_has_a_site_of_its_reference(root: Path, tmp_path: Path) -> None:
    landscape = root / "examples" / "standards" / "landscape"
    said = run(f"pmo handbook build --standard {landscape} -o site", tmp_path, str(root / "src"))
    assert said.startswith("Built site"), said
    site = tmp_path / "site"
    assert (site / "reference" / "rules" / "STAGE-001" / "index.html").is_file()
    assert not (site / "guides").exists()
    alone = provenance.Parties("landscape", "")
    assert provenance.faults(site, tmp_path / "nothing", (), alone) == []
