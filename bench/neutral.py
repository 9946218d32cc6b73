"""Edits that change how a project is written and nothing of what it says: no rule may fire."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from pmo_kit.engine import Compiled, check
from pmo_kit.engine.builtin_rules import UNAPPROVED
from pmo_kit.examples.golden import Golden, load_golden
from pmo_kit.project import Artifact
from pmo_kit.project.paths import walk
from pmo_kit.standard.bundle_schema import bundled, definition

_KEY = re.compile(r"^(?=[A-Za-z_][\w-]*:)", re.MULTILINE)
_TOLD = ("enum", "const", "pattern", "format", "minItems")


class Edit(NamedTuple):
    """One neutral edit; one that `adds` changes the content, so that approvals lapse (KIT-005)."""

    name: str
    change: Callable[[Compiled, Artifact, str], str]
    adds: bool = False


class Alarm(NamedTuple):
    """A rule that fires although nothing was said."""

    edit: str
    golden: str
    rule: str
    message: str


def false_alarms(compiled: Compiled, folder: Path, scratch: Path) -> tuple[int, list[Alarm]]:
    """How many sound projects were judged, untouched and after each edit, and what fired."""
    alarms: list[Alarm] = []
    judged = 0
    for edit in (None, *EDITS):
        home = scratch / (edit.name.replace(" ", "-") if edit else "untouched")
        shutil.copytree(folder / "golden", home / "golden")
        shutil.copy2(folder / "standard.yaml", home)  # its settings are those they are judged by
        if edit is not None:
            _rewrite(compiled, home, edit)
        found, problems = load_golden([home], compiled)
        if problems:
            raise RuntimeError(problems[0].message)
        for golden in found:
            judged += 1
            alarms += _alarms(compiled, golden, edit)
    return judged, alarms


def _alarms(compiled: Compiled, golden: Golden, edit: Edit | None) -> Iterator[Alarm]:
    for finding in check(compiled, golden.snapshot, golden.options()).report.findings:
        lapsed = edit is not None and edit.adds and finding.rule == UNAPPROVED.id
        if finding.outcome != "waived" and not lapsed:
            name = edit.name if edit else "untouched"
            where = f"{golden.tier} {golden.phase}".strip()
            yield Alarm(name, where, finding.rule, finding.message)


def _rewrite(compiled: Compiled, home: Path, edit: Edit) -> None:
    """Carry an edit out in every artifact of every golden project below a folder, once."""
    files: dict[Path, Artifact] = {}
    for golden in load_golden([home], compiled)[0]:
        snapshot = golden.snapshot
        for artifact in (*snapshot.artifacts, *snapshot.registries):
            files[Path(snapshot.root, artifact.path).resolve()] = artifact
    for path, artifact in files.items():
        if artifact.document.format not in ("yaml", "markdown"):
            continue
        text = path.read_text(encoding="utf-8")
        path.write_text(edit.change(compiled, artifact, text), encoding="utf-8", newline="")


def _windows(compiled: Compiled, artifact: Artifact, text: str) -> str:
    return text.replace("\n", "\r\n")


def _remarks(compiled: Compiled, artifact: Artifact, text: str) -> str:
    before, fields, after = _parts(artifact, text)
    return before + _KEY.sub("# A remark: nothing is said here.\n\n", fields) + after


def _written(
    dump: Callable[[Any], str],
    change: Callable[[Compiled, Artifact, Any], Any],
    compiled: Compiled,
    artifact: Artifact,
    text: str,
) -> str:
    """The artifact's fields changed and written again; what follows front matter stays."""
    before, _, after = _parts(artifact, text)
    data = artifact.document.data
    data = data["meta"] if artifact.document.format == "markdown" else data
    return before + dump(change(compiled, artifact, data)) + after


def _parts(artifact: Artifact, text: str) -> tuple[str, str, str]:
    """What stands before the fields, the fields, and what follows them."""
    if artifact.document.format != "markdown":
        return "", text, ""
    _, fields, body = text.split("---\n", 2)
    return "---\n", fields, f"---\n{body}"


class _Quoting(yaml.SafeDumper):
    """Writes every text in double quotes, and no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_Quoting.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)


def _quoted(data: Any) -> str:
    return yaml.dump(data, Dumper=_Quoting, sort_keys=False, allow_unicode=True, width=10**6)


def _flow(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _same(compiled: Compiled, artifact: Artifact, data: Any) -> Any:
    return data


def _turned(compiled: Compiled, artifact: Artifact, data: Any) -> Any:
    """Every map's keys in the opposite order; `schema` stays first, where readers look for it."""
    if isinstance(data, list):
        return [_turned(compiled, artifact, element) for element in data]
    if not isinstance(data, Mapping):
        return data
    first = [key for key in data if key == "schema"]
    keys = first + [key for key in reversed(list(data)) if key != "schema"]
    return {key: _turned(compiled, artifact, data[key]) for key in keys}


def _shuffled(compiled: Compiled, artifact: Artifact, data: Any) -> Any:
    """Every list whose elements have a key, back to front."""
    data = json.loads(json.dumps(data))
    for path in artifact.kind.lists:
        for spot in list(walk(data, path)):
            if isinstance(spot.value, list):
                spot.value.reverse()
    return data


def _fuller(compiled: Compiled, artifact: Artifact, data: Any) -> Any:
    """In every map one more optional text or empty list, where there is one that no rule reads."""
    if artifact.kind.kind not in compiled.standard.schema_of:
        return data
    schema = bundled(compiled.standard, artifact.kind.kind)
    rules = " ".join(f"{rule.when} {rule.check}" for rule in compiled.standard.rules)
    read = set(re.findall(r"\w+", rules))
    return _filled(schema, schema, data, read)


def _filled(schema: Mapping[str, Any], node: Any, data: Any, read: set[str]) -> Any:
    node = _resolved(schema, node)
    if not isinstance(node, Mapping):
        return data
    if isinstance(data, list):
        return [_filled(schema, node.get("items"), element, read) for element in data]
    if not isinstance(data, Mapping):
        return data
    known = node.get("properties", {})
    full = {key: _filled(schema, known.get(key), value, read) for key, value in data.items()}
    for name, below in known.items():
        if name not in full and name not in read:
            filler = _filler(_resolved(schema, below))
            if filler is not None:
                return {**full, name: filler}
    return full


def _filler(field: Mapping[str, Any]) -> Any:
    """What an optional field may hold and mean nothing: free text, or an empty list."""
    if any(word in field for word in _TOLD):
        return None
    return {"string": "Nothing that any rule asks for.", "array": []}.get(str(field.get("type")))


def _resolved(schema: Mapping[str, Any], node: Any) -> Any:
    """A part of a schema, with what it refers to."""
    while isinstance(node, Mapping) and "$ref" in node:
        rest = {key: value for key, value in node.items() if key != "$ref"}
        node = {**definition(schema, node["$ref"]), **rest}
    return node


EDITS = (
    Edit("line ends of Windows", _windows),
    Edit("remarks", _remarks),
    Edit("quotes round every text", partial(_written, _quoted, _same)),
    Edit("flow style", partial(_written, _flow, _same)),
    Edit("keys in the opposite order", partial(_written, _quoted, _turned)),
    Edit("registers back to front", partial(_written, _quoted, _shuffled), adds=True),
    Edit("one more optional field", partial(_written, _quoted, _fuller), adds=True),
)
