"""The agreement of two encodings: its measure by hand, its pairing, and the tables of the coding guide."""

import importlib.util
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

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


def test_kappa_by_hand(agreement: ModuleType) -> None:
    # Of 50 proposals both readers say yes to 20 and no to 15; 5 are yes and no, 10 no and yes. Observed
    # 35/50 = 0.7. By chance: yes 25/50 * 30/50 = 0.3, no 25/50 * 20/50 = 0.2, together 0.5. So 0.2 / 0.5.
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert agreement.kappa(pairs) == pytest.approx(0.4)


def test_kappa_is_that_of_a_library(agreement: ModuleType) -> None:
    metrics = pytest.importorskip("sklearn.metrics", reason="kappa is held by hand alone: no scikit-learn")
    for seed in range(200):
        chance = random.Random(seed)
        pairs = [(chance.choice("abc"), chance.choice("aabbbc")) for _ in range(chance.randint(2, 40))]
        mine = agreement.kappa(pairs)
        if mine is not None:
            assert mine == pytest.approx(metrics.cohen_kappa_score(*zip(*pairs, strict=True)))


def test_kappa_of_one_category_is_not_given(agreement: ModuleType) -> None:
    assert agreement.kappa([("affirmed", "affirmed")] * 3) is None


def test_kappa_below_chance_is_negative(agreement: ModuleType) -> None:
    # Observed 0; by chance 1/2 * 1/2 + 1/2 * 1/2 = 0.5; (0 - 0.5) / 0.5.
    assert agreement.kappa([("y", "n"), ("n", "y")]) == -1


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
    assert "| claims | 1 | 1 | 0 | 1 | 1 |" in agreement.agreement(first, second, frozenset())


@pytest.mark.parametrize(("symmetric", "paired"), [(frozenset({"meets"}), 1), (frozenset(), 0)])
def test_parties_of_symmetric_relations_have_no_order(
    agreement: ModuleType, symmetric: frozenset[str], paired: int
) -> None:
    first = document({"subject": "iran", "relation": "meets", "object": "russia"})
    second = document({"subject": "russia", "relation": "meets", "object": "iran"})
    assert f"| claims | 1 | 1 | {paired} |" in agreement.agreement(first, second, symmetric)


def test_speakers_are_paired_by_use_not_by_name(agreement: ModuleType) -> None:
    claim = {"subject": "iran", "object": "russia"}
    tables = agreement.agreement(document(claim), document(claim, speaker="the-minister"), frozenset())
    assert "| speaker | 1 | 1 | 100% | - |" in tables


def test_the_guide_holds_the_tables_of_the_two_passes(agreement: ModuleType) -> None:
    guide = agreement.GUIDE.read_text("utf-8")
    assert agreement.filled(guide, agreement.report()) == guide, "run python scripts/agreement.py --write"


def test_a_guide_without_markers_is_refused(agreement: ModuleType) -> None:
    with pytest.raises(ValueError, match="markers"):
        agreement.filled("no tables here", "")
