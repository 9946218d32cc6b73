"""Which files are none of a project's: hidden ones, and what editors and systems leave behind."""

from __future__ import annotations

_FOLDERS = {"__macosx", "$recycle.bin", "system volume information", "@eadir", "#recycle"}
_NAMES = {"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"}
_ENDS = ("~", "___jb_tmp___", "___jb_old___")
_READMES = {"readme", "readme.md", "readme.markdown"}


def is_hidden(path: str) -> bool:
    """Whether a file, or a folder on the way to it, is hidden or left behind by a program.

    Hidden is what begins with a dot. Left behind are backups (`plan.yaml~`, `#plan.yaml#`), locks
    (`~$plan.md`) and what systems write for themselves (`Thumbs.db`); copies of which nobody can
    tell whether a person or a program made them (`plan.yaml.orig`, `Copy of plan.yaml`) are not.
    """
    *folders, name = path.split("/")
    if any(part.startswith(".") or part.lower() in _FOLDERS for part in folders):
        return True
    autosave = len(name) > 1 and name.startswith("#") and name.endswith("#")
    return (
        autosave or name.startswith((".", "~$")) or name.endswith(_ENDS) or name.lower() in _NAMES
    )


def is_readme(path: str) -> bool:
    """Whether a file tells about its folder, however its name is written."""
    return path.rsplit("/", 1)[-1].lower() in _READMES
