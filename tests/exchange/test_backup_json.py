"""The complete export: stock TinyDB opens it, an import makes the same journal of it, a second export the same file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from relbank.exchange import backup_json
from relbank.exchange.safe_file import FileError
from relbank.model.document import TABLES
from relbank.model.fact import Fact
from relbank.model.person import Person
from relbank.model.touch import Touch
from relbank.model.trust import Sealed
from relbank.model.when import When
from relbank.store import Store, open_store


def _open(folder: Path) -> Store:
    return open_store(folder / "journal", folder / "state")


def _filled(folder: Path) -> Store:
    store = _open(folder)
    with store.transaction("fill") as tx:
        bob = tx.new_id()
        tx.add(Person(bob, "Bob \x7f\x1b[31m Żółw\u202e", aliases={"Bobby": ""}, tags={"b": "", "a": ""}))
        tx.add(Person(tx.new_id(), "Gone", trashed="2026-11-01T10:00"))
        touch = tx.new_id()
        tx.add(Touch(touch, When("2026-11-19T12:30", "minute", "today"), people=(bob,), text="@Bob\r\n- secret x\n"))
        tx.add(Sealed(tx.new_id(), bob, "x", touch=touch, line=2))
        tx.add(Fact(tx.new_id(), bob, "like", "Nascar", touch=touch, line=3))
    store.table("people").update({"from a newer version": {"deep": [1, 2.5, None, True]}}, doc_ids=[bob])
    store.table("moons").insert({"name": "a table of a newer version"})
    return store


def _export(store: Store) -> str:
    return "".join(backup_json.chunks(backup_json.tables_of(store)))


def test_stock_tinydb_opens_it(tmp_path):
    path = tmp_path / "all.json"
    path.write_text(_export(_filled(tmp_path)))
    db = TinyDB(path, access_mode="r")
    assert db.tables() == {*TABLES, "moons", "relbank"}
    assert [d.doc_id for d in db.table("people").all()] == [1, 2]
    ids = [d["id"] for d in db.table("people").all()]
    assert ids == sorted(ids)
    assert db.table("facts").get(where("text") == "Nascar")["person"] == ids[0]
    assert db.table("touches").all()[0]["text"] == "@Bob\r\n- secret x\n"
    assert db.table("sealed").all()[0]["text"] == "x"
    assert "sealed remarks included" in db.table("relbank").get(doc_id=1)["holds"]


def test_there_and_back_is_the_same_journal_and_the_same_bytes(tmp_path):
    first = _filled(tmp_path / "a")
    text = _export(first)
    second = _open(tmp_path / "b")
    backup_json.fill(second, backup_json.parse(text.encode(), "all.json"))
    assert _export(second) == text
    for name in first.table_names():
        assert dict(second.view(name)) == dict(first.view(name))
    reopened = _open(tmp_path / "b")
    assert _export(reopened) == text


def test_the_file_holds_no_control_character(tmp_path):
    text = _export(_filled(tmp_path))
    assert text.isascii()
    assert not any((ord(c) < 32 and c != "\n") or c == "\x7f" for c in text)


def test_an_empty_journal_comes_back_too(tmp_path):
    text = _export(_open(tmp_path))
    assert set(json.loads(text)) == {*TABLES, "relbank"}
    assert all(not rows for rows in backup_json.parse(text.encode(), "x").values())


def test_undo_takes_an_import_back(tmp_path):
    text = _export(_filled(tmp_path / "a"))
    store = _open(tmp_path / "b")
    backup_json.fill(store, backup_json.parse(text.encode(), "x"))
    store.undo()
    assert store.table_names() == []


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "line 1"),
        (b"{", "line 1"),
        (b"[]", "no table"),
        (b"{}", "no table"),
        (b'{"people": []}', "no table"),
        (b'{"people": {"1": {"name": "Bob"}}}', "key '1' has no id"),
        (b'{"people": {"1": {"id": "../x", "name": "Bob"}}}', "has no id"),
        (b'{"people": {"1": {"id": "a1"}}}', "has no name"),
        (b'{"people": {"1": 5}}', "has no id"),
        (b'{"people": {}, "facts": 3}', "is no table"),
        (b'{"people": {"1": {"id": "a", "name": "x"}, "2": {"id": "a", "name": "y"}}}', "id of another"),
        (b'{"people": {"1": {"id": "a", "name": NaN}}}', "NaN"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"[" * 200_000, "can't be imported"),
        (b'{"people": {}, "relbank": {"1": {"format": 9}}}', "newer relbank"),
    ],
)
def test_a_wrong_file_is_named_with_its_place(raw, why):
    with pytest.raises(FileError) as caught:
        backup_json.parse(raw, "all.json")
    assert why in caught.value.what
    assert "all.json" in caught.value.what
    assert caught.value.do


def test_the_verbs(tmp_path):
    import io

    from relbank.cli.main import main

    def call(journal: str, *argv: str) -> tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        environ = {"RELBANK_STATE": str(tmp_path / "s"), "RELBANK_CONFIG": str(tmp_path / "c")}
        status = main(["--journal", str(tmp_path / journal), *argv], environ, io.StringIO(), out, err)
        return status, out.getvalue(), err.getvalue()

    _filled(tmp_path).close()
    one, two = str(tmp_path / "1.json"), str(tmp_path / "2.json")
    status, out, _ = call("journal", "export", "--json", one)
    assert status == 0
    assert "Wrote 1 person and 1 note" in out and "sealed remarks included" in out
    assert Path(one).stat().st_mode & 0o777 == 0o600
    status, _, err = call("journal", "export", "--json", one)
    assert status == 2 and "exists already" in err and "--force" in err
    assert call("journal", "export", "--json", one, "--force")[0] == 0
    status, out, err = call("journal", "export", "--json")
    assert out == Path(one).read_text() and "Sealed remarks" in err
    assert call("journal", "export", one)[0] == 2
    status, out, _ = call("new", "import", one)
    assert status == 0 and "Imported 1 person and 1 note" in out
    assert call("new", "export", "--json", two)[0] == 0
    assert Path(two).read_bytes() == Path(one).read_bytes()
    status, _, err = call("new", "import", one)
    assert status == 2 and "is not empty" in err
    status, _, err = call("third", "import", str(tmp_path / "none.json"))
    assert status == 2 and "can't be read" in err
    assert not (tmp_path / "third").exists()
