"""Alliances: the tracking table, changed in place; the ally under the cursor; the circle as a project (M28-M31)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widgets import Input

from relbank.actions import launching, promises, tracking, typed
from relbank.method.referrals import IN, OUT, Lead
from relbank.method.tracking import Row, rows
from relbank.model.alliance import Launch, LaunchStep, Proof, Training
from relbank.model.person import Person
from relbank.model.promise import Promise
from relbank.model.say import plural, say

from .. import glyphs
from ..dialogs.choose import Choice, Choose
from ..render.alliances import ally, behind_effort, behind_leads, project
from ..safe import plain
from ..verbs import alliances, program
from ..verbs import promises as promising
from ..widgets.rows import Rows
from ..widgets.told import Page
from ..widgets.tracking import APPOINTMENT, NAME, NEXT, CellLine, Table
from .panes import Panes

if TYPE_CHECKING:
    from relbank.store import Store

    from .home import Home
    from .why import Group

_EMPTY = "Your circle is empty: a takes somebody in, and a row for each tells what was done, what is next, and when."


class Project(Page):
    """The circle as a project; names as labels take little room."""

    WIDEST = 14


class AlliancesView(Panes):
    """The tracking table above; below it the ally under the cursor, and leads, launch and proofs of the circle."""

    HINTS: ClassVar = ("go", "edit", "add", "step.tick", "circle.step", "deposit", "note.new", "back")
    DEFAULT_CSS = """
    AlliancesView { layers: default cell; }
    AlliancesView #tracking { height: 2fr; min-height: 6; }
    AlliancesView > .side { layout: horizontal; height: 3fr; }
    AlliancesView #ally { width: 3fr; }
    AlliancesView #project { width: 2fr; }
    """

    def compose(self) -> ComposeResult:
        """Three lists."""
        table = Table(id="tracking", classes="pane", empty=Content(_EMPTY))
        table.border_title = Content("Tracking table")
        yield table
        with Container(classes="side"):
            yield Page(id="ally", classes="pane", empty=Content("Training, leads and proofs of the ally show here."))
            page = Project(id="project", classes="pane", empty=Content("No lead was passed yet; no launch was begun."))
            page.border_title = Content("The circle")
            yield page

    def fill(self, store: Store, now: datetime) -> None:
        """Show the table, the ally under the cursor, and the circle."""
        found = rows(store.journal, now.date())
        table = self.query_one(Table)
        table.show(found)
        current = sum(r.state == "current" for r in found)
        table.retitle(plain(f"Tracking table · {plural(current, 'ally', 'allies')}, {len(found) - current} possible"))
        self.query_one("#project", Page).set_rows(project(store.journal, now.date(), glyphs.of(self.app)))
        self._show()

    @on(Rows.Highlighted, "#tracking")
    def _show(self) -> None:
        row, page, app = self.found, self.query_one("#ally", Page), self.app
        page.set_rows(ally(app.journal, row, app.today(), app.settings, glyphs.of(app)) if row else [])
        page.retitle(plain(row.person.name if row else "Ally"))

    @property
    def found(self) -> Row | None:
        """The row under the cursor of the table."""
        return self.query_one(Table).found

    @property
    def person(self) -> Person | None:
        """The person of the row under the cursor."""
        return self.found.person if self.found else None

    def thing(self) -> Any:
        """Return what is under the cursor: of a row the document behind the cell, of a page that of the line."""
        pane = self.pane
        if isinstance(pane, Page):
            found = pane.row.thing if pane.row else None
            return found.referral if isinstance(found, Lead) else found if not isinstance(found, tuple) else None
        row, column = self.found, self.query_one(Table).column
        if row is None or column == NAME:
            return self.person
        if column == APPOINTMENT:
            return row.meeting
        found = row.promises if column == NEXT else row.touches
        return found[0] if found else None

    def why(self) -> tuple[str, Callable[[], Sequence[Group]]] | None:
        """Explain an ally's effort, or the leads of the circle, by what is behind them; else what the method says."""
        app, pane, person = self.app, self.pane, self.person
        row = pane.row if isinstance(pane, Page) else None
        if row is not None and row.key == "effort" and person is not None:
            return f"What {person.name} did", lambda: behind_effort(app.journal, person, app.today(), app.settings)
        if row is not None and row.key in (IN, OUT):
            return f"Leads that {row.label}", lambda: behind_leads(app.journal, row.key)
        return None

    def verbs(self) -> dict[str, Callable[[], object]]:
        """Return what alliances do of their own; in the table, h and l go from cell to cell."""
        home: Home = self.screen  # type: ignore[assignment]
        table = self.query_one(Table)
        own = {**super().verbs(), "add": lambda: self._add(home), "open": lambda: self._open(home),
               "edit": lambda: self._open(home), "step.tick": self._tick}  # fmt: skip
        if self.pane is table:
            own |= {"move.left": lambda: table.turn(-1), "move.right": lambda: table.turn(1)}
            if table.column == NAME:
                own["trash"] = lambda: alliances.retire(home)  # nobody in the table is ever deleted
        return own

    # ---- editing in place ----
    async def _open(self, home: Home) -> None:
        if self.pane is self.query_one(Table):
            await self._edit_cell(home)
            return
        page = self.pane
        thing = page.row.thing if isinstance(page, Page) and page.row else None
        if isinstance(thing, tuple):  # a line of training that is missing
            await alliances.train(home)
        elif isinstance(thing, Lead):
            await alliances.outcome(home, thing)
        elif isinstance(thing, Training):
            await alliances.edit_training(home, thing)
        elif isinstance(thing, Proof):
            await alliances.prove(home, thing)
        elif isinstance(thing, Launch):
            await alliances.start(home, thing)
        elif isinstance(thing, LaunchStep):
            self._tick()
        elif thing is not None:
            await program.edit_thing(home, thing)

    async def _edit_cell(self, home: Home) -> None:
        table, row = self.query_one(Table), self.found
        if row is None:
            home.action_command("add")
        elif self.app.store.readonly:
            self.app.say("This journal can only be read here.", "warning")
        elif table.column not in (NAME, NEXT, APPOINTMENT):
            home.action_command("note.new")  # a past action is what a note tells
        elif table.column == NEXT and len(row.promises) > 1 and (one := await self._which(row)) is not row.promises[0]:
            if one is not None:
                await program.edit_thing(home, one)
        else:
            text = {
                NAME: row.phone, NEXT: tracking.typed_step(row, self.app.today()),
                APPOINTMENT: typed.appointment_line(row.meeting) if row.meeting else "",
            }[table.column]  # fmt: skip
            self._open_line(table, text)

    async def _which(self, row: Row) -> Promise | None:
        """Ask which of several next steps is meant; the first one is typed in its cell."""
        choices = [Choice(p.id, p.text, "", say(p.due) if p.due else "", mine=True) for p in row.promises]
        chosen = await self.app.push_screen_wait(Choose("Which step?", choices))
        return next((p for p in row.promises if p.id == chosen), None)

    def _open_line(self, table: Table, text: str) -> None:
        cell, corner = table.cell(), table.content_region.offset - self.content_region.offset
        key = f"cell:{table.column}:{self.person.id if self.person else ''}"
        line = CellLine(text, self.app.kept(key), cell.translate(corner), self.app.keeper(key))
        self.mount(line)
        table.type_in(True)
        line.focus()
        self._echo(line.value)

    @on(Input.Changed, "#cell")
    def _typed(self, event: Input.Changed) -> None:
        self._echo(event.value)

    def _echo(self, text: str) -> None:
        app, column = self.app, self.query_one(Table).column
        keys = "enter keeps it · esc leaves it"
        if column == NEXT:
            told = tracking.step_said(text, app.now(), app.settings) or "empty: the step there is done"
        elif column == APPOINTMENT:
            told = typed.appointment_said(text, app.now(), app.settings) or "what, when, where; ?? while it is open"
        else:
            told = "the phone number"
        app.say(f"{told} · {keys}", stay=True)

    def on_key(self, event: events.Key) -> None:
        """Keep or leave what is typed into a cell."""
        line = self.query_one_optional(CellLine)
        if line is None or event.key not in ("enter", "escape", "tab", "shift+tab", "up", "down"):
            return
        event.stop()
        event.prevent_default()
        if event.key != "enter" or self._keep(line.value):
            if event.key == "enter":
                line.done()
            line.remove()
            table = self.query_one(Table)
            table.type_in(False)
            self.go(table)
            if event.key != "enter":
                self.app.unsay()

    def _keep(self, text: str) -> bool:
        """Write a cell's text; False when it was refused and is to be typed on."""
        app, row, column = self.app, self.found, self.query_one(Table).column
        if row is None:
            return True
        store, now, settings = app.store, app.now(), app.settings
        if column == NAME:
            return app.attempt(lambda: tracking.phone(store, row.person.id, text)) is not None
        if column == APPOINTMENT:
            return app.attempt(lambda: tracking.appointment(store, row, text, now, settings)) is not None
        instead = row.promises[0].id if row.promises else ""
        if not instead and not text.strip():
            return True
        return app.attempt(lambda: tracking.next_step(store, row.person.id, text, now, settings, instead)) is not None

    # ---- adding, ticking ----
    async def _add(self, home: Home) -> None:
        nobody = "" if self.person else "nobody is in the circle yet"
        project = self.pane.id == "project"
        choices = [
            Choice("promise", "A next step", "n", "a promise of yours", nobody),
            Choice("appointment", "An appointment", "a", "", nobody),
            Choice("circle.train", "A line of training", "t", "", nobody),
            Choice("lead.in", "A lead that came in", "i", "", nobody),
            Choice("lead.out", "A lead that went out", "o", "", nobody),
            Choice("circle.prove", "A proof", "p", "testimonial, reference", nobody),
            Choice("circle.add", "Somebody into the circle", "c"),
            Choice("circle.launch", "A launch", "l", "a circle as a project"),
        ]
        thing = self.thing()
        if isinstance(thing, Launch | LaunchStep) and project:
            choices.insert(0, Choice("step", "A step of the launch", "s"))
        chosen = await self.app.push_screen_wait(Choose("Add", choices))
        if chosen == "promise":
            await promising.add(home)
        elif chosen == "appointment":
            await promising.add_appointment(home)
        elif chosen == "step" and isinstance(thing, Launch | LaunchStep):
            await alliances.add_step(home, thing)
        elif chosen:
            home.action_command(chosen)

    def _tick(self) -> None:
        thing, app = self.thing(), self.app
        if self.pane is self.query_one(Table):
            thing = self.found.promises[0] if self.found and self.found.promises else None
        if isinstance(thing, Promise):
            app.attempt(lambda: promises.tick(app.store, thing.id, app.now()))
        elif isinstance(thing, LaunchStep):
            app.attempt(lambda: launching.tick(app.store, thing.id, app.now()))
        else:
            app.say("There is no next step to tick here.", "warning")


