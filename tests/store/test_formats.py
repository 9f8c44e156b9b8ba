"""Journals of every format that there ever was open and give the same documents."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from types import MappingProxyType

import pytest

from relbank.store import frame, migrations, open_store
from relbank.store.reading import FORMAT

SAMPLES = Path(__file__).parent / "samples"


def test_there_is_a_sample_of_every_format():
    versions = max(FORMAT, frame.SCHEMA)
    assert [place.name for place in sorted(SAMPLES.iterdir())] == [f"format-{n + 1}" for n in range(versions)]
    assert set(migrations.STEPS) == set(range(1, frame.SCHEMA))


@pytest.mark.parametrize("sample", sorted(SAMPLES.iterdir()), ids=lambda place: place.name)
def test_a_kept_sample_gives_its_documents(tmp_path, sample):
    shutil.copytree(sample / "journal", tmp_path / "journal")
    before = {place.name: place.read_bytes() for place in (tmp_path / "journal" / "log").iterdir()}
    expected = json.loads((sample / "documents.json").read_text("utf-8"))
    for _ in range(2):  # from the log, then from the checkpoint
        with open_store(tmp_path / "journal", tmp_path / "state") as store:
            assert all("cut off before it was saved" in sentence for sentence in store.complaints)
            assert {name: dict(store.view(name)) for name in store.table_names()} == expected["tables"]
            conflicts = [[c.table, c.id, c.field, c.value, c.stamp] for c in store.conflicts()]
            assert conflicts == expected["conflicts"]
            store.checkpoint()
    assert {place.name: place.read_bytes() for place in (tmp_path / "journal" / "log").iterdir()} == before


def test_an_older_line_is_brought_up_when_it_is_read(tmp_path, monkeypatch):
    with open_store(tmp_path / "journal", tmp_path / "state") as store, store.transaction("old"):
        store.table("people").insert({"called": "Bob"})

    def rename(tx):
        ops = [[*op[:3], *(new(doc) for doc in op[3:])] for op in tx["o"]]
        return {**tx, "s": 2, "o": ops}

    def new(doc):
        return {"name" if field == "called" else field: value for field, value in doc.items()}

    monkeypatch.setattr(frame, "SCHEMA", 2)
    monkeypatch.setattr("relbank.store.store.SCHEMA", 2)
    monkeypatch.setattr(migrations, "STEPS", MappingProxyType({1: rename}))
    with open_store(tmp_path / "journal", tmp_path / "state") as store:
        assert [dict(doc) for doc in store.table("people")] == [{"name": "Bob"}]
        store.table("people").update({"name": "Rob"})
        lines = [json.loads(line) for line in store.log.read(store.log.own()[0]).splitlines()]
        assert [line.get("s", 1) for line in lines] == [1, 2] and "called" in str(lines[0])
        store.undo()
        assert [dict(doc) for doc in store.table("people")] == [{"name": "Bob"}]
        store.checkpoint()
    monkeypatch.undo()
    with open_store(tmp_path / "journal", tmp_path / "state") as store:  # the older program, after that
        assert store.readonly and any("newer relbank" in sentence for sentence in store.complaints)
        assert [dict(doc) for doc in store.table("people")] == [{"called": "Bob"}]
