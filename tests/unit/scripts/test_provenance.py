"""The check of a company's site finds statements that are missing, twice, or wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from checks.provenance import Parties, faults

WHO = Parties("Acme", "core@1.0")
BADGE = ' <span class="badge badge--changed-by-acme">changed by Acme</span>'
SAID = {
    "own": "<strong>Acme's own</strong>, not part of core@1.0.",
    "instead": "<strong>Acme's own</strong>, in place of the page of core@1.0.",
    "same": "From <strong>core@1.0</strong>, unchanged by Acme.",
    "changed": "From <strong>core@1.0</strong>, changed by Acme: level (should → shall).",
    "program": "From <strong>pmo-kit</strong>, the program: the same in every standard.",
}
PAGES = {
    "": ("instead", "Welcome."),
    "ours/": ("own", "Ours."),
    "guides/": ("same", "<p>As <a href='x'>ever</a>.</p>"),
    "reference/rules/LOG-005/": ("changed", f"Level: shall.{BADGE}"),
    "reference/commands/check/": ("program", "pmo check"),
}
BELOW = {"": "Hello.", "guides/": "<p>As ever.</p>", "reference/rules/LOG-005/": "Level: should."}


def statement(sort: str) -> str:
    return (
        f'<div class="provenance provenance--x" data-search-exclude>\n<p>{SAID[sort]}</p>\n</div>'
    )


def write(site: Path, address: str, text: str) -> None:
    page = site / address / "index.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(f"<nav>N</nav><article>{text}</article>", encoding="utf-8")


@pytest.fixture
def sites(tmp_path: Path) -> tuple[Path, Path]:
    site, below = tmp_path / "site", tmp_path / "below"
    for address, (sort, text) in PAGES.items():
        write(site, address, f"{statement(sort)}{text}")
    for address, text in BELOW.items():
        write(below, address, f'{text}<div class="source">Made from x.</div>')
    return site, below


def found(sites: tuple[Path, Path]) -> list[str]:
    return faults(*sites, {"", "ours/"}, WHO)


def test_a_right_site_has_no_faults(sites: tuple[Path, Path]) -> None:
    assert found(sites) == []


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("wrong", SAID)
def test_a_wrong_statement_is_found(sites: tuple[Path, Path], address: str, wrong: str) -> None:
    sort, text = PAGES[address]
    write(sites[0], address, f"{statement(wrong)}{text}")
    assert bool(found(sites)) is (wrong != sort)


@pytest.mark.parametrize("times", [0, 2])
def test_a_page_has_one_statement(sites: tuple[Path, Path], times: int) -> None:
    write(sites[0], "guides/", statement("same") * times + PAGES["guides/"][1])
    assert found(sites) == [f"guides/ has {times} statements."]


def test_a_change_that_nobody_told_is_found(sites: tuple[Path, Path]) -> None:
    write(sites[0], "guides/", f"{statement('same')}<p>As never.</p>")
    (fault,) = found(sites)
    assert fault.startswith(
        "guides/ says “From core@1.0, unchanged by Acme.”, not “From core@1.0, ch"
    )


def test_a_mark_alone_is_no_change(sites: tuple[Path, Path]) -> None:
    write(sites[0], "guides/", f"{statement('same')}<p>As ever.{BADGE}</p>")
    assert found(sites) == []
