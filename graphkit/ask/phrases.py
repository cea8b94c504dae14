"""What an answer says around its claims, in the language of the question, from the vocabulary's patterns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graphkit import spoken, standing, wording
from graphkit.ask.values import Reading
from graphkit.corpus import Corpus
from graphkit.frames import fill
from graphkit.pattern import FILTERS, Pattern
from graphkit.rows import ClaimRow, RemarkRow

UNKNOWN = standing.UNKNOWN


class Phrases:
    """The words of answers in one language."""

    def __init__(self, corpus: Corpus, language: str) -> None:
        self.corpus, self.language = corpus, language
        self.said: Mapping[str, Any] = corpus.vocabulary.data["answers"][language]

    def __call__(self, pattern: str, /, **slots: Any) -> str:
        """The pattern of this name, filled."""
        return fill(str(self.said[pattern]), lambda slot: str(slots.get(slot, "")))

    def number(self, name: str, n: int, **slots: Any) -> str:
        """A pattern that has a singular and a plural."""
        return str(self.said[name]["one" if n == 1 else "many"]).format(n=f"{n:,}", **slots)

    def listed(self, words: Iterable[str]) -> str:
        """The words with commas."""
        return str(self.said["list"]).join(words)

    def joined(self, sentences: Iterable[str]) -> str:
        """Sentences one after another, each begun as one."""
        return str(self.said["joiner"]).join(each[:1].upper() + each[1:] for each in sentences)

    def label(self, entity: str) -> str:
        """The name of an entity, of somebody unnamed too."""
        return str(self.said["self"]) if entity == UNKNOWN else self.corpus.label(entity, self.language)

    def labels(self, names: Iterable[str]) -> str:
        """Names of entities as a list."""
        return wording.listed([self.label(name) for name in names], self.corpus.vocabulary, self.language)

    def term(self, section: str, word: str) -> str:
        """The label of a word of the vocabulary."""
        return str(self.corpus.vocabulary.data[section][word]["label"][self.language])

    def date(self, edtf: str) -> str:
        """A date in words."""
        return wording.date(edtf, self.corpus.vocabulary, self.language)

    def at_date(self, edtf: str, polarity: str) -> str:
        """The same as it is said of a fact: `by 4 January 2024`."""
        said = spoken.at_date(edtf, self.corpus.vocabulary.grammar(self.language), polarity)
        return said.rstrip(str(self.said["list"]))

    def remark(self, row: RemarkRow) -> str:
        """A remark with who makes it; where not flatly, with how firmly and the printed words for that."""
        said = {"source": self.corpus.according_to(row, self.language), "text": row.text[self.language]}
        if row.certainty == "certain":
            return self("attributed_remark", **said)
        put, hedge = self.term("certainties", row.certainty), row.hedge or ""
        foreign = hedge and spoken.is_foreign(hedge, self.corpus.vocabulary.grammar(self.language))
        return self("hedged_remark", **said, put=put, hedge="" if foreign else hedge)

    # headline

    def headline(
        self, claims: Sequence[ClaimRow], total: int, remarks: Sequence[RemarkRow] = (),
        counted: str = "", statuses: Mapping[str, int] | None = None,
    ) -> str:  # fmt: skip
        """How many claims by status, and the dates of their documents.

        `counted` and `statuses` say it instead, where there are more claims than these.
        """
        counts = [counted or self.number("claims", total)] if total or not remarks else []
        if remarks:
            counts.append(self.number("remarks", len(remarks)))
        put = Counter(claim.status for claim in claims) if statuses is None else statuses
        tallies = [
            self("status", n=put[w], status=self.term("statuses", w))
            for w in standing.STATUSES[::-1] if put.get(w)
        ]  # fmt: skip
        return self(
            "headline",
            counts=self.listed(counts),
            statuses=self.listed(tallies) if total == len(claims) else "",
            documents=self.documents([*claims, *remarks]),
        )

    def documents(self, rows: Iterable[ClaimRow | RemarkRow]) -> str:
        """`documents of 4 January 2024 and June 2024`."""
        dates = self.corpus.published({row.document for row in rows})
        if not dates:
            return ""
        said = wording.listed([self.date(date) for date in dates], self.corpus.vocabulary, self.language)
        return str(self.said["documents"]["one" if len(dates) == 1 else "many"]).format(dates=said)

    # reading

    def reading(self, reading: Reading) -> str:
        """What is asked of what, in words."""
        asked = str(self.said["asked"][reading.asks]).format(
            role=self.said["roles"].get(reading.role, ""),
            target=self._target(reading),
        )
        return "; ".join([asked, *self.given(reading)])

    def _target(self, reading: Reading) -> str:
        if reading.asks == "compare":
            return str(self.said["more_less"].get(reading.target, reading.target))
        kinds = self.corpus.vocabulary.data["remark_kinds"]
        group = self.corpus.vocabulary.data["remark_groups"].get(reading.target, ())
        return self.listed(self.term("remark_kinds", kind) for kind in group if kind in kinds)

    def limits(self, reading: Reading) -> str:
        """What is asked for besides who does what to whom: dates, places, how it is put, who says so."""
        pattern = reading.pattern
        bare = pattern._replace(
            subject=(), relation=(), object=(), item=(), phase=(),
            since=None, until=None, stated_since=None, stated_until=None,
        )  # fmt: skip
        rest = reading._replace(pattern=bare, soft=Pattern(), about=(), of_kinds=())
        paid = [str(self.said["in_return"])] if reading.asks == "return" else []
        return self.listed([*paid, *filter(None, [self.dated(pattern)]), *self.given(rest)])

    def dated(self, pattern: Pattern) -> str:
        """The dates of the fact and of what was said that are asked for; "" where none is."""
        spans = (
            ("fact", pattern.since, pattern.until),
            ("stated", pattern.stated_since, pattern.stated_until),
        )
        return self.listed(self._dated(kind, since, until) for kind, since, until in spans if since or until)

    def _dated(self, kind: str, since: str | None, until: str | None) -> str:
        """`dated 2022`, `dated from 2022 to 2023`, of the fact or of what was said."""
        form = "in" if since == until else "between" if since and until else "from" if since else "to"
        dates = {name: self.date(edtf) for name, edtf in (("since", since), ("until", until)) if edtf}
        return str(self.said["dated"][kind][form]).format(**dates)

    def given(self, reading: Reading) -> Iterable[str]:
        """What the claims are narrowed by, in words."""
        fields = self.said["fields"]
        for name, values in {**reading.pattern._asdict(), **_set(reading.soft)}.items():
            if values:
                said = (
                    values
                    if isinstance(values, str)
                    else self.listed(self.value(name, value) for value in values)
                )
                yield self("given", name=fields[name], values=said)
        for role, kinds in reading.of_kinds:
            yield self("given", name=fields[role], values=self.listed(self.term("kinds", k) for k in kinds))
        if reading.about:
            yield self("given", name=fields["about"], values=self.listed(map(self.label, reading.about)))
        if reading.voice:
            yield self("given", name=fields["voice"], values=self.term("speaker_kinds", reading.voice))
        if reading.categories:
            words = self.listed(self.term("categories", each) for each in reading.categories)
            yield self("given", name=fields["categories"], values=words)
        if reading.among:
            yield self("given", name=fields["among"], values=self.labels(reading.among))
        if reading.by:
            yield self("given", name=fields["by"], values=self.labels(reading.by))
        if reading.without:
            yield self("given", name=fields["without"], values=self.labels(reading.without))
        if reading.venue:
            yield self("given", name=fields["venue"], values=self.labels(reading.venue))
        if reading.unnamed:
            yield str(fields["unnamed"])
        if reading.target == "origins":
            yield str(fields["origins"])

    def value(self, field: str, value: str) -> str:
        sections = {
            "status": "statuses",
            "standing": "standings",
            "polarity": "polarities",
            "certainty": "certainties",
            "phase": "phases",
        }
        if field in sections:
            return self.term(sections[field], value)
        if field == "relation":
            return str(self.corpus.vocabulary.relations[value].label[self.language])
        if field == "speaker" and "/" in value:
            document, _, name = value.partition("/")
            return self.corpus.speaker(document, name).label[self.language]
        return self.label(value)

    # what is not there

    def clause(self, reading: Reading) -> str:
        """What no claim says, as a clause: `Iran vetoes anything`."""
        pattern, anything = reading.pattern, self.said["anything"]
        relation = pattern.relation[0]
        allowed = self.corpus.vocabulary.relations[relation].roles

        def named(role: str) -> str:
            values = getattr(pattern, role)
            if values:
                return self.labels(values)
            asked = reading.role == role
            rule = getattr(allowed, role)
            if not asked and (rule is None or not rule.required or role == "item"):
                return ""
            kinds = reading.kinds if asked else dict(reading.of_kinds).get(role, ())
            kind = next((k for k in kinds if k in anything), "") if len(kinds) == 1 else ""
            party = role != "item" and "State" in (rule.kinds if rule else ())
            return str(anything[kind or ("party" if party else "")])

        parts = wording.Parts(
            relation=relation,
            subject=named("subject"),
            object=named("object"),
            item=named("item"),
            subject_kind=self._kind(pattern.subject),
            phase=(*pattern.phase, "actual")[0],
        )
        said = wording.gloss(parts, self.corpus.vocabulary, self.language)
        return (
            parts.subject + said[len(parts.subject) :]
            if said.casefold().startswith(parts.subject.casefold())
            else said
        )

    def _kind(self, names: Sequence[str]) -> str:
        return self.corpus.kind(names[0]) if len(names) == 1 else ""


def _set(pattern: Pattern) -> dict[str, Any]:
    return {name: value for name, value in pattern._asdict().items() if value}


def find_line(pattern: Pattern) -> str:
    """The command that finds the claims of a pattern."""
    words = ["graphkit", "find"]
    for each in FILTERS:
        value = getattr(pattern, each.field)
        for one in (value,) if isinstance(value, str) else value or ():
            words += [f"--{each.field.replace('_', '-')}", one]
    return " ".join(
        word if word.replace("-", "").replace("_", "").isalnum() else f"'{word}'" for word in words
    )
