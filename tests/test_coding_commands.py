"""`graphkit code ...` as it is used: what it prints, what it writes, and what it refuses."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit import reader, writer
from graphkit.cli import main
from graphkit.coding import start, walk
from graphkit.coding.desk import open_desk
from graphkit.coding.lines import to_lines
from graphkit.corpus import load
from graphkit.model import Item, Passage

HERE = Path(__file__).resolve().parent
THIRD, KNOWN = HERE / "third", HERE / "corpus"
ID = "aldora-2031-05-06"
Code = Callable[..., int]


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A fresh copy of the third corpus, to write to."""
    return Path(shutil.copytree(THIRD, tmp_path / "mine"))


@pytest.fixture
def code(mine: Path) -> Code:
    """Runs `graphkit code` over the copy."""
    return lambda *words: main(["--corpus", str(mine), "code", *map(str, words)])


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts words into standard input."""

    def put(words: str) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(words.encode()), encoding="utf-8"))

    return put


def opened(mine: Path, at: str = "p4.s2") -> Path:
    """The document, with one sentence open again."""
    file = mine / "documents" / f"{ID}.yaml"
    words = file.read_text("utf-8")
    head, _, rest = words.partition(f"  - at: {at}\n")
    behind = rest.find("\n  - at: ")
    file.write_text(f"{head}  - at: {at}\n{rest[behind + 1 :] if behind >= 0 else ''}", "utf-8")
    return file


# start


def test_start_writes_a_document_that_only_lacks_its_claims(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = THIRD / "texts" / f"{ID}.en.txt"
    home = tmp_path / "new"
    words = ["start", str(text), "--id", "x", "--language", "en", "--copy", str(tmp_path / "texts")]
    head = ["--title", "a: b", "--publisher", "Dravia", "--published", "2031"]
    assert main(["--corpus", str(KNOWN), "--corpus", str(home), "code", *words, *head]) == 0
    source = reader.read_document(home / "documents" / "x.yaml")
    assert (source.document.title, source.document.publisher) == ("a: b", "dravia")
    assert source.segments and [p.at for p in source.document.passages] == [
        s.at for s in source.segments.segments
    ]
    stored = "".join(file.read_text("utf-8") for file in home.rglob("*") if file.is_file())
    assert "Kestrel drones" not in stored
    assert (tmp_path / "texts" / "x.en.txt").read_bytes() == text.read_bytes()
    assert "7 sentences" in capsys.readouterr().err


def test_a_missing_field_is_left_empty_in_a_pipe_and_named_by_check(
    tmp_path: Path, pipe: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    pipe("")
    corpora = ["--corpus", str(KNOWN), "--corpus", str(tmp_path / "new")]
    text = str(THIRD / "texts" / f"{ID}.en.txt")
    assert main([*corpora, "code", "start", text, "--id", "x", "--language", "en"]) == 0
    assert "left empty, and named by graphkit check: title, publisher, published" in capsys.readouterr().err
    assert main([*corpora, "check"]) == 1
    told = capsys.readouterr().out
    assert all(f": {field}: " in told for field in ("title", "publisher", "published"))


HEAD = {"--title": "T", "--publisher": "aldora", "--published": "2031", "--language": "en"}


@pytest.mark.parametrize(
    ("option", "given", "said"),
    [
        ("--published", "14 March 2033", "--published: '14 March 2033' is no EDTF date (write 2024, "),
        ("--title", "", "--title: is empty"),
        ("--language", "xx", "--language: 'xx' is no language; write en, ja, or its code"),
        ("--language", "jp", "--language: 'jp' is no language"),
        ("--publisher", "Kestrel drones", "--publisher: 'kestrel' is of kind Item; here stands State"),
        ("--publisher", "Harlow Tribune", "graphkit code entity 'Harlow Tribune' --kind Organisation"),
        ("--url", "x.example", "--url: 'x.example' is not a web address"),
    ],
)
def test_a_head_that_would_be_a_fault_is_not_written(
    code: Code, mine: Path, capsys: pytest.CaptureFixture[str], option: str, given: str, said: str
) -> None:
    head = [word for pair in (HEAD | {option: given}).items() for word in pair]
    assert code("start", THIRD / "texts" / f"{ID}.en.txt", "--id", "x", *head) == 2
    assert said in capsys.readouterr().err
    assert not (mine / "documents" / "x.yaml").exists()


def at_a_terminal(monkeypatch: pytest.MonkeyPatch, *answers: str | type[BaseException]) -> list[str]:
    """Has these answers typed, or keys pressed; what was asked is gathered in the list."""
    asked: list[str] = []
    left = iter(answers)

    def typed(prompt: str = "") -> str:
        asked.append(prompt)
        answer = next(left, EOFError)
        if isinstance(answer, str):
            return answer
        raise answer

    monkeypatch.setattr("builtins.input", typed)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    return asked


def test_what_is_wrong_in_the_head_is_asked_for_again(
    code: Code, mine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = at_a_terminal(monkeypatch, "T", "Harlow Tribune", "aldora", "14 March 2033", "2033-03-14")
    text = THIRD / "texts" / f"{ID}.en.txt"
    assert code("start", text, "--id", "x", "--language", "en") == 0
    assert [each.split(maxsplit=1)[0].strip(":") for each in asked] == [
        "Title", "Publisher", "Publisher", "Date", "Date",
    ]  # fmt: skip
    told = capsys.readouterr().err
    assert "there is no entity 'Harlow Tribune'" in told and "no EDTF date" in told


def test_an_unknown_publisher_is_told_before_anything_is_asked(
    code: Code, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = at_a_terminal(monkeypatch)
    text = THIRD / "texts" / f"{ID}.en.txt"
    assert code("start", text, "--id", "x", "--language", "en", "--publisher", "Harlow Tribune") == 2
    assert asked == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7\n", "is a PDF: make a text of it first"),
        (b"<!DOCTYPE html>\n<html></html>", "is HTML: open it in a browser"),
        (b"PK\x03\x04rest", "save it as plain text"),
        (b"\xff\xfe\x00", "is not UTF-8"),
        (b"\n \n", "there is no sentence"),
    ],
)
def test_what_is_no_text_is_refused_with_a_hint(
    code: Code, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, said: str
) -> None:
    file = tmp_path / "text"
    file.write_bytes(content)
    assert (
        code(
            "start",
            file,
            "--id",
            "x",
            "--language",
            "en",
            "--title",
            "T",
            "--publisher",
            "aldora",
            "--published",
            "2031",
        )
        == 2
    )
    assert said in capsys.readouterr().err


def test_nothing_that_is_there_is_begun_again(
    code: Code, mine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (mine / "documents" / f"{ID}.yaml").read_bytes()
    text = THIRD / "texts" / f"{ID}.en.txt"
    assert (
        code(
            "start",
            text,
            "--id",
            ID,
            "--language",
            "en",
            "--title",
            "T",
            "--publisher",
            "aldora",
            "--published",
            "2031",
        )
        == 2
    )
    assert "exists already; nothing was written" in capsys.readouterr().err
    assert (mine / "documents" / f"{ID}.yaml").read_bytes() == before


def test_start_makes_the_segments_of_a_document_that_has_none(
    code: Code, mine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document, segments = (mine / "documents" / f"{ID}.{end}" for end in ("yaml", "segments.json"))
    before = [file.read_bytes() for file in (document, segments)]
    segments.unlink()
    text = THIRD / "texts" / f"{ID}.en.txt"
    assert code("start", text, "--id", ID, "--language", "en") == 0
    assert [file.read_bytes() for file in (document, segments)] == before
    told = capsys.readouterr()
    assert told.out == f"{segments}\n" and "7 sentences; the document was there" in told.err


@pytest.mark.parametrize(
    ("language", "more", "said"),
    [("ja", "", "is in en, not in ja"), ("en", "A sentence more.\n", "its SHA-256 is another")],
)
def test_segments_are_made_of_the_documents_own_text_alone(
    code: Code,
    mine: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    language: str,
    more: str,
    said: str,
) -> None:
    segments = mine / "documents" / f"{ID}.segments.json"
    segments.unlink()
    text = tmp_path / "text"
    text.write_bytes((THIRD / "texts" / f"{ID}.en.txt").read_bytes() + more.encode())
    assert code("start", text, "--id", ID, "--language", language) == 2
    assert said in capsys.readouterr().err and not segments.exists()


@pytest.mark.parametrize(
    ("publisher", "label"), [("Ostrava Post", "--ja LABEL"), ("オストラヴァ新報", "--en LABEL")]
)
def test_an_unknown_publisher_comes_with_the_command_that_makes_it(
    code: Code, tmp_path: Path, capsys: pytest.CaptureFixture[str], publisher: str, label: str
) -> None:
    text = THIRD / "texts" / f"{ID}.en.txt"
    head = ("--title", "T", "--publisher", publisher, "--published", "2031")
    assert code("start", text, "--id", "x", "--language", "en", *head) == 2
    said = f"graphkit code entity '{publisher}' --kind Organisation {label} makes it"
    assert said in capsys.readouterr().err


def test_no_path_of_the_machine_is_written(code: Code, mine: Path, tmp_path: Path) -> None:
    text = THIRD / "texts" / f"{ID}.en.txt"
    head = ("--title", "T", "--publisher", "aldora", "--published", "2031")
    assert code("start", text, "--id", "x", "--language", "en", *head) == 0
    for file in (mine / "documents").iterdir():
        words = file.read_text("utf-8")
        assert not any(
            path in words for path in (str(tmp_path), str(HERE.parent), sys.prefix, "site-packages")
        )


@pytest.mark.parametrize(
    ("words", "language", "made"),
    [
        ("a\nb\n\nc\n", "en", "a b\n\nc\n"),
        ("甲は\n乙に\n\n\n丙", "ja", "甲は乙に\n\n丙\n"),
        ("well-\nknown", "en", "well-known\n"),
        ("a\r\nb", "en", "a b\n"),
    ],
)
def test_wrapped_lines_become_paragraphs(words: str, language: str, made: str) -> None:
    assert start.unwrapped(words, language) == made


# add, next


def test_add_says_back_and_writes(
    code: Code, mine: Path, pipe: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    file = opened(mine)
    pipe("p4.s2 Berun supplies Cestia: Kestrel drones @ministry ~believes\n")
    assert code("add", ID) == 0
    told = capsys.readouterr()
    said = "According to Aldora's defence ministry, Berun probably supplies Cestia with Kestrel drones."
    assert f"p4.s2 c6  {said}" in told.out
    assert "アルドラ国防省によると" in told.out
    assert "1 statement in 1 passage" in told.err
    assert reader.read_document(file).document.passages[-1].claims[0].id == "c6"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("p4.s2 Berun supplies Cestia: Kestrel drones", "nobody speaks"),
        ("p4.s2 kestrel supplies Cestia @self", "'kestrel' is of kind Item"),
        ("p9.s1 Berun supplies Cestia @self", "there is no sentence p9.s1"),
        ("p1.s1 Berun supplies Cestia @self", "(says that the text is invented); take skip: out of the file"),
        ("p1.s1 Berun supplies Cestia @self", "  p1.s1 Berun supplies Cestia @self\n  ^ p1.s1 has a reason"),
        ("p2.s1 -- nothing", "p2.s1 has claims or remarks (c1); to skip it, take them out of the file"),
        ("p2.s1 Berun supplies Cestia: Kestrel drones @ministry", "c6 says the same as c1, which"),
        ("p4.s2 Berun supplies @ministry", "the object is missing (who or what “is supplied by”)"),
        ("p2.s1 @self\nBerun supplies Aldora", "p2.s1 is spoken by ministry already"),
        ("p4.s2 Berun supplies Cestia @self <c77", "there is no claim 'c77'"),
    ],
)
def test_what_would_be_a_fault_is_not_written(
    code: Code,
    mine: Path,
    pipe: Callable[[str], None],
    capsys: pytest.CaptureFixture[str],
    line: str,
    said: str,
) -> None:
    file = opened(mine)
    before = file.read_bytes()
    pipe(line)
    assert code("add", ID) in (1, 2)
    assert said in capsys.readouterr().err
    assert file.read_bytes() == before


def test_a_document_of_another_corpus_is_not_written_to(
    mine: Path, pipe: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    pipe("p1.s1 -- nothing")
    assert main(["--corpus", str(KNOWN), "--corpus", str(mine), "code", "add", "aldora-2031-03-05"]) == 2
    assert "is not in the last corpus" in capsys.readouterr().err


def test_the_packaged_corpus_is_not_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GRAPHKIT_CORPUS", raising=False)
    assert main(["code", "entity", "Ostrava", "--kind", "Place", "--ja", "町"]) == 2
    assert "the packaged corpus is not written to: --corpus shipped --corpus MINE" in capsys.readouterr().err


def test_corpora_may_stand_behind_too(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    behind = ["code", "entity", "Aldoran press office", "--corpus", str(mine)]
    assert main(["--corpus", str(KNOWN), *behind]) == 0
    told = capsys.readouterr().out
    assert "aldoran-press-office" in told and "aldora-press-office" in told


def test_a_dry_run_writes_nothing(
    code: Code, mine: Path, pipe: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    file = opened(mine)
    before = file.read_bytes()
    pipe("p4.s2 Berun supplies Cestia @self")
    assert code("add", ID, "--dry-run") == 0
    assert file.read_bytes() == before and "nothing was written" in capsys.readouterr().err


def test_next_shows_asks_and_writes_at_once(
    code: Code, mine: Path, pipe: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    file = opened(mine)
    refused = "?\nBerun suplies Cestia\nBerun supplies Cestia: Kestrel drones @ministry\nn\n"
    pipe(f"{refused}Berun supplies Cestia @ministry\ny\n")
    assert code("next", ID, "--text", THIRD / "texts") == 0
    told = capsys.readouterr()
    assert "cues: believes (probable)" in told.out and "no relation 'suplies'" in told.out
    assert "1 line written; 0 sentences open" in told.err
    (claim,) = reader.read_document(file).document.passages[-1].claims
    assert claim.item is None


CLAIM, OTHER = "Berun supplies Cestia @ministry", "Berun supplies Cestia: weapons @ministry"


@pytest.mark.parametrize(
    ("answers", "written"),
    [
        (("y",), 1), (("Yes",), 1), (("",), 1), (("はい",), 1), (("n",), 0), (("いいえ",), 0),
        (("maybe", "y"), 1), (("maybe", "n"), 0), (("?", "n"), 0), ((), 0), ((OTHER, "y", "y"), 2),
        ((OTHER, "n", "y"), 1),
    ],
)  # fmt: skip
def test_only_yes_is_yes_and_a_pasted_line_comes_next(
    code: Code, mine: Path, pipe: Callable[[str], None], capsys: pytest.CaptureFixture[str],
    answers: tuple[str, ...], written: int,
) -> None:  # fmt: skip
    opened(mine)
    pipe("".join(f"{line}\n" for line in (CLAIM, *answers)))
    assert code("next", ID, "--text", THIRD / "texts") == 0
    told = capsys.readouterr()
    assert f"{written} line{'s' if written != 1 else ''} written" in told.err
    assert ("this line comes next; first: write the one above? y or n" in told.out) == (OTHER in answers)


def test_who_stops_is_told_what_was_written_and_how_to_go_on(
    code: Code, mine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened(mine)
    texts = THIRD / "texts"
    at_a_terminal(monkeypatch, CLAIM, "y", KeyboardInterrupt)
    assert code("next", ID, "--text", texts) == 130
    back = f"graphkit code next {ID} p4.s2 goes on there"
    assert f"graphkit: stopped; 1 line written; 0 sentences open; {back}" in capsys.readouterr().err
    at_a_terminal(monkeypatch, OTHER, "y", "help", "quit")
    assert code("next", ID, "p4.s2", "--text", texts) == 0
    told = capsys.readouterr()
    assert "  c6  According to Aldora's defence ministry, Berun supplies Cestia.\n" in told.out
    assert "q or quit: stop" in told.out and f"1 line written; 0 sentences open; {back}" in told.err
    assert code("next", ID, "p9.s9", "--text", texts) == 2
    assert f"there is no sentence p9.s9 in {ID}; the last is p4.s2" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kind: official, named: false, plural: true", "named: false, plural: true", "is missing: one of of"),
        ("kind: official, named: false, plural: true", "kind: x, named: false, plural: true", "is none of"),
    ],
)
def test_the_kinds_of_speakers_are_listed(
    mine: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str
) -> None:
    file = mine / "documents" / f"{ID}.yaml"
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    assert main(["--corpus", str(mine), "check"]) == 1
    assert f"speakers[1].kind: {said}" in capsys.readouterr().out.replace("'x' ", "")


@pytest.mark.parametrize("command", ["find", "check"])
def test_an_open_sentence_says_how_to_go_on(
    mine: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    opened(mine)
    assert main(["--corpus", str(mine), command]) == 1
    told = capsys.readouterr().err
    assert f"{ID}: a sentence is open; graphkit code next {ID} --text DIR shows what is" in told
    assert "until then the other corpora answer without it: --corpus shipped" in told


def test_a_relation_without_a_word_is_not_shown(mine: Path) -> None:
    desk = open_desk([str(mine)])
    found = dict(walk._relations(desk, "ベルンは標的を攻撃し、無人機を供給した。", "ja"))
    assert found == {"supplies": "供給", "attacks": "攻撃", "targets": "標的"}
    assert list(walk._relations(desk, "何もない。", "ja")) == []


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ((), ["  supplies  ", "  purpose ", "  weapon ", "  official ", "  sought ", "  ordered "]),
        (("gives",), ["  supplies  ", "  transfers_technology  "]),
        (("供給",), ["  supplies  "]),
        (("remarks",), ["  specification  性能"]),
    ],
)
def test_what_may_be_written_is_listed(
    code: Code, capsys: pytest.CaptureFixture[str], word: tuple[str, ...], said: list[str]
) -> None:
    assert code("words", *word) == 0
    told = capsys.readouterr().out
    assert all(each in told for each in said) and ("  holds  " in told) == (word == ())


def test_a_word_for_no_relation_says_what_is_listed(code: Code, capsys: pytest.CaptureFixture[str]) -> None:
    assert code("words", "elopes") == 2
    assert "no relation is said with 'elopes'; graphkit code words lists all" in capsys.readouterr().err


def test_a_mark_stands_under_its_character_also_behind_wide_ones() -> None:
    assert walk.pointed("北朝鮮 x", 5, "why") == "  北朝鮮 x\n         ^ why"


@pytest.mark.parametrize(
    ("begun", "sign", "wanted"),
    [
        ("Ber", "", ["Berun"]),
        ("ベル", "", ["ベルン", "ベル港"]),
        ("sup", "", ["supplies", "supports", "supports_facility"]),
        ("kES", ":", ["Kestrel drones", "kestrel"]),
        ("", "@", ["berun-itself", "ministry", "official", "officials", "self"]),
    ],
)
def test_names_are_completed(mine: Path, begun: str, sign: str, wanted: list[str]) -> None:
    desk = open_desk([str(mine)])
    names = desk.names(desk.source(ID).document)
    assert walk.completions(names, begun, sign) == wanted


# review


def test_the_page_for_a_second_reader_stands_outside_the_corpus(
    code: Code, mine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = THIRD / "texts"
    assert code("review", ID, "--text", texts, "--html", mine / "sheet.html") == 2
    assert "the sheet holds sentences: write it elsewhere" in capsys.readouterr().err
    assert code("review", ID, "--text", texts, "--html", tmp_path / "sheet.html") == 0
    page = (tmp_path / "sheet.html").read_text("utf-8")
    assert page.count("<section ") == page.count("<textarea ") == 7
    assert "default-src 'none'" in page and "http" not in page.replace("http-equiv", "")


def test_the_sheet_says_what_a_sentence_has_besides(
    code: Code, mine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = mine / "documents" / f"{ID}.yaml"
    file.write_text(file.read_text("utf-8").replace(", polarity: negated", "", 1), "utf-8")
    assert code("review", ID, "--text", THIRD / "texts") == 0
    told = capsys.readouterr()
    assert "    !   negation: “denies” is a negation, but everything is affirmed" in told.out
    assert "1 warning without a reason" in told.err


def test_the_sheet_shows_the_warned_sentences_alone(
    code: Code, mine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = mine / "documents" / f"{ID}.yaml"
    file.write_text(file.read_text("utf-8").replace(", polarity: negated", "", 1), "utf-8")
    assert code("review", ID, "--text", THIRD / "texts", "--warned") == 0
    told = capsys.readouterr()
    shown = [line.split()[0] for line in told.out.splitlines() if line.startswith("p")]
    assert shown == ["p3.s1"] and "7 sentences; 1 warning without a reason" in told.err


def test_a_reason_silences_a_warning(code: Code, mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = mine / "documents" / f"{ID}.yaml"
    words = file.read_text("utf-8").replace(", polarity: negated", "", 1)
    file.write_text(
        words.replace("  - at: p3.s1\n", "  - at: p3.s1\n    silence: {negation: a test}\n"), "utf-8"
    )
    assert code("review", ID, "--text", THIRD / "texts") == 0
    told = capsys.readouterr()
    assert "    ok  negation: a test" in told.out and "0 warnings without a reason, 1 silenced" in told.err


# entity


PLACE, ITEM = (("Ostrava", "--kind", kind, "--ja", ja) for kind, ja in (("Place", "町"), ("Item", "物")))


def test_a_new_entity_is_put_at_the_end_of_its_file(
    code: Code, mine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = mine / "entities" / "organisations.yaml"
    file.write_text(f"# ours\n{file.read_text('utf-8')}# the end", "utf-8")
    assert code("entity", "朝鮮人民軍", "--kind", "Organisation", "--en", "the Korean People's Army") == 0
    assert file.read_text("utf-8").startswith("# ours\n")
    assert "# the end\n- id: korean-peoples-army\n" in file.read_text("utf-8")
    assert [each.id for each in reader.read_entities(file).entities][-1] == "korean-peoples-army"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Port Vel", "--kind", "Place", "--ja", "港"), "is all but port-vell; --new if it is another"),
        (("Ostrava", "--kind", "Town", "--ja", "町"), "there is no kind 'Town'"),
        (("Ostrava", "--kind", "Place"), "a label in Japanese: --ja LABEL is missing"),
        (("Ostrava", "--kind", "Place", "--ja", "町", "--part-of", "x"), "there is no entity 'x'"),
        (("Ostrava", "--kind", "Place", "--ja", "町", "--id", "cestia"), "the id 'cestia' is taken"),
        ((*PLACE, "--part-of", "cesta"), "part_of: there is no entity 'cesta'; did"),
        ((*PLACE, "--part-of", "Kestrel drones"), "'kestrel' is of kind Item"),
        (ITEM, "category: is missing (there are weapon, munition"),
        ((*ITEM, "--category", "parts"), "there is no category 'parts' (there are"),
        ((*ITEM, "--id", "c1", "--category", "goods"), "'c1' is kept for claims"),
    ],
)
def test_what_is_no_new_entity(
    code: Code, mine: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    before = {file.name: file.read_bytes() for file in (mine / "entities").iterdir()}
    assert code("entity", *words) == 2
    assert said in capsys.readouterr().err
    assert {file.name: file.read_bytes() for file in (mine / "entities").iterdir()} == before


def test_what_a_new_entity_is_tied_to_may_be_called_by_any_name(code: Code, mine: Path) -> None:
    assert code("entity", *ITEM, "--category", "weapon", "--broader", "Kestrel drones") == 0
    made = reader.read_entities(mine / "entities" / "items.yaml").entities[-1]
    assert isinstance(made, Item) and made.broader == ("kestrel",)


def test_the_first_entity_of_a_corpus_needs_no_documents(tmp_path: Path) -> None:
    new = ["--kind", "Place", "--ja", "オストラヴァ", "--corpus", str(tmp_path / "new")]
    assert main(["--corpus", str(KNOWN), "code", "entity", "Ostrava", *new]) == 0
    assert "id: ostrava" in (tmp_path / "new" / "entities" / "places.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Belarus", "berun"),  # not US, which stands within it
        ("Vesna", ""),
        ("us adversaries of Berun", "berun"),
        ("Kestral", "kestrel"),
        ("Works of Kestrel", "kestrel"),
        ("Port Vel", "port-vell"),
        ("ケストレル社", "kestrel"),
        ("-", ""),
    ],
)
def test_who_may_be_meant(
    code: Code, mine: Path, capsys: pytest.CaptureFixture[str], name: str, first: str
) -> None:
    file = mine / "entities" / "states.yaml"
    file.write_text(
        f"{file.read_text('utf-8')}"
        "- {id: united-states, labels: {en: the United States, ja: 米国}, aliases: {en: [US, USA], ja: []}}\n"
        "- {id: cia, labels: {en: Cestian News Agency, ja: 通信社}, aliases: {en: [CNA], ja: []}}\n",
        "utf-8",
    )
    assert code("entity", name) == 0
    assert [*capsys.readouterr().out.split(), "", ""][1] == first


# compare


def test_what_both_agree_on_is_merged_and_what_was_settled_is_kept(
    code: Code, mine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = mine / "documents" / f"{ID}.yaml"
    theirs, merged = (tmp_path / name / f"{ID}.yaml" for name in ("b", "merged"))
    theirs.parent.mkdir()
    theirs.write_text(ours.read_text("utf-8").replace("item: kestrel", "item: uav"), "utf-8")
    assert code("compare", ours, theirs, "--merge", merged) == 0
    told = capsys.readouterr()
    assert "6 sentences alike, 1 not" in told.err and "| item | 3 | 2 | 80% |" in told.out
    words = merged.read_text("utf-8")
    assert "    # a: Berun supplies" in words or "    # a: berun supplies" in words
    assert not reader.read_document(merged).document.passages[1].claims
    merged.write_text(words.replace("  - at: p2.s1\n", "  - at: p2.s1\n    skip: settled so\n"), "utf-8")
    assert code("compare", ours, theirs, "--merge", merged) == 0
    assert reader.read_document(merged).document.passages[1].skip == "settled so"
    assert "# a:" not in merged.read_text("utf-8")


# all of it, on the real documents


REAL = HERE.parent / "data"


@pytest.mark.parametrize("name", ["whitehouse-2024-01-04", "wsj-2024-06"])
def test_a_real_document_is_encoded_anew_from_its_lines(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = Path(shutil.copytree(REAL, tmp_path / "data"))
    file = mine / "documents" / f"{name}.yaml"
    document = reader.read_document(file).document
    desk = open_desk([str(mine)])
    lines = to_lines(document.passages, desk.names(document), document.language)
    empty = document.model_copy(update={"passages": tuple(Passage(at=each.at) for each in document.passages)})
    writer.write_document(empty, file)
    (tmp_path / "lines.txt").write_text("\n".join(lines), "utf-8")
    assert main(["--corpus", str(mine), "code", "add", name, str(tmp_path / "lines.txt")]) == 0
    assert reader.read_document(file).document == document
    assert capsys.readouterr().out.count("\n") == 2 * sum(len(each.statements) for each in document.passages)


def test_a_translation_speaks_with_the_voice_of_its_original() -> None:
    desk = open_desk([str(KNOWN)])
    document = desk.source("cestia-2031-04-02").document
    claim = next(each for passage in document.passages for each in passage.claims if each.speaker == "self")
    assert desk.said(document, claim).en.startswith("According to Cestia, ")


def test_said_back_as_the_compiled_corpus_says_it(tmp_path: Path) -> None:
    desk, corpus = open_desk([str(KNOWN)]), load(str(KNOWN), compiled=str(tmp_path / "compiled"))
    for row in corpus.find(withdrawn=True):
        document = desk.source(row.document).document
        claim = next(c for p in document.passages for c in p.claims if f"{document.id}/{c.id}" == row.id)
        said = (corpus.attributed(row, "en"), corpus.attributed(row, "ja"))
        assert (desk.said(document, claim).en, desk.said(document, claim).ja) == said
