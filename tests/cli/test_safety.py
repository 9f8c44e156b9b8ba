"""Nothing is lost, from the shell: history, backup and restore, conflicts, doctor."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from relbank.model.person import Person
from relbank.model.touch import Touch
from relbank.paths import Places
from relbank.store import open_store
from tests.cli.conftest import Relbank


def change(relbank: Relbank, why: str, **fields: str) -> str:
    with relbank.open() as store:
        bob = next(p for p in store.journal.every(Person) if p.name == "Bob Smith")
        with store.transaction(why) as tx:
            tx.change(replace(bob, **fields), bob)
        return bob.id


def test_history_tells_what_changed_newest_first(small):
    id = change(small, "person edit", organisation="Halloway [/x]")
    lines = small("history", "bob").out.splitlines()
    assert lines[0] == "Bob Smith"
    assert lines[1].endswith("here  person edited") and lines[2].strip() == "organisation: Acme -> Halloway [/x]"
    made = ["made", "name: Bob Smith", "organisation: Acme", "+ also called Bobby"]
    assert [line.strip() for line in lines[4:8]] == made
    first, last = small("history", "bob", "--json").json
    assert first["why"] == "person edit" and first["here"] and first["after"]["organisation"] == "Halloway [/x]"
    assert last["after"]["organisation"] == "Acme"
    assert small("history", id).out == small("history", id[-6:]).out == small("history", "Bob Smith").out


def test_history_at_a_time_shows_what_it_was(small):
    change(small, "person edit", organisation="Halloway")
    assert "organisation: Halloway" in small("history", "bob", "--at", "today", RELBANK_NOW="2100-01-01").out
    answer = small("history", "bob", "--at", "1 Jan 2001")
    assert (answer.status, answer.out) == (1, "") and "was not there" in answer.err
    assert small("history", "bob", "--at", "whenever").status == 2


def test_history_never_shows_a_sealed_remark(small):
    with small.open() as store:
        touch = store.journal.every(Touch)[0]
        sealed = next(iter(store.view("sealed")))
        with store.transaction("note edit") as tx:
            tx.change(replace(touch, text=touch.text.replace("Nascar", "golf")), touch)
    for id in (touch.id, sealed):
        for more in ((), ("--json",)):
            answer = small("history", id, *more)
            assert answer.status == 0 and "leaves in May" not in answer.out and "whole team" not in answer.out
    assert "text - - likes Nascar" in small("history", touch.id).out
    assert "(sealed)" in small("history", sealed).out


def test_history_of_nobody_is_a_wrong_call(small):
    assert small("history", "Nobody").status == small("history").status == small("history", "zzzzzz").status == 2
    answer = small("history", "0")
    assert answer.status == 2 and "Nobody in this journal" in answer.err


def test_history_of_something_deleted(small):
    id = change(small, "person edit", title="x")
    with small.open() as store, store.transaction("delete") as tx:
        tx.remove(Person, id)
    lines = small("history", id).out.splitlines()
    assert lines[0] == "Bob Smith" and lines[2].strip() == "deleted"


def test_a_backup_is_made_listed_and_restored_elsewhere(small, tmp_path):
    assert "no backup yet" in small("backup", "--list").err
    answer = small("backup")
    assert answer.status == 0 and "read back: 1 file" in answer.out
    assert small("backup", "--list").out == "2026-11-19  Thu 19 Nov 2026\n"
    assert small("backup", "--list", "--json").json == ["2026-11-19"]
    change(small, "person edit", organisation="Halloway")
    small("note", "-", stdin="@Pat Roe lunch\n")
    answer = small("restore", "latest", "--into", str(tmp_path / "old"))
    assert [line.split()[0] for line in answer.out.splitlines()[1:4]] == ["0", "2", "1"]
    old = Relbank({**small.environ, "RELBANK_JOURNAL": str(tmp_path / "old")})
    assert [p["organisation"] for p in old("people", "bob", "--json").json] == ["Acme"]
    assert [p["organisation"] for p in small("people", "bob", "--json").json] == ["Halloway"]


def test_a_copy_in_another_folder_is_a_journal_and_takes_no_place_that_is_taken(small, tmp_path):
    for name in ("relbank-2026-11-19", "relbank-2026-11-19-2"):
        assert f"copy, read back too, is in {tmp_path / 'stick' / name}" in small("backup", str(tmp_path / "stick")).out
        copy = Relbank({**small.environ, "RELBANK_JOURNAL": str(tmp_path / "stick" / name)})
        assert copy("people").out == small("people").out
        assert (tmp_path / "stick" / name / "log").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "argv",
    [
        ("restore",),
        ("restore", "2026-11-19"),
        ("restore", "yesterdayish", "--into", "x"),
        ("restore", "2020-01-01", "--into", "x"),
        ("backup", "a", "b"),
        ("backup", "--json"),
        ("doctor", "please"),
        ("conflicts", "x"),
        ("conflicts", "--keep", "zz"),
        ("conflicts", "--keep", "a", "--dismiss", "b"),
    ],
)
def test_a_wrong_call_says_what_to_do(small, argv):
    answer = small(*argv)
    assert answer.status == 2 and len(answer.err.splitlines()) >= 2


def test_a_restore_goes_neither_into_the_journal_nor_over_something(small, tmp_path):
    small("backup")
    assert small("restore", "latest", "--into", str(small.places.journal / "new")).status == 2
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("mine")
    answer = small("restore", "latest", "--into", str(tmp_path / "full"))
    assert answer.status == 2 and "not empty" in answer.err
    assert (tmp_path / "full" / "x").read_text() == "mine"


@pytest.fixture
def torn(small):
    """A journal in which another device changed what this one changed, too, without knowing of it."""
    other = Places(small.places.journal, small.places.state.with_name("other"), small.places.config, False)
    with open_store(other.journal, other.state) as theirs:
        bob = next(p for p in theirs.journal.every(Person) if p.name == "Bob Smith")
        with small.open() as mine, mine.transaction("person edit") as tx:
            tx.change(replace(bob, organisation="Mine\x1b[31m"), bob)
        time.sleep(0.002)
        with theirs.transaction("person edit") as tx:
            tx.change(replace(bob, organisation="Theirs"), bob)
    return small


def test_conflicts_are_listed_and_one_is_kept(torn):
    out = torn("conflicts").out
    assert "organisation of Bob Smith" in out and "Mine␛[31m" in out and "stands now:\n        Theirs" in out
    (one,) = torn("conflicts", "--json").json
    assert (one["what"], one["field"], one["ours"], one["where"]) == ("Bob Smith", "organisation", "Theirs", "here")
    assert "Kept: organisation of Bob Smith" in torn("conflicts", "--keep", one["id"][-4:]).out
    assert torn("conflicts", "--json").json == []
    assert torn("people", "bob", "--json").json[0]["organisation"].startswith("Mine")


def test_a_conflict_is_dismissed_and_undo_lists_it_again(torn):
    (one,) = torn("conflicts", "--json").json
    assert "stays “Theirs”" in torn("conflicts", "--dismiss", one["id"]).out
    assert "nothing to settle" in torn("conflicts").out
    assert torn("undo").status == 0
    assert len(torn("conflicts", "--json").json) == 1


def test_the_doctor_finds_nothing_wrong_and_writes_nothing(small, snapshot_of_files):
    before = snapshot_of_files()
    answer = small("doctor")
    assert (answer.status, answer.err) == (0, "") and answer.out.startswith("fine: 1 change of 1 device")
    assert snapshot_of_files() == before


def test_the_doctor_says_where_the_damage_is(small):
    log = next((small.places.journal / "log").iterdir())
    change(small, "person edit", title="x")
    data = log.read_bytes()
    log.write_bytes(data[:-30] + b"?" + data[-29:])
    answer = small("doctor")
    assert answer.status == 2
    first = answer.out.splitlines()
    assert first[0].startswith("damage: One line is damaged") and f"{log}, line 2" in first[1]
    assert first[3].strip().startswith("next: ")
    report = small("doctor", "--json")
    assert report.status == 2 and report.json[0]["how_bad"] == "damage" and str(log) in report.json[0]["where"]


def test_the_doctor_warns_of_open_files(small):
    (small.places.journal / "relbank.json").chmod(0o644)
    answer = small("doctor")
    assert answer.status == 1 and "chmod 600" in answer.out


def test_the_doctor_can_not_read(small, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        from relbank.store import StoreError

        raise StoreError("The disk does not answer.", "Check it.")

    monkeypatch.setattr("relbank.store.open_store", refuse)
    answer = small("doctor")
    assert answer.status == 3 and "can't read: The disk does not answer." in answer.out


def test_the_doctor_mends_and_keeps_the_old_files(small):
    small("backup")
    log = next((small.places.journal / "log").iterdir())
    data = log.read_bytes()
    log.write_bytes(data[:-30] + b"?" + data[-29:])
    assert small("doctor").status == 2
    answer = small("doctor", "--fix")
    assert "mended: " in answer.out and "The old files are kept in" in answer.out
    assert answer.status == small("doctor").status == 0
    assert [p["name"] for p in small("people", "bob", "--json").json] == ["Bob Smith"]
    assert "nothing to mend" in small("doctor", "--fix").out
    assert small("doctor", "--fix", "--json").status == 2
