"""TinyDB's interface over the journal (TinyDB's own suite is run by tests/store/tinydb_contract.py)."""

from __future__ import annotations

import json

import pytest
from tinydb import Query, where
from tinydb.operations import increment
from tinydb.table import Document


def test_tinydb_reads_and_writes(store):
    facts = store.table("facts")
    ids = facts.insert_multiple([{"person": "a", "n": 1}, {"person": "b", "n": 2}, {"person": "a", "n": 3}])
    assert ids == sorted(ids) and all(isinstance(id, str) for id in ids)
    assert [d["n"] for d in facts.search(where("person") == "a")] == [1, 3]
    assert facts.get(doc_id=ids[1])["n"] == 2
    assert [d.doc_id for d in facts.get(doc_ids=ids[:2])] == ids[:2]
    assert facts.count((where("person") == "a") & (where("n") > 1)) == 1
    assert facts.count((where("person") == "a") | (where("person") == "b")) == 3
    assert facts.update(increment("n"), where("person") == "a") == [ids[0], ids[2]]
    assert facts.upsert({"n": 9}, where("person") == "b") == [ids[1]]
    assert facts.remove(where("n") == 9) == [ids[1]]
    assert [d["n"] for d in facts] == [2, 4] and len(facts) == 2
    assert facts.contains(Query().n == 4) and not facts.contains(doc_id=ids[1])
    assert store.db.tables() == {"facts"}


def test_results_are_copies(store):
    facts = store.table("facts")
    id = facts.insert({"list": [1], "dict": {"a": [1]}})
    for found in (facts.get(doc_id=id), facts.search(where("list").exists())[0], facts.all()[0]):
        found["list"].append(2)
        found["dict"]["a"].append(2)
        found["new"] = 1
    assert facts.get(doc_id=id) == {"list": [1], "dict": {"a": [1]}}


def test_what_was_given_stays_the_givers(store):
    given = {"list": [1]}
    id = store.table("facts").insert(given)
    given["list"].append(2)
    assert store.table("facts").get(doc_id=id) == {"list": [1]}


def test_an_update_that_fails_half_way_changes_nothing(store):
    facts = store.table("facts")
    facts.insert_multiple([{"n": 1}, {"n": "x"}])
    with pytest.raises(TypeError):
        facts.update(increment("n"))
    assert [d["n"] for d in facts] == [1, "x"]


def test_each_call_is_one_line_and_one_that_finds_nothing_is_none(store):
    facts = store.table("facts")
    facts.insert_multiple({"n": n} for n in range(5))
    facts.update({"n": 1}, where("n") == 99)
    facts.update({"n": 0}, where("n") == 0)
    facts.truncate()
    file = next((store.path / "log").iterdir())
    assert [len(json.loads(line)["o"]) for line in file.read_bytes().splitlines()] == [5, 5]


def test_a_query_inside_a_transaction_sees_its_changes(store):
    facts = store.table("facts")
    with store.transaction("x"):
        facts.insert(Document({"person": "a"}, "id1"))
        assert facts.count(where("person") == "a") == 1
        assert store.journal.version == 0
    assert facts.get(doc_id="id1") == {"person": "a"}


def test_an_id_that_is_taken_is_refused(store):
    facts = store.table("facts")
    facts.insert(Document({}, "id1"))
    with pytest.raises(ValueError, match="exists"):
        facts.insert(Document({}, "id1"))
