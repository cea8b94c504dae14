"""An open corpus: names, claims, remarks, ties. Light rows from the compiled file, no records."""

from __future__ import annotations

import json
import os
from binascii import crc32
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from re import compile as pattern_for
from typing import TYPE_CHECKING, Any

from graphkit import dates, sources, standing, store, text, wording
from graphkit.errors import CompiledError, Fault, UsageError
from graphkit.pattern import FILTERS, Pattern, pattern_of, values_of
from graphkit.rows import ClaimRow, RemarkRow, Rows, SpeakerRow, TieRow
from graphkit.store import Condition, Store
from graphkit.vocabulary import Vocabulary

if TYPE_CHECKING:
    from graphkit.model import Records

SHIPPED = "shipped"
CONTESTED = standing.STANDINGS[0]
UNKNOWN = standing.UNKNOWN
MEMBER, WITHIN = "member", "within"
ACTUAL, BEFORE, CERTAIN = "actual", "prospective", "certain"
ENDS = ("subject", "object", "item")
_CLAIM_ID = pattern_for(r"(^|/)c[1-9][0-9]{0,8}\Z")
_LOCAL_CLAIM = pattern_for(r"[cr][1-9][0-9]{0,8}\Z")
Reading = Callable[["Corpus", str, Iterable[str]], Condition]
HERE = os.path.dirname(os.path.abspath(__file__))


def packaged(name: str) -> str:
    """The folder `data` or `schema` that came with this package, or stands beside it in a checkout."""
    inside = os.path.join(HERE, name)
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(HERE), name)


def load(*folders: str, compiled: str | None = None) -> Corpus:
    """The corpus of the folders, united and compiled where it is not yet.

    `shipped` names the packaged corpus. Without folders: those of GRAPHKIT_CORPUS (separated as in
    PATH), else the current folder where it holds a corpus, else the packaged one. `compiled` is the
    file to keep the compiled corpus in; by default it lies in the user's cache folder. Raises
    DataError with every fault of the corpus, UsageError for a folder that holds none.
    """
    chosen, vocabulary = corpus_folders(*folders), vocabulary_file()
    if compiled and ("\0" in compiled or (os.path.exists(compiled) and not os.path.isfile(compiled))):
        raise UsageError(f"{compiled!r} is no file: a compiled corpus cannot be kept there")
    target = compiled or _cache_file(chosen)
    seen = sources.sources(chosen, vocabulary)
    try:
        opened = Store.open(target)
        if sources.is_fresh(opened, seen):
            return Corpus(opened)
        opened.close()
    except CompiledError as error:
        if compiled and error.is_foreign:
            raise
    from graphkit import compiler

    return Corpus(compiler.compile_corpus(chosen, vocabulary, target))


def corpus_folders(*names: str) -> list[str]:
    """The folders that `load` reads for these names; UsageError for a folder that holds no corpus."""
    return [_folder(name) for name in names or _default_folders()]


def hint(faults: Iterable[Fault], named: Sequence[str]) -> str:
    """What may mend the faults at once: the shipped corpus, where its entities are used without it."""
    if SHIPPED in named or not any("there is no entity" in fault.reason for fault in faults):
        return ""
    return f"if these entities are of the shipped corpus, name both: --corpus {SHIPPED} --corpus DIR"


def vocabulary_file() -> str:
    """The file that names the relations."""
    return os.path.join(packaged("schema"), "vocabulary.yaml")


def _folder(name: str) -> str:
    """The corpus folder of a name: the packaged one, the folder itself, or its `data`."""
    if name == SHIPPED:
        return packaged("data")
    for folder in (name, name and os.path.join(name, "data")):
        if _holds_corpus(folder):
            return folder
    if not os.path.isdir(name):
        raise UsageError(f"there is no folder {name!r}")
    raise UsageError(f"the folder {name!r} holds no corpus: neither documents/ nor entities/ is in it")


def _holds_corpus(folder: str) -> bool:
    parts = ("documents", "entities")
    return folder != "" and any(os.path.isdir(os.path.join(folder, part)) for part in parts)


def _default_folders() -> list[str]:
    named = [name for name in os.environ.get("GRAPHKIT_CORPUS", "").split(os.pathsep) if name]
    if named:
        return named
    here = os.getcwd()
    return [here if any(map(_holds_corpus, (here, os.path.join(here, "data")))) else SHIPPED]


def _cache_file(folders: Sequence[str]) -> str:
    """Where the compiled corpus of these folders lies: the user's cache folder, by their paths.

    Should two folders get one name, each is compiled anew in turn: a file tells what it was made from.
    """
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    key = crc32("\0".join(map(os.path.abspath, folders)).encode("utf-8", "surrogateescape"))
    return os.path.join(base, "graphkit", f"{key:08x}.sqlite")


class _Sections(Mapping[str, Any]):
    """The sections of the compiled vocabulary, each read when it is first asked for."""

    def __init__(self, opened: Store) -> None:
        self._store, self._read = opened, dict[str, Any]()

    def __getitem__(self, name: str) -> Any:
        if name not in self._read:
            self._read[name] = self._store.section(name)
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._store.sections())

    def __len__(self) -> int:
        return len(self._store.sections())


class Corpus:
    """Claims that can be asked; made by `load`. Nothing in it is changed by asking."""

    def __init__(self, opened: Store) -> None:
        self.store = opened
        self.vocabulary = Vocabulary(_Sections(opened))
        self._labels: dict[str, dict[str, str]] = {}
        self._speakers: dict[tuple[str, str], SpeakerRow] = {}

    # names

    def label(self, entity: str, language: str) -> str:
        """The name of an entity in a language; the id itself where it is not known."""
        if entity not in self._labels:
            rows = self.store.entities([entity])
            self._labels[entity] = dict(zip(("kind", "en", "ja"), rows[0][1:4], strict=True)) if rows else {}
        return self._labels.get(entity, {}).get(language, entity)

    def resolve(self, name: str) -> str:
        """The id of the entity with this id, name or alias in any language; UsageError else."""
        found = self._entities_called(name)
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(f"{name!r} names several entities: {', '.join(found)}")
        raise UsageError(f"no entity is called {name!r}{self._nearest(name, 'entity')}")

    def _entities_called(self, name: str) -> list[str]:
        """The entity with this id, else those with this name or alias, sorted."""
        if self.store.numbers("entity", [name]):
            return [name]
        return sorted({str(row[3]) for row in self.store.phrases([text.fold(name)]) if row[2] == "entity"})

    def _nearest(self, name: str, kind: str) -> str:
        from rapidfuzz import fuzz, process

        known = self.store.all_phrases(kind)
        near = process.extract(text.fold(name), known, scorer=fuzz.ratio, limit=3, score_cutoff=60)
        return f"; nearest: {', '.join(phrase for phrase, _, _ in near)}" if near else ""

    def kind(self, entity: str) -> str:
        """The kind of an entity; empty where it is not known."""
        self.label(entity, "en")
        return self._labels.get(entity, {}).get("kind", "")

    def gloss(self, claim: ClaimRow, language: str) -> str:
        """The claim as a sentence, without its speaker: the one written by hand, else the generated one."""
        return wording.gloss(self.parts(claim, language), self.vocabulary, language)

    def attributed(self, claim: ClaimRow, language: str) -> str:
        """The claim as its speaker puts it, hedged as the speaker does, in one sentence."""
        return wording.attributed(self.parts(claim, language), self.vocabulary, language)

    def parts(self, claim: ClaimRow, language: str) -> wording.Parts:
        """What the sentence of a claim is made of, with labels in the language."""
        given = self.find(claim=claim.in_return_for) if claim.in_return_for else ()
        return self._parts(claim, language)._replace(
            in_return=tuple(self._parts(each, language) for each in given)
        )

    def _parts(self, claim: ClaimRow, language: str) -> wording.Parts:
        """The parts without what the claim is given in return for."""

        def named(entity: str | None, role: str = "") -> str:
            if entity == UNKNOWN:
                return self._printed(claim, role, language) or UNKNOWN
            return "" if entity is None else self.label(entity, language)

        speaker = self.speaker(claim.document, claim.speaker)
        return wording.Parts(
            relation=claim.relation, subject=named(claim.subject, "subject"),
            object=named(claim.object, "object"),
            item=named(claim.item), polarity=claim.polarity, certainty=claim.certainty, phase=claim.phase,
            status=claim.status, when=claim.when or "", stated=claim.stated, where=named(claim.where),
            amount=_amount(claim.amount),
            speaker=speaker.label[language],
            via=self.speaker(claim.document, claim.via).label[language] if claim.via else "",
            venue=named(claim.venue), speaker_plural=speaker.plural,
            subject_kind=self.kind(claim.subject), object_kind=self.kind(claim.object or ""),
            item_kind=self.kind(claim.item or ""), where_kind=self.kind(claim.where or ""),
            gloss=(claim.written_gloss or {}).get(language, ""),
        )  # fmt: skip

    def _printed(self, claim: ClaimRow, role: str, language: str) -> str:
        """The words that a document prints for a party it does not name, quoted in its own language."""
        words = claim.printed.get(role, "")
        own = words and self.head(claim.document)["language"] == language
        return wording.quoted(words, self.vocabulary, language) if own else ""

    def put(self, claim: ClaimRow, language: str) -> str:
        """How the claim is put, in words: stage, status, certainty, whether contested, hedge as printed."""
        words = [] if claim.phase == ACTUAL else [self._term("phases", claim.phase, language)]
        if claim.status != BEFORE:
            words.append(self._term("statuses", claim.status, language))
        if claim.certainty != CERTAIN and claim.status in ("denied", "negated", BEFORE):
            words.append(self._term("certainties", claim.certainty, language))
        if claim.contested:
            words.append(self._term("standings", CONTESTED, language))
        said = ("、" if language == "ja" else ", ").join(words)
        quoted = "（「{}」）" if language == "ja" else " (“{}”)"
        return said + (quoted.format(claim.hedge) if claim.hedge else "")

    def _term(self, section: str, word: str, language: str) -> str:
        label: str = self.vocabulary.data[section][word]["label"][language]
        return label

    def speaker(self, document: str, name: str) -> SpeakerRow:
        """A speaker of a document: label, kind, whether named and plural, persons, whom it speaks for."""
        if (document, name) not in self._speakers:
            for _, _, id, en, ja, record in self.store.speakers(document):
                told = json.loads(record) if record else {"kind": "document", "named": True, "plural": False}
                words = {"id": f"{document}/{id}", "label": {"en": en, "ja": ja}, "document": document}
                lists = {key: told.get(key, []) for key in ("persons", "speaks_for")}
                self._speakers[document, id] = SpeakerRow({**told, **words, **lists})
        return self._speakers[document, name]

    # claims

    def find(
        self,
        pattern: Pattern | None = None,
        *,
        limit: int | None = None,
        withdrawn: bool = False,
        **fields: str | Iterable[str] | None,
    ) -> Rows[ClaimRow]:
        """The claims that fit the pattern, in reading order, the earliest document first.

        `left_out` of the answer counts claims that fit but for having no date of the fact, when a
        date was asked for, and those withdrawn. UsageError on a name that is not known.
        """
        if pattern is not None and fields:
            raise UsageError(f"find takes a pattern or fields, not both: {', '.join(fields)}")
        if limit is not None and limit < 0:
            raise UsageError(f"the limit is a number from 0 on, not {limit}")
        wanted = pattern or pattern_of(**fields)
        conditions = self.conditions(wanted)
        shown = conditions if withdrawn else [*conditions, store.withdrawn(False)]
        rows = self._claims(self.store.claims(shown, limit))
        self._mark(wanted, rows)
        left_out = {} if withdrawn else {"withdrawn": self.store.count([*conditions, store.withdrawn(True)])}
        if wanted.since or wanted.until:
            undated = [*self.conditions(wanted._replace(since=None, until=None)), store.undated()]
            standing_only = [] if withdrawn else [store.withdrawn(False)]
            left_out["without a date of the fact"] = self.store.count([*undated, *standing_only])
        return Rows(rows, {reason: count for reason, count in left_out.items() if count})

    def count(self, pattern: Pattern, *, withdrawn: bool = False) -> int:
        """How many claims fit the pattern, without those withdrawn unless they are asked for too."""
        standing_only = [] if withdrawn else [store.withdrawn(False)]
        return self.store.count([*self.conditions(pattern), *standing_only])

    def conditions(self, pattern: Pattern) -> list[Condition]:
        """The pattern as conditions of the store; UsageError on a value that is not known."""
        found: list[Condition] = []
        ends = {end: self.reach(names) for end in ENDS if (names := getattr(pattern, end))}
        if pattern.relation:
            named = self.store.numbers("relation", map(self.relation, pattern.relation)).values()
            ends["relation"] = self.store.below("relation_up", named)
        if ends:
            found.append(store.by_ends(ends))
        for filter_ in FILTERS:
            values = getattr(pattern, filter_.field)
            if values and filter_.field in _CONDITIONS:
                found.append(_CONDITIONS[filter_.field](self, filter_.field, values))
        for field, low, high in (
            ("fact", pattern.since, pattern.until),
            ("stated", pattern.stated_since, pattern.stated_until),
        ):
            if low is not None or high is not None:
                first, last = _day(low, 0), _day(high, 1)
                if first is not None and last is not None and first > last:
                    raise UsageError(f"{low} is later than {high}: no day lies between them")
                found.append(store.by_days(field, first, last))
        return found

    def _mark(self, pattern: Pattern, rows: Iterable[ClaimRow]) -> None:
        """Note on each row where an end was reached through a part, a narrower item or a group, and which."""
        for end in ENDS:
            names = {self.resolve(name) for name in getattr(pattern, end)}
            for row in rows if names else ():
                both = end != "item" and self.vocabulary.relations[row.relation].symmetric
                ends = [row.subject, row.object] if both else [getattr(row, end)]
                if not names & set(ends):
                    groups = self.groups(names)
                    through = next((each for each in ends if each in groups), None)
                    row.reached[end] = [MEMBER, through] if through else [WITHIN, getattr(row, end)]

    def groups(self, names: Iterable[str]) -> set[str]:
        """The ids of the groups that have one of the entities as a member."""
        above = self.store.above("member_up", self.store.numbers("entity", names).values())
        return set(self.store.ids("entity", above))

    def reached(self, row: ClaimRow, language: str) -> str:
        """In words, through which group the row was reached; parts and narrower items are in the sentence."""
        patterns: Mapping[str, Mapping[str, str]] = self.vocabulary.data["reached"]
        return "".join(
            patterns[how][language].format(name=self.label(name, language))
            for how, name in row.reached.values()
            if how in patterns
        )

    def reach(self, names: Iterable[str]) -> set[int]:
        """The entities that asking for these names reaches: their parts, narrower items, and groups."""
        named = self.named(names)  # the party that is not named is part of nothing, and reached as well
        parts = self.store.below("part_up", named) | self.store.below("item_up", named)
        return named | parts | self.store.above("member_up", named)

    def relation(self, name: str) -> str:
        """The id of the relation with this id or label; UsageError with the known ones."""
        if name in self.vocabulary.relations:
            return name
        folded = text.fold(name)
        for known in self.vocabulary.relations:
            label = self.vocabulary.relations[known].label
            if folded in (text.fold(label["en"]), text.fold(label["ja"])):
                return str(known)
        raise UsageError(
            f"no relation is called {name!r}; there are: {', '.join(sorted(self.vocabulary.relations))}"
        )

    def named(self, names: Iterable[str]) -> set[int]:
        """The numbers of the named entities alone."""
        return set(self.store.numbers("entity", map(self.resolve, names)).values())

    def document(self, name: str) -> str:
        """The id of the document with this id or title; UsageError with the known ones."""
        known = [row[0] for row in self.store.documents()]
        if name in known:
            return name
        found = sorted({row[3] for row in self.store.phrases([text.fold(name)]) if row[2] == "document"})
        if len(found) == 1:
            return str(found[0])
        if found:
            raise UsageError(f"{name!r} names several documents: {', '.join(found)}")
        raise UsageError(f"no document is called {name!r}; there are: {', '.join(known)}")

    def head(self, document: str) -> dict[str, Any]:
        """The head of a document as it was written: title, authors, publisher, dates, language, ..."""
        found: dict[str, Any] = json.loads(self.store.head(document))
        return found

    def root(self, document: str) -> str:
        """The document at the end of the chain of translations; the document itself where it is none."""
        return next(str(row[1]) for row in self.store.documents() if row[0] == document)

    def segments(self, document: str) -> list[tuple[str, int, int, str]]:
        """(pointer, start, end, digest) of every sentence of a document; empty where none were generated."""
        kept = next(row[3] for row in self.store.documents() if row[0] == document)
        return [tuple(segment) for segment in json.loads(kept)["segments"]] if kept else []

    def under(self, entity: str) -> list[str]:
        """The ids of what is part of, narrower than or a member of the entity, without itself; sorted."""
        numbers = self.store.numbers("entity", [entity]).values()
        reached = self.store.below("part_up", numbers) | self.store.below("item_up", numbers)
        reached |= self.store.members(numbers)
        return sorted(self.store.ids("entity", reached - set(numbers)))

    def exchanged(self, claim: ClaimRow) -> Rows[ClaimRow]:
        """The claims given in return for this one, and those it is given in return for."""
        pairs = self.store.exchanges([claim.number])
        numbers = {number for pair in pairs for number in pair} - {claim.number}
        return Rows(self._claims(self.store.claims([store.by_numbers(numbers)])) if numbers else ())

    def exchanges(self, pattern: Pattern) -> Iterator[tuple[ClaimRow, ClaimRow]]:
        """(what is given, what it is given in return for), where either fits the pattern."""
        pairs = self.store.exchanged(self.conditions(pattern))
        numbers = {number for pair in pairs for number in pair}
        rows = {row.number: row for row in self._claims(self.store.claims([store.by_numbers(numbers)]))}
        return ((rows[claim], rows[given]) for claim, given in pairs)

    def between(self, pattern: Pattern) -> Iterator[tuple[list[ClaimRow], set[str]]]:
        """All claims between two parties, pair by pair, and the ids of those that fit the pattern.

        For the pairs of which a claim fits; withdrawn claims included; one pair in memory at a time.
        """
        found = self.store.between(self.conditions(pattern))
        for _, rows in groupby(found, key=lambda row: row[:2]):
            told = [(self._claims([row[3:]])[0], row[2]) for row in rows]
            yield [claim for claim, _ in told], {claim.id for claim, fits in told if fits}

    def tallies(self, pattern: Pattern) -> Iterator[Sequence[Any]]:
        """Claims that fit, counted: as `Store.tallies`, the status in words, withdrawn claims left out."""
        for row in self.store.tallies([*self.conditions(pattern), store.withdrawn(False)]):
            yield (*row[:3], standing.STATUSES[row[3]], *row[4:])

    def claim_numbers(self, names: Iterable[str]) -> set[int]:
        """The numbers of the claims with these ids (`document/c12`); UsageError for an unknown one."""
        found = set()
        for name in names:
            document, _, local = name.rpartition("/")
            number = int(local[1:]) if _CLAIM_ID.search(name) else 0
            row = self.store.claims([store.by_identity(document, number)])
            if not row:
                raise UsageError(f"no claim is called {name!r} (write it as document/c12)")
            found.add(int(row[0][0]))
        return found

    def speakers(self, names: Iterable[str]) -> set[int]:
        """The speakers with this id or label, and who are, are part of, or speak for an entity so named."""
        found: set[int] = set()
        for name in names:
            folded = text.fold(name)
            direct = {
                row[0]
                for row in self.store.speakers()
                if folded in (row[2], f"{row[1]}/{row[2]}", text.fold(row[3]), text.fold(row[4]))
            }
            found |= direct
            if not direct or self._entities_called(name):
                found |= self.store.speaking_for(self.named([name]))
        return found

    def remarks(
        self,
        *,
        about: str | Iterable[str] = (),
        kind: str | Iterable[str] = (),
        speaker: str | Iterable[str] = (),
        document: str | Iterable[str] = (),
    ) -> Rows[RemarkRow]:
        """Remarks in reading order: about (or on behalf of) entities or claims, of a kind, by a speaker.

        `about` takes claims by id, entities by id or name; an entity reaches its parts and what is narrower.
        UsageError on a name that is not known.
        """
        found: list[Condition] = []
        if names := values_of(about):
            claims = [name for name in names if _CLAIM_ID.search(name)]
            entities = self.reach(name for name in names if name not in claims)
            found.append(store.remarks_about(entities, self.claim_numbers(claims)))
        if names := values_of(kind):
            _known(names, tuple(self.vocabulary.remark_kinds), "kind of remark")
            found.append(store.remarks_with("kind", names))
        if names := values_of(speaker):
            found.append(store.remarks_with("speaker", self.speakers(names)))
        if names := values_of(document):
            found.append(store.remarks_with("document", map(self.document, names)))
        rows = self.store.remarks(found)
        return Rows(self._remark(dict(zip(store.REMARK_COLUMNS, row, strict=True))) for row in rows)

    def denials(self, claims: Iterable[ClaimRow]) -> Rows[ClaimRow]:
        """Negations by another speaker that meet one of the claims, also by a broader item or relation."""
        numbers = [claim.number for claim in claims]
        against = {negation for _, negation, meets in self.store.contests(numbers) if meets}
        return Rows(self._claims(self.store.claims([store.by_numbers(against)])) if against else ())

    def contested(self, negations: Iterable[ClaimRow]) -> Rows[ClaimRow]:
        """The affirmations that these negations contest: what a denial is a denial of."""
        numbers = self.store.contested(claim.number for claim in negations)
        return Rows(self._claims(self.store.claims([store.by_numbers(numbers)])) if numbers else ())

    def denied_by(self, claim: ClaimRow) -> Rows[ClaimRow]:
        """The denials that contest this one claim."""
        return self.denials([claim])

    def ties(self, pattern: Pattern | None = None, **fields: str | Iterable[str] | None) -> Rows[TieRow]:
        """What is drawn as one line: claims by (subject, object, family, firm | tentative | denied).

        Without an object the item is the second end. Ends of a symmetric relation are sorted by id.
        Sorted by subject, object, family, firmness; claims in reading order; withdrawn ones left out.
        """
        grouped: dict[tuple[str, str, str, str], list[ClaimRow]] = {}
        for claim in self.find(pattern or pattern_of(**fields)):
            ends = [claim.subject, claim.object or claim.item or ""]
            if self.vocabulary.relations[claim.relation].symmetric:
                ends.sort()
            firmness = self.vocabulary.statuses[claim.status].firmness
            grouped.setdefault((ends[0], ends[1], claim.family, firmness), []).append(claim)
        return Rows(self._tie(key, grouped[key]) for key in sorted(grouped))

    def _tie(self, key: tuple[str, str, str, str], claims: Sequence[ClaimRow]) -> TieRow:
        subject, object, family, firmness = key
        return TieRow(
            {
                "subject": subject,
                "object": object,
                "family": family,
                "firmness": firmness,
                "symmetric": all(self.vocabulary.relations[c.relation].symmetric for c in claims),
                "relations": sorted({c.relation for c in claims}),
                "items": sorted({c.item for c in claims if c.item}),
                "statuses": [word for word in standing.STATUSES if any(c.status == word for c in claims)],
                "contested": sorted({c.proposition for c in claims if c.standing == CONTESTED}),
                "claims": [c.id for c in claims],
            }
        )

    def stats(self, language: str = "en") -> list[dict[str, Any]]:
        """What the corpus covers, so that "no claim in the data" is read rightly: what, which, how many."""
        words = self.vocabulary
        rows: list[tuple[str, str, int, str]] = []
        for document, *_ in self.store.documents():
            published = f"sentences; {self.head(document)['published']}"
            rows.append(("document", document, len(self.store.passages(document)), published))
        for what, table in (("entities", "entity"), ("claims", "claim"), ("remarks", "remark")):
            rows.append((what, "", self.store.tally(table) - (table == "entity"), ""))
        for column, names, labels in (
            ("status", standing.STATUSES, words.statuses),
            ("standing", standing.STANDINGS, words.standings),
            ("relation", None, words.relations),
        ):
            for value, count in self.store.counts(column, [store.withdrawn(False)]):
                name = names[value] if names else value
                rows.append((column, name, count, labels[name].label[language]))
        return [dict(zip(("what", "which", "count", "note"), row, strict=True)) for row in rows]

    def records(self) -> Records:
        """The records that this corpus was compiled from: equal entities, documents and segments."""
        from graphkit import restore

        return restore.records(self.store)

    # rows

    def _claims(self, values: Iterable[Sequence[Any]]) -> list[ClaimRow]:
        return [self._claim(dict(zip(store.CLAIM_COLUMNS, row, strict=True))) for row in values]

    def _claim(self, row: Mapping[str, Any]) -> ClaimRow:
        more = json.loads(row["more"]) if row["more"] else {}
        about = standing.Proposition(row["subject"], row["relation"], row["object"], row["item"])
        ends = (row["object"], row["subject"]) if row["swapped"] else (row["subject"], row["object"])
        return ClaimRow(
            {
                **{name: row[name] for name in ("relation", "item", "family")},
                **{name: more.get(name) for name in ("amount", "withdrawn")},
                **_statement(row, more),
                "id": f"{row['document']}/c{row['number']}",
                "number": row["n"],
                "proposition": about.id,
                "subject": ends[0],
                "object": ends[1],
                "phase": standing.PHASES[row["phase"]],
                "status": standing.STATUSES[row["status"]],
                "standing": standing.STANDINGS[row["standing"]],
                "contested": bool(row["contested"]),
                "where": row["place"],
                "in_return_for": [_global(row["document"], c) for c in more.get("in_return_for", ())],
                "reached": {},
                "written_gloss": more.get("gloss"),
                "said": self.gloss,
            }
        )

    def _remark(self, row: Mapping[str, Any]) -> RemarkRow:
        more = json.loads(row["more"])
        return RemarkRow(
            {
                **_statement(row, more),
                "id": f"{row['document']}/r{row['number']}",
                "number": row["n"],
                "kind": row["kind"],
                "about": [_global(row["document"], name) for name in more["about"]],
                "text": more["text"],
                "by": row["by"],
                "amount": more.get("amount"),
            }
        )


def _statement(row: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """What the rows of claims and remarks share."""
    return {
        **{name: row[name] for name in ("document", "at", "speaker")},
        **{name: more.get(name) for name in ("hedge", "via", "venue")},
        "polarity": standing.POLARITIES[row["polarity"]],
        "certainty": standing.CERTAINTIES[row["certainty"]],
        "origins": json.loads(row["origins"]),
        "speaker_label": {"en": row["speaker_en"], "ja": row["speaker_ja"]},
        "stated": row["stated"] or row["published"],
        "stated_inferred": row["stated"] is None,
        "when": row["fact"],
        "printed": more.get("printed", {}),
    }


def _amount(amount: Mapping[str, Any] | None) -> wording.Amount | None:
    if amount is None:
        return None
    return wording.Amount(**{name: amount[name] for name in wording.Amount._fields if name in amount})


def _known(values: Iterable[str], known: Sequence[str], what: str) -> None:
    for value in values:
        if value not in known:
            raise UsageError(f"no {what} is called {value!r}; there are: {', '.join(known)}")


def _listed(known: Sequence[str]) -> Reading:
    def read(corpus: Corpus, field: str, values: Iterable[str]) -> Condition:
        _known(values, known, field)
        return store.by_column(field, [known.index(value) for value in values])

    return read


def _families(corpus: Corpus, field: str, values: Iterable[str]) -> Condition:
    _known(values, tuple(corpus.vocabulary.families), "family")
    return store.by_column("family", values)


def _documents(corpus: Corpus, field: str, values: Iterable[str]) -> Condition:
    return store.by_column("document", [corpus.document(name) for name in values])


def _by_claims(corpus: Corpus, field: str, values: Iterable[str]) -> Condition:
    return store.by_numbers(corpus.claim_numbers(values))


_CONDITIONS: dict[str, Reading] = {
    "party": lambda corpus, field, names: store.by_party(corpus.reach(names)),
    "family": _families,
    "status": _listed(standing.STATUSES),
    "standing": _listed(standing.STANDINGS),
    "polarity": _listed(standing.POLARITIES),
    "certainty": _listed(standing.CERTAINTIES),
    "phase": _listed(standing.PHASES),
    "speaker": lambda corpus, field, names: store.by_speaker(corpus.speakers(names)),
    "origin": lambda corpus, field, names: store.by_origin(corpus.named(names)),
    "document": _documents,
    "where": lambda corpus, field, names: store.by_place(corpus.reach(names)),
    "claim": _by_claims,
}
"""How the values of a filter become a condition; ends and dates are read together, above."""


def _day(edtf: str | None, end: int) -> int | None:
    if edtf is None:
        return None
    try:
        return int(dates.bounds(edtf)[end].replace("-", ""))
    except ValueError as error:
        raise UsageError(f"a date is wanted: {error}") from None


def _global(document: str, name: str) -> str:
    """The name as it is known outside its document: claims get the document's id in front."""
    return f"{document}/{name}" if _LOCAL_CLAIM.match(name) else name
