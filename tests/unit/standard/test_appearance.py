"""A handbook's look: contrast as WCAG measures it, and each fault at its place with a remedy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pmo_kit.standard.appearance import GROUNDS, LEAST, appearance_faults, contrast, ink_on
from pmo_kit.standard.files import read_head
from pmo_kit.verify import verify

SCHEMES = {"light": "default", "dark": "slate"}
HEAD = """schema: standard/v1
id: acme
title: Acme
extends: core@1.0
editions: [{{id: "1.0", status: draft}}]
handbook:
  {said}
"""


def faults(folder: Path, said: str) -> list[str]:
    (folder / "standard.yaml").write_text(HEAD.format(said=said), encoding="utf-8")
    found = appearance_faults(read_head(folder).head, folder)
    return [f"{e.line}:{e.column} {e.message} {e.remedy}" for e in found]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.478),  # the two greys around 4.5 that WebAIM's checker shows
        ("#767676", "#FFFFFF", 4.542),
        ("#ff0000", "#ffffff", 3.998),
        ("#0000ff", "#ffffff", 8.592),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.001) == contrast(other, one)


def test_text_in_the_head_takes_the_ink_that_is_read_better() -> None:
    assert ink_on("#7a1f2b") == "#ffffff"
    assert ink_on("#ffd400") == "#1c2530"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_grounds_are_those_of_the_style_sheet(scheme: str, root: Path) -> None:
    sheet = (root / "docs" / "assets" / "handbook.css").read_text(encoding="utf-8")
    rule = sheet[sheet.index(f'[data-md-color-scheme="{SCHEMES[scheme]}"] {{') :].partition("}")[0]
    said = dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6})", rule))
    page = said.get("--md-default-bg-color", "#ffffff")
    assert set(GROUNDS[scheme]) == {page, said["--pmo-ground"], said["--md-code-bg-color"]}


def test_a_sound_look_has_no_faults(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text("<svg/>")
    (tmp_path / "docs").mkdir()
    said = (
        "{logo: logo.svg, pages: docs, colours: {light: {primary: '#7a1f2b', accent: '#9c2333'}, "
        "dark: {primary: '#ffd400', accent: '#f2a3ab'}}}"
    )
    assert faults(tmp_path, said) == []
    assert faults(tmp_path, "{name: Only a name}") == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("logo: gone.svg", "7:9 The logo gone.svg is not there. Put it there"),
        ("logo: ../logo.svg", "7:9 The logo ../logo.svg lies outside the standard's folder."),
        ("logo: logo.exe", "7:9 The logo logo.exe is no .svg or .png file. Save it as SVG"),
        ("pages: gone", "7:10 The handbook's folder of pages gone is not there. Fix the path"),
        (
            "colours: {light: {accent: red}}",
            "7:29 `handbook.colours.light.accent` is red, which is no colour in hexadecimal. "
            "Write it as `'#rrggbb'`",
        ),
        (
            "colours: {light: {accent: '#777777'}}",
            "`handbook.colours.light.accent`: #777777 as text on #f3f5f8 has a contrast of "
            "4.10 : 1; text needs 4.5 : 1 (WCAG 2.2, 1.4.3). Take a darker tone of it.",
        ),
        (
            "colours: {dark: {accent: '#9c2333'}}",
            "`handbook.colours.dark.accent`: #9c2333 as text on #1f2834 has a contrast of "
            "1.91 : 1; text needs 4.5 : 1 (WCAG 2.2, 1.4.3). Take a lighter tone of it.",
        ),
        (
            "colours: {dark: {primary: '#808080'}}",
            "`handbook.colours.dark.primary`: #808080 under text in #ffffff has a contrast of "
            "3.94 : 1; text needs 4.5 : 1",
        ),
    ],
)
def test_a_fault_names_its_place_what_was_measured_and_a_remedy(
    said: str, told: str, tmp_path: Path
) -> None:
    (tmp_path.parent / "logo.svg").write_text("<svg/>")
    (found,) = faults(tmp_path, said)
    assert told in found


def test_a_ratio_just_too_low_does_not_look_like_enough(tmp_path: Path) -> None:
    tone = next(
        f"#{grey:02x}{grey:02x}{grey:02x}"
        for grey in range(255, 0, -1)
        if contrast(f"#{grey:02x}{grey:02x}{grey:02x}", "#ffffff") >= LEAST - 0.05
    )
    (found,) = faults(tmp_path, f"colours: {{light: {{accent: '{tone}'}}}}")
    assert "4.50 : 1;" not in found


@pytest.mark.posix
def test_a_link_as_a_logo_that_leads_outside_is_refused(tmp_path: Path) -> None:
    home = tmp_path / "acme"
    home.mkdir()
    (tmp_path / "secret.svg").write_text("<svg/>")
    (home / "logo.svg").symlink_to(tmp_path / "secret.svg")
    (found,) = faults(home, "logo: logo.svg")
    assert "outside the standard's folder" in found


@pytest.mark.long
def test_verifying_a_standard_finds_them(tmp_path: Path) -> None:
    faults(tmp_path, "{logo: gone.svg, colours: {light: {accent: '#ffffff'}}}")
    problems = [str(problem) for problem in verify(tmp_path).problems]
    assert [text.partition(": ")[0] for text in problems] == [
        f"{tmp_path / 'standard.yaml'}:7:10",
        f"{tmp_path / 'standard.yaml'}:7:46",
    ]
