"""What differs between a page and the same page of what is extended, in words and as marks."""

from __future__ import annotations

import pytest

from pmo_kit.handbook.environment import table
from pmo_kit.handbook.markdown import badge, code, finished, plain
from pmo_kit.handbook.page_diff import changes, marked


def compared(before: str, after: str, company: str) -> tuple[str, tuple[str, ...]]:
    return marked(after, [(before, company)]), changes(before, after)


OWN = '<span class="badge badge--acme">Acme</span>'
CHANGED = '<span class="badge badge--changed-by-acme">changed by Acme</span>'


def page(*blocks: str, source: str = "core/standard.yaml") -> str:
    text = "\n\n".join(blocks)
    frame = f'<div class="source" markdown>\n\nFrom {source}.\n\n</div>\n'
    return finished(f"---\ntitle: X\n---\n\n# X\n\n{text}\n\n{frame}", "reference/x.md")


def rules(*rows: tuple[str, str, str]) -> str:
    cells = ((code(name), text, badge(level)) for name, text, level in rows)
    return table("rules", ("Rule", "What it demands", "Level"), cells)


LOG = ("LOG-005", "The log is looked | through", "should")


def test_a_page_that_says_the_same_has_no_marks() -> None:
    before, after = page(rules(LOG), source="core"), page(rules(LOG), source="acme")
    assert compared(before, after, "Acme") == (after, ())


def test_a_row_that_is_new_is_the_companys() -> None:
    text, told = compared(
        page(rules(LOG)), page(rules(LOG, ("ACME-001", "Urgent", "shall"))), "Acme"
    )
    assert told == ("ACME-001 added",)
    assert f"| `ACME-001` {OWN} | Urgent |" in text and text.count("badge--acme") == 1


def test_a_row_that_differs_says_in_what() -> None:
    raised = (*LOG[:2], "shall")
    text, told = compared(page(rules(LOG)), page(rules(raised)), "Acme")
    assert told == ("LOG-005: level (should → shall)",)
    assert f"| `LOG-005` {CHANGED} | The log is looked \\| through |" in text


def test_a_long_cell_is_only_named() -> None:
    longer = (LOG[0], LOG[1] * 9, LOG[2])
    assert compared(page(rules(LOG)), page(rules(longer)), "A")[1] == ("LOG-005: what it demands",)


def test_what_is_left_out_is_told() -> None:
    other = ("LOG-006", "Another", "may")
    assert compared(page(rules(LOG, other)), page(rules(LOG)), "A")[1] == ("LOG-006 left out",)


def test_rows_of_one_name_are_told_apart_by_what_they_say() -> None:
    one, two, three = (("LOG-005", text, "may") for text in ("One", "Two", "Three"))
    told = compared(page(rules(one, two)), page(rules(two, three)), "A")[1]
    assert told == ("LOG-005: what it demands (One → Three)",)


def test_the_same_rows_in_another_order_are_a_change() -> None:
    other = ("LOG-006", "Another", "may")
    text, told = compared(page(rules(LOG, other)), page(rules(other, LOG)), "A")
    assert told == ("its order",) and "badge--changed" not in text


def test_a_new_title_is_told() -> None:
    assert compared("# Log\n\nX\n", "# Diary\n\nX\n", "A")[1] == ("title (Log → Diary)",)


def test_a_line_that_begins_with_a_number_is_no_frame() -> None:
    line = "<!-- pmo:threshold d -->{}<!-- /pmo -->"
    assert compared(f"# X\n{line.format(1)}", f"# X\n{line.format(2)}", "A")[1] == ("d (1 → 2)",)


def test_a_term_is_marked_where_it_ends() -> None:
    before, after = (f"Level\n:   {badge(level)} words" for level in ("should", "shall"))
    text, told = compared(page(before), page(after), "Acme")
    assert told == ("level (should → shall)",)
    assert f"words {CHANGED}" in text


def test_text_and_code_are_told_by_their_heading() -> None:
    before = page("Same", "## What it finds", "```yaml\na: 1\n```")
    after = page("Other", "## What it finds", "```yaml\na: 2\n```")
    text, told = compared(before, after, "Acme")
    assert told == ("its opening", "“What it finds”")
    assert "badge" not in text


def test_code_that_looks_like_a_table_or_a_heading_is_code() -> None:
    before, after = (page("## H", f"```text\n# one\n| {n} | b |\n```") for n in "12")
    assert compared(before, after, "Acme")[1] == ("“H”",)


def test_a_number_within_a_sentence_is_marked_beside_it() -> None:
    line = "At most <!-- pmo:threshold waiver_days -->{}<!-- /pmo --> days."
    text, told = compared(f"# X\n\n{line.format(184)}\n", f"# X\n\n{line.format(92)}\n", "Acme")
    assert told == ("waiver_days (184 → 92)",)
    assert f"-->92<!-- /pmo --> {CHANGED} days." in text


def test_a_number_within_a_cell_is_told_by_its_name() -> None:
    table = (
        "# X\n\n| A | Ends |\n| --- | --- |\n| W | <!-- pmo:threshold d -->{}<!-- /pmo --> days |\n"
    )
    text, told = compared(table.format(3), table.format(2), "Acme")
    assert told == ("d (3 → 2)",) and f"| W {CHANGED} |" in text


def test_a_tool_is_told_as_one() -> None:
    tool = '# X\n\n<div data-tool="forms">{}</div>\n'
    assert compared(tool.format(1), tool.format(2), "A")[1] == ("the tool on this page",)


def test_values_come_first_and_nothing_twice() -> None:
    before = page("One", "Two", rules(LOG))
    after = page("Eins", "Zwei", rules((*LOG[:2], "shall"), ("N", "New", "may")))
    told = compared(before, after, "Acme")[1]
    assert told == ("LOG-005: level (should → shall)", "N added", "its opening")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[`LOG-005`](../rules/LOG-005.md)", "LOG-005"),
        ("**a** &lt;b&gt; \\[c\\]", "a <b> [c]"),
        ('[Site permit](x.md) <span class="badge">id</span>', "Site permit id"),
    ],
)
def test_plain_is_what_a_reader_sees(text: str, said: str) -> None:
    assert plain(text) == said
