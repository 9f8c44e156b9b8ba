"""A note typed in the shell itself: a few lines beneath the prompt, which are gone when it is filed (M11)."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from .host import Host  # first: it tells Textual how to run

from textual.binding import Binding, BindingType  # isort: skip

if TYPE_CHECKING:
    from relbank.actions.done import Done
    from relbank.paths import Places
    from relbank.settings import Settings
    from relbank.store import Store

NEW = "new"
SOON = 0.2
"""Seconds after which the first line at the bottom is in its place."""


class Asked(NamedTuple):
    """What came of it: the exit status, what was filed (None when it was left), whether a draft is kept."""

    status: int
    done: Done | None
    kept: bool


class Inline(Host):
    """The capture screen as a prompt of some lines.

    start: what the note begins with, such as the header of a debrief.
    """

    CSS = "Screen:inline { height: auto; border: none; }"
    INLINE_PADDING = 0
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "leave_now", show=False, priority=True), Binding("f2", "drafts", show=False, priority=True),
    ]

    def __init__(
        self,
        store: Store,
        places: Places,
        settings: Settings,
        clock: Callable[[], datetime],
        environ: Mapping[str, str],
        start: str = "",
    ) -> None:
        super().__init__(store, places, settings, clock, environ, "relbank note")
        self._start = start
        self._choosing = False  # the capture screen was left for the drafts
        self.done: Done | None = None

    def on_mount(self) -> None:
        """Ask at once."""
        gc.enable()
        self.run_worker(self._ask())

    async def _ask(self) -> None:
        """Take the new text at once; texts that were left before are a key away, and the same key leads back."""
        from .dialogs.drafts import about, kept
        from .screens.capture import Capture

        screen = Capture(self._start or "@")
        while True:
            screen.set_class(True, "-inline")
            if drafts := [draft for draft in kept(self.store) if draft.id != screen.draft]:
                said = "A text is" if len(drafts) == 1 else f"{len(drafts)} texts are"
                self.set_timer(SOON, lambda said=said: self.say(f"{said} kept as a draft: F2 goes on with one."))
            self._choosing = False
            self.done = await self.push_screen_wait(screen)
            if not self._choosing:
                break
            offered = kept(self.store)
            chosen: Any = await self._which(offered) or next((d for d in offered if d.id == screen.draft), NEW)
            new = chosen == NEW
            screen = Capture(self._start or "@") if new else Capture(chosen.text, *about(chosen), chosen.id)
        self.exit(0)

    def action_drafts(self) -> None:
        """Ask which of the texts that were left to go on with; the one on the screen is kept among them."""
        from .screens.capture import Capture

        if isinstance(self.screen, Capture) and not self._choosing:
            self._choosing = True
            self.screen.leave()

    async def _which(self, drafts: list[Any]) -> Any:
        """Ask whether to go on with a text that was left."""
        from .dialogs.choose import Choice, Choose
        from .dialogs.drafts import choices

        self.unsay()
        menu = [Choice(NEW, "A new note", "n"), *choices(self.store, drafts, self.today())]
        return await self.push_screen_wait(Choose("Note", menu, note="Text that was typed and not filed is kept:"))


def ask(
    store: Store,
    places: Places,
    settings: Settings,
    clock: Callable[[], datetime],
    environ: Mapping[str, str],
    start: str = "",
    stderr: Any = None,
) -> Asked:
    """Let a note be typed beneath the shell's prompt; the lines are cleared again."""
    before = {draft.id for draft in store.drafts.all()}
    app = Inline(store, places, settings, clock, environ, start)
    app.run(inline=True)
    kept = any(draft.id not in before for draft in store.drafts.all())
    return Asked(app.told(stderr), app.done, kept)
