"""The program: one Textual app around one journal."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar

os.environ.setdefault("TEXTUAL_FPS", "120")  # both are read when Textual is imported: quicker echo, no easing
os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")

from textual import __version__ as textual_version
from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter

from relbank import __version__
from relbank.actions.done import Done, Refused
from relbank.model.journal import Journal
from relbank.paths import Places
from relbank.settings import Settings
from relbank.store import CannotUndo, Store, StoreError
from relbank.store.remembered import Remembered

from . import glyphs, themes
from .safe import ControlFilter
from .screens.home import Home
from .widgets.bars import HintBar

if TYPE_CHECKING:
    from textual.screen import Screen

POLL = 0.3
"""Seconds between two looks for what other programs wrote."""


class Relbank(App[int]):
    """The program on the screen.

    clock: gives the local time for dates and rules. environ: variables that choose theme and glyphs.
    """

    TITLE = "relbank"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = "screens/home.tcss"  # the default screen's own CSS_PATH is not read
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "leave_now", show=False, priority=True)]

    def __init__(
        self,
        store: Store,
        places: Places,
        settings: Settings,
        clock: Callable[[], datetime],
        environ: Mapping[str, str],
        title: str = "relbank",
    ) -> None:
        super().__init__()
        self.store: Store = store
        self.places: Places = places
        self.settings: Settings = settings
        self.clock = clock
        self.environ = environ
        self.title = title
        self.last_saved = ""
        self.glyphs = glyphs.choose(settings.glyphs, environ)
        self.remembered = Remembered(places.state.parent / "remembered.json")
        self.auto_links = False
        self.failure: tuple[str, str] | None = None
        self._unsay: Any = None
        self._filter = ControlFilter()

    # ---- what screens ask ----
    @property
    def journal(self) -> Journal:
        """The read view of the journal."""
        return self.store.journal

    def now(self) -> datetime:
        """The local time."""
        return self.clock()

    def today(self) -> date:
        """The local day."""
        return self.clock().date()

    @property
    def home(self) -> Home:
        """The main screen, on top or below others."""
        return next(s for s in self.screen_stack if isinstance(s, Home))

    # ---- life ----
    def get_line_filters(self) -> list[LineFilter]:
        """Put the gate against control characters last."""
        return [*super().get_line_filters(), self._filter]

    def get_default_screen(self) -> Screen[Any]:
        """Start at home."""
        return Home()

    def on_mount(self) -> None:
        """Choose the theme before the first paint."""
        found, complaints = themes.load(themes.shipped_folder(), self.places.config / "themes")
        for theme in found:
            self.register_theme(theme)
        self.theme_names = {theme.name for theme in found}
        wanted = self.remembered.get("theme", themes.default(self.environ))
        if wanted in self.available_themes:
            self.theme = wanted
        else:
            self.theme = themes.default(self.environ)
            complaints = [*complaints, f"There is no theme {wanted!r} any more; t chooses another."]
        if self.glyphs.border == "ascii":
            self.add_class("ascii")
        self._complaints = [*self.settings.complaints, *complaints, *self.store.complaints]

    def ready(self) -> None:
        """Look for other programs' changes from now on, and say what was found while opening."""
        self.set_interval(POLL, self._poll)
        gc.freeze()  # what was loaded stays: later collections need not look through it
        gc.enable()
        drafts = [d for d in self.store.drafts.all() if d.text.strip() and not d.about.startswith("form:")]
        if self._complaints:
            self.say(self._complaints[0], "warning", stay=True)
        elif drafts:
            self.say("Text that was not filed yet is kept: N opens it.", "warning", stay=True)
        elif self.store.readonly:
            self.say("This journal can only be read here; nothing can be changed.", "warning", stay=True)

    def _poll(self) -> None:
        try:
            changed = self.store.poll()
        except StoreError as error:
            self.say(f"{error.what} {error.do}", "error", stay=True)
            return
        if changed:
            self.home.refresh_all()

    # ---- what was typed in a form and not saved ----
    def kept(self, key: str) -> str:
        """Return the text of a form that was left, "" when there is none."""
        return next((d.text for d in self.store.drafts.all() if d.about == f"form:{key}"), "")

    def keeper(self, key: str) -> Callable[[str], None]:
        """Return what keeps the text of a form: each new text replaces the one before, "" discards it."""
        draft = next((d.id for d in self.store.drafts.all() if d.about == f"form:{key}"), None)

        def keep(text: str) -> None:
            nonlocal draft
            try:
                if text:
                    draft = self.store.drafts.keep(text, id=draft, about=f"form:{key}")
                elif draft is not None:
                    self.store.drafts.discard(draft)
                    draft = None
            except StoreError as error:
                self.say(f"{error.what} {error.do}", "error", stay=True)

        return keep

    # ---- changes ----
    def attempt(self, change: Callable[[], Done]) -> Done | None:
        """Carry out a change, say what was done or why not, and show everything anew."""
        try:
            done = change()
        except (Refused, StoreError, CannotUndo) as refused:
            self.say(f"{refused.what} {refused.do}".strip(), "error", stay=True)
            return None
        self.last_saved = f"saved {self.now():%H:%M}"
        self.home.refresh_all()
        self.say(done.said)
        return done

    def say(self, message: str, tone: str = "", stay: bool = False) -> None:
        """Show a sentence in the hint bar of the screen on top, for a while or until the next command."""
        if self._unsay is not None:
            self._unsay.stop()
        for screen in self.screen_stack:
            for bar in screen.query(HintBar):
                bar.say(message, tone)
        self._unsay = None if stay else self.set_timer(max(5.0, len(message) / 14), self.unsay)

    def unsay(self) -> None:
        """Take the sentence away."""
        for screen in self.screen_stack:
            for bar in screen.query(HintBar):
                bar.say("")

    async def action_leave_now(self) -> None:
        """Quit from anywhere; every screen that holds text keeps its draft when it goes."""
        for screen in self.screen_stack:
            keep = getattr(screen, "keep_draft", None)
            if keep:
                keep()
        self.exit(0)

    # ---- failing ----
    def _fatal_error(self) -> None:
        """Say in one sentence that the program failed; never show what it held (Textual would print variables)."""
        error = self._exception
        frames, trace = [], getattr(error, "__traceback__", None)
        while trace is not None:
            code = trace.tb_frame.f_code
            frames.append(
                f"{code.co_filename.rpartition('relbank/')[2].rpartition('site-packages/')[2]}:{trace.tb_lineno}"
            )
            trace = trace.tb_next
        self.failure = (type(error).__name__, " > ".join(frames[-4:]))
        self._close_messages_no_wait()


def open_program(
    store: Store,
    places: Places,
    settings: Settings,
    clock: Callable[[], datetime],
    environ: Mapping[str, str],
    title: str = "relbank",
    stderr: Any = None,
) -> int:
    """Run the program until it is left; return the exit status: 0, or 2 when it failed, which is then said."""
    app = Relbank(store, places, settings, clock, environ, title)
    app.run()
    if app.failure is None:
        return 0
    kind, where = app.failure
    print(
        f"relbank failed ({kind}) and closed; what you had typed is kept as a draft, and everything saved is saved.\n"
        f"Start it again; if it happens again, report this line: relbank {__version__}, Textual {textual_version}, "
        f"{where}",
        file=stderr,
    )
    return 2
