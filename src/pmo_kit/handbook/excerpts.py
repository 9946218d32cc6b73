"""Entries of a golden project's files, word for word, for hand-written pages."""

from __future__ import annotations

import re
import textwrap

from pmo_kit.handbook.asking import Ask
from pmo_kit.handbook.markdown import fenced


def excerpt(ask: Ask) -> str:
    """`excerpt PROJECT FILE ID`: the entry with that id, as it stands in the file."""
    project, path, identity = ask.words
    text = ask.examples.text(project, path)
    return fenced(entry(text, identity), "yaml", path)


def entry(text: str, identity: str) -> str:
    """The lines of the list entry with an id: its own, and those that lie deeper below it."""
    lines = text.splitlines()
    begins = re.compile(rf"( *)- \{{?id: {re.escape(identity)}\b")
    for number, line in enumerate(lines):
        found = begins.match(line)
        if found:
            inside = f"{found[1]}  "
            end = number + 1
            while end < len(lines) and (lines[end].startswith(inside)):
                end += 1
            return textwrap.dedent("\n".join(lines[number:end]))
    raise ValueError(f"no entry has the id {identity}")
