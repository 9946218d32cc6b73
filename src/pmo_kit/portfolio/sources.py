"""What lies at all sources that a list names; one at which nothing is stops no other."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pmo_kit._files.system_refusals import reason_of, remedy_for
from pmo_kit.portfolio.found_sources import Found, found_at, found_in, is_address
from pmo_kit.portfolio.gather import Sources, Watcher
from pmo_kit.portfolio.project_list import Named, PortfolioError, ProjectList
from pmo_kit.results.error import KitError

AT_A_TIME = 4
"""So many repositories are fetched at a time."""
Fetch = Callable[[str, str, Path], str]
"""Brings the clone of an address and a branch in a folder up to date: its commit."""


def find_sources(
    known: ProjectList, clones: Path, fetch: Fetch, watcher: Watcher | None = None
) -> Sources:
    """What was found, in the list's order, and what is wrong with the other sources.

    Clones of addresses lie in a folder of theirs. Raises nothing for a source: it is told.
    """
    every = known.sources()
    remote = {_folder_of(named): named for named in every if is_address(named.path)}

    def fetched(named: Named) -> str | KitError:
        try:
            return fetch(named.path, named.branch, clones / _folder_of(named))
        except KitError as error:
            return error
        except OSError as error:
            message = f"Its clone cannot be written: {reason_of(error)}."
            return PortfolioError(message, remedy_for(error))

    with ThreadPoolExecutor(AT_A_TIME) as pool:
        answers = _watched(pool.map(fetched, remote.values()), len(remote), watcher)
        commits = dict(zip(remote, answers, strict=True))
    found: list[Found] = []
    faults: list[tuple[Named, KitError]] = []
    for named in every:
        commit = commits.get(_folder_of(named))
        try:
            if isinstance(commit, KitError):
                raise commit
            if commit is None:
                found += found_at(named, known)
            else:
                found += found_in(clones / _folder_of(named), named, commit)
        except KitError as error:
            faults.append((named, error))
    return Sources(found, faults)


def _folder_of(named: Named) -> str:
    """The name of the folder of a clone: the same for the same address and branch."""
    return hashlib.sha256(f"{named.path}\n{named.branch}".encode()).hexdigest()[:20]


def _watched(
    answers: Iterator[str | KitError], of: int, watcher: Watcher | None
) -> Iterator[str | KitError]:
    for done, answer in enumerate(answers, 1):
        if watcher is not None:
            watcher.after(done, of)
        yield answer
