"""Timeline: thousands of notes of any length as one scrolled text, of which only what is in view is rendered.

Where things stand is the business of a Stack: heights begin as estimates, are exact in view, and what is being read
never moves. What is drawn of a moment is that of MomentStrips. Here keys, wheel and mouse become movement.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from time import perf_counter
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer

from relbank.tui.widgets.lineview import LineView
from relbank.tui.widgets.moment import LIMIT, Moment, guess, successor
from relbank.tui.widgets.moment_strips import MomentStrips
from relbank.tui.widgets.stack import Stack

__all__ = ["LIMIT", "Moment", "Timeline"]

NEAR = 40
"""Notes on either side of the view that are measured while nobody types."""
REST = 2.0
"""Seconds without movement before the notes near the view are measured: walking through people costs nothing."""
SLICE = 0.006
"""Seconds one round of measuring may take."""


class Timeline(LineView):
    """A stream of moments with a cursor; in the pane in use the moment under it has a bar at its left."""

    PARTS: ClassVar[Mapping[str, str]] = {
        "heading": "bold",
        "quiet": "$text-muted",
        "quiet:ansi": "dim",
        "cursor": "on $block-cursor-blurred-background",
        "cursor:focus": "$block-cursor-foreground on $block-cursor-background",
    }

    class Highlighted(Message):
        """The cursor stands on another moment; None when there is none."""

        def __init__(self, timeline: Timeline, moment: Moment | None) -> None:
            """Take the timeline and the moment."""
            super().__init__()
            self.timeline = timeline
            self.moment = moment

        @property
        def control(self) -> Timeline:
            """The timeline that sent it."""
            return self.timeline

    class Chosen(Highlighted):
        """A moment was chosen, by key or double click."""

    def __init__(
        self, moments: Sequence[Moment] = (), *, empty: Content | None = None, id: str | None = None,
        classes: str | None = None,
    ) -> None:  # fmt: skip
        """Take the moments, newest first or as the owner likes, and what to say when there are none."""
        super().__init__(empty=empty, id=id, classes=classes)
        self._moments: Sequence[Moment] = moments
        self._cursor = 0 if moments else -1
        self._width = -1
        self._stack = Stack((), self._measured)
        self._strips = MomentStrips(self)
        self._placing = False
        self._idle: Timer | None = None
        self._moved = 0.0

    # ---- moments and cursor ----
    @property
    def moments(self) -> Sequence[Moment]:
        """The moments shown; show replaces them."""
        return self._moments

    @property
    def cursor(self) -> int:
        """The place of the cursor, from 0; -1 without moments."""
        return self._cursor

    @property
    def moment(self) -> Moment | None:
        """The moment under the cursor."""
        return self._moments[self._cursor] if 0 <= self._cursor < len(self._moments) else None

    def show(self, moments: Sequence[Moment], keep: bool = False, news: bool = False) -> None:
        """Show other moments, from the top.

        keep: the cursor and what is in view stay with their moments; a moment that is gone hands over to the next.
        news: the journal changed; what came in is gone to, unless somebody reads here.
        """
        before, old, top = self.moment, self._moments, self._stack.top
        self._moments = moments
        place, head = 0, (0, 0)
        if keep and before is not None:
            places = {moment.key: i for i, moment in enumerate(moments)}
            place = successor(old, self._cursor, places)
            first = successor(old, top[0], places)
            head = (first, top[1] if moments and moments[first].key == old[top[0]].key else 0)
            if news and not self.has_focus:
                known = {moment.key for moment in old}
                came = next((i for i, moment in enumerate(moments) if moment.key not in known), place)
                place, head = came, min(head, (came, 0)) if came != place else head
        self._cursor = min(place, len(moments) - 1)
        self._restack()
        self._place(*head)
        self._reveal()
        after = self.moment
        if (before and before.key) != (after and after.key):
            self.post_message(self.Highlighted(self, after))

    def go_to(self, key: str) -> bool:
        """Put the cursor on the moment with this key; False when there is none."""
        place = next((i for i, moment in enumerate(self._moments) if moment.key == key), None)
        if place is not None:
            self._go(place)
        return place is not None

    def _go(self, place: int) -> None:
        place = max(0, min(len(self._moments) - 1, place))
        if not self._moments:
            return
        before, self._cursor = self._cursor, place
        self._reveal()
        self.refresh()
        if place != before:
            self.post_message(self.Highlighted(self, self.moment))

    # ---- where things stand ----
    def _restack(self) -> None:
        """Begin with estimated heights: within some lines of the truth, and quick for thousands."""
        self._width = self.room[0]
        room = max(8, self._width - 2)
        self._stack = Stack([2 + guess(moment.body, room) for moment in self._moments], self._measured)
        self._stack.window = self.room[1]

    def _measured(self, place: int) -> int:
        return len(self._drawn(place)) + self._gap(place)

    def _gap(self, place: int) -> int:
        """Return the blank lines after a moment: one, but none after the last and between bare quiet ones."""
        if place + 1 >= len(self._moments):
            return 0
        return 0 if all(m.quiet and not m.body for m in self._moments[place : place + 2]) else 1

    def _place(self, place: int, offset: int) -> None:
        self._stack.place(place, offset)
        self._settle()

    def _reveal(self) -> None:
        if self._cursor >= 0 and self._stack.reveal(self._cursor, self._gap(self._cursor)):
            self._settle()

    def _settle(self) -> None:
        """Make the scroll position follow the moment at the top, and draw."""
        self._scroll_there()
        self._moved = perf_counter()
        if self._idle is not None:
            self._idle.resume()
        self.refresh()

    def _scroll_there(self) -> None:
        self._placing = True
        try:
            self.set_extent(self._stack.total)
            self.set_top(self._stack.line)
        finally:
            self._placing = False

    def _follow(self) -> None:
        """Keep the cursor in view after scrolling: on the moment nearest to where it was."""
        before, self._cursor = self._cursor, self._stack.nearest(self._cursor)
        if before != self._cursor:
            self.post_message(self.Highlighted(self, self.moment))

    def _tick(self) -> None:
        """Measure what is near the view while nobody moves; what is in view stays where it is."""
        now, top = perf_counter(), self._stack.top[0]
        if now - self._moved < REST or self._idle is None:
            return
        left = self._stack.unmeasured(range(top - NEAR, top + NEAR + self.room[1]))
        for place in sorted(left, key=lambda place: abs(place - top)):
            self._stack.height(place)
            if perf_counter() - now > SLICE:
                break
        else:
            self._idle.pause()
        if left:
            self._scroll_there()

    # ---- actions ----
    def action_move(self, by: int) -> None:
        """Move the cursor by moments."""
        self._go(self._cursor + by)

    def action_lines(self, by: int) -> None:
        """Scroll by lines; the cursor stays in view."""
        if self._moments:
            self._place(self._stack.top[0], self._stack.top[1] + by)
            self._follow()

    def action_half(self, by: int) -> None:
        """Scroll by half pages; at an end the cursor goes to it."""
        self._leap(by * max(1, self.room[1] // 2))

    def action_page(self, by: int) -> None:
        """Scroll by pages, one line overlapping; at an end the cursor goes to it."""
        self._leap(by * max(1, self.room[1] - 1))

    def action_top(self) -> None:
        """Move the cursor to the first moment."""
        self._go(0)

    def action_bottom(self) -> None:
        """Move the cursor to the last moment."""
        self._go(len(self._moments) - 1)

    def action_choose(self) -> None:
        """Choose the moment under the cursor."""
        if (moment := self.moment) is not None:
            self.post_message(self.Chosen(self, moment))

    def _leap(self, by: int) -> None:
        before = self._stack.top
        self.action_lines(by)
        if self._stack.top == before:
            self._go(0 if by < 0 else len(self._moments) - 1)

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the moment under the mouse; a double click chooses it."""
        offset = event.get_content_offset(self)
        line = -1 if offset is None else offset.y + self.scroll_offset.y
        if not self._moments or not 0 <= line < self._stack.total:
            return
        self._go(self._stack.find(line)[0])
        if event.chain == 2:
            self.action_choose()

    # ---- what Textual tells ----
    def on_mount(self) -> None:
        """Have what is near the view measured in idle moments."""
        self._idle = self.set_interval(0.1, self._tick)

    def on_resize(self, event: events.Resize) -> None:
        """Wrap for another width; what is at the top stays there, the cursor stays in view."""
        top = self._stack.top
        if self.room[0] != self._width:
            self._restack()
            top = (top[0], 0)
        self._stack.window = self.room[1]
        self._place(*top)
        self._reveal()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Follow the wheel and the scroll bar: short ways are counted in exact lines, long ones land by estimate."""
        super().watch_scroll_y(old_value, new_value)
        if self._placing or not self._moments:
            return
        by = round(new_value) - round(old_value)
        if abs(by) <= 2 * self.room[1]:
            self._place(self._stack.top[0], self._stack.top[1] + by)
        else:
            self._place(*self._stack.find(round(new_value)))
        self._follow()

    def notify_style_update(self) -> None:
        """Look at the theme again before the next line is drawn."""
        self._strips.renew()
        super().notify_style_update()

    # ---- drawing ----
    def _drawn(self, place: int) -> list[Strip]:
        return self._strips.of(self._moments[place], max(0, self._width))

    def redraw(self) -> None:
        """Draw everything anew: it was masked, or is shown again."""
        self._strips.renew()
        self.refresh()

    def line(self, y: int) -> Strip:
        """Return line y of what is in view."""
        line = self.scroll_offset.y + y
        if not self._moments:
            return self.empty_line(y)
        if line >= self._stack.total:
            return self.blank_line()
        place, offset = self._stack.find(line)
        strips = self._drawn(place)
        if offset >= len(strips):
            return self.blank_line()
        if place == self._cursor and self.has_focus:
            return self._strips.pointed_at(self._moments[place], strips[offset] if offset else None, self.room[0])
        return strips[offset]
