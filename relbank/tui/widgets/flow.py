"""A page of labelled items that flow into lines, with a cursor that goes from item to item: the profile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.cells import cell_len, split_text
from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style

from relbank.method.personal import words
from relbank.model.fact import Fact
from relbank.model.person import Person
from relbank.model.record import record
from relbank.model.text import clean

from ..safe import own, personal, plain, told
from .lineview import LineView


@record
class Item:
    """One thing that the cursor can stand on; tone: "", "strong" (hard rules) or "quiet".

    command: the id of what opening it does, "" when its thing is edited. remark: what the program says of it, at its
    end.
    """

    text: str
    thing: Any = None
    tone: str = ""
    command: str = ""
    remark: str = ""


@record
class Section:
    """A label and its items; inline ones flow, others take a line each."""

    label: str
    items: tuple[Item, ...]
    inline: bool = True


@dataclass(slots=True)
class _Piece:
    text: str
    item: int  # -1: the label, -2: between items


class Flow(LineView):
    """A flowing page; posts Chosen when an item is opened."""

    PARTS: ClassVar[Mapping[str, str]] = {
        "label": "$text-muted",
        "strong": "bold $text-error",
        "quiet": "$text-muted",
        "cursor:focus": "$block-cursor-foreground on $block-cursor-background",
    }
    LABEL = 12

    about = ""
    """The id of the person whom the page is about."""
    _telling: tuple[str, int, frozenset[str]] = ("", -1, frozenset())
    cursor: reactive[int] = reactive(0, repaint=False)

    class Highlighted(Message):
        """The cursor stands on another item."""

        def __init__(self, flow: Flow) -> None:
            super().__init__()
            self.flow = flow

        @property
        def control(self) -> Flow:
            """The page it came from."""
            return self.flow

    class Chosen(Highlighted):
        """An item was opened."""

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._sections: Sequence[Section] = ()
        self._items: list[Item] = []
        self._lines: list[list[_Piece]] = []
        self._line_of: dict[int, int] = {}

    @property
    def item(self) -> Item | None:
        """The item under the cursor."""
        return self._items[self.cursor] if 0 <= self.cursor < len(self._items) else None

    def show(self, sections: Sequence[Section], keep: bool = False) -> None:
        """Show sections; keep leaves the cursor on the same thing where it still is."""
        before, shown = self.item, self._drawn()
        self._sections = sections
        self._items = [item for section in sections for item in section.items]
        place = 0
        if keep and before is not None:
            same = [i for i, item in enumerate(self._items) if _id(item) == _id(before)]
            place = same[0] if same else min(self.cursor, len(self._items) - 1)
        self._lay_out()
        self.set_reactive(Flow.cursor, max(0, place))
        if not keep:
            self.set_top(0)
        self._refresh_changed(shown)

    def _drawn(self) -> tuple[tuple[int, int], list[object]]:
        """Return what decides how each line looks, and the first line in view of how many."""
        told = [[(piece.text, self._tone(piece)) for piece in line] for line in self._lines]
        return (self.scroll_offset.y, len(told)), [*told]

    def _tone(self, piece: _Piece) -> str:
        if piece.item < 0:
            return "label"
        return "cursor" if piece.item == self.cursor and self.has_focus else self._items[piece.item].tone

    def _refresh_changed(self, before: tuple[tuple[int, int], list[object]]) -> None:
        """Draw the lines that look otherwise than before; a line costs as much as looking at a hundred."""
        (top, _), old = before
        view, now = self._drawn()
        if before[0] != view or not old or not now:  # with their number the bar at the right changes, too
            self.refresh()
            return
        for line in range(max(len(old), len(now))):
            if line >= len(old) or line >= len(now) or old[line] != now[line]:
                self.refresh(Region(0, line - top, self.size.width, 1))

    def _lay_out(self) -> None:
        width = max(1, self.room[0])
        label = self.LABEL if width >= 40 else 0
        self._lines, self._line_of, number = [], {}, 0
        for section in self._sections:
            line = [_Piece(clean(section.label).ljust(label)[: label - 1] + " " if label else "", -1)]
            used, first = label, True
            for item in section.items:
                text = clean(item.text)
                between = " · " if section.inline else ""
                fresh = not first and (not section.inline or used + len(between) + cell_len(text) > width)
                if fresh:
                    self._lines.append(line)
                    line, used = [_Piece(" " * label, -1)], label
                elif not first:
                    line.append(_Piece(between, -2))
                    used += len(between)
                for rest in _split(text, max(1, width - used), max(1, width - label)):
                    if rest is not None and line and used + cell_len(rest) > width:
                        self._lines.append(line)
                        line, used = [_Piece(" " * label, -1)], label
                    self._line_of.setdefault(number, len(self._lines))
                    line.append(_Piece(rest, number))
                    used += cell_len(rest)
                number, first = number + 1, False
            self._lines.append(line)
        self.set_extent(len(self._lines))

    def on_resize(self, event: events.Resize) -> None:
        """Flow again at the new width."""
        self._lay_out()
        self.refresh()

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on an item."""
        return max(0, min(len(self._items) - 1, cursor))

    def watch_cursor(self, old: int, new: int) -> None:
        """Bring the item into sight."""
        line = self._line_of.get(new, 0)
        self.scroll_to_region(Region(0, line, 1, 1), animate=False, immediate=True)
        self.refresh()
        self.post_message(self.Highlighted(self))

    def action_move(self, delta: int) -> None:
        """Go to the next item (1) or the one before (-1)."""
        self.cursor += delta

    def action_half(self, direction: int) -> None:
        """Scroll half a page."""
        self.cursor += direction * 5

    def action_top(self) -> None:
        """Go to the first item."""
        self.cursor = 0

    def action_bottom(self) -> None:
        """Go to the last item."""
        self.cursor = len(self._items) - 1

    def action_choose(self) -> None:
        """Open the item under the cursor."""
        if self.item:
            self.post_message(self.Chosen(self))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the item that was clicked; a double click opens it."""
        row, x = self.scroll_offset.y + event.y, 0
        for piece in self._lines[row] if row < len(self._lines) else ():
            x += cell_len(piece.text)
            if event.x < x:
                if piece.item >= 0:
                    self.cursor = piece.item
                break
        if event.chain == 2:
            self.action_choose()

    def line(self, y: int) -> Strip:
        """Draw one line."""
        width, row = self.room[0], self.scroll_offset.y + y
        if not self._items:
            return self.empty_line(y)
        if row >= len(self._lines):
            return self.blank_line()
        base = self.visual_style
        if getattr(self.app, "masked", False):
            segments = [part for piece in self._lines[row] for part in self._known(piece, self._style(piece, base))]
        else:
            segments = [Segment(piece.text, self._style(piece, base).rich_style) for piece in self._lines[row]]
        return Strip(segments).adjust_cell_length(width, base.rich_style)

    def _known(self, piece: _Piece, style: Style) -> list[Segment]:
        """Return a piece with what is somebody's in it known as theirs."""
        item = self._items[piece.item] if piece.item >= 0 else None
        if item is None:
            content = own(piece.text)
        elif item.thing is not None:
            said = piece.text.removesuffix(item.remark)
            content = personal(said, numbers=not isinstance(item.thing, Person)) + own(piece.text[len(said) :])
        else:
            content = told(plain(piece.text), self._words())
        return self.drawn(content, style)

    def _words(self) -> frozenset[str]:
        """Return the telling words of whoever the page is about."""
        app: Any = self.app
        if self._telling[:2] != (self.about, app.journal.version):
            about = app.journal.get(Person, self.about), *app.journal.of(Fact, self.about)
            self._telling = (self.about, app.journal.version, words(about))
        return self._telling[2]

    def _style(self, piece: _Piece, base: Style) -> Style:
        tone = self._tone(piece)
        return base + self.part(tone) if tone else base


def _id(item: Item) -> object:
    return getattr(item.thing, "id", None) or item.text


def _split(text: str, room: int, width: int) -> list[str]:
    """Split a text into pieces: the first fits the room or a whole line, long ones are broken at words."""
    if cell_len(text) <= max(room, width):
        return [text]
    out, line = [], ""
    for word in text.split(" "):
        while cell_len(word) > width:
            head, word = split_text(word, width)
            out.append(head)
        if line and cell_len(line) + 1 + cell_len(word) > width:
            out.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*out, line] if line else out
