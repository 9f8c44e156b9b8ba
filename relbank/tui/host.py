"""What a screen that changes the journal asks of its app, whether that is the program or the prompt in the shell."""

from __future__ import annotations

import signal
import threading
from asyncio import get_running_loop
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.events import Event, Key, Paste
from textual.filter import ANSIToTruecolor, LineFilter, Monochrome
from textual.screen import Screen

from relbank.actions.done import Done, Refused
from relbank.model.journal import Journal
from relbank.paths import Places
from relbank.settings import Settings
from relbank.store import CannotUndo, Store, StoreError
from relbank.store.remembered import Remembered

from . import glyphs, themes
from .catching import caught_up
from .failing import sentence, where
from .gates import gates
from .holding import Holding
from .widgets.bars import HintBar

if TYPE_CHECKING:
    from .masking import Mask
    from .widgets.typed import Line


SAID = 5.0
"""Seconds that a sentence stands in the hint bar at least, unless a command takes it away."""


class Host(App[int]):
    """An app around one journal: clock, changes, sentences, drafts that survive, failures that tell nothing.

    clock: gives the local time for dates and rules. environ: variables that choose theme and glyphs.
    """

    TITLE = "relbank"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave_now", show=False, priority=True),
        Binding("M", "mask", show=False),  # on any screen that takes no letters
    ]

    def __init__(
        self,
        store: Store,
        places: Places,
        settings: Settings,
        clock: Callable[[], datetime],
        environ: Mapping[str, str],
        title: str = "relbank",
        driver: type[Driver] | None = None,
    ) -> None:
        self._themed = False
        self._holding = Holding(self)
        self.last_key = 0.0
        """When a key was pressed last, by the clock that only grows."""
        super().__init__(driver_class=driver)
        self.store: Store = store
        self.masking: Mask | None = None
        """What masks everything personal where it is drawn, while it is masked."""
        self._disable_notifications = self._disable_tooltips = True  # nothing here shows any: two widgets less
        self.places: Places = places
        self.settings: Settings = settings
        self.clock = clock
        self.environ = environ
        self.title = title
        self.glyphs = glyphs.choose(settings.glyphs, environ)
        self.remembered = Remembered(places.state.parent / "remembered.json")
        self.auto_links = False
        self.theme_names: set[str] = set()  # of those that a user may choose, once they were loaded
        self.failure: tuple[str, str] | None = None
        self._unsay: Any = None
        self._spoken = False
        self._gates = gates(self.no_color, self.glyphs.name == "ascii")
        self.theme_complaints = self.choose_theme()  # before the stylesheets are read: they are read once then
        self._themed = True
        self.stylesheet.set_variables(self.get_css_variables())

    # ---- what screens ask ----
    @property
    def journal(self) -> Journal:
        """The read view of the journal."""
        return self.store.journal

    @property
    def masked(self) -> bool:
        """Whether everything personal is masked (M)."""
        return self.masking is not None

    def mask(self, masked: bool) -> None:
        """Mask everything personal, or show it again (M34)."""
        from .masking import BLOCK, PLAIN_BLOCK, Mask

        self.masking = Mask(PLAIN_BLOCK if self.glyphs.name == "ascii" else BLOCK) if masked else None
        for screen in self.screen_stack if self.is_running else ():
            for widget in (*screen.query("*"), screen):  # a screen itself draws those that lie below it
                getattr(widget, "redraw", widget.refresh)()

    def action_mask(self) -> None:
        """Mask everything personal on every screen at once, or show it again: what is drawn, and nothing else."""
        self.unsay()
        self.mask(not self.masked)
        self.say("Masked: what is personal stands in blocks. M shows it." if self.masked else "Shown again.")

    def now(self) -> datetime:
        """The local time."""
        return self.clock()

    def today(self) -> date:
        """The local day."""
        return self.clock().date()

    # ---- life ----
    async def on_event(self, event: Event) -> None:
        """Let a key wait for what the one before it opens; remember when one was pressed."""
        if not isinstance(event, Key | Paste):
            await super().on_event(event)
            return
        first = not event.is_forwarded
        if first:
            self.last_key = monotonic()
            if self._holding.holds(event):
                return
        await super().on_event(event)
        if not first or not event.is_forwarded:  # it came back from the widgets, or was never handed to one
            self._holding.done(event)

    def repeated(self) -> int:
        """Return how often the key that is dealt with was pressed again meanwhile; those presses are done with."""
        return self._holding.repeated()

    @property
    def opening(self) -> bool:
        """Whether something that a key asked for is about to open, so that the keys behind it must wait."""
        return False

    def get_css_variables(self) -> dict[str, str]:
        """Return the theme's variables; none before a theme is chosen, for nobody reads them."""
        return super().get_css_variables() if self._themed else {}

    def refresh_css(self, animate: bool = True) -> None:
        """Read the stylesheets for another theme; before anything is shown that is done without being asked for."""
        if self._is_mounted:
            super().refresh_css(animate)

    def _load_screen_css(self, screen: Screen[Any]) -> None:
        """Read a screen's stylesheet the first time that it is shown.

        Textual would then parse all others anew, too, and style every screen below: half of what opening one costs.
        """
        new = [path for path in screen.css_path if not self.stylesheet.has_source(str(path), "")]
        for path in new:
            self.stylesheet.read(path)
        if new:
            self.stylesheet.update(screen)

    def get_line_filters(self) -> list[LineFilter]:
        """Put the gate against control characters last; nothing here uses ANSI colours, so none need translating.

        For NO_COLOR Textual would paint the terminal's own colours as black on black; they are left to it instead.
        """
        filters = [f for f in super().get_line_filters() if not isinstance(f, ANSIToTruecolor | Monochrome)]
        if self.masking is not None:
            self.masking.look(self.journal)
            filters.append(self.masking)
        return [*filters, *self._gates]

    def choose_theme(self) -> list[str]:
        """Take the theme that is remembered, reading no more files than needed; return what was wrong with any."""
        wanted = self.remembered.get("theme", themes.default(self.environ))
        theme = themes.first(wanted)
        if theme is not None:
            self.register_theme(theme)
            self.theme = wanted
            return []
        complaints = self.load_themes()
        if wanted not in self.available_themes:
            complaints.append(f"There is no theme {wanted!r} any more; t chooses another.")
            wanted = themes.default(self.environ)
        self.theme = wanted
        return complaints

    def load_themes(self) -> list[str]:
        """Make all themes known, the user's own too; return a sentence for each that could not be used."""
        found, complaints = themes.load(themes.shipped_folder(), self.places.config / "themes")
        for theme in found:
            self.register_theme(theme)
        self.theme_names = {theme.name for theme in found}
        return complaints

    @property
    def leaving(self) -> bool:
        """Whether the app is on its way out, so that nothing more need be shown."""
        return self._exit

    # ---- changes ----
    def changed(self) -> None:
        """Show everything anew after a change."""

    def attempt(self, change: Callable[[], Done]) -> Done | None:
        """Carry out a change, say what was done or why not, and show everything anew."""
        try:
            done = change()
        except (Refused, StoreError, CannotUndo) as refused:
            self.say(f"{refused.what} {refused.do}".strip(), "error", stay=True)
            return None
        self.changed()
        self.say(done.said, about=done.ids)
        return done

    def say(self, message: str, tone: str = "", stay: bool = False, about: Sequence[str] = ()) -> None:
        """Show a sentence in the hint bar of the screen on top, for a while or until the next command.

        about: the ids of what it speaks of.
        """
        if self._unsay is not None:
            self._unsay.stop()
        self._spoken = True
        words: frozenset[str] = frozenset()
        if about and self.masked:
            from .whose import words_of

            words = words_of(self.journal, about)
        for screen in self.screen_stack:
            for bar in screen.query(HintBar):
                bar.say(message, tone, words)
        self._unsay = None if stay else self.set_timer(max(SAID, len(message) / 14), self.unsay)

    def unsay(self) -> None:
        """Take the sentence away."""
        if not self._spoken:
            return
        self._spoken = False
        for screen in self.screen_stack:
            for bar in screen.query(HintBar):
                bar.say("")

    def leave_on_signals(self) -> None:
        """Leave in order, drafts kept and the terminal as it was, when the terminal is closed or the system ends us."""
        if threading.current_thread() is not threading.main_thread():
            return
        loop = get_running_loop()
        for name in (signal.SIGTERM, signal.SIGHUP):
            with suppress(NotImplementedError, ValueError):  # no such signal, or no such loop, on this system
                loop.add_signal_handler(name, lambda: self.call_next(self.action_leave_now))

    def action_help_quit(self) -> None:
        """Say how to quit, or to leave a text, where q is a letter; ctrl+c copies a selection and ends nothing."""
        from textual.widgets import Input

        if leaves := getattr(self.screen, "LEAVES", "esc leaves" if isinstance(self.focused, Input) else ""):
            self.say(f"{leaves}; ctrl+q quits from anywhere.")
        else:
            self.say("q quits; ctrl+q quits from anywhere, what is typed is kept.")

    async def action_leave_now(self) -> None:
        """Quit from anywhere; every screen that holds text keeps its draft when it goes."""
        for screen in self.screen_stack:
            keep = getattr(screen, "keep_draft", None)
            if keep:
                await caught_up(screen.focused)
                keep()
        self.exit(0)

    def on_line_cut(self, event: Line.Cut) -> None:
        """Say what of a text that was pasted into one line is left out."""
        self.say(event.said, "warning")

    # ---- failing ----
    def _fatal_error(self) -> None:
        """Take note that the program failed; never show what it held (Textual would print variables)."""
        self.failure = (type(self._exception).__name__, where(self._exception))
        self._close_messages_no_wait()

    def told(self, stderr: Any) -> int:
        """Return the exit status after the run: 0, or 2 when it failed, which is then said in one sentence."""
        if self.failure is None:
            return 0
        print(sentence(*self.failure), file=stderr)
        return 2
