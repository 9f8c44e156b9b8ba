"""The program: one Textual app around one journal."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from relbank.store import StoreError
from relbank.store.quick import quick

from .ahead import prepare
from .care import look_after
from .driver import fast_driver
from .host import Host
from .screens.home import Home

if TYPE_CHECKING:
    from textual.screen import Screen

    from relbank.method.findings import Findings
    from relbank.method.search import Finder
    from relbank.model.finding import Finding
    from relbank.paths import Places
    from relbank.settings import Settings
    from relbank.store import Store

T = TypeVar("T")
POLL = 0.4
"""Seconds between two looks for what other programs wrote."""


class Relbank(Host):
    """The program on the screen."""

    CSS_PATH = "screens/home.tcss"  # the default screen's own CSS_PATH is not read

    last_saved = ""
    """What the top line says at its right."""

    finder: Finder | None = None
    """What searches read beside the notes, from the first search on."""

    _findings: Findings | None = None

    first = ""
    """The id of the command that is carried out when the program is open."""

    conflicts_told = False
    """Whether it was said that another device changed the same things."""

    @property
    def home(self) -> Home:
        """The main screen, on top or below others."""
        return next(s for s in self.screen_stack if isinstance(s, Home))

    @property
    def opening(self) -> bool:
        """Whether home is not filled yet, or a verb of it is at work and no dialog asks for keys."""
        home = self.screen
        return isinstance(home, Home) and home.at_work

    # ---- life ----
    def get_default_screen(self) -> Screen[Any]:
        """Start at home."""
        return Home(self.size)

    def on_mount(self) -> None:
        """Be ready for signals, and for the signs that this terminal can show."""
        self.leave_on_signals()
        if self.glyphs.border == "ascii":
            self.home.add_class("ascii")
        self._complaints = [*self.settings.complaints, *self.theme_complaints]

    def ready(self) -> None:
        """Look for other programs' changes from now on, and say what was found while opening."""
        self.set_interval(POLL, self.look)
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))  # after ctrl+z; Textual does not
        prepare(self)
        look_after(self)
        if self.first:
            self.call_after_refresh(self.home.action_command, self.first)
        self._complaints += quick(self.store)
        gc.freeze()  # what was loaded stays: later collections need not look through it
        gc.enable()
        if not self.theme_names and (self.places.config / "themes").is_dir():
            self._complaints += self.load_themes()
        drafts = [d for d in self.store.drafts.all() if d.text.strip() and not d.about.startswith("form:")]
        if self._complaints:
            more = " g , shows all of them." if len(self.settings.complaints) > 1 else ""
            self.say(self._complaints[0] + more, "warning", stay=True)
        elif drafts:
            self.say("Text that was not filed yet is kept: N opens it.", "warning", stay=True)
        elif self.store.readonly:
            self.say("This journal can only be read here; nothing can be changed.", "warning", stay=True)

    def look(self) -> None:
        """Take in what other programs wrote, and show it."""
        try:
            changed = self.store.poll()
        except StoreError as error:
            self.say(f"{error.what} {error.do}", "error", stay=True)
            return
        if changed:
            self.home.refresh_all()

    def fresh(self, thing: T) -> T:
        """Return a thing of the journal as it is now, what other programs wrote included."""
        self.look()
        return self.journal.get(type(thing), thing.id) or thing  # type: ignore[attr-defined]

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

    @property
    def knows(self) -> bool:
        """Whether what the method says was worked out already, so that asking again is quick."""
        return self._findings is not None

    def learned(self, found: Findings) -> None:
        """Take over what was worked out step by step (learning.py)."""
        self._findings = self._findings or found

    def findings(self) -> Findings:
        """Return what the method says of everybody now; the first time takes a while in a large journal."""
        from relbank.method.findings import Findings

        if self._findings is None:
            self._findings = Findings(self.journal, self.settings)
            self._findings.refresh(self.now())
        else:
            self._findings.refresh(self.now())
        return self._findings

    def findings_of(self, person: str) -> Sequence[Finding]:
        """Return what the method says of one person now, "" for nobody in particular; without a look at all others."""
        if self.knows:
            return self.findings().of(person)
        from .learning import findings_of

        return findings_of(self, person)

    # ---- changes ----
    def changed(self) -> None:
        """Show everything anew."""
        self.last_saved = f"saved {self.now():%H:%M}"
        self.home.refresh_all()


def open_program(
    store: Store,
    places: Places,
    settings: Settings,
    clock: Callable[[], datetime],
    environ: Mapping[str, str],
    title: str = "relbank",
    stderr: Any = None,
    masked: bool = False,
    first: str = "",
) -> int:
    """Run the program until it is left; return the exit status: 0, or 2 when it failed, which is then said.

    masked: it begins with everything personal masked. first: the id of a command that is carried out at once.
    """
    app = Relbank(store, places, settings, clock, environ, title, fast_driver())
    app.mask(masked)
    app.first = first
    app.run()
    return app.told(stderr)
