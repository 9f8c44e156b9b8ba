"""The half hour a week in the demo: last week's plan, this week's, reviews that were held, a line of what to stop."""

from __future__ import annotations

from datetime import datetime, timedelta

from relbank.actions.found import stamp
from relbank.method.weekplan import week_of
from relbank.model.person import Person
from relbank.model.review import DAILY, WEEKLY, Plan, Review
from relbank.settings import Settings
from relbank.store import Store

LAST = (
    ("Ignatius Fennimore", "he reports to the harbour board in December"),
    ("Wilhelmina Crane", "one shop floor is still open"),
    ("Gideon Larkspur", "eight weeks of silence are mine, not his"),
)
THIS = ("Liesl Abendroth", "open the talk about the oat mill")
TAUGHT = "Dates promised on the telephone are the late ones. Next week I say two, and write them down first."


def add(store: Store, now: datetime) -> None:
    """Write the plans and reviews of the last two weeks."""
    people = {p.name: p.id for p in store.journal.every(Person)}
    this = week_of(now.date(), Settings())
    before = this - timedelta(days=7)
    agreed = next((a.id for a in store.journal.coming() if people[THIS[0]] in a.people), "")
    with store.transaction("demo") as tx:
        at = now - timedelta(days=7)
        for name, why in LAST:
            tx.add(Plan(tx.new_id(), people[name], before.isoformat(), why, "", before.isoformat(), stamp(at)))
        tx.add(Plan(tx.new_id(), people[THIS[0]], this.isoformat(), THIS[1], agreed, this.isoformat(), stamp(now)))
        tx.add(Review(tx.new_id(), WEEKLY, before.isoformat(), 3, 0, TAUGHT, before.isoformat(), stamp(at)))
        for back, done, left in ((3, 7, 1), (2, 5, 0), (1, 6, 2)):
            day = now - timedelta(days=back)
            text = f"{done + left} cards: {done} done" + (f", {left} left for another day." if left else ".")
            iso = day.date().isoformat()
            tx.add(Review(tx.new_id(), DAILY, iso, done, left, text, iso, stamp(day)))

