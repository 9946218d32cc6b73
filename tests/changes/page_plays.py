"""Changes of pages: their words, their computed parts, a company's handbook, a decision record."""

from __future__ import annotations

from pathlib import Path

from changes.kit import Fault, Kit, Play, after, append, replace, write

NAVIGATION = "tests/contract/test_navigation.py"
RECORDS = "tests/contract/test_repository.py::test_every_decision_is_listed"
PARTS = "src/pmo_kit/handbook/computed_parts.py"


def a_number(kit: Kit) -> None:
    assert "`cpi` is <!-- pmo:measure T3/executing evm.cpi -->1.0" in kit.text(
        "docs/guides/time.md"
    )


def a_page(kit: Kit) -> None:
    where = kit.gate(f"{NAVIGATION}::test_what_is_written_by_hand_leads_to_every_page")
    assert "1 passed" in where


def a_part(kit: Kit) -> None:
    assert "The phases: initiating, planning" in kit.text("docs/guides/gates.md")


def words(kit: Kit) -> None:
    assert "## What this role owes" in kit.text("docs/reference/roles/pmo.md")


def a_boards_page(kit: Kit) -> None:
    said = kit.pmo(
        *("status", "examples/projects/portal", "--format", "html", "--as-of", "2026-06-11")
    )
    assert "What you decide" in said


def a_companys_handbook(kit: Kit) -> None:
    place = kit.folder.parent / f"{kit.folder.name}-site"
    made = kit.run(
        "-c",
        "import sys; from pathlib import Path; from pmo_kit import handbook, standard; "
        "from pmo_kit.cli.handbook_facts import program_facts; folder = Path(sys.argv[1]); "
        "folder.mkdir(exist_ok=True); "
        "acme = standard.load(Path('acme').resolve()); "
        "print(handbook.assemble(acme, folder, program_facts()))",
        place,
    )
    assert "The Acme way" in Path(made.strip()).read_text("utf-8")
    assert list(place.rglob("lanterns.md"))


def a_record(kit: Kit) -> None:
    assert "1 passed" in kit.gate(RECORDS)


RECORD = """\
# 0099. Lanterns are lit

Status: accepted · 2026-11-29

## Context

It was dark.

## Decision

Lanterns are lit.

## Consequences

It is light.
"""

PLAYS = (
    Play(
        "a number in a page that people write",
        {
            "docs/": append(
                "docs/guides/time.md",
                "\n`cpi` is <!-- pmo:measure T3/executing evm.cpi -->?<!-- /pmo -->.\n",
            )
        },
        a_number,
        ("make generate",),
    ),
    Play(
        "a page that people write",
        {
            "docs/": write(
                "docs/guides/lanterns.md", "---\ntitle: Lanterns\n---\n\n# Lanterns\n\nLight one.\n"
            ),
            "mkdocs.yml": after(
                "mkdocs.yml",
                "          - Install: guides/install.md\n",
                "          - Lanterns: guides/lanterns.md\n",
            ),
        },
        a_page,
        (),
        {
            "mkdocs.yml": Fault(
                f"{NAVIGATION}::test_what_is_written_by_hand_leads_to_every_page",
                "guides/lanterns.md",
            )
        },
    ),
    Play(
        "a further computed part",
        {
            PARTS: after(
                PARTS,
                '    "counts": _of_standard("counts"),\n',
                '    "phases": _of_standard("phases"),\n',
            ),
            "src/pmo_kit/handbook/pages/parts/<part>.md.j2": write(
                "src/pmo_kit/handbook/pages/parts/phases.md.j2",
                "The phases: {{ standard.phases|map(attribute='id')|join(', ') }}.\n",
            ),
            "docs/": append("docs/guides/gates.md", "\n<!-- pmo:phases -->\n\n<!-- /pmo -->\n"),
        },
        a_part,
        ("make generate",),
    ),
    Play(
        "the words of a generated page",
        {
            "src/pmo_kit/handbook/pages/<page>.md.j2": replace(
                "src/pmo_kit/handbook/pages/role.md.j2", '"What you owe"', '"What this role owes"'
            )
        },
        words,
        ("make generate",),
    ),
    Play(
        "the words of a page for boards",
        {
            "templates/portfolio-site/<page>.html.j2": replace(
                "templates/portfolio-site/steering.html.j2", "1. To decide", "1. What you decide"
            )
        },
        a_boards_page,
    ),
    Play(
        "a company's handbook: name, logo, colours, pages",
        {
            "standard.yaml": replace(
                "acme/standard.yaml",
                "name: 'Acme project handbook'",
                "name: 'The Acme way'",
            ),
            "docs/": write(
                "acme/docs/site-work/lanterns.md",
                "---\ntitle: Lanterns\n---\n\n# Lanterns\n\nLight one.\n",
            ),
        },
        a_companys_handbook,
    ),
    Play(
        "a decision that others may question",
        {
            "docs/explanation/decisions/<number>-<name>.md": write(
                "docs/explanation/decisions/0099-lanterns.md", RECORD
            ),
            "docs/explanation/decisions/index.md": append(
                "docs/explanation/decisions/index.md",
                "| [0099](0099-lanterns.md) | Lanterns are lit |\n",
            ),
        },
        a_record,
        (),
        {"docs/explanation/decisions/index.md": Fault(RECORDS, "0099-lanterns.md")},
    ),
)
