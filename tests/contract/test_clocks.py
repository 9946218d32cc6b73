"""No test looks at a clock: what is fast enough on one machine fails on a busy one."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

CLOCKS = {
    f"{name}{unit}"
    for name in ("clock", "monotonic", "perf_counter", "process_time", "thread_time", "time")
    for unit in ("", "_ns")
} | {"clock_gettime", "default_timer", "timeit"}
OWNERS = {"loop", "time", "timeit", "get_running_loop"}
GENEROUS = 300
"""Seconds. What ends a test that hangs waits at least so long."""


def complaints(text: str) -> list[str]:
    """Where a test reads a clock, or gives up after a short time."""
    nodes = list(ast.walk(ast.parse(text)))
    scripts = [
        f"{node.lineno}: {name} in a script"
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for name in CLOCKS - {"clock", "time"}
        if f"{name}(" in node.value
    ]
    return scripts + [
        f"{node.lineno}: {what}"
        for node in nodes
        if isinstance(node, ast.Call | ast.Attribute | ast.ImportFrom)
        for what in complaint(node)
    ]


def complaint(node: ast.Call | ast.Attribute | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        named = [alias.name for alias in node.names if alias.name in CLOCKS]
        return named if node.module in OWNERS else []
    if isinstance(node, ast.Attribute):
        return [node.attr] if node.attr in CLOCKS and owner(node.value) in OWNERS else []
    given = [each.value for each in node.keywords if each.arg in ("timeout", "deadline")]
    if isinstance(node.func, ast.Attribute) and node.func.attr == "timeout":
        given += node.args[:1]
    return [
        f"gives up after {value.value}"
        for value in given
        if isinstance(value, ast.Constant) and value.value is not None and value.value < GENEROUS
    ]


def owner(node: ast.expr) -> str:
    """The last name of what an attribute is asked of."""
    if isinstance(node, ast.Call):
        return owner(node.func)
    return getattr(node, "attr", getattr(node, "id", ""))


def test_no_test_looks_at_a_clock(root: Path) -> None:
    found = [
        f"{path.relative_to(root)}:{complaint}"
        for path in sorted((root / "tests").rglob("*.py"))
        if path != Path(__file__)
        for complaint in complaints(path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "planted",
    [
        "import time\nassert time.perf_counter() - start < 2",
        "from time import process_time",
        "end = asyncio.get_running_loop().time() + 5",
        "timeit.default_timer()",
        "subprocess.run(command, timeout=30)",
        "pytest.mark.timeout(2)",
        "settings(deadline=200)",
        "SCRIPT = 'start = time.process_time()'",
    ],
)
def test_a_planted_clock_is_noticed(planted: str) -> None:
    assert complaints(planted)


def test_what_is_no_clock_is_left_alone() -> None:
    plain = (
        "import time\ntime.tzset()\nsettings(deadline=None)\nrun(timeout=600)\n"
        "snapshot.time\ncommit.time()\nasyncio.timeout(PATIENCE)"
    )
    assert complaints(plain) == []
