"""The SHA-256 of any value, as 64 hex digits, over its canonical JSON."""

from __future__ import annotations

import hashlib
from typing import Any

from pmo_kit.cel.canonical import canonical
from pmo_kit.cel.frame import Frame

SIGNATURES = ("hash(A) -> string",)


def apply(frame: Frame, value: Any) -> str:
    """The same for data that differs only in the order of keys or in how a number is written."""
    return hashlib.sha256(canonical(frame, value).encode(errors="surrogatepass")).hexdigest()
