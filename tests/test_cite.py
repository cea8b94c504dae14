"""Citations that can be pasted: one line; BibTeX, read by a strict reader of our own; CSL JSON."""

from __future__ import annotations

import re

import pytest
import strategies
from hypothesis import HealthCheck, given, settings
from written_world import compiled

from graphkit import cite, dates

A, C = "aldora-2031-03-05", "cestia-2031-04-02"


def parsed(entry: str) -> tuple[str, dict[str, str]]:
    """(key, fields) of a BibTeX entry, as BibTeX reads it: every brace counts, escaped or not."""
    head = re.match(r"@misc\{([a-z0-9.-]+),\n", entry)
    assert head, entry
    fields, rest = {}, entry[head.end() :]
    while rest != "}":
        start = re.match(r"  ([a-z]+) = \{", rest)
        assert start, rest
        depth, end = 1, start.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(rest[end], 0)
            end += 1
        assert rest[end : end + 2] == ",\n", rest
        assert start[1] not in fields
        fields[start[1]] = rest[start.end() : end - 1]
        rest = rest[end + 2 :]
    return head[1], fields


def test_a_document_in_bibtex(frozen):
    assert parsed(cite.bibtex(frozen, A, "p2.s1", f"{A}/c1")) == (
        f"{A}.c1",
        {
            "author": "{Aldoran press office}",
            "title": "{Invented briefing on the Kestrel}",
            "publisher": "Aldoran press office",
            "date": "2031-03-05",
            "year": "2031",
            "url": "https://aldora.example/briefing",
            "langid": "en",
            "note": f"p2.s1; {A}/c1",
        },
    )


def test_a_translation_names_its_original(frozen):
    _, fields = parsed(cite.bibtex(frozen, C))
    assert fields["title"] == "{架空の共同声明}" and fields["publisher"] == "架空新聞"
    assert "Invented joint statement" in fields["note"]


def test_a_document_in_csl(frozen):
    assert cite.csl(frozen, A, "p2.s1", f"{A}/c1") == {
        "id": f"{A}.c1",
        "type": "document",
        "title": "Invented briefing on the Kestrel",
        "author": [{"literal": "Aldoran press office"}],
        "publisher": "Aldoran press office",
        "issued": {"date-parts": [[2031, 3, 5]]},
        "language": "en",
        "URL": "https://aldora.example/briefing",
        "note": f"p2.s1; {A}/c1",
    }


def test_a_date_is_cited_as_exactly_as_it_is_known():
    told = {
        "2024-06-19": [[2024, 6, 19]], "2024-06": [[2024, 6]], "2024": [[2024]], "2024-06?": [[2024, 6]],
        "2024-21": [[2024]], "2024-XX": [[2024]], "202X": [[2020], [2029]], "2023/2024-05": [[2023], [2024]],
        "2024-06-01/2024-06-05": [[2024, 6]], "../2024": None, "2024/..": None,
    }  # fmt: skip
    assert {edtf: cite._issued(edtf).get("date-parts") for edtf in told} == told
    assert cite._issued("../2024") == {"literal": "../2024"}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_line_names_everything_once(frozen, language):
    line = cite.line(frozen, A, language, "p2.s1", f"{A}/c1")
    for part in ("Invented briefing on the Kestrel", "https://aldora.example/briefing", "p2.s1", f"{A}/c1"):
        assert line.count(part) == 1
    assert "2031" in line and line.endswith("。" if language == "ja" else ".")
    assert "\n" not in line


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(strategies.records(with_segments=False))
def test_whatever_a_title_holds_the_citation_can_be_read(records):
    corpus = compiled(records)
    for document in records.documents:
        key, fields = parsed(cite.bibtex(corpus, document.id))
        assert key == document.id and {"title", "date", "publisher"} <= set(fields)
        assert dates.bounds(fields["date"]) == dates.bounds(document.published)
        item = cite.csl(corpus, document.id)
        assert {"id", "type", "title", "issued"} <= set(item)
        for parts in item["issued"].get("date-parts", ()):
            assert len(parts) in (1, 2, 3) and all(type(part) is int for part in parts)
        assert "\n" not in cite.line(corpus, document.id, "en")
