"""The compiled file: what is refused, cut short anywhere, somebody else's, oddly named, damaged later."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from graphkit import database, selects
from graphkit.errors import CompiledError
from graphkit.store import Store

ODD = (
    "with blank", "日本語", "-dash", "per%20cent", "what?mode=rw", "hash#1", "line\nbreak", ":memory:",
    "file:x", "no text \udcff",
)  # fmt: skip


@pytest.fixture
def copy(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(kept, tmp_path / "copy.sqlite"))


def refused(path: Path | str) -> CompiledError:
    with pytest.raises(CompiledError) as caught:
        Store.open(os.fspath(path))
    return caught.value


@pytest.mark.parametrize("name", ODD, ids=ascii)
def test_the_name_of_the_file_has_no_meaning(kept, tmp_path, monkeypatch, name):
    shutil.copy(kept, tmp_path / name)
    assert Store.open(str(tmp_path / name)).tally("claim") == 15
    assert Store.open(f"/{tmp_path}/{name}").tally("claim") == 15  # two slashes in front are no server
    monkeypatch.chdir(tmp_path)
    assert Store.open(name).tally("claim") == 15
    assert len(os.listdir(tmp_path)) == 1


def test_a_file_cut_short_anywhere_is_not_taken_for_whole(copy):
    whole = copy.read_bytes()
    for length in {*range(0, 200), *range(200, len(whole), 4093), *range(len(whole) - 300, len(whole))}:
        os.truncate(copy, length) if length < copy.stat().st_size else copy.write_bytes(whole[:length])
        assert not refused(copy).is_foreign, length


def test_a_file_with_something_behind_it_is_not_whole(copy):
    copy.write_bytes(copy.read_bytes() + b"\n")
    assert "cut short" in str(refused(copy))


@pytest.mark.parametrize("content", [b"notes\n", b"SQLite format 4\0" * 9, b"\0" * 100, b"%PDF-1.7\n" * 20])
def test_a_file_of_another_kind_is_somebody_elses(tmp_path, content):
    file = tmp_path / "notes"
    file.write_bytes(content)
    error = refused(file)
    assert error.is_foreign and str(error).startswith(f"{file}:0:0: ")
    assert file.read_bytes() == content


def test_another_database_is_somebody_elses(tmp_path):
    file = tmp_path / "other.sqlite"
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE meta (key TEXT, value TEXT)")
        other.execute("INSERT INTO meta VALUES ('complete', 'yes')")
    other.close()
    error = refused(file)
    assert error.is_foreign
    assert "this is not a compiled corpus of graphkit" in str(error)


def test_a_missing_file_and_a_folder_are_no_compiled_corpus(tmp_path):
    for path in (tmp_path, tmp_path / "none"):
        assert "there is no compiled corpus here" in str(refused(path))


def test_another_format_is_made_anew(copy):
    with sqlite3.connect(copy) as opened:
        opened.execute("PRAGMA user_version=1")
    opened.close()
    error = refused(copy)
    assert not error.is_foreign
    assert "compiled in format 1, this program reads" in str(error)


def test_a_file_that_was_never_finished_is_not_whole(tmp_path):
    made = Store.create(str(tmp_path / "half.sqlite"))
    made.insert("meta", [("version", "1")])
    made.connection.execute("COMMIT")
    made.close()
    assert "cut short" in str(refused(tmp_path / "half.sqlite"))


def test_damage_inside_ends_in_a_line(copy):
    content = bytearray(copy.read_bytes())
    content[8192:] = b"\xaa" * (len(content) - 8192)
    copy.write_bytes(content)
    with pytest.raises(CompiledError, match=r"cannot be read .*delete it, it is made anew"):
        for table in database.TABLES:
            Store.open(str(copy)).rows(f"SELECT * FROM {table}")


def test_nothing_can_be_written_to_an_open_corpus(kept):
    opened = Store.open(str(kept))
    with pytest.raises(CompiledError, match="cannot be written"):
        opened.insert("meta", [("x", "y")])


def test_every_index_is_on_a_table_and_every_select_can_use_a_key():
    assert {on.partition(" ")[0] for on in database.INDEXES.values()} <= set(database.TABLES)


def test_a_changed_table_is_another_format():
    changed = {**database.TABLES, "claim": database.TABLES["claim"] + ", x TEXT"}
    assert _format(database.TABLES) == database.FORMAT
    assert _format(changed) != database.FORMAT


def _format(tables: dict[str, str]) -> int:
    return database.crc32(repr((tables, database.INDEXES)).encode()) & 0x7FFFFFFF


@pytest.mark.parametrize("words", ["'", '"', "%", "_", "\\", "x' OR '1'='1", "\0", "😀", "\udcff"])
def test_no_word_is_read_as_sql(frozen, words):
    assert frozen.store.numbers("entity", [words]) == {}
    assert [row for row in frozen.store.phrases([words]) if row[2] == "entity"] == []
    assert frozen.store.claims([selects.by_column("document", [words])]) == []
    assert frozen.store.claims([selects.by_identity(words, 1)]) == []
