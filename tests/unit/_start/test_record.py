"""Records and patterns that cost a start less do what Python's own do."""

from __future__ import annotations

import inspect
import pickle
import re
import types
import typing
from collections.abc import Callable
from typing import Any

import pytest

from pmo_kit._start.lazy_pattern import lazy_pattern
from pmo_kit._start.record import NamedTuple


class Ours(NamedTuple):
    """A place."""

    line: int
    file: str = "plan.yaml"

    @property
    def told(self) -> str:
        """The place as text."""
        return f"{self.file}:{self.line}"


class Theirs(typing.NamedTuple):
    """A place."""

    line: int
    file: str = "plan.yaml"


def test_a_record_is_what_typing_makes() -> None:
    ours, theirs = Ours(3), Theirs(3)
    assert ours == theirs == (3, "plan.yaml")
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert Ours.__doc__ == Theirs.__doc__
    assert ours.told == "plan.yaml:3"
    assert ours._replace(line=4)._asdict() == {"line": 4, "file": "plan.yaml"}
    for name in ("_fields", "_field_defaults", "__match_args__"):
        assert getattr(Ours, name) == getattr(Theirs, name)
    assert typing.get_type_hints(Ours) == typing.get_type_hints(Theirs)
    assert str(inspect.signature(Ours)) == "(line: 'int', file: 'str' = 'plan.yaml')"
    assert Ours.__mro__[1:] == Theirs.__mro__[1:]
    assert not hasattr(ours, "__dict__")
    assert pickle.loads(pickle.dumps(ours)) == ours


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ((3,), {}),
        ((3, "log.yaml"), {}),
        ((3,), {"file": "log.yaml"}),
        ((), {"file": "log.yaml", "line": 3}),
        ((), {"line": 3}),
        ((), {}),
        ((), {"file": "log.yaml"}),
        ((), {"line": 1, "column": 2}),
        ((1,), {"line": 1}),
        ((1, "log.yaml", 2), {}),
    ],
)
def test_a_record_takes_and_refuses_what_typing_does(
    values: tuple[Any, ...], named: dict[str, Any]
) -> None:
    def outcome(make: Callable[..., Any]) -> object:
        try:
            return tuple(make(*values, **named))
        except TypeError as error:
            return "refused", str(error).partition(".")[2].partition(" from ")[0].split(" given")[0]

    ours, theirs = outcome(Ours), outcome(Theirs)
    if values[2:]:  # Python counts the class itself, too
        assert "refused" in str(ours) and "refused" in str(theirs)
        return
    assert ours == theirs


def test_a_record_is_made_of_values_and_with_others() -> None:
    make: Callable[..., Any] = Ours._make
    assert make([3, "a"]) == Ours(3, "a")
    for wrong in ([], [1], [1, "a", 2]):
        with pytest.raises(TypeError, match="Expected 2 arguments"):
            make(wrong)
    change: Callable[..., Any] = Ours(3)._replace
    assert change(file="b") == (3, "b")
    with pytest.raises(ValueError, match="column"):
        change(column=2)


def test_a_class_of_which_many_are_made_still_makes_the_same() -> None:
    class Many(NamedTuple):
        """Made often."""

        line: int
        file: str = "plan.yaml"

    for number in range(1_100):
        assert Many(number) == (number, "plan.yaml")
        assert Many(file="a", line=number)._replace(file="b") == Many(number, "b")
    quicker: Any = Many.__new__
    assert quicker.__code__.co_varnames == ("_cls", "line", "file")
    make: Callable[..., Many] = Many
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'line'"):
        make()


def test_a_field_without_a_default_behind_one_that_has_one_is_refused() -> None:
    fields = {"__module__": __name__, "__annotations__": {"line": int, "file": str}, "line": 1}
    with pytest.raises(TypeError, match="a field without a default"):
        types.new_class("Wrong", (NamedTuple,), exec_body=lambda own: own.update(fields))


def test_a_pattern_is_compiled_when_it_is_first_used(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    compile = re.compile

    def compiled(pattern: str, flags: int) -> re.Pattern[str]:
        asked.append(pattern)
        return compile(pattern, flags)

    monkeypatch.setattr(re, "compile", compiled)
    pattern = lazy_pattern(r"[a-z]+", re.IGNORECASE)
    assert not asked
    assert [found[0] for found in pattern.finditer("Ab 3 c")] == ["Ab", "c"]
    assert pattern.fullmatch("Ab") and not pattern.fullmatch("A b")
    assert pattern.fullmatch("x") and len(asked) == 2  # finditer and fullmatch, each once
    with pytest.raises(re.error):
        lazy_pattern("(").search("x")
