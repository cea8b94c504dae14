"""The README: its two commands, its commands and outputs, its Python."""

from __future__ import annotations

import re
import runpy
import sys
from pathlib import Path

import pytest

from graphkit import cli

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
sys.path.insert(0, str(ROOT / "scripts"))
build = runpy.run_path(str(ROOT / "scripts" / "build_readme.py"))
blocks = runpy.run_path(str(ROOT / "scripts" / "readme_blocks.py"))["blocks"]


def test_the_first_two_sh_blocks_are_the_two_commands() -> None:
    found = blocks(README)
    assert len(found) == 2
    assert all(block.count("\n") == 1 for block in found), "one command each"
    assert "graphkit ask" in found[0] and "pytest" in found[1]


@pytest.mark.parametrize("name", cli.commands())
def test_every_command_stands_in_the_readme(name: str) -> None:
    assert re.search(rf"^    {name}\b", README, re.MULTILINE)


def test_the_outputs_shown_are_the_outputs() -> None:
    assert build["rebuilt"](README) == README, "run scripts/build_readme.py"


def test_the_python_shown_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = blocks(README, "python")
    exec(compile(code, "README.md", "exec"), {})  # what a reader would paste


def test_the_yaml_shown_is_a_document(tmp_path: Path) -> None:
    (shown,) = blocks(README, "yaml")
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "my-article.yaml").write_text(shown, "utf-8")
    shipped = ["--corpus", "shipped", "--corpus", str(tmp_path)]
    assert cli.main([*shipped, "check"]) == 0
    assert cli.main([*shipped, "--compiled", str(tmp_path / "c"), "find", "--document", "my-article"]) == 0
