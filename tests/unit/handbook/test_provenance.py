"""The line below a page's title that says whose it is: one on each page, and a right one."""

from __future__ import annotations

import pytest

from pmo_kit.handbook.provenance import Parties, tag_table, with_provenance

ACME = Parties("Acme", "core@1.0")
TEXT = "---\ntitle: X\n---\n\n# X\n\nWords.\n"


def statement(parties: Parties, path: str, before: str | None, replaced: bool = False) -> str:
    text = with_provenance(parties, path, TEXT, before, replaced)
    assert text.count('class="provenance ') == 1
    head, _, rest = text.partition("\n\n# X\n\n")
    assert head == "---\ntitle: X\n---" and rest.startswith('<div class="provenance ')
    assert rest.endswith("Words.\n")
    return rest.split("\n")[2]


@pytest.mark.parametrize(
    ("parties", "path", "before", "replaced", "said"),
    [
        (ACME, "a.md", None, False, "**Acme's own**, not part of core@1.0."),
        (ACME, "index.md", "# Y\n", True, "**Acme's own**, in place of the page of core@1.0."),
        (ACME, "a.md", TEXT, False, "From **core@1.0**, unchanged by Acme."),
        (
            ACME,
            "a.md",
            TEXT.replace("Words", "Other words"),
            False,
            "From **core@1.0**, changed by Acme: its opening.",
        ),
        (
            ACME,
            "reference/rules/KIT-003.md",
            TEXT,
            False,
            "From **pmo-kit**, the program: the same in every standard.",
        ),
        (Parties("Alone"), "a.md", None, False, "**Alone's own**."),
    ],
)
def test_it_says_whose_the_page_is(
    parties: Parties, path: str, before: str | None, replaced: bool, said: str
) -> None:
    assert statement(parties, path, before, replaced) == said


def test_many_changes_are_counted() -> None:
    rows = "".join(f"| R{n} | may |\n" for n in range(9))
    table = f"# X\n\n| Rule | Level |\n| --- | --- |\n{rows}"
    text = with_provenance(ACME, "a.md", table, "# X\n", False)
    assert "R5 added; and 3 more, marked below." in text


def test_a_page_without_a_title_says_it_at_its_top() -> None:
    assert with_provenance(ACME, "a.md", "Words.\n", None, False).lstrip().startswith("<div class=")


def test_a_title_in_code_is_none() -> None:
    code = "```sh\n# not the title\n```\n\n"
    text = with_provenance(ACME, "a.md", f"{code}# The title\n\nWords.\n", None, False)
    assert text.startswith(f"{code}# The title\n\n<div class=")
    assert with_provenance(ACME, "a.md", code, None, False).lstrip().startswith("<div class=")


def test_a_companys_name_is_shown_and_never_obeyed() -> None:
    text = with_provenance(Parties("<b>A</b>", "core@1.0"), "a.md", TEXT, None, False)
    assert "<b>" not in text and "&lt;b&gt;A&lt;/b&gt;'s own" in text


def test_the_page_by_tag_differs_where_the_tags_do() -> None:
    rule = (
        '---\ntitle: "LOG-005 · The log"\nhide: [tags]\ntags:\n  - "{}"\n  - "time"\n---\n\n# L\n'
    )
    before, after = (
        "# By tag\n" + tag_table({"x.md": rule.format(n)}) for n in ("should", "shall")
    )
    text = with_provenance(ACME, "reference/tags.md", after, before, False)
    assert "changed by Acme: LOG-005: tags (should, time → shall, time)." in text
    assert tag_table({"index.md": TEXT}).endswith("| --- | --- |\n")
