"""Build docs/asking.md: the families of questions, an example of each in both languages, the answers.

    python scripts/build_asking.py            write the file
    python scripts/build_asking.py --check    write nothing; fail where it differs

The examples are the first of each family in tests/questions.yaml, which the tests ask too; the answers are
those of the shipped corpus. By hand are the names of the families and the words around them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from graphkit.ask import Answer, reply  # noqa: E402
from graphkit.corpus import Corpus, load  # noqa: E402
from graphkit.reports import REPORTS  # noqa: E402

TARGET, QUESTIONS = ROOT / "docs" / "asking.md", ROOT / "tests" / "questions.yaml"
# family as in the questions -> what it asks
FAMILIES = {
    "what gives whom": "What somebody gives somebody",
    "what gets from whom": "What somebody gets from somebody",
    "who gives whom": "Who gives, who gets",
    "from whom": "From whom something comes",
    "with whom": "With whom: trade, exercises, pacts, cooperation",
    "who makes": "Who designs, makes, uses what, and where",
    "who attacks": "Attacks and targets",
    "who opposes": "Sanctions, warnings, vetoes, violations, oversight",
    "passive": "The passive",
    "yes/no": "Whether something is claimed: never answered yes or no",
    "how many": "How many, how much: as printed",
    "when": "When",
    "where": "Where",
    "venue": "On what occasion",
    "by date": "By the date of the fact",
    "by date of statement": "By the date of the statement",
    "in return for what": "In return for what",
    "who says": "Who says it, who denies it",
    "what do X say about Y": "What officials, experts, the press say",
    "what did NAME say": "What somebody by name said",
    "according to": "Something according to somebody",
    "which claims rest on": "What the claims rest on",
    "status": "What is denied, contested, sought, planned, in talks, possible, expected",
    "why": "Why, for what purpose",
    "effect": "What follows from it",
    "gain": "What somebody gains",
    "described": "How somebody is described",
    "who is": "Who or what a name is",
    "connect": "How two are connected",
    "common": "What two have in common",
    "about": "Everything about a name",
    "compare": "Who has more kinds of items",
    "rank": "Who is said to be the main one",
    "exception": "Everybody but one",
    "own words": "Remarks by their own words: a search, and said to be one",
    "bag": "Names alone: a search, and said to be one",
    "two questions": "Two questions in one sentence",
    "half a question": "Two questions of which one is understood",
    "adjective": "Adjectives of countries",
    "title": "Titles",
    "typo": "Slips of the pen, put right and said",
    "false premise": "A false premise",
    "no claim": "What no claim says: no claim, which is not a no",
    "unknown name": "A name that is not known",
    "unknown word": "A word that is not understood",
    "off topic": "Something else altogether",
}
HEAD = """# Asking

`graphkit ask "What does Iran supply Russia?"` answers from the claims alone, in the language of the question.
There is no language model in it and no network: the words come from the labels and aliases of the data and
from `schema/vocabulary.yaml`, so that a new relation or alias brings its questions with it.

- Never *yes*, never *no*: what is claimed, by whom, how firmly, and who denies it. "No claim in the data" is
  not "no".
- The reading stands under every answer, with the `graphkit find` line that selects the same claims, or the
  command of the report that answers.
- A word that carries meaning and is not understood ends in exit status 3, with the words that were known,
  those that were not, and three questions nearby that have an answer. Words passed over are named.
- Of two questions in one sentence the one that is understood is answered; the answer says first which is not.
- `graphkit ask` alone opens a prompt: the tab key completes names, Ctrl-D leaves. From a pipe it takes one
  question a line; `--format json` or `jsonl` carries the whole answer.

This file is made by `scripts/build_asking.py` from questions that the tests ask too.
"""


def page(corpus: Corpus) -> str:
    """The whole file."""
    listed = yaml.load(QUESTIONS.read_text("utf-8"), yaml.BaseLoader)["seen"]
    unknown = sorted({entry["family"] for entry in listed} - set(FAMILIES) - _NOT_SHOWN)
    if unknown:
        raise SystemExit(f"families without a heading: {', '.join(unknown)}")
    families = (line for family in FAMILIES for line in _family(corpus, listed, family))
    return "\n".join([HEAD, *families, *_reports(corpus)])


_NOT_SHOWN = {"case", "courtesy", "opinion", "prediction"}


def _family(corpus: Corpus, listed: list[Mapping[str, Any]], family: str) -> Iterator[str]:
    yield f"## {FAMILIES[family]}\n"
    for language in ("en", "ja"):
        question = next(
            (e["ask"] for e in listed if (e["family"], e["language"]) == (family, language)), None
        )
        if question is not None:
            yield f"**{question}**\n"
            yield from _answered(reply(corpus, question))


REPORTED = """## Questions that a report answers

The answer is then the table of the report, with the command that gives it (see [reports](reports.md)). The
words and forms stand in `schema/vocabulary.yaml`, section `reports`: a report brings its questions with it.

| report | English | 日本語 |
| --- | --- | --- |"""


def _reports(corpus: Corpus) -> Iterator[str]:
    """The questions of every report, in both languages."""
    yield REPORTED
    for row in REPORTS.values():
        for question in row.questions(corpus.vocabulary):
            yield f"| `{row.name}` | {question['ask']['en']} | {question['ask']['ja']} |"


def _answered(answer: Answer) -> Iterator[str]:
    """What is answered, in quotation; of two questions both halves; of none the words and what works."""
    told = (
        [answer.headline, answer.sentence, *answer.not_understood, *answer.suggestions]
        if answer.exit
        else [line for each in (answer.parts or [answer]) for line in (each.headline, each.sentence)]
    )
    yield "\n>\n".join(f"> {line}" for line in told if line) + "\n"


def main() -> int:
    text = page(load(str(ROOT / "data"))).rstrip("\n") + "\n"
    if "--check" not in sys.argv:
        TARGET.write_text(text, "utf-8")
        return 0
    if TARGET.exists() and TARGET.read_text("utf-8") == text:
        return 0
    print(f"{TARGET.relative_to(ROOT)} differs from what scripts/build_asking.py makes", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
