"""Compiling: what is reused, what is made anew, two at once, nowhere to write, the same bytes every time."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graphkit import compiler, load, sources
from graphkit.corpus import Corpus
from graphkit.errors import CompiledError, DataError, UsageError
from graphkit.locate import vocabulary_file
from graphkit.store import Store

HERE = Path(__file__).parent
CORPUS = HERE / "corpus"
DOCUMENT = "documents/aldora-2031-03-05.yaml"


@pytest.fixture
def compiled(monkeypatch) -> list[str]:
    """Notes every compiling of a test."""
    noted: list[str] = []
    finish = Store.finish

    def finished(store: Store) -> None:
        noted.append("compiled")
        finish(store)

    monkeypatch.setattr(Store, "finish", finished)
    return noted


def touched(path: Path) -> None:
    stat = path.stat()
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns + 10**9))


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


# what is reused


def test_what_is_fresh_is_reused(fresh, compiled, cache):
    first, second = load(str(fresh)), load(str(fresh))
    assert len(compiled) == 1
    assert len(files(cache)) == 1
    assert second.find() == first.find()


def test_it_does_not_matter_from_where_a_folder_is_named(fresh, compiled, monkeypatch):
    load(str(fresh))
    monkeypatch.chdir(fresh.parent)
    load("corpus")
    load("./corpus/", "corpus")
    monkeypatch.chdir(fresh)
    load(), load(".")
    assert len(compiled) == 2  # once more for the pair


def test_a_touched_file_with_equal_content_is_not_compiled_anew(fresh, compiled):
    load(str(fresh))
    touched(fresh / DOCUMENT)
    load(str(fresh))
    assert len(compiled) == 1


def changed(fresh: Path) -> None:
    path = fresh / DOCUMENT
    path.write_text(path.read_text("utf-8").replace("several dozen", "several score"), "utf-8")


def same_size(fresh: Path) -> None:
    path = fresh / DOCUMENT
    path.write_text(path.read_text("utf-8").replace("low: 24", "low: 25"), "utf-8")
    touched(path)


def deleted(fresh: Path) -> None:
    (fresh / DOCUMENT).unlink()
    (fresh / DOCUMENT.replace(".yaml", ".segments.json")).unlink()
    path = fresh / "documents/cestia-2031-04-02.yaml"
    text = path.read_text("utf-8").replace("about: [kestrel, aldora-2031-03-05/c1]", "about: [kestrel]")
    path.write_text(text, "utf-8")


def added(fresh: Path) -> None:
    head = "id: z\ntitle: t\npublisher: aldora\npublished: 2031\nlanguage: en\n"
    (fresh / "documents/z.yaml").write_text(head, "utf-8")


def renamed(fresh: Path) -> None:
    for name in (DOCUMENT, DOCUMENT.replace(".yaml", ".segments.json")):
        path = fresh / name
        text = path.read_text("utf-8").replace("id: aldora-2031-03-05\n", "id: aldora-2\n")
        path.unlink()
        text = text.replace('"document": "aldora-2031-03-05"', '"document": "aldora-2"')
        Path(str(path).replace("aldora-2031-03-05", "aldora-2")).write_text(text, "utf-8")
    path = fresh / "documents/cestia-2031-04-02.yaml"
    path.write_text(path.read_text("utf-8").replace("aldora-2031-03-05/c1", "aldora-2/c1"), "utf-8")


def segments(fresh: Path) -> None:
    (fresh / DOCUMENT.replace(".yaml", ".segments.json")).unlink()


@pytest.mark.parametrize("change", [changed, same_size, deleted, added, renamed, segments])
def test_a_change_is_compiled_anew_and_seen(fresh, compiled, change):
    before = load(str(fresh)).records()
    change(fresh)
    after = load(str(fresh)).records()
    assert len(compiled) == 2 and after != before
    assert after == Corpus(compiler.compile_corpus([str(fresh)], vocabulary_file(), None)).records()
    load(str(fresh))
    assert len(compiled) == 3  # the one in memory above


def test_another_program_compiles_anew(fresh, compiled, monkeypatch):
    load(str(fresh))
    monkeypatch.setattr(sources, "VERSION", "0.2.0/1")
    load(str(fresh))
    load(str(fresh))
    assert len(compiled) == 2


def test_the_version_is_that_of_the_program():
    from graphkit import __version__

    assert sources.VERSION.startswith(f"{__version__}/")


def test_a_faulty_change_is_told_and_the_old_file_kept(fresh, cache):
    load(str(fresh))
    (path := fresh / DOCUMENT).write_text(path.read_text("utf-8").replace("kestrel,", "kestral,"), "utf-8")
    for _ in range(2):
        with pytest.raises(DataError, match="kestral"):
            load(str(fresh))
    path.write_text(path.read_text("utf-8").replace("kestral,", "kestrel,"), "utf-8")
    assert len(load(str(fresh)).find()) == 14 and len(files(cache)) == 1


def test_a_file_that_changes_while_it_is_read_is_compiled_anew(fresh, compiled, monkeypatch):
    documents = compiler.Reading.documents

    def documents_and_change(reading):
        yield from documents(reading)
        same_size(fresh)

    monkeypatch.setattr(compiler.Reading, "documents", documents_and_change)
    assert load(str(fresh)).find()[0].amount["low"] == 24
    monkeypatch.setattr(compiler.Reading, "documents", documents)
    assert load(str(fresh)).find()[0].amount["low"] == 25


# where it is kept


def test_a_file_in_the_cache_that_is_no_use_is_made_anew(fresh, cache):
    load(str(fresh)).store.close()
    (name,) = files(cache)
    whole = (cache / name).read_bytes()
    for length in [0, 1, 99, 100, 4095, 4096, len(whole) // 2, len(whole) - 1]:
        (cache / name).write_bytes(whole[:length])
        assert len(load(str(fresh)).find()) == 14
        assert (cache / name).read_bytes() == whole
    (cache / name).write_text("notes")
    load(str(fresh)).store.close()
    assert (cache / name).read_bytes() == whole


def test_a_given_file_that_was_cut_short_is_made_anew(fresh, tmp_path):
    file = tmp_path / "c.sqlite"
    load(str(fresh), compiled=str(file)).store.close()
    whole = file.read_bytes()
    for length in [0, 15, 16, 50, 100, 5000, len(whole) - 1]:
        file.write_bytes(whole[:length])
        load(str(fresh), compiled=str(file)).store.close()
        assert file.read_bytes() == whole


def test_somebody_elses_file_is_left_untouched(fresh, tmp_path):
    text, other = tmp_path / "notes.txt", tmp_path / "other.sqlite"
    text.write_text("my notes")
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE meta (key, value)")
    database.close()
    for file in (text, other, fresh / DOCUMENT):
        before = file.read_bytes()
        with pytest.raises(CompiledError, match="compiled corpus"):
            load(str(fresh), compiled=str(file))
        assert file.read_bytes() == before


@pytest.mark.parametrize("kind", ["folder", "device", "pipe"])
def test_what_is_no_file_is_left_untouched(fresh, tmp_path, kind):
    path = tmp_path / "x"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path = Path("/dev/null")
    mode = path.stat().st_mode
    with pytest.raises(UsageError, match="is no file: a compiled corpus cannot be kept there"):
        load(str(fresh), compiled=str(path))
    assert path.stat().st_mode == mode


def test_nowhere_to_write_is_no_hindrance(fresh, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("x")
    for place in (tmp_path / "file/below", tmp_path / "file", Path("/proc/none")):
        monkeypatch.setenv("XDG_CACHE_HOME", str(place))
        corpus = load(str(fresh))
        assert corpus.store.path == ":memory:" and len(corpus.find()) == 14
    assert load(str(fresh), compiled=str(tmp_path / "file/x.sqlite")).store.path == ":memory:"


def test_a_full_disk_is_no_hindrance(fresh, cache):
    code = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (50000, 50000))\n"
        "from graphkit import load\n"
        f"c = load({str(fresh)!r}); print(len(c.find()), c.store.path)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=HERE.parent)
    assert (done.stdout, done.stderr) == ("14 :memory:\n", "")
    assert files(cache) == []


def test_the_folder_of_the_file_is_made(fresh, tmp_path):
    load(str(fresh), compiled=str(tmp_path / "a/b/c.sqlite"))
    assert files(tmp_path / "a") == ["b/c.sqlite"]


def test_without_a_cache_folder_named_it_lies_in_the_home_folder(fresh, tmp_path, monkeypatch):
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    load(str(fresh))
    assert [name.rpartition("/")[0] for name in files(tmp_path / "home")] == [".cache/graphkit"]


# several at once, and killed


def run(*words: str, **more) -> subprocess.Popen:
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "cwd": HERE.parent, **more}
    return subprocess.Popen([sys.executable, "-m", "graphkit", *words], **pipes)


def test_two_processes_may_compile_at_once(fresh, cache):
    both = [run("find", "--corpus", str(fresh), "--format", "jsonl") for _ in range(3)]
    told = [(process.communicate(), process.returncode) for process in both]
    assert told[0] == told[1] == told[2] and told[0][1] == 0
    assert len(files(cache)) == 1


def test_a_killed_run_leaves_the_old_or_the_new_whole(fresh, tmp_path):
    file = tmp_path / "c.sqlite"
    load(str(fresh), compiled=str(file)).store.close()
    for wait in (0.02, 0.1, 0.15, 0.2, 0.25, 0.3):
        changed_text = (fresh / DOCUMENT).read_text("utf-8").replace("several dozen", f"several dozen {wait}")
        (fresh / DOCUMENT).write_text(changed_text, "utf-8")
        process = run("find", "--corpus", str(fresh), "--compiled", str(file))
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        opened = Store.open(str(file))
        assert opened.tally("claim") == 15
        opened.close()
    assert len(load(str(fresh), compiled=str(file)).find()) == 14


# several corpora


def own(folder: Path, **records: str) -> Path:
    for name, text in records.items():
        part, _, stem = name.partition("_")
        (folder / part).mkdir(parents=True, exist_ok=True)
        (folder / part / f"{stem}.yaml").write_text(text, "utf-8")
    return folder


MINE = """id: mine
title: My article
publisher: aldora
published: 2031-05-01
language: en
speakers:
  - {id: s, label: {en: S, ja: S}, kind: official, named: true, plural: false, speaks_for: [cestia]}
passages:
  - at: p1.s1
    speaker: s
    claims:
      - {id: c1, subject: berun, relation: supplies, object: cestia, item: weapon, polarity: negated}
"""


def test_corpora_are_united_and_meet(fresh, tmp_path):
    mine = own(tmp_path / "mine", documents_mine=MINE)
    united = load(str(fresh), str(mine))
    assert len(united.find()) == 15
    denials = [row.id for row in united.denied_by(united.find()[0])]
    assert denials == ["aldora-2031-03-05/c4", "cestia-2031-04-02/c3", "mine/c1"]
    with pytest.raises(DataError, match="aldora"):
        load(str(mine))


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("entities_states", "- id: aldora\n  labels: {en: X, ja: X}\n", "states.yaml:1:7"),
        ("entities_places", "- id: kestrel\n  labels: {en: X, ja: X}\n", "places.yaml:1:7"),
        ("documents_aldora-2031-03-05", MINE.replace("id: mine", "id: aldora-2031-03-05"), ".yaml:1:5"),
    ],
)
def test_an_id_in_two_corpora_is_a_fault_with_both_places(fresh, tmp_path, name, text, place):
    mine = own(tmp_path / "mine", **{name: text})
    with pytest.raises(DataError) as caught:
        load(str(fresh), str(mine))
    (fault,) = (each for each in caught.value.faults if "defined already" in each.reason)
    assert fault.file.startswith(str(mine)) and f"{place}: " in str(fault)
    assert f"is defined already, in {fresh}/" in fault.reason


# the same bytes


def test_the_same_input_gives_the_same_bytes(fresh, tmp_path):
    mine = own(tmp_path / "mine", documents_mine=MINE)
    settings = [
        ({"PYTHONHASHSEED": "1"}, (fresh, mine)),
        ({"PYTHONHASHSEED": "2", "LC_ALL": "C"}, (mine, fresh)),
        ({"PYTHONHASHSEED": "3", "TZ": "Asia/Tokyo", "PYTHONUTF8": "0"}, (fresh, mine, fresh)),
    ]
    made = set()
    for number, (environment, folders) in enumerate(settings):
        file = tmp_path / f"{number}.sqlite"
        named = [word for folder in folders for word in ("--corpus", str(folder))]
        process = run("find", *named, "--compiled", str(file), env={**os.environ, **environment})
        out, err = process.communicate()
        assert process.returncode == 0, err
        made.add((file.read_bytes(), out))
    assert len(made) == 1


# which folders


def test_the_corpora_of_the_environment(fresh, tmp_path, monkeypatch):
    mine = own(tmp_path / "mine", documents_mine=MINE)
    monkeypatch.setenv("GRAPHKIT_CORPUS", os.pathsep.join([str(fresh), str(mine), ""]))
    assert len(load().find()) == 15
    assert len(load(str(fresh)).find()) == 14


def test_without_a_name_the_current_folder_where_it_holds_a_corpus(fresh, tmp_path, monkeypatch):
    monkeypatch.chdir(fresh)
    assert len(load().find()) == 14
    shutil.move(fresh, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    assert len(load().find()) == 14
    monkeypatch.chdir(tmp_path / "data/documents")
    assert len(load().find()) == len(load("shipped").find())


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none", "there is no folder 'none'"),
        ("", "there is no folder ''"),
        ("empty", "the folder 'empty' holds no corpus: neither documents/ nor entities/ is in it"),
        ("file", "there is no folder 'file'"),
        ("nul\0", "there is no folder"),
    ],
)
def test_a_folder_without_a_corpus_is_wrong_use(fresh, monkeypatch, name, message):
    monkeypatch.chdir(fresh)
    (fresh / "empty").mkdir()
    (fresh / "file").write_text("x")
    with pytest.raises(UsageError, match=message):
        load(name)


def test_a_deleted_current_folder_is_no_riddle(tmp_path):
    (tmp_path / "gone").mkdir()
    code = (
        f"import os, sys; os.chdir({str(tmp_path / 'gone')!r}); os.rmdir(os.getcwd())\n"
        f"sys.path.insert(0, {str(HERE.parent)!r})\n"
        "from graphkit.cli import main; sys.exit(main(['find']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 2 and "Traceback" not in done.stderr


def test_what_is_compiled_holds_nothing_of_when_it_was(kept):
    opened = Store.open(str(kept))
    assert opened.rows("SELECT key, value FROM meta ORDER BY key") == [
        ("complete", "yes"), ("version", sources.VERSION),
    ]  # fmt: skip
    assert {row[2] for row in opened.sources()} == {
        Path(os.fsdecode(row[0])).stat().st_mtime_ns for row in opened.sources()
    }


def test_the_vocabulary_is_kept_whole(kept):
    opened = Store.open(str(kept))
    told = compiler.reader.read_vocabulary(vocabulary_file()).data
    assert {name: opened.section(name) for name in opened.sections()} == json.loads(json.dumps(dict(told)))
