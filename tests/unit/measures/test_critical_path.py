"""The critical path against textbook networks, all four links, and what float promises."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_kit.measures.critical_path import Link, Task, critical_path


def network(text: str) -> list[Task]:
    """Tasks from `A2 C3(A) G5(D,E)`."""
    tasks = []
    for word in text.split():
        name, _, after = word.partition("(")
        links = tuple(Link(p) for p in after.rstrip(")").split(",") if p)
        tasks.append(Task(name[0], int(name[1:]), links))
    return tasks


FOUNDRY = "A2 B3 C2(A) D4(B) E4(C) F3(C) G5(D,E) H2(F,G)"
CONSTRUCTION = (
    "A2 B4(A) C10(B) D6(C) E4(C) F5(E) G7(D) H9(E,G) I7(C) J8(F,I) K4(J) L5(J) M2(H) N6(K,L)"
)


@pytest.mark.parametrize(
    ("text", "duration", "path", "slack"),
    [
        (FOUNDRY, 15, "ACEGH", {"B": 1, "D": 1, "F": 6}),
        (
            CONSTRUCTION,
            44,
            "ABCEFJLN",
            {"D": 4, "G": 4, "H": 4, "M": 4, "I": 2, "K": 1},
        ),
    ],
    ids=["General Foundry", "Reliable Construction"],
)
def test_textbook_networks(text: str, duration: float, path: str, slack: dict) -> None:
    got = critical_path(network(text))
    assert got.duration == duration
    assert "".join(got.path) == path
    assert {name: t.slack for name, t in got.times.items() if not t.critical} == slack


@pytest.mark.parametrize(
    ("link", "start"),
    [
        (Link("A"), 5),
        (Link("A", "FS", 2), 7),
        (Link("A", "FS", -2), 3),
        (Link("A", "SS"), 0),
        (Link("A", "SS", 3), 3),
        (Link("A", "FF"), 2),
        (Link("A", "FF", 4), 6),
        (Link("A", "SF"), 0),
        (Link("A", "SF", 4), 1),
    ],
)
def test_each_link_holds_what_it_says(link: Link, start: float) -> None:
    got = critical_path([Task("A", 5), Task("B", 3, (link,))])
    assert got.times["B"].start == start
    assert got.duration == max(5, start + 3)


def test_free_float_is_what_delays_nobody() -> None:
    got = critical_path(network("A2 B5 C1(A) D1(B,C)"))
    assert (got.times["A"].slack, got.times["A"].free) == (2, 0)
    assert (got.times["C"].slack, got.times["C"].free) == (2, 2)


@pytest.mark.parametrize(
    ("tasks", "reason"),
    [
        ([], "there are no tasks"),
        ([Task("A", 1), Task("A", 1)], "two tasks are called A"),
        ([Task("A", -1)], "the duration of A is not a number from 0 up"),
        ([Task("A", float("nan"))], "the duration of A is not a number from 0 up"),
        ([Task("A", 1, (Link("Z"),))], "A waits for Z, which does not exist"),
        (network("A1(B) B1(A) C1"), "the tasks wait for each other: A, B"),
    ],
)
def test_a_network_that_cannot_be_computed_says_why(tasks: list[Task], reason: str) -> None:
    got = critical_path(tasks)
    assert (got.duration, got.times, got.reason) == (None, {}, reason)


def test_a_long_chain_costs_no_stack() -> None:
    chain = [Task("0", 1), *(Task(str(n), 1, (Link(str(n - 1)),)) for n in range(1, 20_000))]
    assert critical_path(chain).duration == 20_000


@st.composite
def networks(draw: st.DrawFn) -> list[Task]:
    tasks: list[Task] = []
    for n in range(draw(st.integers(1, 8))):
        before = draw(st.lists(st.sampled_from(tasks), max_size=3, unique=True)) if tasks else []
        kinds = st.sampled_from(("FS", "SS", "FF", "SF"))
        links = tuple(Link(t.id, draw(kinds), draw(st.integers(-3, 3))) for t in before)
        tasks.append(Task(f"T{n}", draw(st.integers(0, 9)), links))
    return tasks


def delayed(tasks: list[Task], name: str, until: float) -> float | None:
    """The duration of the whole when one task must not start before a moment."""
    wait = Link("wait")
    late = [t._replace(links=(*t.links, wait)) if t.id == name else t for t in tasks]
    return critical_path([Task("wait", until), *late]).duration


@given(networks())
@settings(max_examples=150)
def test_float_is_exactly_what_a_task_may_lose(tasks: list[Task]) -> None:
    got = critical_path(tasks)
    for task in tasks:
        times = got.times[task.id]
        assert 0 <= times.free <= times.slack
        assert delayed(tasks, task.id, times.latest_start) == got.duration
        assert delayed(tasks, task.id, times.latest_start + 1) > got.duration


@given(networks())
@settings(max_examples=100)
def test_the_path_is_critical_and_reaches_the_end(tasks: list[Task]) -> None:
    got = critical_path(tasks)
    assert all(got.times[name].critical for name in got.path)
    assert got.times[got.path[-1]].finish == got.duration
