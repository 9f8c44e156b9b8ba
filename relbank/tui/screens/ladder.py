"""The ladder: a board of the five rungs, and below it what the rung of the person under the cursor asks (M1, M2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from relbank.method.agenda import day_of
from relbank.method.dossier import Dossier, dossier
from relbank.method.exits import Exit, checklist
from relbank.method.exits import said as how_far
from relbank.method.ladder import rung_name, steps
from relbank.model.ladder import DOWN, RUNGS, UP, Move
from relbank.model.person import Person
from relbank.model.say import plural
from relbank.model.text import cells
from relbank.store import Store

from ..safe import plain
from ..widgets.asks import Asks, does, lines
from ..widgets.rows import Rows
from ..widgets.rung import Climber, Rung, others
from .moving import moves
from .view import View

if TYPE_CHECKING:
    from .why import Group


class LadderView(View):
    """Five rungs side by side, one at a time where there is little room; the checklist below."""

    HINTS: ClassVar = ("note.new", "ladder.move", "open", "why", "ladder.wave", "add", "ladder.up", "ladder.down")
    DEFAULT_CSS = """
    LadderView {
        & #rungs { height: 1fr; }
        & .rung { width: 1fr; }
        & #asks { height: 14; }
        &.-low #asks { height: 12; }
        &.-close .rung { min-width: 18; }
        &.-close .rung.here { width: 2fr; }
        &.-one .rung { display: none; }
        &.-one .rung.here { display: block; }
    }
    """

    def compose(self) -> ComposeResult:
        """Five lists and a checklist."""
        with Horizontal(id="rungs"):
            for number in range(1, len(RUNGS) + 1):
                yield Rung(number, self._told, id=f"rung-{number}", classes="pane rung")
        yield Asks(id="asks", classes="pane")

    def on_mount(self) -> None:
        """Nothing is under the cursor yet."""
        self._here = 1
        self._counts: Counter[int] = Counter()
        self._started = False
        self._fit(self.app.size)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the board to another size."""
        self._fit(event.size)
        self._beside()

    def _fit(self, size: Size) -> None:
        """Give the rung in use more room, or all of it, where there is little."""
        self.set_class(size.height < 28, "-low")
        self.set_class(size.width < 130, "-close")
        self.set_class(size.width < 90, "-one")

    # ---- what is shown ----
    def fill(self, store: Store, now: datetime) -> None:
        """Show who stands where."""
        names = self.app.settings.rungs
        people = [p for p in store.journal.every(Person) if p.strategic]
        by: dict[int, list[Climber | str]] = {number: [] for number in range(len(RUNGS) + 1)}
        for person in people:
            d = self._dossier(person)
            by[d.standing.number].append(Climber(person, d.standing.days(now.date())))
        counts = Counter({number: len(found) for number, found in by.items()})
        for number in by:
            by[number].sort(key=lambda c: -(c.days or 0) if isinstance(c, Climber) else 0)
        if by[0]:
            by[1] = [*by[1], "unranked", *by[0]]
        for number, name in enumerate((rung_name(rung, names) for rung in RUNGS), 1):
            rung = self._rung(number)
            rung.empty = Content(_EMPTY[number] if number > 1 or people else _NOBODY)
            rung.show(name, counts[number], by[number])
        self._counts = counts
        self._beside()
        if not self._started:
            self._started = True
            self._here = next((n for n in range(1, len(RUNGS) + 1) if counts[n]), 1)
        self._show_here()
        self._show_asks()

    def _beside(self) -> None:
        """Name the other rungs in the lower border, which is all that tells of them where one rung is shown."""
        names, narrow = self.app.settings.rungs, self.has_class("-one")
        for number in range(1, len(RUNGS) + 1):
            rung = self._rung(number)
            rung.beside = others(number, names, self._counts, self.app.size.width - 6) if narrow else ""
            rung.call()

    def _dossier(self, person: Person) -> Dossier:
        return dossier(self.app.journal, person, self.app.now(), self.app.settings)

    def _told(self, person: Person) -> tuple[int, int]:
        """Return how many things are shown of those that a person's rung asks."""
        exits = checklist(self._dossier(person))
        return sum(e.met for e in exits), len(exits)

    def _rung(self, number: int) -> Rung:
        return self.query_one(f"#rung-{number}", Rung)

    def _show_here(self) -> None:
        for number in range(1, len(RUNGS) + 1):
            self._rung(number).stand_here(number == self._here)

    def _show_asks(self) -> None:
        asks, person = self.query_one(Asks), self.person
        if person is None:
            asks.show(())
            asks.retitle(Content("What the rung asks"))
            return
        d = self._dossier(person)
        exits = checklist(d)
        asks.show(lines(exits, self.app.glyphs, d.standing.number < len(RUNGS)))
        days = d.standing.days(self.app.today())
        parts = [person.name, d.standing.called(self.app.settings.rungs) if d.standing.number else "on no rung yet",
                 plural(days, "day") if days is not None else "", how_far(exits)]  # fmt: skip
        asks.retitle(plain(" · ".join(part for part in parts if part)))
        names, today = self.app.settings.rungs, self.app.today()
        past = [f"{rung_name(RUNGS[s.number - 1] if s.number else 'unranked', names)} {day_of(s.since, today)}"
                for s in steps(d.of(Move))][-3:]  # fmt: skip
        while len(past) > 1 and cells(f" {self.app.glyphs.arrow} ".join(past)) > self.app.size.width - 6:
            del past[0]
        asks.border_subtitle = plain(f" {self.app.glyphs.arrow} ".join(past))

    # ---- what is under the cursor ----
    def thing(self) -> Person | None:
        """Return the person under the cursor of the rung in use."""
        row = self._rung(self._here).row
        return row.person if isinstance(row, Climber) else None

    def target(self) -> Widget:
        """Return the rung in use."""
        return self._rung(self._here)

    def why(self) -> tuple[str, Callable[[], Sequence[Group]]] | None:
        """Explain the thing asked that stands under the cursor; elsewhere the findings about the person are shown."""
        asks = self.query_one(Asks)
        row, person = asks.row, self.person
        if self.screen.focused is not asks or row is None or person is None:
            return None

        def again() -> Sequence[Group]:
            from relbank.method import evidence

            from .why import Group

            exits = [e for e in checklist(self._dossier(person)) if row.exit is None or e.key == row.exit.key]
            return [Group(e.asks, (_explained(e),), evidence.of(e.seen.evidence, self.app.journal)) for e in exits]

        return f"What {person.name}'s rung asks", again

    # ---- moving ----
    def verbs(self) -> dict[str, Callable[[], object]]:
        """Move between rungs and in them, move people, wave a demand away."""
        focused = self.screen.focused
        found: dict[str, Callable[[], object]] = dict(moves(focused)) if isinstance(focused, Rows) else {}
        found |= {
            "move.left": lambda: self._sideways(-1),
            "move.right": lambda: self._sideways(1),
            "move.next": self._turn,
            "move.previous": self._turn,
            "open": self._open,
            "add": self._add,
            "ladder.move": lambda: self._move(""),
            "ladder.up": lambda: self._move(UP),
            "ladder.down": lambda: self._move(DOWN),
            "ladder.wave": self._wave,
        }
        return found

    def _sideways(self, by: int) -> None:
        self._here = max(1, min(len(RUNGS), self._here + by))
        self._show_here()
        self.screen.set_focus(self._rung(self._here), scroll_visible=False)
        self._show_asks()

    def _turn(self) -> None:
        """Go to the checklist and back."""
        asks = self.query_one(Asks)
        to = self._rung(self._here) if self.screen.focused is asks else asks
        self.screen.set_focus(to, scroll_visible=False)

    def stand_on(self, id: str) -> None:
        """Put the cursor on a person, on whichever rung they are."""
        for number in range(1, len(RUNGS) + 1):
            if self._rung(number).go_to(id):
                self._here = number
                self._show_here()
                self._show_asks()
                return

    @on(Rows.Highlighted)
    def _highlighted(self, event: Rows.Highlighted) -> None:
        if event.rows is self._rung(self._here):
            self._show_asks()

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self._open()

    def on_descendant_focus(self, event: Any) -> None:
        """Follow the mouse to another rung."""
        if isinstance(event.widget, Rung) and event.widget.number != self._here:
            self._here = event.widget.number
            self._show_here()
            self._show_asks()

    def _open(self) -> None:
        """Do what is asked, on the checklist; elsewhere go to the person's page."""
        person, home, asks = self.person, self.app.home, self.query_one(Asks)
        row = asks.row if self.screen.focused is asks else None
        if row is not None and row.exit is not None and not row.exit.met:
            home.action_command(does(row.exit)[0])
            return
        if person is not None:
            home.views.visit(person.id)

    async def _move(self, rung: str) -> None:
        from ..verbs.ladder import move

        person = self.person
        if person is None:
            await self._add()
        elif self.app.store.readonly:
            self.app.say("This journal can only be read here.", "warning")
        elif await move(self.app.home, rung):
            self.stand_on(person.id)
            self.screen.set_focus(self._rung(self._here), scroll_visible=False)
            self._show_asks()

    async def _add(self) -> None:
        """Ask whom to put on the ladder, and why."""
        from ..verbs.ladder import begin

        person = await begin(self.app.home)
        if person is not None:
            self.stand_on(person.id)
            self.screen.set_focus(self._rung(self._here), scroll_visible=False)
            self._show_asks()

    async def _wave(self) -> None:
        """Ask why a demand of the rung is done without: the one under the cursor, else the first."""
        from ..verbs.ladder import wave

        asks, person = self.query_one(Asks), self.person
        if person is None or self.app.store.readonly:
            return
        left = [e for e in checklist(self._dossier(person)) if not e.met]
        row = asks.row if self.screen.focused is asks else None
        chosen = row.exit if row is not None and row.exit in left else next(iter(left), None)
        if chosen is None:
            self.app.say("Nothing is missing here.", "warning")
        else:
            await wave(self.app.home, person, chosen)


def _explained(e: Exit) -> str:
    if e.waved and not e.seen.met:
        return f"done without: {e.waved}"
    return e.seen.said if e.seen.met else f"{e.seen.said}. {e.do}"


_NOBODY = "Nobody is on the ladder yet: a chooses with whom to begin. Friends need none."
_EMPTY = {1: "Nobody begins here now.", **dict.fromkeys(range(2, 6), "Nobody here yet.")}
