"""Build docs/findings.md: on one page, what the shipped documents say together about three states.

    python scripts/build_findings.py            write the file
    python scripts/build_findings.py --check    write nothing; fail where it differs

Every statement comes from the claims and remarks, in the words that `find` and `ask` say them with. Which of
them stand here is decided by rules (findings_chosen.py), and no claim is named; how clauses become sentences
is decided by others (findings_said.py, findings_items.py, findings_prose.py), and what holds of the whole by
findings_whole.py.

- What a speaker holds probable is said with its verb (believes, assesses), not with an adverb.
- A claim that only says who made an item, and a remark that only says where it came from, name the item.
- A remark that says again, and more closely, what a claim of its sentence says, stands for it.
- The same said by another speaker of a broader item is said to be the same.
- A topic that stands in both documents ends in what they say together: how far each thing had come.

By hand are the headings, the fields and kinds of the topics, and the words between the statements, all in
findings_topics.py.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

import findings_topics as table  # noqa: E402
from findings_chosen import Chooser  # noqa: E402
from findings_prose import paragraph  # noqa: E402
from findings_said import Saying  # noqa: E402
from findings_whole import Whole  # noqa: E402

from graphkit import corpus as corpora  # noqa: E402
from graphkit import wording  # noqa: E402

TARGET = ROOT / "docs" / "findings.md"


def built() -> str:
    """The page."""
    page = Page(corpora.load("shipped"))
    parts = [part for topic in table.TOPICS for part in page.topic(topic)]
    whole = page.whole
    return "\n".join([page.introduction(), *parts, whole.denied(), whole.rests(), whole.elsewhere()])


class Page:
    """What was told so far, of a corpus in which every document is of a month of its own."""

    def __init__(self, corpus: corpora.Corpus) -> None:
        self.corpus = corpus
        names = [name for name, *_ in corpus.store.documents() if corpus.store.passages(name)]
        names.sort(key=lambda name: corpus.head(name)["published"])
        self.months = {name: self._month(name) for name in names}
        self.chooser = Chooser(corpus)
        self.saying, self.whole = Saying(self.chooser), Whole(self.chooser, self.months)

    def _month(self, document: str) -> str:
        published = self.corpus.head(document)["published"][:7]
        return wording.date(published, self.corpus.vocabulary, "en").split()[0]

    def introduction(self) -> str:
        """Heading, what this is, the documents."""
        named = (
            table.NAMED.format(short=month[:3], title=self._title(name), document=name)
            for name, month in self.months.items()
        )
        return table.INTRODUCTION.format(documents="; ".join(named))

    def _title(self, document: str) -> str:
        head = self.corpus.head(document)
        language = table.LANGUAGES.get(head["language"], "")
        rendered = table.RENDERED.format(language=language) if head.get("translation_of") else ""
        return str(head["labels"]["en"]) + rendered

    def topic(self, topic: table.Topic) -> Iterator[str]:
        """Heading and paragraph: what each document says, in turn, and what both say together."""
        chosen = self.chooser.topic(topic)
        said = {name: list(self.saying.statements(chosen, name)) for name in self.months}
        documents = [name for name, statements in said.items() if statements]
        is_alone = len(documents) == 1
        only = table.ONLY.format(month=self.months[documents[0]]) if is_alone else ""
        yield f"## {topic.heading}{only}\n"
        told = [
            paragraph(said[name], month[:3], "" if is_alone else table.IN.format(month=month))
            for name, month in self.months.items()
            if said[name]
        ]
        yield " ".join([*told, self.whole.joins(chosen)]).strip() + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description="Build docs/findings.md.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where it differs")
    words = built()
    if not parser.parse_args().check:
        TARGET.write_text(words, "utf-8")
        return 0
    if not TARGET.exists() or TARGET.read_text("utf-8") != words:
        print("docs/findings.md differs: run python scripts/build_findings.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
