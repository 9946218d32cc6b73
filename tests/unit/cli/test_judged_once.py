"""A command judges a project once; more often only to ask what would be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pmo_kit.cli.program import run
from pmo_kit.engine.rule_check import Judge

DAY = ("--as-of", "2026-02-13")


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Runs a command, and says how often a project was judged."""
    times: list[Any] = []
    begin = Judge.__init__

    def counted(self: Judge, state: Any) -> None:
        times.append(state)
        begin(self, state)

    monkeypatch.setattr(Judge, "__init__", counted)

    def of(*words: str) -> int:
        run(words)
        return len(times)

    return of


@pytest.mark.parametrize(
    ("words", "times"),
    [
        (("check",), 1),
        (("check", "--format", "json", "--gate", "RfC"), 1),
        (("digest",), 1),
        (("known", "list"), 1),
        (("known", "prune"), 1),
        (("gate", "RfC"), 2),  # as it is, and as if the gate had said go
        (("status",), 3),  # as it is, for the next gate, and as if that had said go
        (("explain", "spent", "--project"), 0),
        (("fix",), 1),
    ],
)
def test_a_command_judges_once(
    golden: Callable[[str], Any],
    judged: Callable[..., int],
    words: tuple[str, ...],
    times: int,
) -> None:
    assert judged(*words, str(golden("T1/executing").root), *DAY) == times
