"""The package from outside: its face, its version, its licences, and what a wheel is told to carry."""

import ast
import importlib.util
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

import graphkit

ROOT = Path(__file__).parent.parent
FACE = [name for name in graphkit.__all__ if name != "__version__"]


@pytest.fixture(scope="module")
def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_the_face_is_what_is_visible():
    assert sorted(graphkit.__all__) == graphkit.__all__ == dir(graphkit)


@pytest.mark.parametrize("name", FACE)
def test_each_name_of_the_face_can_be_had(name):
    assert callable(getattr(graphkit, name))


def test_type_checkers_are_told_the_same_rooms():
    told = {
        alias.name: node.module.removeprefix("graphkit.")
        for node in ast.walk(ast.parse((ROOT / "graphkit/__init__.py").read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module.startswith("graphkit.")
        for alias in node.names
    }
    assert told == graphkit._ROOMS
    assert sorted(told) == FACE


def test_an_unknown_name_fails():
    with pytest.raises(AttributeError, match="has no attribute 'supply'"):
        _ = graphkit.supply


def test_opening_a_room_does_not_hide_the_function_of_its_name():
    graphkit.ask = ModuleType("graphkit.ask")  # what an import of the room does
    assert "ask" not in vars(graphkit)


def test_the_version_is_the_one_of_the_project(project):
    assert graphkit.__version__ == project["project"]["version"]


def test_the_licence_files_exist(project):
    assert all((ROOT / name).is_file() for name in project["project"]["license-files"])


def test_a_wheel_carries_data_and_schema(project):
    carried = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert carried == {"data": "graphkit/data", "schema": "graphkit/schema"}


def test_the_changelog_knows_the_version():
    assert f"## {graphkit.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def blocks(text: str) -> list[str]:
    spec = importlib.util.spec_from_file_location("readme_blocks", ROOT / "scripts/readme_blocks.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.blocks(text)


def test_only_blocks_fenced_as_sh_are_taken_and_taken_literally():
    text = "a\n```sh\nx  # y\n\nz\n```\n```python\nno\n```\n````sh\n```\n````\n"
    assert blocks(text) == ["x  # y\n\nz\n", "```\n"]


def test_a_fence_that_is_not_closed_fails():
    with pytest.raises(ValueError, match="line 2: the fence is not closed"):
        blocks("a\n```sh\nx\n")
