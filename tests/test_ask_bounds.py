"""A question about more claims than are looked through says so, and counts what it can."""

from __future__ import annotations

import itertools

import pytest
from ask_judge import Entry, entries
from test_first import TEXT
from written_world import corpus

from graphkit.ask import Answer, bounds, connections, finding, reply, wanted
from graphkit.ask.remembered import Remembered
from graphkit.corpus import Corpus
from graphkit.pattern import Pattern

ASKED = ("What is said about Iran?", "イランについて何が分かっていますか")


@pytest.mark.parametrize("question", ASKED)
def test_the_whole_is_counted_where_the_first_are_looked_through(
    shipped: Corpus, question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = reply(shipped, question)
    fitting = shipped.find(party="iran")
    monkeypatch.setattr(finding, "MOST", 5)
    first = reply(shipped, question)
    assert first.total == whole.total and "bound" not in whole.reading
    assert counts(first) == counts(whole)
    assert first.reading["bound"] == {"looked_through": 5, "of": len(fitting), "or_more": False}
    assert f"{len(fitting)}" in first.sentence and "5" in first.sentence
    assert [row.id for row in first.claims] == [row.id for row in whole.claims if row in fitting[:5]]
    assert first.sentence != whole.sentence


def counts(answer: Answer) -> str:
    """The headline up to the remarks or documents, which are those looked through."""
    return answer.headline.replace("、", ";").replace(",", ";").split(";")[0]


def test_at_the_bound_nothing_is_left_and_nothing_said(
    shipped: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, number = reply(shipped, ASKED[0]).to_record(), len(shipped.find(party="iran"))
    for most in (number + 1, number):
        monkeypatch.setattr(finding, "MOST", most)
        at = reply(shipped, ASKED[0]).to_record()
        assert {name: at[name] for name in whole if name != "reading"} == {
            name: whole[name] for name in whole if name != "reading"
        }
        assert "bound" not in at["reading"]
    monkeypatch.setattr(finding, "MOST", number - 1)
    assert reply(shipped, ASKED[0]).reading["bound"]["of"] == number


def test_more_than_can_be_counted_is_more_than_that(
    shipped: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module, name, value in ((finding, "MOST", 5), (bounds, "COUNTED", 8), (bounds, "ROUND", 1)):
        monkeypatch.setattr(module, name, value)
    english, japanese = (reply(shipped, question) for question in ASKED)
    assert english.headline.startswith("more than 8 claims") and "more than 8 claims" in english.sentence
    assert japanese.headline.startswith("主張8件超") and "主張8件超のうち" in japanese.sentence
    assert english.reading["bound"]["or_more"] and english.total == 8


def test_what_is_chosen_among_the_first_is_at_least_so_much(
    shipped: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "MOST", 5)
    english, japanese = reply(shipped, "Who is arming Russia?"), reply(shipped, "誰がロシアを武装させている?")
    assert english.headline.startswith("at least ") and "the counts by status" in english.sentence
    assert japanese.headline.split("、")[0].split("（")[0].endswith("件以上")


def test_no_claim_among_the_first_is_not_no_claim(shipped: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "MOST", 5)
    answer = reply(shipped, "Which claims come from unnamed officials?")
    assert answer.headline == "No claim among those that were looked through"
    assert answer.reading["bound"]["looked_through"] == 5


@pytest.mark.parametrize("entry", entries("seen"), ids=lambda entry: str(entry["ask"]))
def test_no_answer_is_another_without_a_word(
    shipped: Corpus, entry: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = told(reply(shipped, entry["ask"]))
    monkeypatch.setattr(finding, "MOST", 4)
    first = reply(shipped, entry["ask"])
    is_said = any("bound" in part.reading for part in first.parts or [first])
    assert is_said or told(first) == whole


def told(answer: Answer) -> list[object]:
    """What counts in an answer."""
    return [answer.exit, answer.headline, answer.total, answer.ids()]


def test_only_is_not_told_of_many_in_words_of_its_own(
    shipped: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = "Which states are only in talks with Russia?"
    assert reply(shipped, question).reading["asks"] == "only"
    monkeypatch.setattr(finding, "MOST", 2)
    sentence = reply(shipped, question).sentence
    assert "more than 2 claims would have to be read" in sentence and "do not record" not in sentence


def test_what_two_have_in_common_is_what_all_their_claims_have(monkeypatch: pytest.MonkeyPatch) -> None:
    world = corpus(TEXT)
    names = sorted({end for row in world.find() for end in (row.subject, row.object, row.item) if end})
    plain = {name: connections._ties(world, name, world.find(Pattern(party=(name,)))) for name in names}
    for two in itertools.permutations([name for name in names if name != "unknown"], 2):
        ties = [connections._ties(world, name, rows) for name, rows in connections._shared(world, two)]
        a, b = (plain[name] for name in two)
        shared = [key for key in a if key in b]
        assert [key for key in ties[0] if key in ties[1]] == shared
        assert all(ties[0][key] == a[key] and ties[1][key] == b[key] for key in shared)


def test_a_search_that_would_look_through_too_much_says_so(
    shipped: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = "Which resolution did China veto?"
    plain = reply(shipped, question)
    monkeypatch.setattr(wanted, "MOST", 3)
    stopped = reply(shipped, question)
    assert not any("Not all was looked through" in note for note in plain.notes)
    assert any("more than 3 claims or remarks" in note for note in stopped.notes)


def test_claims_that_hold_several_names_are_none_beyond_the_bound_and_that_is_noted(shipped: Corpus) -> None:
    asked = Remembered(shipped)
    both = finding.uniting(asked, Pattern(), ("russia", "iran"))
    assert both == tuple(sorted(both)) and len(both) > 3 and asked.stopped == 0
    assert finding.uniting(asked, Pattern(), ("russia", "iran"), len(both)) == both and asked.stopped == 0
    assert finding.uniting(asked, Pattern(), ("russia", "iran"), 3) == () and asked.stopped == 3
