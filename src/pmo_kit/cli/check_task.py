"""What `pmo check` does with each project, in this process or another."""

from __future__ import annotations

from pathlib import Path

from pmo_kit.engine.check import Told, tell
from pmo_kit.engine.open_project import Request


def in_full(root: Path, request: Request) -> Told:
    """Judge one project; its findings carry the repairs that `pmo fix` would make.

    Raises `RegistryError`.
    """
    told = tell(root, request)
    if not any(finding.fixes for finding in told.report.findings):
        return told
    from pmo_kit.fixes import with_proven_fixes

    (report,) = with_proven_fixes((told.report,), request.plain)
    return told._replace(report=report)


def in_brief(root: Path, request: Request) -> Told:
    """The same with its verdicts counted, which is all that most formats need of them."""
    told = in_full(root, request)
    return told._replace(report=told.report.brief())
