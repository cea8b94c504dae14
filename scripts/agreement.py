"""How far two independent encodings of one text agree, as the tables of docs/encoding.md.

    python scripts/agreement.py            print them
    python scripts/agreement.py --write    put them between the markers of docs/encoding.md
    python scripts/agreement.py --check    write nothing; fail where the file says something else

Claims are paired within a sentence, best overlap first, where at least three of subject, relation, object
and item agree; remarks where their kind agrees or what they are about overlaps. The kappa is Cohen's
(1960, doi:10.1177/001316446002000104), unweighted, over all pairs, an empty field being a category of its
own; none is given where both passes use one category only. It says how well the fields of paired claims
agree, not how well claims are found: for that read the numbers of unpaired ones. The ids of speakers are
each pass's own, so speakers are paired by how often they stand on the same claim.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from graphkit import plain  # noqa: E402  the checkout beside this script, installed or not
from graphkit.model import Claim, Document, Passage, Remark  # noqa: E402
from graphkit.reader import read_document  # noqa: E402

GUIDE = ROOT / "docs" / "encoding.md"
BEGIN, END = "<!-- agreement: begin -->", "<!-- agreement: end -->"
CORE = ("subject", "relation", "object", "item")


class Names(NamedTuple):
    """What the first pass calls a speaker or a claim -> what the second calls it."""

    speakers: dict[str, str] = {}  # noqa: RUF012  never written to
    claims: dict[str, str] = {}  # noqa: RUF012


class Pair(NamedTuple):
    """What both passes made of the same thing, and the sentence it stands in."""

    at: str
    a: Claim | Remark
    b: Claim | Remark


class Field(NamedTuple):
    """A row of the table: the value on a claim or remark, and whether a kappa makes sense of it."""

    name: str
    value: Callable[[Claim | Remark, Names], Hashable]
    is_category: bool = True


def _plain(name: str) -> Field:
    return Field(name, lambda one, _: getattr(one, name) or None)


def _speaker(name: str) -> Field:
    return Field(name, lambda one, names: names.speakers.get(getattr(one, name), getattr(one, name)))


def _several(name: str) -> Field:
    return Field(name, lambda one, names: _translated(getattr(one, name), names), False)


def _translated(ids: Iterable[str], names: Names) -> tuple[str, ...]:
    return tuple(sorted(names.claims.get(each, each) for each in ids))


def _wording(one: Claim | Remark, _: Names) -> Hashable:
    return one.amount and one.amount.wording


def _bounds(one: Claim | Remark, _: Names) -> Hashable:
    return one.amount and (one.amount.low, one.amount.high, one.amount.per, one.amount.kind)


SHARED = (
    _plain("polarity"), _plain("certainty"), Field("hedge", _plain("hedge").value, False),
    _speaker("speaker"), _speaker("via"), _plain("venue"), Field("when", _plain("when").value, False),
    Field("amount, wording", _wording, False), Field("amount, as read", _bounds, False),
)  # fmt: skip
CLAIM_FIELDS = (*map(_plain, (*CORE, "phase", "where")), _several("in_return_for"), *SHARED)
REMARK_FIELDS = (_plain("kind"), _plain("by"), _several("about"), *SHARED)


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Cohen's kappa of nominal categories; None where chance alone gives full agreement."""
    count = len(pairs)
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    by_chance = sum(left[each] * right[each] for each in left)  # over count * count
    equal = sum(a == b for a, b in pairs) * count
    return None if by_chance == count * count else (equal - by_chance) / (count * count - by_chance)


def agreement(a: Document, b: Document, symmetric: frozenset[str], settled: Document | None = None) -> str:
    """The tables of two passes over one document, in Markdown."""
    claims = _paired(a, b, lambda p: p.claims, lambda x, y: _claim_overlap(x, y, symmetric))
    names = Names(_speakers(claims), {pair.a.id: pair.b.id for pair in claims})
    remarks = _paired(a, b, lambda p: p.remarks, lambda x, y: _remark_overlap(x, y, names))
    final = [_count(settled, part) if settled else "" for part in ("claims", "remarks")]
    return "\n".join([
        f"#### {a.id}", "",
        "| | pass a | pass b | paired | only a | only b | settled |", "|---|---|---|---|---|---|---|",
        _totals("claims", a, b, len(claims), final[0]), _totals("remarks", a, b, len(remarks), final[1]), "",
        *_table("claims", CLAIM_FIELDS, claims, names, symmetric), "",
        *_table("remarks", REMARK_FIELDS, remarks, names, symmetric), "",
    ])  # fmt: skip


def _count(document: Document, part: str) -> int:
    return sum(len(getattr(passage, part)) for passage in document.passages)


def _totals(part: str, a: Document, b: Document, paired: int, settled: object) -> str:
    first, second = _count(a, part), _count(b, part)
    return f"| {part} | {first} | {second} | {paired} | {first - paired} | {second - paired} | {settled} |"


def _table(
    part: str, fields: Iterable[Field], pairs: Sequence[Pair], names: Names, symmetric: frozenset[str]
) -> list[str]:
    rows = [f"| field of paired {part} | filled | equal | of all pairs | kappa |", "|---|---|---|---|---|"]
    sided = [(_sorted(pair.a, symmetric), _sorted(pair.b, symmetric)) for pair in pairs]
    for field in fields:
        values = [(field.value(x, names), field.value(y, Names())) for x, y in sided]
        filled = [(x, y) for x, y in values if x or y]
        if filled:
            chance = kappa(values) if field.is_category else None
            equal, observed = sum(x == y for x, y in filled), sum(x == y for x, y in values) / len(values)
            shown = "-" if chance is None else f"{chance:.2f}"
            rows.append(f"| {field.name} | {len(filled)} | {equal} | {observed:.0%} | {shown} |")
    return rows


def _paired(
    a: Document,
    b: Document,
    part: Callable[[Passage], Sequence[Claim | Remark]],
    overlap: Callable[[Claim | Remark, Claim | Remark], float],
) -> list[Pair]:
    """What stands in the same sentence of both and overlaps, the best overlap first; nothing twice."""
    others = {passage.at: part(passage) for passage in b.passages}
    found: list[Pair] = []
    for passage in a.passages:
        ours, theirs = part(passage), others.get(passage.at, ())
        ranked = sorted((-overlap(x, y), i, j) for i, x in enumerate(ours) for j, y in enumerate(theirs))
        left, right = set(range(len(ours))), set(range(len(theirs)))
        for score, i, j in ranked:
            if score < 0 and i in left and j in right:
                left.remove(i)
                right.remove(j)
                found.append(Pair(passage.at, ours[i], theirs[j]))
    return found


def _sorted(one: Claim | Remark, symmetric: frozenset[str]) -> Claim | Remark:
    """The claim with its parties in one order, where the relation has none."""
    if isinstance(one, Remark) or one.relation not in symmetric or not one.object:
        return one
    first, second = sorted((one.subject, one.object))
    return one.model_copy(update={"subject": first, "object": second})


def _claim_overlap(x: Claim | Remark, y: Claim | Remark, symmetric: frozenset[str]) -> float:
    x, y = _sorted(x, symmetric), _sorted(y, symmetric)
    core = sum(getattr(x, name) == getattr(y, name) for name in CORE)
    rest = sum(getattr(x, name) == getattr(y, name) for name in ("polarity", "certainty", "phase", "when"))
    return core + rest / 10 if core >= 3 else 0


def _remark_overlap(x: Claim | Remark, y: Claim | Remark, names: Names) -> float:
    if isinstance(x, Claim) or isinstance(y, Claim):
        raise TypeError("only remarks are compared here")
    ours, theirs = set(_translated(x.about, names)), set(y.about)
    return (x.kind == y.kind) + len(ours & theirs) / len(ours | theirs) + (x.by == y.by is not None) / 2


def _speakers(claims: Iterable[Pair]) -> dict[str, str]:
    """Speakers of the first pass -> those of the second, by how often they stand on the same claim."""
    together = Counter((pair.a.speaker, pair.b.speaker) for pair in claims)
    found: dict[str, str] = {}
    for (x, y), _ in sorted(together.items(), key=lambda item: (-item[1], item[0])):
        if x not in found and y not in found.values():
            found[x] = y
    return found


def report() -> str:
    """The tables of every document that was encoded twice."""
    relations = plain.from_yaml((ROOT / "schema" / "vocabulary.yaml").read_bytes())["relations"]
    symmetric = frozenset(name for name, row in relations.items() if row.get("symmetric") == "yes")
    parts = []
    for first in sorted((ROOT / "docs" / "passes" / "a").glob("*.yaml")):
        a, b, settled = (
            read_document(ROOT / folder / first.name).document
            for folder in ("docs/passes/a", "docs/passes/b", "data/documents")
        )
        parts.append(agreement(a, b, symmetric, settled))
    return "\n".join(parts)


def filled(guide: str, tables: str) -> str:
    """The guide with the tables between its markers."""
    head, _, rest = guide.partition(BEGIN)
    _, marker, tail = rest.partition(END)
    if not marker:
        raise ValueError(f"the markers {BEGIN} and {END} are missing")
    return f"{head}{BEGIN}\n{tables}{END}{tail}"


def main(arguments: Sequence[str]) -> int:
    """Print, write or compare the tables; 1 where the guide says something else."""
    tables = report()
    if not arguments:
        print(tables, end="")
        return 0
    guide = GUIDE.read_text("utf-8")
    if arguments == ["--write"]:
        GUIDE.write_text(filled(guide, tables), "utf-8")
        return 0
    if arguments == ["--check"]:
        return 0 if filled(guide, tables) == guide else 1
    print("usage: agreement.py [--write | --check]", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
