"""A question cut into words that are known, as few and as long as can be, and those that are not.

Names and words are looked up in the lexicon of the compiled corpus by indexed selects. Nothing is
guessed here but the spelling of a word that is not known at all, and that is reported.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from graphkit import text, wording
from graphkit.ask.dates import spans
from graphkit.ask.rephrased import rephrased
from graphkit.ask.rewritten import reworded, rewritten
from graphkit.ask.spelling import corrections
from graphkit.ask.tokens import Sense, Token, Words
from graphkit.corpus import Corpus

LONGEST = 500
"""Characters that a question may have."""
_REACH = {"en": 70, "ja": 24}
"""Characters that a phrase may have."""
_NAMES = ("entity", "speaker", "document")


def language_of(question: str) -> str:
    """`ja` for a question with a Japanese letter in it, else `en`."""
    return "ja" if any(map(_is_japanese, question)) else "en"


def clean(question: str) -> str:
    """The question in NFKC, without control characters, white space runs as one blank."""
    plain = "".join(
        c if c.isprintable() or c.isspace() else " " for c in unicodedata.normalize("NFKC", question)
    )
    return " ".join(plain.replace("’", "'").replace("‘", "'").split())


def cut(corpus: Corpus, question: str, language: str) -> Words:
    """The words of a question that was cleaned before."""
    asking = corpus.vocabulary.data["asking"][language]
    expanded = rewritten(_expanded(question, asking["contractions"]), asking)
    said = rephrased(reworded(expanded, asking), asking)
    put = ((question, said),) if said != expanded else ()
    tokens = _cut(corpus, said, language, asking)
    preface = _preface(said, tokens, asking)
    said = said[len(preface) :].lstrip()
    tokens = plain = _cut(corpus, said, language, asking) if preface else tokens
    slips = corrections(corpus, tokens, language)
    while slips:
        right = _put_right(said, slips, language)
        tokens = _cut(corpus, right, language, asking)
        strange = {token.text for token in tokens if not token.senses}
        kept = tuple((typed, read) for typed, read in slips if read not in strange)
        if kept == slips:
            said = right
            break
        slips = kept  # a word of a name that does not stand in it here
    else:
        tokens = plain
    if preface:
        tokens = (Token(preface.strip(" ,:"), (Sense("fillers", "fillers", ""),)), *tokens)
    return Words(said, language, tokens, (*put, *slips, *_assumed(corpus, tokens, language)))


def _preface(said: str, tokens: Sequence[Token], asking: Mapping[str, Any]) -> str:
    """What stands before a question and names nothing: `For a piece I am writing,`; "" where nothing does."""
    openers = asking.get("prefaces", ())
    at = next((n for n, token in enumerate(tokens) if token.text in (":", ",")), 0) if openers else 0
    opens = f"{said.casefold()} ".startswith(tuple(f"{opener} " for opener in openers))
    before, behind = tokens[:at], tokens[at + 1 :]
    means = any(token.has(kind) for token in before for kind in (*_NAMES, "question", "date", "claims"))
    if not before or means or len(behind) < 3 or not (opens or tokens[at].text == ":"):
        return ""
    told = any(token.has(kind) for token in before for kind in ("verb", "noun", "cues", "remarks", "topics"))
    asks = behind[0].has("question") or behind[0].has("small", "do", "be", "have", "modal")
    return "" if (told and not opens) or not asks else said[: tokens[at].start + 1]


def _put_right(said: str, slips: Sequence[tuple[str, str]], language: str) -> str:
    """The question with these words as they were meant."""
    for typed, read in slips:
        slip = rf"(?<!\w){re.escape(typed)}(?!\w)" if language == "en" else re.escape(typed)
        said = re.sub(slip, read, said)
    return said


def _assumed(corpus: Corpus, tokens: Sequence[Token], language: str) -> Iterator[tuple[str, str]]:
    """Dates without a year, with the date that each was read as."""
    for token in tokens:
        for sense in token.of("date"):
            if sense.note:
                yield token.text, wording.date(sense.target, corpus.vocabulary, language)


def _expanded(question: str, contractions: Mapping[str, str]) -> str:
    """The question with its contractions written out."""
    for short, long in contractions.items():
        if short in question.casefold():
            begins = "" if "'" in short[:2] else r"\b"
            ends = r"\b" if short[-1].isalnum() else ""
            question = re.sub(rf"{begins}{re.escape(short)}{ends}", long, question, flags=re.IGNORECASE)
    return question


# --- cutting -----------------------------------------------------------------------------------------


class _Edge(NamedTuple):
    end: int
    cost: float
    senses: tuple[Sense, ...]


def _cut(corpus: Corpus, said: str, language: str, asking: Mapping[str, Any]) -> tuple[Token, ...]:
    edges = _edges(corpus, said, language)
    for start, end, edtf, assumed in spans(said, corpus, language, asking["dates"]):
        edges.setdefault(start, []).append(_Edge(end, 0.5, (Sense("date", edtf, "assumed" * assumed),)))
    return _whole(said, _cheapest(said, edges))


def _cheapest(said: str, edges: Mapping[int, Sequence[_Edge]]) -> list[Token]:
    """The cheapest way through the text: few words, none unknown where that can be."""
    start_of_all: tuple[float, int, tuple[Sense, ...]] = (0.0, -1, ())
    best = [start_of_all, *[(9e9, -1, start_of_all[2])] * len(said)]
    for start in range(len(said)):
        cost = best[start][0]
        if said[start] == " ":
            step: Iterable[_Edge] = (_Edge(start + 1, 0.0, ()),)
        else:
            step = (*edges.get(start, ()), _unknown(said, start))
        for edge in step:
            if cost + edge.cost < best[edge.end][0]:
                best[edge.end] = (cost + edge.cost, start, edge.senses)
    found, end = [], len(said)
    while end > 0:
        _, start, senses = best[end]
        if said[start:end] != " ":
            found.append(Token(said[start:end], senses, start))
        end = start
    return found[::-1]


def _unknown(said: str, start: int) -> _Edge:
    """A letter that is not known; in Latin script the whole word, hyphens and apostrophes in it too."""
    end = start
    while end < len(said) and (
        _is_latin(said[end]) or (said[end] in ".'-" and end > start and _is_latin(said[end + 1 : end + 2]))
    ):
        end += 1
    return _Edge(end, 6.0, ()) if end > start else _Edge(start + 1, 4.0, ())


def _whole(said: str, tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Unknown letters put together to words; a name that is cut in its middle is not known as a whole."""
    found: list[Token] = []
    for token in tokens:
        before = found[-1] if found else None
        if before and before.start + len(before.text) == token.start and _is_one(before, token):
            found[-1] = Token(before.text + token.text, (), before.start)
        else:
            found.append(token)
    return tuple(found)


def _is_one(left: Token, right: Token) -> bool:
    """Whether two neighbours are one unknown word: both unknown, or one known inside a longer name."""
    if left.senses and right.senses:
        return False
    if not left.senses and not right.senses:
        return _script(left.text[-1]) == _script(right.text[0])
    known = left if left.senses else right
    script = _script(left.text[-1])
    same = script == _script(right.text[0])
    return same and (script == "katakana" or (len(known.text) == 1 and script == "kanji"))


def _script(letter: str) -> str:
    if "ァ" <= letter <= "ヶ" or letter == "ー":
        return "katakana"
    if "一" <= letter <= "鿿" or letter == "々":
        return "kanji"
    return "latin" if _is_latin(letter) else "kana" if _is_japanese(letter) else "other"


def _is_latin(letter: str) -> bool:
    return letter.isalnum() and letter < "ɐ"


def _is_japanese(letter: str) -> bool:
    return "ぁ" <= letter <= "ヿ" or "一" <= letter <= "鿿"


def _edges(corpus: Corpus, said: str, language: str) -> dict[int, list[_Edge]]:
    """What the lexicon knows of every piece of the text, by where the piece begins."""
    pieces = _pieces(said, _REACH[language])
    known: dict[str, list[Sense]] = {}
    without = dict(_without(corpus, pieces, language))
    for phrase, of, kind, target, note in corpus.store.phrases(
        sorted({*(folded for _, _, folded in pieces), *without})
    ):
        if kind in _NAMES or of == language:
            known.setdefault(phrase, []).append(Sense(kind, target, note))
    for name, typed in without.items():  # as it is typed, where that is no name itself
        senses = [sense for sense in known.get(name, ()) if sense.kind == "entity"]
        known.update({typed: senses} if senses and typed not in known else {})
    found: dict[tuple[int, int], list[Sense]] = {}
    ends = {(start, end): known[folded] for start, end, folded in pieces if folded in known}
    endings = _endings(ends)
    shouted = said.upper() == said or said.lower() == said
    letters = corpus.vocabulary.data["asking"][language]["letters"]
    for (start, end), senses in ends.items():
        plain = tuple(s for s in _cased(senses, said[start:end], shouted) if s.kind != "ending")
        if any(s.kind == "speaker" for s in plain) and _is_made(said, ends, start, end):
            plain = tuple(s for s in plain if s.kind != "speaker")
        if said[start:end] in letters["only_beside"]:
            is_name = _is_beside(said, start, end, letters["beside"])
            plain = tuple(s for s in plain if (s.kind == "entity") == is_name)
        alone = tuple(s for s in plain if _stands_alone(s))
        if end - start > 1:  # する alone does what the noun before it says
            alone += tuple(
                Sense("light", "active", s.note) for s in senses if s.kind == "ending" and s.target == "suru"
            )
        found.setdefault((start, end), []).extend(alone)
        for group in {s.note.rpartition("/")[2] for s in plain if "/" in s.note}:
            for stop, form in endings.get((end, group), ()):
                bent = (_bent(s, form) for s in plain if s.note.endswith(f"/{group}"))
                found.setdefault((start, stop), []).extend(bent)
    edges: dict[int, list[_Edge]] = {}
    for (start, end), each in found.items():
        if each:
            edges.setdefault(start, []).append(
                _Edge(end, _cost(said, start, end), tuple(dict.fromkeys(each)))
            )
    return edges


def _without(
    corpus: Corpus, pieces: Sequence[tuple[int, int, str]], language: str
) -> Iterator[tuple[str, str]]:
    """Names written without the particle that a question has in them: ロシアの代表団 as ロシア代表団."""
    for particle in corpus.vocabulary.data["asking"][language]["small"].get("inside", ()):
        for start, end, folded in pieces:
            if particle in folded[1:-1] and end - start > 3:
                yield folded.replace(particle, "", 1), folded


def _is_beside(said: str, start: int, end: int, short: Sequence[str]) -> bool:
    """Whether a name of one letter stands beside another one, as in 露朝; alone the letter is no name."""
    return said[start - 1 : start] in short or said[end : end + 1] in short


def _is_made(said: str, ends: Mapping[tuple[int, int], Sequence[Sense]], start: int, end: int) -> bool:
    """Whether the name of a speaker only says whose and what: `US officials` are all of them."""
    for middle in range(start + 1, end):
        whose, what = ends.get((start, middle), ()), ends.get((middle + (said[middle] == " "), end), ())
        if any(s.kind == "entity" for s in whose) and any(s.kind == "voices" for s in what):
            return True
    return False


def _endings(ends: Mapping[tuple[int, int], Sequence[Sense]]) -> dict[tuple[int, str], list[tuple[int, str]]]:
    """(where it begins, class of verb) -> (where it ends, form) of every ending in the text."""
    found: dict[tuple[int, str], list[tuple[int, str]]] = {}
    for (start, end), senses in ends.items():
        for sense in senses:
            if sense.kind == "ending":
                found.setdefault((start, sense.target), []).append((end, sense.note))
    return found


def _stands_alone(sense: Sense) -> bool:
    """Whether the word may stand without an ending: a noun, or a stem that is one."""
    return "/" not in sense.note or sense.note.endswith(("/suru", "/ichidan"))


def _bent(sense: Sense, form: str) -> Sense:
    return sense._replace(note=f"{sense.note.partition('/')[0]}{form}")


def _cost(said: str, start: int, end: int) -> float:
    """Less for longer words; more for a single kana, and for a cut within a name."""
    inside = sum(
        0 < at < len(said) and all(_script(said[n]) == "katakana" for n in (at - 1, at))
        for at in (start, end)
    )
    lone = 0.3 if end - start == 1 and _script(said[start]) == "kana" else 0.0
    longer_first = 1e-5 * (end - start) ** 2 * (1 - start / 10_000)
    return 1.0 - 0.01 * min(end - start, 50) - longer_first + lone + 0.5 * inside


def _cased(senses: Sequence[Sense], typed: str, shouted: bool) -> list[Sense]:
    """Acronyms that are also words, US and us: the capitals decide, where the question has both."""
    acronyms = [s for s in senses if s.note == "acronym"]
    others = [s for s in senses if s.note != "acronym"]
    if not acronyms or shouted:
        return list(senses)
    return acronyms if typed.isupper() else others


def _pieces(said: str, reach: int) -> list[tuple[int, int, str]]:
    """(start, end, folded) of every piece that a phrase may be: no Latin word is cut."""
    cuts = [n for n in range(len(said) + 1) if _is_cut(said, n)]
    found = []
    for index, start in enumerate(cuts):
        if said[start : start + 1] in (" ", ""):
            continue
        for end in cuts[index + 1 :]:
            if end - start > reach:
                break
            if said[end - 1] != " ":
                found.append((start, end, text.fold(said[start:end])))
    return found


def _is_cut(said: str, at: int) -> bool:
    if not 0 < at < len(said):
        return True
    return not (_is_latin(said[at - 1]) and _is_latin(said[at]))
