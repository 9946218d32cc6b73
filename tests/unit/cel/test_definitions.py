"""Names for parts of conditions: worth what they stand for, at whatever place they are used."""

from __future__ import annotations

from typing import Any

import pytest
from evaluators import Both
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit import cel
from pmo_kit.cel.definitions import DefinitionError, defined, expand
from pmo_kit.cel.parser import parse
from pmo_kit.cel.type_check import Env, check

LET = {
    "score": "item.a * item.b",
    "red": "score >= 5 || late(item)",
    "late(x)": "x.a > x.b",
    "both(x, y)": "x && y",
    "many": "doc.list.filter(e, e.a > 1)",
    "noted": "item.a // a remark",
}
ITEM = {"a": 2, "b": 3}
DATA = {"item": ITEM, "doc": {"list": [ITEM, {"a": 1, "b": 9}]}}
RECORD = cel.Record("item", {"a": cel.INT, "b": cel.INT}, ("a", "b"))
TYPES = {"item": RECORD, "doc": cel.Record("doc", {"list": cel.ListOf(RECORD)}, ("list",))}


def value(text: str, let: dict[str, str] | None = None) -> Any:
    whole = expand(text, defined(LET if let is None else let)).text
    return Both(check(parse(whole), Env(TYPES))).run(DATA)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("score", 6),
        ("score - score * 2", -6),
        ("10 - score", 4),
        ("!red", False),
        ("!late(item) && red", True),
        ("doc.list.filter(x, late(x) || x.b == 9).map(x, x.b)", [9]),
        ("doc.list.exists(late, late.a == 1)", True),
        ("both(red, red || 1 / 0 == 1)", True),
        ("both(true, false) || true", True),
        ("many.map(many, many.b)", [3]),
        ("noted + noted * 2", 6),
        ("(item.a > 1 ? doc.list : many).size()", 2),
        ("{'score': score}.score", 6),
        ("['score', \"late(x)\"].size()", 2),
    ],
)
def test_a_name_is_worth_what_it_stands_for(text: str, wanted: Any) -> None:
    assert value(text) == wanted


@pytest.mark.parametrize(
    ("text", "where", "message"),
    [
        ("late", "", "`late` takes 1 value, not 0"),
        ("score(item)", "", "`score` takes no values, not 1"),
        ("both(true)", "", "`both` takes 2 values, not 1"),
        ("doc.list.exists(item, red)", "", "`red` reads `item`, and the loop around it"),
        ("doc.list.exists(doc, many.size() > 0)", "", "`many` reads `doc`"),
        ("ring", "gnir", "`ring` is explained by itself: ring → gnir → ring"),
        ("broken", "broken", "expected"),
        ("within(item)", "within", "what `x` stands for reads `item`"),
        ("big4", "big2", "more than 20,000 characters"),
        ("wide5", "wide1", "more than 2,000 names are put in"),
    ],
)
def test_a_use_that_would_mean_something_else_is_refused(
    text: str, where: str, message: str
) -> None:
    let = LET | {"ring": "gnir", "gnir": "!ring", "broken": "1 +"}
    let |= {"within(x)": "doc.list.exists(item, item.a == x.a)"}
    let |= {"big0": f"'{'x' * 500}'"} | {
        f"big{n + 1}": " + ".join([f"big{n}"] * 9) for n in range(4)
    }
    let |= {"wide0": "1"} | {f"wide{n + 1}": " + ".join([f"wide{n}"] * 9) for n in range(5)}
    with pytest.raises(DefinitionError) as caught:
        expand(text, defined(let))
    assert message in caught.value.message
    assert caught.value.name == where


def test_each_character_is_found_where_it_stands() -> None:
    whole = expand("!red && item.b == score", defined(LET))
    for offset, character in enumerate(whole.text):
        name, at = whole.origin(offset)
        text = defined(LET)[name].text if name else "!red && item.b == score"
        assert character in "()" or text[at] == character
    assert whole.used == {"red", "score", "late"}


NUMBERS = st.recursive(
    st.sampled_from(["item.a", "item.b", "1", "-2", "n0", "n1", "n2"]),
    lambda inner: st.builds(
        "{} {} {}".format, inner, st.sampled_from(["+", "-", "*"]), inner
    ) | st.builds("({})".format, inner) | st.builds("f({})".format, inner),
    max_leaves=6,
)  # fmt: skip


@given(st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS))
def test_names_are_worth_their_values(texts: tuple[str, str, str, str]) -> None:
    """Each name is put in as text, or is a variable that holds what it was worked out to be."""
    let = {"f(x)": "0 - x * 2"}
    names: dict[str, Any] = {"n0": 3, "n1": 5, "n2": 7}
    let |= {"n0": "3", "n1": "2 + n0", "n2": "n1 + 2"}

    def plain(text: str) -> int:
        python = text.replace("item.a", "2").replace("item.b", "3")
        return int(eval(python, {"f": lambda x: 0 - x * 2, **names}))

    for text in texts:
        assert value(text, let) == plain(text)
