"""Home: the people, what is known, what happened, what is owed, and today."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Size
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from relbank.model.person import Person

from ..commands import PANES, in_place
from ..keymap import bindings
from ..painting import Painter
from ..render import home as draw
from ..safe import own, plain
from ..views import BY_NAME, TABS
from ..widgets.agenda import Agenda
from ..widgets.bars import HintBar, TopLine
from ..widgets.flow import Flow
from ..widgets.owed import Promises
from ..widgets.people import People
from ..widgets.rows import Rows
from . import doing
from . import filling as fill
from .listing import FOLLOW, Listing
from .narrowing import Filters
from .sizes import HEIGHTS, WIDTHS, fitting, stand_in, too_small
from .switching import Switch

if TYPE_CHECKING:
    from textual.widgets import Input
    from textual.worker import Worker

    from relbank.method.capture import Moment as Told

    from ..app import Relbank
    from ..trail import Trail
    from ..widgets.filterline import FilterLine


class Home(Screen[None]):
    """The main view: six panes in up to three columns, as many as there is room for."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS: ClassVar = bindings("home", *PANES, "view", *BY_NAME)
    app: Relbank

    def __init__(self, size: Size) -> None:
        super().__init__(classes=f"at-left {fitting(size.width, WIDTHS)} {fitting(size.height, HEIGHTS)}")
        self._compositor = Painter()
        self.shown: Person | None = None  # whose page home shows
        self.views = Switch(self)
        self.listing = Listing(self.app.journal, self.app.settings, self.app.today)
        self.hidden = False  # closed promises are shown too
        self.kinds: frozenset[str] | None = None  # what the timeline shows; None: everything
        self.everybody = False  # the timeline is about all people
        self.until = ""  # the ISO day with which everybody's timeline begins, "" for now
        self.filters: Filters = Filters(self)
        self._filled = False
        self.trail: Trail | None = None  # where the entry that is looked at was found
        self.verbs: list[Worker[Any]] = []  # verbs at work: they ask something, or will
        self._following: Timer | None = None
        self._moments: Sequence[Told] = ()  # what the timeline shows

    def compose(self) -> ComposeResult:
        """Six panes, a line above and a line below."""
        yield TopLine(self.app.title, id="top")
        listing = self.listing
        yield People(
            lambda person: listing.standing(person, self.app.today()), listing.own, id="people", classes="pane alone"
        )
        with Vertical(id="middle"):
            yield Flow(id="profile", classes="pane")
        with Vertical(id="right"):
            yield Promises(id="mine", classes="pane")
            yield Promises(id="theirs", classes="pane")
            yield Agenda(id="today", classes="pane")
        yield HintBar(id="hints")

    def on_resize(self, event: events.Resize) -> None:
        """Say how much room is needed where there is too little."""
        if too_small(event.size) and not self.query("Small"):
            from ..widgets.small import Small

            self.mount(Small(), before=self.query_one(HintBar))

    def on_mount(self) -> None:
        """Show all but the timeline, which needs more time, with the first paint."""
        self.query_one(TopLine).stand_in(TABS, "Home")
        self.refresh_people(keep=False)
        self.show_profile(keep=False)
        self.refresh_owed()
        self._empty("people", "profile", "mine", "theirs", "today")
        self.set_focus(self.pane("people"), scroll_visible=False)  # at once: one paint, not two
        self._hint("people")
        self.call_after_refresh(self._fill)

    async def _fill(self) -> None:
        from ..widgets.timeline import Timeline  # with what renders Markdown: 60 ms that the first paint is spared

        if self.app.leaving or not (middle := self.query_one("#middle")).is_attached:
            return
        await middle.mount(Timeline(id="timeline", classes="pane"))
        self._filled = True
        self._empty("timeline")
        self.show_profile()
        self.show_timeline(keep=False)
        self.app.ready()

    @property
    def at_work(self) -> bool:
        """Whether the timeline is not there yet, or a verb has not ended."""
        self.verbs = [verb for verb in self.verbs if not verb.is_finished]
        return not self._filled or bool(self.verbs)

    def _empty(self, *names: str) -> None:
        for name in names:
            self.pane(name).empty = own(draw.EMPTY[name])

    def pane(self, name: str) -> Any:
        """Return a pane by its name."""
        return self.query_one(f"#{name}", Widget)

    @property
    def place(self) -> str:
        """The name of the pane in use, or of the view that stands in home's place."""
        focused = self.focused
        return self.views.name or (focused.id if focused is not None and focused.id in PANES else "people")

    @property
    def person(self) -> Person | None:
        """The person whom a command is about: under the cursor of the list, or of the view."""
        view = self.views.current
        return self.shown if view is None else view.person

    def go_pane(self, name: str) -> None:
        """Go to a pane, wherever it hides at this size or behind a view."""
        self.views.close()
        self._stand_in(name)
        self.set_focus(self.pane(name), scroll_visible=False)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Keep layout and hints in step with the focus, which a mouse may have moved."""
        if event.widget.id in PANES:
            self._stand_in(event.widget.id)

    def _stand_in(self, name: str) -> None:
        stand_in(self, name)
        self._hint(name)

    def _hint(self, place: str) -> None:
        if self.views.current is None:
            self.query_one(HintBar).show(in_place(place))
        else:
            self.views.hint()

    def refresh_all(self) -> None:
        """Show everything anew after a change; cursors stay where they are."""
        if self.views.refresh():
            fill.top_line(self.app, self.query_one(TopLine))
        else:
            self.refresh_panes()

    def refresh_panes(self) -> None:
        """Show home's panes anew."""
        self.pane("people").redraw()
        self.refresh_people()
        self.show_person(keep=True, news=True)
        self.refresh_owed()

    def refresh_people(self, keep: bool = True) -> None:
        """Show the people that pass the filter, in the order chosen."""
        people = self.pane("people")
        rows, all_of_them = self.listing.rows(self.filters.get("people", "")), len(self.app.journal.every(Person))
        people.empty = own(draw.EMPTY["people"]) if not all_of_them else plain(self.listing.nobody)
        people.set_rows(rows, keep=keep)
        count = str(all_of_them) if len(rows) == all_of_them else f"{len(rows)} of {all_of_them}"
        people.retitle(plain(f"1 People {count}"))
        draw.hint(people, self.filters.get("people", ""))
        if (people.row and people.row.id) != (self.shown and self.shown.id):
            self.shown = people.row
            if self._filled and self.filters.line:
                self._follow_soon()
            elif self._filled:
                self.show_person(keep=False)

    def select(self, id: str) -> None:
        """Put the cursor on a person and show them; a filter that hides them is cleared."""
        people = self.pane("people")
        if not people.go_to(id):
            self.filters.pop("people", None)
            self.refresh_people()
            people.go_to(id)
        self.shown = people.row
        self.show_person(keep=False)

    def show_person(self, keep: bool = True, news: bool = False) -> None:
        """Show the profile and the timeline of the person under the cursor; news: the journal changed."""
        self.show_profile(keep)
        if self._filled and (keep or not self.everybody):
            self.show_timeline(keep, news)

    def show_profile(self, keep: bool = True) -> None:
        """Show what is known about the person under the cursor."""
        self.shown = self.shown and self.app.journal.get(Person, self.shown.id)
        fill.profile_pane(self.app, self.pane("profile"), self.shown, keep, self._filled)

    def show_timeline(self, keep: bool = True, news: bool = False) -> None:
        """Show what happened with the person under the cursor, or with everybody; news: the journal changed."""
        person = "" if self.shown is None else self.shown.id
        about = None if self.everybody else person
        query = self.filters.get("timeline", "")
        pane = self.pane("timeline")
        self._moments = fill.timeline_pane(self.app, pane, about, self.kinds, self.until, query, keep, news)

    def dated(self) -> Sequence[tuple[str, str]]:
        """Return what the timeline shows as (key, ISO moment), newest first."""
        return [(moment.key, moment.iso) for moment in self._moments]

    def refresh_owed(self) -> None:
        """Show the promises and the day, and what presses in the top line."""
        for name in ("mine", "theirs"):
            fill.promises_pane(self.app, self.pane(name), name, self.filters.get(name, ""), self.hidden)
        fill.today_pane(self.app, self.pane("today"))
        fill.top_line(self.app, self.query_one(TopLine))

    @on(Rows.Highlighted, "#people")
    def follow(self) -> None:
        """Show the person under the cursor, unless they are shown already."""
        row = self.pane("people").row
        if row is not None and (self.shown is None or row.id != self.shown.id):
            self.shown = row
            if self.filters.line:
                self._follow_soon()
            else:
                self.show_person(keep=False)

    def _follow_soon(self) -> None:
        """Show the person once no filter key was typed for a moment: the list has to be quicker than the fingers."""
        if self._following is not None:
            self._following.stop()
        self._following = self.set_timer(FOLLOW, lambda: self.show_person(keep=False))

    @on(Rows.Chosen)
    @on(Flow.Chosen)
    def _chosen(self) -> None:
        self.action_command("open")

    on_timeline_chosen = _chosen  # by its name: the timeline is imported after the first paint

    def on_screen_resume(self) -> None:
        """Show hints again after another screen."""
        self._hint(self.place)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow a list to what is typed in the filter's line."""
        self.filters.typed(event.input, event.value)

    def on_paste(self) -> None:
        """Say where a text goes that was pasted where none is typed."""
        self.app.say("No text is typed here. n opens a note: paste it there.", "warning")

    def on_filter_line_moved(self, event: FilterLine.Moved) -> None:
        """Move the list while its filter is typed."""
        self.filters.move(event.by)

    def on_filter_line_closed(self, event: FilterLine.Closed) -> None:
        """Close the filter's line."""
        self.filters.close(clear=event.clear)

    def action_command(self, id: str) -> None:
        """Carry out a command by its id, or say why it is impossible."""
        if not self._filled:
            self.call_after_refresh(self.action_command, id)  # typed ahead: the timeline is not there yet
        else:
            doing.carry_out(self, id)

    def thing(self) -> Any:
        """Return what is under the cursor: a person, fact, promise, appointment, touch or other document, or None."""
        return doing.thing(self)

    def moment_under(self, key: str) -> Any:
        """Return the document that a moment of the timeline stands for, None when it is not shown."""
        return next((moment.thing for moment in self._moments if moment.key == key), None)
