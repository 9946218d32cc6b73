"""What gathering a portfolio found at each of its sources, and where it wrote that."""

from __future__ import annotations

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.portfolio import Problem

READ, KEPT, OLDER, UNUSED = "read", "kept", "older", "unused"
"""Read now; as it was, so not read again; of an older commit than another; not to be used."""


class SourceRead(NamedTuple):
    """One thing that was found at a source: a snapshot, or a project that was judged.

    `source` is what the list names, `address` what was found there; `outcome` one of those above,
    `digest` what tells whether it has changed. `commit` and `on` are the snapshot's commit and day,
    `committed` says when that commit was made, `repository` which repository it is of.
    `at` and `size` say where in `portfolio.ndjson` its snapshot stands, in bytes.
    """

    source: str
    address: str
    kind: str
    outcome: str
    project: str = ""
    commit: str = ""
    committed: str = ""
    repository: str = ""
    on: str = ""
    digest: str = ""
    at: int = 0
    size: int = 0
    reason: str = ""
    remedy: str = ""


class Gathering(NamedTuple):
    """One gathering: what each source gave, what is wrong, and the folder that holds it.

    `judged`, `listed` and `not_judged` count the projects by their place.
    """

    file: str
    folder: str
    on: str
    sources: tuple[SourceRead, ...]
    problems: tuple[Problem, ...]
    judged: int
    listed: int
    not_judged: int

    @property
    def exit_code(self) -> int:
        """0, or 1 where a source could not be used."""
        return 1 if any(not problem.note for problem in self.problems) else 0
