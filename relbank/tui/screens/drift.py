"""Rhythms: who drifted, whom the week is planned for and who waits, and the nurture lane (M21-M23)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content

from relbank.method.agenda import day_of
from relbank.method.cadence import IN_TIME, WORST, Drift, drifts
from relbank.method.nurture import lane
from relbank.method.recipients import PARKED, recipients
from relbank.method.tracking import said
from relbank.method.weekplan import candidates, plans, week_of
from relbank.model.appointment import Appointment
from relbank.model.nurture import Campaign, Parking
from relbank.model.person import Person
from relbank.model.promise import Promise
from relbank.model.say import say_age, say_short
from relbank.model.when import When

from .. import glyphs
from ..safe import personal, plain
from ..verbs import rhythm as asking
from ..widgets.columns import Column
from ..widgets.named import Named
from ..widgets.told import Page, Told, heading
from .panes import Panes

if TYPE_CHECKING:
    from relbank.store import Store

    from ..app import Relbank
    from .home import Home

BAR = 6  # cells


class Drifts(Named[Drift]):
    """A line a person: how many times the wished days, since when, whose rhythm, what is agreed."""

    COLUMNS = (Column(12, 20), Column(5, 5, 0, True), Column(BAR, BAR, 3), Column(5, 6, 1, True), Column(6, 7, 2),
               Column(10, 18, 4), Column(8, 8, 5))  # fmt: skip
    NAMES = ("", "drift", "", "since", "rhythm", "from", "next")

    def called(self, row: Drift) -> str:
        """Return the person's id."""
        return row.person.id

    def cells(self, row: Drift, width: int) -> Sequence[Content]:
        """Draw the line; the bar tells the number, full at twice the wished days."""
        app: Relbank = self.app  # type: ignore[assignment]
        signs, kept = glyphs.of(app), row.rhythm
        tone = {WORST: "bold $text-error", IN_TIME: "$text-muted"}.get(row.state, "$text-warning")
        return (
            personal(row.person.name), plain(f"{row.ratio:.1f}", tone),
            plain(signs.rung(min(BAR, int(row.ratio * BAR / 2)), BAR), tone),
            plain(say_age(row.days) if row.last else "never", "$text-muted"),
            plain(f"{kept.wished}/{kept.worst}", "$text-muted"), plain(kept.source, "$text-muted"),
            plain(say_short(_day(row.next), app.today()) if row.next else "", "$text-muted"),
        )  # fmt: skip


def _day(iso: str) -> When:
    return When.of(date.fromisoformat(iso))


def _ago(days: int) -> str:
    return f"{say_age(days)} ago" if days else "today"


class DriftView(Panes):
    """Who drifted at the left; the week and the nurture lane at the right."""

    HINTS: ClassVar = ("go", "note.new", "add", "rhythm", "park", "campaign.new", "why", "back")
    DEFAULT_CSS = """
    DriftView { layout: horizontal; }
    DriftView #drifts { width: 54%; min-width: 44; }
    DriftView #week { height: 3fr; }
    DriftView #lane { height: 2fr; }
    """

    def compose(self) -> ComposeResult:
        """Three lists."""
        empty = "Nobody has a rhythm that runs. A rung gives one, a #tag in the settings, or R for one person; \
it rests while they are parked."
        rows = Drifts(id="drifts", classes="pane", empty=Content(empty))
        rows.border_title = Content("Drift")
        yield rows
        with Container(classes="side"):
            yield Page(id="week", classes="pane", empty=Content("All are in time. a sets time aside all the same."))
            yield Page(id="lane", classes="pane", empty=Content(
                "Nobody is parked. P puts somebody here whom three touches did not move."))  # fmt: skip

    def fill(self, store: Store, now: datetime) -> None:
        """Work out who drifted, the week, and the lane."""
        journal, today, settings = store.journal, now.date(), self.app.settings
        found = drifts(journal, today, settings)
        rows = self.query_one(Drifts)
        rows.show(found)
        late = sum(d.state != IN_TIME for d in found)
        rows.retitle(plain(f"Drift {late} of {len(found)}"))
        week = week_of(today, settings)
        page = self.query_one("#week", Page)
        page.retitle(plain(f"Week of {day_of(week.isoformat(), today)}"))
        page.set_rows(self._week(today, week))
        waiting = self._lane(today)
        self.query_one("#lane", Page).set_rows(waiting)
        count = sum(isinstance(told.thing, Person) for told in waiting)
        self.query_one("#lane", Page).retitle(plain(f"Nurture lane {count}"))

    def _week(self, today: date, week: date) -> list[Told]:
        journal, signs = self.app.journal, glyphs.of(self.app)
        out = []
        for one in plans(journal, week):
            when = said(one.appointment.when, today) if one.appointment else ""
            label = f"{signs.tick(bool(one.done))} {one.person.name}"
            thing = one.appointment or one.person
            key = f"plan {one.plan.id}"
            out.append(Told(label, one.plan.why or "time for them", thing, when, key=key, also=one.plan))
        found = candidates(journal, today, self.app.settings)
        if found:
            head = "Also, and why (a plans a block)" if out else "Whom, and why (a plans a block)"
            out.append(heading(head))
            for c in found:
                owed = journal.of(Promise, c.person.id)
                out.append(Told(c.person.name, "; ".join(c.why), c.person, also=owed))
        return out

    def _lane(self, today: date) -> list[Told]:
        journal = self.app.journal
        out = []
        for person in recipients(journal, PARKED):
            one = lane(journal.of(Parking, person.id), journal.newest(person.id))
            if one is not None:
                sent = f"sent {_ago(one.quiet(today))}" if one.sent else "nothing sent"
                since = _ago((today - date.fromisoformat(one.parked.date)).days)
                why, told = one.parked.reason or "parked", f"{since}, {sent}"
                out.append(Told(person.name, why, person, told, also=one.parked))
        found = sorted(journal.every(Campaign), key=lambda c: (c.date, c.id), reverse=True)[:5]
        if found:
            out.append(heading("Sent"))
            out += [Told(day_of(c.date, today), c.name, c, c.word) for c in found]
        return out

    @property
    def person(self) -> Person | None:
        """The person under the cursor of any of the lists."""
        thing = self.thing()
        if isinstance(thing, Appointment) and thing.people:
            return self.app.journal.get(Person, thing.people[0])
        return thing if isinstance(thing, Person) else None

    def thing(self) -> Any:
        """Return the person, block in the calendar or campaign under the cursor."""
        pane = self.pane
        if isinstance(pane, Page):
            return pane.row.thing if pane.row else None
        row = self.query_one(Drifts).found
        return row.person if row else None

    def verbs(self) -> dict[str, Callable[[], object]]:
        """Return what the view does of its own."""
        home: Home = self.screen  # type: ignore[assignment]
        own: dict[str, Callable[[], object]] = {"add": lambda: asking.plan(home)}
        if self.person is None and recipients(self.app.journal, PARKED):
            own["park"] = self._to_lane
        if (person := self.person) is not None:
            own["open"] = lambda: home.views.visit(person.id)
        return {**super().verbs(), **own}

    def _to_lane(self) -> None:
        """Go to those who are parked, where the list of those who drifted is empty."""
        self.go(self.query_one("#lane"))
        self.app.say("Nobody drifted; P takes the one under the cursor out of the lane.")
