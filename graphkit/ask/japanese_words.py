"""A Japanese question put plainly before it is read: who two leaders are, what a second part is of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.ask.offices import holders
from graphkit.ask.senses import Word
from graphkit.ask.tokens import Sense, Token
from graphkit.corpus import Corpus


def put_plainly(corpus: Corpus, words: Sequence[Word]) -> tuple[Word, ...]:
    """The words, with each turn of phrase as what it stands for."""
    for rule in (_leaders, _of_it, _looked_up, _happened):
        words = tuple(rule(corpus, words))
    return tuple(words)


def _leaders(corpus: Corpus, words: Sequence[Word]) -> Iterator[Word]:
    """The two leaders, 両首脳, as those who lead the two states that are named before them."""
    leaders = corpus.vocabulary.data["asking"]["ja"]["leaders"]
    for word in words:
        called = word.token.text in leaders["words"]
        states = _states(corpus, words) if called else ()
        found = [name for state in states for name in _leading(corpus, state, leaders["titles"])]
        if len(states) == len(found) == 2:
            yield Word("name", word.token, tuple(Sense("entity", name, "label") for name in found))
        elif called:  # nobody is named who leads them
            yield Word("qualities", word.token, (Sense("qualities", "qualities", ""),))
        else:
            yield word


def _states(corpus: Corpus, words: Sequence[Word]) -> tuple[str, ...]:
    """The states that are named, each once."""
    named = (s.target for word in words if word.kind == "name" for s in word.senses if s.kind == "entity")
    return tuple(dict.fromkeys(name for name in named if corpus.kind(name) == "State"))


def _leading(corpus: Corpus, state: str, titles: Sequence[str]) -> tuple[str, ...]:
    """Who leads a state: the one person with the first of the titles that anybody there has."""
    found = (holders(corpus, [state], title, "ja") for title in titles)
    return next((names for names in found if names), ())[:1]


def _of_it(corpus: Corpus, words: Sequence[Word]) -> Iterator[Word]:
    """A part that is asked for behind what it is of, 追加制裁、その対象は誰か, as 追加制裁の対象."""
    its = corpus.vocabulary.data["asking"]["ja"]["its"]
    passed = -1
    for index, word in enumerate(words):
        behind = words[index + 1 : index + 3]
        ends = index > 0 and words[index - 1].kind in _NOUNS and not _is_verb(words[index - 1])
        joins = len(behind) == 2 and behind[0].token.text in its and behind[1].kind in (*_NOUNS, "remarks")
        if ends and joins and word.is_a("cuts"):
            passed = index + 1
            yield Word("marker", Token("の", _OF, word.token.start), _OF)
        elif index != passed:
            yield word


_NOUNS = ("name", "head", "kinds", "claims")
_OF = (Sense("marker", "の", ""), Sense("small", "whose", ""), Sense("small", "inside", ""))


def _is_verb(word: Word) -> bool:
    return word.kind == "head" and all(s.kind == "verb" and "/" not in s.note for s in word.senses)


def _looked_up(corpus: Corpus, words: Sequence[Word]) -> Iterator[Word]:
    """What somebody looks up before he asks what there is: 12月の出来事を調べています。何がありましたか."""
    ends = next((n for n, word in enumerate(words[:-1]) if n and word.is_a("ends")), 0)
    first, rest = words[:ends], words[ends + 1 :]
    looked = corpus.vocabulary.data["asking"]["ja"]["looks_up"]
    at = next((n for n, word in enumerate(first) if n and word.token.text in looked), 0)
    says = [word for word in rest if word.kind not in ("small", "marker", "fillers", "light")]
    asks = bool(says) and all(word.kind == "question" and word.note == "item" for word in says)
    return iter(first[:at] if at and asks else words)


def _happened(corpus: Corpus, words: Sequence[Word]) -> Iterator[Word]:
    """A word for what happened, behind a date: 12月にあった出来事を."""
    happened = corpus.vocabulary.data["asking"]["ja"]["happened"]
    dated = False
    for word in words:
        dated = dated or word.kind == "date"
        what = dated and word.kind in ("kinds", "about", "topics") and word.token.text in happened
        yield Word("question", word.token, _WHAT) if what else word


_WHAT = (Sense("question", "何", "item"),)
