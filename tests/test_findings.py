"""The findings: rebuilt from the shipped claims, and every sentence with the claims it stands on."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import graphkit

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs/findings.md").read_text("utf-8")
PARAGRAPHS = re.findall(r"^\*\*[^*]+\*\* \(`([^`]+)`\)\. (.+)$", TEXT, re.MULTILINE)


def test_it_is_built_from_the_claims():
    ran = subprocess.run([sys.executable, "scripts/build_findings.py", "--check"], cwd=ROOT, check=False)
    assert ran.returncode == 0


@pytest.mark.parametrize(("document", "words"), PARAGRAPHS)
def test_every_sentence_names_its_claims_or_remarks(document, words):
    corpus = graphkit.load("shipped")
    known = {row.id for row in (*corpus.find(), *corpus.remarks(document=[document]))}
    sentences = re.findall(r".+?\](?:\. |\.$)", words)
    assert " ".join(each.strip() for each in sentences) == words
    for name in re.findall(r"[cr][0-9]+(?=[,\]])", words):
        assert f"{document}/{name}" in known


def test_both_documents_stand_in_it():
    assert {document for document, _ in PARAGRAPHS} == {"whitehouse-2024-01-04", "wsj-2024-06"}


def test_nothing_about_what_iran_and_north_korea_give_russia_is_missing():
    corpus = graphkit.load("shipped")
    cited = {f"{document}/{name}" for document, words in PARAGRAPHS for name in re.findall(r"c[0-9]+", words)}
    for subject in ("iran", "north-korea"):
        assert {row.id for row in corpus.find(subject=subject, object="russia")} <= cited
        assert {row.id for row in corpus.find(subject="russia", object=subject)} <= cited
