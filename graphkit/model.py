"""What may be written: frozen records of entities, speakers, documents, claims and remarks.

Unknown fields are refused and nothing required is filled in silently. What is computed from the
records (status, standing, origins, wording) is not here and never written by hand.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic_core import core_schema as core

from graphkit import dates, text
from graphkit.record import As, Record, distinct, numeric

UNKNOWN, SELF = "unknown", "self"


def _edtf(value: str) -> str:
    dates.bounds(value)
    return value


# Characters that show nothing and can make a line read as another: controls, lone surrogates, line and
# paragraph separators, the marks that turn the direction of text, byte order marks.
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")


def _one_line(value: str) -> str:
    bad = _HIDDEN.search(value)
    if bad is not None:
        raise ValueError(f"holds the hidden character U+{ord(bad.group()):04X}")
    if value != value.strip():
        raise ValueError("begins or ends with white space")
    return value


# What each pattern asks for, as it is said to who missed it.
SHAPES = {
    (_ID := r"^[a-z0-9]+(-[a-z0-9]+)*\z"): "an id (small letters a-z, digits, single hyphens between)",
    (_CLAIM := r"^c[1-9][0-9]{0,8}\z"): "the id of a claim (c1, c2, ...)",
    (_REMARK := r"^r[1-9][0-9]{0,8}\z"): "the id of a remark (r1, r2, ...)",
    (_CLAIM_REF := r"^([a-z0-9-]+/)?c[1-9][0-9]{0,8}\z"): "a claim (c1, or document/c1)",
    (_REFERENCE := r"^(([a-z0-9-]+/)?c[1-9][0-9]{0,8}|[a-z0-9-]+)\z"): (
        "an entity or a claim (c1, document/c1)"
    ),
    (_POINTER := r"^p[1-9][0-9]*\.s[1-9][0-9]*\z"): "a pointer (p3.s2: paragraph 3, sentence 2)",
    (_URL := r"^https?://[!-~]+\z"): "a web address (https://..., without blanks)",
    (_SHA := r"^[0-9a-f]{64}\z"): "a SHA-256 (64 digits 0-9 a-f)",
    (_ISO := r"^[A-Z]{3}\z"): "an ISO 3166-1 code (three capital letters)",
    (_WIKIDATA := r"^Q[1-9][0-9]*\z"): "a Wikidata item (Q42)",
    (_RELATION := r"^[a-z]+(_[a-z]+)*\z"): "a name of small letters and single underscores",
    (_LANGUAGE := r"^[a-z]{2,3}(-[A-Za-z0-9]+)*\z"): "a language (en, ja, pt-BR)",
}


def _shaped(pattern: str, max_length: int | None = None) -> As:
    return As(core.str_schema(pattern=pattern, max_length=max_length))


_COUNT = core.int_schema(ge=0)
_NUMBER = numeric(_COUNT, core.float_schema(ge=0, allow_inf_nan=False))
_TEXT = core.no_info_after_validator_function(_one_line, core.str_schema(min_length=1, max_length=2000))
_REFERENCES = core.tuple_schema([_shaped(_REFERENCE).schema], variadic_item_index=0, min_length=1)

Text = Annotated[str, As(_TEXT)]
Id = Annotated[str, _shaped(_ID, 80)]
Name = Annotated[str, _shaped(_RELATION)]
ClaimId = Annotated[str, _shaped(_CLAIM)]
RemarkId = Annotated[str, _shaped(_REMARK)]
ClaimRef = Annotated[str, _shaped(_CLAIM_REF)]
References = Annotated[tuple[str, ...], As(core.no_info_after_validator_function(distinct, _REFERENCES))]
Pointer = Annotated[str, _shaped(_POINTER)]
Edtf = Annotated[str, As(core.no_info_after_validator_function(_edtf, core.str_schema()))]
Url = Annotated[str, _shaped(_URL, 2000)]
Digest = Annotated[str, _shaped(_SHA)]
Language = Annotated[str, _shaped(_LANGUAGE)]
IsoCode = Annotated[str, _shaped(_ISO)]
CowNumber = Annotated[int, As(numeric(core.int_schema(ge=2, le=999)))]
WikidataItem = Annotated[str, _shaped(_WIKIDATA)]
Number = Annotated[int | float, As(_NUMBER)]
Count = Annotated[int, As(numeric(_COUNT))]

Polarity = Literal["affirmed", "negated"]
Certainty = Literal["certain", "probable", "possible", "open"]
Phase = Literal["sought", "planned", "negotiating", "agreed", "actual", "ended"]


class Words(Record):
    """The same words in both languages."""

    en: Text
    ja: Text


class Names(Record):
    """Further names in each language."""

    en: tuple[Text, ...] = ()
    ja: tuple[Text, ...] = ()


class Codes(Record):
    """Codes of a state: ISO 3166-1 alpha-3, and its Correlates of War state number."""

    iso: IsoCode | None = None
    cow: CowNumber | None = None


class Entity(Record):
    """Anything a claim is about; `kind` is the name of the class."""

    id: Id
    labels: Words
    aliases: Names = Names()
    adjectives: Names = Names()
    description: Words | None = None
    same_as: WikidataItem | None = None
    codes: Codes | None = None

    @property
    def kind(self) -> str:
        """The name of the class: State, Item, ..."""
        return type(self).__name__


class _Part(Entity):
    part_of: tuple[Id, ...] = ()


class State(_Part):
    """A state."""


class Group(_Part):
    """A group of states or organisations, named by its members."""

    members: tuple[Id, ...]


class Organisation(_Part):
    """An organisation; `part_of` its state or the organisation above it."""


class Person(_Part):
    """A person; `part_of` the employer or state as printed."""


class Place(_Part):
    """A place; `part_of` its country."""


class Facility(_Part):
    """A plant, base or site; `part_of` its place or country."""


class Measure(_Part):
    """A treaty, resolution, mandate or law."""


class Event(_Part):
    """Something that happened at a time: a visit, an exercise, a hearing, a war."""


class Item(Entity):
    """Something supplied, made or shared, classed by what a denial of the broad would cover."""

    broader: tuple[Id, ...] = ()
    category: Id


ENTITY_KINDS: dict[str, type[Entity]] = {
    kind.__name__: kind
    for kind in (State, Group, Organisation, Person, Item, Place, Facility, Measure, Event)
}

# The file of a corpus in which each kind is written: entities/states.yaml, ...
ENTITY_FILES: dict[str, type[Entity]] = {
    ("facilities" if name == "Facility" else f"{name.lower()}s"): kind for name, kind in ENTITY_KINDS.items()
}


class Speaker(Record):
    """Who answers for words, in one document; `speaks_for` is empty where it is not known."""

    id: Id
    label: Words
    kind: Literal["official", "expert", "organisation", "press", "records", "document"]
    named: bool
    plural: bool
    persons: tuple[Id, ...] = ()
    speaks_for: tuple[Id, ...] = ()


class Amount(Record):
    """How much: the words as printed, and what was read from them; an absent bound is open."""

    low: Number | None = None
    high: Number | None = None
    unit: Text | None = None
    per: Text | None = None
    kind: Literal["ordered", "delivered", "capacity"] | None = None
    wording: Text

    def agree(self) -> None:
        """The bounds are in order."""
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} is above high {self.high}")


class Statement(Record):
    """What claims and remarks share: who says it, how firmly, where and when."""

    speaker: Id = ""
    via: Id | None = None
    venue: Id | None = None
    polarity: Polarity = "affirmed"
    certainty: Certainty = "certain"
    hedge: Text | None = None
    stated: Edtf | None = None
    when: Edtf | None = None
    amount: Amount | None = None
    printed: dict[Name, Text] = {}  # noqa: RUF012

    def agree(self) -> None:
        """There is a hedge just where there is doubt."""
        if self.certainty == "certain" and self.hedge is not None:
            raise ValueError("hedge is given, but certainty is certain")
        if self.certainty != "certain" and self.hedge is None:
            raise ValueError(f"certainty is {self.certainty}, but the hedge as printed is missing")


class Claim(Statement):
    """A speaker's stance on one proposition at one place in one document."""

    id: ClaimId
    subject: Id
    relation: Name
    object: Id | None = None
    item: Id | None = None
    phase: Phase = "actual"
    where: Id | None = None
    in_return_for: tuple[ClaimRef, ...] = ()
    gloss: Words | None = None
    withdrawn: Text | None = None


class Remark(Statement):
    """What a speaker says about entities or claims that is no typed edge, in our words."""

    id: RemarkId
    about: References
    kind: Id
    text: Words
    by: Id | None = None


class Passage(Record):
    """One sentence of a text with what was encoded from it, or the reason why nothing was.

    `silence` names the warnings that are looked at and left as they are here, each with the reason.
    """

    at: Pointer
    speaker: Id | None = None
    claims: tuple[Claim, ...] = ()
    remarks: tuple[Remark, ...] = ()
    skip: Text | None = None
    silence: dict[Id, Text] = {}  # noqa: RUF012

    @property
    def statements(self) -> tuple[Claim | Remark, ...]:
        """The claims, then the remarks."""
        return (*self.claims, *self.remarks)

    @classmethod
    def taken(cls, given: Any) -> Any:
        """Statements that will be told the speaker of their passage are not those of the caller."""
        if not isinstance(given, Mapping):
            return given
        found = dict(given)
        for name in ("claims", "remarks"):
            if isinstance(listed := given.get(name), (list, tuple)):
                found[name] = [
                    each.model_copy() if isinstance(each, Statement) and not each.speaker else each
                    for each in listed
                ]
        return found

    def agree(self) -> None:
        """A skipped passage says nothing; statements without a speaker have that of the passage."""
        if self.skip is not None and (self.claims or self.remarks):
            raise ValueError("skip is given, but the passage has claims or remarks")
        for statement in self.statements:
            if not statement.speaker:
                if self.speaker is None:
                    raise ValueError(f"{statement.id} has no speaker, and the passage names none")
                object.__setattr__(statement, "speaker", self.speaker)


class Encoding(Record):
    """Who encoded or checked a document, and when."""

    by: Text
    on: Edtf


class Document(Record):
    """A source: its head, its speakers, and its passages in reading order.

    A document that is known only as the original of another has no passages, length or sha256.
    `length` counts the code points of the text, `sha256` is of its UTF-8 bytes. `excerpt` is by what the
    passages and claims were chosen where they are a part of those there were; absent: all of them.
    """

    id: Id
    title: Text
    labels: Words | None = None
    authors: tuple[Text, ...] = ()
    publisher: Id
    published: Edtf
    language: Language
    url: Url | None = None
    archived_url: Url | None = None
    accessed: Edtf | None = None
    translation_of: Id | None = None
    excerpt: Text | None = None
    length: Count | None = None
    sha256: Digest | None = None
    encoded: Encoding | None = None
    checked: Encoding | None = None
    speakers: tuple[Speaker, ...] = ()
    passages: tuple[Passage, ...] = ()


class Segments(Record):
    """The sentences of one document: generated from a copy of its text, kept beside the document."""

    document: Id
    rule: Text
    segments: tuple[text.Segment, ...]

    def agree(self) -> None:
        """Each sentence begins before it ends."""
        for each in self.segments:
            if not 0 <= each.start < each.end:
                raise ValueError(f"the sentence {each.at} goes from {each.start} to {each.end}")


class Records(Record):
    """A whole corpus as written: entities by id, documents by id, each in its own order within."""

    entities: tuple[Entity, ...] = ()
    documents: tuple[Document, ...] = ()
    segments: tuple[Segments, ...] = ()
