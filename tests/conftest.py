"""What every test may use: the invented corpus, fresh to edit and frozen to read, and a cache of its own."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from graphkit.corpus import Corpus, load

HERE = Path(__file__).parent
CORPUS, TEXTS = HERE / "corpus", HERE / "texts"


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's cache folder of this test alone; nothing of the user's environment is seen."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    monkeypatch.delenv("GRAPHKIT_CORPUS", raising=False)
    return folder


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """The folder of a copy of the invented corpus, to edit."""
    return Path(shutil.copytree(CORPUS, tmp_path / "corpus"))


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the invented corpus compiled, to be given as `compiled`."""
    file = tmp_path_factory.mktemp("compiled") / "corpus.sqlite"
    load(str(CORPUS), compiled=os.fspath(file)).store.close()
    return file


@pytest.fixture(scope="session")
def frozen(kept: Path) -> Corpus:
    """The invented corpus, open, to read."""
    return load(str(CORPUS), compiled=os.fspath(kept))


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The shipped corpus, open, to read."""
    return load("shipped", compiled=os.fspath(tmp_path_factory.mktemp("shipped") / "corpus.sqlite"))
