"""A menu or a long list to choose one thing from, filtered as you type when it is long."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from relbank.model.record import record
from relbank.model.text import cells as cells_of
from relbank.model.text import fold

from ..catching import caught_up
from ..safe import content, personal, plain
from ..widgets.columns import Column, line
from ..widgets.rows import Rows
from ..widgets.typed import Line


@record
class Choice:
    """One thing to choose: what comes back, what is shown, its key in a menu, and a reason why it is impossible now.

    mine: its words are the user's, not the program's. words: others that it is found by, which are not shown.
    """

    value: Any
    label: str
    key: str = ""
    more: str = ""
    why_not: str = ""
    mine: bool = False
    words: str = ""


class Choices(Rows[Choice]):
    """The list of a menu."""

    _widest: tuple[Sequence[Choice], tuple[int, ...]] = ((), (0, 0, 0))

    def key(self, row: Choice) -> str:
        """Return what names the row."""
        return f"{row.key} {row.label} {row.value}"

    def format(self, row: Choice, width: int, cursor: bool) -> Content:
        """Draw key, label and the remark; impossible ones in grey with the reason."""
        drawn = partial(personal, numbers=True) if row.mine else plain
        label = drawn(row.label, "$text-muted" if row.why_not else "")
        more = plain(row.why_not, "$text-muted") if row.why_not else drawn(row.more, "$text-muted")
        keys, names, words = self._measured()
        left = width - (keys + 2 if keys else 0)
        names = min(names, max(12, left - 2 - min(words, 16))) if words else 0  # 0: all there is
        columns = (Column(min(12, names or 12), names), Column(10, 0, 1))
        if not keys:
            return line((label, more), columns, width, gap=2)
        return line((plain(row.key, "bold $primary"), label, more), (Column(keys, keys), *columns), width, gap=2)

    def _measured(self) -> tuple[int, ...]:
        """Return the cells of the longest key, label and remark."""
        if self._widest[0] is not self.rows:
            longest = [(len(r.key), cells_of(r.label), cells_of(r.why_not or r.more)) for r in self.rows]
            self._widest = (self.rows, tuple(max(column) for column in zip(*longest, strict=True)) or (0, 0, 0))
        return self._widest[1]


class Choose(ModalScreen[Any]):
    """Asks which one; gives back its value, or None when it was left.

    A menu (filter=False) takes the key of an entry at once; a list (filter=True) narrows as you type.
    new: from what was typed to one more choice, the last of the list, None for none.
    """

    CSS_PATH = "choose.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False, priority=True),
        Binding("enter", "take", show=False, priority=True),
        Binding("down,ctrl+n", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("pagedown", "half(1)", show=False, priority=True),
        Binding("pageup", "half(-1)", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        filter: bool = False,
        current: Any = None,
        note: str | Content = "",
        preview: Any = None,
        new: Callable[[str], Choice | None] | None = None,
    ) -> None:
        super().__init__()
        self._title, self._choices, self._filter = title, choices, filter
        self._current, self._note, self._preview, self._new = current, note, preview, new

    def compose(self) -> ComposeResult:
        """A box with an optional line to type in and the list."""
        with Vertical(id="box") as box:
            box.border_title = plain(self._title)
            box.border_subtitle = Content(self._keys())
            if self._note:
                yield Static(content(self._note), id="note")
            if self._filter:
                yield Line(placeholder="type to narrow", compact=True, id="filter")
            yield Choices(self._choices, empty=Content("Nothing fits. Delete a letter."), id="choices")

    def _keys(self) -> str:
        """Return what the keys do here, in the lower border."""
        if self._filter:
            return "type to narrow · ↑ ↓ move · enter takes it · esc leaves"
        own = any(choice.key for choice in self._choices)
        return f"{'its key or ' if own else 'j k move · '}enter takes it · esc leaves"

    def on_mount(self) -> None:
        """Stand on the current choice."""
        rows = self.query_one(Choices)
        around = 4 + (2 if self._filter else 0) + (2 + str(self._note).count("\n") if self._note else 0)
        rows.styles.height = min(max(len(self._choices), 1), max(4, self.app.size.height - around))
        for place, choice in enumerate(self._choices):
            if choice.value == self._current and self._current is not None:
                rows.go(place)
        (self.query_one(Input) if self._filter else rows).focus()

    @on(Input.Changed, "#filter")
    def _narrow(self, event: Input.Changed) -> None:
        words = fold(event.value).split()
        rows = [c for c in self._choices if all(w in fold(f"{c.label} {c.more} {c.words}") for w in words)]
        rows.sort(key=lambda c: not all(w in fold(c.label) for w in words))  # what is called so comes first
        if self._new and words and (added := self._new(event.value)) is not None:
            rows.append(added)
        self.query_one(Choices).set_rows(rows, keep=False)

    def on_key(self, event: events.Key) -> None:
        """Take a menu's entry by its key; j and k move."""
        if self._filter:
            return
        char = event.character or ""
        found = next((c for c in self._choices if c.key == char and char), None)
        if found is not None:
            event.stop()
            self._give(found)
        elif char in ("j", "k"):
            event.stop()
            self.action_move(1 if char == "j" else -1)
        elif char == "q":
            event.stop()
            self.action_leave()

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        self._give(event.row)

    @on(Rows.Highlighted)
    def _highlighted(self, event: Rows.Highlighted) -> None:
        if self._preview and event.row is not None:
            self._preview(event.row.value)

    def _give(self, choice: Choice) -> None:
        if choice.why_not:
            self.app.bell()
        elif self.is_current:  # a second key may come while it closes
            self.dismiss(choice.value)

    def action_move(self, by: int) -> None:
        """Move in the list."""
        self.query_one(Choices).action_move(by)

    def action_half(self, by: int) -> None:
        """Move half a page in the list."""
        self.query_one(Choices).action_half(by)

    async def action_take(self) -> None:
        """Take what is under the cursor."""
        await caught_up(self.focused)
        self.query_one(Choices).action_choose()

    def action_leave(self) -> None:
        """Leave without choosing."""
        self.dismiss(None)
