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
- The same said by another speaker of a broader item is said with `also`.
- A speaker whom its sentence does not print is told as read.
- What both documents speak of stands first.
- A topic that stands in both documents ends in what they say together: how far each thing had come,
  or what cause both name.
- A person's office stands behind the name where it is first named.

By hand are the headings, the fields and kinds of the topics, and the words between the statements, all in
findings_topics.py.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

import findings_topics as table  # noqa: E402
from findings_chosen import Chooser  # noqa: E402
from findings_prose import paragraph  # noqa: E402
from findings_said import Saying  # noqa: E402
from findings_whole import Whole  # noqa: E402

from graphkit import corpus as corpora  # noqa: E402
from graphkit import wording  # noqa: E402
from graphkit.model import Person  # noqa: E402

TARGET = ROOT / "docs" / "findings.md"


def built() -> str:
    """The page."""
    page = Page(corpora.load("shipped"))
    told = sorted((page.topic(topic) for topic in table.TOPICS), key=lambda each: each.is_alone)
    parts = [part for topic in told for part in (topic.heading, page.introduced(topic.words).strip() + "\n")]
    whole = page.whole
    return "\n".join([page.introduction(), *parts, whole.denied(), whole.rests(), whole.elsewhere()])


class Told(NamedTuple):
    """Heading and paragraph of a topic, and whether but one document speaks of it."""

    heading: str
    words: str
    is_alone: bool


class Page:
    """What was told so far, of a corpus in which every document is of a month of its own."""

    def __init__(self, corpus: corpora.Corpus) -> None:
        self.corpus = corpus
        names = [name for name, *_ in corpus.store.documents() if corpus.store.passages(name)]
        names.sort(key=lambda name: corpus.head(name)["published"])
        self.months = {name: self._month(name) for name in names}
        persons = (each for each in corpus.records().entities if isinstance(each, Person))
        self.roles = {each.labels.en: (self._role(each), self._again(each)) for each in persons}
        self.met: set[str] = set()
        self.chooser = Chooser(corpus)
        self.saying, self.whole = Saying(self.chooser), Whole(self.chooser, self.months)

    def _month(self, document: str) -> str:
        published = self.corpus.head(document)["published"][:7]
        return wording.date(published, self.corpus.vocabulary, "en").split()[0]

    def introduction(self) -> str:
        """Heading, what this is, the documents."""
        named = (
            table.NAMED.format(short=month[:3], title=self._title(name), document=name, ours=self._ours(name))
            for name, month in self.months.items()
        )
        return table.INTRODUCTION.format(documents="; ".join(named))

    def _ours(self, document: str) -> str:
        """Who `we` is, in what a person says for a state."""
        for author in self.corpus.head(document).get("authors", ()):
            again = self.roles.get(author, ("", author))[1]
            return table.OURS.format(name=again)
        return ""

    def _title(self, document: str) -> str:
        head = self.corpus.head(document)
        language = table.LANGUAGES.get(head["language"], "")
        rendered = table.RENDERED.format(language=language) if head.get("translation_of") else ""
        label = str(head["labels"]["en"])
        return label.removesuffix(f", in {language}") + rendered if rendered else label

    def topic(self, topic: table.Topic) -> Told:
        """Heading and paragraph: what each document says, in turn, and what both say together."""
        chosen = self.chooser.topic(topic)
        joined = self.whole.joined(chosen)
        said = {
            name: [each for each in self.saying.statements(chosen, name) if not each.named(name) <= joined]
            for name in self.months
        }
        documents = [name for name, statements in said.items() if statements]
        is_alone = len(documents) == 1
        only = table.ONLY.format(month=self.months[documents[0]]) if is_alone else ""
        told = [
            paragraph(said[name], month[:3], "" if is_alone else table.IN.format(month=month))
            for name, month in self.months.items()
            if said[name]
        ]
        return Told(f"## {topic.heading}{only}\n", " ".join([*told, self.whole.joins(chosen)]), is_alone)

    def introduced(self, words: str) -> str:
        """The words, with the office of each person where it is first named, and by one name afterwards."""
        for name, (role, again) in self.roles.items():
            before, _, after = words.partition(name)
            role = "" if table.AND + name in words or name + table.AND in words else role
            if name in words and name not in self.met:
                words = before + name + role + after.replace(name, again)
                self.met.add(name)
            else:
                words = words.replace(name, again)
        return words

    def _role(self, person: Person) -> str:
        house = [self.corpus.label(name, "en") for name in person.part_of]
        authors = {name for document in self.months for name in self.corpus.head(document).get("authors", ())}
        if person.labels.en in authors and house:
            return table.OF_OFFICE.format(office=house[0])
        role = person.description.en if person.description else ""
        if table.WHO in role:
            role = f"{'an' if role[0] in 'AEIOU' else 'a'} {role[0].lower()}{role[1:]}"
        return table.ROLE.format(role=role) if role else ""

    def _again(self, person: Person) -> str:
        names = [name for name in person.aliases.en if name in person.labels.en]
        return min(names, key=len, default=person.labels.en)


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
