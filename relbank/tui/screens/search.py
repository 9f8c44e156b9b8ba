"""Search everything: what is typed is looked for in names, notes, facts and promises, the newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from time import perf_counter
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from relbank.method.agenda import day_of
from relbank.method.capture import of_touch
from relbank.method.search import NEWEST, NOTE, Finder, Hit, around, marks, words_of
from relbank.model.text import clean
from relbank.model.touch import Touch

from ..commands import in_place
from ..keymap import bindings
from ..render import home as draw
from ..safe import personal, plain
from ..widgets.bars import HintBar
from ..widgets.columns import Column, line, widths
from ..widgets.rows import Rows
from ..widgets.timeline import Timeline
from ..widgets.typed import Line
from .pushed import Pushed, Step

if TYPE_CHECKING:
    from ..app import Relbank

SLICE = 0.012
"""Seconds that are looked for hits before keys are listened to again."""

PAUSE = 0.25
"""Seconds without a key before more than notes is read in a large journal."""

PEOPLE = 20
"""People that are listed at most: what happened comes after them."""

_LARGE = 8000  # documents beside the notes that are read at once
_COLUMNS = (Column(6, 11, 2), Column(10, 24, 1), Column(16))


class Hits(Rows[Hit]):
    """The list of hits, the words in bold."""

    words: Sequence[str] = ()

    def key(self, row: Hit) -> str:
        """Return what names the hit."""
        return f"{row.what}:{row.id}"

    def format(self, row: Hit, width: int, cursor: bool) -> Content:
        """Draw when, who, and the line around the words."""
        app: Relbank = self.app  # type: ignore[assignment]
        when = plain(day_of(row.iso, app.today()) if row.iso else row.what, "$text-muted")
        room = widths(_COLUMNS, width, 2)[2]
        said = around(clean(row.line), self.words, max(8, room - 2))
        return line((when, self._marked(row.who or "-"), self._marked(said)), _COLUMNS, width, gap=2)

    def _marked(self, text: str) -> Content:
        content = personal(text)
        for start, end in marks(content.plain, self.words):
            content = content.stylize("bold $text-accent", start, end)
        return content


class SearchScreen(Pushed[Hit]):
    """A line to type in, what holds the words, and, where there is room, the note under the cursor.

    It gives back the hit that was chosen, None when it was left.
    """

    CSS_PATH = "search.tcss"
    AUTO_FOCUS = "#words"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (130, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (28, "-tall")]
    BINDINGS: ClassVar = bindings("search")

    def __init__(self, finder: Finder, typed: str = "") -> None:
        super().__init__()
        self._finder, self._typed = finder, typed
        self._stream: Iterator[Hit] = iter(())
        self._found: list[Hit] = []
        self._key = 0.0  # when the last key was typed

    def compose(self) -> ComposeResult:
        """The line, the hits, the note."""
        placeholder = "type words: all of them must be there, in any order"
        yield Line(self._typed, placeholder=placeholder, id="words", compact=True)
        hits = Hits(empty=Content("Type what you look for: words of a note, a name, a like, a promise."), id="found")
        hits.border_title = Content("Search")
        hits.border_subtitle = Content("↑ ↓ move · enter opens · esc closes")
        yield hits
        note = Timeline(id="shown")
        note.border_title = Content("The note")
        yield note
        yield HintBar(id="hints")

    def on_mount(self) -> None:
        """Read what is quickly read; the rest of a large journal in pauses."""
        self.query_one(HintBar).show(in_place("search", "search"))
        view = self.app.store.view
        if sum(len(view(table)) for table in ("people", "facts", "promises")) < _LARGE:
            while self._finder.load():
                pass
        else:
            self.set_timer(0.05, self._load)
        if self._typed:
            self._search(self._typed)

    # ---- looking ----
    @on(Input.Changed, "#words")
    def _changed(self, event: Input.Changed) -> None:
        self._key = perf_counter()
        self._search(event.value)

    def _search(self, typed: str) -> None:
        words = words_of(typed)
        hits = self.rows
        hits.words, self._found = words, []
        self._stream = islice(self._finder.hits(words, once=True, people=PEOPLE), NEWEST + 1)
        hits.empty = Content("Nothing holds that. Delete a letter." if words else "Type what you look for.")
        self._look(self._stream)

    def _look(self, stream: Iterator[Hit], keep: bool = False) -> None:
        """Look for a moment; go on in the next one unless other words were typed meanwhile."""
        if stream is not self._stream:
            return
        until, done = perf_counter() + SLICE, False
        while not done and perf_counter() < until:
            hit = next(stream, None)
            done = hit is None
            if hit is not None:
                self._found.append(hit)
        hits = self.rows
        filled = keep and len(hits.rows) > hits.room[1]  # what is in view stays: hits come behind it
        if done or (self._found and not filled):
            hits.set_rows(self._found[:NEWEST], keep=keep)
        count = len(self._found)
        told = f"the newest {NEWEST}" if count > NEWEST else str(count) if hits.words else ""
        if done or not filled:
            hits.retitle(Content(f"Search {told}".rstrip() + ("" if done else " …")))
        if done:
            self._preview(hits.row)
        else:
            self.set_timer(0.002, lambda: self._look(stream, keep=True))

    def _load(self) -> None:
        """Read one more table when nobody types; look again when all are read."""
        if perf_counter() - self._key < PAUSE:
            self.set_timer(PAUSE, self._load)
        elif self._finder.load():
            self.set_timer(0.05, self._load)
        elif typed := self.query_one("#words", Input).value:
            self._search(typed)

    # ---- the note under the cursor ----
    @on(Rows.Highlighted, "#found")
    def _highlighted(self, event: Rows.Highlighted) -> None:
        self._preview(event.row)

    def on_resize(self) -> None:
        """Show the note when there is room for it now."""
        self._preview(self.rows.row)

    def _preview(self, hit: Hit | None) -> None:
        shown = self.query_one("#shown", Timeline)
        if not shown.display or not (self.has_class("-wide") or self.has_class("-tall")):
            return
        touch = self.app.journal.get(Touch, hit.id) if hit is not None and hit.what == NOTE else None
        moments = [draw.moment(of_touch(touch, self.app.journal), self.app.today())] if touch is not None else []
        shown.empty = personal(hit.line if hit is not None else "")
        shown.show(moments)

    # ---- commands ----
    @on(Input.Submitted, "#words")
    @on(Rows.Chosen, "#found")
    def _chosen(self) -> None:
        self.action_command("open")

    def on_key(self, event: events.Key) -> None:
        """Move the hits while words are typed."""
        hits = self.rows
        moves = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10}
        if event.key in moves and self.query_one("#words", Input).has_focus:
            event.stop()
            hits.action_move(moves[event.key])

    @property
    def rows(self) -> Hits:
        """What holds the words."""
        return self.query_one(Hits)

    def steps(self) -> dict[str, Step]:
        """Type other words; choose a hit."""
        return {"find": lambda: self.query_one("#words", Input).focus(), "open": self._choose}

    def _choose(self) -> None:
        if self.rows.row is not None:
            self.dismiss(self.rows.row)
