"""The lines of each device that did not come: its numbers run without gaps, so each gap is one."""

from __future__ import annotations

Range = list[int]  # the first and the last number of a gap


class Missing:
    """Gaps in the numbers of lines, by device; each in its order."""

    def __init__(self, ranges: dict[str, list[Range]] | None = None) -> None:
        self.ranges: dict[str, list[Range]] = ranges or {}

    def skip(self, device: str, first: int, last: int) -> None:
        """Take note that some numbers, greater than all before, did not come."""
        self.ranges.setdefault(device, []).append([first, last])

    def came(self, device: str, number: int) -> bool:
        """Take note of a number that came late; False when it was not missing."""
        gaps = self.ranges.get(device, [])
        for at, (first, last) in enumerate(gaps):
            if first <= number <= last:
                gaps[at : at + 1] = [gap for gap in ([first, number - 1], [number + 1, last]) if gap[0] <= gap[1]]
                if not gaps:
                    del self.ranges[device]
                return True
        return False
