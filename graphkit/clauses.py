"""One claim as a clause: the relation's frame, a verb by phase, polarity and tense, and the circumstances.

The grammar in the vocabulary says how each language does it; a language with a table of conjugations
puts its verbs together from stems, the other from forms and auxiliaries.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from graphkit import dates, forms, frames, spoken
from graphkit.spoken import Amount
from graphkit.vocabulary import ROLES, Relation, Vocabulary

UNKNOWN = "unknown"
_OPEN_END, _OPEN_START = ("/..",), ("../", "/")
_VOICES = ("active", "passive")


class Parts(NamedTuple):
    """What a sentence says, as plain values: ids of the vocabulary, labels in the sentence's language.

    A party that no source names is `unknown`; what there is not is "". `stated` is only read to tell
    whether `when` is past, `status` to tell a denial, the kinds to tell singular from plural and `in`
    from `at`. `in_return` is what it is given in return for, `points` that the print only points there;
    `gloss` the whole sentence, where one is written by hand, begun as it would be in the middle of another.
    """

    relation: str
    subject: str
    object: str = ""
    item: str = ""
    polarity: str = "affirmed"
    certainty: str = "certain"
    phase: str = "actual"
    status: str = ""
    when: str = ""
    stated: str = ""
    where: str = ""
    amount: Amount | None = None
    in_return: tuple[Parts, ...] = ()
    points: bool = False
    speaker: str = ""
    via: str = ""
    venue: str = ""
    speaker_plural: bool = False
    subject_kind: str = ""
    object_kind: str = ""
    item_kind: str = ""
    where_kind: str = ""
    gloss: str = ""


class Clause:
    """The clause of one claim in one language; `said()` puts it together."""

    def __init__(self, parts: Parts, vocabulary: Vocabulary, language: str) -> None:
        self.parts, self.vocabulary, self.language = parts, vocabulary, language
        self.grammar = vocabulary.grammar(language)
        self.relation: Relation = vocabulary.relations[parts.relation]
        self.name, self.pattern, self.row = self._frame()

    def said(self, inner: bool = False, own: bool = False, gerund: bool = False) -> str:
        """The clause; `inner` marks its topic as subject, `own` leaves it out, `gerund` asks for -ing."""
        pattern = self._shortened() if own else self._inner() if inner else self.pattern
        said = frames.fill(pattern, lambda slot: self._value(slot, gerund), self._left_out)
        said = " ".join(said.split())
        if not self._shows("item"):
            said += self._amount()
        if "at" not in frames.slots(self.pattern):
            said += self._circumstances()
        for twice, once in self.grammar["tidy"].items():
            said = said.replace(twice, once)
        return said

    def nominal(self, topic: str = "") -> str:
        """The clause as a noun, without hedges; it leaves out its own topic where that is `topic`."""
        sure = Clause(self.parts._replace(certainty="certain"), self.vocabulary, self.language)
        own = not self.relation.symmetric and sure._topic() == topic
        return str(self.grammar["nominal"]).format(clause=sure.said(inner=True, own=own, gerund=True))

    def speaks_itself(self) -> bool:
        """Whether the speaker is the one, and the only one, of whom the clause says something."""
        alone = not self.relation.symmetric and bool(self.parts.speaker)
        return alone and self._topic() == self.parts.speaker

    # frame

    def _frame(self) -> tuple[str, str, Mapping[str, Any]]:
        """The name and pattern of the frame, and how the grammar says the phase in it."""
        own, phases = self.relation.frames[self.language], self.grammar["phases"]
        phase, actual = self.parts.phase, phases["actual"]
        row = phases[phase].get(self.parts.certainty)
        row = row or phases[phase].get("dated" if self.parts.when else self.parts.polarity)
        row = row or phases[phase].get(self.parts.polarity, phases[phase])
        if phase in own:
            return phase, self._own(phase), actual.get(self.parts.polarity, actual)
        if "frame" in row:
            return "noun", row["frame"], row
        passive = self.parts.subject == UNKNOWN and self.parts.polarity == "affirmed" and "passive" in own
        name = "passive" if passive and row["verb"] == "own" else "active"
        return name, self._own(name), row

    def _own(self, name: str) -> str:
        """The relation's frame of this name: the one for an item of this kind where there is one."""
        own = self.relation.frames[self.language]
        return own.get(f"{name} {self.parts.item_kind}", own[name])

    def _topic(self) -> str:
        slot = frames.slots(self.pattern)[0]
        return self._value(slot, False)

    def _inner(self) -> str:
        mark = self.grammar.get("topic_marker")
        return self.pattern.replace(mark, self.grammar["inner_marker"], 1) if mark else self.pattern

    def _shortened(self) -> str:
        mark = self.grammar.get("topic_marker")
        return self.pattern.partition(mark if mark else "}")[2]

    # slots

    def _value(self, slot: str, gerund: bool) -> str:
        if slot in ROLES:
            return self._label(slot) + (self._amount() if slot == "item" and self.parts.item else "")
        if slot == "at":
            return self._circumstances()
        if slot == "topic":
            key = "topic_symmetric" if self.relation.symmetric else "topic"
            return frames.fill(self.grammar[key], lambda name: self._value(name, gerund))
        if slot == "noun":
            said = frames.fill(self._own("noun"), lambda name: self._value(name, gerund), self._left_out)
            return self._before_noun() + said
        return _english(self, slot, gerund) if self._inflects else _japanese(self, slot)

    def _label(self, role: str) -> str:
        label: str = getattr(self.parts, role)
        return self.vocabulary.unnamed[self.language] if label == UNKNOWN else self._of_its_own(role, label)

    def _of_its_own(self, role: str, label: str) -> str:
        """The label without the topic's name before it: `Russia violates its obligations`."""
        first = frames.slots(self.pattern)[0]
        topic = first if first in ROLES else "subject"
        if role != topic and getattr(self.parts, f"{topic}_kind") in self.grammar["owners"]:
            for mark, instead in self.grammar["its_own"].items():
                start = getattr(self.parts, topic) + mark
                if label.startswith(start):
                    return str(instead) + label[len(start) :]
        return label

    def _left_out(self, slot: str) -> bool:
        """Whether a role can go unsaid: it is not named, or the item's name has the object in it."""
        blank = " " if self._inflects else ""
        object, item = (f"{blank}{label}{blank}" for label in (self.parts.object, self.parts.item))
        unnamed = slot in ROLES and getattr(self.parts, slot) == UNKNOWN
        return unnamed or (slot == "object" and object in item)

    def _shows(self, slot: str) -> bool:
        noun = "noun" in frames.slots(self.pattern)
        pattern = self._own("noun") if noun else self.pattern
        return slot in frames.slots(pattern) and bool(getattr(self.parts, slot))

    def _amount(self) -> str:
        if not self.parts.amount:
            return ""
        kinds = self.vocabulary.terms("amount_kinds")
        named = {name: kind.label[self.language] for name, kind in kinds.items()}
        said = spoken.amount(self.parts.amount, self.grammar, named)
        return str(self.grammar["amount"].format(amount=said))

    def _circumstances(self) -> str:
        by_kind = self.grammar["circumstances"]
        slots = {
            "when": "" if self._is_ahead() else self._when(),
            "where": "" if self.name == "noun" else self._where(),
            "return": self._return(),
        }
        return spoken.filled(by_kind.get(self.parts.where_kind, by_kind["other"]), slots)

    def _before_noun(self) -> str:
        """The place of the fact, and its date if it lies ahead: not those of the talk or plan of it."""
        when = spoken.date(self.parts.when, self.grammar) if self._is_ahead() else ""
        return spoken.filled(self.grammar["before_noun"], {"when": when, "where": self._where(noun=True)})

    def _when(self) -> str:
        """The date, unless the place is an event that has it in its name."""
        when = self.parts.when
        if not when or spoken.date(when.rstrip("?~%"), self.grammar) in self.parts.where:
            return ""
        way = "coming" if self._is_coming() else self.parts.polarity
        return spoken.at_date(when, self.grammar, way)

    def _where(self, noun: bool = False) -> str:
        if not self.parts.where:
            return ""
        at = self.vocabulary.kinds[self.parts.where_kind or "Place"].at[self.language]
        particle = self.grammar["adnominal"][at] if noun else at
        return f"{at} {self.parts.where}" if self._inflects else f"{self.parts.where}{particle}"

    def _return(self) -> str:
        """What it is in return for; where the print only points there, that it was read so."""
        listed = spoken.listed(self._returns(), self.grammar)
        return str(self.grammar["read_here"]).format(said=listed) if listed and self.parts.points else listed

    def _returns(self) -> list[str]:
        """What it is in return for, as nouns; those that differ in nothing but the item as one."""
        alike: dict[Parts, list[str]] = {}
        for given in self.parts.in_return:
            alike.setdefault(given._replace(item="", certainty="certain"), []).append(given.item)
        joined = (key._replace(item=spoken.listed(items, self.grammar)) for key, items in alike.items())
        topic = "" if self.relation.symmetric else self._topic()
        return [Clause(each, self.vocabulary, self.language).nominal(topic) for each in joined]

    # verb

    @property
    def _inflects(self) -> bool:
        """Whether the verb is bent by number, with blanks between words."""
        return "plural" in self.grammar

    def has_plural_subject(self) -> bool:
        """Whether two parties or a plural label stand first."""
        role = frames.slots(self.pattern)[0]
        if self.relation.symmetric or getattr(self.parts, role) == UNKNOWN:
            return self.relation.symmetric
        return spoken.is_plural(self._label(role), getattr(self.parts, f"{role}_kind"), self.grammar)

    def tense(self, lexeme: Mapping[str, str] | None, whole: bool = False) -> str:
        """present, perfect or past: a lexeme of the grammar has its own, else the relation's aspect decides.

        `whole` takes the affirmed one, whatever the polarity.
        """
        polarity = "affirmed" if whole else self.parts.polarity
        usual = self.grammar["tenses"][self.relation.aspect][polarity]
        usual = (lexeme or self.relation.words[self.language]).get("tense", usual)
        if "tense" in self.row:
            usual = self.row["tense"]
        when = self.parts.when
        if not self._is_coming() and (when.endswith(_OPEN_END) or when.startswith(_OPEN_START)):
            return str(self.row.get("tense") or self.grammar["since" if when.endswith(_OPEN_END) else "by"])
        return "past" if when and self._is_past() else str(usual)

    def _is_ahead(self) -> bool:
        """Whether a noun says the fact, and the fact's time comes after the statement."""
        return self.name == "noun" and self._is_coming()

    def _is_coming(self) -> bool:
        """Whether the time of what is no fact yet comes, or ends, after the statement."""
        when, stated = self.parts.when, self.parts.stated
        if not when or not stated or self.parts.phase in ("actual", "ended"):
            return False
        low, high = dates.bounds(when)
        return (high if when.startswith(_OPEN_START) else low) > dates.bounds(stated)[1]

    def _is_past(self) -> bool:
        """Whether the fact's time lies behind the statement (an actual one: does not outlast it)."""
        if not self.parts.stated:
            return self.parts.phase in ("actual", "ended")
        (low, high), (first, last) = dates.bounds(self.parts.when), dates.bounds(self.parts.stated)
        if self.parts.phase != "actual":
            return high < first
        return high <= last or (self.relation.aspect == "event" and low <= last)


def _japanese(clause: Clause, slot: str) -> str:
    """The verb of a slot: stem and class, bent by tense and polarity."""
    grammar, parts = clause.grammar, clause.parts
    lexeme = None if clause.row["verb"] == "own" else grammar["lexemes"][clause.row["verb"]]
    if slot in grammar["lexemes"] and clause.name == parts.phase:
        lexeme = grammar["lexemes"][slot]
    words = grammar["lexemes"].get(slot) or lexeme or clause.relation.words[clause.language]
    bent = forms.japanese(words["stem"], words["class"], grammar)
    voice = "passive_" if slot == "passive" else ""
    form = grammar["finite"][clause.tense(lexeme)][parts.polarity]
    return bent[voice + form.replace(" ", "_")]


def _english(clause: Clause, slot: str, gerund: bool) -> str:
    """The verb group of a slot: adverbs, auxiliaries, the finite verb and what follows it."""
    grammar, row = clause.grammar, clause.row
    words = grammar["lexemes"].get(slot) or clause.relation.words[clause.language]
    if slot == "verb" and clause.name == "passive":
        words = forms.passive(grammar["lexemes"]["be"], words["participle"])
    outer = words if row["verb"] == "own" else grammar["lexemes"][row["verb"]]
    tail = str(row.get("tail", outer.get("tail", ""))).format(**words)
    tense = clause.tense(None if outer is words and clause.name in _VOICES else outer, gerund)
    if gerund:
        negation = "not" if clause.parts.polarity == "negated" else ""
        verb = outer["ing"] if tense in ("present", "future") else f"having {outer['participle']}"
        return f"{negation} {row.get('adverb', '')} {verb} {tail}"
    group = forms.agreeing(outer, clause.has_plural_subject(), grammar["lexemes"])
    adverb = f"{grammar['adverbs'][clause.parts.certainty]} {row.get('adverb', '')}"
    table = grammar["modal"].get(clause.parts.certainty, grammar["finite"])
    pattern = table["be" if "past_plural" in outer else "verb"][tense][clause.parts.polarity]
    return f"{pattern.format(adverb=adverb, **group)} {tail}"
