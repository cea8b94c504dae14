"""How far two encodings of one text agree, and a document of what they agree on.

Claims are paired within a sentence, best overlap first, where at least three of subject, relation, object
and item agree; remarks where their kind agrees or what they are about overlaps. The kappa is Cohen's
(1960, doi:10.1177/001316446002000104), unweighted, over all pairs, an empty field being a category of its
own; none is given where both passes use one category only. It says how well the fields of paired claims
agree, not how well claims are found: for that read the numbers of unpaired ones. The ids of speakers are
each pass's own, so speakers are paired by how often they stand on the same claim. The kappa is computed by
scikit-learn, which the extra `compare` brings; without it the tables leave that column out.
"""

from __future__ import annotations

import importlib.util
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from graphkit import writer
from graphkit.coding.names import Names as Known
from graphkit.coding.writing import to_lines
from graphkit.model import Claim, Document, Passage, Remark

CORE = ("subject", "relation", "object", "item")
NO_KAPPA = "kappa is left out, scikit-learn is missing: pip install 'milcoop-graphkit[compare]'"


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


def has_kappa() -> bool:
    """Whether the library of the extra `compare` is installed; NO_KAPPA says what to do where it is not."""
    return importlib.util.find_spec("sklearn") is not None


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Cohen's kappa of nominal categories; None where both use one category only, so that it has no value."""
    numbers: dict[Hashable, int] = {}
    coded = [[numbers.setdefault(each, len(numbers)) for each in pair] for pair in pairs]
    if len(numbers) < 2:
        return None
    from sklearn.metrics import cohen_kappa_score

    return float(cohen_kappa_score(*zip(*coded, strict=True)))


class Row(NamedTuple):
    """A field of the pairs: in how many a pass fills it, how many of those are equal, and equal of all."""

    field: str
    filled: int
    equal: int
    observed: float
    kappa: float | None


class Part(NamedTuple):
    """The claims or the remarks of two passes: how many each has, how many are paired, and their fields."""

    name: str
    a: int
    b: int
    paired: int
    rows: tuple[Row, ...]


def measured(a: Document, b: Document, symmetric: frozenset[str]) -> tuple[Part, Part]:
    """The claims and the remarks of two passes over one document; a field that nobody fills has no row."""
    claims = paired(a, b, lambda p: p.claims, lambda x, y: claim_overlap(x, y, symmetric))
    names = Names(_speakers(claims), {pair.a.id: pair.b.id for pair in claims})
    remarks = paired(a, b, lambda p: p.remarks, lambda x, y: remark_overlap(x, y, names))
    parts = (("claims", CLAIM_FIELDS, claims), ("remarks", REMARK_FIELDS, remarks))
    first, second = (
        Part(name, count(a, name), count(b, name), len(pairs), tuple(_rows(fields, pairs, names, symmetric)))
        for name, fields, pairs in parts
    )
    return first, second


def count(document: Document, part: str) -> int:
    """How many claims, or remarks, the document has."""
    return sum(len(getattr(passage, part)) for passage in document.passages)


def _rows(
    fields: Iterable[Field], pairs: Sequence[Pair], names: Names, symmetric: frozenset[str]
) -> Iterator[Row]:
    sided = [(_sorted(pair.a, symmetric), _sorted(pair.b, symmetric)) for pair in pairs]
    for field in fields:
        values = [(field.value(x, names), field.value(y, Names())) for x, y in sided]
        filled = [(x, y) for x, y in values if x or y]
        if filled:
            equal, observed = sum(x == y for x, y in filled), sum(x == y for x, y in values) / len(values)
            coefficient = kappa(values) if field.is_category and has_kappa() else None
            yield Row(field.name, len(filled), equal, observed, coefficient)


def agreement(a: Document, b: Document, symmetric: frozenset[str], settled: Document | None = None) -> str:
    """The tables of two passes over one document, in Markdown."""
    parts = measured(a, b, symmetric)
    lines = [f"#### {a.id}", ""]
    lines += ["| | pass a | pass b | paired | only a | only b | settled |", "|---|---|---|---|---|---|---|"]
    lines += [_totals(part, count(settled, part.name) if settled else "") for part in parts]
    for part in parts:
        lines += ["", *_table(part)]
    return "\n".join([*lines, ""])


def _totals(part: Part, settled: object) -> str:
    alone = f"{part.a - part.paired} | {part.b - part.paired}"
    return f"| {part.name} | {part.a} | {part.b} | {part.paired} | {alone} | {settled} |"


def _table(part: Part) -> Iterator[str]:
    is_measured = has_kappa()
    last = ("kappa |", "---|") if is_measured else ("", "")
    yield f"| field of paired {part.name} | filled | equal | of all pairs | {last[0]}".rstrip()
    yield f"|---|---|---|---|{last[1]}"
    for row in part.rows:
        shown = "-" if row.kappa is None else f"{row.kappa:.2f}"
        more = f" {shown} |" if is_measured else ""
        yield f"| {row.field} | {row.filled} | {row.equal} | {row.observed:.0%} |{more}"


def paired(
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


def claim_overlap(x: Claim | Remark, y: Claim | Remark, symmetric: frozenset[str]) -> float:
    """How much two claims have in common; 0 where they are not of the same thing."""
    x, y = _sorted(x, symmetric), _sorted(y, symmetric)
    core = sum(getattr(x, name) == getattr(y, name) for name in CORE)
    rest = sum(getattr(x, name) == getattr(y, name) for name in ("polarity", "certainty", "phase", "when"))
    return core + rest / 10 if core >= 3 else 0


def remark_overlap(x: Claim | Remark, y: Claim | Remark, names: Names) -> float:
    """How much two remarks have in common."""
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


# --- side by side, and merged ------------------------------------------------------------------------


class Sentence(NamedTuple):
    """One sentence in both: what only the first has, what only the second has, what both have, as lines."""

    at: str
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]
    both: tuple[str, ...]


def side_by_side(a: Document, b: Document, known_a: Known, known_b: Known) -> Iterator[Sentence]:
    """Each sentence that the two encode differently; ids do not count, nor the order of claims."""
    others = {passage.at: passage for passage in b.passages}
    for at in dict.fromkeys([*(p.at for p in a.passages), *others]):
        first = next((p for p in a.passages if p.at == at), Passage(at=at))
        ours, theirs = _lines(first, known_a, a), _lines(others.get(at, Passage(at=at)), known_b, b)
        if set(ours) != set(theirs):
            only_a = tuple(each for each in ours if each not in theirs)
            only_b = tuple(each for each in theirs if each not in ours)
            yield Sentence(at, only_a, only_b, tuple(each for each in ours if each in theirs))


def _lines(passage: Passage, known: Known, document: Document) -> list[str]:
    """Each statement of the sentence in a line that says all of it, speaker included."""
    found = [f"-- {passage.skip}"] if passage.skip else []
    for each in passage.claims:
        one = each.model_copy(update={"id": "c1", "in_return_for": ()})
        found += _alone(passage.at, one, known, document)
    for remark in passage.remarks:
        found += _alone(passage.at, remark.model_copy(update={"id": "r1"}), known, document)
    return found


def _alone(at: str, each: Claim | Remark, known: Known, document: Document) -> list[str]:
    part = "claims" if isinstance(each, Claim) else "remarks"
    passage = Passage.model_validate({"at": at, "speaker": each.speaker, part: (each,)})
    lines = [line for line in to_lines([passage], known, document.language) if not line.startswith("..")]
    return [" ".join(line.removeprefix(at).strip() for line in lines)]


def merged(a: Document, b: Document, known_a: Known, known_b: Known, settled: Document | None = None) -> str:
    """The document as YAML: what both have alike, and the rest as comments to be settled by hand.

    A sentence that `settled`, an earlier merged document, has settled is taken from there.
    """
    differ = {each.at: each for each in side_by_side(a, b, known_a, known_b)}
    done = {p.at: p for p in settled.passages if p.claims or p.remarks or p.skip} if settled else {}
    passages = [
        done.get(each.at) or (Passage(at=each.at) if each.at in differ else each) for each in a.passages
    ]
    document = a.model_copy(update={"passages": tuple(passages)})
    lines = []
    for line in writer.document_yaml(document).splitlines():
        lines.append(line)
        at = line.removeprefix("  - at: ")
        if line.startswith("  - at: ") and at in differ and at not in done:
            lines += [f"    # a: {each}" for each in differ[at].both + differ[at].only_a]
            lines += [f"    # b: {each}" for each in differ[at].both + differ[at].only_b]
    return "\n".join(lines) + "\n"
