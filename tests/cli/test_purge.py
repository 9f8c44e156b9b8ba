"""Purge from the shell: shown first, confirmed by the name, really gone."""

from __future__ import annotations

import pytest

from relbank.cli.main import main
from tests.cli.conftest import Terminal


def everything(relbank) -> bytes:
    folders = (relbank.places.journal, relbank.places.state)
    return b"".join(place.read_bytes() for folder in folders for place in folder.rglob("*") if place.is_file())


def test_a_dry_run_tells_and_removes_nothing(small, snapshot_of_files):
    before = snapshot_of_files()
    answer = small("purge", "Bob Smith", "--dry-run")
    assert answer.status == 0 and "A purge removes Bob Smith for good" in answer.out
    assert "1 person" in answer.out and "remains" in answer.out
    assert snapshot_of_files() == before


def test_without_a_terminal_the_name_is_wanted_twice(small):
    answer = small("purge", "Bob Smith")
    assert answer.status == 2 and "can't be undone" in answer.err and "--yes 'Bob Smith'" in answer.err
    assert small("purge", "Bob Smith", "--yes", "Bob").status == 2
    assert b"Bob Smith" in everything(small)


def test_a_purged_person_is_in_no_file_any_more(small):
    small("backup")
    answer = small("purge", "bob smith", "--yes", "Bob Smith")
    assert answer.status == 0 and "Removed Bob Smith for good" in answer.out
    left = everything(small)
    assert b"Bob Smith" not in left and b"Nascar" not in left
    assert [p["name"] for p in small("people", "--json").json][-1] == "Robert Smith"
    assert small("doctor").status == 0
    assert small("purge", "Bob Smith", "--yes", "Bob Smith").status == 2


@pytest.mark.parametrize(("typed", "status"), [("Bob Smith\n", 0), ("\n", 1), ("bob\n", 1)])
def test_a_terminal_asks_for_the_name(small, typed, status):
    out = Terminal()
    environ = {**small.environ, "COLUMNS": "100"}
    assert main(["purge", "Bob Smith"], environ, Terminal(typed), out, out) == status
    assert "Type the name" in out.getvalue()
    assert (b"Bob Smith" in everything(small)) is (status == 1)


def test_a_part_of_a_name_is_not_enough(small):
    answer = small("purge", "Bob", "--yes", "Bob")
    assert answer.status == 2 and "in full" in answer.err
    assert small("purge").status == 2


def test_two_people_of_one_name_are_told_apart_by_id(small):
    small("note", "-", stdin="@Pat Roe lunch\n")
    with small.open() as store:
        from relbank.model.person import Person

        with store.transaction("person add") as tx:
            twin = tx.new_id()
            tx.add(Person(twin, "Bob Smith", organisation="Other"))
    answer = small("purge", "Bob Smith", "--dry-run")
    assert answer.status == 2 and twin in answer.err
    assert small("purge", twin, "--yes", "Bob Smith").status == 0
    assert [p["organisation"] for p in small("people", "bob", "--json").json] == ["Acme"]
