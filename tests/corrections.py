"""Does what a correction of `pmo standard verify` tells, as a reader of it would."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from pathlib import Path

from pmo_kit.results.correction import BLANK, Correction


def carried_out(
    correction: Correction, run: Callable[[Sequence[str]], object], said: str = "People said so"
) -> None:
    """Write, make or move what a correction tells, or run its command, with all blanks filled."""
    text = correction.text.replace(BLANK, said)
    path = Path(correction.path)
    if correction.action == "run":
        run(shlex.split(text)[1:])
    elif correction.action == "move":
        Path(correction.to).parent.mkdir(parents=True, exist_ok=True)
        path.rename(correction.to)
    elif correction.action == "create":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{text}\n")
    else:
        lines = path.read_text().split("\n")
        start = correction.line - 1
        lines[start : start + correction.replaced] = text.split("\n") if text else []
        path.write_text("\n".join(lines))
