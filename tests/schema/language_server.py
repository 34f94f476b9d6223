"""The language server that editors use for YAML, spoken to in its own protocol: a message is JSON with its length in front."""

from __future__ import annotations

import json
import queue
import shutil
import subprocess
import threading
from pathlib import Path
from typing import Any

NODE, NPM = shutil.which("node"), shutil.which("npm")
#: The version that these tests were written against.
PACKAGE = "yaml-language-server@1.25.0"
#: Seconds after which an answer is not coming any more.
PATIENCE = 60


def installed(folder: Path) -> str:
    """Install the language server into a folder; gives why that could not be done, empty where it was."""
    if not NODE or not NPM:
        return "there is no Node.js with npm"
    calm = ["--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=1", "--fetch-timeout=30000"]
    words = [NPM, "install", *calm, PACKAGE]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    return f"npm could not install {PACKAGE}: {done.stderr.strip()[-200:]}" if done.returncode else ""


class LanguageServer:
    """A running server and the files that are open in it. It ends with the block."""

    def __init__(self, folder: Path) -> None:
        program = folder / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
        self.process = subprocess.Popen(
            [str(NODE), str(program), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.number = 0
        self.answers: queue.Queue[dict[str, Any]] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        # Nothing is to come from the web: the schemas are files beside the cases.
        settings = {"yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}}
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": settings})

    def __enter__(self) -> LanguageServer:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.communicate()

    def open(self, path: Path, text: str) -> list[dict[str, Any]]:
        """Open a file with this text, which need not be on the disk; gives what is marked in it."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        while True:
            message = self._next()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == path.as_uri():
                marked: list[dict[str, Any]] = message["params"]["diagnostics"]
                return marked

    def offered(self, path: Path, line: int, column: int) -> list[str]:
        """The words that completion offers at a place; lines and columns are counted from 0."""
        return [item["label"] for item in self.completions(path, line, column)]

    def completions(self, path: Path, line: int, column: int) -> list[dict[str, Any]]:
        """What completion offers at a place, with the text that it would insert."""
        found: list[dict[str, Any]] = self._at("completion", path, line, column)["items"]
        return found

    def hover(self, path: Path, line: int, column: int) -> str:
        """What is shown where the pointer rests; empty where nothing is."""
        found = self._at("hover", path, line, column)
        return str(found["contents"]["value"]) if found else ""

    def _at(self, what: str, path: Path, line: int, column: int) -> Any:
        place = {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}
        return self.ask(f"textDocument/{what}", place)

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        """Ask the server something, and wait for its answer."""
        self.number += 1
        self._send({"id": self.number, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == self.number and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]

    def tell(self, method: str, params: dict[str, Any]) -> None:
        """Tell the server something that it does not answer."""
        self._send({"method": method, "params": params})

    def _next(self) -> dict[str, Any]:
        """The next message. What the server asks of an editor is answered with nothing."""
        message = self.answers.get(timeout=PATIENCE)
        if "id" in message and "method" in message:
            self._send({"id": message["id"], "result": None})
        return message

    def _send(self, message: dict[str, Any]) -> None:
        assert self.process.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream
        while heads := list(iter(lambda: stream.readline().strip(), b"")):
            length = next(int(head.split(b":")[1]) for head in heads if head.startswith(b"Content-Length"))
            self.answers.put(json.loads(stream.read(length)))
