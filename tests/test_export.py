"""The table of formats, and the writing of files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from rdf_world import FORMATS, ROOT, written

from graphkit import export
from graphkit.corpus import Corpus
from graphkit.errors import UsageError
from graphkit.pattern import pattern_of


def test_each_format_has_a_suffix_and_a_media_type_of_its_own() -> None:
    rows = export.FORMATS.values()
    assert len({row.suffix for row in rows}) == len({row.media for row in rows}) == len(rows)
    assert all(name == row.name and row.help for name, row in export.FORMATS.items())


@pytest.mark.parametrize("format", FORMATS)
def test_the_format_is_told_by_suffix_or_by_name(format: str, frozen: Corpus, tmp_path: Path) -> None:
    row = export.FORMATS[format]
    by_suffix, by_name = tmp_path / f"a.{row.suffix.upper()}", tmp_path / "b.txt"
    assert export.write(frozen, str(by_suffix)) == by_suffix.stat().st_size
    export.write(frozen, str(by_name), format)
    assert by_suffix.read_bytes() == by_name.read_bytes() == "".join(export.text(frozen, format)).encode()


def test_an_unknown_format_is_refused_with_the_known_ones(frozen: Corpus, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no format is called 'owl'; there are: turtle, ntriples"):
        export.write(frozen, "-", "owl")
    with pytest.raises(UsageError, match=r"not told by its suffix; .*\.ttl \(turtle\)"):
        export.write(frozen, str(tmp_path / "corpus"))
    with pytest.raises(UsageError, match="not told by its suffix"):
        export.write(frozen, "-")


def test_a_file_that_cannot_be_written_is_a_wrong_use_and_leaves_nothing(
    frozen: Corpus, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=r"cannot write .*no such file"):
        export.write(frozen, str(tmp_path / "no" / "x.ttl"))
    (tmp_path / "x.ttl").write_text("before", "utf-8")
    with pytest.raises(UsageError, match="no entity is called"):
        export.write(frozen, str(tmp_path / "x.ttl"), pattern=pattern_of(subject="atlantis"))
    assert [path.read_text("utf-8") for path in tmp_path.iterdir()] == ["before"]


def test_standard_output_takes_utf8_whatever_the_locale(frozen: Corpus, kept: Path, tmp_path: Path) -> None:
    script = (
        "import sys, graphkit; from graphkit import export; "
        "export.write(graphkit.load(sys.argv[1], compiled=sys.argv[2]), '-', 'turtle')"
    )
    command = [sys.executable, "-c", script, str(ROOT / "tests" / "corpus"), str(kept)]
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=True)
    assert done.stdout == written(frozen, tmp_path, "turtle").read_bytes()


def test_a_bar_is_shown_on_a_terminal_alone(
    shipped: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    export.write(shipped, str(tmp_path / "x.nt"))
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr("graphkit.progress.PATIENCE", 0.0)
    monkeypatch.setattr("graphkit.progress.EVERY", 0.0)
    export.write(shipped, str(tmp_path / "x.nt"))
    assert "writing [" in capsys.readouterr().err


def test_jsonld_is_a_tree_a_person_can_read(frozen: Corpus, tmp_path: Path) -> None:
    data = json.loads(written(frozen, tmp_path, "jsonld").read_text("utf-8"))
    documents = [node for node in data["@graph"] if node.get("@type") == "Document" and "passages" in node]
    claims = [
        claim for each in documents for passage in each["passages"] for claim in passage.get("claims", ())
    ]
    assert len(claims) == len(frozen.find(withdrawn=True))
    assert {claim["polarity"] for claim in claims} == {"affirmed", "negated"}
    assert all(claim["subject"].startswith("entity:") and claim["relation"] for claim in claims)


def test_turtle_is_sorted_and_has_one_block_a_node(frozen: Corpus) -> None:
    blocks = "".join(export.text(frozen, "turtle")).split("\n\n")[1:-1]
    entities = [
        block.partition(" ")[0] for block in blocks if block.startswith("entity:") and " a mc:" in block
    ]
    assert entities[1:] == sorted(entities[1:]) and entities[0] == "entity:unknown"
    ties = [block.partition(" ")[0] for block in blocks if block.startswith("tie:")]
    assert len(ties) == len(set(ties))
