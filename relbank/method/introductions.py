"""Section A: who introduced whom, as a tree that can be walked and drawn (M4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from relbank.model.journal import Journal
from relbank.model.ladder import Introduction
from relbank.model.person import Person
from relbank.model.record import record

THANK_DAYS = 2
"""Days after which an introducer who was not thanked is named; the next day where you have met."""
REPORT_DAYS = 14
"""Days after which an introducer should have heard what came of it."""
LATEST = 180
"""Days after which neither is asked for any more: thanks that late would surprise."""


@record
class Node:
    """A person in the tree: how deep they stand (0: a root), whom they introduced, and the introduction they came by.

    below: how many people came by way of them, all levels together.
    """

    person: Person
    depth: int
    children: tuple[str, ...]
    introduction: Introduction | None
    below: int = 0


def introducers(journal: Journal) -> dict[str, tuple[str, Introduction | None]]:
    """Return for each person who brought them: (the introducer's id, the introduction if one is recorded).

    Where several are recorded the first counts, by date; people in the trash bring nobody.
    """
    found: dict[str, tuple[str, Introduction | None]] = {}
    for made in sorted(journal.every(Introduction), key=lambda i: (i.date or i.created, i.id)):
        if made.by and made.by != made.person and _there(journal, made.by):
            found.setdefault(made.person, (made.by, made))
    for person in journal.every(Person):
        by = person.introducer
        if by and by != person.id and person.id not in found and _there(journal, by):
            found[person.id] = (by, None)
    return found


def tree(journal: Journal, root: str = "") -> tuple[Node, ...]:
    """Return the tree of introductions, parents before children; only people who introduced or were introduced.

    root: only what is below one person, who comes first. A ring of people who introduced each other is entered at the
    first of them.
    """
    brought = introducers(journal)
    people = {person.id: person for person in journal.every(Person)}
    children: dict[str, list[str]] = {}
    for id in people:  # in the order of names
        if id in brought:
            children.setdefault(brought[id][0], []).append(id)
    roots = [root] if root in people else [id for id in people if id in children and id not in brought]
    if not root:
        roots += [id for id in people if id in children and id not in roots]  # what is reached from nowhere is a ring
    order: list[tuple[str, int, str]] = []  # id, depth, parent; parents first
    below: dict[str, list[str]] = {}
    seen: set[str] = set()
    for start in roots:
        waiting = [] if start in seen else [(start, 0, "")]
        while waiting:
            id, depth, parent = waiting.pop()
            if id in seen:
                continue
            seen.add(id)
            order.append((id, depth, parent))
            below.setdefault(parent, []).append(id)
            waiting += [(child, depth + 1, id) for child in reversed(children.get(id, ())) if child not in seen]
    count = dict.fromkeys(seen, 0)
    for id, _, parent in reversed(order):
        if parent:
            count[parent] += 1 + count[id]
    return tuple(
        Node(people[id], depth, tuple(below.get(id, ())), brought.get(id, ("", None))[1], count[id])
        for id, depth, _ in order
    )


def chain(journal: Journal, person: str) -> tuple[Person, ...]:
    """Return by whom somebody came, the nearest introducer first; a ring ends where it closes."""
    brought = introducers(journal)
    out: list[Person] = []
    seen, at = {person}, person
    while at in brought and brought[at][0] not in seen:
        at = brought[at][0]
        seen.add(at)
        known = journal.get(Person, at)
        if known is None:
            break
        out.append(known)
    return tuple(out)


def owed(made: Introduction, today: date, met: str) -> str:
    """Return what is owed to an introducer: "thanks", "report" or "".

    met: the ISO day of the first conversation since the introduction, "" when there was none.
    """
    if not made.by or not made.date:
        return ""
    days = (today - date.fromisoformat(made.date[:10])).days
    if days > LATEST:
        return ""
    if not made.thanked:
        return "thanks" if days >= (1 if met else THANK_DAYS) else ""
    return "report" if not made.reported and (met or days >= REPORT_DAYS) else ""


def counted(nodes: Sequence[Node]) -> Mapping[str, int]:
    """Return how many people each person of a tree brought, directly."""
    return {node.person.id: len(node.children) for node in nodes if node.children}


def _there(journal: Journal, id: str) -> bool:
    person = journal.get(Person, id)
    return person is not None and not person.trashed
