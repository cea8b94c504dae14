"""Part `ftm`: compiling beside followthemoney, which cleans and validates as many records.

followthemoney needs an environment of its own: BENCH_FTM names the Python of it (pip install followthemoney).
It is given the same claims, ready in memory: each as an interval entity with both ends, role, dates, summary,
record and publisher, and the entities they join. A record is cleaned (`EntityProxy.from_dict`, cleaned=False)
and validated (`schema.validate`), and its edges are taken from it; nothing is checked between records,
derived, written or indexed. Ours is the whole compilation. By processor time, each side its own process.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench_tools import ROOT, ratio, run, timed

SIZE, MOST_ROUNDS, LEAST = int(os.environ.get("BENCH_CLAIMS", "100000")), 5, 30
PARTIES = {
    "states": "PublicBody", "groups": "Organization", "organisations": "Company", "persons": "Person",
    "items": "Asset", "places": "Address", "facilities": "RealEstate", "measures": "Document",
    "events": "Event",
}  # fmt: skip


def measure(rounds: int) -> dict[str, Any]:
    """Rows for both sides; a note where there is no followthemoney."""
    import synthetic

    python = os.environ.get("BENCH_FTM")
    if not python:
        return {"rows": [], "notes": ["left out: BENCH_FTM names no Python that has followthemoney"]}
    times: dict[str, list[float]] = {"compile": [], "followthemoney": []}
    with tempfile.TemporaryDirectory() as name:
        folder, compiled = Path(name) / "corpus", Path(name) / "compiled.sqlite"
        synthetic.write(folder, SIZE, 400)
        for _ in range(min(rounds, MOST_ROUNDS)):
            compiled.unlink(missing_ok=True)
            ours = [sys.executable, str(ROOT / "scripts/bench_compile.py"), "compile"]
            times["compile"].append(json.loads(run([*ours, str(folder), str(compiled)]))["ms"])
            told = json.loads(run([python, __file__, str(folder)]))
            times["followthemoney"].append(told["ms"])
    rows = [timed(side, taken) for side, taken in times.items()]
    rows.append(ratio("compile / followthemoney", times["compile"], times["followthemoney"], 1 / LEAST))
    return {"rows": rows, "notes": [f"followthemoney {told['version']}: {told['records']:,} records, "
                                    f"{told['edges']:,} edges, {told['values']:,} values kept"]}  # fmt: skip


def _records(folder: Path) -> list[dict[str, Any]]:
    """The entities and the claims of a corpus as they would be written for followthemoney, not cleaned."""
    found = []
    for stem, schema in PARTIES.items():
        for line in (folder / "entities" / f"{stem}.yaml").read_text("utf-8").splitlines():
            entity = json.loads(line.removeprefix("- "))
            name = "full" if schema == "Address" else "fileName" if schema == "Document" else "name"
            properties = {name: [entity["labels"]["en"]]}
            found.append({"id": entity["id"], "schema": schema, "properties": properties})
    for path in sorted((folder / "documents").iterdir()):
        head, *passages = map(json.loads, path.read_text("utf-8").splitlines())
        found += [_record(head, claim) for passage in passages for claim in passage["claims"]]
    return found


def _record(head: dict[str, Any], claim: dict[str, Any]) -> dict[str, Any]:
    properties = {
        "subject": [claim["subject"]],
        "object": [claim.get("object") or claim.get("item") or claim["subject"]],
        "role": [claim["relation"]],
        "status": [f"{claim.get('certainty', 'certain')} {claim.get('phase', 'actual')}"],
        "date": [head["published"]],
        "startDate": [claim["when"]] if "when" in claim else [],
        "summary": [claim["amount"]["wording"]] if "amount" in claim else [],
        "recordId": [f"{head['id']}/{claim['id']}"],
        "publisher": [head["publisher"]],
    }
    return {"id": f"{head['id']}-{claim['id']}", "schema": "UnknownLink", "properties": properties}


def clean(folder: str) -> dict[str, Any]:
    """Clean and validate everything; what was counted, and milliseconds of the processor."""
    import gc
    from importlib.metadata import version

    from followthemoney import model
    from followthemoney.proxy import EntityProxy

    records = _records(Path(folder))
    gc.disable()  # as ours does
    values = edges = 0
    started = time.process_time()
    for record in records:
        proxy = EntityProxy.from_dict(record, cleaned=False)
        proxy.schema.validate(record)
        values += len(list(proxy.itervalues()))
        edges += len(list(proxy.edgepairs())) if proxy.schema.edge else 0
    taken = (time.process_time() - started) * 1000
    return {"ms": taken, "records": len(records), "edges": edges, "values": values,
            "version": version("followthemoney"), "model": len(model.schemata)}  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(clean(sys.argv[1])))
