"""Where the kit's own data and a named standard lie, and what tells that its files have changed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_kit._start.record import NamedTuple
from pmo_kit.standard.model import StandardError

if TYPE_CHECKING:
    from importlib.metadata import Distribution

GROUP = "pmo_kit.standards"
HEAD = "standard.yaml"
"""The file by which a folder is known for a standard."""
LEFT_OUT = ("courses", "golden", "kpis", "skeletons")
TEMPLATES, TEMPLATE_FILES = "templates", "template-files"
"""Where a standard has templates of its own, and files for those that it inherits."""
_TOLD_APART = (TEMPLATES, TEMPLATE_FILES)
READ = (".yaml", ".yml", ".json")


def data_root() -> Path:
    """The folder that holds `standards/`, `schemas/`, `templates/`, `docs/` and `mkdocs.yml`.

    Raises `StandardError` when neither a wheel's copy nor a checkout is there.
    """
    package = Path(__file__).resolve().parent.parent
    for root in (package / "_data", package.parent.parent):
        if (root / "standards").is_dir():
            return root
    raise StandardError(
        "The kit's own data is missing from this installation.",
        "Install pmo-kit again: its wheel carries standards, schemas and templates.",
    )


def installed() -> dict[str, Path | StandardError]:
    """Every name under which a standard is installed: its folder, or why it cannot be used.

    A package names its data folder in the entry point group `pmo_kit.standards`; the value is read
    as a folder beside the package's files and never imported. Of one that is installed as it lies
    (`pip install -e`), it is that folder of its source, or the source itself. The kit's own names
    are the kit's, whatever packages say.
    """
    return {**_from_packages(), **kits_own()}


def kits_own() -> dict[str, Path]:
    """The standards that the kit brings itself, by name."""
    return {
        folder.name: folder
        for folder in sorted((data_root() / "standards").iterdir())
        if (folder / HEAD).is_file()
    }


def refused() -> dict[str, StandardError]:
    """What installed packages call by the name of a standard of the kit's own, and why it is none.

    By name; the kit's own is used in its place.
    """
    own = kits_own()
    return {name: _taken(name, found) for name, found in _brought().items() if name in own}


def _taken(name: str, found: list[_Brought]) -> StandardError:
    packages = " and ".join(sorted(each.package for each in found))
    return StandardError(
        f"The package {packages} names its standard `{name}`, and so is one of the kit's own "
        "called, which is used.",
        f"Have its standard renamed: the entry point under `{GROUP}` in its pyproject.toml, and "
        "`id` in its standard.yaml. Until then uninstall it.",
    )


def usable_names() -> list[str]:
    """The names of the installed standards that can be used, sorted."""
    return sorted(known for known, place in installed().items() if isinstance(place, Path))


def locate(name: str) -> Path:
    """The folder of an installed standard.

    Raises `StandardError` for an unknown name, one that two packages claim, and one whose package
    came without its data.
    """
    own = data_root() / "standards" / name
    if name.replace("-", "").replace("_", "").isalnum() and (own / HEAD).is_file():
        return own
    every = installed()
    found = every.get(name)
    if isinstance(found, StandardError):
        raise found
    if found is not None:
        return found
    usable = sorted(known for known, place in every.items() if isinstance(place, Path))
    raise StandardError(
        f"No standard called `{name}` is installed.",
        f"Installed: {', '.join(usable)}. A folder is named with --standard DIR.",
    )


def package_of(name: str) -> str:
    """The package that brings an installed standard; empty for the kit's own and an unknown one."""
    from importlib.metadata import entry_points

    found = [entry.dist for entry in entry_points(group=GROUP, name=name) if entry.dist]
    return found[0].name if found else ""


def signature(folder: str) -> list[tuple[str, int, int]]:
    """Path, size and time (ns) of every file that a standard is read from, sorted by path.

    Links to files count as what they lead to; links to folders are told, and followed at the top.
    Hidden folders at the top, such as a repository's own, hold nothing that is read.
    """
    found: list[tuple[str, int, int]] = []
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            entries = list(os.scandir(here))
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir():
                if entry.is_symlink():
                    found.append((entry.path, 0, 0))
                if here == folder and (entry.name[0] == "." or entry.name in _TOLD_APART):
                    continue
                if entry.name not in LEFT_OUT and (here == folder or not entry.is_symlink()):
                    waiting.append(entry.path)
            elif entry.name.lower().endswith(READ):
                facts = entry.stat(follow_symlinks=not _leads_nowhere(entry))
                found.append((entry.path, facts.st_size, facts.st_mtime_ns))
    return sorted(found)


def _leads_nowhere(entry: os.DirEntry[str]) -> bool:
    return entry.is_symlink() and not os.path.exists(entry.path)


class _Brought(NamedTuple):
    """A standard that a package names: the package, the entry's value, and the folder."""

    package: str
    value: str
    folder: Path


def _from_packages() -> dict[str, Path | StandardError]:
    return {name: _the_one(name, found) for name, found in sorted(_brought().items())}


def _brought() -> dict[str, list[_Brought]]:
    """What the installed packages name as standards, by name."""
    from importlib.metadata import entry_points

    brought: dict[str, list[_Brought]] = {}
    for entry in entry_points(group=GROUP):
        if entry.dist is not None:
            folder = Path(str(entry.dist.locate_file(entry.value)))
            if not (folder / HEAD).is_file():
                folder = _as_it_lies(entry.dist, entry.value) or folder
            package = f"{entry.dist.name} {entry.dist.version}"
            brought.setdefault(entry.name, []).append(_Brought(package, entry.value, folder))
    return brought


def _as_it_lies(package: Distribution, value: str) -> Path | None:
    """The folder of an editable installation's source that holds the standard, if one does.

    The installer wrote down where the source lies (`direct_url.json`, PEP 610).
    """
    import json
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    try:
        said = json.loads(package.read_text("direct_url.json") or "{}")
        editable, address = said["dir_info"]["editable"], urlsplit(said["url"])
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
    if editable is not True or address.scheme != "file":
        return None
    source = Path(url2pathname(address.path))
    places = (source / value, source / "src" / value, source)
    return next((place for place in places if (place / HEAD).is_file()), None)


def _the_one(name: str, found: list[_Brought]) -> Path | StandardError:
    """The folder that goes by a name, or why there is none."""
    if len({each.folder for each in found}) > 1:
        packages = " and ".join(sorted(each.package for each in found))
        return StandardError(
            f"More than one installed package brings a standard called `{name}`: {packages}.",
            "Uninstall all but one with `pip uninstall PACKAGE`, or have one of them renamed: its "
            f"entry point under `{GROUP}` in pyproject.toml, and `id` in its standard.yaml.",
        )
    (package, value, folder), *_ = found
    if not (folder / HEAD).is_file():
        return StandardError(
            f"The package {package} brings the standard `{name}` without its data: it installed no "
            f"{value}/standard.yaml.",
            "Install it again. If that does not help, tell whoever builds it: the wheel has to "
            "hold the standard's files in that folder, as pyproject.toml says under "
            "`tool.hatch.build.targets.wheel`.",
        )
    return folder
