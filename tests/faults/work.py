"""What the writers of the fault tests do, and what must be true of a journal afterwards."""

from __future__ import annotations

from dataclasses import replace

from relbank.model.fact import Fact
from relbank.model.person import Person
from relbank.store import open_store


def edit(store, who: str) -> int:
    """Make one more change of a writer: its counter goes up and a fact with the same number is added; return it.

    Each change is one transaction of two documents, so that half of one would be seen.
    """
    with store.transaction("edit") as tx:
        counter = next((p for p in store.journal.every(Person) if p.name == who), None)
        number = int(counter.title) + 1 if counter is not None else 1
        tx.add(Fact(tx.new_id(), who, "like", str(number), key="x" * (number * 37 % 300)))
        if counter is None:
            tx.add(Person(tx.new_id(), who, title="1"))
        else:
            tx.change(replace(counter, title=str(number)))
    return number


def done(store, who: str) -> int:
    """Return how many changes of a writer a journal holds; each must be there once, as a whole."""
    counters = [int(p.title) for p in store.journal.every(Person) if p.name == who]
    facts = sorted(int(fact.text) for fact in store.journal.every(Fact) if fact.person == who)
    count = counters[0] if counters else 0
    assert len(counters) <= 1, f"{who} has {len(counters)} counters"
    assert facts == list(range(1, count + 1)), f"{who}: counted to {count}, but there are {facts}"
    return count


def check(top, acknowledged: dict[str, int], *, go_on: bool = True, damaged: int = 0, more: int = 1) -> dict[str, int]:
    """Open a journal after whatever happened: nothing acknowledged is missing, and life goes on.

    more: how many unacknowledged changes may be there, too.
    damaged: how many unacknowledged lines may be damaged in their middle (a power cut keeps any of their sectors).
    """
    found = {}
    with open_store(top / "journal", top / "state") as store:
        for who, count in acknowledged.items():
            found[who] = done(store, who)
            assert count <= found[who] <= count + more, f"{who}: {count} acknowledged, {found[who]} there"
        if go_on:
            for who in found:
                found[who] = edit(store, who)
    with open_store(top / "journal", top / "state", readonly=True) as store:
        assert {who: done(store, who) for who in found} == found
        assert len([c for c in store.complaints if "damaged" in c]) <= damaged, store.complaints
    return found
