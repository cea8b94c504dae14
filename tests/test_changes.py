"""What is brought up to date equals what is compiled anew; what does not stand alone is compiled anew."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from random import Random

import pytest

from graphkit import changes, compiler, load, standing
from graphkit.corpus import Corpus
from graphkit.reports.judge import Judge

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

import synthetic  # noqa: E402

CLAIMS, DOCUMENTS = 400, 12


def told(corpus: Corpus) -> list[object]:
    """All that can be asked of a corpus, without the numbers of its rows."""
    rows = corpus.find(withdrawn=True)
    names = {row.number: row.id for row in rows}
    pairs = [(names[a], names[n], bool(met)) for a, n, met in corpus.store.contests(names)]
    ties = [tie.to_record() for tie in corpus.ties()]
    edges = corpus.store.rows(
        "SELECT e.subject, e.relation, e.object, e.item, p.standing FROM edge e "
        "JOIN proposition p ON p.n = e.proposition ORDER BY 1, 2, 3, 4"
    )
    lexicon = corpus.store.rows("SELECT * FROM lexicon ORDER BY 1, 2, 3, 4, 5")
    return [rows.to_records(), sorted(pairs), ties, edges, lexicon, corpus.records()]


def edited(path: Path, random: Random) -> None:
    """Some claims of the document negated, some left out."""
    head, *passages = path.read_text("utf-8").splitlines()
    kept = [json.loads(line) for line in passages if random.random() < 0.8]
    for claim in (claim for passage in kept for claim in passage["claims"] if random.random() < 0.3):
        claim["polarity"] = "affirmed" if claim.get("polarity") == "negated" else "negated"
    path.write_text("\n".join([head, *map(json.dumps, kept)]) + "\n", "utf-8")


def changed(folder: Path, random: Random) -> None:
    paths = sorted((folder / "documents").iterdir())
    path = random.choice(paths)
    kind = random.choice(["edited", "edited", "gone", "new"])
    if kind == "edited":
        edited(path, random)
    elif kind == "gone":
        path.unlink()
    else:
        name = f"more-{random.randrange(10**6)}"
        words = path.read_text("utf-8").replace(path.stem, name)
        (folder / f"documents/{name}.jsonl").write_text(words, "utf-8")


@pytest.mark.parametrize("seed", range(4))
def test_what_is_brought_up_to_date_equals_what_is_compiled_anew(tmp_path, seed, monkeypatch):
    random, folder = Random(seed), tmp_path / "corpus"
    synthetic.write(folder, CLAIMS, DOCUMENTS, seed)
    load(str(folder), compiled=str(tmp_path / "kept.sqlite")).store.close()
    for _ in range(5):
        changed(folder, random)
        with monkeypatch.context() as patched:
            patched.setattr(compiler, "_compile", None)  # what stands alone needs no whole compiling
            kept = load(str(folder), compiled=str(tmp_path / "kept.sqlite"))
        whole = load(str(folder), compiled=str(tmp_path / "whole.sqlite"))
        assert told(kept) == told(whole)
        (tmp_path / "whole.sqlite").unlink()


def test_the_pairs_that_meet_are_those_of_the_rules(tmp_path):
    synthetic.write(tmp_path / "corpus", 1500, 8, 5)
    corpus = load(str(tmp_path / "corpus"), compiled=str(tmp_path / "c.sqlite"))
    rows = corpus.find(withdrawn=True)
    judge = Judge(corpus)
    cases = [judge.stance(row) for row in rows]
    number = {row.id: row.number for row in rows}
    met = {
        (number[affirmation.id], number[negation.id], bool(standing.disputes(negation, affirmation)))
        for negation, affirmation in standing.contests(cases, judge.closures)
    }
    assert met == {(a, n, bool(is_so)) for a, n, is_so in corpus.store.contests(row.number for row in rows)}
    contested = {number for a, n, is_so in met if is_so for number in (a, n)}
    assert contested == {row.number for row in rows if row.contested} != set()
    negations = [row.number for row in rows if row.polarity == "negated"]
    assert corpus.store.contested(negations) == {a for a, n, is_so in met if is_so}
    rulings = standing.standings(cases, judge.closures)
    assert {row.proposition: row.standing for row in rows} == {
        about.id: ruling.word for about, ruling in rulings.items()
    }


def test_a_document_that_refers_to_another_is_not_brought_up_to_date_alone(fresh, tmp_path):
    load(str(fresh), compiled=str(tmp_path / "c.sqlite")).store.close()
    path = fresh / "documents/aldora-2031-03-05.yaml"
    path.write_text(path.read_text("utf-8").replace("several dozen", "several score"), "utf-8")
    keys = compiler.sources.keys([str(fresh)], str(ROOT / "schema/vocabulary.yaml"), None)
    assert changes.is_possible(str(tmp_path / "c.sqlite"), keys)
    with pytest.raises(changes.NotAlone):
        changes.bring_up_to_date(str(tmp_path / "c.sqlite"), str(tmp_path / "d.sqlite"), keys)


def test_the_first_claims_of_a_corpus_are_brought_up_to_date(fresh, tmp_path):
    for path in (fresh / "documents").iterdir():
        path.unlink()
    head = "id: z\ntitle: t\npublisher: aldora\npublished: 2031\nlanguage: en\n"
    claim = (
        "{id: c1, subject: aldora, relation: cooperates_with, object: cestia, polarity: negated, "
        "speaker: self}"
    )
    path = fresh / "documents/z.yaml"
    path.write_text(head, "utf-8")
    kept = str(tmp_path / "c.sqlite")
    assert len(load(str(fresh), compiled=kept).find()) == 0
    path.write_text(f"{head}passages:\n- at: p1.s1\n  claims: [{claim}]\n", "utf-8")
    assert [row.standing for row in load(str(fresh), compiled=kept).find()] == ["negated only"]
