"""The daily review on the screen: one card at a time, acted on in place (M38)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from relbank.actions import review as acting
from relbank.actions.done import Done, Refused
from relbank.method import cards
from relbank.method import review as going
from relbank.method.brief import brief
from relbank.method.cards import Card
from relbank.method.review import Session, resumed, started
from relbank.model.person import Person
from relbank.model.say import plural
from relbank.model.touch import Touch
from relbank.store import CannotUndo, StoreError

from ..commands import in_place
from ..keymap import bindings
from ..render import review as draw
from ..safe import plain
from ..widgets.bars import HintBar, TopLine
from .review_acts import brief as brief_of
from .review_acts import note, skip, snooze, why

if TYPE_CHECKING:
    from ..app import Relbank

AT_ONCE = 1_000
"""Notes that are read in one piece before the keys are looked at again."""
AWAY = 14
"""Days without a line after which one is welcomed back."""


class ReviewScreen(Screen[str]):
    """The cards of the day, and a quiet summary; gives back the id of a person to go to, "" for none."""

    CSS_PATH = "review.tcss"
    BINDINGS: ClassVar = bindings("review")
    app: Relbank

    def __init__(self) -> None:
        super().__init__()
        self._session: Session | None = None
        self._card: Card | None = None
        self._since: datetime | None = None
        self._kept = False
        self._changed = False

    # ---- the page ----
    def compose(self) -> ComposeResult:
        """The card above, what is known about the person below."""
        yield TopLine(id="top")
        with VerticalScroll(id="card") as card:
            card.can_focus = False
            yield Static(Content("Looking through the journal…"), id="says", markup=False)
        with VerticalScroll(id="known") as known:
            known.can_focus = False
            yield Static(id="page", markup=False)
        yield HintBar(id="hints")

    def on_mount(self) -> None:
        """Deal after the first paint: in a large journal the first look takes a while."""
        if self.app.glyphs.border == "ascii":
            self.add_class("ascii")
        self.query_one(TopLine).tell(self.app.title, "Daily review", "")
        self.query_one(HintBar).show(in_place("review", "review"))
        self.query_one("#known").display = False
        self.run_worker(self._start())

    def on_resize(self) -> None:
        """Draw the page at the width there is."""
        if self._session is not None:
            self.call_after_refresh(self._draw)

    def refresh_all(self) -> None:
        """Show the card anew, after a change from elsewhere or when everything was masked."""
        self._next()

    # ---- the walk ----
    @property
    def _slot(self) -> str:
        return f"review:{self.app.store.id}"

    async def _start(self) -> None:
        await self._read()
        app, day = self.app, self.app.today().isoformat()
        if not self.is_attached:
            return
        session = resumed(app.remembered.get(self._slot, ""), day)
        if session is None or session.over:
            before = (*session.before, *session.keys) if session else ()
            deck = cards.deal(app.findings(), app.journal, app.now(), app.settings, set(before))
            session = started(day, [card.key for card in deck.cards], deck.waiting, before)
            gone = cards.away(app.journal, app.today())
            if gone >= AWAY:
                app.say(f"Welcome back after {plural(gone, 'day')}. Nothing of that must be made up for today.", "",
                        stay=True)  # fmt: skip
        self._session = session
        self._next()

    async def _read(self) -> None:
        """Read a large journal piece by piece, so that esc is heard meanwhile; the rules then find it in memory."""
        app, ids = self.app, self.app.journal.touches()
        if len(ids) <= AT_ONCE or app.knows:
            await asyncio.sleep(0)
            return
        says = self.query_one("#says", Static)
        for start in range(0, len(ids), AT_ONCE):
            for id in ids[start : start + AT_ONCE]:
                app.journal.get(Touch, id)
            says.update(Content(f"Looking through the journal… {100 * start // len(ids)} %"))
            await asyncio.sleep(0)
            if not self.is_attached:
                return

    def _next(self) -> None:
        """Show the first card that still stands, or the end."""
        session, app = self._session, self.app
        if session is None:
            return
        self._card = None
        tired = session.tired(app.settings.review_minutes)
        while not session.over and not tired:
            card = cards.again(session.keys[session.place], app.findings(), app.journal, app.now())
            if card is not None:
                self._card = card
                break
            session = session.acted(going.GONE)
        self._session, self._since = session, app.now()
        if self._card is None:
            self._finish(session)
        self._draw()

    def _finish(self, session: Session) -> None:
        """Keep the review, once: what is left over goes to another day."""
        app = self.app
        if not self._kept and session.keys and not app.store.readonly:
            self._kept = True
            told = session.summary()
            self.attempt(lambda: acting.finish(app.store, app.now(), session.done, session.left, told))
            app.unsay()

    def _draw(self) -> None:
        session, card, app = self._session, self._card, self.app
        if session is None:
            return
        width = max(30, self.size.width - 6)
        box, known = self.query_one("#card"), self.query_one("#known")
        known.display = card is not None and bool(card.person)
        if card is None:
            box.border_title = plain("Done for today" if session.keys else "A quiet day")
            box.border_subtitle = Content("")
            self.query_one("#says", Static).update(draw.ending(session, self._promises()))
            return
        person = app.journal.get(Person, card.person) if card.person else None
        box.border_title = plain(person.name if person else "Your practice")
        box.border_subtitle = plain(f"card {session.place + 1} of {len(session.keys)}")
        self.query_one("#says", Static).update(draw.card(card, width, app.glyphs))
        if person is not None:
            from .brief import drawn

            page = brief(app.journal, person, app.now(), app.settings)
            self.query_one("#page", Static).update(drawn(page, width))
            known.border_title = plain("What you know")
            known.scroll_home(animate=False)

    def _promises(self) -> int:
        """Return how many promises of mine are open."""
        return sum(p.by == "me" for p in self.app.journal.open_promises())

    # ---- acting ----
    def attempt(self, change: Callable[[], Done]) -> Done | None:
        """Carry out a change and say what was done; what lies beneath is shown anew when the review is left."""
        app = self.app
        try:
            done = change()
        except (Refused, StoreError, CannotUndo) as refused:
            app.say(f"{refused.what} {refused.do}".strip(), "error", stay=True)
            return None
        self._changed = True
        app.say(done.said)
        return done

    def on_unmount(self) -> None:
        """Show what was done on the screen that comes back."""
        if self._changed and not self.app.leaving:
            self.app.changed()

    def action_command(self, id: str) -> None:
        """Carry out a command of this screen by its id."""
        self.app.unsay()
        steps: dict[str, Callable[[], Any]] = {
            "review.done": self._done,
            "review.note": lambda: self._with(note),
            "review.snooze": lambda: self._with(snooze),
            "review.skip": lambda: self._with(skip),
            "review.brief": lambda: self._with(brief_of, reading=True),
            "review.later": lambda: self.go_on(going.LATER),
            "review.undo": self._undo,
            "review.open": lambda: self.dismiss(self._card.person if self._card else ""),
            "review.why": lambda: self._with(why, reading=True),
            "quit.now": lambda: self.app.exit(0),
            "help": self._help,
        }
        steps.get(id, lambda: self.dismiss(""))()

    def _with(self, act: Callable[[ReviewScreen, Card], Any], *, reading: bool = False) -> None:
        """Let something be done with the card, if there is one and it can be acted on."""
        card = self._card if reading else self._writable()
        if card is not None and isawaitable(result := act(self, card)):
            self.run_worker(result)

    def _writable(self) -> Card | None:
        """Return the card when it can be acted on."""
        if self._card is None:
            self.dismiss("")  # nothing is left to act on
            return None
        if self.app.store.readonly:
            masked = self.app.masked
            self.app.say("Everything is masked; M shows it again." if masked else "This journal can only be read here.",
                         "warning")  # fmt: skip
            return None
        return self._card

    def go_on(self, act: str) -> None:
        """Take note of what became of the card, and show the next one."""
        session = self._session
        if session is None or self._card is None:
            return
        spent = (self.app.now() - self._since).total_seconds() if self._since else 0.0
        self._session = session.acted(act, spent)
        self._remember()
        self._next()

    def _remember(self) -> None:
        if self._session is not None:
            self.app.remembered.put(self._slot, self._session.kept())

    def _done(self) -> None:
        card, app = self._writable(), self.app
        if card is not None and self.attempt(lambda: acting.done(app.store, card, app.now())):
            self.go_on(going.DONE)

    def _undo(self) -> None:
        """Go back to the card acted on last, and take back what was done with it."""
        session = self._session
        before, act = session.back() if session is not None else (None, "")
        if before is None or not act:
            self.app.say("Nothing was done in this review yet.", "warning")
            return
        from relbank.actions.undo import undo

        if self._kept and self._card is None:  # the review's own line stands above what is to be taken back
            self._kept = self.attempt(lambda: undo(self.app.store)) is None
        if act in going.CHANGES and self.attempt(lambda: undo(self.app.store)) is None:
            return
        self._session = before
        self._remember()
        self._next()

    def _help(self) -> None:
        from .help import Help

        self.app.push_screen(Help())
