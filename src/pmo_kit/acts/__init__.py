"""What people do in a running project: edits over several files, judged before they stand."""

from __future__ import annotations

from pmo_kit.acts.project_edits import (
    ActError,
    edited_files,
    judged_edits,
    judged_with,
    project_edits,
)

__all__ = ["ActError", "edited_files", "judged_edits", "judged_with", "project_edits"]
