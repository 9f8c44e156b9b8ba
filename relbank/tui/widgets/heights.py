"""Heights of many items: from a line to its item and back in logarithmic time (a Fenwick tree)."""

from __future__ import annotations

from collections.abc import Sequence


class Heights:
    """Heights in lines of items in a row; one may change at any time."""

    def __init__(self, values: Sequence[int] = ()) -> None:
        """Take the heights, none below 0."""
        self._values = list(values)
        count = len(self._values)
        self._tree = tree = [0, *self._values]
        for i in range(1, count + 1):
            if (above := i + (i & -i)) <= count:
                tree[above] += tree[i]
        self._step = 1 << (count.bit_length() - 1) if count else 0
        self.total = sum(self._values)

    def __len__(self) -> int:
        """Return how many items there are."""
        return len(self._values)

    def __getitem__(self, index: int) -> int:
        """Return the height of one item."""
        return self._values[index]

    def set(self, index: int, value: int) -> int:
        """Change the height of one item; return by how much it grew."""
        grown = value - self._values[index]
        if grown:
            self._values[index] = value
            self.total += grown
            i, tree, count = index + 1, self._tree, len(self._values)
            while i <= count:
                tree[i] += grown
                i += i & -i
        return grown

    def before(self, index: int) -> int:
        """Return the sum of the heights of all items before one: the line it begins at."""
        total, tree = 0, self._tree
        while index > 0:
            total += tree[index]
            index &= index - 1
        return total

    def find(self, line: int) -> tuple[int, int]:
        """Return the item a line belongs to and the line's place in it; the ends hold. (0, 0) without items."""
        count = len(self._values)
        if not count:
            return 0, 0
        place, step, left, tree = 0, self._step, max(0, line), self._tree
        while step:
            ahead = place + step
            if ahead <= count and tree[ahead] <= left:
                place = ahead
                left -= tree[ahead]
            step >>= 1
        return (place, left) if place < count else (count - 1, max(0, self._values[-1] - 1))
