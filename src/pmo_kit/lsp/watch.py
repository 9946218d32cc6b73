"""Judges the projects of an editor while somebody types: a moment later, one at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from pmo_kit.lsp.projects import JudgedTexts
from pmo_kit.results.fix_plan import FixPlan

MOMENT = 0.2
"""Seconds without a change after which a project is judged."""

Judge = Callable[[Path], Awaitable[JudgedTexts]]
Repair = Callable[[Path], Awaitable[FixPlan | None]]
Show = Callable[[Path, JudgedTexts], None]


class Watch:
    """Judges what was touched; a result that a later touch made stale is never shown."""

    def __init__(
        self, judge: Judge, plan: Repair, show: Show, failed: Callable[[Exception], None]
    ) -> None:
        self._judge = judge
        self._plan = plan
        self._show = show
        self._failed = failed
        self._due: dict[Path, float] = {}
        self._latest: dict[Path, JudgedTexts] = {}
        self._kept: tuple[JudgedTexts | None, FixPlan | None] | None = None
        self._one = asyncio.Lock()
        self._worker: asyncio.Task[None] | None = None

    @property
    def roots(self) -> list[Path]:
        """The projects that were judged."""
        return list(self._latest)

    def touch(self, root: Path, moment: float = MOMENT) -> None:
        """Judge a project, unless it is touched again within a moment."""
        loop = asyncio.get_running_loop()
        self._due[root] = loop.time() + moment
        if self._worker is None or self._worker.done():
            self._worker = loop.create_task(self._work())

    async def latest(self, root: Path) -> JudgedTexts:
        """What is known of a project, which may be a moment old."""
        if root not in self._latest:
            async with self._one:
                if root not in self._latest:
                    self._latest[root] = await self._judge(root)
        return self._latest[root]

    async def fresh(self, root: Path) -> JudgedTexts:
        """What is known of a project as it is now."""
        if root in self._due:
            async with self._one:
                await self._round(root)
        return await self.latest(root)

    async def planned(self, root: Path) -> FixPlan | None:
        """The repairs of a project, worked out once for each time that it is judged."""
        async with self._one:
            judged = self._latest.get(root)
            if self._kept is None or self._kept[0] is not judged:
                self._kept = judged, await self._plan(root)
            return self._kept[1]

    def stop(self) -> None:
        """Judge nothing any more."""
        self._due.clear()
        if self._worker is not None:
            self._worker.cancel()

    async def _work(self) -> None:
        loop = asyncio.get_running_loop()
        while self._due:
            root, when = min(self._due.items(), key=lambda item: item[1])
            if when > loop.time():
                await asyncio.sleep(when - loop.time())
                continue
            async with self._one:
                await self._round(root)

    async def _round(self, root: Path) -> None:
        """Judge a project once, and show the result unless it was touched meanwhile."""
        if self._due.pop(root, None) is None:
            return
        try:
            judged = await self._judge(root)
            self._latest[root] = judged
            if root not in self._due:
                self._show(root, judged)
        except Exception as error:  # a defect of the kit must not end the server
            self._failed(error)
