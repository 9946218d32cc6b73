"""A diagram in a page, and the sentence that stands in its place where it is not drawn."""

from __future__ import annotations

import re
from html import escape

_DESCRIPTION = re.compile(r"^\s*accDescr\s*(?::\s*(?P<line>\S.*)|\{\s*(?P<block>[^}]*)\})$", re.M)
_UNTOLD = (
    '<p class="diagram diagram--untold">Here is a diagram, which is drawn where scripts run.</p>'
)


def fence(source: str, language: str, class_name: str, *_: object, **__: object) -> str:
    """A Mermaid diagram as HTML: its source for the script that draws it, then its description.

    The description is Mermaid's own `accDescr`. The site's styles hide the source always, and the
    description where the drawing stands before it. The site builder calls this (`mkdocs.yml`).
    """
    found = _DESCRIPTION.search(source)
    words = " ".join((found["line"] or found["block"] or "").split()) if found else ""
    told = f'<p class="diagram">{escape(words)}</p>' if words else _UNTOLD
    return f'<pre class="{escape(class_name)}"><code>{escape(source)}</code></pre>{told}'
