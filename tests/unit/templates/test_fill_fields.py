"""Answers in the text of a template: replaced where a field stands, added where none does."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined

from pmo_kit.templates.fill_fields import CannotFill, Filling, Tree, fill

PLAN = """\
{%- macro text(answer) %}'{{ answer }}'{% endmacro -%}
schema: plan/v1
budget:                      # what it may cost
  unit: h                    # hours
{%- if big %}
  # reserve: 0
{%- endif %}
  total: {{ total }}

dates: {start: 2026-01-05}
tasks:
- id: T-1
# Who made it
scaffold:
  answers: {}
"""
CHARTER = "---\nschema: charter/v1\nowner: ada\n---\n\n# Charter\n"


def rendered(text: str, **answers: object) -> str:
    environment = Environment(undefined=StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(text).render(total=5, **answers)


@pytest.mark.parametrize("big", [True, False])
@pytest.mark.parametrize(
    ("fields", "there"),
    [
        ({"budget": {"unit": Filling("EUR")}}, {"unit": "EUR", "total": 5}),
        ({"budget": {"reserve": Filling("7")}}, {"unit": "h", "total": 5, "reserve": 7}),
        ({"budget": {"unit": Filling("EUR", "big")}}, None),
        (
            {"budget": {"more": {"deep": Filling("1")}}},
            {"unit": "h", "total": 5, "more": {"deep": 1}},
        ),
    ],
)
def test_a_field_of_an_object_is_replaced_or_added(
    fields: Tree, there: dict[str, object] | None, big: bool
) -> None:
    wanted = there or {"unit": "EUR" if big else "h", "total": 5}
    read = yaml.safe_load(rendered(fill(PLAN, fields), big=big))
    assert read["budget"] == wanted
    assert list(read) == ["schema", "budget", "dates", "tasks", "scaffold"]


def test_a_remark_stays_behind_what_is_replaced() -> None:
    made = fill(PLAN, {"budget": {"unit": Filling("EUR")}})
    assert "  unit: EUR                    # hours\n" in made


def test_a_new_field_stands_before_the_one_that_stays_last_and_its_remark() -> None:
    made = fill(PLAN, {"office": Filling("x")}, before="scaffold")
    assert "- id: T-1\noffice: x\n# Who made it\nscaffold:\n" in made


def test_fields_of_markdown_go_to_the_end_of_its_front_matter() -> None:
    made = fill(CHARTER, {"office": Filling("x", "asked"), "owner": Filling("bo")})
    assert rendered(made, asked=True) == CHARTER.replace("ada\n", "bo\noffice: x\n")
    assert rendered(made, asked=False) == CHARTER.replace("ada\n", "bo\n")


@pytest.mark.parametrize("answers", [{"a": 1, "b": ""}, {"a": "", "b": 1}, {"a": "", "b": ""}])
def test_a_new_object_is_there_with_the_first_of_its_fields(answers: dict[str, object]) -> None:
    fields = {"permit": {key: Filling(f"{{{{ {key} }}}}", key) for key in "ab"}}
    read = yaml.safe_load(rendered(fill("schema: x/v1\n", fields), **answers))
    held = {key: value for key, value in answers.items() if value}
    assert read == {"schema": "x/v1", **({"permit": held} if held else {})}


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"budget": {"total": Filling("1")}}, "from an answer of its own"),
        ({"dates": {"end": Filling("1")}}, "writes `dates` in one line"),
        ({"tasks": Filling("1")}, "writes `tasks` over several lines"),
    ],
)
def test_what_cannot_be_filled_is_told(fields: Tree, why: str) -> None:
    with pytest.raises(CannotFill, match=why):
        fill(PLAN, fields)


NAMES = st.sampled_from(["alpha", "beta", "gamma"])
PLAIN = st.recursive(
    st.integers(0, 9), lambda inner: st.dictionaries(NAMES, inner, min_size=1), max_leaves=6
)


def leaves(value: object) -> Tree | Filling:
    if isinstance(value, dict):
        return {name: leaves(inner) for name, inner in value.items()}
    return Filling(str(value))


@given(st.dictionaries(NAMES, PLAIN, min_size=1))
def test_whatever_is_filled_in_is_read_back(fields: dict[str, object]) -> None:
    tree = leaves(fields)
    assert isinstance(tree, dict)
    made = fill("schema: x/v1\nlast: 1\n", tree)
    assert yaml.safe_load(made) == {"schema": "x/v1", "last": 1, **fields}
    assert yaml.safe_load(fill(made, tree)) == yaml.safe_load(made)
