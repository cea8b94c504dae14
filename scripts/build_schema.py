"""Build schema/generated from schema/vocabulary.yaml, the records, and the ids of the shipped entities.

python scripts/build_schema.py            write the files
python scripts/build_schema.py --check    write nothing; fail naming the files that differ
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from graphkit import ontology, reader  # noqa: E402

TARGET = ROOT / "schema" / "generated"


def built() -> dict[Path, str]:
    """Every file and what it must hold."""
    source = ROOT / "schema" / "vocabulary.yaml"
    vocabulary = reader.parse_vocabulary(source)
    paths = sorted((ROOT / "data" / "entities").glob("*.yaml"))
    entities = [entity for path in paths for entity in reader.read_entities(str(path)).entities]
    texts = ontology.generated(vocabulary, entities)
    texts["vocabulary.json"] = ontology.read_ahead(vocabulary, source.read_bytes())
    return {TARGET / name: text for name, text in texts.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description="Build schema/generated.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a file differs")
    check, files = parser.parse_args().check, built()
    stale = sorted(set(TARGET.glob("*")) - set(files)) if TARGET.is_dir() else []
    differ = [
        path for path, text in files.items() if not path.is_file() or path.read_bytes() != text.encode()
    ]
    if check:
        for path in [*differ, *stale]:
            print(f"{path.relative_to(ROOT)} is not as scripts/build_schema.py makes it", file=sys.stderr)
        return 1 if differ or stale else 0
    TARGET.mkdir(parents=True, exist_ok=True)
    for path in differ:
        path.write_bytes(files[path].encode())
    for path in stale:
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
