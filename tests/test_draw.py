"""Pictures as values: what is drawn, with which line, in which words, and that nothing covers anything."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import combinations

import pytest
from drawn_world import MANNERS, chance, corpus_of
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.corpus import Corpus
from graphkit.draw import KINDS, fonts, scene_of
from graphkit.draw.pagewords import PAGE
from graphkit.draw.phrases import FILTERS, PHRASES
from graphkit.draw.plan import Wish, plan
from graphkit.draw.scene import STYLES, Box, Scene, faults
from graphkit.errors import UsageError
from graphkit.pattern import FILTERS as PATTERN_FILTERS
from graphkit.pattern import pattern_of

LANGUAGES = ("en", "ja")
STATES = {"aldora": ("the Republic of Aldora", "アルドラ"), "berun": ("Berun", "ベルン")}
ITEMS = {"kestrel": ("Kestrel jets", "ケストレル機"), "grain": ("grain", "穀物")}
SUPPLY = {"subject": "aldora", "relation": "supplies", "object": "berun", "item": "kestrel"}


def drawn(corpus: Corpus, kind: str = "network", lang: str = "en", **wishes: object) -> Scene:
    pattern = pattern_of(**wishes.pop("pattern", {}))  # type: ignore[arg-type]
    return scene_of(corpus, kind, pattern, lang=lang, **wishes)[0]


def words(scene: Scene) -> str:
    return " ".join(text.words for text in scene.words())


# nothing covers anything


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_corpus_is_drawn_without_faults(shipped: Corpus, kind: str, lang: str) -> None:
    families = [{"family": family} for family in shipped.vocabulary.families]
    documents = [{"document": row[0]} for row in shipped.store.documents()]
    for pattern in ({}, *families, *documents):
        assert faults(drawn(shipped, kind, lang, pattern=pattern)) == [], pattern


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("nodes", "claims"), [(2, 1), (2, 30), (5, 12), (9, 60), (16, 50), (30, 70), (30, 104)]
)
def test_any_graph_is_drawn_without_faults(nodes: int, claims: int, kind: str) -> None:
    corpus = chance(nodes * 1000 + claims, nodes, claims)
    for lang in LANGUAGES:
        assert faults(drawn(corpus, kind, lang, force=True)) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_line_runs_over_the_label_or_the_box_of_another(shipped: Corpus, kind: str, lang: str) -> None:
    scene = drawn(shipped, kind, lang)
    for line in scene.lines:
        points = [point for path in line.paths for point in _points(path)]
        boxes = [other.label.box for other in scene.lines if other is not line]
        boxes += [node.box for node in scene.nodes if node.id not in (line.tail, line.head)]
        for box in boxes:
            inner = Box(box.x + 2, box.y + 2, box.width - 4, box.height - 4)
            assert not any(inner.holds(Box(x, y, 0, 0)) for x, y in points), line.id


def _points(path: tuple[tuple[float, float], ...]) -> Iterator[tuple[float, float]]:
    """Points along a Bézier curve, twenty a piece."""
    for start in range(0, len(path) - 3, 3):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = path[start : start + 4]
        for step in range(21):
            t, u = step / 20, 1 - step / 20
            a, b, c, d = u**3, 3 * u * u * t, 3 * u * t * t, t**3
            yield a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy


def test_the_words_of_both_languages_have_the_same_slots() -> None:
    english, japanese = PHRASES["en"], PHRASES["ja"]
    assert english.keys() == japanese.keys()
    slots = [(english[key], japanese[key]) for key in english] + [*PAGE.values(), *FILTERS.values()]
    for one, other in slots:
        assert sorted(re.findall(r"{\w+}", one)) == sorted(re.findall(r"{\w+}", other))
    assert {filter_.field for filter_ in PATTERN_FILTERS} <= FILTERS.keys()


def test_faults_are_found() -> None:
    scene = drawn(corpus_of([SUPPLY], STATES, ITEMS))
    line = scene.lines[0]
    over = line._replace(label=line.label._replace(box=scene.nodes[0].box))
    assert any("covers node" in fault for fault in faults(scene._replace(lines=(over,))))
    assert any(
        "overlap" in fault for fault in faults(scene._replace(lines=(line, line._replace(id="other"))))
    )
    assert any("frame" in fault for fault in faults(scene._replace(width=scene.width / 2)))


def test_boxes_that_touch_do_not_overlap() -> None:
    assert not Box(0, 0, 10, 10).overlaps(Box(10, 0, 5, 5))
    assert Box(0, 0, 10, 10).overlaps(Box(9, 9, 5, 5))
    assert Box(0, 0, 10, 10).holds(Box(0, 0, 10, 10)) and not Box(0, 0, 10, 10).holds(Box(5, 5, 6, 1))


# lines say how claims are put

SAID = st.tuples(
    st.sampled_from(MANNERS), st.sampled_from(["press", "aldora-itself", "berun-itself"]),
    st.sampled_from([*ITEMS, None]),
)  # fmt: skip


@given(st.lists(SAID, min_size=1, max_size=12))
@settings(max_examples=25, deadline=None)
def test_the_style_of_a_line_agrees_with_the_status_of_every_claim_in_it(
    said: list[tuple[Mapping[str, str], str, str | None]],
) -> None:
    claims = [{**SUPPLY, **manner, "speaker": speaker, "item": item} for manner, speaker, item in said]
    corpus = corpus_of(claims, STATES, ITEMS)
    rows = {row.id: row for row in corpus.find()}
    for kind in KINDS:
        for line in drawn(corpus, kind).lines:
            for name in line.claims:
                firmness = corpus.vocabulary.statuses[rows[name].status].firmness
                assert STYLES[firmness] == line.style
                assert (line.style == "solid") == (rows[name].status in ("asserted", "assessed"))
                assert rows[name].status in line.statuses


def test_every_claim_is_drawn_once(shipped: Corpus) -> None:
    scene = drawn(shipped)
    named = [name for line in scene.lines for name in line.claims]
    assert sorted(named) == sorted(row.id for row in shipped.find())


def test_lines_are_wider_with_more_claims(shipped: Corpus) -> None:
    lines = sorted(drawn(shipped).lines, key=lambda line: len(line.claims))
    assert [line.width for line in lines] == sorted(line.width for line in lines)


def test_a_symmetric_relation_has_two_heads_and_no_other() -> None:
    both = {"subject": "berun", "relation": "cooperates_with", "object": "aldora"}
    lines = drawn(corpus_of([SUPPLY, both], STATES, ITEMS)).lines
    assert {line.symmetric: len(line.heads) for line in lines} == {False: 1, True: 2}


def test_an_arrowhead_points_at_the_recipient(shipped: Corpus) -> None:
    scene = drawn(shipped)
    boxes = {node.id: node.box for node in scene.nodes}
    for line in scene.lines:
        tips = [tip for tip, _ in line.heads]
        for tip, end in zip(tips, [line.head, line.tail] if line.symmetric else [line.head], strict=True):
            ends = [line.head, line.tail] if line.symmetric else [end]
            assert any(_distance(tip, boxes[each]) < 3 for each in ends), line.id


def _distance(point: tuple[float, float], box: Box) -> float:
    return max(box.x - point[0], point[0] - box.right, box.y - point[1], point[1] - box.bottom, 0.0)


def test_a_contested_line_names_who_denies_it(shipped: Corpus) -> None:
    for kind in KINDS:
        contested = [line for line in drawn(shipped, kind).lines if line.contested_by]
        assert contested
        for line in contested:
            assert line.contested_by == ("Iran",)
            assert "denied by Iran" in " ".join(text.words for text in line.label.texts)


def test_a_display_is_no_part_of_the_line_of_what_was_supplied(shipped: Corpus) -> None:
    line = next(line for line in drawn(shipped).lines if line.contested_by)
    assert {shipped.find(claim=name)[0].relation for name in line.claims} == {"supplies"}
    shown = [row for row in shipped.find(relation="displays") if row.subject.startswith("irgc")]
    assert shown and {row.family for row in shown} == {"alliance"}


DENIAL = {**SUPPLY, "polarity": "negated", "speaker": "berun-itself"}


@pytest.mark.parametrize(
    ("claims", "mark"),
    [
        ([SUPPLY, DENIAL], "≠ contested: denied by berun itself"),
        ([SUPPLY, {**SUPPLY, "item": "grain"}, DENIAL], "≠ contested, 1 of 2: Kestrel jets: denied by"),
        ([SUPPLY, {**SUPPLY, "item": None}, DENIAL], "≠ contested, "),
        (
            [SUPPLY, {**SUPPLY, "relation": "sends_personnel"}, DENIAL],
            "≠ contested, 1 of 2: supplies: Kestrel jets:",
        ),
    ],
)
def test_marks_of_contests(claims: list[dict[str, str]], mark: str) -> None:
    scene = drawn(corpus_of(claims, STATES, ITEMS))
    (line,) = (line for line in scene.lines if line.contested_by)
    assert " ".join(text.words for text in line.label.texts if text.bold).startswith(mark)
    assert faults(scene) == []


def test_titles_promise_only_what_is_drawn() -> None:
    for words in (*PHRASES["en"].values(), *PAGE["title"]):
        assert "who says so" not in words
    assert all("誰がそう言う" not in words for words in (*PHRASES["ja"].values(), *PAGE["title"]))


def test_a_denied_line_says_so_and_by_whom() -> None:
    denied = {**SUPPLY, "polarity": "negated", "speaker": "berun-itself"}
    (line,) = drawn(corpus_of([denied], STATES, ITEMS)).lines
    assert line.style == "dotted"
    assert "denied (berun itself)" in " ".join(text.words for text in line.label.texts)


def test_an_exchange_is_drawn_as_a_pair() -> None:
    back = {**SUPPLY, "subject": "berun", "object": "aldora", "item": "grain", "in_return_for": ("c1",)}
    lines = drawn(corpus_of([SUPPLY, back], STATES, ITEMS)).lines
    assert [line.exchanges for line in lines] == [(1,), (1,)]
    assert all(any("⇄ 1" in text.words for text in line.label.texts) for line in lines)


def test_amounts_and_phases_stand_on_the_label(shipped: Corpus) -> None:
    scene = drawn(shipped, "flow")
    assert "armed drones (“何百機”, hundreds)" in words(scene)
    assert "何百機”, hundreds)" in words(drawn(shipped))
    assert "prospective: in talks" in words(scene)
    assert "何百機" in words(drawn(shipped, "flow", "ja"))


def test_family_and_status_are_written_so_that_grey_is_enough(shipped: Corpus) -> None:
    scene = drawn(shipped)
    statuses, families = shipped.vocabulary.statuses, shipped.vocabulary.families
    for line in scene.lines:
        label = " ".join(text.words for text in line.label.texts)
        assert all(statuses[name].label["en"].split()[0] in label for name in line.statuses)
        relations = {shipped.find(claim=name)[0].relation for name in line.claims}
        family = families[line.family].label["en"]
        legend = next(sample.text.words for sample in scene.samples if sample.text.words.startswith(family))
        assert all(shipped.vocabulary.relations[relation].label["en"] in legend for relation in relations)


# boxes


def test_parts_are_drawn_with_their_state_unless_asked_for(shipped: Corpus) -> None:
    folded, own = (
        drawn(shipped, pattern={"document": "wsj-2024-06"}, parts=parts) for parts in (False, True)
    )
    assert "russian-defence-industry" not in {node.id for node in folded.nodes}
    assert "russian-defence-industry" in {node.id for node in own.nodes}
    assert "Parts are drawn with their state" in words(folded) and "Parts are" not in words(own)


def test_an_unnamed_party_is_another_one_for_each_who_deals_with_it(shipped: Corpus) -> None:
    unnamed = [node for node in drawn(shipped).nodes if node.entity == "unknown"]
    assert len(unnamed) > 1 and all(node.style == "dashed" for node in unnamed)


def test_states_are_strongest_and_lose_their_article() -> None:
    scene = drawn(corpus_of([SUPPLY], STATES, ITEMS))
    assert "Republic of Aldora" in words(scene) and "the Republic" not in words(scene)
    assert all(node.rank == 0 and node.texts[0].bold for node in scene.nodes)


# caption, legend, refusal


def test_the_caption_says_what_the_picture_stands_on(shipped: Corpus) -> None:
    scene = drawn(shipped, pattern={"family": "arms", "since": "2023"})
    said = words(scene)
    assert "John Kirby's statement of 4 January 2024" in said
    assert f"{sum(len(line.claims) for line in scene.lines)} claim" in said
    assert "without a date of the fact" in said and "by the filters" in said
    assert "Shown: family arms, goods & personnel, since 2023." in said


def test_the_caption_counts_claims_by_status(shipped: Corpus) -> None:
    assert "1 denied" in words(drawn(shipped)) and "否認1件" in words(drawn(shipped, lang="ja"))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_empty_selection_draws_an_honest_empty_picture(shipped: Corpus, kind: str, lang: str) -> None:
    scene = drawn(shipped, kind, lang, pattern={"subject": "venezuela", "relation": "supplies"})
    assert not scene.lines and not scene.nodes and faults(scene) == []
    assert ("nothing to draw" if lang == "en" else "描くものがない") in words(scene)


def test_a_crowd_is_refused_with_three_pictures_that_are_small_enough() -> None:
    corpus = chance(7, 36, 150)
    with pytest.raises(UsageError, match=r"smaller ones: .*--.*, --.*, --.* \(or --force\)") as refused:
        drawn(corpus)
    offers = str(refused.value).split("smaller ones: ")[1].removesuffix(" (or --force)").split(", ")
    assert len(offers) == 3
    for offer in offers:
        option, value = offer.removeprefix("--").split()
        given: dict[str, object] = {option: int(value) if option == "top" else value}
        wish = Wish(pattern_of(**given)) if option == "family" else Wish(**given)  # type: ignore[arg-type]
        assert plan(corpus, wish).ties


def test_a_neighbourhood_and_the_widest_lines(shipped: Corpus) -> None:
    near = drawn(shipped, around="Venezuela")
    assert {node.id for node in near.nodes} == {"venezuela", "china", "united-states"}
    assert len(drawn(shipped, around="venezuela", hops=2).nodes) > 3
    top = drawn(shipped, top=3)
    assert len(top.lines) == 3 and "on thinner lines" in words(top)


def test_an_unknown_kind_is_refused_with_the_known_ones(shipped: Corpus) -> None:
    with pytest.raises(UsageError, match="network, flow"):
        scene_of(shipped, "hairball")


def test_the_same_claims_give_an_equal_scene(shipped: Corpus) -> None:
    assert drawn(shipped) == drawn(shipped)


# colours


def test_family_colours_stay_apart_for_the_colour_blind(shipped: Corpus) -> None:
    colours = [shipped.vocabulary.families[name].colour for name in shipped.vocabulary.families]
    for matrix in _BLIND.values():
        seen = [_lab(_seen(colour, matrix)) for colour in colours]
        for one, other in combinations(seen, 2):
            assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 > 15


def test_words_have_the_contrast_of_wcag_aa(shipped: Corpus) -> None:
    palette, families = shipped.vocabulary.data["palette"], shipped.vocabulary.families
    light, dark = [families[name].text for name in families], palette["dark"]["families"].values()
    for name, inks in (("light", light), ("dark", dark)):
        paper = palette[name]["paper"]
        for ink in (*inks, palette[name]["ink"], palette[name]["muted"]):
            assert _contrast(ink, paper) >= 4.5, (name, ink)
        for paint in palette[name]["nodes"].values():
            assert _contrast(palette[name]["ink"], paint["fill"]) >= 4.5
            assert _contrast(paint["edge"], paper) >= 3
    assert all(_contrast(families[name].colour, "#FFFFFF") >= 2.9 for name in families)


# Machado, Oliveira, Fernandes (2009), doi:10.1109/TVCG.2009.113, table 1, severity 1.0, on linear RGB
_BLIND = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def _linear(colour: str) -> list[float]:
    values = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]


def _seen(colour: str, matrix: tuple[tuple[float, ...], ...]) -> list[float]:
    rgb = _linear(colour)
    return [min(1.0, max(0.0, sum(m * v for m, v in zip(row, rgb, strict=True)))) for row in matrix]


def _lab(rgb: list[float]) -> tuple[float, float, float]:
    """CIELAB (1976) of linear sRGB, D65: a distance of 15 is seen at a glance."""
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    xyz = [sum(m * v for m, v in zip(row, rgb, strict=True)) / w for row, w in zip(rows, white, strict=True)]
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _contrast(one: str, other: str) -> float:
    light, dark = sorted(
        (sum(m * v for m, v in zip((0.2126, 0.7152, 0.0722), _linear(c), strict=True)) for c in (one, other)),
        reverse=True,
    )
    return (light + 0.05) / (dark + 0.05)


# hostile and foreign labels

HOSTILE = {
    "markup": "</script><img src=x onerror=alert(1)>",
    "tex": r"$\frac{1}{0}$ \textbf{x} $a_b^c$",
    "newlines": "first\nsecond\r\n\tthird\x1b[31m\x00",
    "long": "Bundesministeriumsangelegenheiten" * 20,
    "arabic": "وزارة الدفاع الوطني",
    "hebrew": "משרד הביטחון",
    "combining": "Z̷̢͓̐a̶̡̛l̵̰̈g̸̱̏o̴̹͘ é ö ü",
    "override": "safe \u202eetirw\u202c \u200b\ufeffend",
    "blank": "   \u3000 ",
}


@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "blank"])
@pytest.mark.parametrize("kind", KINDS)
def test_hostile_labels_are_text(name: str, kind: str) -> None:
    states = {**STATES, "aldora": (HOSTILE[name], HOSTILE[name])}
    items = {**ITEMS, "kestrel": (HOSTILE[name], HOSTILE[name])}
    corpus = corpus_of([SUPPLY, {**SUPPLY, "polarity": "negated", "speaker": "aldora-itself"}], states, items)
    scene = drawn(corpus, kind)
    assert faults(scene) == []
    assert all(text.words == fonts.plain(text.words) for text in scene.words() if "⇄" not in text.words)
    assert all(fonts.can_show(text.words) for text in scene.words())


def test_a_label_that_no_font_can_show_falls_back_with_one_warning() -> None:
    cuneiform = "\U00012000\U00012001"
    corpus = corpus_of([SUPPLY, SUPPLY], {**STATES, "aldora": (cuneiform, "アルドラ")}, ITEMS)
    scene, warnings = scene_of(corpus)
    assert "アルドラ" in words(scene) and len(warnings) == 1 and warnings[0].isascii()
    lost = corpus_of([SUPPLY], {**STATES, "aldora": (cuneiform, cuneiform)}, ITEMS)
    assert "aldora" in words(scene_of(lost)[0])


def test_japanese_has_every_glyph(shipped: Corpus) -> None:
    for kind in KINDS:
        scene, warnings = scene_of(shipped, kind, lang="ja")
        assert warnings == [] and all(fonts.can_show(text.words) for text in scene.words())


@given(st.text(min_size=1, max_size=80), st.floats(20, 200))
def test_wrapped_lines_fit_and_lose_nothing(label: str, width: float) -> None:
    plain = fonts.plain(label)
    lines = fonts.wrap(plain, width, 10)
    assert "".join("".join(lines).split()) == "".join(plain.split())
    for line in lines:
        assert fonts.measure(line, 10) <= width or len(line) <= 2 or any(map(unicodedata.combining, line))


def test_no_line_begins_with_a_closing_mark() -> None:
    lines = fonts.wrap("北朝鮮はロシアに砲弾、弾道ミサイル、労働者を（大量に）送った。", 60, 10)
    assert all(line[0] not in "、。）" for line in lines) and all(line[-1] not in "（" for line in lines)
