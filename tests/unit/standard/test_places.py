"""Where standards are found: with the kit, in packages that are never imported, in folders."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from pmo_kit.standard import StandardError, data_root, folder_of, installed, load, locate, places


@pytest.fixture
def package(tmp_path: Path, toy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed package that brings a standard and whose code must never run."""
    site = tmp_path / "site"
    data = site / "acme_standard"
    shutil.copytree(toy, data)
    (data / "__init__.py").write_text("raise RuntimeError('imported')\n")
    info = site / "acme_standard-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-standard\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[pmo_kit.standards]\nacme = acme_standard\ncore = acme_standard\ngone = nowhere\n"
    )
    monkeypatch.syspath_prepend(str(site))
    return site


def test_the_kits_own_data_lies_in_the_checkout(root: Path) -> None:
    assert data_root() == root
    assert locate("core") == root / "standards" / "core"
    assert installed()["core"] == root / "standards" / "core"


def test_the_kits_own_data_lies_in_a_wheel_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "lib" / "pmo_kit"
    for folder in (package / "_data" / "standards", tmp_path / "standards"):
        folder.mkdir(parents=True)
    monkeypatch.setattr(places, "__file__", str(package / "standard" / "places.py"))
    assert data_root() == package / "_data"


def test_an_installation_without_data_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "__file__", str(tmp_path / "a" / "b" / "c" / "d.py"))
    with pytest.raises(StandardError, match="own data is missing"):
        data_root()


def test_a_packages_standard_is_found_by_name_and_never_imported(package: Path) -> None:
    assert installed()["acme"] == package / "acme_standard"
    assert load("acme").id == "toy"
    assert "acme_standard" not in sys.modules


def test_a_package_cannot_replace_a_standard_of_the_kit(package: Path, root: Path) -> None:
    assert installed()["core"] == locate("core") == root / "standards" / "core"


def test_a_package_without_its_data_is_told(package: Path) -> None:
    with pytest.raises(StandardError) as caught:
        locate("gone")
    assert caught.value.message == (
        "The package acme-standard 1.0 brings the standard `gone` without its data: it installed "
        "no nowhere/standard.yaml."
    )
    assert "tool.hatch.build.targets.wheel" in caught.value.remedy
    assert str(installed()["gone"]) == str(caught.value)


@pytest.mark.parametrize("inside", ["", "other_rules", "src/other_rules"])
def test_a_package_that_is_installed_as_it_lies_is_read_from_its_source(
    package: Path, toy: Path, tmp_path: Path, inside: str
) -> None:
    source = tmp_path / "its source"
    shutil.copytree(toy, source / inside)
    info = editable(package, {"url": source.as_uri(), "dir_info": {"editable": True}})
    assert installed()["toy"] == source / inside
    assert load("toy").id == "toy"
    shutil.rmtree(info)


@pytest.mark.parametrize(
    "said",
    [
        None,
        [],
        {"url": "file:///nowhere", "dir_info": {"editable": True}},
        {"url": "SOURCE", "dir_info": {}},
        {"url": "SOURCE", "dir_info": {"editable": "yes"}},
        {"url": "https://acme.example/its", "dir_info": {"editable": True}},
        {"url": 7, "dir_info": {"editable": True}},
    ],
)
def test_nothing_else_that_an_installer_wrote_down_leads_to_a_standard(
    package: Path, toy: Path, said: Any
) -> None:
    if isinstance(said, dict) and said["url"] == "SOURCE":
        said["url"] = toy.as_uri()
    editable(package, said)
    with pytest.raises(StandardError, match="without its data"):
        locate("toy")


def editable(site: Path, said: Any) -> Path:
    """A package of a standard without its files, and what its installer wrote down of it."""
    info = site / "other_rules-2.1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: other-rules\nVersion: 2.1\n")
    (info / "entry_points.txt").write_text("[pmo_kit.standards]\ntoy = other_rules\n")
    if said is not None:
        (info / "direct_url.json").write_text(json.dumps(said))
    return info


def test_two_packages_with_a_standard_of_one_name_are_told(package: Path) -> None:
    info = package / "other_rules-2.1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: other-rules\nVersion: 2.1\n")
    (info / "entry_points.txt").write_text("[pmo_kit.standards]\nacme = other\n")
    with pytest.raises(StandardError) as caught:
        load("acme")
    assert caught.value.message == (
        "More than one installed package brings a standard called `acme`: acme-standard 1.0 and "
        "other-rules 2.1."
    )
    assert "pip uninstall" in caught.value.remedy
    assert load("core").id == "core"


def test_an_unknown_name_is_refused_with_those_that_there_are(package: Path) -> None:
    with pytest.raises(StandardError) as caught:
        locate("corr")
    assert caught.value.message == "No standard called `corr` is installed."
    assert "acme, core" in caught.value.remedy


@pytest.mark.parametrize("name", ["..", ".", "", "core/../core", "/etc", "core\0"])
def test_a_name_is_never_a_path(name: str) -> None:
    with pytest.raises(StandardError, match="is installed"):
        locate(name)


def test_a_user_may_give_a_folder_instead_of_a_name(
    toy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, root: Path
) -> None:
    monkeypatch.chdir(toy.parent)
    assert folder_of("toy") == Path("toy")
    assert folder_of("./toy") == Path("toy")
    assert folder_of("core") == root / "standards" / "core"
    assert folder_of("./core") == Path("core")
    assert folder_of(tmp_path) == tmp_path


def test_a_package_that_takes_a_name_of_the_kits_own_is_refused(package: Path) -> None:
    (refused,) = places.refused().values()
    assert refused.message.startswith("The package acme-standard 1.0 names its standard `core`")
    assert load("core").id == "core"
