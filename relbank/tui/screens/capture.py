"""Capture: a note is typed at the left, and what will be filed from it is told at the right (M11, M12)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static, TextArea

from relbank.actions.done import Done
from relbank.notes.cheatsheet import EXAMPLE, HINT, openings
from relbank.store import StoreError

from ..catching import caught_up
from ..commands import in_place
from ..keymap import bindings
from ..painting import Painter
from ..pausing import Pause
from ..safe import plain
from ..widgets.bars import HintBar, TopLine, with_last
from ..widgets.lines import Lines
from ..widgets.paper import Paper
from .sizes import fitting

if TYPE_CHECKING:
    from relbank.notes import Note, Who

    from ..host import Host
    from ..reader import Known, Reader

PAUSE, LATEST = 0.4, 2.0
"""A draft is kept after so many seconds without a key, and at the latest after so many of typing."""
PREVIEW_PAUSE, FIRST_LOOK = 0.1, 0.4
"""The preview follows after so many seconds without a key, and at the latest when a draft does; the first one lets the
letters typed ahead go before."""
LONG = 60_000
"""A text of more characters is filed as any other, but not previewed at each pause."""

WIDTHS = [(0, "-narrow"), (90, "-mid")]
HEIGHTS = [(0, "-flat"), (10, "-short"), (18, "-tall")]


class Capture(Screen["Done | None"]):
    """Takes a note; gives back what was filed, or None when it was left with its draft kept.

    about: "note", or "edit:<touch id>" when a note of the timeline is changed.
    """

    LEAVES: ClassVar = "esc leaves, the draft is kept"
    """What ctrl+c says."""
    CSS_PATH = "capture.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS: ClassVar = bindings("capture")
    app: Host

    def __init__(self, text: str = "", about: str = "note", title: str = "Note", draft: str | None = None) -> None:
        super().__init__()
        self._compositor = Painter()
        self._text, self._about, self._heading, self._draft = text, about, title, draft
        self._before = "" if draft is None else text
        self._given = text
        self._prefilled = text if about == "note" and draft is None else ""  # a header that nobody typed
        self._aliases: list[str] = []  # typed names whose choice is to be remembered
        self._keep = Pause(self, self.keep_draft, LATEST)
        self._look = Pause(self, self._show_preview, LATEST)
        self._worth: tuple[int, Sequence[Known]] = (0, ())  # how wide, and what is told about whom
        self._hint: str | None = ""  # what is told of what may be typed; None when something else is told in its place
        self._left = False

    def compose(self) -> ComposeResult:
        """The text at the left, what it means at the right (below, when narrow)."""
        width, height = self.app.size
        self.add_class(fitting(width, WIDTHS), fitting(height, HEIGHTS), update=False)  # the first layout is right
        yield TopLine(id="top")
        with Horizontal(id="sides"):
            area = Paper(self._text, id="text", soft_wrap=True, tab_behavior="focus", placeholder=EXAMPLE)
            area.border_title = plain(self._heading)
            yield area
            with Vertical(id="told"):
                side = Lines(id="filed")
                side.border_title = Content("What will be filed")
                side.border_subtitle = Content("the text is kept as typed")
                yield side
                about = Static("", id="worth", markup=False)
                about.border_title = Content("Worth asking")
                yield about
        yield HintBar(id="hints")

    def on_mount(self) -> None:
        """Stand at the end of the text, ready to type."""
        area = self.area
        area.prefilled = self._prefilled
        if len(self._prefilled) > 1:
            area.remark(Content("@ names somebody else instead"))
        area.move_cursor(area.document.end)
        area.focus()
        self.query_one(HintBar).show([*in_place("capture", "capture")])
        self.query_one(TopLine).tell(self.app.title, self._heading, "")
        self._look.ask(FIRST_LOOK)

    @cached_property
    def _reader(self) -> Reader:
        """What reads the text; made after the first paint, for the cursor does not wait for it."""
        from ..reader import Reader

        return Reader(self.app, self._about.partition(":")[2])

    @property
    def area(self) -> Paper:
        """The text being typed."""
        return self.query_one("#text", Paper)

    @property
    def draft(self) -> str | None:
        """The id of the draft that holds the text, None when nothing is kept."""
        return self._draft

    def on_resize(self) -> None:
        """Tell what will be filed at the new width."""
        self._look.ask(FIRST_LOOK)

    # ---- while typing ----
    @on(TextArea.Changed)
    def _typed(self) -> None:
        self.area.give_way(self._reader.is_header)
        self._look.ask(PREVIEW_PAUSE)
        self._keep.ask(PAUSE)
        self._complete()

    def keep_draft(self) -> None:
        """Keep what is typed so far on disk; a text that is empty or as it was needs no draft."""
        self._keep.over()
        text = self.area.text
        if self._left or text == self._before:
            return
        try:
            if (text.strip() and text != self._given) or (self._draft and text.strip()):
                self._draft = self.app.store.drafts.keep(text, id=self._draft, about=self._about)
                self.area.remark(Content(f"draft kept {self.app.now():%H:%M:%S}"))
            elif self._draft:
                self.app.store.drafts.discard(self._draft)
                self._draft = None
        except StoreError as error:
            self.query_one(HintBar).say(f"The draft could not be kept: {error.what} {error.do}", "error")
        else:
            self._before = text

    def _show_preview(self) -> None:
        from ..render.preview import example, preview

        self._look.over()
        text, filed = self.area.text, self.query_one(Lines)
        width = filed.room[0] or 40
        if len(text) > LONG:
            filed.show(Content("A long text: what it holds is filed when you save it.").wrap(width))
            return
        note = self._reader.read(text)
        lines = preview(note, self.app.settings.promises_a_visit, width, self._reader.clashes(note))
        untouched = bool(text) and text == self._prefilled
        lines += example(width) if untouched else []
        at_end = not untouched and self.area.cursor_location[0] >= self.area.document.line_count - 1
        filed.show(lines, end=at_end)
        self._show_worth(note, width)

    def _show_worth(self, note: Note, width: int) -> None:
        """Tell what is worth asking the people of the note, where that is something else than before."""
        from ..render.preview import worth

        known = (width, self._reader.worth(note))
        if known == self._worth:
            return
        self._worth = known
        about = self.query_one("#worth", Static)
        about.set_class(bool(known[1]), "-told")
        about.update(worth(known[1], width))

    # ---- completing ----
    def _complete(self) -> None:
        area, head = self.area, self._given.rstrip() if len(self._given) > 1 else ""
        given = len(head) if area.document.get_line(0).startswith(head) else 0  # the name that the header came with
        typed = "" if self.app.masked else area.name_typed(given)
        if typed:
            whole = area.offer(typed, self._reader.names.complete, " ")
        else:
            whole = area.offer(area.opening_typed(), lambda typed: [("", word) for word in openings(typed)])
        hint = f"tab types “{whole.strip()}”" if whole else HINT if area.begins_bullet else ""
        if hint != self._hint:
            self._hint = hint
            self.query_one(HintBar).say(hint)

    def on_key(self, event: events.Key) -> None:
        """Take the name that is offered with tab, and letters that were typed before there was a text area."""
        early = "\n" if event.key == "enter" else event.character if event.is_printable else ""
        if early and self.focused in (None, self.area):
            self.area.insert(early)  # the text area lets none of its own letters rise to here
        if event.key == "tab" and self.area.has_focus and self.area.suggestion:
            event.stop()
            event.prevent_default()
            self.area.take()

    def _say(self, message: str, tone: str = "") -> None:
        """Say something until the next letter."""
        self._hint = None
        self.query_one(HintBar).say(message, tone)

    # ---- commands ----
    async def action_command(self, id: str) -> None:
        """Carry out a command of this screen by its id."""
        await caught_up(self.area)
        if id == "quit.now":
            await self.app.action_leave_now()
            return
        does = {"save": self.do_save, "leave": self.do_leave, "choices": self.do_choices}
        {**does, "cheatsheet": self.do_cheatsheet}[id]()

    def leave(self) -> None:
        """Go, the text kept as a draft."""
        self.keep_draft()
        self._left = True
        self.dismiss(None)

    def do_leave(self) -> None:
        """Leave; the text is kept as a draft, and that is said."""
        self.leave()
        if self._draft:
            self.app.call_later(self.app.say, "The text is kept as a draft: N opens it.")

    def do_cheatsheet(self) -> None:
        """Show the marks of a note."""
        from .help import Help

        self.app.push_screen(Help(marks=True))

    def do_choices(self, then: Callable[[], Any] | None = None) -> None:
        """Ask who is meant by each name that fits several people; then go on."""
        from ..dialogs.whom import unclear

        asked = unclear(self._reader.read(self.area.text))
        if asked:
            self.run_worker(self._ask(asked, then))
        elif then:
            then()
        else:
            self._say("Every name here is clear.")

    async def _ask(self, unclear: list[Who], then: Callable[[], Any] | None) -> None:
        from ..dialogs.whom import settled

        if await settled(self.app, unclear, self._reader.choices, self._aliases):
            self._show_preview()
            if then:
                then()

    def do_save(self) -> None:
        """File the note; names that fit several people are asked first."""
        text = self.area.text.strip()
        if not text or text == self._prefilled.strip():
            self._say("There is nothing to file yet. Type the note, or esc leaves.", "warning")
            return
        self.keep_draft()
        self.do_choices(self._file)

    def _file(self) -> None:
        from relbank.actions import note as notes

        text, app = self.area.text, self.app
        what, _, touch = self._about.partition(":")

        def change() -> Done:
            said = (app.now(), app.settings, self._reader.choices, self._aliases)
            return notes.edit(app.store, touch, text, *said) if what == "edit" else notes.file(app.store, text, *said)

        done = app.attempt(change)
        if done is None:
            return
        self._left = True
        if self._draft:
            app.store.drafts.discard(self._draft)
        self.dismiss(done)
        app.call_later(app.say, with_last(done.said, "u undoes it.", self.size.width))
