"""The findings: rebuilt from the shipped claims, on one page, every sentence with what it stands on."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import graphkit

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs/findings.md").read_text("utf-8")
KIRBY, ARTICLE = "whitehouse-2024-01-04", "wsj-2024-06"
MONTHS = {"Jan": KIRBY, "Jun": ARTICLE, "January": KIRBY, "June": ARTICLE}
STATES = ("iran", "north-korea", "russia")
SECTIONS = dict(re.findall(r"^## (.+)\n\n((?:.+\n)+)", TEXT, re.MULTILINE))
TOPICS = [name for name in SECTIONS if not name.startswith(("On whom", "Elsewhere"))]


def expanded(words: str, document: str) -> set[str]:
    """The ids of one bracket; a month in it names the document."""
    found = set()
    for part in re.split(r"[,;] ", words):
        month, _, name = part.rpartition(" ")
        document = MONTHS.get(month, document)
        first, _, last = name.partition("–")
        kind, low, high = first[0], int(first[1:]), int((last or first)[1:])
        found |= {f"{document}/{kind}{number}" for number in range(low, high + 1)}
    return found


def cited(heading: str) -> set[str]:
    """The ids under a heading: of the document whose month was named last."""
    document = MONTHS[month[1]] if (month := re.search(r"\((\w+) only\)", heading)) else KIRBY
    found = set()
    for said in re.finditer(r"In (January|June), |\[((?:J\w+ )?[cr]\d[^\]]*)\]", SECTIONS[heading]):
        document = MONTHS[said[1]] if said[1] else document
        found |= expanded(said[2], document) if said[2] else set()
    return found


@pytest.fixture(scope="module")
def corpus():
    return graphkit.load("shipped")


def test_it_is_built_from_the_claims():
    ran = subprocess.run([sys.executable, "scripts/build_findings.py", "--check"], cwd=ROOT, check=False)
    assert ran.returncode == 0


def test_it_is_one_page():
    prose = re.sub(r"\s*\[[^\]]*\]", "", TEXT)
    assert len(prose.split()) <= 1100


@pytest.mark.parametrize("heading", TOPICS)
def test_every_clause_names_its_claims_or_remarks(corpus, heading):
    known = {row.id for row in (*corpus.find(), *corpus.remarks())}
    assert cited(heading) and cited(heading) <= known
    for sentence in re.split(r"(?<=\])\. ", SECTIONS[heading].strip()):
        assert re.search(r"\[[^\]]+\]\.?$", sentence), sentence


def test_no_id_stands_in_the_generator():
    for path in ROOT.glob("scripts/*findings*.py"):
        assert not re.search(r"""[/"'][cr][0-9]+["']""", path.read_text("utf-8")), path


def test_both_documents_are_told_together():
    both = [name for name in TOPICS if {KIRBY, ARTICLE} <= {id.rpartition("/")[0] for id in cited(name)}]
    assert len(both) >= 5
    for name in (
        "Missiles from Iran",
        "Missiles, shells and workers from North Korea",
        "Sanctions and the veto",
    ):
        assert name in both


@pytest.mark.parametrize(
    ("heading", "ids"),
    [
        ("Drones (June only)", "wsj-2024-06/c64"),
        ("Missiles from Iran", f"{KIRBY}/c30 {KIRBY}/c31 {KIRBY}/c32 {ARTICLE}/c66"),
        (
            "Missiles, shells and workers from North Korea",
            f"{KIRBY}/c16 {ARTICLE}/c41 {ARTICLE}/c42 {ARTICLE}/c45",
        ),
        ("What is given, or sought, in return", f"{KIRBY}/c24 {KIRBY}/c29 {ARTICLE}/c43 {ARTICLE}/c46"),
        ("The pact (June only)", f"{ARTICLE}/c4 {ARTICLE}/c5 {ARTICLE}/c6 {ARTICLE}/c39"),
        ("Sanctions and the veto", f"{KIRBY}/c46 {ARTICLE}/c60"),
        ("What is denied", f"{ARTICLE}/c68 {ARTICLE}/c64 {KIRBY}/c32"),
    ],
)
def test_each_topic_has_its_claims(heading, ids):
    assert set(ids.split()) <= cited(heading)


def test_nothing_with_an_item_between_two_of_the_states_is_missing(corpus):
    told = set().union(*map(cited, TOPICS))
    for subject in STATES:
        for row in corpus.find(subject=subject, object=[name for name in STATES if name != subject]):
            general = row.phase == "actual" and not (row.item or row.when or row.written_gloss)
            general = general or "Group" in (corpus.kind(row.subject), corpus.kind(row.object))
            assert row.id in told or general or row.via or row.relation == "hosts", row.id


def test_what_is_not_told_is_counted_with_its_command(corpus):
    told = {id for id in set().union(*map(cited, TOPICS)) if "/c" in id}
    counted = [int(number) for number in re.findall(r"(\d+) (?:of|more)", SECTIONS["Elsewhere"])]
    here, *others = counted
    assert here == len(told)
    assert here + sum(others) == len(corpus.find())
    assert SECTIONS["Elsewhere"].count("`graphkit find") == len(others)


def test_what_is_contested_and_on_how_many_origins_it_rests_is_marked():
    assert re.search(r"armed drones \([^)]*\) \(contested\) \[c64\]", TEXT)
    assert "ballistic missiles (two origins, both documents) [c20, c45]" in TEXT
    assert "artillery shells and short-range ballistic missiles (two origins) [c41, c42]" in TEXT
