"""The language server: verdicts, help and ids in an editor, while somebody types."""

from __future__ import annotations

from pmo_kit.lsp.server import Server

__all__ = ["Server"]
