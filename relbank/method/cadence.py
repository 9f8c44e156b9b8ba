"""Section E, cadence: the rhythm of a rung, a tag or a person, and how far a bond has drifted from it (M22)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from relbank.model.journal import Journal
from relbank.model.nurture import Parking
from relbank.model.person import Person
from relbank.model.record import record
from relbank.model.touch import JOURNAL, MAILING, Touch
from relbank.settings import Settings

from .ladder import Standing, standing
from .nurture import lane

OWN = "own"
IN_TIME, DUE, WORST = "in time", "due", "worst"


@record
class Rhythm:
    """How often somebody should hear from me, in days: wished, and at the worst.

    source: what it comes from, "own", "#golf" or the name of a rung.
    """

    wished: int
    worst: int
    source: str


@record
class Drift:
    """How far a bond is from its rhythm; days: since the last touch, or since the person came into the journal.

    last: the ISO day of the last touch, "" when there was none yet. next: the ISO day of the next appointment, "" when
    none is agreed.
    """

    person: Person
    rhythm: Rhythm
    days: int
    last: str
    next: str = ""

    @property
    def ratio(self) -> float:
        """Days since the last touch over the days wished: 1 is on the day, 2 twice as long as wished."""
        return self.days / self.rhythm.wished

    @property
    def state(self) -> str:
        """in time, due (the wished days are over) or worst (the worst are)."""
        if self.days > self.rhythm.worst:
            return WORST
        return DUE if self.days > self.rhythm.wished else IN_TIME


def rhythm(person: Person, standing: Standing, settings: Settings) -> Rhythm | None:
    """Return the rhythm of a person: their own, else the quickest of their tags', else that of their rung, else None.

    Friends who are not strategic stand on no rung: they have a rhythm only where a tag or their own one says so.
    """
    if person.wished or person.worst:
        wished = person.wished or max(1, person.worst // 2)
        return Rhythm(wished, max(person.worst or 2 * wished, wished), OWN)
    cadence = settings.cadence
    tags = sorted((*cadence[f"#{tag}"], f"#{tag}") for tag in person.tags if f"#{tag}" in cadence)
    if tags:
        return Rhythm(*tags[0])
    if standing.number:
        return Rhythm(*cadence[standing.rung], settings.rungs.get(standing.rung) or standing.name)
    return None


def last_touch(newest: Iterable[Touch]) -> Touch | None:
    """Return the touch that resets the rhythm: the newest of any kind but mailings and notes to oneself."""
    return next((t for t in newest if t.kind != MAILING and t.kind != JOURNAL), None)


def drift(person: Person, kept: Rhythm, last: str, today: date, coming: str = "") -> Drift:
    """Return how far a person is from their rhythm on a day; last: the ISO day of the last touch, "" for none yet."""
    since = last or person.created
    days = (today - date.fromisoformat(since[:10])).days if since else 0
    return Drift(person, kept, max(0, days), last[:10], coming)


def drifts(journal: Journal, today: date, settings: Settings) -> tuple[Drift, ...]:
    """Return how far everybody with a rhythm is from it, who drifted furthest first; the parked are left alone."""
    away = parked(journal)
    agreed = next_days(journal, today)
    found = []
    for person in journal.every(Person):
        if person.id in away:
            continue
        kept = rhythm(person, standing(journal, person), settings)
        if kept is not None:
            found.append(drift(person, kept, journal.last_touch(person.id), today, agreed.get(person.id, "")))
    return tuple(sorted(found, key=lambda d: (-d.ratio, d.person.order, d.person.id)))


def parked(journal: Journal) -> frozenset[str]:
    """Return the ids of those who are in the nurture lane now."""
    groups: dict[str, list[Parking]] = {}
    for parking in journal.every(Parking):
        groups.setdefault(parking.person, []).append(parking)
    found = ((id, lane(parkings, journal.newest(id))) for id, parkings in groups.items())
    return frozenset(id for id, one in found if one is not None and one.waits)


def next_days(journal: Journal, today: date) -> dict[str, str]:
    """Return for each person the ISO day of the next appointment from today on; open ones have none."""
    out: dict[str, str] = {}
    day = today.isoformat()
    for appointment in journal.coming():
        last = appointment.when.last
        if appointment.when.iso and last is not None and last.isoformat() >= day:
            for id in appointment.people:
                out.setdefault(id, appointment.when.iso[:10])
    return out
