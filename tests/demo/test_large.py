"""Large journals: of the size asked for, and such that the grammar would file the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from relbank.demo import large
from relbank.demo.words import name
from relbank.model.person import Person
from relbank.model.promise import Promise
from relbank.model.touch import Touch
from relbank.notes import Names, parse
from relbank.store import Store, open_store

NOW = datetime.fromisoformat("2026-11-19T14:00+01:00")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    place = tmp_path_factory.mktemp("large")
    with open_store(place / "journal", place / "state") as store:
        large(store, people=200, notes=600, now=NOW)
        yield store


def test_counts_and_sizes(store: Store) -> None:
    touches = store.journal.every(Touch)
    assert (len(store.journal.every(Person)), len(touches)) == (200, 600)
    sizes = [len(touch.text.encode()) for touch in touches]
    assert min(sizes) >= 60 and max(sizes) <= 1100
    assert 150 <= len(store.journal.every(Promise)) <= 210
    met = Counter(touch.people[0] for touch in touches)
    assert max(met.values()) > 3 * 600 / 200  # some are met often, most rarely


def test_the_grammar_would_file_the_same(store: Store) -> None:
    names = Names(store.journal.names())
    for touch in store.journal.every(Touch)[::7]:
        (visit,) = parse(touch.text, now=datetime.fromisoformat(touch.created), names=names).visits
        assert [who.id for who in visit.people] == list(touch.people), touch.text
        assert (visit.kind, visit.word, visit.place) == (touch.kind, touch.word, touch.place)
        read = sorted((line.line, line.text) for line in visit.lines if line.filed != "note")
        filed = sorted((t.line, getattr(t, "text", "") or getattr(t, "reason", ""))
                       for t in store.journal.filed_from(touch.id))  # fmt: skip
        assert [line for line, _ in read] == [line for line, _ in filed], touch.text
        texts = {text for _, text in filed}
        assert {text for _, text in read} <= texts | {""}, touch.text


def test_the_same_seed_gives_the_same_notes(store: Store, tmp_path: Path) -> None:
    with open_store(tmp_path / "journal", tmp_path / "state") as again:
        large(again, people=200, notes=600, now=NOW)
        assert [t.text for t in again.journal.every(Touch)] == [t.text for t in store.journal.every(Touch)]


def test_names_never_repeat() -> None:
    assert len({name(number) for number in range(200_000)}) == 200_000
