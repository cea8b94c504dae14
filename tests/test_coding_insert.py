"""Lines are put into a document file in place, and nothing is ever lost of it."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit import plain, writer
from graphkit.coding import insert
from graphkit.errors import UsageError
from graphkit.ground import record
from graphkit.model import Document, Passage, Records
from tests.strategies import records

ROOT = Path(__file__).resolve().parent.parent
CLAIM = {"id": "c1", "subject": "a", "relation": "supplies", "object": "b", "speaker": "self"}
ADDITION = Passage.model_validate({"at": "p2.s1", "speaker": "self", "claims": [{**CLAIM, "id": "c9"}]})
FILE = """\
# The head of it.
id: third
title: 'Third'   # quoted as it was
speakers: []

passages:
  # before the first
  - at: p1.s1
    skip: a headline
  - at: p2.s1      # to be done

  # before the third
  - at: p3.s1
    speaker: self
    claims:
      # before the claim
      - {id: c1, subject: a, relation: supplies, object: b}   # behind it
      # behind all of it
    remarks:
      - id: r1
        about: [c1]
        kind: effect
        text: {en: One., ja: 一。}
"""


def added(text: str, *passages: dict[str, object]) -> str:
    return insert.inserted(text, [Passage.model_validate(each) for each in passages])


def new_lines(before: str, after: str) -> list[str]:
    """What stands in the text besides the lines there were, which must all be there, in order."""
    left, found = before.splitlines(), []
    for line in after.splitlines():
        if left and left[0] == line:
            left.pop(0)
        else:
            found.append(line)
    assert not left
    return found


def test_an_empty_passage_is_filled() -> None:
    after = insert.inserted(FILE, [ADDITION])
    assert new_lines(FILE, after) == [
        "    speaker: self", "    claims:", "      - {id: c9, subject: a, relation: supplies, object: b}",
    ]  # fmt: skip
    assert "  - at: p2.s1      # to be done\n    speaker: self\n" in after


def test_claims_are_put_behind_those_there_are() -> None:
    after = added(FILE, {"at": "p3.s1", "speaker": "self", "claims": [{**CLAIM, "id": "c2"}]})
    lines = after.splitlines()
    assert lines[
        lines.index("      - {id: c1, subject: a, relation: supplies, object: b}   # behind it") + 1
    ] == ("      - {id: c2, subject: a, relation: supplies, object: b}")
    assert len(new_lines(FILE, after)) == 1


def test_a_remark_is_put_behind_one_written_over_several_lines() -> None:
    remark = {
        "id": "r2",
        "about": ["c1"],
        "kind": "effect",
        "text": {"en": "Two.", "ja": "二。"},
        "speaker": "self",
    }
    after = added(FILE, {"at": "p3.s1", "speaker": "self", "remarks": [remark]})
    assert after == FILE + "      - {id: r2, about: [c1], kind: effect, text: {en: Two., ja: 二。}}\n"


def test_a_new_passage_stands_in_reading_order() -> None:
    after = added(FILE, {"at": "p2.s2", "skip": "nothing"}, {"at": "p4.s1", "skip": "the end"})
    lines = after.splitlines()
    assert (
        lines.index("  - at: p2.s1      # to be done")
        < lines.index("  - at: p2.s2")
        < lines.index("  - at: p3.s1")
    )
    assert after.endswith("  - at: p4.s1\n    skip: the end\n")
    assert len(new_lines(FILE, after)) == 4


@pytest.mark.parametrize(
    "ends", ["id: third", "id: third\n", "id: third\npassages: []\n", "id: third\npassages:\n"]
)
def test_the_first_passage(ends: str) -> None:
    assert plain.from_yaml(added(ends, {"at": "p1.s1", "skip": "nothing"}).encode()) == {
        "id": "third", "passages": [{"at": "p1.s1", "skip": "nothing"}],
    }  # fmt: skip


def test_line_ends_and_the_byte_order_mark_stay(tmp_path: Path) -> None:
    path = tmp_path / "third.yaml"
    before = b"\xef\xbb\xbf" + FILE.replace("\n", "\r\n").encode()
    path.write_bytes(before)
    insert.write(str(path), before, [ADDITION])
    after = path.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf# The head")
    assert after.count(b"\n") == after.count(b"\r\n") == before.count(b"\r\n") + 3


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  - at: p2.s1      # to be done", "  - {at: p2.s1}", "written in {...}; write a key a line"),
        ("  - at: p2.s1      # to be done", "  - at: p2.s1\n    speaker: b", "has speaker already: b"),
        ("id: third", "id: [third", "is broken YAML"),
        ("    skip: a headline", "    skip: a headline\n  - {at: p1.s2}", None),
    ],
)
def test_what_cannot_be_added_to_is_refused(old: str, new: str, said: str | None) -> None:
    text = FILE.replace(old, new)
    if said is None:
        assert len(new_lines(text, insert.inserted(text, [ADDITION]))) == 3
    else:
        with pytest.raises(UsageError, match=said.replace("{", r"\{").replace(".", r"\.")):
            insert.inserted(text, [ADDITION])


@given(records(with_segments=False), st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_document_can_be_filled_and_keeps_its_comments(found: Records, data: st.DataObject) -> None:
    for document in found.documents:
        empty = document.model_copy(update={"passages": tuple(Passage(at=p.at) for p in document.passages)})
        lines = []
        for line in writer.document_yaml(empty).splitlines():
            lines += [
                line,
                *data.draw(st.sampled_from(([], [], ["# a comment"], ["", "      # - at: p1.s1"]))),
            ]
        text = "\n".join(lines) + "\n"
        order = data.draw(st.permutations(document.passages))
        after = insert.inserted(text, order)
        new_lines(text, after)
        assert Document.model_validate(plain.from_yaml(after.encode())) == document


# --- nothing is lost ---------------------------------------------------------------------------------


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "documents" / "third.yaml"
    file.parent.mkdir()
    file.write_text(FILE, "utf-8")
    return file


WHOLE = (FILE.encode(), insert.inserted(FILE, [ADDITION]).encode())


def test_a_file_changed_meanwhile_is_left_as_it_is(path: Path) -> None:
    path.write_text(FILE + "# somebody else\n", "utf-8")
    with pytest.raises(UsageError, match="was changed meanwhile; nothing was written"):
        insert.write(str(path), FILE.encode(), [ADDITION])
    assert path.read_text("utf-8") == FILE + "# somebody else\n"


def test_a_file_taken_away_meanwhile_is_not_made_anew(path: Path) -> None:
    path.unlink()
    with pytest.raises(UsageError, match="was changed meanwhile"):
        insert.write(str(path), FILE.encode(), [ADDITION])
    assert not path.exists()


@pytest.mark.parametrize("broken", ["os.fsync", "os.replace", "os.chmod", "graphkit.unfinished.begin"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_a_full_disk_or_unwritable_folder(
    path: Path, monkeypatch: pytest.MonkeyPatch, broken: str, number: int
) -> None:
    def fail(*given: object, **more: object) -> object:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(broken, fail)
    with pytest.raises(UsageError, match=f"cannot write .*: {os.strerror(number)}"):
        insert.write(str(path), FILE.encode(), [ADDITION])
    monkeypatch.undo()
    assert path.read_bytes() == FILE.encode()
    assert [each.name for each in path.parent.iterdir()] == ["third.yaml"]


STEPS = ("unfinished.begin", "os.fsync", "os.chmod", "os.replace", "os.open")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("moment", ["before", "behind"])
def test_a_run_that_is_killed_leaves_a_whole_file(path: Path, step: str, moment: str) -> None:
    script = (
        "import os, sys\n"
        "from graphkit import unfinished\n"
        "from graphkit.coding import insert\n"
        "from graphkit.model import Passage\n"
        f"real = {step}\n"
        "def die(*given, **more):\n"
        f"    {'real(*given, **more); ' if moment == 'behind' else ''}os._exit(9)\n"
        f"{step} = die\n"
        "passage = Passage.model_validate_json(sys.argv[2])\n"
        "insert.write(sys.argv[1], open(sys.argv[1], 'rb').read(), [passage])\n"
    )
    command = [sys.executable, "-c", script, str(path), record(ADDITION)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 9
    assert path.read_bytes() in WHOLE


def test_a_limit_on_the_size_of_files_is_a_disk_that_is_full(path: Path) -> None:
    resource = pytest.importorskip("resource")
    script = (
        "import resource, signal, sys\n"
        "from graphkit.coding import insert\n"
        "from graphkit.model import Passage\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "passage = Passage.model_validate_json(sys.argv[2])\n"
        "before = open(sys.argv[1], 'rb').read()\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "insert.write(sys.argv[1], before, [passage])\n"
    )
    assert resource
    command = [sys.executable, "-c", script, str(path), record(ADDITION)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "UsageError: cannot write" in done.stderr
    assert path.read_bytes() == FILE.encode()


def test_two_writers_do_not_overwrite_each_other(path: Path) -> None:
    script = (
        "import sys\n"
        "from graphkit.coding import insert\n"
        "from graphkit.model import Passage\n"
        "before = open(sys.argv[1], 'rb').read()\n"
        "sys.stdin.read()\n"
        "insert.write(sys.argv[1], before, [Passage(at=sys.argv[2], skip='mine')])\n"
    )
    command = [sys.executable, "-c", script, str(path)]
    pipes = {"stdin": subprocess.PIPE, "stderr": subprocess.PIPE}
    running = [subprocess.Popen([*command, f"p9.s{n}"], cwd=ROOT, **pipes) for n in range(1, 7)]  # type: ignore[call-overload]
    errors = [each.communicate(b"")[1].decode() for each in running]
    written = [number for number, each in enumerate(running, 1) if each.returncode == 0]
    passages = plain.from_yaml(path.read_bytes())["passages"]
    assert [each["at"] for each in passages[3:]] == [f"p9.s{number}" for number in written]
    assert written and all("changed meanwhile" in words for words in errors if words)
