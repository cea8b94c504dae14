"""The blocks of a Markdown file that are fenced as `sh`, exactly as they stand there.

    python scripts/readme_blocks.py README.md 1     the first block
"""

import re
import sys
from pathlib import Path

_FENCE = re.compile(r"(`{3,})\s*(\S*)\s*\Z")


def blocks(text: str, language: str = "sh") -> list[str]:
    """The content of each block of that language, in order. Raises ValueError for an open fence."""
    found: list[str] = []
    fence, opened, inside = "", 0, False
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        mark = _FENCE.match(line)
        if not fence and mark:
            fence, opened, inside = mark[1], number, mark[2] == language
            found += [""] if inside else []
        elif mark and not mark[2] and len(mark[1]) >= len(fence):
            fence, inside = "", False
        elif inside:
            found[-1] += line
    if fence:
        raise ValueError(f"line {opened}: the fence is not closed")
    return found


if __name__ == "__main__":
    sys.stdout.write(blocks(Path(sys.argv[1]).read_text("utf-8"))[int(sys.argv[2]) - 1])
