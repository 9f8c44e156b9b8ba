"""Verbs that read: people, show, brief, due, today, log, find, where; hostile text reaches nobody's terminal."""

from __future__ import annotations

import os
import unicodedata

import pytest

from relbank.cli.main import main
from tests.cli.conftest import HOSTILE, Terminal

READING = [
    ("people",),
    ("show", "Liz Chen"),
    ("show", "Bob Smith"),
    ("brief", "Bob Smith"),
    ("due",),
    ("today",),
    ("log",),
    ("log", "Bob Smith"),
    ("find", "plant"),
    ("find", "chen"),
    ("where",),
    (),
]


@pytest.mark.parametrize("argv", READING, ids=" ".join)
def test_no_control_character_is_printed_and_nothing_is_written(small, snapshot_of_files, argv):
    before = snapshot_of_files()
    answer = small(*argv)
    assert answer.status == 0, answer.err
    for char in answer.out + answer.err:
        assert char == "\n" or unicodedata.category(char) not in ("Cc", "Cf", "Zl", "Zp"), repr(char)
    assert snapshot_of_files() == before


@pytest.mark.parametrize("argv", [a for a in READING if a and a[0] not in ("brief",)], ids=" ".join)
def test_json_is_ascii_and_parses(small, argv):
    answer = small(*argv, "--json")
    assert answer.status == 0
    assert answer.out.isascii()
    assert not any((ord(c) < 32 and c != "\n") or c == "\x7f" for c in answer.out)
    assert answer.json


@pytest.mark.parametrize("argv", READING, ids=" ".join)
def test_sealed_remarks_are_left_out(small, argv):
    for more in ((), ("--json",)) if argv and argv[0] != "brief" else ((),):
        assert "leaves in May" not in small(*argv, *more).out
        assert "whole team" not in small(*argv, *more).out


def test_people_lists_and_filters(small):
    lines = small("people").out.splitlines()
    assert [line.split("  ")[0] for line in lines] == ["Bob Smith", "Liz Chen ␛[31m[/x]�", "Robert Smith"]
    assert "0d" in lines[0] and "Acme" in lines[0] and "#golf" in lines[0]
    assert [p["name"] for p in small("people", "#golf", "--json").json] == ["Bob Smith"]
    assert [p["name"] for p in small("people", "BOBBY", "--json").json] == ["Bob Smith"]
    assert small("people", "nobody").out == ""


def test_a_list_of_people_lines_up_in_cells(small):
    from relbank.model.text import cells

    lines = small("people").out.splitlines()
    starts = {cells(line[: line.index("0d")]) for line in lines if "0d" in line}
    assert len(starts) == 1


def test_show_puts_the_hard_rule_first(small):
    out = small("show", "bob smith").out.splitlines()
    assert out[0] == "Bob Smith"
    assert out[2] == "!! never be late"
    text = "\n".join(out)
    owed = ("late 1d: send org chart", "26 Nov: send Ohio article")
    for part in ("Nascar", *owed, "coffee · AB Coffee", "lunch · Vito's"):
        assert part in text


def test_a_name_is_never_guessed(small):
    answer = small("show", "smith")
    assert answer.status == 2
    assert answer.out == ""
    assert "fits 2 people" in answer.err
    assert "Bob Smith · Acme" in answer.err and "Robert Smith" in answer.err
    assert small("show", "bobby").out.startswith("Bob Smith\n")
    assert small("show", "bob s").out.startswith("Bob Smith\n")


def test_an_unknown_name_is_met_with_the_nearest(small):
    answer = small("brief", "Bbo Smith")
    assert answer.status == 2
    assert "Nobody in this journal is called 'Bbo Smith'." in answer.err
    assert "Did you mean Bob Smith" in answer.err
    assert small("show").status == 2


def test_the_brief_fits_one_page(small):
    from relbank.model.fact import Fact
    from relbank.model.text import cells

    with small.open() as store, store.transaction("much") as tx:
        bob = next(id for id, name, _ in store.journal.names() if name == "Bob Smith")
        for number in range(60):
            tx.add(Fact(tx.new_id(), bob, "question", f"about the 漢字 {number} " + "x" * number))
            tx.add(Fact(tx.new_id(), bob, "rule", f"rule {number} " + "漢" * number))
    lines = small("brief", "Bob Smith").out.splitlines()
    assert len(lines) == 24
    assert max(map(cells, lines)) <= 80
    assert "lines more" in lines[-1]


def test_due_tells_both_ways_and_debriefs(small):
    out = small("due").out
    assert out.index("late 1d") < out.index("26 Nov")
    assert "Notes still owed" in out and "Tue" in out
    assert "1 promise to me" in out
    kinds = {(row["what"], row.get("by")) for row in small("due", "--json").json}
    assert kinds == {("promise", "me"), ("promise", "them"), ("debrief", None)}


def test_due_quiet_speaks_by_its_status(relbank, small):
    answer = small("due", "--quiet")
    assert (answer.status, answer.out, answer.err) == (0, "", "")
    empty = relbank("due", "--quiet", RELBANK_JOURNAL=str(relbank.places.journal) + "2")
    assert (empty.status, empty.out, empty.err) == (1, "", "")


def test_today_shows_whom_one_meets_and_their_rule(small):
    out = small("today").out
    assert out.startswith("Thu 19 Nov 2026\n")
    assert "16:00  Bob Smith · coffee · AB Coffee" in out
    assert "!! never be late" in out
    assert "send org chart" in out and "send Ohio article" not in out


def test_log_tells_what_happened_newest_first(small):
    out = small("log", "Bob Smith").out
    assert out.index("planned: coffee") < out.index("lunch · Vito's")
    assert "      Plant move slips" in out


def test_log_since(small):
    pytest.importorskip("relbank.notes.dates")
    assert "lunch" in small("log", "--since", "monday").out
    assert "lunch" not in small("log", "--since", "today", RELBANK_NOW="2026-11-20T09:00").out
    answer = small("log", "--since", "whenever")
    assert answer.status == 2 and "no day" in answer.err


def test_find_has_status_1_when_there_is_nothing(small):
    assert small("find", "nascar").status == 0
    answer = small("find", "zebra")
    assert (answer.status, answer.out) == (1, "")
    assert small("find").status == 2


def test_find_says_whose_and_when_and_marks_the_words_on_a_terminal(small):
    lines = small("find", "plant", "MOVE").out.splitlines()
    assert lines == ["note  2026-11-19  Bob Smith, Liz Chen ␛[31m[/x]�  Plant move slips ␛]0;x␇to Q1."]
    assert [(hit["what"], hit["who"]) for hit in small("find", "nascar", "--json").json] == [
        ("note", f"Bob Smith, {HOSTILE}"),
        ("fact", "Bob Smith"),
    ]
    out = Terminal()
    assert main(["find", "plant"], {**small.environ, "COLUMNS": "100"}, None, out, out) == 0
    assert "\x1b[1mPlant\x1b[22m move" in out.getvalue()
    out = Terminal()
    main(["find", "plant"], {**small.environ, "NO_COLOR": "1"}, None, out, out)
    assert "\x1b" not in out.getvalue()


def test_where_creates_nothing(relbank):
    answer = relbank("where")
    assert str(relbank.places.journal) in answer.out
    assert answer.out.count("not there yet") == 3
    assert not relbank.places.journal.exists() and not relbank.places.state.exists()


@pytest.mark.parametrize("verb", ["people", "due", "log", "today"])
def test_a_mistyped_journal_is_not_created(relbank, verb):
    answer = relbank(verb)
    assert answer.status == 2
    assert "There is no journal in" in answer.err
    assert not relbank.places.journal.exists()


def test_ones_own_empty_journal_says_how_to_begin(relbank, tmp_path):
    own = {"RELBANK_JOURNAL": "", "XDG_DATA_HOME": str(tmp_path / "data")}
    answer = relbank("people", **own)
    assert answer.status == 0
    assert "Write the first note: relbank note" in answer.err
    assert not (tmp_path / "data").exists()


def test_without_a_terminal_a_plain_page_is_printed(small):
    answer = small()
    assert answer.status == 0
    assert answer.out.startswith("relbank: 3 people in ")
    assert "send org chart" in answer.out
    assert "no terminal" in answer.err


def test_a_wrong_clock_is_told(small):
    answer = small("due", RELBANK_NOW="soon")
    assert answer.status == 2
    assert "RELBANK_NOW is 'soon'" in answer.err


def test_a_folder_that_cannot_be_read(small):
    if os.geteuid() == 0:
        pytest.skip("root reads everything")
    small.places.journal.chmod(0)
    try:
        answer = small("people")
        assert answer.status == 2 and "Traceback" not in answer.err
    finally:
        small.places.journal.chmod(0o700)


def test_a_name_that_is_only_similar_is_asked_about(small):
    answer = small("show", "Smyth")
    assert answer.status == 2 and answer.out == ""
    assert small("show", "chen").out.startswith("Liz Chen")


def test_a_phrase_that_is_refused_shows_in_the_status_alone_or_among_others(relbank):
    assert (relbank("when", "fri").status, relbank("when", "blursday").status) == (0, 1)
    mixed = relbank("when", "--stdin", "--json", stdin="fri\nblursday\n")
    assert mixed.status == 1 and mixed.json[0]["iso"] == "2026-11-20" and mixed.json[1] is None
    assert relbank("when", "--stdin", "--json", stdin="fri\neow\n").status == 0
