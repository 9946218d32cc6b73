"""What each way of reading YAML makes of a text, and texts that no way may read differently."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import yaml

from pmo_kit.source.yaml import compose, load

_SIGNS = "ab01_-?:!&*{}[],#|>%@`'\"\\\n\n  \t\t.<~=é\u2028"
_PARTS = [*_SIGNS, "\n\t\n", "\t#", "- ", "-\t", " #", ": ", ":\t", "\n  ", "\n\n"]


def in_the_browser(text: str) -> Any:
    """What is read where there is no compiled reader, and none of PyYAML's parsers in C."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(load, "_compiled", None)
        patch.setattr(compose, "_LOADER", yaml.SafeLoader)
        return load.read_yaml(text)


def mutated(root: Path, number: int, seed: int) -> Iterator[str]:
    """Some lines each of the golden projects' files, with up to three slips; a third is random."""
    chosen = random.Random(seed)
    folder = root / "standards" / "core" / "golden"
    files = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.yaml"))]
    for _ in range(number):
        if not chosen.randrange(3):
            yield "".join(chosen.choices(_PARTS, k=chosen.randint(1, 30)))
            continue
        lines = chosen.choice(files).split("\n")
        start = chosen.randrange(len(lines))
        text = dedent("\n".join(lines[start : start + chosen.randint(1, 25)]))
        text += chosen.choice(["\n", ""])
        for _slip in range(chosen.randint(1, 3)):
            at = chosen.randint(0, len(text))
            gone = chosen.choice([0, 0, 1, 3])
            text = text[:at] + chosen.choice([*_PARTS, ""]) + text[at + gone :]
        yield text
