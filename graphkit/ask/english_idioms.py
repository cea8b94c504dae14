"""Idioms of English questions, each put plainly: what somebody left open, what is in it for him."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.ask.english_turns import is_be, narrowing
from graphkit.ask.senses import Word
from graphkit.ask.tokens import Sense, Token


def _limited(words: Sequence[Word]) -> Iterator[Word]:
    """What is merely sought as what is sought, `merely` as a word that narrows: the answer names it."""
    for word, after in zip(words, (*words[1:], None), strict=True):
        stage = after is not None and after.kind == "cues" and after.note in ("base", "third", "ing")
        yield word._replace(kind="qualities") if word.kind == "only" and stage else word


def _talked_with(words: Sequence[Word]) -> Iterator[Word]:
    """With whom talks are held about doing something, as who does it too: `in talks with about buying`."""
    at = next((n for n, word in enumerate(words) if word.is_a("negotiating")), -1)
    behind = words[at + 1 : at + 4]
    about = at > 2 and len(behind) == 3 and behind[0].is_a("with") and behind[1].token.has("about")
    verbs = tuple(sense for sense in behind[2].senses if sense.note.endswith(" ing")) if about else ()
    if not verbs or words[0].kind != "question" or words[0].token.text.casefold() not in ("who", "whom"):
        return iter(words)
    side = "from" if any("getting" in sense.note for sense in verbs) else "to"
    marker = Word("marker", Token(side, ()), (Sense("marker", side, ""), Sense("small", side, "")))
    to = Word("marker", Token("to", ()), (Sense("marker", "to", ""), Sense("small", "to", "")))
    does = behind[2]._replace(senses=tuple(s._replace(note=f"{s.note[:-4]} base") for s in verbs))
    rest = [word for word in words[at + 4 :] if not word.is_a("stop")]
    return iter((marker, *words[: at + 1], to, does, *rest))


def _in_it(words: Sequence[Word]) -> Iterator[Word]:
    """What is in it for somebody as what he gains."""
    gains = [word for word in words[2:3] if word.kind == "remarks" and word.is_a("gain") and not word.note]
    who = words[3:4]
    if not (gains and who and who[0].kind == "name" and words[0].kind == "question" and is_be(words[1])):
        return iter(words)
    do = Word("small", words[1].token, (Sense("small", "do", ""),))
    gain = Word("remarks", gains[0].token, (Sense("remarks", "gain", "base"),))
    return iter((words[0], do, who[0], gain, *words[4:]))


def _not_told(words: Sequence[Word]) -> Iterator[Word]:
    """What somebody left open as the names with a word for it: `what did Putin and Kim leave open`."""
    at = next((n for n, word in enumerate(words) if word.kind == "cues" and word.is_a("open")), 0)
    who = [word for word in words[2:at] if word.kind == "name"]
    asks = at > 2 and words[0].note == "item" and words[1].is_a("do", "have") and who
    if not asks or any(word.kind != "name" and not word.is_a("join", "and") for word in words[2:at]):
        return iter(words)
    told = next((n for n in range(at + 2, len(words)) if words[n].is_a("several", "relative")), len(words))
    passed = ("marker", "about", "small")
    rest = (word for word in words[at + 1 : told] if word.kind not in passed)
    said = (narrowing(words[told:]),) if told < len(words) else ()
    return iter((*words[2:at], words[at], *rest, *said))


def _seen_as(words: Sequence[Word]) -> Iterator[Word]:
    """What somebody sees as something as what it is, as he says: `do officials regard the ties as ...`."""
    sees = next((n for n, word in enumerate(words) if word.kind == "remarks" and word.note == "base"), 0)
    at = next((n for n, w in enumerate(words) if n > sees and w.token.text.casefold() == "as"), 0)
    if not (sees > 1 and at > sees + 1 and words[sees].is_a("assessment") and words[0].is_a("do")):
        return iter(words)
    be = Word("small", Token("is", ()), (Sense("small", "be", ""),))
    source = Word("small", words[sees].token, (Sense("small", "source", ""),))
    said = (word for word in words[at + 1 :] if not word.is_a("stop"))
    rest = [word._replace(kind="topics") if word.kind == "head" else word for word in said]  # very words
    return iter((be, *words[sees + 1 : at], *rest, source, *words[1:sees]))


def _aimed(words: Sequence[Word]) -> Iterator[Word]:
    """What is said of a deed that does something to somebody as said of him: `drills aimed at ...`."""
    for at in range(3, len(words) - 1):
        deed, does, marker, *after = words[at - 1 : at + 3]
        nouns = {sense.target for sense in deed.senses if sense.kind == "noun"}
        verbs = {sense.target for sense in does.senses if sense.note.endswith(" participle")}
        other = deed.kind == does.kind == "head" and nouns and verbs and not nouns & verbs
        about = any(word.token.has("about") for word in words[at - 3 : at - 1])
        ends = after[:1] if marker.kind == "marker" else [marker]
        says = any(word.kind == "saying" for word in words[:at])
        if other and about and says and any(word.kind == "name" for word in ends):
            begin = at - 1 - words[at - 2].is_a("article")
            rest = words[at + 1 + (marker.kind == "marker") :]
            return iter((*words[:begin], *rest, narrowing(words[at - 1 : at + 1])))
    return iter(words)


def _those_who(words: Sequence[Word]) -> Iterator[Word]:
    """Those who are told by what they do as what narrows the rest: `on those who help arms change hands`."""
    for at in range(3, len(words) - 2):
        those = words[at].is_a("several") and words[at + 1].is_a("relative")
        verb = any(word.kind in ("head", "cues") for word in words[:at])
        if those and verb and words[at - 1].kind == "marker" and not words[at].is_a("own"):
            return iter((*words[: at - 1], narrowing(words[at - 1 :])))
    return iter(words)


def _left_to_do(words: Sequence[Word]) -> Iterator[Word]:
    """All but what as what not: `Iran has given Russia everything except what`."""
    rest = [word for word in words if not word.is_a("stop")]
    ends = len(rest) > 5 and rest[-1].note == "item" and rest[-1].kind == "question"
    have = rest[1] if ends and rest[0].kind == "name" and rest[-2].is_a("except") else None
    if have is None or not have.is_a("have", "do"):
        return iter(words)
    no = Word("small", rest[-2].token, (Sense("small", "not", ""),))
    inner = [w for w in rest[2:-2] if not (w.token.has("about") and w.token.text.casefold() == "everything")]
    return iter((rest[-1], have, rest[0], no, *inner))


def _theirs(words: Sequence[Word]) -> Iterator[Word]:
    """What is between the countries of those who are named as theirs: `the ties between their countries`."""
    for at in range(1, len(words) - 2):
        between, their, state = words[at : at + 3]
        points = between.is_a("between") and their.kind == "small" and their.is_a("own")
        if points and state.kind == "kinds" and words[at - 1].kind == "head":
            begin = at - 1 - words[at - 2].is_a("article")
            return iter((*words[:begin], their, words[at - 1], *words[at + 3 :]))
    return iter(words)


IDIOMS = (
    _limited,
    _talked_with,
    _in_it,
    _not_told,
    _seen_as,
    _aimed,
    _those_who,
    _left_to_do,
    _theirs,
)
"""The idioms, in the order in which they are put plainly: before the turns of phrase."""
