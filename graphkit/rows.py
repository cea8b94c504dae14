"""Light rows that are asked for: claims, remarks and ties as plain values, and tables of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from graphkit.memory import uncollected

Record = dict[str, Any]


class Row:
    """One row: its fields as attributes, all of them with `to_record`; equal by value."""

    __slots__ = ()
    fields: tuple[str, ...] = ()

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.__dict__.update(values)

    def to_record(self) -> Record:
        """The row as plain data: strings, numbers, lists and dicts, in the order of `fields`."""
        return {name: getattr(self, name) for name in self.fields}

    def __eq__(self, other: object) -> bool:
        # field by field: sentences are made only of rows that have all before them in common
        return type(self) is type(other) and all(
            getattr(self, name) == getattr(other, name) for name in self.fields
        )

    def __hash__(self) -> int:
        return hash((type(self), getattr(self, self.fields[0])))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {getattr(self, self.fields[0])}>"


class ClaimRow(Row):
    """A claim with what was derived from it. Names are ids; `speaker` is an id in its document.

    `standing` is that of the proposition; `contested` says whether this very claim is met by a negation
    of another speaker, or is a negation that so meets one.
    """

    fields = (
        "id", "proposition", "subject", "relation", "object", "item", "family",
        "polarity", "certainty", "phase", "hedge", "status", "standing", "contested", "origins",
        "speaker", "speaker_label", "via", "venue", "stated", "stated_inferred", "when", "where",
        "amount", "printed", "in_return_for", "withdrawn", "document", "at", "gloss", "reached",
    )  # fmt: skip
    id: str
    proposition: str
    subject: str
    relation: str
    object: str | None
    item: str | None
    family: str
    polarity: str
    certainty: str
    phase: str
    hedge: str | None
    status: str
    standing: str
    contested: bool
    origins: list[str]
    speaker: str
    speaker_label: dict[str, str]
    via: str | None
    venue: str | None
    stated: str
    stated_inferred: bool
    when: str | None
    where: str | None
    amount: Record | None
    printed: dict[str, str]
    in_return_for: list[str]
    withdrawn: str | None
    document: str
    at: str
    reached: dict[str, list[str]]
    number: int
    written_gloss: dict[str, str] | None
    said: Callable[[ClaimRow, str], str]

    @property
    def gloss(self) -> dict[str, str]:
        """The claim as a sentence in each language, without its speaker."""
        return {language: self.said(self, language) for language in ("en", "ja")}


class RemarkRow(Row):
    """A remark: what a speaker says about entities or claims, in our words."""

    fields = (
        "id", "kind", "about", "text", "by", "polarity", "certainty", "hedge", "origins",
        "speaker", "speaker_label", "via", "venue", "stated", "stated_inferred", "when", "amount",
        "printed", "document", "at",
    )  # fmt: skip
    id: str
    kind: str
    about: list[str]
    text: dict[str, str]
    by: str | None
    polarity: str
    certainty: str
    hedge: str | None
    origins: list[str]
    speaker: str
    speaker_label: dict[str, str]
    via: str | None
    venue: str | None
    stated: str
    stated_inferred: bool
    when: str | None
    amount: Record | None
    printed: dict[str, str]
    document: str
    at: str


class SpeakerRow(Row):
    """A speaker of one document; `speaks_for` is empty where it is not known."""

    fields = ("id", "label", "kind", "named", "plural", "persons", "speaks_for", "document")
    id: str
    label: dict[str, str]
    kind: str
    named: bool
    plural: bool
    persons: list[str]
    speaks_for: list[str]
    document: str


def _column(place: int) -> Any:
    """A field that stands in the row of the store: there are hundreds of thousands of ties."""
    return property(lambda row: row._row[place])


class TieRow(Row):
    """Claims between two ends that are drawn as one line: one family, firm, tentative or denied.

    Without an object the item is the second end; `year` is None unless ties are asked for by year.
    `contested` names the propositions that are.
    """

    __slots__ = ("_about", "_row", "_told")
    fields = (
        "subject", "object", "family", "firmness", "year", "number", "symmetric", "relations", "items",
        "statuses", "contested", "claims",
    )  # fmt: skip
    subject: str = _column(0)
    object: str = _column(1)
    family: str = _column(2)
    firmness: str = _column(3)
    year: int | None = _column(4)
    number: int = _column(5)
    symmetric: bool
    relations: list[str]
    items: list[str]
    statuses: list[str]
    contested: list[str]
    claims: list[str]

    def __init__(self, row: Sequence[Any], told: Callable[[str], Record]) -> None:
        """`told` looks the other fields up, for the claims that end the row as the store gives it."""
        self._row, self._told = row, told

    def __getattr__(self, name: str) -> Any:
        if name == "_about":  # what was told, when it was not asked for yet
            self._about = self._told(self._row[-1])
            return self._about
        if name not in self.fields:
            raise AttributeError(name)
        return self._about[name]


R = TypeVar("R", bound=Row)


class Rows(Sequence[R], Generic[R]):
    """Rows in a stated order; `left_out` counts what the filters could not judge or left out, by reason."""

    def __init__(
        self, rows: Iterable[R], left_out: Mapping[str, int] | Callable[[], Mapping[str, int]] | None = None
    ) -> None:
        """`left_out` may be what counts, which is only done where somebody asks."""
        with uncollected():
            self._rows = tuple(rows)
        self._left_out = left_out

    @property
    def left_out(self) -> dict[str, int]:
        """How many the filters could not judge or left out, by reason."""
        if not isinstance(self._left_out, dict):
            counted = self._left_out() if callable(self._left_out) else self._left_out
            self._left_out = dict(counted or {})
        return self._left_out

    def __getitem__(self, index: Any) -> Any:
        return Rows(self._rows[index]) if isinstance(index, slice) else self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[R]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and self._rows == other._rows

    def __hash__(self) -> int:
        return hash(self._rows)

    def __repr__(self) -> str:
        return f"<{len(self)} rows>"

    def to_records(self) -> list[Record]:
        """Every row as plain data, in order: what `pandas.DataFrame` and `json.dumps` take."""
        return [row.to_record() for row in self._rows]

    def _repr_html_(self) -> str:
        """The rows as an HTML table, for notebooks; every value escaped."""
        from html import escape

        if not self._rows:
            return "<p>no rows</p>"
        names = self._rows[0].fields
        head = "".join(f"<th>{escape(name)}</th>" for name in names)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(_shown(getattr(row, name)))}</td>" for name in names) + "</tr>"
            for row in self._rows
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_shown(inner)}" for key, inner in value.items())
    if isinstance(value, (list, tuple)):
        return ", ".join(map(_shown, value))
    return "" if value is None else str(value)
