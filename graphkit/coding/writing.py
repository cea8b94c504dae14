"""Passages to lines: what `reading` undoes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graphkit.coding import core
from graphkit.coding.marks import CERTAINTIES, Circumstances
from graphkit.coding.names import Names
from graphkit.coding.scan import quoted, value
from graphkit.model import Claim, Passage, Remark


def to_lines(passages: Sequence[Passage], names: Names | None = None, language: str = "en") -> list[str]:
    """The lines that hold the passages; with `names` by the shortest names in the language, else by ids."""
    return list(_Writing(passages, names, language).lines())


def _usual(passages: Iterable[Passage]) -> dict[str, Circumstances]:
    """Where and when each speaker mostly speaks; who speaks most of the passages comes last."""
    spoken = Counter(passage.speaker for passage in passages if passage.speaker and not passage.skip)
    counts: dict[str, Counter[Circumstances]] = {}
    for passage in passages:
        for each in passage.statements:
            if not each.via:
                counts.setdefault(each.speaker, Counter())[Circumstances(each.venue, each.stated)] += 1
    found = {speaker: count.most_common(1)[0] for speaker, count in counts.items()}
    usual = {who: most for who, (most, often) in found.items() if often > 1 and most != Circumstances()}
    if spoken:
        who = max(sorted(spoken), key=lambda each: spoken[each])
        if spoken[who] > 1:
            usual[who] = usual.pop(who, Circumstances())
    return usual


_ORDER = (("%", "venue"), ("^", "phase"), ("~", "certainty"), ("=", "when"), ("==", "stated"), ("/", "where"),
          ("<", "in_return_for"), ("+", "by"))  # fmt: skip
_NAMED = ("venue", "where", "by")


class _Writing:
    """What is needed to say passages as lines."""

    def __init__(self, passages: Sequence[Passage], names: Names | None, language: str) -> None:
        self.passages, self.names, self.language = passages, names, "ja" if language == "ja" else "en"
        self.usual = _usual(passages)
        self.standing = next(reversed(self.usual), None)
        self.last = {"c": 0, "r": 0}

    def lines(self) -> Iterator[str]:
        """Every line."""
        for speaker, (venue, stated) in self.usual.items():
            stated, venue = stated and f"=={stated}", venue and f"%{self.name(venue)}"
            yield _join("..", f"@{self.name(speaker, 'speaker')}", venue, stated)
        for passage in self.passages:
            yield from self.passage(passage)

    def name(self, id: str, what: str = "entity") -> str:
        """What the thing is called in the lines."""
        return self.names.short(id, self.language, what) if self.names else id

    def passage(self, passage: Passage) -> Iterator[str]:
        """The lines of one passage."""
        statements: tuple[Claim | Remark, ...] = passage.statements
        alone = passage.speaker != (statements[0].speaker if statements else None)
        implied = self.standing if passage.speaker == self.standing else None
        at, above = f"{passage.at} ", None
        if alone or passage.silence or not (statements or passage.skip):
            yield _join(passage.at, *self._head(passage, alone))
            at, implied = "", passage.speaker
        if passage.skip:
            yield f"{at}-- {passage.skip}"
        for each in statements:
            yield f"{at}{self._number(each)}{self.statement(each, implied, above)}"
            if isinstance(each, Claim):
                above = each
                if each.gloss:
                    yield f"{{{quoted(each.gloss.en)} | {quoted(each.gloss.ja)}}}"
            at, implied = "", passage.speaker

    def _head(self, passage: Passage, alone: bool) -> Iterator[str]:
        if alone or passage.speaker:
            yield f"@{self.name(passage.speaker, 'speaker')}" if passage.speaker else "@"
        yield from (f"#{code}{quoted(reason)}" for code, reason in passage.silence.items())

    def _number(self, each: Claim | Remark) -> str:
        """The id, where it is not the next one."""
        lead, number = each.id[0], int(each.id[1:])
        usual, self.last[lead] = self.last[lead] + 1, max(self.last[lead], number)
        return "" if number == usual else f"{each.id} "

    def statement(self, each: Claim | Remark, speaker: str | None, above: Claim | None) -> str:
        """A statement where `speaker` is understood: in full, or as what differs from the claim above."""
        printed = dict(each.printed)
        head = self._claim(each, printed) if isinstance(each, Claim) else self._remark(each, printed)
        set_ = self.usual.get(each.speaker, Circumstances()) if not each.via else Circumstances()
        marks = [self._speaker(each, None if each.speaker == speaker else each.speaker, printed)]
        marks += [
            self._mark(sign, each, field, printed, getattr(set_, field, None)) for sign, field in _ORDER
        ]
        whole = _join(head, *marks, *_rest(each, printed))
        short = self._again(each, above) if isinstance(each, Claim) and above else None
        return short if short and len(short) < len(whole) else whole

    def _claim(self, claim: Claim, printed: dict[str, str]) -> str:
        """The core of a claim; takes the words as printed that it uses out of `printed`."""
        relation = ("!" if claim.polarity == "negated" else "") + self.name(claim.relation, "relation")
        said = [self._end(claim.subject, "subject", printed), relation + _taken(printed, "relation")]
        if claim.object:
            said.append(self._end(claim.object, "object", printed))
        head = " ".join(said)
        if claim.item or "item" in printed:
            head += f": {self._end(claim.item, 'item', printed)}"
        return f"{head}, {core.said_amount(claim.amount)}" if claim.amount else head

    def _end(self, id: str | None, field: str, printed: dict[str, str]) -> str:
        return (self.name(id) if id else "") + _taken(printed, field)

    def _remark(self, remark: Remark, printed: dict[str, str]) -> str:
        sign = "!" if remark.polarity == "negated" else ""
        texts = f"{quoted(remark.text.en)} | {quoted(remark.text.ja)}"
        amount = f", {core.said_amount(remark.amount)}" if remark.amount else ""
        about = ", ".join(map(self.name, remark.about)) + _taken(printed, "about")
        return f"*{sign}{remark.kind} {about}: {texts}{amount}"

    def _speaker(self, each: Claim | Remark, named: str | None, printed: dict[str, str]) -> str:
        via = f"@{self.name(each.via, 'speaker')}" if each.via else ""
        words = _taken(printed, "speaker")
        return f"@{self.name(named, 'speaker') if named else ''}{via}{words}" if named or via or words else ""

    def _mark(
        self, sign: str, each: Claim | Remark, field: str, printed: dict[str, str], usual: str | None = None
    ) -> str:
        if field == "certainty":
            cues = {word: cue for cue, word in CERTAINTIES.items()}
            return f"{cues[each.certainty]}{value(each.hedge)}" if each.hedge else ""
        given = getattr(each, field, None)
        given = None if given == "actual" else ",".join(given) if isinstance(given, tuple) else given
        words = _taken(printed, field) if hasattr(each, field) else ""
        if (given or None) == usual and not words:
            return ""
        said = self.name(given) if given and field in _NAMED else given
        return f"{sign}{said or ''}{words}" if given or words or usual else ""

    # a claim as what differs from the one above it

    def _again(self, claim: Claim, above: Claim) -> str | None:
        """None where the difference cannot be said."""
        old, printed = dict(above.printed), dict(claim.printed)
        if not claim.object and (above.object or "object" in printed or "object" in old):
            return None
        said = "&" + self._start(claim, above, printed, old)
        for name, sign in (("object", " "), ("item", ": ")):
            mine, theirs = (
                self._end(getattr(each, name), name, words)
                for each, words in ((claim, printed), (above, old))
            )
            if mine != theirs:
                said += f"{' ' if said == '&' and name == 'item' else ''}{sign}{mine}"
        if claim.amount:
            said += f", {core.said_amount(claim.amount)}"
        return _join(said, *self._changes(claim, above, printed, old))

    def _start(self, claim: Claim, above: Claim, printed: dict[str, str], old: dict[str, str]) -> str:
        """Subject and relation where they differ; `..` is the relation of the claim above."""
        before = self._end(above.subject, "subject", old)
        subject = self._end(claim.subject, "subject", printed)
        same = (claim.relation, claim.polarity) == (above.relation, above.polarity)
        words, theirs = _taken(printed, "relation"), _taken(old, "relation")
        relation = (
            ("!" if claim.polarity == "negated" else "") + self.name(claim.relation, "relation") + words
        )
        if same and words == theirs:
            return "" if subject == before else f" {subject} {core.AGAIN}"
        return f" {relation}" if subject == before else f" {subject} {relation}"

    def _changes(
        self, claim: Claim, above: Claim, printed: dict[str, str], old: dict[str, str]
    ) -> Iterator[str]:
        """The marks that differ; an empty mark clears what stands above."""
        words, before = _taken(printed, "speaker"), _taken(old, "speaker")
        if (claim.speaker, claim.via, words) != (above.speaker, above.via, before):
            via = f"@{self.name(claim.via, 'speaker')}" if claim.via else ""
            yield f"@{self.name(claim.speaker, 'speaker')}{via}{words}"
        for sign, field in _ORDER:
            if field == "by":
                continue
            mine, theirs = self._mark(sign, claim, field, printed), self._mark(sign, above, field, old)
            if mine != theirs:
                yield mine or sign
        yield from (f'${field}""' for field in old if field not in printed)
        yield from (f"${field}{quoted(words)}" for field, words in printed.items() if old.get(field) != words)
        if claim.withdrawn:
            yield f"!!{quoted(claim.withdrawn)}"


def _taken(printed: dict[str, str], field: str) -> str:
    return quoted(printed.pop(field)) if field in printed else ""


def _rest(each: Claim | Remark, printed: Mapping[str, str]) -> Iterator[str]:
    yield from (f"${field}{quoted(words)}" for field, words in printed.items())
    if isinstance(each, Claim) and each.withdrawn:
        yield f"!!{quoted(each.withdrawn)}"


def _join(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)
