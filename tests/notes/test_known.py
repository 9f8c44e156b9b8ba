"""Names looked up in a journal mean the same as names handed over."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from relbank.model.person import Person
from relbank.notes import Names
from relbank.store import open_store

WORDS = ["Bob", "bob", "Liz", "Elizabeth", "Ann", "O'Hara", "Smith", "Smyth", "J.", "van", "Dr.", "Zoë", "Zoe", "B"]
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)


def test_names_of_a_journal(tmp_path: Path) -> None:
    with open_store(tmp_path / "journal", tmp_path / "state") as store:

        @given(st.lists(st.tuples(NAMES, st.lists(NAMES, max_size=2)), max_size=6), st.lists(NAMES, max_size=8))
        def same(people: list[tuple[str, list[str]]], typed: list[str]) -> None:
            with store.transaction("people") as tx:
                for person in store.journal.every(Person):
                    tx.remove(Person, person.id)
                for name, aliases in people:
                    tx.add(Person(tx.new_id(), name, aliases=dict.fromkeys(aliases, "")))
            entries = sorted(store.journal.names())
            given_names, looked_up = Names(entries), Names(known=store.journal)
            assert looked_up.longest >= given_names.longest
            for name in (*typed, *(name for name, _ in people)):
                assert looked_up.is_known(name) == given_names.is_known(name)
                assert looked_up.resolve(name) == given_names.resolve(name)
                assert sorted(looked_up.complete(name)) == sorted(given_names.complete(name))

        same()
