"""The agreement of two encodings: its measure by hand, its pairing, and the pages that tell of it."""

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from graphkit import plain
from graphkit.coding import compare
from graphkit.model import Document

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def agreement() -> ModuleType:
    spec = importlib.util.spec_from_file_location("agreement", ROOT / "scripts" / "agreement.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def document(*claims: dict[str, Any], speaker: str = "minister") -> Document:
    """One sentence with these claims."""
    numbered = [{"id": f"c{n}", "relation": "supplies", **claim} for n, claim in enumerate(claims, 1)]
    label = {"en": "a minister", "ja": "ある大臣"}
    return Document.model_validate({
        "id": "invented", "title": "Invented", "publisher": "press", "published": "2024", "language": "en",
        "speakers": [
            {"id": speaker, "label": label, "kind": "official", "named": "false", "plural": "false"},
        ],
        "passages": [{"at": "p1.s1", "speaker": speaker, "claims": numbered}],
    })  # fmt: skip


def pairs_of(table: dict[str, int]) -> list[tuple[str, str]]:
    """Pairs of categories from a table of their numbers: `{"yn": 5}` is five times yes and no."""
    return [(pair[0], pair[1]) for pair, count in table.items() for _ in range(count)]


@pytest.mark.parametrize(
    ("table", "by_hand"),
    [
        # Of 50 proposals both say yes to 20, no to 15; 5 are yes and no, 10 no and yes. Observed 35/50 = 0.7.
        # By chance: yes 25/50 * 30/50 = 0.3, no 25/50 * 20/50 = 0.2, together 0.5. So (0.7 - 0.5) / 0.5.
        ({"yy": 20, "yn": 5, "ny": 10, "nn": 15}, 0.4),
        # All alike, two categories: observed 1.
        ({"yy": 3, "nn": 1}, 1.0),
        # Observed 0; by chance 1/2 * 1/2 + 1/2 * 1/2 = 0.5; (0 - 0.5) / 0.5.
        ({"yn": 1, "ny": 1}, -1.0),
        # Three categories, 10 pairs. Observed 6/10. First: a 5, b 3, c 2; second: a 4, b 4, c 2. By chance
        # (20 + 12 + 4) / 100 = 0.36. So 0.24 / 0.64.
        ({"aa": 3, "ab": 2, "bb": 2, "bc": 1, "cc": 1, "ca": 1}, 0.375),
        # One uses a single category: observed 3/4, by chance 3/4 too.
        ({"yy": 3, "yn": 1}, 0.0),
    ],
)
def test_kappa_by_hand(table: dict[str, int], by_hand: float) -> None:
    assert compare.kappa(pairs_of(table)) == pytest.approx(by_hand)


def test_kappa_takes_whatever_a_field_holds() -> None:
    pairs = [(None, None), (("a", "b"), ("a", "b")), (None, "a"), ("a", None)]
    assert compare.kappa(pairs) == pytest.approx((1 / 2 - 3 / 8) / (5 / 8))


def test_kappa_of_one_category_is_not_given() -> None:
    assert compare.kappa(pairs_of({"yy": 3})) is None


def test_without_the_library_the_observed_agreement_is_shown(
    agreement: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "sklearn", None)
    claim = {"subject": "iran", "object": "russia"}
    tables = compare.agreement(document(claim), document(claim), frozenset())
    assert "| field of paired claims | filled | equal | of all pairs |\n|---|---|---|---|\n" in tables
    assert "| subject | 1 | 1 | 100% |\n" in tables
    assert agreement.main([]) == 2
    told = capsys.readouterr()
    assert not told.out and "pip install 'milcoop-graphkit[compare]'" in told.err


def test_the_best_overlap_is_paired_first(agreement: ModuleType) -> None:
    drones, shells = ({"subject": "iran", "object": "russia", "item": item} for item in ("drones", "shells"))
    pairs = compare.paired(
        document(drones, shells), document(shells, drones), lambda p: p.claims,
        lambda x, y: compare.claim_overlap(x, y, frozenset()),
    )  # fmt: skip
    assert {(pair.a.id, pair.b.id) for pair in pairs} == {("c1", "c2"), ("c2", "c1")}


def test_claims_that_share_too_little_stay_alone(agreement: ModuleType) -> None:
    first = document({"subject": "iran", "object": "russia", "item": "drones"})
    second = document({"subject": "iran", "object": "syria", "item": "shells"})
    assert "| claims | 1 | 1 | 0 | 1 | 1 |" in compare.agreement(first, second, frozenset())


@pytest.mark.parametrize(("symmetric", "paired"), [(frozenset({"meets"}), 1), (frozenset(), 0)])
def test_parties_of_symmetric_relations_have_no_order(
    agreement: ModuleType, symmetric: frozenset[str], paired: int
) -> None:
    first = document({"subject": "iran", "relation": "meets", "object": "russia"})
    second = document({"subject": "russia", "relation": "meets", "object": "iran"})
    assert f"| claims | 1 | 1 | {paired} |" in compare.agreement(first, second, symmetric)


def test_speakers_are_paired_by_use_not_by_name(agreement: ModuleType) -> None:
    claim = {"subject": "iran", "object": "russia"}
    tables = compare.agreement(document(claim), document(claim, speaker="the-minister"), frozenset())
    assert "| speaker | 1 | 1 | 100% | - |" in tables


def test_the_pages_hold_the_tables_of_the_two_passes(agreement: ModuleType) -> None:
    for page, made in agreement.PAGES.items():
        words = page.read_text("utf-8")
        assert agreement.filled(words, made()) == words, "run python scripts/agreement.py --write"


def test_every_field_of_the_two_passes_has_a_row(agreement: ModuleType) -> None:
    summary = agreement.summary()
    for field in (*compare.CLAIM_FIELDS, *compare.REMARK_FIELDS):
        assert f"\n    {field.name} " in summary


def test_a_guide_without_markers_is_refused(agreement: ModuleType) -> None:
    with pytest.raises(ValueError, match="markers"):
        agreement.filled("no tables here", "")


def test_the_guide_is_read_in_ten_minutes() -> None:
    minutes, words_a_minute = 10, 240
    guide = (ROOT / "docs" / "encoding.md").read_text("utf-8")
    assert len(guide.split()) <= minutes * words_a_minute


def test_what_the_guide_leaves_to_the_other_page_is_there() -> None:
    guide, cases = ((ROOT / "docs" / name).read_text("utf-8") for name in ("encoding.md", "coding-cases.md"))
    headings = {re.sub(r"[^\w -]", "", line.lstrip("# ").lower()).replace(" ", "-")
                for line in cases.splitlines() if line.startswith("#")}  # fmt: skip
    anchors = re.findall(r"\(coding-cases\.md#([\w-]+)\)", guide)
    assert anchors and set(anchors) <= headings
    mistakes = plain.from_yaml((ROOT / "tests" / "third" / "mistakes.yaml").read_bytes())
    assert f"[{len(mistakes)} kinds are caught]" in guide
