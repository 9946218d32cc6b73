"""Projects are judged a moment after the last change, one at a time, and nothing stale is shown."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Awaitable, Callable
from pathlib import Path

from pmo_kit.lsp.projects import JudgedTexts
from pmo_kit.lsp.watch import Watch
from pmo_kit.results import Report
from pmo_kit.results.fix_plan import FixPlan

A, B = Path("/a"), Path("/b")


class Bench:
    """A watch over projects that take a while to judge, and what it did."""

    def __init__(self, takes: float = 0.02) -> None:
        self.takes = takes
        self.judged: list[Path] = []
        self.shown: list[tuple[Path, int]] = []
        self.failed: list[Exception] = []
        self.planned = 0
        self.at_once = self.most = 0
        self.breaks = False
        self.watch = Watch(self._judge, self._plan, self._show, self.failed.append)

    async def _judge(self, root: Path) -> JudgedTexts:
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        self.judged.append(root)
        number = len(self.judged)
        await asyncio.sleep(self.takes)
        self.at_once -= 1
        if self.breaks:
            raise ValueError("a defect")
        name = str(number)
        return JudgedTexts(Report(name, name, "", "", "", "", "", "", "", "2026-01-01"))

    async def _plan(self, root: Path) -> FixPlan | None:
        self.planned += 1
        return None

    def _show(self, root: Path, judged: JudgedTexts) -> None:
        self.shown.append((root, int(judged.report.project)))


class Leaps(selectors.DefaultSelector):
    """Waits for nothing: where a loop would sleep, its clock leaps to the next thing to do."""

    now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        self.now += timeout or 0
        return super().select(0)


class LeapingLoop(asyncio.SelectorEventLoop):
    """An event loop by the clock that leaps."""

    def __init__(self) -> None:
        self._leaps = Leaps()
        super().__init__(self._leaps)

    def time(self) -> float:
        return self._leaps.now


def played(work: Callable[[Bench], Awaitable[None]]) -> Bench:
    """What a watch did until long after the last touch, however busy the machine is."""
    bench = Bench()

    async def run() -> None:
        await work(bench)
        await asyncio.sleep(10)

    with asyncio.Runner(loop_factory=LeapingLoop) as runner:
        runner.run(run())
    return bench


def test_many_changes_in_a_moment_are_judged_once() -> None:
    async def work(bench: Bench) -> None:
        for _ in range(10):
            bench.watch.touch(A, 0.05)
            await asyncio.sleep(0.01)

    bench = played(work)
    assert bench.judged == [A]
    assert bench.shown == [(A, 1)]


def test_projects_are_never_judged_at_the_same_time() -> None:
    async def work(bench: Bench) -> None:
        bench.watch.touch(A, 0)
        bench.watch.touch(B, 0)
        await asyncio.gather(bench.watch.latest(A), bench.watch.latest(B), bench.watch.fresh(A))

    bench = played(work)
    assert bench.most == 1
    assert {root for root, _ in bench.shown} == {A, B}


def test_a_result_that_a_change_made_stale_is_not_shown() -> None:
    async def work(bench: Bench) -> None:
        bench.watch.touch(A, 0)
        await asyncio.sleep(0.01)  # it is being judged
        bench.watch.touch(A, 0.05)

    bench = played(work)
    assert bench.judged == [A, A]
    assert bench.shown == [(A, 2)]


def test_who_wants_it_fresh_does_not_wait_for_the_moment_to_pass() -> None:
    async def work(bench: Bench) -> None:
        bench.watch.touch(A, 60)
        judged = await bench.watch.fresh(A)
        assert judged.report.project == "1"

    assert played(work).shown == [(A, 1)]


def test_repairs_are_worked_out_once_for_each_result() -> None:
    async def work(bench: Bench) -> None:
        bench.watch.touch(A, 0)
        await bench.watch.fresh(A)
        await bench.watch.planned(A)
        await bench.watch.planned(A)
        assert bench.planned == 1
        bench.watch.touch(A, 0)
        await bench.watch.fresh(A)
        await bench.watch.planned(A)
        assert bench.planned == 2

    played(work)


def test_a_defect_is_told_and_ends_nothing() -> None:
    async def work(bench: Bench) -> None:
        bench.breaks = True
        bench.watch.touch(A, 0)
        await asyncio.sleep(0.1)
        bench.breaks = False
        bench.watch.touch(A, 0)

    bench = played(work)
    assert [str(error) for error in bench.failed] == ["a defect"]
    assert bench.shown == [(A, 2)]


def test_after_the_end_nothing_is_judged() -> None:
    async def work(bench: Bench) -> None:
        bench.watch.touch(A, 0.05)
        await asyncio.sleep(0.01)
        bench.watch.stop()

    assert played(work).judged == []
