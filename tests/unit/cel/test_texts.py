"""Functions on texts: the same answers as Google's strings extension, and what they cost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from evaluators import Both
from expressions import OURS, THEIRS
from hypothesis import example, given
from hypothesis import strategies as st

from pmo_kit import cel
from pmo_kit.cel.parser import parse
from pmo_kit.cel.type_check import Env, check
from pmo_kit.cel.unknowns import PartialMap, Unknown

Run = Callable[..., Any]
TEXTS = st.text(alphabet="aab,é😀 \n\t\u0085\u00a0\u3000\x1c\u200b", max_size=12)
PLACES = st.integers(-2, 14)
ENV = Env({**OURS.variables, "m": cel.MapOf(cel.STRING)})
CALLS = [
    "s.indexOf(t)",
    "s.indexOf(t, i)",
    "s.substring(i)",
    "s.substring(i, j)",
    "s.split(t)",
    "s.split(t, i)",
    "s.replace(t, one.u)",
    "s.replace(t, one.u, i)",
    "s.trim()",
]


def ours(text: str) -> Callable[[dict[str, Any]], Any]:
    program = Both(check(parse(text), OURS))

    def run(row: dict[str, Any]) -> Any:
        try:
            return program.run(row)
        except cel.CelEvalError:
            return "an error"

    return run


def theirs(text: str) -> Callable[[dict[str, Any]], Any]:
    compiled = THEIRS.compile(text)

    def run(row: dict[str, Any]) -> Any:
        try:
            found = compiled.eval(data=row)
        except RuntimeError:
            return "an error"
        return "an error" if "ERROR" in str(found.type()) else found.plain_value()

    return run


@pytest.mark.parametrize("text", CALLS)
def test_answers_are_those_of_googles_runtime(text: str) -> None:
    mine, google, rest = ours(text), theirs(text), theirs("s.substring(i)")

    @given(TEXTS, TEXTS.map(lambda t: t[:2]), TEXTS, PLACES, PLACES)
    @example("a,b,,c,", ",", "", 3, 7)
    @example("", "", "-", 1, 0)
    def same(s: str, t: str, u: str, i: int, j: int) -> None:
        row = {"s": s, "t": t, "one": {"u": u}, "i": i, "j": j}
        # Google's runtime refuses the end of a text as the second position: a slip of it.
        ends = text == "s.substring(i, j)" and j == len(s)
        assert mine(row) == (rest if ends else google)(row), row

    same()


@given(st.text(), st.text(), st.text())
def test_parts_of_a_text_make_it_up(s: str, t: str, u: str) -> None:
    env = Env({"s": cel.STRING, "t": cel.STRING, "u": cel.STRING})

    def run(text: str) -> Any:
        return Both(check(parse(text), env)).run({"s": s, "t": t, "u": u})

    parts = run("s.split(t)")
    assert t.join(parts) == s
    assert run("s.replace(t, u)") == (u.join(parts) if t else s.replace("", u))
    at = run("s.indexOf(t)")
    assert (at >= 0) == run("s.contains(t)")
    assert at < 0 or run("s.substring(s.indexOf(t)).startsWith(t)")
    assert run("s.lower().lower() == s.lower()")
    assert run("s.trim().trim() == s.trim() && s.contains(s.trim())")


@pytest.mark.parametrize(
    ("text", "small"),
    [
        ("ÄNDERUNG", "änderung"),
        ("Übergabe an Émile", "übergabe an émile"),
        ("STRASSE ẞ", "strasse ß"),
        ("ΟΔΟΣ", "οδος"),
        ("ДА", "да"),
        ("№ 1 Ⅳ", "№ 1 ⅳ"),
    ],
)
def test_small_letters_of_all_languages(run: Run, text: str, small: str) -> None:
    assert run("any.lower()", any=text) == small


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("any.split(',')", "`split` cannot take int and string"),
        ("'a'.split(any)", "`split` cannot take string and int"),
        ("'a'.split(',', dyn('1'))", "`split` cannot take string and string and string"),
        ("any.replace('a', 'b')", "`replace` cannot take int and string and string"),
        ("'a'.replace('a', 'b', dyn(1.0))", "`replace` cannot take string and string and string"),
        ("any.trim()", "`trim` cannot take int"),
        ("any.lower()", "`lower` cannot take int"),
        ("any.indexOf('a')", "`indexOf` cannot take int"),
        ("'a'.indexOf('a', dyn(true))", "`indexOf` cannot take string and string and bool"),
        ("any.substring(0)", "`substring` cannot take int and int"),
        ("'a'.substring(dyn(0.0))", "`substring` cannot take string and double"),
        ("'a'.substring(-1)", "a text of 1 characters has no position -1"),
        ("'a'.substring(0, 2)", "a text of 1 characters has no position 2"),
        ("'a'.substring(1, 0)", "cannot end at 0, before it starts at 1"),
        ("'a'.indexOf('a', 2)", "`indexOf`: a text of 1 characters has no position 2"),
    ],
)
def test_errors(run: Run, text: str, message: str) -> None:
    with pytest.raises(cel.CelEvalError) as caught:
        run(text, any=1)
    assert message in caught.value.message
    assert caught.value.offset >= 0


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("lower('a')", "Write `value.lower(…)`."),
        ("'a'.lowerAscii()", "Did you mean `lower`?"),
        ("'a'.toLowerCase()", "Did you mean `lower`?"),
        ("'a'.strip()", "Did you mean `trim`?"),
        ("'a'.is_date()", "Write `is_date(value)`."),
        ("['a'].split(',')", "`string.split(string)`"),
        ("'a'.substring('b')", "`string.substring(int)` or `string.substring(int, int)`"),
    ],
)
def test_a_slip_is_told_with_the_way_out(
    check: Callable[[str], cel.Checked], text: str, remedy: str
) -> None:
    with pytest.raises(cel.CelTypeErrors) as caught:
        check(text)
    assert remedy in caught.value.errors[0].remedy


@pytest.mark.parametrize(
    "text",
    [*CALLS, "s.lower()", "is_date(m.s)", "is_version(m.s)", "version(m.s)", "s.matches('(?i)a')"],
)
def test_what_is_not_known_stays_unknown(text: str) -> None:
    call = f"m.{text}" if text.startswith("s.") else text
    program = Both(check(parse(call), ENV))
    hidden = PartialMap({}, {"s": Unknown("a file is broken")})
    with pytest.raises(cel.CelUnknown, match="a file is broken"):
        program.run({"m": hidden, "t": "a", "i": 0, "j": 0, "one": {"u": "b"}})


@pytest.mark.parametrize(
    "text", [*(call for call in CALLS if "substring" not in call), "s.lower()"]
)
def test_the_cost_grows_with_the_text(text: str) -> None:
    program = Both(check(parse(text), OURS))

    def cost(length: int) -> int:
        context = cel.Context()
        program.run({"s": "x" * length, "t": ",", "i": 1, "one": {"u": ""}}, context)
        return context.spent

    assert cost(40_000) >= 10_000
    assert cost(80_000) == pytest.approx(2 * cost(40_000), rel=0.01)


def test_what_is_taken_apart_for_all_elements_is_taken_apart_once(run: Run) -> None:
    def cost(count: int) -> int:
        ids = [f"R-{number}" for number in range(count)]
        context = cel.Context()
        doc = {"risks": [{"id": one} for one in ids], "title": ",".join(ids)}
        assert run("doc.risks.all(r, r.id in doc.title.split(','))", context, doc=doc) is True
        return context.spent

    assert cost(800) < 2.2 * cost(400)
