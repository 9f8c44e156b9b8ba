"""Items of any height under one another, seen through a window: which line of which item is at its top.

Heights begin as estimates and become exact when an item comes into the window. The item at the top and the line in it
are the truth; they never jump when a height above turns out different.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from relbank.tui.widgets.heights import Heights


class Stack:
    """Items and a window on them. `measure` tells the exact height of an item (at least 1), asked once each."""

    def __init__(self, estimates: Sequence[int], measure: Callable[[int], int], top: tuple[int, int] = (0, 0)) -> None:
        """Take an estimated height for each item, in lines."""
        self._heights = Heights(estimates)
        self._exact = bytearray(len(estimates))
        self._measure = measure
        self.top = top
        self.window = 0

    def __len__(self) -> int:
        """Return how many items there are."""
        return len(self._heights)

    @property
    def total(self) -> int:
        """All lines, as far as they are known."""
        return self._heights.total

    @property
    def line(self) -> int:
        """The line at the top of the window, counted from the first item's first."""
        return self._heights.before(self.top[0]) + self.top[1]

    def find(self, line: int) -> tuple[int, int]:
        """Return the item a line belongs to and the line's place in it."""
        return self._heights.find(line)

    def height(self, item: int) -> int:
        """Return the exact height of an item."""
        if not self._exact[item]:
            self._exact[item] = 1
            self._heights.set(item, self._measure(item))
        return self._heights[item]

    def unmeasured(self, items: Iterable[int]) -> list[int]:
        """Return those of some items whose height is an estimate still."""
        return [item for item in items if 0 <= item < len(self) and not self._exact[item]]

    def place(self, item: int, offset: int) -> None:
        """Put line `offset` of an item at the top; it may lie before or behind that item.

        Every height in the window is exact afterwards, and the end of the last item never leaves the bottom.
        """
        count, window = len(self), self.window
        if not count or window <= 0:
            self.top = (min(item, max(0, count - 1)), max(0, offset))
            return
        item = max(0, min(count - 1, item))
        while offset < 0 and item > 0:
            item -= 1
            offset += self.height(item)
        offset = max(0, offset)
        while item < count - 1 and offset >= self.height(item):
            offset -= self.height(item)
            item += 1
        offset = min(offset, self.height(item) - 1)
        filled, last = -offset, item
        while last < count and filled < window:
            filled += self.height(last)
            last += 1
        while filled < window and (offset or item):
            if offset:
                step = min(offset, window - filled)
                offset -= step
                filled += step
            else:
                item -= 1
                offset = self.height(item)
        self.top = (item, offset)

    def reveal(self, item: int, gap: int) -> bool:
        """Bring an item into the window: all of it but the gap behind it, or its beginning if it is too long.

        Returns whether the window moved.
        """
        before, (top, offset) = self.top, self.top
        if self.window <= 0 or not 0 <= item < len(self):
            return False
        if item < top or (item == top and offset):
            self.place(item, 0)
        else:
            far = item > top + self.window
            above = self.window if far else sum(self.height(i) for i in range(top, item)) - offset
            lines = self.height(item) - gap
            if above > 0 and above + lines > self.window:
                self.place(item, min(0, lines - self.window))
        return self.top != before

    def nearest(self, item: int) -> int:
        """Return the item in the window that is nearest to one, preferring those whose first line is seen."""
        if not len(self):
            return -1
        (top, offset), last = self.top, self.top[0]
        line = self.height(top) - offset
        while last + 1 < len(self) and line < self.window:
            last += 1
            line += self.height(last)
        first = min(last, top + 1 if offset else top)
        return max(first, min(last, item))
