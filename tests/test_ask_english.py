"""Turns of phrase of English questions: what each is put plainly as, what its answer shows, and what not."""

from __future__ import annotations

import pytest

from graphkit.ask.asking import reply
from graphkit.corpus import Corpus

HOUSE, JOURNAL = "whitehouse-2024-01-04/", "wsj-2024-06/"

SHOWN = {
    # how firmly, of what everybody says with its own hedge
    "How confidently does Kirby say that North Korea supplied missiles to Russia?": (HOUSE + "c16",),
    # who heard it is no topic
    "What did Haines reveal to Congress?": (JOURNAL + "c57", JOURNAL + "c55"),
    # a case that may come
    "What does Stoltenberg think happens if they succeed in Ukraine?": (JOURNAL + "r16",),
    # what is done with the thing that is named
    "What does Pyongyang get for the workers it sends?": (JOURNAL + "c46",),
    "Where are the drones that Russia uses made?": (JOURNAL + "c28",),
    # a word of a name of several words, mistyped
    "Who supplys Rusia with balistic missiles?": (HOUSE + "c16",),
    # what brings somebody to do something
    "What led Russia to seek weapons?": (JOURNAL + "r10",),
    "What would make the US sanction China?": (JOURNAL + "r45",),
    # what is compared with a body that speaks too
    "How does Russia's cooperation with its partners measure up against NATO?": (JOURNAL + "r26",),
    # a deed for those who do it
    "Was the joint exercise of China and Russia aimed at Taiwan?": (JOURNAL + "c55", JOURNAL + "c56"),
    # second halves
    "Who says North Korea is sending workers to Russia, and what are they meant to do there?": (
        JOURNAL + "c45",
        JOURNAL + "r24",
    ),
    "When did Russia launch North Korean missiles into Ukraine, and where did the first of them come down?": (
        HOUSE + "c17",
        HOUSE + "c18",
    ),
    "What did Russia do at the Security Council in March 2024, and to what end?": (
        JOURNAL + "c60",
        JOURNAL + "r38",
    ),
    "Has the United States sanctioned China, or has it merely warned that it might?": (
        JOURNAL + "c72",
        JOURNAL + "c71",
    ),
    # merely sought is sought
    "What is Russia merely seeking to get from Iran?": (HOUSE + "c30", HOUSE + "c41"),
    "What sanctions is the US only planning to impose?": (HOUSE + "c48",),
    # a bag of names drops none of them
    "IRGC missiles Russia display": (HOUSE + "c34", HOUSE + "c38"),
    "north korea workers fuel oil": (JOURNAL + "c45", JOURNAL + "c46"),
    "What did Haines say about Russia and China?": (JOURNAL + "c55", JOURNAL + "c56", JOURNAL + "c57"),
    # idioms
    "Who is Russia in talks with about buying missiles?": (HOUSE + "c32",),
    "What's in it for North Korea?": (HOUSE + "r18",),
    "What didn't Putin and Kim make clear about the pact they announced?": (JOURNAL + "c39",),
    "China has done everything for Russia except what?": (JOURNAL + "c69",),
    "What sanctions does the US plan to impose on those who facilitate arms transfers?": (HOUSE + "c48",),
    "Are Russia and North Korea obliged to fight for each other?": (JOURNAL + "c39",),
    "Before we print: which claims are contested, and by whom?": (JOURNAL + "c64",),
    "For a piece I'm writing, who gives Russia drones?": (JOURNAL + "c64",),
    # who heard of a deed
    "What did Haines tell Congress about the exercise aimed at Taiwan?": (JOURNAL + "c55", JOURNAL + "c56"),
    "What was said on 18 June 2024, and by whom?": (JOURNAL + "c24", JOURNAL + "c26"),
    # in other words, put into those that are read
    "Any idea where they build the Shahed-136?": (JOURNAL + "c28",),
    "Surely Beijing is providing lethal assistance to Moscow, no?": (JOURNAL + "c69",),
    "The missiles from North Korea: what's their range?": (HOUSE + "r21",),
    "Behnam Ben Taleblu: who's he?": (JOURNAL + "r43",),
    "What was Avril Haines's message to lawmakers in Congress?": (JOURNAL + "c55",),
    "What words does Sue Mi Terry use for the Moscow–Pyongyang–Beijing relationship?": (JOURNAL + "r28",),
    "Was it Haines who spoke about Taiwan?": (JOURNAL + "c55",),
    "How does Tehran profit from having its UAVs used over Ukraine?": (JOURNAL + "r19",),
    "What would Russia do if North Korea were attacked?": (JOURNAL + "r6",),
    "What is on Moscow's wish list from Tehran?": (HOUSE + "c30",),
    "What is given in return for the North Korean workers sent to Russia?": (JOURNAL + "c46",),
    "Which Chinese dual-use exports reach the Russian arms industry?": (JOURNAL + "c76",),
    # capitals for their states
    "What do Caracas and Moscow have in common?": (JOURNAL + "c54",),
    "Why did the Kremlin use its veto in March?": (JOURNAL + "r37",),
    "What do experts say about the relationship between Russia and Iran?": (JOURNAL + "r44",),
}


@pytest.mark.parametrize("question", SHOWN)
def test_a_turn_of_phrase_is_answered(shipped: Corpus, question: str) -> None:
    answer = reply(shipped, question)
    assert not answer.exit and set(SHOWN[question]) <= set(answer.ids())


NOT_SHOWN = {
    # what happened on the day, and not what had gone on for years
    "What happened on June 19?": JOURNAL + "c8",
    # the very word, where it may mean many and nobody is named
    "Between whom is there an alliance?": JOURNAL + "c62",
    # what was given, and not what is only sought
    "What did Iran hand over to Russia?": HOUSE + "c30",
    # what somebody gets, and not all about him
    "What did North Korea get?": HOUSE + "c20",
    # what was not delivered, and not what was
    "Was there anything Iran did not deliver?": JOURNAL + "c64",
}


@pytest.mark.parametrize("question", NOT_SHOWN)
def test_an_answer_is_not_wider_than_the_question(shipped: Corpus, question: str) -> None:
    answer = reply(shipped, question)
    assert answer.claims and NOT_SHOWN[question] not in answer.ids()


def test_what_is_only_to_come_is_said_to_be(shipped: Corpus) -> None:
    answer = reply(shipped, "Did Russia procure missiles from Iran?")
    assert "only sought, planned, agreed or in talks" in answer.sentence


@pytest.mark.parametrize("question", ["Who leads NATO?", "Who led the delegation?", "Who will win the war?"])
def test_what_no_claim_tells_is_not_understood(shipped: Corpus, question: str) -> None:
    assert reply(shipped, question).exit


REPHRASED = {
    "Any idea who supplies shells to Russia?": "who supplies shells to Russia?",
    "Behnam Ben Taleblu: who's he?": "who is Behnam Ben Taleblu?",
    "Iran aside, is it Russia or China that vetoed it?": "",
    "What does the White House want Congress to do for Ukraine?": "",
    "What does Iran supply to Russia?": "",
}


@pytest.mark.parametrize("question", REPHRASED)
def test_what_is_put_in_other_words_is_said(shipped: Corpus, question: str) -> None:
    read = reply(shipped, question).corrections.get(question, "")
    assert read == REPHRASED[question]


DETAILS = {
    # a pronoun for who is named, or for nothing
    "Do Putin and Kim really call it an alliance?": "r8",
    "Was it the first time China and Russia trained with Taiwan in mind?": "r36",
    # names on either side of an or: one is enough
    "Who is the teacher now, Iran or Russia?": "r42",
    # two names and nothing else, and one topic alone
    "Was Terry ever at the CIA?": "r30",
    "Is there really a new axis?": "r32",
    # what is wanted is told by what is for a purpose
    "Do China, North Korea and Iran want NATO to fail too?": "r15",
    # details in everyday words
    "Once the war is over, might the cooperation still threaten America?": "r2",
    "In what city did Putin and Kim announce their deal?": "c4",
    "What does Russia want the satellites for?": "r50",
    "Why did Russia get its military production going again so soon?": "r49",
    "Is Russia looking for supplies?": "c22",
    "Did Putin and Kim make it clear whether they would have to fight for each other?": "c39",
}


@pytest.mark.parametrize("question", DETAILS)
def test_a_detail_is_found_in_everyday_words(shipped: Corpus, question: str) -> None:
    assert JOURNAL + DETAILS[question] in reply(shipped, question).ids()


BRIEFED = {
    # how long, how serious, how far
    "How massive were the New Year attacks?": "r1",
    "How serious did Kirby say North Korea's growing help for Russia was?": "r23",
    "Could the missiles reach 2000 km?": "r21",
    # what a picture shows, and whose it is
    "What could you see on the graphic Kirby showed?": "r16",
    "Did Kirby call the attacks brutal?": "r4",
    # what became of something, what is known of it
    "Do they know yet what damage the missiles of January 2 did?": "r13",
    "Did that North Korean missile come down in a town or just in a field?": "r10",
    "Were the missiles that Russia fired on 30 December really North Korean?": "r9",
    # whom a measure is for, on whose side somebody is, what is wanted in return
    "Whom will the new sanctions hit?": "r34",
    "Is Iran still on Russia's side?": "c55",
    "What does Pyongyang want back from the Kremlin for its support?": "c24",
    "Why is it illegal for Russia to get missiles from North Korea?": "r30",
    "Why does the US make the arms deals public?": "r36",
    "What must happen before the US can go on supplying Ukraine?": "r39",
}


@pytest.mark.parametrize("question", BRIEFED)
def test_a_detail_of_the_briefing_is_found_in_everyday_words(shipped: Corpus, question: str) -> None:
    assert f"whitehouse-2024-01-04/{BRIEFED[question]}" in reply(shipped, question).ids()


@pytest.mark.parametrize(
    "question",
    [
        "How many Russian soldiers died in the strikes?",  # who died is not let go
        "Did Ukraine shoot down any of the drones?",  # nor what else was done
        "Did the January missile come down near Kyiv?",  # near a town is not near its state
    ],
)
def test_what_a_detail_hangs_on_is_never_let_go(shipped: Corpus, question: str) -> None:
    found = reply(shipped, question)
    assert not found.remarks and not found.claims
