"""The options that several commands share, each declared once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, date, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from pmo_kit._start.record import NamedTuple
from pmo_kit.cli.day import AS_OF
from pmo_kit.cli.files import enclosing_project, settle
from pmo_kit.cli.later import click

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from pmo_kit.engine import Project, Request

F = TypeVar("F", bound=Callable[..., Any])


STANDARD = click.option(
    "--standard", metavar="NAME|DIR", help="The standard; absent, the project's own, or core."
)
EDITION = click.option(
    "--edition", metavar="E", help="Its edition; absent, the one pinned, or the current one."
)
OUTPUT = click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder to write to; new or empty.",
)
APPLY = click.option("--apply", is_flag=True, help="Write it; without this, only show it.")
SET = click.option("--set", "pairs", multiple=True, metavar="KEY=VALUE", help="Answer a question.")
NO_INPUT = click.option("--no-input", is_flag=True, help="Ask nothing: take the defaults.")
JOBS = click.option(
    "--jobs", type=click.IntRange(1), default=1, metavar="N", help="Judge N projects at a time."
)
PROJECT = click.argument("path", required=False, metavar="[PATH]", type=click.Path(exists=True))
"""The project; absent, the one around the current folder."""
REGISTRY = click.option(
    "--registry",
    type=click.Path(exists=True, dir_okay=False),
    multiple=True,
    metavar="FILE",
    help="A registry outside the project: people, portfolio or lessons; may be repeated.",
)


def formats(*names: str) -> Callable[[F], F]:
    """The option of every command that answers: in words, or as one of some formats."""
    return click.option(
        "--format", "form", default="text", type=click.Choice(names), help="What to print."
    )


FORMAT = formats("text", "json")


class Judging(NamedTuple):
    """By which standard, on which day and with which registries a command judges."""

    standard: str | None
    edition: str | None
    as_of: date | None
    registry: tuple[str, ...]
    now: datetime

    @property
    def day(self) -> date:
        """The day of judging: the one named, or today in UTC."""
        return self.as_of or self.now.date()

    def request(self, base: str | None = None, since: str | None = None, **options: Any) -> Request:
        """What is asked of the engine; on a day that is named, later records were not there.

        Where none is, each project is judged on the day that it is there.
        """
        from pmo_kit.engine import Options, Request

        chosen = Options(self.day, cut=self.as_of is not None)._replace(**options)
        now = self.now if self.as_of is None else None
        return Request(chosen, self.standard, self.edition, self.registry, base, since, now)

    def project(self, path: str | None, writes: bool = False, **options: Any) -> Project:
        """The project at a path, or around the current folder. Raises `ManifestError` and others.

        The others are `StandardError` and `RegistryError`.
        """
        from pmo_kit.engine import folder_of, open_project

        root = folder_of(Path(path or enclosing_project()))
        settle(root, writes)
        return open_project(root, self.request(**options))


def now() -> datetime:
    """This moment: the same on every machine. A run asks once, and counts its days from it."""
    return datetime.now(UTC)


def judging_options(command: F) -> F:
    """Adds the options by which a command judges, and hands them on as one `judging`."""

    @wraps(command)
    def collected(
        *args: Any,
        standard: str | None,
        edition: str | None,
        as_of: date | None,
        registry: tuple[str, ...],
        **rest: Any,
    ) -> Any:
        return command(*args, judging=Judging(standard, edition, as_of, registry, now()), **rest)

    day = click.option(
        "--as-of", type=AS_OF, metavar="DATE", help="Judge as of this day; absent, today."
    )
    decorated = cast("F", collected)
    for option in (REGISTRY, day, EDITION, STANDARD):
        decorated = option(decorated)
    return decorated


def executor_of(jobs: int) -> AbstractContextManager[Executor | None]:
    """What judges several projects at a time; none for one after the other, in this process."""
    if jobs == 1:
        return nullcontext()
    from pmo_kit.engine.executors import worker_processes

    return worker_processes(jobs)


def pair(text: str) -> tuple[str, str]:
    """The two halves of `KEY=VALUE`; a usage error where it is none."""
    key, equals, value = text.partition("=")
    if not equals or not key:
        raise click.BadParameter(f"`{text}` is not KEY=VALUE.", param_hint="--set")
    return key, value


def again(path: str | None) -> str:
    """How a project is named on the command line once more, with a blank before it."""
    if not path:
        return ""
    from shlex import quote

    return f" {quote(path)}"
