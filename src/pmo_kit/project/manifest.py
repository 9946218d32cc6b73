"""The manifest `pmo.yaml`: what makes a folder a project and says which standard it follows."""

from __future__ import annotations

from datetime import tzinfo
from typing import Any

from pmo_kit._start.record import NamedTuple
from pmo_kit._text import nearest
from pmo_kit._text.time_zones import unknown_zone, zone, zone_names
from pmo_kit.project.tree import MANIFEST, Tree
from pmo_kit.results.error import KitError
from pmo_kit.source import Broken, Document, read

VITAL = ("id", "standard", "edition", "tier", "phase", "method")
KEYS = (
    *VITAL,
    *("schema", "name", "tier_decision", "mode", "objective", "roles", "team", "dates"),
    *("bodies", "delegates", "handovers", "former", "time_zone", "paused"),
    *("questionnaire", "folder", "ignore", "masters", "scaffold"),
)
"""The keys that a manifest has; one of these is no slip for another."""
FOLDER = "pmo"
ZONE = "time_zone"


class ManifestError(KitError):
    """A manifest that cannot be used, so that nothing can be judged.

    `path` is empty where the manifest itself is not to blame.
    """

    def __init__(
        self, message: str, remedy: str, line: int = 1, column: int = 1, path: str = MANIFEST
    ) -> None:
        super().__init__(message, remedy, path, line, column)


class Manifest(NamedTuple):
    """A project's own word on what it is."""

    document: Document

    @property
    def data(self) -> dict[str, Any]:
        """The manifest's content."""
        return dict(self.document.data)

    def text(self, key: str, default: str = "") -> str:
        """A value that is text, or the default."""
        value = self.document.data.get(key, default)
        return value if isinstance(value, str) else default

    @property
    def folder(self) -> str:
        """The artifacts' folder, relative to the root; empty where that is the root itself.

        Raises `ManifestError` where it would lie outside the project.
        """
        written = self.text("folder", FOLDER)
        parts = [part for part in written.split("/") if part not in ("", ".")]
        odd = not written.isprintable() or "\\" in written or ":" in written
        if odd or written.startswith("/") or ".." in parts:
            raise self.error(
                "folder",
                f"`{written}` does not lie in the project.",
                "Name a folder below pmo.yaml, such as `pmo`.",
            )
        return "/".join(parts)

    @property
    def zone(self) -> tzinfo | None:
        """The time zone in which the project counts its days; none where it does not say.

        Raises `ManifestError` where there is no such zone.
        """
        if ZONE not in self.document.data:
            return None
        name = self.document.data[ZONE]
        if not isinstance(name, str):
            raise self.error(ZONE, *no_text(ZONE, name, self.document.written((ZONE,)) or ""))
        if name not in zone_names():
            raise self.error(ZONE, *unknown_zone(name))
        return zone(name)

    def error(self, key: str, message: str, remedy: str) -> ManifestError:
        """An error at one of the manifest's keys."""
        place = self.document.place((key,))
        return ManifestError(message, remedy, place.line, place.column)


def read_manifest(tree: Tree) -> Manifest:
    """Read `pmo.yaml`. Raises `ManifestError` where it is absent or cannot be used."""
    if not tree.exists(MANIFEST):
        raise ManifestError(
            "There is no project here: no pmo.yaml.",
            "Start one with `pmo new project -o DIR`, or name the folder that holds pmo.yaml.",
        )
    content = tree.read(MANIFEST)
    document = content if isinstance(content, Broken) else read(content, MANIFEST)
    if isinstance(document, Broken):
        problem = document.problem
        raise ManifestError(problem.message, problem.remedy, problem.line, problem.column)
    if not isinstance(document.data, dict):
        raise ManifestError("pmo.yaml holds no keys.", "Begin it with `schema: project/v1`.")
    manifest = Manifest(document)
    _hold(manifest)
    if tree.is_link(manifest.folder):
        raise manifest.error(
            "folder",
            f"`{manifest.folder}` is a link, and links to folders are not followed.",
            "Put the folder itself here, or name another `folder` in pmo.yaml.",
        )
    return manifest


def _hold(manifest: Manifest) -> None:
    """What judging needs from the first is there, as text."""
    document = manifest.document
    for key in VITAL:
        value = document.data.get(key)
        if key not in document.data:
            raise _missing(manifest, key)
        if not isinstance(value, str):
            raise manifest.error(key, *no_text(key, value, document.written((key,)) or ""))


def _missing(manifest: Manifest, key: str) -> ManifestError:
    """That a key is not there, at the one that is meant to be it, where there is one."""
    add = f"`{key}:`; `pmo explain project` shows how."
    for other in nearest(key, [name for name in manifest.document.data if name not in KEYS]):
        place = manifest.document.key_place((other,))
        message = f"`{other}` is not a key that is known here; did you mean `{key}`?"
        return ManifestError(message, f"Call it `{key}`, or add {add}", place.line, place.column)
    return ManifestError(f"pmo.yaml has no `{key}`.", f"Add {add}")


def no_text(key: str, value: object, written: str) -> tuple[str, str]:
    """What is wrong with a key that is no text, and how to fix it."""
    if value is None:
        return f"`{key}` is empty.", f"Write one value: `{key}: …`."
    if isinstance(value, dict | list):
        held = "a list" if isinstance(value, list) else "a group of keys"
        return f"`{key}` is {held}; it must be one text.", f"Write one value: `{key}: …`."
    return f"`{key}` is {written}, which is no text.", f'Put it in quotes: `{key}: "{written}"`.'
