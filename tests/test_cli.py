"""The command line: what is printed where, exit codes, formats, hostile words, which modules are loaded."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import CORPUS, TEXTS
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from graphkit import cli, load, output
from graphkit.pattern import FILTERS

ROOT = Path(__file__).parent.parent
A, C = "aldora-2031-03-05", "cestia-2031-04-02"
OURS = ("find", "show", "stats", "check")
ISSUE = {
    "id", "proposition", "subject", "relation", "object", "item", "polarity", "certainty", "phase", "status",
    "standing", "origins", "speaker", "stated", "when", "where", "amount", "document", "at", "gloss",
}  # fmt: skip


@pytest.fixture
def run(capsys, kept):
    """Runs the command on the invented corpus; gives (exit status, standard output, standard error)."""

    def run(*words: str, corpus: bool = True) -> tuple[int, str, str]:
        named = ("--corpus", str(CORPUS), "--compiled", str(kept)) if corpus else ()
        try:
            status = cli.main([*named, *words])
        except SystemExit as stop:
            status = int(stop.code or 0)
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


def process(*words: str, **more) -> subprocess.CompletedProcess:
    """A process of its own."""
    return subprocess.run([sys.executable, "-m", "graphkit", *words], cwd=more.pop("cwd", ROOT),
                          capture_output=True, **more)  # fmt: skip


# help and use


def test_help_names_every_command_and_the_exit_codes(run):
    status, out, err = run("--help")
    assert (status, err) == (0, "")
    for name, command in cli.commands().items():
        assert name in out and command.help
    assert "0 fine, 1 faults in the data, 2 wrong use, 3 a question with no" in out


@pytest.mark.parametrize("command", cli.commands())
def test_every_command_has_help_in_which_every_option_is_explained(run, command):
    status, out, _ = run(command, "--help")
    assert status == 0 and "--corpus" in out and "--lang" in out
    parser = cli._parser([command])
    (subparsers,) = (action.choices for action in parser._actions if isinstance(action.choices, dict))
    for action in subparsers[command]._actions:
        assert action.help or not action.option_strings, action
        assert all(option in out for option in action.option_strings), action


@pytest.mark.parametrize("filter_", FILTERS, ids=lambda each: each.field)
def test_every_filter_is_an_option_of_find(run, filter_):
    out = " ".join(run("find", "--help")[1].split())
    assert f"--{filter_.field.replace('_', '-')}" in out and filter_.help in out


@pytest.mark.parametrize("width", ["1", "10", "40", "200", "x", ""])
def test_help_fits_any_terminal(run, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", width)
    assert run("find", "--help")[0] == 0


@pytest.mark.parametrize("words", [["--version"], ["--version", "find"], ["--corpus", "x", "--version"]])
def test_the_version_is_printed_whatever_follows(run, words):
    from graphkit import __version__

    assert run(*words, corpus=False) == (0, f"graphkit {__version__}\n", "")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["gibberish"], "invalid choice: 'gibberish'"),
        (["find", "--subj", "berun"], "unrecognized arguments: --subj berun"),
        (["find", "berun"], "unrecognized arguments: berun"),
        (["find", "--format", "xml"], "'xml' (choose from 'table', 'json', 'jsonl', 'csv', 'md')"),
        (["find", "--lang", "de"], "invalid choice: 'de'"),
        (["find", "--limit", "x"], "invalid int value: 'x'"),
        (["find", "--limit", "-1"], "the limit is a number from 0 on, not -1"),
        (["find", "--subject"], "expected one argument"),
        (["find", "--status", "gone"], "no status is called 'gone'; there are: denied, negated,"),
        (["find", "--standing", "x"], "no standing is called 'x'; there are: contested"),
        (["find", "--subject", "Berrun"], "no entity is called 'Berrun'; nearest: berun"),
        (["find", "--since", "foo"], "a date is wanted: 'foo' is no EDTF date"),
        (["find", "--since", ""], "a date is wanted: '' is no EDTF date"),
        (["find", "--bom"], "--bom is for --format csv"),
        (["find", "--bom", "--format", "json"], "--bom is for --format csv"),
        (["show"], "the following arguments are required: name"),
        (["show", "nothing"], "no entity is called 'nothing'"),
        (["show", "berun", "--format", "bibtex"], "is no document, claim or remark: there is nothing to"),
        (["show", f"{A}/c1", "--text", "nowhere"], "cannot be read"),
        (["check", "--corpus", "nowhere"], "there is no folder 'nowhere'"),
        (["check", "--text", "nowhere"], "there is no folder 'nowhere' with copies of the texts"),
        (["check", "--text", ""], "there is no folder '' with copies of the texts"),
    ],
)
def test_wrong_use_ends_in_a_line_and_2(run, words, message):
    status, out, err = run(*words)
    assert (status, out) == (2, "")
    assert message in err and "Traceback" not in err


# find


def test_find_prints_the_claims_and_says_how_many(run):
    status, out, err = run("find", "--subject", "berun", "--relation", "supplies", "--until", "2030")
    assert (status, err) == (0, "2 claims; left out: 4 without a date of the fact\n")
    lines = out.splitlines()
    assert lines[0].split() == ["id", "claim", "how", "it", "is", "put", "according", "to", "at"]
    assert [line.split()[0] for line in lines[1:]] == [f"{A}/c1", f"{C}/c4"]


def test_no_claim_since_then_says_which_date_was_asked(run):
    status, out, err = run("find", "--since", "2040")
    assert (status, out) == (0, "")
    assert "without a date of the fact\n--since and --until are of the fact" in err


def test_entities_of_the_shipped_corpus_used_without_it_end_in_a_hint(run, tmp_path):
    (tmp_path / "documents").mkdir()
    head = "id: a\ntitle: A\npublisher: white-house\npublished: '2024'\nlanguage: en\n"
    (tmp_path / "documents" / "a.yaml").write_text(head, "utf-8")
    for command in ("check", "find"):
        status, _, err = run("--corpus", str(tmp_path), command)
        assert status == 1 and "--corpus shipped --corpus DIR" in err
    assert "if these" not in run("--corpus", str(tmp_path), "--corpus", "shipped", "check")[2]


def test_a_row_in_json_has_what_the_readme_promises(run):
    status, out, _ = run("find", "--format", "json")
    rows = json.loads(out)
    assert status == 0 and len(rows) == 14
    for row in rows:
        assert set(row) >= ISSUE
        assert set(row["gloss"]) == {"en", "ja"} and all(row["gloss"].values())
        assert isinstance(row["origins"], list)


IDS = {
    "json": lambda out: [row["id"] for row in json.loads(out)],
    "jsonl": lambda out: [json.loads(line)["id"] for line in out.splitlines()],
    "csv": lambda out: [row["id"] for row in csv.DictReader(io.StringIO(out, newline=""))],
    "md": lambda out: [line.split()[1] for line in out.splitlines()[2:]],
    "table": lambda out: [line.split()[0] for line in out.splitlines()[1:]],
}


def test_all_formats_hold_the_same_claims(run, frozen):
    ids = [row.id for row in frozen.find()]
    for format in output.FORMATS:
        status, out, err = run("find", "--format", format)
        assert (status, err) == (0, "14 claims; left out: 1 withdrawn\n")
        found = IDS[format](out)
        assert found == ids, format


@pytest.mark.parametrize("format", output.FORMATS)
def test_an_empty_result_is_empty_and_fine(run, format):
    status, out, err = run("find", "--subject", "port-vell", "--format", format)
    assert (status, out, err) == (0, "[]\n" if format == "json" else "", "0 claims\n")


def test_the_limit_says_of_how_many(run):
    assert run("find", "--limit", "2")[2] == "2 claims of 14; left out: 1 withdrawn\n"
    assert run("find", "--limit", "2", "--withdrawn")[2] == "2 claims of 15\n"


def test_the_language_of_the_words(run):
    assert "ケストレル" in run("find", "--lang", "ja")[1]
    assert "Kestrel" in run("--lang", "en", "find", "--subject", "ベルン")[1]


def test_a_spreadsheet_gets_a_mark_and_no_formula(run, fresh):
    path = fresh / f"documents/{A}.yaml"
    words = path.read_text("utf-8").replace("wording: several dozen", "wording: '=SUM(A1:A9)'")
    path.write_text(words, "utf-8")
    named = ("find", "--corpus", str(fresh), "--format", "csv", "--limit", "1")
    _, exact, _ = run(*named, corpus=False)
    _, guarded, _ = run(*named, "--bom", corpus=False)
    assert not exact.startswith("\ufeff") and ",=SUM(A1:A9)," in exact
    assert guarded.startswith("\ufeffid,") and ",'=SUM(A1:A9)," in guarded and ",=SUM" not in guarded


def test_corpora_before_and_behind_the_command_are_united(run, tmp_path):
    (tmp_path / "documents").mkdir()
    head = "id: mine\ntitle: t\npublisher: aldora\npublished: 2031\nlanguage: en\n"
    (tmp_path / "documents/mine.yaml").write_text(head, "utf-8")
    status, out, _ = run("--corpus", str(CORPUS), "stats", "--corpus", str(tmp_path), corpus=False)
    assert status == 0 and "mine" in out and A in out


# show, stats, check


@pytest.mark.parametrize("format", ["text", "json", "bibtex", "csl"])
def test_show_in_every_format(run, format):
    status, out, err = run("show", f"{A}/c1", "--format", format)
    assert (status, err) == (0, "")
    assert f"{A}/c1" in out
    if format in ("json", "csl"):
        assert json.loads(out)


THINGS = ("berun", "supplies", "berun.supplies.cestia.kestrel", A, f"{C}/r1", "武装無人機")


@pytest.mark.parametrize("name", THINGS)
def test_show_each_kind_of_thing(run, name):
    status, out, _ = run("show", name)
    assert status == 0 and out.startswith("type: ")
    assert json.loads(run("show", name, "--format", "json")[1])["type"]


def test_show_with_the_readers_text(run, tmp_path):
    _, out, _ = run("show", f"{A}/c4", "--text", str(TEXTS))
    assert "sentence: Berun denies supplying any weapons to Cestia." in out
    words = (TEXTS / f"{A}.en.txt").read_text("utf-8")
    (tmp_path / f"{A}.en.txt").write_text(words.replace("denies", "\x1b[31mdenies"), "utf-8")
    status, out, err = run("show", f"{A}/c4", "--text", str(tmp_path))
    assert status == 2 and out == "" and "it is another text" in err
    (tmp_path / f"{A}.en.txt").write_text(words.replace("denies", "denies\x0b\x1c\x85"), "utf-8")
    assert "Berun denies\\x0b\\x1c\\x85 supplying" in run("show", f"{A}/c4", "--text", str(tmp_path))[1]
    _, out, _ = run("show", f"{A}/c4", "--text", str(tmp_path), "--format", "json")
    assert "Berun denies\\u000b\\u001c\\u0085 supplying" in out


def test_stats_count(run):
    status, out, _ = run("stats", "--format", "json")
    assert status == 0 and {"what": "claims", "which": "", "count": 15, "note": ""} in json.loads(out)


def test_check_of_a_sound_corpus(run):
    status, out, err = run("check", "--corpus", str(CORPUS), "--text", str(TEXTS), corpus=False)
    assert (status, out) == (0, "") and "0 faults, 0 warnings" in err
    assert f"{A}: every pointer verified against the copy of the text" in err


def test_check_tells_every_fault_sorted_with_its_place(run, fresh):
    path = fresh / f"documents/{A}.yaml"
    path.write_text(path.read_text("utf-8").replace("relation: designs", "relation: desings"), "utf-8")
    states = fresh / "entities/states.yaml"
    states.write_text(states.read_text("utf-8") + "- id: aldora\n  labels: {en: A, ja: A}\n", "utf-8")
    status, out, err = run("check", "--corpus", str(fresh), corpus=False)
    lines = out.splitlines()
    assert status == 1 and lines == sorted(lines) and len(lines) >= 2
    assert all(line.startswith(f"{fresh}/") and line.split(":")[1].isdecimal() for line in lines)
    assert "'desings'" in out and "designs" in out and "defined already" in out
    status, out, err = run("find", "--corpus", str(fresh), corpus=False)
    assert (status, out) == (1, "")
    assert err.splitlines()[:-1] == [line for line in lines if ": warning: " not in line]


# streams


def test_no_escape_codes_and_words_apart():
    for environment in ({}, {"NO_COLOR": "1"}, {"FORCE_COLOR": "1", "TERM": "xterm-256color"}):
        done = process("find", "--corpus", str(CORPUS), env={**os.environ, **environment})
        assert done.returncode == 0 and b"\x1b" not in done.stdout + done.stderr
        assert done.stderr == b"14 claims; left out: 1 withdrawn\n"


@pytest.mark.parametrize("locale", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "latin-1"}])
def test_what_is_printed_is_utf8_whatever_the_locale(locale):
    words = ("find", "--corpus", str(CORPUS), "--lang", "ja", "--limit", "1")
    done = process(*words, env={**os.environ, **locale})
    assert "ケストレル" in done.stdout.decode("utf-8")


def shell(line: str) -> subprocess.CompletedProcess:
    line = line.replace("graphkit", f"{sys.executable} -m graphkit --corpus {CORPUS}", 1)
    words = ["bash", "-c", f"set -o pipefail; {line}"]
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("line", "status", "words"),
    [
        ("graphkit find --format jsonl | head -c 1", 0, "{"),
        ("graphkit find | true", 0, ""),
        ("graphkit --help | true", 0, ""),
        ("graphkit find > /dev/full", 2, "graphkit: [Errno 28] No space left on device"),
        ("graphkit find >&-", 0, ""),
        ("graphkit find 2>&-", 0, "aldora"),
        ("graphkit find >&- 2>&- <&-", 0, ""),
    ],
)
def test_a_reader_that_goes_away_or_a_full_disk_is_no_riddle(line, status, words):
    done = shell(line)
    assert done.returncode == status, done
    assert words in done.stdout + done.stderr
    assert "Traceback" not in done.stderr and "Exception ignored" not in done.stderr


# odd names


ODD = (
    "with blank", "日本語", "-dash", "per%20cent%", "what?mode=rw", "hash#1", "line\nbreak", "'quote\"",
    "find", "no text \udcff", "\x1b[31mred", ":memory:",
)  # fmt: skip


@pytest.mark.parametrize("name", ODD, ids=ascii)
def test_a_corpus_in_a_folder_of_any_name(run, tmp_path, monkeypatch, name):
    os.symlink(CORPUS, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        named = (f"--corpus={name}", f"--compiled={name}.sqlite")
        status, _, err = run(*named, "find", "--limit", "1", corpus=False)
        assert (status, err) == (0, "1 claim of 14; left out: 1 withdrawn\n")
        assert sorted(os.listdir(tmp_path)) == sorted([name, f"{name}.sqlite"])


def test_a_folder_whose_name_is_no_text_in_a_process_of_its_own(tmp_path):
    os.symlink(CORPUS, odd := os.fsencode(tmp_path) + b"/\xff")
    done = process("find", "--limit", "1", "--corpus", odd)
    assert (done.returncode, done.stderr) == (0, b"1 claim of 14; left out: 1 withdrawn\n")


HOSTILE = (
    ["find", "--subject"], ["find", "--corpus"], ["find", "--claim"], ["show"], ["find"], [],
    ["find", "--since"], ["show", "berun", "--format"], ["find", "--compiled"],
)  # fmt: skip


@pytest.mark.parametrize("name", ["\x1b[31mred", "\x9b31m", "a\u202eb"])
@pytest.mark.parametrize("words", HOSTILE, ids=" ".join)
def test_control_characters_never_reach_the_terminal(run, tmp_path, monkeypatch, name, words):
    monkeypatch.chdir(tmp_path)
    if "--compiled" in words:
        (tmp_path / name).mkdir()
    status, out, err = run(*words, name)
    assert status == 2 and name not in out + err


WORDS = (
    *OURS, *(f"--{each.field.replace('_', '-')}" for each in FILTERS), "--corpus", "--compiled", "--lang",
    "ja", "--format", "json", "csv", "bibtex", "--bom", "--limit", "0", "-1", "3", "1e9", "9" * 20,
    "--text", "berun", "cestia", A, f"{A}/c1", f"{A}/c999999999999999999999", "x/c1", "a.b.c.d", "....", "=",
    "supplies", "denied", "2031", "2031-13", "../2031", "", "--", "-", "-h", "%s", "\0", "\udcff/c1",
    "\udcff", "'", "--limit=",
)  # fmt: skip
words_of = st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=6)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(command=st.sampled_from([*OURS, *OURS, ""]), words=words_of)
@example("find", ["--claim", "\udcff/c1"])
@example("find", ["--subject", "\udcff"])
@example("find", ["--document", "\udcff"])
@example("show", ["\udcff/r1"])
@example("show", ["\0"])
@example("find", ["--compiled", "\0"])
@example("find", ["--corpus", "\0"])
def test_no_words_end_in_a_traceback(run, tmp_path_factory, command, words):
    here = os.getcwd()
    os.chdir(tmp_path_factory.getbasetemp())
    try:
        status, out, err = run(*([command] if command else []), *words)
    finally:
        os.chdir(here)
    assert status in (0, 1, 2)
    assert status == 0 or (err and out == "") or command == "check"
    assert not {char for char in err if ord(char) < 32 and char != "\n"}


# what is loaded

HEAVY = {
    "pydantic", "pydantic_core", "yaml", "networkx", "rdflib", "matplotlib", "dataclasses", "inspect",
    "pyoxigraph", "pygraphviz", "sentencex", "rapidfuzz", "rich", "importlib.metadata", "ssl", "asyncio",
    "email", "http", "shutil",
}  # fmt: skip


def loaded(*words: str) -> set[str]:
    code = (
        "import sys; from graphkit.cli import main; status = main(sys.argv[1:])\n"
        "print(*sys.modules, file=sys.stderr); sys.exit(status)"
    )
    done = subprocess.run([sys.executable, "-c", code, *words], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    "words",
    [
        ["find", "--subject", "Berun", "--relation", "supplies", "--since", "2031"],
        ["find", "--format", "json"],
        ["find", "--format", "csv", "--lang", "ja"],
        ["ask", "What does Berun supply to Cestia?"],
        ["show", f"{A}/c1"],
        ["stats"],
    ],
    ids=lambda words: words[0],
)
def test_what_is_loaded_on_a_compiled_corpus(kept, words):
    load(str(CORPUS), compiled=str(kept)).store.close()
    found = loaded("--corpus", str(CORPUS), "--compiled", str(kept), *words)
    assert not found & HEAVY
    unwanted = ("model", "reader", "compiler", "checks", "tables", "graph", "rdf", "draw")
    assert not found & {f"graphkit.{name}" for name in unwanted}


def test_finding_loads_these_rooms_alone(kept):
    load(str(CORPUS), compiled=str(kept)).store.close()
    found = loaded("--corpus", str(CORPUS), "--compiled", str(kept), "find")
    assert {name.removeprefix("graphkit.") for name in found if name.startswith("graphkit.")} <= {
        "cli", "commands", "commands.common", "commands.find", "output", "errors", "pattern", "corpus",
        "sources", "store", "standing", "standing.words", "dates", "text", "rows", "vocabulary", "signs",
        "wording", "clauses", "frames", "forms", "spoken", "locate", "names", "conditions", "selects",
        "compiled", "database", "shaping", "memory", "first", "called", "leading",
    }  # fmt: skip


def test_compiling_loads_no_pictures_no_rdf_and_of_pydantic_the_core(fresh):
    found = loaded("--corpus", str(fresh), "find")
    assert not found & {"networkx", "rdflib", "matplotlib", "pygraphviz", "pyoxigraph", "pydantic"}
    assert not found & {"pathlib", "shutil", "importlib.metadata", "tempfile"}
    assert {"pydantic_core", "yaml"} <= found


def test_an_answer_is_drawn(run, tmp_path):
    path = tmp_path / "answer.svg"
    status, out, err = run("ask", "What does Berun supply Cestia?", "--draw", str(path))
    assert (status, err) == (0, f"drawn: {path}\n") and out
    assert "What does Berun supply Cestia?" in path.read_text("utf-8")


def test_no_question_and_no_claim_draw_nothing(run, tmp_path):
    path = tmp_path / "answer.svg"
    assert run("ask", "--draw", str(path))[0] == 2
    status, _, err = run("ask", "What does Cestia veto?", "--draw", str(path))
    assert status == 0 and "nothing is drawn" in err and not path.exists()
