"""The line below a page's title that says whose it is: one on each page, and a right one."""

from __future__ import annotations

import pytest

from pmo_kit.handbook.provenance import Version, tag_table, with_provenance

TEXT = "---\ntitle: X\n---\n\n# X\n\nWords.\n"


def acme(before: str | None, text: str, written: bool = False) -> list[Version]:
    return [Version("core@1.0", "pmo-kit", before), Version("acme@1.0", "Acme", text, written)]


def statement(versions: list[Version], path: str = "a.md") -> str:
    text = with_provenance(path, versions)
    assert text.count('class="provenance ') == 1
    head, _, rest = text.partition("\n\n# X\n\n")
    assert head == "---\ntitle: X\n---" and rest.startswith('<div class="provenance ')
    assert rest.endswith("Words.\n")
    return rest.split("\n")[2]


@pytest.mark.parametrize(
    ("versions", "path", "said"),
    [
        (acme(None, TEXT), "a.md", "**Acme's own**, not part of core@1.0."),
        (
            acme("# Y\n", TEXT, written=True),
            "index.md",
            "**Acme's own**, in place of the page of core@1.0.",
        ),
        (acme(TEXT, TEXT), "a.md", "From **core@1.0**, unchanged by Acme."),
        (
            acme(TEXT.replace("Words", "Other words"), TEXT),
            "a.md",
            "From **core@1.0**, changed by Acme: its opening.",
        ),
        (
            acme(TEXT, TEXT),
            "reference/rules/KIT-003.md",
            "From **pmo-kit**, the program: the same in every standard.",
        ),
        ([Version("alone@1.0", "Alone", TEXT)], "a.md", "**Alone's own**."),
    ],
)
def test_it_says_whose_the_page_is(versions: list[Version], path: str, said: str) -> None:
    assert statement(versions, path) == said


ONE, TWO, THREE = (f"# X\n\n{text}.\n" for text in ("One", "Two", "Three"))


def stack(*texts: str | None, written: int = -1) -> list[Version]:
    names = ("core", "holding", "works", "unit")
    return [
        Version(f"{name}@1.0", name.title(), text, n == written)
        for n, (name, text) in enumerate(zip(names, texts, strict=True))
    ]


@pytest.mark.parametrize(
    ("versions", "said"),
    [
        (stack(ONE, ONE, ONE, ONE), "From **core@1.0**, unchanged by Holding, Works and Unit."),
        (stack(ONE, TWO, TWO, TWO), "From **core@1.0**, changed by Holding: its opening."),
        (
            stack(ONE, TWO, TWO, THREE),
            "From **core@1.0**, changed by Holding: its opening; changed by Unit: its opening.",
        ),
        (
            stack(None, ONE, ONE, ONE),
            "**Holding's own**, not part of core@1.0, unchanged by Works and Unit.",
        ),
        (
            stack(None, ONE, TWO, TWO),
            "**Holding's own**, not part of core@1.0, changed by Works: its opening.",
        ),
        (
            stack(ONE, TWO, TWO, TWO, written=1),
            "**Holding's own**, in place of the page of core@1.0, unchanged by Works and Unit.",
        ),
        (
            stack(ONE, ONE, None, None)[:2] + stack(ONE, ONE, ONE, TWO, written=3)[2:],
            "**Unit's own**, in place of the page of works@1.0.",
        ),
    ],
)
def test_each_company_of_a_stack_is_named(versions: list[Version], said: str) -> None:
    text = with_provenance("a.md", versions)
    assert text.split("\n")[4] == said


def test_a_mark_names_the_company_that_changed_a_line_last() -> None:
    table = "# X\n\n| Rule | Level |\n| --- | --- |\n{}"
    rows = ["| R1 | may |\n", "| R1 | should |\n", "| R1 | shall |\n"]
    core, holding, unit = (
        table.format(rows[0] + "| R2 | may |\n"),
        table.format(rows[1] + "| R2 | shall |\n| R3 | may |\n"),
        table.format(rows[2] + "| R2 | shall |\n| R3 | may |\n"),
    )
    text = with_provenance("a.md", stack(core, holding, holding, unit))
    lines = {line.split(" ")[1]: line for line in text.split("\n") if line.startswith("| R")}
    assert "changed by Unit</span>" in lines["R1"]
    assert "changed by Holding</span>" in lines["R2"]
    assert "badge--holding" in lines["R3"]


def test_many_changes_are_counted() -> None:
    rows = "".join(f"| R{n} | may |\n" for n in range(9))
    table = f"# X\n\n| Rule | Level |\n| --- | --- |\n{rows}"
    text = with_provenance("a.md", acme("# X\n", table))
    assert "R5 added; and 3 more, marked below." in text


def test_a_page_without_a_title_says_it_at_its_top() -> None:
    assert with_provenance("a.md", acme(None, "Words.\n")).lstrip().startswith("<div class=")


def test_a_title_in_code_is_none() -> None:
    code = "```sh\n# not the title\n```\n\n"
    text = with_provenance("a.md", acme(None, f"{code}# The title\n\nWords.\n"))
    assert text.startswith(f"{code}# The title\n\n<div class=")
    assert with_provenance("a.md", acme(None, code)).lstrip().startswith("<div class=")


def test_a_companys_name_is_shown_and_never_obeyed() -> None:
    text = with_provenance("a.md", [acme(None, "")[0], Version("a@1.0", "<b>A</b>", TEXT)])
    assert "<b>" not in text and "&lt;b&gt;A&lt;/b&gt;'s own" in text


def test_the_page_by_tag_differs_where_the_tags_do() -> None:
    rule = (
        '---\ntitle: "LOG-005 · The log"\nhide: [tags]\ntags:\n  - "{}"\n  - "time"\n---\n\n# L\n'
    )
    before, after = (
        "# By tag\n" + tag_table({"x.md": rule.format(n)}) for n in ("should", "shall")
    )
    text = with_provenance("reference/tags.md", acme(before, after))
    assert "changed by Acme: LOG-005: tags (should, time → shall, time)." in text
    assert tag_table({"index.md": TEXT}).endswith("| --- | --- |\n")
