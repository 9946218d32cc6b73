"""Versions: which texts are some, and their order."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from packaging.version import Version as Pep440

from pmo_kit import cel
from pmo_kit.cel.conversion import read_date
from pmo_kit.cel.value_text import format_value
from pmo_kit.cel.versions import MAX_VERSION, read_version

Run = Callable[..., Any]
NUMBERS = st.lists(st.sampled_from([0, 0, 1, 2, 10, 30]), min_size=1, max_size=5).map(
    lambda numbers: ".".join(map(str, numbers))
)
WORDS = st.lists(st.sampled_from(["alpha", "beta", "rc", "0", "2", "11", "x-1", "-"]), max_size=3)
VERSIONS = st.builds(
    lambda v, numbers, words, build: v + numbers + ("-" + ".".join(words) if words else "") + build,
    st.sampled_from(["", "v"]), NUMBERS, WORDS, st.sampled_from(["", "+7", "+ci.001"]),
)  # fmt: skip


def version(text: str) -> Any:
    found = read_version(text)
    assert found is not None, text
    return found


@given(NUMBERS, NUMBERS)
@example("1.10", "1.9")
@example("1.10", "1.10.0")
@example("0", "0.0")
@example("24.04", "24.4")
def test_numbers_are_in_the_order_of_pep_440(one: str, other: str) -> None:
    a, b = version(one), version(other)
    c, d = Pep440(one), Pep440(other)
    assert [a < b, a <= b, a == b, a >= b, a > b] == [c < d, c <= d, c == d, c >= d, c > d]


@given(VERSIONS, VERSIONS, VERSIONS)
def test_the_order_is_total(one: str, other: str, third: str) -> None:
    a, b, c = version(one), version(other), version(third)
    assert (a < b) + (a == b) + (a > b) == 1
    assert (a <= b) == (not a > b)
    assert (a >= b) == (not a < b)
    assert not (a <= b and b <= c) or a <= c
    assert (hash(a) == hash(b)) or a != b
    assert version(one.removeprefix("v")) == a
    assert version(one.partition("+")[0]) == a


def test_pre_releases_are_in_the_order_of_semantic_versioning() -> None:
    """The chain of section 11.4 of the specification, and the order of numbers beside words."""
    chain = """1.0.0-0 1.0.0-2 1.0.0-11 1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-beta
    1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 1.0.0 1.0.1 1.1 1.9 1.10-rc.1 1.10 2-dev 2.0"""
    for earlier, later in pairwise(chain.split()):
        assert version(earlier) < version(later), (earlier, later)


@pytest.mark.parametrize(
    "text",
    ["0", "1", "1.10", "v1.30", "24.04", "2026.3.6", "2.0.0-rc.1", "1.4.2+build.007", "1-0-0",
     "1." + "9" * (MAX_VERSION - 2)],
)  # fmt: skip
def test_versions(text: str) -> None:
    assert read_version(text) is not None


@pytest.mark.parametrize(
    "text",
    ["", "v", "V1", "1.", ".1", "1..2", "1.x", "1.0rc1", "1.0-", "1.0-01", "1.0-rc..1", "1.0+",
     " 1.0", "1.0\n", "1,0", "-1", "1.0-ä", "1.²", "1.٣", "next", "1." + "9" * (MAX_VERSION - 1)],
)  # fmt: skip
def test_what_is_no_version(run: Run, text: str) -> None:
    assert run("is_version(any)", any=text) is False
    with pytest.raises(cel.CelEvalError, match=r"is no version; write it as 1\.10 or 2\.0"):
        run("version(any)", any=text)


@given(st.text(max_size=20) | st.text(alphabet="v1.0-+a ", max_size=20))
def test_any_text_is_a_version_or_none(text: str) -> None:
    found = read_version(text)
    assert found is None or str(found) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("version('1.10') > version('1.9')", True),
        ("version('1.10') == version('1.10.0')", True),
        ("version('1.10') != version('v1.10+7')", False),
        ("version('1.0') in [version('0.9'), version('1')]", True),
        ("dyn(version('1.0')) == '1.0'", False),
        ("max(['1.9', '1.10', '1.2'].map(v, version(v))) == version('1.10')", True),
        ("min(['1.9', '1.10', '1.2'].map(v, version(v))) == version('1.2')", True),
        ("size(distinct(['1.0', '1', '1.1'].map(v, version(v))))", 2),
        ("size(distinct(['1.0', '1', '1.1'].map(v, {'of': version(v)})))", 2),
        ("type(version('1')) == type(version('2'))", True),
        ("type(version('1')) == string", False),
        ("size(distinct([{'a': type(1)}, {'a': type(2)}, {'a': type('')}]))", 2),
        ("['1.9', '1.10'].exists(v, version(v) > version('1.9'))", True),
    ],
)
def test_values(run: Run, text: str, value: Any) -> None:
    assert run(text) == value


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("version('1') > '0.9'", "`>` cannot take a version and a string"),
        ("version('1') == '1'", "`==` cannot take a version and a string"),
        ("version(1.1)", "`version` cannot take a double"),
        ("version('1') + version('2')", "`+` cannot take a version and a version"),
        ("sum([version('1')])", "`sum` cannot take a list of version"),
    ],
)
def test_types(check: Callable[[str], cel.Checked], text: str, message: str) -> None:
    with pytest.raises(cel.CelTypeErrors) as caught:
        check(text)
    assert message in caught.value.message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("version(any)", "`version` cannot take double"),
        ("is_version(any)", "`is_version` cannot take double"),
        ("is_date(any)", "`is_date` cannot take double"),
        ("any > version('1')", "`>` cannot take double and version"),
        ("max([dyn(version('1')), '1'])", "`max` takes elements of one type, not string, version"),
    ],
)
def test_errors(run: Run, text: str, message: str) -> None:
    with pytest.raises(cel.CelEvalError) as caught:
        run(text, any=1.1)
    assert message in caught.value.message


def test_a_message_shows_a_version_as_it_was_written(run: Run) -> None:
    found = run("max(['v1.9', 'v1.10.0'].map(v, version(v)))")
    assert format_value(found) == "v1.10.0"
    assert format_value([found]) == "v1.10.0"


def test_versions_are_looked_up_in_a_long_list_as_in_a_short_one(run: Run) -> None:
    """Lists of 16 and more are looked up in an index, in the order of versions too."""
    texts = [f"1.{number}" for number in range(40)]
    for limit, expected in (("1.9", True), ("1.39", False), ("2", False), ("1.38.9", True)):
        condition = f"names.exists(v, version(v) > version('{limit}'))"
        assert run(condition, names=dict.fromkeys(texts, "")) is expected
        listed = f"doc.risks.exists(r, version(r.id) > version('{limit}'))"
        assert run(listed, doc={"risks": [{"id": one} for one in texts]}) is expected


@given(st.dates().map(str) | st.text(alphabet="0123456789-", max_size=11) | st.text(max_size=12))
def test_a_date_is_what_a_field_of_dates_takes(text: str) -> None:
    try:
        moment = cel.convert(text, cel.TIMESTAMP) if len(text) == 10 else None
    except cel.ConversionError:
        moment = None
    assert read_date(text) == moment
