"""Many projects are a map: in this process or over an executor, with the same reports in order."""

from __future__ import annotations

import gc
import pickle
import shutil
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from program import TOY, own_id

from pmo_kit.cli import check_task
from pmo_kit.engine import Options, Request
from pmo_kit.engine.check import tell
from pmo_kit.engine.executors import in_order
from pmo_kit.engine.many_projects import reports
from pmo_kit.engine.open_project import RegistryError
from pmo_kit.project import LimitError
from pmo_kit.results import Report
from pmo_kit.writers import FORMATS, WHOLE, Style, render
from pmo_kit.writers.gather import Gathered, Reports, Texts

DAY = date(2026, 2, 1)
MOST_BYTES_OF_A_PROJECT = 3_000
"""What may be held of each project beside what lies in a file: its row in a table, and what tables
take while they grow. A report takes 4,000 bytes here and more."""


def asked() -> Request:
    return Request(Options(DAY, cut=True), standard=str(TOY))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four projects: one with a finding, one broken, and two of one id."""
    for name in ("a", "b", "c", "d"):
        shutil.copytree(TOY / "golden" / "small", tmp_path / name)
        if name != "d":
            own_id(tmp_path / name)
    (tmp_path / "e").mkdir()
    shutil.copytree(tmp_path / "d", tmp_path / "e", dirs_exist_ok=True)
    log = tmp_path / "a" / "pmo" / "log.yaml"
    log.write_text("schema: log/v1\nitems:\n  - {id: A1, size: 99}\n")
    (tmp_path / "b" / "pmo.yaml").write_text("tier: [")
    return tmp_path


class Reversed(Executor):
    """Works off what is asked last first, as a busy cluster may."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Future[Any], Callable[..., Any], tuple[Any, ...]]] = []

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        class Asked(Future[Any]):
            def result(_, timeout: float | None = None) -> Any:
                while self.waiting:
                    future, work, given = self.waiting.pop()
                    future.set_result(work(*given))
                return super().result(timeout)

        future = Asked()
        self.waiting.append((future, fn, args))
        return future


@pytest.mark.parametrize("executor", [ThreadPoolExecutor(2), Reversed()])
def test_an_executor_gives_the_same_reports_in_order(folder: Path, executor: Executor) -> None:
    plain = list(reports(folder, asked()))
    assert [report.exit_code for report in plain] == [1, 2, 0, 0, 2]
    assert list(reports(folder, asked(), executor=executor)) == plain
    assert "Two projects have the id" in plain[-1].gaps[0].message


def test_results_come_as_soon_as_their_turn_is_there() -> None:
    begun: list[int] = []

    def task(number: int) -> int:
        begun.append(number)
        return number

    with ThreadPoolExecutor(1) as executor:
        results = in_order(executor, task, range(100), ahead=3)
        assert next(results) == 0
        assert len(begun) <= 4 and [0, *results] == list(range(100))


def test_who_watches_is_told_of_each_project(folder: Path) -> None:
    told: list[object] = []

    class Watcher:
        def before(self, root: Path) -> None:
            told.append(root.name)

        def after(self, done: int, of: int) -> None:
            told.append((done, of))

    list(reports(folder / "c", asked(), Watcher()))
    assert told == ["c", (1, 1)]


def test_what_goes_to_a_worker_and_comes_back_is_small_and_whole(folder: Path) -> None:
    sent = pickle.dumps(asked())
    assert len(sent) < 1000 and pickle.loads(sent) is pickle.loads(sent)
    told = tell(folder / "a", asked())
    back: Any = pickle.loads(pickle.dumps(told))
    assert (back.report, back.id) == told and type(back.report.verdicts) is tuple
    assert len(pickle.dumps(check_task.in_brief(folder / "a", asked()))) < 5000


@pytest.mark.parametrize(
    "error",
    [RegistryError("It is none.", "Give one.", "people.yaml", 3, 2), LimitError("Much.", "Less.")],
)
def test_an_error_comes_back_as_it_was(error: Any) -> None:
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is type(error) and vars(back) == vars(error) and str(back) == str(error)


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_gathered_is_written_as_whole_reports_are(folder: Path, name: str) -> None:
    style = Style(kit="1", limit=1)
    found: list[Report] = []
    with Gathered([name], style, held=2) as gathered:
        for report in reports(folder, asked()):
            found.append(report.read())
            gathered.add(report)
        assert "".join(gathered.written(name, style)) == render(name, found, style)
        assert not any(one.verdicts for one in gathered.reports)


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("count", [0, 1])
def test_one_project_alone_is_written_as_such(folder: Path, name: str, count: int) -> None:
    style, found = Style(kit="1"), list(reports(folder / "a", asked()))[:count]
    with Gathered([name], style) as gathered:
        for report in found:
            gathered.add(report)
        assert "".join(gathered.written(name, style)) == render(name, found, style)


def test_reports_come_back_as_they_were_from_a_file(folder: Path) -> None:
    brief = [report.brief() for report in reports(folder, asked())]
    with ExitStack() as stack:
        kept = Reports(stack, held=1, room=100)
        for report in brief:
            kept.add(report)
        for _ in range(2):
            assert list(kept) == brief
        assert [kept[0], kept[-1], kept[1:3]] == [brief[0], brief[-1], brief[1:3]]
        one, other = iter(kept), iter(kept)
        assert [next(one), next(other), next(one), next(other)] == [*brief[:1] * 2, *brief[1:2] * 2]
        with pytest.raises(IndexError):
            kept[len(brief)]


@pytest.fixture
def only_new_garbage() -> Iterator[None]:
    """What other tests left is not looked through when garbage is collected."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.usefixtures("only_new_garbage")
def test_memory_does_not_grow_with_the_number_of_projects(
    folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Garbage is collected at each step: when Python does depends on what ran before."""
    monkeypatch.setattr("pmo_kit.writers.report.markdown._ROWS", 9)
    told = next(iter(reports(folder / "a", asked())))
    style = Style(kit="1", limit=sys.maxsize)

    def peak(count: int) -> int:
        tracemalloc.start()
        with Gathered([name], style, room=0, held=1) as gathered:
            for number in range(count):
                gathered.add(told._replace(project=f"p{number}", root=f"r{number}"))
                gc.collect()
            for _ in gathered.written(name, style):
                gc.collect()
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    few, many = (10, 30) if name == "html" else (40, 100)  # beyond what others show at most
    peak(1)  # what is imported and kept once
    grown = (-peak(few) + peak(many)) / (many - few)
    assert grown < MOST_BYTES_OF_A_PROJECT, f"{name}: {grown:.0f} bytes"


@pytest.mark.parametrize("room", [0, 9, 1000])
def test_texts_come_back_in_their_order_wherever_they_wait(room: int) -> None:
    said = ["one", "", "zwölf \udcff", "more"]
    with ExitStack() as stack:
        texts = Texts(stack, room)
        for text in said:
            texts.add(text)
        assert list(texts) == said == list(texts)
