"""The program reads no local clock, zone or locale: a verdict is the same on every machine."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "pmo_kit"
ZONED = {"now", "fromtimestamp"}
LOCAL = {"today", "utcnow", "utcfromtimestamp", "localtime", "mktime", "ctime", "tzset"}
OF_THE_LOCALE = {"strftime", "strptime", "strcoll", "strxfrm", "setlocale", "getpreferredencoding"}


def complaints(text: str) -> list[str]:
    """Where a module asks for the local time, or for what a locale says."""
    found = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names] + [getattr(node, "module", None) or ""]
            found += [f"{node.lineno}: locale"] if "locale" in names else []
        if isinstance(node, ast.Attribute) and node.attr in LOCAL | OF_THE_LOCALE:
            owner = getattr(node.value, "id", getattr(node.value, "attr", ""))
            if owner in ("date", "datetime", "time", "locale"):
                found.append(f"{node.lineno}: {owner}.{node.attr}")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            plain = len(node.args) + len(node.keywords) < (2 if "from" in node.func.attr else 1)
            named = getattr(node.func.value, "id", getattr(node.func.value, "attr", ""))
            clock = named == "datetime" or node.func.attr == "fromtimestamp"
            if node.func.attr in ZONED and plain and clock:
                found.append(f"{node.lineno}: {node.func.attr} without a zone")
    return found


@pytest.mark.parametrize(
    "line",
    [
        "date.today()",
        "datetime.date.today()",
        "Server(today=date.today)",
        "datetime.now()",
        "datetime.fromtimestamp(seconds)",
        "datetime.utcnow()",
        "time.localtime()",
        "day.strftime('%B')\ndate.strftime",
        "import locale",
        "from locale import strcoll",
    ],
)
def test_a_look_at_the_local_clock_or_locale_is_seen(line: str) -> None:
    assert complaints(line)


@pytest.mark.parametrize("line", ["datetime.now(UTC)", "datetime.fromtimestamp(1, UTC)", "today()"])
def test_a_time_with_its_zone_is_none(line: str) -> None:
    assert not complaints(line)


def test_no_module_reads_the_local_clock_or_a_locale() -> None:
    found = {
        path.relative_to(SOURCE).as_posix(): complaints(path.read_text(encoding="utf-8"))
        for path in sorted(SOURCE.rglob("*.py"))
    }
    assert {path: said for path, said in found.items() if said} == {}


def test_the_clock_is_read_in_one_place() -> None:
    readers = [
        path.relative_to(SOURCE).as_posix()
        for path in sorted(SOURCE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr == "now"
        and getattr(node.value, "id", "") == "datetime"
    ]
    assert readers == ["cli/options.py"]
