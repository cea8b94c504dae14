"""What stands for something else in a Japanese clause: a deed for who does it, what is paid for a deed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from graphkit.ask.japanese_paid import for_deed, paid
from graphkit.ask.japanese_pieces import Piece, is_thing, is_verb, topics, typed
from graphkit.ask.japanese_wishes import demanded, wished
from graphkit.ask.senses import Word
from graphkit.ask.values import Noun
from graphkit.corpus import Corpus

Turn = tuple[Sequence[Piece], tuple[tuple[str, str], ...]]
"""Pieces to read, and flags for what was left out of them; `open`: the question is not whether it is so."""


def turns(corpus: Corpus, pieces: Sequence[Piece]) -> Iterator[Turn]:
    """The ways to read the pieces, as they stand and with what a word stands for."""
    pieces = _announced(_doubled(corpus, pieces))
    if any(p.small("reason") for p in pieces):
        yield from _reasoned(pieces)
        return
    if case := _case(pieces):
        yield case
        return
    if sought := paid(corpus, pieces):
        yield sought
    if makes := _made_by(corpus, pieces):
        yield makes, ()
    if says := _view(corpus, pieces):
        yield says, (("open", ""),)
    yield from ((found, (("open", ""),)) for found in _partners(corpus, pieces))
    paid_for = for_deed(corpus, pieces)
    if any(p.marker == "return" and is_verb(p.word) for p in paid_for):
        yield paid_for, ()
    contents = _contents(corpus, pieces)
    if contents and contents[-1].noun is None:
        yield contents, (("open", ""),)
    yield from _whose_word(corpus, pieces)
    yield pieces, ()
    if contents:
        yield contents, (("open", ""),)
    if paid_for is not pieces:
        yield paid_for, ()
    for at in _deeds(corpus, pieces):
        word = pieces[at].word.token.text
        acts = pieces[at - 1]._replace(marker=topics(corpus)[0], jobs=("topic",))
        yield [*pieces[: at - 1], acts, *pieces[at + 2 :]], (("qualities", word),)
    for at in _whose(corpus, pieces):
        left_out = (("qualities", typed(pieces[at])), ("open", ""))
        yield [*pieces[:at], *pieces[at + 1 :]], left_out
    yield from _where_in(pieces)
    yield from _called(corpus, pieces)
    yield from _given(corpus, pieces)
    yield from _such(corpus, pieces)
    yield from _of_what_kind(pieces)
    if done := _done(corpus, pieces):
        yield done, ()
    for wanted in (*demanded(corpus, pieces), *wished(corpus, pieces)):
        yield wanted, (("open", ""),)


def _reasoned(pieces: Sequence[Piece]) -> Iterator[Turn]:
    """The pieces without a reason that no claim records, 対ロ支援を理由に: the deed, and whose it is."""
    at = next((n for n, p in enumerate(pieces) if p.small("reason")), 0)
    begins = at - 1
    while begins > 0 and ({"whose", "toward"} & {*pieces[begins - 1].jobs} or _is_to(pieces[begins - 1])):
        begins -= 1
    rest = [*pieces[:begins], *pieces[at + 1 :]]
    if at and any(p.kind in ("head", "cues") for p in rest):
        yield rest, (("qualities", "".join(map(typed, pieces[begins : at + 1]))),)


def _case(pieces: Sequence[Piece]) -> Turn | None:
    """The pieces without a case in which somebody would gain, 無人機が使われると, イランにどんな得が."""
    for at, (verb, ends) in enumerate(pairwise(pieces)):
        rest = [p for p in pieces[at + 2 :] if not p.small("cuts")]
        gains = any(p.kind == "remarks" and p.word.target == "gain" for p in rest)
        whom = any(p.noun is not None and p.noun.entities for p in rest)
        said = any(p.kind in ("saying", "judges") for p in rest)
        turns = ends.small("that", "nominal") and not any(p.small("return") for p in rest)
        if verb.kind == "head" and is_verb(verb.word) and turns and gains and whom and not said:
            narrow = [p for p in pieces if p.kind == "qualifier"]
            case = "".join(typed(p) for p in pieces[: at + 2] if p not in narrow)
            return [*narrow, *rest], (("qualities", case.replace(" ", "")),)
    return None


def _is_to(piece: Piece) -> bool:
    """Whether a particle ties it to the noun behind: ロシアへの, 中国との."""
    return piece.noun is not None and len(piece.marker) > 1 and piece.marker.endswith("の")


def _contents(corpus: Corpus, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """What a question asks the contents of, 取り決めの内容は, as what is spoken of; a deed as it stands.

    Of what somebody did, 合意した内容は, it is asked what he did.
    """
    contents = corpus.vocabulary.data["asking"]["ja"]["contents"]
    asked = list(_unended(corpus, pieces))
    if len(asked) > 1 and asked[-1].word.token.text in contents and _is_done(asked[-2]):
        what = Noun(asked[-1].word.token.text, is_asked=True, asks=("item", "object", "subject"))
        return [*asked[:-1], asked[-1]._replace(noun=what, marker="", jobs=())]
    whose = asked[-2] if len(asked) > 1 and asked[-1].word.token.text in contents else None
    if whose is None or not ("whose" in whose.jobs or whose.small("whose")):
        return ()
    if whose.noun is None:
        return asked[:-2]
    return [*asked[:-2], whose._replace(marker=topics(corpus)[0], jobs=("topic",))]


def _is_done(piece: Piece) -> bool:
    """Whether it is a verb that may stand before what was done: 合意した内容."""
    return piece.kind == "head" and is_verb(piece.word)


def _doubled(corpus: Corpus, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces without the verb of a deed whose party is asked for: 米国が科した制裁の対象国."""
    patterns, whose = (
        corpus.vocabulary.data["patterns"]["ja"],
        corpus.vocabulary.data["asking"]["ja"]["small"],
    )
    acts = whose["actor"][0]
    for at, (verb, agent) in enumerate(pairwise(pieces)):
        roles = {s.target for s in agent.word.senses if s.kind == "agent"} if agent.kind == "head" else set()
        does = [s.note.split() for s in verb.word.senses if s.kind == "verb" and s.target in roles]
        if at and verb.kind == "head" and does:
            form, pattern = does[0][-1], patterns.get(does[0][0], {})
            before = pieces[at - 1]
            if before.marker == acts and pattern.get(acts, [])[:1] == ["subject"] and "passive" not in form:
                theirs = before._replace(marker=whose["whose"][0], jobs=("whose",))
                return [*pieces[: at - 1], theirs, *pieces[at + 1 :]]
    return pieces


def _made_by(corpus: Corpus, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Whose claims are counted or chosen from, 米国の主張は何件, as him who makes them."""
    views, questions = (
        corpus.vocabulary.data["asking"]["ja"]["views"],
        corpus.vocabulary.data["questions"]["ja"],
    )
    counts = any(p.kind == "question" and "count" in questions[p.word.target]["asks"] for p in pieces)
    if not counts and not any(p.kind == "origins" for p in pieces):
        return ()
    for at, (who, claims) in enumerate(pairwise(pieces)):
        named = who.noun.entities if who.noun is not None and "whose" in who.jobs else ()
        speaks = bool(named) and all(corpus.kind(name) in _SPEAKING for name in named)
        if speaks and claims.kind == "claims" and claims.word.token.text in views:
            return [*pieces[:at], who._replace(marker="source", jobs=()), *pieces[at + 1 :]]
    return ()


def _view(corpus: Corpus, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Whose view a question ends in, 韓国政府の見解は, as him who says something; nothing where it does not.

    Of a word that asks how somebody stands, 立場, only where he says anything: others tell it too.
    """
    asked = list(_unended(corpus, pieces))
    asking, named = corpus.vocabulary.data["asking"]["ja"], asked[-2].noun if len(asked) > 1 else None
    if named is None or "whose" not in asked[-2].jobs:
        return ()
    speaks = named.speaks or any(corpus.kind(name) in _SPEAKING for name in named.entities)
    is_state = any(corpus.kind(name) == "State" for name in named.entities) and not named.voice
    views = asking["views"] if is_state else (*asking["views"], *asking["judgements"])
    if asked[-1].word.token.text not in views:
        return ()
    stands = asked[-1].word.token.has("about") and named.entities
    if not speaks or (stands and not corpus.find(speaker=named.entities, limit=1)):
        return ()
    whose = asked[-2]._replace(marker=topics(corpus)[0], jobs=("topic",))
    return [*asked[:-2], whose, asked[-1]._replace(kind="saying")]


_SPEAKING = ("State", "Organisation", "Person")


def _announced(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces with who announced a deed as him who says so: カービー氏が発表した追加制裁の対象."""
    for at, (who, says) in enumerate(pairwise(pieces[:-1])):
        speaks = who.noun is not None and who.noun.speaks and "actor" in who.jobs
        form = says.word.note.rpartition(" ")[2]
        deed = pieces[at + 2].kind == "head" and not any(p.kind == "saying" for p in pieces[at + 2 :])
        if speaks and says.kind == "saying" and form in ("past", "progressive_plain") and deed:
            return [*pieces[:at], who._replace(marker="source", jobs=()), *pieces[at + 2 :]]
    return pieces


def _done(corpus: Corpus, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces without a verb that says only that the deed behind it is done: 合同で行った演習.

    Who is called by the deed has it done to him, so that who does it is whose it is: 米国が行う制裁の対象.
    """
    small, found = corpus.vocabulary.data["asking"]["ja"]["small"], list(pieces)
    at = next((n for n, p in enumerate(pieces[:-1]) if p.kind == "light" and p.word.target == "active"), 0)
    senses = {s.kind for s in pieces[at + 1].word.senses} if at and pieces[at + 1].kind == "head" else set()
    if not senses & {"noun", "agent"} or any(p.kind == "saying" for p in pieces):
        return ()
    if "agent" in senses and "actor" in pieces[at - 1].jobs:
        found[at - 1] = pieces[at - 1]._replace(marker=small["whose"][0], jobs=("whose",))
    return [*found[:at], *found[at + 1 :]]


def _where_in(pieces: Sequence[Piece]) -> Iterator[Turn]:
    """The pieces without what a place is in, ウクライナのどこに落ちた: what is there is told by its place."""
    for at, (within, where) in enumerate(pairwise(pieces)):
        asks = where.noun is not None and where.noun.names_nothing and "where" in where.noun.asks
        if asks and within.noun is not None and within.noun.entities and "whose" in within.jobs:
            yield [*pieces[:at], *pieces[at + 1 :]], (("qualities", typed(within)), ("open", ""))


def _of_what_kind(pieces: Sequence[Piece]) -> Iterator[Turn]:
    """The pieces without a bare `what` behind a noun of remarks, 評価はどのようなものか: all are told."""
    for at, (remarks, topic) in enumerate(pairwise(pieces)):
        ends = [p for p in pieces[at + 2 :] if not p.small("copula", "stop")]
        noun = any(s.kind == "remarks" and not s.note.startswith("passive") for s in remarks.word.senses)
        what = len(ends) == 1 and ends[0].noun is not None and ends[0].noun.asks[:1] == ("item",)
        if noun and remarks.kind in ("remarks", "judges") and topic.small("topic") and what:
            yield [*pieces[:at], remarks._replace(kind="remarks"), topic], (("open", ""),)


def _whose_word(corpus: Corpus, pieces: Sequence[Piece]) -> Iterator[Turn]:
    """Whose view or word it is, ...というのは誰の見方か, as who says so."""
    asking = corpus.vocabulary.data["asking"]["ja"]
    rest = [p for p in pieces if not p.small("copula", "stop")]
    who, word = rest[-2:] if len(rest) > 2 else (None, None)
    if who is None or word is None or who.noun is None or not who.noun.is_asked or "whose" not in who.jobs:
        return
    views = word.word.token.text in (*asking["views"], *asking["judgements"])
    if views and who.noun.asks[:1] != ("item",):
        yield [*rest[:-2], who._replace(marker="says", jobs=()), word._replace(kind="saying")], ()


def _unended(corpus: Corpus, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces without what ends a question behind its last noun: はどのようなものですか."""
    end = len(pieces)
    while end and _ends(corpus, pieces[end - 1]):
        end -= 1
    return pieces[:end]


def _ends(corpus: Corpus, piece: Piece) -> bool:
    """Whether it only ends a question: what it is, how it is; never how many there are."""
    if piece.noun is not None:
        return piece.noun.is_asked and piece.noun.names_nothing and not piece.noun.counted
    questions = corpus.vocabulary.data["questions"]["ja"]
    is_how = piece.kind == "question" and questions[piece.word.target]["asks"] == ["how"]
    return is_how or piece.kind in ("small", "marker")


def _partners(corpus: Corpus, pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """Who else takes part in the deed that a question ends in, 合同演習の相手国, as with whom it is done."""
    partners = corpus.vocabulary.data["asking"]["ja"]["partners"]
    asked = list(_unended(corpus, pieces))
    deed = asked[-3] if len(asked) > 3 else None
    ends = len(asked) > 3 and asked[-2].small("whose") and asked[-1].word.token.text in partners["words"]
    if deed is None or deed.kind != "head" or not ends:
        return
    tops, kinds = topics(corpus), tuple(corpus.vocabulary.data["kind_sets"]["party"])
    does = next((n for n, p in enumerate(asked[:-3]) if n == len(asked) - 4 and p.kind == "light"), None)
    acts, *rest = _apart(corpus, asked[:-3] if does is None else asked[:does])
    if acts.noun is None or not acts.noun.entities or not {"whose", "topic", "actor"} & {*acts.jobs}:
        return
    for marker in partners["markers"]:
        whom = Noun(asked[-1].word.token.text, is_asked=True, asks=("object", "subject"), kinds=kinds)
        acting = acts._replace(marker=tops[0], jobs=("topic",))
        yield [acting, Piece("noun", asked[-1].word, whom, marker), *rest, deed]


def _apart(corpus: Corpus, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces with whose a thing is before the thing: in a deed he is who acts, ロシアのミサイル調達."""
    first = pieces[0].noun
    if first is None or not first.makers or not first.entities:
        return pieces
    whose = corpus.vocabulary.data["asking"]["ja"]["small"]["whose"][0]
    who = pieces[0]._replace(noun=Noun(first.words, entities=first.makers), marker=whose, jobs=("whose",))
    return [who, pieces[0]._replace(noun=first._replace(makers=()), marker="", jobs=()), *pieces[1:]]


def pointing(corpus: Corpus, words: Sequence[Word]) -> str:
    """What the question points at without a word on it before, この協力; "" where it does not."""
    points = corpus.vocabulary.data["asking"]["ja"]["points"]
    for word, behind in pairwise(words):
        named = behind.kind == "name" and corpus.kind(behind.target) != "Item"
        if named or word.kind in ("name", "date"):
            return ""  # the war, the year; what it points at may be named before
        if word.token.text in points and not any(s.target == "document" for s in behind.senses):
            return word.token.text + behind.token.text
    return ""


def _such(corpus: Corpus, pieces: Sequence[Piece]) -> Iterator[Turn]:
    """The things of which it is asked which there are, 技術にはどのようなものがあるか, as what is asked."""
    pieces = [p for p in pieces if not p.small("cuts")]
    if len(pieces) > 2 and any(p.kind == "head" for p in pieces[:-2]):  # もらう武器とは、どんなものか
        pieces = [p for p in pieces if not (p.small("that") and p.small("nominal"))]
    for at, (piece, which) in enumerate(pairwise(pieces)):
        asks = which.noun is not None and which.noun.is_asked and which.noun.names_nothing
        what = asks and which.noun is not None and which.noun.asks[:1] == ("item",)
        what = what and ("actor" in which.jobs or not which.marker)
        there = all(p.small("copula", "stop") for p in pieces[at + 2 :])
        if what and there and piece.noun is not None and not piece.noun.is_asked:
            noun = piece.noun._replace(is_asked=piece.noun.is_open, is_open=False)
            yield [*pieces[:at], piece._replace(noun=noun, marker="", jobs=())], (("open", ""),)


def _given(corpus: Corpus, pieces: Sequence[Piece]) -> Iterator[Turn]:
    """A thing with who gave it, where another verb is the head: 北朝鮮から得たミサイルをいつ使った."""
    relations = corpus.vocabulary.relations
    for at, piece in enumerate(pieces[:-2]):
        noun, gives = pieces[at + 1].noun, {s.target for s in piece.word.senses if s.kind == "verb"}
        later = any(p.kind == "head" for p in pieces[at + 2 :])
        made = {name for name in gives if name in corpus.vocabulary.data["compounds"]["ja"].values()}
        handed = piece.kind == "head" and (made or any(relations[name].hands_over for name in gives))
        if not (handed and later and noun is not None and noun.entities and not noun.makers):
            continue
        begins = at
        while begins and pieces[begins - 1].noun is not None and not pieces[begins - 1].small("topic"):
            begins -= 1
        giver = [p for p in pieces[begins:at] if p.noun and p.noun.entities and p.marker in _givers(corpus)]
        if len(giver) == 1 and giver[0].noun is not None:
            ties = tuple(sorted(name for name in made if not relations[name].hands_over))
            whose = noun._replace(makers=giver[0].noun.entities, ties=ties)
            theirs = pieces[at + 1]._replace(noun=whose)
            rest = "".join(typed(p) for p in pieces[begins:at] if p is not giver[0])
            yield [*pieces[:begins], theirs, *pieces[at + 2 :]], ((("qualities", rest),) if rest else ())


def _givers(corpus: Corpus) -> tuple[str, ...]:
    """The particles behind who gives something, or from whom it is got."""
    asking, patterns = corpus.vocabulary.data["asking"]["ja"], corpus.vocabulary.data["patterns"]["ja"]
    topics = asking["small"]["topic"]
    return tuple(m for m, roles in patterns["giving"].items() if roles[:1] == ["subject"] and m not in topics)


def _called(corpus: Corpus, pieces: Sequence[Piece]) -> Iterator[Turn]:
    """Who is called by what is done to him, beside another head: 米国の制裁対象国との通商."""
    for at, piece in enumerate(pieces[:-1]):
        agent = next((s for s in piece.word.senses if s.kind == "agent"), None)
        others = any(p.kind == "head" for n, p in enumerate(pieces) if n != at)
        particle = pieces[at + 1]
        among = particle.word.is_a("among")
        if piece.kind != "head" or agent is None or not others or not (particle.kind == "marker" or among):
            continue
        begins = at - 1 if at and "whose" in pieces[at - 1].jobs else at
        kinds = tuple(corpus.vocabulary.data["kind_sets"]["party"])
        text = piece.word.token.text
        who = Piece("noun", piece.word, Noun(text, kinds=kinds, is_open=True), particle.word.token.text)
        words = "".join(map(typed, pieces[begins : at + 1]))
        yield [*pieces[:begins], *([] if among else [who]), *pieces[at + 2 :]], (("qualities", words),)


def measured(corpus: Corpus, words: Sequence[Word]) -> list[Word]:
    """What something is measured by, 米情報機関の予想より, NATOのような: no claim is narrowed by it."""
    than = corpus.vocabulary.data["asking"]["ja"]["measured"]
    at = next((n for n, word in enumerate(words) if n and word.token.text in than), 0)
    begins = at - 1 - bool(at and words[at - 1].is_a("whose", "inside"))
    return list(words[begins : at + 1]) if at and words[begins].kind == "name" else []


def _deeds(corpus: Corpus, pieces: Sequence[Piece]) -> Iterator[int]:
    """Where a deed stands for those who do it, before a verb or another deed: 中露合同演習は, の標的."""
    parties = corpus.vocabulary.data["kind_sets"]["party"]
    for at in range(1, len(pieces) - 2):
        noun, does, particle = pieces[at - 1].noun, pieces[at], pieces[at + 1]
        named = noun is not None and bool(noun.entities) and pieces[at - 1].marker in ("", "の")
        deed = does.kind == "head" and any(sense.kind == "noun" for sense in does.word.senses)
        verb = any(p.kind == "head" and is_verb(p.word) for p in pieces[at + 2 :])
        theirs = particle.small("whose") and pieces[at + 2 : at + 3] and pieces[at + 2].kind == "head"
        acts = noun is not None and all(corpus.kind(name) in parties for name in noun.entities)
        if named and acts and deed and (theirs or (verb and particle.small("topic", "actor"))):
            yield at


def _whose(corpus: Corpus, pieces: Sequence[Piece]) -> Iterator[int]:
    """Where it is asked whose a thing is that nobody is given, どこの国の無人機: no claim records it."""
    relations = {s.target for p in pieces if p.kind == "head" for s in p.word.senses}
    named = (p.noun.entities[0] for p in pieces if p.is_topic and p.noun and p.noun.entities)
    acts = any(corpus.kind(name) != "Item" for name in named)
    if not acts or any(corpus.vocabulary.relations[name].hands_over for name in relations):
        return
    for at, piece in enumerate(pieces[:-1]):
        asks = piece.noun is not None and piece.noun.is_asked and piece.noun.names_nothing
        if asks and "whose" in piece.jobs and is_thing(pieces[at + 1 : at + 2]):
            yield at
