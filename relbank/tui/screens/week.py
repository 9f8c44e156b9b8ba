"""The weekly review: last week's plan and what came of it, whom to see this week, rungs, prune, sheets, stops (M39)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from relbank.actions import findings
from relbank.actions import week as acting
from relbank.method import evidence
from relbank.method.pruning import EXPECTED, seen
from relbank.method.week import Weekly, weekly
from relbank.method.weekplan import Candidate, Planned
from relbank.model.finding import Finding
from relbank.model.person import Person
from relbank.model.promise import Promise
from relbank.model.say import say, say_day, say_iso
from relbank.model.trust import Stop
from relbank.store import Store

from ..commands import BY_ID
from ..safe import plain
from ..whose import sentence
from ..widgets.rows import Rows
from ..widgets.told import Page, Told, heading
from .view import View

if TYPE_CHECKING:
    from .why import Group

FINISH = "finish"
ALLIES = "Allies: look at each one's deeds; C keeps one or lets one go, as you say"


class WeekView(View):
    """One page from top to bottom; enter does what a line asks, x waves it away, ctrl+s keeps the review."""

    HINTS: ClassVar = ("go", "open", "week.skip", "week.stop", "week.finish", "ladder.move", "why", "back")

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._page: Weekly | None = None

    def compose(self) -> ComposeResult:
        """The page."""
        yield Page(id="week", classes="pane")

    def fill(self, store: Store, now: datetime) -> None:
        """Look at last week and this one."""
        app = self.app
        page = self._page = weekly(app.journal, app.findings(), now, app.settings)
        rows = [heading(f"Last week, from {say_day(page.before.first)}"), Told("in counts", page.counts)]
        rows.append(Told("planned", page.compared))
        rows += [self._planned(p) for p in page.kept]
        if page.last is not None and page.last.text:
            rows.append(Told("you wrote", page.last.text, page.last))
        rows.append(heading("This week: whom to make time for"))
        rows += [self._planned(p) for p in page.planned]
        for c in page.whom:
            owed = app.journal.of(Promise, c.person.id)
            rows.append(Told(c.person.name, "; ".join(c.why), c, key=f"whom {c.person.id}", also=owed))
        if not (page.planned or page.whom):
            rows.append(Told("", "Nobody waits: every rhythm is kept."))
        for title, found in (("Rungs", page.climb), (ALLIES, page.prune), ("Sheets due", page.sheets)):
            if found:
                rows.append(heading(title))
                rows += [Told("", EXPECTED, tone="$text-muted")] if found is page.prune else []
                told: set[str] = set()
                for f in found:
                    rows.append(self._finding(f, again=f.rule in told))
                    told.add(f.rule)
        rows.append(heading("To stop doing"))
        rows += [Told(say_iso(s.date or s.created[:10]), s.text, s) for s in page.stops]
        rows.append(Told("", "a writes down one thing to stop.", tone="$text-muted"))
        rows.append(heading("The end"))
        kept = f"Kept: {page.held.text or page.summary()}" if page.held else "Keep this review (ctrl+s)."
        rows.append(Told("", kept, FINISH, key=FINISH))
        box = self.query_one(Page)
        box.set_rows(rows)
        box.retitle(plain(f"Week of {say_day(page.week)}"))
        box.border_subtitle = Content("enter does what the line asks")

    def _planned(self, one: Planned) -> Told:
        app = self.app
        when = say(one.appointment.when) if one.appointment else ""
        sign = app.glyphs.tick(bool(one.done))
        return Told(f"{sign} {one.person.name}", " · ".join(x for x in (when, one.plan.why) if x), one,
                    "done" if one.done else "not yet", key=f"plan {one.plan.id}")  # fmt: skip

    def _finding(self, finding: Finding, again: bool) -> Told:
        """Return the line of a finding; again: one of the same rule stands above, and what holds for both is told."""
        who = self.app.journal.get(Person, finding.person) if finding.person else None
        said = seen(finding.saw)
        return Told(who.name if who else "", said.partition("; ")[0] if again else said, finding, key=finding.key)

    # ---- what is under the cursor ----
    @property
    def row(self) -> Any:
        """What the line under the cursor is about."""
        found = self.query_one(Page).row
        return found.thing if found is not None else None

    def thing(self) -> Any:
        """Return the person, or the line of what to stop, under the cursor."""
        return self.row if isinstance(self.row, Stop) else self.person

    @property
    def person(self) -> Person | None:
        """The person whom the line is about."""
        thing = self.row
        if isinstance(thing, Candidate | Planned):
            return thing.person
        if isinstance(thing, Finding) and thing.person:
            return self.app.journal.get(Person, thing.person)
        return None

    def why(self) -> tuple[str, Callable[[], Sequence[Group]]] | None:
        """Show the entries behind a finding, or behind last week's counts."""
        from .why import Group, grouped

        thing, page, journal = self.row, self._page, self.app.journal
        if isinstance(thing, Finding):
            return "Why", lambda: grouped([thing], journal, named=True)
        if thing is None and page is not None and (row := self.query_one(Page).row) and row.label == "in counts":
            share = page.before.share
            things = [*share.kept, *share.failed]
            return "Last week", lambda: [Group(page.counts, (), evidence.of(things, journal))]
        return None

    # ---- acting ----
    def verbs(self) -> dict[str, Callable[[], object]]:
        """Do what a line asks, wave it away, write a stop, keep the review."""
        return {
            **super().verbs(),
            "open": self._do,
            "week.skip": self._skip,
            "week.stop": self._stop,
            "week.finish": self._finish,
        }

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.run_worker(self._do())

    async def _do(self) -> None:
        """Plan somebody, do what a finding offers, or keep the review."""
        from ..verbs import rhythm

        thing, home = self.row, self.app.home
        if thing == FINISH:
            await self._finish()
        elif isinstance(thing, Candidate):
            await rhythm.plan(home)
        elif isinstance(thing, Finding) and thing.command == "circle.retire":  # too grave for enter: first the deeds
            home.action_command("why")
        elif isinstance(thing, Finding) and self._offers(thing):
            home.action_command(thing.command)
        elif (person := self.person) is not None:
            home.views.visit(person.id)

    def _offers(self, finding: Finding) -> bool:
        """Tell whether what a finding offers can be done from here, other than to write any note."""
        command = BY_ID.get(finding.command)
        return command is not None and command.id != "note.new" and command.applies("week", "view")

    async def _skip(self) -> None:
        from ..dialogs.form import Field, Form

        finding, app = self.row, self.app
        if not isinstance(finding, Finding):
            app.say("There is nothing to wave away here.", "warning")
            return
        field = Field("reason", "Why not now", "", "on leave until May",
                      refuse=lambda t: "" if t.strip() else "It needs a reason: type a few words.")  # fmt: skip
        saw = sentence(app.journal, finding.saw, "", finding)
        note = saw + "\nIt stays silent until something changes."
        answers = await app.push_screen_wait(Form("Not now", [field], note))
        if answers is not None:
            app.attempt(lambda: findings.override(app.store, finding, answers["reason"], app.now()))

    async def _stop(self) -> None:
        from ..dialogs.form import Field, Form

        app = self.app
        form = Form("To stop doing", [Field("text", "What", "", "promising dates on the phone")], "",
                    app.keeper("stop"), app.kept("stop"))  # fmt: skip
        answers = await app.push_screen_wait(form)
        if answers is not None and answers["text"].strip():
            app.attempt(lambda: acting.stop(app.store, answers["text"], app.now()))

    async def _finish(self) -> None:
        from ..dialogs.form import Field, Form

        app, page = self.app, self._page
        if page is None:
            return
        before = page.held.text if page.held else ""
        form = Form("Keep this week's review", [Field("text", "What the week taught you", before, "may stay empty")],
                    page.summary(), app.keeper("week"), app.kept("week"))  # fmt: skip
        answers = await app.push_screen_wait(form)
        if answers is not None:
            app.attempt(lambda: acting.finish(app.store, app.now(), app.settings, answers["text"]))
