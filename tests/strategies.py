"""Generated records for property tests: `records()` is a whole valid corpus, references and all.

Words are chosen to be hard to write down: quotes, colons, hashes, leading dashes, what other readers of
YAML take for truth values or numbers, emoji, CJK and combining marks.
"""

from __future__ import annotations

from hypothesis import strategies as st

from graphkit import dates, evidence
from graphkit.model import (
    ENTITY_KINDS,
    Amount,
    Claim,
    Codes,
    Document,
    Encoding,
    Entity,
    Names,
    Passage,
    Records,
    Remark,
    Segments,
    Speaker,
    Words,
    _one_line,
)

HARD = (
    "NO", "no", "yes", "null", "~", "1.0", "0x1F", "1e3", "2024-06-01", "12:30:45", "=", "<<", "-", "- dash",
    "--- three", "...", "a: b", "a:b", "ends:", ": starts", "a #b", "#hash", "it's", "'quoted'", '"double"',
    "back\\slash", "{brace}", "[bracket]", "a, b", "&anchor", "*alias", "!tag", "%percent", "@at", "`tick",
    "?", "? q", "|", ">", "🛩️ 無人機", "何百機", "e\u0301", "👩‍👩‍👧", "か\u3099", "a  b", "a\u3000b",
    "https://x.example/#y",
)  # fmt: skip


def _is_text(words: str) -> bool:
    try:
        return len(words) > 0 and _one_line(words) == words
    except ValueError:
        return False


_ALPHABET = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cf", "Cn"))
_free = st.text(_ALPHABET, max_size=12).map(lambda each: each.strip() or "x").filter(_is_text)
texts = st.sampled_from(HARD) | _free
words = st.builds(Words, en=texts, ja=texts)
listed = st.lists(texts, max_size=2, unique=True).map(tuple)
names = st.builds(Names, en=listed, ja=listed)
_stems = st.sampled_from(("a", "iran", "no", "c1", "r2", "p1", "0", "x-y", "unknown", "true", "1e3", "null"))
maybe = st.none


@st.composite
def days(draw: st.DrawFn) -> str:
    """A date of level 0 or 1: a year, month, day, season or decade, perhaps with a mark."""
    year = draw(st.integers(1, 9998))
    month, day = draw(st.integers(1, 12)), draw(st.integers(1, 28))
    whole, season = f"{year:04}", month % 4 + 21
    shapes = (
        whole, f"{whole}-{month:02}", f"{whole}-{month:02}-{day:02}", f"{whole[:3]}X", f"{whole[:2]}XX",
        f"{whole}-XX", f"{whole}-{month:02}-XX", f"{whole}-{season}",
    )  # fmt: skip
    return draw(st.sampled_from(shapes)) + draw(st.sampled_from(("", "", "?", "~", "%")))


def unique_ids(lead: str, least: int, most: int) -> st.SearchStrategy[list[str]]:
    """Ids that differ, and that no other kind of id is like."""
    numbered = st.lists(_stems, min_size=least, max_size=most)
    return numbered.map(lambda stems: [f"{stem}-{lead}{number}" for number, stem in enumerate(stems)])


def _interval(first: str, last: str) -> str:
    """The interval between two dates, whichever comes first; at most one end is open."""
    if ".." in (first, last):
        return f"{first}/{last}" if first != last else "../2024"
    return "/".join(sorted((first, last), key=dates.bounds))


ends = days() | st.just("..")
edtf = days() | st.builds(_interval, ends, ends)
numbers = st.integers(0, 10**12) | st.floats(0, 1e30, allow_nan=False, allow_infinity=False)


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    """An amount with its bounds in order."""
    low, high = sorted((draw(numbers), draw(numbers)))
    return Amount(
        low=draw(st.sampled_from((None, low))),
        high=draw(st.sampled_from((None, high))),
        unit=draw(maybe() | texts),
        per=draw(maybe() | st.just("year")),
        kind=draw(st.sampled_from((None, "ordered", "delivered", "capacity"))),
        wording=draw(texts),
    )


@st.composite
def entities(draw: st.DrawFn) -> tuple[Entity, ...]:
    """Entities of all kinds under unique ids, with hierarchies that have no cycle."""
    found: list[Entity] = []
    unique = draw(unique_ids("e", len(ENTITY_KINDS), len(ENTITY_KINDS) + 4))
    kinds = [*ENTITY_KINDS, *draw(st.lists(st.sampled_from(list(ENTITY_KINDS)), min_size=4, max_size=4))]
    for name, kind in zip(unique, kinds, strict=False):
        extra: dict[str, object] = {}
        items = [each.id for each in found if each.kind == "Item"]
        never = ("Item", "Person", *(("Measure", "Event") if kind in ("State", "Place", "Facility") else ()))
        places = [each.id for each in found if each.kind not in never]
        if kind == "Item":
            extra = {"broader": tuple(items[:1]), "category": "weapon"}
        elif places and draw(st.booleans()):
            extra = {"part_of": (draw(st.sampled_from(places)),)}
        if kind == "Group":
            extra["members"] = tuple(each.id for each in found if each.kind == "State")
        if kind == "State":
            extra["codes"] = draw(maybe() | st.just(Codes(iso="NOR", cow=385)))
        found.append(
            ENTITY_KINDS[kind](
                id=name, labels=draw(words), aliases=draw(names), adjectives=draw(names),
                description=draw(maybe() | words), same_as=draw(st.sampled_from((None, "Q42"))), **extra,
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda each: each.id))


def _shared(draw: st.DrawFn, speakers: list[str], events: list[str]) -> dict[str, object]:
    """What claims and remarks share."""
    certainty = draw(st.sampled_from(("certain", "probable", "possible", "open")))
    return {
        "speaker": draw(st.sampled_from([*speakers, "self"])),
        "via": draw(st.sampled_from([None, *speakers])),
        "venue": draw(st.sampled_from([None, *events])),
        "polarity": draw(st.sampled_from(("affirmed", "negated"))),
        "certainty": certainty,
        "hedge": None if certainty == "certain" else draw(texts),
        "stated": draw(maybe() | edtf),
        "when": draw(maybe() | edtf),
        "amount": draw(maybe() | amounts()),
        "printed": draw(st.dictionaries(st.sampled_from(("when", "speaker")), texts, max_size=2)),
    }


@st.composite
def documents(draw: st.DrawFn, name: str, world: tuple[Entity, ...]) -> Document:
    """A document over the entities, with claims that fit a few relations of the vocabulary."""
    of = {kind: [each.id for each in world if each.kind == kind] for kind in ENTITY_KINDS}
    parties = [*of["State"], *of["Group"], *of["Organisation"]]
    speakers = draw(unique_ids("s", 0, 2))
    passages, claims = [], 0
    for number in range(1, draw(st.integers(1, 4))):
        shape = draw(st.sampled_from(("claims", "claims", "remarks", "skip")))
        made: list[Claim] = []
        remarks: list[Remark] = []
        for _ in range(draw(st.integers(1, 2)) if shape == "claims" else 0):
            claims += 1
            relation, far, third = draw(st.sampled_from(_FITTING))
            made.append(
                Claim(
                    id=f"c{claims}", subject=draw(st.sampled_from([*parties, "unknown"])), relation=relation,
                    object=far and draw(st.sampled_from(of.get(far, [*parties, "unknown"]))),
                    item=third and draw(st.sampled_from(of[third])),
                    phase=draw(st.sampled_from(("planned", "actual"))),
                    where=draw(st.sampled_from([None, *of["Place"]])),
                    in_return_for=("c1",) if claims > 1 and draw(st.booleans()) else (),
                    gloss=draw(maybe() | words), withdrawn=draw(maybe() | texts),
                    **_shared(draw, speakers, of["Event"]),
                )
            )  # fmt: skip
        if shape == "remarks":
            about = draw(st.sampled_from([*(each.id for each in world), *["c1"][:claims]]))
            remarks.append(
                Remark(
                    id=f"r{number}", about=(about,), kind="purpose", text=draw(words),
                    by=draw(st.sampled_from([None, *parties])), **_shared(draw, speakers, of["Event"]),
                )
            )  # fmt: skip
        passages.append(
            Passage(
                at=f"p{number}.s1", speaker=draw(st.sampled_from([None, *speakers])),
                claims=tuple(made), remarks=tuple(remarks), skip=draw(texts) if shape == "skip" else None,
            )
        )  # fmt: skip
    return Document(
        id=name, title=draw(texts), labels=draw(maybe() | words),
        authors=draw(listed), publisher=draw(st.sampled_from(parties)),
        published=draw(edtf), language=draw(st.sampled_from(("en", "ja", "pt-BR"))),
        url=draw(st.sampled_from((None, "https://x.example/a?b=c#d", "https://x.example/{a},[b]:"))),
        accessed=draw(maybe() | edtf), length=draw(maybe() | st.integers(0, 10**6)),
        sha256=draw(st.sampled_from((None, "0" * 64))),
        encoded=draw(maybe() | st.builds(Encoding, by=texts, on=edtf)),
        speakers=tuple(
            Speaker(
                id=each, label=draw(words), kind="official", named=draw(st.booleans()),
                plural=draw(st.booleans()), persons=tuple(of["Person"][:1]),
                speaks_for=tuple(draw(st.lists(st.sampled_from(parties), max_size=2, unique=True))),
            )
            for each in speakers
        ),
        passages=tuple(passages),
    )  # fmt: skip


# Relations of the vocabulary with what their object and item may be.
_FITTING = (
    ("supplies", "party", "Item"),
    ("cooperates_with", "party", None),
    ("produces", None, "Item"),
    ("supports_facility", "Facility", None),
    ("concludes_pact", "party", "Measure"),
    ("vetoes", "Measure", None),
)


def segments(document: Document) -> Segments:
    """The sentences of an invented text that has as many paragraphs as the document has passages."""
    body = "\n".join(f"文{number}。" for number in range(1, len(document.passages) + 1))
    return evidence.segments_of(body, "ja", document.id)


@st.composite
def records(draw: st.DrawFn, with_segments: bool = True) -> Records:
    """A whole valid corpus: entities of every kind, up to three documents, the sentences of each."""
    world = draw(entities())
    taken = sorted(draw(unique_ids("d", 0, 3)))
    articles = tuple(draw(documents(name, world)) for name in taken)
    for number, article in enumerate(articles[1:], 1):
        if draw(st.booleans()):
            linked = article.model_copy(update={"translation_of": articles[0].id})
            articles = (*articles[:number], linked, *articles[number + 1 :])
    cut = tuple(segments(each) for each in articles if each.passages) if with_segments else ()
    return Records(entities=world, documents=articles, segments=cut)
