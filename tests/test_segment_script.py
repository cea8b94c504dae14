"""scripts/segment on an invented text: sentences beside a document, and what its head says of the text."""

import hashlib
import subprocess
import sys
from pathlib import Path

from graphkit.model import Segments

SCRIPT = Path(__file__).resolve().parent.parent / "scripts" / "segment"
WORDS = "甲は乙に部品を送った。乙は否定した。\n\n　\n詳細は不明。\n"


def test_sentences_are_written_beside_the_document(tmp_path: Path) -> None:
    copy = tmp_path / "invented.ja.txt"
    copy.write_text(WORDS, "utf-8", newline="")
    command = [sys.executable, str(SCRIPT), str(copy), "invented", "ja", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = Segments.model_validate_json((tmp_path / "invented.segments.json").read_bytes())
    assert [each.at for each in found.segments] == ["p1.s1", "p1.s2", "p2.s1"]
    assert [WORDS[each.start : each.end] for each in found.segments][1] == "乙は否定した。"
    assert done.stdout == f"length: {len(WORDS)}\nsha256: {hashlib.sha256(WORDS.encode()).hexdigest()}\n"


def test_wrong_use_says_how() -> None:
    done = subprocess.run([sys.executable, str(SCRIPT)], capture_output=True, text=True)
    assert done.returncode == 2
    assert "scripts/segment TEXT ID LANGUAGE" in done.stderr
