"""The daily review on the screen: one card at a time, acted on in place (M38)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.screen import Screen

from relbank.actions import review as acting
from relbank.actions.done import Done, Refused
from relbank.method import cards
from relbank.method import review as going
from relbank.method.cards import Card
from relbank.method.review import Session, resumed, started
from relbank.model.promise import ME
from relbank.model.say import plural
from relbank.store import CannotUndo, StoreError

from ..commands import BY_ID, in_place
from ..keymap import bindings
from ..render import review as draw
from ..safe import plain
from ..widgets.bars import HintBar, TopLine
from ..widgets.deck import Deck
from . import review_acts as acts

if TYPE_CHECKING:
    from ..app import Relbank

AT_ONCE = 2_000
"""Up to so many notes everything is looked through before the first card is shown."""
AWAY = 14
"""Days without a line after which one is welcomed back."""
LOOKING = "Looking through the journal…"


class ReviewScreen(Screen[tuple[str, str]]):
    """The cards of the day, and a quiet summary.

    It gives back whom to go to and by which command ("", "" for where one was): ("id", "pane.profile").
    """

    CSS_PATH = "review.tcss"
    BINDINGS: ClassVar = bindings("review")
    AUTO_FOCUS = ""
    app: Relbank

    def __init__(self) -> None:
        super().__init__()
        self._session: Session | None = None
        self._card: Card | None = None
        self._since: datetime | None = None
        self._kept = False
        self._changed = False
        self._changes: dict[int, int] = {}  # by the card's place: how many changes its verb made, where not one
        self._here = 0  # changes made on the card that is shown, which stayed

    # ---- the page ----
    def compose(self) -> ComposeResult:
        """A line above, the card and what is known of the person, a line below."""
        yield TopLine(id="top")
        yield Deck(id="deck")
        yield HintBar(id="hints")

    def on_mount(self) -> None:
        """Deal after the first paint."""
        if self.app.glyphs.border == "ascii":
            self.add_class("ascii")
        self.query_one(TopLine).tell(self.app.title, "Daily review", "")
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
        """Take up today's review where it was left, or deal: in a large journal what presses first."""
        app, day = self.app, self.app.today().isoformat()
        session = resumed(app.remembered.get(self._slot, ""), day)
        if session is None or session.over:
            before = (*session.before, *session.keys) if session else ()
            session = self._dealt(day, before)
            gone = cards.away(app.journal, app.today())
            if gone >= AWAY:
                app.say(f"Welcome back after {plural(gone, 'day')}. Nothing of that must be made up for today.", "",
                        stay=True)  # fmt: skip
        self._session = session
        self._next()
        if not session.whole:
            await self._complete()

    def _dealt(self, day: str, before: tuple[str, ...]) -> Session:
        app = self.app
        whole = app.knows or len(app.journal.touches()) <= AT_ONCE
        if whole:
            deck = cards.deal(app.findings(), app.journal, app.now(), app.settings, set(before))
        else:
            deck = cards.begin(app.journal, app.now(), app.settings, set(before))
        return started(day, [card.key for card in deck.cards], deck.waiting, before, whole=whole)

    async def _complete(self) -> None:
        """Look through the rest of a large journal while the first cards are shown, and deal what else it brings."""
        from ..learning import learn

        app, painted = self.app, asyncio.Event()
        self.call_after_refresh(painted.set)
        await painted.wait()
        await learn(app, lambda: self.is_attached)
        session = self._session
        if session is None or session.whole or not self.is_attached:
            return
        deck = cards.deal(
            app.findings(), app.journal, app.now(), app.settings, {*session.before, *session.keys}, session.keys
        )
        self._session = session.completed([card.key for card in deck.cards], deck.waiting)
        self._remember()
        if self._card is None:
            self._next()
        else:
            self._draw()

    def _next(self) -> None:
        """Show the first card that still stands, or the end."""
        session, app = self._session, self.app
        if session is None:
            return
        self._card = None
        tired = session.tired(app.settings.review_minutes)
        while not session.seen and not tired:
            card = cards.again(session.keys[session.place], app.findings_of, app.journal)
            if card is not None:
                self._card = card
                break
            session, self._here = session.acted(going.GONE), 0
        self._session, self._since = session, app.now()
        if self._card is None and (session.over or tired):
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
        if session is None or not self.is_attached:
            return
        deck = self.query_one(Deck)
        advised = acts.advised(card) if card is not None else ""
        hints = draw.keys_of(card, advised, in_place("review", "review"), bool(session.acts))
        self.query_one(HintBar).show(hints)
        if card is not None:
            of = f" of {len(session.keys)}" if session.whole else ""
            deck.deal(card, advised, f"card {session.place + 1}{of}")
        elif session.over or session.tired(app.settings.review_minutes):
            mine = sum(p.by == ME for p in app.journal.open_promises())
            deck.tell(draw.ending(session, mine), "Done for today" if session.keys else "A quiet day")
        else:
            deck.tell(plain(LOOKING))

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

    def leave_for(self, command: str) -> None:
        """Leave the review for a command at home, at whom the card is about; r goes on with it."""
        self.dismiss((self._card.person if self._card else "", command))

    def action_command(self, id: str) -> None:
        """Carry out a command of this screen by its id."""
        self.app.unsay()
        steps: dict[str, Callable[[], Any]] = {
            "review.done": self._done,
            "review.act": self._act,
            "review.note": lambda: self._with(acts.note),
            "review.snooze": lambda: self._with(acts.snooze),
            "review.skip": lambda: self._with(acts.skip),
            "review.brief": lambda: self._with(acts.brief, reading=True),
            "review.later": lambda: self.go_on(going.LATER),
            "review.undo": self._undo,
            "review.why": lambda: self._with(acts.why, reading=True),
            "quit.now": lambda: self.app.exit(0),
            "help": lambda: acts.help(self),
            **dict.fromkeys(("back", "quit"), lambda: self.dismiss(None)),
        }
        if id in steps:
            steps[id]()
        elif id.startswith(acts.ELSEWHERE):
            self.leave_for(id)
        else:
            self._with(lambda screen, card: acts.do(screen, card, id))

    def _act(self) -> None:
        """Do what the card advises."""
        id = acts.advised(self._card) if self._card else ""
        if id in BY_ID:
            self.action_command(id)
        else:
            self.app.say("This card asks for nothing but a word of yours.", "warning")

    def _with(self, act: Callable[[ReviewScreen, Card], Any], *, reading: bool = False) -> None:
        """Let something be done with the card, if there is one and it can be acted on."""
        card = self._card if reading else self._writable()
        if card is not None and isawaitable(result := act(self, card)):
            self.run_worker(result)

    def _writable(self) -> Card | None:
        """Return the card when it can be acted on."""
        if self._card is None:
            if self._session is not None and self._session.whole:
                self.dismiss(None)  # nothing is left to act on
            return None
        if self.app.store.readonly:
            self.app.say("This journal can only be read here.", "warning")
            return None
        return self._card

    def go_on(self, act: str, changes: int = 1) -> None:
        """Take note of what became of the card, and show the next one; changes: how many undo takes back with it."""
        session = self._session
        if session is None or self._card is None:
            return
        spent = (self.app.now() - self._since).total_seconds() if self._since else 0.0
        if self._here and act not in going.CHANGES:
            act, changes = going.DONE, 0  # something was done with it before it was left
        self._changes[session.place], self._here = self._here + changes, 0
        self._session = session.acted(act, spent)
        self._remember()
        self._next()

    def stay(self, changes: int) -> None:
        """Show the card as it stands after something was done with it that left a question open."""
        self._here += changes
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
        from relbank.actions.undo import undo

        session = self._session
        if self._here:
            self._here -= self.attempt(lambda: undo(self.app.store)) is not None
            self._next()
            return
        before, act = session.back() if session is not None else (None, "")
        if before is None or not act:
            self.app.say("Nothing was done in this review yet.", "warning")
            return
        if self._kept and self._card is None:  # the review's own line stands above what is to be taken back
            self._kept = self.attempt(lambda: undo(self.app.store)) is None
        for _ in range(self._changes.get(before.place, 1) if act in going.CHANGES else 0):
            if self.attempt(lambda: undo(self.app.store)) is None:
                return
        self._session = before
        self._remember()
        self._next()
