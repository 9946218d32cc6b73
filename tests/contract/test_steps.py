"""Steps are the same each time, and tell work that grows too fast from work that does not."""

from __future__ import annotations

from steps import steps


def pairs(count: int) -> int:
    return sum(1 for first in range(count) for second in range(count) if first == second)


def test_the_same_work_takes_the_same_steps() -> None:
    assert steps(lambda: pairs(30)) == steps(lambda: pairs(30))


def test_each_turn_of_a_loop_counts() -> None:
    assert steps(lambda: [number for number in range(1_000)]) >= 1_000  # noqa: C416


def test_what_is_quadratic_is_noticed() -> None:
    assert steps(lambda: pairs(120)) > 12 * steps(lambda: pairs(30))
