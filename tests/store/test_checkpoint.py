"""The checkpoint makes opening quick and is never the truth."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from relbank.model.appointment import Appointment
from relbank.model.fact import Fact
from relbank.model.person import Person
from relbank.model.promise import Promise
from relbank.model.touch import Touch
from relbank.model.when import When
from relbank.store import StoreError


def fill(store, seed, count=60):
    """Make, change, throw away and delete at random."""
    rng = random.Random(seed)
    journal = store.journal
    for number in range(count):
        with store.transaction(f"change {number}") as tx:
            people = [p.id for p in journal.every(Person)]
            kind = rng.randrange(8)
            when = When(f"2026-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}")
            some = tuple(rng.sample(people, min(len(people), rng.randrange(3))))
            if kind < 2 or not people:
                name = rng.choice(["Zoë", "bob", "Anna", "Li Wei"])
                born = f"--05-{number % 28 + 1:02d}"
                tx.add(Person(tx.new_id(), f"{name}{number}", birthday=born, aliases={"x": ""}))
            elif kind == 2:
                touch = Touch(tx.new_id(), when, rng.choice(["met", "mailing"]), people=some, text="ü" * number)
                tx.add(touch)
                tx.add(Fact(tx.new_id(), people[0], "like", "golf", touch=touch.id, line=2))
            elif kind == 3:
                tx.add(Promise(tx.new_id(), "me", "p", person=rng.choice(people), due=when))
            elif kind == 4:
                tx.add(Appointment(tx.new_id(), when, people=some))
            elif kind == 5 and journal.touches():
                touch = journal.get(Touch, rng.choice(list(journal.touches())))
                tx.change(replace(touch, when=when, people=some))
            elif kind == 6:
                cls = rng.choice([Person, Touch, Promise, Fact])
                things = journal.every(cls)
                if things:
                    tx.change(replace(rng.choice(things), trashed="2026-11-22"))
            else:
                things = journal.every(Promise)
                if things:
                    tx.remove(Promise, rng.choice(things).id)


def seen(journal):
    people = [p.id for p in journal.every(Person)]
    return {
        "people": journal.every(Person),
        "names": sorted((i, n, dict(a)) for i, n, a in journal.names()),
        "days": sorted(journal.days()),
        "touches": list(journal.touches()),
        "newest": [list(journal.newest(p)) for p in people],
        "all": [journal.every(c) for c in (Touch, Fact, Promise, Appointment)],
        "of": [[journal.of(c, p) for c in (Touch, Fact, Promise, Appointment)] for p in people],
        "last": [journal.last_touch(p) for p in people],
        "filed": [journal.filed_from(t) for t in journal.touches()],
        "open": journal.open_promises(),
        "coming": journal.coming(),
        "trash": journal.trash(),
    }


@pytest.mark.parametrize("seed", range(6))
def test_what_is_read_is_the_same_with_and_without(opened, seed, monkeypatch):
    monkeypatch.setattr("relbank.store.mapped._FEW", 4 if seed % 2 else 64)  # keys are searched for, or all read
    store = opened()
    for part in range(3):  # a checkpoint, changes after it, a checkpoint over that
        fill(store, seed * 10 + part)
        expected = seen(store.journal)
        store.checkpoint()
        fill(store, seed * 10 + part + 500, 20)
        after = seen(store.journal)
        assert after != expected
        store.close()
        store = opened()
        assert store.merged.checkpoint is not None
        assert seen(store.journal) == after
        (store.state / "checkpoint").rename(store.state / "away")
        plain = opened()
        assert plain.merged.checkpoint is None
        assert seen(plain.journal) == after
        plain.close()
        (store.state / "away").rename(store.state / "checkpoint")


def test_the_same_lines_make_the_same_bytes(opened):
    store = opened()
    fill(store, 1)
    store.checkpoint()
    first = (store.state / "checkpoint").read_bytes()
    store.close()
    store = opened()
    fill(store, 2)
    store.checkpoint()  # over the one before
    second = (store.state / "checkpoint").read_bytes()
    store.close()
    (store.state / "checkpoint").unlink()
    store = opened()
    store.checkpoint()  # from the log alone
    assert (store.state / "checkpoint").read_bytes() == second != first


def test_damage_anywhere_is_noticed_and_mended_from_the_log(opened):
    store = opened()
    fill(store, 3, 40)
    store.checkpoint()
    expected = seen(store.journal)
    store.close()
    place = store.state / "checkpoint"
    whole = place.read_bytes()
    step = max(1, len(whole) // 150)
    for at in range(0, len(whole), step):
        place.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
        store = opened()
        assert seen(store.journal) == expected, at
        store.close()
    for length in range(0, len(whole), step):
        place.write_bytes(whole[:length])
        store = opened()
        assert seen(store.journal) == expected, length
        store.close()


def test_an_older_log_put_back_is_believed(opened):
    store = opened()
    fill(store, 4, 20)
    file = next((store.path / "log").iterdir())
    older = file.read_bytes()
    expected = seen(store.journal)
    fill(store, 5, 20)
    store.checkpoint()
    store.close()
    file.write_bytes(older)
    assert seen(opened().journal) == expected


def test_a_missing_file_is_no_deletion(opened):
    store = opened()
    fill(store, 6, 20)
    store.checkpoint()
    expected = seen(store.journal)
    store.close()
    next((store.path / "log").iterdir()).unlink()
    store = opened()
    assert seen(store.journal) == expected
    assert "Put it back" in store.complaints[0]


def test_closing_keeps_one_when_the_log_has_grown(opened, monkeypatch):
    store = opened()
    fill(store, 7, 20)
    store.close()
    assert not (store.state / "checkpoint").exists()
    monkeypatch.setattr("relbank.store.store._TAIL", 100)
    store = opened()
    store.close()
    assert (store.state / "checkpoint").stat().st_mode & 0o777 == 0o600


def test_a_checkpoint_that_cannot_be_written_harms_nothing(opened, monkeypatch):
    monkeypatch.setattr("relbank.store.store._TAIL", 100)
    store = opened()
    fill(store, 8, 20)
    expected = seen(store.journal)

    def full(handle, data):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("relbank.store.disk.write_all", full)
        store.close()
    assert seen(opened().journal) == expected


def test_a_checkpoint_that_can_be_neither_read_nor_mended_is_dropped(opened, monkeypatch):
    monkeypatch.setattr("relbank.store.mapped.BLOCK", 64)
    store = opened()
    fill(store, 9, 20)
    store.checkpoint()
    store.close()
    place = store.state / "checkpoint"
    whole = place.read_bytes()
    at = whole.index(b'"text"')
    place.write_bytes(whole[:at] + b"x" + whole[at + 1 :])
    file = next((store.path / "log").iterdir())
    file.write_bytes(file.read_bytes().replace(b'"golf"', b'"gone"'))
    store = opened()
    with pytest.raises(StoreError, match="checkpoint"):
        seen(store.journal)
    store.close()
    assert not place.exists()
    opened()
