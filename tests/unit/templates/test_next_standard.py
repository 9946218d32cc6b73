"""A new standard that extends a company's: what it pins, and names of its own."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from companies import company

from pmo_kit.standard import load
from pmo_kit.standard import merge_layers as layers
from pmo_kit.templates import ScaffoldError, Template, ask, dates, find, next_standard, templates_of
from pmo_kit.templates.render import rendered
from pmo_kit.verify import verify

ROOT = Path(__file__).resolve().parents[3]
ACME = ROOT / "examples" / "standards" / "acme"
TODAY = datetime.date(2026, 3, 2)


def extending(below: Path) -> Template:
    return find("standard", templates_of(load(below)))


def made(template: Template, **answers: str) -> dict[str, str]:
    files = rendered(template, {**ask(template, answers, TODAY), **dates(TODAY)})
    return {path: text.decode() for path, text in files.items()}


def laid_out(files: Mapping[str, str], folder: Path) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_it_extends_the_companys_standard_tightens_it_and_shares_no_name_with_it() -> None:
    files = made(extending(ACME), name="North")
    head = yaml.safe_load(files["standard.yaml"])
    assert (head["id"], head["extends"]) == ("north", "acme@1.0")
    assert head["thresholds"] == {"waiver_days": 46}
    (question,) = head["questions"]
    assert (question["key"], question["fills"]) == (
        "north_permit_office",
        "charter:north_permit_office",
    )
    assert "acme has 92" in files["standard.yaml"]
    theirs = {path for path in files if "permit" in path or path.startswith("rules/")}
    assert theirs and not [path for path in theirs if (ACME / path).exists()]


@pytest.mark.long
def test_what_is_made_is_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = laid_out(made(extending(ACME), name="North"), tmp_path / "north")
    monkeypatch.setattr(layers, "locate", lambda name: {"acme": ACME}.get(name) or _core())
    assert verify(folder).problems == ()


def _core() -> Path:
    return ROOT / "standards" / "core"


def test_its_package_brings_the_standard_below_from_where_that_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(next_standard, "package_of", lambda name: f"{name}-rules")
    address = "git@acme.example:pmo/acme's"
    below = company(tmp_path, f'repository: {{address: "{address}", revision: v2}}\n')
    files = made(extending(below))
    package = tomllib.loads(files["pyproject.toml"])
    wanted = "git+ssh://git@acme.example/pmo/acme's@v2"
    assert package["project"]["dependencies"] == ["pmo-kit>=0.1", f"acme-rules @ {wanted}"]
    assert package["tool"]["hatch"]["metadata"] == {"allow-direct-references": True}
    assert "hatchling 'git+ssh://git@acme.example/pmo/acme'\\''s@v2'\n" in files["Makefile"]
    jobs = yaml.safe_load(files[".gitlab-ci.yml"])["test"]
    assert jobs["variables"]["PMO_STANDARD"] == address
    steps = yaml.safe_load(files[".github/workflows/test.yml"])["jobs"]["test"]["steps"]
    assert "Install the standard that this one extends" in [step.get("name") for step in steps]


def test_without_a_repository_nothing_is_fetched_from_a_guessed_place(tmp_path: Path) -> None:
    files = made(extending(company(tmp_path)))
    assert tomllib.loads(files["pyproject.toml"])["project"]["dependencies"] == ["pmo-kit>=0.1"]
    assert not [path for path, text in files.items() if "PMO_STANDARD" in text]


@pytest.mark.parametrize("slug", ["core", "acme", "holding"])
def test_no_short_name_of_the_standards_below_is_taken(tmp_path: Path, slug: str) -> None:
    company(tmp_path, name="holding")
    template = extending(company(tmp_path, below="../holding"))
    with pytest.raises(ScaffoldError, match="is not a short name such as") as caught:
        ask(template, {"slug": slug}, TODAY)
    assert "other than `core` and `holding` and `acme`" in caught.value.message


def test_a_threshold_that_is_no_number_of_days_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = load(company(tmp_path))
    template = find("standard")
    pins: dict[str, Any] = dict.fromkeys(("_standard", "_edition", "_standard_at"), "")
    by_tier = below._replace(thresholds={**below.thresholds, "waiver_days": {"T1": 9}})
    files = made(next_standard.extending(template, by_tier, pins, ["acme"]))
    assert not re.search(r"^thresholds:", files["standard.yaml"], re.MULTILINE)
