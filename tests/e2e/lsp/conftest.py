"""An editor for tests: a real client of the language server, over standard input and output."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.uris import to_fs_path

T = TypeVar("T")
LANGUAGES = {".md": "markdown", ".json": "json", ".yaml": "yaml"}
START = types.Position(0, 0)
PATIENCE = 600.0  # ends what hangs, and is no measure
NOWHERE = "http://127.0.0.1:9"  # a proxy that does not answer: no way to any network
GOLDEN = Path(__file__).resolve().parents[3] / "standards" / "core" / "golden"


class Editor:
    """Opens files, types into them, and remembers what the server shows."""

    def __init__(self, client: LanguageClient) -> None:
        self.client = client
        self.shown: dict[Path, list[types.Diagnostic]] = {}
        self.versions: dict[Path, int] = {}
        self.texts: dict[Path, str] = {}
        self.messages: list[str] = []
        self.rounds = 0
        self._news = asyncio.Event()
        client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(partial(self._publish))
        client.feature(types.WINDOW_SHOW_MESSAGE)(partial(self._message))
        client.feature(types.WINDOW_LOG_MESSAGE)(partial(self._message))

    def _publish(self, params: types.PublishDiagnosticsParams) -> None:
        path = Path(to_fs_path(params.uri) or "")
        self.shown[path] = list(params.diagnostics)
        self.rounds += 1
        self._news.set()

    def _message(self, params: types.ShowMessageParams | types.LogMessageParams) -> None:
        self.messages.append(params.message)
        self._news.set()

    def open(self, path: Path, text: str | None = None) -> None:
        """Open a file, or a text that is not on disk yet."""
        self.texts[path] = path.read_text(encoding="utf-8") if text is None else text
        self.versions[path] = 1
        language = LANGUAGES.get(path.suffix, "plaintext")
        item = types.TextDocumentItem(path.as_uri(), language, 1, self.texts[path])
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, path: Path, text: str) -> None:
        """Replace the whole text."""
        self.send(path, types.TextDocumentContentChangeWholeDocument(text))
        self.texts[path] = text

    def send(self, path: Path, *changes: Any) -> None:
        """Send changes as they are."""
        self.versions[path] += 1
        name = types.VersionedTextDocumentIdentifier(self.versions[path], path.as_uri())
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(name, list(changes)))

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds of what the server has shown or said."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not holds():
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            shown = f"shown {self.every_rule()}, said {self.messages}"
            pytest.fail(f"waited in vain; {shown}")

    def rules(self, path: Path) -> list[str]:
        """The rules whose findings are shown in a file, excused ones left out."""
        hint = types.DiagnosticSeverity.Hint
        return [str(d.code) for d in self.shown.get(path, ()) if d.severity != hint]

    def every_rule(self) -> dict[str, list[str]]:
        """The rules whose findings are shown, by file."""
        return {path.name: self.rules(path) for path in self.shown}

    def at(self, path: Path, before: str, after: str = "") -> dict[str, Any]:
        """The parameters of a request at a place: after one text, before another."""
        text = self.texts[path]
        offset = text.index(before + after) + len(before)
        line = text.count("\n", 0, offset)
        column = offset - (text.rfind("\n", 0, offset) + 1)
        row = text[offset - column : offset]
        units = len(row.encode("utf-16-le")) // 2
        return {
            "text_document": types.TextDocumentIdentifier(path.as_uri()),
            "position": types.Position(line, units),
        }

    async def complete(self, path: Path, before: str, after: str = "") -> dict[str, Any]:
        """What is offered at a place, by label."""
        params = types.CompletionParams(**self.at(path, before, after))
        found = await self.client.text_document_completion_async(params)
        items = found.items if isinstance(found, types.CompletionList) else found
        return {item.label: item for item in items or ()}

    async def hover(self, path: Path, before: str, after: str = "") -> str:
        """What is said at a place."""
        params = types.HoverParams(**self.at(path, before, after))
        found = await self.client.text_document_hover_async(params)
        return found.contents.value if found else ""

    async def definition(self, path: Path, before: str, after: str = "") -> list[tuple[Path, int]]:
        """Where the id at a place is declared: files and lines, from 1."""
        params = types.DefinitionParams(**self.at(path, before, after))
        found = await self.client.text_document_definition_async(params)
        assert isinstance(found, list | None)
        return [(Path(to_fs_path(p.uri) or ""), p.range.start.line + 1) for p in found or ()]

    def applied(self, path: Path, edits: list[types.TextEdit]) -> str:
        """A text with an editor's edits; its characters have one unit each."""
        text = self.texts[path]
        starts = [0]
        for row in text.split("\n"):
            starts.append(starts[-1] + len(row) + 1)
        for edit in sorted(edits, key=lambda e: (e.range.start.line, e.range.start.character))[
            ::-1
        ]:
            start = starts[edit.range.start.line] + edit.range.start.character
            end = starts[edit.range.end.line] + edit.range.end.character
            text = text[:start] + edit.new_text + text[end:]
        return text


@dataclass(frozen=True)
class Sessions:
    """Starts `pmo lsp` as an editor does."""

    environment: dict[str, str]

    def __call__(
        self,
        work: Callable[[Editor], Awaitable[T]],
        *arguments: str | Path,
        folders: tuple[Path, ...] = (),
        units: list[types.PositionEncodingKind | str] | None = None,
    ) -> T:
        """Work with a server and end it in order, which has to give the exit code 0."""
        result, code = asyncio.run(self._run(work, arguments, folders, units))
        assert code == 0
        return result

    async def _run(
        self,
        work: Callable[[Editor], Awaitable[T]],
        arguments: tuple[str | Path, ...],
        folders: tuple[Path, ...],
        units: list[types.PositionEncodingKind | str] | None,
    ) -> tuple[T, int]:
        client = LanguageClient("tests", "1")
        editor = Editor(client)
        program = [sys.executable, "-m", "pmo_kit", "lsp", *map(str, arguments)]
        await client.start_io(*program, env=self.environment)
        process = client._server
        assert process is not None
        general = types.GeneralClientCapabilities(position_encodings=units) if units else None
        await client.initialize_async(
            types.InitializeParams(
                types.ClientCapabilities(general=general),
                workspace_folders=[types.WorkspaceFolder(f.as_uri(), f.name) for f in folders],
            )
        )
        client.initialized(types.InitializedParams())
        result = await work(editor)
        await client.shutdown_async(None)
        client.exit(None)
        code = await asyncio.wait_for(process.wait(), PATIENCE)
        await client.stop()
        return result, code


@dataclass(frozen=True)
class YamlSessions:
    """Starts the YAML language server on a project, as an editor without the kit does."""

    command: list[str]

    def __call__(
        self, work: Callable[[Editor], Awaitable[T]], root: Path, settings: dict[str, Any]
    ) -> T:
        """Work with a server that was told the settings of VS Code, and end it in order."""
        return asyncio.run(self._run(work, root, settings))

    async def _run(
        self, work: Callable[[Editor], Awaitable[T]], root: Path, settings: dict[str, Any]
    ) -> T:
        told = {"schemas": settings.get("yaml.schemas", {}), "validate": True, "completion": True}
        client = LanguageClient("tests", "1")
        editor = Editor(client)

        def configuration(params: types.ConfigurationParams) -> list[Any]:
            return [told if item.section == "yaml" else None for item in params.items]

        client.feature(types.WORKSPACE_CONFIGURATION)(configuration)
        offline = {"HTTP_PROXY": NOWHERE, "HTTPS_PROXY": NOWHERE}
        await client.start_io(*self.command, env={**os.environ, **offline})
        process = client._server
        assert process is not None
        able = types.WorkspaceClientCapabilities(configuration=True, workspace_folders=True)
        await client.initialize_async(
            types.InitializeParams(
                types.ClientCapabilities(workspace=able),
                root_uri=root.as_uri(),
                workspace_folders=[types.WorkspaceFolder(root.as_uri(), root.name)],
            )
        )
        client.initialized(types.InitializedParams())
        client.workspace_did_change_configuration(
            types.DidChangeConfigurationParams({"yaml": told})
        )
        result = await work(editor)
        await client.shutdown_async(None)
        client.exit(None)
        await asyncio.wait_for(process.wait(), PATIENCE)
        await client.stop()
        return result


@pytest.fixture
def yaml_session(yaml_server: list[str]) -> YamlSessions:
    """Starts the YAML language server that editors run."""
    return YamlSessions(yaml_server)


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where compiled standards are kept: in one place for all sessions."""
    return str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def session(pmo: Any, cache: str) -> Sessions:
    """Starts the language server of the installed program."""
    return Sessions(pmo.environment(PMO_CACHE_DIR=cache))


@pytest.fixture
def golden(tmp_path: Path) -> Callable[[str], Path]:
    """Makes a copy of a golden project of the core standard: its folder."""

    def make(name: str) -> Path:
        return Path(shutil.copytree(GOLDEN / name, tmp_path / name.replace("/", "-")))

    return make
