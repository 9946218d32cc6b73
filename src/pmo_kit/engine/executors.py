"""Many projects are a map over an executor: several processes of this machine, or a cluster's."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar

from pmo_kit._start.slow_packages import leave_out
from pmo_kit.results.error import KitError

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 64
"""Tasks that wait for a worker or for their turn: enough that none is idle, few to hold."""


class WorkerError(KitError):
    """A process that judged projects has ended before its time."""


def in_order(
    executor: Executor, task: Callable[[Item], Result], items: Iterable[Item], ahead: int = AHEAD
) -> Iterator[Result]:
    """The results of a task on some items, in their order, each as soon as it is there."""
    waiting: deque[Future[Result]] = deque()
    for item in items:
        waiting.append(executor.submit(task, item))
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


@contextmanager
def worker_processes(jobs: int) -> Iterator[Executor]:
    """An executor with some processes of their own, begun alike on every system.

    Raises `WorkerError` where one of them ends while it works. What ends this process ends them.
    """
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"  # or they would look for modules in the folder judged
    spawn = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, spawn, _begin_worker)
    try:
        yield pool
    except BrokenProcessPool as error:
        raise WorkerError(
            "A process that judged projects ended before its time, as when memory runs out.",
            "Use fewer --jobs; without the option, one process judges them one after the other.",
        ) from error
    except BaseException:
        for worker in multiprocessing.active_children():
            worker.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        if before is None:
            del os.environ["PYTHONSAFEPATH"]
        else:
            os.environ["PYTHONSAFEPATH"] = before


def _begin_worker() -> None:
    """Leave it to the first process to be stopped from the keyboard, and end when it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(200_000, 20, 20)
    leave_out()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(2)
