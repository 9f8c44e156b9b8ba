"""Finding a text in the notes."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from relbank.model.fact import Fact
from relbank.model.text import fold
from relbank.model.touch import Touch
from relbank.model.when import When

WORDS = ["Golf", "Café", "straße", "budget", "日本", "x"]


def add(store, text, day):
    with store.transaction("note") as tx:
        touch = Touch(tx.new_id(), When(f"2026-11-{day:02}"), text=text)
        tx.add(touch)
    return touch.id


def found(store, text):
    return list(store.journal.touches_with(text))


def test_newest_first_whatever_case_and_accents(store):
    one, two = add(store, "Talked of\ngolf and CAFÉ", 3), add(store, "golf again", 5)
    add(store, "nothing", 9)
    assert found(store, "GOLF") == [two, one]
    assert found(store, "of golf and cafe") == [one]
    assert found(store, "absent") == found(store, "  ") == []


@pytest.mark.parametrize("few", [0, 3, 1 << 10])
@pytest.mark.parametrize("chunk", [1, 30, 1 << 20])
def test_the_same_with_a_checkpoint_and_changes_after_it(opened, monkeypatch, chunk, few):
    monkeypatch.setattr("relbank.store.texts.CHUNK", chunk)
    monkeypatch.setattr("relbank.store.search._FEW", few)
    monkeypatch.setattr("relbank.store.search._PART", 4)
    rng = random.Random(chunk)
    store = opened()
    for part in range(3):
        for _ in range(15):
            add(store, " ".join(rng.choices(WORDS, k=6)), rng.randrange(1, 29))
        store.checkpoint()
        store.close()
        store = opened()
        for id in rng.sample(list(store.journal.touches()), 5):
            with store.transaction("edit") as tx:
                touch = store.journal.get(Touch, id)
                tx.change(replace(touch, text="golf " + part * "x", trashed="2026-01-01" if rng.random() < 0.4 else ""))
        for word in (*WORDS, "golf x", "golf budget", "lf bud", "x golf x", "x golf y", "lf caf", "olf", "xx", "g x g"):
            expected = [
                id for id in store.journal.touches() if fold(word) in fold(store.journal.get(Touch, id).text)
            ]
            assert found(store, word) == expected


def test_many_changes_without_a_checkpoint(store, monkeypatch):
    monkeypatch.setattr("relbank.store.search._FEW", 2)
    one, two, three = add(store, "golf", 1), add(store, "golf and tea", 2), add(store, "tea", 3)
    assert found(store, "golf") == [two, one]
    with store.transaction("edit") as tx:
        tx.change(replace(store.journal.get(Touch, three), text="golf, too"))
        tx.change(replace(store.journal.get(Touch, two), text="only tea"))
    assert found(store, "golf") == [three, one] and found(store, "tea") == [two]
    store.undo()
    assert found(store, "golf") == [two, one] and found(store, "tea") == [three, two]


def test_documents_that_may_hold_words(opened):
    store, rng = opened(), random.Random(4)
    words = ["Golf", 'say"hi', "Café", "straße", "日本", "back\\slash", "GOLFER", "tab\there", "K"]
    for part in range(3):
        with store.transaction("facts") as tx:
            for _ in range(20):
                tx.add(Fact(tx.new_id(), "p", "like", " ".join(rng.choices(words, k=3))))
        store.checkpoint()
        store.close()
        store = opened()
        facts = opened().journal.every(Fact)
        with store.transaction("edit") as tx:
            tx.change(replace(facts[part], text="golf " + str(part)))
        facts = opened().journal.every(Fact)
        docs = store.table_state("facts").docs
        for word in map(fold, [*words, "ol", 'y"h', "1", "x"]):
            found = dict(docs.holding([word.split()[0]]))
            assert all(fact.id in found for fact in facts if word.split()[0] in fold(fact.text)), word
        assert len(dict(docs.holding(["xyz"]))) < len(docs)
