"""The language server: what an editor tells and asks, over standard input and output."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from pmo_kit import __version__
from pmo_kit.lsp import answers
from pmo_kit.lsp.answers import EditorContext
from pmo_kit.lsp.cursor_context import CursorContext
from pmo_kit.lsp.diagnostics import SOURCE, Diagnostics, messages
from pmo_kit.lsp.projects import JudgedTexts, Projects
from pmo_kit.lsp.texts import Texts, file_of, located
from pmo_kit.lsp.watch import MOMENT, Watch
from pmo_kit.results.fix_plan import FixPlan

WATCHED = "**/*.{yaml,yml,json,md,markdown}"
TRIGGERS = types.CompletionOptions(trigger_characters=[" ", "-", "[", '"', "#"])
START = types.Position(0, 0)


class Server:
    """One editor's session."""

    def __init__(
        self, standard: str | None, registries: tuple[str, ...], now: Callable[[], datetime]
    ) -> None:
        self._projects = Projects(standard, registries, now)
        self._wire = LanguageServer("pmo", __version__)
        self._texts: Texts
        self._watch: Watch
        self._shown: dict[Path, set[str]] = {}
        self._told: dict[Path, list[str]] = {}
        self._ended = False
        self._listen()

    def run(self, source: BinaryIO, target: BinaryIO) -> int:
        """Serve until the editor ends the session: 0 if it did so in order, else 1."""
        self._wire.start_io(source, target)
        return 0 if self._ended else 1

    def _listen(self) -> None:
        """Register what is done on each message of the protocol."""
        on: dict[str, Callable[..., Any]] = {
            types.INITIALIZE: self._begin,
            types.INITIALIZED: self._ask_to_be_told,
            types.SHUTDOWN: self._end,
            types.TEXT_DOCUMENT_DID_OPEN: self._opened,
            types.TEXT_DOCUMENT_DID_CHANGE: self._changed,
            types.TEXT_DOCUMENT_DID_SAVE: self._changed,
            types.TEXT_DOCUMENT_DID_CLOSE: self._changed,
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES: self._files_changed,
            types.TEXT_DOCUMENT_HOVER: self._seen(answers.hover, None),
            types.TEXT_DOCUMENT_DEFINITION: self._seen(answers.definition, []),
            types.TEXT_DOCUMENT_REFERENCES: self._seen(answers.references, []),
            types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: self._seen(answers.symbols, []),
            types.TEXT_DOCUMENT_CODE_ACTION: self._actions,
        }
        for name, handler in on.items():
            self._wire.feature(name)(partial(handler))
        complete = self._seen(self._completion, [])
        self._wire.feature(types.TEXT_DOCUMENT_COMPLETION, TRIGGERS)(complete)

    def _begin(self, params: types.InitializeParams) -> None:
        self._texts = Texts(self._wire.workspace)
        self._watch = Watch(self._judge, self._plan, self._show, self._failed)

    def _ask_to_be_told(self, params: types.InitializedParams) -> None:
        """Ask for word of files that change outside the editor, where it can give it."""
        workspace = self._wire.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        if watching and watching.dynamic_registration:
            watchers = [types.FileSystemWatcher(WATCHED)]
            wish = types.Registration(
                "files",
                types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
                types.DidChangeWatchedFilesRegistrationOptions(watchers),
            )
            self._wire.client_register_capability(types.RegistrationParams([wish]))

    def _end(self, params: None) -> None:
        self._ended = True
        self._watch.stop()

    def _opened(self, params: types.DidOpenTextDocumentParams) -> None:
        self._texts.opened(params.text_document.uri)
        self._touch(params.text_document.uri, 0)

    def _changed(
        self,
        params: types.DidChangeTextDocumentParams
        | types.DidSaveTextDocumentParams
        | types.DidCloseTextDocumentParams,
    ) -> None:
        self._touch(params.text_document.uri)

    def _files_changed(self, params: types.DidChangeWatchedFilesParams) -> None:
        self._projects.forget()
        for root in self._watch.roots:
            self._watch.touch(root)

    def _completion(self, context: EditorContext) -> list[types.CompletionItem]:
        """What may be written at a cursor, on the day that it is in its project."""
        return answers.completion(context, self._projects.today(context.root))

    def _seen(
        self, answer: Callable[[EditorContext], object], unseen: object
    ) -> Callable[..., Any]:
        """Answers what is asked about a place in a text; `unseen` where nothing is known of it."""

        async def handle(params: Any) -> object:
            position = getattr(params, "position", START)
            context = await self._context(params.text_document.uri, position)
            return answer(context) if context else unseen

        return handle

    async def _actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """The repairs of what is shown at a place; worked out only where there may be one."""
        root = self._root_of(params.text_document.uri)
        shown = [d for d in params.context.diagnostics if d.source == SOURCE]
        if root is None or not shown:
            return []
        judged = await self._watch.fresh(root)
        known = {finding.fingerprint for finding in judged.report.findings if finding.fixes}
        if not any(diagnostic.data in known for diagnostic in shown):
            return []
        plan = await self._watch.planned(root)
        if plan is None:
            return []
        return answers.actions(shown, plan, lambda path: self._texts.at(located(root, path)))

    async def _plan(self, root: Path) -> FixPlan | None:
        return await asyncio.to_thread(self._projects.plan, root, self._texts.below(root))

    async def _context(self, uri: str, position: types.Position) -> EditorContext | None:
        """What a request is about; none outside projects, or where nothing is known of them."""
        text, file, root = self._texts.get(uri), file_of(uri), self._root_of(uri)
        if text is None or file is None or root is None:
            return None
        judged = await self._watch.latest(root)
        if judged.knowledge is None:
            return None
        path = file.relative_to(root).as_posix()
        cursor = CursorContext(judged.knowledge, path, text.plain, text.offset(position))
        return EditorContext(cursor, text, root, self._texts.at)

    def _root_of(self, uri: str) -> Path | None:
        file = file_of(uri)
        if file is None:
            return None
        opened = {path for text in self._texts.every() if (path := file_of(text.uri))}
        folders = [file_of(folder.uri) for folder in self._wire.workspace.folders.values()]
        return self._projects.root_of(file, opened, [folder for folder in folders if folder])

    def _touch(self, uri: str, moment: float = MOMENT) -> None:
        root = self._root_of(uri)
        if root is not None:
            self._watch.touch(root, moment)

    async def _judge(self, root: Path) -> JudgedTexts:
        texts = self._texts.below(root)
        return await asyncio.to_thread(self._projects.judge, root, texts)

    def _show(self, root: Path, judged: JudgedTexts) -> None:
        """Show a result: every file that has findings or had some, and every one that is open."""
        standard = judged.knowledge.standard if judged.knowledge else None
        shown = Diagnostics(root, self._texts.at, standard)
        found = shown.of(judged.report)
        opened = self._texts.below(root)
        for path in sorted(self._shown.get(root, set()) | found.keys() | opened.keys()):
            text = shown.text(path)
            self._wire.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(text.uri, found.get(path, []), text.version)
            )
        self._shown[root] = set(found)
        told = messages(judged.report)
        for message in told if told != self._told.get(root) else ():
            self._say(f"{root.name}: {message}", types.MessageType.Error)
        self._told[root] = told

    def _failed(self, error: Exception) -> None:
        """Tell of a defect of the kit, and put what helps to fix it into the log."""
        self._say(f"pmo could not judge: {error!r}. The log says more.", types.MessageType.Error)
        log = "".join(traceback.format_exception(error))
        self._wire.window_log_message(types.LogMessageParams(types.MessageType.Error, log))

    def _say(self, message: str, sort: types.MessageType) -> None:
        self._wire.window_show_message(types.ShowMessageParams(sort, message))
