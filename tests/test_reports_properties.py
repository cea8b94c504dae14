"""What holds of the reports whatever is claimed: in lines drawn from the invented world, and on disk."""

from hypothesis import given, settings
from hypothesis import strategies as st
from written_world import WORDS, compiled, corpus, written

import graphkit
from graphkit import standing, writer
from graphkit.pattern import Pattern
from graphkit.reports import REPORTS, report
from graphkit.reports.changes import difference

VOICES = ("self", "iran", "us-official", "ministry-official", "two-governments", "scholar", "press", "russia")
PLACES = ("", " in briefing", " in rendering")
PARTIES = ("iran", "russia", "maker", "unknown")
ITEMS = ("weapon", "armed-uav", "shahed-136", "uav", "food")
MARKS = ("", ", negotiating", ", possible", ", open", ", when 2024-03", ", stated 2024-02", ", withdrawn")


@st.composite
def lines(draw, places=PLACES):
    """One claim of the invented world."""
    voice, place = draw(st.sampled_from(VOICES)), draw(st.sampled_from(places))
    via = draw(st.sampled_from(("", "", " via us-official")))
    negated = draw(st.sampled_from(("", "", "not ")))
    subject, object = draw(st.sampled_from(PARTIES)), draw(st.sampled_from(PARTIES))
    supplies = [f"supplies {object} {item}" for item in ITEMS]
    what = draw(st.sampled_from([*supplies, f"exercises_with {object} -"]))
    return f"{voice}{via}{place}: {negated}{subject} {what}{draw(st.sampled_from(MARKS))}"


texts = st.lists(lines(), min_size=1, max_size=8)
few = settings(max_examples=25, deadline=None)


def told(opened):
    """Every report of one corpus that can be made of any claims."""
    names = [name for name, row in REPORTS.items() if row.is_filtered]
    return {name: list(report(opened, name, None, "ja", *WORDS.get(name, ()))) for name in names}


@given(texts)
@few
def test_what_is_contested_is_what_the_compiler_found(text):
    opened = corpus("\n".join(text))
    marked = {claim.id for claim in opened.find(withdrawn=True) if claim.contested}
    rows = [row for row in report(opened, "contested") if row["how"] == "contested"]
    assert {name for row in rows for name in (*row["claims"], row["negation"])} == marked
    standings = {claim.proposition for claim in opened.find(withdrawn=True) if claim.standing == "contested"}
    assert {row["proposition"] for row in rows} == standings


@given(texts, lines())
@few
def test_adding_a_claim_never_removes_or_changes_another(text, added):
    before, after = corpus("\n".join(text)), corpus("\n".join([*text, added]))
    found = [row for row in difference(before, after) if row["what"] == "claim"]
    assert [row["change"] for row in found] == ["appeared"]
    assert not any(row["change"] == "vanished" for row in difference(before, after))
    kept = {row["claim"] for row in report(before, "timeline")}
    assert kept <= {row["claim"] for row in report(after, "timeline")}


@given(texts, lines())
@few
def test_adding_a_claim_takes_no_origin_away_from_what_is_affirmed(text, added):
    before, after = (
        {row["proposition"]: row for row in report(corpus("\n".join(each)), "corroboration")}
        for each in (text, [*text, added])
    )
    if "not " not in "".join(text) and ", open" not in "".join(text):
        told = {name: set(row["origins_any_stage"]) for name, row in after.items()}
        assert all(set(row["origins_any_stage"]) <= told[name] for name, row in before.items())


@given(st.lists(lines(places=("",)), min_size=1, max_size=8), st.data())
@few
def test_splitting_a_document_into_two_of_one_publisher_changes_no_origin(text, data):
    moved = [data.draw(st.booleans()) for _ in text]
    pairs = zip(text, moved, strict=True)
    split = [line.replace(":", " in later-report:", 1) if move else line for line, move in pairs]
    rows = (report(corpus("\n".join(each)), "corroboration") for each in (text, split))
    whole, parts = ({row["proposition"]: row["origins_any_stage"] for row in found} for found in rows)
    assert whole == parts


@given(texts)
@few
def test_the_order_of_documents_changes_no_report(text):
    records = written("\n".join(text))
    turned = records.model_copy(update={"documents": records.documents[::-1]})
    assert told(compiled(turned)) == told(compiled(records))


@given(texts)
@few
def test_the_rules_told_again_agree_with_the_compiled_words(text):
    opened = corpus("\n".join(text))
    for row in report(opened, "corroboration"):
        ruled = next(report(opened, "explain", None, "en", row["proposition"]))
        assert (ruled["word"], ruled["value"]) == ("standing", row["standing"])
        assert ruled["rule"] in standing.RULES


def test_the_order_of_corpora_changes_no_report(tmp_path):
    records = written("us-official: iran supplies russia uav\niran in briefing: not iran supplies russia uav")
    first, second = records.documents
    for name, documents, entities in (("a", (first,), records.entities), ("b", (second,), ())):
        part = records.model_copy(update={"documents": documents, "entities": entities})
        writer.write_corpus(part, tmp_path / name)
    one, other = (
        graphkit.load(*(str(tmp_path / name) for name in order), compiled=str(tmp_path / f"{order}.sqlite"))
        for order in ("ab", "ba")
    )
    assert told(one) == told(other)
    assert told(one)["contested"]


def test_a_selected_part_is_a_part_of_the_whole():
    opened = corpus("""
        us-official: iran supplies russia uav
        iran: not iran supplies russia uav
        self: maker supplies iran food
    """)
    for name in ("contested", "corroboration", "timeline", "crosswalk"):
        whole = list(report(opened, name))
        part = list(report(opened, name, Pattern(object=("russia",))))
        assert [row for row in whole if row in part] == part
