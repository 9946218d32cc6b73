"""What an approval binds: the data and the text, not how they are laid out."""

from __future__ import annotations

import json
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit.engine import Compiled
from pmo_kit.project import digest, is_bound, way_of
from pmo_kit.source import Document, read
from pmo_kit.standard import Kind

BRIEF = "---\nschema: brief/v1\nstatus: draft\nbudget: 8\n---\n# Brief\n\n## Want\n\nText.\n"


@pytest.fixture(scope="session")
def brief(toy_standard: Compiled) -> Kind:
    return toy_standard.standard.kinds["brief"]


def document(text: str, path: str = "brief.md") -> Document:
    found = read(text.encode(), path)
    assert isinstance(found, Document)
    return found


SAME = {
    "unhashed": ("status: draft", "status: approved"),
    "without": ("status: draft\n", ""),
    "crlf": ("\n", "\r\n"),
    "order": ("status: draft\nbudget: 8\n", "budget: 8\nstatus: draft\n"),
    "comment": ("budget: 8", "budget:   8 # euros"),
    "number": ("budget: 8\n", "budget: 0x8\n"),
    "end": ("Last.\n", "Last.\n\n\n"),
    "start": ("---\n# Brief", "---\n\n# Brief"),
    "no last newline": ("Last.\n", "Last."),
    "a blank": ("Text.\n", "Text. \n"),
    "a blank within a paragraph": ("here\n", "here \n"),
    "a tab": ("Text.\n", "Text.\t\n"),
    "two blanks before an empty line": ("Goes on.\n", "Goes on.  \n"),
    "blanks on an empty line": ("Brief\n\n", "Brief\n   \n"),
    "three blanks for two": ("Broken  \n", "Broken    \n"),
    "two blanks after a heading": ("## Want\n", "## Want  \n"),
    "two blanks before a heading": ("Above\n", "Above  \n"),
    "two blanks in code": ("code\n", "code  \n"),
    "two blanks after an item": ("- one\n", "- one  \n"),
    "two blanks after a number": ("1. one\n", "1. one  \n"),
    "two blanks after a row": ("| a | b |\n", "| a | b |  \n"),
    "two blanks before a quote": ("a quote:\n", "a quote:  \n"),
    "two blanks at a quote's end": ("> Quoted.\n", "> Quoted.  \n"),
    "two blanks after a rule": ("***\n", "***  \n"),
    "two blanks in a comment": ("<!-- said\n", "<!-- said  \n"),
    "blanks in front matter": ("budget: 8\n", "budget: 8  \n"),
    "decomposed": ("caf\u00e9", "cafe\u0301"),
}
"""What is no content: the parts of the text that differ."""

OTHER = {
    "a value": ("budget: 8", "budget: 9"),
    "a type": ("budget: 8", 'budget: "8"'),
    "a field": ("budget: 8\n", ""),
    "a word": ("Text.", "Another text."),
    "a heading": ("## Want", "## Wish"),
    "indentation": ("Text.", " Text."),
    "more": ("Text.", "Text.\n\n---\n\nMore."),
    "a blank within": ("Goes on", "Goes  on"),
    "an empty line less": ("Text.\n\nGoes", "Text.\nGoes"),
    "an empty line more": ("Text.\n\nGoes", "Text.\n\n\nGoes"),
    "case": ("Text.", "text."),
    "a look-alike": ("Text.", "\u0422ext."),
    "a compatible character": ("fine", "\ufb01ne"),
    "another blank at the end": ("Text.\n", "Text.\u00a0\n"),
    "no line break": ("Broken  \n", "Broken \n"),
    "a line break": ("here\nin one", "here  \nin one"),
    "a line break in a quote": ("> Quoting\n", "> Quoting  \n"),
    "a line break in an item": ("- two\n", "- two  \n"),
    "a line break before a number": ("in the year\n", "in the year  \n"),
    "a line break by a backslash": ("there \\ \n", "there \\\n"),
    "an accent": ("caf\u00e9", "cafe"),
}
"""What is content."""

LONG = (
    BRIEF
    + """
Goes on.

Broken~~
here
in one caf\u00e9, fine
there \\~
again in the year
2024. That is no list.

Above
## Below

```
code
more
```

- one
- two
  lines

1. one
2. two

| a | b |
|---|---|
| 1 | 2 |

***

<!-- said
aside -->

It is a quote:
> Quoting
> Quoted.

Last.
""".replace("~", " ")
)


@pytest.mark.parametrize("name", SAME)
def test_the_hash_stays(brief: Kind, name: str) -> None:
    old, new = SAME[name]
    assert old in LONG
    changed = digest(document(LONG.replace(old, new)), brief)
    assert changed == digest(document(LONG), brief)


@pytest.mark.parametrize("name", OTHER)
def test_the_hash_changes(brief: Kind, name: str) -> None:
    old, new = OTHER[name]
    assert old in LONG
    changed = digest(document(LONG.replace(old, new)), brief)
    assert changed != digest(document(LONG), brief)


YAML = """\
schema: plan/v1
text: |
  First
  second
quoted: "a b"
"cle": \u00e9
last: |
  The end.
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("First\n", "First  \n"),
        ('a b"\n', 'a b" \n'),
        ("The end.\n", "The end."),
        ("The end.\n", "The end.\n\n\n"),
        ("\u00e9", "e\u0301"),
        ("\n", " \r\n"),
    ],
)
def test_blanks_at_line_ends_are_no_content_in_yaml(brief: Kind, old: str, new: str) -> None:
    before = digest(document(YAML, "plan.yaml"), brief)
    assert digest(document(YAML.replace(old, new), "plan.yaml"), brief) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"a b"', '"a b "'),
        ('"a b"', '"a  b"'),
        ("  second", "   second"),
        ("text: |", "text: >"),
        ("text: |", "text: |-"),
        ("First\n", "First\n\n"),
        ('"cle"', '"cl\u0435"'),
        ("The end.", "The end.\\"),
    ],
)
def test_all_else_is_content_in_yaml(brief: Kind, old: str, new: str) -> None:
    before = digest(document(YAML, "plan.yaml"), brief)
    assert old in YAML
    assert digest(document(YAML.replace(old, new), "plan.yaml"), brief) != before


def test_keys_that_differ_in_composition_alone_stay_two(brief: Kind) -> None:
    both = "schema: plan/v1\n\u00e9: 1\ne\u0301: 2\n"
    hashes = {
        digest(document(text, "plan.yaml"), brief)
        for text in (both, both.replace("1", "3"), both.replace("2", "3"))
    }
    assert len(hashes) == 3


def test_what_an_example_changes_in_data_alone_is_hashed(brief: Kind) -> None:
    spaced = document("schema: plan/v1 \nbudget: 8\n", "plan.yaml")
    changed = spaced.replace(data={**spaced.data, "budget": 9})
    assert digest(changed, brief) != digest(spaced, brief)
    assert digest(changed, brief) == digest(
        document("schema: plan/v1\nbudget: 9\n", "plan.yaml"), brief
    )


LINES = st.lists(
    st.sampled_from(["# A", "Text", "- item", "  more", "1. one", "> q", "```", "| a | b |", ""])
    | st.text("ab \t#->|`\\", max_size=6),
    max_size=12,
)


@given(LINES, st.lists(st.sampled_from(["", " ", "\t", " \t", "  \t"]), min_size=14, max_size=14))
def test_less_than_a_line_break_at_line_ends_never_counts(
    brief: Kind, lines: list[str], blanks: list[str]
) -> None:
    bare = [line.rstrip(" \t\\") for line in ("---", "a: 1", "---", *lines)]
    spaced = [line + blank for line, blank in zip(bare, blanks, strict=False)]
    spaced += bare[len(spaced) :]
    before = digest(document("\n".join(bare)), brief)
    assert digest(document("\n".join(spaced) + "\n"), brief) == before


@given(LINES, st.data())
def test_any_other_edit_counts(brief: Kind, lines: list[str], data: st.DataObject) -> None:
    text = "---\na: 1\n---\n" + "\n".join(lines)
    at = data.draw(st.integers(13, len(text)))
    new = data.draw(st.text("abx\u00e9\u0435#", min_size=1, max_size=3))
    edited = text[:at] + new + text[at:]
    assert digest(document(edited), brief) != digest(document(text), brief)


@given(st.text(max_size=30))
def test_composition_never_counts(brief: Kind, text: str) -> None:
    kinds = [
        digest(document(json.dumps({"text": normalize(form, text)}), "a.json"), brief)
        for form in ("NFC", "NFD")
    ]
    assert kinds[0] == kinds[1]


def test_unhashed_fields_within_lists_lie_outside(brief: Kind) -> None:
    kind = brief._replace(unhashed=("tasks[].progress", "absent[].x", "tasks[].by.hand"))
    text = "schema: plan/v1\ntasks:\n  - {id: T-1, progress: 0}\n  - {id: T-2}\n"
    before = digest(document(text, "plan.yaml"), kind)
    assert digest(document(text.replace("progress: 0", "progress: 9"), "plan.yaml"), kind) == before
    assert digest(document(text.replace("T-2", "T-3"), "plan.yaml"), kind) != before


def test_the_hash_says_in_which_way_it_was_made(brief: Kind) -> None:
    assert digest(document(BRIEF), brief) == (
        "3:61adf2d0268771b83b5040f264f1a8b7c2183401f11e0724bd1fe17bc171fc9a"
    )


FIRST = {
    BRIEF: "61adf2d0268771b83b5040f264f1a8b7c2183401f11e0724bd1fe17bc171fc9a",
    BRIEF.replace(
        "Text.", "Te\u0301xt. "
    ): "e89c536b33b9924eb06cc3f91a2a89c808339e3464fcba88c352e83f27b62295",
}
"""Hashes made in the first way, as reviews hold them; they never change."""


@pytest.mark.parametrize("text", FIRST)
def test_a_hash_of_the_first_way_stays_right_for_ever(brief: Kind, text: str) -> None:
    bound = FIRST[text]
    assert way_of(bound) == 1
    assert is_bound(bound, document(text), brief)
    assert not is_bound(bound, document(text.replace("xt.", "xt. ")), brief)


def test_a_hash_of_an_unknown_way_binds_nothing(brief: Kind) -> None:
    bound = digest(document(BRIEF), brief)
    assert is_bound(bound, document(BRIEF), brief)
    assert not is_bound("4" + bound[1:], document(BRIEF), brief)
    assert not is_bound(bound[2:] + " ", document(BRIEF), brief)


SECOND = "2:61adf2d0268771b83b5040f264f1a8b7c2183401f11e0724bd1fe17bc171fc9a"
"""A hash made in the second way, which still binds who does the work."""


def test_who_does_the_work_is_outside_the_third_way_and_inside_the_second(brief: Kind) -> None:
    text = BRIEF.replace("budget: 8\n", "budget: 8\nowner: ada\n")
    other = text.replace("owner: ada", "owner: ben")
    kind = brief._replace(changes_hands=("owner",))
    assert way_of(SECOND) == 2
    assert is_bound(SECOND, document(BRIEF), kind)
    assert digest(document(text), kind) == digest(document(other), kind)
    second = digest(document(text), kind, 2)
    assert is_bound(second, document(text), kind)
    assert not is_bound(second, document(other), kind)
