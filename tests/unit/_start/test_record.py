"""Records and patterns that cost a start less do what Python's own do."""

from __future__ import annotations

import pickle
import re
import typing
from collections.abc import Callable

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
    assert Ours.__mro__[1:] == Theirs.__mro__[1:]
    assert not hasattr(ours, "__dict__")
    assert pickle.loads(pickle.dumps(ours)) == ours


def test_a_record_says_which_field_is_missing_or_unknown() -> None:
    make: Callable[..., Ours] = Ours
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'line'"):
        make()
    with pytest.raises(TypeError, match="unexpected keyword argument 'column'"):
        make(line=1, column=2)


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
