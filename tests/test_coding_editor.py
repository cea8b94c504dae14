"""An editor's language server completes, explains and checks what is written; skipped where there is none.

The server is `yaml-language-server` on the PATH, or the file that YAML_LANGUAGE_SERVER names
(npm install yaml-language-server).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graphkit.cli import main

HERE = Path(__file__).resolve().parent
SERVER = os.environ.get("YAML_LANGUAGE_SERVER") or shutil.which("yaml-language-server")
TEXT = HERE / "third" / "texts" / "aldora-2031-05-06.en.txt"


BEGUN = """\
    speaker:\x20
    claims:
      - id: c1
        subject:\x20
        relation:\x20
      - id: c2
        relation: supplies
"""


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A document as `code start` begins it, with a speaker and the beginning of a claim."""
    mine = tmp_path_factory.mktemp("mine")
    corpora = ["--corpus", str(HERE / "corpus"), "--corpus", str(mine)]
    begun = ["code", "start", str(TEXT), "--id", "third", "--language", "en", "--publisher", "dravia"]
    assert main([*corpora, *begun, "--title", "Third", "--published", "2031"]) == 0
    path = mine / "documents" / "third.yaml"
    label = "label: {en: a minister, ja: 大臣}"
    speaker = f"speakers:\n  - {{id: minister, {label}, kind: official, named: false, plural: false}}"
    words = path.read_text("utf-8").replace("# speakers:", speaker, 1)
    words = words.replace("  - at: p2.s1\n", f"  - at: p2.s1\n{BEGUN}", 1)
    path.write_text(words, "utf-8")
    assert (
        main([*corpora, "code", "entity", "Dravian Bureau", "--kind", "Organisation", "--ja", "ドラヴィア局"])
        == 0
    )
    return path


def test_start_names_a_schema_that_knows_the_corpus(document: Path) -> None:
    first = document.read_text("utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=.{document.stem}.schema.json"  # portable: beside it
    schema = json.loads((document.parent / first.rpartition("=")[2]).read_text("utf-8"))
    known = {each["const"] for each in schema["$defs"]["EntityId"]["anyOf"][0]["oneOf"]}
    assert {"berun", "kestrel", "dravian-bureau"} <= known


class Client:
    """Speaks the Language Server Protocol over the server's streams."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin and process.stdout
        self.to, self.back, self.number = process.stdin, process.stdout, 0
        self.told: list[dict[str, Any]] = []

    def tell(self, method: str, parameters: Any, **more: Any) -> None:
        content = json.dumps({"jsonrpc": "2.0", "method": method, "params": parameters, **more}).encode()
        self.to.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self.to.flush()

    def take(self) -> dict[str, Any]:
        length = 0
        while line := self.back.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        message: dict[str, Any] = json.loads(self.back.read(length))
        if "method" in message and "id" in message:  # a question of the server's: it gets no settings
            asked = (
                message["params"].get("items", []) if message["method"] == "workspace/configuration" else []
            )
            content = json.dumps(
                {"jsonrpc": "2.0", "id": message["id"], "result": [None] * len(asked)}
            ).encode()
            self.to.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
            self.to.flush()
        return message

    def ask(self, method: str, parameters: Any) -> Any:
        self.number += 1
        self.tell(method, parameters, id=self.number)
        while True:
            message = self.take()
            if message.get("id") == self.number and "method" not in message:
                return message.get("result")
            self.told.append(message)

    def faults(self, uri: str) -> list[str]:
        """The messages of the next diagnostics for the file."""
        while True:
            message = self.told.pop(0) if self.told else self.take()
            found = message.get("params", {})
            if message.get("method") == "textDocument/publishDiagnostics" and found["uri"] == uri:
                return [each["message"] for each in found["diagnostics"]]


@pytest.fixture
def client(document: Path) -> Iterator[Client]:
    if SERVER is None:
        pytest.skip("yaml-language-server is not installed: what an editor does is not tested here")
    process = subprocess.Popen([SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    client = Client(process)
    client.ask("initialize", {"processId": None, "rootUri": document.parent.as_uri(), "capabilities": {}})
    client.tell("initialized", {})
    settings = {
        "yaml": {"completion": True, "hover": True, "validate": True, "schemaStore": {"enable": False}}
    }
    client.tell("workspace/didChangeConfiguration", {"settings": settings})
    yield client
    process.kill()
    process.communicate()


def opened(client: Client, document: Path) -> str:
    uri = document.as_uri()
    file = {"uri": uri, "languageId": "yaml", "version": 1, "text": document.read_text("utf-8")}
    client.tell("textDocument/didOpen", {"textDocument": file})
    return uri


def place(document: Path, line: str, offset: int) -> dict[str, int]:
    lines = document.read_text("utf-8").splitlines()
    return {"line": lines.index(line), "character": offset}


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("        subject: ", {"berun", "dravian-bureau"}),
        ("        relation: ", {"supplies", "exercises_with"}),
        ("    speaker: ", {"minister", "self"}),
    ],
)
def test_ids_are_completed(client: Client, document: Path, line: str, wanted: set[str]) -> None:
    where = {"textDocument": {"uri": opened(client, document)}, "position": place(document, line, len(line))}
    found = client.ask("textDocument/completion", where)
    assert wanted <= {each["label"] for each in found["items"]}


def test_fields_are_explained(client: Client, document: Path) -> None:
    position = place(document, "        relation: supplies", 22)
    found = client.ask(
        "textDocument/hover", {"textDocument": {"uri": opened(client, document)}, "position": position}
    )
    assert "gives, sells or delivers" in json.dumps(found)


def test_what_is_wrong_is_shown(client: Client, document: Path) -> None:
    wrong = document.with_name("wrong.yaml")
    words = document.read_text("utf-8").replace("relation: ", "relation: suplies\n        colour: red")
    wrong.write_text(words, "utf-8")
    told = client.faults(opened(client, wrong))
    assert any("colour" in message for message in told), told
    assert any("relation" in message or "suplies" in message or "Value" in message for message in told), told
