"""The findings: rebuilt from the shipped claims, on one page, every sentence with what it stands on."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import graphkit
from graphkit import cli

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

import findings_prose as prose  # noqa: E402

TEXT = (ROOT / "docs/findings.md").read_text("utf-8")
KIRBY, ARTICLE = "whitehouse-2024-01-04", "wsj-2024-06"
MONTHS = {"Jan": KIRBY, "Jun": ARTICLE}
STATES = ("iran", "north-korea", "russia")
SECTIONS = dict(re.findall(r"^## (.+)\n\n((?:.*\n)+?)(?=\n## |\Z)", TEXT, re.MULTILINE))
TOPICS = [name for name in SECTIONS if not name.startswith(("What is denied", "On whom"))]
BRACKET = r"\[((?:Jan|Jun)/[^\]]+)\]"
MISSILES, RETURN = "Missiles and other weapons from Iran", "In return"
NORTH = "Arms and workers from North Korea"
DRONES, PACT, TIES = (f"{name} (June)" for name in (
    "Drones, and knowledge", "The agreement", "The ties"
))  # fmt: skip
VETO, SEARCH = "Sanctions and the veto", "Russia's search for support"
DENIED, RESTS = "What is denied", "On whom this rests"


def expanded(words: str) -> set[str]:
    """The ids of one bracket, whole."""
    found = set()
    for part in words.split("; "):
        month, _, names = part.partition("/")
        for name in names.split(","):
            first, _, last = name.partition("–")
            low, high = int(first[1:]), int((last or first)[1:])
            found |= {f"{MONTHS[month]}/{first[0]}{number}" for number in range(low, high + 1)}
    return found


def cited(*headings: str) -> set[str]:
    """The ids under the headings."""
    texts = [SECTIONS[name] for name in headings]
    return {name for text in texts for words in re.findall(BRACKET, text) for name in expanded(words)}


def told() -> set[str]:
    return cited(*TOPICS, DENIED)


def ids(document: str, names: str) -> set[str]:
    return {f"{document}/{name}" for name in names.split()}


def sentences(heading: str) -> list[str]:
    return [each for each in re.split(r"(?<=[\])d])\. (?=[A-Z])", SECTIONS[heading].strip()) if each]


@pytest.fixture(scope="module")
def corpus():
    return graphkit.load("shipped")


def test_it_is_built_from_the_claims():
    ran = subprocess.run([sys.executable, "scripts/build_findings.py", "--check"], cwd=ROOT, check=False)
    assert ran.returncode == 0


def test_it_is_one_page():
    # without what each stands on; what is read into a statement, or said of China too, is said as such
    assert len(re.sub(rf"\s*{BRACKET}", "", TEXT).split()) <= 1950


@pytest.mark.parametrize("heading", [*TOPICS, DENIED])
def test_every_sentence_names_its_claims_or_remarks(corpus, heading):
    known = {row.id for row in (*corpus.find(), *corpus.remarks())}
    assert cited(heading) and cited(heading) <= known
    for sentence in sentences(heading):
        is_bound = sentence.startswith(("Whether it also covers", "Neither document"))
        assert re.search(BRACKET, sentence) or is_bound, sentence


def test_every_id_names_its_document():
    loose = [each for each in re.findall(r"\[([^\]]+)\]", TEXT) if each != "dozen"]
    assert all(re.fullmatch(BRACKET[2:-2], each) for each in loose)


@pytest.mark.parametrize("heading", TOPICS)
def test_a_sentence_has_three_clauses_at_most_and_says_who_says_it(heading):
    for sentence in sentences(heading):
        if sentence.startswith("Together: ") or sentence.startswith("Side by side"):
            continue
        assert len(re.findall(BRACKET, sentence)) <= 3, sentence
        speaking = r"\b(says?|adds?|believes?|assess(es)?|anticipates?|expects?|is concerned) "
        assert re.search(speaking, sentence), sentence


def test_no_id_stands_in_the_generator():
    for path in ROOT.glob("scripts/*findings*.py"):
        assert not re.search(r"""[/"'][cr][0-9]+["']""", path.read_text("utf-8")), path


def test_no_japanese_stands_where_a_range_was_read(corpus):
    for row in corpus.find(claim=sorted(name for name in told() if "/c" in name)):
        if row.amount and "low" in row.amount and row.document == ARTICLE:
            assert row.amount["wording"] not in TEXT
    assert "runs and can produce thousands of Iranian-designed Shahed 136 drones a year" in TEXT


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        (DRONES, ids(ARTICLE, "c27 c28 c29 c30 c31 c32 c33 c63 c64 r17 r19 r20")),
        (MISSILES, ids(KIRBY, "c30 c31 c32 c33 c34 c35 c36 c37 c38 c39 c41 r26 r27")),
        (MISSILES, ids(ARTICLE, "c62 c65 c66 c67 r39 r40 r41")),
        (NORTH, ids(KIRBY, "c15 c16 c17 c18 c19 c20 c21 c22 r9 r10 r11 r13 r14 r15 r16")),
        (NORTH, ids(KIRBY, "r17 r18 r19 r20 r21 r23")),
        (NORTH, ids(ARTICLE, "c41 c42 c45 r23 r24")),
        (RETURN, ids(KIRBY, "c23 c24 c25 c26 c27 c28 c29 r24") | ids(ARTICLE, "c43 c44 c46 c48")),
        (PACT, ids(ARTICLE, "c4 c5 c6 c7 c38 c39 c40 r22")),
        (VETO, ids(KIRBY, "c46 c47 c48 r30 r31 r32 r33 r34 r35 r36") | ids(ARTICLE, "c60 c61 r38")),
        (TIES, ids(ARTICLE, "c1 c2 c17 c18 c19 c20 r1 r2 r3 r4 r5 r25 r26 r27 r28 r29 r32 r33 r42 r44")),
        (SEARCH, ids(KIRBY, "c13 c14 c53 c54 c55 c56 r7 r40")),
        (SEARCH, ids(ARTICLE, "c8 c9 c10 c13 c14 c15 c16 c24 c25 c26 c73 r10 r11 r14 r15 r16 r48 r49")),
        (DENIED, ids(ARTICLE, "c62 c64 c65 c68")),
    ],
)
def test_each_topic_has_what_an_editor_asks_of_it(heading, names):
    assert names <= cited(heading)


def test_nothing_between_two_of_the_states_is_missing(corpus):
    for subject in STATES:
        for row in corpus.find(subject=subject, object=[name for name in STATES if name != subject]):
            tie = row.family in ("alliance", "support") and not (row.item or row.when or row.written_gloss)
            is_group = "Group" in (corpus.kind(row.subject), corpus.kind(row.object))
            assert row.id in told() or tie or is_group or row.relation == "hosts", row.id


def test_who_relays_is_said():
    assert "Press reporting cited by Kirby says that " in SECTIONS[MISSILES]


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        (SEARCH, "“likeminded states”, among them North Korea"),
        (SEARCH, "they (read here as China, North Korea and Iran) wish to see"),
        (DRONES, "a transfer of knowledge (from Iran to Russia, as read here)"),
        (DRONES, "the danger is that all these lessons"),
        (DRONES, "and expect that it will make other types of drones too"),
        (MISSILES, "does not believe that Iran has supplied Russia with them so far [Jan/c31] and is"),
        (MISSILES, "and other missile systems"),
        (NORTH, "information indicates that North Korea has supplied"),
        (NORTH, "“several [dozen]” ballistic missiles recently [Jan/c15–c16]"),
        (RETURN, "there is concern that Russia could extend its support"),
        (RETURN, "with a considerable amount of fuel oil, in return (as read here, for workers)"),
        (RETURN, "other advanced systems, in return for artillery shells"),
    ],
)
def test_a_statement_says_no_more_and_no_less_than_its_text(heading, words):
    assert words in SECTIONS[heading]


def test_an_amount_belongs_to_one_item_and_a_return_stands_once():
    assert "ballistic missile launchers and “several [dozen]” ballistic missiles" in TEXT
    assert all(sentence.count("in return for") <= 1 for sentence in sentences(RETURN))
    assert "military assistance, including fighter aircraft" in SECTIONS[RETURN]
    assert "production equipment or materials" in SECTIONS[RETURN]


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        (MISSILES, "active headway is of concern) and not believed to have been delivered [Jan/c30–c32,r26]"),
        (MISSILES, "under negotiation (an advanced stage is believed) [Jun/c66,r41]; neither is said"),
        (NORTH, "are indicated by US information and said flatly to be supplied [Jan/c16,c20,c45]"),
        (NORTH, "ballistic missiles, which may be the same, are believed to be supplied [Jun/c42]"),
        (RETURN, "military assistance is assessed to be sought [Jan/c23]"),
        (RETURN, "in the June article, it is a matter of concern [Jun/c48]"),
        (SEARCH, "both documents count sanctions among what drove Russia to this search [Jan/r7; Jun/r10]"),
        (SEARCH, "Iran and North Korea stand with Russia [Jan/c55–c56]; Stoltenberg that both, and China"),
    ],
)
def test_what_both_documents_say_is_joined(heading, words):
    assert words in SECTIONS[heading]


def test_every_topic_of_both_documents_ends_in_a_join():
    both = [name for name in TOPICS if {KIRBY, ARTICLE} <= {each.rpartition("/")[0] for each in cited(name)}]
    assert both == [MISSILES, NORTH, RETURN, VETO, SEARCH]
    assert all(sentences(name)[-1].startswith("Together: ") for name in both if name != VETO)


def test_a_month_in_a_join_is_that_of_the_document():
    for sentence in re.findall(r"Together: [^.]*", TEXT):
        assert not re.search(r"\bin (January|June)\b", sentence)


@pytest.mark.parametrize(
    "words",
    [
        "John Kirby of the White House says",
        "Jens Stoltenberg, Secretary General of NATO, says",
        "Sue Mi Terry, an expert who worked for the CIA and in the White House, says",
        "Behnam Ben Taleblu, a senior fellow at FDD who studies Iran's military affairs, says",
    ],
)
def test_a_speaker_is_introduced_once(words):
    assert TEXT.count(words) == 1


def test_that_missile_and_the_escalation_are_told_of_what_they_are_about():
    assert "that it appears that this missile came down" in SECTIONS[NORTH]
    (alone,) = (each for each in sentences(NORTH) if "Jan/c22,r23" in each)
    assert len(re.findall(BRACKET, alone)) == 1


def test_what_is_contested_is_marked_and_no_more_is_denied_than_is():
    assert "hundreds of drones (read here as armed), which Iran denies [Jun/c64]" in TEXT
    assert "weapons, which Iran denies [Jun/c62,c65]" in TEXT
    assert "Jan" not in SECTIONS[DENIED] and "in general" not in SECTIONS[DENIED]
    assert "Whether it also covers the talks on short-range ballistic missiles" in SECTIONS[DENIED]


def test_a_speaker_that_is_not_printed_is_told_as_read():
    assert "US defence officials (as read here; no speaker is printed) also say" in SECTIONS[DRONES]
    assert "drones (read here as armed; no speaker is printed) [Jun/c64]" in SECTIONS[DENIED]
    assert "(as read here; no speaker is printed) say that Russia and its partners" in SECTIONS[TIES]
    assert "drone plant" not in SECTIONS[RESTS]


def test_what_the_text_turns_to_stands_behind_what_it_turns_against():
    assert SECTIONS[TIES].index("marriage of convenience") < SECTIONS[TIES].index("All the same, the article")


def test_who_answers_nowhere_is_named():
    assert "Neither document has Russia or North Korea answer" in SECTIONS[DENIED]


def test_what_is_believed_by_nobody_named_is_no_belief_of_the_speaker():
    assert "US and South Korean officials say it is believed that North Korea supplies" in SECTIONS[NORTH]
    assert "South Korea, as read here, more narrowly" in SECTIONS[RESTS]


def test_on_whom_it_rests_adds_up(corpus):
    counted = {name for name in cited(*TOPICS, DENIED) if "/c" in name}
    words = SECTIONS[RESTS].replace("\n", " ")
    every, alone, named, unnamed, read, cited_ = map(int, re.findall(r"\d+", words.partition("Others")[0]))
    _, _, rest = words.partition("Speakers apart")[0].partition("Others")
    others = [int(number) for number in re.findall(r"(\d+) on ", rest)]
    unknown = [row for row in corpus.find(claim=sorted(counted)) if not row.origins]
    assert every == len(counted) == alone + cited_ + sum(others) + len(unknown)
    assert alone == named + unnamed and read <= unnamed


def test_what_is_left_out_is_counted(corpus):
    words = SECTIONS[RESTS]
    found = re.search(r"Not told of .*: (\d+) \(.*\) and (\d+) remarks", words)
    claims, remarks = map(int, found.groups())
    assert claims == len(corpus.find()) - len({name for name in told() if "/c" in name})
    assert remarks == len(corpus.remarks()) - len({name for name in told() if "/r" in name})


@pytest.mark.parametrize(("count", "line"), re.findall(r"(\d+) \w+ \(`graphkit (find[^`]*)`\)", TEXT))
def test_a_command_lists_as_many_as_is_said(count, line, capsys):
    cli.main([*line.split(), "--format", "jsonl"])
    assert len(capsys.readouterr().out.splitlines()) == int(count)


# --- sentences ----------------------------------------------------------------------------------------------

KIM = prose.speaker("kim", "Kim Doe", "official", named=True, plural=False)


def said(number, subject, words, verb=prose.SAYING, **more):
    return prose.Statement((1, number, number, 0), KIM, verb, subject, words, (f"c{number}",), **more)


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        (
            [said(1, "A", "A sells B guns"), said(2, "A", "A makes guns")],
            "Kim Doe says that A sells B guns [X/c1] and makes guns [X/c2].",
        ),
        (
            [said(1, "A", "A sells B guns"), said(3, "C", "C buys planes", prose.BELIEVING)],
            "Kim Doe says that A sells B guns [X/c1] and believes that C buys planes [X/c3].",
        ),
        (
            [said(1, "A", "A may sell B big guns"), said(2, "A", "A may sell B small guns")],
            "Kim Doe says that A may sell B big and small guns [X/c1–c2].",
        ),
        (
            [said(1, "A", "A has agreed to help B"), said(2, "B", "B has agreed to help A")],
            "Kim Doe says that A and B have each agreed to help the other [X/c1–c2].",
        ),
        (
            [
                said(1, "A", "A sells guns, in return for oil", returned=", in return for oil"),
                said(2, "A", "A lends planes, in return for oil", returned=", in return for oil"),
            ],
            "Kim Doe says that A sells guns [X/c1] and lends planes, in return for oil [X/c2].",
        ),
        (
            [
                said(1, "A", "A trades with guns", item="guns"),
                said(2, "", "no one deals with guns", item="guns"),
            ],
            "Kim Doe says that A trades with guns [X/c1] and that no one deals with them [X/c2].",
        ),
    ],
)
def test_statements_become_sentences(statements, expected):
    assert prose.paragraph(statements, "X", "") == expected


def test_a_fourth_clause_begins_a_sentence():
    four = [
        said(number, "", f"{word} happened") for number, word in enumerate(["this", "that", "such", "it"])
    ]
    assert prose.paragraph(four, "X", "").count(". ") == 1


@pytest.mark.parametrize(
    ("hedge", "certainty", "verb"),
    [
        ("We expect", "probable", "expects"),
        ("we assess", "probable", "assesses"),
        ("is concerned that", "probable", "is concerned"),
        ("とみられる", "probable", "says it is believed"),
        ("分析する", "probable", "assesses"),
        ("We do not believe", "probable", "does not believe"),
        (None, "certain", "says"),
    ],
)
def test_a_hedge_is_the_verb(hedge, certainty, verb):
    assert prose.hedge(hedge, certainty)[1] == verb
