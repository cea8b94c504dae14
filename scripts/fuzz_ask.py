"""Ask thousands of random, cut, shuffled, very long and mixed questions: always an answer, never an error.

    python scripts/fuzz_ask.py                 10,000 questions, seed 0
    python scripts/fuzz_ask.py --count 500 --seed 7
    python scripts/fuzz_ask.py --corpus FOLDER --compiled FILE

Of another corpus than the shipped one it asks with the names of that corpus: those of the same kinds, the
first of them (in an invented corpus those that are named most) as often as all others.

Exits with 1 when a question raised an error, or took more than a second of the processor; prints the slowest
by the processor's time and by the clock.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import yaml  # noqa: E402

import graphkit  # noqa: E402
from graphkit.ask import reply, words  # noqa: E402
from graphkit.corpus import Corpus  # noqa: E402

LIMIT = 1.0
PIECES = "abcXYZ 0123456789 '\"-.,;:?!()[]{}<>\\/|@#$%^&*_+=~`\t\n\r\0\x07\x1b\u200b\u202e\ufeff" + (
    "はがをにへとでのもかやロシアイラン無人機供給している何誰米ーッ。、？「」・ｱｲｳﾞ１２３ＡＢ한국어русскийعربى😀👩‍🚀é̂ﬁ²"
)


def seeds() -> list[str]:
    """Questions that are understood, to be spoilt."""
    listed = yaml.load((ROOT / "tests" / "questions.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    return [entry["ask"] for entry in listed.get("seen", [])] or ["What does Iran supply Russia?"]


def renamed(corpus: Corpus, base: Sequence[str], seed: int) -> list[str]:
    """The questions with names of the corpus in place of those of the shipped one."""
    shipped, chance = graphkit.load(str(ROOT / "data")), random.Random(seed)
    labels: dict[tuple[str, str], list[str]] = {}
    for _, kind, en, ja, _ in corpus.store.entities():
        labels.setdefault((kind, "en"), []).append(en)
        labels.setdefault((kind, "ja"), []).append(ja)
    return [_renamed(shipped, labels, question, chance) for question in base]


def _renamed(
    shipped: Corpus, labels: Mapping[tuple[str, str], Sequence[str]], question: str, chance: random.Random
) -> str:
    plain = words.clean(question)
    language = words.language_of(plain)
    cut = words.cut(shipped, plain, language)
    said, given = cut.question, dict[str, str]()
    for token in reversed(cut.tokens):
        for sense in token.of("entity")[:1]:
            some = labels.get((shipped.kind(sense.target), language), [token.text])
            given.setdefault(sense.target, chance.choice(chance.choice((some[:5], some))))
            end = token.start + len(token.text)
            said = said[: token.start] + given[sense.target] + said[end:]
    return said


def questions(count: int, seed: int, corpus: Corpus | None = None) -> Iterator[str]:
    """Spoilt questions, the same for the same seed; with names of the corpus, where one is given."""
    chance, base = random.Random(seed), seeds()
    base = renamed(corpus, base, seed) if corpus else base
    known = sorted({word for question in base for word in question.split()})
    for _ in range(count):
        yield SPOIL[chance.randrange(len(SPOIL))](chance, chance.choice(base), known)


def _letters(chance: random.Random, question: str, words: list[str]) -> str:
    return "".join(chance.choice(PIECES) for _ in range(chance.randrange(0, 80)))


def _cut(chance: random.Random, question: str, words: list[str]) -> str:
    start = chance.randrange(len(question))
    return question[start : start + chance.randrange(1, len(question) + 1)]


def _shuffled(chance: random.Random, question: str, words: list[str]) -> str:
    parts = question.split() if " " in question else list(question)
    chance.shuffle(parts)
    return (" " if " " in question else "").join(parts)


def _long(chance: random.Random, question: str, words: list[str]) -> str:
    return (question + chance.choice([" ", "", "、", " and "])) * chance.randrange(2, 60)


def _mixed(chance: random.Random, question: str, words: list[str]) -> str:
    return chance.choice(["", " "]).join(chance.choice(words) for _ in range(chance.randrange(1, 25)))


def _spoilt(chance: random.Random, question: str, words: list[str]) -> str:
    letters = list(question)
    for _ in range(chance.randrange(1, 6)):
        letters.insert(chance.randrange(len(letters) + 1), chance.choice(PIECES))
    return "".join(letters)


SPOIL = (_letters, _cut, _shuffled, _long, _mixed, _spoilt)


def main() -> int:
    parser = argparse.ArgumentParser(description="Ask spoilt questions: always an answer, never an error.")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--corpus", metavar="FOLDER", help="by default the shipped one")
    parser.add_argument("--compiled", metavar="FILE", help="where the corpus is, or is to be, compiled")
    arguments = parser.parse_args()
    corpus = graphkit.load(arguments.corpus or str(ROOT / "data"), compiled=arguments.compiled)
    slowest, longest, faults = (0.0, ""), (0.0, ""), 0
    for question in questions(arguments.count, arguments.seed, corpus if arguments.corpus else None):
        started, began = time.process_time(), time.perf_counter()
        try:
            found = reply(corpus, question)
            str(found), found.to_record()
            assert found.exit in (0, 3)
        except Exception as error:
            faults += 1
            print(f"{question[:200]!r}: {type(error).__name__}: {error}")
        slowest = max(slowest, (time.process_time() - started, question))
        longest = max(longest, (time.perf_counter() - began, question))
    print(f"{arguments.count} questions, {faults} errors, slowest {slowest[0]:.2f} s: {slowest[1][:120]!r}")
    print(f"longest by the clock {longest[0]:.2f} s: {longest[1][:120]!r}")
    return int(bool(faults) or slowest[0] > LIMIT)


if __name__ == "__main__":
    raise SystemExit(main())
