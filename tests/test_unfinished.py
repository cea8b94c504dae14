"""What a killed process leaves beside its target goes with the next that writes there; nobody else's does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit import export, load, unfinished, writer
from graphkit.corpus import Corpus
from graphkit.draw.beside import writing

ROOT = Path(__file__).parent.parent
KILLED = """
import os, signal, sys
from graphkit import unfinished
print(unfinished.begin(sys.argv[1], is_folder=len(sys.argv) > 2), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def left_by_a_killed_process(target: Path, *more: str) -> Path:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(target), *more], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    part = Path(done.stdout.strip())
    assert part.exists() and part.parent == target.parent
    return part


def _drawn(path: Path, _: Corpus) -> None:
    with writing(str(path)) as beside:
        Path(beside).write_text("<svg/>")


WRITERS: list[Callable[[Path, Corpus], object]] = [
    lambda path, _: writer.write_text(path, "words"),
    lambda path, opened: export.write(opened, str(path), "turtle"),
    lambda path, _: load(str(ROOT / "tests" / "corpus"), compiled=str(path)).store.close(),
    _drawn,
]


@pytest.mark.parametrize("write", WRITERS, ids=["text", "export", "compiled", "picture"])
def test_parts_of_killed_processes_go_with_the_next_writer(
    write: Callable[[Path, Corpus], object], frozen: Corpus, tmp_path: Path
) -> None:
    target = tmp_path / "target.out"
    left_by_a_killed_process(target)
    other = left_by_a_killed_process(tmp_path / "target")
    write(target, frozen)
    assert sorted(tmp_path.iterdir()) == sorted([target, other])


def test_a_folder_of_a_killed_import_goes_too(tmp_path: Path) -> None:
    part = left_by_a_killed_process(tmp_path / "corpus", "folder")
    (part / "entities").mkdir()
    made = Path(unfinished.begin(str(tmp_path / "corpus"), is_folder=True))
    assert not part.exists() and made.is_dir()


def test_parts_of_running_processes_stay(tmp_path: Path) -> None:
    """Two processes may make one file at once: whoever is done last has it."""
    target = tmp_path / "corpus.sqlite"
    own = unfinished.begin(str(target))
    mark = os.path.basename(own).split("-")[0]
    running = tmp_path / f"{mark}-{os.getppid()}-0.part"
    running.touch()
    unfinished.begin(str(target))
    assert os.path.exists(own) and running.exists()


def test_a_part_of_this_number_that_another_process_left_goes(tmp_path: Path) -> None:
    """In a container the processes have the same numbers each time."""
    target = tmp_path / "corpus.sqlite"
    mark = os.path.basename(unfinished.begin(str(target))).split("-")[0]
    stale = tmp_path / f"{mark}-{os.getpid()}-999999.part"
    stale.touch()
    unfinished.begin(str(target))
    assert not stale.exists()


def test_parts_of_another_machine_and_what_only_looks_like_one_stay(tmp_path: Path) -> None:
    gone = 2**22 + 1  # above the highest number a process has
    kept = [".t.0badcafe-1-0.part", f"t-{gone}-0.part", "t.part", f".t.{0:08x}-{gone}-0.part.bak~"]
    for name in kept:
        (tmp_path / name).touch()
    made = unfinished.begin(str(tmp_path / "t"))
    assert sorted(os.listdir(tmp_path)) == sorted([*kept, os.path.basename(made)])


def test_the_longest_name_that_a_folder_can_hold_is_written(tmp_path: Path) -> None:
    for name in ("x" * 255, "字" * 85):
        writer.write_text(tmp_path / name, "words")
        assert (tmp_path / name).read_text() == "words"


def test_a_part_is_nobody_elses_until_it_is_whole(tmp_path: Path) -> None:
    part = Path(unfinished.begin(str(tmp_path / "t")))
    assert part.stat().st_mode & 0o777 == 0o600
    unfinished.share(str(part))
    mask = os.umask(0)
    os.umask(mask)
    assert part.stat().st_mode & 0o777 == 0o666 & ~mask
