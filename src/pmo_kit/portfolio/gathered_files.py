"""What was gathered for a portfolio, in a folder: snapshots by line, and what each came from."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from pmo_kit._files.whole_file import write_whole
from pmo_kit._start.record import NamedTuple
from pmo_kit.portfolio.project_list import PortfolioError
from pmo_kit.results.gathered_portfolio import SourceRead
from pmo_kit.results.portfolio import Problem

SNAPSHOTS, SOURCES, CLONES = "portfolio.ndjson", "sources.json", ".clones"
SCHEMA = "portfolio-sources/v1"
_GATHER = "Run `pmo portfolio gather {0}`."


class Gathered(NamedTuple):
    """What `sources.json` says: when, by which kit and of which list it was gathered.

    `list_digest` tells whether the list has changed since; `not_judged` are the listed projects
    whose source could not be used, each with reason and remedy.
    """

    on: str
    kit: str
    list_digest: str
    sources: tuple[SourceRead, ...]
    problems: tuple[Problem, ...]
    not_judged: dict[str, tuple[str, str]]


class Store:
    """The folder of what was gathered. Every method raises `OSError` where files refuse."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.snapshots = folder / SNAPSHOTS
        self.sources = folder / SOURCES
        self.clones = folder / CLONES

    def read(self, asked: str) -> Gathered:
        """What was gathered. Raises `PortfolioError` where nothing was; `asked` names the list."""
        try:
            data = json.loads(self.sources.read_bytes())
            size = self.snapshots.stat().st_size
            if data["schema"] != SCHEMA:
                raise ValueError(data["schema"])
            found = Gathered(
                data["on"],
                data["kit"],
                data["list_digest"],
                tuple(SourceRead(**each) for each in data["sources"]),
                tuple(Problem(**each) for each in data["problems"]),
                {name: (why, fix) for name, (why, fix) in data["not_judged"].items()},
            )
        except FileNotFoundError:
            raise PortfolioError(
                f"Nothing was gathered in {self.folder} yet.", _GATHER.format(asked)
            ) from None
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            message = f"{self.sources} is not as this pmo-kit writes it."
            raise PortfolioError(message, _GATHER.format(asked)) from error
        if any(each.at + each.size > size for each in found.sources):
            message = f"{self.snapshots} is shorter than {SOURCES} beside it says."
            raise PortfolioError(message, _GATHER.format(asked))
        return found

    def before(self) -> Gathered | None:
        """What an earlier gathering left here; none where it left nothing that can be used."""
        try:
            return self.read("")
        except PortfolioError:
            return None

    def begin(self) -> None:
        """Make the folder where there is none; git leaves it out, for it can be made again."""
        if not self.folder.exists():
            self.folder.mkdir(parents=True)
            write_whole(self.folder / ".gitignore", b"*\n")

    def write(self, gathered: Gathered, lines: Iterable[bytes]) -> None:
        """Put a gathering in the place of the one before; each file is written whole."""
        self.begin()
        write_whole(self.snapshots, lines)
        data = {
            "schema": SCHEMA,
            **gathered._asdict(),
            "sources": [each._asdict() for each in gathered.sources],
            "problems": [each._asdict() for each in gathered.problems],
        }
        text = json.dumps(data, indent=1, ensure_ascii=False, sort_keys=True)
        write_whole(self.sources, text.encode() + b"\n")

    def each(self) -> Iterator[tuple[int, int, dict[str, Any]]]:
        """Each snapshot with its position and its size in bytes, one after the other."""
        at = 0
        with open(self.snapshots, "rb") as stream:
            for line in stream:
                yield at, len(line), json.loads(line)
                at += len(line)

    def line(self, stream: BinaryIO, at: int, size: int) -> bytes:
        """The line at a position of the open `portfolio.ndjson`."""
        stream.seek(at, os.SEEK_SET)
        return stream.read(size)
